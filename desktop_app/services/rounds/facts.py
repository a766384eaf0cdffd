"""The facts on all nominees of a round, read with a few queries for all of them together.

They are the years that the proposed awards look at, holds, first working days, members, and earlier awards.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from desktop_app.domain.council.unit_reviews import overtaken_words
from desktop_app.domain.council.votes import premature_words
from desktop_app.domain.law.conditions import (
    HeldBefore,
    MemberHolders,
    MemberShare,
    MembersRated,
    NoMemberDisciplined,
    years_back,
)
from desktop_app.domain.law.judging.checks import judged_year
from desktop_app.domain.law.judging.findings import EarlierAward, Hold, JudgedRound, NomineeFacts, UnitReview
from desktop_app.domain.law.judging.fulfilment import MemberFacts
from desktop_app.domain.law.rules import Principle, RuleSet
from desktop_app.domain.law.votes import unit_voters
from desktop_app.domain.law.year_facts import HeldAward, RecordRef, YearFacts, Years
from desktop_app.domain.rounds.states import PROPOSED, NominationState
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.services.dates import from_iso
from desktop_app.services.standing import facts as standing
from desktop_app.store.queries import checks as stored
from desktop_app.store.queries.checks import AwardRow
from desktop_app.store.records import Reader

_ALL_YEARS: Final = 9_999
_OF_MEMBERS: Final = (MemberHolders, MemberShare, MembersRated, NoMemberDisciplined)


class Proposal(NamedTuple):
    """A nomination to check, stored (with its id) or only entered (None)."""

    id: int | None
    kind: NomineeKind
    subject_id: int
    name: str
    unit_name: str
    award_name: str
    award: str
    type: CommendationType
    period: tuple[date, date]
    state: NominationState
    exception_reason: str
    tasks: frozenset[int]
    activities: frozenset[int]
    initiatives: frozenset[int]
    papers: frozenset[str]


@dataclass(frozen=True, slots=True)
class _SubjectRecords:
    """The records of the nominees of one kind."""

    years: Mapping[int, Years]
    holds: Mapping[int, tuple[Hold, ...]]
    registered: Mapping[int, bool]
    worked_from: Mapping[int, date]
    left_on: Mapping[int, date]
    unit_ends: Mapping[int, str]
    earlier: Mapping[int, Sequence["_EarlierAward"]]


class _EarlierAward(NamedTuple):
    """An award decided before, and the evidence its nomination cited."""

    row: AwardRow
    activities: frozenset[int]
    tasks: frozenset[int]
    initiatives: frozenset[int]


def read_proposals(connection: Reader, round_id: int, *, citing: Collection[int] | None = None) -> list[Proposal]:
    """Return the living nominations of a round in printed order.

    Evidence and papers are read only of those in `citing` (None: of all).
    """
    cited: dict[tuple[int, str], set[int]] = defaultdict(set)
    papers: dict[int, set[str]] = defaultdict(set)
    for nomination_id, kind, record_id in stored.read_cited(connection, round_id, citing):
        cited[nomination_id, kind].add(record_id)
    for nomination_id, key in stored.read_papers(connection, round_id, citing):
        papers[nomination_id].add(key)
    proposals = []
    for row in stored.read_proposals(connection, round_id):
        number, kind, person_id, unit_id, name, unit_name, award_name, award, type_, first, last, state, reason = row
        proposals.append(
            Proposal(
                number,
                _KINDS[kind],
                unit_id if person_id is None else person_id,
                name,
                unit_name,
                award_name,
                award,
                _TYPES[type_],
                _period(first, last),
                _STATES[state],
                reason,
                frozenset(cited.get((number, "task"), ())),
                frozenset(cited.get((number, "activity"), ())),
                frozenset(cited.get((number, "initiative"), ())),
                frozenset(papers.get(number, ())),
            )
        )
    return proposals


@lru_cache(maxsize=256)
def _period(first: str, last: str) -> tuple[date, date]:
    # Most nominations of a round have the same period.
    return _day(first), _day(last)


def facts_for(
    connection: Reader, proposals: Sequence[Proposal], others: Sequence[Proposal], rules: RuleSet, round_: JudgedRound
) -> Iterator[NomineeFacts]:
    """Yield the facts on each proposal; titles proposed in the same round are taken from `others`."""
    titles = _proposed_titles(others, rules)
    records_by_kind = {kind: _read_subject_records(connection, kind, proposals, rules, round_) for kind in NomineeKind}
    members = _members(connection, proposals, titles, rules, round_)
    own_awards = _own_awards(connection, proposals)
    stored_ones = any(proposal.id for proposal in proposals)
    judged = judged_days(connection, str(round_.code)) if stored_ones else {}
    unit_reviews = _unit_reviews(connection, round_, judged) if stored_ones else {}
    for proposal in proposals:
        subject_records = records_by_kind[proposal.kind]
        subject = proposal.subject_id
        earlier = tuple(_overlapping_awards(proposal, subject_records.earlier.get(subject, ())))
        ended = subject_records.unit_ends.get(subject)
        yield NomineeFacts(
            proposal.kind,
            proposal.type,
            proposal.period,
            _years(subject_records.years.get(subject, {}), proposal, titles, own_awards, round_.code.year),
            members.get((subject, proposal.period[1])) if proposal.kind is NomineeKind.COLLECTIVE else None,
            subject_records.worked_from.get(subject),
            subject_records.registered.get(subject),
            subject_records.holds.get(subject, ()),
            date.fromisoformat(ended) if ended else None,
            # Citations are compared only with those of earlier awards.
            _cited(proposal) if earlier else frozenset(),
            earlier,
            unit_reviews.get(proposal.id or 0),
            subject_records.left_on.get(subject),
            premature_words(*judged.get(proposal.id or 0, _UNJUDGED)),
        )


def _unit_reviews(
    connection: Reader, round_: JudgedRound, judged: Mapping[int, "_JudgedDays"]
) -> dict[int, UnitReview]:
    """Return, by nomination, what its unit's own review said; empty for a round of which no review is recorded."""
    reviews = {}
    for nomination_id, review_id, held_on, present, agree, against in stored.read_unit_reviews(
        connection, str(round_.code)
    ):
        reviews[nomination_id] = UnitReview(
            _day(held_on) if held_on else None,
            agree,
            unit_voters(agree, against, present) if agree is not None else 0,
            RecordRef("unit_review", review_id) if review_id is not None else None,
            overtaken_words(_day(held_on), *judged.get(nomination_id, _UNJUDGED)) if held_on else "",
        )
    return reviews


