"""What is known of all the nominees of a round, gathered in a few questions for all of them together.

The years that the awards proposed look at, days of no consideration, first days, members, what was awarded before.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, NamedTuple

from desktop_app.domain.award_conditions import MemberHolders, MemberShare, MembersRated, NoMemberDisciplined
from desktop_app.domain.award_findings import EarlierAward, Hold, JudgedRound, NomineeFacts
from desktop_app.domain.award_rules import RuleSet
from desktop_app.domain.award_standing import MemberFacts
from desktop_app.domain.nominations import PROPOSED, CommendationType, NominationState, NomineeKind
from desktop_app.domain.year_facts import HeldAward, RecordRef, YearFacts, Years
from desktop_app.services import standing
from desktop_app.store import check_queries as stored
from desktop_app.store.check_queries import AwardRow
from desktop_app.store.records import Reader

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
class _Known:
    """What was read of the subjects of one kind."""

    years: Mapping[int, Years]
    holds: Mapping[int, tuple[Hold, ...]]
    registered: Mapping[int, bool]
    worked_from: Mapping[int, date]
    unit_ends: Mapping[int, str]
    earlier: Mapping[int, Sequence["_Earlier"]]


class _Earlier(NamedTuple):
    award: EarlierAward
    nomination_id: int | None
    tasks: frozenset[int]


def read_proposals(connection: Reader, round_id: int) -> list[Proposal]:
    """Return the living nominations of a round in printed order."""
    cited: dict[tuple[int, str], set[int]] = defaultdict(set)
    for nomination_id, kind, record_id in stored.read_cited(connection, round_id):
        cited[nomination_id, kind].add(record_id)
    papers: dict[int, set[str]] = defaultdict(set)
    for nomination_id, key in stored.read_papers(connection, round_id):
        papers[nomination_id].add(key)
    return [
        Proposal(
            row.id,
            _KINDS[row.kind],
            row.unit_id if row.person_id is None else row.person_id,
            row.nominee_name,
            row.unit_name,
            row.award,
            row.award_code,
            _TYPES[row.commendation_type],
            (_day(row.period_from), _day(row.period_to)),
            _STATES[row.state],
            row.exception_reason,
            frozenset(cited.get((row.id, "task"), ())),
            frozenset(cited.get((row.id, "activity"), ())),
            frozenset(cited.get((row.id, "initiative"), ())),
            frozenset(papers.get(row.id, ())),
        )
        for row in stored.read_proposals(connection, round_id)
    ]


def facts_for(
    connection: Reader, proposals: Sequence[Proposal], others: Sequence[Proposal], rules: RuleSet, round_: JudgedRound
) -> Iterator[NomineeFacts]:
    """Yield what is known of each proposal; titles only proposed in the round are taken from `others`."""
    titles = _proposed_titles(others, rules)
    known = {kind: _read_known(connection, kind, proposals, round_) for kind in NomineeKind}
    members = _members(connection, proposals, titles, rules, round_)
    own = _own_awards(connection, proposals)
    for one in proposals:
        of_kind = known[one.kind]
        subject = one.subject_id
        cited = {RecordRef("activity", row_id) for row_id in one.activities}
        cited |= {RecordRef("task", row_id) for row_id in one.tasks}
        ended = of_kind.unit_ends.get(subject)
        yield NomineeFacts(
            one.kind,
            one.type,
            one.period,
            _years(of_kind.years.get(subject, {}), one, titles, own, round_.code.year),
            members.get(subject) if one.kind is NomineeKind.COLLECTIVE else None,
            of_kind.worked_from.get(subject),
            of_kind.registered.get(subject),
            of_kind.holds.get(subject, ()),
            date.fromisoformat(ended) if ended else None,
            frozenset(cited),
            tuple(_seen_by(one, earlier) for earlier in of_kind.earlier.get(subject, ()) if _not_own(one, earlier)),
        )


def _read_known(connection: Reader, kind: NomineeKind, proposals: Sequence[Proposal], round_: JudgedRound) -> _Known:
    of_kind = [one for one in proposals if one.kind is kind]
    ids = list(dict.fromkeys(one.subject_id for one in of_kind))
    if not ids:
        return _Known({}, {}, {}, {}, {}, {})
    person = kind is NomineeKind.INDIVIDUAL
    return _Known(
        standing.facts_of(connection, kind, ids),
        standing.holds_of(connection, kind, ids),
        standing.registered_in(connection, kind, ids, round_.code.year),
        standing.worked_from(connection, ids) if person else {},
        {} if person else stored.read_unit_ends(connection),
        _earlier_awards(connection, of_kind, round_.day),
    )


type _Titles = Mapping[tuple[NomineeKind, int], Sequence[tuple[int | None, HeldAward]]]


def _proposed_titles(others: Sequence[Proposal], rules: RuleSet) -> _Titles:
    """Return the titles on the round's list, by nominee, each with its nomination."""
    titles = defaultdict[tuple[NomineeKind, int], list[tuple[int | None, HeldAward]]](list)
    for one in others:
        award = rules.by_code.get(one.award)
        if award is not None and award.is_title and one.state in PROPOSED and one.id is not None:
            held = HeldAward(one.award, "", one.type, RecordRef("nomination", one.id))
            titles[one.kind, one.subject_id].append((one.id, held))
    return titles


