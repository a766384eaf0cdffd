"""Decisions entered together with their awards: of a higher level, or of the department before it had the program.

No nomination leads to these awards; they are part of the history of persons and units like all others.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.rules import RuleSet
from desktop_app.domain.vietnamese import clean_line, fold
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.services.awards.decisions import (
    decision_fields,
    decision_values,
    is_signed,
    refuse_double_number,
    write_decision,
)
from desktop_app.services.awards.money import catalogue_on, freeze_money
from desktop_app.services.book import Book
from desktop_app.services.office.people import as_former, is_former, places_of_work, position_of, post_on
from desktop_app.store import records
from desktop_app.store.records import Reader, Record
from desktop_app.store.row_codec import RowCodec
from desktop_app.store.work import UnitOfWork


@dataclass(frozen=True, slots=True)
class DirectAward:
    """An award of such a decision to a person or a unit; `award` is its code in the catalogue of the decision's day.

    One that is in no catalogue has no code ("") but its name, `award_name`.
    `period_from` and `period_to` are the period of the achievement, None for that of the decision. `award_id` is the
    id of an award stored before, None for a new one.
    """

    kind: NomineeKind
    recipient_id: int
    award: str
    commendation_type: CommendationType = CommendationType.MERIT
    period_from: date | None = None
    period_to: date | None = None
    reason_line: str = ""
    award_id: int | None = None
    award_name: str = ""
    is_former: bool = False
    """Whether the decision names a person by a post that was over by then: "Nguyên Giám đốc Sở"."""

    @property
    def key(self) -> tuple[object, ...]:
        """What it is and whose: a decision gives it once."""
        return self.kind, self.recipient_id, self.award, fold(self.award_name)


DIRECT_ROWS: Final = RowCodec(
    DirectAward, "award", columns={"award": "award_code"}, apart=("recipient_id", "award_id", "award_name", "is_former")
)


def direct_decision(book: Book, decision_id: int) -> tuple[DecisionFields, tuple[DirectAward, ...]]:
    """Return a decision entered with its awards, and these in their order. Raises RecordGone."""
    with book.store.reading() as connection:
        return read_direct(connection, decision_id)


def read_direct(connection: Reader, decision_id: int) -> tuple[DecisionFields, tuple[DirectAward, ...]]:
    """Return such a decision and its awards in their order. Raises RecordGone."""
    fields = decision_fields(connection, records.fetch(connection, "decision", decision_id))
    award_rows = records.living(connection, "award", {"decision_id": decision_id}, order="position")
    return fields, tuple(_direct(row, fields) for row in award_rows if row["nomination_id"] is None)


def award_rows_by_key(connection: Reader, decision_id: int) -> dict[tuple[object, ...], Record]:
    """Return all awards of a decision by their keys, also of one that was made for a round."""
    fields = decision_fields(connection, records.fetch(connection, "decision", decision_id))
    award_rows = records.living(connection, "award", {"decision_id": decision_id})
    return {_direct(row, fields).key: row for row in award_rows}


def save_direct_decision(
    book: Book, decision_id: int | None, fields: DecisionFields, awards: Sequence[DirectAward]
) -> Changes:
    """Record a signed decision (new without an id) with its awards in this order.

    An award stored before keeps its amount. Raises InvalidRecord, RecordGone.
    """
    with book.store.work("Ghi quyết định khen thưởng") as work:
        work.label = f"Ghi quyết định {fields.number.strip()}: {len(awards)} khen thưởng"
        write_direct_decision(work, decision_id, fields, awards)
        return work.changes()


def write_direct_decision(
    work: UnitOfWork, decision_id: int | None, fields: DecisionFields, awards: Sequence[DirectAward]
) -> int:
    """Write such a decision and return its id. Raises InvalidRecord."""
    fields = replace(fields, round_code="").checked()
    _refuse_lacking(fields, awards)
    refuse_double_number(work, fields, decision_id)
    values, day_changed = decision_values(work, fields), False
    if decision_id is None:
        decision_id = work.insert("decision", values)
    else:
        before = records.fetch(work.connection, "decision", decision_id)
        if before["round_id"] is not None:
            # Saved here it would be signed past its nominations, and leave its round.
            raise InvalidRecord("Quyết định này thuộc một đợt xét.", "", "Sửa ở danh sách quyết định của đợt.")
        day_changed = before["signed_on"] != values["signed_on"]
        work.update("decision", decision_id, values)
    written = _set_awards(work, decision_id, fields, awards)
    if day_changed:
        # The day was corrected: whatever is not paid yet gets the amount of the new day.
        unpaid = records.living(work.connection, "award", {"decision_id": decision_id, "paid_on": None})
        written = [row["id"] for row in unpaid]
    if written or day_changed:
        # What is only saved again keeps the rules and the salary it was signed by.
        freeze_money(work, decision_id, written)
    return decision_id


def add_direct_awards(work: UnitOfWork, decision_id: int, awards: Sequence[DirectAward]) -> None:
    """Let a signed decision of a round give awards that nobody proposed, after those it has. Raises InvalidRecord."""
    row = records.fetch(work.connection, "decision", decision_id)
    fields = decision_fields(work.connection, row)
    if fields.signed_on is None or not awards:
        return
    rules = catalogue_on(work.connection, fields.signed_on)
    before = len(records.living(work.connection, "award", {"decision_id": decision_id}))
    written = [
        work.insert("award", _award(work, fields, award, rules) | {"decision_id": decision_id, "position": position})
        for position, award in enumerate(awards, before + 1)
    ]
    freeze_money(work, decision_id, written)


def _refuse_lacking(fields: DecisionFields, awards: Sequence[DirectAward]) -> None:
    if not fields.is_signed:
        raise InvalidRecord("Nhập số quyết định.", "number")
    if not fields.issuing_body:
        raise InvalidRecord("Nhập cơ quan ban hành quyết định.", "issuing_body")
    if not awards:
        raise InvalidRecord("Ghi ít nhất một tập thể hoặc cá nhân được khen thưởng.", "awards")
    places: dict[tuple[object, ...], int] = {}
    for place, award in enumerate(awards, 1):
        before = places.setdefault(award.key, place)
        if before != place:
            raise InvalidRecord(f"Dòng {place} trùng với dòng {before}.", "awards")


def _set_awards(work: UnitOfWork, decision_id: int, fields: DecisionFields, awards: Sequence[DirectAward]) -> list[int]:
    """Store the awards of a decision in this order; return the ids of those that are new or changed."""
    if fields.signed_on is None:
        return []
    rules = catalogue_on(work.connection, fields.signed_on)
    old_rows = {row["id"]: row for row in records.living(work.connection, "award", {"decision_id": decision_id})}
    written = []
    for position, award in enumerate(awards, 1):
        old_row = old_rows.pop(award.award_id, None) if award.award_id is not None else None
        if old_row is not None and _direct(old_row, fields) == award:
            work.update("award", old_row["id"], {"position": position})
            continue
        values = _award(work, fields, award, rules) | {"decision_id": decision_id, "position": position}
        if old_row is None:
            written.append(work.insert("award", values))
        else:
            _refuse_carried_out(old_row)
            work.update("award", old_row["id"], values)
            written.append(old_row["id"])
    for old_row in old_rows.values():
        if old_row["nomination_id"] is None:
            _refuse_carried_out(old_row)
            work.delete("award", old_row["id"])
    return written


def _award(work: UnitOfWork, fields: DecisionFields, award: DirectAward, rules: RuleSet) -> dict[str, object]:
    award_name = clean_line(award.award_name)
    if award.award or not award_name:
        catalogue_award = rules.award(award.award)
        award_name = catalogue_award.name
        if award.kind not in catalogue_award.terms:
            whom = "tập thể" if award.kind is NomineeKind.COLLECTIVE else "cá nhân"
            raise InvalidRecord(f"“{award_name}” không tặng cho {whom}.", "awards")
    first, last = award.period_from or fields.period_from, award.period_to or fields.period_to
    names = _collective(work, award) if award.kind is NomineeKind.COLLECTIVE else _person(work, award, first, last)
    with_period = replace(award, period_from=first, period_to=last)
    return DIRECT_ROWS.as_row(with_period) | {"award": award_name, **names}


def _collective(work: UnitOfWork, award: DirectAward) -> dict[str, object]:
    row = records.fetch(work.connection, "unit", award.recipient_id)
    return {
        "person_id": None,
        "unit_id": row["id"],
        "awarded_name": row["name"],
        "unit_name": row["name"],
        "post_title": "",
    }


def _person(work: UnitOfWork, award: DirectAward, first: date | None, last: date | None) -> dict[str, object]:
    row = records.fetch(work.connection, "person", award.recipient_id)
    posts = records.living(work.connection, "post", {"person_id": row["id"]})
    post = post_on(posts, last, places_of_work(work.connection))
    unit = records.fetch(work.connection, "unit", post["unit_id"]) if post is not None else None
    position = position_of(post, first) if post is not None else ""
    return {
        "person_id": row["id"],
        "unit_id": unit["id"] if unit is not None else None,
        "awarded_name": row["full_name"],
        "unit_name": unit["name"] if unit is not None else "",
        "post_title": as_former(position) if award.is_former else position,
    }


def _direct(row: Record, fields: DecisionFields) -> DirectAward:
    collective = row["kind"] == NomineeKind.COLLECTIVE
    award = DIRECT_ROWS.from_row(
        row,
        recipient_id=row["unit_id" if collective else "person_id"],
        award_id=row["id"],
        award_name="" if row["award_code"] else row["award"],
        is_former=is_former(row["post_title"]),
    )
    return replace(
        award,
        period_from=award.period_from if award.period_from != fields.period_from else None,
        period_to=award.period_to if award.period_to != fields.period_to else None,
    )


def _refuse_carried_out(row: Record) -> None:
    if row["paid_on"] or row["handed_on"] or row["cancelled_on"]:
        raise InvalidRecord(
            f"Khen thưởng của “{row['awarded_name']}” đã chi, đã trao hoặc đã hủy bỏ, không sửa được.", "awards"
        )


def change_decision(book: Book, decision_id: int, fields: DecisionFields) -> Changes:
    """Change what a decision says of itself; whom it awards stays. Raises InvalidRecord, RecordGone."""
    with book.store.work(f"Sửa quyết định {fields.number.strip()}") as work:
        row = records.fetch(work.connection, "decision", decision_id)
        if row["round_id"] is None and is_signed(row):
            write_direct_decision(work, decision_id, fields, read_direct(work.connection, decision_id)[1])
        else:
            write_decision(work, decision_id, fields.checked(), None)
        return work.changes()
