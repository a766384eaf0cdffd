"""The evidence of a nomination: activities, results and initiatives on record, and a summary drafted from them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from desktop_app.domain.law.year_facts import Rating, RecordRef, Scope
from desktop_app.domain.office.citations import cited_document, document_words, partners_words, subject_words
from desktop_app.domain.office.heads import heads_unit
from desktop_app.domain.office.people import FORMS_OF_ADDRESS
from desktop_app.domain.plan.plan_record import PlanFields
from desktop_app.domain.plan.plans import AssignmentRole, place_words
from desktop_app.domain.round_codes import RoundCode, parse_round_code
from desktop_app.domain.rounds.achievements import (
    Achievements,
    CitedActivity,
    CitedInitiative,
    Credit,
    EarlierTitle,
    RoleInRecord,
    TaskResult,
    YearRating,
    role_of_person,
)
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.rounds.summaries import compose_summary, without_role
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.activities import ActivityKind, ParticipantRole, Spread, children_words
from desktop_app.services.book import Book
from desktop_app.services.dates import from_iso
from desktop_app.services.law.rules import round_rules
from desktop_app.services.office.people import position_of
from desktop_app.services.office.units import predecessors
from desktop_app.services.plan.assignments import roles_by_day
from desktop_app.services.plan.earlier import texts_then
from desktop_app.services.review_rounds import round_row
from desktop_app.services.rounds.nominations import nominated_post
from desktop_app.services.rounds.summaries.headed_units import also_headed
from desktop_app.services.rounds.summaries.rated_members import rated_members
from desktop_app.services.standing import facts
from desktop_app.store import records
from desktop_app.store.queries import evidence as stored
from desktop_app.store.queries.year import late_days
from desktop_app.store.records import Reader

_PLAN: Final = "Kế hoạch"
_YEARS_BACK: Final = 4
"""For some awards the initiatives of the last five years count."""


@dataclass(frozen=True, slots=True)
class EvidenceOffer:
    """The evidence a nominee can cite: activities by date, then initiatives.

    `own` is what of it the nominee did in the period, `own_tasks` are the tasks the nominee did.
    """

    deeds: tuple[CitedActivity, ...] = ()
    ideas: tuple[CitedInitiative, ...] = ()
    own: tuple[RecordRef, ...] = ()
    own_tasks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SummaryDraft:
    """A summary, "" if nothing is on record; `untold` is cited, but has no role of the nominee on record."""

    text: str = ""
    untold: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Nominee:
    """The nominee as records name it ("person" or "unit", and id), the unit, the achievement's span and the round.

    `heads_unit` whether a person heads the unit, `also_heads` the names of the others that she heads by their ids.

    The span is `first` to `last`; what it goes on to `until` is not counted yet.
    """

    subject: tuple[str, int]
    unit_id: int | None
    heads_unit: bool
    first: date
    last: date
    until: date
    code: RoundCode
    also_heads: Mapping[int, str] = field(default_factory=dict)

    @property
    def rated_years(self) -> tuple[int, int]:
        return self.code.rated_years(self.first.year, self.last.year)

    @property
    def counted_on(self) -> date | None:
        """The day up to which a span that goes on is counted, None of one that is over."""
        return self.last if self.last < self.until else None

    @property
    def days(self) -> tuple[str, str]:
        return self.first.isoformat(), self.last.isoformat()


def offered_evidence(book: Book, fields: NominationFields) -> EvidenceOffer:
    """Return the evidence a nominee can cite for the entered period, with what is cited already; without nominee none.

    A person can cite the activities she took part in or posted, a unit its own; both those of the chosen tasks.
    """
    with book.store.reading() as connection:
        nominee = _nominee(connection, fields)
        return EvidenceOffer() if nominee is None else _offer(connection, nominee, fields)


def draft_summary(book: Book, fields: NominationFields) -> SummaryDraft:
    """Return a summary of what a nomination cites, with the ratings of its years; the clerk edits it.

    It says what the records say: a role in an activity, the results of the tasks a unit leads, an initiative.
    """
    with book.store.reading() as connection:
        return drafted_summary(connection, fields)


def drafted_summary(
    connection: Reader, fields: NominationFields, on: date | None = None, *, whole: bool = False
) -> SummaryDraft:
    """Return what `draft_summary` returns on a day, None for today, within a transaction; `whole` for a report.

    Of a period that goes on, or went on after the unit's meeting on it, it says up to which day it counts results:
    "05/05 kỳ" is not all of one that has six.
    """
    nominee = _counted(connection, fields, on)
    if nominee is None:
        return SummaryDraft()
    achievements = _achievements(connection, nominee, fields)
    return SummaryDraft(compose_summary(achievements, whole=whole), without_role(achievements))


def _counted(connection: Reader, fields: NominationFields, on: date | None = None) -> _Nominee | None:
    """Return the nominee with the span that is counted on a day, None for today.

    It is counted to the day on which the unit met on its nominees: what it asks for rests on that meeting.
    """
    nominee = _nominee(connection, fields)
    if nominee is None:
        return None
    met_on = _met_on(connection, nominee, fields.round_code)
    days = (on or date.today(), nominee.last, met_on)
    return replace(nominee, last=min(day for day in days if day is not None))


def _met_on(connection: Reader, nominee: _Nominee, round_code: str) -> date | None:
    """Return the day in the span on which the nominee's unit met on the round; None if none is recorded."""
    match = {"round_id": round_row(connection, round_code)["id"], "unit_id": nominee.unit_id}
    days = [date.fromisoformat(row["held_on"]) for row in records.living(connection, "unit_review", match)]
    return max((day for day in days if nominee.first <= day), default=None)


