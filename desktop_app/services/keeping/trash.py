"""The trash: deleted records go there, and can be restored to their place until the trash is emptied."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.keeping.backups import Occasion, bulk
from desktop_app.domain.record_kinds import RECORD_KINDS, TRASH_KINDS, TRASH_ROOM, Link
from desktop_app.domain.rounds.states import PROPOSED, STATE_LABELS, NominationState
from desktop_app.services.awards.decisions import bring_back, take_back
from desktop_app.services.book import Book
from desktop_app.services.office.units import refuse_double as refuse_double_unit
from desktop_app.services.review_rounds import refuse_closed
from desktop_app.services.rounds.nominations import refuse_double as refuse_double_nomination
from desktop_app.services.standing.year_records import refuse_double as refuse_double_year
from desktop_app.services.year.registrations import refuse_double_registration
from desktop_app.store import records
from desktop_app.store.queries.record_history import thrown_away_with
from desktop_app.store.record_links import linked_to, restored_with, target_of, trash_order
from desktop_app.store.work import UnitOfWork, now

KINDS = tuple(kind.key for kind in TRASH_KINDS)
"""The kinds of record that have a trash."""

_KIND_OF_NUMBER = {kind.trash_number: kind.key for kind in TRASH_KINDS}
_LONGEST_NAME = 60
_DECIDED: Final = (NominationState.DECIDED, NominationState.AWARDED, NominationState.CANCELLED)
"""The states of a nomination that stands in a signed decision, also in one whose award was cancelled since."""


def record_of(row_id: int) -> tuple[str, int]:
    """Return kind and id of the record that a row of the trash list shows."""
    row, number = divmod(row_id, TRASH_ROOM)
    return _KIND_OF_NUMBER[number], row


def put_in_trash(book: Book, kind: str, ids: Sequence[int]) -> Changes:
    """Put records into the trash, with the records that belong to them; the label says what goes on naming them.

    Raises RecordGone, and InvalidRecord for a decision that was carried out, a nomination that was decided and a
    session that voted on one.
    """
    with book.store.work(f"Xóa {RECORD_KINDS[kind].noun}", before=bulk(ids)) as work:
        rows = records.fetch_many(work.connection, kind, ids)
        work.label = f"Xóa {_described(kind, list(rows.values()))}"
        # Stamped anew, what lies there already would come back without the parts that went with it.
        ids = [row_id for row_id in ids if rows[row_id]["trashed_at"] is None]
        resting = _leave_list(work, [rows[row_id] for row_id in ids]) if kind == "nomination" else ()
        moment = now()
        for row_id in ids:
            _mark(work, kind, row_id, moment, kind)
            for part, link in linked_to(kind, Link.FOLLOWS):
                for row in records.living(work.connection, part, {link: row_id}):
                    _mark(work, part, row["id"], moment, kind)
        _settle(work, kind, ids)
        if resting:
            from desktop_app.services.rounds.checks import now_failing

            work.label += now_failing(work.connection, resting)
        work.label += _still_naming(work.connection, kind, ids)
        return work.changes()


def restore(book: Book, kind: str, ids: Sequence[int]) -> Changes:
    """Restore records from the trash, with the records they belong to and the parts deleted together with them.

    Raises RecordGone, and InvalidRecord if a record entered meanwhile is a double of a restored one.
    """
    with book.store.work(f"Khôi phục {RECORD_KINDS[kind].noun}", before=bulk(ids)) as work:
        rows = records.fetch_many(work.connection, kind, ids)
        work.label = f"Khôi phục {_described(kind, list(rows.values()))}"
        if kind == "nomination":
            _refuse_closed(work, list(rows.values()))
        for row_id in ids:
            followers = [
                (part, part_id)
                for part, link in linked_to(kind, Link.FOLLOWS)
                for part_id in thrown_away_with(work.connection, kind, row_id, part, link)
            ]
            for thrown, thrown_id in ((kind, row_id), *followers):
                _bring_back(work, thrown, thrown_id)
        _settle(work, kind, ids)
        if kind == "nomination":
            # Its session may lie in the trash still.
            from desktop_app.services.council.vote_tallies import settle_states

            settle_states(work, ids)
            _onto_list(work, ids)
        return work.changes()


def empty(book: Book) -> Changes:
    """Delete for good the records in the trash that no other refers to. Raises InvalidRecord if there are none."""
    with book.store.work("Dọn thùng rác", before=Occasion.EMPTYING) as work:
        work.kind = "final"
        total = 0
        while removed := _remove_unreferred(work):
            total += removed
        if total == 0:
            raise InvalidRecord("Thùng rác không có gì để xóa hẳn.")
        work.label = f"Dọn thùng rác: xóa hẳn {total} bản ghi"
        return work.changes()


def _remove_unreferred(work: UnitOfWork) -> int:
    number = 0
    for kind in trash_order():
        for row_id in records.trashed_ids(work.connection, kind):
            if not records.is_referred_to(work.connection, kind, row_id):
                _remove(work, kind, row_id)
                number += 1
    return number


def _remove(work: UnitOfWork, kind: str, row_id: int) -> None:
    for part, link in linked_to(kind, Link.PART):
        for row in records.of_kind(work.connection, part, {link: row_id}):
            _delete(work, part, row["id"])
    _delete(work, kind, row_id)


def _delete(work: UnitOfWork, kind: str, row_id: int) -> None:
    """Delete a record and its attachments, which no foreign key connects to it."""
    for row in records.of_kind(work.connection, "attachment", {"table_name": kind, "row_id": row_id}):
        work.delete("attachment", row["id"])
    work.delete(kind, row_id)


def _mark(work: UnitOfWork, kind: str, row_id: int, moment: str, chosen: str) -> None:
    """Put a record into the trash, with a record of the kind `chosen`, which may be itself."""
    if kind == "decision":
        take_back(work, row_id)
    _refuse_decided(work.connection, kind, row_id, chosen)
    work.update(kind, row_id, {"trashed_at": moment})


def _bring_back(work: UnitOfWork, kind: str, row_id: int) -> None:
    _refuse_double(work, kind, row_id)
    if kind == "decision":
        bring_back(work, row_id)
    work.update(kind, row_id, {"trashed_at": None})
    row = records.fetch(work.connection, kind, row_id)
    for parent, link in restored_with(kind):
        if row[link] is not None and records.fetch(work.connection, parent, row[link])["trashed_at"] is not None:
            _bring_back(work, parent, row[link])


def _leave_list(work: UnitOfWork, rows: Sequence[records.Record]) -> Sequence[int]:
    """Return the nominations that may rest on one of these, which go into the trash.

    Raises InvalidRecord if the round of one is closed.
    """
    from desktop_app.services.rounds.checks import resting_on

    _refuse_closed(work, rows)
    return resting_on(work.connection, [row["id"] for row in rows if row["state"] in PROPOSED])


def _onto_list(work: UnitOfWork, ids: Sequence[int]) -> None:
    """Make drafts of the restored nominations that were complete and now fail a condition without a reason.

    One that went further stays where it is, named in the label: its next step asks.
    """
    from desktop_app.services.rounds.checks import left_behind, now_failing, unexplained

    failing = unexplained(work.connection, ids)
    drafts = [nomination for nomination in failing if nomination.state is NominationState.COMPLETE]
    for nomination in drafts:
        work.update("nomination", nomination.id, {"state": NominationState.DRAFT.value})
    work.label += left_behind(drafts, "về nháp")
    work.label += now_failing(work.connection, [nomination.id for nomination in failing if nomination not in drafts])


def _refuse_closed(work: UnitOfWork, nominations: Sequence[records.Record]) -> None:
    """Raise InvalidRecord if a round of these nominations is closed."""
    round_ids = sorted({row["round_id"] for row in nominations})
    for row in records.fetch_many(work.connection, "review_round", round_ids).values():
        refuse_closed(row)


def _refuse_double(work: UnitOfWork, kind: str, row_id: int) -> None:
    row = records.fetch(work.connection, kind, row_id)
    if kind == "nomination":
        refuse_double_nomination(work, row, row_id)
    elif kind == "year_record":
        refuse_double_year(work, row)
    elif kind == "unit_review":
        from desktop_app.services.council.unit_reviews import refuse_double_review

        refuse_double_review(work, row)
    elif kind == "movement_registration":
        refuse_double_registration(work, row)
    elif kind == "unit" and row["valid_to"] is None:
        refuse_double_unit(work, row["name"], row_id)


def _settle(work: UnitOfWork, kind: str, ids: Sequence[int]) -> None:
    """Set the states of nominations anew after sessions were deleted or restored."""
    if kind == "council_session":
        # Imported here: the rules are slow to load.
        from desktop_app.services.council.vote_tallies import settle_session

        for row_id in ids:
            settle_session(work, row_id)


def _refuse_decided(connection: records.Reader, kind: str, row_id: int, chosen: str) -> None:
    """Refuse the trash to a nomination that was decided, and to the session that voted on it; it goes with a `chosen`.

    Raises InvalidRecord.
    """
    if kind == "nomination":
        ids = [row_id]
    elif kind == "council_session":
        ids = [row["nomination_id"] for row in records.living(connection, "vote_tally", {"session_id": row_id})]
    else:
        return
    for row in records.fetch_many(connection, "nomination", ids).values():
        state = NominationState(row["state"])
        if row["trashed_at"] is None and state in _DECIDED:
            reached = STATE_LABELS[state][:1].lower() + STATE_LABELS[state][1:]
            raise InvalidRecord(
                f"Đề nghị của “{row['nominee_name']}” {reached}, {RECORD_KINDS[chosen].noun} này không xóa được.",
                "",
                "Xóa quyết định trước nếu ghi nhầm; quyết định đã chi, đã trao thì hủy bỏ khen thưởng của từng người.",
            )


def _still_naming(connection: records.Reader, kind: str, ids: Sequence[int]) -> str:
    """Return the end of a step's label that counts the records which go on naming these in the trash; "" for none."""
    naming = dict.fromkeys(
        owner
        for referring, column in linked_to(kind, Link.REFERS)
        for row_id in ids
        for row in records.living(connection, referring, {column: row_id})
        for owner in _shown_record(connection, referring, row)
    )
    counts: dict[str, int] = {}
    for shown, _ in naming:
        counts[shown] = counts.get(shown, 0) + 1
    listed = ", ".join(f"{count} {RECORD_KINDS[shown].noun}" for shown, count in counts.items())
    which = f"{RECORD_KINDS[kind].noun} này" if len(ids) == 1 else f"các {RECORD_KINDS[kind].noun} này"
    return f"; còn {listed} ghi {which}" if listed else ""


