"""Lists by keys and clicks: filtered, sorted, exported as seen, kept in place."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import StoreDamaged
from desktop_app.domain.list_kinds.office import PEOPLE, UNITS
from desktop_app.domain.list_kinds.standing import HOLDS
from desktop_app.domain.lists import ListKind, ListQuery
from desktop_app.domain.office.units import UnitFields
from desktop_app.domain.standing.year_records import HoldFields, Subject
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.keeping import trash
from desktop_app.services.office import units
from desktop_app.services.standing.year_records import save_hold
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.widgets.lists.acts.columns_menu import columns_menu
from desktop_app.ui.widgets.lists.view import ListView
from tests.ui.list_views import NAMES, WindowRest, add_person, book_of_people, column, hide, list_shower

show = pytest.fixture(list_shower)
peopled = pytest.fixture(book_of_people)


def test_rows_are_shown_as_the_office_writes_them(
    book: Book, show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    units.add_unit(book, UnitFields("Văn phòng", valid_from=date(2020, 3, 5)))
    view = show(UNITS)
    assert column(view, "name") == ["Văn phòng"]
    assert column(view, "valid_from") == ["05/03/2020"]
    assert view.count.text() == "1 đơn vị"


def test_years_have_no_dots(peopled: Book, show: Callable[[ListKind], ListView]) -> None:
    assert set(column(show(PEOPLE), "birth_year")) == {"1980"}


def test_filter_is_typed_without_accents(
    peopled: Book, show: Callable[[ListKind], ListView], settled: WindowRest, qtbot: QtBot
) -> None:
    view = show(PEOPLE)
    QTest.keyClicks(view.filter, "dang")
    settled()
    assert column(view, "name") == ["Đặng Văn Ánh"]
    assert view.count.text() == "Lọc được 1 người"
    QTest.keyClick(view.filter, Qt.Key.Key_Escape)
    settled()
    assert view.total == len(NAMES)


def test_letters_typed_on_the_rows_go_to_the_filter(
    peopled: Book, show: Callable[[ListKind], ListView], settled: WindowRest, qtbot: QtBot
) -> None:
    view = show(PEOPLE)
    QTest.keyClicks(view.table, "n")
    settled()
    assert view.filter.text() == "n"
    assert column(view, "name") == ["Nông Thị Bình"]


def test_sort_by_clicking_a_head_and_back(
    peopled: Book, show: Callable[[ListKind], ListView], settled: WindowRest, qtbot: QtBot
) -> None:
    view = show(PEOPLE)
    before = column(view, "name")
    header = view.table.horizontalHeader()
    spot = QPoint(header.sectionViewportPosition(0) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    settled()
    assert column(view, "name") == before[::-1]
    assert header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    settled()
    assert column(view, "name") == before


def test_sort_by_keyboard(
    peopled: Book, show: Callable[[ListKind], ListView], settled: WindowRest, qtbot: QtBot
) -> None:
    view = show(PEOPLE)
    before = column(view, "name")
    QTest.keyClick(view.filter, Qt.Key.Key_Down)
    QTest.keyClick(view.table, Qt.Key.Key_F8)
    settled()
    assert column(view, "name") == before[::-1]


def test_enter_and_double_click_open_the_row(peopled: Book, show: Callable[[ListKind], ListView], qtbot: QtBot) -> None:
    view = show(PEOPLE)
    opened: list[int] = []
    view.activated.connect(opened.append)
    view.table.selectRow(2)
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    spot = view.table.visualRect(view.table.model().index(2, 0)).center()
    QTest.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseDClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert opened == [view.current_id()] * 2


def test_the_row_of_a_record_that_is_jumped_to_is_chosen(
    peopled: Book, show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(PEOPLE)
    asked: list[list[int]] = []
    view.delete_requested.connect(asked.append)
    row_id = lists.ids(peopled, ListQuery(PEOPLE.key))[2]
    view.set_query(ListQuery(PEOPLE.key, scope={"ids": [row_id]}))
    view.setFocus()
    settled()
    assert view.selected_ids() == [row_id]
    view.delete_chosen()
    assert asked == [[row_id]]


def test_delete_asks_for_the_chosen_rows(peopled: Book, show: Callable[[ListKind], ListView], qtbot: QtBot) -> None:
    view = show(PEOPLE)
    asked: list[list[int]] = []
    view.delete_requested.connect(asked.append)
    QTest.keyClick(view.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view.table, Qt.Key.Key_Delete)
    assert asked == [view.selected_ids()]
    assert len(asked[0]) == len(NAMES)


def test_the_chosen_row_stays_when_others_come(
    peopled: Book, context: Context, show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(PEOPLE)
    view.table.selectRow(3)
    chosen = view.current_id()
    context.act(lambda book: add_person(book, "An Văn Anh"))
    settled()
    settled()
    assert view.total == len(NAMES) + 1
    assert view.selected_ids() == [chosen]
    assert view.table.currentIndex().row() == 4


def test_the_neighbour_is_chosen_when_the_row_is_gone(
    peopled: Book, context: Context, show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(PEOPLE)
    view.table.selectRow(1)
    deleted_id, below = view.selected_ids()[0], column(view, "name")[2]
    context.act(lambda book: trash.put_in_trash(book, "person", [deleted_id]))
    settled()
    settled()
    assert column(view, "name")[view.table.currentIndex().row()] == below
    assert len(view.selected_ids()) == 1


def test_a_new_row_is_chosen_once_it_is_there(
    peopled: Book, context: Context, show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(PEOPLE)
    context.act(
        lambda book: add_person(book, "Y Văn Út"),
        lambda changes: view.select_id(changes.only_id("person")),
    )
    settled()
    settled()
    assert column(view, "name")[view.table.currentIndex().row()] == "Y Văn Út"


def test_other_records_do_not_disturb(
    peopled: Book, context: Context, show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(PEOPLE)
    read: list[None] = []
    view.refreshed.connect(lambda: read.append(None))
    context.changed.emit(Changes("Sửa cơ quan", {"office": frozenset({1})}, 1))
    settled()
    assert read == []
    context.changed.emit(Changes("Sửa người", {"person": frozenset({1})}, 1))
    settled()
    assert len(read) == 1


def test_a_hidden_list_reads_only_when_seen_again(
    peopled: Book, context: Context, show: Callable[[ListKind], ListView], settled: WindowRest, qtbot: QtBot
) -> None:
    view = show(PEOPLE)
    view.hide()
    context.act(lambda book: add_person(book, "An Văn Anh"))
    settled()
    assert view.total == len(NAMES)
    view.show()
    qtbot.waitUntil(lambda: view.total == len(NAMES) + 1)


def test_empty_list_offers_the_first_step(show: Callable[[ListKind], ListView], qtbot: QtBot) -> None:
    view = show(UNITS)
    pressed: list[None] = []
    action = QAction("&Thêm đơn vị…", view)
    action.triggered.connect(lambda: pressed.append(None))
    view.set_empty("Chưa có đơn vị nào.", action)
    assert (view.empty.text, view.empty.button.text()) == ("Chưa có đơn vị nào.", "Thêm đơn vị")
    QTest.mouseClick(view.empty.button, Qt.MouseButton.LeftButton)
    assert len(pressed) == 1


def test_no_match_offers_to_clear_the_filter(
    peopled: Book, show: Callable[[ListKind], ListView], settled: WindowRest, qtbot: QtBot
) -> None:
    view = show(PEOPLE)
    QTest.keyClicks(view.filter, "zz")
    settled()
    assert view.empty.text == "Không có dòng nào khớp “zz”."
    QTest.mouseClick(view.empty.button, Qt.MouseButton.LeftButton)
    settled()
    assert view.total == len(NAMES)
    assert view.table.isVisible()


def test_copy_puts_lines_with_tabs_on_the_clipboard(
    peopled: Book, show: Callable[[ListKind], ListView], qtbot: QtBot
) -> None:
    view = show(PEOPLE)
    view.table.selectRow(0)
    QTest.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    cells = QGuiApplication.clipboard().text().split("\t")
    assert cells[0] == column(view, "name")[0]
    assert len(cells) == len(PEOPLE.columns) - len(PEOPLE.personal_titles(view.table.shown_columns()))


def test_gender_year_of_birth_and_holds_are_not_copied(
    peopled: Book, context: Context, show: Callable[[ListKind], ListView], settled: WindowRest, qtbot: QtBot
) -> None:
    messages: list[str] = []
    context.message.connect(messages.append)
    view = show(PEOPLE)
    assert {"gender", "birth_year"} <= {*view.table.shown_columns()}
    view.table.selectAll()
    QTest.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    settled()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Họ và tên\t")
    assert not {"Giới tính", "Năm sinh", "Nam", "Nữ", "1980"} & {*copied.replace("\n", "\t").split("\t")}
    assert "không kèm Giới tính, Năm sinh" in messages[-1]
    QGuiApplication.clipboard().setText("trước đó")
    holds = show(HOLDS)
    holds.copy()
    settled()
    assert QGuiApplication.clipboard().text() == "trước đó"
    assert "không chép ra được" in messages[-1]


def test_columns_are_remembered(
    context: Context, peopled: Book, show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(PEOPLE)
    actions = {action.text(): action for action in columns_menu(view.table, view).actions() if action.isCheckable()}
    actions["Giới tính"].trigger()
    view.table.horizontalHeader().moveSection(2, 0)
    view.table.setColumnWidth(0, 333)
    arranged = view.table.shown_columns()
    assert arranged == ["birth_year", "name", *[column.key for column in PEOPLE.columns[3:]]]
    SettingsFile.of(context, peopled.folder.settings).write()
    again = SettingsFile(peopled.folder.settings)
    assert again.get("list.people")["dragged"] == {"name": 333}
    later = show(PEOPLE)
    assert later.table.shown_columns() == arranged
    assert later.table.columnWidth(0) == 333


def test_the_menu_of_columns_has_each_name_once_and_sorts_in_a_menu_of_its_own(
    peopled: Book, show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(PEOPLE)
    menu = columns_menu(view.table, view)
    names = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert len(names) == len(set(names))
    order = next(action.menu() for action in menu.actions() if action.text() == "Sắp xếp theo")
    assert isinstance(order, QMenu)
    next(action for action in order.actions() if action.text() == "Đơn vị").trigger()
    settled()
    assert view.query.sort == "unit"


def test_the_last_column_seen_cannot_be_hidden(peopled: Book, show: Callable[[ListKind], ListView]) -> None:
    view = show(PEOPLE)
    hide(view, *[column.key for column in PEOPLE.columns if column.key != "unit"])
    actions = {action.text(): action for action in columns_menu(view.table, view).actions() if action.isCheckable()}
    assert not actions["Đơn vị"].isEnabled()
    hide(view, *[column.key for column in PEOPLE.columns])
    assert view.table.shown_columns() != []


def answer_about_personal_facts(view: ListView, *, ticked: bool) -> None:
    """Tick or leave the box of the question that comes before the file is chosen, if it is asked."""
    for box in view.findChildren(QMessageBox):
        tick = box.checkBox()
        assert not tick.isChecked()
        tick.setChecked(ticked)
        box.buttons()[0].click()


def export(view: ListView, path: Path, qtbot: QtBot, settled: WindowRest, *, personal: bool = False) -> None:
    QTest.keyClick(view.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    answer_about_personal_facts(view, ticked=personal)
    dialog = view.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    settled()


def test_export_is_the_list_as_seen(
    peopled: Book, show: Callable[[ListKind], ListView], settled: WindowRest, qtbot: QtBot, tmp_path: Path
) -> None:
    view = show(PEOPLE)
    hide(view, *[column.key for column in PEOPLE.columns if column.key not in ("name", "birth_year")])
    view.table.horizontalHeader().moveSection(2, 0)
    QTest.keyClicks(view.filter, "d")
    settled()
    view.table.sort_asked.emit(0)
    settled()
    export(view, tmp_path / "ra.xlsx", qtbot, settled, personal=True)
    assert view.notice.text == "Đã xuất 3 dòng ra “ra.xlsx”."
    sheet = load_workbook(tmp_path / "ra.xlsx").worksheets[0]
    rows = [row for row in sheet.iter_rows(values_only=True) if row[1] in {"Họ và tên", *NAMES}]
    assert rows[0] == ("Năm sinh", "Họ và tên")
    assert [row[1] for row in rows[1:]] == column(view, "name")
    assert rows[1][0] == 1980


def test_a_list_without_rows_is_not_exported_and_says_why(
    peopled: Book, show: Callable[[ListKind], ListView], settled: WindowRest, context: Context
) -> None:
    del peopled
    view = show(PEOPLE)
    sentences: list[str] = []
    context.message.connect(sentences.append)
    QTest.keyClicks(view.filter, "xxxx")
    settled()
    QTest.keyClick(view.filter, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert sentences == ["Bảng đang xem chưa có dòng nào."]
    assert not [window for window in QApplication.topLevelWidgets() if window.isVisible() and window.isModal()]


def test_personal_columns_are_left_out_unless_ticked(
    peopled: Book, show: Callable[[ListKind], ListView], settled: WindowRest, qtbot: QtBot, tmp_path: Path
) -> None:
    view = show(PEOPLE)
    export(view, tmp_path / "ra.xlsx", qtbot, settled)
    first = next(load_workbook(tmp_path / "ra.xlsx").worksheets[0].iter_rows(values_only=True))
    assert first == tuple(c.title for c in PEOPLE.columns if c.key not in ("gender", "birth_year"))


def test_holds_are_exported_only_after_a_question(
    peopled: Book, show: Callable[[ListKind], ListView], settled: WindowRest, tmp_path: Path
) -> None:
    someone = next(row.id for row in lists.everything(peopled, ListQuery(PEOPLE.key)))
    save_hold(
        peopled,
        None,
        HoldFields(Subject(NomineeKind.INDIVIDUAL, someone), date(2026, 2, 2), date(2026, 2, 27), "04/TB-SNgV"),
    )
    view = show(HOLDS)
    settled()
    QTest.keyClick(view.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    (box,) = view.findChildren(QMessageBox)
    assert "thông tin cá nhân" in box.text()
    assert view.findChild(QFileDialog) is None
    box.buttons()[0].click()
    assert view.findChild(QFileDialog) is not None


def test_export_that_cannot_be_written_says_so(
    peopled: Book, show: Callable[[ListKind], ListView], settled: WindowRest, qtbot: QtBot, tmp_path: Path
) -> None:
    view = show(PEOPLE)
    export(view, tmp_path / "no-such-folder" / "ra.xlsx", qtbot, settled)
    assert "ra.xlsx" in view.notice.text
    assert "Đã xuất" not in view.notice.text


def test_find_by_keyboard(peopled: Book, show: Callable[[ListKind], ListView], qtbot: QtBot) -> None:
    view = show(PEOPLE)
    view.activateWindow()
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is view.filter
    QTest.keyClick(view.filter, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is view.table
    assert view.current_id() is not None


def test_menu_has_the_pages_actions(peopled: Book, show: Callable[[ListKind], ListView]) -> None:
    view = show(PEOPLE)
    action = QAction("Sửa", view)
    view.set_actions([action])
    view.table.customContextMenuRequested.emit(QPoint(10, 10))
    menu = next(menu for menu in view.findChildren(QMenu) if action in menu.actions())
    assert "Xuất danh sách này ra Excel, CSV…" in [action.text() for action in menu.actions()]
    menu.close()


def test_a_book_that_cannot_be_read_says_so(
    peopled: Book,
    show: Callable[[ListKind], ListView],
    settled: WindowRest,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    view = show(PEOPLE)

    def refuse(*_: object) -> int:
        raise StoreDamaged("Tệp dữ liệu bị hỏng.", "Phục hồi từ bản sao lưu gần nhất.")

    with monkeypatch.context() as patch:
        patch.setattr(lists, "count", refuse)
        view.refresh()
        settled()
    assert view.empty.text == "Tệp dữ liệu bị hỏng.\nPhục hồi từ bản sao lưu gần nhất."
    QTest.mouseClick(view.empty.button, Qt.MouseButton.LeftButton)
    settled()
    assert view.table.isVisible()
