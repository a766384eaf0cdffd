"""The office's own measures of papers: within the decree's ranges, printed, restored by one act."""

import io
from datetime import date

import docx
import pytest

from desktop_app.domain.errors import InvalidRecord
from desktop_app.papers import PaperFormat
from desktop_app.papers.document.layout import ND30
from desktop_app.services.book import Book
from desktop_app.services.keeping import history
from desktop_app.services.papers import papers
from desktop_app.services.papers.house_style.layouts import change_layout, layout_measures, layout_of, restore_layout
from desktop_app.services.papers.issued import IssueFields, issue, reprint
from tests.books import BookIds, record_rows, refused

NOW = date(2026, 7, 2)


def left_margin(content: bytes) -> float:
    section = docx.Document(io.BytesIO(content)).sections[0]
    assert section.left_margin is not None
    return float(round(section.left_margin.mm, 1))


def test_papers_are_laid_out_by_the_decree_until_the_office_says_otherwise(book: Book) -> None:
    assert layout_of(book, NOW) == layout_of(book, date.today())
    shipped = layout_of(book, NOW)
    assert (shipped.left, shipped.body_pt, shipped.name) == (ND30.left, ND30.body_pt, ND30.name)
    assert [measure.key for measure in layout_measures(book) if measure.is_own] == []
    assert {measure.key for measure in layout_measures(book)} > {"left", "right", "body_pt", "signature_lines"}
    assert all(measure.least <= measure.value <= measure.most for measure in layout_measures(book))


def test_what_the_office_chose_is_printed_and_what_was_issued_stays(book: Book, filled: BookIds) -> None:
    made = issue(book, "task-table", {"year": "2026"}, IssueFields(formats=(PaperFormat.DOCX,)))
    before = reprint(book, made.only_id("issued_paper"), "docx").content
    change_layout(book, {"left": 35, "body_pt": 13, "signature_lines": 5})
    assert left_margin(papers.render(book, "submission", {"round": "2026-H1"}, "docx").content) == 35
    assert layout_of(book, NOW).signature_lines == 5
    assert reprint(book, made.only_id("issued_paper"), "docx").content == before


def test_one_act_brings_the_decree_back_and_is_undone(book: Book) -> None:
    before = record_rows(book)
    shipped = layout_of(book, NOW)
    change_layout(book, {"left": 35})
    change_layout(book, {"right": 20})
    own = layout_of(book, NOW)
    assert (own.left, own.right) == (35, 20)
    restore_layout(book)
    assert layout_of(book, NOW) == shipped
    history.undo(book)
    assert layout_of(book, NOW) == own
    change_layout(book, {"left": shipped.left, "right": shipped.right})
    assert record_rows(book) == before


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"left": 29}, "left", "Lề trái (mm) phải từ 30 đến 35, không thể là 29"),
        ({"body_pt": 15}, "body_pt", "Cỡ chữ nội dung phải từ 13 đến 14"),
        ({"colour": 1}, "colour", "Không có mục trình bày “colour”"),
    ],
)
def test_a_measure_outside_its_range_is_refused_by_name(
    book: Book, values: dict[str, float], field: str, words: str
) -> None:
    with refused(book, InvalidRecord, words) as raised:
        change_layout(book, values)
    assert raised.value.field == field
