"""What was entered after the report of its days was issued is marked where the next report tells it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.year.activities import ActivityFields, ActivityKind, PeopleReached
from desktop_app.domain.year.indicator_sets import IndicatorDraft
from desktop_app.domain.year.indicators import AutomaticMeasure, Target, TargetSign
from desktop_app.domain.year.report_periods import ANNUAL
from desktop_app.services.book import Book
from desktop_app.services.papers.reports.entered import report
from desktop_app.services.papers.reports.papers import annual_data
from desktop_app.services.papers.reports.remarks import remarks as remarks_of
from desktop_app.services.plan.occurrences import record_result, track_from
from desktop_app.services.year.activities import add_activity
from desktop_app.services.year.indicators import save_indicator
from tests.books import book_in, import_plan, rows_of, unit
from tests.services.papers.reports.test_spans import issued

HELD = ActivityFields(date(2025, 6, 2), ActivityKind.CONFERENCE, "Tập huấn dữ liệu", reached=PeopleReached(members=10))


@pytest.fixture
def year_book(tmp_path: Path) -> Iterator[Book]:
    """A book with a plan followed from 2024 on."""
    with book_in(tmp_path / "book") as book:
        track_from(book, import_plan(book), 2024)
        yield book


def lines(book: Book, year: str) -> list[str]:
    """Return the paragraphs of an annual report."""
    return [line for part in report(book, ANNUAL, year).parts for line in part.text.split("\n")]


def test_what_is_entered_late_is_marked_in_the_text(year_book: Book) -> None:
    division = unit(year_book, "Phòng Kiểm thử")
    earlier = replace(HELD, from_date=date(2025, 3, 3), title="Tập huấn mạng xã hội", unit_id=division)
    add_activity(year_book, earlier)
    issued(year_book, "2025")
    add_activity(year_book, replace(HELD, unit_id=division))
    # "Ngày 02/6/2025, … tổ chức …" stood in the report of 2026 as one of its days.
    (line,) = (line for line in lines(year_book, "2026") if "tập huấn" in line)
    assert line == (
        "Ngày 02/6/2025, Phòng Kiểm thử tổ chức tập huấn dữ liệu, có 10 đoàn viên, thanh niên tham gia "
        "(bổ sung của kỳ trước)."
    )
    add_activity(year_book, replace(HELD, from_date=date(2026, 2, 3), title="Tập huấn chữ ký số"))
    (line,) = (line for line in lines(year_book, "2026") if "tập huấn" in line)
    assert line.endswith(" (gồm cả 01 nội dung bổ sung của kỳ trước).")
    assert not [line for line in lines(year_book, "2025") if "bổ sung" in line]
    issued(year_book, "2026")
    assert not [line for line in lines(year_book, "2027") if "bổ sung" in line]


def test_the_annex_of_what_is_entered_late_names_it_whole(year_book: Book) -> None:
    """“Phối hợp tuyên truyền phòng, chống lừa đảo qua…” stood in the one place of a report where it is named."""
    issued(year_book, "2025")
    title = "Tập huấn kỹ năng nhận biết, phòng, chống lừa đảo qua mạng cho cư dân biên giới của ba xã"
    add_activity(year_book, replace(HELD, title=title))
    assert title in [row.name for row in annual_data(year_book, "2026").late]
    remarks = [remark.sentence for remark in remarks_of(year_book, report(year_book, ANNUAL, "2025"))]
    # The check is a line: it names the beginning.
    assert [sentence for sentence in remarks if "“Tập huấn kỹ năng" in sentence and title not in sentence]


def test_a_result_that_is_entered_late_is_marked_in_the_text(year_book: Book) -> None:
    issued(year_book, "2025")
    due = "due_on BETWEEN '2025-01-01' AND '2025-11-01'"
    row_id = int(str(rows_of(year_book, "occurrence", "id", due)[0][0]))
    record_result(year_book, row_id, OccurrenceFields(result="Mở 03 lớp", done_on=date(2025, 5, 20)))
    marked = [line for line in lines(year_book, "2026") if "bổ sung của kỳ trước" in line]
    (of_result,) = (line for line in marked if line.startswith("- "))
    assert "ở 03 lớp" in of_result
    assert of_result.endswith(" (bổ sung của kỳ trước).")


def test_a_target_of_a_year_is_not_reached_with_news_of_the_year_before(year_book: Book) -> None:
    """“Tin tốt: đạt 03 tin (mục tiêu ≥ 3 tin)” counted one of the year before; that one is told apart, as its own."""
    targets = tuple(Target(year, TargetSign.AT_LEAST, Decimal(goal)) for year, goal in ((2025, 2), (2026, 3)))
    news = IndicatorDraft("Tin tốt", "tin", "Kết quả", targets, AutomaticMeasure.GOOD_NEWS)
    save_indicator(year_book, None, news)
    post = replace(HELD, kind=ActivityKind.GOOD_NEWS, title="Tin", reached=PeopleReached())
    add_activity(year_book, replace(post, title="Tin đầu"))
    issued(year_book, "2025")
    add_activity(year_book, replace(post, title="Tin ghi muộn"))
    for day in (3, 4):
        add_activity(year_book, replace(post, from_date=date(2026, 2, day), title=f"Tin {day}"))
    text = "\n".join(lines(year_book, "2026"))
    assert "có 02 tin tốt" in text
    assert "Ngoài số tin, bài trên, bổ sung 01 tin tốt của kỳ trước." in text
    assert "Tin tốt: mới đạt 2 tin (mục tiêu ≥ 3 tin)" in text
    (row,) = (row for row in annual_data(year_book, "2026").indicators if row.name == "Tin tốt")
    assert (row.this, row.before) == (2, 2)
