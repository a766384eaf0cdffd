"""The posts a person holds and held, one row each."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Property, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.people import PostFields
from desktop_app.services.choices import Choice
from desktop_app.ui.icons import icon
from desktop_app.ui.theme import set_mark
from desktop_app.ui.tokens import TIGHT
from desktop_app.ui.widgets.choice_edit import ChoiceEdit
from desktop_app.ui.widgets.date_edit import DateEdit

_HEADS = ("Đơn vị", "Chức vụ", "Từ ngày", "Đến ngày")
_DATE_WIDTH = 136


@dataclass(eq=False)
class PostRow:
    """The inputs of one post; `post_id` is None for a new one."""

    post_id: int | None
    unit: ChoiceEdit
    position: QLineEdit
    from_date: DateEdit
    to_date: DateEdit
    remove: QToolButton

    def inputs(self) -> tuple[ChoiceEdit, QLineEdit, DateEdit, DateEdit]:
        """Return the inputs from left to right."""
        return self.unit, self.position, self.from_date, self.to_date

    def is_blank(self) -> bool:
        """Return whether it is a new row with nothing in it."""
        return self.post_id is None and not any(line.text().strip() for line in self.inputs())

    def problem(self) -> tuple[str, QWidget]:
        """Return what is wrong with the row ("" if nothing is) and the input it concerns."""
        for line in (self.unit, self.from_date, self.to_date):
            sentence = line.problem()
            if sentence:
                return sentence, line
        if self.unit.chosen_id is None:
            return "Chọn đơn vị.", self.unit
        try:
            self.fields(self.unit.chosen_id).checked()
        except InvalidRecord as problem:
            return problem.message, self.to_date
        return "", self.unit

    def fields(self, unit_id: int) -> PostFields:
        """Return the post, in a unit."""
        return PostFields(unit_id, self.position.text(), self.from_date.value(), self.to_date.value())


class PostRows(QWidget):
    """Rows of unit, position and dates. Alt+C adds one, Ctrl+Delete takes out the one that has the keyboard.

    A row left blank is no post. Signal: `altered()` whenever anything in the rows is other.
    """

    altered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[PostRow] = []
        self._choices: tuple[Choice, ...] = ()
        self.add = QPushButton(icon("add"), "Thêm &chức vụ")
        self.add.setAutoDefault(False)
        self.add.setToolTip("Thêm một dòng (Alt+C); bỏ dòng đang đứng: Ctrl+Delete")
        self.add.clicked.connect(self._add_by_hand)
        self._grid = QGridLayout()
        self._grid.setSpacing(TIGHT)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        for place, head in enumerate(_HEADS):
            label = QLabel(head)
            set_mark(label, "muted")
            self._grid.addWidget(label, 0, place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addLayout(self._grid)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        # A label's mnemonic only goes to what takes the keyboard itself, be it for another.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.add)
        remove = QShortcut(QKeySequence("Ctrl+Del"), self)
        remove.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        remove.activated.connect(self._remove_current)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Say which units there are. To be called before rows are added."""
        self._choices = tuple(choices)

    def add_row(self, post_id: int | None = None, fields: PostFields | None = None) -> None:
        """Add a row at the end."""
        row = PostRow(post_id, ChoiceEdit(), QLineEdit(), DateEdit(), DateEdit(), QToolButton())
        row.unit.set_choices(self._choices)
        if fields is not None:
            row.unit.set_chosen_id(fields.unit_id)
            row.position.setText(fields.position)
            row.from_date.set_value(fields.from_date)
            row.to_date.set_value(fields.to_date)
        self.rows.append(row)
        self._place(row)
        self.setFocusProxy(self.rows[0].unit)
        self.altered.emit()

    def posts(self) -> list[tuple[int | None, PostFields]]:
        """Return the posts with their ids, None for new ones. To be asked only while `problem` finds nothing."""
        return [
            (row.post_id, row.fields(row.unit.chosen_id))
            for row in self.rows
            if not row.is_blank() and row.unit.chosen_id is not None
        ]

    def problem(self) -> str:
        """Return what is wrong with the first row that is wrong, as a sentence; "" if nothing is.

        The input it concerns is marked, and next in line for the keyboard.
        """
        for number, row in enumerate(self.rows, 1):
            if row.is_blank():
                continue
            sentence, line = row.problem()
            if sentence:
                set_mark(line, "problem")
                self.setFocusProxy(line)
                return f"Dòng {number}: {sentence}"
        return ""

    def _content(self) -> object:
        return tuple((row.post_id, tuple(line.text() for line in row.inputs())) for row in self.rows)

    content = Property(object, _content, notify=altered, user=True)

    def _place(self, row: PostRow) -> None:
        line = self._grid.rowCount()
        for place, (head, widget) in enumerate(zip(_HEADS, row.inputs(), strict=True)):
            widget.setAccessibleName(f"{head}, chức vụ {len(self.rows)}")
            self._grid.addWidget(widget, line, place)
            # A layout shows what it is given a moment later; until then it cannot take the keyboard.
            widget.show()
            widget.textChanged.connect(lambda _, widget=widget: self._edited(widget))
        row.position.setPlaceholderText("ví dụ: Chuyên viên")
        row.unit.setPlaceholderText("Gõ tên đơn vị")
        for edit in (row.from_date, row.to_date):
            edit.setFixedWidth(_DATE_WIDTH)
        row.remove.setIcon(icon("close"))
        row.remove.setToolTip("Bỏ dòng này (Ctrl+Delete)")
        row.remove.setAccessibleName(f"Bỏ chức vụ {len(self.rows)}")
        row.remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.remove.clicked.connect(lambda: self._remove(row))
        self._grid.addWidget(row.remove, line, len(_HEADS))
        before: QWidget | None = self.rows[-2].to_date if len(self.rows) > 1 else None
        for widget in row.inputs():
            if before is not None:
                QWidget.setTabOrder(before, widget)
            before = widget
        QWidget.setTabOrder(row.to_date, self.add)

    def _edited(self, widget: QWidget) -> None:
        set_mark(widget, "problem", False)
        self.altered.emit()

    def _add_by_hand(self) -> None:
        self.add_row()
        self.rows[-1].unit.setFocus()

    def _remove_current(self) -> None:
        for row in self.rows:
            if any(widget.hasFocus() for widget in row.inputs()):
                self._remove(row)
                return

    def _remove(self, row: PostRow) -> None:
        place = self.rows.index(row)
        self.rows.remove(row)
        for widget in (*row.inputs(), row.remove):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        left = self.rows[min(place, len(self.rows) - 1)].unit if self.rows else self.add
        self.setFocusProxy(self.rows[0].unit if self.rows else self.add)
        left.setFocus()
        self.altered.emit()
