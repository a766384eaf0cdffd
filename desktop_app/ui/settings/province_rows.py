"""Rows for the province's own values: how the Council votes on an award, and how many may be proposed."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Final

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.province import ProvinceCap, ProvinceVote, parse_share
from desktop_app.domain.law.votes import VOTE_BASE_LABELS, VoteBase, mark_words
from desktop_app.ui.base.theme import at_size
from desktop_app.ui.widgets.forms.input_rows import InputRow, InputRows
from desktop_app.ui.widgets.forms.value_box import ValueBox

_VOTE_HEADS: Final = ("Danh hiệu, hình thức", "Tỷ lệ", "So sánh", "Tính trên", "Cách biểu quyết")
_CAP_HEADS: Final = ("Được đề nghị", "Không quá", "Trên số")
_COMPARISONS: Final = {False: "từ (≥)", True: "trên (>)"}
_WAYS: Final = {False: "biểu quyết", True: "bỏ phiếu kín"}
_SHARE_WIDTH: Final = 84
_EXAMPLE: Final = "70 %"


class VoteRow(InputRow):
    """How the Council votes on one award."""

    def __init__(self, awards: Mapping[str, str]) -> None:
        self.award, self.share, self.more_than = ValueBox(awards), QLineEdit(), ValueBox(_COMPARISONS)
        self.base, self.ballot = ValueBox(VOTE_BASE_LABELS), ValueBox(_WAYS)
        super().__init__(self.award, self.share, self.more_than, self.base, self.ballot)
        self.share.setFixedWidth(at_size(_SHARE_WIDTH))
        self.share.setPlaceholderText(_EXAMPLE)

    def is_blank(self) -> bool:
        """Return whether no share is in it."""
        return not self.share.text().strip()

    def problem(self) -> tuple[str, QWidget]:
        """Return what is wrong with the share ("" if nothing is) and its input."""
        return _share_problem(self.share), self.share

    def content(self) -> object:
        """Return what is entered, to be compared."""
        return self.award.value(), self.share.text(), self.more_than.value(), self.base.value(), self.ballot.value()

    def vote(self) -> ProvinceVote:
        """Return the rule. To be asked only while `problem` finds nothing."""
        share = parse_share(self.share.text())
        return ProvinceVote(share, VoteBase(self.base.value()), self.ballot.value(), self.more_than.value())


class VoteRows(InputRows[VoteRow]):
    """Rows of votes. A row without a share is ignored."""

    def __init__(self, awards: Mapping[str, str], parent: QWidget | None = None) -> None:
        tip = "Thêm một danh hiệu, hình thức"
        super().__init__("mức biểu quyết", _VOTE_HEADS, "Thêm mức &biểu quyết", tip, parent)
        self._awards = awards
        self._grid.setColumnStretch(0, 1)

    def set_value(self, votes: Mapping[str, ProvinceVote]) -> None:
        """Show votes, a row each."""
        for code, vote in votes.items():
            row = self._new_row()
            row.award.set_value(code)
            row.share.setText(mark_words(vote.share))
            row.more_than.set_value(vote.more_than)
            row.base.set_value(vote.base)
            row.ballot.set_value(vote.ballot)
            self._append(row)

    def value(self) -> dict[str, ProvinceVote]:
        """Return the votes by award. Raises InvalidRecord if one award has two."""
        votes: dict[str, ProvinceVote] = {}
        for row in self.rows:
            if row.is_blank():
                continue
            code = row.award.value()
            if code in votes:
                raise InvalidRecord(f"“{self._awards[code]}” có hai mức biểu quyết.", "votes")
            votes[code] = row.vote()
        return votes

    def _new_row(self) -> VoteRow:
        return VoteRow(self._awards)


class CapRow(InputRow):
    """How many of one award may be proposed, as a share of another number."""

    def __init__(self, counted: Mapping[str, str]) -> None:
        self.counted, self.share, self.of = ValueBox(counted), QLineEdit(), ValueBox(counted)
        super().__init__(self.counted, self.share, self.of)
        self.share.setFixedWidth(at_size(_SHARE_WIDTH))
        self.share.setPlaceholderText(_EXAMPLE)

    def is_blank(self) -> bool:
        """Return whether no share is in it."""
        return not self.share.text().strip()

    def problem(self) -> tuple[str, QWidget]:
        """Return what is wrong with the row ("" if nothing is) and the input it concerns."""
        if sentence := _share_problem(self.share):
            return sentence, self.share
        try:
            self.cap().checked()
        except InvalidRecord as problem:
            return problem.message, self.of
        return "", self.share

    def content(self) -> object:
        """Return what is entered, to be compared."""
        return self.counted.value(), self.share.text(), self.of.value()

    def cap(self) -> ProvinceCap:
        """Return the cap. To be asked only while `problem` finds nothing."""
        return ProvinceCap(self.counted.value(), self.of.value(), parse_share(self.share.text()))


class CapRows(InputRows[CapRow]):
    """Rows of caps. A row without a share is ignored."""

    def __init__(self, counted: Mapping[str, str], parent: QWidget | None = None) -> None:
        tip = "Thêm một tỷ lệ"
        super().__init__("tỷ lệ", _CAP_HEADS, "Thê&m tỷ lệ", tip, parent)
        self._counted = counted
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(2, 1)

    def set_value(self, caps: Iterable[ProvinceCap]) -> None:
        """Show caps, a row each."""
        for cap in caps:
            row = self._new_row()
            row.counted.set_value(cap.counted)
            row.share.setText(mark_words(cap.share))
            row.of.set_value(cap.of)
            self._append(row)

    def value(self) -> tuple[ProvinceCap, ...]:
        """Return the caps. To be asked only while `problem` finds nothing."""
        return tuple(row.cap() for row in self.rows if not row.is_blank())

    def _new_row(self) -> CapRow:
        return CapRow(self._counted)


class ShareEdit(QLineEdit):
    """An input for a share or none."""

    def value(self) -> Fraction | None:
        """Return the share, None if the line is empty or invalid."""
        return parse_share(self.text()) if self.text().strip() and not _share_problem(self) else None

    def set_value(self, share: Fraction | None) -> None:
        """Show a share, or nothing."""
        self.setText("" if share is None else mark_words(share))

    def problem(self) -> str:
        """Return what is wrong with what is typed, as a sentence; "" if nothing is."""
        return _share_problem(self) if self.text().strip() else ""


class MonthsEdit(QLineEdit):
    """An input for a number of months or none."""

    def value(self) -> int | None:
        """Return the number, None if the line is empty or invalid."""
        typed = self.text().strip()
        return int(typed) if typed.isdecimal() else None

    def set_value(self, months: int | None) -> None:
        """Show a number, or nothing."""
        self.setText("" if months is None else str(months))

    def problem(self) -> str:
        """Return what is wrong with what is typed, as a sentence; "" if nothing is."""
        typed = self.text().strip()
        return f"“{typed}” không phải số tháng." if typed and self.value() is None else ""


def _share_problem(edit: QLineEdit) -> str:
    try:
        parse_share(edit.text())
    except InvalidRecord as problem:
        return f"{problem.message} {problem.hint}".rstrip()
    return ""
