import io
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from desktop_app.papers.document.layout import ND30, PT_PER_MM
from desktop_app.papers.document.measure import times_width
from desktop_app.papers.document.model import (
    Align,
    BodyRow,
    Closing,
    Document,
    HeaderCell,
    LegalBases,
    Letterhead,
    Metadata,
    Orientation,
    Paragraph,
    Recipients,
    SignatureBlock,
    Table,
    TableColumn,
    TableRow,
    Titles,
    TotalRow,
)
from desktop_app.papers.document.text import CellKind
from desktop_app.papers.document.wording import QUOC_HIEU, TIEU_NGU, date_in_words
from desktop_app.papers.pdf.fonts import printing_family
from desktop_app.papers.pdf.text import typeface
from desktop_app.papers.pdf.writer import new_canvas, save_canvas
from tests.papers.reading import MM, Page, docx_package, docx_text, pdf_pages, pdf_reader, pdf_right_edges, squeezed
from tests.papers.samples import SUMMARIES, build, entry, long_list, nomination_list

HEIGHT = 210 * MM
COLUMNS = (TableColumn("TT", 10, Align.CENTER, CellKind.ORDINAL), TableColumn("Nội dung", 60), TableColumn("Số", 20))


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    return pdf_pages(build(replace(long_list(20, 3, votes="11/12 (91,67%)"), submitted=False)))


def centre(page: Page, text: str, bold: bool = True, italic: bool = False) -> float:
    fragment = page.find(text)
    return fragment.x + times_width(fragment.text, fragment.size, bold, italic) * PT_PER_MM / 2


def test_the_file_says_what_it_is() -> None:
    reader = pdf_reader(build(long_list(3)))
    assert reader.metadata is not None
    assert reader.metadata.title == "Danh sách đề nghị khen thưởng sơ kết 6 tháng đầu năm 2026"
    assert reader.metadata.author == "Sở Ngoại vụ"
    assert str(reader.root_object["/Lang"]) == "vi-VN"
    assert [float(side) for side in reader.pages[0].mediabox[2:]] == pytest.approx([297 * MM, HEIGHT], abs=0.1)


def test_every_font_is_embedded_and_is_the_one_the_dialog_names() -> None:
    reader = pdf_reader(build(long_list(20)))
    used = {fragment.font for page in pdf_pages(build(long_list(20))) for fragment in page.fragments}
    assert all(printing_family().name.replace(" ", "")[:9] in font.replace("-", "") for font in used)
    named = set()
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            descriptor = font.get_object().get("/FontDescriptor")
            named.add(bool(descriptor and "/FontFile2" in descriptor.get_object()))
    assert named == {True}


def test_the_letterhead_stands_as_the_decree_wants_it(pages: list[Page]) -> None:
    first = pages[0]
    quoc_hieu, tieu_ngu = first.find(QUOC_HIEU), first.find(TIEU_NGU)
    assert quoc_hieu.text == QUOC_HIEU
    assert "Bold" in quoc_hieu.font
    assert (quoc_hieu.size, tieu_ngu.size) == (13, 14)
    assert "Bold" not in first.find("UBND TỈNH").font
    assert "Bold" in first.find("SỞ NGOẠI VỤ").font
    assert first.find("UBND TỈNH").y == quoc_hieu.y
    assert "Italic" in first.find("Sơn Hạ, ngày").font
    middle = centre(first, QUOC_HIEU)
    assert centre(first, TIEU_NGU) == pytest.approx(middle, abs=1)
    assert centre(first, "Sơn Hạ, ngày", bold=False, italic=True) == pytest.approx(middle, abs=1)


def test_rules_are_drawn_to_their_measure(pages: list[Page]) -> None:
    table_top = max(max(y, y2) for x, y, x2, y2 in pages[0].segments if x == x2)
    rules = [(x, y, x2) for x, y, x2, y2 in pages[0].segments if y == y2 and y > table_top + 5]
    tieu_ngu = times_width(TIEU_NGU, 14, True, False) * PT_PER_MM
    issuer = times_width("SỞ NGOẠI VỤ", 13, True, False) * PT_PER_MM
    lengths = sorted(x2 - x for x, _, x2 in rules)
    assert len(rules) == 3
    assert 1 / 3 <= lengths[0] / issuer <= 1 / 2
    longest = [rule for rule in rules if rule[2] - rule[0] == pytest.approx(tieu_ngu, abs=1)]
    assert longest
    assert 0 < pages[0].find(TIEU_NGU).y - longest[0][1] < 12


