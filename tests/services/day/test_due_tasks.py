"""What is due soon, counted by the week it is due in, with the list of its records."""

from datetime import date, timedelta

from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.day.today import today
from desktop_app.services.plan import tasks


def test_more_due_this_week_than_is_shown_is_counted_as_of_this_week(book: Book) -> None:
    now = date.today()
    for number, due_on in enumerate([now] * 11 + [now + timedelta(14)] * 2):
        deadline = Deadline("", DeadlineKind.DAY, day=due_on.day, month=due_on.month, year=due_on.year)
        tasks.add_task(book, TaskFields(f"Việc thứ {number}", deadline=deadline))
    day = today(book)
    assert (len(day.soon_tasks), day.soon.value, day.soon_this_week.value) == (8, 13, 11)
    assert lists.count(book, lists.checked_query(day.soon_this_week.query)) == 11
