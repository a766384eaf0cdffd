"""What is said of the columns that a table has no room for."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTableView, QWidget

from desktop_app.ui.base.theme import set_mark

_NO_ROOM: Final = "Chưa đủ chỗ cho cột: {}"


def number_without_room(titles: Sequence[str]) -> str:
    """Return in words how many columns there are beside those in sight: after “⋯” a plus would read as one act."""
    return f"{len(titles)} cột ẩn" if titles else ""


def names_without_room(titles: Sequence[str]) -> str:
    """Return in words which columns there is no room for."""
    return _NO_ROOM.format(", ".join(titles)) if titles else ""


class ColumnsWithoutRoom(QLabel):
    """How many columns a table has no room for, and in its tip which; nothing while all are in sight.

    Without `wanted` each column that the table hides is one; with it only those of these.
    """

    def __init__(
        self, table: QTableView, wanted: Callable[[], Iterable[int]] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._table, self._wanted = table, wanted
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        set_mark(self, "muted")
        self.hide()
        # A column that is hidden or shown tells of it as of another width.
        table.horizontalHeader().sectionResized.connect(self.follow)

    def follow(self) -> None:
        """Say which columns there is no room for now; to be called where others are `wanted` than before."""
        model = self._table.model()
        wanted = range(model.columnCount()) if self._wanted is None else self._wanted()
        gone = [column for column in wanted if self._table.isColumnHidden(column)]
        titles = [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in gone]
        words = names_without_room(titles)
        if words != self.toolTip():
            self.setText(number_without_room(titles))
            self.setToolTip(words)
            self.setAccessibleName(words)
            self.setVisible(bool(titles))