type _JudgedDays = tuple[date | None, date | None]
_UNJUDGED: Final[_JudgedDays] = (None, None)


def judged_days(connection: Reader, code: str) -> dict[int, _JudgedDays]:
    """Return, by nomination of a round, when the Council first voted on it and when its decision was signed."""
    return {
        nomination_id: (from_iso(session_on), from_iso(signed_on))
        for nomination_id, session_on, signed_on in stored.read_judged_days(connection, code)
    }


def _cited(proposal: Proposal) -> frozenset[RecordRef]:
    activities = {RecordRef("activity", row_id) for row_id in proposal.activities}
    return frozenset(activities | {RecordRef("task", row_id) for row_id in proposal.tasks})


def _read_subject_records(
    connection: Reader, kind: NomineeKind, proposals: Sequence[Proposal], rules: RuleSet, round_: JudgedRound
) -> _SubjectRecords:
    of_kind = [proposal for proposal in proposals if proposal.kind is kind]
    ids = list(dict.fromkeys(proposal.subject_id for proposal in of_kind))
    if not ids:
        return _SubjectRecords({}, {}, {}, {}, {}, {}, {})
    is_person, year = kind is NomineeKind.INDIVIDUAL, round_.code.year
    registration_ids = ids if Principle.REGISTRATION in rules.principles else ()
    newcomer_ids = (
        [proposal.subject_id for proposal in of_kind if proposal.award in rules.newcomer.awards] if is_person else ()
    )
    return _SubjectRecords(
        _read_years(connection, kind, of_kind, rules, round_),
        standing.holds_of(connection, kind, ids),
        standing.registered_in(connection, kind, registration_ids, year),
        standing.worked_from(connection, newcomer_ids),
        standing.left_on(connection, ids) if is_person else {},
        {} if is_person else stored.read_unit_ends(connection),
        _earlier_awards(connection, of_kind, round_.day),
    )


def _read_years(
    connection: Reader, kind: NomineeKind, proposals: Sequence[Proposal], rules: RuleSet, round_: JudgedRound
) -> dict[int, Years]:
    """Return the years of nominees, for each as many as the proposed awards look at."""
    spans: dict[int, int] = {}
    for proposal in proposals:
        looked_at = _years_looked_at(proposal, rules, round_)
        spans[proposal.subject_id] = max(spans.get(proposal.subject_id, 0), looked_at)
    years_by_subject: dict[int, Years] = {}
    for span in set(spans.values()) - {0}:
        ids = [subject for subject, of_subject in spans.items() if of_subject == span]
        years_by_subject |= standing.facts_of(connection, kind, ids, since=max(0, round_.code.year - span + 1))
    return years_by_subject


