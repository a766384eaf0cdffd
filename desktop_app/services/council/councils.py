"""Councils: set up by a decision, with members who come and go by dates."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.council.councils import (
    COUNCIL_ROLE_LABELS,
    CouncilFields,
    CouncilRole,
    MemberFields,
    checked_members,
)
from desktop_app.domain.errors import InvalidRecord, RecordGone
from desktop_app.domain.office.people import post_words
from desktop_app.services.book import Book
from desktop_app.services.office.people import posts_held
from desktop_app.store import records
from desktop_app.store.row_codec import RowCodec
from desktop_app.store.work import UnitOfWork

COUNCIL_ROWS: Final = RowCodec(CouncilFields, "council")
MEMBER_ROWS: Final = RowCodec(MemberFields, "council_member")


@dataclass(frozen=True, slots=True)
class StoredMember:
    """A stored member."""

    id: int
    fields: MemberFields


@dataclass(frozen=True, slots=True)
class Council:
    """A stored Council with all present and former members, in their order."""

    id: int
    fields: CouncilFields
    members: tuple[StoredMember, ...]

    def in_office(self, day: date) -> tuple[StoredMember, ...]:
        """Return the members in office on a day."""
        return tuple(member for member in self.members if member.fields.in_office(day))

    def in_role(self, role: CouncilRole, day: date) -> str:
        """Return the name of the member who has a role on a day, "" for nobody."""
        return next((member.fields.full_name for member in self.in_office(day) if member.fields.role is role), "")


def council(book: Book, council_id: int) -> Council:
    """Return a Council. Raises RecordGone."""
    with book.store.reading() as connection:
        return read_council(connection, council_id)


def read_council(connection: records.Reader, council_id: int) -> Council:
    """Return a Council. Raises RecordGone."""
    row = records.fetch(connection, "council", council_id)
    members = records.living(connection, "council_member", {"council_id": council_id}, order="position")
    return Council(
        council_id,
        COUNCIL_ROWS.from_row(row),
        tuple(StoredMember(member_row["id"], MEMBER_ROWS.from_row(member_row)) for member_row in members),
    )


def councils(book: Book) -> list[Council]:
    """Return the living Councils, the newest first."""
    with book.store.reading() as connection:
        living = [read_council(connection, row["id"]) for row in records.living(connection, "council")]
    return sorted(living, key=lambda council: (_begins(council.fields), council.id), reverse=True)


def council_on(book: Book, day: date) -> Council | None:
    """Return the Council in force on a day, the newest of several; None if there is none."""
    return next((council for council in councils(book) if council.fields.in_force(day)), None)


def save_council(
    book: Book, council_id: int | None, fields: CouncilFields, members: Sequence[tuple[int | None, MemberFields]]
) -> Changes:
    """Save a Council (new without an id) and all its members, each with its id or None for a new one.

    Members left out are removed, unless they are on record as having met. Raises InvalidRecord, RecordGone.
    """
    fields = fields.checked()
    checked = checked_members([member for _, member in members])
    with book.store.work(f"{'Thêm' if council_id is None else 'Sửa'} {fields.name}") as work:
        if council_id is None:
            council_id = work.insert("council", COUNCIL_ROWS.as_row(fields))
        else:
            records.fetch(work.connection, "council", council_id)
            work.update("council", council_id, COUNCIL_ROWS.as_row(fields))
        _set_members(work, council_id, list(zip((row_id for row_id, _ in members), checked, strict=True)))
        return work.changes()


def next_council(book: Book, council_id: int, day: date) -> tuple[CouncilFields, tuple[MemberFields, ...]]:
    """Return the fields and members with which the form for a Council following another begins.

    The members are those in office on the day, with their posts of that day; number and date of the decision are
    blank. Raises RecordGone.
    """
    with book.store.reading() as connection:
        council = read_council(connection, council_id)
        posts_by_person = posts_held(connection, day)
        units = records.fetch_many(connection, "unit", sorted({post.unit_id for post in posts_by_person.values()}))
    members = []
    for member in council.in_office(day):
        post = posts_by_person.get(member.fields.person_id or 0)
        title = post_words(post.position, units[post.unit_id]["name"]) if post else member.fields.post_title
        members.append(replace(member.fields, post_title=title, from_date=None, to_date=None))
    fields = replace(council.fields, decision_number="", decided_on=None, valid_from=None, valid_to=None)
    return fields, tuple(members)


_ROLE_ORDER: Final = tuple(COUNCIL_ROLE_LABELS)


def by_role(members: Sequence[StoredMember]) -> tuple[StoredMember, ...]:
    """Return members as papers list them: chair, deputies, members, secretary; within a role in their own order."""
    return tuple(sorted(members, key=lambda member: _ROLE_ORDER.index(member.fields.role)))


def _begins(fields: CouncilFields) -> date:
    return fields.valid_from or fields.decided_on or date.min


def _set_members(work: UnitOfWork, council_id: int, members: Sequence[tuple[int | None, MemberFields]]) -> None:
    rows_by_id = {
        row["id"]: row for row in records.living(work.connection, "council_member", {"council_id": council_id})
    }
    kept_ids = {row_id for row_id, _ in members if row_id is not None}
    if not kept_ids <= set(rows_by_id):
        raise RecordGone("Một thành viên Hội đồng không còn nữa.", "Mở lại Hội đồng rồi sửa.")
    for row_id in set(rows_by_id) - kept_ids:
        if records.is_referred_to(work.connection, "council_member", row_id):
            raise InvalidRecord(
                f"“{rows_by_id[row_id]['full_name']}” đã có tên trong phiên họp của Hội đồng, không bỏ ra được.",
                "members",
                "Ghi ngày thôi làm thành viên.",
            )
        work.delete("council_member", row_id)
    for position, (row_id, member) in enumerate(members, 1):
        values = MEMBER_ROWS.as_row(member) | {"council_id": council_id, "position": position}
        if row_id is None:
            work.insert("council_member", values)
        else:
            work.update("council_member", row_id, values)
