"""Texts in the letters of old fonts are read as Unicode: by the font, by their look, by what stands around them."""

from pathlib import Path

import docx
import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from desktop_app.domain.vietnamese import clean_line
from desktop_app.intake.files.documents import read_paragraphs
from desktop_app.intake.files.encodings.letters import Scheme, letters_of_font, to_unicode
from desktop_app.intake.files.workbook import Sheet, read_sheets, with_letters
from desktop_app.intake.plan.reader import propose
from desktop_app.services.imports.looking import look_at
from tests.books import PLAN
from tests.data.corpus.lists.files import CorpusList, write_list
from tests.data.corpus.old_letters import in_tcvn3, in_vni

SENTENCE = "Nguyễn Hữu Thọ, Đặng Thuỳ Trâm và những người đỡ đầu ở huyện Ứng Hòa đã được khuyến khích"
HEADS = ("STT", "Họ và tên", "Chức vụ", "Đơn vị")
ROWS = (
    HEADS,
    (1.0, "Nguyễn Văn Ân", "Phó Trưởng phòng", "Phòng Tổng hợp"),
    (2.0, "Trần Thị Huệ", "Chuyên viên", "Văn phòng"),
    (3.0, "Lê Hoàng", "Kế toán", "Văn phòng"),
)


def listed(**changes: object) -> CorpusList:
    """Return a list of three people in old letters."""
    values: dict[str, object] = {"sheets": {"DS": ROWS}, "columns": {}, "entries": ()}
    return CorpusList("danh-sach", "people", "", **(values | changes))  # type: ignore[arg-type]


def names(sheets: tuple[Sheet, ...]) -> list[tuple[object, ...]]:
    """Return the cells of the people, clean."""
    return [
        tuple(clean_line(str(cell)) for cell in row[1:4])
        for row in sheets[0].rows
        if row and row[0] in (1, 2, 3, "1", "2", "3")
    ]


