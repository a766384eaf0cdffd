"""The rows of a file with what each will do: checked or not, mended in place, taken back in."""

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop_app.services.import_rows import WRITTEN, ImportRow, RowAction
from desktop_app.services.imports.proposing import ACTION_LABELS
from desktop_app.ui.base.dress.tables import AROUND_TEXT
from desktop_app.ui.base.dress.whole_words import lines_of
from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.theme import at_size, leave_heads_plain, set_up_table
from desktop_app.ui.widgets.imports.shown_rows import Key, ShownRows
from desktop_app.ui.widgets.lists.columns import over_two_lines
from desktop_app.ui.widgets.lists.line_table import needed_widths
from desktop_app.ui.widgets.lists.widths.spans import ColumnSpan, shared_out

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

_FIRST: Final = 4
"""The column of the first field: before it are the check box, what the row does and why, and its place."""
_WIDEST, _LEAST_REASON, _WIDEST_REASON = 240, 160, 300
"""Pixels from where on a column gives way to others, and what the one of reasons has in any case, and before others."""
_FEW_WORDS: Final = 120
"""Pixels up to which the place stays on one line."""
_PLACE, _REASON = 2, 3
_LINES: Final = 2
"""Over how many lines the texts of a row go; over all that they need where all rows are in sight even so."""
_MOST_LINES: Final = 40
_NO_BOX: Final = "Chưa ghi được: {} Sửa ô sai (gõ chữ, F2) hay chọn tên ở bên thì dòng có ô để đánh dấu."
_NOT_WRITTEN: Final = {RowAction.UNCLEAR: "chưa được", RowAction.CONFLICT: "chưa được", RowAction.SAME: "–"}
"""What stands in place of the box of a row that is not written."""
UNSETTLED: Final = (RowAction.UNCLEAR, RowAction.CONFLICT)
"""What keeps a row from being written until the clerk has mended it."""


