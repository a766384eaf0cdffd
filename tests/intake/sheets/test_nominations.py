"""Nominations read from the lists that units send: sections, kinds, awards, what could not be used."""

from pathlib import Path

import pytest

from desktop_app.domain.errors import UnreadableInput
from desktop_app.intake.files.workbook import CellPlace
from desktop_app.intake.sheets.nominations import NominationWorkbook, read_nominations
from tests.intake.workbook_files import Grid, save_xlsx


def read(folder: Path, rows: Grid) -> NominationWorkbook:
    return read_nominations(save_xlsx(folder / "dn.xlsx", {"DS": rows}))


def rows_of_sheet(sheet: NominationWorkbook) -> list[tuple[int, str, str, str]]:
    return [(row.place.row, row.kind, row.name, row.award) for row in sheet.rows]


def test_a_list_in_two_sections(tmp_path: Path) -> None:
    sheet = read(
        tmp_path,
        [
            ("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG",),
            ("STT", "Họ và tên (tên tập thể)", "Chức vụ", "Đơn vị công tác", "Hình thức đề nghị", "Loại hình",
             "Tóm tắt thành tích", "Ghi chú"),
            ("I. TẬP THỂ",),
            (1, "Phòng Tổng hợp", None, None, "Giấy khen", "Đột xuất", "Hoàn thành  tốt\n\nviệc A", None),
            (2, "Tổ công tác 35"),
            ("II", "CÁ NHÂN"),
            (1, "Đ/c Vi Văn Đức", "Kế toán", "Phòng B", "Giấy khen", None, "Sáng kiến", "Hoãn"),
            ("Tổng cộng: 03",),
            (None, None, None, "Ngày 05 tháng 6 năm 2026"),
        ],
    )  # fmt: skip
    first, second, third = sheet.rows
    assert first == (
        CellPlace("DS", 4), "collective", "Phòng Tổng hợp", "", "", "Giấy khen", "Đột xuất",
        "Hoàn thành tốt\n\nviệc A", "", {},
    )  # fmt: skip
    assert (second.kind, second.name, second.award) == ("collective", "Tổ công tác 35", "")
    assert third == (
        CellPlace("DS", 7), "individual", "Vi Văn Đức", "Kế toán", "Phòng B", "Giấy khen", "", "Sáng kiến", "Hoãn", {},
    )  # fmt: skip
    assert (sheet.file_name, sheet.skipped) == ("dn.xlsx", ())


def test_headings_between_the_rows_name_the_unit_of_people_where_its_column_is_empty(tmp_path: Path) -> None:
    rows = (
        ("TT", "Họ và tên", "Chức vụ", "Đơn vị", "Hình thức đề nghị"),
        ("I", "VĂN PHÒNG"),
        (1, "Lò Thị Hạnh", "Kế toán", None, "Giấy khen"),
        (2, "Vi Văn Tám", "Văn thư", "Thanh tra Sở", "Giấy khen"),
    )
    assert [row.unit_name for row in read(tmp_path, rows).rows] == ["VĂN PHÒNG", "Thanh tra Sở"]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [("Họ và tên", ""), ("Tên tập thể", "collective"), ("Họ và tên (tên tập thể)", ""), ("Tập thể, cá nhân", ""),
     ("Tên cá nhân, tập thể được đề nghị", ""), ("Đối tượng đề nghị khen thưởng", ""),
     ("Tên tập thể, họ tên cá nhân", ""), ("Tên đối tượng", "")],
)  # fmt: skip
def test_headings_of_nominees(tmp_path: Path, heading: str, kind: str) -> None:
    assert rows_of_sheet(read(tmp_path, [("TT", heading), (1, "Phòng 1")])) == [(2, kind, "Phòng 1", "")]


@pytest.mark.parametrize(
    "heading",
    ["Hình thức đề nghị", "Hình thức khen thưởng", "Danh hiệu", "Danh hiệu thi đua", "Đề nghị khen thưởng",
     "HÌNH THỨC\nKHEN"],
)  # fmt: skip
def test_headings_of_awards(tmp_path: Path, heading: str) -> None:
    assert rows_of_sheet(read(tmp_path, [("Họ tên", heading), ("Vi An", "Giấy khen")])) == [
        (2, "", "Vi An", "Giấy khen")
    ]


@pytest.mark.parametrize(
    ("written", "kind"), [("Tập thể", "collective"), ("CÁ NHÂN", "individual"), ("ca nhan", "individual")]
)
def test_a_column_tells_the_kind(tmp_path: Path, written: str, kind: str) -> None:
    assert rows_of_sheet(read(tmp_path, [("Họ tên", "Đối tượng"), ("Vi An", written)])) == [(2, kind, "Vi An", "")]


def test_ticks_tell_the_kind(tmp_path: Path) -> None:
    rows = [("STT", "Họ tên", "Tập thể", "Cá nhân"), (1, "Phòng A", "x", None), (2, "Vi An", None, "x")]
    assert rows_of_sheet(read(tmp_path, rows)) == [(2, "collective", "Phòng A", ""), (3, "individual", "Vi An", "")]


def test_names_of_collectives_and_people_in_columns_of_their_own(tmp_path: Path) -> None:
    rows = [("Họ và tên", "Tên tập thể", "Ghi chú"), ("Vi An", None, None), (None, "Phòng A", "Mới")]
    assert rows_of_sheet(read(tmp_path, rows)) == [(2, "", "Vi An", ""), (3, "collective", "Phòng A", "")]


