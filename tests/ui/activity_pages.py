"""The list of activities in a whole window, for tests that drive it by keys."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.services.year.activities import add_activity
from tests.books import book_in
from tests.ui.keyboard import Keys
from tests.ui.shown_program import ShownProgram


def keys_on_activities(qtbot: QtBot, folder: Path, number: int) -> Keys[ShownProgram]:
    """Return the keyboard of a window on the first of so many activities of today."""
    with book_in(folder) as book:
        for place in range(number):
            add_activity(book, ActivityFields(date.today(), ActivityKind.EVENT, f"Hội nghị {place}"))
    run = ShownProgram(qtbot, folder)
    run.show()
    keys = Keys(run)
    keys.press(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    keys.press(Qt.Key.Key_Down)
    return keys
