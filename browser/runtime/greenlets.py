"""The greenlet API on WebAssembly stacks, which programs and gevent import as `greenlet`.

The greenlets of a thread are further stacks of its task. One of them runs; each of the others waits in hand_over()
until it is sent a message: what its switch() is to return, or what it is to raise. The stack of a greenlet that waits
does not refer to the greenlet, which can so be collected, as the documentation of greenlet has it. Semantics: 3.5.
"""

import collections
import contextvars
import sys
import types
from collections.abc import Callable

from runtime import output, scheduler

__version__ = "3.5.6"
__all__ = ["GreenletExit", "error", "getcurrent", "gettrace", "greenlet", "settrace"]

GREENLET_USE_CONTEXT_VARS = True
GREENLET_USE_GC = True
GREENLET_USE_STANDARD_THREADING = True
GREENLET_USE_TRACING = True

MOST_IDLE_STACKS = 100

_NEW, _STARTED, _DEAD = "pending", "started", "dead"

_dropped = []  # greenlets to which nothing refers any more, until their own threads end them
_idle_stacks = []  # the tokens of stacks of the main thread whose greenlets have ended

_trace = None  # what settrace() was given
_names = collections.Counter()  # how many greenlets have run a function of this name


class error(Exception):  # noqa: N818 (the name is greenlet's)
    """A switch that is not possible."""

    __module__ = "greenlet"


class GreenletExit(BaseException):
    """Ends a greenlet; its parent gets it as a value, not as an exception."""

    __module__ = "greenlet"


class _Message:
    """What a switch brings to its target: the exception `error`, or else a value."""

    __slots__ = ("args", "error", "kwargs", "origin")

    def __init__(
        self, failure: BaseException | None, args: tuple = (), kwargs: dict | None = None
    ) -> None:
        self.error = failure
        self.args = args
        self.kwargs = kwargs or {}
        self.origin = None  # the greenlet that switched

    def outcome(self) -> object:
        """What switch() returns; raises the exception, if it is one, unchanged but for the traceback."""
        failure = self.error
        if failure is None:
            if self.kwargs:
                return (self.args, self.kwargs) if self.args else self.kwargs
            return self.args[0] if len(self.args) == 1 else self.args
        context = failure.__context__
        try:
            raise failure
        finally:
            failure.__context__ = context
            del failure, self


class greenlet:
    """A function with a stack of its own, left and entered again by switch() and throw()."""

    __module__ = "greenlet"
    __slots__ = (
        "__dict__",
        "__weakref__",
        "_gr_context",
        "_gr_frame",
        "_gr_is_main",
        "_gr_message",
        "_gr_name",
        "_gr_parent",
        "_gr_run",
        "_gr_state",
        "_gr_task",
        "_gr_token",
    )

    GreenletExit = GreenletExit
    error = error

    def __new__(cls, *args: object, **kwargs: object) -> "greenlet":
        self = _bare(cls)
        self._gr_parent = getcurrent()
        return self

    def __init__(self, run: Callable | None = None, parent: "greenlet | None" = None) -> None:
        if run is not None:
            self._gr_run = run
        if parent is not None:
            self.parent = parent

    def __del__(self) -> None:
        if not self or self._gr_is_main:
            return
        if self._gr_task is scheduler.current():
            _end(self)
        else:
            _dropped.append(self)

    @property
    def run(self) -> Callable:
        """What the greenlet is to run; gone as soon as it has started."""
        if self._gr_run is None:
            raise AttributeError("run")
        return self._gr_run

    @run.setter
    def run(self, function: Callable) -> None:
        if self._gr_state != _NEW:
            raise AttributeError("run cannot be set after the start of the greenlet")
        self._gr_run = function

    @run.deleter
    def run(self) -> None:
        if self._gr_run is None:
            raise AttributeError("run")
        self._gr_run = None

    @property
    def parent(self) -> "greenlet | None":
        """Where control and the result, or the exception, go when the greenlet ends."""
        return self._gr_parent

    @parent.setter
    def parent(self, parent: "greenlet") -> None:
        if not isinstance(parent, greenlet):
            kind = type(parent).__name__
            raise TypeError(f"GreenletChecker: Expected any type of greenlet, not {kind}")
        if self._gr_is_main:
            raise AttributeError("cannot set the parent of a main greenlet")
        if self._gr_state == _STARTED and _task_of(parent) is not self._gr_task:
            raise ValueError("parent cannot be on a different thread")
        ancestor = parent
        while ancestor is not None:
            if ancestor is self:
                raise ValueError("cyclic parent chain")
            ancestor = ancestor._gr_parent
        self._gr_parent = parent

    @parent.deleter
    def parent(self) -> None:
        raise AttributeError("can't delete attribute")

    @property
    def dead(self) -> bool:
        """Whether it has ended, or the thread in which it ran."""
        return self._gr_state == _DEAD or (
            self._gr_state == _STARTED and scheduler.has_ended(self._gr_task)
        )

    def __bool__(self) -> bool:
        return self._gr_state == _STARTED and not scheduler.has_ended(self._gr_task)

    @property
    def gr_frame(self) -> types.FrameType | None:
        """Where it stands while it waits."""
        return self._gr_frame

    @property
    def gr_context(self) -> contextvars.Context | None:
        """The context in which it runs; an empty one unless it is set before the start."""
        return self._gr_context

    @gr_context.setter
    def gr_context(self, context: contextvars.Context | None) -> None:
        if context is not None and not isinstance(context, contextvars.Context):
            raise TypeError("greenlet context must be a contextvars.Context or None")
        if self._gr_state == _STARTED:
            raise ValueError("here the context cannot be set after the start of the greenlet")
        self._gr_context = context

    @gr_context.deleter
    def gr_context(self) -> None:
        raise AttributeError("can't delete context attribute")

    def switch(self, *args: object, **kwargs: object) -> object:
        """Let this greenlet run; returns what is sent back."""
        return _switch(self, _Message(None, args, kwargs)).outcome()

    def throw(
        self,
        kind: type[BaseException] | BaseException = GreenletExit,
        value: object = None,
        traceback: types.TracebackType | None = None,
    ) -> object:
        """Let this greenlet run and raise an exception in it; returns what is sent back."""
        return _switch(self, _Message(_exception(kind, value, traceback))).outcome()

    def __repr__(self) -> str:
        if self._gr_state == _STARTED:
            now = "current" if self is getcurrent() else "suspended"
            state = f"{now} active started"
        else:
            state = self._gr_state
        main = " main" if self._gr_is_main else ""
        thread = "0x(nil)" if self._gr_state == _NEW else f"{self._gr_task.ident:#x}"
        return f"<{_type_name(self)} object at {id(self):#x} (otid={thread}) {state}{main}>"

    def __getstate__(self) -> None:
        raise TypeError(f"cannot serialize {_type_name(self)!r} object")


