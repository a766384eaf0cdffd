"""The table model of the indicators: groups, and below each its indicators with target, values and difference."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPalette

from desktop_app.domain.list_kinds.read_whole import MEASURED
from desktop_app.domain.numbers import NOT_COMPUTABLE, Number, difference_words, format_value, share_words
from desktop_app.domain.year.indicator_sets import CONFIRMATION_LABELS, MET_LABELS
from desktop_app.domain.year.indicators import format_target
from desktop_app.services.year.indicators import Measured

Index = QModelIndex | QPersistentModelIndex
Groups = Sequence[tuple[str, Sequence[Measured]]]
"""Indicators by the titles of their groups."""
_NOWHERE: Final = QModelIndex()

NAME, TARGET, VALUE, LAST, BEFORE, DIFFERENCE, MET, MARK = range(8)
"""The numbers of the columns."""

HEADERS: Final = tuple(column.title for column in MEASURED.columns)

UNCONFIRMED: Final = CONFIRMATION_LABELS[False]
HEADER_TIPS: Final = {
    LAST: "Cả kỳ liền trước: năm trước, hoặc 6 tháng liền trước",
    BEFORE: "Cùng kỳ năm trước, tính đến cùng ngày",
    DIFFERENCE: "Kỳ này so với cùng kỳ năm trước",
}
_FIGURES: Final = frozenset({TARGET, VALUE, LAST, BEFORE, DIFFERENCE})
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NOTHING: Final = "chưa có"
NO_TARGET: Final = ""
"""What stands in the column of what is met where nothing is aimed at."""
_NO_GROUP: Final = "Chỉ tiêu khác"


@dataclass(frozen=True, slots=True)
class IndicatorGroup:
    """A row with the name of the group of the indicators below it."""

    title: str


class MeasuredModel(QAbstractTableModel):
    """Rows are groups and indicators, in the order of the indicators, gathered by group."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[IndicatorGroup | Measured] = []

    def show_groups(self, groups: Groups, *, headed: bool) -> None:
        """Show groups of indicators, replacing the earlier ones; `headed` ones stand below their titles."""
        self.beginResetModel()
        self._rows = []
        for title, members in groups:
            if title and headed:
                self._rows.append(IndicatorGroup(title))
            self._rows += members
        self.endResetModel()

    def indicator(self, row: int) -> Measured | None:
        """Return the indicator in a row, None for a group's row."""
        content = self._rows[row] if 0 <= row < len(self._rows) else None
        return content if isinstance(content, Measured) else None

    def row_of(self, indicator_id: int | None) -> int:
        """Return the row of an indicator, -1 if it is not there."""
        ids = (content.id if isinstance(content, Measured) else None for content in self._rows)
        return next((row for row, row_id in enumerate(ids) if row_id is not None and row_id == indicator_id), -1)

    def group_rows(self) -> list[int]:
        """Return the rows of groups."""
        return [row for row, content in enumerate(self._rows) if isinstance(content, IndicatorGroup)]

    def texts(self, row: int) -> list[str]:
        """Return the texts of a row; what a group is called stands across all columns."""
        content = self._rows[row]
        return [text_of(content, column) if isinstance(content, Measured) else "" for column in range(len(HEADERS))]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(HEADERS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title of a column."""
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return HEADERS[section]
            if role == Qt.ItemDataRole.ToolTipRole:
                return HEADER_TIPS.get(section)
            # The first row is that of a group, after which the heads would go.
            if role == Qt.ItemDataRole.TextAlignmentRole and section in _FIGURES:
                return _RIGHT
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Make the keyboard skip the rows of groups."""
        if isinstance(self._rows[index.row()], IndicatorGroup):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        row = self._rows[index.row()]
        if isinstance(row, IndicatorGroup):
            return _of_group(row, role, index.column())
        column = index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text_of(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return _tip(row, column)
            case Qt.ItemDataRole.TextAlignmentRole if column in _FIGURES:
                return _RIGHT
            case Qt.ItemDataRole.ForegroundRole:
                return _colour(row, column)
        return None


def in_groups(indicators: Sequence[Measured]) -> list[tuple[str, list[Measured]]]:
    """Return the indicators by the title of their group; the title is "" if no indicator has a group."""
    groups: dict[str, list[Measured]] = {}
    for indicator in indicators:
        groups.setdefault(indicator.draft.category, []).append(indicator)
    untitled = _untitled(groups)
    return [(category or untitled, members) for category, members in groups.items()]


def one_by_one(indicators: Sequence[Measured]) -> list[tuple[str, list[Measured]]]:
    """Return each indicator with the title of its group, as they stand: where they are sorted groups are torn apart."""
    untitled = _untitled({indicator.draft.category for indicator in indicators})
    return [(indicator.draft.category or untitled, [indicator]) for indicator in indicators]


def _untitled(categories: Collection[str]) -> str:
    """Return what the group of those that have none is called, "" where there are no others."""
    return _NO_GROUP if len(categories) > 1 else ""


def sorted_by(row: Measured) -> list[str | Number | None]:
    """Return what an indicator stands by in each column that is sorted: figures by their value."""
    target = row.target.value if row.target is not None else None
    figures = {TARGET: target, VALUE: row.value, LAST: row.last, BEFORE: row.before}
    figures[DIFFERENCE] = row.change.difference if row.value is not None else None
    return [figures[column] if column in figures else text_of(row, column) for column in range(len(HEADERS))]


def text_of(row: Measured, column: int) -> str:
    """Return the text of an indicator's cell."""
    measure = row.draft.measure
    match column:
        case 0:
            return row.draft.name
        case 1:
            return format_target(row.target, measure) if row.target is not None else ""
        case 2:
            return format_value(row.value, measure, row.mark) if row.value is not None else _NOTHING
        case 3:
            return format_value(row.last, measure, row.mark)
        case 4:
            return format_value(row.before, measure, row.mark)
        case 5:
            # Beside figures a hyphen reads as a dash.
            return difference_words(row.change, measure).replace("-", "−") if row.value is not None else ""
        case 6:
            return MET_LABELS[row.is_met] if row.target is not None else NO_TARGET
        case _:
            return "" if row.draft.confirmed else UNCONFIRMED


def _tip(row: Measured, column: int) -> str:
    if column == VALUE and row.query is not None:
        return "Bấm, hoặc Ctrl+O: mở danh sách đã đếm"
    if column == TARGET and row.target is not None:
        return f"Mục tiêu đến hết năm {row.target.year}"
    if column == DIFFERENCE and row.value is not None and share_words(row.change) != NOT_COMPUTABLE:
        return f"{text_of(row, column)} ({share_words(row.change)})"
    if column == VALUE:
        return row.source
    if column == MARK:
        return row.draft.note
    return text_of(row, column)


def _colour(row: Measured, column: int) -> object:
    palette = QGuiApplication.palette()
    if column == VALUE and row.query is not None:
        return palette.brush(QPalette.ColorRole.Link)
    if column == VALUE and row.value is None:
        return palette.brush(QPalette.ColorRole.PlaceholderText)
    return None


def _of_group(row: IndicatorGroup, role: int, column: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return row.title if column == 0 else None
    if role == Qt.ItemDataRole.FontRole:
        bold = QFont()
        bold.setBold(True)
        return bold
    if role == Qt.ItemDataRole.ForegroundRole:
        # The row is disabled so that the keyboard skips it, and would otherwise be drawn in grey.
        return QGuiApplication.palette().brush(QPalette.ColorRole.WindowText)
    return None
