"""The row of filters under the heads of a table: a field for each column, always over the rows of its column.

It stands at the foot of the heads, a sibling of the table: what is inside a table is no widget to a screen reader. Qt
has siblings read from the lowest to the highest; so it lies below the table, which leaves its place free, and is read
before the rows.
"""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QTableView, QWidget

from desktop_app.domain.keeping.typed_conditions import with_typed
from desktop_app.domain.lists import Column, Condition
from desktop_app.ui.base.dress.tables import Heads
from desktop_app.ui.base.tokens import TIGHT
from desktop_app.ui.widgets.lists.filters.column_fields import AskValues, ColumnBox, ColumnEdit

_NAME: Final = "Hàng lọc"
_MOVES: Final = frozenset((QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.FontChange))


class FilterRow(QWidget):
    """A field below each head of `table`.

    Signals: `asked(tuple[Condition, ...])` when the rows are to be filtered otherwise; `left` on ↓ and Enter, to go to
    the rows; `placed` when it stands elsewhere.
    """

    asked = Signal(object)
    left = Signal()
    placed = Signal()

    def __init__(self, table: QTableView, columns: Sequence[Column], ask: AskValues, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = table
        self._conditions: tuple[Condition, ...] = ()
        self.setAutoFillBackground(True)
        self.setAccessibleName(_NAME)
        self.fields = [
            ColumnBox(column, ask, self) if column.tone is not None else ColumnEdit(column, self) for column in columns
        ]
        for field in self.fields:
            field.asked.connect(self._asker(field.column.key))
            field.left.connect(self.left)
        header = table.horizontalHeader()
        for signal in (header.sectionResized, header.sectionMoved, header.geometriesChanged):
            signal.connect(lambda *_: self.place())
        table.horizontalScrollBar().valueChanged.connect(lambda _: self.place())
        header.installEventFilter(self)
        self.set_shown(True)

    def set_shown(self, shown: bool) -> None:
        """Show or hide it, with the room for it below the heads."""
        self.setVisible(shown)
        self._leave_foot(self._height() if shown else 0)
        if not shown:
            self._table.clearMask()
        self.place()

    def show_conditions(self, conditions: Sequence[Condition]) -> None:
        """Show what the rows are filtered by; a field that says it already stays as it was typed."""
        self._conditions = tuple(conditions)
        for field in self.fields:
            field.show_conditions(tuple(each for each in conditions if each.column == field.column.key))

    def focus_field(self, place: int) -> None:
        """Put the keyboard into the field of a column, or into the first in sight."""
        places = self._places()
        if places:
            self.fields[place if place in places else places[0]].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def order_after(self, before: QWidget) -> None:
        """Let Tab go from a widget through the fields, from left to right."""
        for place in self._places():
            QWidget.setTabOrder(before, self.fields[place])
            before = self.fields[place]

    def place(self) -> None:
        """Stand at the foot of the heads, each field below its own."""
        if self.isHidden():
            return
        header, height = self._table.horizontalHeader(), self._height()
        self._leave_foot(height)
        at = header.geometry()
        self.setGeometry(at.x(), at.bottom() + 1 - height, at.width(), height)
        for place, field in enumerate(self.fields):
            width = header.sectionSize(place)
            # Qt tells that a column has no width any more before the head says that it is hidden, and nothing after.
            is_shown = width > 0
            if field.isHidden() == is_shown:
                field.setVisible(is_shown)
            if is_shown:
                field.setGeometry(header.sectionViewportPosition(place) + 1, 0, width - 2, height - TIGHT)
        self._stand_in_order()
        self.placed.emit()

    def _stand_in_order(self) -> None:
        """Be read before the rows, the fields from left to right."""
        ordered = [self.fields[place] for place in self._places()]
        if [field for field in self.children() if field in ordered] != ordered:
            for field in ordered:
                field.raise_()
        self.lower()
        of_rows = QRegion(self._table.rect())
        self._table.setMask(of_rows.subtracted(QRegion(self.geometry().translated(-self._table.pos()))))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the heads."""
        if event.type() in _MOVES:
            self.place()
        return super().eventFilter(watched, event)

    def _leave_foot(self, height: int) -> None:
        header = self._table.horizontalHeader()
        if isinstance(header, Heads):
            header.leave_foot(height)

    def _asker(self, key: str) -> Callable[[Sequence[Condition]], None]:
        return lambda typed: self.asked.emit(with_typed(self._conditions, key, typed))

    def _places(self) -> list[int]:
        header = self._table.horizontalHeader()
        places = map(header.logicalIndex, range(header.count()))
        return [place for place in places if not header.isSectionHidden(place)]

    def _height(self) -> int:
        return max((field.sizeHint().height() for field in self.fields), default=0) + TIGHT
