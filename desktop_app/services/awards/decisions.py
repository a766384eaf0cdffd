"""Decisions and the awards they give.

The clerk can change the list of a draft and its order. A decision with number and date is signed: names, posts,
titles, reasons and amounts are frozen as they are on that day, and its nominations become DECIDED.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from desktop_app.domain.awards.decisions import CONTENT_LABELS, DecisionContent, DecisionFields, bare_number
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.round_codes import parse_round_code
from desktop_app.domain.rounds.nominations import achievement_line
from desktop_app.domain.rounds.states import NominationState, check_move
from desktop_app.domain.vietnamese import fold
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.dates import from_iso, to_iso
from desktop_app.services.office.offices import office_of_day
from desktop_app.services.review_rounds import round_row
from desktop_app.services.rounds.nominations import refuse_trashed
from desktop_app.services.rounds.order.clerk_order import follow_decision
from desktop_app.services.standing.decision_numbers import whole_number
from desktop_app.store import records
from desktop_app.store.records import Reader, Record
from desktop_app.store.row_codec import RowCodec
from desktop_app.store.work import UnitOfWork

DECISION_ROWS: Final = RowCodec(DecisionFields, "decision", apart=("round_code",))
_UNSIGN = "Xóa số và ngày ký để quyết định trở lại là dự thảo, hoặc hủy bỏ khen thưởng."


def decision(book: Book, decision_id: int) -> tuple[DecisionFields, tuple[int, ...]]:
    """Return a decision and the nominations it awards, in its order. Raises RecordGone."""
    with book.store.reading() as connection:
        fields = decision_fields(connection, records.fetch(connection, "decision", decision_id))
        awards = records.living(connection, "award", {"decision_id": decision_id}, order="position")
    return fields, tuple(award["nomination_id"] for award in awards if award["nomination_id"] is not None)


def save_decision(book: Book, decision_id: int | None, fields: DecisionFields, nominations: Sequence[int]) -> Changes:
    """Record a decision (new without an id) that awards these nominations, at least one, in this order.

    With number and date it is signed: amounts are computed and stored, its nominations become DECIDED, and its list
    can no longer change. Without them a signed decision becomes a draft again, as long as nothing is paid or handed
    over. Raises InvalidRecord (a nomination awarded by another decision or not ready for one, a number used twice in
    the year, a list that is frozen), RecordGone.
    """
    fields = fields.checked()
    if not nominations:
        raise InvalidRecord("Chọn ít nhất một đề nghị được khen thưởng.", "nominations")
    with book.store.work("Ghi quyết định khen thưởng") as work:
        work.label = f"Ghi quyết định {fields.number or '(chưa có số)'}: {len(nominations)} khen thưởng"
        write_decision(work, decision_id, fields, list(dict.fromkeys(nominations)))
        return work.changes()


def sign_decision(book: Book, decision_id: int, number: str, signed_on: date | None) -> Changes:
    """Enter the number and date of a decision that was signed. Raises as `save_decision`."""
    with book.store.work("Nhập số, ngày quyết định") as work:
        fields = decision_fields(work.connection, records.fetch(work.connection, "decision", decision_id))
        fields = replace(fields, number=number, signed_on=signed_on).checked()
        if not fields.is_signed:
            raise InvalidRecord("Nhập số quyết định.", "number")
        # Papers print it with its symbol: without one it is the same number.
        printed = {"number": fields.number, "level": fields.level, "signed_on": to_iso(signed_on)}
        whole = replace(fields, number=whole_number(work.connection, printed))
        refuse_double_number(work, whole, decision_id)
        work.label = f"Nhập số, ngày quyết định {fields.number}"
        write_decision(work, decision_id, fields, None)
        return work.changes()


def move_award(book: Book, award_id: int, step: int) -> Changes:
    """Move an award up (-1) or down (1) in the list of a decision that is not signed yet, collectives before people.

    Its place there is its number in the office's book (Số sổ vàng), and the round's list takes the same order. Raises
    InvalidRecord, RecordGone.
    """
    with book.store.work("Xếp lại danh sách khen thưởng") as work:
        award = records.fetch(work.connection, "award", award_id)
        _refuse_signed(records.fetch(work.connection, "decision", award["decision_id"]))
        awards = records.living(work.connection, "award", {"decision_id": award["decision_id"]}, order="position")
        place = next(number for number, row in enumerate(awards) if row["id"] == award_id)
        awards.insert(min(max(place + step, 0), len(awards) - 1), awards.pop(place))
        awards.sort(key=_is_person)
        for position, row in enumerate(awards, 1):
            work.update("award", row["id"], {"position": position})
        follow_decision(work, [row["nomination_id"] for row in awards if row["nomination_id"] is not None])
        return work.changes()


def decision_fields(connection: Reader, row: Record) -> DecisionFields:
    """Return a stored decision as it was entered."""
    code = str(records.fetch(connection, "review_round", row["round_id"])["code"]) if row["round_id"] else ""
    return DECISION_ROWS.from_row(row, round_code=code)


def is_signed(row: Record) -> bool:
    """Tell whether a stored decision has its number and date."""
    return bool(row["number"]) and row["signed_on"] is not None


def year_of_decision(connection: Reader, row: Record) -> int | None:
    """Return the year of a decision's round, without one that of its signature, else of its achievements, if known."""
    if row["round_id"] is None:
        last_day = row["signed_on"] or row["period_to"]
        return date.fromisoformat(last_day).year if last_day else None
    return parse_round_code(records.fetch(connection, "review_round", row["round_id"])["code"]).year


