"""The table of a year's tasks says how many of earlier years are overdue, which it leaves out."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.services.book import Book
from desktop_app.services.papers.reports.tables.tasks import task_table_paper
from desktop_app.services.plan.occurrences import record_result
from desktop_app.services.plan.tasks import add_task
from tests.books import BookIds, rows_of

SEPTEMBER = date(2026, 9, 1)


def subtitle(book: Book) -> str:
    titles = task_table_paper(book, "2026", SEPTEMBER).titles
    assert titles is not None
    return titles.attached_to.replace("\u00a0", " ")


def test_what_is_overdue_from_before_is_said_beside_the_table(book: Book, filled: BookIds) -> None:
    before = subtitle(book)
    due = Deadline("trước ngày 30/6/2025", DeadlineKind.DAY, day=30, month=6, year=2025)
    task = add_task(book, TaskFields("Việc năm trước.", deadline=due, leads=(filled.centre,))).only_id("task")
    add_task(book, TaskFields("Việc năm nay.", deadline=replace(due, year=2026), leads=(filled.centre,)))
    assert "không kể" not in before
    assert subtitle(book).endswith("; không kể 01 nhiệm vụ của năm trước đã quá hạn)")
    ((period,),) = rows_of(book, "occurrence", "id", f"task_id = {task}")
    record_result(book, int(str(period)), OccurrenceFields("Đã làm", 100, date(2026, 8, 26)))
    assert subtitle(book) == before
