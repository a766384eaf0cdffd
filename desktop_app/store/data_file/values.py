"""Is each value one that its column can hold: its type, a day that there is, one of the words that are known?"""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from typing import Any

from sqlalchemy import Integer, Table

from desktop_app.domain.awards.decisions import DecisionContent
from desktop_app.domain.council.councils import CouncilRole, Presence, read_time
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.law.votes import VoteBase
from desktop_app.domain.law.year_facts import Rating, Scope
from desktop_app.domain.office.people import GENDER_LABELS
from desktop_app.domain.office.units import UnitKind
from desktop_app.domain.plan.deadlines import DeadlineKind, Recurrence
from desktop_app.domain.plan.plan_record import PlanState
from desktop_app.domain.plan.plans import AssignmentRole
from desktop_app.domain.round_codes import parse_round_code
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.vocabulary import CommendationType, DepartureWay, NomineeKind
from desktop_app.domain.year.activities import ActivityKind, ParticipantRole, Spread
from desktop_app.domain.year.indicators import AutomaticMeasure, TargetSign
from desktop_app.domain.year.report_periods import HALF_YEAR, PHASE, REPORT_PERIODS
from desktop_app.store.schema import RECORD_TABLES
from desktop_app.store.schema.columns import DAY, HOLDS, MOMENT

Row = Mapping[str, Any]


def _of(*kinds: type[Enum]) -> frozenset[object]:
    return frozenset(member.value for kind in kinds for member in kind)


_NONE: frozenset[object] = frozenset([""])
_NO_NUMBER: frozenset[object] = frozenset([None])

KNOWN_WORDS: Mapping[tuple[str, str], frozenset[object]] = {
    ("unit", "kind"): _of(UnitKind) | _NONE,
    ("person", "gender"): frozenset(GENDER_LABELS),
    ("plan", "state"): _of(PlanState),
    ("task", "deadline_kind"): _of(DeadlineKind) | _NONE,
    ("task", "recurrence"): _of(Recurrence) | _NONE,
    ("further_deadline", "deadline_kind"): _of(DeadlineKind) | _NONE,
    ("further_deadline", "recurrence"): _of(Recurrence) | _NONE,
    ("assignment", "role"): _of(AssignmentRole),
    ("activity", "kind"): _of(ActivityKind),
    ("activity", "spread"): _of(Spread) | _NONE,
    ("participant", "role"): _of(ParticipantRole),
    ("indicator", "automatic"): _of(AutomaticMeasure) | _NONE,
    ("indicator_target", "comparison"): _of(TargetSign) | _NONE,
    ("year_record", "rating"): _of(Rating) | _NO_NUMBER,
    ("initiative", "scope"): _of(Scope),
    ("nomination", "kind"): _of(NomineeKind),
    ("nomination", "state"): _of(NominationState),
    ("nomination", "commendation_type"): _of(CommendationType) | _NONE,
    ("decision", "level"): _of(AwardLevel),
    ("decision", "content"): _of(DecisionContent),
    ("award", "kind"): _of(NomineeKind),
    ("award", "commendation_type"): _of(CommendationType) | _NONE,
    ("council_member", "role"): _of(CouncilRole),
    ("attendance", "presence"): _of(Presence),
    ("vote_tally", "base"): _of(VoteBase) | _NONE,
    ("certificate_layout", "kind"): _of(NomineeKind),
    ("report", "kind"): frozenset(REPORT_PERIODS),
    ("departure", "way"): _of(DepartureWay),
    ("change", "kind"): frozenset(["do", "undo", "redo", "final"]),
    ("change_item", "table_name"): frozenset(table.name for table in RECORD_TABLES),
    ("attachment", "table_name"): frozenset(table.name for table in RECORD_TABLES),
}
"""The words, or numbers, that a column may hold, where these are known beforehand."""


def _is_day(value: str) -> bool:
    return len(value) == 10 and date.fromisoformat(value).isoformat() == value


def _is_moment(value: str) -> bool:
    return datetime.strptime(value, "%Y-%m-%dT%H:%M:%S%z").tzinfo is not None


def _is_row_as_json(value: str) -> bool:
    return isinstance(json.loads(value), dict)


def _is_list_as_json(value: str) -> bool:
    return isinstance(json.loads(value), list)


def _is_hash(value: str) -> bool:
    return len(value) == 64 and set(value) <= set("0123456789abcdef")


def _is_round(value: str) -> bool:
    return str(parse_round_code(value)) == value


def _is_round_or_none(value: str) -> bool:
    return not value or _is_round(value)


def _is_report_period(value: str) -> bool:
    if value.isascii() and value.isdigit() and len(value) == 4:
        return True
    return REPORT_PERIODS[HALF_YEAR if "H" in value else PHASE].checked(value) == value


def _is_share(value: str) -> bool:
    return not value or Fraction(value) >= 0


def _is_time(value: str) -> bool:
    return read_time(value) == value


_FORMS: Mapping[tuple[str, str], Callable[[str], bool]] = {
    ("change", "at"): _is_moment,
    ("issued_paper", "issued_at"): _is_moment,
    ("issued_paper", "options"): _is_row_as_json,
    ("change_item", "before"): _is_row_as_json,
    ("change_item", "after"): _is_row_as_json,
    ("earlier_wording", "deadlines"): _is_list_as_json,
    ("attachment", "sha256"): _is_hash,
    ("review_round", "code"): _is_round,
    ("report", "period"): _is_report_period,
    ("task", "deadline_until_round"): _is_round_or_none,
    ("further_deadline", "deadline_until_round"): _is_round_or_none,
    ("vote_tally", "share"): _is_share,
    ("award", "coefficient"): _is_share,
    ("council_session", "started_at"): _is_time,
    ("council_session", "ended_at"): _is_time,
    ("unit_review", "started_at"): _is_time,
    ("unit_review", "ended_at"): _is_time,
}
_HELD: Mapping[object, Callable[[str], bool]] = {DAY: _is_day, MOMENT: _is_moment}


def odd_columns(table: Table) -> Callable[[Row], Iterator[tuple[str, object]]]:
    """Return what yields column and value of whatever in a row of this table its column cannot hold."""
    tests = [
        (
            column.name,
            int if isinstance(column.type, Integer) else str,
            bool(column.nullable),
            KNOWN_WORDS.get((table.name, column.name)),
            _FORMS.get((table.name, column.name)) or _HELD.get(column.info.get(HOLDS)),
        )
        for column in table.columns
    ]

    def odd(row: Row) -> Iterator[tuple[str, object]]:
        for name, kind, may_lack, words, form in tests:
            value = row[name]
            if value is None:
                sound = may_lack
            elif type(value) is not kind:
                sound = False
            elif words is not None:
                sound = value in words
            else:
                sound = kind is int or _is_sound_text(str(value), form)
            if not sound:
                yield name, value

    return odd


def is_text(value: object) -> bool:
    """Return whether this is no text of which bytes could not be read."""
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            # Such bytes are read as letters that cannot be written again (`errors="surrogateescape"`).
            return False
    return True


def _is_sound_text(value: str, form: Callable[[str], bool] | None) -> bool:
    if not is_text(value):
        return False
    try:
        return form is None or form(value)
    except (ValueError, ZeroDivisionError, InvalidRecord):
        return False
