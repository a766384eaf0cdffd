"""The grid of every form: one column of labels, two halves for the inputs, notes under their input."""

from collections.abc import Sequence
from typing import Final, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.base.tokens import GAP, GROUP
from desktop_app.ui.widgets.forms.date_edit import DateEdit
from desktop_app.ui.widgets.forms.declared.inputs import Input, Text
from desktop_app.ui.widgets.forms.field import OVERHANG, Field

_LABEL, _FIRST, _SECOND_LABEL, _SECOND, _END = range(5)
_LABEL_SAMPLE: Final = "Công tác từ mấy tháng"
_SECOND_SAMPLE: Final = "Cơ quan ban hành"
"""The least that the columns of labels are wide, so that all forms look alike."""
_WIDEST: Final = 1.6
"""How many times as wide they become for longer labels, where there is room; what is longer still takes two lines."""

_LETTERS_OF_BOX: Final = 8

type Placed = tuple[Field, Input[QWidget]]


class FormGrid(QGridLayout):
    """Lays rows of inputs and of text below each other.

    Each row has its first label in the first column, the same in all forms, and the first input beside it. A second
    input stands in the second half with its label before it; a third shares that half.
    """

    def __init__(self, body: QWidget) -> None:
        super().__init__(body)
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(GROUP)
        self.setVerticalSpacing(GAP)
        self.setColumnStretch(_FIRST, 1)
        self.setColumnStretch(_SECOND, 1)
        body.ensurePolished()
        metrics = body.fontMetrics()
        self._widths = {
            _LABEL: metrics.horizontalAdvance(_LABEL_SAMPLE) + GAP,
            _SECOND_LABEL: metrics.horizontalAdvance(_SECOND_SAMPLE) + GAP,
        }
        self._least = dict(self._widths)
        self._labels: dict[int, list[QLabel]] = {_LABEL: [], _SECOND_LABEL: []}
        for column, width in self._widths.items():
            self.setColumnMinimumWidth(column, width)

    def add_inputs(self, row: Sequence[Placed]) -> None:
        """Put up to three inputs in a new row."""
        line = self.rowCount()
        field, declared = row[0]
        if declared.across:
            field.label.hide()
            self._put(field, declared, line, _LABEL, _END - _LABEL)
            return
        self._put_label(field, line, _LABEL)
        if len(row) == 1 and _is_half(declared, field.widget):
            # The note and the error message under it still have the whole width.
            cell = field.cell(self._halved(field.widget))
            self.addLayout(_at_top(cell), line, _FIRST, 1, _END - _FIRST)
        else:
            self._put(field, declared, line, _FIRST, _END - _FIRST if len(row) == 1 else 1)
        if len(row) > 1:
            if isinstance(field.widget, QCheckBox):
                field.widget.setMinimumHeight(row[1][0].widget.sizeHint().height())
            field, declared = row[1]
            boxed = isinstance(field.widget, QCheckBox)
            if not boxed:
                self._put_label(field, line, _SECOND_LABEL)
            if len(row) > 2:
                self.addLayout(_at_top(self._shared(row[1:])), line, _SECOND)
            elif boxed:
                field.widget.setMinimumHeight(row[0][0].widget.sizeHint().height())
                self._put(field, declared, line, _SECOND_LABEL, 2)
            else:
                self._put(field, declared, line, _SECOND, 1)

    def add_text(self, label: QLabel, declared: Text) -> None:
        """Put a text in a new row: over the whole width, or in the column of the inputs with its label beside it."""
        line = self.rowCount()
        if not declared.beside:
            self.addWidget(label, line, _LABEL, 1, _END)
            return
        if declared.label:
            title = QLabel(declared.label)
            title.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
            title.setContentsMargins(0, 0, OVERHANG, 0)
            self._take_label(title, _LABEL)
            self.addWidget(title, line, _LABEL)
        self.addWidget(label, line, _FIRST, 1, _END - _FIRST)

    @property
    def widened(self) -> int:
        """How much wider the labels are than in a form without long ones."""
        return sum(self._widths[column] - least for column, least in self._least.items())

    def even_out(self, room: int) -> None:
        """Make the labels as wide as the longest, and both halves as the wider must be, if there is so much `room`."""
        # Labels take nothing that the inputs need for some words.
        least = self._least[_LABEL]
        for place in range(self.count()):
            item = self.itemAt(place)
            _, column, _, columns = cast(tuple[int, int, int, int], self.getItemPosition(place))
            if item is not None and columns == 1 and column in (_FIRST, _SECOND):
                least = max(least, item.minimumSize().width())
        for column in self._widths:
            spare = room - 2 * least - sum(self._widths.values()) - (_END - 1) * GROUP
            self._widen(column, spare)
        if 2 * least + sum(self._widths.values()) + (_END - 1) * GROUP <= room:
            for column in (_FIRST, _SECOND):
                self.setColumnMinimumWidth(column, least)

    def _take_label(self, label: QLabel, column: int) -> None:
        label.setFixedWidth(self._widths[column])
        self._labels[column].append(label)

    def _widen(self, column: int, spare: int) -> None:
        """Let labels stand on one line; they are no narrower again while the form is shown."""
        longest = max((_length(label) for label in self._labels[column] if not label.isHidden()), default=0)
        width = min(longest, round(self._least[column] * _WIDEST), self._widths[column] + max(spare, 0))
        if width > self._widths[column]:
            self._widths[column] = width
            self.setColumnMinimumWidth(column, width)
            for label in self._labels[column]:
                label.setFixedWidth(width)

    def _put_label(self, field: Field, line: int, column: int) -> None:
        if isinstance(field.widget, QCheckBox):
            return
        self._right_aligned(field)
        field.label.setWordWrap(True)
        self._take_label(field.label, column)
        self.addWidget(field.label, line, column, Qt.AlignmentFlag.AlignTop)

    def _right_aligned(self, field: Field) -> None:
        field.label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)

    def _put(self, field: Field, declared: Input[QWidget], line: int, column: int, columns: int) -> None:
        if columns == 1:
            _fit_half(field.widget)
        grows = declared.grows or isinstance(field.widget, QAbstractScrollArea)
        self.addLayout(field.cell() if grows else _at_top(field.cell()), line, column, 1, columns)

    def _halved(self, widget: QWidget) -> QLayout:
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(widget, 1)
        line.addSpacing(self._widths[_SECOND_LABEL] + 2 * GROUP)
        line.addStretch(1)
        return line

    def _shared(self, row: Sequence[Placed]) -> QBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(GROUP)
        for place, (field, _) in enumerate(row):
            if place:
                line.addWidget(field.label, 0, Qt.AlignmentFlag.AlignTop)
            line.addLayout(field.cell(), 1)
        return line


