"""Sửa chung: one field set for the chosen rows of a list, with what each of them has before and after."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
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
from desktop_app.domain.fields import Words, words_of
from desktop_app.domain.record_kinds import RECORD_KINDS
from desktop_app.services.book import Book
from desktop_app.services.keeping.fields.editing import EDITING
from desktop_app.services.keeping.fields.many import UNIT, NewValue, fields_for_many, preview, set_for_all
from desktop_app.services.office.units import unit_choices
from desktop_app.ui.base.book_questions import BookQuestions
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.dress.field_rows import FieldRows
from desktop_app.ui.base.theme import set_mark, set_up_table
from desktop_app.ui.base.tokens import GAP, PAGE
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.base.window_size import open_at
from desktop_app.ui.widgets.drafts.contents import content_of, put_back, words_in
from desktop_app.ui.widgets.drafts.drafts_file import Drafts, InputDraft
from desktop_app.ui.widgets.drafts.offering import offer_left
from desktop_app.ui.widgets.forms.choice_edit import ChoiceEdit
from desktop_app.ui.widgets.forms.declared.contents import value_of
from desktop_app.ui.widgets.forms.declared.declaration import field_of, hints_of
from desktop_app.ui.widgets.forms.declared.inputs import Input
from desktop_app.ui.widgets.forms.field import Field
from desktop_app.ui.widgets.forms.value_box import ValueBox
from desktop_app.ui.widgets.muted_label import muted_label
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.questions import ask_to_save

_SIZE: Final = (720, 520)
_HEADS: Final = ("Dòng đã chọn", "Đang là", "Sẽ là")
_AS_IT_IS: Final = "giữ nguyên"
_YES_OR_NO: Final = {True: "Có", False: "Không"}
_NOTHING: Final = (None, "")


class FieldForMany(QDialog):
    """Asks for a field and its value, shows what changes, and saves all of it as one step.

    No value is set until the clerk has chosen or entered one, so that Enter alone changes nothing; emptying a field is
    a choice of its own.
    """

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
        self._empty_values = {name: None if _is_choice(field) else field.value() for name, field in self.inputs.items()}
        self.emptied = QCheckBox("Để &trống mục này")
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
        self.emptied.toggled.connect(self._empty)
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
        content, emptied = content_of(self.inputs[name].widget), self.emptied.isChecked()
        if content == self._blank[name] and not emptied:
            return None
        words = {self.field.currentText(): self.emptied.text() if emptied else words_in(self.inputs[name].widget)}
        return replace(self._place, contents={"field": name, "value": content, "emptied": emptied}, words=words)

    def _fill_again(self, contents: Mapping[str, Any]) -> None:
        self.field.set_value(str(contents["field"]))
        if not put_back(self.inputs[self.field.value()].widget, contents["value"]):
            raise ValueError("this is no value of the field")
        self.emptied.setChecked(bool(contents.get("emptied")))

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
        """The value that is set for the field chosen: the empty one as long as none is."""
        field = self.inputs[self.field.value()]
        return field.value() if self._has_value(field) else self._empty_values[field.name]

    @property
    def is_set(self) -> bool:
        """Whether the clerk has said what the field is to be."""
        return self.emptied.isChecked() or self._has_value(self.inputs[self.field.value()])

    def _has_value(self, field: Field) -> bool:
        if isinstance(field.widget, ValueBox):
            return field.widget.currentIndex() >= 0
        value = value_of(field.widget)
        return not self.emptied.isChecked() and (value.strip() if isinstance(value, str) else value) not in _NOTHING

    def _input(self, name: str) -> Field:
        record: type = EDITING[self._kind].rows.record
        editor: QWidget | None = ChoiceEdit() if name == UNIT else None
        if hints_of(record)[name] is bool:
            editor = ValueBox[Any](words_of(record)[name].values or _YES_OR_NO)
        field = field_of(Input(of=name, required=False), record, editor)
        if isinstance(field.widget, ValueBox):
            _leave_unset(field.widget, words_of(record)[name])
        field.when_edited(self._preview)
        field.when_edited(lambda: self._drafts.note())
        return field

    def _lay_out(self, words: Mapping[str, Words]) -> QVBoxLayout:
        for name in words:
            self._editors.addWidget(self.inputs[name].widget)
            self.inputs[name].belong_to(self)
        set_up_table(self.table)
        self.table.setHorizontalHeaderLabels(list(_HEADS))
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setAccessibleName("Trước và sau khi sửa")
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        set_mark(self.save, "primary")
        self.save.setDefault(True)
        self.leave.setAutoDefault(False)
        rows = FieldRows()
        rows.setVerticalSpacing(GAP)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows.addRow("&Mục cần sửa", self.field)
        rows.addRow("Nội &dung mới", self._editors)
        rows.addRow("", self.emptied)
        keys = QShortcut(self)
        keys.setKeys(QKeySequence.listFromString("Ctrl+Return; Ctrl+Enter"))
        keys.activated.connect(self.save.click)
        self.save.setToolTip(keys.keys()[0].toString(QKeySequence.SequenceFormat.NativeText))
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
        words = fields_for_many(self._kind)[field.name]
        self.emptied.setChecked(False)
        self.emptied.setVisible(not words.required and not _is_choice(field))
        self.note.setText(field.note.text())
        self.note.setVisible(bool(field.note.text()))
        self._preview()

    def _empty(self, is_emptied: bool) -> None:
        self._editors.setEnabled(not is_emptied)
        self._preview()
        self._drafts.note()

    def _preview(self) -> None:
        kind, ids, name, value = self._kind, self._ids, self.field.value(), self.value
        self._questions.ask(
            "preview", lambda book: preview(book, kind, ids, name, value), self._show, self._show_nothing
        )

    def _show(self, lines: Sequence[NewValue]) -> None:
        self.notice.hide()
        self.table.setRowCount(len(lines))
        for row, line in enumerate(lines):
            after = line.after if line.changes and self.is_set else _AS_IT_IS
            for column, text in enumerate((line.name, line.before, after)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(row, column, item)
        number = sum(line.changes for line in lines)
        self.told.setText(f"Sẽ sửa {format_number(number)} trên {format_number(len(lines))} dòng, thành một bước.")
        if not self.is_set:
            self.told.setText(self._how_to_set())
        self.save.setEnabled(bool(number) and self.is_set)

    def _how_to_set(self) -> str:
        field = self.inputs[self.field.value()]
        words = fields_for_many(self._kind)[field.name].in_sentence
        return field.problem() or f"Chưa sửa gì: {'chọn' if _is_choice(field) else 'nhập'} {words}."

    def _save(self) -> None:
        field = self.inputs[self.field.value()]
        if sentence := field.problem():
            self.notice.say(sentence, "problem")
            return
        if not self.is_set:
            # The preview that disables the button may still be under way.
            self.told.setText(self._how_to_set())
            return
        kind, ids, name, value = self._kind, self._ids, self.field.value(), self.value

        def act(book: Book) -> Changes:
            return set_for_all(book, kind, ids, name, value)

        self._context.act(act, lambda _: self.accept(), self._refuse)

    def _show_nothing(self, problem: ClerkError) -> None:
        """Say why there is nothing to show of the rows, and so nothing to save."""
        self._refuse(problem)
        self.table.setRowCount(0)
        self.told.clear()
        self.save.setEnabled(False)

    def _refuse(self, problem: ClerkError) -> None:
        self.notice.say(f"{problem.message} {problem.hint}".strip(), "problem")


def _is_choice(field: Field) -> bool:
    return isinstance(field.widget, ValueBox)


def _leave_unset(box: ValueBox[Any], words: Words) -> None:
    """Show no value of a box as the one that is meant, and offer none that the field must not have."""
    labels = {value: box.itemText(place) for place, value in enumerate(box.values())}
    box.offer({value: label for value, label in labels.items() if not words.required or value not in _NOTHING})
    box.setPlaceholderText("(giữ nguyên)")
    box.setCurrentIndex(-1)
