"""Lists in a low window: 1366 x 768 at 150 % leaves the program 911 x 512."""

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from math import ceil
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QListWidget, QScrollArea, QTableView, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.lists import ColumnKind, ListQuery
from desktop_app.domain.rounds.states import NominationState
from desktop_app.services.rounds.steps import RoundSteps, ToDo
from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.emulation.council.tab import CouncilTab
from desktop_app.ui.emulation.decisions.tab import DecisionsTab
from desktop_app.ui.emulation.movements.tab import MovementsTab
from desktop_app.ui.emulation.page import EmulationPage
from desktop_app.ui.frame.pages import PAGES
from desktop_app.ui.papers.page import PapersPage
from desktop_app.ui.reports.page import ReportsPage
from desktop_app.ui.settings.office_page import OfficePage
from desktop_app.ui.settings.rules_page import RulesPage
from desktop_app.ui.widgets.forms.declared.scrolled import VerticalScrollArea
from desktop_app.ui.widgets.heads.folding_words import FoldingWords
from desktop_app.ui.widgets.lists.heights.row_heights import LEAST
from desktop_app.ui.widgets.lists.heights.two_lists import TwoLists
from desktop_app.ui.widgets.lists.table import ListTable
from desktop_app.ui.widgets.lists.view import ListView
from tests.books import sample_in
from tests.ui.list_cells import PADDING, broken_lines
from tests.ui.small_screen import SmallScreen

LOW, HIGH = QSize(911, 512), QSize(1366, 768)
DECIDED = "2025-H2"
"""A round of the sample that has gone all its way: each of its lists has rows."""

WHOLE = {"Các phần của báo cáo": 3}
"""How many rows of a list are in sight whose headings go over up to three lines."""