def _years(years: Years, one: Proposal, titles: _Titles, own: Mapping[int, int], year: int) -> Years:
    """Return the nominee's years with the other titles proposed for this year, without what this nomination became."""
    more = [held for nomination_id, held in titles.get((one.kind, one.subject_id), ()) if nomination_id != one.id]
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
) -> dict[int, MemberFacts]:
    """Return what the members of the collectives proposed are, those who are there when the achievement ends."""
    found: dict[int, MemberFacts] = {}
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
            found[unit_id] = replace(known, members=members).facts(rules)
    return found


def _looks_at_members(one: Proposal, rules: RuleSet) -> bool:
    award = rules.by_code.get(one.award)
    terms = award.terms.get(one.kind) if award else None
    return terms is not None and any(isinstance(each.condition, _OF_MEMBERS) for each in terms.requirements)


def _with_titles(facts: YearFacts | None, person_id: int, titles: _Titles, year: int) -> YearFacts | None:
    more = tuple(held for _, held in titles.get((NomineeKind.INDIVIDUAL, person_id), ()))
    if not more:
        return facts
    facts = facts or YearFacts(year)
    return replace(facts, awards=(*facts.awards, *more))


def _earlier_awards(connection: Reader, proposals: Sequence[Proposal], day: date) -> dict[int, list[_Earlier]]:
    """Return what nominees were awarded that can touch the proposals: signed since they began, or citing the same.

    What was achieved is dated: an award signed before an achievement began is for another one, unless it cites the
    same activity.
    """
    collectives = proposals[0].kind is NomineeKind.COLLECTIVE
    subjects = {one.subject_id for one in proposals}
    since = min(one.period[0] for one in proposals)
    rows = {
        row.id: row
        for row in stored.read_recent_awards(connection, collectives, since.isoformat(), day.isoformat())
        if row.subject in subjects
    }
    cited = defaultdict[int, set[int]](set)
    activities = {row_id for one in proposals for row_id in one.activities}
    for activity_id, row in stored.read_awards_citing(connection, collectives, activities, day.isoformat()):
        if row.subject in subjects:
            rows.setdefault(row.id, row)
            cited[row.id].add(activity_id)
    tasks = _tasks_of(connection, [row.nomination_id for row in rows.values() if row.nomination_id], proposals)
    found = defaultdict[int, list[_Earlier]](list)
    for row in rows.values():
        of_row = tasks.get(row.nomination_id or 0, frozenset())
        found[row.subject].append(_earlier(row, cited.get(row.id, ()), of_row))
    return found


def _tasks_of(
    connection: Reader, nomination_ids: Collection[int], proposals: Sequence[Proposal]
) -> dict[int, frozenset[int]]:
    if not any(one.tasks for one in proposals):
        return {}
    found = defaultdict[int, set[int]](set)
    for nomination_id, task_id in stored.read_tasks_of(connection, nomination_ids):
        found[nomination_id].add(task_id)
    return {nomination_id: frozenset(tasks) for nomination_id, tasks in found.items()}


def _earlier(row: AwardRow, activities: Iterable[int], tasks: frozenset[int]) -> _Earlier:
    award = EarlierAward(
        row.code,
        row.name,
        f"Quyết định {row.number} ngày {_day(row.signed_on):%d/%m/%Y}",
        _TYPES[row.type],
        (_day(row.first), _day(row.last)) if row.first and row.last else None,
        frozenset(RecordRef("activity", row_id) for row_id in activities),
        RecordRef("award", row.id),
    )
    return _Earlier(award, row.nomination_id, tasks)


def _not_own(one: Proposal, earlier: _Earlier) -> bool:
    return one.id is None or earlier.nomination_id != one.id


def _seen_by(one: Proposal, earlier: _Earlier) -> EarlierAward:
    """Return an earlier award with what it cites; a task that comes every year is the same only in the same time."""
    period = earlier.award.period
    common = one.tasks & earlier.tasks
    if not common or period is None or period[0] > one.period[1] or one.period[0] > period[1]:
        return earlier.award
    return replace(earlier.award, cited=earlier.award.cited | {RecordRef("task", row_id) for row_id in common})


def _day(text: str) -> date:
    return date.fromisoformat(text)


_KINDS: Final = {kind.value: kind for kind in NomineeKind}
_STATES: Final = {state.value: state for state in NominationState}
_TYPES: Final = {"": CommendationType.MERIT} | {kind.value: kind for kind in CommendationType}
