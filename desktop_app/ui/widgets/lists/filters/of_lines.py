"""What a table that is read whole has of a list: conditions on its columns, and the whole row beside it (F4)."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from desktop_app.domain.keeping.met_conditions import Cell, cell_text, meets_all
from desktop_app.domain.lists import Condition, ListKind, ListQuery
from desktop_app.domain.vietnamese import natural_key
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.keyboard.reading_order import OrderedSplitter
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.tokens import GAP
from desktop_app.ui.widgets.lists.filters.chips import Filtering
from desktop_app.ui.widgets.lists.filters.filter_edit import FilterEdit
from desktop_app.ui.widgets.lists.filters.filter_row import FilterRow
from desktop_app.ui.widgets.lists.filters.of_list import ColumnFilters
from desktop_app.ui.widgets.lists.filters.rows_or_message import RowsOrMessage
from desktop_app.ui.widgets.records.details import RowDetails, put_beside


class LineParts(QWidget):
    """The rows of a table with the chips of its conditions above and the pane of the current row beside.

    `current` returns the id of the current row and its cells as they are shown. Signals: `changed` when other
    conditions are asked for; `row_changed` when another row is current or the rows are shown anew; `opened` when the
    row in the pane is to be opened.
    """

    changed = Signal()
    row_changed = Signal()
    opened = Signal()

    def __init__(
        self,
        context: Context,
        kind: ListKind,
        table: QTableView,
        line: FilterEdit,
        message: QWidget,
        current: Callable[[], tuple[int | None, Sequence[str]]],
    ) -> None:
        super().__init__()
        self.table, self.filter = table, line
        self._kind, self._current = kind, current
        self._conditions: tuple[Condition, ...] = ()
        self._cells: Sequence[Sequence[Cell]] = ()
        self.rows = RowsOrMessage()
        self.rows.fill(table, message)
        self._beside = OrderedSplitter()
        self._beside.setChildrenCollapsible(False)
        self._beside.setHandleWidth(GAP)
        self._beside.addWidget(self.rows)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._column.addWidget(self._beside, 1)
        self.filters = ColumnFilters(context, kind, self._query, lambda: self, self, self._ask_values)
        self.filters.asked.connect(self._ask)
        self.filters.left.connect(self._go_to_rows)
        line.offer_columns().triggered.connect(self.filters.open_menu)
        settings = SettingsFile.of(context, context.book.folder.settings)
        self.details = RowDetails(context, kind, settings, lambda: self, self)
        self.details.opened.connect(lambda _: self.opened.emit())
        self.row_changed.connect(self.details.follow)
        table.selectionModel().currentChanged.connect(lambda *_: self.row_changed.emit())

    @property
    def last_before_rows(self) -> QWidget:
        """What Tab leads to before the rows."""
        return self.filter

    @property
    def over_rows(self) -> QWidget:
        """What the table fills: widgets in it can lie over the rows."""
        return self.rows

    def put_below_line(self, widget: QWidget) -> None:
        """Put a widget above the rows."""
        self._column.insertWidget(0, widget)

    def follow_row(self, row: FilterRow) -> None:
        """Leave the row of filters in sight."""
        self.rows.follow_row(row)

    def put_beside(self, pane: QWidget) -> None:
        """Put a pane to the right of the rows."""
        put_beside(self._beside, pane)

    def row_count(self) -> int:
        """Return how many rows there are."""
        return self.table.model().rowCount()

    def current_row(self) -> tuple[int | None, Sequence[str]]:
        """Return the id of the current row, None without one, and its cells as they are shown."""
        return self._current()

    def meeting[Line](self, lines: Sequence[Line], cells: Callable[[Line], Sequence[Cell]]) -> list[Line]:
        """Return the lines that meet the conditions."""
        self._cells = [cells(line) for line in lines]
        pairs = zip(lines, self._cells, strict=True)
        return [line for line, of_line in pairs if meets_all(self._kind, self._conditions, of_line)]

    def show_rows(self, shown: bool) -> None:
        """Show the rows, or the message in their place."""
        (self.rows.show_rows if shown else self.rows.show_message)()
        self.filters.follow()
        self.row_changed.emit()

    def take_conditions_away(self) -> None:
        """Show all lines again."""
        if self._conditions:
            self._ask(Filtering())

    def _query(self) -> ListQuery:
        return ListQuery(self._kind.key, conditions=self._conditions)

    def _ask(self, filtering: Filtering) -> None:
        self._conditions = filtering.conditions
        self.filters.follow()
        self.changed.emit()

    def _ask_values(self, column: str, then: Callable[[Sequence[str]], None], _asker: QObject) -> None:
        place = self._kind.columns.index(self._kind.column(column))
        others = [each for each in self._conditions if each.column != column]
        then(
            sorted(
                {cell_text(cells[place]) for cells in self._cells if meets_all(self._kind, others, cells)},
                key=natural_key,
            )
        )

    def _go_to_rows(self) -> None:
        (self.table if self.rows.message.isHidden() else self.rows.message).setFocus()
