"""Whatever years are known: a streak is the run that ends in its last year, and good years bring awards nearer."""

from itertools import takewhile

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.law.conditions import RatingRun, TitleRun
from desktop_app.domain.law.judging.fulfilment import Case, measure
from desktop_app.domain.law.judging.next_awards import next_awards
from desktop_app.domain.law.judging.streaks import rating_streak, settled_year, title_streak, years_held
from desktop_app.domain.law.rules import RuleSet
from desktop_app.domain.law.year_facts import Rating, Scope, YearFacts, Years
from desktop_app.domain.vocabulary import NomineeKind
from tests.rule_sets import a_year, by_year, shipped_sets

FIGHTER, LAST = "grassroots_fighter", 2026
PERSON = NomineeKind.INDIVIDUAL

rule_sets = st.sampled_from(shipped_sets())
histories = st.dictionaries(
    st.integers(LAST - 9, LAST), st.tuples(st.none() | st.sampled_from(Rating), st.booleans())
).map(lambda ratings: {year: a_year(year, rating, *[FIGHTER] * held) for year, (rating, held) in ratings.items()})


def has_title(facts: YearFacts | None) -> bool:
    return facts is not None and any(award.code == FIGHTER for award in facts.awards)


def is_good(facts: YearFacts | None) -> bool:
    return facts is not None and facts.rating is not None and facts.rating >= Rating.GOOD


@given(histories, rule_sets, st.integers(LAST - 10, LAST + 1))
def test_a_streak_is_the_run_that_ends_in_its_last_year(years: Years, rule_set: RuleSet, last: int) -> None:
    back = [years.get(year) for year in range(last, LAST - 12, -1)]
    assert title_streak(years, FIGHTER, rule_set, last=last) == len(list(takewhile(has_title, back)))
    assert rating_streak(years, Rating.GOOD, last=last) == len(list(takewhile(is_good, back)))


@given(histories, rule_sets, st.integers(1, 5), st.integers(0, 4))
def test_a_condition_counts_what_the_window_holds(years: Years, rule_set: RuleSet, times: int, wider: int) -> None:
    case = Case(years, LAST, rule_set)
    held = years_held(years, FIGHTER, rule_set, last=LAST, within=times + wider)
    assert measure(TitleRun(FIGHTER, times, times + wider), case).is_met == (len(held) >= times)
    streak = rating_streak(years, Rating.GOOD, last=LAST)
    assert measure(RatingRun(Rating.GOOD, times), case).have == min(times, streak)


@given(histories, rule_sets)
def test_every_good_year_brings_what_is_ahead_a_year_nearer(years: Years, rule_set: RuleSet) -> None:
    # A year of which nothing is decided counts as one to come: it has to be a good one, too.
    to_come = range(settled_year(years, LAST, rule_set) + 1, LAST + 2)
    best = [a_year(year, Rating.EXCELLENT, FIGHTER, initiatives=(Scope.NATION,)) for year in to_come]
    now = {each.award.code: each.years_to_go for each in next_awards(years, PERSON, rule_set, year=LAST)}
    later = {
        each.award.code: each.years_to_go
        for each in next_awards({**years, **by_year(*best)}, PERSON, rule_set, year=LAST + 1)
    }
    for code in ("provincial_fighter", "provincial_certificate"):
        if now.get(code, 0) > 0:
            assert later[code] == now[code] - 1
