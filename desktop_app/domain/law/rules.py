"""Rule sets with dates of validity; a round stores the code of the set by which it is judged.

The law, its decrees and circulars changed in 2024, 2025 and 2026 and will change again, so no rule is written in the
program. A rule set is read from a file (`rule_files`), and a province's own values replace parts of it (`province`).
"""

from collections.abc import Iterable, Mapping, Sequence
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
from desktop_app.domain.law.votes import VoteRule, least_count, mark_words
from desktop_app.domain.office.units import within
from desktop_app.domain.provisions import Provision
from desktop_app.domain.vocabulary import NomineeKind

EXCELLENT_RATED, GOOD_RATED = "rating.excellent", "rating.good"
"""What a cap can count besides titles: people rated "hoàn thành xuất sắc", and people rated "hoàn thành tốt"."""


class Principle(StrEnum):
    """A rule about all awards; a rule set may leave it out."""

    YEARLY_TITLES = "yearly_titles"
    REGISTRATION = "registration"
    HOLD = "hold"
    DISCIPLINE = "discipline"
    DISSOLVED_UNIT = "dissolved_unit"
    ONE_ACHIEVEMENT = "one_achievement"
    ONE_INITIATIVE = "one_initiative"
    NEXT_PERIOD = "next_period"
    MERIT_ONLY = "merit_only"


@dataclass(frozen=True, slots=True)
class NewcomerRule:
    """A person who worked less than `months` months in the year is not considered for `awards`."""

    months: int
    awards: tuple[str, ...]
    provision: Provision


@dataclass(frozen=True, slots=True)
class UnitVoteRule:
    """What a nominee needs in the vote of the own unit: at least `share` of those present (more, if `more_than`)."""

    share: Fraction
    provision: Provision
    more_than: bool = False

    @property
    def words(self) -> str:
        """What is needed, in words: "trên 50 % số người dự họp"."""
        return f"{'trên' if self.more_than else 'từ'} {mark_words(self.share)} số người dự họp"

    def is_met(self, agree: int, voters: int) -> bool:
        """Return whether enough of those who vote agree."""
        return agree >= least_count(self.share, voters, more_than=self.more_than)


@dataclass(frozen=True, slots=True)
class Cap:
    """At most `share` of those counted by `of` may be counted by `counted`: codes of titles, or the ratings above.

    `at_most`, if there is one, is the greater share that somebody above may allow.
    """

    counted: str
    of: str
    share: Fraction
    provision: Provision
    first: date | None = None
    last: date | None = None
    at_most: Fraction | None = None

    def holds_on(self, day: date) -> bool:
        """Return whether the cap is in force on a day."""
        return within(day, self.first, self.last)


@dataclass(frozen=True, slots=True)
class MoneyRule:
    """How reward money is computed: rounded up to `round_up_to` đồng; a household gets `household` times a person's."""

    round_up_to: int
    household: Decimal
    provision: Provision


@dataclass(frozen=True, slots=True)
class BaseSalary:
    """The base salary (mức lương cơ sở), in đồng a month, from a day on."""

    first: date
    amount: int
    provision: Provision


@dataclass(frozen=True, slots=True)
class Basis:
    """A law, decree or circular as papers cite it, with its full title, from `first` to `last` (None: no bound).

    From the day `lapses` on it is in force only if it was prolonged, which nobody can know before: it is cited still.
    """

    text: str
    first: date | None = None
    last: date | None = None
    lapses: date | None = None


@dataclass(frozen=True)
class RuleSet:
    """The rules from one day to another, both inclusive (`last` None: still).

    `bases` are what papers cite. `awards` are ordered from the highest level down, within a level titles
    first. `votes` and `caps` may have dates within the set. `note` says what the set leaves open ("" for nothing).
    """

    code: str
    name: str
    first: date
    last: date | None
    bases: tuple[Basis, ...]
    awards: tuple[Award, ...]
    newcomer: NewcomerRule
    money: MoneyRule
    quorum: Fraction
    quorum_provision: Provision
    votes: tuple[VoteRule, ...]
    caps: tuple[Cap, ...]
    principles: Mapping[Principle, Provision]
    note: str = ""
    salaries: tuple[BaseSalary, ...] = ()
    unit_vote: UnitVoteRule | None = None
    """None in sets that were copied before units' votes were recorded."""

    @cached_property
    def by_code(self) -> Mapping[str, Award]:
        """The awards by their codes."""
        return {award.code: award for award in self.awards}

    @cached_property
    def counting_as(self) -> Mapping[str, frozenset[str]]:
        """For each title, the titles that imply it in the same year, because they require it."""
        lower = {award.code: _required_titles(award) for award in self.awards}
        reached = {code: _reached(code, lower) for code in lower}
        return {code: frozenset(other for other, below in reached.items() if code in below) for code in lower}

    def award(self, code: str) -> Award:
        """Return an award by its code. Raises InvalidRecord if the set does not have it."""
        if code not in self.by_code:
            raise InvalidRecord(f"“{code}” không có trong danh mục khen thưởng của {self.name}.", "award")
        return self.by_code[code]

    def offered(self, half: int, kind: NomineeKind) -> tuple[Award, ...]:
        """Return the awards a round of a year's half offers to a kind of nominee, in the order of the catalogue."""
        return tuple(award for award in self.awards if kind in award.terms and award.offered_in(half))

    def bases_on(self, day: date) -> tuple[str, ...]:
        """Return what papers of a day cite: a circular is cited from the day on which it is in force."""
        return tuple(basis.text for basis in self.bases if within(day, basis.first, basis.last))

    def vote_rule(self, code: str, day: date) -> VoteRule:
        """Return the vote rule for an award on a day: the rule that names it, else the rule for all others."""
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
    reached, queue = {code}, [code]
    while queue:
        new = lower.get(queue.pop(), frozenset()) - reached
        reached |= new
        queue += new
    return reached


def rules_in_order(sets: Iterable[RuleSet]) -> tuple[RuleSet, ...]:
    """Return rule sets by date. Raises UnreadableInput if two overlap, or there are days between them."""
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


def catalogue_for(sets: Sequence[RuleSet], day: date) -> RuleSet:
    """Return the rules in force on a day; for a day before the first rule set, the first one."""
    earliest = min(sets, key=lambda rule_set: rule_set.first)
    return earliest if day < earliest.first else rule_set_for(sets, day)


def rule_set_for(sets: Iterable[RuleSet], day: date) -> RuleSet:
    """Return the rules in force on a day: of several, those that began last. Raises InvalidRecord if there are none."""
    for rule_set in sorted(sets, key=lambda rule_set: rule_set.first, reverse=True):
        if within(day, rule_set.first, rule_set.last):
            return rule_set
    raise InvalidRecord(
        f"Không có bộ quy định thi đua, khen thưởng nào cho ngày {day:%d/%m/%Y}.",
        "day",
        "Chép một bộ quy định cho thời gian ấy ở trang Quy định khen thưởng.",
    )
