"""The log: private, in the data folder or none, without a word of a record."""

import faulthandler
import logging
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from desktop_app import cli
from desktop_app.domain.errors import ClerkError
from desktop_app.runtime.logs import log_to, record_fault
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import Book
from desktop_app.services.lists import checked_query
from desktop_app.ui.frame.problems import keep_crashes
from tests.books import book_in

pytestmark = pytest.mark.logs_errors

NAME = "Nông Thị Không Ai Biết"


@pytest.fixture(autouse=True)
def no_log_afterwards() -> Iterator[None]:
    """Give the logger back as it was."""
    root = logging.getLogger("desktop_app")
    before = root.handlers[:]
    yield
    for handler in root.handlers[:]:
        root.removeHandler(handler)
        handler.close()
    for handler in before:
        root.addHandler(handler)


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def fault_of_the_store(folder: Path) -> BaseException:
    with book_in(folder) as book, pytest.raises(IntegrityError) as raised:
        _write_wrongly(book)
    return raised.value


def _write_wrongly(book: Book) -> None:
    with book.store.work("Ghi sai") as work:
        work.connection.exec_driver_sql(
            "INSERT INTO post (person_id, position, unit_id) VALUES (9999, :position, 9999)", {"position": NAME}
        )


def test_what_the_store_was_given_is_not_logged(tmp_path: Path) -> None:
    problem = fault_of_the_store(tmp_path / "book")
    assert NAME not in str(problem)
    log_to(tmp_path / "nhat-ky.log")
    fault_id = record_fault(problem)
    text = (tmp_path / "nhat-ky.log").read_text(encoding="utf-8")
    assert fault_id in text
    assert "IntegrityError" in text
    assert "SQLITE_CONSTRAINT" in text
    assert NAME not in text


def _raise_group() -> None:
    try:
        int(NAME)
    except ValueError as first:
        parts = [KeyError(NAME), OSError(28, NAME)]
        raise ExceptionGroup(NAME, parts) from first


def test_no_word_of_an_exception_nor_of_what_led_to_it_is_logged(tmp_path: Path) -> None:
    log_to(tmp_path / "nhat-ky.log")
    with pytest.raises(ExceptionGroup) as raised:
        _raise_group()
    record_fault(raised.value)
    text = (tmp_path / "nhat-ky.log").read_text(encoding="utf-8")
    assert all(word in text for word in ("ExceptionGroup", "KeyError", "OSError 28", "ValueError", "test_logs.py"))
    assert NAME not in text


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_log_and_stack_of_a_crash_are_the_user_s_alone_also_where_they_were_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The interpreter would keep the file for as long as it runs.
    monkeypatch.setattr(faulthandler, "enable", lambda stream: stream.close())
    for name in ("nhat-ky.log", "su-co.txt"):
        (tmp_path / name).touch(0o644)
    log_to(tmp_path / "nhat-ky.log")
    record_fault(ValueError())
    keep_crashes(tmp_path / "su-co.txt")
    log_to(tmp_path / "new.log")
    record_fault(ValueError())
    assert {mode_of(path) for path in tmp_path.iterdir()} == {0o600}


def test_a_log_too_long_goes_on_in_a_private_file(tmp_path: Path) -> None:
    log_to(tmp_path / "nhat-ky.log")
    for _ in range(3):
        logging.getLogger("desktop_app").warning("%s", "x" * 600_000)
    files = sorted(tmp_path.iterdir())
    assert [file.name for file in files] == ["nhat-ky.log", "nhat-ky.log.1"]
    assert os.name != "posix" or {mode_of(file) for file in files} == {0o600}


def test_without_a_data_folder_nothing_is_logged_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    log_to(tmp_path / "none" / "nhat-ky.log")
    record_fault(ValueError(NAME))
    assert [path.name for path in tmp_path.rglob("*")] == ["temporary"]
    assert capsys.readouterr() == ("", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full is Linux's")
def test_a_log_that_cannot_be_written_says_nothing_on_the_terminal(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "nhat-ky.log").symlink_to("/dev/full")
    log_to(tmp_path / "nhat-ky.log")
    record_fault(ValueError(NAME))
    assert capsys.readouterr() == ("", "")


def test_a_fault_of_a_command_is_told_by_its_number_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fault(*_: object) -> ClerkError:
        raise RuntimeError(NAME)

    monkeypatch.setattr(f"{checked_query.__module__}.{checked_query.__name__}", fault)
    folder = DataFolder(tmp_path)
    assert cli.main(["--data", str(tmp_path), "list", "people"]) == 1
    assert "RuntimeError" in folder.log.read_text(encoding="utf-8")
    assert NAME not in folder.log.read_text(encoding="utf-8") + capsys.readouterr().err
