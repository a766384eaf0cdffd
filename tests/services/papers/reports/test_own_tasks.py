"""What a report is itself the result of: the plan's yearly tasks to send it, one for each who gets it."""

from datetime import date

from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind, Recurrence
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.papers.parts.report_charts import task_chart
from desktop_app.services.book import Book
from desktop_app.services.papers.reports.entered import report
from desktop_app.services.papers.reports.papers import annual_data
from desktop_app.services.papers.reports.spans import ANNUAL
from desktop_app.services.papers.reports.tables.tasks import CHARTED_STATES
from desktop_app.services.plan.tasks import add_task
from tests.books import BookIds, rows_of


def test_a_report_announces_none_of_the_tasks_that_sending_it_completes(book: Book, filled: BookIds) -> None:
    section, *_ = (row_id for (row_id,) in rows_of(book, "plan_section", "id", f"plan_id = {filled.plan}"))
    day = Deadline("trước ngày 20/11 hằng năm", DeadlineKind.DAY, Recurrence.YEARLY, day=20, month=11)
    for body in ("UBND tỉnh", "Tỉnh đoàn"):
        fields = TaskFields(f"Báo cáo kết quả gửi {body}.", int(str(section)), recipients=(body,), deadline=day)
        add_task(book, fields)
    of_both = "period = '2026' AND task_id IN (SELECT id FROM task WHERE text LIKE 'Báo cáo kết quả gửi%')"
    own = {row_id for (row_id,) in rows_of(book, "occurrence", "id", of_both)}
    assert len(own) == 2
    source = report(book, ANNUAL, "2026", date(2026, 11, 15))
    assert own.isdisjoint(task.id for task in source.facts.tasks)
    assert own.isdisjoint(row_id for task in source.account.coming for row_id in task.ids)
    rows = annual_data(book, "2026").tasks
    named = [row.text for row in rows if row.result == "Thực hiện bằng báo cáo này"]
    assert named[-2:] == ["Báo cáo kết quả gửi UBND tỉnh.", "Báo cáo kết quả gửi Tỉnh đoàn."]
    # The chart counts them by what the annex says of them, not as tasks that fall due soon.
    chart = task_chart(rows, CHARTED_STATES)
    assert chart is not None
    assert ("Thực hiện bằng báo cáo này", (len(named),)) in [(row.label, row.values) for row in chart.rows]
    assert sum(row.values[0] or 0 for row in chart.rows) == len(rows)
