"""The title, the text and the figures of a half-year report are of the same days."""

from datetime import date
from pathlib import Path

from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.domain.year.sent_reports import SentReportFields
from desktop_app.services.book import Book, opened
from desktop_app.services.papers.reports.entered import ANNUAL, HALF_YEAR, report
from desktop_app.services.papers.reports.papers import half_year_paper
from desktop_app.services.papers.reports.sent_reports import ReportKey, record_sent
from desktop_app.services.plan.occurrences import track_from
from desktop_app.services.year.activities import add_activity
from tests.books import import_plan, sample_in


def test_a_half_year_report_tells_the_days_that_its_title_names(book: Book) -> None:
    track_from(book, import_plan(book), 2024)
    record_sent(book, ReportKey(ANNUAL, "2025"), SentReportFields("1", date(2025, 12, 1), date(2025, 11, 15)))
    first_half = (date(2025, 12, 20), date(2026, 1, 1), date(2026, 6, 15), date(2026, 6, 30))
    for day in first_half:
        add_activity(book, ActivityFields(day, ActivityKind.GOOD_NEWS, "Tin"))
    titles = "Sơ kết phong trào thi đua {}"
    for cut_off, number, days in (
        (None, 3, "6 tháng đầu năm 2026"),
        (date(2026, 6, 15), 2, "từ ngày 01/01/2026 đến ngày 15/6/2026"),
    ):
        source = report(book, HALF_YEAR, "2026-H1", cut_off)
        assert len(source.account.activities) == number
        document = half_year_paper(book, "2026-H1", cut_off)
        assert document.titles is not None
        assert document.titles.subject == titles.format(days)
        # Among the results stood a heading that named tasks, as if they were still to do.
        assert "Kết quả thực hiện nhiệm vụ của Kế hoạch" in str(document.body)
        assert f" {days}. Số liệu tính từ ngày 01/01/2026 đến ngày " in str(document.body)
        assert f"báo cáo sơ kết phong trào thi đua {days} của {document.metadata.author} (" in str(document.body)


def test_a_half_year_of_a_plan_made_within_it_is_counted_from_its_day(tmp_path: Path) -> None:
    with opened(sample_in(tmp_path / "book")) as book:
        of_plan, of_year = (str(half_year_paper(book, "2026-H1", plan_id=plan).body) for plan in (2, None))
    # The yearly report of the same plan said 16/01/2026.
    assert "6 tháng đầu năm 2026. Số liệu tính từ ngày 16/01/2026 đến ngày 30/6/2026." in of_plan
    assert "Số liệu tính từ ngày 01/01/2026 đến ngày " in of_year
    # "I. KẾT QUẢ THỰC HIỆN" stood right over "Kết quả thực hiện nhiệm vụ của Kế hoạch", and nothing beside that.
    assert "I. KẾT QUẢ THỰC HIỆN" in of_plan
    assert "Kết quả thực hiện nhiệm vụ" not in of_plan
