"""Review rounds as stored and listed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Final

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import Words
from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.round_codes import RoundCode, parse_round_code, round_title
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.dates import from_iso
from desktop_app.store import startup_queries
from desktop_app.store.row_codec import RowCodec

if TYPE_CHECKING:
    # The page of rounds is filled before SQLAlchemy is loaded.
    from desktop_app.store.records import Reader, Record


@dataclass(frozen=True, slots=True)
class Round:
    """A stored round; its achievements are those from `from_date` to `to_date`, both inclusive.

    `rule_set` is the code of the rules that judge it. From `closed_on` on its nominations cannot be changed.
    `units_by` to `submit_by` are its timetable, `guided_by` the paper of a higher level that it follows.
    """

    id: int
    code: RoundCode
    from_date: Annotated[date, Words("Xét thành tích từ", short="Từ ngày", required=True)]
    to_date: Annotated[date, Words("Đến ngày", required=True)]
    movement_id: Annotated[int | None, Words("Phong trào thi đua", help="Khi cả đợt xét cho một phong trào")] = None
    note: Annotated[str, Words("Ghi chú")] = ""
    opened_on: Annotated[date | None, Words("Ngày mở đợt")] = None
    closed_on: Annotated[date | None, Words("Ngày đóng đợt")] = None
    rule_set: Annotated[str, Words("Xét theo", required=True)] = ""
    units_by: Annotated[date | None, Words("Hạn đơn vị họp bình xét")] = None
    files_by: Annotated[date | None, Words("Hạn gửi hồ sơ về Văn phòng")] = None
    council_on: Annotated[date | None, Words("Dự kiến họp Hội đồng")] = None
    submit_by: Annotated[date | None, Words("Hạn trình khen thưởng")] = None
    guided_by: Annotated[
        str,
        Words("Văn bản hướng dẫn của cấp trên", help="ví dụ: Công văn số 1502/SNV-TĐKT ngày 20/10/2026 của Sở Nội vụ"),
    ] = ""
    posted_at: Annotated[str, Words("Nơi công khai kết quả", help="ví dụ: Bảng tin, Trang thông tin điện tử Sở")] = ""
    posted_from: Annotated[date | None, Words("Công khai từ ngày")] = None
    posted_until: Annotated[date | None, Words("Công khai đến hết ngày")] = None
    ceremony_on: Annotated[date | None, Words("Ngày trao thưởng")] = None
    ceremony_place: Annotated[str, Words("Nơi trao thưởng", help="ví dụ: Hội trường Sở")] = ""
    strengths: Annotated[str, Words("Ưu điểm", help="Báo cáo tổng kết thi đua in như ghi ở đây.")] = ""
    weaknesses: Annotated[str, Words("Tồn tại, hạn chế")] = ""
    causes: Annotated[str, Words("Nguyên nhân")] = ""
    next_steps: Annotated[str, Words("Phương hướng, nhiệm vụ")] = ""

    def is_closed(self, day: date) -> bool:
        """Tell whether it is closed on a day."""
        return self.closed_on is not None and self.closed_on <= day


TIMETABLE: Final = ("units_by", "files_by", "council_on", "submit_by")
"""The fields of a round's timetable, in their order."""

OF_PAPERS: Final = (
    *("posted_at", "posted_from", "posted_until", "ceremony_on", "ceremony_place"),
    *("strengths", "weaknesses", "causes", "next_steps"),
)
"""The fields that only papers of the round print."""

ROUND_ROWS: Final = RowCodec(Round, "review_round", apart=("code",))


def rounds(book: Book) -> list[Round]:
    """Return the living rounds, the newest first."""
    with book.store.plain_reading() as connection:
        return [_round(row) for row in startup_queries.rounds(connection)]


def round_of(book: Book, code: str) -> Round:
    """Return the living round with this code. Raises InvalidRecord."""
    round_code, living = parse_round_code(code), rounds(book)
    for review_round in living:
        if review_round.code == round_code:
            return review_round
    # Who only prints has no round to make: he is told of those there are.
    known = ", ".join(str(review_round.code) for review_round in living)
    way_out = f"Chọn một đợt đã có: {known}." if known else "Tạo đợt xét trước khi ghi đề nghị."
    raise InvalidRecord(f"Chưa có đợt {round_code.title}.", "round", way_out)


def code_of_row(book: Book, kind: str, row_id: int) -> str:
    """Return the code of the round that a row of a list is of; "" where the row is gone or of no round."""
    places = [place for place, column in enumerate(LIST_KINDS[kind].columns) if column.key == "round"]
    rows = lists.page(book, ListQuery(kind, scope={"ids": [row_id]}), range(1)) if places else []
    return str(rows[0].values[places[0]]) if rows else ""


def refuse_closed(row: Record) -> None:
    """Raise InvalidRecord if a round, given its record, is closed for nominations."""
    closed = from_iso(row["closed_on"])
    if closed is not None and closed <= date.today():
        raise InvalidRecord(
            f"Đợt {round_title(row['code'])} đã đóng từ ngày {closed:%d/%m/%Y}.",
            "round_code",
            "Mở lại đợt xét (xóa ngày đóng) rồi sửa.",
        )


def round_row(connection: Reader, code: str) -> Record:
    """Return the record of the living round with this code. Raises InvalidRecord."""
    from desktop_app.store import records

    round_code = parse_round_code(code)
    rows = records.living(connection, "review_round", {"code": str(round_code)})
    if not rows:
        raise InvalidRecord(f"Chưa có đợt {round_code.title}.", "round_code", "Tạo đợt xét trước khi ghi đề nghị.")
    return rows[0]


def _round(row: Record) -> Round:
    return ROUND_ROWS.from_row(row, code=parse_round_code(row["code"]))