def drafted_deeds(connection: Reader, fields: NominationFields) -> str:
    """Return all that was done in a year up to today, however long: no initiatives, ratings and titles, told elsewhere.

    A report for no nomination rests on no meeting of the unit, so it is not counted to one.
    """
    nominee = _nominee(connection, fields)
    if nominee is None:
        return ""
    nominee = replace(nominee, last=min(nominee.last, date.today()))
    achievements = _achievements(connection, nominee, with_own_evidence(connection, fields))
    year = f"năm {nominee.last.year}"
    deeds = replace(achievements, span=year, initiatives=(), ratings=(), members=(), titles=())
    return compose_summary(deeds, whole=True)


def cited_activities(connection: Reader, fields: NominationFields) -> tuple[CitedActivity, ...]:
    """Return the activities that a nomination cites, by date, with the nominee's role in each."""
    nominee = _nominee(connection, fields)
    if nominee is None:
        return ()
    cited = set(fields.activity_ids)
    return tuple(deed for deed in _deeds(connection, nominee, fields) if deed.record.id in cited)


def with_own_evidence(connection: Reader, fields: NominationFields) -> NominationFields:
    """Return a nomination that cites all the nominee did in the period; one that cites something is left as it is."""
    nominee = _nominee(connection, fields)
    if nominee is None or fields.task_ids or fields.activity_ids or fields.initiative_ids:
        return fields
    offer = _offer(connection, nominee, fields)
    return replace(
        fields,
        task_ids=offer.own_tasks,
        activity_ids=tuple(record.id for record in offer.own if record.kind == "activity"),
        initiative_ids=tuple(record.id for record in offer.own if record.kind == "initiative"),
    )


def _offer(connection: Reader, nominee: _Nominee, fields: NominationFields) -> EvidenceOffer:
    deeds, ideas = _deeds(connection, nominee, fields), _ideas(connection, nominee, fields)
    did = [deed for deed in deeds if deed.role is not RoleInRecord.OF_TASK and _within(deed, nominee)]
    # For a movement's award only what was done within the movement counts.
    within = tuple(deed for deed in did if fields.movement_id in (None, deed.movement_id))
    own = [deed.record for deed in within]
    own += [idea.record for idea in ideas if _is_of_period(idea, nominee)]
    if fields.movement_id is not None and within:
        return EvidenceOffer(deeds, ideas, tuple(own), tuple(_tasks_of(within)))
    return EvidenceOffer(deeds, ideas, tuple(own), _own_tasks(connection, nominee, deeds))