def _shown_record(connection: records.Reader, kind: str, row: records.Record) -> Iterator[tuple[str, int]]:
    """Yield the record that the clerk sees: this one or that which it is a part of, nothing if that is in the trash."""
    owners = [
        (owner, records.fetch(connection, owner, row[column]))
        for column, meaning in RECORD_KINDS[kind].links.items()
        if meaning is Link.PART and row[column] is not None and (owner := target_of(kind, column))
    ]
    if any(each.get("trashed_at") is not None for each in (row, *(above for _, above in owners))):
        return
    if RECORD_KINDS[kind].noun:
        yield kind, row["id"]
    else:
        for owner, above in owners:
            yield from _shown_record(connection, owner, above)


def _described(kind: str, rows: list[records.Record]) -> str:
    record_kind = RECORD_KINDS[kind]
    if kind == "hold":
        # The change log names neither whom it is about nor the document; the trash shows the document.
        return record_kind.noun if len(rows) == 1 else f"{len(rows)} {record_kind.noun}"
    if len(rows) != 1:
        return f"{len(rows)} {record_kind.noun}"
    name = str(rows[0][record_kind.name]).split("\n")[0]
    if record_kind.name_is_day:
        return f"{record_kind.noun} ngày {date.fromisoformat(name):%d/%m/%Y}"
    return f"{record_kind.noun} “{name if len(name) <= _LONGEST_NAME else name[:_LONGEST_NAME].rstrip() + '…'}”"
