import unicodedata
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMessageBox, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.list_kinds import HISTORY, UNITS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.units import UnitFields, UnitKind
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.office import units
from desktop_app.ui.base.context import Context
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.record_form import RecordForm
from desktop_app.ui.widgets.forms.value_box import ValueBox
from tests.ui.keyboard import type_letters

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


class UnitForm(RecordForm):
    """A form as pages make them."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, "Thêm đơn vị", parent)
        self.name = QLineEdit()
        self.kind = ValueBox({UnitKind.DIVISION: "Phòng", UnitKind.CENTRE: "Trung tâm"})
        self.day = DateEdit()
        self.note = QPlainTextEdit()
        self.add_field("name", "&Tên", self.name)
        self.add_field("kind", "L&oại", self.kind)
        self.add_field("valid_from", "&Từ ngày", self.day)
        self.add_field("note", "&Ghi chú", self.note)
        self.add_save_button("&Lưu", self.collect, "Ctrl+Return; Ctrl+Enter", primary=True)
        self.add_cancel_button()

    def collect(self) -> Callable[[Book], Changes]:
        fields = UnitFields(self.name.text(), self.kind.value(), valid_from=self.day.value())
        return lambda book: units.add_unit(book, fields)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    return window


@pytest.fixture
def form(qtbot: QtBot, context: Context, window: QWidget) -> UnitForm:
    form = UnitForm(context, window)
    with qtbot.waitActive(form):
        form.show_form("name")
        form.activateWindow()
    return form


def kept(book: Book) -> list[str]:
    return [str(row.values[1]) for row in lists.everything(book, ListQuery(UNITS.key))]


def changes(book: Book) -> int:
    return lists.count(book, ListQuery(HISTORY.key))


def test_enter_saves_and_closes(qtbot: QtBot, book: Book, form: UnitForm, settled: Callable[[], None]) -> None:
    said: list[str] = []
    form.context.said.connect(said.append)
    assert form.name.hasFocus()
    type_letters(form.name, "Phòng Lãnh sự")
    with qtbot.waitSignal(form.saved) as saved:
        QTest.keyClick(form.name, KEY.Key_Return)
    settled()
    assert saved.args is not None
    assert saved.args[0].only_id("unit") == 1
    assert said == ["Thêm đơn vị “Phòng Lãnh sự”"]
    assert kept(book) == ["Phòng Lãnh sự"]


def test_control_enter_saves_from_a_text_of_several_lines(
    qtbot: QtBot, book: Book, form: UnitForm, settled: Callable[[], None]
) -> None:
    form.name.setText("Thanh tra")
    form.note.setFocus()
    QTest.keyClick(form.note, KEY.Key_Return)
    assert form.note.toPlainText() == "\n"
    QTest.keyClick(form.note, KEY.Key_Return, CONTROL)
    settled()
    assert kept(book) == ["Thanh tra"]


def test_a_refusal_stands_beside_its_field_and_the_input_stays(
    qtbot: QtBot, book: Book, form: UnitForm, settled: Callable[[], None]
) -> None:
    units.add_unit(book, UnitFields("Thanh tra"))
    form.name.setText("thanh tra")
    form.kind.setCurrentIndex(1)
    form.day.setFocus()
    QTest.keyClicks(form.day, "010326")
    QTest.keyClick(form.day, KEY.Key_Return)
    settled()
    field = form.fields["name"]
    assert form.isVisible()
    assert field.sentence.text() == "Đã có đơn vị “Thanh tra” đang hoạt động."
    assert field.sentence.isVisible()
    assert form.name.hasFocus()
    assert form.name.accessibleDescription() == field.sentence.text()
    assert (form.name.text(), form.kind.currentIndex(), form.day.value()) == ("thanh tra", 1, date(2026, 3, 1))
    type_letters(form.name, " huyện")
    assert not field.sentence.isVisible()


def test_a_wrong_date_stands_beside_its_field_and_nothing_is_asked_of_the_book(
    qtbot: QtBot, book: Book, form: UnitForm, context: Context
) -> None:
    form.name.setText("Thanh tra")
    form.day.setFocus()
    QTest.keyClicks(form.day, "31/6/2026")
    QTest.keyClick(form.day, KEY.Key_Return, CONTROL)
    assert not context.tasks.busy
    assert "tháng 6 năm 2026 có 30 ngày" in form.fields["valid_from"].sentence.text()
    assert form.day.hasFocus()
    assert changes(book) == 0


def test_what_belongs_to_no_field_stands_on_top(form: UnitForm) -> None:
    form.refuse(InvalidRecord("Không được.", "", "Thử lại sau."))
    assert form.banner.isVisible()
    assert form.banner.text() == "Không được. Thử lại sau."
    form.name.setText("x")
    assert not form.banner.isVisible()


def test_opening_filled_and_closing_changes_nothing(
    qtbot: QtBot, book: Book, context: Context, window: QWidget, settled: Callable[[], None]
) -> None:
    units.add_unit(book, UnitFields("Thanh tra"))
    form = UnitForm(context, window)
    form.name.setText("Thanh tra")
    form.show_form("name")
    with qtbot.waitSignal(form.rejected):
        QTest.keyClick(form, KEY.Key_Escape)
    settled()
    assert changes(book) == 1


def test_esc_asks_before_input_is_lost(qtbot: QtBot, book: Book, form: UnitForm) -> None:
    type_letters(form.name, "Văn phòng")
    QTest.keyClick(form, KEY.Key_Escape)
    box = form.findChild(QMessageBox)
    assert box is not None
    QTest.keyClick(box, KEY.Key_Escape)
    assert form.isVisible()
    assert form.name.text() == "Văn phòng"
    form.reject()
    question = form.findChildren(QMessageBox)[-1]
    leave = next(button for button in question.buttons() if button.text() == "Bỏ, không lưu")
    with qtbot.waitSignal(form.rejected):
        QTest.mouseClick(leave, Qt.MouseButton.LeftButton)
    assert kept(book) == []


def test_input_taken_back_is_not_asked_about(qtbot: QtBot, form: UnitForm) -> None:
    QTest.keyClicks(form.name, "V")
    QTest.keyClick(form.name, KEY.Key_Backspace)
    with qtbot.waitSignal(form.rejected):
        QTest.keyClick(form, KEY.Key_Escape)


def test_pressing_twice_saves_once(qtbot: QtBot, book: Book, form: UnitForm, settled: Callable[[], None]) -> None:
    form.name.setText("Thanh tra")
    form.save(form.collect)
    form.save(form.collect)
    QTest.keyClick(form, KEY.Key_Escape)
    settled()
    assert kept(book) == ["Thanh tra"]
    assert changes(book) == 1


def test_decomposed_input_is_kept_composed(
    qtbot: QtBot, book: Book, form: UnitForm, settled: Callable[[], None]
) -> None:
    type_letters(form.name, unicodedata.normalize("NFD", "Phòng Lễ tân – Đối ngoại"))
    QTest.keyClick(form.name, KEY.Key_Return)
    settled()
    assert kept(book) == ["Phòng Lễ tân – Đối ngoại"]


def test_a_fault_of_the_program_leaves_the_form_usable(qtbot: QtBot, form: UnitForm) -> None:
    def faulty() -> Callable[[Book], Changes]:
        def act(book: Book) -> Changes:
            raise ZeroDivisionError

        return act

    form.name.setText("Thanh tra")
    with qtbot.waitSignal(form.context.tasks.faulted):
        form.save(faulty)
    assert form.name.text() == "Thanh tra"
    with qtbot.waitSignal(form.saved):
        form.save(form.collect)


def test_every_input_has_a_name_for_those_who_hear_it(form: UnitForm) -> None:
    assert [field.widget.accessibleName() for field in form.fields.values()] == ["Tên", "Loại", "Từ ngày", "Ghi chú"]
    assert all(field.label.buddy() is field.widget for field in form.fields.values())