def test_margins_are_kept(pages: list[Page]) -> None:
    for page in pages:
        assert min(x for x, *_ in page.segments) >= 30 * MM - 0.1
        assert max(x for _, _, x, _ in page.segments) <= (297 - 15) * MM + 0.1
        assert min(y for _, y, _, y2 in page.segments for y in (y, y2)) >= 20 * MM - 0.1
        assert min(fragment.y for fragment in page.fragments) >= 20 * MM


def test_pages_are_numbered_from_the_second_in_the_middle_of_the_top_margin(pages: list[Page]) -> None:
    assert len(pages) > 2
    assert max(fragment.y for fragment in pages[0].fragments) < HEIGHT - 20 * MM
    for number, page in enumerate(pages[1:], start=2):
        above = [fragment for fragment in page.fragments if fragment.y > HEIGHT - 20 * MM]
        assert [(fragment.text, fragment.size) for fragment in above] == [(str(number), 13)]
        assert above[0].x == pytest.approx((30 + 252 / 2) * MM, abs=5)
        assert HEIGHT - 15 * MM < above[0].y < HEIGHT - 10 * MM


def test_the_head_of_the_table_is_on_every_page_and_text_is_read_in_order(pages: list[Page]) -> None:
    for page in pages:
        texts = [fragment.text for fragment in page.fragments]
        assert texts.index("TT") < texts.index("Tóm tắt thành tích")
    assert pages[0].text().index("I. TẬP THỂ") < pages[0].text().index("Nông Thị Bích Đào")


@pytest.mark.parametrize("length", range(1, 61))
def test_signatures_are_never_alone_and_groups_never_last(length: int) -> None:
    pages = pdf_pages(build(long_list(length, collectives=length % 3)))
    last = [row for row in pages[-1].rows() if len(row) > 1]
    assert len(last) >= min(2, length)
    assert "NGƯỜI LẬP BIỂU" in pages[-1].text()
    assert "Tổng cộng" in pages[-1].text()
    for page in pages:
        assert len(page.rows()[-1]) > 1


@pytest.mark.parametrize("length", [1, 2, 5])
def test_a_row_taller_than_a_page_goes_on_over_pages_and_loses_nothing(length: int) -> None:
    words = [f"chữ{number}" for number in range(1000)]
    long = replace(entry(0), summary=" ".join(words))
    pages = pdf_pages(build(nomination_list(individuals=(entry(1),) * (length - 1) + (long,))))
    assert len(pages) > 2
    seen = " ".join(page.text() for page in pages).split()
    assert [word for word in seen if word.startswith("chữ")] == words
    assert any(word.startswith("chữ") for word in pages[-1].text().split())
    for page in pages:
        assert min(fragment.y for fragment in page.fragments) >= 20 * MM


def test_a_word_wider_than_its_column_is_cut_rather_than_hidden() -> None:
    word = "a" * 300
    pages = pdf_pages(build(nomination_list(individuals=(replace(entry(0), summary=word),))))
    assert "".join(pages[0].text().split()).count("a" * 300) == 1
    assert all(fragment.x < (297 - 15) * MM for fragment in pages[0].fragments)


def test_letters_the_font_lacks_are_boxes() -> None:
    pages = pdf_pages(build(nomination_list(individuals=(replace(entry(0), name="Nông 🎉 Đào"),))))
    assert any(row[1].split()[0] == "Nông" and row[1].split()[-1] == "Đào" for row in pages[0].rows() if len(row) > 1)


def test_a_head_of_two_rows_is_ruled_cell_by_cell() -> None:
    header = (
        (HeaderCell("TT", rows=2), HeaderCell("Kết quả", columns=2)),
        (HeaderCell("Nội dung"), HeaderCell("Số")),
    )
    table = Table(COLUMNS, tuple(BodyRow((number, "x", "1")) for number in range(80)), header)
    pages = pdf_pages(Document(Metadata("Thử"), body=(table,)))
    assert len(pages) > 1
    for page in pages:
        assert page.find("Kết quả").y > page.find("Nội dung").y
        assert page.find("Nội dung").y < page.find("TT").y < page.find("Kết quả").y


