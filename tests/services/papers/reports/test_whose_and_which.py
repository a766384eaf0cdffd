"""Whose each of several activities is, and which indicators have no value: both are named."""

from datetime import date
from decimal import Decimal

from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.domain.year.indicator_sets import IndicatorDraft
from desktop_app.domain.year.indicators import Target, TargetSign
from desktop_app.papers.document.model import BodyRow, Table
from desktop_app.services.book import Book
from desktop_app.services.papers import papers
from desktop_app.services.papers.reports.entered import ANNUAL, report
from desktop_app.services.year.activities import add_activity
from desktop_app.services.year.indicators import save_indicator
from tests.books import BookIds


def written(book: Book, key: str) -> str:
    return {part.key: part.text for part in report(book, ANNUAL, "2026", date(2026, 11, 15)).parts}[key]


def test_what_no_unit_is_recorded_of_is_not_read_as_done_by_the_one_before_it(book: Book, filled: BookIds) -> None:
    posted = ActivityFields(date(2026, 3, 3), ActivityKind.EVENT, "Ngày hội sách", unit_id=filled.centre)
    add_activity(book, posted)
    add_activity(book, ActivityFields(date(2026, 5, 5), ActivityKind.EVENT, "Hội thi an toàn"))
    text = "\n".join(part.text for part in report(book, ANNUAL, "2026", date(2026, 11, 15)).parts)
    assert "; Sở Ngoại vụ tổ chức hội thi an toàn (ngày 05/5/2026)" in text


def test_one_indicator_without_a_value_is_named_and_not_its_group(book: Book, filled: BookIds) -> None:
    target = Target(2026, TargetSign.AT_LEAST, Decimal(6))
    save_indicator(
        book, None, IndicatorDraft("Câu lạc bộ được hỗ trợ", "câu lạc bộ", "Chỉ tiêu của Kế hoạch", (target,))
    )
    words = "chưa có số liệu của 01 chỉ tiêu có mục tiêu (“Câu lạc bộ được hỗ trợ”)."
    assert words in written(book, "weaknesses")


def test_each_year_with_a_target_has_its_column(book: Book, filled: BookIds) -> None:
    # A target of 2026 stood as "–" below the columns of 2025 and 2030, and the text told it.
    targets = tuple(Target(year, TargetSign.AT_LEAST, Decimal(goal)) for year, goal in ((2026, 6), (2030, 9)))
    save_indicator(book, None, IndicatorDraft("Câu lạc bộ được hỗ trợ", "câu lạc bộ", "Kênh", targets))
    (annex, *_) = papers.document(book, "annual-report", {"year": "2026"}).annexes
    (table,) = [block for block in annex.body if isinstance(block, Table)]
    titles = [column.title for column in table.columns]
    assert [title for title in titles if title.startswith("Năm ")] == ["Năm 2025", "Năm 2026", "Năm 2030"]
    (row,) = [row for row in table.rows if isinstance(row, BodyRow) and "Câu lạc bộ được hỗ trợ" in row.values]
    # The unit has a column of its own.
    assert row.values[titles.index("Năm 2026")] == "≥ 6"
