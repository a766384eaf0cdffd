"""Yearly reports as results of the plan's task to send them: each told once, and none by itself."""

from datetime import date

import pytest

from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind, Recurrence
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.services.book import Book
from desktop_app.services.papers.reports.entered import ANNUAL, PHASE, report
from desktop_app.services.plan.occurrences import record_result, track_from
from desktop_app.services.plan.tasks import add_task
from tests.books import import_shipped_plan, rows_of

SENT = {2025: date(2025, 11, 18), 2026: date(2026, 11, 13)}


@pytest.fixture
def reported(book: Book) -> Book:
    """A plan whose task to report stands in section II, with the reports of two years."""
    plan_id = import_shipped_plan(book)
    track_from(book, plan_id, 2024)
    *_, (section,) = sorted(rows_of(book, "plan_section", "id", "path LIKE 'II/%'"))
    day = Deadline("trước ngày 20/11 hằng năm", DeadlineKind.DAY, Recurrence.YEARLY, day=20, month=11)
    asked = TaskFields("Văn phòng báo cáo UBND tỉnh.", int(str(section)), recipients=("UBND tỉnh",), deadline=day)
    add_task(book, asked)
    ((task_id,),) = rows_of(book, "task", "max(id)")
    for year, sent_on in SENT.items():
        ((row_id,),) = rows_of(book, "occurrence", "id", f"task_id = {task_id} AND period = '{year}'")
        paper = {"document_type": "Báo cáo", "document_number": f"{year}/BC-SNgV", "document_date": sent_on}
        record_result(book, int(str(row_id)), OccurrenceFields("Đã gửi báo cáo", 100, sent_on, **paper))  # type: ignore[arg-type]
    return book


def test_a_phase_tells_them_once_wherever_the_task_stands(reported: Book) -> None:
    # Part I told all of them, and the results of section II once more.
    texts = [part.text for part in report(reported, PHASE, "2025-2026", date(2026, 11, 20)).parts]
    assert "\n".join(texts).count("Báo cáo số 2025/BC-SNgV") == 1
    assert "đã gửi 02 báo cáo kết quả thực hiện Kế hoạch hằng năm: Báo cáo số 2025/BC-SNgV" in "\n".join(texts)


def test_no_report_tells_that_it_was_itself_sent(reported: Book) -> None:
    text = "\n".join(part.text for part in report(reported, ANNUAL, "2026", date(2026, 11, 15)).parts)
    assert "2026/BC-SNgV" not in text
    assert "Báo cáo số 2025/BC-SNgV" in text
