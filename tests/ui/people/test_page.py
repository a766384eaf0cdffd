from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.list_kinds.office import PEOPLE, UNITS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.domain.office.units import UnitFields, UnitKind
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.keeping import history, trash
from desktop_app.services.office import people, units
from desktop_app.ui.base.context import Context
from desktop_app.ui.people.page import PeoplePage
from desktop_app.ui.people.person_form import PersonForm
from desktop_app.ui.people.unit_form import UnitForm
from desktop_app.ui.widgets.imports.window import ImportWindow
from desktop_app.ui.widgets.lists.acts.chosen_bar import ChosenBar
from desktop_app.ui.widgets.lists.without_room import ColumnsWithoutRoom
from desktop_app.ui.widgets.records.field_for_many import FieldForMany
from tests.ui.keyboard import compose, type_letters
from tests.ui.pages import changes, focused, go_back, open_form, open_page

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
WindowRest = Callable[[], None]


def _fill_office(book: Book) -> None:
    units.add_unit(book, UnitFields("Văn phòng", UnitKind.OFFICE))
    units.add_unit(book, UnitFields("Phòng Lãnh sự"))
    people.save_person(book, None, PersonFields("Lộc Thị Ánh", "female", 1980), [(None, PostFields(1, "Chuyên viên"))])
    people.save_person(
        book, None, PersonFields("Vi Văn Đạt"), [(None, PostFields(2, "Trưởng phòng", date(2024, 3, 1)))]
    )
    people.save_person(book, None, PersonFields("Bế Quốc Dũng"), [])


FILLINGS = {"office": _fill_office}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def office(book: Book) -> Book:
    """Two units, three people, one of them in no unit."""
    return book


@pytest.fixture
def page(qtbot: QtBot, context: Context, settled: WindowRest) -> PeoplePage:
    page = PeoplePage(context)
    open_page(qtbot, page, page.people)
    settled()
    return page


@pytest.fixture
def full_page(office: Book, page: PeoplePage) -> PeoplePage:
    return page


def names(book: Book, query: ListQuery) -> list[str]:
    column = 1 if query.kind == UNITS.key else 0
    return [str(row.values[column]) for row in lists.everything(book, query)]


def shown(page: PeoplePage) -> str:
    return page.people.count.text()


def test_a_unit_and_a_person_are_entered_by_keys_alone(
    qtbot: QtBot, book: Book, page: PeoplePage, settled: WindowRest
) -> None:
    page.units.setFocus()
    QTest.keyClick(page.units, KEY.Key_N, CONTROL | SHIFT)
    unit = open_form(qtbot, page, UnitForm)
    type_letters(focused(unit), "Phòng Lãnh sự")
    QTest.keyClick(focused(unit), KEY.Key_Return)
    settled()
    go_back(qtbot, page)
    QTest.keyClick(page.units.table, KEY.Key_N, CONTROL)
    form = open_form(qtbot, page, PersonForm)
    compose(focused(form), "Đặng Thị Ước")
    QTest.keyClick(focused(form), KEY.Key_Tab)
    QTest.keyClick(focused(form), KEY.Key_End)
    QTest.keyClick(focused(form), KEY.Key_Tab)
    QTest.keyClicks(focused(form), "1990")
    QTest.keyClick(focused(form), KEY.Key_Tab)
    QTest.keyClicks(focused(form), "lanh")
    QTest.keyClick(focused(form), KEY.Key_Return)
    QTest.keyClick(focused(form), KEY.Key_Tab)
    compose(focused(form), "Chuyên viên")
    QTest.keyClick(focused(form), KEY.Key_Tab)
    QTest.keyClicks(focused(form), "1.3.24")
    QTest.keyClick(focused(form), KEY.Key_Return, CONTROL)
    settled()
    assert people.person(book, 1) == PersonFields("Đặng Thị Ước", "female", 1990)
    (post,) = people.posts(book, 1)
    assert post.fields == PostFields(1, "Chuyên viên", date(2024, 3, 1))
    assert page.people.current_id() == 1


