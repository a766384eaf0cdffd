"""The columns of printed lists: the office's own settings over the shipped ones, by date.

The office's settings for a list are stored under "columns.<paper>" with the days from which they hold. They hold until
the shipped columns change or the office changes its settings from a later day.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.papers.document.column_sets import ColumnRule, ColumnSet, arranged, column_set_on, read_column_sets
from desktop_app.papers.document.model import Document
from desktop_app.papers.parts.passages import shipped_text
from desktop_app.services.book import Book
from desktop_app.services.papers.kinds.catalogue import paper_kind
from desktop_app.services.settings import latest, read_by_day, set_setting, setting, written_by_day

__all__ = [
    "ColumnRule",
    "ListColumns",
    "change_columns",
    "has_columns",
    "list_columns",
    "restore_columns",
    "with_columns",
]

KEY: Final = "columns"
"""The beginning of the settings' keys, before the kind of paper."""

_SETTINGS: Final[Mapping[str, type | tuple[type, ...]]] = {"title": str, "width": (int, float), "shown": bool}
"""The stored settings of a column and the types of their values."""

_RENAMED: Final[Mapping[str, str]] = {"STT": "TT"}
"""Columns under the keys that they had when the office's settings were stored."""

type Own = Mapping[str, Mapping[str, object]]
"""The office's settings for the columns that differ from the shipped ones, by key of the column."""


@dataclass(frozen=True, slots=True)
class ListColumns:
    """The columns of a list on a day, as the office has them and as they are shipped."""

    paper: str
    first: date | None
    columns: tuple[ColumnRule, ...]
    shipped: tuple[ColumnRule, ...]

    @property
    def is_own(self) -> bool:
        """Whether the office's columns differ from the shipped ones."""
        return self.columns != self.shipped


def has_columns(paper: str) -> bool:
    """Tell whether the columns of a kind of paper can be chosen."""
    return bool(_sets(paper))


def list_columns(book: Book, paper: str, day: date | None = None) -> ListColumns:
    """Return the columns of a list on a day. Raises InvalidRecord for a paper that is no list of columns."""
    when = day or date.today()
    shipped = _shipped(paper, when)
    since, own = latest(_own(book, paper), shipped.first, when) or (shipped.first, {})
    return ListColumns(paper, None if since == date.min else since, _over(shipped, own), shipped.columns)


def with_columns(book: Book, paper: str, document: Document, day: date | None = None) -> Document:
    """Return a paper whose lists have the office's columns of a day."""
    when = day or date.today()
    shipped = column_set_on(_sets(paper), when)
    if shipped is None:
        return document
    _, own = latest(_own(book, paper), shipped.first, when) or (None, {})
    return arranged(document, replace(shipped, columns=_over(shipped, own)))


def change_columns(book: Book, paper: str, first: date | None, columns: Sequence[ColumnRule]) -> Changes:
    """Set the columns of a list from a day on (None: from the beginning). Raises InvalidRecord.

    Settings equal to the shipped ones are not stored.
    """
    start = first or date.min
    shipped = {rule.key: rule for rule in _shipped(paper, start).columns}
    own: dict[str, dict[str, object]] = {}
    for rule in columns:
        if rule.key not in shipped:
            raise InvalidRecord(f"Danh sách này không có cột “{rule.key}”.", "columns")
        own_rule, shipped_rule = replace(rule, needed=shipped[rule.key].needed).checked(), shipped[rule.key]
        differs = {
            name: getattr(own_rule, name)
            for name in ("title", "width", "shown")
            if getattr(own_rule, name) != getattr(shipped_rule, name)
        }
        if differs:
            own[rule.key] = differs
    with book.store.work("Sửa cột của danh sách") as work:
        own_by_day = read_columns(setting(work.connection, f"{KEY}.{paper}"))
        own_by_day.pop(start, None)
        earlier = latest(own_by_day, _shipped(paper, start).first, start)
        if own or earlier:
            own_by_day[start] = own
        set_setting(work, f"{KEY}.{paper}", written_by_day(own_by_day))
        return work.changes()


def restore_columns(book: Book, paper: str) -> Changes:
    """Restore the shipped columns of a list, for every date."""
    with book.store.work("Khôi phục cột của danh sách") as work:
        set_setting(work, f"{KEY}.{paper}", "")
        return work.changes()


def read_columns(value: str) -> dict[date, Own]:
    """Return the office's stored settings for a list's columns, by day. Raises UnreadableInput."""
    return read_by_day(value, "Cột của danh sách", _columns_of)


def _sets(paper: str) -> tuple[ColumnSet, ...]:
    """Return the shipped columns of a kind of paper."""
    (passages, *_) = paper_kind(paper).content().wordings
    return read_column_sets(shipped_text(passages))


def _shipped(paper: str, day: date) -> ColumnSet:
    column_set = column_set_on(_sets(paper), day)
    if column_set is None:
        raise InvalidRecord("Văn bản này không có danh sách chọn cột được.")
    return column_set


def _over(shipped: ColumnSet, own: Own) -> tuple[ColumnRule, ...]:
    return tuple(replace(rule, **own.get(rule.key, {})) for rule in shipped.columns)  # type: ignore[arg-type] # as kept


def _own(book: Book, paper: str) -> dict[date, Own]:
    with book.store.reading() as connection:
        return read_columns(setting(connection, f"{KEY}.{paper}"))


def _columns_of(columns: object) -> Own:
    if not isinstance(columns, dict) or not all(isinstance(column, dict) for column in columns.values()):
        raise ValueError("columns are kept by their keys")
    for column in columns.values():
        for name, value in column.items():
            # true is a number to Python
            if not isinstance(value, _SETTINGS.get(name, ())) or isinstance(value, bool) is not (name == "shown"):
                raise ValueError(f"a column has no such {name}")
    return {_RENAMED.get(key, key): column for key, column in columns.items()}
