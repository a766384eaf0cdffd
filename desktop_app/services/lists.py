"""Lists: counted, read page by page, exported as they are shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from desktop_app.domain.errors import Cancelled, InvalidRecord, UsageError
from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.list_kinds.keeping import TRASH
from desktop_app.domain.lists import Column, ListKind, ListQuery, ListRow, checked_condition
from desktop_app.domain.round_codes import parse_round_code
from desktop_app.domain.vietnamese import natural_key
from desktop_app.domain.vocabulary import DepartureWay
from desktop_app.services.book import Book
from desktop_app.services.departures import note_departure
from desktop_app.services.outputs import output
from desktop_app.services.practice import line_above, sheet_title
from desktop_app.store import startup_queries
from desktop_app.store.list_sources import LIST_SOURCES

if TYPE_CHECKING:
    # Loaded when something is exported: the first page is to be filled before.
    from desktop_app.papers.excel.list_workbook import ListSheet

_BORN: Final = re.compile(r" \(sinh năm [0-9]{4}\)$")
"""What tells people of one name apart in a list of nominations."""

MOST_VALUES: Final = 300
"""How many different values of a column are offered to choose from."""

Progress = Callable[[int], bool]
"""Called with the number of rows done; returns whether to go on."""


def checked_query(query: ListQuery) -> ListQuery:
    """Return the query, its round written as codes are, if its kind, sort and scopes are known.

    Raises UsageError, InvalidRecord for what is no round's code.
    """
    if query.kind not in LIST_KINDS:
        raise UsageError(f"Không có danh sách “{query.kind}”; có: {', '.join(LIST_KINDS)}.")
    from desktop_app.store.lists import IDS

    source = LIST_SOURCES[query.kind]()
    for scope in query.scope:
        if scope != IDS and scope not in source.scopes:
            raise UsageError(f"Danh sách “{query.kind}” không lọc theo “{scope}”.")
    for column in filter(None, (query.sort, query.group)):
        if column not in source.columns:
            raise UsageError(f"Danh sách “{query.kind}” không có cột “{column}”.")
    kind = LIST_KINDS[query.kind]
    query = replace(query, conditions=tuple(checked_condition(kind, each) for each in query.conditions))
    if "round" in query.scope:
        code = str(parse_round_code(str(query.scope["round"])))
        return replace(query, scope={**query.scope, "round": code})
    return query


def count(book: Book, query: ListQuery) -> int:
    """Return how many rows the query has."""
    if startup_queries.can_count(query):
        with book.store.plain_reading() as connection:
            return startup_queries.count_rows(connection, query)
    from desktop_app.store import lists as stored

    with book.store.reading() as reader:
        return stored.count_rows(reader, LIST_SOURCES[query.kind](), query)


def page(book: Book, query: ListQuery, window: range, total: int | None = None) -> list[ListRow]:
    """Return the rows at the places `window` (from 0); with a known `total` the last rows are read from the end."""
    if window.start == 0 and total is None and startup_queries.can_read(query):
        with book.store.plain_reading() as connection:
            return startup_queries.first_rows(connection, query, len(window))
    from desktop_app.store import lists as stored

    with book.store.reading() as reader:
        return stored.read_page(reader, LIST_SOURCES[query.kind](), query, window, total)


def everything(book: Book, query: ListQuery) -> list[ListRow]:
    """Return all rows of the query; for short lists and for the command line."""
    from desktop_app.store import lists as stored

    with book.store.reading() as connection:
        return list(stored.read_all(connection, LIST_SOURCES[query.kind](), query))


def ids(book: Book, query: ListQuery) -> list[int]:
    """Return the ids of all rows of the query in its order."""
    from desktop_app.store import lists as stored

    with book.store.reading() as connection:
        return stored.read_ids(connection, LIST_SOURCES[query.kind](), query)


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """The rows of one value of the column by which a list is grouped: their number, and the sums of its columns."""

    value: str
    count: int
    sums: tuple[int, ...]


def sums(book: Book, query: ListQuery) -> tuple[int, ...]:
    """Return the sums over the rows of the query of the columns that add up, in their order."""
    [whole] = group_figures(book, replace(query, group=""))
    return whole.sums


def group_figures(book: Book, query: ListQuery) -> list[GroupFigures]:
    """Return the figures of each group of the query, of all rows where they are not grouped."""
    from desktop_app.store import lists as stored

    keys = [column.key for column in LIST_KINDS[query.kind].columns if column.adds_up]
    with book.store.reading() as connection:
        figures = stored.read_figures(connection, LIST_SOURCES[query.kind](), query, keys)
    return [
        GroupFigures("" if value is None else str(value), count, tuple(map(int, added)))
        for value, count, *added in figures
    ]


def values_of(book: Book, query: ListQuery, key: str) -> list[str]:
    """Return the different texts that a column shows in the rows of the query, sorted, at most `MOST_VALUES`."""
    from desktop_app.store import lists as stored

    with book.store.reading() as connection:
        values = stored.read_values(connection, LIST_SOURCES[query.kind](), query, key, MOST_VALUES)
    return sorted({"" if value is None else str(value) for value in values}, key=natural_key)


def export_list(
    book: Book,
    query: ListQuery,
    columns: Sequence[str],
    path: Path,
    progress: Progress | None = None,
    *,
    with_personal: bool = False,
) -> int:
    """Write a list as it is shown (columns, filter, order) to an .xlsx or .csv file; return the number of rows.

    What it stands under on its page is written too: the file is read elsewhere, and back into a book.
    Its personal columns are left out, unless it is to be `with_personal` ones. Raises InvalidRecord for a list that is
    withheld whole, UnwritableOutput, Cancelled (then no file is left).
    """
    from desktop_app.papers.excel.list_workbook import ListSheet
    from desktop_app.store import lists as stored

    kind = LIST_KINDS[query.kind]
    if kind.withheld and not with_personal:
        raise InvalidRecord(f"Danh sách “{kind.title}” chỉ xuất khi chọn kèm thông tin cá nhân.")
    scope, *under = kind.stands_under or ("",)
    missing = [key for key in under if scope in query.scope and key not in columns]
    shown = [kind.column(key) for key in (*missing, *columns)]
    chosen_columns = [column for column in shown if with_personal or not column.personal]
    places = [kind.columns.index(column) for column in chosen_columns]
    with book.store.reading() as connection:
        rows = stored.read_all(connection, LIST_SOURCES[query.kind](), query)
        rows = (row for row in rows if with_personal or may_leave(kind, row))
        cells = (cells_that_leave([row.values[place] for place in places], with_personal) for row in rows)
        written = write_sheets(book, path, [ListSheet(kind.title, chosen_columns, cells)], progress)
    personal = bool(kind.personal_titles([column.key for column in chosen_columns]))
    note_departure(book, DepartureWay.FILE, kind.title, path, written, personal=personal)
    return written


def cells_that_leave(cells: Sequence[object], with_personal: bool) -> Sequence[object]:
    """Return the cells of a row as they leave: names without the year of birth that tells people of one name apart."""
    if with_personal:
        return cells
    return [_BORN.sub("", cell) if isinstance(cell, str) else cell for cell in cells]


def may_leave(kind: ListKind, row: ListRow) -> bool:
    """Return whether a row may leave without being asked for: a hold in the trash may not."""
    return kind is not TRASH or row.values[0] not in _withheld_titles()


@cache
def _withheld_titles() -> frozenset[str]:
    """Return what records of lists that are withheld are called in the trash."""
    from desktop_app.domain.record_kinds import RECORD_KINDS

    return frozenset(
        kind.title for kind in RECORD_KINDS.values() if kind.shown_by is not None and kind.shown_by.withheld
    )


def export_rows(
    book: Book,
    path: Path,
    title: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[object]],
    progress: Progress | None = None,
    *,
    personal: bool = False,
) -> int:
    """Write rows of str, int, float, date or None to an .xlsx or .csv file; return the number of rows.

    `personal` tells that gender, year of birth or holds are among them, as was asked for. Raises UnwritableOutput,
    Cancelled (then no file is left).
    """
    from desktop_app.papers.excel.list_workbook import ListSheet

    written = write_sheets(book, path, [ListSheet(title, columns, rows)], progress)
    note_departure(book, DepartureWay.FILE, title, path, written, personal=personal)
    return written


def write_sheets(
    book: Book, target: Path | BinaryIO, sheets: Sequence[ListSheet], progress: Progress | None = None
) -> int:
    """Write lists to an .xlsx file or stream, a sheet each, or one list to a .csv file; return the number of all rows.

    Those of a book to practise with say so. Raises UnwritableOutput, Cancelled (then no file is left).
    """
    from desktop_app.papers.excel.list_csv import write_csv
    from desktop_app.papers.excel.list_workbook import write_workbook

    written = 0

    def tell(done: int) -> None:
        nonlocal written
        written = done
        if progress is not None and not progress(done):
            raise Cancelled

    with output(target) if isinstance(target, Path) else nullcontext(target) as stream:
        if isinstance(target, Path) and target.suffix.lower() == ".csv":
            [sheet] = sheets
            write_csv(stream, sheet, tell, line_above(book, sheet.title))
        else:
            write_workbook(stream, [replace(each, title=sheet_title(book, each.title)) for each in sheets], tell)
    return written
