"""What is known of all the nominees of a round, gathered in a few questions for all of them together.

The years that the awards proposed look at, days of no consideration, first days, members, what was awarded before.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from desktop_app.domain.law.conditions import (
    HeldBefore,
    MemberHolders,
    MemberShare,
    MembersRated,
    NoMemberDisciplined,
    years_back,
)
from desktop_app.domain.law.judging.findings import EarlierAward, Hold, JudgedRound, NomineeFacts
from desktop_app.domain.law.judging.fulfilment import MemberFacts
from desktop_app.domain.law.rules import Principle, RuleSet
from desktop_app.domain.law.year_facts import HeldAward, RecordRef, YearFacts, Years
from desktop_app.domain.rounds.nominations import PROPOSED, NominationState
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.services.standing import facts as standing
from desktop_app.store.queries import checks as stored
from desktop_app.store.queries.checks import AwardRow
from desktop_app.store.records import Reader

_ALL_YEARS: Final = 9_999
_OF_MEMBERS: Final = (MemberHolders, MemberShare, MembersRated, NoMemberDisciplined)


class Proposal(NamedTuple):
    """A nomination as it is checked, kept (with its id) or only entered (None)."""

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
    """What was read of the subjects of one kind."""

    years: Mapping[int, Years]
    holds: Mapping[int, tuple[Hold, ...]]
    registered: Mapping[int, bool]
    worked_from: Mapping[int, date]
    unit_ends: Mapping[int, str]
    earlier: Mapping[int, Sequence["_EarlierAward"]]


class _EarlierAward(NamedTuple):
    """An award decided before, and what its nomination cited."""

    row: AwardRow
    activities: frozenset[int]
    tasks: frozenset[int]


def read_proposals(connection: Reader, round_id: int, *, citing: Collection[int] | None = None) -> list[Proposal]:
    """Return the living nominations of a round in printed order.

    What they cite, and which papers are there, is read of those in `citing` only (None: of all of them).
    """
    cited: dict[tuple[int, str], set[int]] = defaultdict(set)
    papers: dict[int, set[str]] = defaultdict(set)
    for nomination_id, kind, record_id in stored.read_cited(connection, round_id, citing):
        cited[nomination_id, kind].add(record_id)
    for nomination_id, key in stored.read_papers(connection, round_id, citing):
        papers[nomination_id].add(key)
    found = []
    for row in stored.read_proposals(connection, round_id):
        number, kind, person_id, unit_id, name, unit_name, award_name, award, type_, first, last, state, reason = row
        found.append(
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
    return found


@lru_cache(maxsize=256)
def _period(first: str, last: str) -> tuple[date, date]:
    # Most nominations of a round are for the same time.
    return _day(first), _day(last)


def facts_for(
    connection: Reader, proposals: Sequence[Proposal], others: Sequence[Proposal], rules: RuleSet, round_: JudgedRound
) -> Iterator[NomineeFacts]:
    """Yield what is known of each proposal; titles only proposed in the round are taken from `others`."""
    titles = _proposed_titles(others, rules)
    known = {kind: _read_known(connection, kind, proposals, rules, round_) for kind in NomineeKind}
    members = _members(connection, proposals, titles, rules, round_)
    own = _own_awards(connection, proposals)
    for one in proposals:
        of_kind = known[one.kind]
        subject = one.subject_id
        earlier = tuple(_touching(one, of_kind.earlier.get(subject, ())))
        ended = of_kind.unit_ends.get(subject)
        yield NomineeFacts(
            one.kind,
            one.type,
            one.period,
            _years(of_kind.years.get(subject, {}), one, titles, own, round_.code.year),
            members.get((subject, one.period[1])) if one.kind is NomineeKind.COLLECTIVE else None,
            of_kind.worked_from.get(subject),
            of_kind.registered.get(subject),
            of_kind.holds.get(subject, ()),
            date.fromisoformat(ended) if ended else None,
            # What was cited before is all that the citations are held against.
            _cited(one) if earlier else frozenset(),
            earlier,
        )


def _cited(one: Proposal) -> frozenset[RecordRef]:
    activities = {RecordRef("activity", row_id) for row_id in one.activities}
    return frozenset(activities | {RecordRef("task", row_id) for row_id in one.tasks})


def _read_known(
    connection: Reader, kind: NomineeKind, proposals: Sequence[Proposal], rules: RuleSet, round_: JudgedRound
) -> _SubjectRecords:
    of_kind = [one for one in proposals if one.kind is kind]
    ids = list(dict.fromkeys(one.subject_id for one in of_kind))
    if not ids:
        return _SubjectRecords({}, {}, {}, {}, {}, {})
    person, year = kind is NomineeKind.INDIVIDUAL, round_.code.year
    asked = ids if Principle.REGISTRATION in rules.principles else ()
    measured = [one.subject_id for one in of_kind if one.award in rules.newcomer.awards] if person else ()
    return _SubjectRecords(
        _read_years(connection, kind, of_kind, rules, year),
        standing.holds_of(connection, kind, ids),
        standing.registered_in(connection, kind, asked, year),
        standing.worked_from(connection, measured),
        {} if person else stored.read_unit_ends(connection),
        _earlier_awards(connection, of_kind, round_.day),
    )


def _read_years(
    connection: Reader, kind: NomineeKind, proposals: Sequence[Proposal], rules: RuleSet, year: int
) -> dict[int, Years]:
    """Return the nominees' years, of each as many as the awards look at that they are proposed for."""
    spans: dict[int, int] = {}
    for one in proposals:
        spans[one.subject_id] = max(spans.get(one.subject_id, 0), _years_looked_at(one, rules))
    found: dict[int, Years] = {}
    for span in set(spans.values()) - {0}:
        ids = [subject for subject, of_subject in spans.items() if of_subject == span]
        found |= standing.facts_of(connection, kind, ids, since=max(0, year - span + 1))
    return found


