"""The yearly statistics of a collective: its members by rating and title, each number with the people it counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from desktop_app.domain.law.conditions import years_back
from desktop_app.domain.law.judging.caps import CapStanding, Counts, cap_sentence, cap_standing
from desktop_app.domain.law.judging.collectives import CollectiveYear
from desktop_app.domain.law.judging.condition_words import shortfall
from desktop_app.domain.law.judging.fulfilment import Case, MemberFacts, measure
from desktop_app.domain.law.rules import EXCELLENT_RATED, GOOD_RATED, RuleSet
from desktop_app.domain.law.votes import share_words
from desktop_app.domain.law.year_facts import RATING_LABELS, Rating, Years
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.standing import facts
from desktop_app.services.standing.year_tables import rules_of_year
from desktop_app.store import records


@dataclass(frozen=True, slots=True)
class YearFigure:
    """A number of members of a collective, with their ids; `share` is the share of all members, "" for none."""

    label: str
    people: tuple[int, ...]
    share: str = ""


@dataclass(frozen=True, slots=True)
class ConditionLine:
    """A condition of a collective's title: a sentence on what is required and reached, and whether it is met."""

    award: str
    sentence: str
    is_met: bool
    article: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class UnitYear:
    """A collective's year: `names` are those of the people in the figures, by id; `rules` are those that judge it."""

    unit_name: str
    year: int
    day: date
    figures: tuple[YearFigure, ...]
    names: Mapping[int, str]
    rules: RuleSet
    members: MemberFacts
    counts: Counts
    years: Years

    def conditions(self, more: Counts | None = None) -> tuple[ConditionLine, ...]:
        """Return the conditions on members of the titles for collectives, as if `more` members had a title."""
        case = Case(self.years, self.year, self.rules, _with_more(self.members, more or {}))
        return tuple(
            ConditionLine(
                award.name,
                shortfall(requirement.condition, case),
                measure(requirement.condition, case).is_met,
                requirement.provision.article,
                requirement.provision.confirmed,
            )
            for award in self.rules.awards
            if award.is_title and NomineeKind.COLLECTIVE in award.terms
            for requirement in award.terms[NomineeKind.COLLECTIVE].requirements
            if not years_back(requirement.condition)
        )

    def caps(self, more: Counts | None = None) -> tuple[CapStanding, ...]:
        """Return the standing of the caps in force at the end of the year, as if `more` people had a title."""
        last = date(self.year, 12, 31)
        return tuple(cap_standing(cap, self.counts, more) for cap in self.rules.caps if cap.holds_on(last))

    def cap_words(self, cap: CapStanding) -> str:
        """Return the standing of a cap as a sentence."""
        return cap_sentence(cap, self.rules)


def unit_year(book: Book, unit_id: int, year: int) -> UnitYear:
    """Return a unit's statistics of a year by its members at the year's end (its own end, if that was before).

    Raises RecordGone.
    """
    rules = rules_of_year(book, year)
    with book.store.reading() as connection:
        name = str(records.fetch(connection, "unit", unit_id)["name"])
        of_members = facts.collectives_in(connection, [unit_id], year)[unit_id]
        years = facts.facts_of(connection, NomineeKind.COLLECTIVE, [unit_id])[unit_id]
        people = records.fetch_many(connection, "person", list(of_members.members))
    return UnitYear(
        name,
        year,
        of_members.day,
        tuple(_figures(of_members, rules)),
        {person_id: str(row["full_name"]) for person_id, row in people.items()},
        rules,
        of_members.facts(rules),
        _counts(of_members, rules),
        years,
    )


def _figures(of_members: CollectiveYear, rules: RuleSet) -> list[YearFigure]:
    everybody = tuple(of_members.members)

    def figure(label: str, people: tuple[int, ...], *, is_known: bool = True) -> YearFigure:
        share = share_words(Fraction(len(people), len(everybody))) if everybody and is_known else ""
        return YearFigure(label, people, share)

    titles = [award for award in rules.awards if award.is_title and NomineeKind.INDIVIDUAL in award.terms]
    # While nobody is rated, no share of any rating is known.
    rated = len(of_members.unrated) < len(everybody)
    ratings = sorted(Rating, reverse=True)
    return [
        YearFigure("Thành viên", everybody),
        *(figure(RATING_LABELS[rating], of_members.rated(rating), is_known=rated) for rating in ratings),
        figure("Chưa ghi xếp loại", of_members.unrated),
        *(
            figure(award.name, holders)
            for award in reversed(titles)
            if (holders := of_members.holders(award.code, rules)) or not award.goes_up
        ),
        figure("Có sáng kiến được công nhận", of_members.with_initiatives),
    ]


def _counts(of_members: CollectiveYear, rules: RuleSet) -> Counts:
    titles = {award.code: len(of_members.holders(award.code, rules)) for award in rules.awards if award.is_title}
    excellent, good = of_members.rated(Rating.EXCELLENT), of_members.rated(Rating.GOOD)
    return titles | {EXCELLENT_RATED: len(excellent), GOOD_RATED: len(good)}


def _with_more(members: MemberFacts, more: Counts) -> MemberFacts:
    holders = {code: max(0, number + more.get(code, 0)) for code, number in members.holders.items()}
    return MemberFacts(members.members, members.completed, holders, members.unrated, members.disciplined)
