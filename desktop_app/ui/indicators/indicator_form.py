"""The form of an indicator: what is counted, how, and what is to be reached by which year."""

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.year.indicator_sets import IndicatorDraft
from desktop_app.domain.year.indicators import AUTOMATIC_LABELS, AutomaticMeasure
from desktop_app.services.book import Book
from desktop_app.services.year.indicators import indicator, save_indicator
from desktop_app.ui.base.context import Context
from desktop_app.ui.indicators.target_rows import TargetRows
from desktop_app.ui.widgets.forms.lines_edit import LinesEdit
from desktop_app.ui.widgets.forms.record_form import RecordForm
from desktop_app.ui.widgets.forms.value_box import ValueBox

_NEW: Final = IndicatorDraft("", "", "")
_TYPED: Final = "Nhập tay, ghi rõ nguồn"


class IndicatorForm(RecordForm):
    """Adds an indicator (without an id) or changes it; `categories` are the groups there are already."""

    def __init__(self, context: Context, indicator_id: int | None, categories: Iterable[str], parent: QWidget) -> None:
        super().__init__(context, "Thêm chỉ tiêu" if indicator_id is None else "Sửa chỉ tiêu", parent)
        self._indicator_id = indicator_id
        self.name = LinesEdit(2)
        self.measure, self.category = QLineEdit(), QComboBox()
        labels: dict[AutomaticMeasure | None, str] = {None: _TYPED}
        for measure, label in AUTOMATIC_LABELS.items():
            labels[measure] = label
        self.automatic = ValueBox(labels)
        self.targets = TargetRows()
        self.unconfirmed = QCheckBox("Chưa xác nhận, cần đối chiếu lạ&i")
        self.note = LinesEdit(2)
        self.category.setEditable(True)
        self.category.addItems([name for name in dict.fromkeys(categories) if name])
        self.measure.setPlaceholderText("ví dụ: %, tin, lượt")
        self.add_field("name", "&Tên chỉ tiêu", self.name)
        self.add_field("measure", "Đơn &vị tính", self.measure)
        self.add_field("automatic", "&Cách tính", self.automatic, beside=True)
        self.add_field("category", "&Nhóm", self.category)
        self.add_field("targets", "Mục tiê&u", self.targets)
        self.add_field("confirmed", "", self.unconfirmed)
        self.add_field("note", "&Ghi chú", self.note)
        self.add_save_button("&Lưu", self._collect, "Ctrl+Return; Ctrl+Enter", primary=True)
        self.add_cancel_button()

    def start(self) -> None:
        """Read the indicator, if there is one, and show the form."""
        indicator_id = self._indicator_id
        if indicator_id is None:
            self._fill(_NEW)
        else:
            self.ask_book(lambda book: indicator(book, indicator_id), self._fill)

    def _fill(self, draft: IndicatorDraft) -> None:
        self.name.setPlainText(draft.name)
        self.measure.setText(draft.measure)
        self.category.setCurrentText(draft.category)
        self.automatic.set_value(draft.automatic)
        self.targets.set_targets(draft.targets)
        self.unconfirmed.setChecked(not draft.confirmed)
        self.note.setPlainText(draft.note)
        self.show_form("name")

    def _collect(self) -> Callable[[Book], Changes]:
        draft = IndicatorDraft(
            name=self.name.toPlainText(),
            measure=self.measure.text(),
            category=self.category.currentText(),
            targets=self.targets.targets(),
            automatic=self.automatic.value(),
            confirmed=not self.unconfirmed.isChecked(),
            note=self.note.toPlainText(),
        )
        indicator_id = self._indicator_id
        return lambda book: save_indicator(book, indicator_id, draft)
