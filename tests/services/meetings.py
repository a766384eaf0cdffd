"""A Council of invented members and a session of it, for tests."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.council.councils import (
    AttendanceFields,
    CouncilFields,
    CouncilRole,
    MemberFields,
    Presence,
    SessionFields,
)
from desktop_app.services.book import Book
from desktop_app.services.council.councils import council, save_council
from desktop_app.services.council.sessions import save_session
from desktop_app.store import records
from tests.books import rows_of

DAY = date(2026, 7, 2)
_FIRST = date(2021, 3, 10)
_ROLES = (CouncilRole.CHAIR, CouncilRole.DEPUTY)


@dataclass(frozen=True)
class Meeting:
    """A session: its id, its fields, and the ids of the Council's members in their order."""

    id: int
    fields: SessionFields
    members: tuple[int, ...]

    def attendance(
        self, absent: Mapping[int, str] | None = None, written: Mapping[int, str] | None = None
    ) -> list[AttendanceFields]:
        """Return the attendance where the members at some places (from 0) are away, for a reason each."""
        away = {place: (Presence.ABSENT, reason) for place, reason in (absent or {}).items()}
        away |= {place: (Presence.WRITTEN, reason) for place, reason in (written or {}).items()}
        return [AttendanceFields(member, *away.get(place, ())) for place, member in enumerate(self.members)]


def meeting(
    book: Book,
    code: str = "2026-H1",
    *,
    members: int = 3,
    ballot: bool = True,
    held_on: date = DAY,
    nominations: Sequence[int] = (),
    first: date | None = None,
) -> Meeting:
    """Set up a Council (with `first`, one more member from that day on) and open a session of it."""
    named = [
        MemberFields(f"Thành viên {number}", _ROLES[number - 1] if number <= 2 else CouncilRole.MEMBER, "Trưởng phòng")
        for number in range(1, members + 1)
    ]
    # In office from a day on, so that no session of an earlier one finds anybody.
    joined = [MemberFields(entry.full_name, entry.role, entry.post_title, from_date=_FIRST) for entry in named]
    if first is not None:
        joined.append(MemberFields("Thành viên mới", from_date=first))
    set_up = CouncilFields(decision_number="45/QĐ-SNgV", decided_on=_FIRST, issuing_body="Giám đốc Sở Ngoại vụ")
    council_id = save_council(book, None, set_up, [(None, entry) for entry in joined]).only_id("council")
    fields = SessionFields(code, council_id, held_on, ballot=ballot)
    session_id = save_session(book, None, fields, nominations=nominations).only_id("council_session")
    return Meeting(session_id, fields, tuple(member.id for member in council(book, council_id).members))


def state_of(book: Book, nomination_id: int) -> tuple[object, ...]:
    """Return the state of a nomination and the reason kept with it."""
    (row,) = rows_of(book, "nomination", "state, state_reason", f"id = {nomination_id}")
    return row


def without_vote(book: Book, code: str = "2026-H1") -> None:
    """Type with each nomination of a round why it is proposed without a vote, so that its papers can be issued."""
    with book.store.work("Ghi lý do vẫn đề nghị") as work:
        (round_row,) = records.living(work.connection, "review_round", {"code": code})
        for row in records.living(work.connection, "nomination", {"round_id": round_row["id"]}):
            work.update("nomination", row["id"], {"exception_reason": "Giám đốc giao xét trước."})
