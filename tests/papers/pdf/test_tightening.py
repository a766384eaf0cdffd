"""A short paper is set tighter where that spares it a page, in PDF and Word alike, and never otherwise."""

from dataclasses import replace

import pytest

from desktop_app.papers.document.layout import ND30
from desktop_app.papers.document.model import (
    Block,
    BodyRow,
    Closing,
    Document,
    Metadata,
    Orientation,
    Paragraph,
    SignatureBlock,
    Table,
    TableColumn,
)
from desktop_app.papers.pdf.tightening import tightened
from tests.papers.every_kind import KINDS
from tests.papers.measuring import first_cells, sheets
from tests.papers.reading import Page, docx_package, pdf_pages
from tests.papers.samples import build, entry, nomination_list

LONG = "Tham mưu tổ chức tuyên truyền, giáo dục thanh niên, thiếu niên, nhi đồng trên không gian mạng. " * 22


def set_of(document: Document) -> list[tuple[int, float, int]]:
    """By how many points each table is smaller, how high its rows are, and how many lines there are to sign."""
    tables = [block for block in document.body if isinstance(block, Table)]
    return [(table.smaller_pt, table.row_mm, document.closing.signature_lines) for table in tables]


def test_a_list_of_four_stands_with_its_signatures_on_one_page() -> None:
    document = KINDS["rewards"](4)
    (page,) = sheets(document)
    assert [cell for cell in first_cells(page) if cell.isdigit()] == ["1", "2", "3", "4"]
    ((smaller, row_mm, lines),) = set_of(tightened(document, ND30))
    assert smaller in (1, 2)
    # Room to sign in a row and under a capacity remains.
    assert row_mm >= 9
    assert lines in (0, 3)


def test_the_one_row_of_a_list_is_not_cut_when_the_page_can_hold_it() -> None:
    document = build(nomination_list((replace(entry(0), summary=LONG[:1_000]),)))
    (page,) = pdf_pages(document)
    assert "1" in [row[0] for row in page.rows() if len(row) > 1]


@pytest.mark.parametrize("count", [1, 42, 70])
def test_what_has_room_or_is_long_is_set_as_it_is(count: int) -> None:
    document = KINDS["rewards"](count)
    assert set_of(tightened(document, ND30)) == set_of(document)


@pytest.mark.parametrize(("times", "size", "count"), [(10, 14, 2), (20, 13, 2), (29, 14, 4)])
def test_a_text_whose_last_lines_would_be_alone_with_the_signature_is_set_in_13_points(
    times: int, size: int, count: int
) -> None:
    body = tuple(Paragraph(LONG[:280], lead=f"Điều {number}.") for number in range(1, times + 1))
    document = Document(Metadata("Văn bản"), body=body, closing=Closing(right=SignatureBlock(("GIÁM ĐỐC",), "Vi Ánh")))
    pages = pdf_pages(document)
    assert len(pages) == count
    assert {fragment.size for page in pages for fragment in page.fragments if "mạng" in fragment.text} == {size}
    package = docx_package(tightened(document, ND30))
    sizes = {run.font.size for paragraph in package.paragraphs for run in paragraph.runs if "mạng" in run.text}
    assert {points.pt if points else 14 for points in sizes} == {size}


def signed(*body: Block) -> Document:
    signature = SignatureBlock(("GIÁM ĐỐC",), "Vi Ánh")
    return Document(Metadata("Văn bản"), body=body, closing=Closing(right=signature))


def over_signature(page: Page) -> list[str]:
    """The lines of a page above the signature, without its number."""
    height = page.find("GIÁM ĐỐC").y
    return [fragment.text for fragment in page.fragments if fragment.y > height + 1 and not fragment.text.isdigit()]


def test_more_than_two_lines_of_a_long_text_go_over_to_its_signature() -> None:
    document = signed(*(Paragraph(LONG[:150]) for _ in range(55)), *[Paragraph("Đề nghị xem xét.")] * 2)
    *_, before, last = pdf_pages(document)
    # No more than that: the page before has room for them, and a heading would stand below its blank.
    assert len(over_signature(last)) == 4
    assert len(before.fragments) > 30
    # In Word the same paragraphs stay together, whole.
    written = [paragraph for paragraph in docx_package(tightened(document, ND30)).paragraphs if paragraph.text]
    together = [bool(paragraph.paragraph_format.keep_together) for paragraph in written]
    assert together == [False] * (len(written) - 3) + [True] * 3


def test_a_page_of_text_is_not_left_with_an_empty_foot_where_two_sentences_are_enough_for_the_signature() -> None:
    # A decision took its article of three lines over, too, and left nine lines of its first page empty.
    articles = (LONG[:260], "Quyết định này có hiệu lực kể từ ngày ký.", LONG[:150])
    for times in range(15, 18):
        document = signed(*(Paragraph(LONG[:150]) for _ in range(times)), *map(Paragraph, articles))
        first, second = pdf_pages(document)
        assert (len(over_signature(second)), articles[0][:40] in first.text()) == (3, True)