def test_units_pasted_beside_their_list_are_taken_for_units(page: PeoplePage, settled: WindowRest) -> None:
    QGuiApplication.clipboard().setText("TT\tTên đơn vị\tLoại\n1\tVăn phòng\tVăn phòng\n2\tPhòng Lãnh sự\tPhòng\n")
    page.people.paste()
    settled()
    (window,) = page.findChildren(ImportWindow)
    assert window.windowTitle().startswith("Đơn vị, tập thể")
    assert window.model.rowCount() == 2


@pytest.mark.window
def test_a_unit_and_a_person_are_entered_by_keys_alone_in_a_real_window(
    qtbot: QtBot, book: Book, page: PeoplePage, settled: WindowRest
) -> None:
    test_a_unit_and_a_person_are_entered_by_keys_alone(qtbot, book, page, settled)


def test_choosing_a_unit_shows_its_people_and_all_shows_everybody(
    qtbot: QtBot, full_page: PeoplePage, settled: WindowRest
) -> None:
    assert shown(full_page) == "3 người"
    full_page.units.select_id(2)
    qtbot.waitUntil(lambda: shown(full_page) == "1 người")
    assert full_page.unit_id == 2
    assert not full_page.everybody.isChecked()
    QTest.keyClick(full_page, KEY.Key_T, ALT)
    qtbot.waitUntil(lambda: shown(full_page) == "3 người")
    assert full_page.units.selected_ids() == []
    assert full_page.everybody.isChecked()


def test_people_asked_for_from_elsewhere_are_not_said_to_be_of_the_chosen_unit(
    qtbot: QtBot, full_page: PeoplePage, settled: WindowRest
) -> None:
    full_page.units.select_id(2)
    qtbot.waitUntil(lambda: shown(full_page) == "1 người")
    full_page.people.select_first()
    full_page.show_query(ListQuery(PEOPLE.key))
    settled()
    titles = {label.text() for label in full_page.split.findChildren(QLabel) if label.isVisible()}
    assert "Người của tất cả đơn vị" in titles
    assert full_page.units.selected_ids() == []
    assert full_page.everybody.isChecked()
    full_page.people.select_first()
    bar = full_page.people.findChild(ChosenBar)
    assert bar is not None
    assert bar.words.text().startswith("Chọn 1/3")
    full_page.show_query(ListQuery(PEOPLE.key, "dung"))
    settled()
    full_page.people.select_first()
    full_page.show_query(ListQuery(PEOPLE.key))
    settled()
    assert bar.isHidden() or bar.words.text().startswith("Chọn 1/3")


def test_a_new_person_is_offered_the_unit_that_is_shown(
    qtbot: QtBot, full_page: PeoplePage, settled: WindowRest
) -> None:
    full_page.units.select_id(2)
    qtbot.waitUntil(lambda: full_page.unit_id == 2)
    full_page.new_person.trigger()
    form = open_form(qtbot, full_page, PersonForm)
    assert [post.unit_id for _, post in form.posts.posts()] == [2]
    assert not form.edited


def test_a_new_person_of_another_unit_is_shown_among_everybody(
    qtbot: QtBot, office: Book, full_page: PeoplePage, settled: WindowRest
) -> None:
    units.add_unit(office, UnitFields("Thanh tra Sở"))
    full_page.units.refresh()
    settled()
    full_page.units.select_id(3)
    settled()
    assert full_page.people.empty.text == "Đơn vị này chưa có người nào."
    go_back(qtbot, full_page)
    full_page.new_person.trigger()
    form = open_form(qtbot, full_page, PersonForm)
    type_letters(form.full_name, "Lò Thị Pánh")
    form.posts.rows[0].unit.set_chosen_id(1)
    QTest.keyClick(focused(form), KEY.Key_Return)
    settled()
    (person_id,) = [row.id for row in lists.everything(office, ListQuery(PEOPLE.key)) if row.values[0] == "Lò Thị Pánh"]
    assert full_page.unit_id is None
    assert full_page.people.current_id() == person_id


