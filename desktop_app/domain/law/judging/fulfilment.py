"""How far a nominee meets a condition: what the nominee has, what the condition needs, and the source records."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from desktop_app.domain.law.conditions import (
    AllOf,
    AnyOf,
    Condition,
    HeldBefore,
    Initiatives,
    MemberCondition,
    MemberHolders,
    MemberShare,
    MembersRated,
    NoMemberDisciplined,
    RatingRun,
    TitleRun,
)
from desktop_app.domain.law.judging import streaks
from desktop_app.domain.law.rules import RuleSet
from desktop_app.domain.law.votes import least_count
from desktop_app.domain.law.year_facts import Rating, RecordRef, YearFacts, Years


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """The number of a collective's members in the year, in all, with completed tasks, with each title, disciplined.

    `unrated` is the number of members without a recorded rating; they are not among `completed`.
    """

    members: int
    completed: int
    holders: Mapping[str, int]
    unrated: int = 0
    disciplined: int = 0


@dataclass(frozen=True, slots=True)
class Case:
    """The facts about one nominee that conditions are measured by: the years, the year judged, the rules.

    If the year judged is in the future, `lived_to` is the last year with facts; otherwise None.
    """

    years: Years
    year: int
    rule_set: RuleSet
    members: MemberFacts | None = None
    lived_to: int | None = None


class Standing(NamedTuple):
    """The nominee has `have` of the `need` of a condition; `unknown`: what is missing may only not be recorded yet."""

    have: int
    need: int
    records: tuple[RecordRef, ...] = ()
    unknown: bool = False

    @property
    def is_met(self) -> bool:
        """Whether the condition is met."""
        return self.have >= self.need


def member_facts(members: Iterable[YearFacts | None], rule_set: RuleSet, disciplined: int = 0) -> MemberFacts:
    """Count a collective's members by the facts about each in the year (None: nothing is known)."""
    all_members = tuple(members)
    ratings = [member.rating if member else None for member in all_members]
    holders = {
        award.code: sum(streaks.held_in(member, award.code, rule_set) is not None for member in all_members)
        for award in rule_set.awards
        if award.is_title
    }
    completed = sum(rating is not None and rating >= Rating.COMPLETED for rating in ratings)
    return MemberFacts(len(all_members), completed, holders, ratings.count(None), disciplined)


def measure(condition: Condition, case: Case) -> Standing:
    """Return how far the case meets a condition."""
    match condition:
        case TitleRun():
            return _title_run(condition, case)
        case RatingRun():
            return _rating_run(condition, case)
        case Initiatives(count, scope, span):
            return Standing(streaks.initiatives_within(case.years, scope, last=case.year, within=span), count)
        case HeldBefore():
            return _held_before(condition, case)
        case AnyOf(conditions):
            return _any_of([measure(part, case) for part in conditions])
        case AllOf(conditions):
            return _all_of([measure(part, case) for part in conditions])
        case _:
            return _of_members(condition, case.members)


def _title_run(condition: TitleRun, case: Case) -> Standing:
    if condition.times == condition.within:
        chain = streaks.title_streak(case.years, condition.title, case.rule_set, last=case.year)
        # a streak longer than the condition needs does not count for more
        have = min(chain, condition.times)
        record_years = tuple(range(case.year - have + 1, case.year + 1))
    else:
        held_years = streaks.years_held(
            case.years, condition.title, case.rule_set, last=case.year, within=condition.within
        )
        have, record_years = len(held_years), held_years
    records = streaks.award_records(case.years, condition.title, case.rule_set, record_years)
    return Standing(have, condition.times, records)


def _rating_run(condition: RatingRun, case: Case) -> Standing:
    have, records = 0, []
    rating: Rating | None = None
    while have < condition.years:
        facts = case.years.get(case.year - have)
        rating = facts.rating if facts else None
        if facts and facts.record:
            records.append(facts.record)
        if rating is None or rating < condition.rating:
            break
        have += 1
    return Standing(have, condition.years, tuple(records), unknown=rating is None)


def _held_before(condition: HeldBefore, case: Case) -> Standing:
    latest = case.year - condition.years
    for year in sorted((year for year in case.years if year <= latest), reverse=True):
        award = streaks.held_in(case.years[year], condition.award, case.rule_set)
        if award:
            return Standing(1, 1, (award.record,) if award.record else ())
    return Standing(0, 1)


def _of_members(condition: MemberCondition, members: MemberFacts | None) -> Standing:
    if members is None or members.members == 0:
        return Standing(0, 1, unknown=True)
    match condition:
        case MemberShare(title, share, more_than):
            need = least_count(share, members.members, more_than=more_than)
            return Standing(members.holders.get(title, 0), need)
        case MembersRated():
            return Standing(members.completed, members.members, unknown=members.unrated > 0)
        case MemberHolders(title, count):
            return Standing(members.holders.get(title, 0), count)
        case NoMemberDisciplined():
            return Standing(int(members.disciplined == 0), 1)


def _any_of(standings: list[Standing]) -> Standing:
    # the alternative with the smallest shortfall; facts may be unrecorded in any of them
    nearest = min(standings, key=lambda standing: max(0, standing.need - standing.have))
    records = (
        nearest.records if nearest.is_met else tuple(record for standing in standings for record in standing.records)
    )
    return Standing(nearest.have, nearest.need, records, unknown=any(standing.unknown for standing in standings))


def _all_of(standings: list[Standing]) -> Standing:
    return Standing(
        sum(min(standing.have, standing.need) for standing in standings),
        sum(standing.need for standing in standings),
        tuple(record for standing in standings for record in standing.records),
        unknown=any(standing.unknown for standing in standings if not standing.is_met),
    )
