"""Columns of lists that show a field of a record; their titles are the words declared with the field.

The module of a record is imported when its first column is made: the program starts with only a few of its lists.
"""

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module

from desktop_app.domain.fields import words_of
from desktop_app.domain.lists import Column, ColumnKind, Worth
from desktop_app.domain.vocabulary import StateTone


class ColumnsOf:
    """Makes the columns of one record: called with a field's name and, if it differs, the column's key."""

    def __init__(self, record: Callable[[], type]) -> None:
        self._record = record

    def __call__(
        self,
        field: str,
        kind: ColumnKind = ColumnKind.TEXT,
        width: int = 20,
        *,
        key: str = "",
        title: str = "",
        sortable: bool = True,
        adds_up: bool = False,
        tone: Callable[[str], StateTone | None] | None = None,
        worth: Worth = Worth.USUAL,
    ) -> Column:
        """Return the column of a field, under its own words or this title. Raises KeyError for one without words."""
        record = self._record()
        words = words_of(record)[field]
        shown_field = f"{record.__name__}.{field}"
        header = title or words.header
        return Column(key or field, header, kind, width, sortable, shown_field, words.personal, adds_up, tone, worth)


def columns_of(module: str, name: str) -> ColumnsOf:
    """Return what makes the columns of a record, which has this name in a module of `desktop_app.domain`."""

    def record() -> type:
        record_type: type = getattr(import_module(f"desktop_app.domain.{module}"), name)
        return record_type

    return ColumnsOf(record)


def tones_of(module: str, labels: str, tones: str) -> Callable[[str], StateTone | None]:
    """Return what finds the tone of a state by its words; both have these names in a module of `desktop_app.domain`."""

    @cache
    def by_words() -> Mapping[str, StateTone]:
        states = import_module(f"desktop_app.domain.{module}")
        tone_of: Mapping[object, StateTone] = getattr(states, tones)
        return {words: tone_of[state] for state, words in getattr(states, labels).items()}

    return lambda words: by_words().get(words)
