"""What the check of a report says of activities that agree with no result of their task."""

from datetime import date, timedelta

from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind, Recurrence
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.services.book import Book
from desktop_app.services.papers.checks import remarks
from desktop_app.services.plan import tasks
from desktop_app.services.plan.occurrences import record_result
from desktop_app.services.year.activities import add_activity
from tests.books import import_shipped_plan, rows_of

RESULTS = ("Đã nhắc nhở", "Đã kiểm tra", "Đã rà soát", "Đã họp", "Đã tổng hợp", "Đã đôn đốc")


def test_of_many_activities_that_agree_with_no_result_a_few_are_named(book: Book) -> None:
    import_shipped_plan(book)
    monthly = Deadline("hằng tháng", DeadlineKind.MONTH, Recurrence.MONTHLY)
    ((section,),) = rows_of(book, "plan_section", "max(id)")
    tasks.add_task(book, TaskFields("Sinh hoạt chuyên đề.", int(str(section)), deadline=monthly))
    ((task_id,),) = rows_of(book, "task", "max(id)")
    periods = rows_of(book, "occurrence", "id", f"task_id = {task_id} AND period LIKE '2026-0%'")
    for month, ((row_id,), words) in enumerate(zip(periods, RESULTS, strict=False), start=1):
        record_result(book, int(str(row_id)), OccurrenceFields(words, done_on=date(2026, month, 28)))
    first = date(2026, 1, 5)
    for week in range(20):
        title = f"Nói chuyện {week}"
        add_activity(
            book,
            ActivityFields(first + timedelta(weeks=week), ActivityKind.OTHER, title, task_id=int(str(task_id))),
        )
    sentences = [each.sentence for each in remarks(book, "annual-report", {"year": "2026"})]
    (unlike,) = [sentence for sentence in sentences if "khác chủ đề" in sentence]
    assert "hoạt động “Nói chuyện 0” ngày 05/01/2026; “Nói chuyện 1” ngày 12/01/2026; “Nói chuyện 2”" in unlike
    assert "“Nói chuyện 3”" not in unlike
    assert unlike.endswith("; … (20 hoạt động) khác ngày, khác chủ đề với kết quả từng kỳ.")
