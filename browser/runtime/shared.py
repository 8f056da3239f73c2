"""Shared memory of multiprocessing: Value, Array, RawValue, RawArray, and the two numbers of a Barrier.

Workers share no memory, so a shared object is a view of a cell of bytes in the kernel; each read and each write is a
call. As with real shared memory, `value += 1` is a read and a write, and another process may come between.
"""

import ctypes
from multiprocessing import context, heap, sharedctypes

from runtime import kernel


class View:
    """A ctypes type laid over a part of a cell."""

    def __init__(self, cell: int, type_: type, offset: int) -> None:
        object.__setattr__(self, "_cell", cell)
        object.__setattr__(self, "_type", type_)
        object.__setattr__(self, "_offset", offset)

    def _load(self) -> object:
        """A private copy, as a ctypes object."""
        size = ctypes.sizeof(self._type)
        return self._type.from_buffer_copy(kernel.call("cell_read", self._cell, self._offset, size))

    def _store(self, data: object) -> None:
        kernel.call("cell_write", self._cell, self._offset, bytes(data))

    def _part(self, type_: type, offset: int) -> "View":
        return _view(self._cell, type_, self._offset + offset)

    def __reduce__(self) -> tuple:
        context.assert_spawning(self)
        return _rebuild, (self._cell, _recipe(self._type), self._offset)

    def __repr__(self) -> str:
        return repr(self._load())


class SimpleView(View):
    """A number or a character: `.value`."""

    @property
    def value(self) -> object:
        return self._load().value

    @value.setter
    def value(self, value: object) -> None:
        self._store(self._type(value))


class ArrayView(View):
    """An array: items, slices, and for one of c_char `.value` and `.raw`."""

    def __len__(self) -> int:
        return self._type._length_

    def _item(self, index: int) -> View:
        try:
            position = range(len(self))[index]
        except IndexError:
            raise IndexError("invalid index") from None
        item_type = self._type._type_
        return self._part(item_type, position * ctypes.sizeof(item_type))

    def __getitem__(self, index: int | slice) -> object:
        if isinstance(index, slice):
            return self._load()[index]
        item = self._item(index)
        return item.value if isinstance(item, SimpleView) else item

    def __setitem__(self, index: int | slice, value: object) -> None:
        if isinstance(index, slice):
            positions = range(len(self))[index]
            if len(positions) != len(value):
                raise ValueError("Can only assign sequence of same size")
            for position, item in zip(positions, value, strict=True):
                self[position] = item
        else:
            _assign(self._item(index), value)

    def __iter__(self) -> object:
        return (self[index] for index in range(len(self)))


class TextView(ArrayView):
    """An array of c_char or c_wchar."""

    @property
    def value(self) -> bytes | str:
        return self._load().value

    @value.setter
    def value(self, value: bytes | str) -> None:
        data = self._load()
        data.value = value
        self._store(data)

    @property
    def raw(self) -> bytes:
        return self._load().raw

    @raw.setter
    def raw(self, value: bytes) -> None:
        data = self._load()
        data.raw = value
        self._store(data)


class StructureView(View):
    """A structure: its fields are attributes."""

    def __getattr__(self, name: str) -> object:
        field = self._field(name)
        return field.value if isinstance(field, SimpleView) else field

    def __setattr__(self, name: str, value: object) -> None:
        _assign(self._field(name), value)

    def _field(self, name: str) -> View:
        for field_name, type_, *bits in self._type._fields_:
            if field_name == name:
                if bits:
                    raise NotImplementedError("bit fields cannot be shared between workers")
                return self._part(type_, getattr(self._type, name).offset)
        raise AttributeError(f"{self._type.__name__!r} object has no attribute {name!r}")


def _assign(view: View, value: object) -> None:
    if isinstance(view, SimpleView):
        view.value = getattr(value, "value", value)
    else:
        view._store(value if isinstance(value, view._type) else view._type(*value))


def _view(cell: int, type_: type, offset: int) -> View:
    if issubclass(type_, ctypes.Array):
        is_text = type_._type_ in (ctypes.c_char, ctypes.c_wchar)
        return (TextView if is_text else ArrayView)(cell, type_, offset)
    if issubclass(type_, ctypes.Structure):
        return StructureView(cell, type_, offset)
    return SimpleView(cell, type_, offset)


def _recipe(type_: type) -> object:
    """What makes the type again in another process: array types have no name to be imported by."""
    if issubclass(type_, ctypes.Array):
        return (_recipe(type_._type_), type_._length_)
    return type_


def _rebuild(cell: int, recipe: object, offset: int) -> View:
    return _view(cell, _type_of(recipe), offset)


def _type_of(recipe: object) -> type:
    if isinstance(recipe, tuple):
        return _type_of(recipe[0]) * recipe[1]
    return recipe


def _share(data: object) -> View:
    """Give a ctypes object a cell of its own."""
    cell = kernel.new_id()
    kernel.cast("cell_create", cell, bytes(data))
    return _view(cell, type(data), 0)


def RawValue(typecode_or_type: str | type, *args: object) -> View:
    """A shared number or structure without a lock."""
    return _share(sharedctypes.typecode_to_type.get(typecode_or_type, typecode_or_type)(*args))


def RawArray(typecode_or_type: str | type, size_or_initializer: object) -> View:
    """A shared array without a lock: zeros if a size is given, else with these items."""
    type_ = sharedctypes.typecode_to_type.get(typecode_or_type, typecode_or_type)
    if isinstance(size_or_initializer, int):
        return _share((type_ * size_or_initializer)())
    return _share((type_ * len(size_or_initializer))(*size_or_initializer))


def copy(view: View) -> View:
    """A second shared object with the same content."""
    return _share(view._load())


def synchronized(view: View, lock: object = None, ctx: object = None) -> object:
    """A shared object together with a lock that guards each access."""
    if isinstance(view, SimpleView):
        return sharedctypes.Synchronized(view, lock, ctx)
    if isinstance(view, TextView):
        return sharedctypes.SynchronizedString(view, lock, ctx)
    if isinstance(view, ArrayView):
        return sharedctypes.SynchronizedArray(view, lock, ctx)
    return _synchronized_structure(view._type)(view, lock, ctx)


def _synchronized_structure(type_: type) -> type:
    if type_ not in sharedctypes.class_cache:
        fields = {field[0]: sharedctypes.make_property(field[0]) for field in type_._fields_}
        bases = (sharedctypes.SynchronizedBase,)
        sharedctypes.class_cache[type_] = type(f"Synchronized{type_.__name__}", bases, fields)
    return sharedctypes.class_cache[type_]


class SharedBuffer:
    """`heap.BufferWrapper`: bytes that a Barrier takes as two numbers."""

    def __init__(self, size: int) -> None:
        self._bytes = _share((ctypes.c_byte * size)())
        self._size = size

    def create_memoryview(self) -> "SharedBuffer":
        return self

    def cast(self, typecode: str) -> View:
        type_ = sharedctypes.typecode_to_type[typecode]
        return self._bytes._part(type_ * (self._size // ctypes.sizeof(type_)), 0)


def install() -> None:
    """Replace the parts of multiprocessing that map memory; Value, Array and the locked wrappers stay its own."""
    for function in (RawValue, RawArray, copy, synchronized):
        setattr(sharedctypes, function.__name__, function)
    heap.BufferWrapper = SharedBuffer