def test_a_person_who_goes_to_another_unit_is_shown_among_everybody(
    qtbot: QtBot, office: Book, full_page: PeoplePage, settled: WindowRest
) -> None:
    full_page.units.select_id(2)
    settled()
    full_page.people.select_first()
    QTest.keyClick(full_page.people.table, KEY.Key_F2)
    form = open_form(qtbot, full_page, PersonForm)
    form.posts.add.click()
    post = form.posts.rows[-1]
    post.unit.set_chosen_id(1)
    post.from_date.set_value(date(2025, 3, 1))
    QTest.keyClick(form.full_name, KEY.Key_Return, CONTROL)
    settled()
    assert {held.fields.unit_id for held in people.posts(office, 2)} == {1, 2}
    # Where the person stands now is asked of the book.
    qtbot.waitUntil(lambda: full_page.unit_id is None)
    qtbot.waitUntil(lambda: full_page.people.current_id() == 2)


def test_opening_and_closing_forms_changes_nothing(
    qtbot: QtBot, office: Book, full_page: PeoplePage, settled: WindowRest
) -> None:
    before = changes(office)
    full_page.people.select_id(2)
    full_page.people.setFocus()
    QTest.keyClick(full_page.people.table, KEY.Key_F2)
    form = open_form(qtbot, full_page, PersonForm)
    with qtbot.waitSignal(form.rejected):
        QTest.keyClick(focused(form), KEY.Key_Escape)
    full_page.units.select_id(1)
    full_page.units.setFocus()
    QTest.keyClick(full_page.units.table, KEY.Key_Return)
    unit = open_form(qtbot, full_page, UnitForm)
    with qtbot.waitSignal(unit.rejected):
        QTest.keyClick(focused(unit), KEY.Key_Escape)
    settled()
    assert changes(office) == before


def test_saving_an_unchanged_form_changes_nothing(
    qtbot: QtBot, office: Book, full_page: PeoplePage, settled: WindowRest
) -> None:
    before = changes(office)
    full_page.people.activated.emit(2)
    form = open_form(qtbot, full_page, PersonForm)
    with qtbot.waitSignal(form.saved):
        QTest.keyClick(focused(form), KEY.Key_Return)
    settled()
    assert changes(office) == before


def test_a_post_ends_and_the_next_begins(
    qtbot: QtBot, office: Book, full_page: PeoplePage, settled: WindowRest
) -> None:
    full_page.people.activated.emit(2)
    form = open_form(qtbot, full_page, PersonForm)
    QTest.keyClick(form, KEY.Key_V, ALT)
    qtbot.waitUntil(lambda: len(form.posts.rows) == 2)
    QTest.keyClicks(focused(form), "van phong")
    QTest.keyClick(focused(form), KEY.Key_Tab)
    compose(focused(form), "Chánh Văn phòng")
    QTest.keyClick(focused(form), KEY.Key_Tab)
    QTest.keyClicks(focused(form), "01072026")
    QTest.keyClick(focused(form), KEY.Key_Return)
    settled()
    posts = [(post.unit_name, post.fields.position, post.fields.from_date) for post in people.posts(office, 2)]
    assert posts == [
        ("Văn phòng", "Chánh Văn phòng", date(2026, 7, 1)),
        ("Phòng Lãnh sự", "Trưởng phòng", date(2024, 3, 1)),
    ]


def test_a_post_is_taken_out_by_keys(qtbot: QtBot, office: Book, full_page: PeoplePage, settled: WindowRest) -> None:
    full_page.people.activated.emit(1)
    form = open_form(qtbot, full_page, PersonForm)
    form.focus_field("posts")
    QTest.keyClick(focused(form), KEY.Key_Delete, CONTROL)
    QTest.keyClick(form, KEY.Key_Return, CONTROL)
    settled()
    assert people.posts(office, 1) == []


