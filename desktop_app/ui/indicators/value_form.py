"""The form of a measured value and its source."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.numbers import format_number, parse_value
from desktop_app.domain.year.indicators import format_target
from desktop_app.services.book import Book
from desktop_app.services.year.indicators import Measured, record_value
from desktop_app.ui.base.context import Context
from desktop_app.ui.widgets.forms.declared.inputs import Input, Text
from desktop_app.ui.widgets.forms.record_form import RecordForm

_PLACES = 6


class ValueForm(RecordForm):
    """Enters the value of one indicator in one period; an empty value removes the earlier one."""

    name, target = Text(), Text(manner="muted")
    value = Input(QLineEdit, label="Số liệu", help="ví dụ: 92,5; để trống: bỏ số liệu đã ghi")
    source = Input(QLineEdit, label="Nguồn", help="ví dụ: Báo cáo số 12-BC/CĐ ngày 01/7/2026 của Chi đoàn")
    rows = (("name",), ("target",), ("value",), ("source",))

    def __init__(self, context: Context, indicator: Measured, period: tuple[str, str], parent: QWidget) -> None:
        key, title = period
        super().__init__(context, f"Ghi số liệu – {title}", parent)
        self._indicator_id, self._period = indicator.id, key
        self.name.setText(indicator.draft.name)
        if indicator.target is not None:
            self.target.setText(
                f"Mục tiêu đến năm {indicator.target.year}: {format_target(indicator.target, indicator.draft.measure)}"
            )
        self.target.setVisible(indicator.target is not None)
        self.fields["value"].name_as(f"Số liệu ({indicator.draft.measure})")
        if indicator.value is not None:
            self.value.setText(format_number(indicator.value, _PLACES))
            self.source.setText(indicator.source)

    def _collect(self) -> Callable[[Book], Changes]:
        typed = self.value.text().strip()
        value = parse_value(typed) if typed else None
        source = self.source.text()
        return lambda book: record_value(book, self._indicator_id, self._period, value, source)
