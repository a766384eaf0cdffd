"""What a list cannot say, or the book cannot hold, is told at its row: a day for all rows, households."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.services.book import Book
from desktop_app.services.import_rows import ImportSettings, RowAction
from desktop_app.services.imports.looking import look_at
from desktop_app.services.imports.proposing import propose
from tests.books import rows_of, unit, workbook


def test_obstacles_without_a_day_have_that_of_their_list_or_one_that_is_typed(book: Book, tmp_path: Path) -> None:
    unit(book, "Văn phòng")
    head = ("TT", "Khó khăn, vướng mắc", "Đề xuất", "Đơn vị nêu")
    rows = ((1, "Máy tính cũ", "Mua máy", "Văn phòng"), (2, "Thiếu người", "Thêm biên chế", "Văn phòng"))
    bare = workbook(tmp_path / "kk.xlsx", head, *rows)
    proposal = propose(book, "obstacles", bare, ImportSettings())
    assert {row.action for row in proposal.rows} == {RowAction.UNCLEAR}
    assert "ghi một ngày cho cả bảng" in proposal.rows[0].reason
    look = look_at(bare, "obstacles")
    reading = replace(look.reading(look.guessed(), {}, frozenset()), day=date(2026, 6, 30))
    typed = propose(book, "obstacles", bare, ImportSettings(reading=reading))
    assert [row.texts["raised_on"] for row in typed.rows] == ["30/06/2026"] * 2
    dated = workbook(
        tmp_path / "kk2.xlsx", ("TỔNG HỢP KHÓ KHĂN",), head, *rows, (None, None, "Đông Sơn, ngày 30 tháng 6 năm 2026")
    )
    stated = propose(book, "obstacles", dated, ImportSettings())
    stated.apply(book, stated.to_write(), None)
    assert rows_of(book, "obstacle", "raised_on") == [("2026-06-30",)] * 2
    again = propose(book, "obstacles", bare, ImportSettings(reading=reading))
    assert {row.action for row in again.rows} == {RowAction.SAME}


def test_a_household_is_told_as_one_and_not_written_as_a_collective(book: Book, tmp_path: Path) -> None:
    unit(book, "Văn phòng")
    head = ("STT", "Tên tập thể, hộ gia đình, cá nhân", "Đối tượng", "Hình thức")
    rows = (
        (1, "Văn phòng", "Tập thể", "Giấy khen"),
        (2, "Hộ ông Ma Văn Đông", "", "Giấy khen"),
        (3, "Nông Thị Ban", "Hộ gia đình", "Giấy khen"),
    )
    proposal = propose(book, "awards", workbook(tmp_path / "kt.xlsx", head, *rows), ImportSettings(year=2025))
    households = [row for row in proposal.rows if "hộ gia đình" in row.reason]
    assert [row.place.row for row in households] == [3, 4]
    assert {row.action for row in households} == {RowAction.UNCLEAR}


def test_a_household_named_by_who_heads_it_is_one_and_nobody_of_the_office(book: Book, tmp_path: Path) -> None:
    unit(book, "Phòng Trẻ em và Gia đình")
    head = ("STT", "Tên tập thể, cá nhân", "Hình thức", "Số quyết định", "Ngày ký")
    names = ("Hộ Triệu Văn Mông", "Gia đình Lý Thị Mẩy", "Phòng Trẻ em và Gia đình", "Đặng Văn Hộ")
    rows = [(place, name, "Giấy khen", "12/QĐ-SNgV", "02/3/2025") for place, name in enumerate(names, 1)]
    proposal = propose(book, "awards", workbook(tmp_path / "kt.xlsx", head, *rows), ImportSettings(new_people=True))
    assert ["hộ gia đình" in row.reason for row in proposal.rows] == [True, True, False, False]
    assert [row.action for row in proposal.rows][2:] == [RowAction.ADD] * 2


def test_what_a_unit_writes_that_has_nothing_to_tell_is_no_record(book: Book, tmp_path: Path) -> None:
    unit(book, "Văn phòng")
    for kind, head in (("obstacles", "Khó khăn, vướng mắc"), ("activities", "Nội dung hoạt động")):
        texts = ("Không", "Không có khó khăn, vướng mắc.", "Chưa phát sinh", "Không có kinh phí")
        rows = [(place, "Văn phòng", text, "02/02/2026") for place, text in enumerate(texts, 1)]
        path = workbook(tmp_path / f"{kind}.xlsx", ("TT", "Đơn vị", head, "Ngày"), *rows)
        proposal = propose(book, kind, path, ImportSettings())
        assert [row.reason for row in proposal.rows][:3] == ["Đơn vị ghi là không có."] * 3
        assert [row.action for row in proposal.rows] == [*[RowAction.LEFT_OUT] * 3, RowAction.ADD]


def test_a_row_without_number_and_unit_goes_on_with_the_unit_above(book: Book, tmp_path: Path) -> None:
    office, inspection = unit(book, "Văn phòng"), unit(book, "Thanh tra")
    rows = ((1, "Văn phòng", "Máy cũ"), (None, None, "Thiếu người"), (2, "Thanh tra", "Xa"), (3, None, "Mưa"))
    head = ("STT", "Đơn vị", "Khó khăn, vướng mắc", "Ngày")
    path = workbook(tmp_path / "kk.xlsx", head, *((*row, "02/02/2026") for row in rows))
    proposal = propose(book, "obstacles", path, ImportSettings())
    assert [row.texts.get("unit_id", "") for row in proposal.rows] == ["Văn phòng", "Văn phòng", "Thanh tra", ""]
    proposal.apply(book, proposal.to_write(), None)
    assert rows_of(book, "obstacle", "unit_id") == [(office,), (office,), (inspection,), (None,)]


def test_rows_of_a_table_whose_head_is_not_known_are_told_above_the_list(book: Book, tmp_path: Path) -> None:
    unit(book, "Văn phòng")
    rows = (
        ("TT", "Danh mục", "Giá trị"),
        (1, "Máy quay phim", "Một chiếc"),
        (2, "Loa kéo tay", "Hai chiếc"),
        (),
        ("TT", "Họ và tên", "Đơn vị", "Hình thức khen thưởng"),
        (1, "Vi Văn Thức", "Văn phòng", "Giấy khen"),
        (None, "NGƯỜI LẬP BIỂU", None, "GIÁM ĐỐC"),
        (None, "Trần Thị Lành", None, "Vương Đình Toàn"),
    )
    path = workbook(tmp_path / "dn.xlsx", *rows)
    look = look_at(path, "nominations")
    proposal = propose(
        book, "nominations", path, look.as_guessed(ImportSettings(new_people=True, round_code="2026-H1"))
    )
    by_number = {row.place.row: (row.action, row.reason) for row in proposal.rows}
    assert [row for row, (action, _) in by_number.items() if action is RowAction.ADD] == [6]
    assert {by_number[row][0] for row in (2, 7, 8)} == {RowAction.LEFT_OUT}
    assert "bảng ở trên dòng tiêu đề, từ đây đến dòng 3:" in by_number[2][1]
    assert 3 not in by_number
    assert "Phần ký" in by_number[7][1]


def test_a_decision_of_the_province_is_told_by_its_sign(book: Book, tmp_path: Path) -> None:
    unit(book, "Văn phòng")
    head = ("STT", "Họ và tên", "Đơn vị", "Hình thức", "Số quyết định", "Ngày ký")
    rows = (
        (1, "Vi Văn Thức", "Văn phòng", "Bằng khen", "412/QĐ-UBND", "04/3/2024"),
        (2, "Ma Văn Đông", "Văn phòng", "Bằng khen", "12/QĐ-HĐ", "04/3/2024"),
    )
    settings = ImportSettings(new_people=True, new_awards=True)
    proposal = propose(book, "awards", workbook(tmp_path / "kt.xlsx", head, *rows), settings)
    assert [row.action for row in proposal.rows] == [RowAction.ADD, RowAction.UNCLEAR]
    proposal.apply(book, proposal.to_write(), None)
    assert rows_of(book, "decision", "number, level") == [("412/QĐ-UBND", "province")]


def test_decisions_in_one_cell_are_an_award_each_or_told(book: Book, tmp_path: Path) -> None:
    unit(book, "Văn phòng")
    head = ("STT", "Họ và tên", "Đơn vị", "Danh hiệu", "Hình thức", "Quyết định", "Năm")
    two = "QĐ 12/QĐ-SNgV ngày 05/01/2024; QĐ 45/QĐ-SNgV ngày 10/01/2025"
    rows = (
        (1, "Vi Văn Thức", "Văn phòng", None, "Giấy khen", two, "2023, 2024"),
        (2, "Ma Văn Đông", "Văn phòng", "Lao động tiên tiến", "Giấy khen", two, None),
        (3, "Hà Thị Ánh", "Văn phòng", None, "Giấy khen", "QĐ 12 ngày 05/01/2024; QĐ 45 ngày 10/01/2025", None),
        (4, "Lò Thị Ban", "Văn phòng", None, "Giấy khen", f"{two}; QĐ 50/QĐ-SNgV ngày 11/01/2026", "2023, 2024"),
    )
    path = workbook(tmp_path / "kt.xlsx", head, *rows)
    proposal = propose(book, "awards", path, ImportSettings(new_people=True))
    assert [(row.place.row, row.action) for row in proposal.rows] == [
        (2, RowAction.ADD), (2, RowAction.ADD), (3, RowAction.UNCLEAR), (4, RowAction.UNCLEAR), (5, RowAction.UNCLEAR),
    ]  # fmt: skip
    assert ["tách mỗi" in row.reason for row in proposal.rows] == [False, False, True, True, True]
    proposal.apply(book, proposal.to_write(), None)
    assert rows_of(book, "decision", "number, signed_on") == [
        ("12/QĐ-SNgV", "2024-01-05"),
        ("45/QĐ-SNgV", "2025-01-10"),
    ]
    assert rows_of(book, "award", "period_to") == [("2023-12-31",), ("2024-12-31",)]
    again = propose(book, "awards", path, ImportSettings())
    assert [row.action for row in again.rows][:2] == [RowAction.SAME] * 2


def test_heads_of_columns_that_are_not_read_are_told(book: Book, tmp_path: Path) -> None:
    del book
    head = ("STT", "Họ và tên", "Đơn vị", "Điện thoại", "Để trống")
    path = workbook(tmp_path / "ds.xlsx", head, (1, "Vi Văn Thức", "Văn phòng", "0912"))
    assert look_at(path, "people").remarks() == "Không đọc cột: “Điện thoại”."


def test_a_unit_that_the_book_has_not_is_no_person(book: Book, tmp_path: Path) -> None:
    unit(book, "Văn phòng")
    head = ("STT", "Tập thể/cá nhân", "Hình thức", "Quyết định", None)
    below = (None, None, None, "Số", "Ngày")
    row = (1, "Phòng Hợp tác quốc tế", "Giấy khen", "12/QĐ-SNgV", "05/01/2025")
    path = workbook(tmp_path / "kt.xlsx", head, below, row)
    unknown = propose(book, "awards", path, ImportSettings(new_people=True)).rows
    assert [(each.action, each.reason) for each in unknown] == [
        (RowAction.UNCLEAR, "Chưa có tập thể “Phòng Hợp tác quốc tế” trong sổ.")
    ]
    as_new = propose(book, "awards", path, ImportSettings(new_people=True, new_units=True))
    as_new.apply(book, as_new.to_write(), None)
    assert rows_of(book, "unit", "name") == [("Văn phòng",), ("Phòng Hợp tác quốc tế",)]
    assert rows_of(book, "person") == []


def test_a_title_of_the_year_end_is_told_as_such_in_a_first_half(book: Book, tmp_path: Path) -> None:
    unit(book, "Văn phòng")
    head = ("STT", "Họ và tên", "Đơn vị", "Danh hiệu đề nghị")
    rows = ((1, "Vi Văn Thức", "Văn phòng", "Lao động tiên tiến"), (2, "Ma Văn Đông", "Văn phòng", "Cúp vàng"))
    path = workbook(tmp_path / "dn.xlsx", head, *rows)
    proposal = propose(book, "nominations", path, ImportSettings(new_people=True, round_code="2026-H1"))
    assert [row.reason for row in proposal.rows] == [
        "“Lao động tiên tiến” chỉ xét ở đợt cuối năm, không ở đợt sơ kết 6 tháng đầu năm 2026.",
        "“Cúp vàng” không có trong danh mục.",
    ]


@pytest.mark.parametrize(
    ("kind", "head", "row"),
    [
        ("people", ("STT", "Họ và tên", "Chức vụ", "Đơn vị"), (1, "Vi Văn Thức", "Chuyên viên", "Văn phòng")),
        ("activities", ("STT", "Ngày", "Nội dung", "Đơn vị"), (1, "02/3/2025", "Tọa đàm", "Văn phòng")),
    ],
)
def test_a_second_table_of_another_kind_is_told_once(
    book: Book, tmp_path: Path, kind: str, head: tuple[object, ...], row: tuple[object, ...]
) -> None:
    unit(book, "Văn phòng")
    other = [("STT", "Danh mục", "Giá trị", "Ghi chú"), *((place, "Máy quay", place, "Tốt") for place in range(1, 31))]
    path = workbook(tmp_path / "ds.xlsx", head, row, (), *other)
    proposal = propose(book, kind, path, ImportSettings())
    assert [(row.place.row, row.action) for row in proposal.rows] == [(2, RowAction.ADD), (4, RowAction.LEFT_OUT)]
    assert proposal.rows[1].reason.startswith("Một bảng khác ở dưới danh sách, từ đây đến dòng 34:")