def paper(text: str, lines: int) -> Document:
    return Document(
        Metadata("Tờ trình"),
        Letterhead(("UBND TỈNH SƠN HẠ",), ("SỞ NGOẠI VỤ",), "Số: 05/TTr-SNgV", "Sơn Hạ, ngày 05 tháng 01 năm 2026"),
        Titles("TỜ TRÌNH", "Về việc đề nghị tặng Giấy khen"),
        (LegalBases(("Căn cứ Luật Thi đua, khen thưởng", "Căn cứ hồ sơ")), *[Paragraph(text, lead="Điều 1.")] * lines),
        Closing(left=Recipients(("Như trên", "Lưu: VT, VP")), right=SignatureBlock(("GIÁM ĐỐC",), "Vương Ánh Tuyết")),
        Orientation.PORTRAIT,
    )


@pytest.mark.parametrize("lines", [1, 5, 9, 10, 11, 12, 13, 14, 20])
def test_a_paper_of_text_is_justified_indented_and_ends_with_its_signature(lines: int) -> None:
    pages = pdf_pages(paper(SUMMARIES[1], lines))
    # Nine are set a point smaller than 14, which spares a page with nothing but the last of them.
    size, count = (13, 1) if lines == 9 else (14, len(pages))
    assert {fragment.size for page in pages for fragment in page.fragments if "tuyên truyền" in fragment.text} == {size}
    assert len(pages) == count
    assert "Nơi nhận:" in pages[-1].text()
    assert "Điều 1." in pages[-1].text() or "hoàn thành tốt" in pages[-1].text()
    first = pages[0]
    lead = first.find("Điều 1.")
    assert lead.x == pytest.approx((30 + 12.7) * MM, abs=0.5)
    assert "Bold" in lead.font
    assert "Căn cứ Luật Thi đua, khen thưởng;" in first.text()
    assert "Căn cứ hồ sơ." in first.text()
    assert pages[-1].find("- Như trên;").x == pytest.approx(30 * MM, abs=0.1)
    body = [fragment.y for fragment in first.fragments if fragment.y < lead.y and fragment.size == size]
    assert all(upper - lower >= size * 1.1 for upper, lower in pairwise(sorted(set(body), reverse=True)))


def test_a_total_row_keeps_two_rows_and_the_signature() -> None:
    for length in range(20, 60):
        rows: list[TableRow] = [BodyRow((number, "x", "1")) for number in range(length)]
        rows.append(TotalRow("Cộng", ("60",)))
        document = Document(
            Metadata("Thử"),
            body=(Table(COLUMNS, tuple(rows)),),
            closing=Closing(right=SignatureBlock(("GIÁM ĐỐC",), "A")),
        )
        last = pdf_pages(document)[-1].rows()
        assert squeezed(" ".join(last[-1])) == "Cộng 60"
        assert len([row for row in last if len(row) == 3]) >= 2


def lines_and_edges(paragraph: Paragraph) -> list[tuple[str, float]]:
    """Return each line of a text, and where it ends in mm from the left edge of the sheet."""
    document = Document(Metadata(""), body=(paragraph,))
    lines = [fragment.text for fragment in pdf_pages(document)[0].fragments]
    return list(zip(lines, (edge / MM for edge in pdf_right_edges(document)), strict=True))


def test_a_line_before_a_number_takes_the_word_before_that_or_is_stretched_further() -> None:
    parted = Paragraph("Hội đồng Thi đua - Khen thưởng của Sở họp phiên thường kỳ tháng 12 năm 2025 để xét.")
    (first, edge), *_ = lines_and_edges(parted)
    # A month and its year stay together where that leaves no hole.
    assert first.endswith("thường kỳ tháng 12")
    assert edge == pytest.approx(195, abs=0.5)
    whole = Paragraph("- Trình cấp có thẩm quyền quyết định khen thưởng chậm nhất ngày 17/12/2024 của năm.")
    (first, edge), (second, _) = lines_and_edges(whole)
    # "ngày" and the day always, as "số" and a number.
    assert first.endswith("chậm nhất")
    assert second.startswith("ngày 17/12/2024")
    # The line before is justified as others are.
    assert edge == pytest.approx(195, abs=0.5)
    unparted = Paragraph(
        "giới nhận biết việc làm giả trên mạng theo Kế hoạch phối hợp số 70/KHPH-SNgV-BĐBP ngày 03 tháng 7 năm 2025",
        first_line_indent=False,
    )
    edges = dict(lines_and_edges(unparted))
    # Rather a line whose blanks take nearly a third of it than one that ends in "số".
    (wide,) = [line for line in edges if line.endswith("phối hợp")]
    assert edges[wide] == pytest.approx(195, abs=0.5)
    assert any(line.startswith("số 70/KHPH-SNgV-BĐBP") for line in edges)