def _type_name(self: greenlet) -> str:
    """What C code calls the type: with its module only if it is written in C."""
    return "greenlet.greenlet" if type(self) is greenlet else type(self).__name__


def _bare(cls: type[greenlet]) -> greenlet:
    self = object.__new__(cls)
    self._gr_context = self._gr_frame = self._gr_message = self._gr_parent = self._gr_run = (
        self._gr_token
    ) = None
    self._gr_is_main = False
    self._gr_name = ""
    self._gr_state = _NEW
    self._gr_task = scheduler.current()
    return self


def getcurrent() -> greenlet:
    """The greenlet that runs; in a thread without any, its main greenlet."""
    task = scheduler.current()
    if task.greenlet is None:
        main = _bare(greenlet)
        main._gr_is_main = True
        main._gr_state = _STARTED
        task.greenlet = main
    if _dropped:
        _end_dropped(task)
    return task.greenlet


def _end_dropped(task: scheduler.Task) -> None:
    """End those of the greenlets dropped elsewhere that belong to this thread; forget those of ended threads."""
    global _dropped
    here = [each for each in _dropped if each._gr_task is task]
    _dropped = [each for each in _dropped if each and each._gr_task is not task]
    for each in here:
        _end(each)


def _end(dropped: greenlet) -> None:
    """Raise GreenletExit in it; control comes back here."""
    dropped._gr_parent = getcurrent()
    dropped.throw()


@scheduler.runs_program
def _exception(
    kind: type[BaseException] | BaseException,
    value: object,
    traceback: types.TracebackType | None,
) -> BaseException:
    """The exception that the three arguments of throw() stand for, as those of a generator's throw()."""
    if traceback is not None and not isinstance(traceback, types.TracebackType):
        raise TypeError("throw() third argument must be a traceback object")
    if isinstance(kind, BaseException):
        if value is not None:
            raise TypeError("instance exception may not have a separate value")
        failure = kind
    elif not (isinstance(kind, type) and issubclass(kind, BaseException)):
        name = type(kind).__name__
        raise TypeError(f"exceptions must be classes, or instances, not {name}")
    elif isinstance(value, kind):
        failure = value
    elif value is None:
        failure = kind()
    else:
        failure = kind(*value) if isinstance(value, tuple) else kind(value)
    return failure if traceback is None else failure.with_traceback(traceback)


def _receiver(target: greenlet, message: _Message) -> tuple[greenlet, _Message]:
    """Who gets the message: ended greenlets, and those that an exception meets before they start, pass it on."""
    while target._gr_state == _DEAD or (target._gr_state == _NEW and message.error is not None):
        target._gr_state = _DEAD
        if isinstance(message.error, GreenletExit):
            message = _Message(None, (message.error,))
        target = target._gr_parent
    return target, message


