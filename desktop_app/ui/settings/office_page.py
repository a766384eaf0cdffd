"""The page Cơ quan: the names and the signer that head and close every paper."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.office.offices import OF_LINES, Office
from desktop_app.services.book import Book
from desktop_app.services.office import offices
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, GROUP, PAGE
from desktop_app.ui.widgets.actions import button_line, heading, offer
from desktop_app.ui.widgets.forms.record_form import RecordForm
from desktop_app.ui.widgets.muted_label import muted_label

LABELS: Final = {
    "parent_name": "Cơ quan &chủ quản",
    "name": "&Tên cơ quan",
    "name_lines": "Tên &ngắt dòng",
    "place": "Đị&a danh",
    "code": "Chữ &viết tắt",
    "signer_title": "Chức vụ người &ký",
    "signer_name": "&Họ tên người ký",
}
"""The fields of an office in the order they are shown in, with their labels."""

_NOTES: Final = {
    "name_lines": "Khi tên dài: ghi mỗi dòng như muốn in ở đầu văn bản; để trống thì tự ngắt.",
    "signer_title": "Cấp phó ký thay: ghi hai dòng KT. GIÁM ĐỐC và PHÓ GIÁM ĐỐC.",
    "code": "Đứng trong số, ký hiệu văn bản, ví dụ …/TTr-SNgV.",
}
_NOTHING: Final = "—"


class OfficePage(QWidget):
    """Shows the office as papers name it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.edit = offer(self, "&Sửa…", "edit", "F2", self._edit)
        self.actions_menu = [self.edit]
        self.values = {field: _value_label() for field in LABELS}
        rows = QFormLayout()
        rows.setHorizontalSpacing(2 * PAGE)
        rows.setVerticalSpacing(GROUP)
        for field, label in LABELS.items():
            title = QLabel(label.replace("&", ""))
            set_mark(title, "muted")
            rows.addRow(title, self.values[field])
        words = QLabel("Các tên này đứng ở đầu và cuối mọi văn bản in từ sổ.")
        set_mark(words, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GROUP)
        column.addWidget(heading("Cơ quan"))
        column.addLayout(button_line(self.actions_menu))
        column.addWidget(words)
        column.addSpacing(GAP)
        column.addLayout(rows)
        column.addStretch()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        context.changed.connect(self._changed)
        self.refresh()

    def refresh(self) -> None:
        """Read the office anew."""
        self._context.read(offices.office, self._show)

    def _changed(self, changes: Changes) -> None:
        if "office" in changes.kinds:
            self.refresh()

    def _show(self, office: Office) -> None:
        for field, text in asdict(office).items():
            self.values[field].setText(text or _NOTHING)

    def _edit(self) -> None:
        OfficeForm(self._context, self).start()


class OfficeForm(RecordForm):
    """Changes the office's names and signer."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, "Cơ quan", parent)
        self.inputs: dict[str, QLineEdit | QPlainTextEdit] = {}
        for field, label in LABELS.items():
            self.inputs[field] = _lines() if field in OF_LINES else QLineEdit()
            self.add_field(field, label, self.inputs[field], muted_label(_NOTES[field]) if field in _NOTES else None)
        self.add_save_button("&Lưu", self._collect, "Ctrl+Return; Ctrl+Enter", primary=True)
        self.add_cancel_button()

    def start(self) -> None:
        """Read the office and show the form."""
        self.ask_book(offices.office, self._fill)

    def _fill(self, office: Office) -> None:
        for field, text in asdict(office).items():
            edit = self.inputs[field]
            if isinstance(edit, QPlainTextEdit):
                edit.setPlainText(text)
            else:
                edit.setText(text)
        self.show_form("name")

    def _collect(self) -> Callable[[Book], Changes]:
        fields = Office(**{field: _text(edit) for field, edit in self.inputs.items()})
        return lambda book: offices.change_office(book, fields)


def _text(edit: QLineEdit | QPlainTextEdit) -> str:
    return edit.toPlainText() if isinstance(edit, QPlainTextEdit) else edit.text()


def _lines() -> QPlainTextEdit:
    edit = QPlainTextEdit()
    edit.setFixedHeight(3 * edit.fontMetrics().lineSpacing() + 2 * GROUP)
    return edit


def _value_label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