def test_a_cell_in_a_font_of_unicode_stays_beside_one_in_an_old_font(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(("Họ và tên", "Xếp loại"))
    sheet.append(("Nông Thu Hòa", in_tcvn3("Hoàn thành tốt nhiệm vụ")))
    sheet["B2"].font = Font(name=".VnTime")
    book.save(tmp_path / "xep-loai.xlsx")
    assert read_sheets(tmp_path / "xep-loai.xlsx")[0].rows[1] == ("Nông Thu Hòa", "Hoàn thành tốt nhiệm vụ")


@pytest.mark.parametrize(("write", "scheme"), [(in_tcvn3, Scheme.TCVN3), (in_vni, Scheme.VNI)])
def test_letters_of_old_fonts(write: object, scheme: Scheme) -> None:
    written = write(SENTENCE)  # type: ignore[operator]
    assert to_unicode(written, scheme).casefold() == SENTENCE.casefold()
    assert to_unicode("NguyÔn V¨n ¢n", Scheme.TCVN3) == "Nguyễn Văn Ân"
    assert to_unicode("Nguyeãn Vaên AÂn, SÔÛ TÖ PHAÙP", Scheme.VNI) == "Nguyễn Văn Ân, SỞ TƯ PHÁP"


def test_a_name_gets_the_capital_that_its_letters_did_not_have() -> None:
    for written in ("Lưu Ngọc Ẩn", "Trần Thị Ánh Ái", "Văn phòng, ấn định số người", "Đề án", "Kết quả Dự án ở xã"):
        assert to_unicode(in_tcvn3(written), Scheme.TCVN3) == written


def test_fonts_by_name() -> None:
    assert letters_of_font(".VnTimeH") == (Scheme.TCVN3, True)
    assert letters_of_font(".VnArial") == (Scheme.TCVN3, False)
    assert letters_of_font("VNI-Times") == (Scheme.VNI, False)
    assert letters_of_font("Times New Roman") is None


FILES = [
    listed(letters="tcvn3", font=".VnTime", unicode_rows=1),
    listed(letters="tcvn3", unicode_rows=1),
    listed(letters="tcvn3"),
    listed(letters="vni", font="VNI-Times"),
    listed(letters="vni", unicode_rows=1),
    listed(letters="tcvn3", file_type="xls"),
    listed(letters="tcvn3", file_type="xls", font=".VnTime", unicode_rows=1),
    listed(letters="tcvn3", file_type="csv"),
    listed(letters="vni", file_type="csv"),
    listed(letters="cp1258", file_type="csv"),
    listed(letters="utf-16", file_type="tsv", suffix="txt"),
    listed(letters="tcvn3", file_type="docx", font=".VnTime", unicode_rows=1),
    listed(letters="vni", file_type="docx"),
    listed(letters="vni", file_type="odt", unicode_rows=1),
]


@pytest.mark.parametrize(
    "each", FILES, ids=lambda each: "-".join((each.letters, each.file_type, each.font, str(each.unicode_rows)))
)
def test_lists_in_old_letters(tmp_path: Path, each: CorpusList) -> None:
    sheets = read_sheets(write_list(each, tmp_path))
    assert names(sheets) == [row[1:] for row in ROWS[1:]]
    assert [clean_line(str(cell)) for cell in sheets[0].rows[0]] == list(HEADS)
    conversion = sheets[0].conversion
    if each.letters in ("tcvn3", "vni"):
        assert conversion is not None
        assert conversion.scheme.value == each.letters
        before, after = conversion.examples[0]
        assert before != after
        assert to_unicode(before, conversion.scheme) == after
    else:
        assert conversion is None


def test_a_font_of_capitals_and_runs_in_a_font(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(HEADS)
    sheet.append((1, in_tcvn3("nguyễn văn ân"), "", "An"))
    sheet["B2"].font = sheet["D2"].font = Font(name=".VnTimeH")
    sheet.append((2, CellRichText(TextBlock(InlineFont(rFont=".VnTime"), in_tcvn3("Phó phòng")))))
    sheet.append((3, "Đỗ Thị Ấm", "", "Văn phòng"))
    sheet["B4"].font = Font(name=".VnTime")  # Unicode typed into a cell of an old font
    book.save(tmp_path / "ds.xlsx")
    (read,) = read_sheets(tmp_path / "ds.xlsx")
    assert [row[1] for row in read.rows[1:]] == ["NGUYỄN VĂN ÂN", "Phó phòng", "Đỗ Thị Ấm"]
    assert read.rows[1][3] == "AN"


def test_texts_in_unicode_stay_as_they_are(tmp_path: Path) -> None:
    rows = (*ROWS, (4.0, "Hoàng Bé", "5 µm ± 2 m²", "«Phòng» © ½"), (5.0, "Müller Peña", "Phó phòng", "§ 1"))
    sheets = read_sheets(write_list(listed(sheets={"DS": rows}), tmp_path))
    assert sheets[0].conversion is None
    assert sheets[0].rows == tuple(rows)


def test_the_letters_can_be_chosen(tmp_path: Path) -> None:
    (sheet,) = read_sheets(write_list(listed(letters="tcvn3", unicode_rows=1), tmp_path))
    as_it_was = with_letters(sheet, None)
    assert as_it_was.rows[1][1] == in_tcvn3("Nguyễn Văn Ân")
    assert as_it_was.conversion is None
    assert with_letters(as_it_was, Scheme.TCVN3).rows == sheet.rows


def test_the_letters_of_a_list_in_word_are_not_offered_to_be_chosen(tmp_path: Path) -> None:
    path = write_list(listed(letters="tcvn3", file_type="docx", above=("Danh sách khen thưởng",) * 9), tmp_path)
    look = look_at(path, "people")
    (sheet,) = look.sheets
    assert look.letters_of(sheet.name) == "tcvn3"
    assert not look.may_have_old_letters(sheet.name)
    assert with_letters(sheet, None).rows == sheet.rows


def test_documents_in_old_letters(tmp_path: Path) -> None:
    in_unicode = propose(_text(tmp_path / "a.txt", PLAN.encode()))
    for data in (in_tcvn3(PLAN).encode("latin-1"), in_vni(PLAN).encode("latin-1"), in_tcvn3(PLAN).encode()):
        read = propose(_text(tmp_path / "b.txt", data))
        assert [task.text.casefold() for task in read.tasks] == [task.text.casefold() for task in in_unicode.tasks]
    document = docx.Document()
    document.add_paragraph("Kế hoạch")
    for line in PLAN.splitlines():
        document.add_paragraph().add_run(in_tcvn3(line)).font.name = ".VnTime"
    document.save(str(tmp_path / "c.docx"))
    read_lines = [str(line).casefold() for line in read_paragraphs(tmp_path / "c.docx")]
    assert read_lines == ["kế hoạch", *(clean_line(line).casefold() for line in PLAN.splitlines() if line.strip())]


def _text(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_fonts_of_styles_and_what_was_changed_in_a_plan(tmp_path: Path) -> None:
    document = docx.Document()
    document.styles["Normal"].font.name = ".VnTime"
    document.styles["Title"].font.name = ".VnTimeH"
    document.add_paragraph(in_tcvn3("Kế hoạch"), style="Title")
    document.add_paragraph(in_tcvn3("Phát động thi đua năm 2026"))
    document.add_paragraph(in_tcvn3("I. Nội dung"), style="Title")
    document.add_paragraph("- Lan Hoa theo.").add_run(" Sơn").font.name = "Times New Roman"
    document.add_paragraph(in_tcvn3("- Văn phòng Sở mở hội thi trước ngày 20/11/2026."))
    document.save(str(tmp_path / "a.docx"))
    plan = propose(tmp_path / "a.docx")
    assert plan.paragraphs[0] == "KẾ HOẠCH"
    assert "- Lan Hoa theo. Sơn" in plan.paragraphs
    assert [task.leads for task in plan.tasks][-1] == ("Văn phòng",)
    (remark,) = plan.remarks
    assert remark.startswith("Đã đổi chữ TCVN3 (ABC) sang Unicode: “")
    assert "” → “KẾ HOẠCH”." in remark


def test_a_font_of_an_ods_tells_capitals_and_texts_without_marks(tmp_path: Path) -> None:
    path = write_list(listed(file_type="ods", letters="tcvn3", font=".VnTimeH", unicode_rows=1), tmp_path)
    assert names(read_sheets(path))[2] == ("LÊ HOÀNG", "KẾ TOÁN", "VĂN PHÒNG")
