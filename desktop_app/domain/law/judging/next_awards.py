"""The next awards within reach of a person or a collective: those for which past years already count."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.law.catalogue import Award
from desktop_app.domain.law.conditions import Condition, years_back
from desktop_app.domain.law.judging.condition_words import needed_words, present_words
from desktop_app.domain.law.judging.fulfilment import Case, measure
from desktop_app.domain.law.judging.streaks import held_in, settled_year
from desktop_app.domain.law.rules import RuleSet
from desktop_app.domain.law.year_facts import HeldAward, Rating, Scope, YearFacts, Years
from desktop_app.domain.provisions import UNCONFIRMED_MARK
from desktop_app.domain.vocabulary import CommendationType, NomineeKind

_FARTHEST = 5
"""No condition looks further back."""
_ALL_MET = "Đã đủ điều kiện qua các năm."


@dataclass(frozen=True, slots=True)
class NextAward:
    """An award, and how many more years of the best results it needs at least (0: it can be proposed for this year).

    `sentence` says what it needs and what there is, `needs` only that, "" if nothing; `confirmed` is False if one of
    its conditions is only a default.
    """

    award: Award
    years_to_go: int
    sentence: str
    needs: str
    confirmed: bool

    @property
    def words(self) -> str:
        """The sentence, marked if it rests on a condition that is not confirmed."""
        return self._marked(self.sentence)

    @property
    def needs_words(self) -> str:
        """What it needs and what there is, beside its name and the year, and marked likewise."""
        return self._marked(f"{self.needs[0].upper()}{self.needs[1:]}." if self.needs else _ALL_MET)

    def _marked(self, sentence: str) -> str:
        return sentence if self.confirmed else f"{sentence.removesuffix('.')} ({UNCONFIRMED_MARK})."


def next_awards(years: Years, kind: NomineeKind, rule_set: RuleSet, *, year: int) -> tuple[NextAward, ...]:
    """Return the awards within reach at the end of a year, those with the fewest years to go first.

    An award is within reach if past years reduce the years to go; one already held for the year is left out. A year
    of which nothing is decided yet counts as one to come: what is within reach of it is for that year.
    """
    near = []
    lived_to = settled_year(years, year, rule_set)
    ahead = year - lived_to
    for award in rule_set.awards:
        if kind not in award.terms or held_in(years.get(year), award.code, rule_set):
            continue
        conditions = _over_years(award, kind)
        if max(map(years_back, conditions), default=0) < 2:
            continue
        case = Case(years, lived_to, rule_set)
        to_go = _years_to_go(award, conditions, case, ahead)
        if to_go < _years_to_go(award, conditions, replace(case, years={}), ahead):
            confirmed = all(
                requirement.provision.confirmed
                for requirement in award.terms[kind].requirements
                if requirement.condition in conditions
            )
            needs = _needs(conditions, case, to_go)
            near.append(NextAward(award, to_go - ahead, _sentence(award, case, to_go, needs), needs, confirmed))
    return tuple(sorted(near, key=lambda next_award: next_award.years_to_go))


def _over_years(award: Award, kind: NomineeKind) -> list[Condition]:
    # Conditions about a collective's members are left out: they can be measured only at the end of a year.
    return [
        requirement.condition
        for requirement in award.terms[kind].requirements
        if requirement.concerns(CommendationType.MERIT) and years_back(requirement.condition)
    ]


def _years_to_go(award: Award, conditions: Sequence[Condition], case: Case, least: int) -> int:
    titles = tuple(HeldAward(other.code) for other in case.rule_set.awards if other.is_title and other is not award)
    years, year = dict(case.years), case.year
    for more in range(_FARTHEST + 1):
        if more:
            year += 1
            years[year] = YearFacts(year, Rating.EXCELLENT, titles, (Scope.NATION,))
        ahead = replace(case, years=years, year=year)
        if more >= least and all(measure(condition, ahead).is_met for condition in conditions):
            return more
    return _FARTHEST + 1


def _sentence(award: Award, case: Case, to_go: int, needs: str) -> str:
    if to_go == 0:
        return f"Đã đủ điều kiện qua các năm để xét “{award.name}” năm {case.year}."
    return f"Sớm nhất năm {case.year + to_go} có thể xét “{award.name}”: {needs}."


def _needs(conditions: Sequence[Condition], case: Case, to_go: int) -> str:
    if to_go == 0:
        return ""
    # worded for the year in which the award can be reached: the years that a condition covers end there
    goal = replace(case, year=case.year + to_go, lived_to=case.year)
    return "; ".join(
        f"cần {needed_words(condition, goal)}, {present_words(condition, goal)}"
        for condition in conditions
        if not measure(condition, goal).is_met
    )
