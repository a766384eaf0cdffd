"""Whether the Council has voted on what a decision is to give."""

from collections.abc import Sequence
from typing import Final

from desktop_app.domain.errors import InvalidRecord
from desktop_app.store import records
from desktop_app.store.records import Reader, Record

_NAMED: Final = 3


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
