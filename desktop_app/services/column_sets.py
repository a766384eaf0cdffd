"""The columns of printed lists as the office wants them: its own over those the program brings, by date.

What the office says of a list is kept under "columns.<paper>" with the days from which it holds, until the program's
own columns change or the office says otherwise from a later day.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.papers.column_sets import ColumnRule, ColumnSet, arranged, column_set_on, shipped_column_sets
from desktop_app.papers.model import Document
from desktop_app.services.book import Book
from desktop_app.services.settings import set_setting, setting

__all__ = [
    "ColumnRule",
    "ListColumns",
    "change_columns",
    "has_columns",
    "list_columns",
    "restore_columns",
    "with_columns",
]

_NAME: Final = "columns.{paper}"

type Own = Mapping[str, Mapping[str, object]]
"""What the office says of the columns that it prints otherwise, by their keys."""


@dataclass(frozen=True, slots=True)
class ListColumns:
    """The columns of a list on a day, as the office has them and as the program brings them."""

    paper: str
    first: date | None
    columns: tuple[ColumnRule, ...]
    shipped: tuple[ColumnRule, ...]

    @property
    def is_own(self) -> bool:
        """Whether the office prints the list otherwise than the program."""
        return self.columns != self.shipped


def has_columns(paper: str) -> bool:
    """Tell whether the columns of a kind of paper can be chosen."""
    return any(one.paper == paper for one in shipped_column_sets())


def list_columns(book: Book, paper: str, day: date | None = None) -> ListColumns:
    """Return the columns of a list on a day. Raises InvalidRecord for a paper that is no list of columns."""
    when = day or date.today()
    shipped = _shipped(paper, when)
    said = _latest(_own(book, paper), shipped, when)
    return ListColumns(
        paper, said[0] if said else shipped.first, _over(shipped, said[1] if said else {}), shipped.columns
    )


def with_columns(book: Book, paper: str, document: Document, day: date | None = None) -> Document:
    """Return a paper whose lists have the office's columns of a day."""
    when = day or date.today()
    shipped = column_set_on(shipped_column_sets(), paper, when)
    if shipped is None:
        return document
    _, own = _latest(_own(book, paper), shipped, when) or (None, {})
    return arranged(document, replace(shipped, columns=_over(shipped, own)))


def change_columns(book: Book, paper: str, first: date | None, columns: Sequence[ColumnRule]) -> Changes:
    """Print a list with these columns from a day on (None: from the beginning). Raises InvalidRecord.

    What the program itself says is no longer kept as the office's own.
    """
    start = first or date.min
    shipped = {rule.key: rule for rule in _shipped(paper, start).columns}
    own: dict[str, dict[str, object]] = {}
    for rule in columns:
        if rule.key not in shipped:
            raise InvalidRecord(f"Danh sách này không có cột “{rule.key}”.", "columns")
        ours, theirs = replace(rule, needed=shipped[rule.key].needed).checked(), shipped[rule.key]
        differs = {
            name: getattr(ours, name)
            for name in ("title", "width", "shown")
            if getattr(ours, name) != getattr(theirs, name)
        }
        if differs:
            own[rule.key] = differs
    with book.store.work("Sửa cột của danh sách") as work:
        said = _read(setting(work.connection, _NAME.format(paper=paper)))
        said.pop(start, None)
        earlier = _latest(said, _shipped(paper, start), start)
        if own or earlier:
            said[start] = own
        set_setting(work, _NAME.format(paper=paper), _written(said))
        return work.changes()


def restore_columns(book: Book, paper: str) -> Changes:
    """Print a list with the columns that the program brings, of every date."""
    with book.store.work("Khôi phục cột của danh sách") as work:
        set_setting(work, _NAME.format(paper=paper), "")
        return work.changes()


def _shipped(paper: str, day: date) -> ColumnSet:
    found = column_set_on(shipped_column_sets(), paper, day)
    if found is None:
        raise InvalidRecord("Văn bản này không có danh sách chọn cột được.")
    return found


def _over(shipped: ColumnSet, own: Own) -> tuple[ColumnRule, ...]:
    return tuple(replace(rule, **own.get(rule.key, {})) for rule in shipped.columns)  # type: ignore[arg-type] # as kept


def _latest(said: Mapping[date, Own], shipped: ColumnSet, day: date) -> tuple[date | None, Own] | None:
    """Return what the office says last within one set of the program, and from when; None for nothing."""
    starts = [start for start in said if (shipped.first or date.min) <= start <= day]
    if not starts:
        return None
    latest = max(starts)
    return (None if latest == date.min else latest), said[latest]


def _own(book: Book, paper: str) -> dict[date, Own]:
    with book.store.reading() as connection:
        return _read(setting(connection, _NAME.format(paper=paper)))


def _read(value: str) -> dict[date, Own]:
    said = json.loads(value) if value else {}
    return {date.fromisoformat(day) if day else date.min: own for day, own in said.items()}


def _written(said: Mapping[date, Own]) -> str:
    by_day = {"" if day == date.min else day.isoformat(): own for day, own in sorted(said.items())}
    return json.dumps(by_day, ensure_ascii=False) if by_day else ""
