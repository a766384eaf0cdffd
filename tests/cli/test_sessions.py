"""Sessions of the Council on the command line: listed, voted on, their papers written."""

import json
from pathlib import Path
from subprocess import CompletedProcess

import docx
import pypdf
import pytest

from tests.books import book_in, fill
from tests.cli.commands import run
from tests.services.meetings import meeting


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A book with a session on a decided round, and one by show of hands on the round that is open."""
    with book_in(tmp_path / "book", fill) as book:
        meeting(book, ballot=False, nominations=(1,))
    return tmp_path / "book"


def ask(folder: Path, *words: str | Path) -> CompletedProcess[str]:
    return run(folder, *words)


def test_sessions_and_votes_are_listed(folder: Path) -> None:
    listed = json.loads(ask(folder, "list", "sessions", "--round", "2025-H2", "--json").stdout)
    assert [(row["held_on"], row["manner"], row["present"], row["passed"]) for row in listed] == [
        ("2025-12-19", "Bỏ phiếu kín", 3, 1)
    ]
    voted = json.loads(ask(folder, "list", "votes", "--year", "2025", "--state", "passed", "--json").stdout)
    assert [(row["name"], row["agree"], row["share"], row["result"]) for row in voted] == [
        ("Bế Thu Hòa", 3, "100 %", "Đạt")
    ]
    assert len(json.loads(ask(folder, "list", "councils", "--json").stdout)) == 2


@pytest.mark.parametrize("kind", ["minutes", "vote-count", "ballot"])
def test_the_papers_of_a_session_are_written(folder: Path, tmp_path: Path, kind: str) -> None:
    out = tmp_path / "giay.pdf"
    done = ask(folder, "paper", kind, "--round", "2025-H2", "--session", "1", "--out", out)
    assert (done.returncode, out.is_file()) == (0, True), done.stderr
    assert "Bế Thu Hòa" in " ".join(page.extract_text() for page in pypdf.PdfReader(out).pages)


def test_without_a_session_the_latest_is_meant(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "bien-ban.docx"
    assert ask(folder, "paper", "minutes", "--round", "2026-H1", "--out", out).returncode == 0
    assert any("giơ tay" in paragraph.text for paragraph in docx.Document(str(out)).paragraphs)


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("minutes", "--round", "2026-H1", "--session", "1"), 2, "không có phiên họp mã số “1”"),
        (("minutes", "--round", "2026-H1", "--session", "hai"), 2, "viết chưa đúng"),
        (("minutes",), 2, "đợt xét"),
        (("ballot", "--round", "2026-H1"), 3, "giơ tay"),
        (("minutes", "--round", "2030-H1"), 3, "sơ kết 6 tháng đầu năm 2030"),
    ],
)
def test_what_cannot_be_made_is_refused_and_leaves_no_file(
    folder: Path, tmp_path: Path, words: tuple[str, ...], status: int, says: str
) -> None:
    out = tmp_path / "giay.pdf"
    done = ask(folder, "paper", *words, "--out", out)
    assert (done.returncode, out.exists()) == (status, False)
    assert says in done.stderr


def test_a_session_is_opened_and_voted_on_but_for_one(folder: Path) -> None:
    opened = json.loads(ask(folder, "council", "meet", "--round", "2026-H1", "--date", "2026-07-20", "--json").stdout)
    assert opened["nominations"] == [3]
    answer = ask(folder, "council", "vote", "--session", str(opened["session"]), "--agree", "3=2", "--json")
    (voted,) = json.loads(answer.stdout)["votes"]
    assert (voted["nomination"], voted["agree"], voted["of"], voted["passed"]) == (3, 2, 3, False)
    again = ask(folder, "council", "vote", "--session", str(opened["session"]), "--agree", "3=3")
    assert again.stdout.splitlines()[0] == "3\tPhòng Quản lý biên giới\tđạt (3/3 = 100 %)"
    states = json.loads(ask(folder, "list", "nominations", "--round", "2026-H1", "--state", "passed", "--json").stdout)
    assert [row["name"] for row in states] == ["Phòng Quản lý biên giới"]


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("meet", "--round", "2026-H1", "--date", "02/07/2026"), 2, "viết dạng 2026-07-02"),
        (("meet", "--round", "2031-H1", "--date", "2026-07-02"), 3, "sơ kết 6 tháng đầu năm 2031"),
        (
            ("meet", "--round", "2026-H1", "--date", "2001-01-01"),
            3,
            "Không có bộ quy định thi đua, khen thưởng nào cho ngày 01/01/2001",
        ),
        (("vote", "--session", "2", "--agree", "một"), 2, "MÃ=SỐ"),
        (("vote", "--session", "2", "--agree", "1=9"), 3, "Nông Thị Lan: "),
        (("vote", "--session", "99"), 3, "không còn"),
    ],
)
def test_an_act_of_the_council_that_cannot_be_changes_nothing(
    folder: Path, words: tuple[str, ...], status: int, says: str
) -> None:
    before = ask(folder, "list", "votes", "--json").stdout
    done = ask(folder, "council", *words)
    assert (done.returncode, done.stdout) == (status, "")
    assert says in done.stderr
    assert ask(folder, "list", "votes", "--json").stdout == before
