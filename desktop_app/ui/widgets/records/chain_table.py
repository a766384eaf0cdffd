"""The table of a chain: a row for each step, the stage named in its first row."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop_app.domain.awards.chains import STAGE_LABELS, ChainStep
from desktop_app.domain.lists import Column, ColumnKind
from desktop_app.ui.base.translation import format_date
from desktop_app.ui.widgets.lists.columns import AIR
from desktop_app.ui.widgets.lists.line_table import Index, LineModel, LineTable, WholeText
from desktop_app.ui.widgets.lists.table_export import SeenTable

_COLUMNS: Final = (
    Column("stage", "Bước", width=20),
    Column("day", "Ngày", ColumnKind.DATE, 12),
    Column("text", "Nội dung", ColumnKind.LONG_TEXT, 90),
    Column("entered", "Ghi sổ", width=28),
)
_WIDTHS: Final = (168, 96, 400, 200)
_NOT_KNOWN: Final = "–"
"""For what was entered before the book wrote down by whom: blank says that it was entered with the row above."""
_STAGE, _TEXT, _ENTERED = 0, 2, 3
_AND: Final = ", "
"""Between when something was entered and by whom: there its words go on over a second line."""


class ChainModel(LineModel[ChainStep]):
    """The steps of a chain, one row each."""

    def __init__(self) -> None:
        super().__init__(_COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows; the stage is in bold."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.texts(index.row())[index.column()]
        if role == Qt.ItemDataRole.FontRole and index.column() == _STAGE:
            bold = QFont()
            bold.setBold(True)
            return bold
        return None

    def texts(self, row: int) -> tuple[str, ...]:
        """Return the texts of a row; the stage appears only in the first row of it, and so does who entered it when."""
        step = self.lines[row]
        first = row == 0 or self.lines[row - 1].stage is not step.stage
        day = format_date(step.day) if step.day is not None else ""
        # Steps entered together say so once.
        again = step.entry is not None and row > 0 and _entered(self.lines[row - 1]) == _entered(step)
        return STAGE_LABELS[step.stage] if first else "", day, step.text, "" if again else _entered(step)

    def seen(self, title: str) -> SeenTable:
        """Return the steps for export to a workbook, each with its stage."""
        rows = [(STAGE_LABELS[step.stage], step.day, step.text, _entered(step)) for step in self.lines]
        return SeenTable(title, _COLUMNS, rows)


class ChainTable(LineTable[ChainStep]):
    """The table of a chain."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.steps = ChainModel()
        super().__init__(self.steps, _WIDTHS, "Vì sao có tên trong danh sách", parent)
        self.setWordWrap(True)
        self.setItemDelegate(WholeText(self))
        # The text takes what width the window has beside the words of the others, and each row is as high as its text.
        self.horizontalHeader().setStretchLastSection(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(_TEXT, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def sizeHintForColumn(self, column: int) -> int:
        """Have by whom and when it was entered go over two lines: the text, which has more of them, needs the room."""
        if column != _ENTERED:
            return super().sizeHintForColumn(column)
        words = {self.steps.texts(row)[_ENTERED] for row in range(len(self.steps.lines))}
        parts = {part for each in words for part in each.replace(_AND, f"{_AND.strip()}\n").split("\n")}
        return max(map(self.fontMetrics().horizontalAdvance, parts), default=0) + AIR

    def show_steps(self, steps: Sequence[ChainStep]) -> None:
        """Show these steps; the current row stays current."""
        row = max(self.currentIndex().row(), 0)
        self.steps.show_lines(steps)
        if steps:
            self.setCurrentIndex(self.steps.index(min(row, len(steps) - 1), _TEXT))


def _entered(step: ChainStep) -> str:
    return step.entry.words if step.entry is not None else _NOT_KNOWN
