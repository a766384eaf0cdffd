"""Rows of inputs that can be added and removed, and together are one input of a form."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Property, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop_app.ui.base.dress.cut_lines import mark_cut_text
from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.keyboard.reading_order import name_box
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import TIGHT
from desktop_app.ui.widgets.drafts.contents import content_of, put_back
from desktop_app.ui.widgets.forms.declared.mnemonics import letter_of


class InputRow(ABC):
    """The inputs of one row, from left to right, and the button that removes the row."""

    def __init__(self, *inputs: QLineEdit | QComboBox) -> None:
        self.inputs = inputs
        for entered in inputs:
            mark_cut_text(entered)
        self.place: int | None = None
        """Which of the rows it is that the form began with; None for one that was added by hand."""
        self.remove = QToolButton()
        # A cross empties a line.
        self.remove.setIcon(icon("trash"))
        self.remove.setToolTip("Bỏ dòng này (Ctrl+Delete)")
        self.remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @abstractmethod
    def is_blank(self) -> bool:
        """Return whether the row is empty and counts for nothing."""

    @abstractmethod
    def problem(self) -> tuple[str, QWidget]:
        """Return what is wrong with the row ("" if nothing is) and the input it concerns."""

    @abstractmethod
    def content(self) -> object:
        """Return the content of the row, for comparison."""


class InputRows[Row: InputRow](QWidget):
    """Rows with a button under them that adds one; Ctrl+Delete removes the row that has the focus.

    `noun` is what a row stands for and `heads` its inputs, for those who hear them; `offer` is the button's text, `tip`
    what it does.
    Signal: `altered()` whenever anything in the rows is other.
    """

    altered = Signal()

    def __init__(self, noun: str, titles: Sequence[str], offer: str, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self._first_rows = 0
        self._heads: list[QLabel] = []
        self._noun, self._titles = noun, tuple(titles)
        self.setAccessibleName(f"Các {noun}")
        self.add = QPushButton(icon("add"), offer)
        self.add.setAutoDefault(False)
        self.add.setToolTip(f"{tip} (Alt+{letter_of(offer).upper()}); bỏ dòng đang đứng: Ctrl+Delete")
        self.add.clicked.connect(self._add_by_hand)
        self._grid = QGridLayout()
        self._grid.setSpacing(TIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addLayout(self._grid)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        # A label's mnemonic works only for a buddy that accepts the focus itself, even if it has a focus proxy.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.add)
        remove = QShortcut(QKeySequence("Ctrl+Del"), self)
        remove.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        remove.activated.connect(self._remove_current)

    def _show_titles(self, stretches: Sequence[int] = ()) -> None:
        """Show the titles of the inputs over the first row; `stretches` are those of the first columns."""
        for place, stretch in enumerate(stretches):
            self._grid.setColumnStretch(place, stretch)
        for place, title in enumerate(self._titles):
            label = QLabel(title)
            set_mark(label, "muted")
            self._grid.addWidget(label, 0, place)
            self._heads.append(label)
        self._show_heads()

    def _show_heads(self) -> None:
        """Show the titles while there is a row for them to stand over."""
        for label in self._heads:
            label.setVisible(bool(self.rows))

    def problem(self) -> str:
        """Return what is wrong with the first row that is wrong, as a sentence; "" if nothing is.

        The input it concerns is marked and becomes the focus proxy.
        """
        for number, row in enumerate(self.rows, 1):
            sentence, line = ("", self) if row.is_blank() else row.problem()
            if sentence:
                set_mark(line, "problem")
                self._lead_to(line)
                return self._row_problem(number, sentence)
        return ""

    def _content(self) -> object:
        return tuple(row.content() for row in self.rows)

    content = Property(object, _content, notify=altered, user=True)

    def draft(self) -> list[object]:
        """Return what stands in the rows, each with its place among those that the form began with."""
        return [[row.place, *(content_of(line) for line in row.inputs)] for row in self.rows]

    def show_draft(self, content: Sequence[Sequence[object]]) -> None:
        """Show rows as they stood."""
        places = [place for place, *_ in content]
        for gone in [row for row in self.rows if row.place not in places]:
            self._remove(gone)
        by_place = {first_row.place: first_row for first_row in self.rows}
        for place, *texts in content:
            row: Row | None = by_place.get(place) if isinstance(place, int) else None
            if row is None:
                row = self._new_row()
                self._append(row, by_hand=True)
            for line, text in zip(row.inputs, texts, strict=False):
                put_back(line, text)

    def _new_row(self) -> Row:
        """Return a blank row."""
        raise NotImplementedError

    def _row_problem(self, number: int, sentence: str) -> str:
        """Return the error message for a row, by its number from 1."""
        return sentence

    def _append(self, row: Row, *, by_hand: bool = False) -> None:
        """Put a row at the end."""
        self.rows.append(row)
        if not by_hand:
            row.place, self._first_rows = self._first_rows, self._first_rows + 1
        number, line = len(self.rows), self._grid.rowCount()
        for place, (title, widget) in enumerate(zip(self._titles, row.inputs, strict=True)):
            name_box(widget, f"{title}, {self._noun} {number}")
            self._grid.addWidget(widget, line, place)
            # A layout shows a new widget a moment later; a hidden one cannot take the focus.
            widget.show()
            edited = widget.currentIndexChanged if isinstance(widget, QComboBox) else widget.textChanged
            edited.connect(lambda _, widget=widget: self._edited(widget))
        row.remove.setAccessibleName(f"Bỏ {self._noun} {number}")
        row.remove.clicked.connect(lambda: self._remove(row))
        self._grid.addWidget(row.remove, line, len(self._titles))
        self._show_heads()
        self._lead_to(self.rows[0].inputs[0])
        self.altered.emit()

    def _lead_to(self, widget: QWidget) -> None:
        """Make a widget the focus proxy; Tab then goes from row to row and last to the button."""
        self.setFocusProxy(widget)
        # Setting the proxy puts the rows before this widget in the tab order, so that Tab would go round for ever.
        inputs = [line for row in self.rows for line in row.inputs]
        for before, after in pairwise((self.add, *inputs, self.add)):
            QWidget.setTabOrder(before, after)

    def _add_by_hand(self) -> None:
        row = self._new_row()
        self._append(row, by_hand=True)
        row.inputs[0].setFocus()

    def _edited(self, widget: QWidget) -> None:
        set_mark(widget, "problem", False)
        self.altered.emit()

    def _remove_current(self) -> None:
        for row in self.rows:
            if any(widget.hasFocus() for widget in row.inputs):
                self._remove(row)
                return

    def _remove(self, row: Row) -> None:
        place = self.rows.index(row)
        self.rows.remove(row)
        for widget in (*row.inputs, row.remove):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._show_heads()
        firsts = [other_row.inputs[0] for other_row in self.rows]
        self._lead_to(firsts[0] if firsts else self.add)
        (firsts[min(place, len(firsts) - 1)] if firsts else self.add).setFocus()
        self.altered.emit()
