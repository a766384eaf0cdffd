"""Streaks (consecutive years with a title or rating), and facts within a number of years.

A year without facts breaks a streak; a year with a higher title counts for the titles that it requires.
"""

from collections.abc import Iterable, Iterator

from desktop_app.domain.law.rules import Principle, RuleSet
from desktop_app.domain.law.year_facts import HeldAward, Rating, RecordRef, Scope, YearFacts, Years
from desktop_app.domain.vocabulary import CommendationType

_LEAST_TOLD = 2
"""The number of years from which a streak is told."""


def held_in(facts: YearFacts | None, code: str, rule_set: RuleSet) -> HeldAward | None:
    """Return the award by which a title or form is held for a year: the award itself, or a title that requires it.

    Awards for a movement or a sudden achievement do not count (NĐ 152/2025, Điều 4 khoản 3) if the rules say so.
    """
    if facts is None or not facts.awards:
        return None
    codes = rule_set.counting_as.get(code, frozenset((code,)))
    for award in facts.awards:
        if award.code in codes and counts_for_merit(award, rule_set):
            return award
    return None


def counts_for_merit(award: HeldAward, rule_set: RuleSet) -> bool:
    """Return whether an award may support a proposal for regular merit."""
    merit = award.commendation_type is CommendationType.MERIT
    return merit or Principle.MERIT_ONLY not in rule_set.principles


def years_held(years: Years, code: str, rule_set: RuleSet, *, last: int, within: int) -> tuple[int, ...]:
    """Return the years, of the last `within` up to `last`, for which a title or form is held."""
    return tuple(year for year in range(last - within + 1, last + 1) if held_in(years.get(year), code, rule_set))


def settled_year(years: Years, year: int, rule_set: RuleSet) -> int:
    """Return the year up to which streaks are reckoned: a year, or the one before while nothing of it is decided.

    A year is decided by its rating or a title. One that goes on, or ended without the office having rated it yet,
    breaks no streak of those before it; an award in its course (Giấy khen) says nothing of it as a whole.
    """
    facts = years.get(year)
    if facts is None:
        return year - 1
    known = (rule_set.by_code.get(held.code) for held in facts.awards)
    decided = facts.rating is not None or any(award is not None and award.is_title for award in known)
    return year if decided else year - 1


def title_streak(years: Years, code: str, rule_set: RuleSet, *, last: int) -> int:
    """Return for how many consecutive years up to `last` a title is held; 0 if not for `last`."""
    year = last
    while held_in(years.get(year), code, rule_set):
        year -= 1
    return last - year


def rating_streak(years: Years, least: Rating, *, last: int) -> int:
    """Return for how many consecutive years up to `last` the rating is at least `least`; 0 if not in `last`."""
    year = last
    while (facts := years.get(year)) is not None and facts.rating is not None and facts.rating >= least:
        year -= 1
    return last - year


def told_streaks[T](streaks: Iterable[tuple[int, T]]) -> Iterator[tuple[int, T]]:
    """Yield the streaks that are told, of lengths and whose they are, the highest title or rating first.

    One of less than two years is not, nor one no longer than that of a higher title or rating.
    """
    longest = _LEAST_TOLD - 1
    for length, of_what in streaks:
        if length > longest:
            longest = length
            yield length, of_what


def initiatives_within(years: Years, scope: Scope, *, last: int, within: int) -> int:
    """Return how many initiatives of at least this scope were recognised in the last `within` years up to `last`."""
    return sum(reach >= scope for facts in known_years(years, last=last, within=within) for reach in facts.initiatives)


def known_years(years: Years, *, last: int, within: int) -> Iterator[YearFacts]:
    """Yield the facts of the last `within` years up to `last`, the earliest first."""
    for year in range(last - within + 1, last + 1):
        if (facts := years.get(year)) is not None:
            yield facts


def award_records(years: Years, code: str, rule_set: RuleSet, in_years: Iterable[int]) -> tuple[RecordRef, ...]:
    """Return the source records of a title or form in some years."""
    awards = (held_in(years.get(year), code, rule_set) for year in in_years)
    return tuple(award.record for award in awards if award and award.record)
