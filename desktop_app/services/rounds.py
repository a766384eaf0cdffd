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
    """A round as kept; the dates bound the achievements it looks at, both inclusive."""

    id: int
    code: RoundCode
    from_date: date
    to_date: date
    note: str = ""


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
    values = {
        "code": str(code),
        "year": code.year,
        "half": code.half,
        "from_date": stored(code.first_day),
        "to_date": stored(code.last_day),
        "note": clean_text(note),
    }
    return work.insert("review_round", values)


def change_round(book: Book, changed: Round) -> Changes:
    """Change a round's dates and note; its code stays. Raises InvalidRecord, RecordGone."""
    changed = replace(changed, note=clean_text(changed.note))
    if changed.to_date < changed.from_date:
        raise InvalidRecord("Ngày cuối của đợt xét phải sau ngày đầu.", "to_date")
    with book.store.work(f"Sửa đợt xét {changed.code}") as work:
        records.fetch(work.connection, "review_round", changed.id)
        values = {"from_date": stored(changed.from_date), "to_date": stored(changed.to_date), "note": changed.note}
        work.update("review_round", changed.id, values)
        return work.changes()


def _round(row: records.Record) -> Round:
    first, last = shown(row["from_date"]), shown(row["to_date"])
    if first is None or last is None:
        raise ValueError(f"round {row['id']} has no dates")
    return Round(row["id"], parse_round_code(row["code"]), first, last, row["note"])
