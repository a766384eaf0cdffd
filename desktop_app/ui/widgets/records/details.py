"""Shows and hides the pane beside a list with the whole record of its current row (F4), as the clerk left it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    # The pane is made when it is first asked for.
    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QSplitter, QTableView, QWidget

    from desktop_app.domain.lists import ListKind
    from desktop_app.ui.base.context import Context
    from desktop_app.ui.base.settings_file import SettingsFile
    from desktop_app.ui.widgets.records.detail_pane import DetailPane

_SETTING: Final = "details"


class DetailedRows(Protocol):
    """Rows beside which the whole record of the current one can stand."""

    @property
    def table(self) -> QTableView:
        """The table of the rows."""

    @property
    def row_changed(self) -> SignalInstance:
        """The signal that another row is the current one."""

    def row_count(self) -> int:
        """Return how many rows there are."""

    def current_row(self) -> tuple[int | None, Sequence[str]]:
        """Return the id of the current row, None without one, and its cells as they are shown."""

    def put_beside(self, pane: QWidget) -> None:
        """Put a pane to the right of the rows."""


def put_beside(splitter: QSplitter, pane: QWidget) -> None:
    """Put a pane to the right of the rows in a splitter, which keep what it does not need."""
    splitter.addWidget(pane)
    splitter.setStretchFactor(0, 1)
    splitter.setSizes([max(splitter.width() - pane.sizeHint().width(), 0), pane.sizeHint().width()])


class RowDetails(QObject):
    """The pane of one list. Signal: `opened(int)` with the place of the row whose form is asked for."""

    opened = Signal(int)

    def __init__(
        self,
        context: Context,
        kind: ListKind,
        settings: SettingsFile,
        rows: Callable[[], DetailedRows],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context, self._kind, self._settings, self._rows = context, kind, settings, rows
        self._pane: DetailPane | None = None
        self.entering = "Mở để sửa"
        """What the pane calls that which Enter on the row does; "" where it does nothing."""

    @property
    def shown(self) -> bool:
        """Whether the pane is shown beside the rows."""
        return self._pane is not None and not self._pane.isHidden()

    @property
    def pane(self) -> DetailPane | None:
        """The pane, once it was asked for."""
        return self._pane

    def toggle(self) -> None:
        """Show the pane, or hide it; the list remembers that."""
        self._show(not self.shown)
        key = self._kind.key
        self._settings.put(_SETTING, {**self._settings.get(_SETTING), key: self.shown})

    def follow(self) -> None:
        """Show what the current row is now; bring the pane back that was there when the program was left."""
        if self._pane is None and self._settings.get(_SETTING).get(self._kind.key) and self._rows().row_count():
            QTimer.singleShot(0, self, lambda: self._show(True))
        if self._pane is not None and self.shown:
            self._pane.show_row(*self._rows().current_row())

    def _show(self, shown: bool) -> None:
        from desktop_app.ui.widgets.records.detail_pane import DetailPane

        if self._pane is None:
            rows = self._rows()
            self._pane = DetailPane(self._context, self._kind, self.entering, rows.table)
            rows.put_beside(self._pane)
            self._pane.opened.connect(lambda: self.opened.emit(rows.table.currentIndex().row()))
            self._pane.list_asked.connect(self._context.list_asked)
            rows.row_changed.connect(lambda *_: self.follow())
        self._pane.setVisible(shown)
        self.follow()
