"""A collective's year, by its members on a day: the members who are counted by each of the numbers about them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.law.judging.findings import Hold
from desktop_app.domain.law.judging.fulfilment import MemberFacts, member_facts
from desktop_app.domain.law.judging.streaks import held_in
from desktop_app.domain.law.rules import RuleSet
from desktop_app.domain.law.year_facts import Rating, YearFacts


@dataclass(frozen=True, slots=True)
class CollectiveYear:
    """A collective in a year: its members on `day`, by id, each with the facts of the year (None: nothing is known).

    `disciplined` are the members who were disciplined in the year.
    """

    year: int
    day: date
    members: Mapping[int, YearFacts | None]
    disciplined: frozenset[int] = frozenset()

    def facts(self, rule_set: RuleSet) -> MemberFacts:
        """Return the numbers that the conditions for collectives are measured by."""
        return member_facts(self.members.values(), rule_set, len(self.disciplined))

    @property
    def unrated(self) -> tuple[int, ...]:
        """The members whose rating has not been recorded."""
        return tuple(member for member, facts in self.members.items() if facts is None or facts.rating is None)

    def rated(self, *ratings: Rating) -> tuple[int, ...]:
        """Return the members who have one of these ratings."""
        return tuple(member for member, facts in self.members.items() if facts and facts.rating in ratings)

    @property
    def completed(self) -> tuple[int, ...]:
        """The members rated at least "hoàn thành nhiệm vụ"."""
        return self.rated(Rating.COMPLETED, Rating.GOOD, Rating.EXCELLENT)

    def holders(self, code: str, rule_set: RuleSet) -> tuple[int, ...]:
        """Return the members who hold a title in the year, directly or by a higher title."""
        return tuple(member for member, facts in self.members.items() if held_in(facts, code, rule_set))

    @property
    def with_initiatives(self) -> tuple[int, ...]:
        """The members who had an initiative recognised in the year."""
        return tuple(member for member, facts in self.members.items() if facts and facts.initiatives)


def disciplined_in(holds: Iterable[Hold], year: int) -> bool:
    """Return whether a hold for discipline overlaps a year."""
    return any(hold.discipline and hold.first.year <= year <= (hold.last or date.max).year for hold in holds)
