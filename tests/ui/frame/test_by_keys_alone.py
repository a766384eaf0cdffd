"""What a clerk seldom does, done by keys alone to its end, and how many keys it takes beside the text."""

from datetime import date

from PySide6.QtCore import Qt

from desktop_app.services.keeping.backups import back_up
from desktop_app.ui.emulation.decisions.tab import DecisionsTab
from tests.books import rows_of
from tests.ui.frame.test_main_window import Run
from tests.ui.keyboard import Keys

KEY = Qt.Key
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def test_the_newest_backup_is_restored_and_that_is_taken_back(keys: Keys[Run]) -> None:
    run = keys.run
    back_up(run.context.book)
    run.add_unit("Phòng thêm sau")
    keys.press(KEY.Key_K, CONTROL)
    keys.type("an toan")
    keys.press(KEY.Key_Return)
    assert type(run.window.current_page).__name__ == "DataSafetyPage"
    keys.press(KEY.Key_R, CONTROL)
    # Enter alone would leave the book as it is.
    keys.press(KEY.Key_Tab)
    keys.press(KEY.Key_Return)
    assert "Phòng thêm sau" not in run.unit_names()
    assert keys.count == 5
    keys.press(KEY.Key_Z, CONTROL)
    assert "Phòng thêm sau" in run.unit_names()


def test_the_awards_of_a_round_are_paid_and_handed_over(keys: Keys[Run]) -> None:
    run = keys.run
    today = date.today().isoformat()
    keys.press(KEY.Key_7, CONTROL)
    keys.press(KEY.Key_PageDown, ALT)
    keys.press(KEY.Key_Tab, CONTROL, times=2)
    keys.press(KEY.Key_Tab, times=3)
    tab = run.window.current_page.findChild(DecisionsTab)
    assert isinstance(tab, DecisionsTab)
    run.qtbot.waitUntil(lambda: tab.awards.total == 1)
    keys.press(KEY.Key_A, CONTROL)
    for act, column in ((KEY.Key_M, "paid_on"), (KEY.Key_U, "handed_on")):
        keys.press(act, CONTROL)
        # The day that is saved already is offered; this is the key for today.
        keys.type("t")
        keys.press(KEY.Key_Return)
        assert rows_of(run.context.book, "award", column)[0] == (today,)
    assert keys.count == 12
