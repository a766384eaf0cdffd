"""The units' own reviews for a round: one for each unit and round, as the unit tells of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.council.unit_reviews import UnitReviewFields, UnitVote
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.round_codes import round_title
from desktop_app.domain.vietnamese import search_words
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.review_rounds import round_row
from desktop_app.store import records
from desktop_app.store.records import Reader, Record
from desktop_app.store.row_codec import RowCodec
from desktop_app.store.work import UnitOfWork

UNIT_REVIEW_ROWS: Final = RowCodec(UnitReviewFields, "unit_review", apart=("round_code", "votes"))
UNIT_VOTE_ROWS: Final = RowCodec(UnitVote, "unit_vote")


def unit_review(book: Book, review_id: int) -> UnitReviewFields:
    """Return a unit's review. Raises RecordGone."""
    with book.store.reading() as connection:
        row = records.fetch(connection, "unit_review", review_id)
        code = records.fetch(connection, "review_round", row["round_id"])["code"]
        return _fields(connection, row, code)


def _fields(connection: Reader, row: Record, code: str) -> UnitReviewFields:
    votes = tuple(map(UNIT_VOTE_ROWS.from_row, records.living(connection, "unit_vote", {"review_id": row["id"]})))
    return UNIT_REVIEW_ROWS.from_row(row, round_code=code, votes=votes)


@dataclass(frozen=True, slots=True)
class StoredReview:
    """A stored review."""

    id: int
    fields: UnitReviewFields


def review_of_unit(book: Book, code: str, unit_id: int) -> UnitReviewFields | None:
    """Return the review of a unit for a round, None if it is not recorded. Raises InvalidRecord."""
    stored = stored_review(book, code, unit_id)
    return stored.fields if stored else None


def stored_review(book: Book, code: str, unit_id: int) -> StoredReview | None:
    """Return what `review_of_unit` returns, with its id."""
    with book.store.reading() as connection:
        match = {"round_id": round_row(connection, code)["id"], "unit_id": unit_id}
        rows = records.living(connection, "unit_review", match)
        return StoredReview(rows[-1]["id"], _fields(connection, rows[-1], code)) if rows else None


def stored_reviews(connection: Reader) -> list[StoredReview]:
    """Return the living reviews of all rounds."""
    rows = records.living(connection, "unit_review")
    rounds = records.fetch_many(connection, "review_round", sorted({row["round_id"] for row in rows}))
    return [StoredReview(row["id"], _fields(connection, row, str(rounds[row["round_id"]]["code"]))) for row in rows]


def unit_nominees(book: Book, code: str, unit_id: int, voted: Iterable[UnitVote] = ()) -> list[Choice]:
    """Return the nominations of a unit in a round as its list has them, those of `voted` too. Raises InvalidRecord."""
    with book.store.reading() as connection:
        match = {"round_id": round_row(connection, code)["id"], "unit_id": unit_id}
        rows = {row["id"]: row for row in records.living(connection, "nomination", match, order="list_key")}
        rows |= records.fetch_many(connection, "nomination", [vote.nomination_id for vote in voted])
    return [
        Choice(row["id"], row["nominee_name"], row["award"], search_words(row["nominee_name"])) for row in rows.values()
    ]


def save_unit_review(book: Book, review_id: int | None, fields: UnitReviewFields) -> Changes:
    """Record the review of a unit (new without an id) or change it. Raises InvalidRecord, RecordGone."""
    fields = fields.checked()
    with book.store.work("Ghi họp bình xét") as work:
        values = UNIT_REVIEW_ROWS.as_row(fields) | {"round_id": round_row(work.connection, fields.round_code)["id"]}
        unit = records.fetch(work.connection, "unit", fields.unit_id)
        work.label = f"Ghi họp bình xét của “{unit['name']}”, đợt {round_title(fields.round_code)}"
        refuse_double_review(work, values | {"id": review_id})
        if review_id is None:
            _set_votes(work, fields, work.insert("unit_review", values), None)
        else:
            before = records.fetch(work.connection, "unit_review", review_id)
            work.update("unit_review", review_id, values)
            _set_votes(work, fields, review_id, before)
        return work.changes()


def _set_votes(work: UnitOfWork, fields: UnitReviewFields, review_id: int, before: Record | None) -> None:
    """Keep the votes of a review; each is on a nomination of its unit and round, or was on one when it was entered."""
    rows = {row["nomination_id"]: row for row in records.living(work.connection, "unit_vote", {"review_id": review_id})}
    whose = (round_row(work.connection, fields.round_code)["id"], fields.unit_id)
    same = before is not None and (before["round_id"], before["unit_id"]) == whose
    nominees = records.fetch_many(work.connection, "nomination", [vote.nomination_id for vote in fields.votes])
    for vote in fields.votes:
        row, nominee = rows.pop(vote.nomination_id, None), nominees[vote.nomination_id]
        if not (same and row is not None) and (nominee["round_id"], nominee["unit_id"]) != whose:
            name = nominee["nominee_name"]
            sentence = f"“{name}” không phải là đề nghị của đơn vị này trong đợt {round_title(fields.round_code)}."
            raise InvalidRecord(sentence, "votes")
        values = UNIT_VOTE_ROWS.as_row(vote) | {"review_id": review_id}
        if row is None:
            work.insert("unit_vote", values)
        else:
            work.update("unit_vote", row["id"], values)
    for row in rows.values():
        work.delete("unit_vote", row["id"])


def refuse_double_review(work: UnitOfWork, row: Record) -> None:
    """Raise InvalidRecord if the unit has another living review for the same round."""
    match = {"round_id": row["round_id"], "unit_id": row["unit_id"]}
    for other in records.living(work.connection, "unit_review", match):
        if other["id"] != row["id"]:
            name = records.fetch(work.connection, "unit", row["unit_id"])["name"]
            raise InvalidRecord(f"“{name}” đã có ghi một cuộc họp bình xét cho đợt này.", "unit_id")
