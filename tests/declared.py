"""What the program declares, found by walking its modules: the records the clerk enters, and how each is kept."""

import pkgutil
from dataclasses import fields, is_dataclass
from importlib import import_module
from typing import Any

from desktop_app.domain.fields import Words, words_of
from desktop_app.store.row_codec import RowCodec

OF_RULE_SETS = {
    "SetFields",
    "AwardFields",
    "BasisFields",
    "CapFields",
    "ConditionFields",
    "MonthsFields",
    "QuorumFields",
    "SalaryFields",
    "SourceFields",
    "UnitVoteFields",
    "VoteFields",
}
"""What is entered of a rule set, which is one text: tests/services/law/test_own_sets.py reads every rule back."""


def _modules(package: str) -> list[object]:
    root = import_module(package)
    return [root, *(import_module(module.name) for module in pkgutil.walk_packages(root.__path__, f"{package}."))]


def every_codec() -> list[RowCodec[Any]]:
    """Return every codec of the program."""
    values = [value for module in _modules("desktop_app.services") for value in vars(module).values()]
    return [value for value in values if isinstance(value, RowCodec)]


def codecs() -> dict[type, RowCodec[Any]]:
    """Return every codec of the program, parts among them, by its record."""
    return {part.record: part for codec in every_codec() for part in (codec, *codec.parts.values())}


def records_with_words() -> list[type]:
    """Return every dataclass whose fields have words: what the clerk enters."""
    modules = [*_modules("desktop_app.domain"), *_modules("desktop_app.services")]
    values = [value for module in modules for value in vars(module).values()]
    kinds = {value for value in values if isinstance(value, type) and is_dataclass(value) and _has_words(value)}
    # What a row of a list is read into is no record itself: it holds records, or says which it belongs to.
    kinds = {kind for kind in kinds if not kind.__module__.startswith("desktop_app.services.imports.")}
    return sorted(kinds, key=lambda kind: kind.__name__)


def records_in_columns() -> list[type]:
    """Return every dataclass with words that is kept field by field in a row of its own."""
    return [record for record in records_with_words() if record.__name__ not in OF_RULE_SETS]


def _has_words(record: type) -> bool:
    # A dataclass that is no record of the clerk's may name types that are imported for the type checker alone.
    hints = [f"{entry.type}" for entry in fields(record)]
    return any(Words.__name__ in hint for hint in hints) and bool(words_of(record))