def write_decision(
    work: UnitOfWork, decision_id: int | None, fields: DecisionFields, nominations: list[int] | None
) -> int:
    """Write a decision and the nominations it awards (None: those it has), and return its id. Raises InvalidRecord."""
    refuse_double_number(work, fields, decision_id)
    values = decision_values(work, fields)
    before = None if decision_id is None else records.fetch(work.connection, "decision", decision_id)
    if decision_id is None:
        decision_id = work.insert("decision", values)
    elif before is not None:
        if is_signed(before):
            _refuse_other_day(work.connection, before, fields)
        work.update("decision", decision_id, values)
    if before is not None and is_signed(before):
        if not fields.is_signed:
            _unsign(work, decision_id)
        elif nominations is not None:
            _refuse_other_list(work, decision_id, nominations)
            _refuse_other_content(work.connection, decision_id, fields)
            return decision_id
    if nominations is not None:
        _set_awards(work, decision_id, nominations)
    _refuse_other_content(work.connection, decision_id, fields)
    if fields.is_signed and (before is None or not is_signed(before)):
        _sign(work, decision_id)
    return decision_id


def set_states(work: UnitOfWork, nomination_ids: Sequence[int], state: NominationState) -> None:
    """Set the state of nominations. Raises InvalidRecord for one whose state does not allow this step."""
    for row in records.fetch_many(work.connection, "nomination", nomination_ids).values():
        check_move(row["nominee_name"], NominationState(row["state"]), state)
        work.update("nomination", row["id"], {"state": state.value})


def take_back(work: UnitOfWork, decision_id: int) -> None:
    """Reset the nominations of a decision that goes to the trash. Raises InvalidRecord once it was carried out."""
    row = records.fetch(work.connection, "decision", decision_id)
    if is_signed(row):
        _refuse_carried_out(work, decision_id, "không xóa được")
        _release(work, _nominations_of(work, decision_id))


def bring_back(work: UnitOfWork, decision_id: int) -> None:
    """Decide the nominations of a decision restored from the trash again.

    Raises InvalidRecord if another decision took its number or its nominations meanwhile.
    """
    row = records.fetch(work.connection, "decision", decision_id)
    refuse_double_number(work, decision_fields(work.connection, row), decision_id)
    nominations = _nominations_of(work, decision_id)
    _refuse_double_awards(work, nominations, decision_id)
    if is_signed(row):
        _refuse_unready(work, nominations)
        set_states(work, nominations, NominationState.DECIDED)


def refuse_double_number(work: UnitOfWork, fields: DecisionFields, decision_id: int | None) -> None:
    """Raise InvalidRecord if the issuing body used the decision's number already in that year."""
    if fields.signed_on is None:
        return
    number = bare_number(fields.number)
    for row in records.living(work.connection, "decision"):
        same_year = (row["signed_on"] or "")[:4] == str(fields.signed_on.year)
        if row["id"] == decision_id or not same_year or bare_number(row["number"]) != number:
            continue
        if is_of_body(row, fields.level, fields.issuing_body):
            raise InvalidRecord(f"Số quyết định {fields.number} đã dùng trong năm {fields.signed_on.year}.", "number")


def is_of_body(row: Record, level: AwardLevel, body: str) -> bool:
    """Return whether a decision is numbered by this body of this level."""
    # Decisions of the department share one series of numbers, whether they name the department or its director.
    own = row["level"] == level == AwardLevel.DEPARTMENT
    return own or fold(row["issuing_body"]) == fold(body)


