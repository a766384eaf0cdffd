"""Tạm dừng xét khen thưởng: the holds of a person or unit, recorded by document number only."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.list_kinds.standing import HOLDS
from desktop_app.domain.standing.year_records import HoldFields, Subject
from desktop_app.services.book import Book
from desktop_app.services.keeping import trash
from desktop_app.services.standing import year_records
from desktop_app.ui.base.book_questions import BookQuestions
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, PAGE
from desktop_app.ui.base.window_size import open_at
from desktop_app.ui.widgets.actions import add_action, heading, window_line
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.declared.form_of import FormOf
from desktop_app.ui.widgets.forms.declared.inputs import Input
from desktop_app.ui.widgets.lists.heights.window_growth import WindowGrowth
from desktop_app.ui.widgets.lists.view import ListView
from desktop_app.ui.widgets.records.list_dialog import ListDialog

_NOTE: Final = (
    "Chỉ ghi ngày và số văn bản, không ghi nội dung. Tệp xuất toàn bộ chỉ có phần này khi đánh dấu “Kèm thông tin cá "
    "nhân”; tệp trọn sổ và bản sao lưu luôn có."
)
_NONE: Final = "Không có lần tạm dừng nào được ghi."


class HoldForm(FormOf[HoldFields]):
    """Enters a hold (`hold_id` None) or changes one."""

    from_date, to_date = Input(DateEdit, missing="Nhập ngày bắt đầu."), Input(DateEdit)
    document = Input(QLineEdit)
    discipline = Input(QCheckBox)
    rows = (("from_date", "to_date"), ("document",), ("discipline",))
    not_entered = ("subject",)

    def __init__(self, context: Context, subject: Subject, parent: QWidget, hold_id: int | None = None) -> None:
        super().__init__(context, "Tạm dừng xét khen thưởng", parent)
        self.hold_id = hold_id
        self._blank = HoldFields(subject, date.today())
        self.document.setPlaceholderText("ví dụ: 04/TB-SNgV ngày 02/02/2026")

    def start(self, first: str = "from_date") -> None:
        """Read the form data and show the form."""
        hold_id = self.hold_id
        if hold_id is None:
            self._show(self._blank, first)
        else:
            self.ask_book(lambda book: year_records.hold(book, hold_id), lambda hold: self._show(hold, first))

    def _show(self, fields: HoldFields, first: str) -> None:
        self.fill(fields)
        self.show_form(first)

    def _collect(self) -> Callable[[Book], Changes]:
        fields, hold_id = self.collected(), self.hold_id
        return lambda book: year_records.save_hold(book, hold_id, fields)


class HoldsWindow(ListDialog):
    """The holds of one person or unit, shown only when asked for."""

    def __init__(self, context: Context, subject: Subject, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self.subject = subject
        self._questions = BookQuestions(context, self)
        self.setWindowTitle("Tạm dừng xét khen thưởng")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_at(self, 760, 420)
        self.whose = heading("")
        self.holds = ListView(context, HOLDS)
        WindowGrowth(self, self.holds.table)
        self.new = add_action(self, "&Thêm…", "add", "Ctrl+N; Ins", lambda: self._open(None))
        edit = add_action(self, "&Sửa…", "edit", "F2", self._edit_current)
        self.release = add_action(self, "Thôi tạm &dừng…", "check", "Ctrl+T", lambda: self._edit_current("to_date"))
        delete = add_action(self.holds, "Xó&a", "trash", "Del", self.holds.delete_chosen)
        actions = [self.new, edit, self.release, delete]
        note = QLabel(_NOTE)
        note.setWordWrap(True)
        set_mark(note, "muted")
        self.holds.arrange_at_first({"hidden": ["kind", "name"], "widths": {"document": 300}})
        self.holds.set_actions(actions)
        self.holds.set_empty(_NONE, self.new)
        self.holds.set_scope({"unit" if subject.record_kind == "unit" else "person": subject.id})
        self.holds.activated.connect(self._open)
        self.holds.delete_requested.connect(self._delete)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GAP)
        column.addWidget(self.whose)
        column.addWidget(note)
        column.addWidget(self.holds, 1)
        column.addLayout(window_line(self, [self.new]))
        self.offer_once(self.holds, self.new)
        self.setFocusProxy(self.holds)

    def start(self, chosen: int | None = None) -> None:
        """Read the name of the person or unit and show the holds, with one of them chosen."""
        if chosen is not None:
            self.holds.select_id(chosen)
        self._questions.ask("name", lambda book: year_records.whose(book, self.subject), self._show)

    def _show(self, name: str) -> None:
        self.whose.setText(name)
        self.open()
        self.holds.setFocus()

    def _edit_current(self, first: str = "from_date") -> None:
        self.holds.with_current(lambda hold_id: self._open(hold_id, first))

    def _open(self, hold_id: int | None, first: str = "from_date") -> None:
        form = HoldForm(self.context, self.subject, self, hold_id)
        form.finished.connect(lambda: self.holds.setFocus())
        form.start(first)

    def _delete(self, ids: Sequence[int]) -> None:
        if ids:
            self.context.act(lambda book: trash.put_in_trash(book, "hold", ids))
