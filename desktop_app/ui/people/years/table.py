"""The table of a year and its keys: letters enter values into cells, Enter and F2 open an editor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop_app.ui.base.dress.tables import CellDelegate, leave_hidden_cell
from desktop_app.ui.base.keyboard.enter import is_enter
from desktop_app.ui.base.keyboard.reading_order import name_box
from desktop_app.ui.base.theme import at_size, set_up_table
from desktop_app.ui.people.years.model import (
    AWARDS,
    CHOICES,
    COLUMNS,
    DOCUMENT,
    INITIATIVES,
    NAME,
    NOTE,
    PLACE,
    POSITION,
    RATING,
    RATING_LETTERS,
    REGISTERED,
    REGISTERED_FOR,
    REGISTRATION_LETTERS,
    TEXTS,
    YearModel,
)
from desktop_app.ui.widgets.lists.line_table import give_blank

if TYPE_CHECKING:
    # The reader of the rules is loaded with the first year, so that the page is filled sooner.
    from desktop_app.services.standing.year_tables import YearRow

Index = QModelIndex | QPersistentModelIndex
_WIDTHS: Final = {
    NAME: 190,
    POSITION: 130,
    PLACE: 190,
    RATING: 140,
    REGISTERED: 80,
    REGISTERED_FOR: 160,
    AWARDS: 140,
    INITIATIVES: 92,
    DOCUMENT: 190,
    NOTE: 100,
}
_GIVING_WAY: Final = (POSITION, NOTE, PLACE, INITIATIVES, DOCUMENT, AWARDS)
"""The columns that a narrow window leaves out, in this order: what is entered by letters stays."""
_COUNTED: Final = (AWARDS, INITIATIVES)
"""What is entered elsewhere: where nothing is, such a column has nothing to show and nothing to enter."""
_LETTERS: Final[Mapping[int, Mapping[str, object]]] = {RATING: RATING_LETTERS, REGISTERED: REGISTRATION_LETTERS}
_TRIGGERS: Final = QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
_CONTROL_SHIFT: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class _Editors(CellDelegate):
    """Opens a combo box in columns of fixed values, a line edit in columns of free text."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the editor of a cell."""
        title = COLUMNS[index.column()].title
        if index.column() not in CHOICES:
            line = super().createEditor(parent, option, index)
            line.setAccessibleName(title)
            return line
        box = QComboBox(parent)
        name_box(box, title)
        box.addItems([label or "(chưa ghi)" for label in CHOICES[index.column()].values()])
        box.activated.connect(lambda _: self._commit(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the value of a cell in its editor."""
        if isinstance(editor, QComboBox):
            values = list(CHOICES[index.column()])
            editor.setCurrentIndex(values.index(index.data(Qt.ItemDataRole.EditRole)))
            editor.showPopup()
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Write the value of the editor to the model if it has changed."""
        if isinstance(editor, QComboBox):
            value = list(CHOICES[index.column()])[editor.currentIndex()]
            if value != index.data(Qt.ItemDataRole.EditRole):
                model.setData(index, value)
        elif editor.property("text") != index.data(Qt.ItemDataRole.EditRole):
            super().setModelData(editor, model, index)

    def _commit(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box, QAbstractItemDelegate.EndEditHint.NoHint)


class YearTable(QTableView):
    """The table over a `YearModel`.

    Signals: `row_entered(int)` for Enter or a double click in a read-only column; `put(int, object)` with column and
    value when a letter or Delete sets a value in all selected rows; `typed(str)` for letters without a meaning here.
    """

    row_entered = Signal(int)
    put = Signal(int, object)
    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.year = YearModel(self)
        set_up_table(self)
        self.setModel(self.year)
        self.setItemDelegate(_Editors(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(_TRIGGERS)
        self.setAccessibleName("Xếp loại, khen thưởng của năm")
        self._left_out: set[int] = set()
        self.usual = {column: at_size(width) for column, width in _WIDTHS.items()}
        """How wide the columns are where there is no more room."""
        self.horizontalHeader().setStretchLastSection(True)
        self.doubleClicked.connect(self._double_clicked)

    def show_rows(self, rows: Sequence[YearRow]) -> None:
        """Show these rows; the selection and the current cell stay."""
        chosen = {self.year.rows[place].subject for place in self.chosen_places()}
        current_index = self.currentIndex()
        row, column = max(current_index.row(), 0), current_index.column() if current_index.isValid() else RATING
        before = [year_row.subject for year_row in self.year.rows]
        self.year.show_rows(rows)
        self._share()
        if not rows or before == [year_row.subject for year_row in rows]:
            return
        places = [place for place, year_row in enumerate(rows) if year_row.subject in chosen]
        self.select_cell(places[0] if places else min(row, len(rows) - 1), column)
        for place in places[1:]:
            flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().select(self.year.index(place, 0), flags)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the texts the room there is."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        give_blank(self, self.usual, self.year.texts, shown=self.telling(), cut=True, giving_way=_GIVING_WAY)
        # Where letters enter nothing: whoever filtered by them goes on, and rates nobody by it.
        leave_hidden_cell(self, NAME)

    def telling(self) -> list[int]:
        """Return the columns that have something to show or to enter, whether there is room for them or not."""
        empty = {column for column in _COUNTED if self.year.rows and self.year.is_empty(column)}
        return [column for column in self.shown_columns() if column not in empty]

    def leave_out(self, column: int, is_left_out: bool) -> None:
        """Leave a column out, or show it where there is room."""
        (self._left_out.add if is_left_out else self._left_out.discard)(column)
        self.setColumnHidden(column, is_left_out)

    def select_cell(self, row: int, column: int) -> None:
        """Make a cell current and select its row alone."""
        # `setCurrentIndex` would deselect a selected row while Ctrl is held, as in Ctrl+Enter.
        alone = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(self.year.index(row, column), alone)

    def chosen_places(self) -> list[int]:
        """Return the numbers of the selected rows, from top to bottom."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def chosen(self) -> list[YearRow]:
        """Return the selected rows."""
        return [self.year.rows[place] for place in self.chosen_places()]

    def current(self) -> YearRow | None:
        """Return the current row, None if there is none."""
        place = self.currentIndex().row()
        return self.year.rows[place] if 0 <= place < len(self.year.rows) else None

    def shown_columns(self) -> list[int]:
        """Return the columns that are not left out, whether there is room for them or not."""
        return [column for column in range(len(COLUMNS)) if column not in self._left_out]

    def shown_titles(self) -> list[str]:
        """Return the titles of the visible columns."""
        return [self.year.title(column) for column in self.shown_columns()]

    def copy(self, *, with_heads: bool = False) -> None:
        """Copy the selected rows to the clipboard, with tabs between the columns."""
        columns = self.shown_columns()
        lines = [self.shown_titles()] if with_heads else []
        rows = (self.year.texts(place) for place in self.chosen_places())
        lines += [[row[column] for column in columns] for row in rows]
        QGuiApplication.clipboard().setText("\n".join(map("\t".join, lines)))

    def keyboardSearch(self, search: str) -> None:
        """Enter the value of a letter into the current column; in other columns emit `typed`."""
        letter, column = search.strip().lower(), self.currentIndex().column()
        values = _LETTERS.get(column, {})
        if letter in values:
            self._enter_value(column, values[letter])
        elif letter and column not in CHOICES and column not in TEXTS:
            self.typed.emit(search)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Enable the input method in columns of text; in the others each letter is a key."""
        super().currentChanged(current, previous)
        self._follow_column()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Set the input method for the current column."""
        super().focusInEvent(event)
        self._follow_column()

    def _follow_column(self) -> None:
        writes = self.currentIndex().column() in TEXTS
        self.setEditTriggers(_TRIGGERS | QAbstractItemView.EditTrigger.AnyKeyPressed if writes else _TRIGGERS)
        # A Vietnamese input method would hold a letter back until the next one is typed.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, writes)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a cell on Enter, clear it on Delete, copy on Ctrl+C (Shift: heads too)."""
        index = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_C and event.modifiers() == _CONTROL_SHIFT:
            self.copy(with_heads=True)
        elif is_enter(event) and index.isValid():
            self._enter(index)
        elif event.modifiers() or not index.isValid():
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Delete and index.column() in (*CHOICES, *TEXTS):
            self.put.emit(index.column(), None if index.column() in CHOICES else "")
        else:
            super().keyPressEvent(event)

    def _enter_value(self, column: int, value: object) -> None:
        self.put.emit(column, value)
        # After a single row go on to the next one, as when a list is read out; after several stay.
        if len(self.chosen_places()) == 1 and self.currentIndex().row() + 1 < len(self.year.rows):
            self.select_cell(self.currentIndex().row() + 1, column)

    def _enter(self, index: QModelIndex) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            # The Enter that closes an editor arrives here too.
            return
        if index.column() in CHOICES or index.column() in TEXTS:
            self.edit(index)
        else:
            self.row_entered.emit(index.row())

    def _double_clicked(self, index: QModelIndex) -> None:
        if index.column() not in CHOICES and index.column() not in TEXTS:
            self.row_entered.emit(index.row())
