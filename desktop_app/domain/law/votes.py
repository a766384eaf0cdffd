"""The rules of the Council's vote on a nomination, and its totals; who voted how is never recorded.

Shares are compared as fractions and never rounded: 11 of 12 is 91,66…%, which does not pass 92 %.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from math import ceil
from typing import ClassVar

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.numbers import PERCENT, format_value
from desktop_app.domain.office.units import within
from desktop_app.domain.provisions import Provision


class VoteBase(StrEnum):
    """The people of whom the share of votes is taken."""

    MEMBERS = "members"
    """All members of the Council, whether they came or not."""
    TAKING_PART = "present"
    """The members present, and the absent ones who gave their opinion in writing."""


VOTE_BASE_LABELS = {
    VoteBase.MEMBERS: "tổng số thành viên Hội đồng",
    VoteBase.TAKING_PART: "số thành viên dự họp và cho ý kiến bằng văn bản",
}


@dataclass(frozen=True, slots=True)
class VoteRule:
    """The votes that a nomination needs: at least `share` (more, if `more_than`) of the base.

    `awards` are the codes it applies to, empty for all awards that no other rule names. `ballot`: whether a ballot is
    required; if not, the Council may vote by show of hands. `first` and `last` bound its validity (None: no bound).
    """

    share: Fraction
    provision: Provision
    base: VoteBase = VoteBase.MEMBERS
    ballot: bool = False
    more_than: bool = False
    awards: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None

    def holds_on(self, day: date) -> bool:
        """Return whether the rule is in force on a day."""
        return within(day, self.first, self.last)


@dataclass(frozen=True, slots=True)
class VoteTally:
    """The totals of the vote on one nomination.

    `issued`, `returned`, `valid` count ballots; `agree`, `against`, `abstain` count the valid ones. `members` is the
    size of the Council, `present` those in the room, `written` the absent members asked in writing, who vote too.
    """

    issued: int
    returned: int
    valid: int
    agree: int
    against: int
    abstain: int
    members: int
    present: int
    written: int = 0

    LABELS: ClassVar[Mapping[str, str]] = {
        "issued": "Số phiếu phát ra",
        "returned": "Số phiếu thu về",
        "valid": "Số phiếu hợp lệ",
        "agree": "Số phiếu đồng ý",
        "against": "Số phiếu không đồng ý",
        "abstain": "Số phiếu không ý kiến",
        "members": "Tổng số thành viên Hội đồng",
        "present": "Số thành viên dự họp",
        "written": "Số ý kiến bằng văn bản",
    }

    @property
    def invalid(self) -> int:
        """The returned ballots that are not valid."""
        return self.returned - self.valid

    @property
    def taking_part(self) -> int:
        """The number of members present or asked in writing."""
        return self.present + self.written

    @property
    def all_voted(self) -> bool:
        """Whether nobody who takes part left the row open: all voted for or against."""
        return self.agree + self.against >= self.taking_part

    def checked(self) -> "VoteTally":
        """Return the tally if its figures are consistent. Raises InvalidRecord naming the field."""
        for field, label in self.LABELS.items():
            if getattr(self, field) < 0:
                raise InvalidRecord(f"{label} không được nhỏ hơn 0.", field)
        if self.members == 0:
            raise InvalidRecord("Nhập tổng số thành viên Hội đồng.", "members")
        self._check_attendance()
        self._check_ballots()
        return self

    def _check_attendance(self) -> None:
        if self.present > self.members:
            raise InvalidRecord(
                f"Số thành viên dự họp ({self.present}) nhiều hơn tổng số thành viên ({self.members}).", "present"
            )
        if self.taking_part > self.members:
            raise InvalidRecord(
                f"Số ý kiến bằng văn bản ({self.written}) nhiều hơn số thành viên vắng mặt "
                f"({self.members - self.present}).",
                "written",
            )

    def _check_ballots(self) -> None:
        if self.issued > self.taking_part:
            raise InvalidRecord(
                f"Số phiếu phát ra ({self.issued}) nhiều hơn số thành viên dự họp và cho ý kiến bằng văn bản "
                f"({self.taking_part}).",
                "issued",
            )
        if self.returned > self.issued:
            raise InvalidRecord(
                f"Số phiếu thu về ({self.returned}) nhiều hơn số phiếu phát ra ({self.issued}).", "returned"
            )
        if self.valid > self.returned:
            raise InvalidRecord(f"Số phiếu hợp lệ ({self.valid}) nhiều hơn số phiếu thu về ({self.returned}).", "valid")
        votes = self.agree + self.against + self.abstain
        if votes != self.valid:
            raise InvalidRecord(
                f"Đồng ý, không đồng ý và không ý kiến cộng lại là {votes}, khác số phiếu hợp lệ ({self.valid}).",
                "agree",
            )

    def size(self, base: VoteBase) -> int:
        """Return the number of people in the base."""
        return self.members if base is VoteBase.MEMBERS else self.taking_part

    def share(self, base: VoteBase) -> Fraction:
        """Return the exact share of votes in favour; zero if nobody took part."""
        of = self.size(base)
        return Fraction(self.agree, of) if of else Fraction(0)

    def passes(self, rule: VoteRule) -> bool:
        """Return whether enough members agree, compared without rounding."""
        share = self.share(rule.base)
        return share > rule.share if rule.more_than else share >= rule.share

    def needed(self, rule: VoteRule) -> int:
        """Return the least number of votes by which the nomination passes."""
        return least_count(rule.share, self.size(rule.base), more_than=rule.more_than)


def least_count(share: Fraction, of: int, *, more_than: bool) -> int:
    """Return the least whole number that is at least `share` of `of` (more than that, if `more_than`)."""
    exact = share * of
    return int(exact) + 1 if more_than else ceil(exact)


def unit_voters(agree: int, against: int, present: int | None) -> int:
    """Return of how many the share of a unit's own vote is taken: those who came; those who voted if none counted."""
    return agree + against if present is None else present


def share_words(share: Fraction, mark: Fraction | None = None) -> str:
    """Return a share as minutes print it, "91,67 %"; it never says the `mark` that it does not reach."""
    return format_value(100 * share, PERCENT, None if mark is None else 100 * mark)


def mark_words(mark: Fraction) -> str:
    """Return the share that a rule asks for: in per cent if that is exact, else as the fraction, "2/3"."""
    percent = 100 * mark
    return share_words(mark) if (100 * percent).denominator == 1 else f"{mark.numerator}/{mark.denominator}"


def verdict_sentence(tally: VoteTally, rule: VoteRule) -> str:
    """Return the result of the vote as a sentence for the minutes."""
    bound = "trên" if rule.more_than else "từ"
    outcome = "đạt" if tally.passes(rule) else "không đạt"
    of = tally.size(rule.base)
    share = share_words(tally.share(rule.base), rule.share)
    return (
        f"{tally.agree}/{of} đồng ý, bằng {share} {VOTE_BASE_LABELS[rule.base]}: "
        f"{outcome} (cần {bound} {mark_words(rule.share)}, tức ít nhất {tally.needed(rule)} phiếu)."
    )
