"""The figures of a report open their records; a part without records is stated to have nothing."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.domain.year.obstacles import ObstacleFields
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.papers.reports import entered
from desktop_app.services.papers.reports.entered import ANNUAL
from desktop_app.services.year.activities import add_activity
from desktop_app.services.year.obstacles import save_obstacle
from desktop_app.ui.base.context import Context
from desktop_app.ui.frame.pages import page_of_list
from desktop_app.ui.reports.page import ReportsPage
from desktop_app.ui.reports.parts.part_table import EMPTY, STATED
from desktop_app.ui.reports.parts.statement_form import StatementForm
from desktop_app.ui.widgets.lists.view import ListView
from tests.books import BookIds, individual, review_round
from tests.ui.keyboard import type_letters
from tests.ui.pages import open_form, press
from tests.ui.report_pages import YEAR, WindowRest, make_page, standing, write

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
COUNTED_LISTS = ("activities", "occurrences", "obstacles", "referrals", "nominations", "awards", "people")
"""The lists that figures of reports open."""


@pytest.fixture
def page(filled: BookIds, qtbot: QtBot, context: Context, settled: WindowRest) -> ReportsPage:
    """The page on the report of 2026, the keyboard in the list of parts."""
    return make_page(qtbot, context, settled)


def test_a_double_click_on_a_number_opens_exactly_its_records(
    book: Book, page: ReportsPage, settled: WindowRest
) -> None:
    ids = [
        add_activity(book, ActivityFields(date(2026, month, 2), ActivityKind.DOCUMENT, "Công văn")).only_id("activity")
        for month in (4, 9)
    ]
    page.refresh()
    settled()
    page.editor.parts.choose("direction")
    edit = page.editor.pane.editor
    asked: list[ListQuery] = []
    page.asked.connect(asked.append)
    double_click(edit, edit.toPlainText().index("02 văn bản") + 1)
    assert asked == [ListQuery("activities", scope={"ids": ids})]
    double_click(edit, edit.toPlainText().index("ngày 02/4/2026"))
    assert len(asked) == 1
    # The numbers of a text that she has changed are known again by how they are written.
    write(page, "direction", "Viet 02 cong van")
    cursor = edit.textCursor()
    cursor.setPosition(len("Viet 0"))
    edit.setTextCursor(cursor)
    press(page, KEY.Key_Return, CONTROL)
    assert asked[1:] == [ListQuery("activities", scope={"ids": ids})]


def double_click(edit: QPlainTextEdit, position: int) -> None:
    cursor = edit.textCursor()
    cursor.setPosition(position)
    place = edit.cursorRect(cursor).center()
    QTest.mouseDClick(edit.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def test_enter_on_a_figure_of_the_table_opens_its_records(
    qtbot: QtBot, book: Book, page: ReportsPage, settled: WindowRest
) -> None:
    add_activity(book, ActivityFields(date(2026, 4, 2), ActivityKind.DOCUMENT, "Công văn"))
    page.refresh()
    settled()
    page.editor.parts.choose("direction")
    page.resize(1300, 800)
    figures = page.editor.pane.figures
    qtbot.waitUntil(figures.isVisible)
    # What no number stands beside has the room of both cells.
    beside = {row: figures.item(row, 1) for row in range(figures.rowCount())}
    names = [row for row, item in beside.items() if item is not None and item.text() == ""]
    assert [figures.columnSpan(row, 0) for row in names] == [2] * len(names) != []
    asked: list[ListQuery] = []
    page.asked.connect(asked.append)
    figures.setFocus()
    for row in range(figures.rowCount()):
        figures.setCurrentCell(row, 0)
        press(page, KEY.Key_Return)
    assert [lists.count(book, query) for query in asked] == [len(query.scope["ids"]) for query in asked]
    assert len(asked) == figures.rowCount() > 1
    page.editor.parts.choose("proposals")
    assert not figures.isVisible()


def test_the_text_of_a_part_has_ten_lines_before_its_figures_have_room(
    qtbot: QtBot, book: Book, page: ReportsPage, settled: WindowRest
) -> None:
    for number in range(6):
        add_activity(book, ActivityFields(date(2026, 4, 2), ActivityKind.DOCUMENT, f"Công văn {number}"))
    page.refresh()
    settled()
    page.editor.parts.choose("direction")
    pane, seen = page.editor.pane, set()
    line = pane.editor.fontMetrics().lineSpacing()
    for height in range(1000, 400, -60):
        page.resize(1200, height)
        QApplication.sendPostedEvents()
        seen.add(pane.figures.isVisible())
        if pane.figures.isVisible():
            assert pane.editor.viewport().height() >= 10 * line, height
            rows = pane.figures.verticalHeader().defaultSectionSize()
            assert pane.figures.viewport().height() >= 3 * rows, height
    assert seen == {True, False}


def test_a_part_without_records_is_stated_to_have_nothing_by_keys(
    qtbot: QtBot, book: Book, page: ReportsPage, settled: WindowRest
) -> None:
    # Weaknesses stand there: nobody can state that there is no cause to name.
    page.editor.parts.choose("causes")
    assert not page.editor.state_nothing.isEnabled()
    page.editor.parts.choose("proposals")
    page.editor.parts.setFocus()
    press(page, KEY.Key_F7)
    form = open_form(qtbot, page, StatementForm)
    assert form.text.text() == "Trong kỳ không có đề xuất, kiến nghị."
    assert form.stated_by.hasFocus()
    type_letters(form.stated_by, "Vi Van Dat")
    press(form, KEY.Key_Return, CONTROL)
    settled()
    part = next(part for part in entered.report(book, ANNUAL, YEAR).parts if part.key == "proposals")
    assert part.statement is not None
    assert (part.statement.stated_by, part.statement.stated_on) == ("Vi Van Dat", date.today())
    assert page.editor.pane.editor.toPlainText() == part.statement.text
    assert standing(page)["Đề xuất, kiến nghị"] == STATED
    page.editor.withdraw.trigger()
    settled()
    assert standing(page)["Đề xuất, kiến nghị"] == EMPTY
    page.editor.parts.choose("next")
    assert not page.editor.state_nothing.isEnabled()


@pytest.mark.parametrize(
    "kind", ["activities", "occurrences", "obstacles", "referrals", "nominations", "awards", "people"]
)
def test_the_page_of_a_list_shows_exactly_the_records_of_a_figure(
    qtbot: QtBot, book: Book, filled: BookIds, context: Context, settled: WindowRest, kind: str
) -> None:
    review_round(book, "2026-H2")
    individual(book, filled.lan, "2026-H2")
    save_obstacle(book, None, ObstacleFields(date(2026, 5, 4), "Thiếu máy"))
    save_obstacle(book, None, ObstacleFields(date(2025, 5, 4), "Thiếu người"))
    ids = [row.id for row in lists.everything(book, ListQuery(kind))][::2]
    assert ids
    page = page_of_list(kind).make(context)
    qtbot.addWidget(page)
    page.show()
    settled()
    page.show_query(ListQuery(kind, scope={"ids": ids}))
    settled()
    shown = [view for view in page.findChildren(ListView) if view.query.kind == kind and view.isVisible()]
    if kind == "awards":
        # A single award is shown in its decision, beside what else that gives.
        assert len(ids) == 1
        assert [view.selected_ids() for view in shown] == [ids]
        return
    assert [view.total for view in shown] == [len(ids)]
    assert list(shown[0].query.scope["ids"]) == ids