@pytest.fixture
def low(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[SmallScreen]:
    theme = apply_theme(qapp)
    folder = sample_in(tmp_path / "book")
    folder.settings.write_text(json.dumps({"emulation": {"round": DECIDED}}), encoding="utf-8")
    yield SmallScreen(qtbot, folder.root, LOW)
    theme.choose_size(100)


def test_four_rows_of_every_list_are_in_sight_and_nothing_else_is_scrolled(low: SmallScreen) -> None:
    seen, wrong = set(), []
    for page in PAGES:
        for tab in low.tabs_of(page.key):
            # What belongs to the chosen row of one list is asked for by that.
            for _ in range(2):
                fill(low)
            for table in tables(low.window.current_page):
                seen.add(table.accessibleName())
                total = table.model().rowCount()
                least = 1 if stands_above_another(table) else min(total, WHOLE.get(table.accessibleName(), LEAST))
                if (whole := len(rows_in_sight(table))) < least:
                    wrong.append(f"{tab}: {table.accessibleName()}: {whole} of {total} rows")
                if table.verticalScrollBar().maximum() and (around := scrolled_around(table)):
                    wrong.append(f"{tab}: {table.accessibleName()} is scrolled within what is scrolled by {around}")
    assert wrong == []
    assert len(seen) > 18


def test_a_report_is_written_in_a_low_window_without_scrolling_the_page(low: SmallScreen) -> None:
    low.window.go_to("reports")
    low.settle()
    page = low.window.current_page
    (around,) = [area for area in page.findChildren(VerticalScrollArea) if area.isVisible()]
    assert around.verticalScrollBar().maximum() == 0
    # It is lower still where the reminder of what is late stands above it.
    low.window.resize(LOW.width(), LOW.height() - 54)
    low.settle()
    assert around.verticalScrollBar().maximum() == 0


def test_lines_of_a_report_are_in_sight_in_a_low_window_with_its_first_remarks_and_its_days_whole(
    low: SmallScreen,
) -> None:
    low.window.go_to("reports")
    low.settle()
    page = low.window.current_page
    assert isinstance(page, ReportsPage)
    editor, remarks, words = page.editor.pane.editor, page.editor.remarks, page.editor.span.words
    low.qtbot.waitUntil(lambda: len(remarks.remarks) > 1 and bool(editor.toPlainText()))
    low.settle()
    assert editor.viewport().height() >= 6 * editor.fontMetrics().lineSpacing()
    assert "…" not in words.shown()
    # What is to be looked at first stands whole beside their number; F8 goes on to the next one.
    remark = remarks.list.visualItemRect(remarks.list.item(0))
    assert 0 <= remark.top() < remark.bottom() <= remarks.list.viewport().height()
    width = remark.width() - 40
    assert remark.height() >= ceil(words_of(remarks.list, 0) / width) * remarks.list.fontMetrics().lineSpacing()
    ends = [remarks.list.visualItemRect(remarks.list.item(at)).bottom() + 1 for at in range(2)]
    assert remarks.list.viewport().height() in ends, "nothing of a next one"
    assert remarks.list.geometry().left() > remarks.words.geometry().right()
    assert remarks.words.text().endswith(str(len(remarks.remarks)))
    low.window.resize(HIGH)
    low.settle()
    assert remarks.list.geometry().top() > remarks.words.geometry().bottom()
    assert page.editor.pane.title.isVisible()


def words_of(rows: QListWidget, row: int) -> int:
    """Return how wide the words of a row of a list are on one line."""
    return rows.fontMetrics().horizontalAdvance(rows.item(row).text())


def test_lines_of_a_report_are_in_sight_with_large_letters(low: SmallScreen, qapp: QApplication) -> None:
    apply_theme(qapp).choose_size(200)
    low.window.resize(HIGH)
    low.window.go_to("reports")
    low.settle()
    page = low.window.current_page
    assert isinstance(page, ReportsPage)
    pane = page.editor.pane
    low.qtbot.waitUntil(lambda: bool(pane.editor.toPlainText()))
    low.settle()
    assert low.window.size() == HIGH
    in_sight = pane.editor.viewport().visibleRegion().boundingRect()
    assert in_sight.height() >= 6 * pane.editor.fontMetrics().lineSpacing()
    # Text and parts are scrolled, nothing around them; what is to be looked at next stands below, whole.
    (around,) = [area for area in page.findChildren(VerticalScrollArea) if area.isVisible()]
    assert around.verticalScrollBar().maximum() == 0
    remarks = page.editor.remarks
    assert not remarks.list.verticalScrollBar().isVisible()
    assert remarks.visibleRegion().boundingRect() == remarks.rect()
    first = remarks.list.visualItemRect(remarks.list.item(0))
    assert 0 <= first.top() < first.bottom() <= remarks.list.viewport().height()


@pytest.mark.parametrize("tab", ["council", "decisions", "movements"])
def test_of_two_lists_the_upper_is_as_high_as_its_rows_and_the_lower_has_the_rest(low: SmallScreen, tab: str) -> None:
    low.window.go_to("emulation")
    page = low.window.current_page
    assert isinstance(page, EmulationPage)
    page.tabs.setCurrentWidget(getattr(page, tab))
    low.settle()
    for _ in range(2):
        fill(low)
    two = page.tabs.currentWidget().findChild(TwoLists)
    assert isinstance(two, TwoLists)
    upper, lower = two.findChildren(ListView)
    for size in (LOW, HIGH, LOW):
        low.window.resize(size)
        low.settle()
        table = upper.table
        chosen = table.currentIndex().row()
        assert chosen in rows_in_sight(table), size
        # Nothing is left blank under its last row, and no row is cut.
        shown = sum(table.rowHeight(row) for row in rows_in_sight(table))
        assert table.viewport().height() - shown < table.rowHeight(chosen), size
        rows = len(rows_in_sight(table))
        assert rows >= min(table.model().rowCount(), 2), size
        assert rows <= 5 or upper.height() <= two.height() // 3, size
        assert sum(two.sizes()) + two.handleWidth() == two.height()
        assert len(rows_in_sight(lower.table)) >= LEAST, size
    assert low.window.size() == LOW


def test_one_row_above_another_list_shows_its_texts_whole_while_the_lower_list_has_enough(low: SmallScreen) -> None:
    low.window.go_to("emulation")
    page = low.window.current_page
    assert isinstance(page, EmulationPage)
    page.tabs.setCurrentWidget(page.decisions)
    low.settle()
    for _ in range(2):
        fill(low)
    two = page.tabs.currentWidget().findChild(TwoLists)
    assert isinstance(two, TwoLists)
    upper, lower = (view.table for view in two.findChildren(ListView))
    assert upper.model().rowCount() == 1
    place = next(at for at, column in enumerate(upper.kind.columns) if column.kind is ColumnKind.LONG_TEXT)
    low.window.resize(HIGH)
    low.settle()
    words, room = str(upper.model().index(0, place).data()), upper.columnWidth(place) - PADDING
    needed, line = broken_lines(words, upper.font(), room), upper.fontMetrics().lineSpacing()
    assert needed > 2
    # Some air belongs to the height of any row.
    assert upper.rowHeight(0) > (needed + 0.3) * line
    assert rows_in_sight(upper) == [0]
    assert len(rows_in_sight(lower)) >= LEAST


def test_the_chosen_row_is_whole_where_its_list_was_empty_before_and_a_reminder_takes_room(low: SmallScreen) -> None:
    low.window.notice.say("Có 2 nhiệm vụ quá hạn.", "warning", "Xem danh sách", lambda: None)
    for kind, tab in (("sessions", "council"), ("decisions", "decisions")):
        low.window.show_list(ListQuery(kind, scope={"round": "2026-H1"}))
        page = low.window.current_page
        assert isinstance(page, EmulationPage)
        low.settle()
        page.tabs.setCurrentWidget(page.tabs.proposed)
        low.window.show_list(ListQuery("nominations", scope={"round": DECIDED}))
        low.settle()
        page.tabs.setCurrentWidget(getattr(page, tab))
        low.settle()
        fill(low)
        two = page.tabs.currentWidget().findChild(TwoLists)
        assert isinstance(two, TwoLists)
        table = two.findChildren(ListView)[0].table
        assert rows_in_sight(table) == [table.currentIndex().row()], tab


def test_a_notice_above_a_list_is_never_cut_where_room_is_scarce(low: SmallScreen) -> None:
    low.window.go_to("emulation")
    page = low.window.current_page
    assert isinstance(page, EmulationPage)
    page.tabs.setCurrentWidget(page.council)
    low.settle()
    council = page.tabs.currentWidget().findChild(CouncilTab)
    assert isinstance(council, CouncilTab)
    words = council.notice.findChild(FoldingWords)
    assert isinstance(words, FoldingWords)
    names = "Bế Thanh Ân, Lương Quốc Đạt"
    for number, lines in ((1, 1), (6, 2), (1, 1)):
        council.notice.say(f"Được đưa ra biểu quyết: {', '.join([names] * number)}.", "warning")
        low.qtbot.waitUntil(partial(has_lines, words, lines))


def test_who_took_part_in_a_vote_is_told_above_it_however_low_the_window(low: SmallScreen) -> None:
    low.window.go_to("emulation")
    page = low.window.current_page
    assert isinstance(page, EmulationPage)
    page.tabs.setCurrentWidget(page.council)
    low.settle()
    for _ in range(2):
        fill(low)
    council = page.tabs.currentWidget().findChild(CouncilTab)
    assert isinstance(council, CouncilTab)
    low.qtbot.waitUntil(lambda: "tham gia" in council.votes_label.text())
    low.settle()
    words = council.votes_label
    assert council.notice.isVisible()
    assert words.isVisible()
    # Seven came, and eight ballots are valid: without this line nobody knows why.
    assert words.shown().startswith("Hội đồng có")
    assert words.shown().endswith("tham gia biểu quyết.")
    assert len(rows_in_sight(council.votes.table)) >= LEAST
    low.window.notice.say("Có 2 nhiệm vụ quá hạn.", "warning", "Xem danh sách", lambda: None)
    low.settle()
    assert words.isVisible()
    assert len(rows_in_sight(council.votes.table)) >= 2


def test_the_steps_of_a_round_are_told_beside_its_tabs_where_they_have_no_room_above(low: SmallScreen) -> None:
    low.window.go_to("emulation")
    page = low.window.current_page
    assert isinstance(page, EmulationPage)
    page.tabs.setCurrentWidget(page.council)
    low.settle()
    brief, stepper = page.way.brief, page.way.stepper
    low.qtbot.waitUntil(lambda: stepper.has_steps)
    for size, is_low in ((LOW, True), (HIGH, False), (LOW, True)):
        low.window.resize(size)
        low.settle()
        assert (brief.isVisible(), stepper.isVisible()) == (is_low, not is_low)
    assert brief.toolTip() == f"Đã xong: {stepper.buttons[-1].progress}"
    assert brief.text() in (brief.toolTip(), "Đã xong"), "the state of the round, not of the tab; never cut"
    assert low.window.size() == LOW
    brief.menu().aboutToShow.emit()
    brief.menu().actions()[2].trigger()
    low.settle()
    assert page.tabs.currentWidget() is page.decisions
    waiting = ToDo(11, NominationState.COMPLETE, "11 đề nghị đủ hồ sơ.")
    page.way.show_steps(RoundSteps({NominationState.COMPLETE: 11}, (waiting,), 2, 0))
    assert brief.toolTip().startswith("Tiếp: Hội đồng (")
    assert brief.text() in (brief.toolTip(), "Tiếp: Hội đồng")


def test_the_sum_of_what_is_paid_and_handed_over_is_not_cut_in_a_low_window(low: SmallScreen) -> None:
    low.window.go_to("emulation")
    page = low.window.current_page
    assert isinstance(page, EmulationPage)
    page.tabs.setCurrentWidget(page.decisions)
    low.settle()
    fill(low)
    decisions = page.tabs.currentWidget().findChild(DecisionsTab)
    assert isinstance(decisions, DecisionsTab)
    sums = decisions.awards_label
    low.qtbot.waitUntil(lambda: "đã trao" in sums.text())
    # What it is the sum of may be left out: that stands selected above.
    assert sums.shown() in (sums.text(), sums.text().removeprefix("Khen thưởng theo quyết định đang chọn: "))


def test_fields_of_the_office_are_in_sight_below_its_days_in_a_low_window(low: SmallScreen) -> None:
    low.window.go_to("office")
    low.settle()
    page = low.window.current_page
    assert isinstance(page, OfficePage)
    low.qtbot.waitUntil(lambda: bool(page.values["name"].text()))
    low.settle()
    whole = [value for value in page.values.values() if value.visibleRegion().boundingRect() == value.rect()]
    assert len(whole) >= 5


def test_what_is_to_be_seen_before_printing_has_the_room_of_a_low_window(low: SmallScreen) -> None:
    low.window.go_to("papers")
    page = low.window.current_page
    assert isinstance(page, PapersPage)
    page.choose_paper("nomination-list", {"round": "2026-H1", "direction": "inside", "type": "movement"})
    rows = page.remarks.list
    low.qtbot.waitUntil(lambda: rows.count() > 2, timeout=30_000)
    low.settle()
    room = rows.viewport().rect()
    assert all(room.contains(rows.visualItemRect(rows.item(row))) for row in range(3))
    assert page.day.words.shown().startswith("Để trống: ")
    assert "…" not in page.day.words.shown()


def has_lines(words: FoldingWords, lines: int) -> bool:
    """Return whether words stand whole on so many lines, folded where that is one."""
    if not words.wordWrap():
        return lines == 1 and "…" not in words.shown()
    needed = words.heightForWidth(words.width())
    return needed <= words.height() and round(needed / words.fontMetrics().lineSpacing()) == lines


def fill(low: SmallScreen) -> None:
    """Wait for the rows of the lists of a page, and choose one in each."""
    for view in low.window.current_page.findChildren(ListView):
        if view.isVisible():
            low.qtbot.waitUntil(partial(is_read, view))
    for table in tables(low.window.current_page):
        choose(table)
    low.settle()


def is_read(view: ListView) -> bool:
    return view.count.text() != ""


def tables(page: QWidget) -> Iterator[QTableView]:
    return (table for table in page.findChildren(QTableView) if table.isVisible() and table.model().rowCount())


def choose(table: QTableView) -> None:
    if not table.selectionModel().hasSelection():
        table.selectRow(0)


def rows_in_sight(table: QTableView) -> list[int]:
    """Return the rows of a table that are wholly in sight."""
    sight = table.viewport().visibleRegion().boundingRect()
    rows = []
    for row in range(max(table.rowAt(0), 0), table.model().rowCount()):
        top = table.rowViewportPosition(row)
        if top > sight.bottom():
            break
        if sight.top() <= top and top + table.rowHeight(row) - 1 <= sight.bottom():
            rows.append(row)
    return rows


def stands_above_another(table: QTableView) -> bool:
    """Return whether a list is the upper one of two, which is there to choose from."""
    around = table.parentWidget()
    while around is not None and not isinstance(around, TwoLists):
        around = around.parentWidget()
    return isinstance(around, TwoLists) and around.findChildren(ListTable)[0] is table


def scrolled_around(table: QTableView) -> str:
    """Return the name of what is scrolled and has the table within it, "" if there is nothing."""
    around = table.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea) and around.verticalScrollBar().maximum():
            return type(around).__name__
        around = around.parentWidget()
    return ""


