"""The form in which the office chooses the columns of a printed list, from a day on."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.services.papers.house_style.column_sets import ListColumns, change_columns, restore_columns
from desktop_app.ui.base.context import Context
from desktop_app.ui.papers.column_rows import ColumnRows
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.declared.inputs import Input, Text
from desktop_app.ui.widgets.forms.record_form import Act, RecordForm

_NOTE = "Để trống ngày: áp dụng cho mọi ngày. Các cột cùng co giãn cho vừa khổ giấy; văn bản đã phát hành giữ nguyên."


class ColumnsForm(RecordForm):
    """Edits the columns of one list."""

    from_day = Input(DateEdit, label="Áp dụng từ ngày")
    columns = Input(ColumnRows, label="Cột")
    scope = Text(_NOTE, manner="muted", beside=True)
    rows = (("from_day",), ("columns",), ("scope",))
    least_width = 820

    def __init__(self, context: Context, list_columns: ListColumns, title: str, parent: QWidget) -> None:
        super().__init__(context, f"Cột của “{title}”", parent)
        self._paper = list_columns.paper
        self.from_day.set_value(list_columns.first)
        self.columns.show_rules(list_columns.columns)
        restore = self.add_save_button("Khôi phục mặc định", lambda: partial(restore_columns, paper=self._paper))
        restore.setEnabled(list_columns.is_own)
        restore.setToolTip("Lấy lại các cột có sẵn của chương trình, của mọi ngày áp dụng")

    def _collect(self) -> Act:
        first: date | None = self.from_day.value()
        rules = self.columns.rules()
        return lambda book: change_columns(book, self._paper, first, rules)
