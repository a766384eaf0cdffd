"""The notice of a decision's results, the request to pay its money, and the list of the ceremony of a round."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.office.citations import day_words
from desktop_app.domain.office.offices import Office
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.document.model import Document
from desktop_app.papers.kinds.awards import award_notice, ceremony_list, payment_request
from desktop_app.services.awards.decisions import is_signed
from desktop_app.services.awards.headings import (
    ceremony_occasion,
    common_time,
    common_work,
    decided_period,
    period_words,
    reward_occasion,
    time_of_work,
)
from desktop_app.services.awards.order import AwardOrder
from desktop_app.services.awards.rows import times_of, works_of
from desktop_app.services.book import Book
from desktop_app.services.dates import from_iso
from desktop_app.services.office.offices import copies_to, issuer, office, signer
from desktop_app.services.papers.content.awarded.signed import (
    UNSIGNED,
    SignedDecision,
    achievements,
    cancelled_note,
    citation,
    others_note,
    paid_note,
    signed_decision,
    to_pay,
    with_awards,
)
from desktop_app.services.papers.content.places import accountant_post
from desktop_app.services.papers.content.submissions import office_issuer
from desktop_app.services.papers.house_style.wordings import worded
from desktop_app.services.papers.kinds.declaration import Options
from desktop_app.services.papers.kinds.options import day_of
from desktop_app.services.review_rounds import Round, round_of
from desktop_app.store import records
from desktop_app.store.records import Record

_RANKS: Final = {
    level: rank
    for rank, level in enumerate(
        (
            AwardLevel.STATE,
            AwardLevel.GOVERNMENT,
            AwardLevel.MINISTRY,
            AwardLevel.PROVINCE,
            AwardLevel.UNION,
            AwardLevel.DEPARTMENT,
        )
    )
}
"""The order in which those who decide are called up, the highest first."""

type _Entry = tuple[SignedDecision, Record]
"""An award and its decision."""


def notice_paper(book: Book, options: Options) -> Document:
    """Return the notice of a signed decision's results, of a round or of none. Raises InvalidRecord, UsageError."""
    day = day_of(options) or date.today()
    source, review_round = _announced(book, options)
    own_office = office(book, day)
    if not source.awards:
        raise InvalidRecord(
            f"Cả {source.cancelled} khen thưởng của Quyết định số {source.number} đã hủy bỏ: không còn kết quả nào để "
            "thông báo."
        )
    with book.store.reading() as connection:
        reasons = achievements(connection, source)
    rows = tuple(replace(source.recipient(row), achievement=reasons[row["id"]]) for row in source.awards)
    data = award_notice.AwardNoticeData(
        issuer=issuer(own_office),
        signer=signer(own_office),
        year=day.year,
        occasion=_time_of(book, source, review_round, source.awards),
        decision=citation(book, source.row),
        rows=rows,
        posted_at=review_round.posted_at if review_round is not None else "",
        posted_from=review_round.posted_from if review_round is not None else None,
        posted_until=review_round.posted_until if review_round is not None else None,
        copies_to=copies_to(own_office),
    )
    return worded(book, award_notice.build, data, award_notice.NOTICE, day)


def notice_note(book: Book, options: Options) -> str:
    """Return a note on what the notice leaves to be written by hand, and on which decision it is of."""
    source, review_round = _announced(book, options)
    cancelled = cancelled_note(source.cancelled)
    if review_round is None:
        outside = "Quyết định ngoài đợt xét: nơi, thời gian công khai để điền tay."
        return "\n".join(filter(None, (outside, cancelled)))
    sentences = [others_note(book, review_round, options), cancelled]
    day, until = day_of(options), review_round.posted_until
    if day is not None and until is not None and day > until:
        sentences.append(
            f"Thông báo ngày {day:%d/%m/%Y} sau hạn công khai, hạn nhận ý kiến {until:%d/%m/%Y}: xem lại ngày văn bản, "
            "hoặc thời gian công khai ở “Sửa đợt xét”."
        )
    missing = [
        words
        for words, value in (
            ("nơi công khai", review_round.posted_at),
            ("ngày hết hạn công khai", review_round.posted_until),
        )
        if not value
    ]
    if missing:
        sentences.append(f"Đợt {review_round.code.title} chưa ghi {', '.join(missing)}: ghi ở “Sửa đợt xét”.")
    return "\n".join(filter(None, sentences))


def _announced(book: Book, options: Options) -> tuple[SignedDecision, Round | None]:
    """Return the decision that is announced and its round, None for a decision of none."""
    asked = round_of(book, options["round"]) if options.get("round") else None
    source = signed_decision(book, asked, options)
    round_id = source.row["round_id"]
    if asked is not None or round_id is None:
        return source, asked
    with book.store.reading() as connection:
        code = str(records.fetch(connection, "review_round", round_id)["code"])
    return source, round_of(book, code)


