"""Records read from lists: cells by their fields, several rows of headings, rows that are no entries told as such."""

import unicodedata
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.year.activities import ActivityFields, ActivityKind, PeopleReached
from desktop_app.intake.sheets.record_fields import days_of, mark_of, whole_of
from desktop_app.intake.sheets.records import RecordColumns, RecordWorkbook, read_records, record_column
from tests.intake.workbook_files import Grid, save_xlsx

COLUMNS = RecordColumns(
    (
        *(record_column(ActivityFields, name) for name in ("from_date", "to_date", "kind", "title")),
        *(record_column(PeopleReached, name) for name in ("staff", "teenagers")),
    ),
    ("title",),
    (frozenset({"title", "from_date"}),),
)


def read(folder: Path, rows: Grid) -> RecordWorkbook:
    return read_records(save_xlsx(folder / "hd.xlsx", {"DS": rows}), COLUMNS)


def test_headings_of_two_rows_a_row_of_numbers_a_group_and_a_total(tmp_path: Path) -> None:
    rows = [
        ("TT", "Nội dung", "Thời gian", None, "Số lượng người tham gia", None),
        (None, None, "Từ ngày", "Đến ngày", "CCVCNLĐ", "Thiếu niên"),
        (1, 2, 3, 4, 5, 6),
        ("I", "CÔNG TÁC CHUNG", None, None, None, None),
        (1, "Tổng kết phong trào đọc sách", "01/3/2023", date(2023, 3, 2), 20, "1.000"),
        (None, "Cộng", None, None, 20, 1000),
        ("Tổng", "1 hoạt động", None, None, 20, 1000),
        (None, None, None, "NGƯỜI LẬP", None, None),
    ]
    sheet = read(tmp_path, rows)
    (record,) = (row.read() for row in sheet.rows)
    assert record.values == {
        "title": "Tổng kết phong trào đọc sách",
        "from_date": date(2023, 3, 1),
        "to_date": date(2023, 3, 2),
        "staff": 20,
        "teenagers": 1000,
    }
    assert [(row.place.row, row.reason) for row in sheet.left_out] == [
        (3, "Dòng số thứ tự của các cột."),
        (4, "Đề mục của các dòng dưới."),
        (6, "Dòng cộng."),
        (7, "Dòng cộng."),
        (8, "Phần ký, ghi chú dưới danh sách."),
    ]


def test_a_wrong_cell_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    rows = [("Ngày", "Loại hoạt động", "Nội dung"), ("31/02/2023", unicodedata.normalize("NFD", "Quán triệt"), "Họp")]
    (record,) = (row.read() for row in read(tmp_path, rows).rows)
    assert str(record.place) == "trang “DS”, dòng 2, cột A"
    assert record.problem is not None
    assert record.problem.message == "“31/02/2023” không phải là một ngày có thật."
    assert record.values == {"kind": ActivityKind.BRIEFING, "title": "Họp"}


def test_the_year_of_the_title_is_known(tmp_path: Path) -> None:
    rows = [("THỐNG KÊ NĂM 2024",), ("Kèm theo Quyết định số 12 ngày 05/12/2025",), ("Ngày", "Nội dung"), ("x", "Họp")]
    assert [row.read().year for row in read(tmp_path, rows).rows] == [2024]


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("05/3/2023", [date(2023, 3, 5)]),
        ("5.3.23", [date(2023, 3, 5)]),
        ("ngày 05 tháng 3 năm 2023", [date(2023, 3, 5)]),
        ("2023-03-05", [date(2023, 3, 5)]),
        (45_000, [date(2023, 3, 15)]),
        ("Từ ngày 01/3/2023 đến ngày 04/3/2023", [date(2023, 3, 1), date(2023, 3, 4)]),
    ],
)
def test_days_are_read_as_lists_write_them(cell: str | int, days: list[date]) -> None:
    assert list(days_of(cell, "from_date")) == days


@pytest.mark.parametrize("cell", ["tháng 5/2023", "05/2023", "hôm qua", "٠١/٠٣/٢٠٢٣"])
def test_what_is_no_day_is_refused(cell: str) -> None:
    with pytest.raises(InvalidRecord, match="không phải là ngày"):
        days_of(cell, "from_date")


@pytest.mark.parametrize(
    ("cell", "number"),
    [("1.250 lượt", 1250), ("45 người", 45), (12.0, 12), ("0", 0), ("1,2K", 1200), ("15 nghìn lượt xem", 15000)],
)
def test_numbers_are_read_as_lists_write_them(cell: str | float, number: int) -> None:
    assert whole_of(cell, "staff") == number


@pytest.mark.parametrize(("cell", "said_yes"), [("x", True), ("Có", True), ("Kỷ luật", True), ("Không", False)])
def test_a_mark_says_yes_or_no(cell: str, said_yes: bool) -> None:
    assert mark_of(cell, "discipline") is said_yes