def _years_looked_at(proposal: Proposal, rules: RuleSet, round_: JudgedRound) -> int:
    award = rules.by_code.get(proposal.award)
    if award is None or proposal.kind not in award.terms:
        return 0
    conditions = [
        requirement.condition
        for requirement in award.terms[proposal.kind].requirements
        if requirement.concerns(proposal.type)
    ]
    if any(isinstance(condition, HeldBefore) for condition in conditions):
        return _ALL_YEARS
    span = max(map(years_back, conditions), default=0)
    # The last year looked at may be before the round's.
    return span + round_.code.year - judged_year(award, proposal.period, round_) if span else 0


type _Titles = Mapping[tuple[NomineeKind, int], Sequence[Proposal]]


def _proposed_titles(others: Sequence[Proposal], rules: RuleSet) -> _Titles:
    """Return the proposals of titles on the round's list, by nominee."""
    codes = {award.code for award in rules.awards if award.is_title}
    titles = defaultdict[tuple[NomineeKind, int], list[Proposal]](list)
    for nomination in others:
        if nomination.award in codes and nomination.state in PROPOSED:
            titles[nomination.kind, nomination.subject_id].append(nomination)
    return titles


def may_rest_on(leaving: Sequence[Proposal], others: Sequence[Proposal], rules: RuleSet) -> list[Proposal]:
    """Return which of `others` may meet a condition by a title that is proposed in one of `leaving`.

    They are for the same nominee, or for a collective whose conditions look at its members.
    """
    titles = _proposed_titles(leaving, rules)
    of_a_person = any(kind is NomineeKind.INDIVIDUAL for kind, _ in titles)
    return [
        proposal
        for proposal in others
        if (proposal.kind, proposal.subject_id) in titles
        or (of_a_person and proposal.kind is NomineeKind.COLLECTIVE and _looks_at_members(proposal, rules))
    ]


def _held_award(proposal: Proposal) -> HeldAward:
    return HeldAward(
        proposal.award, "", proposal.type, RecordRef("nomination", proposal.id) if proposal.id is not None else None
    )


def _years(years: Years, proposal: Proposal, titles: _Titles, own_awards: Mapping[int, set[int]], year: int) -> Years:
    """Return the nominee's years with the other titles proposed this year, without the award of this nomination.

    While its decision is being signed it is not decided yet, and its award is recorded already.
    """
    proposed = [
        _held_award(other) for other in titles.get((proposal.kind, proposal.subject_id), ()) if other.id != proposal.id
    ]
    own = own_awards.get(proposal.id or 0)
    if not proposed and not own:
        return years
    changed = dict(years)
    if own:
        for key, facts in years.items():
            other_awards = tuple(award for award in facts.awards if award.record is None or award.record.id not in own)
            changed[key] = replace(facts, awards=other_awards)
    if proposed:
        facts = changed.get(year) or YearFacts(year)
        changed[year] = replace(facts, awards=(*facts.awards, *proposed))
    return changed


def _own_awards(connection: Reader, proposals: Sequence[Proposal]) -> dict[int, set[int]]:
    """Return, by nomination, the awards that these nominations led to."""
    awards = defaultdict[int, set[int]](set)
    ids = [proposal.id for proposal in proposals if proposal.id is not None]
    for award_id, nomination_id in stored.read_own_awards(connection, ids):
        awards[nomination_id].add(award_id)
    return awards


def _members(
    connection: Reader, proposals: Sequence[Proposal], titles: _Titles, rules: RuleSet, round_: JudgedRound
) -> dict[tuple[int, date], MemberFacts]:
    """Return the facts on the members of the proposed collectives, as of the end of the achievement's period."""
    facts_by_unit: dict[tuple[int, date], MemberFacts] = {}
    units_by_day = defaultdict[date, set[int]](set)
    for proposal in proposals:
        if proposal.kind is NomineeKind.COLLECTIVE and _looks_at_members(proposal, rules):
            units_by_day[proposal.period[1]].add(proposal.subject_id)
    year = round_.code.year
    for day, unit_ids in units_by_day.items():
        for unit_id, collective in standing.collectives_in(connection, unit_ids, year, day).items():
            members = {
                person_id: _with_titles(facts, person_id, titles, year)
                for person_id, facts in collective.members.items()
            }
            facts_by_unit[unit_id, day] = replace(collective, members=members).facts(rules)
    return facts_by_unit


def _looks_at_members(proposal: Proposal, rules: RuleSet) -> bool:
    award = rules.by_code.get(proposal.award)
    terms = award.terms.get(proposal.kind) if award else None
    return terms is not None and any(
        isinstance(requirement.condition, _OF_MEMBERS) for requirement in terms.requirements
    )


