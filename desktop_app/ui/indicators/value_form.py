"""Typing in what was measured, and where it was taken from."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.numbers import format_number, parse_value
from desktop_app.domain.year.indicators import format_target
from desktop_app.services.book import Book
from desktop_app.services.year.indicators import Measured, record_value
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.widgets.forms.record_form import RecordForm

_PLACES = 6


class ValueForm(RecordForm):
    """The value of one indicator in one period; left empty, what was typed before is taken back."""

    def __init__(self, context: Context, shown: Measured, period: tuple[str, str], parent: QWidget) -> None:
        key, title = period
        super().__init__(context, f"Ghi số liệu – {title}", parent)
        self._indicator_id, self._period = shown.id, key
        name = QLabel(shown.draft.name)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setWordWrap(True)
        self.old_rows.addRow(name)
        if shown.target is not None:
            target = QLabel(f"Mục tiêu đến năm {shown.target.year}: {format_target(shown.target, shown.draft.measure)}")
            set_mark(target, "muted")
            self.old_rows.addRow(target)
        self.value, self.source = QLineEdit(), QLineEdit()
        self.value.setPlaceholderText("ví dụ: 92,5; để trống: bỏ số liệu đã ghi")
        self.source.setPlaceholderText("ví dụ: Báo cáo số 12-BC/CĐ ngày 01/7/2026 của Chi đoàn")
        if shown.value is not None:
            self.value.setText(format_number(shown.value, _PLACES))
            self.source.setText(shown.source)
        self.add_field("value", f"&Số liệu ({shown.draft.measure})", self.value)
        self.add_field("source", "&Nguồn", self.source)
        self.add_save_button("&Lưu", self._collect, "Ctrl+Return; Ctrl+Enter", primary=True)
        self.add_cancel_button()

    def _collect(self) -> Callable[[Book], Changes]:
        typed = self.value.text().strip()
        value = parse_value(typed) if typed else None
        source = self.source.text()
        return lambda book: record_value(book, self._indicator_id, self._period, value, source)
