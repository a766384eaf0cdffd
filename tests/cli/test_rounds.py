"""Review rounds by the command line, in this process: created, closed, opened again, carried over to."""

import json
from datetime import date
from pathlib import Path

import pytest

from desktop_app.cli import main
from desktop_app.domain.rounds.states import NominationState
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import Book
from desktop_app.services.rounds.nomination_acts import move
from tests.books import book_in, collective, copied_book, dump_file, individual, person, review_round, rows_of, unit
from tests.cli.refusals import assert_refused

REASON = "Chờ Thông báo số 07/TB-TTr"


def _fill(book: Book) -> None:
    office = unit(book, "Văn phòng")
    review_round(book, "2025-H1")
    held = individual(book, person(book, "Nông Thị Lan", office, "Chuyên viên"), "2025-H1")
    collective(book, office, "2025-H1")
    move(book, [held], NominationState.HELD, REASON)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A book with a round of which one nomination is on hold and one is not."""
    return copied_book(tmp_path / "book", _fill)


def ask(folder: Path, *words: str) -> int:
    return main(["--data", str(folder), "round", *words])


def test_a_round_is_created_with_the_dates_of_its_code(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(folder, "create", "2025-h2", "--note", " Tổng kết  năm ", "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["round"], answer["from_date"], answer["to_date"]) == ("2025-H2", "2025-01-01", "2025-12-31")
    assert (answer["note"], answer["closed_on"]) == ("Tổng kết năm", None)
    assert ask(folder, "create", "2026-H1") == 0
    words = "Tạo đợt sơ kết 6 tháng đầu năm 2026: xét thành tích từ ngày 01/01/2026 đến ngày 30/06/2026.\n"
    assert capsys.readouterr().out == words
    with book_in(folder) as book:
        assert [code for (code,) in rows_of(book, "review_round", "code")] == ["2025-H1", "2025-H2", "2026-H1"]


def test_what_papers_print_of_a_round_is_set_and_the_rest_stays(folder: Path) -> None:
    ceremony = ("--ceremony-on", "2025-07-20", "--ceremony-place", "Hội trường Sở")
    assert ask(folder, "set", "2025-H1", *ceremony, "--weaknesses", "Còn chậm.") == 0
    assert ask(folder, "set", "2025-H1", "--posted-until", "2025-07-30", "--weaknesses", "") == 0
    with book_in(folder) as book:
        (row,) = rows_of(book, "review_round", "ceremony_on, ceremony_place, posted_until, weaknesses, from_date")
    assert row == ("2025-07-20", "Hội trường Sở", "2025-07-30", "", "2025-01-01")


def test_a_round_is_closed_and_opened_again(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(folder, "close", "2025-H1", "--date", "2025-07-31") == 0
    assert "đóng từ ngày 31/07/2025" in capsys.readouterr().out
    # Once it is closed, closing it has no other day unless one is given.
    assert ask(folder, "close", "2025-H1", "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["closed_on"], answer["change"]) == ("2025-07-31", None)
    assert ask(folder, "open", "2025-H1", "--date", "2025-06-02", "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["opened_on"], answer["closed_on"]) == ("2025-06-02", None)
    assert ask(folder, "open", "2025-H1") == 0
    assert capsys.readouterr().out == "Đợt xét 2025-H1 mở từ ngày 02/06/2025.\n"
    assert ask(folder, "close", "2025-H1", "--json") == 0
    assert json.loads(capsys.readouterr().out)["closed_on"] == date.today().isoformat()


def test_nominations_on_hold_are_carried_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(folder, "create", "2025-H2") == 0
    capsys.readouterr()
    assert ask(folder, "carry-over", "2025-h2", "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    with book_in(folder) as book:
        ((new, state, before),) = rows_of(book, "nomination", "id, state, carried_from", "round_id = 2")
        assert rows_of(book, "nomination", "state_reason", "id = 1") == [("Chuyển sang đợt cuối năm 2025",)]
    assert (answer["round"], answer["nominations"]) == ("2025-H2", [new])
    assert (state, before) == ("draft", "2025-H1")


def test_carrying_over_is_reported_in_a_sentence(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(folder, "create", "2025-H2") == 0
    capsys.readouterr()
    assert ask(folder, "carry-over", "2025-H2") == 0
    assert (
        capsys.readouterr().out
        == "Chuyển 1 đề nghị tạm hoãn của đợt sơ kết 6 tháng đầu năm 2025 sang đợt cuối năm 2025.\n"
    )
    assert ask(folder, "carry-over", "2025-H2") == 3
    assert "không có đề nghị tạm hoãn nào để chuyển" in capsys.readouterr().err


def test_carrying_over_into_a_closed_round_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(folder, "create", "2025-H2") == 0
    assert ask(folder, "close", "2025-H2", "--date", "2026-01-15") == 0
    before = dump_file(DataFolder(folder).database)
    capsys.readouterr()
    assert ask(folder, "carry-over", "2025-H2") == 3
    assert "Đợt cuối năm 2025 đã đóng từ ngày 15/01/2026." in capsys.readouterr().err
    assert dump_file(DataFolder(folder).database) == before


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("create",), 2, "Lệnh viết chưa đúng"),
        (("create", "2025"), 3, "“2025” không phải mã đợt xét"),
        (("create", "2025-H1"), 3, "Đợt sơ kết 6 tháng đầu năm 2025 đã có."),
        (("open", "2026-H1"), 3, "Chưa có đợt sơ kết 6 tháng đầu năm 2026."),
        (("open", "2025-H1", "--date", "2/6/2025"), 2, "Ngày mở đợt “2/6/2025” phải viết dạng"),
        (("close", "2026-H1"), 3, "Chưa có đợt sơ kết 6 tháng đầu năm 2026."),
        (("close", "2025-H1", "--date", ""), 2, "Ngày đóng đợt “” phải viết dạng"),
        (("close", "2025-H1", "--date", "2024-12-31"), 3, "Ngày đóng đợt xét phải sau ngày mở."),
        (("carry-over", "2025-H1"), 3, "Trước đợt sơ kết 6 tháng đầu năm 2025 chưa có đợt xét nào."),
        (("carry-over", "2025-H2"), 3, "Chưa có đợt cuối năm 2025."),
        (("carry-over", "nay"), 3, "“nay” không phải mã đợt xét"),
    ],
)
def test_an_impossible_command_is_refused_with_a_sentence_and_changes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], status: int, says: str
) -> None:
    assert_refused(folder, capsys, ("round", *words), status, says)