def test_what_each_rule_is_of_is_whole_in_a_low_window(low: SmallScreen) -> None:
    low.window.go_to("rules")
    low.settle()
    page = low.window.current_page
    assert isinstance(page, RulesPage)
    low.qtbot.waitUntil(lambda: page.table.rowCount() > 0)
    low.settle()
    groups = {str(page.table.model().index(row, 0).data()) for row in range(page.table.rowCount())}
    room = page.table.columnWidth(0) - PADDING
    assert [group for group in groups if broken_lines(group, page.table.font(), room) > 3] == []


@pytest.fixture
def large(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[SmallScreen]:
    """The program begun with letters of 200 %, in a window that leaves a screen of 768 lines a few."""
    theme = apply_theme(qapp)
    theme.choose_size(200)
    yield SmallScreen(qtbot, sample_in(tmp_path / "book").root, HIGH - QSize(0, 4))
    theme.choose_size(100)


def test_it_is_said_whose_a_lower_list_is_where_its_rows_leave_room(large: SmallScreen) -> None:
    page = movements_of(large)
    assert page.label.isVisible()
    assert len(rows_in_sight(page.registrations.table)) >= LEAST
    assert len(rows_in_sight(page.movements.table)) == page.movements.total


def test_whether_it_is_said_follows_from_the_rows_and_not_from_those_before(large: SmallScreen) -> None:
    large.window.resize(HIGH - QSize(0, 20))
    page = movements_of(large)
    assert not page.label.isVisible()
    whole = page.registrations.query
    for query, is_said in ((replace(whole, text="thanh tra sở"), True), (whole, False)):
        page.registrations.set_query(query)
        large.settle()
        assert page.label.isVisible() is is_said


def test_of_a_report_three_parts_and_their_states_are_in_sight_with_large_letters(large: SmallScreen) -> None:
    large.window.go_to("reports")
    page = large.window.current_page
    assert isinstance(page, ReportsPage)
    large.qtbot.waitUntil(lambda: page.editor.parts.rowCount() > 0)
    large.settle()
    parts = page.editor.parts
    assert len(rows_in_sight(parts)) >= 3
    assert not parts.isColumnHidden(1)


def movements_of(low: SmallScreen) -> MovementsTab:
    for tab in low.tabs_of("emulation"):
        if tab.endswith("Phong trào"):
            break
    for _ in range(2):
        low.settle()
    (page,) = [part for part in low.window.current_page.findChildren(MovementsTab) if part.isVisible()]
    return page
