"""The fields of the row of filters stand below the heads of their columns, in every list."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.widgets.lists.view import ListView


@pytest.fixture(params=[100, 150])
def percent(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[int]:
    """The size of letters."""
    theme = apply_theme(qapp)
    theme.choose_size(request.param)
    yield request.param
    theme.choose_size(100)


def misplaced(view: ListView) -> list[str]:
    """Return the columns whose fields do not stand below their heads, above the rows and inside the table."""
    table, row = view.table, view.filters.row
    assert row is not None
    header, wrong = table.horizontalHeader(), []
    top = table.viewport().mapTo(view, QPoint(0, 0)).y()
    for place, field in enumerate(row.fields):
        if field.isVisible() == header.isSectionHidden(place):
            wrong.append(f"{field.column.key} is shown: {field.isVisible()}")
        if header.isSectionHidden(place):
            continue
        left = header.viewport().mapTo(view, QPoint(header.sectionViewportPosition(place), 0)).x()
        seen = QRect(field.mapTo(view, QPoint(0, 0)), field.size())
        head = header.mapTo(view, QPoint(0, 0)).y() + header.fontMetrics().height()
        if abs(seen.left() - left) > 2 or abs(seen.width() - header.sectionSize(place)) > 4:
            wrong.append(f"{field.column.key}: {seen.left()}+{seen.width()}, {left}+{header.sectionSize(place)}")
        if not head <= seen.top() <= seen.bottom() < top:
            wrong.append(f"{field.column.key}: from {seen.top()} to {seen.bottom()}, head {head}, rows {top}")
    return wrong


def steps(view: ListView) -> Iterator[str]:
    """Do what moves columns, and say what was done after each."""
    table, header = view.table, view.table.horizontalHeader()
    yield "shown"
    shown = [place for place in table.places() if not table.isColumnHidden(place)]
    header.resizeSection(shown[0], header.sectionSize(shown[0]) + 90)
    yield "widened"
    header.moveSection(header.visualIndex(shown[0]), header.visualIndex(shown[-1]))
    yield "moved"
    for place in shown:
        header.resizeSection(place, 400)
    QApplication.processEvents()
    bar = table.horizontalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0 or len(shown) < 3
    yield "scrolled"
    table.fit_all_again()
    view.resize(700, 400)
    yield "narrowed"
    table.show_column(shown[-1], on=len(shown) == 1)
    yield "hidden"
    view.filters.toggle_row()
    view.filters.toggle_row()
    yield "shown again"


def test_the_row_of_every_list_follows_its_columns(
    percent: int, qtbot: QtBot, context: Context, settled: Callable[[], None]
) -> None:
    wrong = {}
    for kind in LIST_KINDS.values():
        view = ListView(context, kind)
        qtbot.addWidget(view)
        view.resize(1100, 500)
        view.show()
        view.filters.toggle_row()
        for done in steps(view):
            QApplication.sendPostedEvents()
            if places := misplaced(view):
                wrong[kind.key, done] = places
        view.close()
    settled()
    assert not wrong, (percent, wrong)


def test_the_row_grows_with_the_letters(qtbot: QtBot, context: Context, qapp: QApplication) -> None:
    theme = apply_theme(qapp)
    view = ListView(context, LIST_KINDS["people"])
    qtbot.addWidget(view)
    view.resize(1100, 500)
    view.show()
    view.filters.toggle_row()
    assert view.filters.row is not None
    before = view.filters.row.height()
    theme.choose_size(200)
    try:
        QApplication.sendPostedEvents()
        assert view.filters.row.height() > before * 1.3
        assert misplaced(view) == []
    finally:
        theme.choose_size(100)
