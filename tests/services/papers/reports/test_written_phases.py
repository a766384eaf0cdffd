"""What the clerk writes in the report on a phase: kept as of other reports, printed, no longer asked for."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.vietnamese import clean_line
from desktop_app.domain.year.sent_reports import SentReportFields
from desktop_app.domain.year.statements import StatementFields
from desktop_app.papers import PaperFormat
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import Book, opened
from desktop_app.services.keeping import history
from desktop_app.services.keeping.checks import check
from desktop_app.services.keeping.exports.whole_book import export_whole
from desktop_app.services.keeping.packages import restore
from desktop_app.services.papers import checks, papers
from desktop_app.services.papers.issued import IssueFields, issue
from desktop_app.services.papers.reports.entered import ANNUAL, PHASE, Report, report, save_report
from desktop_app.services.papers.reports.sent_reports import ReportKey, known_reports, open_again, record_sent
from desktop_app.services.papers.reports.spans import phases_of_plan
from desktop_app.services.papers.reports.statements import state_nothing
from desktop_app.services.plan.plan_records import chosen_plan, save_plan
from tests.books import PLAN, BookIds, book_in, import_plan, rows_of

PERIOD, CUT_OFF = "2024-2025", date(2025, 12, 31)
OPTIONS = {"phase": PERIOD, "cut_off": CUT_OFF.isoformat()}
WRITTEN = {
    "objective_causes": "- Dự toán giao sau quý I.",
    "subjective_causes": "- Rà soát chưa thường xuyên.",
    "lessons": "- Giao một đầu mối theo dõi từng nhiệm vụ.",
    "next": "- Mở rộng tủ sách tới các đơn vị.",
    "proposals": "- Đề nghị bố trí kinh phí mua sách.",
}


def text_of(source: Report, key: str) -> str:
    return next(part.text for part in source.parts if part.key == key)


def printed(book: Book, format: PaperFormat) -> str:
    content = papers.render(book, "phase-report", OPTIONS, format).content
    if format == "pdf":
        text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    elif format == "docx":
        text = "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(content)).paragraphs)
    else:
        sheets = load_workbook(BytesIO(content)).worksheets
        text = "\n".join(str(cell) for sheet in sheets for row in sheet.values for cell in row if cell)
    return clean_line(text)


def asked(book: Book) -> list[str]:
    return [remark.sentence for remark in checks.remarks(book, "phase-report", OPTIONS)]


@pytest.mark.parametrize("format", ["pdf", "docx", "xlsx"])
def test_what_she_wrote_is_printed(book: Book, filled: BookIds, format: PaperFormat) -> None:
    save_report(book, PHASE, PERIOD, CUT_OFF, WRITTEN)
    text = printed(book, format)
    for written in WRITTEN.values():
        assert written.removeprefix("- ") in text
    assert "......" not in text.partition("BÀI HỌC")[2].partition("Nơi nhận")[0]


def test_a_part_that_is_written_is_no_longer_asked_for(book: Book, filled: BookIds) -> None:
    assert any("Chưa ghi bài học kinh nghiệm" in sentence for sentence in asked(book))
    save_report(book, PHASE, PERIOD, CUT_OFF, {"lessons": WRITTEN["lessons"]})
    assert not any("bài học kinh nghiệm" in sentence.casefold() for sentence in asked(book))
    # Given back to its draft it is asked for again.
    save_report(book, PHASE, PERIOD, CUT_OFF, {"lessons": None})
    assert any("Chưa ghi bài học kinh nghiệm" in sentence for sentence in asked(book))


def test_a_number_that_she_typed_is_looked_for_in_the_annexes(book: Book, filled: BookIds) -> None:
    assert not any("phụ lục" in sentence for sentence in asked(book))
    save_report(book, PHASE, PERIOD, CUT_OFF, {"lessons": "- Mở 17 lớp đọc sách cho 02 phòng năm 2025."})
    (remark,) = [sentence for sentence in asked(book) if "không có trong phụ lục" in sentence]
    assert remark == "Số liệu không có trong phụ lục: “17 lớp đọc sách”."


def test_dots_are_no_record_and_can_be_stated_to_be_nothing(book: Book, filled: BookIds) -> None:
    save_report(book, PHASE, PERIOD, CUT_OFF, {})
    stated = StatementFields("Chưa rút ra bài học nào.", date(2026, 1, 5), "Vi Văn Đạt")
    state_nothing(book, PHASE, PERIOD, "lessons", stated)
    assert text_of(report(book, PHASE, PERIOD), "lessons") == "Chưa rút ra bài học nào."
    assert not any("Chưa ghi bài học" in sentence for sentence in asked(book))


def test_the_two_phases_and_the_plans_are_written_apart(book: Book, filled: BookIds) -> None:
    second = import_plan(book, PLAN.replace("đọc sách", "viết sách").replace("2028", "2027"))
    save_report(book, PHASE, PERIOD, CUT_OFF, {"lessons": "Bài học của kế hoạch đọc sách."})
    save_report(book, PHASE, PERIOD, CUT_OFF, {"lessons": "Bài học của kế hoạch viết sách."}, second)
    assert text_of(report(book, PHASE, PERIOD), "lessons") == "Bài học của kế hoạch đọc sách."
    assert text_of(report(book, PHASE, PERIOD, plan_id=second), "lessons") == "Bài học của kế hoạch viết sách."
    assert text_of(report(book, PHASE, "2024-2028"), "lessons").startswith("....")
    assert text_of(report(book, ANNUAL, "2025"), "proposals") == "Bổ sung kinh phí."
    assert [str(phase) for phase in phases_of_plan(book, None)] == ["2024-2025", "2024-2028"]


def test_a_phase_of_her_own_is_offered_once_it_was_begun(book: Book, filled: BookIds) -> None:
    save_report(book, PHASE, "2025–2026", date(2026, 6, 30), {"lessons": "Bài học."})
    assert [str(phase) for phase in phases_of_plan(book, None)] == ["2024-2025", "2025-2026", "2024-2028"]


def test_what_was_written_is_undone_and_told_in_the_history(book: Book, filled: BookIds) -> None:
    changes = save_report(book, PHASE, PERIOD, CUT_OFF, {"lessons": "Bài học."})
    assert changes.label == "Sửa báo cáo giai đoạn 2024 - 2025"
    history.undo(book)
    assert text_of(report(book, PHASE, PERIOD), "lessons").startswith("....")
    history.redo(book)
    assert text_of(report(book, PHASE, PERIOD), "lessons") == "Bài học."


def test_a_whole_book_takes_it_along(tmp_path: Path) -> None:
    path = tmp_path / "so.xlsx"
    with book_in(tmp_path / "book") as book:
        import_plan(book)
        save_report(book, PHASE, PERIOD, CUT_OFF, WRITTEN)
        assert check(book).found == ()
        export_whole(book, path)
    restore(DataFolder(tmp_path / "new"), path)
    with opened(DataFolder(tmp_path / "new")) as book:
        source = report(book, PHASE, PERIOD)
        assert {key: text_of(source, key) for key in WRITTEN} == WRITTEN
        assert source.cut_off == CUT_OFF


def test_phases_within_one_another_are_sent_and_issued_and_touch_no_report_of_a_year(
    book: Book, filled: BookIds
) -> None:
    before = report(book, ANNUAL, "2025").facts.span
    sent = SentReportFields("15/BC-SNgV", date(2026, 1, 20), CUT_OFF)
    record_sent(book, ReportKey(PHASE, PERIOD), sent)
    whole = {"phase": "2024-2028", "cut_off": "2026-06-30"}
    issue(book, "phase-report", whole, IssueFields("40/BC-SNgV", date(2026, 7, 10)))
    words = [known.words for known in known_reports(book) if known.kind == PHASE]
    assert words == ["báo cáo giai đoạn 2024 - 2025", "báo cáo giai đoạn 2024 - 2028"]
    assert report(book, ANNUAL, "2025").facts.span == before
    assert any("đã gửi ngày 20/01/2026, số 15/BC-SNgV" in sentence for sentence in asked(book))
    open_again(book, ReportKey(PHASE, PERIOD))
    assert [known.words for known in known_reports(book) if known.kind == PHASE] == words[1:]


def test_a_phase_that_runs_is_counted_to_the_day_it_is_looked_at(book: Book, filled: BookIds) -> None:
    year = date.today().year
    running = f"2024-{year + 1}"
    plan = chosen_plan(book)
    assert plan is not None
    save_plan(book, plan.id, replace(plan.fields, to_year=year + 1))
    save_report(book, PHASE, running, date.today(), {"lessons": "Bài học."})
    assert rows_of(book, "report", "cut_off", "kind = 'phase'") == [(f"{year + 1}-12-31",)]
    assert report(book, PHASE, running).facts.span.last == date.today()
    save_report(book, PHASE, running, date(2026, 6, 30), {})
    assert report(book, PHASE, running).facts.span.last == date(2026, 6, 30)


@pytest.mark.parametrize(
    ("period", "says"),
    [
        ("2022-2025", "nằm ngoài thời gian của kế hoạch"),
        ("2025", "không phải giai đoạn"),
        ("", "không có giai đoạn nhiều năm"),
    ],
)
def test_a_period_that_is_no_phase_of_the_plan_is_not_written(
    book: Book, filled: BookIds, period: str, says: str
) -> None:
    with pytest.raises(InvalidRecord, match=says):
        save_report(book, PHASE, period, CUT_OFF, {"lessons": "Bài học."})
    plan = chosen_plan(book)
    assert plan is not None
    save_plan(book, plan.id, replace(plan.fields, from_year=2025, to_year=2025))
    with pytest.raises(InvalidRecord, match="lập báo cáo năm"):
        save_report(book, PHASE, PERIOD, CUT_OFF, {"lessons": "Bài học."})


def test_a_day_outside_the_phase_is_refused(book: Book, filled: BookIds) -> None:
    for day in (date(2023, 12, 31), date(2026, 1, 1)):
        with pytest.raises(InvalidRecord) as refused:
            save_report(book, PHASE, PERIOD, day, {})
        assert refused.value.field == "cut_off"


def test_a_report_that_is_counted_to_a_day_before_its_plan_ends_no_earlier_than_it_begins(
    book: Book, filled: BookIds
) -> None:
    plan = chosen_plan(book, None)
    assert plan is not None
    save_plan(book, plan.id, replace(plan.fields, dated_on=date(2024, 6, 20)))
    record_sent(book, ReportKey(PHASE, PERIOD), SentReportFields("1/BC-SNgV", date(2024, 7, 1), date(2024, 5, 1)))
    (sent,) = known_reports(book)
    assert sent.first <= sent.last
