"""The order of the book of a year's awards."""

from desktop_app.services.book import Book
from desktop_app.services.papers import papers
from tests.certificates import decided, given
from tests.papers.reading import docx_text


def test_decisions_of_one_day_stand_by_the_value_of_their_numbers(book: Book) -> None:
    # As texts "10/QĐ-SNgV" comes before "9/QĐ-SNgV".
    for number in ("9/QĐ-SNgV", "10/QĐ-SNgV", "100/QĐ-SNgV"):
        decided(book, given("Vi Thu Hà"), number=number)
    text = docx_text(papers.document(book, "award-book", {"year": "2026"}))
    places = [text.index(f"Quyết định số {number}/QĐ-SNgV") for number in (9, 10, 100)]
    assert places == sorted(places)
