"""A field of all chosen rows set by keys alone: a window says before what comes of it, and one key takes it back."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.records.field_for_many import FieldForMany
from tests.books import rows_of
from tests.ui.activity_pages import keys_on_activities

KEY, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def test_a_field_of_all_rows_is_set_by_keys_with_a_preview_as_one_step(qtbot: QtBot, tmp_path: Path) -> None:
    keys = keys_on_activities(qtbot, tmp_path / "book", 3)
    run = keys.run
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
