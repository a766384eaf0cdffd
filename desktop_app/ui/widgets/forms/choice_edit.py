"""A line in which a record is chosen by typing part of its name, with or without accents."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from PySide6.QtCore import (
    Property,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QListView,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app.domain.vietnamese import clean_line, fold
from desktop_app.services.choices import Choice, matching
from desktop_app.ui.base.dress.detailed_rows import DETAIL, DetailedRow
from desktop_app.ui.base.keyboard.composing import ComposingLine
from desktop_app.ui.base.keyboard.enter import is_enter
from desktop_app.ui.base.keyboard.reading_order import add_clear_button
from desktop_app.ui.base.tokens import TIGHT

_Index = QModelIndex | QPersistentModelIndex
_MOST_SHOWN = 200
_ROWS_IN_VIEW = 8


class ChoiceEdit(ComposingLine):
    """An input for one record or none, chosen from those it was given.

    Typing opens a list of the matching records; ↑ and ↓ move in it, Enter or Tab chooses the current one, Esc closes
    it; ↓ in an empty line lists all records. Editing the name of a chosen record clears the choice, and `problem`
    says so. With `offer_new` the list ends with an entry that makes a record of the typed name: ↓ and Enter, since a
    slip is no new record. Signals: `chosen(int)` when the clerk chooses a record, `altered()` whenever `chosen_id` or
    the text changes.
    """

    chosen = Signal(int)
    altered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: Sequence[Choice] = ()
        self._chosen: Choice | None = None
        self._list: _ChoicePopup | None = None
        self._new_noun = ""
        self._add_new: Callable[[str], None] | None = None
        self.setPlaceholderText("Gõ vài chữ của tên")
        add_clear_button(self)
        self.typed.connect(self._filter)
        self.textChanged.connect(self._compare)

    def set_choices(self, choices: Iterable[Choice]) -> None:
        """Set the records to choose from. The chosen one stays chosen if it is among them."""
        self._choices = tuple(choices)
        if self._chosen is not None:
            self.set_chosen_id(self._chosen.id)

    @property
    def chosen_id(self) -> int | None:
        """The id of the record that is chosen."""
        return self._chosen.id if self._chosen is not None else None

    @property
    def chosen_choice(self) -> Choice | None:
        """The chosen record with its name and detail."""
        return self._chosen

    def set_chosen_id(self, record_id: int | None) -> None:
        """Choose a record without emitting `chosen`; None or an unknown id clears the choice."""
        choice_found = next((choice for choice in self._choices if choice.id == record_id), None)
        self._choose(choice_found)

    @property
    def choices(self) -> Sequence[Choice]:
        """The records to choose from."""
        return self._choices

    def offer_new(self, noun: str, add: Callable[[str], None]) -> None:
        """Offer to make a record of a typed name that no choice has; `add` is to call `take_new` with it."""
        self._new_noun, self._add_new = noun, add

    def take_new(self, choice: Choice) -> None:
        """Choose a record that was just made."""
        self._choices = (*self._choices, choice)
        self._take(choice)

    def problem(self) -> str:
        """Return what is wrong with what is typed, as a sentence; "" if nothing is."""
        typed = self.text().strip()
        if self._chosen is not None or not typed:
            return ""
        if matching(self._choices, typed):
            return f"Chọn “{typed}” trong danh sách hiện ra khi gõ."
        way = f" Để thêm {self._new_noun} này: ↓ rồi Enter." if self._new_noun else ""
        return f"Không có “{typed}” trong danh sách.{way}"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the open list handle its keys; open it on ↓."""
        if self._is_open() and self._handle_key(event):
            return
        if event.key() == Qt.Key.Key_Down and not self._is_open():
            typed = "" if self._chosen is not None else clean_line(self.text())
            self._show(matching(self._choices, typed), self._new_choice(typed) if typed else None)
            if self._list is not None and self._list.marked() is None:
                self._list.move_mark(1)
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Choose the current record on Tab; while the list is open, keep Enter and Esc from the form."""
        if isinstance(event, QKeyEvent) and self._is_open():
            takes = event.key() == Qt.Key.Key_Escape or (is_enter(event) and self._marked() is not None)
            if event.type() == QEvent.Type.ShortcutOverride and takes:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab and self.text().strip():
                self._take_marked()
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list; choose a record whose whole name was typed, if it is the only one of that name."""
        self._close()
        if self._chosen is None and self.text().strip():
            typed = fold(self.text())
            matches = [choice for choice in self._choices if fold(choice.name) == typed]
            if len(matches) == 1:
                self._take(matches[0])
        super().focusOutEvent(event)

    def hideEvent(self, event: QEvent) -> None:
        """Close the list with the line."""
        self._close()
        super().hideEvent(event)  # type: ignore[arg-type]  # Qt passes a QHideEvent

    def _content(self) -> object:
        return self.chosen_id, self.text()

    content = Property(object, _content, notify=altered, user=True)

    def _handle_key(self, event: QKeyEvent) -> bool:
        """Handle a key while the list is open; return whether it has a meaning there."""
        if self._list is None:
            return False
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._list.move_mark(step)
        elif is_enter(event) and self._marked() is not None:
            self._take_marked()
        elif event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            return False
        return True

    def _filter(self, typed: str) -> None:
        if typed.strip():
            self._show(matching(self._choices, typed), self._new_choice(clean_line(typed)))
        else:
            self._close()

    def _new_choice(self, name: str) -> Choice | None:
        if not self._new_noun or any(fold(choice.name) == fold(name) for choice in self._choices):
            return None
        return Choice(_NEW_ID, f"Thêm {self._new_noun} “{name}”", "chưa có trong sổ", "")

    def _compare(self, text: str) -> None:
        if self._chosen is not None and text != self._chosen.name:
            self._chosen = None
        self.altered.emit()

    def _show(self, choices: Sequence[Choice], new_choice: Choice | None = None) -> None:
        if not choices and new_choice is None:
            self._close()
            return
        if self._list is None or self._list.parentWidget() is not self.window():
            self._list = _ChoicePopup(self.window())
            self._list.clicked.connect(self._take_marked)
        self._list.offer(choices[:_MOST_SHOWN], new_choice, self)

    def _close(self) -> None:
        if self._list is not None:
            self._list.hide()

    def _is_open(self) -> bool:
        return self._list is not None and self._list.isVisible()

    def _marked(self) -> Choice | None:
        return self._list.marked() if self._list is not None else None

    def _take_marked(self) -> None:
        marked = self._marked()
        if marked is not None:
            self._take(marked)

    def _take(self, choice: Choice) -> None:
        self._close()
        if choice.id == _NEW_ID and self._add_new is not None:
            self._add_new(clean_line(self.text()))
            return
        self._choose(choice)
        self.chosen.emit(choice.id)

    def _choose(self, choice: Choice | None) -> None:
        before = self._chosen
        self._chosen = choice
        name = choice.name if choice is not None else ""
        if self.seen_text != name:
            self.replace_all(name)
        elif before != choice:
            self.altered.emit()
        self.setCursorPosition(0)


