"""Where Word ends lines and pages: within no number of a document, and with no letterhead alone on a page."""

from dataclasses import replace
from typing import Any

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from desktop_app.papers.document.model import Document, Metadata, Orientation, Paragraph, Titles
from desktop_app.papers.parts.office import Signer
from tests.papers.reading import MM, docx_package, pdf_pages, pdf_right_edges
from tests.papers.samples import build, entry, nomination_list

LONG = "Tham mưu tổ chức tuyên truyền, giáo dục thanh niên, thiếu niên, nhi đồng trên không gian mạng. " * 22


@pytest.mark.parametrize("number", ["18/QĐ-SNgV", "124/QĐ-UBND", "46/KH-SNgV", "05/BB-HĐTĐKT", "9/TTr-VP-SNgV"])
def test_no_line_ends_within_a_number(number: str) -> None:
    document = Document(Metadata(""), body=(Paragraph(f"Căn cứ Quyết định số {number} - bản chính; 2022-2025."),))
    paragraph = next(text for text in docx_package(document).paragraphs if "Căn cứ" in text.text)
    # Nor between it and the word before it.
    assert paragraph.text == f"Căn cứ Quyết định số\u00a0{number} - bản chính; 2022-2025."
    hyphens = list(paragraph._p.iter(qn("w:noBreakHyphen")))  # noqa: SLF001 - python-docx reads them as "-"
    assert len(hyphens) == number.count("-")


def test_a_day_and_a_month_stay_whole_in_word_as_in_the_pdf() -> None:
    text = (
        "Thực hiện Kế hoạch số 46/KH-SNgV ngày 20 tháng 6 năm 2022 của Giám đốc Sở, báo cáo trước ngày 05/11/2026. " * 3
    )
    document = Document(Metadata(""), titles=Titles("BÁO CÁO", "", f"(Kèm theo {text})"), body=(Paragraph(text),))
    written = [paragraph.text for paragraph in docx_package(document).paragraphs]
    (whole,) = (text for text in written if text.startswith("Thực hiện"))
    assert whole.count("số\u00a046/KH-SNgV ngày\u00a020\u00a0tháng\u00a06\u00a0năm\u00a02022 của") == 3
    assert whole.count("ngày\u00a005/11/2026") == 3
    lines = [fragment.text for page in pdf_pages(document) for fragment in page.fragments]
    assert not [line for line in lines if line.endswith(("số", "ngày", "tháng", "tháng 6", "năm"))]
    # Those of a title are ended where it is written: a no-break space in italics is not as wide in every program.
    (tied,) = (text for text in written if text.startswith("(Kèm theo"))
    assert "\u00a0" not in tied
    assert {line.strip() for line in tied.split("\n")} <= set(lines)


@pytest.mark.parametrize(
    ("text", "alignment"),
    [
        (
            "Tin đăng tại địa chỉ https://sngv.example/tin-tuc/hoat-dong-doi-ngoai-bien-gioi-nam-2026/bai-so-mot-hai "
            "để đoàn viên đọc, chia sẻ lại trên các kênh của chi đoàn.",
            WD_ALIGN_PARAGRAPH.LEFT,
        ),
        # Before a number that stands whole on the next line blanks may be wider.
        (
            "giới nhận biết việc làm giả trên mạng theo Kế hoạch phối hợp số 70/KHPH-SNgV-BĐBP ngày 03 tháng 7 năm "
            "2025.",
            WD_ALIGN_PARAGRAPH.JUSTIFY,
        ),
        (LONG, WD_ALIGN_PARAGRAPH.JUSTIFY),
    ],
)
def test_a_paragraph_with_a_line_of_holes_is_flush_left_in_both(text: str, alignment: WD_ALIGN_PARAGRAPH) -> None:
    document = Document(Metadata(""), body=(Paragraph(text, first_line_indent=False),))
    (written,) = (paragraph for paragraph in docx_package(document).paragraphs if len(paragraph.text) > 99)
    assert written.alignment == alignment
    *edges, _ = (edge / MM for edge in pdf_right_edges(document))
    at_the_margin = [edge == pytest.approx(195, abs=0.5) for edge in edges]
    assert at_the_margin == [alignment is WD_ALIGN_PARAGRAPH.JUSTIFY] * len(edges)


def test_the_line_before_a_break_is_not_stretched() -> None:
    settings: Any = docx_package(build(nomination_list((entry(0),)))).settings.element
    assert len(list(settings.iter(qn("w:doNotExpandShiftReturn")))) == 1


def rows_of(document: Document) -> list[Any]:
    """Return the body rows of a list in Word: those with a number."""
    tables: Any = docx_package(document).tables
    rows = [row for table in tables for row in table._tbl.tr_lst]  # noqa: SLF001 - python-docx repeats merged cells
    return [row for row in rows if "".join(row.tc_lst[0].itertext()).strip().isdigit()]


