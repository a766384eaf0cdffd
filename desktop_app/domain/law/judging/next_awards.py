"""The next awards a person or a collective is near to: those for which the years so far already count."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop_app.domain.law.catalogue import Award
from desktop_app.domain.law.conditions import Condition, years_back
from desktop_app.domain.law.judging.condition_words import needed_words, present_words
from desktop_app.domain.law.judging.fulfilment import Case, measure
from desktop_app.domain.law.judging.streaks import held_in
from desktop_app.domain.law.rules import RuleSet
from desktop_app.domain.law.year_facts import HeldAward, Rating, Scope, YearFacts, Years
from desktop_app.domain.provisions import UNCONFIRMED_MARK
from desktop_app.domain.vocabulary import CommendationType, NomineeKind

_FARTHEST = 5
"""No condition looks further back."""


@dataclass(frozen=True, slots=True)
class NextAward:
    """An award and how many more years as good as can be it takes at least (0: it can be proposed for this year).

    `sentence` says what it needs and what there is; `confirmed` is False if a condition of it is a default only.
    """

    award: Award
    years_to_go: int
    sentence: str
    confirmed: bool

    @property
    def words(self) -> str:
        """The sentence, marked where it rests on what no rule of the province confirms."""
        return self.sentence if self.confirmed else f"{self.sentence.removesuffix('.')} ({UNCONFIRMED_MARK})."


def next_awards(years: Years, kind: NomineeKind, rule_set: RuleSet, *, year: int) -> tuple[NextAward, ...]:
    """Return what is near at the end of a year, the nearest first.

    An award is near if what was reached so far shortens the way to it; one held for the year already is left out.
    """
    found = []
    for award in rule_set.awards:
        if kind not in award.terms or held_in(years.get(year), award.code, rule_set):
            continue
        conditions = _over_years(award, kind)
        if max(map(years_back, conditions), default=0) < 2:
            continue
        to_go = _years_to_go(award, conditions, Case(years, year, rule_set))
        if to_go < _years_to_go(award, conditions, Case({}, year, rule_set)):
            confirmed = all(
                requirement.provision.confirmed
                for requirement in award.terms[kind].requirements
                if requirement.condition in conditions
            )
            sentence = _sentence(award, conditions, Case(years, year, rule_set), to_go)
            found.append(NextAward(award, to_go, sentence, confirmed))
    return tuple(sorted(found, key=lambda each: each.years_to_go))


def _over_years(award: Award, kind: NomineeKind) -> list[Condition]:
    # What a collective's members must be is known at the end of its year only.
    return [
        requirement.condition
        for requirement in award.terms[kind].requirements
        if requirement.concerns(CommendationType.MERIT) and years_back(requirement.condition)
    ]


def _years_to_go(award: Award, conditions: Sequence[Condition], case: Case) -> int:
    titles = tuple(HeldAward(other.code) for other in case.rule_set.awards if other.is_title and other is not award)
    years, year = dict(case.years), case.year
    for more in range(_FARTHEST + 1):
        if more:
            year += 1
            years[year] = YearFacts(year, Rating.EXCELLENT, titles, (Scope.NATION,))
        ahead = replace(case, years=years, year=year)
        if all(measure(condition, ahead).met for condition in conditions):
            return more
    return _FARTHEST + 1


def _sentence(award: Award, conditions: Sequence[Condition], case: Case, to_go: int) -> str:
    if to_go == 0:
        return f"Đã đủ điều kiện qua các năm để xét “{award.name}” năm {case.year}."
    # said as of the year in which it can be reached: the window moves with it
    then = replace(case, year=case.year + to_go, lived_to=case.year)
    lacking = "; ".join(
        f"cần {needed_words(condition, then)}, {present_words(condition, then)}"
        for condition in conditions
        if not measure(condition, then).met
    )
    return f"Sớm nhất năm {then.year} có thể xét “{award.name}”: {lacking}."
