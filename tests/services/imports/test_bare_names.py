"""A name typed wholly without accents: it may be somebody of the book, and is never silently somebody new."""

from pathlib import Path

import pytest

from desktop_app.services.book import Book
from desktop_app.services.import_rows import NEW, ImportSettings, NameKey, NameKind, RowAction
from desktop_app.services.imports.proposing import propose
from desktop_app.services.office.people_import import propose_people
from tests.books import person, review_round, unit, workbook
from tests.services.imports.test_namesakes import LISTS

KINDS = LISTS | {"registrations": (("Ngày đăng ký", "Nội dung đăng ký"), ("05/01/2023", "Giảng 3 chuyên đề"))}


@pytest.mark.parametrize("kind", KINDS)
def test_a_name_without_accents_is_asked_with_those_it_may_mean(book: Book, tmp_path: Path, kind: str) -> None:
    office, inspection = unit(book, "Văn phòng"), unit(book, "Thanh tra")
    person(book, "Nguyễn Thị Lân", office)
    meant = person(book, "Nguyễn Thị Lan", inspection)
    review_round(book, "2023-H2")
    heads, cells = KINDS[kind]
    file = workbook(tmp_path / "ds.xlsx", ("Họ và tên", "Đơn vị", *heads), ("NGUYEN THI LAN", "Thanh tra", *cells))
    settings = ImportSettings(round_code="2023-H2", new_people=True)
    proposal = propose(book, kind, file, settings)
    assert [(row.action, "không dấu" in row.reason) for row in proposal.rows] == [(RowAction.UNCLEAR, True)]
    (question,) = proposal.questions
    assert [option.label for option in question.options] == ["Nguyễn Thị Lan (Thanh tra)", "Nguyễn Thị Lân (Văn phòng)"]
    for answer in (meant, NEW):
        chosen = ImportSettings(round_code="2023-H2", answers={question.key: answer})
        (row,) = propose(book, kind, file, chosen).rows
        # A registration is for a movement, which this list leaves open.
        assert (row.action is RowAction.ADD) is (kind != "registrations")
        assert "không dấu" not in row.reason


def test_a_list_of_people_asks_too_and_names_with_accents_stay_what_they_are(book: Book, tmp_path: Path) -> None:
    inspection = unit(book, "Thanh tra")
    meant = person(book, "Nguyễn Thị Lan", inspection)
    person(book, "Lê Thị Hà", inspection)
    file = workbook(
        tmp_path / "ds.xlsx",
        ("Họ và tên", "Đơn vị"),
        *((name, "Thanh tra") for name in ("Nguyen Thi Lan", "Nguyễn Thị Lan", "Lê Thị Hạ", "Le Van Moi")),
    )
    rows = propose_people(book, file).rows
    assert [row.action for row in rows] == [RowAction.UNCLEAR, RowAction.SAME, RowAction.ADD, RowAction.ADD]
    assert rows[0].reason == "Tên viết không dấu; sổ có “Nguyễn Thị Lan”, chưa rõ có phải không."
    key = NameKey(NameKind.PERSON, "Nguyen Thi Lan", "Thanh tra")
    # Two rows never change one person.
    rows = propose_people(book, file, ImportSettings(answers={key: meant})).rows
    assert [row.action for row in rows[:2]] == [RowAction.SAME, RowAction.UNCLEAR]
    rows = propose_people(book, file, ImportSettings(answers={key: NEW})).rows
    assert (rows[0].action, rows[0].reason) == (RowAction.ADD, "Thêm người mới.")


def test_names_of_rows_with_a_wrong_cell_are_asked_with_the_others(book: Book, tmp_path: Path) -> None:
    """Two unknown names were counted: the third showed when the date of its row was mended."""
    unit(book, "Văn phòng")
    heads = ("Ngày", "Nội dung", "Đơn vị", "Người thực hiện")
    rows = (
        ("02/3/2025", "Tọa đàm", "Phòng Một", "Vi Văn Thức"),
        ("31/02/2025", "Hội thảo", "Phòng Hai", "Nông Thị Lan"),
        ("", "Giao lưu", "Phòng Ba", ""),
        ("31/02/2025", "Thăm hỏi", "Văn phòng", ""),
    )
    proposal = propose(book, "activities", workbook(tmp_path / "hd.xlsx", heads, *rows), ImportSettings())
    asked = {question.key.name for question in proposal.questions}
    assert asked == {"Phòng Một", "Vi Văn Thức", "Phòng Hai", "Nông Thị Lan", "Phòng Ba"}
    # What is wrong in the row is still what is said of it first.
    assert "31/02/2025" in proposal.rows[1].reason
    assert "Thiếu ngày" in proposal.rows[2].reason