def is_whole(row: Any) -> bool:  # noqa: ANN401 - an lxml element
    return row.trPr.find(qn("w:cantSplit")) is not None


def is_kept(row: Any) -> bool:  # noqa: ANN401 - an lxml element
    return row.tc_lst[0].p_lst[0].pPr.find(qn("w:keepNext")) is not None


def test_a_tall_first_row_may_be_cut_so_that_the_letterhead_is_not_alone() -> None:
    tall = replace(entry(0), summary=LONG[:1_900])
    first, second, *_ = rows_of(build(nomination_list((tall, *map(entry, range(1, 6))))))
    assert not is_whole(first)
    assert is_whole(second)
    assert is_whole(rows_of(build(nomination_list(tuple(map(entry, range(6))))))[0])
    # A tall row further down moves to the next page whole.
    tall = replace(tall, summary=LONG[:1_700])
    assert all(map(is_whole, rows_of(build(nomination_list((*map(entry, range(5)), tall, entry(7)))))))


def test_of_two_rows_one_stays_with_the_letterhead_and_one_with_the_signatures() -> None:
    half = replace(entry(0), summary=LONG[:900])
    acting = Signer(("KT. Giám đốc", "Phó Giám đốc"), "Nông Thanh Vượng")
    document = build(replace(nomination_list((half, half)), signer=acting))
    first, second = rows_of(document)
    assert (is_kept(first), is_kept(second)) == (False, True)
    pages = pdf_pages(document)
    assert [page.text().count("Họ và tên (tên tập thể)") for page in pages] == [1, 1]
    assert "CỘNG HÒA" in pages[0].text()
    assert "Nông Thanh Vượng" in pages[1].text()


def test_nothing_is_kept_together_that_is_taller_than_a_page() -> None:
    tall, low = replace(entry(0), summary=LONG[:1_200]), entry(1)
    # Two such rows with the signatures fill more than a page: one stays with them.
    assert list(map(is_kept, rows_of(build(nomination_list((low, low, tall, tall)))))) == [False, False, False, True]
    assert list(map(is_kept, rows_of(build(nomination_list((low, low, low, low)))))) == [False, False, True, True]
    # A single one between letterhead and signatures stays with the letterhead.
    assert list(map(is_kept, rows_of(build(nomination_list((tall,)))))) == [False]
    assert list(map(is_kept, rows_of(build(nomination_list((low,)))))) == [True]


def opened_and_ended(document: Document) -> None:
    """Check that rows stand below the letterhead and above the signatures, on the pages of the finished PDF."""
    assert document.orientation is Orientation.LANDSCAPE
    pages = pdf_pages(document)
    for page in (pages[0], pages[-1]):
        assert page.rows(), page.text()


@pytest.mark.parametrize("letters", range(0, len(LONG) + 1, 150))
@pytest.mark.parametrize("count", [1, 2, 3])
def test_letterhead_and_signatures_have_rows_on_their_pages(letters: int, count: int) -> None:
    acting = Signer(("KT. Giám đốc", "Phó Giám đốc"), "Nông Thanh Vượng")
    rows = tuple(replace(entry(number), summary=LONG[:letters] or "Tốt.") for number in range(count))
    opened_and_ended(build(replace(nomination_list(rows), signer=acting)))


def after(count: int, letters: int) -> Document:
    """A list with a row of so many letters after so many short ones, and three behind it."""
    tall = replace(entry(0), summary=LONG[:letters])
    return build(nomination_list((*map(entry, range(count)), tall, *map(entry, range(6, 9)))))


def parts_of_tall(document: Document) -> list[int]:
    return list(
        filter(None, (page.text().replace("\u00a0", " ").count("trên không gian") for page in pdf_pages(document)))
    )


def test_a_tall_row_goes_on_on_the_next_page_only_where_it_would_leave_more_than_half_of_this_one_empty() -> None:
    document = after(1, 1_800)
    assert parts_of_tall(document) == [13, 6]
    # Both parts stand below the head of the table.
    assert [page.text().count("Họ và tên (tên tập thể)") for page in pdf_pages(document)] == [1, 1]
    rows = rows_of(document)
    assert [number for number, row in enumerate(rows, start=1) if not is_whole(row)] == [2]
    assert [number for number, row in enumerate(rows, start=1) if is_kept(row)] == [4, 5]
    # With fewer than four lines left for the second page, or this one half full, it stays whole in both.
    for short_rows, letters in ((1, 1_600), (4, 1_200)):
        whole = after(short_rows, letters)
        assert parts_of_tall(whole) == [LONG[:letters].count("trên không gian")]
        assert all(map(is_whole, rows_of(whole)))
    # The last one stays whole with the signatures.
    tall = replace(entry(0), summary=LONG[:1_200])
    assert all(map(is_whole, rows_of(build(nomination_list((entry(1), tall))))))
