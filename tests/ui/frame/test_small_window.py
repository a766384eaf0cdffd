"""The window on a small screen: 1366 x 768 at 150 % leaves it 910 x 480."""

from collections.abc import Collection, Iterator
from functools import partial
from itertools import chain
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QHeaderView, QMenu, QStyleOptionHeader, QTableView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.list_kinds.awards import AWARDS
from desktop_app.domain.lists import ColumnKind, ListQuery
from desktop_app.services import lists
from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.base.window_size import open_at
from desktop_app.ui.emulation.page import EmulationPage
from desktop_app.ui.frame.pages import PAGES
from desktop_app.ui.reports.page import ReportsPage
from desktop_app.ui.widgets.forms.declared.scrolled import VerticalScrollArea
from desktop_app.ui.widgets.heads.page_head import MOST, PageHead
from desktop_app.ui.widgets.lists.acts.chosen_bar import ChosenBar
from desktop_app.ui.widgets.lists.model import ListModel
from desktop_app.ui.widgets.lists.row_table import RowTable
from desktop_app.ui.widgets.lists.table import ListTable
from desktop_app.ui.widgets.lists.view import ListView
from tests.books import sample_in
from tests.ui.small_screen import SmallScreen

SIDE = 8
SMALL, LARGE = QSize(910, 480), QSize(1366, 730)
LOW = QSize(910, 400)
WIDE = QSize(1920, 1040)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_in(tmp_path_factory.mktemp("small") / "book").root


@pytest.fixture
def small(qtbot: QtBot, qapp: QApplication, sample: Path) -> SmallScreen:
    # How wide a page is hangs on the font and the padding of the program's own look.
    apply_theme(qapp)
    return SmallScreen(qtbot, sample, SMALL)


def test_no_page_makes_the_window_larger_than_the_screen(small: SmallScreen) -> None:
    # A reminder over the pages takes of their height.
    small.window.notice.say("Có 1 nhiệm vụ quá hạn.", "warning", "Xem danh sách", lambda: None)
    sizes, told_twice, nameless = {}, [], []
    for tab in chain.from_iterable(small.tabs_of(page.key) for page in PAGES):
        sizes[tab] = small.window.size()
        shown = small.window.current_page
        head = shown.findChild(PageHead)
        assert isinstance(head, PageHead), tab
        nameless += [tab] if not head.title.isVisible() else []
        told_twice += [act.text() for act in head.acts if isinstance(act.parent(), ListView)]
    assert len(sizes) > len(PAGES) + 4
    assert {tab: size for tab, size in sizes.items() if size != SMALL} == {}
    # What is done with chosen rows stands in the bar of their list.
    assert told_twice == []
    # What a page shows is cut sooner than its name is left out.
    assert nameless == []


def test_a_page_with_an_empty_state_is_no_wider_than_a_screen_at_200_per_cent(small: SmallScreen) -> None:
    half = QSize(683, 384)
    for key in ("plan", "tracking", "emulation", "reports"):
        small.window.resize(half)
        small.window.go_to(key)
        small.settle()
        # Above another page than the first a reminder may stand, which the height is not judged with.
        assert small.window.width() == half.width(), key


def test_chosen_rows_leave_room_to_the_filter_and_make_no_window_larger(small: SmallScreen) -> None:
    for key, least in (("people", 2), ("obstacles", 1)):
        small.window.go_to(key)
        small.window.current_page.tabs.setCurrentIndex(0)  # type: ignore[attr-defined]
        small.settle()
        lists = [view for view in small.window.current_page.findChildren(ListView) if view.isVisible()]
        assert len(lists) >= least
        for view in lists:
            small.qtbot.waitUntil(partial(has_rows, view))
            view.table.selectAll()
            small.settle()
        for size in (SMALL, LARGE, WIDE, SMALL):
            small.window.resize(size)
            small.settle()
            assert small.window.size() == size
            for view in lists:
                assert view.filter.width() >= 120
                bar = view.findChild(ChosenBar)
                assert isinstance(bar, ChosenBar)
                small.qtbot.waitUntil(partial(is_whole, bar))
                shown = [button for button in bar.findChildren(QToolButton) if button.isVisible()]
                # What has no room in words stands in the menu.
                menu = bar.words.menu()
                assert isinstance(menu, QMenu)
                assert {button.defaultAction() for button in shown if button is not bar.words} <= {*menu.actions()}
                assert size != WIDE or len(shown) > 1


