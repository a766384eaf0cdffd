"""Decisions typed in with whom they award: a higher level's, and the department's own of years before the program.

No nomination leads to them; persons and units have them in their history all the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.rules import RuleSet
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.services.awards.decisions import decision_fields, decision_values, refuse_double_number
from desktop_app.services.awards.money import catalogue_on, freeze_money
from desktop_app.services.book import Book
from desktop_app.services.rounds.nominations import post_on
from desktop_app.store import records
from desktop_app.store.records import Reader, Record
from desktop_app.store.row_codec import RowCodec
from desktop_app.store.work import UnitOfWork


@dataclass(frozen=True, slots=True)
class DirectAward:
    """An award of such a decision: to a person or a unit, by its code in the catalogue of the day of the decision.

    `period_from` and `period_to` bound the achievement, None for those of the decision. `award_id` is that of one
    that is kept already.
    """

    kind: NomineeKind
    recipient_id: int
    award: str
    commendation_type: CommendationType = CommendationType.MERIT
    period_from: date | None = None
    period_to: date | None = None
    reason_line: str = ""
    award_id: int | None = None


DIRECT_ROWS: Final = RowCodec(DirectAward, "award", columns={"award": "award_code"}, apart=("recipient_id", "award_id"))


def direct_decision(book: Book, decision_id: int) -> tuple[DecisionFields, tuple[DirectAward, ...]]:
    """Return a decision that was typed in, and its awards in their order. Raises RecordGone."""
    with book.store.reading() as connection:
        return read_direct(connection, decision_id)


def read_direct(connection: Reader, decision_id: int) -> tuple[DecisionFields, tuple[DirectAward, ...]]:
    """Return such a decision and its awards in their order. Raises RecordGone."""
    fields = decision_fields(connection, records.fetch(connection, "decision", decision_id))
    given = records.living(connection, "award", {"decision_id": decision_id}, order="position")
    return fields, tuple(_direct(row, fields) for row in given if row["nomination_id"] is None)


def save_direct_decision(
    book: Book, decision_id: int | None, fields: DecisionFields, given: Sequence[DirectAward]
) -> Changes:
    """Record a signed decision (new without an id) with those it awards, in this order.

    What it gives that is known already keeps its amount. Raises InvalidRecord, RecordGone.
    """
    with book.store.work("Ghi quyết định khen thưởng") as work:
        work.label = f"Ghi quyết định {fields.number.strip()}: {len(given)} khen thưởng"
        write_direct_decision(work, decision_id, fields, given)
        return work.changes()


def write_direct_decision(
    work: UnitOfWork, decision_id: int | None, fields: DecisionFields, given: Sequence[DirectAward]
) -> int:
    """Write such a decision and return its id. Raises InvalidRecord."""
    fields = replace(fields, round_code="").checked()
    _refuse_lacking(fields, given)
    refuse_double_number(work, fields, decision_id)
    values, moved = decision_values(work, fields), False
    if decision_id is None:
        decision_id = work.insert("decision", values)
    else:
        moved = records.fetch(work.connection, "decision", decision_id)["signed_on"] != values["signed_on"]
        work.update("decision", decision_id, values)
    written = _set_awards(work, decision_id, fields, given)
    if moved:
        # The day was mistyped: whatever was not paid yet has the money of the right one.
        kept = records.living(work.connection, "award", {"decision_id": decision_id, "paid_on": None})
        written = [row["id"] for row in kept]
    freeze_money(work, decision_id, written)
    return decision_id


def _refuse_lacking(fields: DecisionFields, given: Sequence[DirectAward]) -> None:
    if not fields.is_signed:
        raise InvalidRecord("Nhập số quyết định.", "number")
    if not fields.issuing_body:
        raise InvalidRecord("Nhập cơ quan ban hành quyết định.", "issuing_body")
    if not given:
        raise InvalidRecord("Ghi ít nhất một tập thể hoặc cá nhân được khen thưởng.", "awards")
    known = [(one.kind, one.recipient_id, one.award) for one in given]
    for place, one in enumerate(known):
        if one in known[:place]:
            raise InvalidRecord(f"Dòng {place + 1} trùng với dòng {known.index(one) + 1}.", "awards")


def _set_awards(work: UnitOfWork, decision_id: int, fields: DecisionFields, given: Sequence[DirectAward]) -> list[int]:
    """Bring the awards in line with what is given; return the ids of those that are new or other than before."""
    if fields.signed_on is None:
        return []
    rules = catalogue_on(fields.signed_on)
    before = {row["id"]: row for row in records.living(work.connection, "award", {"decision_id": decision_id})}
    written = []
    for position, one in enumerate(given, 1):
        old = before.pop(one.award_id, None) if one.award_id is not None else None
        if old is not None and _direct(old, fields) == one:
            work.update("award", old["id"], {"position": position})
            continue
        values = _award(work, fields, one, rules) | {"decision_id": decision_id, "position": position}
        if old is None:
            written.append(work.insert("award", values))
        else:
            _refuse_carried_out(old)
            work.update("award", old["id"], values)
            written.append(old["id"])
    for old in before.values():
        if old["nomination_id"] is None:
            _refuse_carried_out(old)
            work.delete("award", old["id"])
    return written


def _award(work: UnitOfWork, fields: DecisionFields, one: DirectAward, rules: RuleSet) -> dict[str, object]:
    award = rules.award(one.award)
    if one.kind not in award.terms:
        whom = "tập thể" if one.kind is NomineeKind.COLLECTIVE else "cá nhân"
        raise InvalidRecord(f"“{award.name}” không tặng cho {whom}.", "awards")
    first, last = one.period_from or fields.period_from, one.period_to or fields.period_to
    named = _collective(work, one) if one.kind is NomineeKind.COLLECTIVE else _person(work, one, last)
    placed = replace(one, period_from=first, period_to=last)
    return DIRECT_ROWS.as_row(placed) | {"award": award.name, **named}


def _collective(work: UnitOfWork, one: DirectAward) -> dict[str, object]:
    row = records.fetch(work.connection, "unit", one.recipient_id)
    return {
        "person_id": None,
        "unit_id": row["id"],
        "awarded_name": row["name"],
        "unit_name": row["name"],
        "post_title": "",
    }


def _person(work: UnitOfWork, one: DirectAward, day: date | None) -> dict[str, object]:
    row = records.fetch(work.connection, "person", one.recipient_id)
    post = post_on(records.living(work.connection, "post", {"person_id": row["id"]}), day)
    unit = records.fetch(work.connection, "unit", post["unit_id"]) if post is not None else None
    return {
        "person_id": row["id"],
        "unit_id": unit["id"] if unit is not None else None,
        "awarded_name": row["full_name"],
        "unit_name": unit["name"] if unit is not None else "",
        "post_title": post["position"] if post is not None else "",
    }


def _direct(row: Record, fields: DecisionFields) -> DirectAward:
    collective = row["kind"] == NomineeKind.COLLECTIVE
    kept = DIRECT_ROWS.from_row(row, recipient_id=row["unit_id" if collective else "person_id"], award_id=row["id"])
    return replace(
        kept,
        period_from=kept.period_from if kept.period_from != fields.period_from else None,
        period_to=kept.period_to if kept.period_to != fields.period_to else None,
    )


def _refuse_carried_out(row: Record) -> None:
    if row["paid_on"] or row["handed_on"] or row["cancelled_on"]:
        raise InvalidRecord(
            f"Khen thưởng của “{row['awarded_name']}” đã chi, đã trao hoặc đã hủy bỏ, không sửa được.", "awards"
        )
