"""A round's decision by the command line, in this process: made, signed, paid, handed over, one award cancelled."""

import json
from pathlib import Path

import pytest

from desktop_app.cli import main
from desktop_app.services.book import Book
from tests.books import book_in, collective, copied_book, individual, person, review_round, rows_of, unit

CODE = "2026-H1"


def _fill(book: Book) -> None:
    office = unit(book, "Văn phòng")
    review_round(book, CODE)
    individual(book, person(book, "Nông Thị Lan", office, "Chuyên viên"))
    individual(book, person(book, "Bế Văn Hòa", office, "Chuyên viên"), summary="")
    collective(book, office)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copied_book(tmp_path / "book", _fill)


def ask(folder: Path, *words: str | int) -> int:
    return main(["--data", str(folder), "decision", *map(str, words)])


def states(folder: Path) -> list[object]:
    with book_in(folder) as book:
        return [state for (state,) in rows_of(book, "nomination", "state")]


def test_awards_of_a_round_are_decided_paid_and_handed_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(folder, "make", "--round", CODE, "--json") == 0
    made = json.loads(capsys.readouterr().out)
    assert len(made["nominations"]) == 2
    assert ask(folder, "sign", "--decision", made["decision"], "--number", "15/QĐ-SNgV", "--date", "2026-07-09") == 0
    assert states(folder) == ["decided", "draft", "decided"]
    for step in ("pay", "hand-over"):
        assert ask(folder, step, "--decision", made["decision"], "--date", "2026-07-15") == 0
    assert states(folder) == ["awarded", "draft", "awarded"]
    capsys.readouterr()
    words = ("cancel", "--award", 1, "--document", "20/QĐ-SNgV", "--date", "2026-09-01", "--json")
    assert ask(folder, *words) == 0
    assert json.loads(capsys.readouterr().out)["recover_by"] == "2026-09-23"
    assert states(folder).count("cancelled") == 1
    with book_in(folder) as book:
        assert rows_of(book, "award", "amount, paid_on, handed_on") == [
            (1_520_000, "2026-07-15", "2026-07-15"),
            (760_000, "2026-07-15", "2026-07-15"),
        ]


def test_a_reason_is_kept_while_the_cancellation_is_not_signed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(folder, "make", "--round", CODE, "--number", "15/QĐ-SNgV", "--date", "2026-07-09") == 0
    capsys.readouterr()
    assert ask(folder, "cancel", "--award", 1, "--reason", "Kê khai sai", "--json") == 0
    assert json.loads(capsys.readouterr().out)["recover_by"] is None
    with book_in(folder) as book:
        assert rows_of(book, "award", "cancelled_on, cancel_reason", "id = 1") == [(None, "Kê khai sai")]
    assert ask(folder, "cancel", "--award", 1) == 3
    assert "Nhập số, ngày văn bản hủy bỏ." in capsys.readouterr().err


def test_cancelled_awards_are_recovered(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(folder, "make", "--round", CODE, "--number", "15/QĐ-SNgV", "--date", "2026-07-09") == 0
    assert ask(folder, "recover", "--award", 1, "--date", "2026-09-20") == 3
    assert "chưa hủy bỏ." in capsys.readouterr().err
    words = ("--document", "20/QĐ-SNgV", "--date", "2026-09-01")
    assert ask(folder, "cancel", "--award", 1, "--award", 2, *words) == 0
    capsys.readouterr()
    for day, status, says in (
        ("20/9/2026", 2, "phải viết dạng 2026-07-15"),
        ("2026-08-31", 3, "Ngày thu hồi không thể trước ngày hủy bỏ 01/09/2026."),
    ):
        assert ask(folder, "recover", "--award", 1, "--date", day) == status
        assert says in capsys.readouterr().err
    assert ask(folder, "recover", "--award", 9, "--date", "2026-09-20") == 3
    assert ask(folder, "recover", "--date", "2026-09-20") == 2
    capsys.readouterr()
    assert ask(folder, "recover", "--award", 1, "--date", "2026-09-20", "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["awards"], answer["recovered_on"]) == ([1], "2026-09-20")
    with book_in(folder) as book:
        assert rows_of(book, "award", "recovered_on") == [("2026-09-20",), (None,)]
    assert ask(folder, "recover", "--award", 2, "--date", "2026-09-21") == 0
    assert capsys.readouterr().out == "Ghi đã thu hồi: 1 khen thưởng.\n"


def test_with_number_and_date_it_is_signed_at_once(folder: Path) -> None:
    assert ask(folder, "make", "--round", CODE, "--number", "15/QĐ-SNgV", "--date", "2026-07-09") == 0
    assert states(folder) == ["decided", "draft", "decided"]


def test_an_impossible_act_is_refused_with_a_sentence_and_changes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(folder, "pay", "--decision", 1, "--date", "2026-07-15") == 3
    assert "không có khen thưởng nào để ghi" in capsys.readouterr().err
    assert ask(folder, "make", "--round", CODE, "--date", "9/7/2026") == 2
    assert "phải viết dạng 2026-07-15" in capsys.readouterr().err
    assert ask(folder, "make", "--round", CODE) == 0
    assert ask(folder, "make", "--round", CODE) == 3
    assert "không còn đề nghị nào chưa có quyết định" in capsys.readouterr().err
    assert ask(folder, "pay", "--decision", 1, "--date", "2026-07-15") == 3
    assert states(folder) == ["complete", "draft", "complete"]


def test_a_decision_is_made_of_one_content_and_printed_by_its_id(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(folder, "make", "--round", CODE, "--of", "individual-titles") == 3
    assert "không còn đề nghị nào (danh hiệu thi đua của cá nhân) chưa có quyết định" in capsys.readouterr().err
    assert ask(folder, "make", "--round", CODE, "--of", "forms", "--json") == 0
    made = json.loads(capsys.readouterr().out)
    assert len(made["nominations"]) == 2
    out = tmp_path / "quyet-dinh.docx"
    printed = ("paper", "award-decision", "--decision", str(made["decision"]), "--out", str(out))
    assert main(["--data", str(folder), *printed]) == 0
    assert out.stat().st_size
    assert main(["--data", str(folder), "paper", "award-decision", "--out", str(out)]) == 2
    sentence, way = capsys.readouterr().err.splitlines()
    assert sentence.endswith("cần chọn đợt xét hoặc quyết định.")
    assert way == "Trên dòng lệnh: --round, --decision."
    assert main(["--data", str(folder), "paper", "award-decision", "--decision", "99x", "--out", str(out)]) == 2
