"""The pages about the book itself, by keys and clicks: history, trash, the office, backups."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMainWindow, QMessageBox, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.list_kinds.keeping import TRASH
from desktop_app.domain.list_kinds.office import UNITS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.offices import Office
from desktop_app.domain.office.people import PersonFields
from desktop_app.domain.office.units import UnitFields
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.keeping import trash
from desktop_app.services.office import offices, people, units
from desktop_app.ui.base.context import Context
from desktop_app.ui.frame.menus import Menus
from desktop_app.ui.settings.data_safety_page import DataSafetyPage
from desktop_app.ui.settings.history_page import HistoryPage
from desktop_app.ui.settings.office_page import OfficeForm, OfficePage
from desktop_app.ui.settings.trash_page import TrashPage
from desktop_app.ui.widgets.book_acts import BookActs
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.lists.view import ListView
from desktop_app.ui.widgets.notice import Notice
from tests.ui.keyboard import compose

WindowRest = Callable[[], None]


def shown[T: QWidget](qtbot: QtBot, page: T, settled: WindowRest) -> T:
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    qtbot.waitUntil(lambda: all(view.count.text() != "" for view in page.findChildren(ListView)))
    settled()
    return page


def cell(view: ListView, row: int, column: int) -> str:
    return str(view.table.model().index(row, column).data())


def press(parent: QWidget, words: str) -> None:
    buttons = [button for button in parent.findChildren(QPushButton) if button.text().replace("&", "") == words]
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


def _fill_thrown(book: Book) -> None:
    for name in ("Văn phòng", "Thanh tra Sở"):
        units.add_unit(book, UnitFields(name))
    people.save_person(book, None, PersonFields("Nông Thị Bình"), ())
    trash.put_in_trash(book, "unit", [1])
    trash.put_in_trash(book, "person", [1])


FILLINGS = {"thrown": _fill_thrown}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def thrown(book: Book) -> Book:
    return book


def test_history_tells_what_was_done_by_the_clock_on_the_wall(
    book: Book, context: Context, qtbot: QtBot, settled: WindowRest
) -> None:
    units.add_unit(book, UnitFields("Văn phòng"))
    page = shown(qtbot, HistoryPage(context), settled)
    assert cell(page.list, 0, 2) == "Thêm đơn vị “Văn phòng”"
    moment = datetime.strptime(cell(page.list, 0, 0), "%d/%m/%Y %H:%M")
    assert abs((moment - datetime.now()).total_seconds()) < 3600


def test_history_undoes_and_does_again(book: Book, context: Context, qtbot: QtBot, settled: WindowRest) -> None:
    units.add_unit(book, UnitFields("Văn phòng"))
    page = shown(qtbot, HistoryPage(context), settled)
    page.undo.trigger()
    settled()
    settled()
    assert lists.count(book, ListQuery(UNITS.key)) == 0
    assert page.list.total == 2
    assert page.redo.text() == "&Làm lại “Thêm đơn vị ‘Văn phòng’”"
    page.redo.trigger()
    settled()
    settled()
    assert lists.count(book, ListQuery(UNITS.key)) == 1
    assert page.undo.isEnabled()


def test_trash_gives_back_records_of_several_kinds(
    thrown: Book, context: Context, qtbot: QtBot, settled: WindowRest
) -> None:
    page = shown(qtbot, TrashPage(context), settled)
    assert page.list.total == 2
    assert not page.restore.isEnabled()
    page.list.table.selectAll()
    page.restore.trigger()
    settled()
    settled()
    settled()
    assert page.list.total == 0
    assert page.list.empty.text == "Thùng rác trống."
    assert lists.count(thrown, ListQuery(UNITS.key)) == 2


def test_trash_gives_back_a_row_by_enter(thrown: Book, context: Context, qtbot: QtBot, settled: WindowRest) -> None:
    page = shown(qtbot, TrashPage(context), settled)
    page.list.table.selectRow(0)
    QTest.keyClick(page.list.table, Qt.Key.Key_Return)
    settled()
    settled()
    assert page.list.total == 1


def test_all_of_the_trash_can_be_emptied_where_a_filter_shows_nothing_of_it(
    thrown: Book, context: Context, qtbot: QtBot, settled: WindowRest
) -> None:
    page = shown(qtbot, TrashPage(context), settled)
    line = next(line for line in page.list.findChildren(QLineEdit) if line.accessibleName() == "Lọc Thùng rác")
    compose(line, "không có dòng nào như thế")
    qtbot.waitUntil(lambda: page.list.total == 0)
    settled()
    assert page.empty.isEnabled()
    page.empty.trigger()
    # The question is there at once: a second click of a double one finds it before the page.
    (box,) = page.findChildren(QMessageBox)
    assert box.text().startswith("Xóa hẳn 2 bản ghi trong thùng rác?")


@pytest.mark.parametrize(("answer", "left"), [("Xóa hẳn", 0), ("Hủy", 2)])
def test_trash_is_emptied_only_when_agreed_to(
    thrown: Book, context: Context, qtbot: QtBot, settled: WindowRest, answer: str, left: int
) -> None:
    page = shown(qtbot, TrashPage(context), settled)
    page.empty.trigger()
    settled()
    box = page.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert box.text().startswith("Xóa hẳn 2 bản ghi trong thùng rác?")
    default = box.defaultButton()
    assert isinstance(default, QPushButton)
    assert default.text().replace("&", "") == "Hủy"
    press(box, answer)
    settled()
    settled()
    assert lists.count(thrown, ListQuery(TRASH.key)) == left


def test_office_is_changed_in_its_form(book: Book, context: Context, qtbot: QtBot, settled: WindowRest) -> None:
    page = shown(qtbot, OfficePage(context), settled)
    assert page.values["signer_name"].text() == "—"
    page.edit.trigger()
    settled()
    form = page.findChild(OfficeForm)
    assert isinstance(form, OfficeForm)
    assert form.windowTitle() == "Sửa thông tin cơ quan"
    signer = form.fields["signer_name"].widget
    assert isinstance(signer, QLineEdit)
    compose(signer, "Lương Văn Thử")
    QTest.keyClick(signer, Qt.Key.Key_Return)
    settled()
    settled()
    assert page.values["signer_name"].text() == "Lương Văn Thử"
    assert offices.office(book).signer_name == "Lương Văn Thử"


def test_an_office_without_a_name_is_refused_beside_the_field(
    book: Book, context: Context, qtbot: QtBot, settled: WindowRest
) -> None:
    page = shown(qtbot, OfficePage(context), settled)
    page.edit.trigger()
    settled()
    form = page.findChild(OfficeForm)
    assert isinstance(form, OfficeForm)
    name = form.fields["name"].widget
    assert isinstance(name, QLineEdit)
    name.clear()
    QTest.keyClick(name, Qt.Key.Key_Return)
    settled()
    assert form.isVisible()
    assert form.fields["name"].sentence.text() == "Nhập tên cơ quan."
    assert offices.office(book).name == "Sở Ngoại vụ"


def test_a_new_signer_from_a_day_on_is_a_row_of_its_own(
    book: Book, context: Context, qtbot: QtBot, settled: WindowRest
) -> None:
    offices.change_office(book, Office(signer_name="Nông Văn Hải", functions="Quyết định số 50/2025/QĐ-UBND"))
    page = shown(qtbot, OfficePage(context), settled)
    page.add.trigger()
    settled()
    form = page.findChild(OfficeForm)
    assert isinstance(form, OfficeForm)
    assert form.windowTitle() == "Thay đổi thông tin cơ quan từ một ngày"
    day, signer = form.fields["valid_from"].widget, form.fields["signer_name"].widget
    assert isinstance(day, DateEdit)
    assert isinstance(signer, QLineEdit)
    day.set_value(date(2026, 1, 5))
    compose(signer, " bis")
    QTest.keyClick(signer, Qt.Key.Key_Return)
    settled()
    settled()
    rows = [[page.table.item(row, place).text() for place in (0, 3)] for row in range(page.table.rowCount())]  # type: ignore[union-attr]
    assert [first for first, _ in rows] == ["05/01/2026", "từ đầu"]
    assert rows[1][1] == "Nông Văn Hải"
    assert offices.office(book, date(2026, 1, 4)).signer_name == "Nông Văn Hải"
    assert offices.office(book, date(2026, 1, 5)).functions == "Quyết định số 50/2025/QĐ-UBND"
    page.table.selectRow(0)
    page.remove.trigger()
    settled()
    assert len(offices.dated_offices(book)) == 1
    assert not page.remove.isEnabled()


def test_a_deputy_signs_in_two_lines_on_every_paper(
    qtbot: QtBot, book: Book, context: Context, settled: Callable[[], None]
) -> None:
    page = shown(qtbot, OfficePage(context), settled)
    page.edit.trigger()
    settled()
    form = page.findChild(OfficeForm)
    assert isinstance(form, OfficeForm)
    title = form.fields["signer_title"].widget
    assert isinstance(title, QPlainTextEdit)
    title.setPlainText(" KT.  GIÁM ĐỐC \nPHÓ GIÁM ĐỐC")
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert offices.signer(offices.office(book)).capacity_lines == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")


def test_taking_out_of_the_trash_and_putting_back_a_backup_do_not_look_alike(
    qtbot: QtBot, context: Context, settled: WindowRest
) -> None:
    main = QMainWindow()
    qtbot.addWidget(main)
    menus = Menus(main)
    BookActs(context, menus, Notice())
    trash_page, page = TrashPage(context), DataSafetyPage(context)
    for each in (trash_page, page):
        qtbot.addWidget(each)
    taken_out = trash_page.restore.icon().pixmap(24).toImage()
    pictures = [act.icon().pixmap(24).toImage() for act in (page.restore, menus.restore, page.rehearse)]
    assert pictures[0] == pictures[1] != taken_out
    assert pictures[2] not in (taken_out, pictures[0])
    settled()
