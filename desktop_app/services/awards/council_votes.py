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
    sessions = {
        row["id"]
        for round_id in {row["round_id"] for row in open_rows}
        for row in records.living(connection, "council_session", {"round_id": round_id})
    }
    of_council = {row["round_id"] for row in records.fetch_many(connection, "council_session", list(sessions)).values()}
    unvoted = [row for row in open_rows if row["round_id"] in of_council and not _agreed(connection, row, sessions)]
    if unvoted:
        raise InvalidRecord(
            f"Hội đồng chưa biểu quyết: {_names(unvoted)}.",
            "nominations",
            "Đưa ra phiên họp và ghi kết quả, hoặc ghi lý do vẫn đề nghị ở đề nghị đó.",
        )


def _agreed(connection: Reader, row: Record, sessions: set[int]) -> bool:
    tallies = records.living(connection, "vote_tally", {"nomination_id": row["id"], "passed": 1})
    return any(tally["session_id"] in sessions for tally in tallies)


def _names(rows: Sequence[Record]) -> str:
    names = ", ".join(f"“{row['nominee_name']}” ({row['award']})" for row in rows[:_NAMED])
    return f"{names} và {len(rows) - _NAMED} đề nghị khác" if len(rows) > _NAMED else names
