"""Caps on how many may be proposed, and the calculator of how a cap stands with more or fewer nominations."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from desktop_app.domain.law.rules import EXCELLENT_RATED, GOOD_RATED, Cap, RuleSet
from desktop_app.domain.law.votes import mark_words, share_words
from desktop_app.domain.law.year_facts import RATING_LABELS, Rating

type Counts = Mapping[str, int]
"""How many there are, by title code or by EXCELLENT_RATED and GOOD_RATED."""


@dataclass(frozen=True, slots=True)
class CapStanding:
    """A cap with its numbers: `counted` of at most `allowed`, for a base of `of`."""

    cap: Cap
    counted: int
    of: int

    @property
    def allowed(self) -> int:
        """The greatest number that may be counted, rounded down."""
        return int(self.cap.share * self.of)

    @property
    def room(self) -> int:
        """How many more may be counted; negative if there are too many."""
        return self.allowed - self.counted

    @property
    def share(self) -> Fraction | None:
        """The share counted; None if the base is zero."""
        return Fraction(self.counted, self.of) if self.of else None

    @property
    def least_base(self) -> int:
        """The smallest base with which all those counted would be allowed."""
        return ceil(self.counted / self.cap.share)


def cap_standing(cap: Cap, counts: Counts, more: Counts | None = None) -> CapStanding:
    """Return the numbers of a cap; `more` is added to the counts (it may be negative) to try out other numbers."""
    added = more or {}
    return CapStanding(
        cap,
        max(0, counts.get(cap.counted, 0) + added.get(cap.counted, 0)),
        max(0, counts.get(cap.of, 0) + added.get(cap.of, 0)),
    )


def cap_sentence(standing: CapStanding, rule_set: RuleSet) -> str:
    """Return the numbers of a cap as a sentence."""
    counted, of = counted_name(standing.cap.counted, rule_set), counted_name(standing.cap.of, rule_set)
    limit = f"{counted} không quá {mark_words(standing.cap.share)} số {of}"
    if not standing.counted and not standing.of:
        # A share of nothing tells nobody how many there may be.
        return f"{limit}: chưa có {of} nào để tính."
    now = f"có {standing.counted}/{standing.of}"
    if standing.share is not None:
        now += f", bằng {share_words(standing.share, standing.cap.share)}"
    if standing.room < 0:
        most = standing.cap.at_most
        if most is not None and standing.counted <= most * standing.of:
            return (
                f"{limit}: {now}, vượt {-standing.room}; trong mức {mark_words(most)} mà cấp có thẩm quyền "
                "được quyết định."
            )
        return f"{limit}: {now}, vượt {-standing.room}."
    return f"{limit}: {now}, còn được thêm {standing.room}."


def counted_name(code: str, rule_set: RuleSet) -> str:
    """Return the name of what a code counts, as used in sentences."""
    rated = {EXCELLENT_RATED: Rating.EXCELLENT, GOOD_RATED: Rating.GOOD}
    return f"“{RATING_LABELS[rated[code]]}”" if code in rated else f"“{rule_set.award(code).name}”"
