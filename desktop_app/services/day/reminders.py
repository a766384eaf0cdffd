"""What is due, counted for the reminder that the window opens with."""

from datetime import date, timedelta

from desktop_app.domain.plan.occurrences import SOON_DAYS
from desktop_app.services.book import Book
from desktop_app.store import day_glances


def count_due(book: Book) -> tuple[int, int]:
    """Return how many occurrences of tasks are late today, and how many are due soon."""
    today = date.today()
    with book.store.glancing() as glance:
        late = day_glances.count_due(glance, None, today - timedelta(days=1))
        return late, day_glances.count_due(glance, today, today + timedelta(days=SOON_DAYS))
