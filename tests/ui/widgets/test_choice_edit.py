from typing import ClassVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.domain.vietnamese import search_words
from desktop_app.services.choices import Choice
from desktop_app.ui.base.dress.tables import CellDelegate
from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.widgets.forms.checks.check_list import CheckList
from desktop_app.ui.widgets.forms.checks.check_model import CheckItem
from desktop_app.ui.widgets.forms.choice_edit import ChoiceEdit
from desktop_app.ui.widgets.forms.choice_list import ChoiceList
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from tests.ui.keyboard import compose

NAMES = ("Nguyễn Thị Bình", "Đặng Văn An", "Đặng Thu Hà", "Trần Đăng Khoa", "Đặng Văn An")
CHOICES = [
    Choice(number, name, f"Phòng {number}", search_words(name, f"Phòng {number}"))
    for number, name in enumerate(NAMES, 1)
]
KEY = Qt.Key
KEYS = Qt.KeyboardModifier


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window)
    window.resize(600, 500)
    return window


def shown[W: QWidget](qtbot: QtBot, window: QWidget, widget: W) -> W:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(widget)
    layout.addWidget(QLineEdit())
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    widget.setFocus()
    return widget


@pytest.fixture
def edit(qtbot: QtBot, window: QWidget) -> ChoiceEdit:
    edit = ChoiceEdit()
    edit.set_choices(CHOICES)
    return shown(qtbot, window, edit)


@pytest.fixture
def several(qtbot: QtBot, window: QWidget) -> ChoiceList:
    several = ChoiceList()
    several.set_choices(CHOICES)
    return shown(qtbot, window, several)


