"""The block of who copied a paper stands below a line over the whole width, with the last words that are copied."""

from typing import Any

import pytest

from desktop_app.papers.document.layout import ND30, page_size, text_width
from desktop_app.papers.document.model import Document, Orientation
from desktop_app.papers.document.wording import QUOC_HIEU
from tests.papers.every_kind import KINDS
from tests.papers.odd_text import made_long
from tests.papers.reading import MM, docx_package, docx_text, pdf_pages, squeezed, xlsx_book

WIDTH = text_width(ND30, Orientation.LANDSCAPE)


def extract(words: int = 0) -> Document:
    """Return the extract of a decision, its row with so many more words."""
    return made_long(KINDS["extract"](3), " ".join(f"việc{number}" for number in range(words)))


def test_below_the_line_stand_the_office_the_form_number_and_day_of_the_copy() -> None:
    page = pdf_pages(extract())[-1]
    form, number, signer = page.find("TRÍCH SAO"), page.find("TrS-SNgV"), page.find("Vương Thị Ánh Tuyết")
    above = page.find("Trích danh sách")
    full = [(x, y, x2) for x, y, x2, y2 in page.segments if y == y2 and form.y < y < above.y]
    ((left, _, right),) = [segment for segment in full if segment[2] - segment[0] > 200 * MM]
    assert right - left == pytest.approx(WIDTH * MM, abs=1)
    assert left == pytest.approx(ND30.left * MM, abs=1)
    assert form.y > number.y > page.find("Nơi nhận").y > signer.y
    assert 13 <= form.size <= 14
    assert "Bold" in form.font
    # The office at the left of the form of the copy, its day at the right of its number.
    assert page.find("SỞ NGOẠI VỤ").x < page_size(Orientation.LANDSCAPE)[0] / 2 * MM < form.x
    assert number.x < page.find("Sơn Hạ, ngày").x
    assert not any(QUOC_HIEU in squeezed(fragment.text) for fragment in page.fragments)


@pytest.mark.parametrize("words", [*range(0, 100, 10), 300])
def test_the_block_is_whole_and_on_a_page_with_words_that_are_copied(words: int) -> None:
    pages = pdf_pages(extract(words))
    texts = [squeezed(page.text()) for page in pages]
    (number,) = (number for number, text in enumerate(texts) if "TrS-SNgV" in text)
    last = texts[number]
    assert number == len(pages) - 1
    assert last.index("Trích danh sách") < last.index("TRÍCH SAO") < last.index("TrS-SNgV") < last.index("Nơi nhận")
    assert "Vương Thị Ánh Tuyết" in last
    # Of the row itself, not only of the words below it.
    assert "việc" in last or "Lương Quốc Khánh" in last


def test_word_keeps_the_block_in_rows_of_the_list_and_draws_the_line_over_them() -> None:
    rows = docx_package(extract()).tables[-1].rows
    (place,) = (place for place, row in enumerate(rows) if any("TRÍCH SAO" in cell.text for cell in row.cells))
    assert '<w:top w:val="single"' in rows[place - 1]._tr.xml.partition("<w:pBdr>")[2]  # noqa: SLF001 - no public call
    assert "SỞ NGOẠI VỤ" in rows[place].cells[0].text
    # Each row is whole and stays with the next.
    for row in list(rows)[place - 2 :]:
        assert "cantSplit" in row._tr.xml  # noqa: SLF001
        assert "keepNext" in row._tr.xml  # noqa: SLF001
    assert docx_text(extract()).count(squeezed(QUOC_HIEU)) == 1


def test_excel_draws_the_line_and_keeps_the_block_on_the_sheet_of_the_list() -> None:
    own, of_list = xlsx_book(extract()).worksheets
    values = [str(cell.value) for row in of_list.iter_rows() for cell in row if cell.value is not None]
    assert "TRÍCH SAO" in values
    assert any("TrS-SNgV" in value for value in values)
    assert "TRÍCH SAO" not in [cell.value for row in own.iter_rows() for cell in row]
    sheet: Any = of_list
    lines = [image.anchor.ext.width / 36_000 for image in sheet._images]  # noqa: SLF001 - there is no public list
    assert max(lines) > WIDTH - 5
