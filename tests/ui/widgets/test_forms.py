import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from types import new_class
from typing import Annotated

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.domain.changes import Changes
from desktop_app.domain.council.councils import MemberFields
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import Words
from desktop_app.domain.list_kinds.keeping import HISTORY
from desktop_app.domain.list_kinds.office import UNITS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.units import UnitFields, UnitKind
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.office import units
from desktop_app.ui.base.context import Context
from desktop_app.ui.emulation.council.member_rows import MembersEdit
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.declared.form_of import FormOf
from desktop_app.ui.widgets.forms.declared.inputs import Input
from desktop_app.ui.widgets.forms.declared.mnemonics import letter_of, underlined
from desktop_app.ui.widgets.forms.lines_edit import LinesEdit
from desktop_app.ui.widgets.forms.record_form import RecordForm
from desktop_app.ui.widgets.forms.value_box import ValueBox
from tests.ui.keyboard import type_letters
from tests.ui.pages import letter_key

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


class UnitForm(FormOf[UnitFields]):
    """A form as pages make them."""

    name = Input(QLineEdit)
    kind = Input(lambda: ValueBox({UnitKind.DIVISION: "Phòng", UnitKind.CENTRE: "Trung tâm"}))
    day = Input(DateEdit, of="valid_from")
    note = Input(QPlainTextEdit, label="Ghi chú")
    rows = (("name",), ("kind", "valid_from"), ("note",))
    not_entered = ("position", "valid_to", "successor_id")

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, "Thêm đơn vị", parent)

    def _collect(self) -> Callable[[Book], Changes]:
        fields = self.collected()
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


def press_save(form: RecordForm) -> None:
    """Press the button that Enter presses."""
    next(button for button in form.findChildren(QPushButton) if button.isDefault()).click()


def unit_names(book: Book) -> list[str]:
    return [str(row.values[1]) for row in lists.everything(book, ListQuery(UNITS.key))]


def changes(book: Book) -> int:
    return lists.count(book, ListQuery(HISTORY.key))


def test_enter_saves_and_closes(qtbot: QtBot, book: Book, form: UnitForm, settled: Callable[[], None]) -> None:
    messages: list[str] = []
    form.context.message.connect(messages.append)
    assert form.name.hasFocus()
    type_letters(form.name, "Phòng Lãnh sự")
    with qtbot.waitSignal(form.saved) as saved:
        QTest.keyClick(form.name, KEY.Key_Return)
    settled()
    assert saved.args is not None
    assert saved.args[0].only_id("unit") == 1
    assert messages == ["Thêm đơn vị “Phòng Lãnh sự”"]
    assert unit_names(book) == ["Phòng Lãnh sự"]


def test_enter_on_a_button_presses_that_one(qtbot: QtBot, book: Book, form: UnitForm) -> None:
    form.name.setText("Phòng Lãnh sự")
    form.settle()
    cancel = next(button for button in form.findChildren(QPushButton) if button.text().replace("&", "") == "Hủy")
    cancel.setFocus()
    QTest.keyClick(cancel, KEY.Key_Return)
    qtbot.waitUntil(lambda: not form.isVisible())
    assert changes(book) == 0


def test_control_enter_saves_from_a_text_of_several_lines(
    qtbot: QtBot, book: Book, form: UnitForm, settled: Callable[[], None]
) -> None:
    form.name.setText("Thanh tra")
    form.note.setFocus()
    QTest.keyClick(form.note, KEY.Key_Return)
    assert form.note.toPlainText() == "\n"
    QTest.keyClick(form.note, KEY.Key_Return, CONTROL)
    settled()
    assert unit_names(book) == ["Thanh tra"]


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
    assert {button.text() for button in question.buttons()} == {"&Lưu", "&Bỏ", "&Quay lại"}
    leave = next(button for button in question.buttons() if button.text() == "&Bỏ")
    with qtbot.waitSignal(form.rejected):
        QTest.mouseClick(leave, Qt.MouseButton.LeftButton)
    assert unit_names(book) == []