def is_whole(bar: ChosenBar) -> bool:
    shown = [button for button in bar.findChildren(QToolButton) if button.isVisible()]
    return all(button.width() >= button.sizeHint().width() for button in shown)


def is_on(view: ListView, row_id: int) -> bool:
    return view.current_id() == row_id


def has_rows(view: ListView) -> bool:
    return view.total > 0


def test_one_led_to_an_award_sees_its_row_and_has_the_keyboard_there(small: SmallScreen) -> None:
    awards = list(lists.everything(small.book, ListQuery(AWARDS.key)))
    of_decision: dict[object, list[int]] = {}
    for row in awards:
        of_decision.setdefault(row.values[AWARDS.columns.index(AWARDS.column("number"))], []).append(row.id)
    longest = max(of_decision.values(), key=len)
    assert len(longest) > 8
    for award in (longest[-2], longest[0], longest[-2]):
        small.window.go_to("today")
        small.window.show_list(ListQuery(AWARDS.key, scope={"ids": [award]}))
        small.settle()
        page = small.window.current_page
        assert isinstance(page, EmulationPage)
        awards_list = page.decisions.content.awards
        small.qtbot.waitUntil(partial(is_on, awards_list, award))
        small.settle()
        table = awards_list.table
        place = table.visualRect(table.currentIndex())
        assert table.viewport().visibleRegion().boundingRect().contains(QRect(0, place.y(), 1, place.height()))
        assert QApplication.focusWidget() is table


def test_acts_in_words_go_under_the_dots_from_the_end_and_come_back(small: SmallScreen) -> None:
    small.window.resize(LOW)
    small.window.go_to("backup")
    small.settle()
    page = small.window.current_page
    head = page.findChild(PageHead)
    assert isinstance(head, PageHead)
    area = page.findChild(VerticalScrollArea)
    assert isinstance(area, VerticalScrollArea)
    # What is below the head is scrolled to the table with the keyboard.
    bar = area.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    assert head.primary.visibleRegion().boundingRect() == head.primary.rect()
    small.window.resize(LARGE)
    small.settle()
    acts = page.actions_menu  # type: ignore[attr-defined]
    assert head.offered() == acts[MOST:]
    assert head.primary.defaultAction() is acts[0]
    page.setFixedWidth(460)
    QApplication.sendPostedEvents()
    assert head.offered()[-len(acts[MOST:]) :] == acts[MOST:]
    assert acts[0] not in head.offered()
    assert acts[MOST - 1] in head.offered()
    assert list(head.offered()) == [act for act in acts if act in head.offered()]
    buttons = [button for button in head.findChildren(QToolButton) if button.isVisible()]
    assert all(button.geometry().right() < 460 and button.accessibleName() for button in buttons)
    page.setFixedWidth(1000)
    QApplication.sendPostedEvents()
    assert head.offered() == acts[MOST:]


def test_a_window_of_its_own_is_no_larger_than_the_screen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    room = window.screen().availableSize()
    open_at(window, 300, 200)
    assert (window.width(), window.height()) == (300, 200)
    open_at(window, 10_000, 10_000)
    assert window.width() == room.width()
    assert room.height() - 60 < window.height() < room.height()


def test_no_list_is_cut_nor_scrolled_sideways_nor_leaves_room(small: SmallScreen) -> None:
    seen, wrong = 0, []
    small.window.show_list(ListQuery("awards", scope={"round": "2025-H2"}))
    small.settle()
    for tab in chain(["awards"], *map(small.tabs_of, (page.key for page in PAGES))):
        is_counted = tab.partition(":")[0] in COUNTED
        for size in (SMALL, LARGE, WIDE) if is_counted else (SMALL, LARGE):
            small.window.resize(size)
            small.settle()
            for table in small.window.current_page.findChildren(QTableView):
                if not table.isVisible():
                    continue
                faults = []
                beyond = table.horizontalHeader().length() - table.viewport().width()
                if beyond > 0:
                    faults.append(f"scrolled by {beyond}")
                if isinstance(table, ListTable):
                    faults += cut_heads(table) if size == LARGE else []
                    if is_counted and table.model().rowCount():
                        faults += ["blank beside the list"] if beyond < 0 else []
                        seen += len(cells(table, NEVER_CUT))
                        faults += cut_cells(table, is_wide=size == WIDE)
                wrong += [f"{tab}, {size.width()}, {table.accessibleName()}: {fault}" for fault in faults]
    assert seen > 100
    assert wrong == []