def test_a_number_stays_with_its_word_where_the_line_before_is_no_third_empty() -> None:
    session = "Xét kết quả họp Hội đồng Thi đua - Khen thưởng tại Biên bản số 07/BB-HĐTĐKT ngày 16 tháng 12 năm 2025;"
    for text in (session, session.replace("tại Biên bản", "tại các Biên bản")):
        (first, edge), (second, _), *_ = lines_and_edges(Paragraph(text))
        assert first.endswith("Biên bản")
        assert second.startswith("số 07/BB-HĐTĐKT ngày")
        assert edge == pytest.approx(195, abs=0.5)


def test_lines_before_one_that_a_number_would_leave_loose_end_earlier() -> None:
    text = (
        "- Phối hợp với Bộ đội Biên phòng, Công an tỉnh trao đổi thông tin hằng quý, tổ chức một đợt tuyên truyền tại "
        "xã biên giới (hoàn thành theo Báo cáo số 106/BC-QLBG ngày 11/10/2024)."
    )
    (first, edge), (second, second_edge), (third, _) = lines_and_edges(Paragraph(text))
    assert first.endswith("trao đổi thông tin")
    assert second.startswith("hằng quý, tổ chức")
    assert third.startswith("số 106/BC-QLBG ngày")
    assert (edge, second_edge) == pytest.approx((195, 195), abs=0.5)
    # Word ends them at the same places.
    (written,) = (
        each.text for each in docx_package(Document(Metadata(""), body=(Paragraph(text),))).paragraphs if each.text
    )
    assert "hằng\u00a0quý," in written


def test_a_line_of_a_text_ends_within_a_word_only_where_it_would_be_loose_or_the_text_longer() -> None:
    text = (
        "Văn phòng phối hợp với các phòng, đơn vị thuộc Sở rà soát Trang thông tin điện tử theo kế hoạch hằng tháng; "
    )
    tried = [lines_and_edges(Paragraph("a " * blanks + text * 3))[:-1] for blanks in range(12)]
    ends = [line.replace("\u00a0", " ").split(" ")[-1] for lines in tried for line, _ in lines]
    parted = [end for end in ends if end in ("điện", "hằng", "thông", "phối", "đơn", "kế")]
    assert len(parted) <= 2, parted
    # Word is given no more no-break spaces than that takes.
    written = docx_text(Document(Metadata(""), body=(Paragraph(text * 3),)))
    assert written.count("\u00a0") <= 3


def test_no_line_in_the_middle_of_a_text_ends_short_since_the_one_before_took_a_word_more() -> None:
    # Parted again, the words of the first line left room for "“Nói không", and the second ended 31 mm short.
    text = (
        "Trong kỳ, Sở Ngoại vụ đã phát động 03 phong trào thi đua, cụ thể: “Nói không với tin giả” (Kế hoạch số "
        "11/KH-SNgV ngày 24/02/2023, thực hiện từ ngày 01/3/2023 đến ngày 30/11/2023); “Mỗi ngày một tin tốt, mỗi tuần "
        "một câu chuyện đẹp” (Kế hoạch số 07/KH-SNgV ngày 13/01/2025, thực hiện từ ngày 15/01/2025 đến ngày "
        "15/12/2025); “Công chức đối ngoại sáng tạo trên không gian mạng” (Kế hoạch số 04/KH-SNgV ngày 28/01/2026, "
        "thực hiện từ ngày 02/02/2026 đến ngày 18/12/2026)."
    )
    *lines, _ = lines_and_edges(Paragraph(text))
    assert [edge for _, edge in lines] == pytest.approx([195] * len(lines), abs=0.5)


