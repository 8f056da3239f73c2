"""Doing something right after a module has been imported, or now if it was already."""

import importlib.abc
import importlib.util
import sys
from collections.abc import Callable
from types import ModuleType

Install = Callable[[ModuleType], None]

_waiting: dict[str, list[Install]] = {}


class _Loader(importlib.abc.Loader):
    """Loads as the module's own loader does, then calls who waits for the module."""

    def __init__(self, loader: importlib.abc.Loader, installs: list[Install]) -> None:
        self._loader = loader
        self._installs = installs

    def __getattr__(self, name: str) -> object:
        return getattr(self._loader, name)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType | None:
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        module.__spec__.loader = module.__loader__ = self._loader
        self._loader.exec_module(module)
        for install in self._installs:
            install(module)


class _Finder(importlib.abc.MetaPathFinder):
    def find_spec(
        self, name: str, path: object = None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        installs = _waiting.pop(name, None)
        if installs is None:
            return None
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.loader is not None:
            spec.loader = _Loader(spec.loader, installs)
        return spec


_finder = _Finder()


def after_import(name: str, install: Install) -> None:
    """Call `install` with the module `name` as soon as it has been imported."""
    if name in sys.modules:
        install(sys.modules[name])
        return
    _waiting.setdefault(name, []).append(install)
    if _finder not in sys.meta_path:
        sys.meta_path.insert(0, _finder)
