"""Export of the whole book to one workbook, with a sheet for each kind of record."""

from pathlib import Path

from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.list_kinds.keeping import TRASH
from desktop_app.domain.lists import ListQuery
from desktop_app.services.book import Book
from desktop_app.services.lists import Progress, write_sheets
from desktop_app.store import lists as stored
from desktop_app.store.list_sources import LIST_SOURCES

_EXPORTED = [kind for kind in LIST_KINDS.values() if kind is not TRASH and not kind.withheld]


def export_everything(book: Book, path: Path, progress: Progress | None = None) -> int:
    """Write every living record and the change log, but no holds, to an .xlsx file; return the number of rows.

    Raises UnwritableOutput, Cancelled (then no file is left).
    """
    from desktop_app.papers.excel.list_workbook import ListSheet

    with book.store.reading() as connection:
        sheets = []
        for kind in _EXPORTED:
            rows = stored.read_all(connection, LIST_SOURCES[kind.key](), ListQuery(kind.key))
            sheets.append(ListSheet(kind.title, kind.columns, (row.values for row in rows)))
        return write_sheets(path, sheets, progress)