def _at_top(cell: QBoxLayout) -> QLayout:
    """Let what is over in a row stand below a cell: an alignment would give it the height it has on its widest."""
    column = _TopCell()
    column.setSpacing(0)
    column.addLayout(cell)
    column.addStretch(1)
    return column


class _TopCell(QVBoxLayout):
    """A cell with room below it; Qt would keep the height of its notes for one of which nothing is shown."""

    def hasHeightForWidth(self) -> bool:
        """Return whether its height depends on its width."""
        return not self.isEmpty() and super().hasHeightForWidth()

    def expandingDirections(self) -> Qt.Orientation:
        """Take no height that is over while nothing of it is shown."""
        return Qt.Orientation(0) if self.isEmpty() else super().expandingDirections()


def _fit_half(widget: QWidget) -> None:
    """Let a box be narrower than its longest choice: both halves are then equally wide."""
    if isinstance(widget, QComboBox):
        widget.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        widget.setMinimumContentsLength(_LETTERS_OF_BOX)


def _length(label: QLabel) -> int:
    """Return how wide a label is on one line."""
    margins = label.contentsMargins()
    text = label.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, label.text()).width()
    return text + margins.left() + margins.right() + GAP


def _is_half(declared: Input[QWidget], widget: QWidget) -> bool:
    return declared.half if declared.half is not None else isinstance(widget, DateEdit | QAbstractSpinBox)
