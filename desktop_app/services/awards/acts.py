"""Acts on the awards of a signed decision: record that they are paid, handed over, cancelled or recovered."""

from collections.abc import Sequence
from datetime import date

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.keeping.backups import Occasion, bulk
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.vietnamese import clean_line, clean_text, thousands
from desktop_app.services.awards.decisions import is_signed, set_states
from desktop_app.services.book import Book
from desktop_app.services.dates import from_iso, to_iso
from desktop_app.store import records
from desktop_app.store.records import Record
from desktop_app.store.work import UnitOfWork


def pay_awards(book: Book, award_ids: Sequence[int], paid_on: date | None) -> Changes:
    """Record that the money of awards was paid on a day (None: that it was not). Raises InvalidRecord, RecordGone."""
    with book.store.work(
        f"{'Ghi đã chi' if paid_on else 'Bỏ ngày chi'}: {len(award_ids)} khen thưởng", bulk(award_ids)
    ) as work:
        _pay(work, award_ids, paid_on)
        return work.changes()


def pay_decision(book: Book, decision_id: int, paid_on: date) -> tuple[Changes, Sequence[int]]:
    """Record that the money of a decision was paid on a day: of all its awards in force that have an amount. Return
    the changes and the ids of these awards. Raises InvalidRecord if there are none, RecordGone.
    """
    with book.store.work("Ghi đã chi", Occasion.BULK) as work:
        award_ids = _in_force(work, decision_id, paid=True)
        work.label = f"Ghi đã chi: {len(award_ids)} khen thưởng"
        _pay(work, award_ids, paid_on)
        return work.changes(), award_ids


def _pay(work: UnitOfWork, award_ids: Sequence[int], paid_on: date | None) -> None:
    for award, decision in _standing(work, award_ids):
        _refuse_day(paid_on, decision, "Ngày chi")
        if paid_on is not None and award["amount"] is None:
            raise InvalidRecord(f"Khen thưởng của “{award['awarded_name']}” chưa có số tiền.", "", _AMOUNT_FIRST)
        if paid_on is not None and not award["amount"]:
            raise InvalidRecord(
                f"Khen thưởng của “{award['awarded_name']}” không có tiền để chi. {award['unpaid_reason']}".strip()
            )
        work.update("award", award["id"], {"paid_on": to_iso(paid_on)})
    _follow(work, award_ids)


def hand_over_awards(book: Book, award_ids: Sequence[int], handed_on: date | None) -> Changes:
    """Record that awards were handed over on a day (None: that they were not). Raises InvalidRecord, RecordGone."""
    with book.store.work(
        f"{'Ghi đã trao' if handed_on else 'Bỏ ngày trao'}: {len(award_ids)} khen thưởng", bulk(award_ids)
    ) as work:
        _hand_over(work, award_ids, handed_on)
        return work.changes()


def hand_over_decision(book: Book, decision_id: int, handed_on: date) -> tuple[Changes, Sequence[int]]:
    """Record that all awards in force of a decision were handed over on a day; return changes and award ids.

    Raises as `pay_decision`.
    """
    with book.store.work("Ghi đã trao", Occasion.BULK) as work:
        award_ids = _in_force(work, decision_id)
        work.label = f"Ghi đã trao: {len(award_ids)} khen thưởng"
        _hand_over(work, award_ids, handed_on)
        return work.changes(), award_ids


def _hand_over(work: UnitOfWork, award_ids: Sequence[int], handed_on: date | None) -> None:
    for award, decision in _standing(work, award_ids):
        _refuse_day(handed_on, decision, "Ngày trao")
        work.update("award", award["id"], {"handed_on": to_iso(handed_on)})
    _follow(work, award_ids)


def _in_force(work: UnitOfWork, decision_id: int, *, paid: bool = False) -> list[int]:
    """Return the ids of a decision's awards that were not cancelled; with `paid` only of those that have an amount."""
    in_force = {"decision_id": decision_id, "cancelled_on": None}
    awards = records.living(work.connection, "award", in_force, order="position")
    award_ids = [row["id"] for row in awards if not paid or row["amount"]]
    if not award_ids:
        raise InvalidRecord(f"Quyết định mã {decision_id} không có khen thưởng nào để ghi.", "decision")
    return award_ids


