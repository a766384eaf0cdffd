from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.list_kinds.office import PEOPLE
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.domain.office.units import UnitFields
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.imports.kinds import IMPORT_KINDS
from desktop_app.services.office import people, units
from desktop_app.ui.base.context import Context
from desktop_app.ui.people.page import PeoplePage
from desktop_app.ui.widgets.imports.opened_file import open_file
from desktop_app.ui.widgets.imports.window import ImportWindow
from tests.ui.pages import changes, choose_file, open_form, open_page, write_workbook

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
WindowRest = Callable[[], None]


def _fill_office(book: Book) -> None:
    for number, name in enumerate(("Văn phòng", "Phòng Lãnh sự"), 1):
        units.add_unit(book, UnitFields(name))
        position = ("Chuyên viên", "Trưởng phòng")[number - 1]
        person = (PersonFields("Lộc Thị Ánh", "female", 1980), PersonFields("Vi Văn Đạt"))[number - 1]
        people.save_person(book, None, person, [(None, PostFields(number, position))])


FILLINGS = {"office": _fill_office}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def office(book: Book) -> Book:
    """Two units, two people."""
    return book


@pytest.fixture
def page(office: Book, qtbot: QtBot, context: Context, settled: WindowRest) -> PeoplePage:
    page = PeoplePage(context)
    open_page(qtbot, page, page.people)
    settled()
    return page


def names(book: Book) -> list[str]:
    return [str(row.values[0]) for row in lists.everything(book, ListQuery(PEOPLE.key))]


HEAD = ("Họ và tên", "Giới tính", "Năm sinh", "Chức vụ", "Đơn vị")


@pytest.fixture
def staff(tmp_path: Path) -> Path:
    return write_workbook(
        tmp_path / "Nhân sự.xlsx",
        HEAD,
        ("Lộc Thị Ánh", "Nữ", 1980, "Phó phòng", "Văn phòng"),
        ("Vi Văn Đạt", "", None, "Trưởng phòng", "Phòng Lãnh sự"),
        ("Mã Thị Yến", "Nữ", 1992, "Chuyên viên", "Thanh tra"),
        ("Chu Văn Sơn", "Nam", 1991, "Chuyên viên", "Thanh tra"),
    )


def test_a_workbook_is_shown_row_by_row_and_only_checked_rows_are_imported_as_one_change(
    qtbot: QtBot, office: Book, page: PeoplePage, staff: Path, settled: WindowRest
) -> None:
    before = changes(office)
    page.import_people()
    choose_file(page, staff)
    window = open_form(qtbot, page, ImportWindow)
    assert window.summary.text() == "4 dòng: thêm mới 2, sửa 1, đã có 1."
    assert window.model.checked_places() == [0, 2, 3]
    since = f"Từ hôm nay, {date.today():%d/%m/%Y}; trước đó giữ như trong sổ."
    assert window.model.index(0, 3).data() == f"Sửa chức vụ: Chuyên viên → Phó phòng. {since}"
    QTest.keyClick(window.table, KEY.Key_Down)
    QTest.keyClick(window.table, KEY.Key_Space)
    QTest.keyClick(window.table, KEY.Key_Down)
    QTest.keyClick(window.table, KEY.Key_Space)
    assert window.model.checked_places() == [0, 3]
    assert window.count.text() == "Sẽ ghi 2 dòng"
    QTest.keyClick(window.table, KEY.Key_Return, CONTROL)
    settled()
    assert names(office) == ["Lộc Thị Ánh", "Vi Văn Đạt", "Chu Văn Sơn"]
    assert changes(office) == before + 1
    assert page.people.count.text() == "3 người"


def test_leaving_the_workbook_changes_nothing(qtbot: QtBot, office: Book, page: PeoplePage, staff: Path) -> None:
    before = changes(office)
    window = ImportWindow(page.context, open_file(office, IMPORT_KINDS["people"], staff), page)
    window.open()
    with qtbot.waitSignal(window.rejected):
        QTest.keyClick(window.table, KEY.Key_Escape)
    assert changes(office) == before


def test_the_space_bar_takes_a_row_in_and_the_keyboard_stays_at_its_cell(
    qtbot: QtBot, office: Book, page: PeoplePage, tmp_path: Path, settled: WindowRest
) -> None:
    del office
    staff = [(f"Vi Văn {name}", "Nam", 1980, "Chuyên viên", "P. &LS") for name in ("An", "Ba", "Chi")]
    odd = ("nhân viên bảo vệ", "Nam", 1980, "Bảo vệ", "Văn phòng")
    page.import_people()
    choose_file(page, write_workbook(tmp_path / "nguoi.xlsx", HEAD, staff[0], odd, *staff[1:]))
    window = open_form(qtbot, page, ImportWindow)
    assert window.model.index(1, 1).data() == "Bỏ qua"
    assert window.reason.text() == window.model.index(0, 3).data() != ""
    assert [label.text() for label in window.names.findChildren(QLabel)][1:] == ["Đơn vị: “P. &&LS”"]
    for key in (KEY.Key_Down, *[KEY.Key_Right] * 4, KEY.Key_Space):
        QTest.keyClick(window.table, key)
    settled()
    assert window.model.index(1, 1).data() == "Thêm mới"
    assert window.model.checked_places() == [0, 1, 2, 3]
    assert window.reason.text() == window.model.index(1, 3).data() == "Thêm người mới."
    index = window.table.currentIndex()
    assert (index.row(), index.column()) == (1, 4)
    assert window.table.selectionModel().isRowSelected(1)
    window.close()


def test_an_unclear_row_cannot_be_checked(qtbot: QtBot, office: Book, page: PeoplePage, tmp_path: Path) -> None:
    twice = write_workbook(
        tmp_path / "hai lần.xlsx", HEAD, *[("Mã Thị Yến", "Nữ", 1992, "Chuyên viên", "Thanh tra")] * 2
    )
    window = ImportWindow(page.context, open_file(office, IMPORT_KINDS["people"], twice), page)
    window.open()
    QTest.keyClick(window.table, KEY.Key_Down)
    QTest.keyClick(window.table, KEY.Key_Space)
    assert window.model.checked_places() == [0]
    assert "Trùng với" in window.model.index(1, 3).data()
    window.close()


def test_an_unreadable_file_is_reported_and_nothing_opens(
    qtbot: QtBot, page: PeoplePage, context: Context, tmp_path: Path, settled: WindowRest
) -> None:
    broken = tmp_path / "hỏng.xlsx"
    broken.write_bytes(b"PK\x03\x04 not a workbook")
    page.import_people()
    with qtbot.waitSignal(context.tasks.failed) as failed:
        choose_file(page, broken)
    assert failed.args is not None
    assert "hỏng.xlsx" in failed.args[0].message
    assert page.findChildren(ImportWindow) == []


def test_a_file_that_is_shown_is_no_longer_said_to_be_read(
    page: PeoplePage, context: Context, tmp_path: Path, settled: WindowRest
) -> None:
    messages: list[str] = []
    context.message.connect(messages.append)
    page.import_people()
    choose_file(
        page, write_workbook(tmp_path / "nguoi.xlsx", HEAD, ("Mã Thị Yến", "Nữ", 1992, "Chuyên viên", "Thanh tra"))
    )
    settled()
    assert len(page.findChildren(ImportWindow)) == 1
    assert messages == ["Đang đọc “nguoi.xlsx”…", ""]
