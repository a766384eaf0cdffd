"""Shows and hides the pane beside a list with the whole record of its current row (F4), as the clerk left it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    # The pane is made when it is first asked for.
    from desktop_app.ui.base.context import Context
    from desktop_app.ui.base.settings_file import SettingsFile
    from desktop_app.ui.widgets.lists.model import ListModel
    from desktop_app.ui.widgets.lists.parts import ListParts
    from desktop_app.ui.widgets.records.detail_pane import DetailPane

_SETTING: Final = "details"


class RowDetails(QObject):
    """The pane of one list. Signal: `opened(int)` with the place of the row whose form is asked for."""

    opened = Signal(int)

    def __init__(
        self,
        context: Context,
        model: ListModel,
        settings: SettingsFile,
        parts: Callable[[], ListParts],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context, self._model, self._settings, self._parts = context, model, settings, parts
        self._pane: DetailPane | None = None

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
        key = self._model.kind.key
        self._settings.put(_SETTING, {**self._settings.get(_SETTING), key: self.shown})

    def follow(self) -> None:
        """Show what the current row is now; bring the pane back that was there when the program was left."""
        if self._pane is None and self._model.total and self._settings.get(_SETTING).get(self._model.kind.key):
            QTimer.singleShot(0, self, lambda: self._show(True))
        if self._pane is None or not self.shown:
            return
        index, row_id = self._parts().table.currentIndex(), self._parts().choice.current_id()
        columns = range(self._model.columnCount()) if row_id is not None else ()
        self._pane.show_row(row_id, [self._model.full_text(index.siblingAtColumn(at)) for at in columns])

    def _show(self, shown: bool) -> None:
        from desktop_app.ui.widgets.records.detail_pane import DetailPane

        if self._pane is None:
            parts = self._parts()
            self._pane = DetailPane(self._context, self._model.kind, parts)
            parts.put_beside(self._pane)
            self._pane.opened.connect(lambda: self.opened.emit(parts.table.currentIndex().row()))
            self._pane.list_asked.connect(self._context.list_asked)
            parts.choice.changed.connect(lambda _: self.follow())
        self._pane.setVisible(shown)
        self.follow()
