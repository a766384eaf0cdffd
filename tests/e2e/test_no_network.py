"""The program asks nothing of any network: what Python is asked for is counted, and what Linux has no way for."""

import sys
from pathlib import Path

import main_job
import pytest

from tests.books import book_in, fill, workbook
from tests.processes import run

COUNTING = """
import sys
attempts = []
# Windows tells by this what the machine is called; SQLAlchemy asks there what it is.
own = ("socket.gethostname",) if sys.platform == "win32" else ()
def count(event, given):
    if event.startswith("socket.") and event not in own:
        attempts.append((event, given))
sys.addaudithook(count)
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
    from pathlib import Path
    from desktop_app.app import Program, make_application
    from desktop_app.runtime.paths import DataFolder
    app = make_application()
    program = Program(DataFolder(Path(sys.argv[1])))
    program.filled.connect(program.window.close)
    program.window.show()
    assert app.exec() == 0
print("attempts:", len(attempts), *attempts[:3])
"""


@pytest.mark.process
def test_neither_the_main_job_nor_the_window_makes_an_attempt_to_reach_a_network(tmp_path: Path) -> None:
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
    apart = main_job.without_network()
    answer = run([*apart, sys.executable, "-c", COUNTING, folder.root, *commands])
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.splitlines()[-1] == "attempts: 0"
    # What counts them sees one.
    attempt = run([*apart, sys.executable, "-c", COUNTING, "an attempt"])
    assert "socket.connect" in attempt.stdout
    assert ("tried to reach a network: 1" in attempt.stderr) is bool(apart)
