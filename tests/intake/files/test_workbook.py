"""Workbooks read as they are, and everything that is no workbook refused with one sentence."""

import struct
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from desktop_app.domain.errors import UnreadableInput
from desktop_app.intake.files import workbook
from desktop_app.intake.files.columns import column_letters, column_number
from desktop_app.intake.files.workbook import CellPlace, read_sheets
from tests.intake.workbook_files import compound, ods_row, replace_in, save_ods, save_xls, save_xlsx, write_zip

ROWS: list[tuple[str | int, ...]] = [("Họ và tên", "Năm sinh"), ("Lò Thị Hạnh", 1985)]


def test_rows_keep_their_numbers_and_columns_their_letters(tmp_path: Path) -> None:
    path = save_xlsx(tmp_path / "a.xlsx", {"DS": [(), (), (None, None, "Họ và tên"), (), (None, None, "Lò Thị Hạnh")]})
    (sheet,) = read_sheets(path)
    assert sheet.rows == ((), (), (None, None, "Họ và tên"), (), (None, None, "Lò Thị Hạnh"))


def test_a_workbook_is_read_without_loading_what_reads_texts(tmp_path: Path) -> None:
    path = save_xlsx(tmp_path / "a.xlsx", {"DS": ROWS})
    code = "import sys, pathlib; from desktop_app.intake.sheets.people import read_people;"
    code += "assert read_people(pathlib.Path(sys.argv[1])).people; print('\\n'.join(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=True, timeout=60)
    texts = ("desktop_app.intake.files.documents", "desktop_app.intake.files.formats", "docx", "pypdf")
    assert [name for name in run.stdout.splitlines() if name.startswith(texts)] == []


def test_values_keep_their_types(tmp_path: Path) -> None:
    values = ("chữ", 12, 2.5, True, date(1985, 3, 4), datetime(1985, 3, 4, 7, 30), None, "cuối")
    (sheet,) = read_sheets(save_xlsx(tmp_path / "a.xlsx", {"DS": [values]}))
    assert sheet.rows == (values,)


def test_hidden_sheets_are_marked(tmp_path: Path) -> None:
    path = save_xlsx(tmp_path / "a.xlsx", {"DS": ROWS, "Mã": [("01",)]}, hidden=["Mã"])
    assert [(sheet.name, sheet.visible) for sheet in read_sheets(path)] == [("DS", True), ("Mã", False)]


def test_a_cell_merged_downwards_counts_for_each_row(tmp_path: Path) -> None:
    rows = [("Phòng A", "Một"), (None, "Hai"), (None, "Ba"), (None, "Bốn")]
    path = save_xlsx(tmp_path / "a.xlsx", {"DS": rows}, merged={"DS": ["A1:A3", "A4:A900"]})
    (sheet,) = read_sheets(path)
    assert [row[0] for row in sheet.rows] == ["Phòng A", "Phòng A", "Phòng A", None]


def test_formatted_empty_rows_are_not_there(tmp_path: Path) -> None:
    path = save_xlsx(tmp_path / "a.xlsx", {"DS": ROWS})
    replace_in(
        path,
        "xl/worksheets/sheet1.xml",
        b"</sheetData>",
        b'<row r="1048576"><c r="XFD1048576" s="0"></c></row></sheetData>',
    )
    assert read_sheets(path)[0].rows == tuple(ROWS)


def test_ods(tmp_path: Path) -> None:
    below = ods_row("", repeated=1_048_570, cell_repeated=16_384)
    second = ods_row("", repeated=3) + ods_row("x")
    path = save_ods(tmp_path / "a.ods", {"Một": ods_row("Họ tên") + below, "Hai": second})
    assert [(sheet.name, sheet.rows) for sheet in read_sheets(path)] == [
        ("Một", (("Họ tên",),)),
        ("Hai", ((), (), (), ("x",))),
    ]


def test_xls_of_excel_97(tmp_path: Path) -> None:
    (sheet,) = read_sheets(save_xls(tmp_path / "a.xls", "Tờ 1", ROWS))
    assert (sheet.name, sheet.rows) == ("Tờ 1", (ROWS[0], ("Lò Thị Hạnh", 1985.0)))


def test_a_quote_that_never_ends_is_refused_without_taking_the_file_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b'STT,"' + b"x\n" * 2_000_000)
    tracemalloc.start()
    with pytest.raises(UnreadableInput, match="thiếu dấu nháy kép"):
        read_sheets(path)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 40_000_000


