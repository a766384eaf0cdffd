"""Where a paper that was changed in Word says something else than the program's: the place, before and after."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop_app.domain.lists import Column, ColumnKind
from desktop_app.services.papers.edited import Difference
from desktop_app.ui.widgets.lists.line_table import Index, LineModel, LineTable

_COLUMNS: Final = (
    Column("place", "Chỗ", width=20),
    Column("before", "Bản của chương trình", ColumnKind.LONG_TEXT, 40),
    Column("after", "Bản đã sửa bằng Word", ColumnKind.LONG_TEXT, 40),
)
_WIDTHS: Final = (170, 280)
_NONE: Final = "(không có)"


class _DifferenceModel(LineModel[Difference]):
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a place, or what stood or stands there."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        difference = self.lines[index.row()]
        return (difference.place, difference.before or _NONE, difference.after or _NONE)[index.column()]


class DifferenceTable(LineTable[Difference]):
    """The differences, each as high as its words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._model = _DifferenceModel(_COLUMNS)
        super().__init__(self._model, _WIDTHS, "Chỗ khác bản của chương trình", parent)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setVerticalScrollMode(LineTable.ScrollMode.ScrollPerPixel)

    def show_differences(self, differences: Sequence[Difference]) -> None:
        """Show these differences."""
        self._model.show_lines(differences)