def _is_of_period(idea: CitedInitiative, nominee: _Nominee) -> bool:
    # One recognised after the first half of a year is for the round at its end.
    is_later = nominee.code.half == 1 and idea.recognised_on is not None and idea.recognised_on > nominee.last
    return nominee.first.year <= idea.year <= nominee.last.year and not is_later


def _within(deed: CitedActivity, nominee: _Nominee) -> bool:
    return deed.first <= nominee.last and deed.last >= nominee.first


def _nominee(connection: Reader, fields: NominationFields) -> _Nominee | None:
    row = round_row(connection, fields.round_code)
    first = fields.period_from or date.fromisoformat(row["from_date"])
    last = fields.period_to or date.fromisoformat(row["to_date"])
    code = parse_round_code(row["code"])
    if fields.kind is NomineeKind.COLLECTIVE:
        unit_id = fields.unit_id
        return None if unit_id is None else _Nominee(("unit", unit_id), unit_id, False, first, last, last, code)
    if fields.person_id is None:
        return None
    post = nominated_post(connection, fields, last)
    unit_id = fields.unit_id or (post["unit_id"] if post else None)
    title = fields.post_title or (position_of(post, first) if post and post["unit_id"] == unit_id else "")
    unit_name = str(records.fetch(connection, "unit", unit_id)["name"]) if unit_id is not None else ""
    leads, others = heads_unit(title, unit_name), also_headed(connection, fields.person_id, unit_id, last)
    return _Nominee(("person", fields.person_id), unit_id, leads, first, last, last, code, others)


def _achievements(connection: Reader, nominee: _Nominee, fields: NominationFields) -> Achievements:
    activities, initiatives = set(fields.activity_ids), set(fields.initiative_ids)
    deeds = _deeds(connection, nominee, fields)
    within = tuple(deed for deed in deeds if deed.record.id in activities and is_of_movement(deed, fields))
    if within:
        return _within_movement(connection, nominee, fields, within)
    collective = fields.kind is NomineeKind.COLLECTIVE
    of_members = rated_members(connection, nominee.unit_id, nominee.rated_years) if collective else ()
    unit_id = nominee.unit_id
    staff = facts.members_on(connection, [unit_id], nominee.last)[unit_id] if collective and unit_id else ()
    return Achievements(
        fields.kind,
        str(records.fetch(connection, "unit", unit_id)["name"]) if unit_id is not None else "",
        nominee.heads_unit,
        len(staff),
        _results(connection, nominee, fields.task_ids, deeds),
        tuple(deed for deed in deeds if deed.record.id in activities),
        tuple(idea for idea in _ideas(connection, nominee, fields) if idea.record.id in initiatives),
        _ratings(connection, nominee),
        of_members,
        _titles(connection, nominee, fields),
        counted_on=nominee.counted_on,
        address=_address(connection, nominee),
        also_heads=tuple(nominee.also_heads.values()),
    )


def _address(connection: Reader, nominee: _Nominee) -> str:
    """Return how a sentence calls a person, "" of a collective or where it is not recorded."""
    kind, row_id = nominee.subject
    gender = records.fetch(connection, "person", row_id)["gender"] if kind == "person" else ""
    return FORMS_OF_ADDRESS.get(gender, "").lower()


def is_of_movement(deed: CitedActivity, fields: NominationFields) -> bool:
    """Tell whether a deed was done within the movement that a nomination is of; never for one of none."""
    return fields.movement_id is not None and deed.movement_id == fields.movement_id


def _within_movement(
    connection: Reader, nominee: _Nominee, fields: NominationFields, within: tuple[CitedActivity, ...]
) -> Achievements:
    """Return what was done within the movement alone: other merit, ratings and titles are no reason for its award."""
    tasks = [task_id for task_id in _tasks_of(within) if task_id in fields.task_ids]
    return Achievements(
        fields.kind,
        str(records.fetch(connection, "unit", nominee.unit_id)["name"]) if nominee.unit_id is not None else "",
        nominee.heads_unit,
        results=_results(connection, nominee, tasks, within),
        activities=within,
        counted_on=nominee.counted_on,
        address=_address(connection, nominee),
        also_heads=tuple(nominee.also_heads.values()),
    )


