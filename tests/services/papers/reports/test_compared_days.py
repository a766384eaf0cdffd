"""With which days the figures of a report are compared, and what its annex calls them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.services.book import Book
from desktop_app.services.papers import papers
from desktop_app.services.papers.reports.papers import annual_data, half_year_data
from desktop_app.services.plan import plans
from desktop_app.services.plan.occurrences import track_from
from desktop_app.services.plan.plan_records import save_plan
from desktop_app.services.year.activities import add_activity
from desktop_app.services.year.indicators import take_ready_set
from tests.books import book_in, import_plan
from tests.papers.tables import tables_of


@pytest.fixture
def year_book(tmp_path: Path) -> Iterator[Book]:
    """A book with the shipped indicators and good news of the half years of two years."""
    with book_in(tmp_path / "compared") as book:
        track_from(book, import_plan(book), 2024)
        take_ready_set(book)
        for day in (date(2024, 6, 3), date(2025, 3, 3), date(2025, 9, 3), date(2026, 3, 3)):
            add_activity(book, ActivityFields(day, ActivityKind.GOOD_NEWS, f"Tin ngày {day:%d/%m/%Y}"))
        yield book


def plan_of(book: Book, day: date) -> None:
    """Give the plan of a book a day of its own."""
    plan = plans.plan_text(book, None)
    assert plan is not None
    save_plan(book, 1, replace(plan.fields, dated_on=day))


def annex_words(book: Book, kind: str, options: dict[str, str]) -> tuple[set[str], str]:
    """Return the heads of the annex of figures of a report, and the lines below it."""
    (annex, *_) = papers.document(book, kind, options).annexes
    (table,) = tables_of(annex)
    heads = {column.title.replace("\u00a0", " ") for column in table.columns}
    return heads, " ".join(annex.closing.lines).replace("\u00a0", " ")


def test_a_year_is_not_compared_with_one_of_which_the_book_has_but_the_months_since_the_plan(year_book: Book) -> None:
    plan_of(year_book, date(2024, 5, 20))
    rows = {row.name: row for row in annual_data(year_book, "2025").indicators}
    (news,) = [row for name, row in rows.items() if name.startswith("Tin tốt")]
    assert (news.this, news.before, news.difference) == (2, "", "")
    heads, lines = annex_words(year_book, "annual-report", {"year": "2025"})
    # The cells are dashes, and a line says why.
    assert {"Kỳ trước", "So sánh"} <= heads
    assert "Không so sánh với kỳ trước: số liệu chỉ có từ ngày 20/5/2024, không cùng số ngày với kỳ này." in lines


def test_a_year_is_compared_with_one_of_as_many_days(year_book: Book) -> None:
    plan_of(year_book, date(2024, 5, 20))
    (news,) = [row for row in annual_data(year_book, "2026").indicators if row.name.startswith("Tin tốt")]
    assert (news.this, news.before, news.difference) == (1, 2, "-1")
    _, lines = annex_words(year_book, "annual-report", {"year": "2026"})
    assert "Không so sánh" not in lines


def test_half_a_year_is_compared_with_the_same_half_of_the_year_before_and_says_so(year_book: Book) -> None:
    plan_of(year_book, date(2024, 1, 2))
    (news,) = [row for row in half_year_data(year_book, "2026-H1").indicators if row.name.startswith("Tin tốt")]
    assert (news.this, news.before) == (1, 1)
    heads, _ = annex_words(year_book, "half-year-report", {"round": "2026-H1"})
    assert "Cùng kỳ năm trước" in heads
    assert "Kỳ trước" not in heads
