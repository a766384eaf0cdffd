"""The periods of tasks as a paper of a day knows them: due when they were due before a later adjustment moved them."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from desktop_app.domain.lists import ListQuery, ListRow
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.store import records
from desktop_app.store.queries.periods_then import moved_since


class KnownPeriod(NamedTuple):
    """A period: its row in the list of them, and its record as it was."""

    listed: ListRow
    row: records.Record


def known_periods(
    book: Book, connection: records.Reader, scope: Mapping[str, object], on: date
) -> tuple[KnownPeriod, ...]:
    """Return the periods within a scope of their list, which may be a year of then, in its order."""
    listed, moved = lists.everything(book, ListQuery("occurrences", scope=scope)), moved_since(connection, on)
    if moved and "year" in scope:
        years_then = {row_id: values.get("year", scope["year"]) for row_id, values in moved.items()}
        ids = {row.id for row in listed} - moved.keys()
        ids |= {row_id for row_id, number in years_then.items() if number == scope["year"]}
        within = {name: value for name, value in scope.items() if name != "year"}
        listed = lists.everything(book, ListQuery("occurrences", scope={**within, "ids": sorted(ids)}))
    rows = records.fetch_many(connection, "occurrence", [row.id for row in listed])
    return tuple(KnownPeriod(row, {**rows[row.id], **moved.get(row.id, {})}) for row in listed)
