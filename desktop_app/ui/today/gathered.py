"""What the page asks of the book in one reading."""

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.lists import ListQuery
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.occurrences import occurrence
from desktop_app.services.today import Today, today


@dataclass(frozen=True, slots=True)
class Gathered:
    """The day, how many people the book knows, and the list of each due task's periods, in the order of `today.due`."""

    today: Today
    people: int
    due_lists: tuple[ListQuery, ...]
    report_list: ListQuery | None

    @property
    def is_new_book(self) -> bool:
        """Whether there is nothing yet that the day could ask about."""
        found = self.today
        recorded = any(figure.value for figure in (*found.by_month.values(), *found.by_state.values()))
        return not (found.has_plan or self.people or found.round or recorded or found.open_obstacles.value)


def gather(book: Book, day: date) -> Gathered:
    """Return what the page shows on a day."""
    found = today(book, day)
    report = found.report
    return Gathered(
        found,
        lists.count(book, ListQuery("people")),
        tuple(_periods(book, row.id) for row in found.due),
        _periods(book, report.occurrence_id) if report is not None else None,
    )


def _periods(book: Book, occurrence_id: int) -> ListQuery:
    return ListQuery("occurrences", sort="due_on", scope={"task": occurrence(book, occurrence_id).task_id})