_NEW_ID: Final = -1
"""What stands for a record that is still to be made."""
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _ROWS_IN_VIEW, Qt.Key.Key_PageUp: -_ROWS_IN_VIEW}


class _MatchModel(QAbstractListModel):
    """The choices that match what is typed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.choices: Sequence[Choice] = ()

    def set_choices(self, choices: Sequence[Choice]) -> None:
        self.beginResetModel()
        self.choices = choices
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return len(self.choices) if parent is None or not parent.isValid() else 0

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        choice = self.choices[index.row()]
        # A task's name begins with its detail, which need not be repeated.
        detail = "" if choice.name.startswith(choice.detail) else choice.detail
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.name
        if role == DETAIL:
            return detail
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{choice.name} – {detail}" if detail else choice.name
        return None


class _ChoiceRow(DetailedRow):
    """Draws a choice in a row that is as high as its letters need."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), option.fontMetrics.height() + 2 * TIGHT + 2)


class _ChoicePopup(QListView):
    """The list under the line.

    It is a child of the line's window, not a popup window: the line keeps the focus, so that an input method composing
    a Vietnamese letter is not interrupted.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._matches = _MatchModel(self)
        self.setModel(self._matches)
        self.setItemDelegate(_ChoiceRow(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Danh sách để chọn")
        # It lies over other fields and must stand out from them; "dark" is the palette's outline.
        self.setStyleSheet("QListView { border: 1px solid palette(dark); border-radius: 0 }")

    def offer(self, matches: Sequence[Choice], new_choice: Choice | None, line: QWidget) -> None:
        """Show choices below a line, or above it where there is more room; the first one is the current one.

        What makes a new record comes last and is never the current one by itself.
        """
        choices = [*matches, new_choice] if new_choice is not None else matches
        self._matches.set_choices(choices)
        self.setCurrentIndex(self._matches.index(0) if matches else QModelIndex())
        window = self._window
        top = line.mapTo(window, QPoint(0, 0))
        below = window.height() - top.y() - line.height() - TIGHT
        above = top.y() - TIGHT
        row = self.sizeHintForRow(0)
        full_height = row * min(len(choices), _ROWS_IN_VIEW) + 2 * self.frameWidth() + 2
        goes_up = full_height > below and above > below
        height = min(full_height, above if goes_up else below)
        self.setGeometry(top.x(), top.y() - height if goes_up else top.y() + line.height(), line.width(), height)
        self.raise_()
        self.show()

    def move_mark(self, step: int) -> None:
        """Move the current row by `step`, at most to the first or last."""
        row = max(0, min(self._matches.rowCount() - 1, self.currentIndex().row() + step))
        self.setCurrentIndex(self._matches.index(row))

    def marked(self) -> Choice | None:
        """Return the current choice."""
        index = self.currentIndex()
        return self._matches.choices[index.row()] if index.isValid() else None
