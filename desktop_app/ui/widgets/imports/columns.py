"""The columns of a file: which sheet is read, where its header is, what each column holds."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.services.imports.looking import LETTERS, ROWS_SHOWN, FileLook, SheetColumns, letters_of
from desktop_app.ui.base.keyboard.reading_order import name_box
from desktop_app.ui.base.theme import leave_air, set_mark
from desktop_app.ui.base.tokens import GAP
from desktop_app.ui.widgets.flow_line import FlowLine
from desktop_app.ui.widgets.forms.lettered_box import LetteredBox
from desktop_app.ui.widgets.forms.value_box import ValueBox

_NOTHING: Final = ""
_COLUMN_WIDTH: Final = 150
_WIDEST_COLUMN: Final = 320
_ROOM_AROUND, _ROOM_FOR_ARROW = 24, 76
"""Pixels of a cell that its text does not get, and of one with a box in it."""
_MOST_COLUMNS: Final = 60


class ColumnsPane(QWidget):
    """Shows the first rows of a sheet under a box for each column, in which the clerk chooses what it holds.

    Signal: `chosen()` when something was chosen.
    """

    chosen = Signal()

    def __init__(
        self, look: FileLook, labels: Mapping[str, str], chosen: Sequence[SheetColumns], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._labels = {_NOTHING: "– không lấy –", **labels}
        self.sheets = {columns.sheet: columns for columns in chosen}
        self.sheet = LetteredBox()
        self.sheet.addItems(list(self.sheets))
        self.included = QCheckBox("&Nhập trang này")
        self.letters: ValueBox[str] = ValueBox(LETTERS)
        self.letters_line = QWidget()
        self.first, self.last = QSpinBox(), QSpinBox()
        self.table = QTableWidget()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Else Tab goes from its last box through its cells, for ever.
        self.table.setTabKeyNavigation(False)
        self.table.setAccessibleName("Các dòng đầu của trang")
        self.boxes: list[ValueBox[str]] = []
        self._filling = False
        self._lost: dict[int, tuple[int, str]] = {}
        """By a column that took what another one held: that one, and what it held."""
        self._lay_out()
        self.sheet.currentTextChanged.connect(self._show_sheet)
        self.included.toggled.connect(lambda on: self._change(included=on))
        self.letters.currentIndexChanged.connect(self._choose_letters)
        self.first.valueChanged.connect(self._move_header)
        self.last.valueChanged.connect(self._move_header)
        start = next((columns.sheet for columns in chosen if columns.included), self.sheet.currentText())
        self.sheet.setCurrentText(start)
        self._show_sheet(self.sheet.currentText())

    def columns(self) -> tuple[SheetColumns, ...]:
        """Return how each sheet is read, as chosen."""
        return tuple(self.sheets.values())

    def letters_chosen(self, look: FileLook | None) -> dict[str, str]:
        """Return the letters of the sheets that are read otherwise than in a look."""
        now = {name: self.look.letters_of(name) for name in self.sheets}
        return {name: letters for name, letters in now.items() if look is None or look.letters_of(name) != letters}

    def fill(self, columns: Sequence[SheetColumns], letters: Mapping[str, str]) -> None:
        """Read the sheets in these ways, some with other letters. ValueError for another file's sheets."""
        if [sheet.sheet for sheet in columns] != list(self.sheets) or not letters.keys() <= self.sheets.keys():
            raise ValueError("these are other sheets")
        for name, of_sheet in letters.items():
            self.look = self.look.with_letters(name, of_sheet)
        self.sheets = {sheet.sheet: sheet for sheet in columns}
        self._show_sheet(self.sheet.currentText())

    def _lay_out(self) -> None:
        line = FlowLine()
        line.setSpacing(GAP)
        for words, widget in (("&Trang", self.sheet), ("&Dòng tiêu đề từ", self.first), ("đến", self.last)):
            label = QLabel(words)
            label.setBuddy(widget)
            line.add_together(label, widget)
        for box in (self.first, self.last):
            box.setRange(1, ROWS_SHOWN)
            leave_air(box)
        line.addWidget(self.included)
        of_letters = QHBoxLayout(self.letters_line)
        of_letters.setContentsMargins(0, 0, 0, 0)
        label = QLabel("C&hữ")
        label.setBuddy(self.letters)
        of_letters.addWidget(label)
        of_letters.addWidget(self.letters)
        line.addWidget(self.letters_line)
        hint = QLabel("Chọn ở đầu mỗi cột xem cột đó là gì. Lần sau gặp bảng có tiêu đề như vậy, chương trình nhớ.")
        hint.setWordWrap(True)
        set_mark(hint, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(line)
        column.addWidget(hint)
        column.addWidget(self.table, 1)

    def _show_sheet(self, name: str) -> None:
        if name not in self.sheets:
            return
        chosen = self.sheets[name]
        self._filling = True
        self.included.setChecked(chosen.included)
        self.first.setValue(chosen.start + 1)
        # What was pasted may have no header row.
        self.last.setMinimum(min(1, chosen.end))
        self.last.setSpecialValueText("" if chosen.end else "không có")
        self.last.setValue(max(chosen.end, chosen.start + 1) if chosen.end else 0)
        self.letters.set_value(self.look.letters_of(name))
        self.letters_line.setVisible(self.look.may_have_old_letters(name))
        self._fill(self.look.texts(name), chosen)
        self._filling = False

    def _fill(self, texts: Sequence[Sequence[str]], chosen: SheetColumns) -> None:
        width = min(_MOST_COLUMNS, max(map(len, texts), default=0))
        table = self.table
        table.clear()
        table.setRowCount(len(texts) + 1)
        table.setColumnCount(width)
        table.setHorizontalHeaderLabels([letters_of(column) for column in range(width)])
        table.setVerticalHeaderLabels(["", *(str(number) for number in range(1, len(texts) + 1))])
        fields = {column: name for name, column in chosen.columns.items() if name in self._labels}
        self.boxes = []
        self._lost = {}
        for column in range(width):
            box = ValueBox(self._labels)
            name_box(box, f"Cột {letters_of(column)}")
            box.set_value(fields.get(column, _NOTHING))
            box.currentIndexChanged.connect(partial(self._choose, column))
            table.setCellWidget(0, column, box)
            self.boxes.append(box)
            measure = table.fontMetrics().horizontalAdvance
            longest = max((measure(row[column]) for row in texts if column < len(row)), default=0) + _ROOM_AROUND
            words = measure(box.currentText()) + _ROOM_FOR_ARROW
            table.setColumnWidth(column, max(_COLUMN_WIDTH, words, min(longest, _WIDEST_COLUMN)))
        table.setRowHeight(0, self.boxes[0].sizeHint().height() + 2 if self.boxes else 0)
        for number, row in enumerate(texts, 1):
            for column, text in enumerate(row[:width]):
                item = QTableWidgetItem(text)
                font = item.font()
                font.setBold(chosen.start < number <= chosen.end)
                item.setFont(font)
                table.setItem(number, column, item)

    def _choose(self, column: int, _: int) -> None:
        if self._filling:
            return
        name = self.boxes[column].value()
        held = self._chosen().columns
        columns = {field: at for field, at in held.items() if at != column and field != name}
        holder = held.get(name, column) if name else column
        other, before = self._lost.pop(column, (column, _NOTHING))
        self._filling = True
        if other != column and self.boxes[other].value() == _NOTHING:
            # ↓ steps over what other columns hold: what was only passed by goes back.
            self.boxes[other].set_value(before)
            columns[before] = other
        if holder != column and holder < len(self.boxes):
            self._lost[column] = (holder, name)
            self.boxes[holder].set_value(_NOTHING)
        if name:
            columns[name] = column
            self.included.setChecked(True)
        self._filling = False
        self._change(included=self.included.isChecked(), columns=columns)

    def _choose_letters(self) -> None:
        """Read the letters of the sheet otherwise; its columns are looked for again."""
        if self._filling:
            return
        name = self.sheet.currentText()
        self.look = self.look.with_letters(name, self.letters.value())
        self.sheets[name] = next(guess for guess in self.look.guessed() if guess.sheet == name)
        self._show_sheet(name)
        # It stays in sight, so that the choice can be taken back.
        self.letters_line.show()
        self.chosen.emit()

    def _move_header(self) -> None:
        if self._filling:
            return
        self.last.setMinimum(self.first.value())
        self.last.setSpecialValueText("")
        self._change(start=self.first.value() - 1, end=self.last.value())
        self._filling = True
        self._fill(self.look.texts(self.sheet.currentText()), self._chosen())
        self._filling = False

    def _chosen(self) -> SheetColumns:
        return self.sheets[self.sheet.currentText()]

    def _change(self, **values: object) -> None:
        if self._filling:
            return
        changed: SheetColumns = replace(self._chosen(), **values)  # type: ignore[arg-type]
        self.sheets[changed.sheet] = changed
        self.chosen.emit()
