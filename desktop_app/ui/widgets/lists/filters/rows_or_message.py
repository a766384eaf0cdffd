"""The rows of a table, or the sentence that stands in their place; the row of filters stays in sight over both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedLayout, QTableView, QWidget

if TYPE_CHECKING:
    # Made when it is first asked for.
    from desktop_app.ui.widgets.lists.filters.filter_row import FilterRow


class RowsOrMessage(QWidget):
    """Shows a table, or the message of an empty list.

    No stacked widget: of that a screen reader meets the pages alone, not the row of filters beside them.
    """

    table: QTableView
    message: QWidget

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: FilterRow | None = None
        self._stack = QStackedLayout(self)

    def fill(self, table: QTableView, message: QWidget) -> None:
        """Set what is shown."""
        self.table, self.message = table, message
        self._stack.addWidget(table)
        self._stack.addWidget(message)

    @property
    def shows_rows(self) -> bool:
        """Whether the table is shown."""
        return self._stack.currentWidget() is self.table

    def show_rows(self) -> None:
        """Show the table."""
        self._put_message_in_place()
        self._stack.setCurrentWidget(self.table)

    def show_message(self) -> None:
        """Show the message instead of the table, or below the row of filters."""
        if self._row is not None and not self._row.isHidden():
            self._stack.setCurrentWidget(self.table)
            self._stack.removeWidget(self.message)
            self._lay_message_over_rows()
            self.message.show()
            self.message.raise_()
        else:
            self._put_message_in_place()
            self._stack.setCurrentWidget(self.message)

    def follow_row(self, row: FilterRow) -> None:
        """Leave the row of filters in sight, also while no row has what it asks for."""
        if self._row is None:
            self._row = row
            row.placed.connect(self._lay_message_over_rows)
            self._stack.currentChanged.connect(lambda _: row.place())
        if self.message.isVisible():
            self.show_message()

    def _put_message_in_place(self) -> None:
        if self._stack.indexOf(self.message) < 0:
            self.message.hide()
            self._stack.addWidget(self.message)

    def _lay_message_over_rows(self) -> None:
        if self._stack.indexOf(self.message) < 0:
            self.message.setGeometry(self.table.viewport().geometry())
