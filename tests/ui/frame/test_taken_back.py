"""What Ctrl+Z brings back after Delete is what is chosen: the next key is about it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.lists.table import ListTable
from tests.ui.activity_pages import keys_on_activities
from tests.ui.keyboard import Keys
from tests.ui.shown_program import ShownProgram

KEY, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def _chosen(table: ListTable) -> list[int]:
    return sorted({index.row() for index in table.selectionModel().selectedRows()})


@pytest.fixture
def keys(qtbot: QtBot, tmp_path: Path) -> Keys[ShownProgram]:
    """The window on the list of five activities, by its keys."""
    return keys_on_activities(qtbot, tmp_path / "book", 5)


def test_a_row_deleted_and_brought_back_is_chosen(keys: Keys[ShownProgram]) -> None:
    table = keys.focused()
    assert isinstance(table, ListTable)
    keys.press(KEY.Key_Down)
    assert _chosen(table) == [1]
    keys.press(KEY.Key_Delete)
    assert table.model().rowCount() == 4
    keys.press(KEY.Key_Z, CONTROL)
    assert table.model().rowCount() == 5
    assert (_chosen(table), table.currentIndex().row()) == ([1], 1)


def test_rows_deleted_one_after_the_other_are_chosen_as_they_come_back(keys: Keys[ShownProgram]) -> None:
    table = keys.focused()
    assert isinstance(table, ListTable)
    keys.press(KEY.Key_Delete)
    keys.press(KEY.Key_Down)
    keys.press(KEY.Key_Delete)
    keys.press(KEY.Key_End, CONTROL)
    keys.press(KEY.Key_Z, CONTROL)
    assert (_chosen(table), table.currentIndex().row()) == ([1], 1)
    keys.press(KEY.Key_Z, CONTROL)
    assert (_chosen(table), table.currentIndex().row()) == ([0], 0)


def test_all_rows_deleted_at_once_are_chosen_again(keys: Keys[ShownProgram]) -> None:
    table = keys.focused()
    assert isinstance(table, ListTable)
    keys.press(KEY.Key_A, CONTROL)
    keys.press(KEY.Key_Delete)
    assert table.model().rowCount() == 0
    keys.press(KEY.Key_Z, CONTROL)
    assert _chosen(table) == [0, 1, 2, 3, 4]
