"""The row of filters under the heads of a list, by keys and clicks."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QStyleOptionComboBox, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.list_kinds.office import PEOPLE
from desktop_app.domain.list_kinds.year import ACTIVITIES, OBSTACLES
from desktop_app.domain.lists import Condition, ConditionTest, ListKind
from desktop_app.domain.year.activities import ActivityFields, ActivityKind, PeopleReached
from desktop_app.domain.year.obstacles import ObstacleFields
from desktop_app.services.book import Book
from desktop_app.services.year import activities, obstacles
from desktop_app.ui.widgets.lists.filters.chips import Filtering
from desktop_app.ui.widgets.lists.filters.column_fields import ColumnBox, ColumnEdit
from desktop_app.ui.widgets.lists.filters.filter_row import FilterRow
from desktop_app.ui.widgets.lists.filters.window import FilterWindow
from desktop_app.ui.widgets.lists.parts import ListParts
from desktop_app.ui.widgets.lists.view import ListView
from tests.books import unit
from tests.ui.keyboard import hold, type_letters
from tests.ui.list_views import NAMES, WindowRest, book_of_people, column, list_shower
from tests.ui.spoken import parts

KEY = Qt.Key
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
DAYS = (date(2026, 6, 30), date(2026, 7, 1), date(2026, 7, 31), date(2026, 11, 20))

show = pytest.fixture(list_shower)
peopled = pytest.fixture(book_of_people)


def _fill(book: Book) -> None:
    of_whom = unit(book, "Văn phòng")
    for place, day in enumerate(DAYS):
        reached = PeopleReached(staff=5 * place)
        held = ActivityFields(day, ActivityKind.CONFERENCE, f"Tọa đàm {place}", unit_id=of_whom, reached=reached)
        activities.add_activity(book, held)
        closed = day if place > 1 else None
        obstacles.save_obstacle(book, None, ObstacleFields(day, f"Thiếu máy {place}", of_whom, closed_on=closed))


FILLINGS = {"busy": _fill}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def busy(book: Book) -> Book:
    """A book with activities and obstacles of some days."""
    return book


def row_of(view: ListView) -> FilterRow:
    """Return the row, shown by its key."""
    view.table.setFocus()
    QTest.keyClick(view.table, KEY.Key_L, CONTROL_SHIFT)
    assert view.filters.row is not None
    return view.filters.row


def field(view: ListView, key: str) -> ColumnEdit | ColumnBox:
    """Return the field of a column."""
    assert view.filters.row is not None
    return next(each for each in view.filters.row.fields if each.column.key == key)


def type_into(view: ListView, key: str, text: str, settled: WindowRest) -> None:
    """Type in the field of a column, in place of what stands there."""
    edit = field(view, key)
    QTest.mouseClick(edit, Qt.MouseButton.LeftButton, pos=QPoint(4, edit.height() // 2))
    assert isinstance(edit, ColumnEdit)
    edit.selectAll()
    type_letters(edit, text)
    settled()


def chips(view: ListView) -> list[str]:
    """Return what the chips say."""
    return [button.text() for button in view.filters.chips.buttons] if view.filters.chips is not None else []


def test_the_row_filters_as_one_types_and_is_what_the_chips_say(
    peopled: Book, show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(PEOPLE)
    row = row_of(view)
    assert row.isVisible()
    first = QApplication.focusWidget()
    assert isinstance(first, ColumnEdit)
    QTest.keyClicks(field(view, "name"), "thi")
    settled()
    assert column(view, "name") == ["Nông Thị Bình"]
    assert chips(view) == ["Họ và tên: có “thi”"]
    assert view.count.text() == "Lọc được 1 người"
    type_into(view, "birth_year", "<1980", settled)
    assert chips(view) == ["Họ và tên: có “thi”", "Năm sinh: đến 1979", "Bỏ hết"]
    # No row has both: the field stays where it is, with the sentence below it.
    assert view.total == 0
    assert view.empty.isVisible()
    assert "điều kiện lọc" in view.empty.text
    assert QApplication.focusWidget() is field(view, "birth_year")
    assert field(view, "birth_year").isVisible()
    QTest.keyClick(field(view, "birth_year"), KEY.Key_Escape)
    settled()
    assert (view.total, view.empty.isVisible()) == (1, False)
    QTest.keyClick(field(view, "birth_year"), KEY.Key_Down)
    assert QApplication.focusWidget() is view.table
    assert len(view.selected_ids()) == 1
    assert view.filters.chips is not None
    QTest.mouseClick(view.filters.chips.buttons[0], Qt.MouseButton.LeftButton)
    settled()
    assert (view.total, field(view, "name").property("text")) == (len(NAMES), "")


def test_letters_that_are_still_composed_filter_too(
    peopled: Book, show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(PEOPLE)
    row_of(view)
    name = field(view, "name")
    hold(name, "d", "đ", "đa", "đă", "đăng", "đặng")
    settled()
    assert column(view, "name") == ["Đặng Văn Ánh"]
    assert isinstance(name, ColumnEdit)
    assert (name.text(), name.seen_text) == ("", "đặng")
    hold(name, "")
    settled()
    assert view.total == len(NAMES)


@pytest.mark.usefixtures("busy")
def test_days_and_numbers_are_compared(show: Callable[[ListKind], ListView], settled: WindowRest) -> None:
    view = show(ACTIVITIES)
    row_of(view)
    for typed, expected in (
        ("7/2026", [2, 1]),
        ("trước 20/11/2026", [2, 1, 0]),
        ("từ 1/7/2026 đến 30/7/2026", [1]),
        ("20/11/2026", [3]),
    ):
        type_into(view, "from_date", typed, settled)
        assert sorted(column(view, "title")) == sorted(f"Tọa đàm {place}" for place in expected), typed
    type_into(view, "from_date", "quý III/2026", settled)
    # From and to are one condition, taken away at once.
    assert chips(view) == ["Ngày: từ 01/07/2026, đến 30/09/2026"]
    assert view.filters.chips is not None
    QTest.mouseClick(view.filters.chips.buttons[0], Qt.MouseButton.LeftButton)
    settled()
    assert view.total == len(DAYS)
    type_into(view, "reached", ">5", settled)
    assert sorted(column(view, "title")) == ["Tọa đàm 2", "Tọa đàm 3"]


@pytest.mark.usefixtures("busy")
def test_what_is_no_day_is_said_once_one_goes_on(show: Callable[[ListKind], ListView], settled: WindowRest) -> None:
    view = show(ACTIVITIES)
    row_of(view)
    type_into(view, "from_date", "20/13", settled)
    edit = field(view, "from_date")
    # Half a day is no fault while it is being typed.
    assert not edit.property("problem")
    assert view.total == len(DAYS)
    QTest.keyClick(edit, KEY.Key_Return)
    assert QApplication.focusWidget() is view.table
    assert edit.property("problem")
    assert "không phải là ngày" in edit.toolTip()
    assert "không phải là ngày" in edit.accessibleDescription()
    type_into(view, "from_date", "20/11/2026", settled)
    assert (edit.property("problem"), view.total) == (False, 1)


@pytest.mark.usefixtures("busy")
def test_a_state_is_chosen_among_those_there_are(
    show: Callable[[ListKind], ListView], settled: WindowRest, qtbot: QtBot
) -> None:
    view = show(OBSTACLES)
    row_of(view)
    box = field(view, "state")
    assert isinstance(box, ColumnBox)
    box.setFocus()
    settled()
    states = [box.itemText(place) for place in range(box.count())]
    assert states[0] == "Tất cả"
    assert sorted(states[1:]) == sorted(set(column(view, "state")))
    QTest.keyClick(box, KEY.Key_Space)
    qtbot.waitUntil(box.view().isVisible)
    QTest.keyClick(box.view(), KEY.Key_Down)
    QTest.keyClick(box.view(), KEY.Key_Return)
    settled()
    assert set(column(view, "state")) == {box.currentText()}
    assert view.total < len(DAYS)
    QTest.keyClick(box, KEY.Key_Escape)
    settled()
    assert view.total == len(DAYS)
    # In a column that is narrower than these words there are none, and no "T…".
    for width, words in ((200, "Tất cả"), (40, "")):
        option = QStyleOptionComboBox()
        box.resize(width, box.height())
        box.initStyleOption(option)
        assert option.currentText == words


@pytest.mark.usefixtures("busy")
def test_the_row_shows_what_the_window_asked_for(show: Callable[[ListKind], ListView], settled: WindowRest) -> None:
    view = show(ACTIVITIES)
    row_of(view)
    view.table.setFocus()
    view.table.setCurrentIndex(view.table.model().index(0, [each.key for each in ACTIVITIES.columns].index("reached")))
    QTest.keyClick(view.table, KEY.Key_F, CONTROL_SHIFT)
    settled()
    [window] = [child for child in view.window().findChildren(FilterWindow) if child.isVisible()]
    QTest.keyClicks(window.focusWidget(), "10")
    QTest.keyClick(window.focusWidget(), KEY.Key_Return)
    settled()
    edit = field(view, "reached")
    assert isinstance(edit, ColumnEdit)
    assert (edit.text(), view.total) == (">=10", 2)


def test_the_row_is_offered_in_the_menu_and_hidden_again(
    peopled: Book, show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(PEOPLE)
    for shown in (True, False):
        [parts] = view.findChildren(ListParts)
        QTest.mouseClick(parts.more, Qt.MouseButton.LeftButton)
        [menu] = [child for child in view.findChildren(QMenu) if child.isVisible()]
        [act] = [action for action in menu.actions() if action.text() == "Hàng lọc dưới tiêu đề cột"]
        assert act.isChecked() is not shown
        act.trigger()
        menu.close()
        settled()
        assert view.filters.is_row_shown is shown
    assert view.table.horizontalHeader().height() < 2 * view.filter.height()


def test_the_row_is_found_again(
    peopled: Book, show: Callable[[ListKind], ListView], settled: WindowRest, qtbot: QtBot
) -> None:
    row_of(show(PEOPLE))
    again = show(PEOPLE)
    qtbot.waitUntil(lambda: again.filters.is_row_shown)
    other = show(OBSTACLES)
    settled()
    assert not other.filters.is_row_shown


def test_tab_goes_through_the_fields_to_the_rows(
    peopled: Book, show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(PEOPLE)
    row = row_of(view)
    in_sight = sorted((each for each in row.fields if each.isVisible()), key=lambda each: each.x())
    in_sight[0].setFocus()
    way: list[QWidget] = []
    while (focused := QApplication.focusWidget()) is not None and focused is not view.table:
        way.append(focused)
        QTest.keyClick(focused, KEY.Key_Tab)
        assert len(way) <= len(in_sight)
    assert way == in_sight
    assert QApplication.focusWidget() is view.table


def test_a_line_too_narrow_for_its_example_says_that_one_can_type(
    peopled: Book, show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    """It stood there blank, as one that takes nothing."""
    view = show(PEOPLE)
    row_of(view)
    edit = field(view, "name")
    assert isinstance(edit, ColumnEdit)
    edit.resize(40, edit.height())
    assert edit.placeholderText() == "…"


def test_what_cannot_be_typed_in_one_line_is_shown_and_taken_away(
    peopled: Book, show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(PEOPLE)
    row_of(view)
    conditions = tuple(Condition("name", ConditionTest.HAS, (word,)) for word in ("thi", "binh"))
    view.show_filtering(Filtering(conditions))
    settled()
    edit = field(view, "name")
    assert isinstance(edit, ColumnEdit)
    assert (edit.text(), edit.placeholderText(), view.total) == ("", "nhiều điều kiện", 1)
    edit.setFocus()
    QTest.keyClick(edit, KEY.Key_Escape)
    settled()
    assert (view.query.conditions, view.total) == ((), len(NAMES))
    assert edit.placeholderText() == "vài chữ"


def test_a_number_of_too_many_figures_is_refused_in_a_sentence(
    peopled: Book, show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(PEOPLE)
    row_of(view)
    type_into(view, "birth_year", "9" * 30, settled)
    assert (view.query.conditions, view.total) == ((), len(NAMES))
    QTest.keyClick(field(view, "birth_year"), KEY.Key_Return)
    assert "không phải là số" in field(view, "birth_year").toolTip()


def test_a_screen_reader_meets_the_fields_before_the_rows_from_left_to_right(
    busy: Book, show: Callable[[ListKind], ListView], settled: WindowRest
) -> None:
    view = show(OBSTACLES)
    row = row_of(view)
    settled()
    header = view.table.horizontalHeader()
    header.moveSection(header.visualIndex(2), 0)
    settled()
    read = list(parts(QAccessible.queryAccessibleInterface(view)))
    rows = next(place for place, part in enumerate(read) if part.role() == QAccessible.Role.Table)
    seen = sorted((each for each in row.fields if each.isVisible()), key=lambda each: each.x())
    places = {part.object(): place for place, part in enumerate(read) if part.object() in row.fields}
    assert [*places] == seen
    assert max(places.values()) < rows
    # They are seen and clicked all the same, and the table is whole again without them.
    middle = seen[0].mapTo(view, seen[0].rect().center())
    assert view.childAt(middle) in (seen[0], *seen[0].findChildren(QWidget))
    view.filters.toggle_row()
    assert view.table.mask().isEmpty()
