"""What the program declares, found by walking its modules: the records the clerk enters, and how each is kept."""

import pkgutil
from dataclasses import fields, is_dataclass
from importlib import import_module
from typing import Any

from desktop_app.domain.fields import Words, words_of
from desktop_app.store.row_codec import RowCodec


def _modules(package: str) -> list[object]:
    found = import_module(package)
    return [found, *(import_module(one.name) for one in pkgutil.walk_packages(found.__path__, f"{package}."))]


def codecs() -> dict[type, RowCodec[Any]]:
    """Return every codec of the program, parts among them, by its record."""
    known = [one for module in _modules("desktop_app.services") for one in vars(module).values()]
    whole = [one for one in known if isinstance(one, RowCodec)]
    return {one.record: one for each in whole for one in (each, *each.parts.values())}


def records_with_words() -> list[type]:
    """Return every dataclass whose fields have words: what the clerk enters."""
    modules = [*_modules("desktop_app.domain"), *_modules("desktop_app.services")]
    named = [one for module in modules for one in vars(module).values()]
    kinds = {one for one in named if isinstance(one, type) and is_dataclass(one) and _has_words(one)}
    return sorted(kinds, key=lambda kind: kind.__name__)


def _has_words(record: type) -> bool:
    # A dataclass that is no record of the clerk's may name types that are imported for the type checker alone.
    said = [f"{entry.type}" for entry in fields(record)]
    return any(Words.__name__ in hint for hint in said) and bool(words_of(record))
