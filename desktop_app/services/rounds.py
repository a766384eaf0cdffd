"""Review rounds: created, listed, changed."""

from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.rounds import RoundCode, parse_round_code
from desktop_app.domain.vietnamese import clean_text
from desktop_app.services.book import Book
from desktop_app.services.dates import shown, stored
from desktop_app.store import records
from desktop_app.store.work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Round:
    """A round as kept; the dates bound the achievements it looks at, both inclusive.

    `rule_set` is the code of the rules that judge it. From `closed_on` on nothing is nominated in it any more.
    """

    id: int
    code: RoundCode
    from_date: date
    to_date: date
    note: str = ""
    opened_on: date | None = None
    closed_on: date | None = None
    rule_set: str = ""

    def is_closed(self, day: date) -> bool:
        """Tell whether it is closed on a day."""
        return self.closed_on is not None and self.closed_on <= day


def rounds(book: Book) -> list[Round]:
    """Return the living rounds, the newest first."""
    with book.store.reading() as connection:
        rows = records.living(connection, "review_round", order="code")
    return [_round(row) for row in reversed(rows)]


def round_of(book: Book, code: str) -> Round:
    """Return the living round with this code. Raises InvalidRecord."""
    wanted = parse_round_code(code)
    for found in rounds(book):
        if found.code == wanted:
            return found
    raise InvalidRecord(f"Chưa có đợt xét {wanted}.", "round", "Tạo đợt xét trước khi ghi đề nghị.")


def create_round(book: Book, code: str, note: str = "") -> Changes:
    """Create a round with the dates its code means. Raises InvalidRecord if there is one, in the trash or not."""
    wanted = parse_round_code(code)
    with book.store.work(f"Tạo đợt xét {wanted}") as work:
        if records.living(work.connection, "review_round", {"code": str(wanted)}):
            raise InvalidRecord(f"Đợt xét {wanted} đã có.", "code")
        write_round(work, wanted, note)
        return work.changes()


def write_round(work: UnitOfWork, code: RoundCode, note: str = "") -> int:
    """Insert a round and return its id. Raises InvalidRecord if one with its code lies in the trash."""
    if records.of_kind(work.connection, "review_round", {"code": str(code)}):
        raise InvalidRecord(f"Đợt xét {code} đang ở trong thùng rác.", "code", "Khôi phục đợt xét từ thùng rác.")
    # The rules take their time to load: the page that lists rounds does without.
    from desktop_app.services.rules import province_rules_now, rules_on

    values = {
        "code": str(code),
        "year": code.year,
        "half": code.half,
        "from_date": stored(code.first_day),
        "to_date": stored(code.last_day),
        "note": clean_text(note),
        # One of years ago, entered today, was not opened after its time.
        "opened_on": stored(min(date.today(), code.last_day)),
        "rule_set": rules_on(code.last_day).code,
        "province_rules": province_rules_now(work.connection),
    }
    return work.insert("review_round", values)


def change_round(book: Book, changed: Round) -> Changes:
    """Change a round's dates, rules and note; its code stays. Raises InvalidRecord, RecordGone."""
    from desktop_app.services.rules import rule_sets

    changed = replace(changed, note=clean_text(changed.note))
    if changed.to_date < changed.from_date:
        raise InvalidRecord("Ngày cuối của đợt xét phải sau ngày đầu.", "to_date")
    if changed.opened_on and changed.closed_on and changed.closed_on < changed.opened_on:
        raise InvalidRecord("Ngày đóng đợt xét phải sau ngày mở.", "closed_on")
    if changed.rule_set not in [one.code for one in rule_sets()]:
        raise InvalidRecord("Chọn bộ quy định áp dụng cho đợt xét.", "rule_set")
    with book.store.work(f"Sửa đợt xét {changed.code}") as work:
        records.fetch(work.connection, "review_round", changed.id)
        dates = ("from_date", "to_date", "opened_on", "closed_on")
        values = {name: stored(getattr(changed, name)) for name in dates}
        work.update("review_round", changed.id, {**values, "note": changed.note, "rule_set": changed.rule_set})
        return work.changes()


def judge_by_province_rules(book: Book, code: str) -> Changes:
    """Let a round be judged by the province's values as they are set now. Raises InvalidRecord."""
    from desktop_app.services.rules import province_rules_now

    found = round_of(book, code)
    with book.store.work(f"Áp dụng quy định hiện hành của tỉnh cho đợt xét {found.code}") as work:
        work.update("review_round", found.id, {"province_rules": province_rules_now(work.connection)})
        return work.changes()


def refuse_closed(row: records.Record) -> None:
    """Refuse to change what is nominated in a round that is closed, given its record. Raises InvalidRecord."""
    closed = shown(row["closed_on"])
    if closed is not None and closed <= date.today():
        raise InvalidRecord(
            f"Đợt xét {row['code']} đã đóng từ ngày {closed:%d/%m/%Y}.",
            "round_code",
            "Mở lại đợt xét (xóa ngày đóng) rồi sửa.",
        )


def round_row(connection: records.Reader, code: str) -> records.Record:
    """Return the record of the living round with this code. Raises InvalidRecord."""
    wanted = parse_round_code(code)
    found = records.living(connection, "review_round", {"code": str(wanted)})
    if not found:
        raise InvalidRecord(f"Chưa có đợt xét {wanted}.", "round_code", "Tạo đợt xét trước khi ghi đề nghị.")
    return found[0]


def _round(row: records.Record) -> Round:
    first, last = shown(row["from_date"]), shown(row["to_date"])
    if first is None or last is None:
        raise ValueError(f"round {row['id']} has no dates")
    opened, closed = shown(row["opened_on"]), shown(row["closed_on"])
    return Round(row["id"], parse_round_code(row["code"]), first, last, row["note"], opened, closed, row["rule_set"])