def offered(window: QWidget) -> list[str]:
    """Return what the open list shows, nothing when it is closed."""
    return [
        str(view.model().index(row, 0).data())
        for view in window.findChildren(QListView, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if view.isVisible()
        for row in range(view.model().rowCount())
    ]


def open_list(window: QWidget) -> QListView:
    view = window.findChild(QListView)
    assert view is not None
    return view


def test_typing_without_accents_finds_the_name_with_them(qtbot: QtBot, window: QWidget, edit: ChoiceEdit) -> None:
    QTest.keyClicks(edit, "dang")
    assert offered(window) == ["Đặng Văn An", "Đặng Thu Hà", "Đặng Văn An", "Trần Đăng Khoa"]
    QTest.keyClicks(edit, " ha")
    assert offered(window) == ["Đặng Thu Hà"]
    QTest.keyClick(edit, KEY.Key_Return)
    assert edit.text() == "Đặng Thu Hà"
    assert edit.chosen_id == 3
    assert offered(window) == []


def test_people_of_one_name_are_told_apart(qtbot: QtBot, window: QWidget, edit: ChoiceEdit) -> None:
    QTest.keyClicks(edit, "van an")
    view = open_list(window)
    details = [str(view.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(2)]
    assert details == ["Đặng Văn An – Phòng 2", "Đặng Văn An – Phòng 5"]
    with qtbot.waitSignal(edit.chosen) as chosen:
        QTest.keyClick(edit, KEY.Key_Down)
        QTest.keyClick(edit, KEY.Key_Return)
    assert chosen.args == [5]
    assert edit.chosen_id == 5


def test_the_mark_stops_at_both_ends(qtbot: QtBot, edit: ChoiceEdit) -> None:
    QTest.keyClick(edit, KEY.Key_Down)
    QTest.keyClick(edit, KEY.Key_Up)
    QTest.keyClick(edit, KEY.Key_PageDown)
    QTest.keyClick(edit, KEY.Key_Return)
    assert edit.chosen_id == 5


def test_tab_takes_the_marked_one_and_goes_on(qtbot: QtBot, window: QWidget, edit: ChoiceEdit) -> None:
    QTest.keyClicks(edit, "binh")
    QTest.keyClick(edit, KEY.Key_Tab)
    assert edit.chosen_id == 1
    assert not edit.hasFocus()
    assert offered(window) == []


def test_esc_closes_the_list_and_keeps_what_is_typed(qtbot: QtBot, window: QWidget, edit: ChoiceEdit) -> None:
    QTest.keyClicks(edit, "dang")
    QTest.keyClick(edit, KEY.Key_Escape)
    assert offered(window) == []
    assert edit.text() == "dang"
    assert edit.problem() == "Chọn “dang” trong danh sách hiện ra khi gõ."


def test_a_row_is_taken_with_the_mouse(qtbot: QtBot, window: QWidget, edit: ChoiceEdit) -> None:
    QTest.keyClicks(edit, "dang")
    view = open_list(window)
    row = view.visualRect(view.model().index(3, 0))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert edit.chosen_id == 4
    assert edit.hasFocus()


def test_a_name_changed_after_it_was_chosen_is_chosen_no_longer(qtbot: QtBot, edit: ChoiceEdit) -> None:
    edit.set_chosen_id(3)
    edit.setCursorPosition(len(edit.text()))
    QTest.keyClick(edit, KEY.Key_Backspace)
    assert edit.chosen_id is None
    assert edit.problem() != ""


def test_what_no_record_is_called_is_told(qtbot: QtBot, window: QWidget, edit: ChoiceEdit) -> None:
    QTest.keyClicks(edit, "xyz")
    assert offered(window) == []
    assert edit.problem() == "Không có “xyz” trong danh sách."


def test_a_whole_name_typed_is_chosen_on_leaving_unless_two_have_it(qtbot: QtBot, edit: ChoiceEdit) -> None:
    for name, chosen in (("tran dang khoa", 4), ("dang van an", None)):
        edit.setFocus()
        edit.selectAll()
        QTest.keyClicks(edit, name)
        QTest.keyClick(edit, KEY.Key_Escape)
        QTest.keyClick(edit, KEY.Key_Tab)
        assert edit.chosen_id == chosen


def test_an_empty_line_is_no_choice_and_no_problem(edit: ChoiceEdit) -> None:
    assert (edit.chosen_id, edit.problem()) == (None, "")


def test_choosing_from_the_program_says_nothing_to_those_who_wait_for_the_clerk(qtbot: QtBot, edit: ChoiceEdit) -> None:
    with qtbot.assertNotEmitted(edit.chosen):
        edit.set_chosen_id(2)
    assert edit.text() == "Đặng Văn An"


def test_another_person_of_the_same_name_is_other_content(edit: ChoiceEdit) -> None:
    edit.set_chosen_id(2)
    before = edit.metaObject().userProperty().read(edit)
    edit.set_chosen_id(5)
    assert edit.metaObject().userProperty().read(edit) != before


def test_new_choices_keep_what_is_chosen_only_while_it_is_among_them(edit: ChoiceEdit) -> None:
    edit.set_chosen_id(3)
    edit.set_choices(CHOICES[2:])
    assert edit.text() == "Đặng Thu Hà"
    edit.set_choices(CHOICES[:2])
    assert edit.chosen_id is None
    assert edit.text() == ""


def test_a_composed_vietnamese_name_arrives_letter_for_letter(window: QWidget, edit: ChoiceEdit) -> None:
    compose(edit, "Đặng Thu")
    assert edit.text() == "Đặng Thu"
    assert offered(window) == ["Đặng Thu Hà"]


@pytest.mark.parametrize("kind", [DateEdit, QPlainTextEdit, QLineEdit])
def test_input_methods_reach_every_other_editor_of_a_form(kind: type[QWidget], qtbot: QtBot, window: QWidget) -> None:
    editor = shown(qtbot, window, kind())
    compose(editor, "Đề nghị Ỷ Ỗ ượ")
    assert editor.metaObject().userProperty().read(editor) == "Đề nghị Ỷ Ỗ ượ"


def test_several_are_added_by_typing_and_the_line_is_free_again(qtbot: QtBot, several: ChoiceList) -> None:
    for typed in ("binh", "ha", "binh"):
        QTest.keyClicks(several.line, typed)
        QTest.keyClick(several.line, KEY.Key_Return)
        assert several.line.text() == ""
    assert several.ids() == (1, 3)


def test_the_order_is_changed_and_records_are_taken_out_by_keys(qtbot: QtBot, several: ChoiceList) -> None:
    several.set_ids([1, 2, 3])
    several.list.setFocus()
    several.list.setCurrentRow(2)
    QTest.keyClick(several.list, KEY.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert several.ids() == (1, 3, 2)
    QTest.keyClick(several.list, KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(several.list, KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert several.ids() == (1, 2, 3)
    QTest.keyClick(several.list, KEY.Key_Delete)
    assert several.ids() == (1, 2)
    QTest.keyClick(several.list, KEY.Key_Delete)
    QTest.keyClick(several.list, KEY.Key_Delete)
    assert several.ids() == ()
    assert several.line.hasFocus()


def test_a_record_in_the_trash_stays_in_the_list(several: ChoiceList) -> None:
    several.set_ids([2, 77])
    several.set_choices(CHOICES[:3])
    assert several.ids() == (2, 77)
    assert several.list.item(1).text() == "Số 77 (đã xóa)"


def test_half_a_name_left_in_the_line_is_told(qtbot: QtBot, several: ChoiceList) -> None:
    QTest.keyClicks(several.line, "dang")
    assert "Chọn “dang”" in several.problem()


class NotedItem(CheckItem):
    """A row that notes when its text is asked for."""

    seen: ClassVar[set[object]] = set()

    def __getattribute__(self, name: str) -> object:
        if name == "text":
            NotedItem.seen.add(super().__getattribute__("key"))
        return super().__getattribute__(name)


def test_a_check_list_asks_nothing_of_the_rows_that_are_not_in_sight(window: QWidget) -> None:
    checks = CheckList(window)
    checks.offer([NotedItem(number, f"Đề nghị {number}") for number in range(5_000)])
    window.show()
    window.grab()
    assert 0 < len(NotedItem.seen) <= 300
    QTest.keyClick(checks, KEY.Key_A, KEYS.ControlModifier)
    QTest.keyClick(checks, KEY.Key_Space)
    assert checks.keys() == tuple(range(5_000))


def test_a_record_is_taken_out_by_the_button_beside_the_list(several: ChoiceList) -> None:
    several.set_ids(())
    assert not several.remove.isVisible()
    several.set_ids([2, 1])
    assert several.remove.isVisible()
    several.list.setCurrentRow(0)
    several.remove.click()
    assert several.ids() == (1,)


def test_a_long_record_that_is_chosen_goes_over_two_lines(qtbot: QtBot, qapp: QApplication, window: QWidget) -> None:
    apply_theme(qapp)
    task = "II/1/1.2 Thanh tra Sở tổ chức tuyên truyền, quán triệt Bộ quy tắc ứng xử trên mạng xã hội ban hành kèm theo"
    several = ChoiceList()
    several.set_choices([*CHOICES, Choice(9, task, "", search_words(task))])
    several.set_ids([9, 1])
    shown(qtbot, window, several)
    rows, line = several.list, several.list.fontMetrics().lineSpacing()
    in_sight = [rows.visualItemRect(rows.item(row)) for row in range(2)]
    assert in_sight[0].height() >= 2 * line
    assert in_sight[1].height() < 2 * line
    assert all(rows.viewport().rect().contains(row) for row in in_sight)
    option = QStyleOptionViewItem()
    option.initFrom(rows)
    option.widget, option.rect = rows, in_sight[0]
    delegate = rows.itemDelegate()
    assert isinstance(delegate, CellDelegate)
    option.features |= QStyleOptionViewItem.ViewItemFeature.WrapText
    assert not delegate.shown(option, rows.model().index(0, 0)).text.endswith("…")
    # As many as ever are in sight, one line each or not.
    several.set_ids([1, 2, 3, 4])
    assert rows.viewport().rect().contains(rows.visualItemRect(rows.item(3)))
