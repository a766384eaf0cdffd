"""The awards of a direct decision, one row each: recipient, award, type and reason."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.law.rules import RuleSet
from desktop_app.domain.vocabulary import COMMENDATION_TYPE_LABELS, CommendationType, NomineeKind
from desktop_app.services.awards.choices import award_choices
from desktop_app.services.awards.direct_awards import DirectAward
from desktop_app.services.choices import Choice
from desktop_app.ui.widgets.forms.choice_edit import ChoiceEdit
from desktop_app.ui.widgets.forms.input_rows import InputRow, InputRows
from desktop_app.ui.widgets.forms.value_box import ValueBox

type Recipients = Mapping[tuple[NomineeKind, int], Choice]

_HEADERS = ("Họ và tên, tên tập thể", "Danh hiệu, hình thức", "Loại hình", "Lý do khen")
_STRETCHES = (6, 7, 2, 4)
_TYPE_LETTERS = 12
_HEIGHT = 210


class DirectRow(InputRow):
    """The inputs of one award; `saved_award` is the award it was filled from, None for a new one."""

    def __init__(self, recipients: Sequence[Choice], awards: Sequence[Choice]) -> None:
        self.saved_award: DirectAward | None = None
        self.recipient, self.award, self.reason = ChoiceEdit(), ChoiceEdit(), QLineEdit()
        self.type = ValueBox(COMMENDATION_TYPE_LABELS)
        self.type.setSizeAdjustPolicy(ValueBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.type.setMinimumContentsLength(_TYPE_LETTERS)
        super().__init__(self.recipient, self.award, self.type, self.reason)
        self.recipient.set_choices(recipients)
        self.award.set_choices(awards)
        self.award.setPlaceholderText("Gõ tên hoặc viết tắt")

    def is_blank(self) -> bool:
        """Return whether the row is new and names nobody."""
        return self.saved_award is None and not self.recipient.text().strip()

    def problem(self) -> tuple[str, QWidget]:
        """Return what is wrong with the row ("" if nothing is) and the input it concerns."""
        inputs = [(self.recipient, "Chọn cá nhân hoặc tập thể.")]
        if self.saved_award is None or not self.saved_award.award_name or self.award.text().strip():
            inputs.append((self.award, "Chọn danh hiệu, hình thức."))
        for line, words in inputs:
            sentence = line.problem() or ("" if line.chosen_id is not None else words)
            if sentence:
                return sentence, line
        return "", self.recipient

    def content(self) -> object:
        """Return what is entered, to detect changes."""
        return self.recipient.text(), self.award.text(), self.type.value(), self.reason.text()


class DirectRows(InputRows[DirectRow]):
    """Rows of recipient, award, type and reason. Choosing a recipient in the last row adds the next row."""

    def __init__(self, recipients: Recipients, catalogues: Sequence[RuleSet], parent: QWidget | None = None) -> None:
        super().__init__("khen thưởng", _HEADERS, "Thê&m dòng", "Thêm một dòng", parent)
        self._recipients, self._catalogues = recipients, catalogues
        self._by_choice = {choice.id: key for key, choice in recipients.items()}
        self._awards: tuple[tuple[str, Choice], ...] = ()
        self._scroll()
        self._show_titles(_STRETCHES)

    def offer_awards_of(self, day: date | None) -> None:
        """Offer the awards of the catalogue in force on the day of the decision."""
        codes = {row: self._code(row) for row in self.rows}
        self._awards = award_choices(self._catalogues, day)
        for row, code in codes.items():
            row.award.set_choices([choice for _, choice in self._awards])
            row.award.set_chosen_id(self._choice_of(code))

    def add_row(self, award: DirectAward | None = None) -> None:
        """Add a row at the end, blank or filled."""
        row = self._new_row()
        if award is not None:
            row.saved_award = award
            choice = self._recipients.get((award.kind, award.recipient_id))
            row.recipient.set_chosen_id(choice.id if choice is not None else None)
            row.award.set_chosen_id(self._choice_of(award.award))
            row.award.setPlaceholderText(award.award_name)
            row.type.set_value(award.commendation_type)
            row.reason.setText(award.reason_line)
        self._append(row)

    def awards(self) -> list[DirectAward]:
        """Return the awards as entered. To be called only while `problem` finds nothing."""
        return [self._award(row) for row in self.rows if not row.is_blank()]

    def _scroll(self) -> None:
        """Put the rows into a scroll area, so that many of them do not make the form higher than the screen."""
        column = self.layout()
        if not isinstance(column, QVBoxLayout):
            return
        column.removeItem(self._grid)
        self._grid.setParent(None)
        content = QWidget()
        outer = QVBoxLayout(content)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._grid)
        # Right under the rows, as in every other form.
        outer.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addStretch()
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        # Nothing would show that it has the keyboard.
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setMinimumHeight(min(_HEIGHT, self.screen().availableSize().height() // 3))
        area.setWidget(content)
        column.insertWidget(0, area, 1)

    def _award(self, row: DirectRow) -> DirectAward:
        kind, recipient_id = self._by_choice[row.recipient.chosen_id or 0]
        type_: CommendationType = row.type.value()
        saved = row.saved_award
        return DirectAward(
            kind,
            recipient_id,
            self._code(row),
            type_,
            saved.period_from if saved is not None else None,
            saved.period_to if saved is not None else None,
            row.reason.text().strip(),
            saved.award_id if saved is not None else None,
            # One that is in no catalogue keeps its name unless another one is chosen for it.
            saved.award_name if saved is not None and not self._code(row) else "",
            saved is not None and saved.is_former and (saved.kind, saved.recipient_id) == (kind, recipient_id),
        )

    def _code(self, row: DirectRow) -> str:
        return next((code for code, choice in self._awards if choice.id == row.award.chosen_id), "")

    def _choice_of(self, code: str) -> int | None:
        return next((choice.id for award_code, choice in self._awards if award_code == code), None)

    def _new_row(self) -> DirectRow:
        row = DirectRow(list(self._recipients.values()), [choice for _, choice in self._awards])
        if self.rows:
            # The next recipient mostly gets the same award.
            before = self.rows[-1]
            row.award.set_chosen_id(before.award.chosen_id)
            row.type.set_value(before.type.value())
            row.reason.setText(before.reason.text())
        row.recipient.chosen.connect(lambda _: self._add_next_row(row))
        return row

    def _add_next_row(self, row: DirectRow) -> None:
        if row is self.rows[-1]:
            self._append(self._new_row())

    def _row_problem(self, number: int, sentence: str) -> str:
        return f"Dòng {number}: {sentence}"
