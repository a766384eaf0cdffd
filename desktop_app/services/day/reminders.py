"""Counts of due tasks for the reminder at start-up."""

from desktop_app.domain.plan.occurrences import OccurrenceState
from desktop_app.services.book import Book
from desktop_app.store import startup_queries


def count_due(book: Book) -> tuple[int, int]:
    """Return how many occurrences of tasks are late today, and how many are due soon."""
    with book.store.plain_reading() as connection:
        counted = startup_queries.count_occurrence_states(connection)
    return counted.get(OccurrenceState.LATE.value, 0), counted.get(OccurrenceState.DUE_SOON.value, 0)
