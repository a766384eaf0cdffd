"""What is due soon, counted by the week it is due in, with the list of its records."""

from dataclasses import replace
from datetime import date, timedelta

from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.day.today import today
from desktop_app.services.plan import tasks
from desktop_app.services.review_rounds import rounds
from desktop_app.services.rounds.acts import change_round
from tests.books import review_round


def test_more_due_this_week_than_is_shown_is_counted_as_of_this_week(book: Book) -> None:
    now = date.today()
    for number, due_on in enumerate([now] * 11 + [now + timedelta(14)] * 2):
        deadline = Deadline("", DeadlineKind.DAY, day=due_on.day, month=due_on.month, year=due_on.year)
        tasks.add_task(book, TaskFields(f"Việc thứ {number}", deadline=deadline))
    day = today(book)
    assert (len(day.soon_tasks), day.soon.value, day.soon_this_week.value) == (8, 13, 11)
    assert lists.count(book, lists.checked_query(day.soon_this_week.query)) == 11


def test_a_round_entered_after_its_half_does_not_say_when_it_was_opened(book: Book) -> None:
    round_id = review_round(book, "2024-H2")
    in_season = today(book, date(2025, 11, 20))
    assert str(in_season.missed_round) == "2025-H2"
    assert in_season.opened_before is None
    (entered,) = rounds(book)
    assert entered.id == round_id
    change_round(book, replace(entered, opened_on=date(2024, 11, 18)))
    assert today(book, date(2025, 11, 20)).opened_before == date(2024, 11, 18)
