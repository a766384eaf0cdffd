"""People read from the kinds of lists that offices keep: many headings, many layouts, rows that are not people."""

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.errors import InvalidRecord, UnreadableInput
from desktop_app.domain.vietnamese import clean_line
from desktop_app.intake.files.workbook import CellPlace
from desktop_app.intake.sheets.cells import line_of, read_birth_year, tidy
from desktop_app.intake.sheets.people import PeopleWorkbook, read_people
from desktop_app.intake.sheets.reading import Reading
from tests.intake.workbook_files import Grid, save_xlsx

type PersonValues = tuple[int, str, str, int | None, str, str]


def read(folder: Path, rows: Grid | Mapping[str, Grid], merged: Sequence[str] = ()) -> PeopleWorkbook:
    sheets = rows if isinstance(rows, Mapping) else {"DS": rows}
    return read_people(save_xlsx(folder / "ds.xlsx", sheets, merged={"DS": merged}))


def people_of(sheet: PeopleWorkbook) -> list[PersonValues]:
    return [
        (p.place.row, p.fields.full_name, p.fields.gender, p.fields.birth_year, p.position, p.unit_name)
        for p in sheet.people
    ]


def names(sheet: PeopleWorkbook) -> list[str]:
    return [person.fields.full_name for person in sheet.people]


@pytest.mark.parametrize(
    "heading",
    ["Họ và tên", "HỌ VÀ TÊN", "Họ tên", "Họ, tên", "Ho va ten", "Họ và tên (*)", "Họ và tên cán bộ, công chức",
     "Họ  và\ntên", "Họ và tên khai sinh", "HO_TEN", unicodedata.normalize("NFD", "Họ và tên")],
)  # fmt: skip
def test_headings_of_names(tmp_path: Path, heading: str) -> None:
    assert names(read(tmp_path, [("STT", heading), (1, "Lò Thị Hạnh")])) == ["Lò Thị Hạnh"]


def test_a_head_of_two_cells_gives_the_whole_name(tmp_path: Path) -> None:
    head = [("STT", "Họ và", "Tên", "Chức vụ"), (1, "Hoàng Thị", "Sim", "Chuyên viên")]
    assert names(read(tmp_path, head)) == ["Hoàng Thị Sim"]


@pytest.mark.parametrize(
    "heading",
    ["Phòng", "Đơn vị", "Phòng/Đơn vị", "Đơn vị công tác", "Phòng, ban", "Nơi công tác", "Cơ quan, đơn vị công tác",
     "Đơn vị công tác hiện nay"],
)  # fmt: skip
def test_headings_of_units(tmp_path: Path, heading: str) -> None:
    assert read(tmp_path, [("Họ tên", heading), ("Lò Thị Hạnh", "Phòng A")]).people[0].unit_name == "Phòng A"


def test_headings_between_the_rows_name_the_unit_where_its_column_is_empty(tmp_path: Path) -> None:
    rows = (
        ("TT", "Họ và tên", "Chức vụ", "Đơn vị"),
        ("I", "VĂN PHÒNG"),
        (1, "Lò Thị Hạnh", "Kế toán"),
        (2, "Vi Văn Tám", "Văn thư", "Thanh tra Sở"),
        ("II", "NGƯỜI LÀM HỢP ĐỒNG"),
        (1, "Bế Thị Hoa", "Biên dịch"),
    )
    assert [person.unit_name for person in read(tmp_path, rows).people] == ["VĂN PHÒNG", "Thanh tra Sở", ""]


@pytest.mark.parametrize("heading", ["Chức vụ", "Chức danh", "Chức vụ, chức danh", "CHỨC VỤ (chính quyền)"])
def test_headings_of_positions(tmp_path: Path, heading: str) -> None:
    assert read(tmp_path, [("Họ tên", heading), ("Lò Thị Hạnh", "Kế toán")]).people[0].position == "Kế toán"


@pytest.mark.parametrize(
    "heading",
    ["Năm sinh", "Ngày sinh", "Ngày tháng năm sinh", "Ngày, tháng, năm sinh", "Sinh ngày", "Năm sinh (dương lịch)"],
)
def test_headings_of_birth(tmp_path: Path, heading: str) -> None:
    assert read(tmp_path, [("Họ tên", heading), ("Lò Thị Hạnh", "03/04/1985")]).people[0].fields.birth_year == 1985


