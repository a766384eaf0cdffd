"""Remarks on a report, as stored and with unsaved edits."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind, Recurrence
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.domain.year.sent_reports import SentReportFields
from desktop_app.services.book import Book
from desktop_app.services.papers.issued import IssueFields, issue
from desktop_app.services.papers.reports import entered
from desktop_app.services.papers.reports.entered import ANNUAL, HALF_YEAR, report, save_report, with_edits
from desktop_app.services.papers.reports.remarks import remarks
from desktop_app.services.papers.reports.sent_reports import ReportKey, open_again, record_sent
from desktop_app.services.plan.occurrences import record_result
from desktop_app.services.plan.tasks import add_task
from desktop_app.services.year.activities import add_activity
from tests.books import BookIds, rows_of

CUT_OFF = date(2026, 11, 15)
YEAR = "2026"


def test_a_report_with_edits_is_the_one_that_keeping_them_makes(book: Book, filled: BookIds) -> None:
    save_report(book, ANNUAL, YEAR, CUT_OFF, {"direction": "Viết tay.", "next": "Làm tiếp."})
    edits = {"causes": "  Cán bộ   kiêm nhiệm. ", "direction": None, "strengths": ""}
    ahead = with_edits(report(book, ANNUAL, YEAR), edits)
    save_report(book, ANNUAL, YEAR, CUT_OFF, edits)
    stored_report = report(book, ANNUAL, YEAR)
    assert ahead.parts == stored_report.parts
    parts = {part.key: part for part in stored_report.parts}
    assert parts["causes"].text == "Cán bộ kiêm nhiệm."
    assert (parts["direction"].edited, parts["next"].edited, parts["strengths"].text) == (False, True, "")


@pytest.mark.parametrize(("kind", "period", "key"), [(ANNUAL, YEAR, "causes"), (HALF_YEAR, "2026-H1", "next")])
def test_a_remark_knows_its_part_and_its_words(book: Book, filled: BookIds, kind: str, period: str, key: str) -> None:
    edited = with_edits(report(book, kind, period), {key: "Tổ chức\n thêm 77 buổi nói chuyện.", "strengths": ""})
    loose = [remark for remark in remarks(book, edited) if remark.words.startswith("77 buổi")]
    assert [remark.part for remark in loose] == [key]
    empty = [remark for remark in remarks(book, edited) if not remark.words]
    (cleared,) = [remark.sentence for remark in empty if remark.part == "strengths"]
    # What stands in the book and was taken out of the text is not to be stated as nothing.
    assert "đã xóa hết chữ" in cleared
    assert not {remark.part for remark in empty} & edited.parents


def test_a_report_that_was_sent_says_under_which_number(book: Book, filled: BookIds) -> None:
    def told_sent() -> list[str]:
        return [each.sentence for each in remarks(book, report(book, ANNUAL, YEAR)) if " đã gửi ngày" in each.sentence]

    assert told_sent() == []
    sent = SentReportFields("120/BC-SNgV", CUT_OFF, CUT_OFF)
    record_sent(book, ReportKey(ANNUAL, YEAR), sent)
    assert told_sent() == ["Báo cáo năm 2026 đã gửi ngày 15/11/2026, số 120/BC-SNgV."]
    open_again(book, ReportKey(ANNUAL, YEAR))
    issue(book, "annual-report", {"year": YEAR}, IssueFields("121", CUT_OFF, formats=()))
    assert told_sent() == ["Báo cáo năm 2026 đã gửi ngày 15/11/2026, số 121/BC-SNgV; in lại bằng “In lại” (reprint)."]


def test_a_report_and_the_result_of_the_task_to_send_it_have_one_number(book: Book, filled: BookIds) -> None:
    # The report of a year had two: that of its record, and that in the task's period.
    section, *_ = (row_id for (row_id,) in rows_of(book, "plan_section", "id", f"plan_id = {filled.plan}"))
    day = Deadline("trước ngày 20/11 hằng năm", DeadlineKind.DAY, Recurrence.YEARLY, day=20, month=11)
    add_task(book, TaskFields("Báo cáo kết quả.", int(str(section)), recipients=("UBND tỉnh",), deadline=day))
    of_task = "period = '2026' AND task_id IN (SELECT id FROM task WHERE text = 'Báo cáo kết quả.')"
    ((row_id,),) = rows_of(book, "occurrence", "id", of_task)

    def differences() -> list[str]:
        return [each.sentence for each in remarks(book, report(book, ANNUAL, YEAR)) if "không đúng" in each.sentence]

    result = OccurrenceFields(
        "Đã gửi",
        done_on=date(2026, 11, 17),
        document_type="Báo cáo",
        document_number="290/BC-SNgV",
        document_date=date(2026, 11, 17),
    )
    record_result(book, int(str(row_id)), result)
    assert differences() == []
    record_sent(book, ReportKey(ANNUAL, YEAR), SentReportFields("120/BC-SNgV", CUT_OFF, CUT_OFF))
    assert differences() == [
        "Báo cáo năm 2026 đã gửi là số 120/BC-SNgV, còn kết quả của nhiệm vụ báo cáo năm 2026 ghi Báo cáo số "
        "290/BC-SNgV ngày 17/11/2026: xem lại, sửa số không đúng."
    ]
    record_result(book, int(str(row_id)), replace(result, document_number="120"))
    assert differences() == []


def test_there_is_no_half_year_report_of_the_second_half(book: Book) -> None:
    with pytest.raises(InvalidRecord, match="6 tháng đầu năm"):
        entered.report(book, HALF_YEAR, "2026-H2")


@pytest.mark.parametrize(
    ("kind", "paper", "options"),
    [(ANNUAL, "annual-report", {"year": YEAR}), (HALF_YEAR, "half-year-report", {"round": "2026-H1"})],
)
def test_what_was_recorded_after_a_report_was_issued_is_said_of_it(
    book: Book, filled: BookIds, kind: str, paper: str, options: dict[str, str]
) -> None:
    def of_later() -> list[str]:
        source = report(book, kind, next(iter(options.values())))
        return [each.sentence for each in remarks(book, source) if "ghi vào sổ sau đó" in each.sentence]

    issue(book, paper, options, IssueFields("121", CUT_OFF, formats=()))
    assert of_later() == []
    add_activity(book, ActivityFields(date(2026, 6, 2), ActivityKind.GOOD_NEWS, "Giúp dân gặt lúa"))
    add_activity(book, ActivityFields(date(2026, 12, 2), ActivityKind.GOOD_NEWS, "Của kỳ sau"))
    # Its numbers were those of the day it was sent, and nothing said that the book has more.
    assert of_later() == [
        "Báo cáo đã phát hành không tính 01 nội dung trong kỳ ghi vào sổ sau đó (Tin tốt “Giúp dân gặt lúa” ngày "
        "02/6/2026): báo cáo kỳ sau tính."
    ]
