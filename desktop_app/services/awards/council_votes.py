"""Whether the Council has voted on what a decision is to give."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from desktop_app.domain.errors import InvalidRecord
from desktop_app.services.book import Book
from desktop_app.services.rounds.facts import judged_days
from desktop_app.store import records
from desktop_app.store.records import Reader, Record

_NAMED: Final = 3


def council_days(book: Book, round_code: str) -> Mapping[int, date]:
    """Return, by nomination of a round ("": of none), the day of the first session of the Council on it."""
    with book.store.reading() as connection:
        judged = judged_days(connection, round_code) if round_code else {}
    return {nomination_id: met_on for nomination_id, (met_on, _) in judged.items() if met_on is not None}


def refuse_unvoted(connection: Reader, ids: Sequence[int]) -> None:
    """Refuse nominations that no session agreed to, in a round that went to the Council, unless a reason is typed.

    A round without a session is one of an office without a Council, or one that was typed in from old papers. Raises
    InvalidRecord.
    """
    nominations = records.fetch_many(connection, "nomination", list(ids))
    open_rows = [row for row in nominations.values() if not row["exception_reason"].strip()]
    rounds_by_session = {
        row["id"]: row["round_id"]
        for round_id in {row["round_id"] for row in open_rows}
        for row in records.living(connection, "council_session", {"round_id": round_id})
    }
    of_council = set(rounds_by_session.values())
    agreed_ids = {
        tally["nomination_id"]
        for session_id in rounds_by_session
        for tally in records.living(connection, "vote_tally", {"session_id": session_id, "passed": 1})
    }
    unvoted = [row for row in open_rows if row["round_id"] in of_council and row["id"] not in agreed_ids]
    if unvoted:
        raise InvalidRecord(
            f"Hội đồng chưa biểu quyết: {_names(unvoted)}.",
            "nominations",
            "Đưa ra phiên họp và ghi kết quả, hoặc ghi lý do vẫn đề nghị ở đề nghị đó.",
        )


def _names(rows: Sequence[Record]) -> str:
    names = ", ".join(f"“{row['nominee_name']}” ({row['award']})" for row in rows[:_NAMED])
    return f"{names} và {len(rows) - _NAMED} đề nghị khác" if len(rows) > _NAMED else names
