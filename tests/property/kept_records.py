"""Every record the clerk enters: made with each field set to something, and which service saves and reads it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from desktop_app.domain.awards.decisions import DecisionContent, DecisionFields
from desktop_app.domain.changes import Changes
from desktop_app.domain.council.councils import (
    AttendanceFields,
    CouncilFields,
    CouncilRole,
    MemberFields,
    Presence,
    SessionFields,
)
from desktop_app.domain.council.unit_reviews import UnitReviewFields, UnitVote
from desktop_app.domain.council.votes import Votes
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.office.offices import Office
from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.domain.office.units import UnitFields
from desktop_app.domain.plan.adjustments import AdjustmentFields
from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind, Recurrence
from desktop_app.domain.plan.plan_record import PlanFields
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.domain.round_codes import RoundCode
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.standing.year_records import HoldFields, InitiativeFields, YearRecordFields
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.activities import ActivityFields, ActivityKind, Participant, ParticipantRole
from desktop_app.domain.year.indicator_sets import IndicatorDraft
from desktop_app.domain.year.indicators import Target, TargetSign
from desktop_app.domain.year.movements import Criterion, MovementFields, RegistrationFields
from desktop_app.domain.year.obstacles import ObstacleFields, ReferralFields
from desktop_app.domain.year.sent_reports import SentReportFields
from desktop_app.domain.year.statements import StatementFields
from desktop_app.services import review_rounds
from desktop_app.services.awards import decisions
from desktop_app.services.book import Book
from desktop_app.services.council import councils, sessions, unit_reviews, vote_tallies
from desktop_app.services.office import offices, people, units
from desktop_app.services.papers.reports.entered import ANNUAL, STATEMENT_ROWS, report
from desktop_app.services.papers.reports.sent_reports import SENT_ROWS, ReportKey, record_sent
from desktop_app.services.papers.reports.statements import state_nothing
from desktop_app.services.plan import adjustments, occurrences, plan_records, tasks
from desktop_app.services.review_rounds import Round
from desktop_app.services.rounds import acts, nominations
from desktop_app.services.standing import year_records
from desktop_app.services.year import activities, indicators, movements, obstacles, registrations
from desktop_app.store import records
from tests.books import rows_of
from tests.made_records import IDS, LAN, REFERENCES, Case

CHAIR = MemberFields("Vương Thị Ánh", CouncilRole.CHAIR)


def _row_id(kind: str, row_id: int | None, changes: Changes) -> int:
    return changes.only_id(kind) if row_id is None else row_id


def _save_person(book: Book, row_id: int | None, entered: PersonFields) -> int:
    held = [(post.id, post.fields) for post in people.posts(book, row_id)] if row_id is not None else []
    return _row_id("person", row_id, people.save_person(book, row_id, entered, held))


def _save_post(book: Book, row_id: int | None, entered: PostFields) -> int:
    named = people.person(book, IDS.lan)
    others = [(post.id, post.fields) for post in people.posts(book, IDS.lan) if post.id != row_id]
    return _row_id("post", row_id, people.save_person(book, IDS.lan, named, [*others, (row_id, entered)]))


def _read_post(book: Book, row_id: int) -> PostFields:
    return next(post.fields for post in people.posts(book, IDS.lan) if post.id == row_id)


def _save_unit(book: Book, row_id: int | None, entered: UnitFields) -> int:
    done = units.add_unit(book, entered) if row_id is None else units.change_unit(book, row_id, entered)
    return _row_id("unit", row_id, done)


def _save_office(book: Book, row_id: int | None, entered: Office) -> int:
    offices.change_office(book, entered)
    return row_id or 1


def _read_plan(book: Book, row_id: int) -> PlanFields:
    plan = plan_records.chosen_plan(book, row_id)
    assert plan is not None
    return plan.fields


def _save_task(book: Book, row_id: int | None, entered: TaskFields) -> int:
    if row_id is not None:
        tasks.change_task(book, row_id, entered)
        return row_id
    # The tasks behind make room for it.
    return max(tasks.add_task(book, entered).ids["task"])


def _save_result(book: Book, row_id: int | None, entered: OccurrenceFields) -> int:
    ((first,),) = rows_of(book, "occurrence", "max(id)")
    occurrences.record_result(book, row_id or int(str(first)), entered)
    return row_id or int(str(first))


def _save_activity(book: Book, row_id: int | None, entered: ActivityFields) -> int:
    if row_id is not None:
        activities.change_activity(book, row_id, entered)
        return row_id
    return activities.add_activity(book, entered).only_id("activity")


def _save_participant(book: Book, row_id: int | None, entered: Participant) -> int:
    """Save an activity of one participant; its id stands for theirs."""
    held = ActivityFields(date(2026, 3, 9), ActivityKind.EVENT, "Ngày hội an toàn mạng", participants=(entered,))
    return _save_activity(book, row_id, held)


def _save_year_record(book: Book, row_id: int | None, entered: YearRecordFields) -> int:
    return _row_id("year_record", row_id, year_records.save_year_record(book, entered))


def _save_council(book: Book, row_id: int | None, entered: CouncilFields) -> int:
    members: list[tuple[int | None, MemberFields]] = [(None, CHAIR)]
    if row_id is not None:
        members = [(member.id, member.fields) for member in councils.council(book, row_id).members]
    return _row_id("council", row_id, councils.save_council(book, row_id, entered, members))


def _save_member(book: Book, row_id: int | None, entered: MemberFields) -> int:
    """Save a Council of one member; its id stands for his."""
    if row_id is None:
        return councils.save_council(book, None, CouncilFields(), [(None, entered)]).only_id("council")
    stored = councils.council(book, row_id)
    councils.save_council(book, row_id, stored.fields, [(stored.members[0].id, entered)])
    return row_id


def _save_session(book: Book, row_id: int | None, entered: SessionFields) -> int:
    return _row_id("council_session", row_id, sessions.save_session(book, row_id, entered))


def _session(book: Book, *, nominations: tuple[int, ...] = ()) -> int:
    held = SessionFields("2026-H1", 1, date(2026, 7, 2))
    return sessions.save_session(book, None, held, nominations=nominations).only_id("council_session")


def _save_attendance(book: Book, row_id: int | None, entered: AttendanceFields) -> int:
    row_id = row_id or _session(book)
    sessions.save_session(book, row_id, sessions.session(book, row_id).fields, [entered])
    return row_id


def _read_attendance(book: Book, row_id: int) -> AttendanceFields:
    came = sessions.session(book, row_id).attendance
    return next(entry for member, entry in came if member.id == REFERENCES["member_id"])


def _save_votes(book: Book, row_id: int | None, entered: Votes) -> int:
    row_id = row_id or _session(book, nominations=(IDS.of_lan,))
    vote_tallies.record_votes(book, row_id, {IDS.of_lan: entered})
    return row_id


def _save_nomination(book: Book, row_id: int | None, entered: NominationFields) -> int:
    if row_id is not None:
        nominations.change_nomination(book, row_id, entered)
        return row_id
    return nominations.nominate(book, entered).only_id("nomination")


def _save_round(book: Book, row_id: int | None, entered: Round) -> int:
    """Change the second round of the filled book: its code, and so the round itself, was made before."""
    acts.change_round(book, entered)
    return row_id or entered.id


def _save_decision(book: Book, row_id: int | None, entered: DecisionFields) -> int:
    given = [] if row_id is None else decisions.decision(book, row_id)[1]
    return _row_id("decision", row_id, decisions.save_decision(book, row_id, entered, given or [IDS.of_lan]))


def _save_sent_report(book: Book, row_id: int | None, entered: SentReportFields) -> int:
    return _row_id("report", row_id, record_sent(book, ReportKey(ANNUAL, "2024"), entered))


def _read_sent_report(book: Book, row_id: int) -> SentReportFields:
    with book.store.reading() as connection:
        return SENT_ROWS.from_row(records.fetch(connection, "report", row_id))


def _save_statement(book: Book, row_id: int | None, entered: StatementFields) -> int:
    """State of the annual report of a year without records that its part of conferences has nothing."""
    empty = report(book, ANNUAL, "2024")
    (part, *_) = [part for part in empty.parts if not part.has_records and part.key not in empty.parents]
    return _row_id("report_statement", row_id, state_nothing(book, ANNUAL, "2024", part.key, entered))


def _read_statement(book: Book, row_id: int) -> StatementFields:
    with book.store.reading() as connection:
        return STATEMENT_ROWS.from_row(records.fetch(connection, "report_statement", row_id))


_REGISTRATION = Case(
    RegistrationFields,
    lambda book, row_id, entered: _row_id(
        "movement_registration", row_id, registrations.save_registration(book, row_id, entered)
    ),
    registrations.registration,
    listed="movement-registrations",
)
_SESSION = Case(
    SessionFields,
    _save_session,
    lambda book, row_id: sessions.session(book, row_id).fields,
    {
        "round_code": "2026-H1",
        "started_at": "08:30",
        "ended_at": "10:15",
        "chair": CHAIR.full_name,
        "opinions_by": date(2026, 2, 27),
    },
    listed="sessions",
)
_NOMINATION = Case(
    NominationFields,
    _save_nomination,
    lambda book, row_id: nominations.nomination(book, row_id).fields,
    {
        "round_code": "2026-H1",
        "kind": NomineeKind.INDIVIDUAL,
        "person_id": 3,
        "unit_id": IDS.centre,
        "award": "provincial_certificate",
        # Another day than the round's last, which a nomination has without one of its own.
        "period_to": date(2026, 12, 30),
        "state": NominationState.DRAFT,
        "papers": ("report",),
    },
    {"person_id": 3, "state": NominationState.DRAFT},
    listed="nominations",
)
_UNIT_REVIEW = Case(
    UnitReviewFields,
    lambda book, row_id, entered: _row_id("unit_review", row_id, unit_reviews.save_unit_review(book, row_id, entered)),
    unit_reviews.unit_review,
    {
        "round_code": "2026-H1",
        "unit_id": IDS.office_unit,
        "started_at": "08:30",
        "ended_at": "10:15",
        "present": 7,
        "votes": (UnitVote(IDS.of_lan, 5, 1),),
    },
    listed="unit-reviews",
)
CASES: Mapping[str, Case] = {
    "unit review": _UNIT_REVIEW,
    "person": Case(PersonFields, _save_person, people.person, {"birth_year": 1985}, listed="people"),
    "post": Case(PostFields, _save_post, _read_post),
    # A place far behind: one drawn by chance may be the last, which a unit has that is added without one.
    "unit": Case(UnitFields, _save_unit, units.unit, {"position": 90}, listed="units"),
    "office": Case(Office, _save_office, lambda book, _: offices.office(book)),
    "plan": Case(
        PlanFields,
        lambda book, row_id, entered: _row_id("plan", row_id, plan_records.save_plan(book, row_id, entered)),
        _read_plan,
        {"from_year": 2024, "to_year": 2029},
        listed="plans",
    ),
    "adjustment": Case(
        AdjustmentFields,
        lambda book, row_id, entered: _row_id(
            "plan_adjustment", row_id, adjustments.save_adjustment(book, IDS.plan, row_id, entered)
        ),
        adjustments.adjustment,
        listed="adjustments",
    ),
    "task": Case(
        TaskFields,
        _save_task,
        tasks.task,
        {
            "deadline": Deadline("trước ngày 15/12 hằng năm", DeadlineKind.DAY, Recurrence.YEARLY, day=15, month=12),
            "further_deadlines": (Deadline("Tết Trung thu", DeadlineKind.MID_AUTUMN, Recurrence.YEARLY),),
            "leads": (IDS.office_unit,),
            "supports": (IDS.division, IDS.centre),
        },
        listed="tasks",
    ),
    "result": Case(
        OccurrenceFields,
        _save_result,
        lambda book, row_id: occurrences.occurrence(book, row_id).fields,
        {"progress": 100},
        alike=("not_carried_out",),
        listed="occurrences",
    ),
    "what was let go": Case(
        OccurrenceFields,
        _save_result,
        lambda book, row_id: occurrences.occurrence(book, row_id).fields,
        alike=("progress", "done_on"),
        listed="occurrences",
    ),
    "activity": Case(
        ActivityFields,
        _save_activity,
        activities.activity,
        {
            "link": "https://example.vn/tin-tot",
            "participants": (Participant(IDS.lan, ParticipantRole.SPEAKER), Participant(IDS.dang)),
        },
        listed="activities",
    ),
    "participant": Case(
        Participant, _save_participant, lambda book, row_id: activities.activity(book, row_id).participants[0]
    ),
    "movement": Case(
        MovementFields,
        lambda book, row_id, entered: _row_id(
            "emulation_movement", row_id, movements.save_movement(book, row_id, entered)
        ),
        movements.movement,
        {
            "to_date": date(2026, 12, 31),
            "closed_on": date(2026, 12, 30),
            "criteria": (
                Criterion("Số tin tốt đăng mỗi tháng", "Từ 20 tin", "22 tin", "Danh mục tin"),
                Criterion("Công chức tham gia"),
            ),
        },
        listed="movements",
    ),
    "registration": replace(
        _REGISTRATION, fixed={"person_id": IDS.dang}, least={"person_id": IDS.dang}, alike=("unit_id",)
    ),
    "registration of a unit": replace(
        _REGISTRATION, fixed={"unit_id": IDS.centre}, least={"unit_id": IDS.centre}, alike=("person_id",)
    ),
    "obstacle": Case(
        ObstacleFields,
        lambda book, row_id, entered: _row_id("obstacle", row_id, obstacles.save_obstacle(book, row_id, entered)),
        obstacles.obstacle,
        listed="obstacles",
    ),
    "referral": Case(
        ReferralFields,
        lambda book, row_id, entered: _row_id("referral", row_id, obstacles.save_referral(book, row_id, entered)),
        obstacles.referral,
        listed="referrals",
    ),
    "indicator": Case(
        IndicatorDraft,
        lambda book, row_id, entered: _row_id("indicator", row_id, indicators.save_indicator(book, row_id, entered)),
        indicators.indicator,
        {
            "targets": (
                Target(2028, TargetSign.MORE_THAN, Decimal("92.5")),
                Target(2030, TargetSign.EXACTLY, Decimal(9)),
            ),
            "confirmed": False,
        },
        listed="indicators",
    ),
    "year record": Case(
        YearRecordFields,
        _save_year_record,
        lambda book, _: year_records.year_record(book, LAN, 2023),
        {"subject": LAN, "year": 2023, "registered": True, "registered_on": date(2023, 2, 10)},
        {"note": "Chưa xếp loại"},
        listed="year-records",
    ),
    "initiative": Case(
        InitiativeFields,
        lambda book, row_id, entered: _row_id(
            "initiative", row_id, year_records.save_initiative(book, row_id, entered)
        ),
        year_records.initiative,
        {"subject": LAN, "year": 2026, "registered_on": date(2026, 2, 2)},
        listed="initiatives",
    ),
    "hold": Case(
        HoldFields,
        lambda book, row_id, entered: _row_id("hold", row_id, year_records.save_hold(book, row_id, entered)),
        year_records.hold,
        {"subject": LAN},
        {"document": "01/TB-SNgV"},
        listed="holds",
    ),
    "sent report": Case(
        SentReportFields,
        _save_sent_report,
        _read_sent_report,
        {"dated_on": date(2024, 11, 20), "cut_off": date(2024, 11, 10)},
    ),
    "statement": Case(StatementFields, _save_statement, _read_statement, {"stated_on": date(2026, 11, 17)}),
    "council": Case(
        CouncilFields,
        _save_council,
        lambda book, row_id: councils.council(book, row_id).fields,
        listed="councils",
    ),
    "member": Case(
        MemberFields,
        _save_member,
        lambda book, row_id: councils.council(book, row_id).members[0].fields,
    ),
    "session by ballot": replace(_SESSION, alike=("ballot",)),
    "session by show of hands": replace(_SESSION, alike=("tellers",)),
    "attendance": Case(AttendanceFields, _save_attendance, _read_attendance, {"presence": Presence.WRITTEN}),
    "votes": Case(
        Votes,
        _save_votes,
        lambda book, row_id: vote_tallies.votes_of_session(book, row_id).rows[0].votes,
        {"issued": 3, "returned": 3, "valid": 3, "agree": 1, "against": 1, "abstain": 1},
        {"agree": 3},
    ),
    "nomination": replace(_NOMINATION, alike=("movement_id",)),
    "nomination of a movement": replace(_NOMINATION, alike=("commendation_type",)),
    "round": Case(
        Round,
        _save_round,
        lambda book, row_id: next(
            round_entry for round_entry in review_rounds.rounds(book) if round_entry.id == row_id
        ),
        {"id": 2, "code": RoundCode(2026, 1), "rule_set": "2024-01-01"},
        {"rule_set": "2025-07-01"},
    ),
    "decision": Case(
        DecisionFields,
        _save_decision,
        lambda book, row_id: decisions.decision(book, row_id)[0],
        {"round_code": "2026-H1", "level": AwardLevel.PROVINCE, "content": DecisionContent.FORMS},
        listed="decisions",
    ),
}
"""By its name, every record that a service saves."""
