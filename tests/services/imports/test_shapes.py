"""Lists in shapes of their own are taken in as plain ones: each fact at its row, mended there, nothing twice."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop_app.domain.office.units import UnitFields
from desktop_app.services.book import Book
from desktop_app.services.import_rows import ImportSettings, RowAction
from desktop_app.services.imports.looking import guess_kind, look_at
from desktop_app.services.imports.pasting import look_at_pasted
from desktop_app.services.imports.proposing import propose
from desktop_app.services.keeping.history import undo
from desktop_app.services.office.units import add_unit
from tests.books import person, record_rows, rows_of, unit, workbook

OFFERED = ImportSettings(new_people=True, new_units=True)


def test_ratings_of_three_years_in_columns_are_three_records_of_each_person(book: Book, tmp_path: Path) -> None:
    office = unit(book, "Văn phòng")
    for name in ("Vi Văn An", "Lò Thị Hạnh"):
        person(book, name, office)
    head = ("STT", "Họ và tên", "Đơn vị", "Năm 2023", "Năm 2024", "Năm 2025")
    rows = ((1, "Vi Văn An", "Văn phòng", "HTT", "HTXS", "HTT"), (2, "Lò Thị Hạnh", "Văn phòng", None, "HTT", "HTNV"))
    file = workbook(tmp_path / "xl.xlsx", head, *rows)
    proposal = propose(book, "ratings", file, ImportSettings())
    assert [(row.place.sheet[-5:-1], row.place.row) for row in proposal.rows] == [
        *(("2023", 2), ("2024", 2), ("2024", 3), ("2025", 2), ("2025", 3)),
    ]
    proposal.apply(book, proposal.to_write(), None)
    assert sorted(str(year) for (year,) in rows_of(book, "year_record", "year")) == "2023 2024 2024 2025 2025".split()
    assert propose(book, "ratings", file, ImportSettings()).counts() == {RowAction.SAME: 5}


def test_the_upper_of_two_short_lists_by_years_keeps_its_person_beside_a_sum(book: Book, tmp_path: Path) -> None:
    person(book, "Hà Thị Tiện", unit(book, "Thanh tra"))
    upper = (("I. CÁ NHÂN",), ("STT", "Họ và tên", "2024", "2025"), (1, "Hà Thị Tiện", "HTXS", "HTT"))
    lower = (("II. TẬP THỂ",), ("STT", "Tên tập thể", "2024", "2025"), (1, "Thanh tra", "HTT", "HTXS"))
    file = workbook(tmp_path / "xl.xlsx", *upper, ("Tổng", None, 1, 0), *lower)
    proposal = propose(book, "ratings", file, ImportSettings())
    added = [row.texts["subject"] for row in proposal.rows if row.action is RowAction.ADD]
    assert added == ["Hà Thị Tiện", "Hà Thị Tiện", "Thanh tra", "Thanh tra"]
    assert {row.reason for row in proposal.rows if row.action is not RowAction.ADD} == {"Dòng cộng."}


def test_the_second_person_of_a_cell_is_mended_at_its_row(book: Book, tmp_path: Path) -> None:
    head = ("STT", "Phòng", "Họ và tên", "Chức vụ")
    file = workbook(
        tmp_path / "ds.xlsx",
        head,
        (1, "Văn phòng", "Vi Văn An\nLò Thị Hạnh", "Chánh Văn phòng\nKế toán"),
        (2, "Văn phòng", "Hà Sơn", ""),
    )
    look = look_at(file, "people")
    mended = {(look.sheets[1].name, 2, 2): "Lò Thị Hạnh Nhi"}
    reading = look.reading(look.guessed(), mended, frozenset())
    proposal = propose(book, "people", file, replace(OFFERED, reading=reading))
    proposal.apply(book, proposal.to_write(), None)
    assert [name for (name,) in rows_of(book, "person", "full_name")] == ["Vi Văn An", "Hà Sơn", "Lò Thị Hạnh Nhi"]
    assert sorted(str(title) for (title,) in rows_of(book, "post", "position")) == ["", "Chánh Văn phòng", "Kế toán"]


def test_a_pasted_block_has_its_shape_too(book: Book) -> None:
    look = look_at_pasted("Họ và tên\tHTXSNV\tHTTNV\nVi Văn An\tx\t\nLò Thị Hạnh\t\tx", "ratings", ())
    person(book, "Vi Văn An", unit(book, "Văn phòng"))
    reading = look.reading(look.guessed(), {}, frozenset())
    proposal = propose(book, "ratings", look.path, ImportSettings(reading=reading, year=2025))
    assert [row.texts["rating"] for row in proposal.rows] == ["HTXSNV", "HTTNV"]
    assert proposal.rows[0].action is RowAction.ADD


def test_the_quotes_of_a_pasted_text_are_its_own_unless_they_hold_lines() -> None:
    lines = ("Nội dung\tĐơn vị\tNgày", '"Tết ấm" năm 2026\tVăn phòng\t1/2/2026', '"Tết ấm"\tThanh tra\t2/2/2026')
    open_quote = '"Xuân ' + "biên cương " * 20_000
    more = ('"Hai\ndòng, ""và"" thế"\t\t3/2/2026', f"{open_quote}\tVăn phòng\t4/2/2026", "Giao lưu\0\ud800\t\t5/2/2026")
    (sheet,) = look_at_pasted("\r\n".join((*lines, *more)), "activities", ()).sheets
    assert [row[0] for row in sheet.rows[1:]] == [
        '"Tết ấm" năm 2026',
        '"Tết ấm"',
        'Hai\ndòng, "và" thế',
        open_quote,
        "Giao lưu",
    ]
    assert [len(row) for row in sheet.rows] == [3] * 6


def test_what_is_told_by_its_month_or_quarter_lasted_from_its_first_day_to_its_last(book: Book, tmp_path: Path) -> None:
    rows = (
        (1, "Tháng 2/2026", "Tháng Thanh niên"),
        (2, "Quý II năm 2026", "Giao lưu"),
        (3, "Tháng 13/2026", "Hội thi"),
    )
    file = workbook(tmp_path / "hd.xlsx", ("STT", "Thời gian", "Nội dung hoạt động"), *rows)
    proposal = propose(book, "activities", file, ImportSettings())
    proposal.apply(book, proposal.to_write(), None)
    assert rows_of(book, "activity", "from_date, to_date") == [
        ("2026-02-01", "2026-02-28"),
        ("2026-04-01", "2026-06-30"),
    ]


def test_of_ratings_by_several_that_of_whoever_decides_is_taken_in(book: Book, tmp_path: Path) -> None:
    office = unit(book, "Văn phòng")
    for name in ("Vi Văn An", "Lò Thị Hạnh"):
        person(book, name, office)
    head = (
        ("STT", "Họ và tên", "Đơn vị", "Kết quả đánh giá", None, None, "Ghi chú"),
        (None, None, None, "Cá nhân tự xếp loại", "Tập thể xếp loại", "Cấp có thẩm quyền quyết định", None),
        ("STT", "Họ và tên", "Đơn vị", "(mức)", "(mức)", "(mức)", "Ghi chú"),
    )
    rows = (
        (1, "Vi Văn An", "Văn phòng", "HTXSNV", "HTXSNV", "HTTNV", None),
        (2, "Lò Thị Hạnh", "Văn phòng", "HTTNV", "HTNV", "Không HTNV", "Nghỉ ốm"),
    )
    file = workbook(tmp_path / "xl.xlsx", *head, *rows)
    look = look_at(file, "ratings")
    reading = look.reading(look.guessed(), {}, frozenset())
    proposal = propose(book, "ratings", file, ImportSettings(reading=reading, year=2025))
    assert [(row.texts["subject"], row.texts["rating"], row.action) for row in proposal.rows] == [
        ("Vi Văn An", "HTTNV", RowAction.ADD),
        ("Lò Thị Hạnh", "Không HTNV", RowAction.ADD),
    ]
    proposal.apply(book, proposal.to_write(), None)
    assert rows_of(book, "year_record", "rating") == [(3,), (1,)]


def test_titles_registered_by_an_x_are_kept_by_their_names_in_full(book: Book, tmp_path: Path) -> None:
    office = unit(book, "Văn phòng")
    for name in ("Vi Văn An", "Lò Thị Hạnh"):
        person(book, name, office)
    head = (
        ("STT", "Họ và tên", "Danh hiệu đăng ký", None),
        ("STT", "Họ và tên", "LĐTT", "CSTĐCS"),
    )
    file = workbook(tmp_path / "dk.xlsx", *head, (1, "Vi Văn An", None, "x"), (2, "Lò Thị Hạnh", "x", None))
    proposal = propose(book, "ratings", file, ImportSettings(year=2025))
    proposal.apply(book, proposal.to_write(), None)
    assert rows_of(book, "year_record", "registered_for") == [("Chiến sĩ thi đua cơ sở",), ("Lao động tiên tiến",)]
    assert propose(book, "ratings", file, ImportSettings(year=2025)).counts() == {RowAction.SAME: 2}


def test_number_and_day_of_a_recognition_in_one_cell_are_told_apart(book: Book, tmp_path: Path) -> None:
    person(book, "Vi Văn An", unit(book, "Văn phòng"))
    head = ("STT", "Tên sáng kiến", "Tác giả", "Quyết định công nhận", "Phạm vi")
    rows = (
        (1, "Sổ trực", "Vi Văn An", "Số 67/QĐ-SNgV ngày 15/11/2021", "Cơ sở"),
        (2, "Bản đồ số", "Vi Văn An", "QĐ 2210/QĐ-UBND (03/12/2020)", "Cấp tỉnh"),
        (3, "Mẫu thư", "Vi Văn An", "Nghị quyết của Hội đồng ngày 15/11/2021", "Cơ sở"),
    )
    file = workbook(tmp_path / "sk.xlsx", head, *rows)
    proposal = propose(book, "initiatives", file, ImportSettings(year=2021))
    proposal.apply(book, proposal.to_write(), None)
    assert [str(number) for (number,) in rows_of(book, "initiative", "document")] == [
        "67/QĐ-SNgV",
        "2210/QĐ-UBND",
        "Nghị quyết của Hội đồng ngày 15/11/2021",
    ]
    days = [str(day) for (day,) in rows_of(book, "initiative", "recognised_on")]
    assert days == ["2021-11-15", "2020-12-03", "None"]


def test_an_award_is_known_by_a_name_that_is_half_short(book: Book, tmp_path: Path) -> None:
    unit(book, "Văn phòng")
    head = ("STT", "Tên tập thể", "Hình thức khen thưởng", "Số QĐ", "Ngày ký")
    rows = ((1, "Văn phòng", short, f"{number}/QĐ-UBND", "11/02/2020") for number, short in enumerate(
        ("Tập thể LĐXS", "TTLĐXS", "BK của Chủ tịch UBND tỉnh", "Tập thể ABC"), 1
    ))  # fmt: skip
    proposal = propose(book, "awards", workbook(tmp_path / "kt.xlsx", head, *rows), ImportSettings())
    assert [row.action for row in proposal.rows] == [*[RowAction.ADD] * 3, RowAction.UNCLEAR]
    proposal.apply(book, proposal.to_write(), None)
    assert [str(award) for (award,) in rows_of(book, "award", "award")] == [
        *["Tập thể lao động xuất sắc"] * 2,
        "Bằng khen của tỉnh",
    ]


def test_a_list_of_units_is_taken_in_by_their_names_however_written(book: Book, tmp_path: Path) -> None:
    border = unit(book, "Phòng Quản lý biên giới")
    rows = (
        (1, "Các phòng, đơn vị liên quan", "Toàn thể", None),
        (2, "PHÒNG QUẢN LÝ BIÊN GIỚI", "Phòng chuyên môn", "01/03/2025"),
        (3, "Thanh tra Sở", None, None),
        (4, "thanh tra", None, None),
        (5, "Đội xe", "Tổ lái", None),
    )
    file = workbook(tmp_path / "dv.xlsx", ("STT", "Tên đơn vị", "Loại", "Ngày thành lập"), *rows)
    assert guess_kind(file).kind == "units"
    before = record_rows(book)
    proposal = propose(book, "units", file, ImportSettings())
    add, change, same, unclear = RowAction.ADD, RowAction.CHANGE, RowAction.SAME, RowAction.UNCLEAR
    assert [row.action for row in proposal.rows] == [add, change, add, same, unclear]
    assert proposal.rows[1].reason == "Sửa hiệu lực từ ngày: chưa có → 01/03/2025."
    proposal.apply(book, proposal.to_write(), None)
    assert rows_of(book, "unit", "id, name, kind, position, valid_from") == [
        (border, "Phòng Quản lý biên giới", "division", 1, "2025-03-01"),
        (2, "Các phòng, đơn vị liên quan", "everyone", 2, None),
        (3, "Thanh tra Sở", "inspectorate", 3, None),
    ]
    assert propose(book, "units", file, ImportSettings()).to_write() == []
    undo(book)
    assert record_rows(book) == before


def test_a_unit_founded_anew_is_not_written_over_the_ended_one_of_its_name(book: Book, tmp_path: Path) -> None:
    add_unit(book, UnitFields("Phòng Lãnh sự", valid_to=date(2025, 2, 28)))
    add_unit(book, UnitFields("Phòng Biên giới", valid_to=date(2025, 2, 28)))
    add_unit(book, UnitFields("Phòng biên giới", valid_from=date(2025, 3, 1)))
    before = record_rows(book)
    rows = ((1, "Phòng Lãnh sự", "01/03/2025"), (2, "PHÒNG BIÊN GIỚI", "01/03/2025"))
    file = workbook(tmp_path / "dv.xlsx", ("STT", "Tên đơn vị", "Ngày thành lập"), *rows)
    proposal = propose(book, "units", file, ImportSettings())
    assert [row.action for row in proposal.rows] == [RowAction.UNCLEAR, RowAction.SAME]
    assert "hết hiệu lực ngày 28/02/2025" in proposal.rows[0].reason
    proposal.apply(book, proposal.to_write(), None)
    assert record_rows(book) == before


def test_codes_below_a_head_in_words_are_no_head_of_a_list(book: Book, tmp_path: Path) -> None:
    rows = (
        ("STT", "Họ và tên", "Năm sinh", None, "Chức vụ"),
        (None, None, "Nam", "Nữ", None),
        ("stt", "ho_ten", "ns_nam", "ns_nu", "chuc_vu"),
        (1, "Lò Thị Hạnh", None, 1985, "Kế toán"),
    )
    proposal = propose(book, "people", workbook(tmp_path / "ds.xlsx", *rows), OFFERED)
    codes, person_row = proposal.rows
    assert (codes.action, codes.reason) == (RowAction.LEFT_OUT, "Dòng mã của các cột.")
    assert (person_row.texts["gender"], person_row.texts["birth_year"]) == ("Nữ", "1985")
