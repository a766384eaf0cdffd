"""Papers of before an adjustment of the plan know the periods of then: none of other years, none that it brought."""

from datetime import date

import pytest

from desktop_app.domain.plan.adjustments import AdjustmentFields
from desktop_app.services.book import Book
from desktop_app.services.papers.reports.entered import ANNUAL, report
from desktop_app.services.papers.reports.facts.tasks import tasks_of_year
from tests.books import PLAN, adjust_plan, followed_plan

TASK = 2
FIRST = PLAN.replace("định kỳ tại cơ quan", "vào ngày 9 hằng tháng")
PUT_OFF = FIRST.replace("vào ngày 9 hằng tháng", "vào ngày 25 hằng tháng")
BY_PAPER = AdjustmentFields(date(2026, 6, 20), "31/KH-SNgV")
OF_BEFORE, OF_AFTER = date(2025, 12, 31), date(2026, 12, 31)


@pytest.fixture
def plan(book: Book) -> int:
    """A plan followed from 2025, with a task of each month."""
    return followed_plan(book, 2025, FIRST)


def periods_of(book: Book, year: int, on: date) -> set[tuple[int, str]]:
    return {(task.task_id, task.period) for task in tasks_of_year(book, year, on)}


@pytest.mark.parametrize("year", [2025, 2026, 2027])
def test_a_year_has_its_own_periods_alone(book: Book, plan: int, year: int) -> None:
    """Those of all later years whose day was moved stood in the table of each year."""
    before = periods_of(book, year, OF_BEFORE)
    adjust_plan(book, plan, PUT_OFF, BY_PAPER)
    assert periods_of(book, year, OF_BEFORE) == before
    assert {period for task, period in before if task == TASK} == {f"{year}-{month:02}" for month in range(1, 13)}


def test_a_task_that_an_adjustment_brought_is_not_known_before_it(book: Book, plan: int) -> None:
    """The report of the year before asked for it among what was to come."""
    new = "- Văn phòng Sở xuất bản sổ tay an toàn mạng, mỗi quý 01 số.\n\n"
    with_new = FIRST.replace("- Trung tâm", f"{new}- Trung tâm")
    adjust_plan(book, plan, with_new, BY_PAPER)

    def is_asked(year: str) -> bool:
        return "sổ tay" in "\n".join(part.text for part in report(book, ANNUAL, year).parts)

    assert (is_asked("2025"), is_asked("2026")) == (False, True)


def test_a_period_in_the_place_of_another_is_not_known_before_the_adjustment(book: Book, plan: int) -> None:
    """Of two days in a year one was moved: its new day stood beside the words of the former one."""
    twice = FIRST.replace("vào ngày 9 hằng tháng", "trước ngày 15/6 và trước ngày 15/12 hằng năm")
    adjust_plan(book, plan, twice, AdjustmentFields(date(2025, 1, 1), "01/KH-SNgV"))
    adjust_plan(book, plan, twice.replace("trước ngày 15/12", "trước ngày 10/12"), BY_PAPER)

    def due_days(on: date) -> set[date | None]:
        return {task.due_on for task in tasks_of_year(book, 2026, on) if task.task_id == TASK}

    assert date(2026, 12, 9) not in due_days(OF_BEFORE)
    assert date(2026, 12, 9) in due_days(date.today())
