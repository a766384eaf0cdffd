"""The list of pages at the side: its names are there where they have room, and wherever one looks for a page."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QAccessible, QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.plan import tasks
from desktop_app.services.plan.occurrences import record_result
from desktop_app.ui.base.theme import apply_theme, at_size
from desktop_app.ui.frame.late_count import LateCount
from desktop_app.ui.frame.navigation import Navigation
from desktop_app.ui.frame.pages import PAGES
from tests.books import copied_book
from tests.ui.small_screen import SmallScreen

WIDE, NARROW = QSize(1366, 730), QSize(911, 512)


@pytest.fixture
def narrow(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[SmallScreen]:
    theme = apply_theme(qapp)
    yield SmallScreen(qtbot, copied_book(tmp_path / "book"), NARROW)
    theme.choose_size(100)


def named(navigation: Navigation) -> list[str]:
    """Return the names of pages that are shown."""
    lists = navigation.findChildren(QListWidget)
    return [view.item(row).text() for view in lists for row in range(view.count()) if view.item(row).text()]


def room_for_page(screen: SmallScreen) -> int:
    return screen.window.current_page.width()


def enter(navigation: Navigation) -> None:
    QApplication.sendEvent(navigation, QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)))


def leave(navigation: Navigation) -> None:
    QApplication.sendEvent(navigation, QEvent(QEvent.Type.Leave))


@pytest.mark.parametrize("percent", [100, 200])
def test_a_narrow_window_has_its_width_for_the_page(narrow: SmallScreen, qapp: QApplication, percent: int) -> None:
    navigation = narrow.window.navigation
    apply_theme(qapp).choose_size(percent)
    for size, has_names in ((NARROW, False), (WIDE, percent == 100), (NARROW, False)):
        narrow.window.resize(size)
        narrow.settle()
        assert narrow.window.width() == size.width()
        assert navigation.has_names == has_names
        assert named(navigation) == ([page.title for page in PAGES] if has_names else [])
        assert room_for_page(narrow) == size.width() - navigation.width()
        assert has_names or room_for_page(narrow) > size.width() - at_size(60)


def test_names_stand_over_the_page_while_the_pointer_is_there(narrow: SmallScreen) -> None:
    navigation, room = narrow.window.navigation, room_for_page(narrow)
    enter(navigation)
    leave(navigation)
    assert named(navigation) == [], "the pointer only crossed it"
    enter(navigation)
    narrow.qtbot.waitUntil(lambda: navigation.has_names)
    assert named(navigation) == [page.title for page in PAGES]
    assert room_for_page(narrow) == room, "the page stays as it is"
    middle = narrow.window.centralWidget()
    assert middle is not None
    on_top = middle.childAt(QPoint(navigation.width() - 4, navigation.height() // 2))
    assert on_top is not None
    assert navigation.isAncestorOf(on_top)
    leave(navigation)
    assert named(navigation) == []
    enter(navigation)
    narrow.qtbot.waitUntil(lambda: navigation.has_names)
    view = navigation.findChildren(QListWidget)[0]
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualItemRect(view.item(3)).center())
    narrow.settle()
    assert type(narrow.window.current_page).__name__ == PAGES[3].class_name
    assert named(navigation) == [], "the page that was asked for is in sight"


def test_names_are_shown_while_the_keyboard_chooses_a_page(narrow: SmallScreen) -> None:
    navigation = narrow.window.navigation
    navigation.setFocus(Qt.FocusReason.TabFocusReason)
    assert named(navigation) == [page.title for page in PAGES]
    leave(navigation)
    assert navigation.has_names, "the keyboard is still there"
    work, book = navigation.findChildren(QListWidget)
    QTest.keyClick(work, Qt.Key.Key_Down)
    narrow.settle()
    assert navigation.has_names
    # From the work above to the book below, and back.
    for key, focused in ((Qt.Key.Key_End, work), (Qt.Key.Key_Down, work), (Qt.Key.Key_Up, book)):
        QTest.keyClick(focused, key)
        narrow.settle()
        assert navigation.has_names
    assert work.hasFocus()
    narrow.window.current_page.setFocus(Qt.FocusReason.TabFocusReason)
    assert named(navigation) == []


def test_a_page_is_called_by_its_name_also_where_that_is_not_shown(narrow: SmallScreen) -> None:
    spoken = []
    for view in narrow.window.navigation.findChildren(QListWidget):
        interface = QAccessible.queryAccessibleInterface(view)
        spoken += [interface.child(row).text(QAccessible.Text.Name) for row in range(interface.childCount())]
    assert spoken == [page.title for page in PAGES]


def test_no_two_pages_have_the_same_drawing() -> None:
    """Where the bar has no room for names the drawing is all that tells one page from another."""
    drawings = [page.icon for page in PAGES]
    assert len(set(drawings)) == len(drawings)


def said_of_tracking(navigation: Navigation) -> str:
    """Return what a screen reader says of the page of tasks."""
    work = QAccessible.queryAccessibleInterface(navigation.findChildren(QListWidget)[0])
    names = [work.child(row).text(QAccessible.Text.Name) for row in range(work.childCount())]
    return next(name for name in names if name.startswith("Theo dõi nhiệm vụ"))


def late_task(book: Book) -> None:
    """Put a task into a book that was due yesterday."""
    day = date.today() - timedelta(days=1)
    deadline = Deadline(f"{day:%d/%m/%Y}", DeadlineKind.DAY, day=day.day, month=day.month, year=day.year)
    tasks.add_task(book, TaskFields("Góp ý dự thảo quy chế", deadline=deadline))


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_what_is_late_stands_in_sight_on_every_page(qtbot: QtBot, tmp_path: Path, size: QSize) -> None:
    screen = SmallScreen(qtbot, copied_book(tmp_path / "book", late_task), size)
    screen.window.setUpdatesEnabled(True)
    navigation = screen.window.navigation
    work = navigation.findChildren(QListWidget)[0]
    qtbot.waitUntil(lambda: said_of_tracking(navigation).startswith("Theo dõi nhiệm vụ: 1 nhiệm vụ quá hạn"))
    place = [page.key for page in PAGES].index("tracking")
    room = work.visualItemRect(work.item(place))
    late = work.grab(room).toImage()
    (row,) = lists.everything(screen.book, ListQuery("occurrences"))
    done = OccurrenceFields("Đã góp ý", done_on=date.today())
    screen.context.act(lambda book: record_result(book, row.id, done))
    qtbot.waitUntil(lambda: said_of_tracking(navigation) == "Theo dõi nhiệm vụ")
    plain = work.grab(room).toImage()
    assert plain != late, "its number is drawn, also where the names are folded"
    # The icon stays to be seen beside it.
    ground = plain.pixel(0, plain.height() // 2)
    icon = [(x, y) for x in range(4, plain.width()) for y in range(plain.height()) if plain.pixel(x, y) != ground]
    hidden = [point for point in icon if late.pixel(*point) != plain.pixel(*point)]
    assert len(hidden) <= len(icon) / 4
    assert named(navigation) == ([page.title for page in PAGES] if size == WIDE else [])


def test_what_is_late_is_counted_again_on_the_next_day(qtbot: QtBot, tmp_path: Path) -> None:
    screen = SmallScreen(qtbot, copied_book(tmp_path / "book"), WIDE)
    navigation, day = screen.window.navigation, date.today()
    late = LateCount(screen.context, navigation, lambda: day)
    qtbot.waitUntil(lambda: not screen.context.tasks.busy)
    # What the window does not hear of stands for what becomes late at midnight.
    late_task(screen.book)
    late.follow_day()
    qtbot.waitUntil(lambda: not screen.context.tasks.busy)
    assert said_of_tracking(navigation) == "Theo dõi nhiệm vụ"
    day += timedelta(days=1)
    late.follow_day()
    qtbot.waitUntil(lambda: said_of_tracking(navigation).startswith("Theo dõi nhiệm vụ: 1 nhiệm vụ quá hạn"))
