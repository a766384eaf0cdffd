"""A Council set up by the command line, in this process: of people the book has, named without guessing."""

import json
from datetime import date
from pathlib import Path

import pytest

from desktop_app.cli import main
from desktop_app.domain.office.offices import Office
from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.services.book import Book
from desktop_app.services.office.offices import change_office
from desktop_app.services.office.people import save_person
from tests.books import book_in, copied_book, person, rows_of, unit
from tests.cli.refusals import assert_refused

BY = ("--decision", "45/QĐ-SNgV", "--date", "2026-03-10")


def _fill(book: Book) -> None:
    change_office(book, Office(name="Sở Ngoại vụ", signer_name="Hứa Văn Ước", code="SNgV"))
    heads, office = unit(book, "Lãnh đạo Sở"), unit(book, "Văn phòng")
    person(book, "Hứa Văn Ước", heads, "Giám đốc Sở")
    posts = [
        (None, PostFields(office, "Chuyên viên", None, date(2026, 3, 31))),
        (None, PostFields(office, "Chánh Văn phòng", date(2026, 4, 1))),
    ]
    save_person(book, None, PersonFields("Lộc Thị Đào"), posts)
    for year, position in ((1980, "Kế toán"), (1991, "Văn thư")):
        save_person(book, None, PersonFields("Vi Văn An", "", year), [(None, PostFields(office, position))])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A book with a director, one who changed her post in April 2026, and two of one name."""
    return copied_book(tmp_path / "book", _fill)


def ask(folder: Path, *words: str) -> int:
    return main(["--data", str(folder), "council", "set-up", *words])


def members(folder: Path, council_id: int) -> list[tuple[object, ...]]:
    with book_in(folder) as book:
        return rows_of(book, "council_member", "person_id, full_name, role, post_title", f"council_id = {council_id}")


def test_a_council_is_set_up_with_the_posts_of_its_first_day(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    named = ("--member", "Hứa Văn Ước: Chủ tịch", "--member", "lộc thị đào:thư ký", "--member", "4")
    assert ask(folder, *BY, "--from", "2026-04-01", "--to", "2031-03-31", *named, "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert [(entry["person"], entry["role"]) for entry in answer["members"]] == [
        (1, "chair"),
        (2, "secretary"),
        (4, "member"),
    ]
    assert members(folder, answer["council"]) == [
        (1, "Hứa Văn Ước", "chair", "Giám đốc Sở"),
        (2, "Lộc Thị Đào", "secretary", "Chánh Văn phòng"),
        (4, "Vi Văn An", "member", "Văn thư, Văn phòng"),
    ]
    with book_in(folder) as book:
        columns = "name, decision_number, decided_on, issuing_body, valid_from, valid_to"
        (row,) = rows_of(book, "council", columns)
    assert row == (
        *("Hội đồng Thi đua - Khen thưởng", "45/QĐ-SNgV", "2026-03-10", "Giám đốc Sở Ngoại vụ"),
        *("2026-04-01", "2031-03-31"),
    )


def test_the_first_day_defaults_to_the_day_of_the_decision(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(folder, *BY, "--name", "Hội đồng Sở", "--by", "Giám đốc", "--member", "2: Phó Chủ tịch") == 0
    assert capsys.readouterr().out == "Thêm Hội đồng Sở: mã số 1, 1 thành viên.\n"
    assert members(folder, 1) == [(2, "Lộc Thị Đào", "deputy", "Chuyên viên, Văn phòng")]
    # The next one is called as the one before, unless it is named.
    later = ("--decision", "50/QĐ-SNgV", "--date", "2026-08-03", "--member", "2: chair")
    assert ask(folder, *later) == 0
    with book_in(folder) as book:
        assert rows_of(book, "council", "name, issuing_body") == [("Hội đồng Sở", "Giám đốc")] * 2
    assert members(folder, 2) == [(2, "Lộc Thị Đào", "chair", "Chánh Văn phòng")]


def test_people_of_the_same_name_are_distinguished_by_their_ids(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(folder, *BY, "--member", "Vi Văn An: Thư ký") == 3
    sentence, hint = capsys.readouterr().err.splitlines()
    assert sentence == (
        "Có 2 người “Vi Văn An”: mã 3 (Kế toán, Văn phòng, sinh năm 1980); mã 4 (Văn thư, Văn phòng, sinh năm 1991)."
    )
    assert "list people --json" in hint
    main(["--data", str(folder), "list", "people", "--text", "vi van an", "--json"])
    assert {row["id"] for row in json.loads(capsys.readouterr().out)} == {3, 4}


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (BY, 2, "Lệnh viết chưa đúng"),
        ((*BY[:2], "--member", "1"), 2, "Lệnh viết chưa đúng"),
        ((*BY[:3], "10/3/2026", "--member", "1"), 2, "Ngày quyết định “10/3/2026” phải viết dạng 2026-03-10."),
        ((*BY, "--from", "mai", "--member", "1"), 2, "“mai” phải viết dạng"),
        ((*BY, "--from", "2026-04-01", "--to", "2026-03-01", "--member", "1"), 3, "phải sau ngày bắt đầu"),
        ((*BY, "--member", "Hua Van Uoc: Chủ tịch"), 3, "Sổ không có người “Hua Van Uoc”."),
        ((*BY, "--member", ": Chủ tịch"), 3, "Sổ không có người “”."),
        ((*BY, "--member", "1: Trưởng ban"), 2, "Chức danh “Trưởng ban” không có; có: Chủ tịch, Phó Chủ tịch"),
        ((*BY, "--member", "1: Chủ tịch", "--member", "2: Chủ tịch"), 3, "đã là Chủ tịch Hội đồng"),
        ((*BY, "--member", "1: Chủ tịch", "--member", "Hứa Văn Ước"), 3, "đã là thành viên"),
        (("--decision", " ", "--date", "2026-03-10", "--member", "1"), 3, "Nhập số quyết định thành lập"),
        ((*BY, "--name", " ", "--member", "1"), 3, "Nhập tên Hội đồng."),
    ],
)
def test_an_impossible_command_is_refused_with_a_sentence_and_changes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], status: int, says: str
) -> None:
    assert_refused(folder, capsys, ("council", "set-up", *words), status, says)
