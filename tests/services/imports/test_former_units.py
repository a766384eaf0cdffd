"""Lists that call a unit by the name of one that is no more: by the day of a row it is that, or what followed it."""

from datetime import date
from pathlib import Path

import pytest

from desktop_app.services.book import Book
from desktop_app.services.import_rows import NEW, ImportSettings, NameKey, NameKind, RowAction
from desktop_app.services.imports.proposing import propose
from tests.books import person, review_round, rows_of, unit, workbook

OLD = "Phòng Hợp tác quốc tế"
SETTINGS = ImportSettings(new_people=True, new_units=True)
ENDED = date(2020, 6, 30)
ACTIVITIES = ("Ngày", "Nội dung", "Đơn vị")
NOMINEES = ("Họ và tên", "Đơn vị", "Hình thức", "Thành tích")
ROUND = ImportSettings(new_people=True, round_code="2026-H1")


def _fill_former(book: Book) -> None:
    unit(book, OLD, valid_to=ENDED, successor_id=unit(book, "Phòng Lãnh sự"))


FILLINGS = {"former": _fill_former}
"""What the book holds for whoever asks for such a fixture."""
HEIR, FORMER = 1, 2


@pytest.fixture
def former(book: Book) -> Book:
    """A unit, and one that ended and that it followed."""
    return book


def _taken_in(book: Book, kind: str, file: Path, settings: ImportSettings = SETTINGS) -> list[str]:
    proposal = propose(book, kind, file, settings)
    proposal.apply(book, proposal.to_write(), None)
    return [row.reason for row in proposal.rows]


def test_what_was_done_after_its_end_is_of_the_unit_that_followed_it(former: Book, tmp_path: Path) -> None:
    rows = (("02/3/2020", "Hội thảo", OLD), ("30/6/2020", "Tổng kết", OLD), ("01/7/2020", "Tọa đàm", OLD))
    reasons = _taken_in(former, "activities", workbook(tmp_path / "hd.xlsx", ACTIVITIES, *rows))
    assert rows_of(former, "activity", "unit_id") == [(FORMER,), (FORMER,), (HEIR,)]
    assert any("“Phòng Hợp tác quốc tế” lấy là “Phòng Lãnh sự”." in reason for reason in reasons)


def test_what_is_chosen_for_it_does_not_hold_for_the_days_when_it_was_there(former: Book, tmp_path: Path) -> None:
    other = unit(former, "Văn phòng")
    rows = (("02/3/2020", "Hội thảo", OLD), ("01/7/2020", "Tọa đàm", OLD))
    chosen = ImportSettings(answers={NameKey(NameKind.UNIT, OLD): other})
    _taken_in(former, "activities", workbook(tmp_path / "hd.xlsx", ACTIVITIES, *rows), chosen)
    assert rows_of(former, "activity", "unit_id") == [(FORMER,), (other,)]


@pytest.mark.parametrize("settings", [SETTINGS, ImportSettings(answers={NameKey(NameKind.UNIT, OLD): NEW})])
def test_one_without_a_successor_is_asked_for_and_not_added_again(
    book: Book, tmp_path: Path, settings: ImportSettings
) -> None:
    unit(book, OLD, valid_to=ENDED)
    file = workbook(tmp_path / "hd.xlsx", ACTIVITIES, ("01/7/2020", "Tọa đàm", OLD))
    proposal = propose(book, "activities", file, settings)
    assert [(row.action, row.reason) for row in proposal.rows] == [
        (RowAction.UNCLEAR, f"Đơn vị “{OLD}” chỉ hoạt động đến ngày 30/06/2020.")
    ]
    assert [(question.can_be_new, question.suggested) for question in proposal.questions] == [(False, None)]


def test_ratings_and_obstacles_go_by_their_year_and_day(former: Book, tmp_path: Path) -> None:
    rated = workbook(tmp_path / "xl.xlsx", ("Tập thể", "Năm", "Xếp loại"), (OLD, 2020, "HTTNV"), (OLD, 2021, "HTTNV"))
    raised = workbook(tmp_path / "kk.xlsx", ("Ngày", "Đơn vị", "Khó khăn, vướng mắc"), ("02/7/2020", OLD, "Thiếu xe"))
    _taken_in(former, "ratings", rated)
    _taken_in(former, "obstacles", raised)
    assert rows_of(former, "year_record", "year, unit_id") == [(2020, FORMER), (2021, HEIR)]
    assert rows_of(former, "obstacle", "unit_id") == [(HEIR,)]


def test_a_list_of_people_tells_where_they_are_today(former: Book, tmp_path: Path) -> None:
    reasons = _taken_in(former, "people", workbook(tmp_path / "ds.xlsx", ("Họ và tên", "Đơn vị"), ("Vi Văn Thức", OLD)))
    assert reasons == ["Thêm người mới. “Phòng Hợp tác quốc tế” lấy là “Phòng Lãnh sự”."]
    assert rows_of(former, "post", "unit_id") == [(HEIR,)]


def test_nominations_are_of_the_units_at_the_end_of_the_round(former: Book, tmp_path: Path) -> None:
    review_round(former)
    person(former, "Vi Văn Thức", HEIR, "Chuyên viên")
    rows = [(OLD, "", "Giấy khen", "Tốt"), *((name, OLD, "Giấy khen", "Tốt") for name in ("Vi Văn Thức", "Lò Thị Mới"))]
    reasons = _taken_in(former, "nominations", workbook(tmp_path / "dn.xlsx", NOMINEES, *rows), ROUND)
    assert "“Phòng Hợp tác quốc tế” lấy là “Phòng Lãnh sự”." in reasons[0]
    assert rows_of(former, "nomination", "unit_id") == [(HEIR,)] * 3
    assert rows_of(former, "post", "unit_id") == [(HEIR,)] * 2


def test_somebody_new_is_in_the_unit_that_the_list_shortens(book: Book, tmp_path: Path) -> None:
    office = unit(book, "Phòng Quản lý biên giới")
    review_round(book)
    _taken_in(
        book,
        "nominations",
        workbook(tmp_path / "dn.xlsx", NOMINEES, ("Lò Thị Mới", "P. QLBG", "Giấy khen", "Tốt")),
        ROUND,
    )
    assert rows_of(book, "unit", "name") == [("Phòng Quản lý biên giới",)]
    assert rows_of(book, "post", "unit_id") == [(office,)]