def test_input_taken_back_is_not_asked_about(qtbot: QtBot, form: UnitForm) -> None:
    QTest.keyClicks(form.name, "V")
    QTest.keyClick(form.name, KEY.Key_Backspace)
    with qtbot.waitSignal(form.rejected):
        QTest.keyClick(form, KEY.Key_Escape)


def test_pressing_twice_saves_once(qtbot: QtBot, book: Book, form: UnitForm, settled: Callable[[], None]) -> None:
    form.name.setText("Thanh tra")
    press_save(form)
    press_save(form)
    QTest.keyClick(form, KEY.Key_Escape)
    settled()
    assert unit_names(book) == ["Thanh tra"]
    assert changes(book) == 1


def test_decomposed_input_is_kept_composed(
    qtbot: QtBot, book: Book, form: UnitForm, settled: Callable[[], None]
) -> None:
    type_letters(form.name, unicodedata.normalize("NFD", "Phòng Lễ tân – Đối ngoại"))
    QTest.keyClick(form.name, KEY.Key_Return)
    settled()
    assert unit_names(book) == ["Phòng Lễ tân – Đối ngoại"]


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
        press_save(form)


def test_every_input_has_a_name_for_those_who_hear_it(form: UnitForm) -> None:
    names = ["Tên đơn vị", "Loại", "Hiệu lực từ ngày", "Ghi chú"]
    assert [field.widget.accessibleName() for field in form.fields.values()] == names
    assert all(field.label.buddy() is field.widget for field in form.fields.values())


def test_a_field_that_is_no_input_stays_as_it_was_read(form: UnitForm) -> None:
    fields = UnitFields("Thanh tra", UnitKind.CENTRE, 7, date(2020, 1, 1), date(2026, 6, 30), 3)
    form.fill(fields)
    assert (form.name.text(), form.day.value()) == ("Thanh tra", date(2020, 1, 1))
    assert form.collected() == fields
    form.name.setText("Thanh tra Sở")
    assert form.collected() == replace(fields, name="Thanh tra Sở")
    assert form.collected(position=2).position == 2


@dataclass(frozen=True)
class PlantedFields:
    """A record for forms that forget."""

    title: Annotated[str, Words("Tên", required=True, help="ví dụ: Sổ tay")]
    day: Annotated[date, Words("Ngày họp", help="Ngày ghi trong biên bản.")]
    count: Annotated[int, Words("Số")] = 0
    done: Annotated[bool, Words("Đã xong")] = False
    manner: Annotated[str | None, Words("Cách", values={"": "Không", "a": "Một"})] = None


@pytest.mark.parametrize(
    ("declared", "sentence"),
    [
        ({"rows": (("title", "day"), ("count", "manner"))}, "done are forgotten"),
        ({"rows": (("title", "day"), ("manner",)), "not_entered": ("count",)}, "done are forgotten"),
        ({"rows": (("title", "day"),), "not_entered": ("count", "done", "manner", "day")}, "day are both an input and"),
        ({"rows": (("title", "day"),), "not_entered": ("count", "done", "manner", "colour")}, "colour are among"),
        ({"rows": (("title", "day", "title"),), "not_entered": ("count", "done", "manner")}, "title stand in two rows"),
        ({"rows": (("title", "dya"),), "not_entered": ("count", "day", "done", "manner")}, "dya are no fields of"),
        (
            {"rows": (("title",),), "not_entered": ("count", "day", "done", "manner"), "mark": Input(QLineEdit)},
            "mark stand in no row",
        ),
    ],
)
def test_a_form_that_forgets_a_field_of_its_record_cannot_be_made(declared: dict[str, object], sentence: str) -> None:
    with pytest.raises(TypeError, match=f"PlantedForm: {sentence}"):
        new_class("PlantedForm", (FormOf[PlantedFields],), exec_body=lambda body: body.update(declared))


