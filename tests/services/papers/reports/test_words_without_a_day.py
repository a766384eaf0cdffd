"""What a period says of itself without a day is told by one report: that of the days which its period belongs to."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind, Recurrence
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.domain.year.report_periods import ANNUAL, HALF_YEAR, PHASE
from desktop_app.papers import PaperFormat
from desktop_app.services.book import Book
from desktop_app.services.papers.issued import IssueFields, issue
from desktop_app.services.papers.reports.entered import report
from desktop_app.services.plan.occurrences import record_result, track_from
from desktop_app.services.plan.tasks import add_task
from desktop_app.services.year.activities import add_activity
from tests.books import followed_plan, import_plan, rows_of, unit

QUARTERLY = Deadline("mỗi quý", DeadlineKind.QUARTER, Recurrence.QUARTERLY)
OCTOBER = Deadline("trước ngày 31/10 hằng năm", DeadlineKind.DAY, Recurrence.YEARLY, day=31, month=10)
STANDING = Deadline("thường xuyên", DeadlineKind.ONGOING)


def periods_of(book: Book, deadline: Deadline, text: str = "Sàng lọc học sinh nội trú") -> dict[str, int]:
    """Add a task to a plan followed from 2024 on and return its periods by their codes."""
    plan = followed_plan(book, 2024)
    *_, (section,) = rows_of(book, "plan_section", "id", f"plan_id = {plan}")
    led_by = (unit(book, "Phòng Kiểm thử"),)
    add_task(book, TaskFields(text, int(str(section)), deadline=deadline, leads=led_by))
    of_task = "task_id = (SELECT max(id) FROM task)"
    return {str(code): int(str(row)) for code, row in rows_of(book, "occurrence", "period, id", of_task)}


def text_of(book: Book, kind: str, period: str) -> str:
    return "\n".join(part.text for part in report(book, kind, period).parts)


def in_reports(book: Book, words: str) -> list[str]:
    """Return the annual reports that have some words."""
    return [str(year) for year in range(2024, 2028) if words in text_of(book, ANNUAL, str(year))]


def test_what_a_year_came_to_is_told_with_that_year_alone(book: Book) -> None:
    # The inspection of 2024 was one of 2025, 2026 and 2027, too, and no year stood beside it.
    periods = periods_of(book, OCTOBER, "Kiểm tra các đơn vị")
    record_result(book, periods["2024"], OccurrenceFields("Kiểm tra 04 đơn vị", 50, difficulty="Thiếu xe"))
    assert in_reports(book, "kiểm tra 04 đơn vị") + in_reports(book, "Kiểm tra 04 đơn vị") == ["2024"]


def test_a_report_of_several_years_tells_what_each_of_them_came_to(book: Book) -> None:
    """What a year said without a day was told of the last of them alone."""
    periods = periods_of(book, STANDING, "Lồng ghép vào sinh hoạt")
    record_result(book, periods["2024"], OccurrenceFields("Lồng ghép vào 04 kỳ sinh hoạt"))
    record_result(book, periods["2025"], OccurrenceFields("Chưa bố trí được kinh phí", not_carried_out=True))
    text = text_of(book, PHASE, "2024-2026")
    assert "ồng ghép vào 04 kỳ sinh hoạt" in text
    assert "năm 2025 (chưa bố trí được kinh phí)" in text


def test_a_quarter_is_told_by_the_report_of_the_days_in_which_it_ended(book: Book) -> None:
    periods = periods_of(book, QUARTERLY)
    for code, number in (("2024-Q3", 31), ("2024-Q4", 42), ("2025-Q2", 53)):
        fields = OccurrenceFields(f"Sàng lọc {number} học sinh", difficulty=f"Thiếu {number} phiếu")
        record_result(book, periods[code], fields)
    assert [in_reports(book, f"Sàng lọc {number} học sinh") for number in (31, 42, 53)] == [
        ["2024"],
        ["2025"],
        ["2025"],
    ]
    assert [in_reports(book, f"thiếu {number} phiếu") for number in (31, 42, 53)] == [["2024"], ["2025"], ["2025"]]
    # Quarters of which an earlier report told are none in which the task was carried out now.
    assert "trong 03 kỳ" not in text_of(book, ANNUAL, "2025")


def test_half_a_year_tells_nothing_of_what_is_over_later(book: Book) -> None:
    # "Chưa tổ chức lớp tháng 10" was a result of the first half, its difficulty a weakness of it.
    periods = periods_of(book, OCTOBER, "Tổ chức lớp tập huấn")
    record_result(book, periods["2025"], OccurrenceFields("Chưa mời được giảng viên", difficulty="Mưa bão"))
    assert "mưa bão" not in text_of(book, HALF_YEAR, "2025-H1")
    assert "mời được giảng viên" not in text_of(book, HALF_YEAR, "2025-H1")
    assert "hưa mời được giảng viên" in text_of(book, ANNUAL, "2025")


def test_a_standing_task_is_told_with_its_year_and_in_no_half(book: Book) -> None:
    periods = periods_of(book, STANDING, "Tư vấn qua tổng đài")
    record_result(book, periods["2025"], OccurrenceFields("Tư vấn 486 cuộc gọi"))
    assert "486" not in text_of(book, HALF_YEAR, "2025-H1")
    assert in_reports(book, "Tư vấn 486 cuộc gọi") == ["2025"]


def test_what_was_written_after_the_report_on_it_is_told_by_the_next_one_and_marked(book: Book) -> None:
    periods = periods_of(book, STANDING, "Tư vấn qua tổng đài")
    record_result(book, periods["2024"], OccurrenceFields("Tư vấn 12 cuộc gọi"))
    for year in ("2024", "2025"):
        issue(book, "annual-report", {"year": year}, IssueFields("", formats=(PaperFormat.XLSX,)))
    record_result(book, periods["2025"], OccurrenceFields("Tư vấn 486 cuộc gọi"))
    assert in_reports(book, "Tư vấn 12 cuộc gọi") == ["2024"]
    assert "Tư vấn 486 cuộc gọi" in text_of(book, ANNUAL, "2026")
    facts = report(book, ANNUAL, "2026").facts
    assert facts.is_late("occurrence", periods["2025"])
    assert not facts.is_late("occurrence", periods["2024"])
    issue(book, "annual-report", {"year": "2026"}, IssueFields("", formats=(PaperFormat.XLSX,)))
    assert in_reports(book, "Tư vấn 486 cuộc gọi") == ["2026"]


def test_a_result_is_of_the_unit_that_did_it_before_the_task_went_to_its_heir(book: Book) -> None:
    # "Phòng Nghiệp vụ: Kiểm tra 25 tài khoản" stood below "Ngày 05/6/2025, Thanh tra thực hiện kiểm tra 25 tài khoản".
    track_from(book, import_plan(book), 2024)
    heir = unit(book, "Phòng Nghiệp vụ")
    ended = unit(book, "Ban Thanh tra", valid_to=date(2025, 6, 30), successor_id=heir)
    due = Deadline("trong năm 2025", DeadlineKind.YEAR, year=2025)
    *_, (section,) = rows_of(book, "plan_section", "id")
    add_task(book, TaskFields("Kiểm tra tài khoản bán hàng", int(str(section)), deadline=due, leads=(ended,)))
    ((row, task),) = rows_of(book, "occurrence", "id, task_id", "task_id = (SELECT max(id) FROM task)")
    record_result(book, int(str(row)), OccurrenceFields("Kiểm tra 25 tài khoản", 50))
    assert "- Phòng Nghiệp vụ: Kiểm tra 25 tài khoản" in text_of(book, ANNUAL, "2025")
    deed = ActivityFields(date(2025, 6, 5), ActivityKind.OTHER, "Kiểm tra 25 tài khoản", task_id=int(str(task)))
    add_activity(book, replace(deed, unit_id=ended))
    assert "- Ban Thanh tra: Kiểm tra 25 tài khoản (đạt 50%)" in text_of(book, ANNUAL, "2025")
    assert "Phòng Nghiệp vụ: Kiểm tra" not in text_of(book, ANNUAL, "2025")