@pytest.mark.parametrize(
    ("dates", "says"),
    [(("31/2/2026", ""), "28 ngày"), (("1/2/2026", "1/1/2026"), "phải sau ngày bắt đầu")],
)
def test_a_wrong_date_of_a_post_is_reported_with_its_row(
    qtbot: QtBot, office: Book, full_page: PeoplePage, dates: tuple[str, str], says: str
) -> None:
    before = changes(office)
    full_page.people.activated.emit(2)
    form = open_form(qtbot, full_page, PersonForm)
    row = form.posts.rows[0]
    row.from_date.setText(dates[0])
    row.to_date.setText(dates[1])
    QTest.keyClick(focused(form), KEY.Key_Return)
    sentence = form.fields["posts"].sentence.text()
    assert sentence.startswith("Dòng 1: ")
    assert says in sentence
    assert focused(form) is (row.to_date if dates[1] else row.from_date)
    assert changes(office) == before


def test_a_post_needs_a_unit(qtbot: QtBot, office: Book, full_page: PeoplePage) -> None:
    full_page.people.activated.emit(3)
    form = open_form(qtbot, full_page, PersonForm)
    form.posts.rows[0].position.setText("Lái xe")
    QTest.keyClick(focused(form), KEY.Key_Return)
    assert form.fields["posts"].sentence.text() == "Dòng 1: Chọn đơn vị."


def test_a_refused_person_keeps_the_input(
    qtbot: QtBot, office: Book, full_page: PeoplePage, settled: WindowRest
) -> None:
    full_page.new_person.trigger()
    form = open_form(qtbot, full_page, PersonForm)
    form.full_name.setText("Ngọ Văn Ân")
    form.birth_year.setText("1800")
    QTest.keyClick(form, KEY.Key_Return, CONTROL)
    settled()
    assert "Năm sinh phải từ" in form.fields["birth_year"].sentence.text()
    assert form.full_name.text() == "Ngọ Văn Ân"
    form.birth_year.setText("19xx")
    QTest.keyClick(form, KEY.Key_Return, CONTROL)
    assert form.fields["birth_year"].sentence.text() == "“19xx” không phải là năm: viết bốn chữ số."


def test_a_unit_in_the_trash_stays_with_the_old_post(
    qtbot: QtBot, office: Book, full_page: PeoplePage, settled: WindowRest
) -> None:
    trash.put_in_trash(office, "unit", [2])
    before = changes(office)
    full_page.people.activated.emit(2)
    form = open_form(qtbot, full_page, PersonForm)
    assert form.posts.rows[0].unit.text() == "Phòng Lãnh sự"
    with qtbot.waitSignal(form.saved):
        QTest.keyClick(focused(form), KEY.Key_Return)
    assert changes(office) == before


def test_units_are_moved_by_keys_and_the_row_stays_chosen(
    qtbot: QtBot, office: Book, full_page: PeoplePage, settled: WindowRest
) -> None:
    full_page.units.select_id(2)
    full_page.units.setFocus()
    settled()
    QTest.keyClick(full_page.units.table, KEY.Key_Up, ALT)
    settled()
    assert names(office, ListQuery(UNITS.key)) == ["Phòng Lãnh sự", "Văn phòng"]
    assert full_page.units.current_id() == 2
    QTest.keyClick(full_page.units.table, KEY.Key_Down, ALT)
    settled()
    assert names(office, ListQuery(UNITS.key)) == ["Văn phòng", "Phòng Lãnh sự"]


def test_deleting_is_the_trash_and_can_be_undone(
    qtbot: QtBot, office: Book, full_page: PeoplePage, settled: WindowRest
) -> None:
    full_page.people.select_id(1)
    full_page.people.setFocus()
    settled()
    QTest.keyClick(full_page.people.table, KEY.Key_Delete)
    settled()
    qtbot.waitUntil(lambda: shown(full_page) == "2 người")
    history.undo(office)
    assert names(office, ListQuery(PEOPLE.key)) == ["Lộc Thị Ánh", "Bế Quốc Dũng", "Vi Văn Đạt"]


