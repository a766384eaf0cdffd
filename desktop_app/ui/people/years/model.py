"""The table model of a year: what its cells show, and which values can be entered into them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop_app.domain.law.year_facts import RATING_LABELS, Rating
from desktop_app.domain.lists import Column, ColumnKind
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.ui.widgets.lists.table_export import SeenTable

if TYPE_CHECKING:
    # The reader of the rules is loaded with the first year, so that the page is filled sooner.
    from desktop_app.services.standing.year_tables import YearRow

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()

NAME, POSITION, PLACE, RATING, REGISTERED, REGISTERED_FOR, AWARDS, INITIATIVES, DOCUMENT, NOTE = range(10)
"""The numbers of the columns."""

COLUMNS: Final = (
    Column("name", "Họ và tên", width=28),
    Column("position", "Chức vụ", width=20),
    Column("place", "Đơn vị", width=30),
    Column("rating", "Xếp loại", width=30),
    Column("registered", "Đăng ký", width=9),
    Column("registered_for", "Danh hiệu đăng ký", width=24),
    Column("awards", "Khen thưởng", width=22),
    Column("initiatives", "Sáng kiến", ColumnKind.INTEGER, 10),
    Column("document", "Văn bản xếp loại", width=24),
    Column("note", "Ghi chú", ColumnKind.LONG_TEXT, 30),
)

RATINGS: Final[Mapping[Rating | None, str]] = {None: ""} | {
    rating: RATING_LABELS[rating] for rating in sorted(Rating, reverse=True)
}
RATING_WORDS: Final[Mapping[Rating | None, str]] = {
    None: "",
    Rating.EXCELLENT: "Xuất sắc",
    Rating.GOOD: "Tốt",
    Rating.COMPLETED: "Hoàn thành",
    Rating.FAILED: "Không hoàn thành",
}
"""The short words of the ratings, for the narrow column and the line of counts."""
REGISTRATIONS: Final[Mapping[bool | None, str]] = {None: "", True: "có", False: "không"}
RATING_LETTERS: Final = {"x": Rating.EXCELLENT, "t": Rating.GOOD, "h": Rating.COMPLETED, "k": Rating.FAILED}
REGISTRATION_LETTERS: Final = {"c": True, "k": False}
CHOICES: Final[Mapping[int, Mapping[Any, str]]] = {RATING: RATINGS, REGISTERED: REGISTRATIONS}
"""The columns with a fixed set of values."""
TEXTS: Final[Mapping[int, str]] = {REGISTERED_FOR: "registered_for", DOCUMENT: "document", NOTE: "note"}
"""The columns of free text, with the fields they show."""

_OF_UNITS: Final = {NAME: "Tên tập thể", PLACE: "Thành viên cuối năm"}
"""The titles of columns that differ when the rows are units."""
_ON_TWO_LINES: Final = {REGISTERED_FOR: "Danh hiệu\nđăng ký", DOCUMENT: "Văn bản\nxếp loại"}
"""Titles that are far wider than what stands under them."""
_TIPS: Final = {
    RATING: "Gõ X: xuất sắc, T: tốt, H: hoàn thành, K: không hoàn thành; Delete: chưa ghi",
    REGISTERED: "Đăng ký danh hiệu thi đua của năm. Gõ C: có, K: không; Delete: chưa ghi",
    AWARDS: "Theo các quyết định đã ký, tính cho năm kết thúc thành tích",
}


class YearModel(QAbstractTableModel):
    """Rows of people or units. Signal: `entered(int, int, object)` with row, column and the value entered."""

    entered = Signal(int, int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[YearRow] = ()

    @property
    def of_units(self) -> bool:
        """Whether units are shown."""
        return bool(self.rows) and self.rows[0].subject.kind is NomineeKind.COLLECTIVE

    def show_rows(self, rows: Sequence[YearRow]) -> None:
        """Show these rows; if the people or units are the same as before, selection and current cell stay."""
        same = [row.subject for row in rows] == [row.subject for row in self.rows]
        if same and rows:
            self.rows = tuple(rows)
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's title, and as tool tip the letters that enter values into it."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _ON_TWO_LINES.get(section, self.title(section))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.title(section)
        return _TIPS.get(section) if role == Qt.ItemDataRole.ToolTipRole else None

    def title(self, section: int) -> str:
        """Return a column's title on one line."""
        return _OF_UNITS.get(section, COLUMNS[section].title) if self.of_units else COLUMNS[section].title

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Make the columns of the year record editable."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        editable = index.column() in CHOICES or index.column() in TEXTS
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, or the value for its editor."""
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.ToolTipRole and column == RATING:
            return RATINGS[row.fields.rating]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.texts(index.row())[column]
        if role == Qt.ItemDataRole.EditRole:
            return _edit_values(row).get(column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column == INITIATIVES:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Emit the value entered into a cell; it is shown once the book has recorded it."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        self.entered.emit(index.row(), index.column(), value)
        return True

    def is_empty(self, column: int) -> bool:
        """Tell whether nothing stands in a column."""
        return not any(self.texts(row)[column] for row in range(len(self.rows)))

    def texts(self, row: int) -> tuple[str, ...]:
        """Return the texts of a row."""
        row_data = self.rows[row]
        return (
            row_data.name,
            row_data.position,
            row_data.place,
            RATING_WORDS[row_data.fields.rating],
            REGISTRATIONS[row_data.fields.registered],
            row_data.fields.registered_for,
            ", ".join(row_data.awards),
            str(row_data.initiatives) if row_data.initiatives else "",
            row_data.fields.document,
            row_data.fields.note,
        )

    def seen(self, title: str, columns: Sequence[int]) -> SeenTable:
        """Return these columns of the rows for export to a workbook."""
        rows = []
        for place, row in enumerate(self.rows):
            cells: list[object] = list(self.texts(place))
            cells[INITIATIVES] = row.initiatives
            rows.append([cells[column] for column in columns])
        columns_seen = [COLUMNS[column]._replace(title=self.title(column)) for column in columns]
        return SeenTable(title, columns_seen, rows)


def _edit_values(row: YearRow) -> dict[int, object]:
    texts = {column: getattr(row.fields, name) for column, name in TEXTS.items()}
    return {RATING: row.fields.rating, REGISTERED: row.fields.registered, **texts}
