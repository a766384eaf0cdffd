"""A field set for many rows: nothing is set before the clerk says what, and emptying is a choice of its own."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.services.book import Book
from desktop_app.services.year import activities
from desktop_app.ui.base.context import Context
from desktop_app.ui.widgets.records.field_for_many import FieldForMany
from tests.ui.pages import press

KEY = Qt.Key


def test_enter_alone_changes_nothing_and_emptying_is_to_be_chosen(
    book: Book, qtbot: QtBot, context: Context, settled: Callable[[], None]
) -> None:
    fields = (ActivityFields(date(2026, 3, 9), ActivityKind.EVENT, f"Tọa đàm {at}", note="Đã kiểm") for at in range(3))
    ids = [activities.add_activity(book, of_day).only_id("activity") for of_day in fields]
    before = [activities.activity(book, row_id) for row_id in ids]
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    form = FieldForMany(context, "activity", ids, parent)
    form.start()
    settled()
    for name in ("from_date", "kind", "to_date", "unit_id", "notable", "note"):
        form.field.set_value(name)
        settled()
        press(form, KEY.Key_Return)
        settled()
        assert form.isVisible(), name
        assert not form.save.isEnabled(), name
        assert form.told.text().startswith("Chưa sửa gì: "), name
        assert {form.table.model().index(row, 2).data() for row in range(3)} == {"giữ nguyên"}, name
        # No required field can be emptied, and a choice of few values has its own word for none.
        assert form.emptied.isVisible() == (name in {"to_date", "unit_id", "note"}), name
    assert [activities.activity(book, row_id) for row_id in ids] == before
    note = form.inputs["note"].widget
    assert isinstance(note, QLineEdit)
    note.setText("  ")
    settled()
    assert not form.save.isEnabled()
    form.emptied.setChecked(True)
    settled()
    assert form.told.text() == "Sẽ sửa 3 trên 3 dòng, thành một bước."
    QTest.keyClick(form, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled()
    assert {activities.activity(book, row_id).note for row_id in ids} == {""}


def test_rows_that_are_gone_leave_nothing_to_save(qtbot: QtBot, context: Context, settled: Callable[[], None]) -> None:
    """Below a sentence that the record is gone "Sửa tất cả" could still be pressed."""
    parent = QWidget()
    qtbot.addWidget(parent)
    form = FieldForMany(context, "activity", [404], parent)
    form.start()
    settled()
    assert form.notice.isVisibleTo(form)
    assert not form.save.isEnabled()