@pytest.mark.parametrize("name", ["a.xls", "a.xlsm", "a.csv", "a", "a.ods"])
def test_the_content_decides_not_the_name(tmp_path: Path, name: str) -> None:
    made = save_xlsx(tmp_path / "made.xlsx", {"DS": ROWS})
    assert read_sheets(made.rename(tmp_path / name))[0].rows == tuple(ROWS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_delimited_text(tmp_path: Path, encoding: str, delimiter: str, line_end: str) -> None:
    lines = [["Họ và tên", "Chức vụ"], [], ["Lò Thị Hạnh", '"Chuyên viên, hai\ndòng; tab\t"'], ["Vi Văn Đức"]]
    path = tmp_path / "a.csv"
    path.write_bytes(line_end.join(delimiter.join(line) for line in lines).encode(encoding))
    (sheet,) = read_sheets(path)
    assert (sheet.name, sheet.rows) == (
        "a",
        (("Họ và tên", "Chức vụ"), (), ("Lò Thị Hạnh", "Chuyên viên, hai\ndòng; tab\t"), ("Vi Văn Đức",)),
    )


def test_text_of_old_vietnamese_windows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    # In windows-1258 tones are letters of their own: ệ is ê and a dot below.
    path.write_bytes("Ho\u0323 tên;Tuổi\r\nLê Thi\u0323 Tuyê\u0301t;40".replace("ổ", "ô\u0309").encode("cp1258"))
    assert read_sheets(path)[0].rows[1] == ("Lê Thi\u0323 Tuyê\u0301t", "40")


def test_a_list_saved_as_text_under_the_name_of_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "xuat.xls"
    path.write_text("Họ và tên\tTuổi\nLò Thị Hạnh\t40\n", "utf-8")
    assert read_sheets(path)[0].rows == (("Họ và tên", "Tuổi"), ("Lò Thị Hạnh", "40"))


def folder(path: Path) -> None:
    path.mkdir()


def empty(path: Path) -> None:
    path.touch()


def too_long(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(101 * 1024 * 1024)


def binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 8)


def sentence(path: Path) -> None:
    path.write_text("Đây không phải là bảng tính.", "utf-8")


def web_page(path: Path) -> None:
    path.write_text("<html><table><tr><td>Họ và tên</td></tr></table></html>", "utf-8")


def pdf(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")


def picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(20))


def truncated(path: Path) -> None:
    save_xlsx(path, {"DS": ROWS})
    path.write_bytes(path.read_bytes()[:-900])


def flipped(path: Path) -> None:
    save_xlsx(path, {"DS": ROWS})
    data = bytearray(path.read_bytes())
    data[60:70] = bytes(10)
    path.write_bytes(data)


def encrypted(path: Path) -> None:
    path.write_bytes(compound("EncryptedPackage", b"\x00" * 5000))


def encrypted_xls(path: Path) -> None:
    save_xls(path, "DS", [("x",)], password=True)


def old_word(path: Path) -> None:
    path.write_bytes(compound("WordDocument", b"\xec\xa5"))


def broken_compound(path: Path) -> None:
    path.write_bytes(compound("Workbook", b"")[:700])


def garbage_xls(path: Path) -> None:
    path.write_bytes(compound("Workbook", b"\x09\x08\xff\xff" * 900))


def circular_xls(path: Path) -> None:
    """A workbook whose first sector follows itself."""
    save_xls(path, "DS", [("x",)])
    data = bytearray(path.read_bytes())
    data[512 + 4 * 2 : 512 + 4 * 3] = struct.pack("<I", 2)
    path.write_bytes(data)


def boundless_xls(path: Path) -> None:
    """A workbook that announces a thousand million strings."""
    strings = struct.pack("<HHII", 0x00FC, 8, 1, 1_000_000_000)
    path.write_bytes(compound("Workbook", strings))


def greedy_xls(path: Path) -> None:
    """A workbook whose sheet says it has as many rows and columns as the numbers can say."""
    dimensions = struct.pack("<HHIIHHH", 0x0200, 14, 0, 0xFFFFFFFF, 0, 0xFFFF, 0)
    path.write_bytes(compound("Workbook", dimensions))


def wide_xls(path: Path) -> None:
    save_xls(path, "DS", [("x",)])
    data = path.read_bytes()
    label = struct.pack("<HHHHHHB", 0x0204, 11, 0, 0, 0, 1, 1)
    assert label in data
    path.write_bytes(data.replace(label, struct.pack("<HHHHHHB", 0x0204, 11, 0, 60_000, 0, 1, 1)))


def sheet_behind_the_end_xls(path: Path) -> None:
    path.write_bytes(compound("Workbook", struct.pack("<HHI", 0x0085, 4, 1_000_000)))


def unclosed_ods(path: Path) -> None:
    save_ods(path, {"S": ods_row("x")})
    replace_in(path, "content.xml", b"</table:table></office:spreadsheet>", b"")


def odd_encoding_ods(path: Path) -> None:
    save_ods(path, {"S": ods_row("x")})
    replace_in(path, "content.xml", b'"UTF-8"', b'"UTFo8"')


def entities_ods(path: Path) -> None:
    save_ods(path, {"S": ods_row("x")})
    replace_in(
        path, "content.xml", b"<office:document-content", b'<!DOCTYPE a [<!ENTITY b "c">]><office:document-content'
    )


def docx(path: Path) -> None:
    write_zip(path, {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"})


def slides(path: Path) -> None:
    write_zip(path, {"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": b"<p/>"})


def binary_workbook(path: Path) -> None:
    write_zip(path, {"xl/workbook.bin": b"\x83\x01"})


def plain_zip(path: Path) -> None:
    write_zip(path, {"anh.txt": b"..."})


def no_workbook_inside(path: Path) -> None:
    write_zip(path, {"xl/workbook.xml": b"<workbook>"})


def bomb(path: Path) -> None:
    write_zip(path, {"xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": bytes(70 * 1024 * 1024)})


def lying_bomb(path: Path) -> None:
    """A part that says it holds 1,000 bytes, with the checksum of those, and goes on."""
    write_zip(path, {"xl/workbook.xml": bytes(3_000_000)})
    data = path.read_bytes()
    path.write_bytes(data.replace(struct.pack("<I", 3_000_000), struct.pack("<I", 1_000)))


def far_cell(path: Path) -> None:
    save_xlsx(path, {"DS": ROWS})
    cell = b'<row r="1048576"><c r="XFD1048576" t="n"><v>1</v></c></row></sheetData>'
    replace_in(path, "xl/worksheets/sheet1.xml", b"</sheetData>", cell)


def far_cell_without_reference(path: Path) -> None:
    save_xlsx(path, {"DS": ROWS})
    cells = b'<row r="99999999"><c><v>1</v></c></row></sheetData>'
    replace_in(path, "xl/worksheets/sheet1.xml", b"</sheetData>", cells)


def far_cell_of_many_letters(path: Path) -> None:
    """A damaged reference, which the library takes: its grid fits in no memory, and ended the whole program."""
    save_xlsx(path, {"DS": ROWS})
    cells = b'<row r="3"><c r="ZZZZZZ99999999"><v>1</v></c></row></sheetData>'
    replace_in(path, "xl/worksheets/sheet1.xml", b"</sheetData>", cells)


def far_cell_of_many_digits(path: Path) -> None:
    save_xlsx(path, {"DS": ROWS})
    cells = b'<row r="3"><c r="ZZZ99999999999999999999"><v>1</v></c></row></sheetData>'
    replace_in(path, "xl/worksheets/sheet1.xml", b"</sheetData>", cells)


def repeated_ods(path: Path) -> None:
    save_ods(path, {"S": ods_row("x", repeated=1_000_000, cell_repeated=99)})


def damaged_sheet(path: Path) -> None:
    save_xlsx(path, {"Tờ hỏng": ROWS})
    replace_in(path, "xl/worksheets/sheet1.xml", b"<v>1985</v>", b"<v>19x5</v>")


REFUSED: dict[Callable[[Path], None], str] = {
    folder: "là thư mục",
    empty: "rỗng",
    too_long: "quá lớn (101 MB)",
    binary: "không phải là bảng tính",
    sentence: "không phải là bảng tính, dù có đuôi .xlsx",
    web_page: "trang web",
    pdf: "là tệp PDF",
    picture: "là tệp ảnh",
    truncated: "bị hỏng",
    flipped: "bị hỏng",
    encrypted: "mật khẩu",
    encrypted_xls: "mật khẩu",
    old_word: "văn bản Word",
    broken_compound: "bị hỏng",
    garbage_xls: "bị hỏng",
    circular_xls: "bị hỏng",
    boundless_xls: "bị hỏng",
    greedy_xls: "bị hỏng",
    wide_xls: "bị hỏng",
    sheet_behind_the_end_xls: "bị hỏng",
    unclosed_ods: "bị hỏng",
    odd_encoding_ods: "bị hỏng",
    entities_ods: "bị hỏng",
    docx: "bị hỏng",
    slides: "tệp trình chiếu",
    binary_workbook: "xlsb",
    plain_zip: "là tệp nén",
    no_workbook_inside: "bị hỏng",
    bomb: "phình ra",
    lying_bomb: "bị hỏng",
    far_cell: "quá xa",
    far_cell_without_reference: "quá xa",
    far_cell_of_many_letters: "quá xa",
    far_cell_of_many_digits: "quá xa",
    repeated_ods: "quá xa",
    damaged_sheet: "Trang “Tờ hỏng” của tệp",
}


@pytest.mark.parametrize("make", REFUSED, ids=lambda make: make.__name__)
def test_a_file_of_another_kind_is_refused_with_a_sentence(tmp_path: Path, make: Callable[[Path], None]) -> None:
    path = tmp_path / "danh-sach.xlsx"
    make(path)
    with pytest.raises(UnreadableInput) as refused:
        read_sheets(path)
    assert REFUSED[make] in refused.value.message
    assert "danh-sach.xlsx" in refused.value.message
    assert refused.value.message.endswith(".")


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"Không tìm thấy tệp “khong-co\.xlsx”"):
        read_sheets(tmp_path / "khong-co.xlsx")


def test_a_workbook_of_charts_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = save_xlsx(tmp_path / "a.xlsx", {"DS": ROWS})
    monkeypatch.setattr(workbook, "_sheets", lambda path, book: iter(()))
    with pytest.raises(UnreadableInput, match="không có trang tính nào"):
        read_sheets(path)


def test_a_crash_of_the_reader_is_a_damaged_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    panic = type("PanicException", (BaseException,), {"__module__": "pyo3_runtime"})

    def crash(*_: object) -> None:
        raise panic

    path = save_xlsx(tmp_path / "a.xlsx", {"DS": ROWS})
    monkeypatch.setattr(workbook, "_sheets", crash)
    with pytest.raises(UnreadableInput, match="bị hỏng"):
        read_sheets(path)


def test_of_a_crash_of_the_reader_nothing_comes_to_the_terminal(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = save_xls(tmp_path / "a.xls", "DS", ROWS)
    content = bytearray(path.read_bytes())
    sheets = content.find(b"\x85\x00")
    (length,) = struct.unpack_from("<H", content, sheets + 2)
    # The record that names the sheet is empty, and one that is passed over takes its room.
    struct.pack_into("<HHH", content, sheets + 2, 0, 0x00E0, length - 4)
    path.write_bytes(content)
    with pytest.raises(UnreadableInput, match="bị hỏng") as problem:
        read_sheets(path)
    assert type(problem.value.__cause__).__name__ == "PanicException"
    assert capfd.readouterr() == ("", "")


def test_a_request_to_stop_is_no_damaged_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    path = save_xlsx(tmp_path / "a.xlsx", {"DS": ROWS})
    monkeypatch.setattr(workbook, "_sheets", stop)
    with pytest.raises(KeyboardInterrupt):
        read_sheets(path)


def test_a_wide_sheet_is_read(tmp_path: Path) -> None:
    row = tuple(range(1, 801))
    (sheet,) = read_sheets(save_xlsx(tmp_path / "a.xlsx", {"DS": [row, row]}))
    assert sheet.rows == (row, row)


@pytest.mark.parametrize(
    ("letters", "number"), [("A", 1), ("Z", 26), ("AA", 27), ("ZZ", 702), ("AAA", 703), ("XFD", 16384)]
)
def test_columns_have_letters(letters: str, number: int) -> None:
    assert (column_number(letters), column_letters(number - 1)) == (number, letters)


def test_a_place_is_worded_for_the_clerk() -> None:
    assert str(CellPlace("DS", 5, "D")) == "trang “DS”, dòng 5, cột D"
    assert str(CellPlace("DS", 5)) == "trang “DS”, dòng 5"