def _years_looked_at(one: Proposal, rules: RuleSet) -> int:
    award = rules.by_code.get(one.award)
    if award is None or one.kind not in award.terms:
        return 0
    conditions = [each.condition for each in award.terms[one.kind].requirements if each.concerns(one.type)]
    if any(isinstance(condition, HeldBefore) for condition in conditions):
        return _ALL_YEARS
    return max(map(years_back, conditions), default=0)


type _Titles = Mapping[tuple[NomineeKind, int], Sequence[Proposal]]


def _proposed_titles(others: Sequence[Proposal], rules: RuleSet) -> _Titles:
    """Return the nominations for titles on the round's list, by nominee."""
    codes = {award.code for award in rules.awards if award.is_title}
    titles = defaultdict[tuple[NomineeKind, int], list[Proposal]](list)
    for one in others:
        if one.award in codes and one.state in PROPOSED:
            titles[one.kind, one.subject_id].append(one)
    return titles


def _held(one: Proposal) -> HeldAward:
    return HeldAward(one.award, "", one.type, RecordRef("nomination", one.id) if one.id is not None else None)


def _years(years: Years, one: Proposal, titles: _Titles, own: Mapping[int, int], year: int) -> Years:
    """Return the nominee's years with the other titles proposed for this year, without what this nomination became."""
    more = [_held(other) for other in titles.get((one.kind, one.subject_id), ()) if other.id != one.id]
    decided = one.state in (NominationState.DECIDED, NominationState.AWARDED)
    if not more and not decided:
        return years
    changed = dict(years)
    if decided:
        for key, facts in years.items():
            kept = tuple(held for held in facts.awards if held.record is None or own.get(held.record.id) != one.id)
            changed[key] = replace(facts, awards=kept)
    if more:
        facts = changed.get(year) or YearFacts(year)
        changed[year] = replace(facts, awards=(*facts.awards, *more))
    return changed


def _own_awards(connection: Reader, proposals: Sequence[Proposal]) -> dict[int, int]:
    decided = (NominationState.DECIDED, NominationState.AWARDED)
    ids = [one.id for one in proposals if one.id is not None and one.state in decided]
    return {award_id: nomination_id for award_id, nomination_id in stored.read_own_awards(connection, ids)}


def _members(
    connection: Reader, proposals: Sequence[Proposal], titles: _Titles, rules: RuleSet, round_: JudgedRound
) -> dict[tuple[int, date], MemberFacts]:
    """Return what the members of the collectives proposed are, those who are there when the achievement ends."""
    found: dict[tuple[int, date], MemberFacts] = {}
    wanted = defaultdict[date, set[int]](set)
    for one in proposals:
        if one.kind is NomineeKind.COLLECTIVE and _looks_at_members(one, rules):
            wanted[one.period[1]].add(one.subject_id)
    year = round_.code.year
    for day, unit_ids in wanted.items():
        for unit_id, known in standing.collectives_in(connection, unit_ids, year, day).items():
            members = {
                person_id: _with_titles(facts, person_id, titles, year) for person_id, facts in known.members.items()
            }
            found[unit_id, day] = replace(known, members=members).facts(rules)
    return found


