"""The check of a report of achievements names what the book does not know and leaves to be written by hand."""

from desktop_app.services.book import Book
from desktop_app.services.papers.checks import remarks
from tests.books import BookIds


def noted(book: Book, **options: str) -> str:
    return " ".join(remark.sentence for remark in remarks(book, "achievement-report", options))


def test_every_blank_of_a_report_is_named(book: Book, filled: BookIds) -> None:
    of_person = noted(book, person=str(filled.lan))
    assert "Sổ không có, để điền tay: danh hiệu, hình thức đề nghị; " in of_person
    assert "quê quán; trú quán; trình độ chuyên môn, nghiệp vụ; nhiệm vụ được giao." in of_person
    proposed = noted(book, nomination=str(filled.of_lan))
    assert "hình thức đề nghị" not in proposed
    assert "quê quán" in proposed
