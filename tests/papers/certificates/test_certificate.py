"""Certificates read back from the finished PDF: places, sizes, fonts and colours of their texts."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import cast

import pypdf
import pytest
from pypdf.generic import ContentStream, DictionaryObject

from desktop_app.domain.certificates.certificates import (
    NO_OFFSET,
    PLAIN_ONLY,
    Alignment,
    CertificateLayout,
    FieldKey,
    Growth,
    Offset,
)
from desktop_app.domain.certificates.files import layout_of_text
from desktop_app.domain.certificates.texts import Certificate, findings
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.certificates.certificate import page as page_of
from desktop_app.papers.certificates.certificate import write_certificates
from desktop_app.papers.certificates.fit import fitted
from desktop_app.papers.certificates.test_sheet import write_test_sheet
from desktop_app.papers.document.model import Metadata
from desktop_app.papers.pdf.fonts import printing_family
from desktop_app.papers.pdf.text import typeface
from desktop_app.runtime.resources import resource
from tests.papers.reading import MM

LAYOUT = layout_of_text(resource("papers", "giay-khen.json").read_text(encoding="utf-8"), "Khuôn kèm theo")
PLAIN = replace(LAYOUT, plain=True)
LONG_NAME = " ".join(["Hoàng Phủ Ngọc Tường Nguyên"] * 8)
LONG_REASON = "Đã có thành tích xuất sắc trong phong trào thi đua đọc sách " * 4


@dataclass(frozen=True)
class WrittenLine:
    """A line as it stands on the sheet: left edge and baseline in mm from the top left."""

    text: str
    x: float
    y: float
    size: float
    font: str

    @property
    def width(self) -> float:
        bold, italic = "Bold" in self.font, "Italic" in self.font
        return typeface(printing_family()).width_mm(self.text, self.size, bold, italic)


def certificate(number: int = 1, name: str = "Lộc Thị Đào", reason: str = "Đã có thành tích tốt") -> Certificate:
    values = {
        "danh xưng": "Bà",
        "tên": name,
        "nơi công tác": "Chuyên viên, Văn phòng, Sở Ngoại vụ",
        "thành tích": reason,
        "thẩm quyền": "Giám đốc Sở Ngoại vụ",
        "việc tặng": "Tặng",
        "hình thức": "Giấy khen",
        "số quyết định": "15/QĐ-SNgV",
        "ngày quyết định": "ngày 02 tháng 7 năm 2026",
        "số sổ vàng": f"{number:02d}",
        "địa danh": "Lạng Sơn",
        "chức vụ người ký": "KT. Giám đốc\nPhó Giám đốc",
        "người ký": "Hứa Văn Ước",
    }
    return Certificate(number, "certificate_of_merit", "Giấy khen", NomineeKind.INDIVIDUAL, None, name, values)


def pdf_of(layout: CertificateLayout, *certificates: Certificate, offset: Offset = NO_OFFSET) -> pypdf.PdfReader:
    stream = io.BytesIO()
    pages = [page_of(layout, certificate_entry) for certificate_entry in certificates or (certificate(),)]
    write_certificates(pages, stream, Metadata("Giấy khen"), offset)
    return pypdf.PdfReader(stream)


def lines_of(page: pypdf.PageObject) -> list[WrittenLine]:
    lines: list[WrittenLine] = []
    height = float(page.mediabox.height)

    def take_text(text: str, moved: list[float], at: list[float], font: dict[str, object] | None, size: float) -> None:
        if text.strip():
            x, y = at[4] + moved[4], height - at[5] - moved[5]
            lines.append(WrittenLine(text.strip(), x / MM, y / MM, size, str(font and font["/BaseFont"])))

    page.extract_text(visitor_text=take_text)
    return lines


def lines(layout: CertificateLayout, first: Certificate | None = None, offset: Offset = NO_OFFSET) -> list[WrittenLine]:
    (page,) = pdf_of(layout, first or certificate(), offset=offset).pages
    return lines_of(page)


def line(findings_entry: Sequence[WrittenLine], text: str) -> WrittenLine:
    return next(entry for entry in findings_entry if text in entry.text)


def strokes(page: pypdf.PageObject, reader: pypdf.PdfReader) -> list[tuple[float, ...]]:
    """The straight lines of a page: from x, y to x, y, in mm from where the sheet is drawn from."""
    stream = ContentStream(page.get_contents(), reader)
    return [
        tuple(round(float(value) / MM, 2) for value in (*start, *end))
        for (start, before), (end, after) in pairwise(stream.operations)
        if (before, after) == (b"m", b"l")
    ]


def operations(page: pypdf.PageObject, reader: pypdf.PdfReader, operator: bytes) -> list[list[float]]:
    stream = ContentStream(page.get_contents(), reader)
    return [[float(value) for value in operands] for operands, name in stream.operations if name == operator]


def test_only_what_varies_is_on_the_stock_each_thing_on_its_baseline() -> None:
    printed_lines = lines(LAYOUT)
    at = {FieldKey.NAME: "Lộc Thị Đào", FieldKey.REASON: "Đã có thành tích", FieldKey.BOOK_NUMBER: "Số sổ vàng: 01"}
    for key, text in at.items():
        field, read = LAYOUT.field(key), line(printed_lines, text)
        assert read.y == pytest.approx(field.y, abs=0.05)
        assert read.size == field.size
    assert not {"GIẤY KHEN", "TẶNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"} & {line.text for line in printed_lines}
    (page,) = pdf_of(LAYOUT).pages
    assert not page.images


def test_lines_stand_in_the_width_as_the_layout_says() -> None:
    name = LAYOUT.field(FieldKey.NAME)
    for alignment, share in ((Alignment.LEFT, 0.0), (Alignment.CENTRE, 0.5), (Alignment.RIGHT, 1.0)):
        read = line(lines(LAYOUT.with_field(replace(name, alignment=alignment))), "Lộc Thị Đào")
        assert read.x == pytest.approx(name.x + share * (name.width - read.width), abs=0.05)


def test_plain_paper_gets_the_decrees_five_lines_and_a_frame_but_no_emblem() -> None:
    reader = pdf_of(PLAIN)
    (page,) = reader.pages
    printed_lines = lines_of(page)
    five = [
        line(printed_lines, text)
        for text in (
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "GIÁM ĐỐC SỞ NGOẠI VỤ",
            "TẶNG",
            "GIẤY KHEN",
        )
    ]
    assert [entry.y for entry in five] == sorted(entry.y for entry in five)
    assert all("Bold" in entry.font and "Italic" not in entry.font for entry in five)
    for entry in five:
        assert entry.x + entry.width / 2 == pytest.approx(297 / 2, abs=0.1)
    ((left, down, right, down_too),) = strokes(page, reader)
    assert right - left == pytest.approx(five[1].width, abs=0.05)
    assert down == down_too
    assert -down > five[1].y
    frames = [[value / MM for value in box] for box in operations(page, reader, b"re")]
    assert frames[0] == pytest.approx([10, -200, 277, 190], abs=0.05)
    assert not page.images
    assert operations(page, reader, b"rg").count([0.752941, 0, 0]) == 2


def test_without_a_frame_none_is_drawn() -> None:
    reader = pdf_of(replace(PLAIN, frame=0.0))
    assert operations(reader.pages[0], reader, b"re") == []


@pytest.mark.parametrize(
    ("count", "size", "lines_taken"), [(3, 28.0, 1), (4, 25.5, 1), (5, 20.5, 1), (6, 20.0, 2), (11, 20.0, 3)]
)
def test_a_long_name_gets_smaller_down_to_20_points_and_then_wraps(count: int, size: float, lines_taken: int) -> None:
    name = " ".join(["Nguyễn Hoàng"] * count)
    name_lines = [line for line in lines(LAYOUT, certificate(name=name)) if "Hoàng" in line.text]
    assert (len(name_lines), {line.size for line in name_lines}) == (lines_taken, {size})
    assert " ".join(line.text for line in name_lines) == name
    assert all(line.width <= LAYOUT.field(FieldKey.NAME).width for line in name_lines)


def test_no_size_larger_than_the_one_taken_would_do() -> None:
    name = " ".join(["Nguyễn Hoàng"] * 4)
    (read,) = (line for line in lines(LAYOUT, certificate(name=name)) if "Hoàng" in line.text)
    larger = typeface(printing_family()).width_mm(name, read.size + 0.5, True, False)
    assert read.width <= LAYOUT.field(FieldKey.NAME).width < larger


def test_a_long_reason_takes_two_lines_and_gets_smaller_down_to_13_points_and_then_more_lines() -> None:
    taken: list[int] = []
    sizes: list[float] = []
    for count in (1, 3, 4, 9):
        reason = " ".join(["Đã có thành tích xuất sắc trong phong trào đọc sách."] * count)
        reason_lines = [
            line
            for line in lines(LAYOUT, certificate(reason=reason))
            if "thành tích" in line.text or "sách" in line.text
        ]
        assert " ".join(line.text for line in reason_lines) == reason
        taken.append(len(reason_lines))
        sizes.append(reason_lines[0].size)
    assert taken == [1, 2, 2, 4]
    assert sizes == [18, 18, 15, 13]


def test_lines_keep_the_distance_of_the_stocks_dotted_lines() -> None:
    field = replace(LAYOUT.field(FieldKey.REASON), pitch=9.0)
    printed_lines = lines(LAYOUT.with_field(field), certificate(reason=LONG_REASON))
    first, second = (line for line in printed_lines if "đọc sách" in line.text)
    assert first.y == pytest.approx(field.y, abs=0.05)
    assert second.y - first.y == pytest.approx(9, abs=0.05)


@pytest.mark.parametrize(("growth", "above"), [(Growth.DOWN, 0.0), (Growth.BOTH, 0.5), (Growth.UP, 1.0)])
def test_further_lines_go_where_the_layout_lets_them(growth: Growth, above: float) -> None:
    field = replace(LAYOUT.field(FieldKey.NAME), growth=growth, pitch=8.0)
    printed_lines = lines(LAYOUT.with_field(field), certificate(name=LONG_NAME))
    rows = [line.y for line in printed_lines if "Hoàng" in line.text]
    assert rows[0] == pytest.approx(field.y - above * 8 * (len(rows) - 1), abs=0.05)
    assert rows[-1] - rows[0] == pytest.approx(8 * (len(rows) - 1), abs=0.1)


def test_the_signers_capacity_keeps_its_lines_in_capitals() -> None:
    printed_lines = lines(LAYOUT)
    first, second = line(printed_lines, "KT. GIÁM ĐỐC"), line(printed_lines, "PHÓ GIÁM ĐỐC")
    assert (first.size, second.size) == (15, 15)
    assert second.y > first.y


def test_a_word_wider_than_the_field_is_cut_and_not_lost() -> None:
    word = "W" * 90
    word_lines = [line for line in lines(LAYOUT, certificate(name=word)) if line.text.startswith("W")]
    assert "".join(line.text for line in word_lines) == word
    assert all(line.width <= 240 for line in word_lines)


@pytest.mark.parametrize(
    "text", ["Trần \u0000Văn\u200b Bảy", "Tra\u0302\u0300n Va\u0306n Ba\u0309y", "Trần Văn Bảy <&> 😀"]
)
def test_odd_letters_are_printed_as_something(text: str) -> None:
    assert any("Trần Văn Bảy" in line.text for line in lines(LAYOUT, certificate(name=text)))


def test_what_is_empty_or_left_out_is_not_written() -> None:
    without = LAYOUT.with_field(replace(LAYOUT.field(FieldKey.PLACE_DATE), shown=False))
    texts = " ".join(line.text for line in lines(without, certificate(reason="")))
    assert "Lạng Sơn" not in texts
    assert "thành tích" not in texts


@pytest.mark.parametrize("offset", [Offset(15, -7), Offset(-200, 200)])
def test_the_printers_offset_moves_everything_alike(offset: Offset) -> None:
    straight, moved = lines(PLAIN), lines(PLAIN, offset=offset)
    assert len(straight) == len(moved)
    for before, after in zip(straight, moved, strict=True):
        assert after.x - before.x == pytest.approx(offset.right / 10, abs=0.01)
        assert after.y - before.y == pytest.approx(offset.down / 10, abs=0.01)


def test_a_range_is_one_file_a_sheet_each_of_its_own_size() -> None:
    stream = io.BytesIO()
    large = LAYOUT.resized(420, 297)
    sizes = [LAYOUT, large, LAYOUT]
    pages = [page_of(layout, certificate(number)) for number, layout in enumerate(sizes, start=1)]
    write_certificates(pages, stream, Metadata("Giấy khen"))
    reader = pypdf.PdfReader(stream)
    assert [(round(page.mediabox.width / MM), round(page.mediabox.height / MM)) for page in reader.pages] == [
        (297, 210),
        (420, 297),
        (297, 210),
    ]
    assert [line(lines_of(page), "Số sổ vàng").text for page in reader.pages] == [
        "Số sổ vàng: 01",
        "Số sổ vàng: 02",
        "Số sổ vàng: 03",
    ]


def test_viewers_are_asked_to_print_at_actual_size_on_one_side() -> None:
    stream = io.BytesIO()
    write_test_sheet(LAYOUT, stream)
    for reader in (pdf_of(LAYOUT), pypdf.PdfReader(stream)):
        wishes = cast(DictionaryObject, reader.root_object["/ViewerPreferences"].get_object())
        assert [str(wishes[key]) for key in ("/PrintScaling", "/Duplex")] == ["/None", "/Simplex"]


def test_every_letter_is_embedded() -> None:
    (page,) = pdf_of(PLAIN).pages
    resources = cast(DictionaryObject, page["/Resources"].get_object())
    fonts = [font.get_object() for font in cast(DictionaryObject, resources["/Font"].get_object()).values()]
    assert len(fonts) >= 3
    for font in fonts:
        assert "/FontFile2" in cast(DictionaryObject, cast(DictionaryObject, font)["/FontDescriptor"].get_object())


def test_the_default_layout_is_right_for_ordinary_and_for_long_texts() -> None:
    for layout in (LAYOUT, PLAIN):
        for entry in (
            certificate(),
            certificate(name="Trung tâm Thông tin và Dịch vụ đối ngoại " * 2, reason=LONG_REASON),
        ):
            assert findings(layout, fitted(layout, entry)) == ()


def test_a_reason_of_five_thousand_letters_is_found_to_be_lost() -> None:
    printed_certificate = certificate(reason="Thành tích " * 450)
    assert any(finding.lost for finding in findings(LAYOUT, fitted(LAYOUT, printed_certificate)))


def test_the_test_sheet_has_crosses_20_mm_from_the_edges_and_a_grid_of_10_mm() -> None:
    stream = io.BytesIO()
    write_test_sheet(LAYOUT, stream, "Máy in phòng họp", Offset(5, -10))
    reader = pypdf.PdfReader(stream)
    (page,) = reader.pages
    flat = [(x, -y, x2) for x, y, x2, y2 in strokes(page, reader) if y == y2]
    assert {((x + x2) / 2, y) for x, y, x2 in flat if x2 - x == 16} == {
        (20, 20),
        (277, 20),
        (20, 190),
        (277, 190),
        (148.5, 105),
    }
    assert sorted(y for x, y, x2 in flat if x2 - x == 297) == list(range(0, 211, 10))
    texts = " ".join(line.text for line in lines_of(page))
    assert "Máy in phòng họp" in texts
    assert "sang phải 0,5 mm, xuống −1,0 mm" in texts
    assert all(LAYOUT.field(key).label in texts for key in FieldKey if key not in PLAIN_ONLY)
    straight = io.BytesIO()
    write_test_sheet(LAYOUT, straight)
    before = line(lines_of(pypdf.PdfReader(straight).pages[0]), "Số sổ vàng")
    after = line(lines_of(page), "Số sổ vàng")
    assert (after.x - before.x, after.y - before.y) == pytest.approx((0.5, -1.0), abs=0.01)


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Đã có thành tích xuất sắc trong phong trào thi đua",
            "“Mỗi ngày một tin tốt, mỗi tuần một câu chuyện đẹp” năm 2025",
        ),
        (
            "Đã có thành tích trong tham mưu xử lý thông tin sai sự thật về biên giới,",
            "cửa khẩu, góp phần giữ ổn định tình hình, năm 2026",
        ),
    ],
)
def test_lines_end_where_one_pauses_and_within_no_quoted_name(lines: tuple[str, ...]) -> None:
    (reason,) = (text for text in fitted(LAYOUT, certificate(reason=" ".join(lines))) if text.key is FieldKey.REASON)
    assert tuple(line.text for line in reason.lines) == lines
    assert all(line.x >= LAYOUT.field(FieldKey.REASON).x - 0.01 for line in reason.lines)