def _looks_at_members(one: Proposal, rules: RuleSet) -> bool:
    award = rules.by_code.get(one.award)
    terms = award.terms.get(one.kind) if award else None
    return terms is not None and any(isinstance(each.condition, _OF_MEMBERS) for each in terms.requirements)


def _with_titles(facts: YearFacts | None, person_id: int, titles: _Titles, year: int) -> YearFacts | None:
    more = tuple(map(_held, titles.get((NomineeKind.INDIVIDUAL, person_id), ())))
    if not more:
        return facts
    facts = facts or YearFacts(year)
    return replace(facts, awards=(*facts.awards, *more))


def _earlier_awards(connection: Reader, proposals: Sequence[Proposal], day: date) -> dict[int, list[_EarlierAward]]:
    """Return what nominees were awarded that can be for the same: at the same time, or citing the same activities.

    What was signed before an achievement, or an activity, began cannot be for it.
    """
    collectives, until = proposals[0].kind is NomineeKind.COLLECTIVE, day.isoformat()
    subjects = {one.subject_id for one in proposals}
    since = min(one.period[0] for one in proposals).isoformat()
    recent = stored.read_recent_awards(connection, collectives, since, until)
    rows = {row.id: row for row in recent if row.subject in subjects}
    cited = defaultdict[int, set[int]](set)
    activities = {row_id for one in proposals for row_id in one.activities}
    if activities:
        # Ids are given in the order of entry: few other activities lie between those of a round.
        between = range(min(activities), max(activities) + 1)
        first = stored.first_day_of(connection, activities) or since
        for row_id, row in stored.read_awards_citing(connection, collectives, between, first, until):
            if row.subject in subjects:
                rows[row.id] = row
                cited[row.id].add(row_id)
    tasks = _tasks_of(connection, rows.values()) if any(one.tasks for one in proposals) else {}
    found = defaultdict[int, list[_EarlierAward]](list)
    for row in rows.values():
        of_row = frozenset(cited.get(row.id, ()))
        found[row.subject].append(_EarlierAward(row, of_row, tasks.get(row.nomination_id or 0, _NONE)))
    return found


def _tasks_of(connection: Reader, rows: Iterable[AwardRow]) -> dict[int, frozenset[int]]:
    found = defaultdict[int, set[int]](set)
    nominations = [row.nomination_id for row in rows if row.nomination_id is not None]
    for nomination_id, task_id in stored.read_tasks_of(connection, nominations):
        found[nomination_id].add(task_id)
    return {nomination_id: frozenset(ids) for nomination_id, ids in found.items()}


def _touching(one: Proposal, earlier: Iterable[_EarlierAward]) -> Iterator[EarlierAward]:
    """Yield the earlier awards that are for the same: the same award in the same time, or citing the same.

    A task that comes every year is the same only in the same time.
    """
    for row, activities, tasks in earlier:
        if one.id is not None and row.nomination_id == one.id:
            continue
        period = (_day(row.first), _day(row.last)) if row.first and row.last else None
        same_time = period is not None and period[0] <= one.period[1] and one.period[0] <= period[1]
        cited = {RecordRef("activity", row_id) for row_id in one.activities & activities}
        if same_time:
            cited |= {RecordRef("task", row_id) for row_id in one.tasks & tasks}
        if cited or (same_time and row.code == one.award):
            decision = f"Quyết định {row.number} ngày {_day(row.signed_on):%d/%m/%Y}"
            record = RecordRef("award", row.id)
            yield EarlierAward(row.code, row.name, decision, _TYPES[row.type], period, frozenset(cited), record)


def _day(text: str) -> date:
    return date.fromisoformat(text)


_NONE: Final = frozenset[int]()
_KINDS: Final = {kind.value: kind for kind in NomineeKind}
_STATES: Final = {state.value: state for state in NominationState}
_TYPES: Final = {"": CommendationType.MERIT} | {kind.value: kind for kind in CommendationType}