def decision_values(work: UnitOfWork, fields: DecisionFields) -> dict[str, object]:
    """Return a decision as it is stored; without a period of its own it takes the round's."""
    round_record = round_row(work.connection, fields.round_code) if fields.round_code else None
    first, last = to_iso(fields.period_from), to_iso(fields.period_to)
    if round_record is not None and first is None and last is None:
        first, last = round_record["from_date"], round_record["to_date"]
    looked_up_values = {
        "number": _in_its_letters(work.connection, fields),
        "round_id": round_record["id"] if round_record is not None else None,
        "period_from": first,
        "period_to": last,
    }
    return DECISION_ROWS.as_row(fields) | looked_up_values


def _in_its_letters(connection: Reader, fields: DecisionFields) -> str:
    """Return the number of a decision with the office's symbol in its own letters, however they were typed."""
    number, slash, symbol = fields.number.partition("/")
    if fields.level is not AwardLevel.DEPARTMENT or not slash:
        return fields.number
    own = f"QĐ-{office_of_day(connection, fields.signed_on).code}"
    return f"{number.rstrip()}/{own}" if symbol.strip().casefold() == own.casefold() else fields.number


def _set_awards(work: UnitOfWork, decision_id: int, nominations: list[int]) -> None:
    rows = records.fetch_many(work.connection, "nomination", nominations)
    nominations = sorted(nominations, key=lambda nomination_id: _is_person(rows[nomination_id]))
    awards_by_nomination = {
        row["nomination_id"]: row for row in records.living(work.connection, "award", {"decision_id": decision_id})
    }
    for nomination_id, award in awards_by_nomination.items():
        if nomination_id is not None and nomination_id not in rows:
            work.delete("award", award["id"])
    new_awards = []
    for position, nomination_id in enumerate(nominations, 1):
        if nomination_id in awards_by_nomination:
            work.update("award", awards_by_nomination[nomination_id]["id"], {"position": position})
        else:
            new_awards.append(_award(rows[nomination_id]) | {"decision_id": decision_id, "position": position})
    new_ids = [new_id for new_id in nominations if new_id not in awards_by_nomination]
    _refuse_double_awards(work, new_ids, decision_id)
    _refuse_unready(work, new_ids)
    work.insert_many("award", new_awards)
    follow_decision(work, nominations)


def _is_person(row: Record) -> bool:
    return bool(row["kind"] == NomineeKind.INDIVIDUAL)


def _refuse_unready(work: UnitOfWork, nominations: Sequence[int]) -> None:
    """Refuse whoever is not on the round's list, or fails a condition without a reason. Raises InvalidRecord."""
    for row in records.fetch_many(work.connection, "nomination", nominations).values():
        refuse_trashed(row)
        check_move(row["nominee_name"], NominationState(row["state"]), NominationState.DECIDED)
    if nominations:
        # Imported here: judging needs the rules, which reading decisions does without.
        from desktop_app.services.awards.council_votes import refuse_unvoted
        from desktop_app.services.rounds.checks import refuse_unexplained

        refuse_unexplained(work.connection, nominations, "nominations")
        refuse_unvoted(work.connection, nominations)


def _sign(work: UnitOfWork, decision_id: int) -> None:
    # Imported here: computing money needs the rules, which reading decisions does without.
    from desktop_app.services.awards.money import freeze_money

    nominations = records.fetch_many(work.connection, "nomination", _nominations_of(work, decision_id))
    for award in records.living(work.connection, "award", {"decision_id": decision_id}):
        if award["nomination_id"] is not None:
            work.update("award", award["id"], _award(nominations[award["nomination_id"]]))
    # Whoever was on the draft may have changed since.
    _refuse_unready(work, list(nominations))
    set_states(work, list(nominations), NominationState.DECIDED)
    _freeze_signer(work, decision_id)
    freeze_money(work, decision_id)


def _freeze_signer(work: UnitOfWork, decision_id: int) -> None:
    """Store who signs a decision of the department on its day, so that it prints the same when somebody else does."""
    row = records.fetch(work.connection, "decision", decision_id)
    if row["level"] == AwardLevel.DEPARTMENT:
        own_office = office_of_day(work.connection, from_iso(row["signed_on"]))
        signer = {"signer": own_office.signer_name, "signer_title": own_office.signer_title}
        work.update("decision", decision_id, {name: value for name, value in signer.items() if not row[name]})


def _unsign(work: UnitOfWork, decision_id: int) -> None:
    from desktop_app.services.awards.money import thaw_money

    _refuse_carried_out(work, decision_id, "không bỏ số, ngày ký được")
    _release(work, _nominations_of(work, decision_id))
    thaw_money(work, decision_id)


