"""What a report is itself the result of: the plan's yearly tasks to send it, one for each who gets it."""

from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind, Recurrence
from desktop_app.domain.plan.report_tasks import asks_for_report, asks_for_report_within
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.domain.year.report_periods import ANNUAL
from desktop_app.papers.parts.report_charts import task_chart
from desktop_app.services.book import Book, opened
from desktop_app.services.papers.reports.entered import report
from desktop_app.services.papers.reports.papers import annual_data
from desktop_app.services.papers.reports.tables.tasks import CHARTED_STATES
from desktop_app.services.plan.tasks import add_task
from tests.books import BookIds, rows_of, sample_in


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
    assert {"Báo cáo kết quả gửi UBND tỉnh.", "Báo cáo kết quả gửi Tỉnh đoàn."} < set(named)
    # The chart counts them by what the annex says of them, not as tasks that fall due soon.
    chart = task_chart(rows, CHARTED_STATES)
    assert chart is not None
    assert ("Thực hiện bằng báo cáo này", (len(named),)) in [(row.label, row.values) for row in chart.rows]
    assert sum(row.values[0] or 0 for row in chart.rows) == len(rows)


def test_only_tasks_that_ask_for_the_report_are_done_by_it(book: Book, filled: BookIds) -> None:
    section, *_ = (row_id for (row_id,) in rows_of(book, "plan_section", "id", f"plan_id = {filled.plan}"))
    day = Deadline("trước ngày 20/11 hằng năm", DeadlineKind.DAY, Recurrence.YEARLY, day=20, month=11)
    own, others = "Các phòng báo cáo kết quả về Sở Nội vụ trước ngày 20/11.", ("Tổng kết phong trào.", "Gửi thiếp.")
    add_task(book, TaskFields(own, int(str(section)), deadline=day))
    for text in others:
        add_task(book, TaskFields(text, int(str(section)), recipients=("Tỉnh đoàn",), deadline=day))
    source = report(book, ANNUAL, "2026", date(2026, 11, 15))
    by_report = {task.text for task in source.facts.own_tasks}
    assert own in by_report
    assert by_report.isdisjoint(others)


@pytest.mark.parametrize(
    ("text", "recipients", "asked"),
    [
        ("Thực hiện chế độ báo cáo trước ngày 20/11 hằng năm gửi về UBND tỉnh qua Sở Nội vụ.", "UBND tỉnh", True),
        ("Tổng hợp, báo cáo kết quả thực hiện Kế hoạch.", "UBND tỉnh", True),
        ("Báo cáo kết quả về Sở Nội vụ trước ngày 20/11.", "", True),
        ("Hằng năm tổng hợp, báo cáo UBND tỉnh kết quả thực hiện Kế hoạch.", "", True),
        ("Gửi báo cáo kết quả đến Sở Nội vụ trước ngày 20/11.", "", True),
        ("Hằng năm rà soát, báo cáo UBND tỉnh xem xét, điều chỉnh chỉ tiêu.", "", False),
        ("Báo cáo kết quả về Văn phòng trước ngày 05/11.", "", False),
        ("Báo cáo tổng kết phong trào thi đua gửi Sở Nội vụ.", "Sở Nội vụ", False),
        ("Tổng kết phong trào.", "Tỉnh đoàn", False),
    ],
)
def test_a_task_asks_for_the_report_by_its_words(text: str, recipients: str, *, asked: bool) -> None:
    assert asks_for_report(text, recipients) is asked


def test_the_only_report_on_a_plan_of_one_year_is_no_task_to_come(tmp_path: Path) -> None:
    with opened(sample_in(tmp_path / "book")) as book:
        ((plan,),) = rows_of(book, "plan", "id", "from_year = 2026 AND to_year = 2026")
        source = report(book, ANNUAL, "2026", date(2026, 11, 15), int(str(plan)))
        (own,) = source.facts.own_tasks
        assert own.text == "Văn phòng theo dõi, tổng hợp kết quả, báo cáo Lãnh đạo Sở trước ngày 10/12/2026."
        parts = {part.key: part.text for part in source.parts}
        assert "báo cáo Lãnh đạo Sở" not in parts["next"]
        results = {row.text: row.result for row in annual_data(book, "2026", None, int(str(plan))).tasks}
        assert results[own.text] == "Thực hiện bằng báo cáo này"
        # The plan of the years before is reported to the province: its Văn phòng's report within is another one.
        first = report(book, ANNUAL, "2026", date(2026, 11, 15))
        assert all("20/11" in task.text for task in first.facts.own_tasks)
        # So is it here as soon as the plan itself asks for a report above.
        section = rows_of(book, "plan_section", "id", f"plan_id = {plan}")[-1][0]
        day = Deadline("trước ngày 15/12/2026", DeadlineKind.DAY, day=15, month=12, year=2026)
        above = TaskFields("Báo cáo kết quả về UBND tỉnh.", int(str(section)), recipients=("UBND tỉnh",), deadline=day)
        add_task(book, above)
        own_tasks = report(book, ANNUAL, "2026", date(2026, 11, 15), int(str(plan))).facts.own_tasks
        assert [task.text for task in own_tasks] == ["Báo cáo kết quả về UBND tỉnh."]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Văn phòng theo dõi, tổng hợp kết quả, báo cáo Lãnh đạo Sở trước ngày 10/12/2026.", True),
        ("Văn phòng báo cáo Giám đốc Sở kết quả thực hiện Kế hoạch.", True),
        ("Văn phòng tổng hợp kết quả, báo cáo Lãnh đạo Sở xem xét, quyết định.", False),
        ("Văn phòng báo cáo Lãnh đạo Sở kết quả phong trào thi đua.", False),
        ("Các phòng báo cáo kết quả về Văn phòng.", False),
    ],
)
def test_a_task_asks_for_the_report_to_the_own_head_by_its_words(text: str, *, asked: bool) -> None:
    assert asks_for_report_within(text) is asked