class RowsModel(QAbstractTableModel):
    """The rows with their check boxes, all or those that do one thing.

    Signals: `checks_changed()`; `mended(Place, str, str)` with a row's place, a field and its new text;
    `taken_in(list[Place])` with the places of rows that are entries of the list although they do not look like it.
    """

    checks_changed = Signal()
    mended = Signal(object, str, str)
    taken_in = Signal(object)

    def __init__(self, can_mend: Callable[[ImportRow, str], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._can_mend = can_mend
        self._all = ShownRows()
        self._unchecked: set[Key] = set()
        self._action: RowAction | None = None
        self._shown: Sequence[int] = ()

    def show_rows(self, rows: ShownRows) -> None:
        """Show the rows of a proposal; what the clerk unchecked stays unchecked."""
        self.beginResetModel()
        self._all = rows
        self._set_shown()
        self.endResetModel()
        self.checks_changed.emit()

    def show_only(self, action: RowAction | None) -> None:
        """Show only the rows that do one thing (None: all)."""
        self.beginResetModel()
        self._action = action
        self._set_shown()
        self.endResetModel()

    def checked_places(self) -> list[int]:
        """Return the places of the checked rows in the proposal, in order."""
        places = self._all.places
        return sorted(places[key] for key in places.keys() - self._unchecked)

    @property
    def checked_count(self) -> int:
        """How many rows are checked."""
        return len(self._all.places) - len(self._unchecked & self._all.places.keys())

    @property
    def unchecked(self) -> frozenset[Key]:
        """The rows that the clerk unchecked."""
        return frozenset(self._unchecked)

    def uncheck_only(self, keys: frozenset[Key]) -> None:
        """Uncheck these rows, whether they are shown yet or not, and no others."""
        self.beginResetModel()
        self._unchecked = set(keys)
        self.endResetModel()
        self.checks_changed.emit()

    def set_checked(self, shown: Iterable[int], checked: bool) -> None:
        """Check or uncheck rows; one that cannot be written stays as it is."""
        numbers, keys = list(shown), self._all.keys
        changed = {keys[self._shown[number]] for number in numbers} & self._all.places.keys()
        if not changed:
            return
        self._unchecked = self._unchecked - changed if checked else self._unchecked | changed
        self.dataChanged.emit(self.index(min(numbers), 0), self.index(max(numbers), 0))
        self.checks_changed.emit()

    def take_in(self, shown: Iterable[int]) -> bool:
        """Ask for rows that were left out to be read as entries; return whether there were any, and nothing else."""
        places = []
        for row in map(self._row, shown):
            if row.action is not RowAction.LEFT_OUT or not self._is_checkable(row):
                return False
            places.append(row.place)
        if places:
            self.taken_in.emit(places)
        return bool(places)

    def key_at(self, shown: int) -> Key | None:
        """Return which row of the file is shown there, None if none is."""
        return self._all.keys[self._shown[shown]] if 0 <= shown < len(self._shown) else None

    def shown_at(self, key: Key | None) -> int:
        """Return where a row of the file is shown, -1 if it is not."""
        return next((at for at, number in enumerate(self._shown) if self._all.keys[number] == key), -1)

    def is_checked(self, shown: int) -> bool:
        """Return whether a row is to be written."""
        key = self._all.keys[self._shown[shown]]
        return key in self._all.places and key not in self._unchecked

    def texts(self, shown: int) -> list[str]:
        """Return what the cells of a row show."""
        row = self._row(shown)
        return [self._text(row, column) for column in range(self.columnCount())]

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self._all.titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> str | None:
        """Return a column's title."""
        is_title = role == Role.DisplayRole and orientation == Qt.Orientation.Horizontal
        return self._all.titles[section] if is_title else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Return what a cell shows."""
        row, column = self._row(index.row()), index.column()
        if role in (Role.ToolTipRole, Role.AccessibleTextRole) and column == 0 and row.action in UNSETTLED:
            return _NO_BOX.format(row.reason)
        if role in (Role.DisplayRole, Role.ToolTipRole, Role.EditRole):
            return self._text(row, column)
        if role == Role.CheckStateRole and column == 0 and self._is_checkable(row):
            return Qt.CheckState.Checked if self.is_checked(index.row()) else Qt.CheckState.Unchecked
        if role == Role.DecorationRole and column == 1 and row.action in UNSETTLED:
            return icon("warning")
        if role == Role.ForegroundRole and row.action in (RowAction.SAME, RowAction.LEFT_OUT):
            return _muted()
        return None

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        """Check or uncheck a row, take it in, or mend a cell."""
        row = self._row(index.row())
        if role == Role.CheckStateRole:
            if row.action is RowAction.LEFT_OUT:
                self.take_in([index.row()])
            else:
                self.set_checked([index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        if role == Role.EditRole and str(value) != self._text(row, index.column()):
            self.mended.emit(row.place, self._all.fields[index.column() - _FIRST], str(value))
            return True
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        row, column = self._row(index.row()), index.column()
        if column == 0 and self._is_checkable(row):
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        at = column - _FIRST
        is_field = 0 <= at < len(self._all.fields) and row.action is not RowAction.LEFT_OUT
        return flags | Qt.ItemFlag.ItemIsEditable if is_field and self._can_mend(row, self._all.fields[at]) else flags

    def _set_shown(self) -> None:
        every = range(len(self._all.rows))
        self._shown = every if self._action is None else self._all.by_action.get(self._action, ())

    def _row(self, shown: int) -> ImportRow:
        return self._all.rows[self._shown[shown]]

    def _is_checkable(self, row: ImportRow) -> bool:
        return row.action in WRITTEN or (row.action is RowAction.LEFT_OUT and self._can_mend(row, ""))

    def _text(self, row: ImportRow, column: int) -> str:
        place = str(row.place) if self._all.has_sheets else f"dòng {row.place.row}"
        texts = (_NOT_WRITTEN.get(row.action, ""), ACTION_LABELS[row.action], place, row.reason)
        return texts[column] if column < _FIRST else row.texts.get(self._all.fields[column - _FIRST], "")


class RowsTable(QTableView):
    """The table of rows; the space bar checks or unchecks the selected ones, typing or F2 mends a cell.

    Signal: `reason_shown(str)` with what the row of the keyboard says in full: its column is too narrow for it.
    """

    reason_shown = Signal(str)

    def __init__(self, model: RowsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        set_up_table(self)
        self.setModel(model)
        leave_heads_plain(self)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        trigger = QAbstractItemView.EditTrigger
        # As in Excel: typing on a cell puts something else in it.
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed)
        self.setAccessibleName("Các dòng của tệp")
        self.setWordWrap(True)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalScrollBar().valueChanged.connect(self._set_heights)
        model.modelReset.connect(self._set_heights)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.sectionResized.connect(lambda *_: self._set_heights())
        header.setStretchLastSection(True)

    def fit_columns(self) -> None:
        """Give each column the width of what it holds, and the keyboard a row."""
        self._share_width()
        if self._rows.rowCount() and not self.selectionModel().hasSelection():
            self.selectRow(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew: at the first showing of rows the window has not laid out yet what is beside them."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._share_width()
        self._set_heights()

    def _share_width(self) -> None:
        # What the reason has to say of the row of the keyboard stands below, too: it gives way, and has what is left.
        needs, room = needed_widths(self, self._rows.texts), self.viewport().width()
        spans = [_span(at, need) for at, need in enumerate(needs)]
        if sum(span.least for span in spans) > room:
            # Scrolled sideways in any case: narrower columns would only make the rows higher.
            widths = [max(span.usual, self.horizontalHeader().minimumSectionSize()) for span in spans]
            # The frame cuts no date into another one: whole columns are in sight, the reason has what they leave.
            beyond = next((at for at, end in enumerate(accumulate(widths)) if end > room), 0)
            if beyond > _REASON:
                widths[_REASON] += room - sum(widths[:beyond])
            elif beyond == _REASON:
                # What it says is read without being scrolled to.
                widths[_REASON] = max(spans[_REASON].least, room - sum(widths[:_REASON]))
        else:
            widths = shared_out(min(room, sum(span.wished for span in spans)), spans)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)

    def _set_heights(self) -> None:
        """Make the rows in sight, of perhaps 100,000, as high as what they say needs."""
        heights, total, room = self.verticalHeader(), self._rows.rowCount(), self.viewport().height()
        line, more = heights.defaultSectionSize(), self.fontMetrics().lineSpacing()
        top = max(self.rowAt(0), 0)
        needed = {row: self._lines(row) for row in range(top, min(top + room // line + 1, total))}
        left = room - total * line
        allowed = range(max(needed.values(), default=1), _LINES, -1) if left > 0 else ()
        fits = (most for most in allowed if sum(min(lines, most) - 1 for lines in needed.values()) * more <= left)
        most = next(fits, _LINES)
        for row, lines in needed.items():
            if heights.sectionSize(row) != (height := line + (min(lines, most) - 1) * more):
                heights.resizeSection(row, height)

    def _lines(self, row: int) -> int:
        """Return over how many lines the texts of a row go, each in its column."""
        letters, lines = self.fontMetrics(), 1
        for column, text in enumerate(self._rows.texts(row)):
            width = self.columnWidth(column) - AROUND_TEXT
            if letters.horizontalAdvance(text) > width > 0:
                lines = max(lines, lines_of(text, self.font(), width, _MOST_LINES))
        return lines

    def show_rows(self, rows: ShownRows) -> None:
        """Show rows anew: the keyboard stays at the cell where it was, whatever became of the row."""
        current = self.currentIndex()
        key = self._rows.key_at(current.row())
        self._rows.show_rows(rows)
        at = self._rows.shown_at(key) if key is not None else -1
        if at >= 0:
            self.setCurrentIndex(self._rows.index(at, current.column()))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say in full what the row says at which the keyboard is."""
        super().currentChanged(current, previous)
        self.reason_shown.emit(self._rows.texts(current.row())[_REASON] if current.isValid() else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Check or uncheck the selected rows on Space; those that were left out are read as entries."""
        if event.key() != Qt.Key.Key_Space or self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
            return
        # The rows of each range: a list of 100,000 indices would take a while.
        selection = self.selectionModel().selection()
        ranges = (selection.at(number) for number in range(selection.count()))
        selected = [row for each in ranges for row in range(each.top(), each.bottom() + 1)]
        if not self._rows.take_in(selected):
            self._rows.set_checked(selected, not any(map(self._rows.is_checked, selected)))


def _span(column: int, need: int) -> ColumnSpan:
    """Return what a column needs: the place in the file goes over two lines before the reason goes over many."""
    if column == _REASON:
        return ColumnSpan(min(need, at_size(_LEAST_REASON)), min(need, at_size(_WIDEST_REASON)), need, stretch=1)
    usual = min(need, at_size(_WIDEST))
    least = min(usual, max(over_two_lines(need), at_size(_FEW_WORDS))) if column == _PLACE else usual
    return ColumnSpan(least, usual, need)


def _muted() -> QColor:
    return QPalette().color(QPalette.ColorRole.PlaceholderText)
