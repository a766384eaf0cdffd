"""The number and the day of a plan are those of its letterhead."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.changes import Changes
from desktop_app.services.book import Book
from desktop_app.services.keeping import history
from desktop_app.services.plan.plan_records import chosen_plan, save_plan
from desktop_app.services.plan.plans import apply_plan, propose_plan
from tests.books import PLAN, import_plan, plan_file, record_rows

HEAD = """ỦY BAN NHÂN DÂN TỈNH SƠN HẠ
SỞ Y TẾ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

{}

"""


def _of_plan(book: Book) -> tuple[str, date | None]:
    chosen = chosen_plan(book)
    assert chosen is not None
    return chosen.fields.number, chosen.fields.dated_on


@pytest.mark.parametrize(
    ("lines", "number", "day"),
    [
        ("Số: 27/KH-SYT\nSơn Hạ, ngày 20 tháng 02 năm 2026", "27/KH-SYT", date(2026, 2, 20)),
        ("Số 07/KH-SYT    Sơn Hạ, ngày 05 tháng 3 năm 2026", "07/KH-SYT", date(2026, 3, 5)),
        ("Số:      /KH-SYT\nSơn Hạ, ngày      tháng 02 năm 2026", "", None),
        # What a decision issues has the decision's number above it.
        ("Số: 90/QĐ-SYT\nSơn Hạ, ngày 20 tháng 02 năm 2026\nQUYẾT ĐỊNH\nBan hành Kế hoạch", "", None),
    ],
)
def test_they_come_with_the_plan(book: Book, lines: str, number: str, day: date | None) -> None:
    import_plan(book, HEAD.format(lines) + PLAN)
    assert _of_plan(book) == (number, day)


def test_what_the_clerk_entered_stays_when_the_plan_comes_again(book: Book) -> None:
    plan = import_plan(book)
    assert _of_plan(book) == ("", None)
    text = HEAD.format("Số: 27/KH-SYT\nSơn Hạ, ngày 20 tháng 02 năm 2026") + PLAN
    before = record_rows(book)
    changes = _import_again(book, text)
    assert _of_plan(book) == ("27/KH-SYT", date(2026, 2, 20))
    history.undo(book, changes.change_id)
    assert record_rows(book) == before
    chosen = chosen_plan(book, plan)
    assert chosen is not None
    save_plan(book, plan, replace(chosen.fields, number="28/KH-SYT", dated_on=date(2026, 3, 1)))
    _import_again(book, text)
    assert _of_plan(book) == ("28/KH-SYT", date(2026, 3, 1))


def _import_again(book: Book, text: str) -> Changes:
    return apply_plan(book, propose_plan(book, plan_file(book.folder.root, text)))
