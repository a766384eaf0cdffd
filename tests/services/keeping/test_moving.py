"""The data folder moved to another place: whole, counted, remembered; refused or broken off, all is as it was."""

import filecmp
import shutil
from pathlib import Path

import pytest

from desktop_app.__main__ import window_folder
from desktop_app.cli import main
from desktop_app.domain.errors import BookMoved, Cancelled, ClerkError, InvalidRecord, StoreProblem
from desktop_app.runtime.paths import DataFolder, current_folder
from desktop_app.services.attachments import attach
from desktop_app.services.book import made, opened, viewing
from desktop_app.services.keeping import backups
from desktop_app.services.keeping.checks import check
from desktop_app.services.keeping.data_safety import choose_place
from desktop_app.services.keeping.moving import move as moving
from desktop_app.services.keeping.moving.move import move, use_again
from desktop_app.services.keeping.moving.places import planned_move
from tests.books import dump_file, rows_of, unit


def book_with_all(folder: DataFolder, beside: Path) -> None:
    """Make a book with a unit, a scan of it, a backup, a second place and settings of the window."""
    scan = beside / "van-ban.pdf"
    scan.write_bytes(b"scan" * 20_000)
    (beside / "usb").mkdir()
    with made(folder) as book:
        attach(book, "unit", unit(book, "Phòng Một"), [scan])
        backups.back_up(book)
        choose_place(book, beside / "usb")
    folder.settings.write_text('{"window": {"page": "plan"}}', encoding="utf-8")


