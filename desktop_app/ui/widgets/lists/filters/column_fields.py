"""The fields of the row of filters: a line for texts, numbers and days, a box for states."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QStyleOptionComboBox, QWidget

from desktop_app.domain.errors import UsageError
from desktop_app.domain.keeping.typed_conditions import typed_conditions, typed_words
from desktop_app.domain.lists import Column, ColumnKind, Condition, ConditionTest
from desktop_app.ui.base.keyboard.enter import is_enter
from desktop_app.ui.base.theme import at_size, set_mark
from desktop_app.ui.widgets.forms.value_box import ValueBox
from desktop_app.ui.widgets.lists.filters.condition_words import NOTHING, value_words
from desktop_app.ui.widgets.lists.filters.filter_edit import LineAboveRows

AskValues = Callable[[str, Callable[[Sequence[str]], None], QObject], None]
"""Asks for the texts that a column shows, by its key; they are handed on once they are read, if the asker is there."""

_ALL: Final = "Tất cả"
_SEVERAL: Final = "nhiều điều kiện"
_HINTS: Final = {
    ColumnKind.DATE: ("7/2026", "ví dụ 7/2026, trước 20/11, từ 1/7 đến 9/8"),
    ColumnKind.INTEGER: (">5", "ví dụ >5, 5 - 9, dưới 10"),
}
_OF_TEXT: Final = ("vài chữ", "vài chữ, có dấu hay không dấu")
_BLANK: Final = "“=” là chưa ghi, “<>” là có ghi"
_AROUND: Final = 14
"""Pixels of a line that its words do not get."""
_NARROWEST: Final = 24


def _set_up(field: QWidget, column: Column, hint: str) -> None:
    field.setAccessibleName(f"Lọc cột {column.title}")
    field.setAccessibleDescription(hint)
    field.setToolTip(hint)
    field.setMinimumWidth(_NARROWEST)
    set_mark(field, "of_column")


class ColumnEdit(LineAboveRows):
    """A line for what a column is filtered by. Signal: `asked(tuple[Condition, ...])` when it means something else."""

    asked = Signal(object)

    def __init__(self, column: Column, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = column
        self._meant: tuple[Condition, ...] = ()
        self._problem = ""
        self._short, example = _HINTS.get(column.kind, _OF_TEXT)
        self._hint = f"{column.title}: {example}; {_BLANK}"
        _set_up(self, column, self._hint)
        if column.kind.at_right:
            self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.seen_changed.connect(lambda _: self._read())
        self.editingFinished.connect(self._mark)
        self.returnPressed.connect(self.left)

    def show_conditions(self, conditions: tuple[Condition, ...]) -> None:
        """Show conditions on the column in the way they are typed, unless what stands here means them already."""
        if conditions == self._meant:
            return
        self._meant, words = conditions, typed_words(self.column, conditions, date.today())
        self.show_text(words or "")
        self._say("")
        self._hint_of_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give an example where there is room for it."""
        super().resizeEvent(event)
        self._hint_of_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take away on Esc what cannot be typed in one line, too."""
        if event.key() == Qt.Key.Key_Escape and not self.text() and self._meant:
            self._read()
            self._hint_of_room()
        else:
            super().keyPressEvent(event)

    def _read(self) -> None:
        meant: tuple[Condition, ...] = ()
        problem = ""
        try:
            meant = typed_conditions(self.column, self.seen_text, date.today())
        except UsageError as error:
            problem = error.message
        # While one types, a day is none yet: it is said once one goes on.
        self._problem = problem
        if not problem:
            self._say("")
        if meant != self._meant:
            self._meant = meant
            self.asked.emit(meant)

    def _mark(self) -> None:
        self._say(self._problem)

    def _say(self, problem: str) -> None:
        if bool(problem) != bool(self.property("problem")):
            set_mark(self, "problem", bool(problem))
        self.setToolTip(problem or self._hint)
        self.setAccessibleDescription(problem or self._hint)

    def _hint_of_room(self) -> None:
        hint = _SEVERAL if self._meant and not self.text() else self._short
        fits = self.fontMetrics().horizontalAdvance(hint) <= self.width() - at_size(_AROUND)
        self.setPlaceholderText(hint if fits else "…")


class ColumnBox(ValueBox[tuple[Condition, ...]]):
    """A box for the state that rows are to have: Space opens it, Esc asks for all, ↓ goes to the rows.

    Signals: `asked(tuple[Condition, ...])` when another state is chosen; `left`.
    """

    asked = Signal(object)
    left = Signal()

    def __init__(self, column: Column, ask: AskValues, parent: QWidget) -> None:
        super().__init__({(): _ALL}, parent)
        self.column, self._ask = column, ask
        self.setSizeAdjustPolicy(ValueBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        _set_up(self, column, f"{column.title}: phím cách mở các tình trạng, Esc hiện tất cả")
        self.currentIndexChanged.connect(lambda _: self._choose())

    def show_conditions(self, conditions: tuple[Condition, ...]) -> None:
        """Show conditions on the column."""
        if conditions == self.value():
            return
        with QSignalBlocker(self):
            if conditions not in self.values():
                self.offer({**self._labels(), conditions: self._words(conditions)})
            self.set_value(conditions)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Show nothing where all are asked for and the column has no room to say so: the arrow is enough."""
        super().initStyleOption(option)
        if not self.value() and option.currentText != _ALL:
            option.currentText = ""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ask which states there are."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._ask(self.column.key, self._offer, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the rows on ↓ and Enter, ask for all on Esc; F4 is of the list."""
        if (event.key() == Qt.Key.Key_Down and not event.modifiers()) or is_enter(event):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.value():
            self.set_value(())
        elif event.key() == Qt.Key.Key_F4:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Choose nothing by the wheel: the rows are scrolled by it."""
        event.ignore()

    def _choose(self) -> None:
        if self.currentIndex() >= 0:
            self.asked.emit(self.value())

    def _offer(self, values: Sequence[str]) -> None:
        chosen, is_open = self.value(), self.view().isVisible()
        labels: dict[tuple[Condition, ...], str] = {(): _ALL}
        for value in values:
            labels[(Condition(self.column.key, ConditionTest.IS, (value,)),)] = value or NOTHING
        # What was asked for stays to be seen, though no row has it now.
        labels.setdefault(chosen, self._words(chosen))
        if labels == self._labels():
            return
        with QSignalBlocker(self):
            self.offer(labels)
            self.set_value(chosen)
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 2 * at_size(_AROUND))
        if is_open:
            self.hidePopup()
            self.showPopup()

    def _labels(self) -> dict[tuple[Condition, ...], str]:
        return {value: self.itemText(place) for place, value in enumerate(self.values())}

    def _words(self, conditions: Sequence[Condition]) -> str:
        match conditions:
            case ():
                return _ALL
            case [Condition(test=ConditionTest.IS, values=values)]:
                return ", ".join(value_words(self.column, value) for value in values)
        return _SEVERAL
