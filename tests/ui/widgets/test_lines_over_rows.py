"""What stands over and under rows and pages: the line that filters, what a list is of, fields with words, a bar."""

from collections.abc import Callable
from io import BytesIO

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from desktop_app.domain.list_kinds.plan import OCCURRENCES
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.base.tokens import PAGE
from desktop_app.ui.emulation.decisions.tab import DecisionsTab
from desktop_app.ui.emulation.movements.tab import MovementsTab
from desktop_app.ui.indicators.page import IndicatorsPage
from desktop_app.ui.papers.paper_pane import PaperPane
from desktop_app.ui.widgets.lists.filters.column_fields import ColumnBox, ColumnEdit
from desktop_app.ui.widgets.lists.filters.filter_edit import FilterEdit
from desktop_app.ui.widgets.lists.filters.filter_row import FilterRow
from desktop_app.ui.widgets.lists.view import ListView
from tests.ui.pages import show_page

WindowRest = Callable[[], None]
_OF_BOX = 30
"""Pixels of a box that its words do not get."""


def test_every_line_that_filters_has_the_funnel_by_which_it_is_found(qtbot: QtBot) -> None:
    line, of_columns, opened = FilterEdit("theo tên, đơn vị"), FilterEdit("Đơn vị"), list[str]()
    of_columns.offer_columns().triggered.connect(lambda: opened.append("columns"))
    for each in (line, of_columns):
        show_page(qtbot, each, 400, 40)
        (funnel,) = (button for button in each.findChildren(QToolButton) if button.x() < each.width() // 2)
        assert not funnel.icon().isNull()
        each.clearFocus()
        QTest.mouseClick(funnel, Qt.MouseButton.LeftButton)
    assert opened == ["columns"]
    line.activateWindow()
    assert line.hasFocus() or line.window().focusWidget() is line


def wordless(row: FilterRow | None) -> list[str]:
    """Return the columns whose fields have no room to say what they take."""
    assert row is not None
    edits = [field for field in row.fields if isinstance(field, ColumnEdit) and field.isVisible()]
    boxes = [field for field in row.fields if isinstance(field, ColumnBox) and field.isVisible()]
    assert edits
    assert boxes
    room = boxes[0].fontMetrics().horizontalAdvance("Tất cả") + _OF_BOX
    without = [field.column.title for field in edits if field.placeholderText() == "…"]
    return without + [box.column.title for box in boxes if box.width() < room]


def test_fields_over_a_list_without_rows_say_what_they_take(
    qtbot: QtBot, context: Context, qapp: QApplication, settled: WindowRest
) -> None:
    apply_theme(qapp)
    view = ListView(context, OCCURRENCES)
    view.arrange_at_first({"hidden": ["product", "note", "supports"]})
    show_page(qtbot, view, 1400, 400)
    settled()
    view.filters.toggle_row()
    settled()
    assert wordless(view.filters.row) == []
    page = IndicatorsPage(context)
    show_page(qtbot, page, 1120, 600)
    settled()
    page.parts.filters.toggle_row()
    settled()
    assert wordless(page.parts.filters.row) == []


def test_below_indicators_stands_how_many_there_are_and_nothing_blank_where_there_are_none(
    qtbot: QtBot, context: Context, settled: WindowRest
) -> None:
    page = IndicatorsPage(context)
    show_page(qtbot, page, 1120, 600)
    settled()
    assert page.parts.geometry().bottom() + 1 == page.height() - PAGE
    page.take_set.trigger()
    settled()
    assert page.about.isVisible()
    number = page.chips.buttons["all"].text().removeprefix("Tất cả (").removesuffix(")")
    assert page.about.text().startswith(f"{number} chỉ tiêu   ·   ")


def test_what_a_list_is_of_stands_before_its_filter_and_where_it_has_no_rows(
    qtbot: QtBot, context: Context, settled: WindowRest
) -> None:
    decisions, movements = DecisionsTab(context), MovementsTab(context)
    for tab, view, first in (
        (decisions, decisions.decisions, decisions.sides),
        (movements, movements.movements, movements.year),
    ):
        show_page(qtbot, tab, 1120, 600)
        settled()
        assert view.total == 0
        left = first.mapTo(tab, QPoint(0, 0)).x()
        assert left < 100
        assert left < view.filter.mapTo(tab, QPoint(0, 0)).x()


def test_with_large_letters_both_ways_to_fit_a_page_stand_in_the_bar(
    qtbot: QtBot, qapp: QApplication, settled: WindowRest
) -> None:
    theme = apply_theme(qapp)
    try:
        theme.choose_size(200)
        pane = PaperPane(lambda: None)
        show_page(qtbot, pane, 777, 500)
        settled()
        pane.view.show_pdf(_one_page())
        pane.bar.show()
        settled()
        qtbot.waitUntil(lambda: pane.is_shown)
        more = pane.bar.findChild(QToolButton, "qt_toolbar_ext_button")
        assert more is not None
        assert not more.isVisible()
        words = [button.text() for button in pane.bar.findChildren(QToolButton) if button.isVisible()]
        assert words[-2:] == ["Bề ngang", "Cả trang"]
    finally:
        theme.choose_size(100)


def _one_page() -> bytes:
    stream = BytesIO()
    canvas = Canvas(stream)
    canvas.drawString(100, 700, "Trang")
    canvas.showPage()
    canvas.save()
    return stream.getvalue()