class WholeForm(FormOf[PlantedFields]):
    """A form that leaves the editors to the record, but for a number."""

    count = Input(QSpinBox)
    rows = (("title",), ("day", "count"), ("done",), ("manner",))

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, "Mẫu", parent)


@pytest.fixture
def whole(context: Context, window: QWidget) -> WholeForm:
    form = WholeForm(context, window)
    form.show_form()
    return form


def test_the_words_and_the_type_of_a_field_choose_its_editor(whole: WholeForm) -> None:
    kinds = {name: type(field.widget) for name, field in whole.fields.items()}
    assert kinds == {"title": QLineEdit, "day": DateEdit, "count": QSpinBox, "done": QCheckBox, "manner": ValueBox}
    title, day, done = (whole.fields[name].widget for name in ("title", "day", "done"))
    assert isinstance(title, QLineEdit)
    assert isinstance(done, QCheckBox)
    assert title.placeholderText() == "ví dụ: Sổ tay"
    assert whole.fields["day"].note.text() == "Ngày ghi trong biên bản."
    assert done.text().replace("&", "") == "Đã xong"
    assert whole.fields["title"].label.text().replace("&", "") == "Tên *"
    whole.fill(PlantedFields("Sổ", date(2026, 5, 4), 3, True, "a"))
    assert whole.collected() == PlantedFields("Sổ", date(2026, 5, 4), 3, True, "a")
    assert isinstance(day, DateEdit)


def test_an_empty_field_that_must_not_be_is_refused_beside_it(whole: WholeForm) -> None:
    with pytest.raises(InvalidRecord, match="Nhập ngày họp") as refused:
        whole.collected()
    assert refused.value.field == "day"


def test_a_type_for_which_no_editor_is_known_must_be_given_one(context: Context, window: QWidget) -> None:
    class BareForm(FormOf[PlantedFields]):
        rows = (("title",), ("day", "count"), ("done",), ("manner",))

        def __init__(self) -> None:
            super().__init__(context, "Mẫu", window)

    with pytest.raises(TypeError, match="“Số”"):
        BareForm()


def test_labels_and_inputs_stand_at_the_same_places_in_all_forms(form: UnitForm, whole: WholeForm) -> None:
    def places(any_form: RecordForm, name: str) -> tuple[int, int]:
        field = any_form.fields[name]
        corner = QPoint(0, 0)
        right = field.label.mapTo(any_form, corner).x() + field.label.width()
        return right, field.widget.mapTo(any_form, corner).x()

    firsts = {places(form, name) for name in ("name", "kind", "note")}
    assert firsts == {places(whole, name) for name in ("title", "day", "manner")}
    assert len(firsts) == 1
    assert places(form, "valid_from") == places(whole, "count")


def test_letters_are_marked_once_in_a_form_and_lead_to_their_input(form: UnitForm) -> None:
    texts = [field.label.text() for field in form.fields.values()]
    texts += [button.text() for button in form.findChildren(QPushButton)]
    letters = [letter_of(text) for text in texts]
    assert len(set(letters)) == len(letters)
    assert "" not in letters
    for name, field in form.fields.items():
        QTest.keyClick(form, letter_key(form, name), Qt.KeyboardModifier.AltModifier)
        assert form.focusWidget() is field.widget
    assert {"&Lưu", "&Hủy"} <= {button.text() for button in form.findChildren(QPushButton)}