def _with_titles(facts: YearFacts | None, person_id: int, titles: _Titles, year: int) -> YearFacts | None:
    proposed = tuple(map(_held_award, titles.get((NomineeKind.INDIVIDUAL, person_id), ())))
    if not proposed:
        return facts
    facts = facts or YearFacts(year)
    return replace(facts, awards=(*facts.awards, *proposed))


def _earlier_awards(connection: Reader, proposals: Sequence[Proposal], day: date) -> dict[int, list[_EarlierAward]]:
    """Return the earlier awards of nominees for the same period or citing the same activities or initiatives.

    Awards signed before the period, or the activity, began are left out.
    """
    collectives, until = proposals[0].kind is NomineeKind.COLLECTIVE, day.isoformat()
    subjects = {proposal.subject_id for proposal in proposals}
    since = min(proposal.period[0] for proposal in proposals).isoformat()
    recent = stored.read_recent_awards(connection, collectives, since, until)
    rows = {row.id: row for row in recent if row.subject in subjects}
    cited = defaultdict[int, set[int]](set)
    activities = {row_id for proposal in proposals for row_id in proposal.activities}
    if activities:
        # Ids rise in the order of entry, so that few other activities lie between those of a round.
        between = range(min(activities), max(activities) + 1)
        first = stored.first_day_of(connection, activities) or since
        for row_id, row in stored.read_awards_citing(connection, collectives, between, first, until):
            if row.subject in subjects:
                rows[row.id] = row
                cited[row.id].add(row_id)
    used = defaultdict[int, set[int]](set)
    initiatives = {row_id for proposal in proposals for row_id in proposal.initiatives}
    for row_id, row in stored.read_awards_using(connection, collectives, initiatives, until):
        if row.subject in subjects:
            rows[row.id] = row
            used[row.id].add(row_id)
    tasks = _tasks_of(connection, rows.values()) if any(proposal.tasks for proposal in proposals) else {}
    awards_by_subject = defaultdict[int, list[_EarlierAward]](list)
    for row in rows.values():
        cited_activities = frozenset(cited.get(row.id, ()))
        cited_tasks, cited_initiatives = tasks.get(row.nomination_id or 0, _NONE), frozenset(used.get(row.id, ()))
        awards_by_subject[row.subject].append(_EarlierAward(row, cited_activities, cited_tasks, cited_initiatives))
    return awards_by_subject


def _tasks_of(connection: Reader, rows: Iterable[AwardRow]) -> dict[int, frozenset[int]]:
    tasks_by_nomination = defaultdict[int, set[int]](set)
    nominations = [row.nomination_id for row in rows if row.nomination_id is not None]
    for nomination_id, task_id in stored.read_tasks_of(connection, nominations):
        tasks_by_nomination[nomination_id].add(task_id)
    return {nomination_id: frozenset(ids) for nomination_id, ids in tasks_by_nomination.items()}


def _overlapping_awards(proposal: Proposal, earlier: Iterable[_EarlierAward]) -> Iterator[EarlierAward]:
    """Yield the earlier awards that overlap: the same award in the same period, or one citing the same evidence.

    A cited task counts only within the same period, since it may recur every year.
    """
    for row, activities, tasks, used in earlier:
        if proposal.id is not None and row.nomination_id == proposal.id:
            continue
        period = (_day(row.first), _day(row.last)) if row.first and row.last else None
        same_time = period is not None and period[0] <= proposal.period[1] and proposal.period[0] <= period[1]
        cited = {RecordRef("activity", row_id) for row_id in proposal.activities & activities}
        if same_time:
            cited |= {RecordRef("task", row_id) for row_id in proposal.tasks & tasks}
        initiatives = frozenset(RecordRef("initiative", row_id) for row_id in proposal.initiatives & used)
        if cited or initiatives or (same_time and row.code == proposal.award):
            decision = f"Quyết định {row.number} ngày {_day(row.signed_on):%d/%m/%Y}"
            record = RecordRef("award", row.id)
            type_ = _TYPES[row.type]
            yield EarlierAward(row.code, row.name, decision, type_, period, frozenset(cited), record, initiatives)


def _day(text: str) -> date:
    return date.fromisoformat(text)


_NONE: Final = frozenset[int]()
_KINDS: Final = {kind.value: kind for kind in NomineeKind}
_STATES: Final = {state.value: state for state in NominationState}
_TYPES: Final = {"": CommendationType.MERIT} | {kind.value: kind for kind in CommendationType}