@pytest.mark.parametrize("times", range(89, 97))
def test_a_long_closing_sentence_is_not_alone_with_the_signature(times: int) -> None:
    body = [Paragraph(f"{LONG[:120]} (nhiệm vụ {number}).") for number in range(1, times + 1)]
    *_, last = pdf_pages(signed(*body, Paragraph(LONG[:400])))
    # The sentence has six lines, and two at least of what is told before it go with it.
    assert len(over_signature(last)) >= 8


def test_rows_go_over_to_the_signature_with_the_lines_below_them() -> None:
    columns = (TableColumn("TT", 20), TableColumn("Họ và tên", 145))
    table = Table(columns, tuple(BodyRow((str(number), "Vi Ánh")) for number in range(1, 26)), row_mm=9)
    document = signed(
        table, Paragraph("Đạt tỷ lệ: 25 cá nhân."), Paragraph("Biên bản được thông qua ngày 05/7/2026./.")
    )
    first, second = pdf_pages(document)
    numbers = [[row[0] for row in page.rows() if row[0].isdigit()] for page in (first, second)]
    assert numbers == [[str(number) for number in range(1, 23)], ["23", "24", "25"]]
    rows = [row for row in docx_package(tightened(document, ND30)).tables[0].rows if row.cells[0].paragraphs[0].text]
    assert [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in rows[1:]] == (
        [False] * 22 + [True] * 3
    )


def test_a_long_list_is_set_smaller_where_a_row_or_two_would_be_on_its_last_page() -> None:
    columns = (TableColumn("TT", 20), TableColumn("Tin tốt", 145))
    for count, smaller in ((40, 0), (45, 1)):
        document = Document(Metadata(""), body=(Table(columns, (BodyRow(("1", LONG[:300])),) * count),))
        assert len(pdf_pages(document)) == 4
        assert set_of(tightened(document, ND30)) == [(smaller, 0, 0)]


def test_pages_of_a_list_are_not_left_half_empty_where_a_smaller_size_or_another_last_row_fills_them() -> None:
    columns = (TableColumn("TT", 20, width_is_set=True), TableColumn("Thành tích", 145))
    for count, letters, smaller, rows in ((5, 1_300, 1, [3, 2]), (7, 1_200, 0, [3, 3, 1])):
        document = signed(Table(columns, tuple(BodyRow((str(number), LONG[:letters])) for number in range(count))))
        pages = pdf_pages(document)
        assert [len([row for row in page.rows() if row[0].isdigit()]) for page in pages] == rows
        tight = tightened(document, ND30)
        assert set_of(tight) == [(smaller, 0, 0)]
        # In Word as many rows stay with the signatures.
        written = [row for row in docx_package(tight).tables[0].rows if row.cells[0].text.isdigit()]
        together = [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in written]
        assert together == [False] * (count - rows[-1]) + [True] * rows[-1]


def test_no_low_row_of_a_table_in_the_text_is_alone_on_a_page_in_pdf_and_word() -> None:
    # The letter on a round ended its table of awards with one row under a head of its own.
    rows = tuple(BodyRow((str(number), "Giấy khen\nĐiều 75")) for number in range(1, 12))
    table = Table((TableColumn("TT", 20, width_is_set=True), TableColumn("Hình thức", 145)), rows)
    conclusion = [Paragraph(LONG[:300])] * 3
    documents = [
        Document(
            Metadata(""),
            body=(*[Paragraph("Căn cứ kết quả bình xét.")] * above, table, *conclusion),
            closing=Closing(right=SignatureBlock(("GIÁM ĐỐC",), "Lan")),
        )
        for above in range(14, 24)
    ]
    for document in documents:
        pages = [page for page in pdf_pages(tightened(document, ND30)) if page.segments]
        counts = [sum(row[0].isdigit() for row in page.rows()) for page in pages]
        assert sum(counts) == len(rows)
        assert counts[-1] > 1 or counts[0] < 3
    for document in documents:
        (tight,) = (block for block in tightened(document, ND30).body if isinstance(block, Table))
        written, *_ = docx_package(tightened(document, ND30)).tables
        tied_rows = [row for row in written.rows[1:] if row._tr.xpath(".//w:keepNext")]  # noqa: SLF001 - no other way to it
        assert len(tied_rows) == tight.ends_with_two


@pytest.mark.parametrize(("long_rows", "on_first"), [(True, ["1", "2"]), (False, ["1"])])
def test_a_table_of_long_tasks_fills_its_first_page_and_a_list_of_people_keeps_its_rows_whole(
    long_rows: bool, on_first: list[str]
) -> None:
    columns = (TableColumn("TT", 10), TableColumn("Nhiệm vụ", 100), TableColumn("Kết quả", 140))
    rows = [
        BodyRow((str(number), LONG[:length], "")) for number, length in ((1, 1_300), (2, 1_100), (3, 150), (4, 150))
    ]
    table = Table(columns, tuple(rows), long_rows=long_rows)
    first, second = sheets(replace(signed(table), orientation=Orientation.LANDSCAPE))
    assert [cell for cell in first_cells(first) if cell.isdigit()] == on_first
    assert [cell for cell in first_cells(second) if cell.isdigit()][-1] == "4"
