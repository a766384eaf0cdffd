"""The names of a file that the book does not know, or knows several times: what each means is chosen here."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop_app.services.import_rows import NEW, NameKey, NameKind, NameQuestion
from desktop_app.ui.base.theme import at_size, set_mark
from desktop_app.ui.base.tokens import GAP, TIGHT
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.widgets.forms.value_box import ValueBox

_KINDS: Final = {
    NameKind.PERSON: "người",
    NameKind.UNIT: "đơn vị",
    NameKind.AWARD: "hình thức khen thưởng",
    NameKind.TASK: "nhiệm vụ",
    NameKind.MOVEMENT: "phong trào",
}
_UNSETTLED: Final = ""
_MOST_SHOWN: Final = 60
_WIDEST: Final = 300
"""Pixels: what a wide window has more is of the rows, whose columns would be out of sight beside it."""


class NamesPane(QWidget):
    """A box for each name, in which the clerk chooses who or what it is, or that it is new.

    Signal: `answered()` when she chose.
    """

    answered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answers: dict[NameKey, int | str] = {}
        self.boxes: dict[NameKey, ValueBox[int | str]] = {}
        self._questions: tuple[NameQuestion, ...] = ()
        self.title = QLabel()
        self.title.setWordWrap(True)
        self.all_new = QPushButton("Thêm &mới tất cả")
        self.all_new.setToolTip("Mọi tên chưa chọn là mới: thêm vào sổ cùng với các dòng")
        self.all_new.setAutoDefault(False)
        self.all_new.clicked.connect(self.answer_all_new)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAccessibleName("Các tên cần làm rõ")
        # The boxes in it are what Tab leads to.
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMaximumWidth(at_size(_WIDEST))
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, 0, 0, 0)
        column.setSpacing(GAP)
        for widget in (self.title, self.all_new):
            column.addWidget(widget)
        column.addWidget(self._area, 1)

    def show_questions(self, questions: Sequence[NameQuestion]) -> None:
        """Show the names that have to be settled, and those that were."""
        if tuple(questions) != self._questions:
            self._questions = tuple(questions)
            self._fill()
        left = [question for question in self._questions if self._is_left(question)]
        self.title.setText(f"{format_number(len(left))} tên chưa rõ" if left else "Mọi tên đã rõ")
        self.all_new.setEnabled(any(question.can_be_new for question in left))

    def fill(self, answers: Mapping[NameKey, int | str]) -> None:
        """Take these answers, also to questions that are not asked yet."""
        self.answers = dict(answers)
        self._fill()

    def answer_all_new(self) -> None:
        """Answer that every name that is not settled is new."""
        for question in self._questions:
            if question.can_be_new and self._is_left(question):
                self.answers[question.key] = NEW
                if question.key in self.boxes:
                    self.boxes[question.key].blockSignals(True)
                    self.boxes[question.key].set_value(NEW)
                    self.boxes[question.key].blockSignals(False)
        self.answered.emit()

    def _fill(self) -> None:
        held = next((key for key, box in self.boxes.items() if box.hasFocus()), None)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, GAP, 0)
        column.setSpacing(TIGHT)
        self.boxes = {}
        for question in self._questions[:_MOST_SHOWN]:
            # Of “TT&TT” the stroke is no mnemonic.
            label = QLabel(_words(question).replace("&", "&&"))
            label.setWordWrap(True)
            offers = _offers(question)
            box: ValueBox[int | str] = ValueBox(offers)
            box.setAccessibleName(_words(question))
            box.setMinimumWidth(0)
            box.setSizeAdjustPolicy(ValueBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            unless = question.suggested if question.suggested is not None else _UNSETTLED
            answer = self.answers.get(question.key, unless)
            box.set_value(answer if answer in offers else unless)
            box.currentIndexChanged.connect(partial(self._choose, question.key))
            label.setBuddy(box)
            column.addWidget(label)
            column.addWidget(box)
            column.addSpacing(TIGHT)
            self.boxes[question.key] = box
        if len(self._questions) > _MOST_SHOWN:
            more = QLabel(f"Còn {format_number(len(self._questions) - _MOST_SHOWN)} tên nữa.")
            more.setWordWrap(True)
            set_mark(more, "muted")
            column.addWidget(more)
        column.addStretch()
        self._area.setWidget(content)
        # Made last, they would come last.
        for first, second in pairwise([self.all_new, *self.boxes.values()]):
            QWidget.setTabOrder(first, second)
        if held in self.boxes:
            self.boxes[held].setFocus()

    def _is_left(self, question: NameQuestion) -> bool:
        return question.key not in self.answers and question.suggested is None

    def _choose(self, key: NameKey, _: int) -> None:
        value = self.boxes[key].value()
        if value == _UNSETTLED:
            self.answers.pop(key, None)
        else:
            self.answers[key] = value
        self.answered.emit()


def _words(question: NameQuestion) -> str:
    detail = f", {question.key.detail}" if question.key.detail else ""
    return f"{_KINDS[question.key.kind].capitalize()}: “{question.key.name}”{detail}"


def _offers(question: NameQuestion) -> Mapping[int | str, str]:
    new = "Ghi theo tên này" if question.key.kind is NameKind.AWARD else "Thêm mới vào sổ"
    offers: dict[int | str, str] = {} if question.suggested is not None else {_UNSETTLED: "– chọn –"}
    if question.can_be_new:
        offers[NEW] = new
    return offers | {option.value: option.label for option in question.options}
