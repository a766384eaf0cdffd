"""The data are their user's alone: made so, and made so at opening where they were not."""

import os
import stat
from pathlib import Path

import pytest

from desktop_app import cli
from desktop_app.runtime.paths import DataFolder
from desktop_app.runtime.private_files import open_to_others
from desktop_app.services.attachments import attach
from desktop_app.services.book import Book, opened
from desktop_app.services.keeping.backups import back_up, restore
from desktop_app.services.keeping.export import export_everything
from desktop_app.services.keeping.privacy import privacy_in_words
from desktop_app.ui.base.settings_file import SettingsFile
from tests.books import book_in, fill, unit

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")


@pytest.fixture(autouse=True)
def usual_umask() -> object:
    """Let others read what a program does not forbid them, as on any Debian."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def open_parts(root: Path) -> list[str]:
    """Return what of a folder others may do something with."""
    return [str(path) for path in (root, *root.rglob("*")) if stat.S_IMODE(path.stat().st_mode) & 0o077]


def attached(book: Book, folder: Path) -> None:
    proof = folder / "minh-chung.txt"
    proof.write_text("Báo cáo", encoding="utf-8")
    attach(book, "unit", unit(book, "Văn phòng"), [proof])


@pytest.mark.usefixtures("qapp")  # settings are written by a timer
def test_what_a_book_makes_others_cannot_open_not_even_while_it_is_open(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "above" / "book")
    with opened(folder, new=True) as book:
        attached(book, tmp_path)
        back_up(book)
        settings = SettingsFile(folder.settings)
        settings.put("window", {"page": "today"})
        settings.write()
        names = {path.name for path in folder.root.iterdir()}
        assert names > {"so-thi-dua.db", "so-thi-dua.db-wal", "so-thi-dua.db-shm", "dang-mo.lock", "cai-dat.json"}
        assert open_parts(folder.root) == []
    restore(folder, next(folder.backups.glob("*.db")))
    assert open_parts(folder.root) == []


def test_what_others_could_open_is_closed_to_them_when_the_book_is_opened(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "book")
    with book_in(folder.root, fill) as book:
        back_up(book)
        export_everything(book, folder.backups / "tat-ca.xlsx")
    for path in (folder.root, *folder.root.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    (folder.root / "truoc-nang-cap-3.db").touch(0o644)
    with opened(folder):
        assert open_parts(folder.root) == []
        assert open_to_others(folder) == []


def test_a_folder_with_other_things_stays_open_but_not_the_data_in_it(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "book")
    with book_in(folder.root) as book:
        attached(book, tmp_path)
    other = folder.root / "thuc-don.txt"
    other.touch()
    other.chmod(0o644)
    folder.root.chmod(0o755)
    with opened(folder) as book:
        unit(book, "Thanh tra")
        assert open_parts(folder.root) == [str(folder.root), str(other)]
        assert privacy_in_words(folder) == ""


def test_a_folder_where_all_may_write_is_left_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = DataFolder(tmp_path / "book")
    with book_in(folder.root):
        pass
    folder.root.chmod(0o1777)
    assert cli.main(["--data", str(folder.root), "check"]) == 0
    assert stat.S_IMODE(folder.root.stat().st_mode) == 0o1777
    first, second = capsys.readouterr().out.splitlines()
    assert first == "Dữ liệu nguyên vẹn."
    assert "Người dùng khác" in second
    assert "“book”" in second


def test_what_cannot_be_made_private_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = DataFolder(tmp_path / "book")
    with book_in(folder.root):
        pass
    folder.root.chmod(0o755)
    folder.database.chmod(0o644)
    # A stick, or a share, on which modes are what they are.
    monkeypatch.setattr(Path, "chmod", lambda *_: None)
    with opened(folder):
        assert "“so-thi-dua.db”" in privacy_in_words(folder)


def test_exports_and_backups_elsewhere_are_as_other_files(tmp_path: Path) -> None:
    with book_in(tmp_path / "book") as book:
        attached(book, tmp_path)
        back_up(book, tmp_path / "stick.db")
        export_everything(book, tmp_path / "tat-ca.xlsx")
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert (modes["stick.db"], modes["tat-ca.xlsx"]) == (0o644, 0o644)


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "book")
    outside = tmp_path / "ngoai.txt"
    outside.touch()
    outside.chmod(0o644)
    with book_in(folder.root):
        pass
    folder.log.symlink_to(outside)
    folder.root.chmod(0o755)
    with opened(folder):
        assert stat.S_IMODE(outside.stat().st_mode) == 0o644
