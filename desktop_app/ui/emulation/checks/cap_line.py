"""A cap of the round: how far it is used, and how it would be used with other numbers."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSpinBox, QVBoxLayout, QWidget

from desktop_app.domain.law.judging.caps import CapStanding, Counts, cap_sentence, cap_standing, counted_name
from desktop_app.domain.law.rules import RuleSet
from desktop_app.domain.provisions import UNCONFIRMED_MARK
from desktop_app.ui.base.theme import leave_air, set_mark
from desktop_app.ui.base.tokens import GAP, TIGHT
from desktop_app.ui.widgets.flow_line import FlowLine

_MOST = 999


class CapLine(QWidget):
    """A cap in a sentence with its article, and two inputs to try with more or fewer counted and more or fewer base."""

    def __init__(self, standing: CapStanding, counts: Counts, rules: RuleSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cap, self._counts, self._rules = standing.cap, counts, rules
        provision = standing.cap.provision
        mark = "" if provision.confirmed else f" – {UNCONFIRMED_MARK}"
        self.words = QLabel(cap_sentence(standing, rules))
        self.article = QLabel(f"{provision.article}{mark}. {provision.note}".strip())
        self.answer = QLabel()
        for label in (self.words, self.article):
            label.setWordWrap(True)
        for label in (self.words, self.article, self.answer):
            label.setTextFormat(Qt.TextFormat.PlainText)
        set_mark(self.article, "muted")
        self.counted, self.base = _number(), _number()
        line = FlowLine()
        line.setSpacing(GAP)
        for text, box, code in (("Nếu thêm", self.counted, self._cap.counted), ("và thêm", self.base, self._cap.of)):
            name = QLabel(text)
            name.setBuddy(box)
            box.setAccessibleName(f"{text} {counted_name(code, rules)}")
            line.add_together(name, box, QLabel(counted_name(code, rules)))
            box.valueChanged.connect(self._compute)
        line.addWidget(self.answer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addWidget(self.words)
        column.addWidget(self.article)
        column.addLayout(line)
        set_mark(self.words, "problem", standing.room < 0)
        self._compute()

    def _compute(self) -> None:
        more = {self._cap.counted: self.counted.value(), self._cap.of: self.base.value()}
        if not any(more.values()):
            self.answer.setText("")
            return
        standing = cap_standing(self._cap, self._counts, more)
        words = (
            f"vượt {-standing.room}, cần ít nhất {standing.least_base}"
            if standing.room < 0
            else f"còn được thêm {standing.room}"
        )
        self.answer.setText(f"thì {standing.counted}/{standing.of}: {words}.")
        set_mark(self.answer, "problem", standing.room < 0)


def _number() -> QSpinBox:
    box = QSpinBox()
    leave_air(box)
    box.setRange(-_MOST, _MOST)
    return box
