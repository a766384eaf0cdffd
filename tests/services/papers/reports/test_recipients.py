"""Whom six-month reports go to: as the record of the office says on their day, else as the plan says."""

from dataclasses import replace
from datetime import date

from desktop_app.papers.document.model import Addressees
from desktop_app.services.book import Book
from desktop_app.services.office.offices import change_office, office
from desktop_app.services.papers import papers
from tests.books import BookIds


def addressees(book: Book, **options: str) -> tuple[str, ...]:
    body = papers.document(book, "half-year-report", {"round": "2026-H1", **options}).body
    (named,) = (block for block in body if isinstance(block, Addressees))
    return named.names


def test_the_settings_say_whom_a_six_month_report_goes_to(book: Book, filled: BookIds) -> None:
    assert addressees(book) == ("Ủy ban nhân dân tỉnh Lạng Sơn (qua Sở Nội vụ)", "Tỉnh đoàn Lạng Sơn")
    entered = replace(office(book), half_year_to="Sở Nội vụ tỉnh Lạng Sơn\nKhối thi đua số 3")
    change_office(book, entered)
    assert addressees(book) == ("Sở Nội vụ tỉnh Lạng Sơn", "Khối thi đua số 3")
    change_office(book, replace(entered, valid_from=date(2026, 7, 10), half_year_to="Sở Nội vụ"))
    assert addressees(book, dated_on="2026-07-05") == ("Sở Nội vụ tỉnh Lạng Sơn", "Khối thi đua số 3")
    assert addressees(book, dated_on="2026-07-12") == ("Sở Nội vụ",)
