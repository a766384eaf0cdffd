"""The shipped indicators: what the book counts is not taken again under another name, and is read once for all."""

from dataclasses import replace
from pathlib import Path

from desktop_app.domain.year.indicators import AutomaticMeasure
from desktop_app.services.book import Book, opened
from desktop_app.services.year.indicators import measured, period_span, ready_set, save_indicator, take_ready_set
from tests.books import rows_of, sample_in
from tests.questions import questions


def test_a_figure_counted_under_an_older_name_is_not_taken_twice(book: Book) -> None:
    (documents,) = (each for each in ready_set() if each.automatic is AutomaticMeasure.DOCUMENTS)
    assert documents.name == "Công văn, văn bản triển khai đã ban hành"
    save_indicator(book, None, replace(documents, name="Văn bản đã ban hành"))
    take_ready_set(book)
    names = [name for (name,) in rows_of(book, "indicator", "name", "automatic = 'documents'")]
    assert names == ["Văn bản đã ban hành"]
    assert len(rows_of(book, "indicator", "id")) == len(ready_set())


def test_what_is_recorded_in_a_span_is_read_once_however_many_figures_count_it(tmp_path: Path) -> None:
    # Each figure asked for the activities by itself, what is posted or shared three times over: seventy questions.
    with opened(sample_in(tmp_path / "book")) as book:
        span = period_span("2025")
        whole = questions(book, lambda: measured(book, "2025", span))
        assert len(measured(book, "2025", span, apart=True)) > len(measured(book, "2025", span))
        assert questions(book, lambda: measured(book, "2025", span, apart=True)) == whole
