"""The office itself: its names and signer, as papers print them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.office.offices import Office
from desktop_app.services.book import Book
from desktop_app.store import records
from desktop_app.store.row_codec import RowCodec

if TYPE_CHECKING:
    # Loaded when a paper is made: the pages that ask for the office do without.
    from desktop_app.papers.parts.office import Issuer, Signer

OFFICE_ROWS: Final = RowCodec(Office, "office")


def office(book: Book) -> Office:
    """Return the office as entered, or the defaults while nothing is."""
    with book.store.reading() as connection:
        rows = records.living(connection, "office")
    return OFFICE_ROWS.from_row(rows[0]) if rows else Office()


def change_office(book: Book, fields: Office) -> Changes:
    """Set the office's names and signer. Raises InvalidRecord."""
    values = OFFICE_ROWS.as_row(fields.checked())
    with book.store.work("Sửa thông tin cơ quan") as work:
        rows = records.living(work.connection, "office")
        if rows:
            work.update("office", rows[0]["id"], values)
        else:
            work.insert("office", values)
        return work.changes()


def issuer(fields: Office) -> Issuer:
    """Return the office as the issuer of a paper."""
    from desktop_app.papers.parts.office import Issuer

    lines = tuple(filter(None, fields.name_lines.split("\n")))
    return Issuer(fields.parent_name, fields.name, fields.code, fields.place, lines)


def signer(fields: Office) -> Signer:
    """Return who signs for the office."""
    from desktop_app.papers.parts.office import Signer

    return Signer(tuple(filter(None, fields.signer_title.split("\n"))), fields.signer_name)