def _switch(target: greenlet, message: _Message) -> _Message:
    """Leave the greenlet that runs for `target`; returns the message on which it is entered again."""
    current = getcurrent()
    task = _task_of(target)
    if task is not current._gr_task:
        raise error(_other_thread(task, current))
    target, message = _receiver(target, message)
    message.origin = current
    if target is current:
        current._gr_message = message
    else:
        if target._gr_state == _NEW and target._gr_run is None:
            target.run  # noqa: B018 (AttributeError, here in the caller, if there is nothing to run)
        # Both stacks are ready in between; no time slice may end before this one waits.
        with scheduler.protected():
            current._gr_frame = sys._getframe(2)
            current._gr_token = token = scheduler.new_token()
            _send(target, message)
            del current, message, target, task
            scheduler.hand_over(token)
    return _receive()


def _task_of(target: greenlet) -> scheduler.Task:
    """The thread that it belongs to: until it starts, the one of its parent."""
    while target._gr_state == _NEW:
        target = target._gr_parent
    return target._gr_task


def _other_thread(task: scheduler.Task, current: greenlet) -> str:
    """Why `current` cannot switch to a greenlet of `task`."""
    if scheduler.has_ended(task):
        return "cannot switch to a different thread (which happens to have exited)"
    main = task.greenlet
    while main._gr_parent is not None:
        main = main._gr_parent
    return f"Cannot switch to a different thread\n\tCurrent:  {current!r}\n\tExpected: {main!r}"


def _send(target: greenlet, message: _Message) -> None:
    """Let `target` run next in this thread; the stack that calls has to leave."""
    target._gr_message = message
    target._gr_task = task = scheduler.current()
    task.greenlet = target
    if target._gr_state == _NEW:
        target._gr_state = _STARTED
        if task is scheduler.main_task() and _idle_stacks:
            scheduler.wake(_idle_stacks.pop())
        else:
            scheduler.start_stack(_run_greenlets)
    else:
        scheduler.wake(target._gr_token)


def _receive() -> _Message:
    """The message that the greenlet that runs was entered with."""
    current = scheduler.current().greenlet
    message, current._gr_message = current._gr_message, None
    current._gr_frame = None
    origin, message.origin = message.origin, None
    if _trace is not None:
        _call_trace("switch" if message.error is None else "throw", origin, current)
    return message


@scheduler.runs_program
def _call_trace(event: str, origin: greenlet, target: greenlet) -> None:
    try:
        _trace(event, (origin, target))
    except BaseException:
        settrace(None)
        raise


def _run_greenlets() -> None:
    """Run a greenlet on a new stack; in the main thread, keep the stack for the next ones: to start one costs more."""
    is_kept = True
    while is_kept:
        message = _run_to_the_end()
        with scheduler.protected():
            _go_on_in_parent(message)
            del message
            is_kept = (
                scheduler.current() is scheduler.main_task()
                and len(_idle_stacks) < MOST_IDLE_STACKS
            )
            if is_kept:
                token = scheduler.new_token()
                _idle_stacks.append(token)
                scheduler.hand_over(token)


def _go_on_in_parent(message: _Message) -> None:
    """The greenlet that runs has ended."""
    finished = getcurrent()
    finished._gr_state = _DEAD
    parent, message = _receiver(finished, message)
    message.origin = finished
    _send(parent, message)


@scheduler.runs_program
def _run_to_the_end() -> _Message:
    """Run what the greenlet that runs is to run; returns the message for its parent."""
    try:
        message = _receive()
        current = getcurrent()
        function = current.run if current._gr_run is None else current._gr_run
        current._gr_name = _new_name(current, function)
        current._gr_run = None
        if current._gr_context is None:
            current._gr_context = contextvars.Context()
        context = current._gr_context
        del current
        return _Message(None, (context.run(function, *message.args, **message.kwargs),))
    except BaseException as failure:
        return _Message(failure.with_traceback(failure.__traceback__.tb_next))


def settrace(callback: Callable | None) -> Callable | None:
    """Let `callback(event, (origin, target))` be called at each switch; returns the previous one."""
    global _trace
    previous, _trace = _trace, callback
    return previous


def gettrace() -> Callable | None:
    """What settrace() was given."""
    return _trace


def _new_name(current: greenlet, function: Callable) -> str:
    """A name for the reader: that of the function, numbered; gevent keeps the program's function in `_run`."""
    function = vars(current).get("_run", function)
    is_own = getattr(function, "__self__", None) is current  # the method run() of a subclass
    kind = type(current).__name__
    name = kind if is_own else getattr(function, "__name__", kind)
    _names[name] += 1
    return f"{name}-{_names[name]}"


def _label_of(task: scheduler.Task) -> tuple[str, str] | None:
    """Kind and name of the greenlet that runs in the thread: the name that the program gave it, or else ours."""
    current = task.greenlet
    if current is None or current._gr_is_main:
        return None
    return "greenlet", str(vars(current).get("name") or current._gr_name)


for _function in (getcurrent, gettrace, settrace):
    setattr(greenlet, _function.__name__, staticmethod(_function))


def install() -> None:
    """Let this be the module `greenlet`, and reports and output name the greenlet that runs."""
    module = sys.modules["greenlet"] = sys.modules[__name__]
    module.__name__ = module.__spec__.name = "greenlet"
    output.name_writers_by(lambda: _label_of(scheduler.current()))
    scheduler.label_of = _label_of
