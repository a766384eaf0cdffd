"""Papers that were issued for a round, as later papers of it cite them."""

from collections.abc import Iterator
from datetime import date

from desktop_app.domain.lists import ListQuery
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.dates import from_iso
from desktop_app.store import records
from desktop_app.store.records import Record


def numbered_issues(book: Book, kind: str, code: str) -> Iterator[tuple[Record, date]]:
    """Yield the issued papers of a kind and a round that have a number and a day, with that day, the newest first."""
    for row in lists.everything(book, ListQuery("issued", scope={"kind": kind, "round": code})):
        with book.store.reading() as connection:
            issued = records.fetch(connection, "issued_paper", row.id)
        day = from_iso(issued["dated_on"])
        if issued["number"] and day is not None:
            yield issued, day
