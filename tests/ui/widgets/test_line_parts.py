"""Tables that are read whole are filtered by their columns as lists are, and show the whole row beside (F4)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.services.keeping.lists.list_filters import list_filters
from desktop_app.ui.indicators.indicator_form import IndicatorForm
from desktop_app.ui.widgets.lists.filters.column_fields import ColumnBox, ColumnEdit
from desktop_app.ui.widgets.lists.filters.of_lines import LineParts
from desktop_app.ui.widgets.lists.filters.window import FilterWindow
from tests.books import sample_in
from tests.ui.keyboard import type_letters
from tests.ui.shown_program import ShownProgram

KEY = Qt.Key
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def run(qtbot: QtBot, tmp_path: Path) -> Iterator[ShownProgram]:
    """The program on the sample."""
    run = ShownProgram(qtbot, sample_in(tmp_path / "book").root, QSize(1366, 740))
    run.show()
    yield run
    run.close()


def parts_on(run: ShownProgram, key: str) -> LineParts:
    """Go to a page with such a table, its first row chosen."""
    run.window.go_to(key)
    run.settle()
    [parts] = run.window.current_page.findChildren(LineParts)
    run.qtbot.waitUntil(lambda: parts.row_count() > 1)
    parts.table.setFocus()
    return parts


def texts_of(parts: LineParts, column: int) -> list[str]:
    """Return the texts of a column, without the rows that only name a group."""
    model = parts.table.model()
    rows = [row for row in range(model.rowCount()) if model.flags(model.index(row, column)) & Qt.ItemFlag.ItemIsEnabled]
    return [str(model.index(row, column).data() or "") for row in rows]


def field(parts: LineParts, key: str) -> ColumnEdit | ColumnBox:
    """Return the field of a column in the row of filters."""
    assert parts.filters.row is not None
    return next(each for each in parts.filters.row.fields if each.column.key == key)


@pytest.mark.parametrize(("key", "column"), [("indicators", "name"), ("rules", "subject")])
def test_the_row_of_filters_and_the_pane_are_those_of_lists(run: ShownProgram, key: str, column: str) -> None:
    parts = parts_on(run, key)
    place = 0 if key == "indicators" else 1
    before = texts_of(parts, place)
    QTest.keyClick(parts.table, KEY.Key_L, CONTROL_SHIFT)
    assert parts.filters.is_row_shown
    field(parts, column).setFocus()
    words = before[-1].split()[:2]
    type_letters(field(parts, column), " ".join(words))
    after = texts_of(parts, place)
    assert 0 < len(after) < len(before)
    assert all(all(word.lower() in text.lower() for word in words) for text in after)
    assert parts.filters.chips is not None
    assert parts.filters.chips.buttons[0].text().endswith("”")
    type_letters(field(parts, column), " zzz")
    assert parts.rows.message.isVisible()
    assert QApplication.focusWidget() is field(parts, column)
    QTest.keyClick(field(parts, column), KEY.Key_Escape)
    assert texts_of(parts, place) == before
    QTest.keyClick(field(parts, column), KEY.Key_Down)
    assert QApplication.focusWidget() is parts.table
    QTest.keyClick(parts.table, KEY.Key_F4)
    assert parts.details.pane is not None
    assert parts.details.pane.isVisible()
    shown = parts.details.pane.toPlainText().replace("\xa0", " ").lower()
    assert [text for text in parts.current_row()[1] if text.lower().split("\n")[0] not in shown] == []
    QTest.keyClick(parts.table, KEY.Key_Down)
    assert parts.details.pane.toPlainText().replace("\xa0", " ").lower() != shown


def test_indicators_are_filtered_by_their_figures_and_states_and_the_filter_is_kept(run: ShownProgram) -> None:
    parts = parts_on(run, "indicators")
    QTest.keyClick(parts.table, KEY.Key_F, CONTROL_SHIFT)
    run.settle()
    [window] = [child for child in run.window.findChildren(FilterWindow) if child.isVisible()]
    row = window.rows[0]
    row.column.set_value("value")
    row.focus_value()
    QTest.keyClicks(window.focusWidget(), "1")
    QTest.mouseClick(window.add, Qt.MouseButton.LeftButton)
    window.rows[1].column.set_value("met")
    states = [str(window.rows[1].checks.model().index(at, 0).data()) for at in range(window.rows[1].checks.count())]
    assert set(states) - {"(chưa ghi)"} <= {"đạt", "chưa đạt", "chưa rõ"}
    window.rows[1].taken_out.emit()
    QTest.keyClicks(window.name, "Co so lieu")
    QTest.mouseClick(window.keep, Qt.MouseButton.LeftButton)
    run.settle()
    assert not window.group.isVisible()
    QTest.keyClick(window.name, KEY.Key_Return)
    run.settle()
    assert [each.name for each in list_filters(run.book, "measured-indicators")] == ["Co so lieu"]
    figures = texts_of(parts, 2)
    assert figures
    assert "chưa có" not in figures
    # A share is typed as it is read.
    QTest.keyClick(parts.table, KEY.Key_L, CONTROL_SHIFT)
    edit = field(parts, "value")
    assert isinstance(edit, ColumnEdit)
    assert edit.text() == ">=1"
    edit.setFocus()
    edit.selectAll()
    type_letters(edit, "90 - 100")
    assert "100 %" in texts_of(parts, 2)


def test_the_pane_of_an_indicator_opens_its_form(run: ShownProgram) -> None:
    parts = parts_on(run, "indicators")
    QTest.keyClick(parts.table, KEY.Key_F4)
    run.settle()
    assert parts.details.pane is not None
    assert "Nhật ký" in parts.details.pane.toPlainText()
    parts.details.pane.opened.emit()
    run.settle()
    assert any(form.isVisible() for form in run.window.findChildren(IndicatorForm))
