"""Steps of the work for one or many nominations at once: hold, release, to the Council, submit, take back; and sets.

Each act is one step of the change log; a nomination that cannot take it refuses the whole act by name.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.rounds.nominations import LONGEST_REASON, STATE_LABELS, NominationState, check_move
from desktop_app.domain.vietnamese import clean_line
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.dates import shown, stored
from desktop_app.services.review_rounds import refuse_closed
from desktop_app.services.rounds.nominations import offered_name, refuse_double
from desktop_app.store import records
from desktop_app.store.records import Record
from desktop_app.store.work import UnitOfWork

_OPEN: Final = (NominationState.DRAFT, NominationState.COMPLETE, NominationState.HELD)
_UNDECIDED: Final = frozenset(NominationState) - {
    NominationState.DECIDED,
    NominationState.AWARDED,
    NominationState.CANCELLED,
}
_ASKING: Final = (NominationState.HELD,)
"""States that nobody comes to without a reason."""


@dataclass(frozen=True, slots=True)
class SetForMany:
    """What is set for several nominations alike; None leaves as it is."""

    award: str | None = None
    commendation_type: CommendationType | None = None
    period_from: date | None = None
    period_to: date | None = None
    reason_line: str | None = None
    exemplar: bool | None = None


def move(book: Book, ids: Sequence[int], state: NominationState, reason: str = "") -> Changes:
    """Bring nominations to a state. A hold takes its reason. Raises InvalidRecord naming the nominee, RecordGone."""
    reason = clean_line(reason)
    if len(reason) > LONGEST_REASON:
        raise InvalidRecord(f"Lý do dài quá {LONGEST_REASON} ký tự.", "reason")
    if state in _ASKING and not reason:
        raise InvalidRecord("Nhập lý do tạm hoãn (số, ngày văn bản nếu có).", "reason")
    with book.store.work(f"Chuyển đề nghị sang “{STATE_LABELS[state]}”") as work:
        rows = _rows(work, ids)
        for row in rows:
            check_move(row["nominee_name"], NominationState(row["state"]), state)
            if state is NominationState.COMPLETE and not row["summary"]:
                raise InvalidRecord(f"Đề nghị “{row['nominee_name']}” chưa có tóm tắt thành tích.", "state")
            work.update("nomination", row["id"], {"state": state.value, "state_reason": reason})
        work.label = f"{_whom(rows)}: chuyển sang “{STATE_LABELS[state]}”"
        return work.changes()


def take_back(book: Book, ids: Sequence[int]) -> Changes:
    """Take nominations one step back: from submitted to what they were, from the Council, from a hold, to a draft.

    What the Council voted is changed in its session. Raises InvalidRecord naming the nominee, RecordGone.
    """
    return _bring(book, ids, _step_back, "lùi một bước")


def withdraw(book: Book, ids: Sequence[int]) -> Changes:
    """Take nominations back to be worked on as drafts, wherever they are before the Council has voted.

    Raises InvalidRecord naming the nominee, RecordGone.
    """
    return _bring(book, ids, lambda work, row: NominationState.DRAFT, "rút về nháp")


def _bring(
    book: Book, ids: Sequence[int], wanted: Callable[[UnitOfWork, Record], NominationState], words: str
) -> Changes:
    with book.store.work(f"Đề nghị: {words}") as work:
        rows = _rows(work, ids)
        for row in rows:
            state, before = wanted(work, row), NominationState(row["state"])
            if state is NominationState.DRAFT and before in (NominationState.COUNCIL, NominationState.SUBMITTED):
                check_move(row["nominee_name"], before, NominationState.COMPLETE)
                before = NominationState.COMPLETE
            check_move(row["nominee_name"], before, state)
            work.update("nomination", row["id"], {"state": state.value, "state_reason": ""})
        work.label = f"{_whom(rows)}: {words}"
        return work.changes()


def _step_back(work: UnitOfWork, row: Record) -> NominationState:
    match NominationState(row["state"]):
        case NominationState.COUNCIL:
            return NominationState.COMPLETE
        case NominationState.HELD:
            return NominationState.COMPLETE if row["summary"] else NominationState.DRAFT
        case NominationState.SUBMITTED:
            voted = records.living(work.connection, "vote_tally", {"nomination_id": row["id"], "passed": 1})
            return NominationState.PASSED if voted else NominationState.COMPLETE
        case NominationState.COMPLETE | NominationState.DRAFT:
            return NominationState.DRAFT
        case NominationState.PASSED | NominationState.FAILED:
            raise InvalidRecord(
                f"Đề nghị “{row['nominee_name']}” đã có kết quả của Hội đồng.", "state", "Sửa kết quả ở phiên họp."
            )
        case state:
            raise InvalidRecord(
                f"Đề nghị “{row['nominee_name']}” đang ở bước “{STATE_LABELS[state]}”.",
                "state",
                "Việc này làm ở quyết định khen thưởng.",
            )


def set_for_many(book: Book, ids: Sequence[int], wanted: SetForMany) -> Changes:
    """Set award, type, period, reason or mark for several nominations at once.

    What the Council looks at stays from then on; the line of reason can be mended until there is a decision. Raises
    InvalidRecord naming the nominee (an award not offered to them, a double), RecordGone.
    """
    open_states = _UNDECIDED if replace(wanted, reason_line=None, exemplar=None) == SetForMany() else _OPEN
    with book.store.work("Sửa nhiều đề nghị") as work:
        rows = _rows(work, ids)
        for row in rows:
            if NominationState(row["state"]) not in open_states:
                raise InvalidRecord(
                    f"Đề nghị “{row['nominee_name']}” đang ở bước “{STATE_LABELS[NominationState(row['state'])]}”.",
                    "",
                    "Rút về nháp rồi sửa.",
                )
            values = _set_values(work, row, wanted)
            if "award_code" in values:
                refuse_double(work, {**row, **values}, row["id"])
            work.update("nomination", row["id"], values)
        work.label = f"{_whom(rows)}: sửa chung"
        return work.changes()


def _set_values(work: UnitOfWork, row: Record, wanted: SetForMany) -> dict[str, object]:
    values: dict[str, object] = {}
    if wanted.award is not None:
        round_ = records.fetch(work.connection, "review_round", row["round_id"])
        values = {"award_code": wanted.award, "award": offered_name(round_, NomineeKind(row["kind"]), wanted.award)}
    if wanted.commendation_type is not None:
        values["commendation_type"] = wanted.commendation_type.value
    if wanted.reason_line is not None:
        reason = clean_line(wanted.reason_line)
        if len(reason) > LONGEST_REASON:
            raise InvalidRecord(f"Lý do khen dài quá {LONGEST_REASON} ký tự.", "reason_line")
        values["reason_line"] = reason
    if wanted.exemplar is not None:
        values["exemplar"] = int(wanted.exemplar) or None
    return values | _period(row, wanted)


def _period(row: Record, wanted: SetForMany) -> dict[str, object]:
    first = wanted.period_from or shown(row["period_from"])
    last = wanted.period_to or shown(row["period_to"])
    if first is not None and last is not None and last < first:
        raise InvalidRecord("Ngày cuối của thời gian lập thành tích phải sau ngày đầu.", "period_to")
    return {"period_from": stored(first), "period_to": stored(last)}


def _rows(work: UnitOfWork, ids: Sequence[int]) -> list[Record]:
    if not ids:
        raise InvalidRecord("Chọn ít nhất một đề nghị.")
    found = records.fetch_many(work.connection, "nomination", list(dict.fromkeys(ids)))
    rounds = records.fetch_many(work.connection, "review_round", sorted({row["round_id"] for row in found.values()}))
    for row in rounds.values():
        refuse_closed(row)
    for row in found.values():
        if row["trashed_at"] is not None:
            # No list that is chosen from has it, but whoever gives ids can name it.
            name = row["nominee_name"]
            raise InvalidRecord(f"Đề nghị “{name}” đang ở trong thùng rác.", "", "Khôi phục từ thùng rác trước.")
    return [found[row_id] for row_id in dict.fromkeys(ids)]


def _whom(rows: Sequence[Record]) -> str:
    return f"Đề nghị “{rows[0]['nominee_name']}”" if len(rows) == 1 else f"{len(rows)} đề nghị"
