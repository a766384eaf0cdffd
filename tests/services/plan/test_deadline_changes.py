"""A change of a task's deadlines gives what was recorded of one to no other; what an adjustment found stays."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.list_kinds.plan import OCCURRENCES
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.plan.adjustments import AdjustmentFields
from desktop_app.domain.plan.deadline_changes import going_on
from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind, Recurrence
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.services.book import Book
from desktop_app.services.keeping import history
from desktop_app.services.keeping.checks import check
from desktop_app.services.lists import everything
from desktop_app.services.papers.reports.facts.tasks import tasks_of_year
from desktop_app.services.plan.occurrences import record_result
from desktop_app.services.plan.tasks import add_task, change_task, task
from tests.books import PLAN, adjust_plan, dump, followed_plan, rows_of


def _month(number: int) -> Deadline:
    return Deadline(f"tháng {number} hằng năm", DeadlineKind.MONTH, Recurrence.YEARLY, month=number)


def _once(day: int, month: int, year: int) -> Deadline:
    return Deadline(f"trước ngày {day}/{month}/{year}", DeadlineKind.DAY, day=day, month=month, year=year)


@pytest.fixture
def followed(book: Book) -> Book:
    """A book with a plan followed, and asked for, since 2024."""
    followed_plan(book, 2024)
    return book


def _task(book: Book, *deadlines: Deadline) -> int:
    ((section_id,), *_) = rows_of(book, "plan_section", "id", "path = 'II/1'")
    first, *further = deadlines
    fields = TaskFields("Tổ chức buổi nói chuyện", int(str(section_id)), deadline=first)
    return max(add_task(book, replace(fields, further_deadlines=tuple(further))).ids["task"])


def _redate(book: Book, task_id: int, *deadlines: Deadline) -> str:
    first, *further = deadlines
    fields = replace(task(book, task_id), deadline=first, further_deadlines=tuple(further))
    return change_task(book, task_id, fields).label


def _done(book: Book, task_id: int, due_on: str, day: date) -> None:
    ((row_id,),) = rows_of(book, "occurrence", "id", f"task_id = {task_id} AND due_on = '{due_on}'")
    record_result(book, int(str(row_id)), OccurrenceFields(f"Kết quả {due_on}", done_on=day))


def _rows(book: Book, task_id: int, year: int) -> list[tuple[object, ...]]:
    keys = [column.key for column in OCCURRENCES.columns]
    rows = everything(book, ListQuery("occurrences", sort="due_on", scope={"task": task_id, "year": year}))
    of_year = [dict(zip(keys, row.values, strict=True)) for row in rows]
    return [(str(row["due_on"]), row["result"], str(row["state"]).split(" ")[0]) for row in of_year]


def test_a_deadline_taken_away_keeps_what_was_done_by_it(followed: Book) -> None:
    task_id = _task(followed, _month(3), _month(9))
    _done(followed, task_id, "2025-03-31", date(2025, 3, 15))
    before = dump(followed)
    label = _redate(followed, task_id, _month(9))
    # The result of March was September's, "xong đúng hạn", and September, overdue, was gone.
    assert _rows(followed, task_id, 2025) == [
        ("2025-03-31", "Kết quả 2025-03-31", "xong"),
        ("2025-09-30", "", "quá"),
    ]
    assert label == "Sửa nhiệm vụ “Tổ chức buổi nói chuyện”: 1 kỳ đã ghi kết quả giữ thời hạn cũ"
    assert [row[0] for row in _rows(followed, task_id, 2026)] == ["2026-09-30"]
    facts = [fact for fact in tasks_of_year(followed, 2025, date(2025, 12, 31)) if fact.task_id == task_id]
    assert {fact.deadline for fact in facts} == {"tháng 3 hằng năm", "tháng 9 hằng năm"}
    assert check(followed).found == ()
    # Put back, it is one of the task's deadlines again.
    _redate(followed, task_id, _month(9), _month(3))
    assert _rows(followed, task_id, 2025)[0][:2] == ("2025-03-31", "Kết quả 2025-03-31")
    assert rows_of(followed, "occurrence", "id", "own_deadline IS NOT NULL") == []
    history.undo(followed)
    history.undo(followed)
    assert dump(followed)["occurrence"] == before["occurrence"]


def test_one_put_before_the_others_takes_nothing_of_them(followed: Book) -> None:
    task_id = _task(followed, _month(5), _month(10))
    _done(followed, task_id, "2025-05-31", date(2025, 5, 17))
    _done(followed, task_id, "2025-10-31", date(2025, 11, 8))
    label = _redate(followed, task_id, _month(2), _month(5), _month(10))
    assert [row[1:] for row in _rows(followed, task_id, 2025)] == [
        ("", "quá"),
        ("Kết quả 2025-05-31", "xong"),
        ("Kết quả 2025-10-31", "xong"),
    ]
    assert label.endswith("“Tổ chức buổi nói chuyện”")


def test_what_is_due_once_and_put_off_goes_on_as_that(followed: Book) -> None:
    task_id = _task(followed, _once(31, 12, 2025), _once(15, 12, 2027))
    _done(followed, task_id, "2025-12-30", date(2026, 1, 28))
    label = _redate(followed, task_id, _once(31, 1, 2026), _once(15, 12, 2027))
    rows = rows_of(followed, "occurrence", "due_on, done_on", f"task_id = {task_id}")
    assert rows == [("2026-01-30", "2026-01-28"), ("2027-12-14", None)]
    assert label.endswith(": 1 kỳ đã ghi kết quả đổi hạn")


@pytest.mark.parametrize(
    ("before", "after", "places"),
    [
        ((_month(3), _month(9)), (_month(9), _month(3)), {0: 1, 1: 0}),
        ((_month(3), _month(9)), (_month(4), _month(9), _month(11)), {1: 1}),
        # Which of those that recur came in the place of another nobody can tell; of an only one it is known, and of one
        # where it stood, beside others that are as they were.
        ((_month(3), _month(9)), (_month(9), _month(11)), {1: 0}),
        ((_month(3), _month(9)), (_month(3), _month(8)), {0: 0, 1: 1}),
        ((_month(3),), (_month(4),), {0: 0}),
        ((_month(3), _month(3)), (_month(3), _month(3)), {0: 0, 1: 1}),
        ((_once(1, 3, 2026), _month(9)), (_month(9), _once(5, 4, 2026)), {0: 1, 1: 0}),
        ((Deadline(),), (Deadline("quý II", DeadlineKind.QUARTER, quarter=2),), {0: 0}),
        ((), (_month(3),), {}),
    ],
)
def test_a_deadline_is_known_by_itself(
    before: tuple[Deadline, ...], after: tuple[Deadline, ...], places: dict[int, int]
) -> None:
    assert going_on(before, after) == places


OF_MARCH = PLAN.replace("định kỳ tại cơ quan", "vào tháng 3 và tháng 9 hằng năm")
OF_AUGUST = OF_MARCH.replace("tháng 9", "tháng 8")
OF_APRIL = PLAN.replace("định kỳ tại cơ quan", "vào tháng 4, tháng 9 và tháng 11 hằng năm")


def test_an_adjustment_changes_only_what_is_due_from_its_day_on(book: Book) -> None:
    plan = followed_plan(book, 2024, OF_MARCH)
    ((task_id,),) = rows_of(book, "task", "id", "text LIKE '%tháng 3 và tháng 9%'")
    number = int(str(task_id))
    _done(book, number, "2025-03-31", date(2025, 3, 10))
    before = [_rows(book, number, year) for year in (2024, 2025)]
    adjust_plan(book, plan, OF_APRIL, AdjustmentFields(date(2026, 1, 15), "14/KH-SNgV"))
    # In 2024 and 2025, too, March's talks were April's, and those of November were overdue.
    assert [_rows(book, number, year) for year in (2024, 2025)] == before
    assert [row[0] for row in _rows(book, number, 2026)] == ["2026-04-30", "2026-09-30", "2026-11-30"]
    fact = next(fact for fact in tasks_of_year(book, 2025, date(2025, 12, 31)) if fact.task_id == number)
    assert "tháng 3" in fact.deadline


def test_one_of_two_yearly_days_that_an_adjustment_moves_is_the_same_moved(book: Book) -> None:
    plan = followed_plan(book, 2025, OF_MARCH)
    ((task_id,),) = rows_of(book, "task", "id", "text LIKE '%tháng 3 và tháng 9%'")
    number = int(str(task_id))
    _done(book, number, "2025-09-30", date(2025, 8, 20))
    adjust_plan(book, plan, OF_AUGUST, AdjustmentFields(date(2025, 5, 10), "20/KH-SNgV"))
    # What was done kept the day of before, and a blank period beside it was overdue.
    assert [row for row in _rows(book, number, 2025) if str(row[0]) > "2025-05"] == [
        ("2025-08-31", "Kết quả 2025-09-30", "xong")
    ]
    fact = next(
        fact
        for fact in tasks_of_year(book, 2025, date(2025, 4, 30))
        if fact.task_id == number and str(fact.due_on) > "2025-05"
    )
    assert (fact.due_on, "tháng 9" in fact.deadline) == (date(2025, 9, 30), True)