def test_a_dissolved_unit_names_its_successor(
    qtbot: QtBot, office: Book, full_page: PeoplePage, settled: WindowRest
) -> None:
    full_page.units.activated.emit(2)
    form = open_form(qtbot, full_page, UnitForm)
    form.valid_to.setFocus()
    QTest.keyClicks(focused(form), "30/6/2025")
    QTest.keyClick(focused(form), KEY.Key_Tab)
    QTest.keyClicks(focused(form), "van")
    QTest.keyClick(focused(form), KEY.Key_Return)
    QTest.keyClick(focused(form), KEY.Key_Return)
    settled()
    assert units.unit(office, 2) == UnitFields("Phòng Lãnh sự", UnitKind.DIVISION, 2, None, date(2025, 6, 30), 1)


def test_an_empty_book_says_what_to_do(qtbot: QtBot, page: PeoplePage) -> None:
    assert page.units.empty.text == "Sổ chưa có đơn vị nào."
    assert page.people.empty.button.text() == "Nhập từ Excel"
    QTest.mouseClick(page.units.empty.button, Qt.MouseButton.LeftButton)
    open_form(qtbot, page, UnitForm)


def test_the_keyboard_is_on_the_people_where_ctrl_f_filters_them_and_ctrl_g_asks_for_a_unit(
    office: Book, page: PeoplePage, context: Context, settled: WindowRest
) -> None:
    sentences: list[str] = []
    context.message.connect(sentences.append)
    page.setFocus()
    assert focused(page) is page.people.table
    QTest.keyClick(focused(page), KEY.Key_F, CONTROL)
    assert focused(page) is page.people.filter
    page.units.table.clearSelection()
    page.units.table.setCurrentIndex(page.units.table.model().index(-1, -1))
    QTest.keyClick(focused(page), KEY.Key_G, CONTROL)
    assert sentences == ["Chưa chọn dòng nào"]


def test_a_field_of_several_people_is_asked_in_one_window_with_what_is_to_be_known_of_it(
    full_page: PeoplePage, settled: WindowRest
) -> None:
    full_page.people.table.setFocus()
    full_page.people.table.selectAll()
    QTest.keyClick(full_page.people.table, KEY.Key_F2)
    settled()
    form = full_page.window().findChild(FieldForMany)
    assert form is not None
    windows = [shown for shown in QApplication.topLevelWidgets() if shown.isVisible()]
    assert {type(shown).__name__ for shown in windows} == {"PeoplePage", "FieldForMany"}
    form.field.set_value("served_from")
    assert form.note.isVisible()
    assert form.note.text().startswith("Người chuyển đến")
    form.field.set_value("gender")
    assert not form.note.isVisible()
    form.reject()
    settled()


def test_the_table_tells_which_columns_it_has_no_room_for(page: PeoplePage, settled: WindowRest) -> None:
    page.tabs.setCurrentWidget(page.years)
    settled()
    [beside] = page.years.findChildren(ColumnsWithoutRoom)
    page.window().resize(2400, 600)
    settled()
    assert not beside.isVisible()
    page.window().resize(480, 600)
    settled()
    gone = [at for at in page.years.table.telling() if page.years.table.isColumnHidden(at)]
    assert (beside.isVisible(), beside.text()) == (True, f"{len(gone)} cột ẩn")
    assert all(page.years.table.year.title(at) in beside.toolTip() for at in gone)
    # What she has nothing to enter in is not missed: the posts of collectives.
    page.years.show_year(NomineeKind.COLLECTIVE, None)
    settled()
    assert "Chức vụ" not in beside.toolTip()


def test_another_page_and_a_preview_lead_to_the_records_of_a_year(page: PeoplePage) -> None:
    page.works()["years"]()
    assert page.tabs.currentWidget() is page.years