COUNTED = ("awards", "people", "tracking", "activities", "emulation", "history", "obstacles")
"""Where lists have numbers and dates."""
NEVER_CUT = (ColumnKind.INTEGER, ColumnKind.DATE, ColumnKind.CODE)


def cut_heads(table: ListTable) -> Iterator[str]:
    """Yield the headings of a list that have less room than they need."""
    header = table.horizontalHeader()
    for column in range(header.count()):
        title = drawn_head(header, column)
        room = header.sectionSize(column) - 2 * SIDE
        if not header.isSectionHidden(column) and room < cell_words(header, title):
            yield f"{title}: {room}<{cell_words(header, title)}"


def cut_cells(table: ListTable, *, is_wide: bool) -> Iterator[str]:
    """Yield numbers and dates that have less room than they need, and in a wide window texts that have no lines."""
    wide = table.fontMetrics().horizontalAdvance
    yield from (text for text, room in cells(table, NEVER_CUT) if wide(text) > room)
    if is_wide:
        beside = cells(table, (ColumnKind.TEXT,))
        longer = [text for text, room in beside if wide(text) > 2 * room]
        cut = [text for text, room in beside if wide(text) > 4 * room]
        # The few that are longer than the others make their own rows higher.
        if 20 * len(cut) > len(beside) or 5 * len(longer) > len(beside):
            yield from (f"{text} has no room" for text in longer)


def cells(table: ListTable, kinds: Collection[ColumnKind]) -> list[tuple[str, int]]:
    """Return what stands in the columns of some kinds in a list's first rows, each with the room it has."""
    model, header = table.model(), table.horizontalHeader()
    assert isinstance(model, ListModel)
    places = [place for place, column in enumerate(model.kind.columns) if column.kind in kinds]
    shown = [place for place in places if not header.isSectionHidden(place)]
    rows = range(min(model.total, 100))
    return [
        (text, header.sectionSize(at) - 2 * SIDE) for at in shown for text in {model.texts(row)[at] for row in rows}
    ]


def drawn_head(header: QHeaderView, column: int) -> str:
    """Return a heading as it is drawn: over two lines where there is little room."""
    option = QStyleOptionHeader()
    header.initStyleOptionForIndex(option, column)
    return option.text


def cell_words(header: QHeaderView, title: str) -> int:
    """Return how wide a heading is as the style sheet draws it."""
    font = header.font()
    font.setWeight(QFont.Weight.DemiBold)
    return max(map(QFontMetrics(font).horizontalAdvance, title.split("\n")))


def test_what_is_to_be_noted_of_a_rule_has_room_on_a_small_screen(small: SmallScreen) -> None:
    small.window.go_to("rules")
    small.settle()
    rules = small.window.current_page.findChild(RowTable)
    assert isinstance(rules, RowTable)
    assert rules.columnWidth(4) > rules.viewport().width() / 4


def test_the_text_of_a_report_has_room_on_a_small_screen(small: SmallScreen) -> None:
    small.window.go_to("reports")
    small.settle()
    page = small.window.current_page
    assert isinstance(page, ReportsPage)
    pane = page.editor.pane
    small.qtbot.waitUntil(lambda: pane.editor.toPlainText() != "")
    # The reminder of a window that opens on this page is closed once it is read.
    small.window.notice.hide()
    small.settle()
    assert pane.editor.viewport().height() >= 3 * pane.editor.fontMetrics().lineSpacing()
    assert not pane.figures.isVisible()
    small.window.resize(LARGE)
    small.settle()
    assert pane.editor.viewport().height() >= 10 * pane.editor.fontMetrics().lineSpacing()
    small.window.resize(WIDE)
    small.settle()
    assert pane.figures.isVisible()
    assert pane.editor.viewport().height() >= 10 * pane.editor.fontMetrics().lineSpacing()
