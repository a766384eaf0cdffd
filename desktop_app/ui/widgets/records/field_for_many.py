"""Sửa chung: one field set for the chosen rows of a list, with what each of them has before and after."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import ClerkError
from desktop_app.domain.fields import Words
from desktop_app.domain.record_kinds import RECORD_KINDS
from desktop_app.services.book import Book
from desktop_app.services.keeping.fields.editing import EDITING
from desktop_app.services.keeping.fields.many import UNIT, NewValue, fields_for_many, preview, set_for_all
from desktop_app.services.office.units import unit_choices
from desktop_app.ui.base.book_questions import BookQuestions
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import set_mark, set_up_table
from desktop_app.ui.base.tokens import GAP, PAGE
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.base.window_size import open_at
from desktop_app.ui.widgets.drafts.contents import content_of, put_back, words_in
from desktop_app.ui.widgets.drafts.drafts_file import Drafts, InputDraft
from desktop_app.ui.widgets.drafts.offering import offer_left
from desktop_app.ui.widgets.forms.choice_edit import ChoiceEdit
from desktop_app.ui.widgets.forms.declared.contents import value_of
from desktop_app.ui.widgets.forms.declared.declaration import field_of
from desktop_app.ui.widgets.forms.declared.inputs import Input
from desktop_app.ui.widgets.forms.field import Field
from desktop_app.ui.widgets.forms.value_box import ValueBox
from desktop_app.ui.widgets.muted_label import muted_label
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.questions import ask_to_save

_SIZE: Final = (720, 520)
_HEADS: Final = ("Dòng đã chọn", "Đang là", "Sẽ là")


class FieldForMany(QDialog):
    """Asks for a field and its value, shows what changes, and saves all of it as one step."""

    def __init__(self, context: Context, kind: str, ids: Sequence[int], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Sửa chung {format_number(len(ids))} {RECORD_KINDS[kind].noun or 'dòng'}")
        open_at(self, *_SIZE)
        self._context, self._kind, self._ids = context, kind, tuple(ids)
        self._questions = BookQuestions(context, self)
        words = fields_for_many(kind)
        self.field = ValueBox({name: word.label for name, word in words.items()})
        self.field.setAccessibleName("Mục cần sửa")
        self.inputs = {name: self._input(name) for name in words}
        self._editors = QStackedWidget()
        self.table = QTableWidget(0, len(_HEADS))
        self.note, self.told = muted_label(), muted_label()
        self.notice = Notice()
        self.save, self.leave = QPushButton("&Sửa tất cả"), QPushButton("&Hủy")
        column = self._lay_out(words)
        self._drafts = Drafts.of(context)
        self._blank = {name: content_of(field.widget) for name, field in self.inputs.items()}
        self._place = InputDraft(type(self).__name__, self.windowTitle(), {}, {}, {"kind": kind, "ids": list(ids)})
        offer_left(self._drafts, self, self._place, column, self.notice, self._fill_again)
        self.field.currentIndexChanged.connect(self._choose)
        self.save.clicked.connect(self._save)
        self.leave.clicked.connect(self.reject)
        self._choose()

    def start(self) -> None:
        """Read the units, then show the window."""

        def show(choices: Sequence[Any]) -> None:
            unit = self.inputs.get(UNIT)
            if unit is not None and isinstance(unit.widget, ChoiceEdit):
                unit.widget.set_choices(choices)
            self.open()
            self.field.setFocus()

        self._questions.ask("units", unit_choices, show)

    def draft(self) -> InputDraft | None:
        """Return the field and the value that are entered and not saved, None while nothing is."""
        name = self.field.value()
        content = content_of(self.inputs[name].widget)
        if content == self._blank[name]:
            return None
        words = {self.field.currentText(): words_in(self.inputs[name].widget)}
        return replace(self._place, contents={"field": name, "value": content}, words=words)

    def _fill_again(self, contents: Mapping[str, Any]) -> None:
        self.field.set_value(str(contents["field"]))
        if not put_back(self.inputs[self.field.value()].widget, contents["value"]):
            raise ValueError("this is no value of the field")

    def reject(self) -> None:
        """Close, asked first what becomes of a value that is not saved."""
        if self.draft() is None:
            super().reject()
        else:
            ask_to_save(self, "Sửa tất cả các dòng trước khi đóng?", self._save, self._leave)

    def _leave(self) -> None:
        super().reject()

    def done(self, result: int) -> None:
        """Close, and keep nothing of it."""
        self._drafts.leave(self)
        super().done(result)

    @property
    def value(self) -> object:
        """The value that is entered for the field chosen."""
        return value_of(self.inputs[self.field.value()].widget)

    def _input(self, name: str) -> Field:
        editor = ChoiceEdit() if name == UNIT else None
        field = field_of(Input(of=name, required=False), EDITING[self._kind].rows.record, editor)
        field.when_edited(self._preview)
        field.when_edited(lambda: self._drafts.note())
        return field

    def _lay_out(self, words: Mapping[str, Words]) -> QVBoxLayout:
        for name in words:
            self._editors.addWidget(self.inputs[name].widget)
        set_up_table(self.table)
        self.table.setHorizontalHeaderLabels(list(_HEADS))
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setAccessibleName("Trước và sau khi sửa")
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        set_mark(self.save, "primary")
        self.save.setDefault(True)
        self.leave.setAutoDefault(False)
        rows = QFormLayout()
        rows.setVerticalSpacing(GAP)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows.addRow("&Mục cần sửa", self.field)
        rows.addRow("Nội dung &mới", self._editors)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.told, 1)
        buttons.addWidget(self.save)
        buttons.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GAP)
        column.addLayout(rows)
        column.addWidget(self.note)
        column.addWidget(self.notice)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        return column

    def _choose(self) -> None:
        field = self.inputs[self.field.value()]
        self._editors.setCurrentWidget(field.widget)
        self.note.setText(field.note.text())
        self.note.setVisible(bool(field.note.text()))
        self._preview()

    def _preview(self) -> None:
        kind, ids, name, value = self._kind, self._ids, self.field.value(), self.value
        self._questions.ask("preview", lambda book: preview(book, kind, ids, name, value), self._show, self._refuse)

    def _show(self, lines: Sequence[NewValue]) -> None:
        self.notice.hide()
        self.table.setRowCount(len(lines))
        for row, line in enumerate(lines):
            for column, text in enumerate((line.name, line.before, line.after if line.changes else "như cũ")):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(row, column, item)
        number = sum(line.changes for line in lines)
        self.told.setText(f"Sẽ sửa {format_number(number)} trên {format_number(len(lines))} dòng, thành một bước.")
        words = fields_for_many(self._kind)[self.field.value()]
        lacks = words.required and self.value in (None, "")
        if lacks:
            self.told.setText(f"Nhập {words.in_sentence}.")
        self.save.setEnabled(bool(number) and not lacks)

    def _save(self) -> None:
        field = self.inputs[self.field.value()]
        if sentence := field.problem():
            self.notice.say(sentence, "problem")
            return
        kind, ids, name, value = self._kind, self._ids, self.field.value(), self.value

        def act(book: Book) -> Changes:
            return set_for_all(book, kind, ids, name, value)

        self._context.act(act, lambda _: self.accept(), self._refuse)

    def _refuse(self, problem: ClerkError) -> None:
        self.notice.say(f"{problem.message} {problem.hint}".strip(), "problem")
