"""The shipped indicators: what the book counts already is not taken again under another name."""

from dataclasses import replace

from desktop_app.domain.year.indicators import AutomaticMeasure
from desktop_app.services.book import Book
from desktop_app.services.year.indicators import ready_set, save_indicator, take_ready_set
from tests.books import rows_of


def test_a_figure_counted_under_an_older_name_is_not_taken_twice(book: Book) -> None:
    (documents,) = (each for each in ready_set() if each.automatic is AutomaticMeasure.DOCUMENTS)
    assert documents.name == "Công văn, văn bản triển khai đã ban hành"
    save_indicator(book, None, replace(documents, name="Văn bản đã ban hành"))
    take_ready_set(book)
    names = [name for (name,) in rows_of(book, "indicator", "name", "automatic = 'documents'")]
    assert names == ["Văn bản đã ban hành"]
    assert len(rows_of(book, "indicator", "id")) == len(ready_set())