def _time_of(book: Book, source: SignedDecision, review_round: Round | None, awards: Sequence[Record]) -> str:
    """Return the time that some awards of a decision are for, and what for, if that is not the year's work.

    The time is that of its round or its achievements, else the year of its signature.
    """
    if review_round is not None:
        period = decided_period(review_round.code, list(map(source.recipient, awards)))
    else:
        first, last = from_iso(source.row["period_from"]), from_iso(source.row["period_to"])
        period = period_words(None, first, last) or f"năm {source.signed_on.year}"
    with book.store.reading() as connection:
        work = common_work(*works_of(connection, awards))
        times = times_of(connection, awards, review_round.code if review_round is not None else None, period)
    return time_of_work(work, common_time(times, period))


def payment_paper(book: Book, options: Options) -> Document:
    """Return the request to pay the money of a signed decision, of a round or of none.

    Raises InvalidRecord without any money, UsageError.
    """
    day = day_of(options) or date.today()
    (source, review_round), own_office = _announced(book, options), office(book, day)
    with_money = [row for row in to_pay(source.awards) if row["amount"]]
    paid = list(map(source.recipient, with_money))
    if not paid:
        raise InvalidRecord(f"Quyết định số {source.row['number']} không có khoản tiền thưởng nào để thanh toán.")
    with book.store.reading() as connection:
        accountant = accountant_post(connection, own_office.chief_accountant, day)
    data = payment_request.PaymentRequestData(
        issuer=office_issuer(own_office),
        signer=signer(own_office),
        year=day.year,
        office=own_office.name,
        occasion=reward_occasion(paid, _time_of(book, source, review_round, with_money)),
        decision=citation(book, source.row),
        rows=tuple(paid),
        is_rest=len(with_money) < sum(bool(row["amount"]) for row in source.awards),
        requester=own_office.payment_requester,
        accountant=own_office.chief_accountant,
        accountant_post=accountant,
    )
    return worded(book, payment_request.build, data, payment_request.PAYMENT, day)


def payment_note(book: Book, options: Options) -> str:
    """Return a note on money that is not known or paid already, and on names that are not recorded."""
    day = day_of(options) or date.today()
    source, review_round = _announced(book, options)
    unknown = sum(row["amount"] is None for row in source.awards)
    sentences = [
        others_note(book, review_round, options) if review_round is not None else "",
        _names_missing(office(book, day)),
        cancelled_note(source.cancelled),
    ]
    if unknown:
        sentences.append(f"{unknown} khen thưởng chưa có số tiền, không có trong giấy này.")
    sentences.append(paid_note(source.awards, "giấy"))
    return "\n".join(filter(None, sentences))


def _names_missing(own_office: Office) -> str:
    missing = [
        words
        for words, name in (
            ("người đề nghị thanh toán", own_office.payment_requester),
            ("kế toán trưởng", own_office.chief_accountant),
        )
        if not name
    ]
    return f"Chưa ghi {', '.join(missing)}: ghi ở trang Cơ quan." if missing else ""


def ceremony_paper(book: Book, options: Options) -> Document:
    """Return the list of all that a round's signed decisions gave, and of its time's titles, in the ceremony's order.

    (Nghị định 152/2025/NĐ-CP, Điều 29.) Raises InvalidRecord if nothing is signed.
    """
    day, review_round = day_of(options) or date.today(), round_of(book, options["round"])
    own_office = office(book, day)
    called_up = _called_up(book, review_round)
    if not called_up:
        nothing = f"Đợt {review_round.code.title} chưa có khen thưởng nào theo quyết định đã ký."
        raise InvalidRecord(nothing, "decision", UNSIGNED)
    held_on = _held_on(review_round, called_up)
    data = ceremony_list.CeremonyListData(
        issuer=issuer(own_office),
        signer=signer(own_office),
        year=(held_on or day).year,
        occasion=ceremony_occasion(review_round.code),
        called_up=tuple(_entry(source, row) for source, row in called_up),
        held_on=held_on,
        place=review_round.ceremony_place,
    )
    return worded(book, ceremony_list.build, data, ceremony_list.CEREMONY, day)


def _held_on(review_round: Round, called_up: Sequence[_Entry]) -> date | None:
    """Return the day of a round's ceremony: as it is recorded, else that on which all of the round got their awards."""
    days = {row["handed_on"] for source, row in called_up if not _is_beside(source, review_round)}
    return review_round.ceremony_on or (from_iso(days.pop()) if len(days) == 1 else None)


def _is_beside(source: SignedDecision, review_round: Round) -> bool:
    """Tell whether a decision is of no round, and gives the titles of the time that a round is of."""
    row = source.row
    period = (from_iso(row["period_from"]), from_iso(row["period_to"]))
    return row["round_id"] is None and period == (review_round.from_date, review_round.to_date)


