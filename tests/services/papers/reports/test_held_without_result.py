"""What was held in time for a task is not told as overdue where its result was not written down: that is asked for."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind
from desktop_app.domain.plan.occurrences import OccurrenceState
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.papers.checks import remarks
from desktop_app.services.papers.reports.entered import ANNUAL, report
from desktop_app.services.plan.occurrences import record_result
from desktop_app.services.plan.tasks import add_task
from desktop_app.services.year.activities import add_activity
from tests.books import BookIds, ask_for_tasks_from, rows_of

DUE = date(2026, 6, 5)
HELD = ActivityFields(date(2026, 6, 1), ActivityKind.EVENT, "Gặp mặt thiếu nhi")


@pytest.fixture
def task_id(book: Book, filled: BookIds) -> int:
    ask_for_tasks_from(book, date(2026, 1, 1))
    due = Deadline("ngày 05/6/2026", DeadlineKind.DAY, day=DUE.day, month=DUE.month, year=DUE.year)
    fields = TaskFields("Tổ chức gặp mặt thiếu nhi.", deadline=due, leads=(filled.centre,))
    return add_task(book, fields).only_id("task")


def state_of(book: Book, task_id: int) -> OccurrenceState:
    return next(task.state for task in report(book, ANNUAL, "2026").facts.tasks if task.task_id == task_id)


def asked(book: Book) -> list[str]:
    sentences = [each.sentence for each in remarks(book, "annual-report", {"year": "2026"})]
    return [sentence for sentence in sentences if "nếu là kết quả của kỳ thì ghi kết quả" in sentence]


def test_what_was_held_in_the_week_before_is_told_and_not_as_overdue(book: Book, task_id: int) -> None:
    """A report told "gặp mặt thiếu nhi (ngày 01/6)" and called the same overdue, every year anew."""
    assert state_of(book, task_id) is OccurrenceState.LATE
    assert asked(book) == []
    add_activity(book, replace(HELD, task_id=task_id))
    assert state_of(book, task_id) is OccurrenceState.CARRIED_OUT
    (sentence,) = asked(book)
    assert sentence.startswith("Nhiệm vụ “Tổ chức gặp mặt thiếu nhi.”, hạn 05/6/2026, chưa ghi kết quả; sổ có ")
    assert "ngày 01/6/2026" in sentence
    assert task_id not in {task.task_id for task in report(book, ANNUAL, "2027").facts.tasks}
    # The list of periods asks on for the result.
    (row,) = [
        row
        for row in lists.everything(book, ListQuery("occurrences", scope={"year": 2026}))
        if "Tổ chức gặp mặt thiếu nhi." in row.values
    ]
    assert any(str(value).startswith("quá hạn ") for value in row.values)


@pytest.mark.parametrize(
    "other", [replace(HELD, from_date=date(2026, 5, 28)), replace(HELD, kind=ActivityKind.GOOD_NEWS)]
)
def test_what_is_earlier_or_only_posted_is_no_result(book: Book, task_id: int, other: ActivityFields) -> None:
    add_activity(book, replace(other, task_id=task_id))
    assert state_of(book, task_id) is OccurrenceState.LATE


def test_what_is_half_done_stays_late(book: Book, task_id: int) -> None:
    add_activity(book, replace(HELD, task_id=task_id))
    ((period,),) = rows_of(book, "occurrence", "id", f"task_id = {task_id}")
    record_result(book, int(str(period)), OccurrenceFields("Mới chuẩn bị", 40))
    assert state_of(book, task_id) is OccurrenceState.LATE
    assert asked(book) == []


@pytest.mark.parametrize(
    ("result", "document", "times"),
    [
        ("Tổ chức gặp mặt thiếu nhi cho 41 cháu", "", 1),
        ("Ban hành kế hoạch chăm lo trẻ em", "", 2),
        ("Tổ chức gặp mặt thiếu nhi", "12/BC-CĐ", 2),
        ("Tổ chức gặp mặt thiếu nhi; tặng 41 suất quà", "", 2),
    ],
)
def test_a_result_that_says_what_was_held_that_day_is_not_told_again(
    book: Book, task_id: int, result: str, document: str, times: int
) -> None:
    """“Đã tổ chức gặp mặt (ngày 01/6)” stood above “Tổ chức gặp mặt (hoàn thành ngày 01/6)”, as if there were two."""
    add_activity(book, replace(HELD, task_id=task_id))
    ((period,),) = rows_of(book, "occurrence", "id", f"task_id = {task_id}")
    fields = OccurrenceFields(result, done_on=HELD.from_date, document_type="Báo cáo", document_number=document)
    record_result(book, int(str(period)), fields if document else replace(fields, document_type=""))
    lines = [line for part in report(book, ANNUAL, "2026").parts for line in part.text.split("\n")]
    assert sum("01/6/2026" in line for line in lines) == times
