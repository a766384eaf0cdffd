"""Movements and registrations from lists, by the acts of their forms."""

from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.year.movements import Criterion, MovementFields
from desktop_app.services.book import Book
from desktop_app.services.import_rows import ImportProposal, ImportSettings, RowAction
from desktop_app.services.imports.pasting import look_at_pasted
from desktop_app.services.imports.proposing import propose
from desktop_app.services.keeping import history
from desktop_app.services.year.movements import movement, save_movement
from tests.books import person, record_rows, rows_of, unit, workbook

NAME = "Người người đọc sách"
SAME = (RowAction.SAME, "Đã có, không khác.")


@pytest.fixture
def book(book: Book) -> Book:
    """A movement with a criterion and its result, a unit, and a person."""
    criteria = (Criterion("Đọc 12 cuốn", "12", "9 cuốn"),)
    fields = MovementFields(NAME, date(2026, 3, 1), date(2026, 11, 30), content="Đọc", criteria=criteria)
    save_movement(book, None, fields)
    person(book, "Nông Thị Lan", unit(book, "Văn phòng"), "Chuyên viên")
    return book


def listed(book: Book, folder: Path, kind: str, *rows: tuple[object, ...]) -> ImportProposal:
    return propose(book, kind, workbook(folder / "bang.xlsx", *rows), ImportSettings())


def outcomes(proposal: ImportProposal) -> list[tuple[RowAction, str]]:
    return [(row.action, row.reason) for row in proposal.rows]


def test_movements_come_and_change_and_the_form_refuses(book: Book, tmp_path: Path) -> None:
    rows = (
        ("Tên phong trào", "Từ ngày", "Đến ngày", "Tiêu chí"),
        ("Cơ quan xanh", "01/4/2026-30/6/2026", None, "Trồng cây; Phân loại rác"),
        (NAME, None, None, "Đọc 12 cuốn\nViết bài"),
        ("Ngược", "01/4/2026", "01/3/2026", None),
        (NAME, "01/3/2027", None, None),
    )
    before = record_rows(book)
    proposal = listed(book, tmp_path, "movements", *rows)
    assert outcomes(proposal)[2:] == [
        (RowAction.UNCLEAR, "Ngày kết thúc phong trào phải sau ngày bắt đầu."),
        (RowAction.ADD, "Trong sổ có phong trào cùng tên từ ngày 01/03/2026."),
    ]
    assert outcomes(proposal)[1] == (RowAction.CHANGE, "Sửa tiêu chí: Đọc 12 cuốn → Đọc 12 cuốn; Viết bài.")
    changes = proposal.apply(book, proposal.to_write()[:2], None)
    assert [criterion.result for criterion in movement(book, 1).criteria] == ["9 cuốn", ""]
    assert (movement(book, 1).content, movement(book, 2).to_date) == ("Đọc", date(2026, 6, 30))
    assert outcomes(listed(book, tmp_path, "movements", *rows))[:2] == [SAME, SAME]
    history.undo(book, changes.change_id)
    assert record_rows(book) == before


def test_a_movement_of_whole_years_lasts_from_their_first_day_to_their_last(book: Book, tmp_path: Path) -> None:
    rows = (("Tên phong trào", "Thời gian"), ("Chuyển đổi số", "Giai đoạn 2026-2030"), ("Xanh", "Quý I/2026"))
    proposal = listed(book, tmp_path, "movements", *rows)
    proposal.apply(book, proposal.to_write(), None)
    assert rows_of(book, "emulation_movement", "from_date, to_date", "id > 1") == [
        ("2026-01-01", "2030-12-31"),
        ("2026-01-01", "2026-03-31"),
    ]


def test_an_end_before_a_registration_is_told_of_its_row(book: Book, tmp_path: Path) -> None:
    registered = (("Phong trào", "Họ và tên", "Ngày đăng ký"), (NAME, "Nông Thị Lan", "05/3/2026"))
    proposal = listed(book, tmp_path, "registrations", *registered)
    proposal.apply(book, proposal.to_write(), None)
    ended = (("Tên phong trào", "Từ ngày", "Đến ngày"), (NAME, "01/3/2026", "03/3/2026"))
    assert outcomes(listed(book, tmp_path, "movements", *ended)) == [
        (RowAction.UNCLEAR, "Có đăng ký phong trào này ngày 05/03/2026, sau ngày kết thúc.")
    ]


def test_registrations_come_once_and_each_refusal_is_told(book: Book, tmp_path: Path) -> None:
    rows = (
        ("TT", "Phong trào", "Họ và tên, tên tập thể", "Đơn vị", "Ngày đăng ký", "Nội dung đăng ký"),
        (1, "đọc sách", "Đ/c Nông Thị Lan", "Văn phòng", "05/3/2026", "Đọc 12 cuốn"),
        (2, NAME, "Văn phòng", None, "05/3/2026", "Góp sách"),
        (3, NAME, "Nông Thị Lan", "Văn phòng", "05/3/2026", "Đọc 15 cuốn"),
        (4, "Chạy bộ", "Văn phòng", None, "05/3/2026", None),
        (5, NAME, "Vi Văn Không", None, "05/3/2026", None),
        (6, NAME, "Phòng Không Có", None, "05/3/2026", None),
    )
    before = record_rows(book)
    proposal = listed(book, tmp_path, "registrations", *rows)
    assert [action for action, _ in outcomes(proposal)] == [
        RowAction.ADD,
        RowAction.ADD,
        RowAction.CONFLICT,
        RowAction.UNCLEAR,
        RowAction.UNCLEAR,
        RowAction.UNCLEAR,
    ]
    assert outcomes(proposal)[3][1] == "Chưa rõ là phong trào nào: “Chạy bộ”."
    changes = proposal.apply(book, proposal.to_write(), None)
    assert rows_of(book, "movement_registration", "movement_id, person_id, unit_id, content") == [
        (1, 1, None, "Đọc 12 cuốn"),
        (1, None, 1, "Góp sách"),
    ]
    assert outcomes(listed(book, tmp_path, "registrations", *rows))[:2] == [SAME, SAME]
    history.undo(book, changes.change_id)
    assert record_rows(book) == before


def test_a_registration_after_the_end_of_its_movement_is_refused_and_the_list_pasted_into_names_it(book: Book) -> None:
    look = look_at_pasted("Họ và tên\tNgày đăng ký\nNông Thị Lan\t05/12/2026\n", "registrations", ())
    within = look.as_guessed(ImportSettings(within={"movement": 1}))
    assert outcomes(propose(book, "registrations", look.path, within)) == [
        (RowAction.UNCLEAR, "Phong trào này kết thúc ngày 30/11/2026, trước ngày đăng ký.")
    ]
    of_name = look_at_pasted("Họ và tên\tNgày đăng ký\nNông Thị Lan\t05/3/2026\n", "registrations", ())
    ((_, reason),) = outcomes(
        propose(book, "registrations", of_name.path, of_name.as_guessed(ImportSettings(within={"movement": 1})))
    )
    assert reason == f"Dòng không ghi phong trào, lấy “{NAME}”."
    for nothing in ({}, {"movement": -1}):
        alone = propose(book, "registrations", look.path, look.as_guessed(ImportSettings(within=nothing)))
        assert outcomes(alone) == [(RowAction.UNCLEAR, "Thiếu phong trào: thêm cột phong trào.")]