def test_a_date_is_parted_before_its_year_or_month_rather_than_its_day_from_the_month() -> None:
    text = "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022; Luật sửa đổi, bổ sung của Luật Thi đua, "
    for blanks in range(12):
        lines = [
            line
            for line, _ in lines_and_edges(Paragraph("a " * blanks + text + "khen thưởng ngày 23 tháng 4 năm 2026;"))
        ]
        assert not [line for line in lines if line.endswith(("ngày", "ngày 15", "ngày 23", "tháng", "năm"))]


def test_a_centred_text_of_several_lines_ends_them_where_it_says() -> None:
    text = f"{QUOC_HIEU}\n{TIEU_NGU}"
    paragraph = Paragraph(text, bold=True, align=Align.CENTER, first_line_indent=False)
    assert [line for line, _ in lines_and_edges(paragraph)] == text.split("\n")


def test_texts_of_a_narrow_column_are_not_stretched() -> None:
    text = "Đã có thành tích xuất sắc trong thực hiện nhiệm vụ năm 2025, hoàn thành trước thời hạn. " * 2
    for width, justified in ((140, False), (155, True)):
        columns = (TableColumn("", width, Align.JUSTIFY), TableColumn("", 165 - width))
        edges = pdf_right_edges(Document(Metadata(""), body=(Table(columns, (BodyRow((text, "")),)),)))
        right = 30 + width - ND30.cell_padding
        assert (edges[0] / MM == pytest.approx(right, abs=0.5)) == justified


@pytest.mark.parametrize("in_table", [True, False])
def test_justified_lines_that_hold_a_date_end_at_the_margin_too(in_table: bool) -> None:
    text = f"Hội đồng đã họp {date_in_words(date(2026, 7, 2), 2026)}, xét và biểu quyết từng trường hợp. " * 8
    table = Table((TableColumn("", 165, Align.JUSTIFY),), (BodyRow((text,)),))
    edges = pdf_right_edges(Document(Metadata(""), body=(table if in_table else Paragraph(text),)))
    right = 195 - (ND30.cell_padding if in_table else 0)
    assert len(edges) > 3
    assert edges[:-1] == pytest.approx([right * MM] * (len(edges) - 1), abs=0.5)


def test_blanks_are_narrowed_for_one_word_more_as_word_does() -> None:
    # One line in Word; too long for one with blanks as wide as they are.
    text = "Văn phòng họp bình xét, đề nghị tặng Giấy khen cuối năm nay cho một tập thể."
    assert times_width(text, ND30.body_pt, False, False) > 195 - 30 - ND30.first_line_indent
    (edge,) = pdf_right_edges(Document(Metadata(""), body=(Paragraph(text),)))
    assert edge / MM == pytest.approx(195, abs=0.2)
    # No further than that, no blank at which no line may end, and nowhere in text that is set flush left.
    assert len(pdf_right_edges(Document(Metadata(""), body=(Paragraph(f"Tại đây, {text}"),)))) == 2
    numbered = text.replace("năm nay", "năm 2024").replace("một tập", "01 tập")
    assert len(pdf_right_edges(Document(Metadata(""), body=(Paragraph(numbered),)))) == 2
    flush_left = Paragraph(text, align=Align.LEFT)
    assert len(pdf_right_edges(Document(Metadata(""), body=(flush_left,)))) == 2


def test_files_that_are_finished_at_one_time_share_their_font() -> None:
    """reportlab reads a font from place to place, and a second thread moved the place: a file ended in a fault."""
    letters, finished = typeface(printing_family()), []

    def finish(word: str) -> None:
        for _ in range(12):
            canvas = new_canvas(Metadata(title="Quyết định", author="Sở"), io.BytesIO(), letters)
            canvas.setFont(letters.face(), 12)
            canvas.drawString(50, 700, f"Khen thưởng {word}")
            canvas.showPage()
            save_canvas(canvas)
            finished.append(word)

    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as threads:
            list(threads.map(finish, ["ấm", "ổn", "ưu", "ị"]))
    finally:
        sys.setswitchinterval(usual)
    assert len(finished) == 48
