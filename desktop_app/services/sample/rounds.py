"""The sample's rounds: who was nominated for what they had done, the Council, the decisions."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from desktop_app.domain.round_codes import RoundCode, parse_round_code
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.domain.year.activities import ParticipantRole
from desktop_app.services.book import Book
from desktop_app.services.office.people import person_choices
from desktop_app.services.office.units import unit_choices
from desktop_app.services.review_rounds import OF_PAPERS, round_of
from desktop_app.services.rounds.acts import change_round, create_round
from desktop_app.services.rounds.evidence import drafted_summary, with_own_evidence
from desktop_app.services.rounds.nomination_acts import move
from desktop_app.services.rounds.nominations import nominate
from desktop_app.services.sample.awards import decide, fill_province, handed_on
from desktop_app.services.sample.content import content
from desktop_app.services.sample.council import meet, set_up_council
from desktop_app.services.sample.days import last_working_day
from desktop_app.services.sample.unit_reviews import review_in_units
from desktop_app.services.sample.unproofed import fill_unproofed
from desktop_app.store import records
from desktop_app.store.records import Reader

_COLLECTIVES, _INDIVIDUALS, _DIVISIONS = 2, 9, 5
_CLOSED_BEFORE: Final = 2025
"""The rounds before this year are closed, and smaller than the later ones."""
_OF_EARLY_ROUNDS: Final = 4
_AGAIN: Final = "Có thành tích mới ngoài đợt trước, Hội đồng thống nhất đề nghị."
_BEFORE_THE_COUNCIL: Final = timedelta(days=23)
_SHORT: Final = "Hoàn thành tốt nhiệm vụ được giao, tham gia đủ các hoạt động của đơn vị trong thời gian xét."


def fill_rounds(book: Book, today: date) -> None:
    """Write the rounds in the order of time, each as far as it has come."""
    council_id = set_up_council(book)
    fill_province(book)
    fill_unproofed(book, council_id, today)
    for number, wording in enumerate(content("thi-dua")["rounds"], 1):
        code = parse_round_code(wording["code"])
        if code.first_day > today:
            continue
        create_round(book, str(code))
        if "met_on" in wording:
            _set_timetable(book, code, wording["met_on"], wording["signed_on"])
        reviewed_on = _reviewed_on(wording)
        _nominate(book, code, number, reviewed_on, min(reviewed_on, today))
        if reviewed_on <= today:
            review_in_units(book, str(code), reviewed_on)
        if wording.get("signed_on", today) < today:
            _decide(book, council_id, wording)


def _reviewed_on(wording: dict[str, Any]) -> date:
    """Return the day on which the units met on their own nominees: before the Council, if it has met."""
    return wording.get("reviewed_on") or last_working_day(wording["met_on"] - _BEFORE_THE_COUNCIL)


def _set_timetable(book: Book, code: RoundCode, met_on: date, signed_on: date) -> None:
    """Ask the units for their reviews three weeks before the Council meets, for the files two weeks before."""
    review_round, week = round_of(book, str(code)), timedelta(days=7)
    timetable = replace(
        review_round,
        units_by=met_on - 3 * week,
        files_by=met_on - 2 * week,
        council_on=met_on,
        submit_by=max(met_on, last_working_day(signed_on - timedelta(days=2))),
    )
    change_round(book, timetable)


def _decide(book: Book, council_id: int, wording: dict[str, Any]) -> None:
    meet(book, council_id, wording["code"], wording["met_on"])
    decide(book, wording["code"], wording["number"], wording["signed_on"])
    review_round, signed_on = round_of(book, wording["code"]), wording["signed_on"]
    if review_round.code.year < _CLOSED_BEFORE:
        change_round(book, replace(review_round, closed_on=signed_on + timedelta(days=15)))
    elif "posted_at" in wording:
        # What the sample hands over it hands over on the day of the ceremony.
        printed = {name: wording.get(name, "") for name in OF_PAPERS if wording.get(name)}
        days = {"posted_from": signed_on + timedelta(days=1), "posted_until": signed_on + timedelta(days=15)}
        change_round(book, replace(review_round, **printed, **days, ceremony_on=handed_on(signed_on)))


def _nominate(book: Book, code: RoundCode, number: int, reviewed_on: date, drafted_on: date) -> None:
    """Nominate the units in turn, and the people who did most in the time that the round looks at."""
    units = [choice.id for choice in unit_choices(book)[:_DIVISIONS]]
    early = code.year < _CLOSED_BEFORE
    collectives = [units[(2 * number + place) % _DIVISIONS] for place in range(1 if early else _COLLECTIVES)]
    people = _most_active(book, code, number)[: _OF_EARLY_ROUNDS if early else _INDIVIDUALS]
    nominees = [(NomineeKind.COLLECTIVE, unit_id) for unit_id in collectives]
    nominees += [(NomineeKind.INDIVIDUAL, person_id) for person_id in people]
    ids = []
    for place, (kind, row_id) in enumerate(nominees):
        fields = NominationFields(
            str(code),
            kind,
            person_id=row_id if kind is NomineeKind.INDIVIDUAL else None,
            unit_id=row_id if kind is NomineeKind.COLLECTIVE else None,
            commendation_type=CommendationType.MERIT if place % 3 == 1 else CommendationType.MOVEMENT,
            period_from=code.first_day,
            period_to=code.last_day,
            papers=("report",),
            exemplar=place in (0, len(collectives)),
            state=NominationState.DRAFT,
        )
        ids.append(nominate(book, _with_evidence(book, fields, reviewed_on, drafted_on)).only_id("nomination"))
    # In one step, so that the conditions are looked at once.
    move(book, ids, NominationState.COMPLETE, exception_reason=_AGAIN)


def _with_evidence(book: Book, fields: NominationFields, reviewed_on: date, drafted_on: date) -> NominationFields:
    """Return a nomination with all that the nominee had done when the unit met, and a summary of it as of a day."""
    so_far = replace(fields, period_to=min(reviewed_on, fields.period_to or reviewed_on))
    with book.store.reading() as connection:
        cited = with_own_evidence(connection, so_far)
        is_movement = cited.commendation_type is CommendationType.MOVEMENT
        movement_id = _movement_of(connection, cited) if is_movement else None
        if movement_id is not None:
            cited = with_own_evidence(connection, replace(so_far, movement_id=movement_id))
        summary = drafted_summary(connection, replace(cited, period_to=fields.period_to), drafted_on).text or _SHORT
        task = "thực hiện nhiệm vụ"
        if movement_id is not None:
            task = f"phong trào thi đua “{records.fetch(connection, 'emulation_movement', movement_id)['name']}”"
    return replace(
        cited,
        period_to=fields.period_to,
        summary=summary,
        # Whose deeds belong to no movement is proposed for what the unit did.
        commendation_type=CommendationType.MERIT if movement_id is None else CommendationType.MOVEMENT,
        movement_id=movement_id,
        reason_line=f"Đã có thành tích xuất sắc trong {task} {parse_round_code(fields.round_code).time}",
    )


def _movement_of(connection: Reader, fields: NominationFields) -> int | None:
    """Return the movement to which most of the cited activities belong."""
    rows = records.fetch_many(connection, "activity", list(fields.activity_ids)).values()
    counts = Counter(row["movement_id"] for row in rows if row["movement_id"] is not None)
    return counts.most_common(1)[0][0] if counts else None


def _most_active(book: Book, code: RoundCode, number: int) -> list[int]:
    """Return people by how much they did; in the whole year's round others than in that of its first half."""
    first, last = code.first_day.isoformat(), code.last_day.isoformat()
    with book.store.reading() as connection:
        activities = records.living(connection, "activity")
        days = {row["id"]: row["from_date"] for row in activities}
        writers = {row["author_id"] for row in activities if first <= row["from_date"] <= last}
        took_part = [
            row["person_id"]
            for row in records.living(connection, "participant")
            if first <= days[row["activity_id"]] <= last and row["role"] != ParticipantRole.TOOK_PART
        ]
    done = Counter(took_part)
    people = [choice.id for choice in person_choices(book, code.last_day) if choice.detail]
    in_turn = [person_id for place, person_id in enumerate(people) if (place + code.year) % 2 == code.half % 2]
    shifted = in_turn[number % 3 :] + in_turn[: number % 3]
    # Last whoever only attended: of them a list would have no deed to print.
    only_came = {person_id for person_id in shifted if not done[person_id] and person_id not in writers}
    return sorted(shifted, key=lambda person_id: (-done[person_id], person_id in only_came))
