"""The periods of tasks as a paper of a day knows them: due when they were due before a later adjustment moved them."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from desktop_app.domain.lists import ListQuery, ListRow
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.store import records
from desktop_app.store.queries.periods_then import added_since, moved_since


class KnownPeriod(NamedTuple):
    """A period: its row in the list of them, and its record as it was."""

    listed: ListRow
    row: records.Record


def known_periods(
    book: Book, connection: records.Reader, scope: Mapping[str, object], on: date
) -> tuple[KnownPeriod, ...]:
    """Return the periods within a scope of their list, which may be a year of then, in its order.

    A paper of a day before today knows none that a later adjustment of the plan brought.
    """
    listed, moved = lists.everything(book, ListQuery("occurrences", scope=scope)), moved_since(connection, on)
    years_then = {row_id: values["year"] for row_id, values in moved.items() if "year" in values}
    if years_then and "year" in scope:
        ids = {row.id for row in listed} - years_then.keys()
        ids |= {row_id for row_id, number in years_then.items() if number in (None, scope["year"])}
        within = {name: value for name, value in scope.items() if name != "year"}
        listed = lists.everything(book, ListQuery("occurrences", scope={**within, "ids": sorted(ids)}))
    unknown = added_since(connection, on) if on < date.today() else ()
    listed = [row for row in listed if row.id not in unknown]
    rows = records.fetch_many(connection, "occurrence", [row.id for row in listed])
    return tuple(KnownPeriod(row, {**rows[row.id], **moved.get(row.id, {})}) for row in listed)