def _deeds(connection: Reader, nominee: _Nominee, fields: NominationFields) -> tuple[CitedActivity, ...]:
    rows = stored.read_citable_activities(
        connection, nominee.subject, nominee.days, fields.task_ids, fields.activity_ids
    )
    return tuple(
        CitedActivity(
            RecordRef("activity", row.id),
            date.fromisoformat(row.from_date),
            date.fromisoformat(row.to_date),
            ActivityKind(row.kind),
            row.title,
            _role(nominee.subject, row.role, row.author_id, row.unit_id),
            row.channel,
            Spread(row.spread),
            row.reached,
            row.task_id,
            row.movement_id,
            bool(row.notable),
            cited_document(row.document, from_iso(row.document_date)),
            partners_words(row.partners),
            frozenset(map(int, row.colleagues.split(","))) if row.colleagues else frozenset(),
            children_words(row.reached_teenagers or 0, row.reached_children or 0, row.reached),
        )
        for row in rows
    )


def _role(subject: tuple[str, int], role: str | None, author_id: int | None, unit_id: int | None) -> RoleInRecord:
    kind, subject_id = subject
    if kind == "unit":
        return RoleInRecord.UNIT if unit_id == subject_id else RoleInRecord.OF_TASK
    return role_of_person(ParticipantRole(role) if role else None, posted=author_id == subject_id)


def _results(
    connection: Reader, nominee: _Nominee, task_ids: Sequence[int], deeds: Sequence[CitedActivity]
) -> tuple[TaskResult, ...]:
    """Return the periods of the tasks that are due or were done, each with what the nominee has to do with it.

    What was a unit's that is no more is the work of the one that continues it from then on, and what an adjustment of
    the plan gave to another unit is that one's from its day on: whose a period is the lists and tables say by the same
    day (`OCCURRENCE_DAY`), of days before today none of them by what came later.
    """
    roles_then = roles_by_day(connection, stored.read_assignments(connection, task_ids))
    text_then = texts_then(connection)
    names = {row["id"]: str(row["name"]) for row in records.of_kind(connection, "unit")}
    with_role = {deed.task_id for deed in deeds if deed.role is not RoleInRecord.OF_TASK}
    today, late_from = min(date.today(), nominee.last), late_days(connection)
    known_until = today if today < date.today() else date.max
    return tuple(
        TaskResult(
            RecordRef("occurrence", row.id),
            row.task_id,
            text_then(row.task_id, row.text, whose_on),
            due_on,
            None if is_later else done_on,
            "" if is_later else row.result,
            "" if is_later else _paper(row.document_type, row.document_number, row.document_date),
            tuple(dict.fromkeys(names[each.unit_id] for each in units if each.role is AssignmentRole.LEAD)),
            # Of two units that have become one, one may have led what the other supported.
            min((each.role for each in units if each.unit_id == nominee.unit_id), default=None),
            row.task_id in with_role,
            (document_words(row.plan_type, row.plan_number, from_iso(row.plan_date)) or _PLAN)
            if row.plan_type is not None
            else "",
            place_words(row.section_path) if row.section_path else "",
            bool(row.carried_out and due_on and due_on <= today),
            # Done before the span, it counts in the span in which it was done: each is credited once.
            Credit.EARLIER
            if done_on is not None and done_on < nominee.first
            else Credit.AHEAD
            if due_on is not None and due_on > today and (done_on is None or is_later)
            else Credit.WITHIN,
            PlanFields(row.plan_title, row.plan_type, row.plan_number, from_iso(row.plan_date), row.plan_issuer).cited
            if row.plan_type is not None
            else "",
            _in_full(_paper(row.document_type, row.document_number, row.document_date), row.document_abstract),
            tuple(names[each.in_plan] for each in units if each.role is AssignmentRole.LEAD),
            tuple(names[each.in_plan] for each in units if each.role is AssignmentRole.SUPPORT),
            bool(row.not_carried_out),
        )
        for row in stored.read_results(connection, task_ids, nominee.days, nominee.until.isoformat(), today.isoformat())
        for due_on, done_on in ((from_iso(row.due_on), from_iso(row.done_on)),)
        # What was done after the period was due and not done in it.
        for is_later in (done_on is not None and done_on > nominee.last,)
        for whose_on in (min(date.fromisoformat(row.told_by), known_until),)
        for units in (roles_then(row.task_id, whose_on),)
        if (not is_later and (done_on or row.result)) or (due_on and late_from.get(row.task_id, date.min) <= due_on)
    )


