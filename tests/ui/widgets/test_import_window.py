"""The window of an import: columns chosen and remembered, rows mended, names settled, one change or none."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QStyle, QStyleOptionComboBox, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.intake.files.workbook import CellPlace
from desktop_app.services.book import Book
from desktop_app.services.import_rows import NEW, ImportRow, NameKey, NameKind, RowAction
from desktop_app.services.imports.kinds import IMPORT_KINDS
from desktop_app.services.keeping import history
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.tasks import Job
from desktop_app.ui.frame.menus import Menus
from desktop_app.ui.widgets.book_acts import BookActs
from desktop_app.ui.widgets.forms.value_box import ValueBox
from desktop_app.ui.widgets.imports.opened_file import LAYOUTS, UNITS, open_file
from desktop_app.ui.widgets.imports.rows import RowsModel, RowsTable
from desktop_app.ui.widgets.imports.shown_rows import ShownRows, shown_rows
from desktop_app.ui.widgets.imports.window import ImportWindow
from desktop_app.ui.widgets.notice import Notice
from tests.books import labels, person, record_rows, rows_of, unit
from tests.intake.workbook_files import Grid, save_xlsx
from tests.ui.pages import choose_file, focused, press, write_workbook

CONTROL = Qt.KeyboardModifier.ControlModifier
WindowRest = Callable[[], None]
HEADS = ("Ngày", "Nội dung", "Đơn vị", "Người tham gia")
ROWS = (
    ("04/3/2025", "Tọa đàm", "Văn phòng", "Nông Thị Lan"),
    ("30/02/2025", "Nói chuyện", "Phòng Mới", None),
    ("I", None, None, None),
)


@pytest.fixture
def office(book: Book) -> Book:
    """A unit and a person."""
    person(book, "Nông Thị Lan", unit(book, "Văn phòng"), "Chuyên viên")
    return book


def shown(context: Context, parent: QWidget, file: Path, kind: str = "activities") -> ImportWindow:
    settings = SettingsFile.of(context, context.book.folder.settings)
    opened = open_file(context.book, IMPORT_KINDS[kind], file, settings.get(LAYOUTS))
    window = ImportWindow(context, opened, parent)
    window.show()
    return window


def actions(window: ImportWindow) -> list[str]:
    return [window.model.index(row, 1).data() for row in range(window.model.rowCount())]


def cell(window: ImportWindow, row: int, title: str) -> QModelIndex:
    titles = [
        window.model.headerData(column, Qt.Orientation.Horizontal) for column in range(window.model.columnCount())
    ]
    return window.model.index(row, titles.index(title))


def test_a_cell_is_mended_and_a_name_settled_before_all_is_written_as_one_step(
    qtbot: QtBot, office: Book, context: Context, parent: QWidget, settled: WindowRest, tmp_path: Path
) -> None:
    window = shown(context, parent, write_workbook(tmp_path / "hd.xlsx", HEADS, *ROWS))
    assert actions(window) == ["Thêm mới", "Chưa rõ", "Bỏ qua"]
    assert window.model.index(1, 3).data() == "“30/02/2025” không phải là một ngày có thật."
    window.table.setCurrentIndex(cell(window, 1, "Ngày"))
    QTest.keyClicks(window.table, "2")
    QTest.keyClicks(focused(window), "8/02/2025")
    press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.model.index(1, 3).data() == "Chưa có đơn vị “Phòng Mới” trong sổ.")
    key = NameKey(NameKind.UNIT, "Phòng Mới")
    window.names.boxes[key].set_value(NEW)
    settled()
    assert actions(window) == ["Thêm mới", "Thêm mới", "Bỏ qua"]
    before = len(labels(office))
    press(window, Qt.Key.Key_Return, CONTROL)
    settled()
    assert len(labels(office)) == before + 1
    assert rows_of(office, "activity", "from_date, title, unit_id") == [
        ("2025-03-04", "Tọa đàm", 1),
        ("2025-02-28", "Nói chuyện", 2),
    ]
    assert rows_of(office, "unit", "name") == [("Văn phòng",), ("Phòng Mới",)]


def test_every_name_that_is_not_settled_is_added_with_one_button(
    office: Book, context: Context, parent: QWidget, settled: WindowRest, tmp_path: Path
) -> None:
    rows = (("04/3/2025", "Tọa đàm", "Phòng Mới", "Lò Văn Xa; Lò Thị Gần"),)
    window = shown(context, parent, write_workbook(tmp_path / "hd.xlsx", HEADS, *rows))
    assert {key.name for key in window.names.boxes} == {"Phòng Mới", "Lò Văn Xa", "Lò Thị Gần"}
    window.names.all_new.click()
    settled()
    window.take()
    settled()
    assert rows_of(office, "person", "full_name", "id > 1") == [("Lò Văn Xa",), ("Lò Thị Gần",)]
    assert rows_of(office, "post", "person_id, unit_id", "person_id > 1") == [(2, 2), (3, 2)]


def test_columns_that_no_heading_tells_are_chosen_and_remembered(
    office: Book, context: Context, parent: QWidget, settled: WindowRest, tmp_path: Path
) -> None:
    heads = ("Cột một", "Cột hai")
    window = shown(context, parent, write_workbook(tmp_path / "a.xlsx", heads, ("04/3/2025", "Tọa đàm")))
    assert window.columns is not None
    assert window.write.text() == "Tiếp the&o"
    assert "không có cột “Nội dung”" in window.notice.text
    window.columns.boxes[0].set_value("from_date")
    window.columns.boxes[1].set_value("title")
    window.take()
    settled()
    assert actions(window) == ["Thêm mới"]
    window.take()
    settled()
    assert rows_of(office, "activity", "from_date, title") == [("2025-03-04", "Tọa đàm")]
    again = shown(context, parent, write_workbook(tmp_path / "b.xlsx", heads, ("05/3/2025", "Nói chuyện")))
    assert actions(again) == ["Thêm mới"]
    again.close()
    # A damaged file of settings costs the clerk her choice, nothing else.
    settings = SettingsFile.of(context, office.folder.settings)
    for damaged in ("abc", 5, {"title": "x"}, {"title": -1}, {"title": 2**31 - 1}):
        settings.put(LAYOUTS, dict.fromkeys(settings.get(LAYOUTS), damaged))
        opened = open_file(office, IMPORT_KINDS["activities"], tmp_path / "b.xlsx", settings.get(LAYOUTS))
        assert "không có cột “Nội dung”" in opened.problem


def test_what_a_name_of_a_unit_was_said_to_mean_is_the_last_to_be_forgotten(
    office: Book, context: Context, parent: QWidget, settled: WindowRest, tmp_path: Path
) -> None:
    settings = SettingsFile.of(context, office.folder.settings)
    settings.put(UNITS, {"Văn phòng cũ": 7} | {f"Phòng {number}": number for number in range(199)})
    row = ("04/3/2025", "Tọa đàm", "Văn phòng cũ", None)
    window = shown(context, parent, write_workbook(tmp_path / "hd.xlsx", HEADS, row))
    window.names.boxes[NameKey(NameKind.UNIT, "Văn phòng cũ")].set_value(1)
    settled()
    window.take()
    settled()
    assert rows_of(office, "activity", "unit_id") == [(1,)]
    assert list(settings.get(UNITS).items())[-1] == ("Văn phòng cũ", 1)
    assert len(settings.get(UNITS)) == 200


def test_one_day_is_typed_for_obstacles_that_say_none(
    office: Book, context: Context, parent: QWidget, settled: WindowRest, tmp_path: Path
) -> None:
    rows = (("Khó khăn", "Đề xuất"), ("Máy tính cũ", "Mua máy"))
    window = shown(context, parent, write_workbook(tmp_path / "kk.xlsx", *rows), "obstacles")
    assert actions(window) == ["Chưa rõ"]
    window.back.click()
    window.year.setText("31/02/2026")
    window.take()
    assert "tháng 2 năm 2026 có 28 ngày" in window.notice.text
    window.year.setText("30/6/2026")
    window.take()
    settled()
    assert (actions(window), cell(window, 0, "Ngày phản ánh").data()) == (["Thêm mới"], "30/06/2026")
    window.take()
    settled()
    assert rows_of(office, "obstacle", "raised_on, content") == [("2026-06-30", "Máy tính cũ")]


def test_a_row_that_was_left_out_is_taken_back_in(
    context: Context, parent: QWidget, settled: WindowRest, tmp_path: Path, office: Book
) -> None:
    del office
    rows = (("Họ và tên", "Chức vụ"), ("Nông Thị Lan", "Chuyên viên"), ("Ghi chú", None))
    window = shown(context, parent, write_workbook(tmp_path / "n.xlsx", *rows), "people")
    assert actions(window) == ["Đã có", "Bỏ qua"]
    window.model.setData(window.model.index(1, 0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    settled()
    assert actions(window) == ["Đã có", "Thêm mới"]
    window.close()


def test_rows_can_be_shown_by_what_they_do(context: Context, parent: QWidget, office: Book, tmp_path: Path) -> None:
    del office
    window = shown(context, parent, write_workbook(tmp_path / "hd.xlsx", HEADS, *ROWS))
    window.filter.set_value(RowAction.UNCLEAR)
    assert actions(window) == ["Chưa rõ"]
    assert window.model.checked_places() == [0]
    window.close()


def test_why_a_row_is_unclear_has_what_room_the_other_columns_leave(qtbot: QtBot) -> None:
    why = "“05/13/2026” không phải là một ngày có thật, hoặc tháng đứng trước ngày như ở tệp của nước ngoài."
    row = ImportRow(CellPlace("Trang", 2), {"day": "05/13/2026", "title": "Hội thi"}, RowAction.UNCLEAR, why)
    qtbot.addWidget(parent := QWidget())
    parent.resize(1400, 300)
    model = RowsModel(lambda *_: True, parent)
    table = RowsTable(model, parent)
    table.resize(1400, 300)
    parent.show()
    model.show_rows(ShownRows((row,), (("Trang", 2, 0),), ("day", "title"), ("", "", "", "", "Ngày", "Nội dung")))
    table.fit_columns()
    assert table.columnWidth(3) >= table.fontMetrics().horizontalAdvance(why)
    table.resize(500, 300)
    table.fit_columns()
    assert table.columnWidth(3) <= 300


def test_dates_and_names_are_whole_beside_the_names_to_settle_and_what_the_row_says_gives_way(
    qtbot: QtBot, context: Context, parent: QWidget, office: Book, tmp_path: Path
) -> None:
    far = ("04/3/2025", "Tọa đàm", "Phòng Hợp tác quốc tế", "Nông Thị Lan Phương")
    window = shown(context, parent, write_workbook(tmp_path / "hd.xlsx", HEADS, *ROWS, far))
    window.resize(910, 470)
    qtbot.waitUntil(lambda: window.names.isVisible() and window.names.width() <= 0.27 * window.width())
    table = window.table
    for title, text in zip(("Ngày", "Đơn vị", "CCVCNLĐ tham gia"), (far[0], far[2], far[3]), strict=True):
        place = cell(window, 0, title).column()
        assert table.columnWidth(place) >= table.fontMetrics().horizontalAdvance(text)
    # What a wide window has more is of the rows, not blank beside a few names.
    window.resize(1800, 470)
    qtbot.waitUntil(lambda: table.width() > 1400)
    assert window.names.width() <= 300


def test_stopping_leaves_no_trace(
    qtbot: QtBot, office: Book, context: Context, parent: QWidget, settled: WindowRest, tmp_path: Path
) -> None:
    window = shown(context, parent, write_workbook(tmp_path / "hd.xlsx", HEADS, *ROWS))
    before = record_rows(office)
    context.tasks.started.connect(Job.cancel)
    window.take()
    settled()
    qtbot.waitUntil(lambda: window.notice.text == "Đã dừng: không dòng nào được ghi.")
    assert record_rows(office) == before
    assert window.isVisible()
    assert window.write.isEnabled()
    window.cancel.setFocus()
    press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.isVisible())


def test_the_rows_can_be_saved_with_what_each_does(
    context: Context, parent: QWidget, office: Book, tmp_path: Path
) -> None:
    from openpyxl import load_workbook

    from desktop_app.services.import_rows import ImportSettings
    from desktop_app.services.imports.looking import save_report
    from desktop_app.services.imports.proposing import propose

    file = write_workbook(tmp_path / "hd.xlsx", HEADS, *ROWS)
    proposal = propose(office, "activities", file, ImportSettings())
    save_report(office, tmp_path / "bien-ban.xlsx", proposal, proposal.to_write())
    sheet = load_workbook(tmp_path / "bien-ban.xlsx").active
    assert sheet is not None
    rows = [[value or "" for value in row] for row in sheet.iter_rows(values_only=True)]
    assert rows[0][:4] == ["Trang", "Dòng", "Việc", "Ghi"]
    assert [row[2:4] for row in rows[1:]] == [["Thêm mới", "x"], ["Chưa rõ", ""], ["Bỏ qua", ""]]


def test_what_came_of_the_rows_can_be_saved_from_the_main_window(
    qtbot: QtBot, office: Book, context: Context, parent: QWidget, settled: WindowRest, tmp_path: Path
) -> None:
    main = QMainWindow()
    qtbot.addWidget(main)
    notice = Notice()
    main.setCentralWidget(notice)
    main.show()
    acts = BookActs(context, Menus(main), notice)
    shown(context, parent, write_workbook(tmp_path / "hd.xlsx", HEADS, *ROWS)).take()
    settled()
    assert acts.notice.text == "Nhập hoạt động: 1 dòng từ “hd.xlsx”. 1 dòng chưa rõ không ghi."
    acts.notice.button.click()
    choose_file(main, tmp_path / "bien-ban.xlsx")
    settled()
    assert acts.notice.text == "Đã lưu 3 dòng ra “bien-ban.xlsx”."
    assert rows_of(office, "activity", "title") == [("Tọa đàm",)]
    # What was saved is saved; what was written is said to be written only while it is.
    context.act(history.undo)
    settled()
    assert notice.isVisible()
    shown(context, parent, tmp_path / "hd.xlsx").take()
    settled()
    assert notice.text.startswith("Nhập hoạt động: 1 dòng")
    context.act(history.undo)
    settled()
    assert notice.isHidden()


def test_each_kind_of_list_is_asked_for_in_the_menu(qtbot: QtBot) -> None:
    main = QMainWindow()
    qtbot.addWidget(main)
    menus = Menus(main)
    menus.set_book_open(True)
    asked: list[str] = []
    menus.import_asked.connect(asked.append)
    menus.imports.aboutToShow.emit()
    titles = {f"{kind.title}…" for kind in IMPORT_KINDS.values()}
    for action in main.findChildren(QAction):
        if action.text() in titles:
            action.trigger()
    assert asked == [kind.key for kind in IMPORT_KINDS.values() if not kind.needs_round]


def test_old_letters_are_shown_before_and_after_and_can_be_left_as_they_are(
    context: Context, parent: QWidget, office: Book, settled: WindowRest, tmp_path: Path
) -> None:
    row = ("04/3/2025", "Täa ®µm vÒ an toµn m¹ng", "V¨n phßng", None)
    window = shown(context, parent, write_workbook(tmp_path / "hd.xlsx", HEADS, row))
    assert actions(window) == ["Thêm mới"]
    assert cell(window, 0, "Nội dung").data() == "Tọa đàm về an toàn mạng"
    assert "Đã đổi chữ TCVN3 (ABC) sang Unicode: “Täa ®µm" in window.summary.text()
    assert window.columns is not None
    window.back.click()
    window.columns.letters.set_value("")
    window.take()
    settled()
    assert cell(window, 0, "Nội dung").data() == "Täa ®µm vÒ an toµn m¹ng"
    assert "Đã đổi chữ" not in window.summary.text()


def test_sheets_that_are_not_read_are_named(context: Context, parent: QWidget, office: Book, tmp_path: Path) -> None:
    sheets: dict[str, Grid] = {"HD": [HEADS, ROWS[0]], "Ghi chú": [("Gửi trước ngày 5",)], "DM": [("Mã", "Tên")]}
    window = shown(context, parent, save_xlsx(tmp_path / "hd.xlsx", sheets, hidden=("DM",)))
    assert window.summary.text().endswith("Không đọc trang ẩn: “DM”. Không nhập trang: “Ghi chú”.")


def test_columns_fit_the_longest_texts_without_measuring_every_row(
    office: Book, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = "Hoàng Thị Thanh Xuân"
    names = [f"Nông {number}" for number in range(300)] + [long]
    rows = [(name, "Văn phòng") for name in names]
    file = write_workbook(tmp_path / "nguoi.xlsx", ("Họ và tên", "Đơn vị"), *rows)
    proposal = open_file(office, IMPORT_KINDS["people"], file, {}).proposal
    assert proposal is not None
    qtbot.addWidget(parent := QWidget())
    parent.show()
    asked: set[int] = set()

    class AskedRows(RowsModel):
        def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
            asked.add(index.row())
            return super().flags(index)

    model = AskedRows(lambda *_: True, parent)
    table = RowsTable(model, parent)
    table.show()
    model.show_rows(shown_rows(proposal))
    measured: set[int] = set()
    answer = RowsModel.data

    def count(of: RowsModel, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        measured.add(index.row())
        return answer(of, index, role)

    monkeypatch.setattr(RowsModel, "data", count)
    table.fit_columns()
    column = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())].index("Họ và tên")
    assert table.columnWidth(column) >= table.fontMetrics().horizontalAdvance(long)
    assert model.rowCount() - 1 in measured
    assert 0 < len(measured) < model.rowCount() / 4
    # Nor does the head ask each of them whether it is selected.
    asked.clear()
    table.selectAll()
    parent.grab()
    assert len(asked) < model.rowCount() / 4
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert (model.checked_count, model.checked_places()) == (0, [])


def tab_to(window: QWidget, widget: QWidget) -> None:
    """Press Tab until a widget has the keyboard."""
    stops: list[str] = []
    for _ in range(40):
        stops.append(f"{type(focused(window)).__name__} {focused(window).accessibleName()}")
        if focused(window) is widget:
            return
        press(window, Qt.Key.Key_Tab)
    raise AssertionError(stops)


def choose(window: QWidget, box: ValueBox[str], value: str) -> None:
    """Choose in the box that has the keyboard by ↓."""
    assert focused(window) is box
    for _ in range(box.count()):
        if box.value() == value:
            return
        press(window, Qt.Key.Key_Down)
    raise AssertionError(box.values())


def test_a_file_is_taken_in_by_keys_alone(
    qtbot: QtBot, office: Book, context: Context, parent: QWidget, settled: WindowRest, tmp_path: Path
) -> None:
    heads, row = ("Cột một", "Cột hai", "Cột ba"), ("04/3/2025", "Tọa đàm", "Phòng Mới")
    window = shown(context, parent, write_workbook(tmp_path / "a.xlsx", heads, row, ("05/3/2025", "Hội thi", "Tổ Lạ")))
    columns = window.columns
    assert columns is not None
    # Each step puts the keyboard on its first field.
    assert focused(window) is columns.sheet
    for box, value in zip(columns.boxes, ("from_date", "title", "unit_id"), strict=True):
        tab_to(window, box)
        choose(window, box, value)
    tab_to(window, window.write)
    press(window, Qt.Key.Key_Return)
    settled()
    assert actions(window) == ["Chưa rõ", "Chưa rõ"]
    assert focused(window) is window.table
    assert window.table.currentIndex().row() == 0
    # Answered, a name keeps the keyboard, whatever becomes of the rows.
    for stop in (window.names.all_new, window.names.boxes[NameKey(NameKind.UNIT, "Phòng Mới")]):
        press(window, Qt.Key.Key_Tab)
        assert focused(window) is stop
    press(window, Qt.Key.Key_Down)
    settled()
    assert actions(window) == ["Thêm mới", "Chưa rõ"]
    assert focused(window) is window.names.boxes[NameKey(NameKind.UNIT, "Phòng Mới")]
    tab_to(window, window.names.boxes[NameKey(NameKind.UNIT, "Tổ Lạ")])
    press(window, Qt.Key.Key_Down)
    settled()
    # Back to the columns and to the rows again.
    tab_to(window, window.back)
    press(window, Qt.Key.Key_Return)
    assert focused(window) is columns.sheet
    press(window, Qt.Key.Key_Return, CONTROL)
    settled()
    assert focused(window) is window.table
    press(window, Qt.Key.Key_Return, CONTROL)
    settled()
    assert rows_of(office, "activity", "from_date, title") == [("2025-03-04", "Tọa đàm"), ("2025-03-05", "Hội thi")]


def test_the_box_over_a_column_shows_its_choice_whole(
    office: Book, context: Context, parent: QWidget, tmp_path: Path
) -> None:
    file = write_workbook(tmp_path / "a.xlsx", ("Cột một", "Cột hai"), ("1", "Tọa đàm “An toàn trên mạng” năm 2025"))
    columns = shown(context, parent, file).columns
    assert columns is not None
    for place, box in enumerate(columns.boxes):
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box).width()
        assert room >= box.fontMetrics().horizontalAdvance(box.currentText())
        text = columns.table.item(2, place)
        assert text is not None
        assert columns.table.columnWidth(place) >= columns.table.fontMetrics().horizontalAdvance(text.text())
