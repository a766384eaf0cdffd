"""Which lines of a table that is read whole stand in sight, and in what order: by the keys and clicks of a list."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QTableView

from desktop_app.domain.vietnamese import has_beginnings, natural_key, search_words
from desktop_app.ui.widgets.lists.filters.filter_edit import FilterEdit

_IN_OWN_ORDER: Final = -1
_UP, _DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
_WITH: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class LineSight(QObject):
    """Follows the filter above a table and the heads of its columns.

    Letters typed on the rows go to the filter; Enter and ↓ lead from there to the rows. A head that is pressed (F8:
    that of the current column) sorts one way, then the other, then the lines stand in their own order again.
    Signal: `changed` when other lines are to be shown, or in another order.
    """

    changed = Signal()

    def __init__(self, table: QTableView, line: FilterEdit) -> None:
        super().__init__(table)
        self._table, self._line = table, line
        self._column, self._direction = _IN_OWN_ORDER, _UP
        self.composing = False
        """Whether an input method is composing letters on the rows, which therefore have to stay in sight."""
        header = table.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(_IN_OWN_ORDER, _UP)
        header.sectionClicked.connect(self._sort_by)
        line.seen_changed.connect(lambda _: self.changed.emit())
        for leaves in (line.returnPressed, line.left):
            leaves.connect(lambda: table.setFocus(Qt.FocusReason.OtherFocusReason))
        table.selectionModel().currentChanged.connect(lambda *_: self._let_compose())
        table.installEventFilter(self)

    @property
    def is_sorted(self) -> bool:
        """Whether the lines stand in the order of a column, not in their own."""
        return self._column != _IN_OWN_ORDER

    def of[Line](
        self,
        lines: Sequence[Line],
        words: Callable[[Line], Iterable[str]],
        cells: Callable[[Line], Sequence[Any]],
    ) -> list[Line]:
        """Return the lines in sight in their order.

        What is typed has to begin `words` of a line; it stands by its cell in the column that is sorted by: texts in
        Vietnamese order, numbers by their value, a cell without anything in it (None, "") last.
        """
        typed, column = search_words(self._line.seen_text), self._column
        in_sight = [line for line in lines if has_beginnings(search_words(*words(line)), typed)] if typed else [*lines]
        if not self.is_sorted:
            return in_sight
        keyed = [(cells(line)[column], line) for line in in_sight]
        filled = [(natural_key(cell) if isinstance(cell, str) else cell, line) for cell, line in keyed if _says(cell)]
        filled.sort(key=lambda pair: pair[0], reverse=self._direction == _DOWN)
        return [line for _, line in filled] + [line for cell, line in keyed if not _says(cell)]

    def focus_filter(self) -> None:
        """Put the keyboard into the filter."""
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    def show_all(self) -> None:
        """Take the filter away."""
        self._line.show_text("")
        self.changed.emit()

    def _sort_by(self, column: int) -> None:
        if column != self._column:
            self._column, self._direction = column, _UP
        elif self._direction == _UP:
            self._direction = _DOWN
        else:
            self._column, self._direction = _IN_OWN_ORDER, _UP
        self._table.horizontalHeader().setSortIndicator(self._column, self._direction)
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Sort on F8; hand letters on to the filter, also those of an input method."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_F8 and self._table.currentIndex().isValid():
                self._sort_by(self._table.currentIndex().column())
                return True
            text = event.text()
            if text.strip() and text.isprintable() and not event.modifiers() & _WITH:
                self._line.type_in(text)
                return True
        elif event.type() == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self._compose(event)
            return True
        elif event.type() == QEvent.Type.FocusIn:
            # Qt gives an input method only to cells that can be edited, once it has handled this.
            QTimer.singleShot(0, self, self._let_compose)
        return super().eventFilter(watched, event)

    def _compose(self, event: QInputMethodEvent) -> None:
        was_composing, self.composing = self.composing, bool(event.preeditString())
        if event.commitString().strip():
            self._line.type_in(event.commitString())
        elif self.composing or was_composing:
            # The keyboard stays where the letters are being composed: a move would cut them off.
            self._line.setText(event.preeditString())
        event.accept()

    def _let_compose(self) -> None:
        self._table.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def _says(cell: object) -> bool:
    return cell is not None and cell != ""
