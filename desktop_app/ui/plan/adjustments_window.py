"""Điều chỉnh kế hoạch: the papers that adjusted a plan, each with the text that held until then."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.list_kinds.plan import ADJUSTMENTS
from desktop_app.domain.plan.adjustments import AdjustmentFields
from desktop_app.domain.plan.plan_record import PLAN_TYPES
from desktop_app.services.book import Book
from desktop_app.services.plan import adjustments
from desktop_app.services.plan.adjustments import KnownAdjustment
from desktop_app.ui.base.book_questions import BookQuestions
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, PAGE
from desktop_app.ui.base.window_size import open_at
from desktop_app.ui.widgets.actions import add_action, heading, window_line
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.declared.form_of import FormOf
from desktop_app.ui.widgets.forms.declared.inputs import Input, open_box
from desktop_app.ui.widgets.forms.lines_edit import LinesEdit
from desktop_app.ui.widgets.lists.heights.window_growth import WindowGrowth
from desktop_app.ui.widgets.lists.view import ListView
from desktop_app.ui.widgets.records.list_dialog import ListDialog

_NONE: Final = "Kế hoạch chưa có lần điều chỉnh nào được ghi."
_NO_TEXT: Final = "Lần điều chỉnh này không thay lời văn của kế hoạch trong sổ."


class AdjustmentForm(FormOf[AdjustmentFields]):
    """Enters an adjustment of a plan (`adjustment_id` None) or changes one."""

    document_type = Input(partial(open_box, (*PLAN_TYPES, "Công văn", "Quyết định")))
    number, issuer = Input(QLineEdit), Input(QLineEdit)
    dated_on = Input(DateEdit)
    adjusted = Input(lambda: LinesEdit(4), of="content")
    rows = (("document_type",), ("number", "dated_on"), ("issuer",), ("content",))
    least_width = 720

    def __init__(self, context: Context, plan_id: int, parent: QWidget, adjustment_id: int | None = None) -> None:
        super().__init__(context, "Điều chỉnh kế hoạch", parent)
        self.plan_id = plan_id
        self.adjustment_id = adjustment_id

    def start(self) -> None:
        """Read the form data and show the form."""
        adjustment_id = self.adjustment_id
        if adjustment_id is None:
            self._show(AdjustmentFields(None))
        else:
            self.ask_book(lambda book: adjustments.adjustment(book, adjustment_id), self._show)

    def _show(self, fields: AdjustmentFields) -> None:
        self.fill(fields)
        self.show_form("number")

    def _collect(self) -> Callable[[Book], Changes]:
        fields, plan_id, adjustment_id = self.collected(), self.plan_id, self.adjustment_id
        return lambda book: adjustments.save_adjustment(book, plan_id, adjustment_id, fields)


class AdjustmentsWindow(ListDialog):
    """The adjustments of one plan, and the text that held until the chosen one."""

    def __init__(self, context: Context, plan_id: int, plan_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self.plan_id = plan_id
        self._questions = BookQuestions(context, self)
        self._known: dict[int, KnownAdjustment] = {}
        self.setWindowTitle("Điều chỉnh kế hoạch")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_at(self, 860, 560)
        self.adjustments = ListView(context, ADJUSTMENTS)
        WindowGrowth(self, self.adjustments.table)
        self.new = add_action(self, "&Ghi điều chỉnh…", "add", "Ctrl+N; Ins", lambda: self._open(None))
        edit = add_action(self.adjustments, "&Sửa…", "edit", "F2", self._edit_current)
        delete = add_action(self.adjustments, "Xó&a", "trash", "Del", self.adjustments.delete_chosen)
        actions = [self.new, edit, delete]
        self.adjustments.arrange_at_first({"hidden": ["plan", "issuer"], "widths": {"content": 380}})
        self.adjustments.set_actions(actions)
        self.adjustments.set_empty(_NONE, self.new)
        self.adjustments.set_scope({"plan": plan_id})
        self.adjustments.activated.connect(self._open)
        self.adjustments.delete_requested.connect(self._delete)
        self.adjustments.selection_changed.connect(self._show_text)
        context.changed.connect(self._changed)
        note = QLabel("Nhập văn bản điều chỉnh bằng “Nhập kế hoạch”: lời văn cũ giữ lại ở đây, kết quả đã ghi vẫn còn.")
        note.setWordWrap(True)
        set_mark(note, "muted")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("Lời văn trước lần điều chỉnh đang chọn")
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GAP)
        column.addWidget(heading(plan_name))
        column.addWidget(note)
        column.addWidget(self.adjustments, 1)
        column.addWidget(QLabel("Lời văn trước lần điều chỉnh đang chọn:"))
        column.addWidget(self.text, 1)
        column.addLayout(window_line(self, [self.new]))
        self.offer_once(self.adjustments, self.new)
        self.setFocusProxy(self.adjustments)

    def start(self, chosen: int | None = None) -> None:
        """Read the adjustments and show the window, with one of them chosen."""
        self._read()
        if chosen is not None:
            self.adjustments.select_id(chosen)
        self.open()
        # The parts of the list are made when it is first seen, after the text below it.
        QWidget.setTabOrder(self.adjustments.table, self.text)
        self.adjustments.setFocus()

    def _read(self) -> None:
        self._questions.ask("texts", lambda book: adjustments.adjustments(book, self.plan_id), self._remember)

    def _remember(self, known: Sequence[KnownAdjustment]) -> None:
        self._known = {each.id: each for each in known}
        self._show_text(self.adjustments.selected_ids())

    def _changed(self, changes: Changes) -> None:
        if "plan_adjustment" in changes.kinds:
            self._read()

    def _show_text(self, ids: Sequence[int]) -> None:
        chosen = self._known.get(ids[0]) if len(ids) == 1 else None
        before = "" if chosen is None else "\n\n".join(chosen.paragraphs_before) or _NO_TEXT
        self.text.setPlainText(before)

    def _edit_current(self) -> None:
        self.adjustments.with_current(self._open)

    def _open(self, adjustment_id: int | None) -> None:
        form = AdjustmentForm(self.context, self.plan_id, self, adjustment_id)
        form.finished.connect(lambda: self.adjustments.setFocus())
        form.start()

    def _delete(self, ids: Sequence[int]) -> None:
        if ids:
            self.context.act(lambda book: adjustments.delete_adjustments(book, ids))
