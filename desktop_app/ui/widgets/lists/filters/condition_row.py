"""One line of the window in which a list is filtered: a column, what is asked of it, and by what."""

from collections.abc import Collection, Iterable, Sequence
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QStackedWidget, QToolButton, QWidget

from desktop_app.domain.lists import Column, ColumnKind, Condition, ConditionTest, ListKind
from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.keyboard.reading_order import name_box
from desktop_app.ui.base.tokens import GAP
from desktop_app.ui.widgets.forms.checks.check_list import CheckList
from desktop_app.ui.widgets.forms.checks.check_model import CheckItem
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.value_box import ValueBox
from desktop_app.ui.widgets.lists.filters.column_fields import AskValues
from desktop_app.ui.widgets.lists.filters.condition_words import NOTHING, value_words

_ROWS_IN_VIEW: Final = 6
_BOX_AIR: Final = 64
"""Pixels of a combo box that its text does not get."""


class _Way(StrEnum):
    """What a line asks of a column."""

    IS = "là một trong"
    HAS = "có chữ"
    SPAN = "từ – đến"
    FILLED = "có ghi"
    BLANK = "chưa ghi"


_OF_TEXT: Final = (_Way.IS, _Way.HAS, _Way.FILLED, _Way.BLANK)
_OF_LONG_TEXT: Final = (_Way.HAS, _Way.FILLED, _Way.BLANK)
_OF_FIGURES: Final = (_Way.SPAN, _Way.FILLED, _Way.BLANK)