def content(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder but those that only say that somebody has it open."""
    passing = ("dang-mo.lock", "so-thi-dua.db-wal", "so-thi-dua.db-shm")
    files = (path for path in folder.rglob("*") if path.is_file() and path.name not in passing)
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def names(folder: DataFolder) -> list[str]:
    """Return the units of the book in a folder."""
    with opened(folder) as book:
        return [str(name) for (name,) in rows_of(book, "unit", "name")]


def test_a_book_moves_whole_and_is_found_in_its_new_place_from_the_old_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = DataFolder(tmp_path / "so"), DataFolder(tmp_path / "Ổ mới" / "so thi đua")
    book_with_all(old, tmp_path)
    before, rows = content(old.root), dump_file(old.database)
    heard: list[int] = []

    def hear(percent: int) -> bool:
        heard.append(percent)
        return True

    moved = move(old, new.root, hear, "Hứa Thị Ngát")
    assert (moved.target, moved.files, heard[-1]) == (new.root, 1, 100)
    assert heard == sorted(heard)
    # The old folder has all that it had, and one line that leads on.
    assert {**content(old.root), "da-doi-di.txt": b""} == {**before, "da-doi-di.txt": b""}
    assert str(new.root) in old.moved.read_text(encoding="utf-8").splitlines()
    arrived = content(new.root)
    assert {name: arrived[name] for name in before if name != "so-thi-dua.db"} == {
        name: part for name, part in before.items() if name != "so-thi-dua.db"
    }
    assert set(arrived) == set(before)
    after = dump_file(new.database)
    assert {name for name in rows if rows[name] != after[name]} == {"departure", "sqlite_sequence"}
    assert current_folder(old) == window_folder(["--data", str(old.root)]) == new
    with opened(current_folder(old)) as book:
        unit(book, "Phòng Hai")
        assert check(book).found == ()
        assert rows_of(book, "departure", "label, actor")[-1] == ("Dời thư mục dữ liệu", "Hứa Thị Ngát")
    # Nothing more is written to what it left; looked at it may be.
    with pytest.raises(BookMoved, match="đã dời sang"), opened(old):
        pass
    with pytest.raises(BookMoved):
        backups.restore(old, next(old.backups.glob("*.db")))
    with viewing(), opened(old) as book:
        assert "sổ cũ" in book.store.read_only
    with pytest.raises(InvalidRecord, match="mở được"):
        use_again(old)
    # The disk is gone: nobody is given the old book as if it were the current one, unless that is what she wants.
    away = new.root.rename(tmp_path / "rút ra")
    assert main(["--data", str(old.root), "list", "units"]) == 4
    assert "Cắm ổ đĩa" in capsys.readouterr().err
    away.rename(new.root)
    assert names(current_folder(old)) == ["Phòng Một", "Phòng Hai"]
    # Back where it came from, once what was left there is cleared: only the line that leads on stays.
    for path in sorted(old.root.rglob("*"), reverse=True):
        if path != old.moved:
            path.rmdir() if path.is_dir() else path.unlink()
    assert main(["--data", str(old.root), "move", str(old.root)]) == 0
    assert (current_folder(old), current_folder(new)) == (old, old)
    assert not old.moved.exists()
    assert names(old) == ["Phòng Một", "Phòng Hai"]
    old.root.rename(tmp_path / "hỏng")
    assert main(["--data", str(new.root), "move", "--back"]) == 0
    assert names(new) == ["Phòng Một", "Phòng Hai"]


def test_what_cannot_be_moved_there_is_refused_and_all_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = DataFolder(tmp_path / "so")
    book_with_all(old, tmp_path)
    before = content(tmp_path)
    full = tmp_path / "khác"
    full.mkdir()
    (full / "thư.docx").write_bytes(b"letter")
    refusals = {
        full: "đã có dữ liệu khác",
        full / "thư.docx": "không phải là thư mục",
        old.root: "ngoài thư mục dữ liệu",
        old.root / "bên trong": "ngoài thư mục dữ liệu",
        tmp_path: "ngoài thư mục dữ liệu",
        tmp_path / "usb" / "so": "nơi giữ bản sao thứ hai",
        Path(moving.__file__).parent / "so": "thư mục của chương trình",
    }
    for target, words in refusals.items():
        with pytest.raises(ClerkError, match=words):
            move(old, target)
    with opened(old), pytest.raises(ClerkError, match="đang được mở"):
        move(old, tmp_path / "mới")
    with pytest.raises(ClerkError, match="chưa có sổ"):
        move(DataFolder(tmp_path / "không có"), tmp_path / "mới")
    with pytest.raises(Cancelled):
        move(old, tmp_path / "mới", lambda percent: percent < 100)

    def torn(*_: object) -> None:
        raise OSError(28, "no space")

    with monkeypatch.context() as patched:
        patched.setattr(moving, "_remember", torn)
        with pytest.raises(ClerkError, match="Không chép được sổ sang"):
            move(old, tmp_path / "mới")
    with monkeypatch.context() as patched:
        patched.setattr(filecmp, "cmp", lambda *_, **__: False)
        with pytest.raises(ClerkError, match="không đúng như cũ"):
            move(old, tmp_path / "mới")
    with monkeypatch.context() as patched:
        patched.setattr(shutil, "disk_usage", lambda _: type("Usage", (), {"free": 1000}))
        with pytest.raises(ClerkError, match="không đủ chỗ"):
            planned_move(old, tmp_path / "mới")
    (full / "thư.docx").unlink()
    full.rmdir()
    assert content(tmp_path) == before
    assert not (tmp_path / "mới").exists()
    # What a killed move has left there is no other data.
    there = DataFolder(tmp_path / "mới")
    there.root.mkdir()
    there.arriving.write_text("", encoding="utf-8")
    there.backups.mkdir()
    (there.backups / "so-thi-dua nửa vời.db").write_bytes(b"half")
    assert move(old, there.root).target == there.root
    assert set(content(there.root)) == {name for name in content(old.root) if name != "da-doi-di.txt"}


class Killed(BaseException):
    """The end of the process: nothing is cleared up after it."""


def move_killed_at(act: str, source: DataFolder, target: DataFolder) -> None:
    """Move a book, and be killed where it comes to this act."""
    with pytest.MonkeyPatch.context() as patched:

        def die(*_: object) -> None:
            patched.setattr(moving, "_clear", lambda _: None)
            raise Killed

        patched.setattr(moving, act, die)
        with pytest.raises(Killed):
            move(source, target.root)


def test_a_move_killed_at_its_last_acts_leaves_one_book_and_can_be_done_anew(tmp_path: Path) -> None:
    old, new, other = (DataFolder(tmp_path / name) for name in ("so", "mới", "sổ khác"))
    book_with_all(old, tmp_path)
    with made(other):
        pass
    for source, target in ((old, new), (new, old)):
        if target.moved.exists():
            for path in [*target.root.iterdir()]:
                if path != target.moved:
                    shutil.rmtree(path) if path.is_dir() else path.unlink()
        move_killed_at("_remember", source, target)
        # A whole copy lies there, and is not the book yet: the next try clears what would be written into it.
        assert {current_folder(old), current_folder(source)} == {source}
        with pytest.raises(StoreProblem, match=f"sổ vẫn ở “{source.root}”"), opened(target):
            pass
        move_killed_at("end_arrival", source, target)
        # It is the book now, which nothing may clear any more.
        assert {current_folder(old), current_folder(new)} == {target}
        with pytest.raises(ClerkError, match="đã có dữ liệu khác"):
            move(other, target.root)
        assert names(target) == ["Phòng Một"]
        assert not target.arriving.exists()
        assert not target.moved.exists()


def test_two_books_do_not_move_to_one_place_at_once(tmp_path: Path) -> None:
    old, other, new = (DataFolder(tmp_path / name) for name in ("so", "sổ khác", "mới"))
    book_with_all(old, tmp_path)
    with made(other):
        pass
    refused: list[str] = []

    def other_comes(percent: int) -> bool:
        if percent and not refused:
            with pytest.raises(ClerkError, match="một việc khác của Sổ Thi đua") as caught:
                move(other, new.root)
            refused.append(caught.value.message)
        return True

    assert move(old, new.root, other_comes).files == 1
    assert refused
    assert not other.moved.exists()
    assert names(current_folder(old)) == ["Phòng Một"]
