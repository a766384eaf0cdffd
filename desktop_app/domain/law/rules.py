"""The rules of a round as they stood on a day: dated sets, of which a round keeps the one that judged it.

The law, its decrees and circulars changed in 2024, 2025 and 2026 and will change again; nothing of them is written in
the program. A rule set is read from a file (`award_rule_files`), and a province's own values are laid over it
(`province_rules`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from desktop_app.domain.errors import InvalidRecord, UnreadableInput
from desktop_app.domain.law.catalogue import Award
from desktop_app.domain.law.conditions import TitleRun
from desktop_app.domain.law.votes import VoteRule
from desktop_app.domain.office.units import within
from desktop_app.domain.provisions import Provision
from desktop_app.domain.vocabulary import NomineeKind

EXCELLENT_RATED, GOOD_RATED = "rating.excellent", "rating.good"
"""What a cap can be about besides titles: those rated "hoàn thành xuất sắc", and those rated "hoàn thành tốt"."""


class Principle(StrEnum):
    """A rule about every award; a set that does not name one does not have it."""

    YEARLY_TITLES = "yearly_titles"
    REGISTRATION = "registration"
    HOLD = "hold"
    DISCIPLINE = "discipline"
    DISSOLVED_UNIT = "dissolved_unit"
    ONE_ACHIEVEMENT = "one_achievement"
    NEXT_PERIOD = "next_period"
    MERIT_ONLY = "merit_only"


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Who worked less than `months` months in the year is not considered for `awards`."""

    months: int
    awards: tuple[str, ...]
    provision: Provision


@dataclass(frozen=True, slots=True)
class Cap:
    """At most `share` of those counted under `of` may be counted under `counted`: title codes, or the ratings above."""

    counted: str
    of: str
    share: Fraction
    provision: Provision
    first: date | None = None
    last: date | None = None

    def holds_on(self, day: date) -> bool:
        """Tell whether the cap holds on a day."""
        return within(day, self.first, self.last)


@dataclass(frozen=True, slots=True)
class MoneyRule:
    """How reward money is computed: rounded up to `round_up_to` đồng; a household has so many times a person's."""

    round_up_to: int
    household: Decimal
    provision: Provision


@dataclass(frozen=True)
class RuleSet:
    """The rules from one day to another, both inclusive (`last` None: still).

    `bases` are the citations of law for papers; `awards` go from the highest level down, in one level titles first.
    `votes` and `caps` may be dated within the set. `note` says what the whole set leaves open ("" for nothing).
    """

    code: str
    name: str
    first: date
    last: date | None
    bases: tuple[str, ...]
    awards: tuple[Award, ...]
    newcomer: Newcomer
    money: MoneyRule
    quorum: Fraction
    quorum_provision: Provision
    votes: tuple[VoteRule, ...]
    caps: tuple[Cap, ...]
    principles: Mapping[Principle, Provision]
    note: str = ""

    @cached_property
    def by_code(self) -> Mapping[str, Award]:
        """The awards by their codes."""
        return {award.code: award for award in self.awards}

    @cached_property
    def counting_as(self) -> Mapping[str, frozenset[str]]:
        """By title, the titles whose holders hold it too in the same year, since they cannot be given without it."""
        lower = {award.code: _required_titles(award) for award in self.awards}
        reached = {code: _reached(code, lower) for code in lower}
        return {code: frozenset(other for other, below in reached.items() if code in below) for code in lower}

    def award(self, code: str) -> Award:
        """Return an award by its code. Raises InvalidRecord for one that the set does not have."""
        if code not in self.by_code:
            raise InvalidRecord(f"“{code}” không có trong danh mục khen thưởng của {self.name}.", "award")
        return self.by_code[code]

    def offered(self, half: int, kind: NomineeKind) -> tuple[Award, ...]:
        """Return the awards a round of a year's half offers to a kind of nominee, in the order of the catalogue."""
        return tuple(award for award in self.awards if kind in award.terms and award.offered_in(half))

    def vote_rule(self, code: str, day: date) -> VoteRule:
        """Return how the Council votes on an award on a day: the rule that names it, else the one for all others."""
        rules = [rule for rule in self.votes if rule.holds_on(day)]
        named = [rule for rule in rules if code in rule.awards]
        return (named or [rule for rule in rules if not rule.awards])[0]


def _required_titles(award: Award) -> frozenset[str]:
    return frozenset(
        requirement.condition.title
        for terms in award.terms.values()
        for requirement in terms.requirements
        if isinstance(requirement.condition, TitleRun) and requirement.condition.times == requirement.condition.within
    )


def _reached(code: str, lower: Mapping[str, frozenset[str]]) -> set[str]:
    reached, ahead = {code}, [code]
    while ahead:
        new = lower.get(ahead.pop(), frozenset()) - reached
        reached |= new
        ahead += new
    return reached


def rules_in_order(sets: Iterable[RuleSet]) -> tuple[RuleSet, ...]:
    """Return rule sets by date. Raises UnreadableInput where two overlap, or leave days out between them."""
    ordered = tuple(sorted(sets, key=lambda rule_set: rule_set.first))
    for earlier, later in pairwise(ordered):
        if earlier.last is None or earlier.last >= later.first:
            raise UnreadableInput(
                f"Hai bộ quy định “{earlier.code}” và “{later.code}” chồng nhau từ ngày {later.first:%d/%m/%Y}."
            )
        if earlier.last + timedelta(days=1) < later.first:
            raise UnreadableInput(
                f"Không có bộ quy định nào từ sau ngày {earlier.last:%d/%m/%Y} đến trước ngày {later.first:%d/%m/%Y}."
            )
    return ordered


def rule_set_for(sets: Iterable[RuleSet], day: date) -> RuleSet:
    """Return the rules in force on a day. Raises InvalidRecord if there are none."""
    for rule_set in sets:
        if within(day, rule_set.first, rule_set.last):
            return rule_set
    raise InvalidRecord(f"Chương trình không có quy định về thi đua, khen thưởng cho ngày {day:%d/%m/%Y}.", "day")
