"""The program asks nothing of any network: the acts of the main job are counted by what Python is asked for."""

import sys
from pathlib import Path

import pytest

from tests.books import book_in, fill, workbook
from tests.processes import run

COUNTING = """
import sys
attempts = []
sys.addaudithook(lambda event, given: event.startswith("socket.") and attempts.append((event, given)))
if sys.argv[1] == "an attempt":
    import socket
    try:
        socket.create_connection(("127.0.0.1", 9), 0.1)
    except OSError:
        pass
else:
    from desktop_app import cli
    for words in sys.argv[2:]:
        assert cli.main(["--data", sys.argv[1], *words.split("|")]) == 0, words
print("attempts:", len(attempts), *attempts[:3])
"""


@pytest.mark.process
def test_the_main_job_makes_no_attempt_to_reach_a_network(tmp_path: Path) -> None:
    with book_in(tmp_path / "book", fill) as book:
        folder = book.folder
    people = workbook(tmp_path / "nguoi.xlsx", ("Họ và tên",), ("Trần Quốc Ửng",))
    paper = "paper|nomination-list|--round|2026-H1|--out|"
    commands = [
        f"people|import|{people}|--new-units",
        *(f"{paper}{tmp_path / 'danh-sach'}.{suffix}" for suffix in ("pdf", "docx", "xlsx")),
        f"export|--out|{tmp_path / 'tat-ca.xlsx'}|--whole",
        "nominations|check|--round|2026-H1",
        "safety",
        "undo",
        f"backup|--out|{tmp_path / 'sao-luu.db'}",
        f"restore|{tmp_path / 'sao-luu.db'}",
        "check",
    ]
    answer = run([sys.executable, "-c", COUNTING, folder.root, *commands])
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.splitlines()[-1] == "attempts: 0"
    # What counts them sees one.
    seen = run([sys.executable, "-c", COUNTING, "an attempt"]).stdout
    assert "socket.connect" in seen
