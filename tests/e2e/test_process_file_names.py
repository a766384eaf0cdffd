"""Names of files that are too long, forbidden, no text, or not what they look like: a sentence, never a traceback."""

import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from desktop_app import cli
from desktop_app.runtime.paths import DataFolder
from tests.books import book_in, fill, plan_file, workbook
from tests.processes import ROOT, environment

NO_TEXT = "Nh\udceap"
TURNED = "a\u202ecod"

NAMES = {
    "long": "x" * 300,
    "deep": "/".join(["y" * 200] * 30) + "/a",
    "no text": NO_TEXT,
    "turned": TURNED,
    "lines": "a\nb",
    "control": "a\x1b[31mb",
    "below a file": "tep.txt/a",
    "zero": "a\0b",
}

READING = {
    "xlsx": ["people", "import"],
    "csv": ["import", "activities"],
    "txt": ["plan", "import"],
    "docx": ["plan", "import"],
    "db": ["restore"],
    "toml": ["rules", "import"],
}
WRITING = {
    "pdf": ["paper", "task-table", "--year", "2026", "--out"],
    "xlsx": ["export", "--out"],
    "ics": ["calendar", "--year", "2026", "--out"],
    "db": ["backup", "--out"],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    with book_in(tmp_path_factory.mktemp("data") / "book", fill) as book:
        return book.folder


def ask(*words: str | Path) -> tuple[int, str, str]:
    """Carry out a command in this process, before a terminal that takes UTF-8; return status and both outputs."""
    out, err = io.BytesIO(), io.BytesIO()
    with (
        io.TextIOWrapper(out, encoding="utf-8", write_through=True) as shown_out,
        io.TextIOWrapper(err, encoding="utf-8", write_through=True) as shown_err,
        redirect_stdout(shown_out),
        redirect_stderr(shown_err),
    ):
        status = cli.main([str(word) for word in words])
        return status, out.getvalue().decode("utf-8"), err.getvalue().decode("utf-8")


def assert_shown(text: str) -> None:
    """Check that no letter goes to the terminal that would change what others look like."""
    assert not {letter for letter in text if letter in "\u202e\x1b\0" or "\ud800" <= letter <= "\udfff"}
    assert "Traceback" not in text


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_a_file_to_read_that_cannot_be_there_is_refused(folder: DataFolder, tmp_path: Path, name: str) -> None:
    plan_file(tmp_path, name="tep.txt")
    for suffix, command in READING.items():
        status, out, err = ask("--data", folder.root, *command, f"{tmp_path}/{name}.{suffix}")
        assert (status, out) == (2 if "\0" in name else 3, ""), (command, err)
        assert_shown(err)


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_a_file_to_write_is_written_or_refused(folder: DataFolder, tmp_path: Path, name: str) -> None:
    plan_file(tmp_path, name="tep.txt")
    for suffix, command in WRITING.items():
        target = f"{tmp_path}/{name}.{suffix}"
        status, out, err = ask("--data", folder.root, *command, target)
        if "\0" in name:
            assert status == 2
        else:
            can_be = name == TURNED or (sys.platform != "win32" and name in (NAMES["lines"], NAMES["control"]))
            assert status == (0 if can_be else 3), err
            assert can_be == (can_be and Path(target).exists())
        assert_shown(out + err)


@pytest.mark.parametrize("name", ["", "  ", ".", "/"])
def test_a_file_without_a_name_is_refused(folder: DataFolder, name: str) -> None:
    for command in (*READING.values(), ["backup", "--out"]):
        status, out, err = ask("--data", folder.root, *command, name)
        assert (status, out) == (3 if name.strip() else 2, ""), (command, err)


@pytest.mark.parametrize("name", ["", " ", *NAMES.values()])
def test_a_data_folder_that_cannot_be_there_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "tep.txt").touch()
    # An empty name used to open whatever folder is the default.
    status, out, err = ask("--data", f"{tmp_path}/{name}" if name.strip() else name, "list", "people")
    assert (status, out) == (2 if not name.strip() or "\0" in name else 4, "")
    assert_shown(err)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_what_is_read_from_such_a_file_is_recorded_under_a_name_that_can_be_shown(tmp_path: Path) -> None:
    with book_in(tmp_path / "book") as book:
        data = book.folder.root
    people = workbook(tmp_path / "a.xlsx", ("TT", "Họ và tên"), (1, "Vi Văn An"))
    named = tmp_path / f"{TURNED}.xlsx"
    os.replace(people, named)
    status, out, _ = ask("--data", data, "people", "import", named, "--new-people")
    assert status == 0
    assert_shown(out)
    plan = tmp_path / f"{TURNED}.txt"
    os.replace(plan_file(tmp_path), plan)
    assert ask("--data", data, "plan", "import", plan)[0] == 0
    status, out, _ = ask("--data", data, "history")
    assert status == 0
    assert "“a\N{REPLACEMENT CHARACTER}cod.xlsx”" in out
    assert_shown(out)
    status, out, _ = ask("--json", "--data", data, "backup", "--out", tmp_path / f"{TURNED}.db")
    assert status == 0
    assert json.loads(out)["path"].endswith(f"{TURNED}.db")
    assert_shown(out)


def damaged_inside(path: Path) -> Path:
    """Change a byte of what a container holds: its parts no longer are what they are said to be."""
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        part = max(archive.infolist(), key=lambda part: part.compress_size)
    content[part.header_offset + 30 + len(part.filename) + part.compress_size // 2] ^= 0xFF
    path.write_bytes(content)
    return path


def test_a_container_whose_content_is_damaged_is_refused(folder: DataFolder, tmp_path: Path) -> None:
    rows = [(number, f"Vi Văn {number}") for number in range(400)]
    people = damaged_inside(workbook(tmp_path / "hong.xlsx", ("TT", "Họ và tên"), *rows))
    plan = damaged_inside(workbook(tmp_path / "hong.docx", ("TT", "Họ và tên"), *rows))
    for kind, file in (("people", people), ("plan", plan)):
        status, out, err = ask("--data", folder.root, kind, "import", file)
        assert (status, out) == (3, "")
        assert "hong." in err


OUTSPOKEN = """
import logging, sys, warnings
from desktop_app import cli
from desktop_app.services.keeping import history
def undo(book):
    warnings.warn("deprecated")
    logging.getLogger("a.library").warning("ignoring wrong pointing object")
    return history.undo(book)
import desktop_app.cli.grammar
desktop_app.cli.grammar.history = type("History", (), {"undo": undo, "redo": undo})
sys.exit(cli.main(sys.argv[1:]))
"""


@pytest.mark.process
def test_no_library_speaks_english_on_the_terminal(folder: DataFolder, tmp_path: Path) -> None:
    shutil.copytree(folder.root, tmp_path / "copy")
    usual = {name: value for name, value in environment().items() if name != "PYTHONWARNINGS"}
    command = [sys.executable, "-c", OUTSPOKEN, "--data", str(tmp_path / "copy"), "undo"]
    answer = subprocess.run(command, cwd=ROOT, env=usual, capture_output=True, encoding="utf-8", check=False)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.startswith("Hoàn tác")
