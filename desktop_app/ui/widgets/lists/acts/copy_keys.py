"""Ctrl+C and Ctrl+Shift+C on a table that is no list: its chosen rows go to the clipboard, as those of a list do.

Qt copies one cell, and has no key for the heads.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QTableView

_WITH_HEADS: Final = QKeySequence("Ctrl+Shift+C")
_TITLES: Final = Qt.Orientation.Horizontal


class CopyKeys(QObject):
    """Has the rows of `table` copied by its keys; `say` tells how many. For tables without facts that may harm."""

    def __init__(self, table: QTableView, say: Callable[[str], object]) -> None:
        super().__init__(table)
        self._table, self._say = table, say
        table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Copy on Ctrl+C, on Ctrl+Shift+C with the heads of the columns."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            with_heads = QKeySequence(event.keyCombination()) == _WITH_HEADS
            if with_heads or event.matches(QKeySequence.StandardKey.Copy):
                self._copy(with_heads=with_heads)
                return True
        return super().eventFilter(watched, event)

    def _copy(self, *, with_heads: bool) -> None:
        # What is copied is written when it is first asked for.
        from desktop_app.ui.widgets.lists.acts.clipboard import put_lines
        from desktop_app.ui.widgets.lists.choice import NOT_CHOSEN

        header, model = self._table.horizontalHeader(), self._table.model()
        places = [header.logicalIndex(at) for at in range(header.count())]
        shown = [place for place in places if not header.isSectionHidden(place)]
        chosen = sorted({index.row() for index in self._table.selectionModel().selectedIndexes()})
        lines = [[model.index(row, place).data() or "" for place in shown] for row in chosen]
        heads = [str(model.headerData(place, _TITLES)) for place in shown] if with_heads else ()
        self._say(put_lines(heads, lines) if lines else NOT_CHOSEN)
