"""Lazy imports for modules that a library imports at its head and this program does not need.

What imports them gets a stand-in, which loads the module once something of it is used.
"""

import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any, Final

OF_SQLALCHEMY: Final[Mapping[str, Collection[str]]] = {
    "asyncio": ("iscoroutine",),
    "hashlib": (),
    "importlib.metadata": (),
}
"""What SQLAlchemy imports for engines that await and for drivers installed apart, and functions of it that it takes."""


@contextmanager
def lazily_imported(modules: Mapping[str, Collection[str]]) -> Iterator[None]:
    """Make imports of these modules lazy within the block.

    A module is loaded when more is asked of it than the functions named beside it; those are looked up when called.
    """
    stand_ins = [_StandIn(name, functions) for name, functions in modules.items() if name not in sys.modules]
    sys.modules.update({each.__name__: each for each in stand_ins})
    try:
        yield
    finally:
        for each in stand_ins:
            each.stand_aside()


class _StandIn(ModuleType):
    """Stands where a module would be for those that import it now; whoever does later gets the module itself."""

    def __init__(self, name: str, functions: Collection[str]) -> None:
        super().__init__(name)
        for function in functions:
            setattr(self, function, self._deferred(function))

    def stand_aside(self) -> None:
        """Let the next import load the module, if none has."""
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]

    def _deferred(self, function: str) -> Callable[..., Any]:
        return lambda *arguments, **named: getattr(self._load(), function)(*arguments, **named)

    def _load(self) -> ModuleType:
        self.stand_aside()
        return import_module(self.__name__)

    def __getattr__(self, name: str) -> object:
        # The import system asks a module for what only it knows, "__path__" and the like.
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self._load(), name)
