"""A field of all chosen rows set by keys alone: a window says before what comes of it, and one key takes it back."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.services.year.activities import add_activity
from desktop_app.ui.widgets.records.field_for_many import FieldForMany
from tests.books import book_in, rows_of
from tests.ui.keyboard import Keys
from tests.ui.shown_program import ShownProgram

KEY, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def test_a_field_of_all_rows_is_set_by_keys_with_a_preview_as_one_step(qtbot: QtBot, tmp_path: Path) -> None:
    with book_in(tmp_path / "book") as book:
        for number in range(3):
            add_activity(book, ActivityFields(date.today(), ActivityKind.EVENT, f"Hội nghị {number}"))
    run = ShownProgram(qtbot, tmp_path / "book")
    run.show()
    keys = Keys(run)
    keys.press(KEY.Key_4, CONTROL)
    keys.press(KEY.Key_Down)
    keys.press(KEY.Key_A, CONTROL)
    keys.press(KEY.Key_F2)
    form = keys.focused().window()
    assert isinstance(form, FieldForMany)
    while form.field.value() != "note":
        keys.press(KEY.Key_Down)
    keys.press(KEY.Key_Tab)
    keys.write("Đã kiểm tra")
    assert form.told.text() == "Sẽ sửa 3 trên 3 dòng, thành một bước."
    after = {form.table.model().index(row, 2).data() for row in range(form.table.rowCount())}
    assert after == {"Đã kiểm tra"}
    assert rows_of(run.book, "activity", "note") == [("",)] * 3
    keys.press(KEY.Key_Return, CONTROL)
    assert rows_of(run.book, "activity", "note") == [("Đã kiểm tra",)] * 3
    keys.press(KEY.Key_Z, CONTROL)
    assert rows_of(run.book, "activity", "note") == [("",)] * 3
