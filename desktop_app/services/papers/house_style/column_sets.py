"""The columns of printed lists as the office wants them: its own over those the program brings, by date.

What the office says of a list is kept under "columns.<paper>" with the days from which it holds, until the program's
own columns change or the office says otherwise from a later day.
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
"""What the keys of the settings begin with, before the kind of paper."""

_KEPT: Final[Mapping[str, type | tuple[type, ...]]] = {"title": str, "width": (int, float), "shown": bool}
"""What of a column is kept, and what kind of value it is."""

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
        said = read_columns(setting(work.connection, f"{KEY}.{paper}"))
        said.pop(start, None)
        earlier = latest(said, _shipped(paper, start).first, start)
        if own or earlier:
            said[start] = own
        set_setting(work, f"{KEY}.{paper}", written_by_day(said))
        return work.changes()


def restore_columns(book: Book, paper: str) -> Changes:
    """Print a list with the columns that the program brings, of every date."""
    with book.store.work("Khôi phục cột của danh sách") as work:
        set_setting(work, f"{KEY}.{paper}", "")
        return work.changes()


def read_columns(value: str) -> dict[date, Own]:
    """Return what the office says of a list's columns by day, as it is kept. Raises UnreadableInput."""
    return read_by_day(value, "Cột của danh sách", _columns_of)


def _sets(paper: str) -> tuple[ColumnSet, ...]:
    """Return the columns of a kind of paper as the program brings them."""
    (passages, *_) = paper_kind(paper).content().wordings
    return read_column_sets(shipped_text(passages))


def _shipped(paper: str, day: date) -> ColumnSet:
    found = column_set_on(_sets(paper), day)
    if found is None:
        raise InvalidRecord("Văn bản này không có danh sách chọn cột được.")
    return found


def _over(shipped: ColumnSet, own: Own) -> tuple[ColumnRule, ...]:
    return tuple(replace(rule, **own.get(rule.key, {})) for rule in shipped.columns)  # type: ignore[arg-type] # as kept


def _own(book: Book, paper: str) -> dict[date, Own]:
    with book.store.reading() as connection:
        return read_columns(setting(connection, f"{KEY}.{paper}"))


def _columns_of(said: object) -> Own:
    if not isinstance(said, dict) or not all(isinstance(one, dict) for one in said.values()):
        raise ValueError("columns are kept by their keys")
    for one in said.values():
        for name, value in one.items():
            # true is a number to Python
            if not isinstance(value, _KEPT.get(name, ())) or isinstance(value, bool) is not (name == "shown"):
                raise ValueError(f"a column has no such {name}")
    return said
