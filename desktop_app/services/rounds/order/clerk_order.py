"""The clerk's own order of a round's list, which every list, ballot and decision of the round follows.

Without one the usual order holds (`domain.rounds.printed_order`). Collectives always stand before people.
"""

from collections.abc import Sequence

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.round_codes import round_title
from desktop_app.domain.rounds.states import DECIDED
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.review_rounds import refuse_closed, round_row
from desktop_app.services.rounds.nominations import refuse_trashed
from desktop_app.store import records
from desktop_app.store.records import Record
from desktop_app.store.work import UnitOfWork

_FROZEN = "Danh sách đã có quyết định giữ thứ tự của quyết định."


def move_nomination(book: Book, nomination_id: int, step: int) -> Changes:
    """Move a nomination up (negative) or down its round's list, among collectives or among people.

    Drafts of decisions on the round follow. Raises InvalidRecord (a closed round, a nomination with a decision),
    RecordGone.
    """
    with book.store.work("Xếp lại danh sách đề nghị") as work:
        moved = records.fetch(work.connection, "nomination", nomination_id)
        refuse_trashed(moved)
        refuse_closed(records.fetch(work.connection, "review_round", moved["round_id"]))
        if moved["state"] in DECIDED:
            raise InvalidRecord(f"“{moved['nominee_name']}” đã có quyết định, không chuyển được.", "place", _FROZEN)
        work.label = f"Xếp lại danh sách đề nghị: “{moved['nominee_name']}”"
        ids = [row["id"] for row in _listed(work, moved["round_id"]) if row["kind"] == moved["kind"]]
        place = ids.index(nomination_id)
        ids.insert(max(0, min(len(ids), place + step)), ids.pop(place))
        if ids[place] != nomination_id:
            _write(work, ids)
            _let_drafts_follow(work, moved["round_id"])
        return work.changes()


def restore_usual_order(book: Book, code: str) -> Changes:
    """Give a round's list its usual order again. Raises InvalidRecord (a closed round, one with a decision)."""
    with book.store.work(f"Xếp danh sách đợt {round_title(code)} theo thứ tự thường lệ") as work:
        review_round = round_row(work.connection, code)
        refuse_closed(review_round)
        rows = _listed(work, review_round["id"])
        if any(row["state"] in DECIDED for row in rows):
            raise InvalidRecord(f"Đợt {round_title(code)} đã có quyết định, không xếp lại được.", "round", _FROZEN)
        for row in rows:
            work.update("nomination", row["id"], {"place": None})
        _let_drafts_follow(work, review_round["id"])
        return work.changes()


def follow_decision(work: UnitOfWork, nomination_ids: Sequence[int]) -> None:
    """Put the nominations of a decision into its order on the list of their round, in the places that they have."""
    round_ids = {row["round_id"] for row in records.fetch_many(work.connection, "nomination", nomination_ids).values()}
    for round_id in round_ids:
        rows = _listed(work, round_id)
        for kind in NomineeKind:
            ids = [row["id"] for row in rows if row["kind"] == kind]
            decided = [nomination_id for nomination_id in nomination_ids if nomination_id in ids]
            if decided != [row_id for row_id in ids if row_id in decided]:
                following = iter(decided)
                _write(work, [next(following) if row_id in decided else row_id for row_id in ids])


def _listed(work: UnitOfWork, round_id: int) -> list[Record]:
    return records.living(work.connection, "nomination", {"round_id": round_id}, order="list_key")


def _write(work: UnitOfWork, ids: Sequence[int]) -> None:
    for place, nomination_id in enumerate(ids, 1):
        work.update("nomination", nomination_id, {"place": place})


def _let_drafts_follow(work: UnitOfWork, round_id: int) -> None:
    places = {row["id"]: place for place, row in enumerate(_listed(work, round_id))}
    for decision in records.living(work.connection, "decision", {"round_id": round_id, "signed_on": None}):
        awards = records.living(work.connection, "award", {"decision_id": decision["id"]}, order="position")
        # An award whose nomination lies in the trash stays at the end.
        awards.sort(key=lambda award: places.get(award["nomination_id"], len(places)))
        for position, award in enumerate(awards, 1):
            work.update("award", award["id"], {"position": position})
