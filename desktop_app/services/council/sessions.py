"""Sessions of the Council on a round: opened, with their attendance and the nominations put to them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.council.councils import (
    AttendanceCount,
    AttendanceFields,
    CouncilRole,
    Presence,
    SessionFields,
    count_attendance,
)
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.rounds.states import PROPOSED, STATE_LABELS, NominationState
from desktop_app.domain.vietnamese import name_key
from desktop_app.services.book import Book
from desktop_app.services.council.councils import StoredMember, by_role, council_on, councils, read_council
from desktop_app.services.council.vote_tallies import has_votes, judge_session, settle_states
from desktop_app.services.review_rounds import round_row
from desktop_app.services.rounds.checks import ReasonRequired, refuse_unexplained, unexplained
from desktop_app.store import records
from desktop_app.store.records import Reader, Record
from desktop_app.store.row_codec import RowCodec
from desktop_app.store.work import UnitOfWork

SESSION_ROWS: Final = RowCodec(SessionFields, "council_session", apart=("round_code",))
ATTENDANCE_ROWS: Final = RowCodec(AttendanceFields, "attendance")
_WAITS_FOR_COUNCIL = frozenset({NominationState.COMPLETE, NominationState.COUNCIL})
COUNCIL_ELIGIBLE = frozenset({*PROPOSED, NominationState.FAILED})
"""The states in which a nomination can be put to the Council, decided ones included: old rounds are entered late."""


@dataclass(frozen=True, slots=True)
class Session:
    """A stored session; `attendance` has every member in office on its day, as papers list them."""

    id: int
    fields: SessionFields
    attendance: tuple[tuple[StoredMember, AttendanceFields], ...]
    nominations: tuple[int, ...]
    """The ids of the nominations put to it, in the order of printed lists."""

    @property
    def attended(self) -> AttendanceCount:
        """How many took part."""
        return count_attendance([attendance.presence for _, attendance in self.attendance])


def session(book: Book, session_id: int) -> Session:
    """Return a session. Raises RecordGone."""
    with book.store.reading() as connection:
        return read_session(connection, session_id)


def sessions_of(book: Book, code: str) -> list[Session]:
    """Return the living sessions on a round, the latest first. Raises InvalidRecord."""
    with book.store.reading() as connection:
        match = {"round_id": round_row(connection, code)["id"]}
        rows = records.living(connection, "council_session", match, order="held_on")
        return [read_session(connection, row["id"]) for row in reversed(rows)]


def read_session(connection: Reader, session_id: int) -> Session:
    """Return a session. Raises RecordGone."""
    row = records.fetch(connection, "council_session", session_id)
    code = str(records.fetch(connection, "review_round", row["round_id"])["code"])
    members = {member.id: member for member in read_council(connection, row["council_id"]).members}
    attendance_by_member = {
        attendance_row["member_id"]: ATTENDANCE_ROWS.from_row(attendance_row)
        for attendance_row in records.living(connection, "attendance", {"session_id": session_id})
    }
    listed_members = by_role([members[member_id] for member_id in members if member_id in attendance_by_member])
    put_ids = [tally["nomination_id"] for tally in records.living(connection, "vote_tally", {"session_id": session_id})]
    nominees = records.table("nomination")
    living = (nominees.c.id.in_(put_ids), nominees.c.trashed_at.is_(None))
    listed_nominees = records.find(connection, "nomination", *living, order="list_key")
    return Session(
        session_id,
        SESSION_ROWS.from_row(row, round_code=code),
        tuple((member, attendance_by_member[member.id]) for member in listed_members),
        tuple(row["id"] for row in listed_nominees),
    )


def eligible_for_council(book: Book, code: str) -> list[int]:
    """Return the ids of a round's nominations that can be put to the Council, in printed order. Raises InvalidRecord.

    Nominations of an earlier session are among them: the Council may vote again.
    """
    with book.store.reading() as connection:
        return [row["id"] for row in _of_round(connection, code) if row["state"] in COUNCIL_ELIGIBLE]


def waiting_for_council(book: Book, code: str) -> list[int]:
    """Return the ids of a round's nominations that are complete, or sent to the Council and in no session yet.

    Raises InvalidRecord.
    """
    with book.store.reading() as connection:
        rows = [row for row in _of_round(connection, code) if row["state"] in _WAITS_FOR_COUNCIL]
        tally = records.table("vote_tally")
        tallies = records.find(connection, "vote_tally", tally.c.nomination_id.in_([row["id"] for row in rows]))
        sessions = records.fetch_many(
            connection, "council_session", list({tally_row["session_id"] for tally_row in tallies})
        )
    put_ids = {
        tally_row["nomination_id"] for tally_row in tallies if sessions[tally_row["session_id"]]["trashed_at"] is None
    }
    return [row["id"] for row in rows if row["state"] == NominationState.COMPLETE or row["id"] not in put_ids]


def _of_round(connection: Reader, code: str) -> list[Record]:
    return records.living(connection, "nomination", {"round_id": round_row(connection, code)["id"]}, order="list_key")


def next_session(book: Book, code: str, day: date) -> SessionFields | None:
    """Return the fields with which the form for a round's next session begins, None while there is no Council.

    They have the Council of the day (else the newest), its chair and secretary, and the place and ballot of the last
    session. Raises InvalidRecord.
    """
    council = council_on(book, day) or next(iter(councils(book)), None)
    if council is None:
        return None
    chair, secretary = (council.in_role(role, day) for role in (CouncilRole.CHAIR, CouncilRole.SECRETARY))
    fields = SessionFields(code, council.id, day, chair=chair, secretary=secretary)
    last_session = next(iter(sessions_of(book, code)), None)
    return (
        replace(fields, place=last_session.fields.place, ballot=last_session.fields.ballot)
        if last_session is not None
        else fields
    )


def hold_session(book: Book, code: str, day: date, *, ballot: bool) -> Changes:
    """Record a session of the Council of a day on all nominations of a round that wait for it.

    Raises InvalidRecord, also where there is no Council yet.
    """
    fields = next_session(book, code, day)
    if fields is None:
        raise InvalidRecord("Sổ chưa có Hội đồng nào.", "council_id", "Thành lập Hội đồng trước khi mở phiên họp.")
    return save_session(book, None, replace(fields, ballot=ballot), nominations=waiting_for_council(book, code))


def save_session(
    book: Book,
    session_id: int | None,
    fields: SessionFields,
    attendance: Sequence[AttendanceFields] | None = None,
    nominations: Collection[int] | None = None,
) -> Changes:
    """Save a session (new without an id) with its attendance and the nominations put to it.

    Without `attendance` the stored one stays, and members without one are present; without `nominations` those put
    to it stay. Raises InvalidRecord, RecordGone.
    """
    fields = fields.checked()
    with book.store.work("Ghi phiên họp Hội đồng") as work:
        work.label = f"{'Mở' if session_id is None else 'Sửa'} phiên họp Hội đồng ngày {fields.held_on:%d/%m/%Y}"
        members = _members_on(work.connection, fields.council_id, fields.held_on)
        day_changed = session_id is None or _held_on(work.connection, session_id) != fields.held_on.isoformat()
        session_id = _write(work, session_id, fields)
        attendance_by_member = _attendance_of(work.connection, session_id, members, attendance)
        _check_chair(fields, members, attendance_by_member)
        _set_attendance(work, session_id, attendance_by_member)
        if nominations is not None:
            _set_nominations(work, session_id, fields.round_code, nominations)
        judge_session(work, session_id, anew=day_changed)
        return work.changes()


def _held_on(connection: Reader, session_id: int) -> str:
    return str(records.fetch(connection, "council_session", session_id)["held_on"])


def _write(work: UnitOfWork, session_id: int | None, fields: SessionFields) -> int:
    values = SESSION_ROWS.as_row(fields) | {"round_id": round_row(work.connection, fields.round_code)["id"]}
    if session_id is None:
        return work.insert("council_session", values)
    records.fetch(work.connection, "council_session", session_id)
    work.update("council_session", session_id, values)
    return session_id


def _members_on(connection: Reader, council_id: int, day: date) -> dict[int, StoredMember]:
    row = records.fetch(connection, "council", council_id)
    members = {member.id: member for member in read_council(connection, council_id).in_office(day)}
    if not members:
        raise InvalidRecord(
            f"{row['name']} không có thành viên nào vào ngày {day:%d/%m/%Y}.",
            "held_on",
            "Xem lại ngày họp, hoặc thành viên Hội đồng.",
        )
    return members


def _attendance_of(
    connection: Reader,
    session_id: int,
    members: Mapping[int, StoredMember],
    attendance: Sequence[AttendanceFields] | None,
) -> dict[int, AttendanceFields]:
    """Return the attendance of each member in office: as entered, else as stored, else present."""
    recorded_attendance = {
        entry["member_id"]: ATTENDANCE_ROWS.from_row(entry)
        for entry in records.living(connection, "attendance", {"session_id": session_id})
    }
    attendance_by_member = (
        {entry.member_id: entry for entry in attendance} if attendance is not None else recorded_attendance
    )
    return {
        member_id: attendance_by_member.get(member_id, AttendanceFields(member_id)).checked(member.fields.full_name)
        for member_id, member in members.items()
    }


def _check_chair(
    fields: SessionFields, members: Mapping[int, StoredMember], attendance_by_member: Mapping[int, AttendanceFields]
) -> None:
    if not fields.chair:
        return
    chair = name_key(fields.chair)
    named_members = [member for member in members.values() if name_key(member.fields.full_name) == chair]
    if not named_members:
        raise InvalidRecord(f"“{fields.chair}” không phải là thành viên Hội đồng vào ngày họp.", "chair")
    if all(attendance_by_member[member.id].presence is not Presence.PRESENT for member in named_members):
        raise InvalidRecord(f"“{fields.chair}” vắng mặt, không chủ trì được.", "chair")


def _set_attendance(work: UnitOfWork, session_id: int, attendance_by_member: Mapping[int, AttendanceFields]) -> None:
    new_attendance = dict(attendance_by_member)
    for row in records.living(work.connection, "attendance", {"session_id": session_id}):
        entry = new_attendance.pop(row["member_id"], None)
        if entry is None:
            work.delete("attendance", row["id"])
        else:
            work.update("attendance", row["id"], ATTENDANCE_ROWS.as_row(entry))
    rows = [ATTENDANCE_ROWS.as_row(entry) | {"session_id": session_id} for entry in new_attendance.values()]
    work.insert_many("attendance", rows)


def _set_nominations(work: UnitOfWork, session_id: int, code: str, nominations: Collection[int]) -> None:
    put_ids = dict.fromkeys(nominations)
    rows = records.fetch_many(work.connection, "nomination", list(put_ids))
    round_id = round_row(work.connection, code)["id"]
    tallies = records.living(work.connection, "vote_tally", {"session_id": session_id})
    others = records.fetch_many(work.connection, "nomination", [row["nomination_id"] for row in tallies])
    # The form does not offer nominations in the trash: their tallies stay.
    left_out_ids = {
        nomination_id
        for nomination_id, nominee in others.items()
        if nomination_id not in put_ids and nominee["trashed_at"] is None
    }
    removed_tallies = [row for row in tallies if row["nomination_id"] in left_out_ids]
    for tally in removed_tallies:
        if has_votes(tally):
            name = others[tally["nomination_id"]]["nominee_name"]
            hint = "Xóa kết quả biểu quyết trước khi bỏ ra."
            raise InvalidRecord(f"“{name}” đã có kết quả biểu quyết.", "nominations", hint)
        work.delete("vote_tally", tally["id"])
    new_ids = [
        nomination_id for nomination_id in put_ids if nomination_id not in {row["nomination_id"] for row in tallies}
    ]
    for nomination_id in new_ids:
        _check_put(rows[nomination_id], round_id)
    refuse_unexplained(work.connection, new_ids, "nominations")
    # What the Council refused comes onto the list anew when it is put to it again.
    refused_ids = [nomination_id for nomination_id in new_ids if rows[nomination_id]["state"] == NominationState.FAILED]
    failing = unexplained(work.connection, refused_ids, NominationState.COUNCIL)
    if failing:
        raise ReasonRequired(failing, "nominations")
    work.insert_many(
        "vote_tally", [{"session_id": session_id, "nomination_id": nomination_id} for nomination_id in new_ids]
    )
    settle_states(work, [*new_ids, *(row["nomination_id"] for row in removed_tallies)])


def _check_put(row: Record, round_id: int) -> None:
    if row["round_id"] != round_id:
        raise InvalidRecord(f"Đề nghị “{row['nominee_name']}” không thuộc đợt xét này.", "nominations")
    if row["trashed_at"] is not None:
        raise InvalidRecord(f"Đề nghị “{row['nominee_name']}” đang ở trong thùng rác.", "nominations")
    state = NominationState(row["state"])
    if state not in COUNCIL_ELIGIBLE:
        raise InvalidRecord(
            f"Đề nghị “{row['nominee_name']}” đang ở bước “{STATE_LABELS[state]}”, chưa đưa ra Hội đồng được.",
            "nominations",
            "Hoàn tất đề nghị trước.",
        )
