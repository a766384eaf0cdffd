"""Export of the whole book to one workbook, with a sheet for each kind of record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.list_kinds.keeping import TRASH
from desktop_app.domain.lists import ListKind, ListQuery
from desktop_app.domain.vocabulary import DepartureWay
from desktop_app.services.book import Book
from desktop_app.services.departures import note_departure
from desktop_app.services.lists import Progress, cells_that_leave, write_sheets
from desktop_app.store import lists as stored
from desktop_app.store.list_sources import LIST_SOURCES
from desktop_app.store.records import Reader

if TYPE_CHECKING:
    # Loaded when something is exported.
    from desktop_app.papers.excel.list_workbook import ListSheet

_TITLE = "Toàn bộ sổ"


def export_everything(book: Book, path: Path, progress: Progress | None = None, *, with_personal: bool = False) -> int:
    """Write every living record and the logs to an .xlsx file; return the number of rows.

    Gender, year of birth and holds are left out, unless it is to be `with_personal` facts. Raises UnwritableOutput,
    Cancelled (then no file is left).
    """
    rows = write_everything(book, path, progress, with_personal=with_personal)
    note_departure(book, DepartureWay.FILE, _TITLE, path, rows, personal=with_personal)
    return rows


def write_everything(
    book: Book, target: Path | BinaryIO, progress: Progress | None = None, *, with_personal: bool
) -> int:
    """Write the workbook as `export_everything` does, wherever it is for."""
    kinds = [kind for kind in LIST_KINDS.values() if kind is not TRASH and (with_personal or not kind.withheld)]
    with book.store.reading() as connection:
        return write_sheets(
            book, target, [_sheet(connection, kind, with_personal=with_personal) for kind in kinds], progress
        )


def write_each(book: Book, folder: Path) -> None:
    """Write every list with its personal facts to a .csv file of its own in a folder, by its key."""
    with book.store.reading() as connection:
        for kind in LIST_KINDS.values():
            write_sheets(book, folder / f"{kind.key}.csv", [_sheet(connection, kind, with_personal=True)])


def _sheet(connection: Reader, kind: ListKind, *, with_personal: bool) -> ListSheet:
    from desktop_app.papers.excel.list_workbook import ListSheet

    places = [place for place, column in enumerate(kind.columns) if with_personal or not column.personal]
    rows = stored.read_all(connection, LIST_SOURCES[kind.key](), ListQuery(kind.key))
    cells = (cells_that_leave([row.values[place] for place in places], with_personal) for row in rows)
    return ListSheet(kind.title, [kind.columns[place] for place in places], cells)
