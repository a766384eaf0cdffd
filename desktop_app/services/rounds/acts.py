"""Review rounds: created and changed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import words_of
from desktop_app.domain.round_codes import RoundCode, parse_round_code
from desktop_app.domain.vietnamese import clean_line, clean_text
from desktop_app.services.book import Book
from desktop_app.services.dates import to_iso
from desktop_app.services.law.rules import named_set, province_rules_now, round_law, rules_on
from desktop_app.services.review_rounds import ROUND_ROWS, TIMETABLE, Round, round_of
from desktop_app.services.rounds.checks import now_failing, unexplained
from desktop_app.services.year.movements import refuse_movement_gone
from desktop_app.store import records
from desktop_app.store.records import Reader
from desktop_app.store.work import UnitOfWork


def create_round(book: Book, code: str, note: str = "", movement_id: int | None = None) -> Changes:
    """Create a round with the dates its code means, for one movement if it is given.

    Raises InvalidRecord if there is one, in the trash or not; RecordGone.
    """
    round_code = parse_round_code(code)
    with book.store.work(f"Tạo đợt {round_code.title}") as work:
        if records.living(work.connection, "review_round", {"code": str(round_code)}):
            raise InvalidRecord(f"Đợt {round_code.title} đã có.", "code")
        refuse_movement_gone(work.connection, movement_id)
        write_round(work, round_code, note, movement_id)
        return work.changes()


def write_round(work: UnitOfWork, code: RoundCode, note: str = "", movement_id: int | None = None) -> int:
    """Insert a round and return its id. Raises InvalidRecord if one with its code lies in the trash."""
    if records.of_kind(work.connection, "review_round", {"code": str(code)}):
        raise InvalidRecord(f"Đợt {code.title} đang ở trong thùng rác.", "code", "Khôi phục đợt xét từ thùng rác.")
    return work.insert("review_round", round_values(work.connection, code, note) | {"movement_id": movement_id})


def round_values(connection: Reader, code: RoundCode, note: str = "") -> dict[str, object]:
    """Return a round as it is stored when it is created: with the dates its code means and the rules of its time."""
    return {
        "code": str(code),
        "year": code.year,
        "half": code.half,
        "from_date": to_iso(code.first_day),
        "to_date": to_iso(code.last_day),
        "note": clean_text(note),
        # A past round entered today was opened within its own time.
        "opened_on": to_iso(min(date.today(), code.last_day)),
        **round_law(connection, rules_on(connection, code.last_day)),
        "province_rules": province_rules_now(connection),
    }


def change_round(book: Book, changed: Round) -> Changes:
    """Change a round's dates, rules and note; its code stays. Raises InvalidRecord, RecordGone."""
    changed = _cleaned(changed)
    if changed.to_date < changed.from_date:
        raise InvalidRecord("Ngày cuối của đợt xét phải sau ngày đầu.", "to_date")
    if changed.opened_on and changed.closed_on and changed.closed_on < changed.opened_on:
        raise InvalidRecord("Ngày đóng đợt xét phải sau ngày mở.", "closed_on")
    _check_timetable(changed)
    with book.store.work(f"Sửa đợt {changed.code.title}") as work:
        before = records.fetch(work.connection, "review_round", changed.id)
        # The rules are asked only where they change: that is a judgement of the whole round.
        meeting = _meeting_conditions(work, changed.id) if before["rule_set"] != changed.rule_set else ()
        refuse_movement_gone(work.connection, changed.movement_id, before["movement_id"])
        law: dict[str, object] = {}
        if before["rule_set"] != changed.rule_set:
            rule_set = named_set(work.connection, changed.rule_set)
            if rule_set is None:
                raise InvalidRecord("Chọn bộ quy định áp dụng cho đợt xét.", "rule_set")
            law = round_law(work.connection, rule_set)
        work.update("review_round", changed.id, ROUND_ROWS.as_row(changed) | law)
        work.label += now_failing(work.connection, meeting)
        return work.changes()


def _check_timetable(changed: Round) -> None:
    last = date.min
    for name in TIMETABLE:
        day = getattr(changed, name)
        if day is not None and day < last:
            title = words_of(Round)[name].label
            raise InvalidRecord(f"“{title}” {day:%d/%m/%Y} trước một mốc đứng trước nó của đợt xét.", name)
        last = day or last


def _cleaned(changed: Round) -> Round:
    """Return a round with its texts cleaned. Raises InvalidRecord for a posting that ends before it begins."""
    if changed.posted_from and changed.posted_until and changed.posted_until < changed.posted_from:
        raise InvalidRecord("Ngày hết hạn công khai phải sau ngày bắt đầu.", "posted_until")
    return replace(
        changed,
        note=clean_text(changed.note),
        guided_by=clean_line(changed.guided_by),
        posted_at=clean_line(changed.posted_at),
        ceremony_place=clean_line(changed.ceremony_place),
        strengths=clean_text(changed.strengths),
        weaknesses=clean_text(changed.weaknesses),
        causes=clean_text(changed.causes),
        next_steps=clean_text(changed.next_steps),
    )


def _meeting_conditions(work: UnitOfWork, round_id: int) -> Sequence[int]:
    """Return the nominations of a round that fail no condition without a reason."""
    ids = [row["id"] for row in records.living(work.connection, "nomination", {"round_id": round_id})]
    failing = {nomination.id for nomination in unexplained(work.connection, ids)}
    return [nomination_id for nomination_id in ids if nomination_id not in failing]


def judge_by_province_rules(book: Book, code: str) -> Changes:
    """Judge a round by the province's current values from now on. Raises InvalidRecord."""
    review_round = round_of(book, code)
    with book.store.work(f"Áp dụng quy định hiện hành của tỉnh cho đợt {review_round.code.title}") as work:
        meeting = _meeting_conditions(work, review_round.id)
        work.update("review_round", review_round.id, {"province_rules": province_rules_now(work.connection)})
        work.label += now_failing(work.connection, meeting)
        return work.changes()
