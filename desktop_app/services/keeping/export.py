"""Everything in one workbook, a sheet a kind of record."""

from pathlib import Path

from desktop_app.domain.list_kinds import LIST_KINDS, TRASH
from desktop_app.domain.lists import ListQuery
from desktop_app.services.book import Book
from desktop_app.services.lists import Progress, write_sheets
from desktop_app.store import lists as stored
from desktop_app.store.list_sources import LIST_SOURCES

_EXPORTED = [kind for kind in LIST_KINDS.values() if kind is not TRASH and not kind.withheld]


def export_everything(book: Book, path: Path, progress: Progress | None = None) -> int:
    """Write every living record and the change log to an .xlsx file, holds apart; return how many rows in all.

    Raises UnwritableOutput, Cancelled (then no file is left).
    """
    from desktop_app.papers.excel.list_workbook import ListSheet

    with book.store.reading() as connection:
        sheets = []
        for kind in _EXPORTED:
            found = stored.read_all(connection, LIST_SOURCES[kind.key](), ListQuery(kind.key))
            sheets.append(ListSheet(kind.title, kind.columns, (row.values for row in found)))
        return write_sheets(path, sheets, progress)
