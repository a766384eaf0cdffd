"""The staff as a table: who has been informed of the plan, since when, and by what."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette, QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget

from desktop_app.domain.lists import Column, ColumnKind
from desktop_app.services.year.briefings import InformedPerson
from desktop_app.ui.base.theme import at_size, set_up_table
from desktop_app.ui.base.translation import format_date
from desktop_app.ui.widgets.lists.line_table import Index, LineModel, give_blank
from desktop_app.ui.widgets.lists.table_export import SeenTable

_COLUMNS: Final = (
    Column("name", "Họ và tên", width=28),
    Column("detail", "Chức vụ, đơn vị", width=40),
    Column("since", "Quán triệt từ ngày", ColumnKind.DATE, 18),
    Column("by", "Qua", ColumnKind.LONG_TEXT, 60),
)
_WIDTHS: Final = (190, 330, 130)
NOT_YET: Final = "chưa quán triệt"
_SINCE: Final = 2


class BriefingModel(LineModel[InformedPerson]):
    """The staff, one row for each person."""

    def __init__(self) -> None:
        super().__init__(_COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        person = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.texts(index.row())[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == _SINCE and person.since is None:
            # A colour of the palette follows the colour scheme; the text says the same as the colour.
            return QColor(QGuiApplication.palette().color(QPalette.ColorRole.BrightText))
        return None

    def texts(self, row: int) -> tuple[str, ...]:
        """Return the texts of a row."""
        person = self.lines[row]
        since = format_date(person.since) if person.since is not None else NOT_YET
        return person.name, person.detail, since, person.by

    def seen(self, title: str) -> SeenTable:
        """Return the rows for export to a workbook, days as dates."""
        rows = [(person.name, person.detail, person.since or NOT_YET, person.by) for person in self.lines]
        return SeenTable(title, _COLUMNS, rows)


class BriefingTable(QTableView):
    """The table of the staff; the selection survives a refresh. Signal: `typed(str)` for letters typed on the rows."""

    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.people = BriefingModel()
        self.people.setParent(self)
        set_up_table(self)
        self.setModel(self.people)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setAccessibleName("CCVCNLĐ được quán triệt")
        self.horizontalHeader().setStretchLastSection(True)

    def chosen_ids(self) -> list[int]:
        """Return the ids of the selected people, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.people.lines[row].person_id for row in rows]

    def show_staff(self, staff: Sequence[InformedPerson]) -> None:
        """Show these people; if the selected ones are gone, select the next one."""
        chosen, place = set(self.chosen_ids()), max(self.currentIndex().row(), 0)
        self.people.show_lines(staff)
        self._share()
        rows = [row for row, person in enumerate(staff) if person.person_id in chosen]
        if not rows and staff:
            rows = [min(place, len(staff) - 1)]
        self._choose(rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the texts the room there is."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        usual = {place: at_size(width) for place, width in enumerate(_WIDTHS)}
        give_blank(self, usual, self.people.texts, cut=True)

    def keyboardSearch(self, search: str) -> None:
        """Emit `typed`; Qt's own search knows no name without its accents."""
        if search.strip():
            self.typed.emit(search)

    def _choose(self, rows: Sequence[int]) -> None:
        chosen = QItemSelection()
        for row in rows:
            chosen.select(self.people.index(row, 0), self.people.index(row, len(_COLUMNS) - 1))
        model = self.selectionModel()
        if rows:
            model.setCurrentIndex(self.people.index(rows[0], 0), QItemSelectionModel.SelectionFlag.NoUpdate)
        model.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