def ceremony_note(book: Book, options: Options) -> str:
    """Return a note on a ceremony without day or place, and on awards whose decision is not signed yet."""
    review_round = round_of(book, options["round"])
    called_up = _called_up(book, review_round)
    held_on, later = _held_on(review_round, called_up), _decided_later(book, review_round)
    missing = [
        words for words, value in (("ngày trao", held_on), ("nơi trao", review_round.ceremony_place)) if not value
    ]
    sentences = (
        [f"Đợt {review_round.code.title} chưa ghi {', '.join(missing)}: ghi ở “Sửa đợt xét”."] if missing else []
    )
    with book.store.reading() as connection:
        signed = [row for row, _ in _decisions(book, review_round, signed=True) if row["round_id"] == review_round.id]
        cancelled = sum(with_awards(connection, decision).cancelled for decision in signed)
    if cancelled:
        sentences.append(cancelled_note(cancelled))
    if beside := sum(_is_title_beside(entry, review_round) for entry in called_up):
        sentences.append(f"Có cả {beside} danh hiệu của quyết định ngoài đợt xét, cùng thời gian xét thành tích.")
    if later:
        numbers = ", ".join(dict.fromkeys(source.number for source, _ in later))
        sentences.append(
            f"{len(later)} khen thưởng của quyết định ký sau ngày trao ({numbers}) không có trong danh sách."
        )
    unsigned = sum(len(awards) for _, awards in _decisions(book, review_round, signed=False))
    if unsigned:
        sentences.append(f"{unsigned} khen thưởng của quyết định chưa có số, ngày không có trong danh sách.")
    return "\n".join(sentences)


def _entry(source: SignedDecision, row: Record) -> ceremony_list.CalledUp:
    decision = f"{source.number}\n{day_words(source.signed_on)}"
    return ceremony_list.CalledUp(replace(source.recipient(row), note=""), decision)


def _called_up(book: Book, review_round: Round) -> list[_Entry]:
    """Return the awards with their decisions in the order of the ceremony; within one award that of the decision.

    Titles are mostly decided beside the round of their year: they are given at the same ceremony, unless it was before
    their decision or they were handed over on another day.
    """
    of_round = _given(book, review_round)
    held_on = _held_on(review_round, of_round)
    entries = [entry for entry in of_round if not _is_later(entry, held_on)]
    with book.store.reading() as connection:
        listed = {row["id"] for _, row in of_round}
        for decision in records.living(connection, "decision", {"round_id": None}, order="signed_on"):
            if is_signed(decision) and (held_on is None or date.fromisoformat(decision["signed_on"]) <= held_on):
                source = with_awards(connection, decision)
                others = [(source, row) for row in source.awards if row["id"] not in listed]
                entries += [entry for entry in others if _is_title_beside(entry, review_round, held_on)]
    return sorted(entries, key=_place)


def _given(book: Book, review_round: Round) -> list[_Entry]:
    """Return all awards in force that signed decisions gave in a round."""
    with book.store.reading() as connection:
        return [
            (with_awards(connection, decision), row)
            for decision, awards in _decisions(book, review_round, signed=True)
            for row in awards
        ]


def _is_later(entry: _Entry, held_on: date | None) -> bool:
    """Tell whether an award was decided on only after the day of the ceremony."""
    return held_on is not None and entry[0].signed_on > held_on


def _decided_later(book: Book, review_round: Round) -> list[_Entry]:
    """Return the awards of a round that were not decided on yet at its ceremony."""
    of_round = _given(book, review_round)
    return [entry for entry in of_round if _is_later(entry, _held_on(review_round, of_round))]


def called_up_nominations(book: Book, review_round: Round) -> set[int]:
    """Return the nominations whose awards are handed over at the ceremony of a round."""
    return {row["nomination_id"] for _, row in _called_up(book, review_round)}


def _is_title_beside(entry: _Entry, review_round: Round, held_on: date | None = None) -> bool:
    """Tell whether an award is a title of a decision beside a round, not handed over on another day."""
    source, row = entry
    is_elsewhere = held_on is not None and row["handed_on"] not in {None, held_on.isoformat()}
    return _is_beside(source, review_round) and source.recipient(row).is_title and not is_elsewhere


def titled_beside(book: Book, review_round: Round) -> set[str]:
    """Return the names of those whom the ceremony of a round calls up for a title by a decision beside it."""
    called_up = _called_up(book, review_round)
    return {row["awarded_name"] for source, row in called_up if _is_title_beside((source, row), review_round)}


def _place(entry: _Entry) -> tuple[int, bool, int, bool]:
    source, row = entry
    is_form, place, _ = AwardOrder(source.rules).place(row)
    return _RANKS[AwardLevel(source.row["level"])], is_form, place, row["kind"] != NomineeKind.COLLECTIVE


def _decisions(book: Book, review_round: Round, *, signed: bool) -> list[tuple[Record, Sequence[Record]]]:
    """Return the decisions of any level that award nominations of a round or are on it, with these awards."""
    with book.store.reading() as connection:
        nominations = {row["id"] for row in records.living(connection, "nomination", {"round_id": review_round.id})}
        of_round: list[tuple[Record, Sequence[Record]]] = []
        for decision in records.living(connection, "decision", order="signed_on"):
            if is_signed(decision) is not signed:
                continue
            in_force: Mapping[str, object] = {"decision_id": decision["id"], "cancelled_on": None}
            awards = records.living(connection, "award", in_force, order="position")
            if decision["round_id"] != review_round.id:
                awards = [row for row in awards if row["nomination_id"] in nominations]
            if awards:
                of_round.append((decision, awards))
        return of_round
