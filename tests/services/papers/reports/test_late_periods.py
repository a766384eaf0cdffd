"""Periods of one task that are late, or were done late, are no tasks: a report counts them in the words of the rest."""

from datetime import date, timedelta

from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.services.book import Book
from desktop_app.services.papers.reports.entered import ANNUAL, report
from desktop_app.services.plan.occurrences import record_result
from desktop_app.services.plan.plans import apply_plan, propose_plan, shipped_plan
from tests.books import rows_of

JUNE = date(2026, 6, 30)


def test_periods_of_a_task_that_are_late_are_counted_as_periods(book: Book) -> None:
    apply_plan(book, propose_plan(book, shipped_plan()))
    due = rows_of(book, "occurrence", "id, due_on, task_id", "due_on BETWEEN '2026-01-01' AND '2026-06-30'")
    tasks = [task for _, _, task in due]
    monthly = next(task for task in tasks if tasks.count(task) > 3)
    of_task = [(int(str(row)), date.fromisoformat(str(day))) for row, day, task in due if task == monthly]
    for row_id, day in of_task[:3]:
        record_result(book, row_id, OccurrenceFields("Đã làm.", done_on=day + timedelta(days=2)))
    parts = {part.key: part.text for part in report(book, ANNUAL, "2026", JUNE).parts}
    assert "Có 03 kỳ thực hiện của 01 nhiệm vụ hoàn thành sau hạn: " in parts["weaknesses"]
    assert "03 nhiệm vụ hoàn thành sau hạn" not in parts["weaknesses"]


def test_of_tasks_with_one_period_each_the_tasks_are_counted(book: Book) -> None:
    apply_plan(book, propose_plan(book, shipped_plan()))
    row_id, day = rows_of(book, "occurrence", "id, due_on", "due_on BETWEEN '2026-01-01' AND '2026-06-30'")[0]
    later = date.fromisoformat(str(day)) + timedelta(days=2)
    record_result(book, int(str(row_id)), OccurrenceFields("Đã làm.", done_on=later))
    parts = {part.key: part.text for part in report(book, ANNUAL, "2026", JUNE).parts}
    assert "Có 01 nhiệm vụ hoàn thành sau hạn: " in parts["weaknesses"]