def change_amount(book: Book, award_id: int, amount: int, reason: str) -> Changes:
    """Set the money of an award that is not paid yet, in đồng, and say why. Raises InvalidRecord, RecordGone.

    What the law leaves to the office (“tối đa …”) needs no reason, and has its limit.
    """
    with book.store.work("Sửa số tiền thưởng") as work:
        ((award, decision),) = _standing(work, [award_id])
        work.label = f"Sửa số tiền thưởng của “{award['awarded_name']}”"
        set_amount(work, award, from_iso(decision["signed_on"]), amount, clean_text(reason))
        return work.changes()


def set_amount(work: UnitOfWork, award: Record, signed_on: date | None, amount: int, reason: str) -> None:
    """Set the money of an award of a decision of that day. Raises InvalidRecord as `change_amount`."""
    # Imported here: the limit needs the rules, which the other acts do without.
    from desktop_app.services.awards.money import highest_amount

    if award["paid_on"] is not None:
        raise InvalidRecord(f"Tiền thưởng của “{award['awarded_name']}” đã chi.", "amount", "Bỏ ngày chi trước.")
    if amount < 0:
        raise InvalidRecord("Số tiền thưởng không được âm.", "amount")
    limit = highest_amount(work.connection, award, signed_on) if signed_on is not None else None
    if limit is not None and amount > limit:
        figures = thousands(limit)
        raise InvalidRecord(f"Mức tiền thưởng tối đa là {figures} đồng.", "amount")
    if limit is None and not reason:
        raise InvalidRecord("Nhập lý do sửa số tiền.", "reason")
    work.update("award", award["id"], {"amount": amount, "unpaid_reason": reason})


def cancel_awards(
    book: Book, award_ids: Sequence[int], document: str, cancelled_on: date | None, reason: str = ""
) -> Changes:
    """Record that awards were cancelled by a document of a day (Luật 2022, Điều 93 khoản 2): they count no more.

    Certificate and money are to be given back within fifteen working days. With a reason alone only this is kept, for
    the decision that is still to be signed: the awards stand until then. Raises InvalidRecord, RecordGone.
    """
    document, reason = clean_line(document), clean_text(reason)
    if reason and not document and cancelled_on is None:
        return _keep_reason(book, award_ids, reason)
    if not document:
        raise InvalidRecord("Nhập số, ngày văn bản hủy bỏ.", "document")
    if cancelled_on is None:
        raise InvalidRecord("Nhập ngày hủy bỏ.", "cancelled_on")
    with book.store.work(f"Hủy bỏ {len(award_ids)} khen thưởng theo {document}", bulk(award_ids)) as work:
        for award, decision in _standing(work, award_ids):
            _refuse_day(cancelled_on, decision, "Ngày hủy bỏ", "cancelled_on")
            values = {"cancelled_on": to_iso(cancelled_on), "cancel_document": document}
            # A reason that was kept before the decision was signed stays.
            work.update("award", award["id"], values | ({"cancel_reason": reason} if reason else {}))
        set_states(work, _nominations(work, award_ids), NominationState.CANCELLED)
        return work.changes()


def _keep_reason(book: Book, award_ids: Sequence[int], reason: str) -> Changes:
    with book.store.work(f"Ghi lý do hủy bỏ {len(award_ids)} khen thưởng, chưa có quyết định") as work:
        for award, _ in _standing(work, award_ids):
            work.update("award", award["id"], {"cancel_reason": reason})
        return work.changes()


def restore_awards(book: Book, award_ids: Sequence[int]) -> Changes:
    """Undo the cancelling of awards. Raises InvalidRecord, RecordGone."""
    with book.store.work(f"Bỏ việc hủy bỏ {len(award_ids)} khen thưởng", bulk(award_ids)) as work:
        for award in _cancelled(work, award_ids):
            values = {"cancelled_on": None, "cancel_document": "", "cancel_reason": "", "recovered_on": None}
            work.update("award", award["id"], values)
        set_states(work, _nominations(work, award_ids), NominationState.DECIDED)
        _follow(work, award_ids)
        return work.changes()