def _paper(kind: str, number: str, day: str | None) -> str:
    return document_words(kind, number, from_iso(day)) if number else ""


def _in_full(cited: str, abstract: str) -> str:
    return f"{cited} {subject_words(abstract)}" if cited and abstract else ""


def _own_tasks(connection: Reader, nominee: _Nominee, deeds: Sequence[CitedActivity]) -> tuple[int, ...]:
    """Return the tasks that the unit, nominated or headed, had to do; of a person those of the own activities too."""
    units = {unit_id for other in nominee.also_heads for unit_id in predecessors(connection, other)}
    if is_own := nominee.unit_id is not None and (nominee.subject[0] == "unit" or nominee.heads_unit):
        units |= set(predecessors(connection, nominee.unit_id))
    assigned = stored.read_tasks_of_units(connection, sorted(units)) if units else []
    others = set(nominee.also_heads.values())
    of_unit = [
        result.task_id
        for result in (_results(connection, nominee, assigned, deeds) if assigned else ())
        if (is_own and result.unit_role) or others.intersection(result.leads)
    ]
    return tuple(dict.fromkeys((*of_unit, *([] if nominee.subject[0] == "unit" else _tasks_of(deeds)))))


def _tasks_of(deeds: Sequence[CitedActivity]) -> list[int]:
    """Return the tasks for which the nominee did these deeds, each once: to have attended is not to have done one."""
    own = (deed.task_id for deed in deeds if deed.role not in (RoleInRecord.OF_TASK, RoleInRecord.TOOK_PART))
    return list(dict.fromkeys(task_id for task_id in own if task_id is not None))


def _ideas(connection: Reader, nominee: _Nominee, fields: NominationFields) -> tuple[CitedInitiative, ...]:
    years = (nominee.last.year - _YEARS_BACK, nominee.last.year)
    rows = stored.read_citable_initiatives(connection, nominee.subject, years, fields.initiative_ids)
    return tuple(
        CitedInitiative(
            RecordRef("initiative", row.id),
            row.year,
            row.title,
            Scope(row.scope),
            cited_document(row.document, recognised_on := from_iso(row.recognised_on)),
            recognised_on,
            bool(row.recognised),
        )
        for row in rows
    )


def _ratings(connection: Reader, nominee: _Nominee) -> tuple[YearRating, ...]:
    rows = stored.read_ratings(connection, nominee.subject, nominee.rated_years)
    rated = (YearRating(row.year, Rating(row.rating), row.document) for row in rows)
    return tuple(year for year in rated if year.rating is not Rating.FAILED)


def _titles(connection: Reader, nominee: _Nominee, fields: NominationFields) -> tuple[EarlierTitle, ...]:
    rules, year = round_rules(round_row(connection, fields.round_code)), nominee.first.year - 1
    kind, subject_id = fields.kind, nominee.subject[1]
    of_year = facts.facts_of(connection, kind, [subject_id], since=year)[subject_id].get(year)
    held = of_year.awards if of_year is not None else ()
    return tuple(
        EarlierTitle(year, rules.by_code[award.code].name, award.decision.replace("Quyết định ", "Quyết định số ", 1))
        for award in held
        if award.code in rules.by_code and rules.by_code[award.code].is_title
    )