@pytest.mark.parametrize(
    "heading",
    ["Họ và tên vợ", "Chức vụ Đảng", "Số CCCD", "Dân tộc", "Ngày vào Đảng", "Số điện thoại", "Địa chỉ", "Đơn vị tính",
     "Họ tên người phụ thuộc", "Năm"],
)  # fmt: skip
def test_other_columns_are_not_read(tmp_path: Path, heading: str) -> None:
    sheet = read(tmp_path, [("STT", heading, "Họ và tên"), (1, "1990", "Lò Thị Hạnh")])
    assert people_of(sheet) == [(2, "Lò Thị Hạnh", "", None, "", "")]


@pytest.mark.parametrize("before", range(9))
def test_rows_before_the_heading(tmp_path: Path, before: int) -> None:
    title = [("SỞ NGOẠI VỤ", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")] * (before > 0) + [()] * (before - 1)
    sheet = read(tmp_path, [*title, ("STT", "Họ và tên"), ("(1)", "(2)"), (1, "Lò Thị Hạnh")])
    assert people_of(sheet) == [(before + 3, "Lò Thị Hạnh", "", None, "", "")]


LAYOUTS: dict[str, tuple[list[tuple[object, ...]], list[str], list[PersonValues]]] = {
    "two name columns": (
        [("TT", "Họ, đệm", "Tên", "Chức vụ"), (1, "Lò Thị", "Hạnh", "Kế toán")],
        [],
        [(2, "Lò Thị Hạnh", "", None, "Kế toán", "")],
    ),
    "two name columns under one": (
        [("STT", "Họ và tên", None, "Giới tính", None, "Phòng"), (None, "Họ", "Tên", "Nam", "Nữ", None),
         (1, "Lò Thị", "Hạnh", None, "x", "Phòng A"), (2, "Vi Văn", "Đức", "x", None, "Phòng B")],
        ["A1:A2", "B1:C1", "D1:E1", "F1:F2"],
        [(3, "Lò Thị Hạnh", "female", None, "", "Phòng A"), (4, "Vi Văn Đức", "male", None, "", "Phòng B")],
    ),
    "the name over two columns": (
        [("STT", "Họ và tên", None, "Phòng"), (1, "Lò Thị", "Hạnh", "Phòng A"), (2, "Vi Văn", "Đức", "Phòng B")],
        ["B1:C1"],
        [(2, "Lò Thị Hạnh", "", None, "", "Phòng A"), (3, "Vi Văn Đức", "", None, "", "Phòng B")],
    ),
    "birth in the column of the gender": (
        [("TT", "Họ tên", "Năm sinh", None, "Chức vụ"), (None, None, "Nam", "Nữ", None),
         (1, "Vi Văn Đức", "1/2/1979", None, "Kế toán"), (2, "Lò Thị Hạnh", None, 1985, "Văn thư")],
        [],
        [(3, "Vi Văn Đức", "male", 1979, "Kế toán", ""), (4, "Lò Thị Hạnh", "female", 1985, "Văn thư", "")],
    ),
    "day, month and year in three columns": (
        [("TT", "Họ tên", "Ngày sinh", None, None, "Chức vụ"), (None, None, "Ngày", "Tháng", "Năm", None),
         (1, "Vi Văn Đức", 3, 2, 1979, "Kế toán")],
        [],
        [(3, "Vi Văn Đức", "", 1979, "Kế toán", "")],
    ),
    "three rows of heading": (
        [("STT", "Lý lịch", None, "Công tác", None), (None, "Họ và tên", "Sinh", "Hiện nay", None),
         (None, None, "Năm sinh", "Chức vụ", "Đơn vị"), (1, "Vi Văn Đức", 1979, "Kế toán", "Phòng A")],
        [],
        [(4, "Vi Văn Đức", "", 1979, "Kế toán", "Phòng A")],
    ),
    "women ticked": (
        [("Họ tên", "Nữ"), ("Vi Văn Đức", None), ("Lò Thị Hạnh", "x")],
        [],
        [(2, "Vi Văn Đức", "male", None, "", ""), (3, "Lò Thị Hạnh", "female", None, "", "")],
    ),
    "units as group rows": (
        [("TT", "Họ tên", "Chức vụ"), ("I", "PHÒNG TỔNG HỢP (02 người)", None), (1, "Vi Văn Đức", "Kế toán"),
         ("II. VĂN PHÒNG SỞ", None, None), (5, "Lò Thị Hạnh", "Văn thư"), (None, "Thanh tra", None),
         (None, "Đoàn Văn Tổ", None)],
        ["A4:C4"],
        [(3, "Vi Văn Đức", "", None, "Kế toán", "PHÒNG TỔNG HỢP"),
         (5, "Lò Thị Hạnh", "", None, "Văn thư", "VĂN PHÒNG SỞ"),
         (7, "Đoàn Văn Tổ", "", None, "", "Thanh tra")],
    ),
    "a unit merged downwards": (
        [("Đơn vị", "Họ tên"), ("Phòng A", "Vi Văn Đức"), (None, "Lò Thị Hạnh"), ("Phòng B", "Hà Văn Tài")],
        ["A2:A3"],
        [(2, "Vi Văn Đức", "", None, "", "Phòng A"), (3, "Lò Thị Hạnh", "", None, "", "Phòng A"),
         (4, "Hà Văn Tài", "", None, "", "Phòng B")],
    ),
    "totals, signatures and notes": (
        [("TT", "Họ tên", "Chức vụ"), (1, "Tống Thị Cộng", "Kế toán"), ("Tổng cộng: 01 người", None, None), (),
         (None, None, "Nơi xa, ngày 05 tháng 6 năm 2026"), (None, "NGƯỜI LẬP BIỂU", "GIÁM ĐỐC"), (),
         (None, "Hà Văn Ký", "Lý Thị Đầu")],
        [],
        [(2, "Tống Thị Cộng", "", None, "Kế toán", "")],
    ),
    "machine codes": (
        [("STT", "Họ và tên", "Ngày sinh"), ("STT", "HO_TEN", "NGAY_SINH"), (1, "Vi Văn Đức", 29221)],
        [],
        [(3, "Vi Văn Đức", "", 1980, "", "")],
    ),
    "a second list below": (
        [("STT", "Họ tên", "Chức vụ"), (1, "Vi Văn Đức", "Kế toán"), (), ("STT", "Đơn vị", "Họ tên"),
         (1, "Phòng A", "Lò Thị Hạnh")],
        [],
        [(2, "Vi Văn Đức", "", None, "Kế toán", ""), (5, "Lò Thị Hạnh", "", None, "", "Phòng A")],
    ),
    "position and unit in one column": (
        [("Họ tên", "Chức vụ, đơn vị công tác"), ("Vi Văn Đức", "Trưởng phòng, Phòng Tổng hợp"),
         ("Lò Thị Hạnh", "Chánh Văn phòng")],
        [],
        [(2, "Vi Văn Đức", "", None, "Trưởng phòng", "Phòng Tổng hợp"),
         (3, "Lò Thị Hạnh", "", None, "Chánh Văn phòng", "")],
    ),
    "numbers written beforehand": (
        [("STT", "Họ tên", "Chức vụ"), (1, "Vi Văn Đức", None), (2, None, None), (3, None, None),
         (None, "Lò Thị Hạnh", None)],
        [],
        [(2, "Vi Văn Đức", "", None, "", ""), (5, "Lò Thị Hạnh", "", None, "", "")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts(tmp_path: Path, layout: str) -> None:
    rows, merged, expected = LAYOUTS[layout]
    sheet = read(tmp_path, rows, merged)
    assert people_of(sheet) == expected
    assert sheet.skipped == ()


@pytest.mark.parametrize(
    ("written", "name", "gender"),
    [
        ("Đ/c Lò Thị Hạnh", "Lò Thị Hạnh", ""),
        ("Đồng chí Lò Thị Hạnh", "Lò Thị Hạnh", ""),
        ("Ông Vi Văn Đức", "Vi Văn Đức", "male"),
        ("Ô. Lò Văn Tám", "Lò Văn Tám", "male"),
        ("Đ/c: Bà. Lò Thị Hạnh", "Lò Thị Hạnh", "female"),
        ("Ba Văn Đức", "Ba Văn Đức", ""),
        ("1. Vi Văn Đức", "Vi Văn Đức", ""),
        ("- Vi Văn Đức;", "Vi Văn Đức", ""),
        ("  Vi\xa0 Văn\u200b Đức ", "Vi Văn Đức", ""),
        ("Vi Văn\nĐức", "Vi Văn Đức", ""),
        ("Ðào Thị Ý", "Đào Thị Ý", ""),
        ("H'Len Niê", "H'Len Niê", ""),
        ("Lò Thị Hạnh (nghỉ thai sản)", "Lò Thị Hạnh", ""),
        ("Lò Thị Hạnh (Văn phòng)", "Lò Thị Hạnh (Văn phòng)", ""),
        ("Lò Thị Hạnh (phòng A)", "Lò Thị Hạnh (phòng A)", ""),
    ],
)
def test_names(tmp_path: Path, written: str, name: str, gender: str) -> None:
    (person,) = read(tmp_path, [("Họ tên", "Chức vụ"), (written, "Kế toán")]).people
    assert (person.fields.full_name, person.fields.gender) == (name, gender)


@pytest.mark.parametrize(
    ("written", "gender"),
    [("Nam", "male"), ("NAM", "male"), ("NU", "female"), ("N", "female"), ("Nữ", "female"), (None, ""), ("?", "")],
)
def test_genders(tmp_path: Path, written: str | None, gender: str) -> None:
    (person,) = read(tmp_path, [("Họ tên", "Giới tính"), ("Vi An", written)]).people
    assert person.fields.gender == gender


@pytest.mark.parametrize(
    ("cell", "year"),
    [(None, None), ("", None), ("-", None), (1985, 1985), (1985.0, 1985), ("1985", 1985), ("03/04/1985", 1985),
     ("3-4-1985", 1985),
     ("3.4.85", 1985), ("3/4/05", 2005), ("04/1985", 1985), ("1985-04-03", 1985), ("1985-04-03 00:00:00", 1985),
     ("ngày 03 tháng 04 năm 1985", 1985), ("03/04/\xa01985", 1985), (date(1985, 4, 3), 1985), (31140, 1985),
     ("năm 1985", 1985)],
)  # fmt: skip
def test_years_of_birth(cell: object, year: int | None) -> None:
    assert read_birth_year(cell, 2026) == year  # type: ignore[arg-type]


@pytest.mark.parametrize("cell", [1850, "31/02/1980", "13/1980", date(1900, 1, 1), 2020, "Tày", 7, 1e300])
def test_impossible_births(cell: object) -> None:
    with pytest.raises(InvalidRecord) as refused:
        read_birth_year(cell, 2026)  # type: ignore[arg-type]
    assert refused.value.field == "birth_year"


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        ((1, None, 1980, "Kế toán"), "B", "Thiếu họ và tên."),
        ((1, "\n".join(["Vi Văn Đức"] * 21), 1980, "Kế toán"), "B", "nhiều người"),
        ((1, "Vi Văn Đức 2", 1980, "Kế toán"), "B", "chữ số"),
        ((1, 12345, 1980, "Kế toán"), "B", "“12345” có chữ số"),
        ((1, "Đ" * 121, 1980, "Kế toán"), "B", "dài quá"),
        ((1, "Vi Văn Đức", 1850, "Kế toán"), "C", "1850"),
        ((1, "Vi Văn Đức", "31/02/1980", "Kế toán"), "C", "ngày có thật"),
    ],
)
def test_rows_that_cannot_be_used_are_told_with_their_place(
    tmp_path: Path, row: tuple[object, ...], column: str, reason: str
) -> None:
    good = (2, "Lò Thị Hạnh", 1985, "Văn thư")
    sheet = read(tmp_path, [("STT", "Họ tên", "Năm sinh", "Chức vụ"), row, good])
    (skipped,) = sheet.skipped
    assert skipped.place == CellPlace("DS", 2, column)
    assert reason in skipped.reason
    assert str(skipped) == f"Trang “DS”, dòng 2, cột {column}: {skipped.reason}"
    assert names(sheet) == ["Lò Thị Hạnh"]


@pytest.mark.parametrize("head", [("Giới tính", "Ghi chú"), ("Nữ", "Nam")])
def test_a_column_outweighs_the_honorific(tmp_path: Path, head: tuple[str, str]) -> None:
    (person,) = read(tmp_path, [("Họ tên", *head), ("Ông Vi Đức", "Nữ", None)]).people
    assert person.fields.gender == "female"


def test_an_impossible_birth_in_the_column_of_the_gender(tmp_path: Path) -> None:
    (skipped,) = read(tmp_path, [("Họ tên", "Nam", "Nữ"), ("Vi An", None, "31/02/1980")]).skipped
    assert skipped.place == CellPlace("DS", 2, "C")


def test_all_lists_of_a_workbook_are_read_but_no_samples_and_no_hidden_sheets(tmp_path: Path) -> None:
    head = ("Họ tên", "Chức vụ")
    sheets = {
        "Hướng dẫn": [head, ("Người Ví Dụ", "Kế toán")],
        "Phòng A": [head, ("Vi Văn Đức", "Kế toán")],
        "Danh mục": [("Mã", "Chức vụ"), ("01", "Kế toán")],
        "Phòng B": [head, ("Lò Thị Hạnh", "Văn thư")],
        "Cũ": [head, ("Hà Văn Cũ", "Văn thư")],
    }
    sheet = read_people(save_xlsx(tmp_path / "ds.xlsx", sheets, hidden=["Cũ"]))
    assert [(person.place.sheet, person.fields.full_name) for person in sheet.people] == [
        ("Phòng A", "Vi Văn Đức"),
        ("Phòng B", "Lò Thị Hạnh"),
    ]
    assert sheet.file_name == "ds.xlsx"


def test_a_csv(tmp_path: Path) -> None:
    path = tmp_path / "ds.csv"
    path.write_text("STT;Họ tên;Năm sinh;Phòng\n1;Vi Văn Đức;1979;Phòng A\n\n2;Lò Thị Hạnh\n", "utf-8-sig")
    assert people_of(read_people(path)) == [
        (2, "Vi Văn Đức", "", 1979, "", "Phòng A"),
        (4, "Lò Thị Hạnh", "", None, "", ""),
    ]


DESCRIPTION: list[tuple[object, ...]] = [
    ("Tên cột", "Cách ghi"),
    ("Họ và tên", "Ghi đầy đủ"),
    ("Chức vụ", "Ghi tắt được"),
    ("Năm sinh", "Bốn chữ số"),
]


@pytest.mark.parametrize(
    "rows", [[("Mã", "Tên đơn vị"), ("01", "Phòng A")], DESCRIPTION, []], ids=["units", "description", "empty"]
)
def test_a_workbook_without_names(tmp_path: Path, rows: Grid) -> None:
    with pytest.raises(UnreadableInput) as refused:
        read(tmp_path, {"Tờ 1": rows, "Tờ 2": rows})
    assert refused.value.message == "Tệp “ds.xlsx” không có cột họ tên ở trang nào (đã xem: “Tờ 1”, “Tờ 2”)."
    assert "“Họ và tên”" in refused.value.hint


def test_a_name_unevenly_written_in_a_numbered_row_is_somebodys_and_a_vacancy_is_nobody(tmp_path: Path) -> None:
    listed = ("Lò Văn Pá", "Lương văn Bình", "Phó trưởng phòng", "Lù A Dê", "Bế Thị Ân")
    rows = [(number, name, "Văn phòng") for number, name in enumerate(listed, 1)]
    sheet = read(tmp_path, [("TT", "Họ và tên", "Đơn vị"), *rows])
    assert names(sheet) == ["Lò Văn Pá", "Lương văn Bình", "Lù A Dê", "Bế Thị Ân"]


def test_decomposed_letters_are_the_same_letters(tmp_path: Path) -> None:
    rows = [("STT", "Họ và tên", "Giới tính", "Đơn vị"), (1, "Bà Lò Thị Hạnh", "Nữ", "Phòng Tổng hợp")]
    decomposed = [
        tuple(unicodedata.normalize("NFD", cell) if isinstance(cell, str) else cell for cell in row) for row in rows
    ]
    assert read(tmp_path, decomposed).people == read(tmp_path, rows).people


@pytest.mark.parametrize(
    ("cell", "line"), [(1985.0, "1985"), (2.5, "2.5"), (True, ""), (None, ""), (date(2026, 3, 5), "05/03/2026")]
)
def test_cells_as_text(cell: object, line: str) -> None:
    assert line_of(cell) == line  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", "a", " a", "a  b", "Ða", "e\u0323", "a\u200bb", "a\xa0b", "a\nb", "\ufeffa"])
def test_tidy_is_clean_line(text: str) -> None:
    assert tidy(text) == clean_line(text)


def test_a_day_that_is_not_known_does_not_lose_the_person(tmp_path: Path) -> None:
    sheet = read(
        tmp_path,
        [
            ("Họ và tên", "Ngày sinh"),
            ("Lò Văn Pá", "00/00/1995"),
            ("Lò Thị Pa", "xx/9/1994"),
            ("Lò Thị Dí", "00/00/0000"),
        ],
    )
    assert [person.fields.birth_year for person in sheet.people] == [1995, 1994, None]


def test_n_in_the_column_of_women_tells_the_men_too(tmp_path: Path) -> None:
    sheet = read(tmp_path, [("Họ và tên", "Nữ"), ("Lò Thị Pa", "N"), ("Lò Văn Pá", None)])
    assert [person.fields.gender for person in sheet.people] == ["female", "male"]


def test_a_family_name_is_no_honorific(tmp_path: Path) -> None:
    rows = [("Họ và tên", "Chức vụ"), ("Ông Văn Tám", "Kế toán"), ("Ông Lò Văn Pá", "Kế toán")]
    people = [(person.fields.full_name, person.fields.gender) for person in read(tmp_path, rows).people]
    assert people == [("Ông Văn Tám", ""), ("Lò Văn Pá", "male")]


def test_what_is_no_entry_is_named_with_its_reason(tmp_path: Path) -> None:
    rows = [
        ("TT", "Họ và tên", "Chức vụ"),
        (1, 2, 3),
        ("I", "PHÒNG LỄ TÂN", None),
        (1, "Lò Văn Pá", "Kế toán"),
        (None, "Tổng cộng: 1 người", None),
        (None, "NGƯỜI LẬP", None),
    ]
    sheet = read(tmp_path, rows)
    assert names(sheet) == ["Lò Văn Pá"]
    assert [(row.place.row, row.reason) for row in sheet.left_out] == [
        (2, "Dòng số thứ tự của các cột."),
        (3, "Đề mục của các dòng dưới."),
        (5, "Dòng cộng."),
        (6, "Phần ký, ghi chú dưới danh sách."),
    ]


def test_what_is_no_post_behind_a_dash_and_a_vacancy_are_nobody(tmp_path: Path) -> None:
    names = ("Lù A Dê - tăng cường", "Hợp đồng lao động", "Chưa bố trí", "Nguyễn thị Hoa", "Y-Bhăm Mlô")
    book = read(tmp_path, [("Họ và tên", "Đơn vị"), *((name, "Văn phòng") for name in names)])
    assert [person.fields.full_name for person in book.people] == ["Nguyễn thị Hoa", "Y-Bhăm Mlô"]
    assert "tách phần sau dấu gạch" in str(book.skipped[0])
    assert sum("Không giống tên người" in str(row) for row in book.left_out) == 2


def test_a_post_behind_a_name_is_its_post_where_no_column_is_for_posts(tmp_path: Path) -> None:
    names = ("Lù A Dê - Phó Trưởng phòng", "Bà Lò Thị Pánh, Văn thư", "Tráng A Sử và cộng sự", "Vàng A Páo")
    book = read(tmp_path, [("Họ và tên", "Đơn vị"), *((name, "Văn phòng") for name in names)])
    assert [(person.fields.full_name, person.position, person.unit_name) for person in book.people] == [
        ("Lù A Dê", "Phó Trưởng phòng", "Văn phòng"),
        ("Lò Thị Pánh", "Văn thư", "Văn phòng"),
        ("Vàng A Páo", "", "Văn phòng"),
    ]
    reasons = [row.reason for row in (*book.skipped, *book.left_out)]
    assert ["Tráng A Sử và cộng sự" in reason for reason in reasons] == [True]


def test_who_has_left_is_told_as_such_and_can_be_taken_in(tmp_path: Path) -> None:
    head = ("TT", "Họ và tên", "Chức vụ", "Đơn vị")
    rows = [
        ("DANH SÁCH CÔNG CHỨC ĐANG CÔNG TÁC",),
        head,
        (1, "Lò Thị Pánh", "Văn thư", "Văn phòng"),
        (),
        ("DANH SÁCH ĐÃ NGHỈ HƯU",),
        head,
        (1, "Cầm Văn Pún", "Kế toán", "Văn phòng"),
    ]
    book = read(tmp_path, rows)
    assert names(book) == ["Lò Thị Pánh"]
    assert [(row.place.row, row.reason) for row in book.left_out[1:]] == [
        (7, "Danh sách “ĐÃ NGHỈ HƯU”: không phải người đang làm việc.")
    ]
    taken = read_people(tmp_path / "ds.xlsx", Reading(entries=frozenset({("DS", 7)})))
    assert names(taken) == ["Lò Thị Pánh", "Cầm Văn Pún"]
