"""The page Cơ quan: the names at the top of papers, the signer at their end and what they cite, each from a day on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QLabel,
    QScrollArea,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.changes import Changes
from desktop_app.domain.fields import words_of
from desktop_app.domain.office.offices import Office
from desktop_app.services.book import Book
from desktop_app.services.office import offices
from desktop_app.services.office.offices import DatedOffice
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.dress.field_rows import FieldRows
from desktop_app.ui.base.theme import at_size, set_mark
from desktop_app.ui.base.tokens import GAP, GROUP, PAGE
from desktop_app.ui.widgets.actions import add_action
from desktop_app.ui.widgets.forms.declared.form_of import FormOf
from desktop_app.ui.widgets.forms.declared.inputs import Input
from desktop_app.ui.widgets.forms.lines_edit import LinesEdit
from desktop_app.ui.widgets.heads.page_head import PageHead
from desktop_app.ui.widgets.lists.line_table import give_blank
from desktop_app.ui.widgets.lists.row_table import RowTable
from desktop_app.ui.widgets.muted_label import muted_label
from desktop_app.ui.widgets.page import Page

_NOTHING: Final = "—"
_BEGINNING: Final = "từ đầu"
_COLUMNS: Final = ("Áp dụng từ ngày", "Tên cơ quan", "Cơ quan chủ quản", "Người ký", "Chức vụ")
_WIDTHS: Final = (140, 240, 200, 160, 160)
_MOST_ROWS: Final = 6
_LEAST_FIELDS: Final = 5
"""So many lines of the chosen row stand in full below, in whatever room."""


class _DatedTable(RowTable):
    """The office as it was from each day on."""

    def __init__(self) -> None:
        super().__init__(len(_COLUMNS), "Các mốc của cơ quan")
        self.horizontalHeader().setStretchLastSection(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the texts the room there is."""
        super().resizeEvent(event)
        self.share()

    def share(self) -> None:
        """Give the texts the room there is, and take the height that some rows need."""
        give_blank(self, {column: at_size(width) for column, width in enumerate(_WIDTHS)}, self._texts, cut=True)
        rows = self.verticalHeader()
        height = sum(rows.sectionSize(row) for row in range(min(_MOST_ROWS, self.rowCount())))
        self.setMaximumHeight(height + self.horizontalHeader().sizeHint().height() + GAP)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return room for its rows, of which it gives way where the page has less."""
        hint = super().sizeHint()
        return QSize(hint.width(), self.maximumHeight()) if self.rowCount() else hint

    def _texts(self, row: int) -> list[str]:
        items = [self.item(row, column) for column in range(len(_COLUMNS))]
        return [item.text() if item is not None else "" for item in items]


class OfficePage(Page):
    """Shows what holds of the office, a row for each day from which something changed, and the chosen row in full."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._entries: Sequence[DatedOffice] = ()
        self.edit = add_action(self, "&Sửa thông tin cơ quan…", "edit", "F2", lambda: self._edit())
        self.edit.setIconText("Sửa")
        self.add = add_action(self, "&Thay đổi thông tin cơ quan từ một ngày…", "add", "Ctrl+N", self._add)
        self.add.setIconText("Thay đổi từ một ngày")
        self.remove = add_action(self, "&Xóa mốc này của cơ quan", "trash", "Delete", self._remove)
        self.remove.setIconText("Xóa mốc này")
        self.actions_menu = [self.edit, self.add, self.remove]
        self.table = _DatedTable()
        self.values = {field: _value_label() for field in words_of(Office) if field != "valid_from"}
        self._lay_out()
        self.table.itemSelectionChanged.connect(self._show_chosen)
        context.changed.connect(self._changed)
        self.refresh()

    def works(self) -> Mapping[str, Callable[..., object]]:
        """Return the acts other pages can start here: what holds today in its form, and a change from a day on."""
        return {
            "edit": lambda: self._read_and(self._edit),
            "edit_signer": lambda: self._read_and(lambda: self._edit("signer_name")),
            "change": lambda: self._read_and(self._add),
        }

    def _lay_out(self) -> None:
        self.table.setHorizontalHeaderLabels(_COLUMNS)
        self.table.entered.connect(self._edit)
        rows = FieldRows()
        rows.setContentsMargins(0, 0, GAP, 0)
        rows.setHorizontalSpacing(2 * PAGE)
        rows.setVerticalSpacing(GAP)
        for field, label in self.values.items():
            title = QLabel(words_of(Office)[field].label)
            set_mark(title, "muted")
            rows.addRow(title, label)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GROUP)
        column.addWidget(PageHead("Cơ quan", self.actions_menu))
        column.addWidget(
            muted_label(
                "Văn bản ghi ngày nào thì in theo mốc của ngày đó. Khi đổi tên, đổi người ký, đổi cơ quan chủ quản thì "
                "bấm “Thay đổi từ một ngày”; văn bản trước ngày ấy vẫn in như cũ."
            )
        )
        column.addWidget(self.table)
        below = _scrolled(rows)
        below.setMinimumHeight(_LEAST_FIELDS * (self.fontMetrics().height() + GAP))
        column.addWidget(below, 1)
        self.setFocusProxy(self.table)

    def refresh(self) -> None:
        """Read the office again."""
        self._context.read(offices.dated_offices, self._show)

    def _changed(self, changes: Changes) -> None:
        if "office" in changes.kinds:
            self.refresh()

    def _show(self, entries: Sequence[DatedOffice]) -> None:
        self._entries = entries
        self.table.setRowCount(max(1, len(entries)))
        for row, office in enumerate([entry.office for entry in entries] or [Office()]):
            for place, text in enumerate(_cells(office)):
                self.table.setItem(row, place, QTableWidgetItem(text))
        self.table.share()
        self.remove.setEnabled(len(entries) > 1)
        self.table.selectRow(self._row_in_force())
        self._show_chosen()

    def _row_in_force(self) -> int:
        today = date.today()
        begun = [row for row, entry in enumerate(self._entries) if (entry.office.valid_from or date.min) <= today]
        return begun[0] if begun else max(0, len(self._entries) - 1)

    def _chosen(self) -> DatedOffice | None:
        row = self.table.currentRow()
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def _show_chosen(self) -> None:
        chosen = self._chosen()
        office = chosen.office if chosen is not None else Office()
        for field, text in asdict(office).items():
            if field in self.values:
                self.values[field].setText(text or _NOTHING)

    def _read_and(self, act: Callable[[], None]) -> None:
        """Do something with what holds today, also where the page was only just made."""

        def then(entries: Sequence[DatedOffice]) -> None:
            self._show(entries)
            act()

        self._context.read(offices.dated_offices, then, asker=self)

    def _edit(self, at: str = "name") -> None:
        OfficeForm(self._context, self, self._chosen()).start(at)

    def _add(self) -> None:
        chosen = self._chosen()
        form = OfficeForm(self._context, self, None, "Thay đổi thông tin cơ quan từ một ngày")
        form.begin(replace(chosen.office if chosen is not None else Office(), valid_from=date.today()))

    def _remove(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._context.act(lambda book: offices.remove_office(book, chosen.id))


class OfficeForm(FormOf[Office]):
    """Changes what holds of the office from a day on, or enters it (`entry` None)."""

    name_lines, signer_title = Input(lambda: LinesEdit(2)), Input(lambda: LinesEdit(2))
    functions, office_rule, copies_to, half_year_to = (
        Input(lambda: LinesEdit(3)),
        Input(lambda: LinesEdit(2)),
        Input(lambda: LinesEdit(2)),
        Input(lambda: LinesEdit(2)),
    )
    rows = (
        ("valid_from",),
        ("parent_name", "name"),
        ("name_lines",),
        ("place", "code"),
        ("signer_title", "signer_name"),
        ("functions",),
        ("office_rule",),
        ("copies_to", "half_year_to"),
        ("payment_requester", "chief_accountant"),
    )
    least_width = 860

    def __init__(
        self,
        context: Context,
        parent: QWidget,
        entry: DatedOffice | None = None,
        title: str = "Sửa thông tin cơ quan",
    ) -> None:
        super().__init__(context, title, parent)
        self._entry = entry

    def start(self, at: str = "name") -> None:
        """Read the record again and show the form, with the keyboard in one of its inputs."""
        self.ask_book(self._office, lambda office: self._show(office, at))

    def begin(self, office: Office) -> None:
        """Show the form for a new record, which says at first what holds already."""
        self.fill(office)
        self.show_form("valid_from")

    def _office(self, book: Book) -> Office:
        entries = {entry.id: entry.office for entry in offices.dated_offices(book)}
        return entries.get(self._entry.id, Office()) if self._entry is not None else offices.office(book)

    def _show(self, office: Office, at: str) -> None:
        self.fill(office)
        self.show_form(at)

    def _collect(self) -> Callable[[Book], Changes]:
        fields = self.collected()
        office_id = self._entry.id if self._entry is not None else None
        return lambda book: offices.change_office(book, fields, office_id)


def _cells(office: Office) -> tuple[str, ...]:
    begins = f"{office.valid_from:%d/%m/%Y}" if office.valid_from is not None else _BEGINNING
    title = " – ".join(office.signer_title.split("\n"))
    return begins, office.name, office.parent_name, office.signer_name or _NOTHING, title


def _scrolled(rows: QFormLayout) -> QScrollArea:
    content, area = QWidget(), QScrollArea()
    content.setLayout(rows)
    area.setFrameShape(QFrame.Shape.NoFrame)
    # Nothing would show that it has the keyboard.
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setWidget(content)
    return area


def _value_label() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
