"""The trash: deleting is putting there; from there a record comes back into its place, until the trash is emptied."""

from collections.abc import Sequence
from datetime import date

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.services.awards.decisions import bring_back, take_back
from desktop_app.services.book import Book
from desktop_app.services.office.units import refuse_double as refuse_double_unit
from desktop_app.services.rounds.nominations import refuse_double as refuse_double_nomination
from desktop_app.services.standing.year_records import refuse_double as refuse_double_year
from desktop_app.store import records
from desktop_app.store.list_sources.keeping import TRASH_KINDS, TRASH_TABLES
from desktop_app.store.work import UnitOfWork, now

KINDS = tuple(table.name for table in TRASH_TABLES)
"""The kinds of record that have a trash, in the order by which a row of the trash list is numbered."""

_NAMES = {
    "unit": ("đơn vị", "name"),
    "person": ("người", "full_name"),
    "plan": ("kế hoạch", "title"),
    "task": ("nhiệm vụ", "text"),
    "review_round": ("đợt xét", "code"),
    "nomination": ("đề nghị", "nominee_name"),
    "activity": ("hoạt động", "title"),
    "obstacle": ("khó khăn, vướng mắc", "content"),
    "referral": ("thông tin đã chuyển", "kind"),
    "indicator": ("chỉ tiêu", "name"),
    "decision": ("quyết định", "subject"),
    "year_record": ("ghi xếp loại năm", "year"),
    "initiative": ("sáng kiến", "title"),
    "hold": ("ghi tạm dừng xét khen thưởng", "document"),
    "council": ("Hội đồng", "name"),
    "council_session": ("phiên họp Hội đồng", "held_on"),
}
_PARENTS = {
    "task": (("plan", "plan_id"),),
    "nomination": (("review_round", "round_id"), ("person", "person_id"), ("unit", "unit_id")),
    "year_record": (("person", "person_id"), ("unit", "unit_id")),
    "initiative": (("person", "person_id"), ("unit", "unit_id")),
    "hold": (("person", "person_id"), ("unit", "unit_id")),
    "council_session": (("review_round", "round_id"), ("council", "council_id")),
}
_PARTS = {
    "plan": (("task", "plan_id"),),
    "review_round": (("nomination", "round_id"), ("council_session", "round_id")),
}
_EMPTIED = (
    *("activity", "obstacle", "referral", "indicator", "decision", "council_session", "council", "nomination"),
    *("year_record", "initiative", "hold"),
    *("task", "review_round", "plan", "person", "unit"),
)
_LONGEST_NAME = 60


def record_of(row_id: int) -> tuple[str, int]:
    """Return kind and id of the record behind a row of the trash list."""
    row, place = divmod(row_id, TRASH_KINDS)
    return KINDS[place], row


def put_in_trash(book: Book, kind: str, ids: Sequence[int]) -> Changes:
    """Put records into the trash, with all that belongs to them.

    Raises RecordGone, and InvalidRecord for a decision that was carried out.
    """
    with book.store.work(f"Xóa {_NAMES[kind][0]}") as work:
        rows = records.fetch_many(work.connection, kind, ids)
        work.label = f"Xóa {_described(kind, list(rows.values()))}"
        moment = now()
        for row_id in ids:
            _mark(work, kind, row_id, moment)
            for part, link in _PARTS.get(kind, ()):
                for row in records.living(work.connection, part, {link: row_id}):
                    _mark(work, part, row["id"], moment)
        _settle(work, kind, ids)
        return work.changes()


def restore(book: Book, kind: str, ids: Sequence[int]) -> Changes:
    """Take records out of the trash, and whatever they belong to; parts that went with them come back too.

    Raises RecordGone, and InvalidRecord if what was entered meanwhile has taken a record's place.
    """
    with book.store.work(f"Khôi phục {_NAMES[kind][0]}") as work:
        rows = records.fetch_many(work.connection, kind, ids)
        work.label = f"Khôi phục {_described(kind, list(rows.values()))}"
        for row_id in ids:
            moment = rows[row_id]["trashed_at"]
            _bring_back(work, kind, row_id)
            for part, link in _PARTS.get(kind, ()):
                for row in records.of_kind(work.connection, part, {link: row_id, "trashed_at": moment}):
                    _bring_back(work, part, row["id"])
        _settle(work, kind, ids)
        return work.changes()


def empty(book: Book) -> Changes:
    """Remove for good what is in the trash and nothing else refers to. Raises InvalidRecord when nothing can go."""
    with book.store.work("Dọn thùng rác") as work:
        work.kind = "final"
        gone = 0
        while removed := _remove_unreferred(work):
            gone += removed
        if gone == 0:
            raise InvalidRecord("Thùng rác không có gì để xóa hẳn.")
        work.label = f"Dọn thùng rác: xóa hẳn {gone} bản ghi"
        return work.changes()


def _remove_unreferred(work: UnitOfWork) -> int:
    gone = 0
    for kind in _EMPTIED:
        for row_id in records.trashed_ids(work.connection, kind):
            if not records.referred_to(work.connection, kind, row_id):
                _remove(work, kind, row_id)
                gone += 1
    return gone


def _remove(work: UnitOfWork, kind: str, row_id: int) -> None:
    for part, link in records.OWN_PARTS.get(kind, ()):
        for row in records.of_kind(work.connection, part, {link: row_id}):
            work.delete(part, row["id"])
    work.delete(kind, row_id)


def _mark(work: UnitOfWork, kind: str, row_id: int, moment: str) -> None:
    if kind == "decision":
        take_back(work, row_id)
    work.update(kind, row_id, {"trashed_at": moment})


def _bring_back(work: UnitOfWork, kind: str, row_id: int) -> None:
    _refuse_double(work, kind, row_id)
    if kind == "decision":
        bring_back(work, row_id)
    work.update(kind, row_id, {"trashed_at": None})
    row = records.fetch(work.connection, kind, row_id)
    for parent, link in _PARENTS.get(kind, ()):
        if row[link] is not None and records.fetch(work.connection, parent, row[link])["trashed_at"] is not None:
            _bring_back(work, parent, row[link])


def _refuse_double(work: UnitOfWork, kind: str, row_id: int) -> None:
    row = records.fetch(work.connection, kind, row_id)
    if kind == "nomination":
        refuse_double_nomination(work, row, row_id)
    elif kind == "year_record":
        refuse_double_year(work, row)
    elif kind == "unit" and row["valid_to"] is None:
        refuse_double_unit(work, row["name"], row_id)


def _settle(work: UnitOfWork, kind: str, ids: Sequence[int]) -> None:
    """Bring nominations to where the sessions that are left leave them."""
    if kind == "council_session":
        # The rules take their time to load.
        from desktop_app.services.council.vote_tallies import settle_session

        for row_id in ids:
            settle_session(work, row_id)


def _described(kind: str, rows: list[records.Record]) -> str:
    noun, column = _NAMES[kind]
    if len(rows) != 1:
        return f"{len(rows)} {noun}"
    name = str(rows[0][column]).split("\n")[0]
    if column == "held_on":
        return f"{noun} ngày {date.fromisoformat(name):%d/%m/%Y}"
    return f"{noun} “{name if len(name) <= _LONGEST_NAME else name[:_LONGEST_NAME].rstrip() + '…'}”"