class ConditionRow(QWidget):
    """A condition, or a span from – to, as it is typed. Signal: `taken_out` when the clerk gives it up."""

    taken_out = Signal()

    def __init__(self, kind: ListKind, column: str, ask: AskValues, parent: QWidget) -> None:
        super().__init__(parent)
        self._kind, self._ask = kind, ask
        self.column: ValueBox[str] = ValueBox({each.key: each.title for each in kind.columns}, self)
        name_box(self.column, "Cột")
        self.column.set_value(column)
        self.way: ValueBox[_Way] = ValueBox({}, self)
        name_box(self.way, "Lọc cách nào")
        self.way.setFixedWidth(self.fontMetrics().horizontalAdvance(f"{_Way.IS}") + _BOX_AIR)
        self.text = QLineEdit()
        self.text.setPlaceholderText("vài chữ, có dấu hay không dấu")
        self.checks = CheckList(of_records=False)
        self.checks.setFixedHeight(_ROWS_IN_VIEW * (self.fontMetrics().height() + GAP))
        self._days = DateEdit(), DateEdit()
        self._numbers = QLineEdit(), QLineEdit()
        self._values = QStackedWidget()
        self._nothing = QWidget()
        self._parts = {
            _Way.IS: self.checks,
            _Way.HAS: self.text,
            ColumnKind.DATE: _span(self._days),
            ColumnKind.INTEGER: _span(self._numbers),
            _Way.FILLED: self._nothing,
        }
        for part in self._parts.values():
            self._values.addWidget(part)
        self._lay_out()
        self.column.currentIndexChanged.connect(self._follow_column)
        self.way.currentIndexChanged.connect(self._follow_way)
        self._follow_column()

    @property
    def shown_column(self) -> Column:
        """The column that is asked."""
        return self._kind.column(self.column.value())

    @property
    def _ends(self) -> tuple[QLineEdit, QLineEdit]:
        """The inputs for the first and the last day or number."""
        return self._days if self.shown_column.kind is ColumnKind.DATE else self._numbers

    def conditions(self) -> Iterable[Condition]:
        """Yield what is asked; nothing where nothing is typed yet."""
        column = self.shown_column
        match self.way.value():
            case _Way.FILLED:
                yield Condition(column.key, ConditionTest.FILLED)
            case _Way.BLANK:
                yield Condition(column.key, ConditionTest.IS, ("",))
            case _Way.IS if keys := tuple(map(str, self.checks.keys())):
                yield Condition(column.key, ConditionTest.IS, keys)
            case _Way.HAS if typed := self.text.text().strip():
                yield Condition(column.key, ConditionTest.HAS, (typed,))
            case _Way.SPAN:
                for edit, test in zip(self._ends, (ConditionTest.FROM, ConditionTest.TO), strict=True):
                    if typed := edit.text().strip():
                        yield Condition(column.key, test, (typed,))

    def show_conditions(self, conditions: Sequence[Condition]) -> None:
        """Show the conditions of one column that one line can ask."""
        for condition in conditions:
            match condition.test:
                case ConditionTest.FILLED:
                    self.way.set_value(_Way.FILLED)
                case ConditionTest.IS if condition.values == ("",):
                    self.way.set_value(_Way.BLANK)
                case ConditionTest.IS:
                    self.way.set_value(_Way.IS)
                    self.checks.set_keys(condition.values)
                case ConditionTest.HAS:
                    self.way.set_value(_Way.HAS)
                    self.text.setText(condition.values[0])
                case ConditionTest.FROM | ConditionTest.TO:
                    self.way.set_value(_Way.SPAN)
                    edit = self._ends[condition.test is ConditionTest.TO]
                    edit.setText(value_words(self.shown_column, condition.values[0]))

    def focus_value(self) -> None:
        """Put the keyboard where it is said by what to filter."""
        first = {_Way.IS: self.checks, _Way.HAS: self.text, _Way.SPAN: self._ends[0]}
        first.get(self.way.value(), self.way).setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        remove = QToolButton()
        remove.setIcon(icon("close"))
        remove.setToolTip("Bỏ điều kiện này")
        remove.setAccessibleName("Bỏ điều kiện này")
        remove.clicked.connect(self.taken_out)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        for widget, stretch in ((self.column, 3), (self.way, 0), (self._values, 5), (remove, 0)):
            line.addWidget(widget, stretch, Qt.AlignmentFlag.AlignTop)

    def _follow_column(self) -> None:
        column = self.shown_column
        figures = column.kind in (ColumnKind.INTEGER, ColumnKind.DATE)
        ways = _OF_FIGURES if figures else _OF_LONG_TEXT if column.kind is ColumnKind.LONG_TEXT else _OF_TEXT
        self.checks.set_keys(())
        for edit, words in zip((self.text, self.checks), ("Có chữ", "Là một trong"), strict=True):
            edit.setAccessibleName(f"{column.title}: {words.lower()}")
        for pair in (self._days, self._numbers):
            for edit, words in zip(pair, ("từ", "đến"), strict=True):
                edit.setAccessibleName(f"{column.title} {words}")
        self.way.offer({way: str(way) for way in ways})
        self._follow_way()

    def _follow_way(self) -> None:
        if self.way.currentIndex() < 0:
            return
        way, column = self.way.value(), self.shown_column
        part = self._parts.get(column.kind if way is _Way.SPAN else way, self._nothing)
        for other in self._parts.values():
            policy = QSizePolicy.Policy.Preferred if other is part else QSizePolicy.Policy.Ignored
            other.setSizePolicy(QSizePolicy.Policy.Expanding, policy)
        self._values.setCurrentWidget(part)
        self._values.setFixedHeight(part.height() if part is self.checks else self.text.sizeHint().height())
        if way is _Way.IS:
            self._ask(column.key, lambda values: self._offer(column.key, values), self)

    def _offer(self, column: str, values: Collection[str]) -> None:
        if self.column.value() == column:
            # What was asked for stays to be seen, though no row has it now.
            beyond = [str(key) for key in self.checks.keys() if key not in values]
            self.checks.offer([CheckItem(value, value or NOTHING) for value in (*values, *beyond)])


def _span(pair: Sequence[QLineEdit]) -> QWidget:
    part = QWidget()
    line = QHBoxLayout(part)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(GAP)
    line.addWidget(pair[0], 1)
    line.addWidget(QLabel("–"))
    line.addWidget(pair[1], 1)
    return part