def test_a_list_of_units_with_awards_is_one_of_collectives(tmp_path: Path) -> None:
    sheet = read(tmp_path, [("STT", "Tên đơn vị", "Hình thức khen thưởng"), (1, "Phòng A", "Giấy khen")])
    assert rows_of_sheet(sheet) == [(2, "collective", "Phòng A", "Giấy khen")]
    assert sheet.rows[0].unit_name == ""


def test_whoever_has_a_post_is_no_collective_where_the_names_are_in_a_column_that_was_not_read(tmp_path: Path) -> None:
    rows = [("STT", "Tờn", "Chức vụ", "Đơn vị", "Hình thức"), (1, "Bế Văn Hòa", "Kế toán", "Phòng A", "Giấy khen")]
    sheet = read(tmp_path, [*rows, (2, None, None, "Phòng B", "Giấy khen")])
    assert rows_of_sheet(sheet) == [(3, "collective", "Phòng B", "Giấy khen")]
    assert [skipped.reason for skipped in sheet.skipped] == ["Có chức vụ “Kế toán” mà không có họ tên."]


def test_an_honorific_tells_a_person(tmp_path: Path) -> None:
    assert rows_of_sheet(read(tmp_path, [("TT", "Họ và tên"), (1, "Bà Lò Thị Hạnh")])) == [
        (2, "individual", "Lò Thị Hạnh", "")
    ]


def test_sections_inside_sections(tmp_path: Path) -> None:
    rows = [
        ("STT", "Họ và tên", "Thành tích"),
        ("A", "TẬP THỂ (02 tập thể)"),
        ("I", "Giấy khen của Giám đốc Sở"),
        (1, "Phòng A"),
        ("II", "Bằng khen"),
        (1, "Phòng B"),
        ("B", "CÁ NHÂN"),
        ("I", "VĂN PHÒNG SỞ"),
        (1, "Vi Văn Đức"),
    ]
    sheet = read(tmp_path, rows)
    assert rows_of_sheet(sheet) == [
        (4, "collective", "Phòng A", "Giấy khen của Giám đốc Sở"),
        (6, "collective", "Phòng B", "Bằng khen"),
        (9, "individual", "Vi Văn Đức", ""),
    ]
    assert [row.unit_name for row in sheet.rows] == ["", "", "VĂN PHÒNG SỞ"]


def test_a_section_may_be_named_in_another_column_than_the_names(tmp_path: Path) -> None:
    head = ("STT", "Đối tượng", "Tên tập thể/cá nhân", "Đơn vị", "Hình thức đề nghị")
    people = ((1, "Cá nhân", "Vi Văn Đức", "Phòng B", "Giấy khen"), (2, "Cá nhân", None, "Phòng B", "Giấy khen"))
    sheet = read(
        tmp_path, [head, ("A", "TẬP THỂ"), (1, "Tập thể", "Tổ 35", None, "Giấy khen"), ("B", "CÁ NHÂN"), *people]
    )
    assert [(row.kind, row.name) for row in sheet.rows] == [("collective", "Tổ 35"), ("individual", "Vi Văn Đức")]
    assert [skipped.place.row for skipped in sheet.skipped] == [6]


def test_awards_as_sections_of_collectives_and_people(tmp_path: Path) -> None:
    rows = [
        ("STT", "Họ và tên", "Đơn vị"),
        ("I. LAO ĐỘNG TIÊN TIẾN",),
        ("1", "Tập thể"),
        (None, "Phòng A"),
        ("2", "Cá nhân"),
        (None, "Vi Văn Đức", "Phòng A"),
    ]
    assert rows_of_sheet(read(tmp_path, rows)) == [
        (4, "collective", "Phòng A", "LAO ĐỘNG TIÊN TIẾN"),
        (6, "individual", "Vi Văn Đức", "LAO ĐỘNG TIÊN TIẾN"),
    ]


def test_a_title_and_a_commendation_are_two_nominations(tmp_path: Path) -> None:
    rows = [("Họ tên", "Danh hiệu", "Hình thức khen thưởng"), ("Vi An", "Lao động tiên tiến", "Giấy khen")]
    assert rows_of_sheet(read(tmp_path, rows)) == [
        (2, "", "Vi An", "Lao động tiên tiến"),
        (2, "", "Vi An", "Giấy khen"),
    ]


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        ((1, None, "Cá nhân", "Giấy khen"), "B", "Thiếu họ tên hoặc tên tập thể."),
        ((1, "Vi An", "Hộ gia đình", "Giấy khen"), "C", "là hộ gia đình"),
        ((1, "\n".join(["Vi Văn An"] * 21), "Cá nhân", "Giấy khen"), "B", "nhiều người"),
        ((1, "Vi An 2", "Cá nhân", "Giấy khen"), "B", "chữ số"),
        ((1, "1999", None, "Giấy khen"), "B", "không phải là tên"),
        ((1, "...", "Tập thể", "Giấy khen"), "B", "không phải là tên"),
    ],
)
def test_rows_that_cannot_be_used_are_told_with_their_place(
    tmp_path: Path, row: tuple[object, ...], column: str, reason: str
) -> None:
    sheet = read(tmp_path, [("STT", "Họ tên", "Đối tượng", "Hình thức"), row, (2, "Phòng A", "Tập thể", "Giấy khen")])
    (skipped,) = sheet.skipped
    assert skipped.place == CellPlace("DS", 2, column)
    assert reason in skipped.reason
    assert rows_of_sheet(sheet) == [(3, "collective", "Phòng A", "Giấy khen")]


def test_a_workbook_without_nominees(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="không có cột họ tên hoặc tên tập thể") as refused:
        read(tmp_path, [("Mã", "Số tiền"), ("01", 300_000)])
    assert "“Tên tập thể”" in refused.value.hint
