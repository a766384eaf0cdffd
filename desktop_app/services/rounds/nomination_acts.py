"""Acts on one or many nominations: hold, release, send to the Council, submit, take back, and set fields for all.

Each act is one step of the change log. If a nomination does not allow it, the whole act is refused, naming the nominee.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.keeping.backups import bulk
from desktop_app.domain.law.year_facts import RecordRef
from desktop_app.domain.rounds.nominations import LONGEST_REASON, check_movement_type, checked_reason
from desktop_app.domain.rounds.states import DECIDED, PROPOSED, STATE_LABELS, NominationState, check_move
from desktop_app.domain.vietnamese import clean_line
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.dates import from_iso, to_iso
from desktop_app.services.review_rounds import refuse_closed
from desktop_app.services.rounds.checks import (
    CheckedNomination,
    ReasonRequired,
    left_behind,
    now_failing,
    refuse_unexplained,
    resting_on,
    unexplained,
)
from desktop_app.services.rounds.nominations import (
    offered_award_name,
    refuse_double,
    refuse_fixed,
    refuse_trashed,
    set_links,
)
from desktop_app.services.year.movements import refuse_movement_gone
from desktop_app.store import records
from desktop_app.store.records import Record
from desktop_app.store.work import UnitOfWork

_OF_OTHER_ACTS: Final = DECIDED | {NominationState.PASSED, NominationState.FAILED}
"""States that come of a vote or a decision, never of a step by hand."""
_EVIDENCE: Final = {"task": "task_ids", "activity": "activity_ids", "initiative": "initiative_ids"}
"""The fields that cite records of these kinds."""
_ASKING: Final = (NominationState.HELD,)
"""The states that need a reason."""


@dataclass(frozen=True, slots=True)
class SetForMany:
    """New values for several nominations; None leaves a field unchanged.

    `evidence` are the tasks, activities and initiatives that they cite from now on, in place of those before.
    """

    award: str | None = None
    commendation_type: CommendationType | None = None
    period_from: date | None = None
    period_to: date | None = None
    reason_line: str | None = None
    exemplar: bool | None = None
    exception_reason: str | None = None
    movement_id: int | None = None
    evidence: tuple[RecordRef, ...] | None = None


def move(
    book: Book, ids: Sequence[int], state: NominationState, reason: str = "", exception_reason: str = ""
) -> Changes:
    """Set the state of nominations; a hold needs a reason.

    A nomination that would be on the list, fails a condition and has no reason keeps its state, and the label names it
    with the article; `exception_reason` is a reason for all of these. Raises InvalidRecord naming the nominee
    (ReasonRequired if none can be moved), RecordGone.
    """
    reason, exception_reason = clean_line(checked_reason(reason, "reason")), checked_reason(exception_reason)
    if len(reason) > LONGEST_REASON:
        raise InvalidRecord(f"Lý do dài quá {LONGEST_REASON} ký tự.", "reason")
    if state in _ASKING and not reason:
        raise InvalidRecord("Nhập lý do tạm hoãn (số, ngày văn bản nếu có).", "reason")
    with book.store.work(f"Chuyển đề nghị sang “{STATE_LABELS[state]}”", before=bulk(ids)) as work:
        rows = _rows(work, ids)
        for row in rows:
            _refuse_other_act(row, state)
            check_move(row["nominee_name"], NominationState(row["state"]), state)
            if state is NominationState.COMPLETE and not row["summary"]:
                raise InvalidRecord(f"Đề nghị “{row['nominee_name']}” chưa có tóm tắt thành tích.", "state")
        failing = _failing(work, rows, state, explained=bool(exception_reason))
        explained_ids = {nomination.id for nomination in failing} if exception_reason else set()
        staying = [nomination for nomination in failing if nomination.id not in explained_ids]
        staying_ids = {nomination.id for nomination in staying}
        moving = [row for row in rows if row["id"] not in staying_ids]
        if staying and all(row["state"] == state for row in moving):
            raise ReasonRequired(staying)
        resting = _resting_on(work, moving) if state not in PROPOSED else ()
        for row in moving:
            values = {"state": state.value, "state_reason": reason}
            if row["id"] in explained_ids:
                values["exception_reason"] = exception_reason
            work.update("nomination", row["id"], values)
        is_there = all(row["state"] == state and row["state_reason"] == reason for row in moving)
        step = "đã ở bước" if is_there else "chuyển sang"
        work.label = f"{_nominees_in_words(moving)}: {step} “{STATE_LABELS[state]}”{left_behind(staying)}"
        work.label += now_failing(work.connection, resting)
        return work.changes()


def _refuse_other_act(row: Record, state: NominationState) -> None:
    """Refuse a step by hand from or to where only a vote or a decision leads. Raises InvalidRecord."""
    before = NominationState(row["state"])
    if before in DECIDED or state in _OF_OTHER_ACTS:
        raise InvalidRecord(
            f"Đề nghị “{row['nominee_name']}” đang ở bước “{STATE_LABELS[before]}”, không chuyển sang "
            f"“{STATE_LABELS[state]}” ở đây được.",
            "state",
            "Kết quả của Hội đồng ghi ở phiên họp, quyết định ghi ở quyết định khen thưởng.",
        )


def _failing(
    work: UnitOfWork, rows: Sequence[Record], state: NominationState, *, explained: bool = False
) -> Sequence[CheckedNomination]:
    if state not in PROPOSED:
        return ()
    return unexplained(work.connection, [row["id"] for row in rows], state, explained=explained)


def take_back(book: Book, ids: Sequence[int]) -> Changes:
    """Move nominations one step back: from submitted, from the Council, from a hold, or to a draft.

    Released from a hold, a nomination that fails a condition without a reason becomes a draft. Votes of the Council are
    changed in its session. Raises InvalidRecord naming the nominee, RecordGone.
    """
    return _move_back(book, ids, _step_back, "lùi một bước")


def release(book: Book, ids: Sequence[int]) -> Changes:
    """Release nominations from a hold, as `take_back` does.

    Raises InvalidRecord naming a nominee that is not on hold, RecordGone.
    """

    def state_after_release(row: Record) -> NominationState:
        if row["state"] != NominationState.HELD:
            label = STATE_LABELS[NominationState(row["state"])]
            raise InvalidRecord(
                f"Đề nghị “{row['nominee_name']}” đang ở bước “{label}”, không tạm hoãn.",
                "state",
                "Chỉ đề nghị đang tạm hoãn mới thôi tạm hoãn được.",
            )
        return _out_of_hold(row)

    return _move_back(book, ids, lambda work, row: state_after_release(row), "thôi tạm hoãn")


def withdraw(book: Book, ids: Sequence[int]) -> Changes:
    """Make nominations drafts again, from any state before the Council's vote.

    Raises InvalidRecord naming the nominee, RecordGone.
    """
    return _move_back(book, ids, lambda work, row: NominationState.DRAFT, "rút về nháp")


def _move_back(
    book: Book, ids: Sequence[int], next_state: Callable[[UnitOfWork, Record], NominationState], words: str
) -> Changes:
    with book.store.work(f"Đề nghị: {words}", before=bulk(ids)) as work:
        rows = _rows(work, ids)
        states = {row["id"]: next_state(work, row) for row in rows}
        # Released from a hold, a nomination comes onto the list anew; back from the Council it was on it already.
        back_on_list = [row for row in rows if row["state"] == NominationState.HELD and states[row["id"]] in PROPOSED]
        failing = _failing(work, back_on_list, NominationState.COMPLETE)
        states |= {nomination.id: NominationState.DRAFT for nomination in failing}
        resting = _resting_on(work, [row for row in rows if states[row["id"]] not in PROPOSED])
        for row in rows:
            state, before = states[row["id"]], NominationState(row["state"])
            if state is NominationState.DRAFT and before in (NominationState.COUNCIL, NominationState.SUBMITTED):
                check_move(row["nominee_name"], before, NominationState.COMPLETE)
                before = NominationState.COMPLETE
            check_move(row["nominee_name"], before, state)
            work.update("nomination", row["id"], {"state": state.value, "state_reason": ""})
        work.label = f"{_nominees_in_words(rows)}: {words}{left_behind(failing, 'về nháp')}"
        work.label += now_failing(work.connection, resting)
        return work.changes()


def _resting_on(work: UnitOfWork, leaving: Sequence[Record]) -> Sequence[int]:
    """Return the nominations on the list that may rest on one of those that leave it."""
    return resting_on(work.connection, [row["id"] for row in leaving if row["state"] in PROPOSED])


def _out_of_hold(row: Record) -> NominationState:
    return NominationState.COMPLETE if row["summary"] else NominationState.DRAFT


def _step_back(work: UnitOfWork, row: Record) -> NominationState:
    match NominationState(row["state"]):
        case NominationState.COUNCIL:
            return NominationState.COMPLETE
        case NominationState.HELD:
            return _out_of_hold(row)
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


def set_for_many(book: Book, ids: Sequence[int], new_values: SetForMany) -> Changes:
    """Set award, type, period, reason or exemplar mark for several nominations at once.

    What the Council looks at is fixed from then on, as for `change_nomination`; the reasons can be corrected until
    there is a decision. Raises InvalidRecord naming the nominee (an award not offered to them, a double; ReasonRequired
    if a complete one then fails a condition without a reason), RecordGone.
    """
    if new_values == SetForMany():
        raise InvalidRecord("Chưa chọn gì để sửa.")
    judged_by = replace(new_values, reason_line=None, exemplar=None)
    with book.store.work("Sửa nhiều đề nghị", before=bulk(ids)) as work:
        rows = _rows(work, ids)
        resting = _resting_on(work, rows) if new_values.award is not None else ()
        links = {} if new_values.evidence is None else _links(work, new_values.evidence)
        for row in rows:
            values = _set_values(work, row, new_values)
            refuse_fixed(work, row, values | links)
            if "award_code" in values:
                refuse_double(work, {**row, **values}, row["id"])
            work.update("nomination", row["id"], values)
            set_links(work, row["id"], links)
        if judged_by != SetForMany():
            refuse_unexplained(work.connection, ids)
        work.label = f"{_nominees_in_words(rows)}: sửa chung{now_failing(work.connection, resting)}"
        return work.changes()


def _links(work: UnitOfWork, evidence: Sequence[RecordRef]) -> dict[str, tuple[int, ...]]:
    """Return evidence by the field that has it. Raises InvalidRecord for what cannot be cited or is in the trash."""
    links: dict[str, tuple[int, ...]] = dict.fromkeys(_EVIDENCE.values(), ())
    for record in dict.fromkeys(evidence):
        field = _EVIDENCE.get(record.kind)
        row = work.get(record.kind, record.id) if field is not None else None
        if field is None or row is None or row["trashed_at"] is not None:
            raise InvalidRecord(
                f"Không có {record.kind}:{record.id} để làm căn cứ.",
                "evidence",
                "Căn cứ viết như activity:12, task:3, initiative:4.",
                lists=("activities", "tasks", "initiatives"),
            )
        links[field] = (*links[field], record.id)
    return links


def _set_values(work: UnitOfWork, row: Record, new_values: SetForMany) -> dict[str, object]:
    values: dict[str, object] = {}
    if new_values.award is not None:
        round_ = records.fetch(work.connection, "review_round", row["round_id"])
        values = {
            "award_code": new_values.award,
            "award": offered_award_name(round_, NomineeKind(row["kind"]), new_values.award),
        }
    if new_values.commendation_type is not None:
        values["commendation_type"] = new_values.commendation_type.value
    values |= _movement(work, row, new_values)
    if new_values.reason_line is not None:
        reason = clean_line(new_values.reason_line)
        if len(reason) > LONGEST_REASON:
            raise InvalidRecord(f"Lý do khen dài quá {LONGEST_REASON} ký tự.", "reason_line")
        values["reason_line"] = reason
    if new_values.exception_reason is not None:
        values["exception_reason"] = checked_reason(new_values.exception_reason)
    if new_values.exemplar is not None:
        values["exemplar"] = int(new_values.exemplar) or None
    return values | _period(row, new_values)


def _movement(work: UnitOfWork, row: Record, new_values: SetForMany) -> dict[str, object]:
    """Return the new movement, checked against the type that the nomination has then."""
    movement_id = new_values.movement_id or row["movement_id"]
    if movement_id is not None:
        kind = new_values.commendation_type or row["commendation_type"] or CommendationType.MOVEMENT
        check_movement_type(CommendationType(kind), row["nominee_name"])
    refuse_movement_gone(work.connection, new_values.movement_id, row["movement_id"])
    return {"movement_id": movement_id}


def _period(row: Record, new_values: SetForMany) -> dict[str, object]:
    first = new_values.period_from or from_iso(row["period_from"])
    last = new_values.period_to or from_iso(row["period_to"])
    if first is not None and last is not None and last < first:
        raise InvalidRecord("Ngày cuối của thời gian lập thành tích phải sau ngày đầu.", "period_to")
    return {"period_from": to_iso(first), "period_to": to_iso(last)}


def _rows(work: UnitOfWork, ids: Sequence[int]) -> list[Record]:
    if not ids:
        raise InvalidRecord("Chọn ít nhất một đề nghị.")
    rows_by_id = records.fetch_many(work.connection, "nomination", list(dict.fromkeys(ids)))
    rounds = records.fetch_many(
        work.connection, "review_round", sorted({row["round_id"] for row in rows_by_id.values()})
    )
    for row in rounds.values():
        refuse_closed(row)
    for row in rows_by_id.values():
        refuse_trashed(row)
    return [rows_by_id[row_id] for row_id in dict.fromkeys(ids)]


def _nominees_in_words(rows: Sequence[Record]) -> str:
    return f"Đề nghị “{rows[0]['nominee_name']}”" if len(rows) == 1 else f"{len(rows)} đề nghị"