def _award(row: Record) -> dict[str, object]:
    nomination_names = (
        "kind",
        "person_id",
        "unit_id",
        "unit_name",
        "post_title",
        "award",
        "award_code",
        "commendation_type",
    )
    copied_values = {name: row[name] for name in (*nomination_names, "period_from", "period_to")}
    reason = achievement_line(row["reason_line"], row["summary"])
    return copied_values | {"nomination_id": row["id"], "awarded_name": row["nominee_name"], "reason_line": reason}


def _nominations_of(work: UnitOfWork, decision_id: int) -> list[int]:
    awards = records.living(work.connection, "award", {"decision_id": decision_id}, order="position")
    return [row["nomination_id"] for row in awards if row["nomination_id"] is not None]


def _release(work: UnitOfWork, nominations: Sequence[int]) -> None:
    rows = records.fetch_many(work.connection, "nomination", nominations).values()
    decided = [row["id"] for row in rows if row["state"] == NominationState.DECIDED]
    set_states(work, decided, NominationState.SUBMITTED)


def _refuse_signed(row: Record) -> None:
    if is_signed(row):
        raise InvalidRecord(
            f"Quyết định {row['number']} đã ký, thứ tự danh sách là số sổ vàng nên không đổi được.", "", _UNSIGN
        )


def _refuse_other_list(work: UnitOfWork, decision_id: int, nominations: list[int]) -> None:
    if _nominations_of(work, decision_id) != nominations:
        raise InvalidRecord("Quyết định đã ký thì danh sách và thứ tự không đổi được.", "nominations", _UNSIGN)


def _refuse_other_day(connection: Reader, before: Record, fields: DecisionFields) -> None:
    """Refuse a new day for a signed decision on which other rules or another salary hold: amounts stay as computed."""
    if fields.signed_on is None or before["signed_on"] == to_iso(fields.signed_on):
        return
    from desktop_app.services.awards.money import catalogue_on, salary_known_on

    salary = salary_known_on(connection, fields.signed_on)
    amount = salary.amount if salary is not None else None
    if (catalogue_on(connection, fields.signed_on).code, amount) != (before["rule_set"], before["base_salary"]):
        raise InvalidRecord(
            f"Ngày {fields.signed_on:%d/%m/%Y} áp dụng quy định hoặc mức lương cơ sở khác với ngày đã ký, "
            "tiền thưởng đã ghi không còn đúng.",
            "signed_on",
            "Xóa số và ngày ký, lưu, rồi nhập lại để tính lại tiền thưởng.",
        )


def _refuse_carried_out(work: UnitOfWork, decision_id: int, what: str) -> None:
    for row in records.living(work.connection, "award", {"decision_id": decision_id}):
        if row["paid_on"] or row["handed_on"] or row["cancelled_on"]:
            raise InvalidRecord(
                f"“{row['awarded_name']}” đã được chi, trao hoặc đã hủy bỏ theo quyết định này, {what}.",
                "number",
                "Bỏ ngày chi, ngày trao trước, hoặc hủy bỏ khen thưởng của từng người.",
            )


def _refuse_other_content(connection: Reader, decision_id: int, fields: DecisionFields) -> None:
    """Refuse an award that a decision of this content does not give. Raises InvalidRecord."""
    if fields.content is DecisionContent.ANY:
        return
    # Imported here: telling titles from forms needs the rules, which reading decisions does without.
    from desktop_app.services.awards.money import award_in, catalogue_of

    rules = catalogue_of(connection, records.fetch(connection, "decision", decision_id))
    for row in records.living(connection, "award", {"decision_id": decision_id}, order="position"):
        award = award_in(rules, row)
        if not fields.content.takes(NomineeKind(row["kind"]), is_title=award is not None and award.is_title):
            raise InvalidRecord(
                f"Quyết định này chỉ gồm {CONTENT_LABELS[fields.content].lower()}, "
                f"không gồm “{row['award']}” của “{row['awarded_name']}”.",
                "nominations",
                "Chọn lại nội dung quyết định, hoặc lập quyết định riêng.",
            )


def _refuse_double_awards(work: UnitOfWork, nominations: Sequence[int], decision_id: int) -> None:
    awards = records.find(work.connection, "award", records.table("award").c.nomination_id.in_(nominations))
    decisions = records.fetch_many(
        work.connection, "decision", sorted({award_row["decision_id"] for award_row in awards})
    )
    for award in awards:
        other = decisions[award["decision_id"]]
        if other["trashed_at"] is None and other["id"] != decision_id:
            raise InvalidRecord(
                f"“{award['awarded_name']}” đã được khen thưởng theo đề nghị này tại quyết định "
                f"{other['number'] or '(chưa có số)'}.",
                "nominations",
            )
