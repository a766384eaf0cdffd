"""The program started once more on a book that is open: its window comes to the front, and nothing else happens."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.domain.errors import BookInUse, StoreReadOnly
from desktop_app.domain.office.units import UnitFields
from desktop_app.runtime.account import machine_name
from desktop_app.runtime.instance_lock import Holder, InstanceLock, answer_call, call_holder
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import is_held, machine_account, opened
from desktop_app.services.office import units
from tests.books import copied_book, fill
from tests.processes import PROGRAM, ROOT, environment, run

FIRST = """
import sys
from pathlib import Path
from desktop_app.app import Program, make_application
from desktop_app.runtime.paths import DataFolder
from desktop_app.ui.frame.second_start.call_watch import CallWatch

app = make_application()
program = Program(DataFolder(Path(sys.argv[1])))

def wait():
    program.window.showMinimized()
    print("minimised" if program.window.isMinimized() else "as it was", flush=True)

def follow(state):
    if not program.window.isMinimized():
        print("in front", flush=True)
        program.window.close()

program.filled.connect(wait)
program.window.windowHandle() or program.window.winId()
program.window.windowHandle().windowStateChanged.connect(follow)
program.window.show()
sys.exit(app.exec())
"""


@pytest.mark.process
def test_the_first_window_comes_to_the_front_and_the_second_start_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    root = copied_book(tmp_path / "book", fill)
    command = [sys.executable, "-c", FIRST, str(root)]
    with subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "minimised\n"
        second = run([*PROGRAM, "--data", root])
        assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
        assert first.stdout.readline() == "in front\n"
        assert first.wait(timeout=60) == 0
    assert not DataFolder(root).call.exists()


def test_one_that_does_not_answer_or_is_another_s_is_not_waited_for_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = DataFolder(tmp_path)
    # Nobody has it, or somebody who was killed.
    assert not call_holder(folder.lock, folder.call)
    folder.lock.write_bytes(b"\nNguy\xe1\xbb\x85n\nmay\n2026-11-27T08:00\n")
    assert not call_holder(folder.lock, folder.call)
    lock = InstanceLock(folder.lock)
    lock.take()
    lock.write_holder(Holder("Trần Thị Ước", "may-khac", "2026-11-27T08:00"))
    assert not call_holder(folder.lock, folder.call, patience=60)
    lock.write_holder(Holder("Trần Thị Ước", machine_name(), "2026-11-27T08:00"))
    assert not call_holder(folder.lock, folder.call, patience=0.1)
    assert [path.name for path in tmp_path.iterdir()] == [folder.lock.name]
    # What somebody else, or somebody at another screen, asks is left to them.
    folder.call.write_text("ai do\tmay", encoding="utf-8")
    assert not answer_call(folder.call)
    assert folder.call.exists()
    lock.release()


@pytest.mark.process
@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody delete an open file")
def test_a_lock_that_was_deleted_while_the_book_is_open_lets_nobody_else_write(tmp_path: Path) -> None:
    # Some take the file for a left-over. Whoever started next had a lock of his own, and both wrote.
    with opened(DataFolder(copied_book(tmp_path / "book", fill))) as book:
        book.folder.lock.unlink()
        units.add_unit(book, UnitFields("Phòng Lễ tân"))
        later = run([*PROGRAM, "--data", book.folder.root, "backup"])
        assert later.returncode == 4
        assert f"đang được mở ở nơi khác: {machine_account()}" in later.stderr
        book.folder.lock.unlink()
        other = InstanceLock(book.folder.lock)
        other.take()
        other.write_holder(Holder("Vi Thị Bích", "may-khac", "2026-11-27T08:00"))
        with pytest.raises(StoreReadOnly, match=r"chưa được lưu.*đang được mở ở nơi khác: Vi Thị Bích, máy may-khac"):
            units.add_unit(book, UnitFields("Phòng Khánh tiết"))
        offered = {choice.name for choice in units.unit_choices(book)}
        assert "Phòng Lễ tân" in offered
        assert "Phòng Khánh tiết" not in offered
        other.release()
        units.add_unit(book, UnitFields("Phòng Khánh tiết"))
    with opened(book.folder):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="there it is msvcrt that locks")
def test_a_share_that_gives_no_lock_is_told_by_its_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, why = DataFolder(copied_book(tmp_path / "book", fill)), errno.EACCES

    def refuse(_handle: int, _how: int) -> None:
        raise OSError(why, os.strerror(why))

    monkeypatch.setattr("fcntl.flock", refuse)
    # What a mounted share of Windows says where another machine holds the lock.
    folder.lock.write_bytes(b"\nNguy\xe1\xbb\x85n\nmay\n2026-11-27T08:00\n")
    assert is_held(folder)
    with pytest.raises(BookInUse, match="đang được mở ở nơi khác: Nguyễn, máy may, từ 08:00 ngày 27/11/2026"):
        opened(folder).__enter__()
    # And what one says that has no locks.
    why = errno.ENOLCK
    with opened(folder) as book, pytest.raises(StoreReadOnly, match="không khóa được tệp nên không biết được có ai"):
        units.add_unit(book, UnitFields("Phòng Lễ tân"))