@pytest.mark.parametrize(
    ("texts", "taken", "marked"),
    [
        (["Họ và tên *", "Giới tính"], {"h"}, ["Họ &và tên *", "Giới &tính"]),
        (["Ngày", "Nhóm"], set(), ["&Ngày", "N&hóm"]),
        (["Đơn vị", "Đề án"], {"v"}, ["Đơ&n vị", "Đề án"]),
        (["ab", "a"], set(), ["a&b", "&a"]),
        (["An toàn", "Giao"], set(), ["An &toàn", "&Giao"]),
        (["Đến ngày", "Ngày ký", "Nội dung *", "Dự họp"], set(), ["Đến &ngày", "Ngày &ký", "Nội &dung *", "Dự &họp"]),
        (["Chương", "Ghi chú", "Lưu"], set(), ["C&hương", "Ghi &chú", "&Lưu"]),
        (["Ghi chú"], {"c", "h"}, ["&Ghi chú"]),
        (["Tùy ý"], {"t"}, ["Tù&y ý"]),
        (["Ở đâu"], {"u"}, ["Ở đâu"]),
    ],
)
def test_a_letter_is_the_first_of_a_word_where_it_can_be(texts: list[str], taken: set[str], marked: list[str]) -> None:
    assert underlined(texts, taken) == marked


def test_on_a_low_screen_one_scrolls_to_what_has_the_keyboard(context: Context, window: QWidget) -> None:
    class TallForm(RecordForm):
        first, last = Input(lambda: LinesEdit(30), label="Đầu"), Input(lambda: LinesEdit(30), label="Cuối")
        rows = (("first",), ("last",))

    form = TallForm(context, "Cao", window)
    form.show_form()
    assert form.height() <= form.screen().availableSize().height()
    form.focus_field("last")
    assert not form.last.visibleRegion().isEmpty()
    buttons = form.findChildren(QPushButton)
    assert [button.mapTo(form, QPoint(0, 0)).y() < form.height() for button in buttons] == [True, True]


def _nine_members() -> MembersEdit:
    members = MembersEdit(())
    members.show_members([(None, MemberFields(f"Thành viên {number}")) for number in range(1, 10)])
    return members


def test_a_refused_row_far_down_is_in_sight_with_what_is_wrong(qtbot: QtBot, context: Context, window: QWidget) -> None:
    class LongForm(RecordForm):
        first = Input(lambda: LinesEdit(40), label="Đầu")
        members = Input(_nine_members, label="Thành viên")
        rows = (("first",), ("members",))

    form = LongForm(context, "Dài", window)
    form.show_form("first")
    form.activateWindow()
    wrong = form.members.rows.rows[8].from_date
    assert wrong.visibleRegion().isEmpty()
    wrong.setText("31/02/2026")
    press_save(form)
    assert form.focusWidget() is wrong
    sentence = form.fields["members"].sentence
    qtbot.waitUntil(lambda: wrong.visibleRegion().boundingRect() == wrong.rect())
    qtbot.waitUntil(lambda: sentence.visibleRegion().boundingRect() == sentence.rect())


def test_an_input_is_marked_as_one_that_must_not_be_empty(context: Context, window: QWidget) -> None:
    class MarkedForm(RecordForm):
        must, may = Input(QLineEdit, label="Số", required=True), Input(QLineEdit, label="Tên")
        rows = (("must",), ("may",))

    form = MarkedForm(context, "Dấu", window)
    assert [field.label.text() for field in form.fields.values()] == ["Số *", "Tên"]
    assert form.must.accessibleName() == "Số"


def test_longer_labels_make_the_column_wider_where_there_is_room(context: Context, window: QWidget) -> None:
    class WordyForm(RecordForm):
        short = Input(QLineEdit, label="Số")
        long = Input(QLineEdit, label="Quyết định công nhận của cấp trên")
        rows = (("short",), ("long",))

    form = WordyForm(context, "Dài dòng", window)
    form.show_form()
    short, long = form.fields["short"].label, form.fields["long"].label
    assert long.heightForWidth(long.width()) == short.heightForWidth(short.width())
    assert long.width() == short.width()
    assert form.short.mapTo(form, QPoint(0, 0)).x() == form.long.mapTo(form, QPoint(0, 0)).x()
