"""What a report says of the days that its figures begin with, and of work done ahead of its period."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.office.citations import day_words
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.year.sent_reports import SentReportFields
from desktop_app.services.book import Book
from desktop_app.services.papers.reports import papers as report_papers
from desktop_app.services.papers.reports.entered import ANNUAL, PHASE, report
from desktop_app.services.papers.reports.sent_reports import ReportKey, record_sent
from desktop_app.services.plan import plans
from desktop_app.services.plan.occurrences import record_result, track_from
from desktop_app.services.plan.plan_records import save_plan
from tests.books import book_in, import_plan, rows_of
from tests.services.papers.reports.test_spans import news, parts


@pytest.fixture
def year_book(tmp_path: Path) -> Iterator[Book]:
    """A book with a plan followed from 2024 on."""
    with book_in(tmp_path / "told") as book:
        track_from(book, import_plan(book), 2024)
        yield book


def test_what_is_done_before_its_period_is_said_to_be_of_the_next(year_book: Book) -> None:
    ((later, due_on),) = rows_of(
        year_book, "occurrence", "min(id), due_on", "due_on BETWEEN '2025-11-16' AND '2025-12-31' AND done_on IS NULL"
    )
    record_result(year_book, int(str(later)), OccurrenceFields("Đã làm", 100, date(2025, 10, 3)))
    due = rows_of(year_book, "occurrence", "id, due_on", "due_on BETWEEN '2024-11-16' AND '2025-11-15'")
    row_id, day_due = due[0]
    in_time = OccurrenceFields("Đã làm", 100, date.fromisoformat(str(day_due)))
    record_result(year_book, int(str(row_id)), in_time)
    strengths = parts(report(year_book, ANNUAL, "2025"))["strengths"]
    day = day_words(date.fromisoformat(str(due_on)))
    end = f"; ngoài ra, hoàn thành sớm 01 kỳ thực hiện có hạn sau kỳ báo cáo ({day})."
    # It was counted as one of those due in the period, of which fewer fell due.
    assert strengths.split("\n")[0].endswith(end)
    assert strengths.startswith(f"Hoàn thành đúng hạn 1/{len(due)} nhiệm vụ có thời hạn trong kỳ (đạt ")
    figures = {row.name: row.this for row in report_papers.annual_data(year_book, "2025").indicators}
    assert figures["Kỳ thực hiện của kỳ sau hoàn thành sớm trong kỳ"] == 1
    assert figures["Nhiệm vụ có thời hạn trong kỳ"] == len(due)
    assert figures["Nhiệm vụ hoàn thành đúng hạn"] == 1


def test_only_what_is_done_of_the_next_period_is_a_sentence_of_its_own(year_book: Book) -> None:
    ((later, due_on),) = rows_of(year_book, "occurrence", "min(id), due_on", "due_on > '2025-11-15'")
    record_result(year_book, int(str(later)), OccurrenceFields("Đã làm", 100, date(2025, 10, 3)))
    strengths = parts(report(year_book, ANNUAL, "2025"))["strengths"]
    day = day_words(date.fromisoformat(str(due_on)))
    assert strengths.split("\n")[0] == f"Hoàn thành sớm 01 kỳ thực hiện có hạn sau kỳ báo cáo ({day})."


def test_what_was_due_before_the_days_and_done_in_them_is_none_of_those_that_fell_due(year_book: Book) -> None:
    before = rows_of(year_book, "occurrence", "id, due_on", "due_on BETWEEN '2024-06-01' AND '2024-11-15'")
    carried, day_due = before[-1]
    record_result(year_book, int(str(carried)), OccurrenceFields("Đã làm", 100, date(2025, 1, 20)))
    day = day_words(date.fromisoformat(str(day_due)))
    alone = parts(report(year_book, ANNUAL, "2025"))["strengths"].split("\n")[0]
    assert alone == f"Hoàn thành 01 nhiệm vụ của kỳ trước chuyển sang (hạn {day})."
    due = rows_of(year_book, "occurrence", "id, due_on", "due_on BETWEEN '2024-11-16' AND '2025-11-15'")
    later = date.fromisoformat(str(due[0][1])) + timedelta(days=2)
    record_result(year_book, int(str(due[0][0])), OccurrenceFields("Đã làm", 100, later))
    texts = parts(report(year_book, ANNUAL, "2025"))
    strengths = texts["strengths"].split("\n")[0]
    # What came two days late is no merit: "trong đó 01 nhiệm vụ sau hạn" told it as one.
    assert strengths == alone
    # Of one that is done in time what was due before stands in none of their numbers.
    record_result(year_book, int(str(due[1][0])), OccurrenceFields("Đã làm", 100, date.fromisoformat(str(due[1][1]))))
    strengths = parts(report(year_book, ANNUAL, "2025"))["strengths"].split("\n")[0]
    assert strengths.startswith(f"Hoàn thành đúng hạn 1/{len(due)} nhiệm vụ có thời hạn trong kỳ (đạt ")
    assert strengths.endswith(f"; ngoài ra, hoàn thành 01 nhiệm vụ của kỳ trước chuyển sang (hạn {day}).")
    named = [row.name for row in report_papers.annual_data(year_book, "2025").indicators]
    assert len(named) == len(set(named))
    figures = {row.name: row.this for row in report_papers.annual_data(year_book, "2025").indicators}
    assert figures["Nhiệm vụ có thời hạn trong kỳ"] == len(due)
    assert figures["Nhiệm vụ hoàn thành đúng hạn"] == 1
    assert figures["Nhiệm vụ của kỳ trước chuyển sang đã hoàn thành"] == 1
    # That both are done late is told among the weaknesses.
    assert "Có 02 nhiệm vụ hoàn thành sau hạn" in texts["weaknesses"]
    assert figures["Nhiệm vụ hoàn thành sau hạn"] == 2


def test_what_fell_due_and_was_done_before_the_days_is_said_not_to_be_counted(year_book: Book) -> None:
    due = rows_of(year_book, "occurrence", "id, due_on", "due_on BETWEEN '2024-11-16' AND '2025-11-15'")
    for (row_id, day), done_on in zip(due[:2], (date(2024, 11, 10), None), strict=True):
        done = OccurrenceFields("Đã làm", 100, done_on or date.fromisoformat(str(day)))
        record_result(year_book, int(str(row_id)), done)
    strengths = parts(report(year_book, ANNUAL, "2025"))["strengths"].split("\n")[0]
    day = day_words(date.fromisoformat(str(due[0][1])))
    # Of two periods that fell due in the days "1/1" were told to be done: the other one was nowhere.
    assert strengths.startswith(f"Hoàn thành đúng hạn 1/{len(due) - 1} ")
    assert strengths.endswith(f"; không kể 01 nhiệm vụ đã hoàn thành từ kỳ trước (hạn {day}).")
    figures = {row.name: row.this for row in report_papers.annual_data(year_book, "2025").indicators}
    assert figures["Nhiệm vụ có thời hạn trong kỳ đã hoàn thành từ kỳ trước"] == 1


def test_a_report_says_that_it_counts_from_the_plans_day_where_nothing_lies_before(year_book: Book) -> None:
    plan = plans.plan_text(year_book, None)
    assert plan is not None
    save_plan(year_book, 1, replace(plan.fields, dated_on=date(2025, 1, 16)))
    assert report_papers.annual_data(year_book, "2025").frame.counted_from == date(2025, 1, 16)
    assert report_papers.annual_data(year_book, "2026").frame.counted_from == date(2025, 11, 16)
    news(year_book, date(2025, 1, 15))
    assert report_papers.annual_data(year_book, "2025").frame.counted_from == date(2024, 11, 16)


def test_a_phase_counted_to_a_day_before_its_plan_tells_that_day_alone(tmp_path: Path) -> None:
    day = date(2022, 3, 31)
    with book_in(tmp_path / "early") as book:
        plan_id = import_plan(book)
        plan = plans.plan_text(book, plan_id)
        assert plan is not None
        save_plan(book, plan_id, replace(plan.fields, from_year=2022, to_year=2030, dated_on=date(2022, 6, 20)))
        span = report(book, PHASE, "2022-2025", day).facts.span
        assert (span.first, span.last) == (day, day)
        record_sent(book, ReportKey(PHASE, "2022-2025"), SentReportFields("09/BC-SNgV", date(2022, 4, 5), day))
        assert rows_of(book, "report", "issued_from, issued_to") == [("2022-03-31", "2022-03-31")]
