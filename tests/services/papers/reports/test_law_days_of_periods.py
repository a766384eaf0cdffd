"""Meetings for the “Ngày pháp luật” that are the periods of their task are told with these, in one sentence."""

from datetime import date

import pytest

from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind, Recurrence
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.domain.year.activities import ActivityFields, ActivityKind, PeopleReached
from desktop_app.services.book import Book
from desktop_app.services.papers.reports.entered import ANNUAL, HALF_YEAR, report
from desktop_app.services.papers.reports.papers import annual_data
from desktop_app.services.plan import tasks
from desktop_app.services.plan.occurrences import record_result, track_from
from desktop_app.services.year.activities import add_activity
from tests.books import ask_for_tasks_from, import_shipped_plan, rows_of

TOPICS = ("an toàn mạng", "tin giả", "dữ liệu cá nhân", "tố cáo", "khiếu nại", "đất đai")
CAME = (20, 21, 22)


@pytest.fixture
def task_id(book: Book) -> int:
    import_shipped_plan(book)
    monthly = Deadline("hằng tháng", DeadlineKind.MONTH, Recurrence.MONTHLY)
    ((section,),) = rows_of(book, "plan_section", "max(id)")
    tasks.add_task(book, TaskFields("Sinh hoạt “Ngày pháp luật”.", int(str(section)), deadline=monthly))
    ((row_id,),) = rows_of(book, "task", "max(id)")
    periods = rows_of(book, "occurrence", "id", f"task_id = {row_id} AND period LIKE '2026-0%'")
    for month, ((period_id,), topic) in enumerate(zip(periods, TOPICS, strict=False), start=1):
        record_result(book, int(str(period_id)), OccurrenceFields(f"Đã phổ biến {topic}", done_on=date(2026, month, 8)))
    return int(str(row_id))


def add_law_day(book: Book, task_id: int, day: date, people: int) -> None:
    fields = ActivityFields(
        day, ActivityKind.LAW_DAY, "Sinh hoạt", task_id=task_id, reached=PeopleReached(staff=people)
    )
    add_activity(book, fields)


def law_day_lines(book: Book) -> list[str]:
    lines = [line for part in report(book, ANNUAL, "2026").parts for line in part.text.split("\n")]
    words = ("buổi sinh hoạt", "tổ chức sinh hoạt", " kỳ (từ")
    return [line for line in lines if any(each in line for each in words)]


def test_they_are_told_in_one_sentence_where_each_is_of_a_period(book: Book, task_id: int) -> None:
    """One sentence told of three meetings, another of six periods: as if these were nine."""
    for month, people in enumerate(CAME, start=1):
        add_law_day(book, task_id, date(2026, month, 8), people)
    (line,) = law_day_lines(book)
    ((in_span,),) = rows_of(
        book, "occurrence", "count(*)", f"task_id = {task_id} AND due_on BETWEEN '2025-11-16' AND '2026-11-15'"
    )
    assert f"thực hiện 6/{in_span} kỳ của nhiệm vụ “Sinh hoạt “Ngày pháp luật”” (từ tháng 01 năm 2026" in line
    assert "; trong đó 03 buổi sinh hoạt “Ngày pháp luật” có thống kê người dự với 63 lượt công chức" in line
    figures = {row.name: row.this for row in annual_data(book, "2026").indicators}
    assert figures["Buổi sinh hoạt “Ngày pháp luật”"] == 3


def test_they_are_told_apart_where_one_is_of_no_period(book: Book, task_id: int) -> None:
    add_law_day(book, task_id, date(2026, 1, 8), 20)
    add_law_day(book, task_id, date(2026, 9, 3), 21)
    assert len(law_day_lines(book)) == 2


def test_what_was_missed_before_the_days_of_a_report_is_none_of_its_periods(book: Book, task_id: int) -> None:
    """“6/8 kỳ (từ tháng 01 đến tháng 6)” of six months that were all held: two of the year before were counted."""
    ((plan_id,),) = rows_of(book, "plan", "id")
    track_from(book, int(str(plan_id)), 2025)
    ask_for_tasks_from(book, date(2025, 11, 1))
    for month, people in enumerate(CAME, start=1):
        add_law_day(book, task_id, date(2026, month, 8), people)
    text = "\n".join(part.text for part in report(book, HALF_YEAR, "2026-H1").parts)
    assert "thực hiện 6/6 kỳ của nhiệm vụ “Sinh hoạt “Ngày pháp luật”” (từ tháng 01 năm 2026 đến tháng 6" in text


def test_an_inspection_of_the_same_task_is_told_beside_them(book: Book, task_id: int) -> None:
    for month, people in enumerate(CAME, start=1):
        add_law_day(book, task_id, date(2026, month, 8), people)
    add_activity(book, ActivityFields(date(2026, 5, 8), ActivityKind.OTHER, "Kiểm tra nền nếp", task_id=task_id))
    (line,) = law_day_lines(book)
    assert "; trong đó 03 buổi sinh hoạt “Ngày pháp luật” có thống kê người dự" in line
    text = "\n".join(part.text for part in report(book, ANNUAL, "2026").parts)
    assert text.count("iểm tra nền nếp") == 1