def recover_awards(book: Book, award_ids: Sequence[int], recovered_on: date | None) -> Changes:
    """Record the day on which certificate and money of cancelled awards came back. Raises InvalidRecord, RecordGone."""
    with book.store.work(f"Ghi đã thu hồi: {len(award_ids)} khen thưởng", bulk(award_ids)) as work:
        for award in _cancelled(work, award_ids):
            cancelled_on = from_iso(award["cancelled_on"])
            if recovered_on is not None and cancelled_on is not None and recovered_on < cancelled_on:
                raise InvalidRecord(f"Ngày thu hồi không thể trước ngày hủy bỏ {cancelled_on:%d/%m/%Y}.", "day")
            work.update("award", award["id"], {"recovered_on": to_iso(recovered_on)})
        return work.changes()


_AMOUNT_FIRST = "Dùng “Sửa số tiền…” để nhập trước khi ghi đã chi."


def _standing(work: UnitOfWork, award_ids: Sequence[int]) -> list[tuple[Record, Record]]:
    """Return awards with their decisions. Raises InvalidRecord for none, for one that is not signed, or cancelled."""
    _refuse_none(award_ids)
    awards = records.fetch_many(work.connection, "award", award_ids)
    decisions = records.fetch_many(
        work.connection, "decision", [award_row["decision_id"] for award_row in awards.values()]
    )
    pairs = []
    for award_id in award_ids:
        award = awards[award_id]
        decision = decisions[award["decision_id"]]
        if not is_signed(decision) or decision["trashed_at"] is not None:
            raise InvalidRecord(
                f"Quyết định khen thưởng “{award['awarded_name']}” chưa ký.", "", "Nhập số, ngày quyết định trước."
            )
        if award["cancelled_on"] is not None:
            raise InvalidRecord(f"Khen thưởng của “{award['awarded_name']}” đã hủy bỏ.")
        pairs.append((award, decision))
    return pairs


def _refuse_none(award_ids: Sequence[int]) -> None:
    if not award_ids:
        raise InvalidRecord("Chọn ít nhất một khen thưởng.")


def _cancelled(work: UnitOfWork, award_ids: Sequence[int]) -> list[Record]:
    _refuse_none(award_ids)
    awards = list(records.fetch_many(work.connection, "award", award_ids).values())
    for award in awards:
        if award["cancelled_on"] is None:
            raise InvalidRecord(f"Khen thưởng của “{award['awarded_name']}” chưa hủy bỏ.")
    return awards


def _refuse_day(day: date | None, decision: Record, what: str, field: str = "day") -> None:
    signed_on = from_iso(decision["signed_on"])
    if day is not None and signed_on is not None and day < signed_on:
        raise InvalidRecord(f"{what} không thể trước ngày ký quyết định {signed_on:%d/%m/%Y}.", field)


def _follow(work: UnitOfWork, award_ids: Sequence[int]) -> None:
    """Set the state of the awards' nominations: AWARDED for an award handed over and paid, else DECIDED."""
    by_state: dict[NominationState, list[int]] = {}
    for award in records.fetch_many(work.connection, "award", award_ids).values():
        if award["nomination_id"] is not None:
            done = award["handed_on"] is not None and (award["paid_on"] is not None or award["amount"] == 0)
            state = NominationState.AWARDED if done else NominationState.DECIDED
            by_state.setdefault(state, []).append(award["nomination_id"])
    for state, nomination_ids in by_state.items():
        set_states(work, nomination_ids, state)


def _nominations(work: UnitOfWork, award_ids: Sequence[int]) -> list[int]:
    awards = records.fetch_many(work.connection, "award", award_ids).values()
    return [award["nomination_id"] for award in awards if award["nomination_id"] is not None]
