"""Decisions and the awards they give: names, posts and forms frozen as they stood when the decision was recorded."""

from collections.abc import Sequence

from desktop_app.domain.changes import Changes
from desktop_app.domain.decisions import DecisionFields
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.rounds import parse_round_code
from desktop_app.services.book import Book
from desktop_app.services.dates import shown, stored
from desktop_app.store import records
from desktop_app.store.work import UnitOfWork


def decision(book: Book, decision_id: int) -> tuple[DecisionFields, tuple[int, ...]]:
    """Return a decision and the nominations it awards, in its order. Raises RecordGone."""
    with book.store.reading() as connection:
        row = records.fetch(connection, "decision", decision_id)
        code = str(records.fetch(connection, "review_round", row["round_id"])["code"]) if row["round_id"] else ""
        given = records.living(connection, "award", {"decision_id": decision_id}, order="position")
    fields = DecisionFields(
        row["subject"], row["number"], shown(row["signed_on"]), row["signer"], row["issuing_body"], code
    )
    return fields, tuple(one["nomination_id"] for one in given if one["nomination_id"] is not None)


def save_decision(book: Book, decision_id: int | None, fields: DecisionFields, nominations: Sequence[int]) -> Changes:
    """Record a decision (new without an id) that awards these nominations, in this order.

    Awards already given by it stay frozen as they are. Raises InvalidRecord (a nomination awarded by another
    decision, a number used twice in the year), RecordGone.
    """
    fields = fields.checked()
    with book.store.work("Ghi quyết định khen thưởng") as work:
        work.label = f"Ghi quyết định {fields.number or '(chưa có số)'}: {len(nominations)} khen thưởng"
        _refuse_double_number(work, fields, decision_id)
        values = _values(work, fields)
        if decision_id is None:
            decision_id = work.insert("decision", values)
        else:
            records.fetch(work.connection, "decision", decision_id)
            work.update("decision", decision_id, values)
        _set_awards(work, decision_id, list(dict.fromkeys(nominations)))
        return work.changes()


def _values(work: UnitOfWork, fields: DecisionFields) -> dict[str, object]:
    round_id = None
    if fields.round_code:
        found = records.living(work.connection, "review_round", {"code": str(parse_round_code(fields.round_code))})
        if not found:
            raise InvalidRecord(f"Chưa có đợt xét {fields.round_code}.", "round_code")
        round_id = found[0]["id"]
    return {
        "number": fields.number,
        "signed_on": stored(fields.signed_on),
        "signer": fields.signer,
        "issuing_body": fields.issuing_body,
        "subject": fields.subject,
        "round_id": round_id,
    }


def _set_awards(work: UnitOfWork, decision_id: int, nominations: list[int]) -> None:
    rows = records.fetch_many(work.connection, "nomination", nominations)
    given = {
        row["nomination_id"]: row for row in records.living(work.connection, "award", {"decision_id": decision_id})
    }
    for nomination_id, award in given.items():
        if nomination_id is not None and nomination_id not in rows:
            work.delete("award", award["id"])
    for position, nomination_id in enumerate(nominations, 1):
        if nomination_id in given:
            work.update("award", given[nomination_id]["id"], {"position": position})
        else:
            _refuse_double_award(work, rows[nomination_id])
            work.insert("award", _award(rows[nomination_id]) | {"decision_id": decision_id, "position": position})


def _award(row: records.Record) -> dict[str, object]:
    same = ("kind", "person_id", "unit_id", "unit_name", "post_title", "award", "award_code", "commendation_type")
    return {name: row[name] for name in same} | {"nomination_id": row["id"], "awarded_name": row["nominee_name"]}


def _refuse_double_award(work: UnitOfWork, row: records.Record) -> None:
    for award in records.living(work.connection, "award", {"nomination_id": row["id"]}):
        other = records.fetch(work.connection, "decision", award["decision_id"])
        if other["trashed_at"] is None:
            raise InvalidRecord(
                f"“{row['nominee_name']}” đã được khen thưởng theo đề nghị này tại quyết định "
                f"{other['number'] or '(chưa có số)'}.",
                "nominations",
            )


def _refuse_double_number(work: UnitOfWork, fields: DecisionFields, decision_id: int | None) -> None:
    if fields.signed_on is None:
        return
    for row in records.living(work.connection, "decision", {"number": fields.number}):
        same_year = (row["signed_on"] or "")[:4] == str(fields.signed_on.year)
        if row["id"] != decision_id and same_year and row["issuing_body"] == fields.issuing_body:
            raise InvalidRecord(f"Số quyết định {fields.number} đã dùng trong năm {fields.signed_on.year}.", "number")
