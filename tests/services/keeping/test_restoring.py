"""What may take the place of the data: it is looked at aside, and a refusal leaves every byte as it was."""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.domain.errors import ClerkError, StoreTooNew, UnreadableInput, UnwritableOutput
from desktop_app.domain.lists import ListQuery
from desktop_app.runtime.paths import DataFolder
from desktop_app.runtime.stored_files import keep_content
from desktop_app.services import lists
from desktop_app.services.attachments import attachments, save_copy
from desktop_app.services.book import opened
from desktop_app.services.keeping import backups
from desktop_app.services.keeping.checks import check
from desktop_app.services.keeping.trash import put_in_trash
from desktop_app.store.data_file.version import SCHEMA_VERSION
from desktop_app.ui.widgets.packages.restore_question import counts_of
from tests.books import Dump, book_in, dump, dump_file, fill, old_columns, rows_of, unit

MUSEUM = Path(__file__).parents[2] / "data" / "schemas"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed book with every kind of record, and a backup of it in a folder of its own."""
    place = tmp_path_factory.mktemp("template")
    (place / "usb").mkdir()
    with book_in(place / "book", fill) as book:
        backups.back_up(book, place / "usb" / "sao-luu.db")
        unit(book, "Phòng thêm sau")
    return place


@pytest.fixture
def backed_up(template: Path, tmp_path: Path) -> tuple[DataFolder, Path]:
    """Copies of both, to do something to."""
    for name in ("book", "usb"):
        shutil.copytree(template / name, tmp_path / name)
    return DataFolder(tmp_path / "book"), tmp_path / "usb" / "sao-luu.db"


def tree(folder: Path) -> dict[str, str]:
    """Return the hash of every file below a folder, and the folders with none."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        for path in folder.rglob("*")
    }


def statements(*lines: str) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        connection = sqlite3.connect(path)
        for line in lines:
            connection.execute(line)
        connection.commit()
        connection.close()

    return spoil


def cut_short(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def no_bytes(path: Path) -> None:
    path.write_bytes(b"")


def no_database(path: Path) -> None:
    path.write_text("Danh sách cán bộ", encoding="utf-8")


def like_encrypted(path: Path) -> None:
    path.write_bytes(hashlib.shake_256(b"seed").digest(200_000))


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def gone(path: Path) -> None:
    path.unlink()


def old_with_a_broken_link(path: Path) -> None:
    shutil.copy(MUSEUM / "0001.db", path)
    statements("UPDATE nomination SET person_id = 9999 WHERE person_id IS NOT NULL")(path)


def an_empty_shell(path: Path) -> None:
    path.unlink()
    version = f"PRAGMA user_version = {SCHEMA_VERSION}"
    statements("CREATE TABLE change (id INTEGER, at TEXT)", "CREATE TABLE change_item (id INTEGER)", version)(path)


def a_book_of_nothing(path: Path) -> None:
    with book_in(path.parent / "trong") as book:
        pass
    shutil.copy(book.folder.database, path)
    shutil.rmtree(book.folder.root)


BAD: dict[str, tuple[Callable[[Path], None], str]] = {
    "truncated": (cut_short, "hỏng"),
    "zero bytes": (no_bytes, "không phải tệp sao lưu"),
    "newer": (statements("PRAGMA user_version = 99"), "phiên bản mới hơn"),
    "broken link": (statements("UPDATE nomination SET person_id = 9999 WHERE id = 1"), "nomination, bản ghi 1"),
    "broken link of an older schema": (old_with_a_broken_link, "nomination"),
    "trigger": (
        statements("CREATE TRIGGER spy AFTER INSERT ON unit BEGIN DELETE FROM person; END"),
        "không do Sổ Thi đua ghi: spy",
    ),
    "view": (statements("CREATE VIEW peek AS SELECT * FROM person"), "không do Sổ Thi đua ghi: peek"),
    "foreign table": (statements("CREATE TABLE bookmark (id INTEGER)"), "không do Sổ Thi đua ghi: bookmark"),
    "table missing": (statements("DROP TABLE attendance"), "thiếu: bảng attendance"),
    "column missing": (statements("ALTER TABLE task DROP COLUMN product"), "thiếu: bảng task, cột product"),
    "empty shell": (an_empty_shell, "thiếu: bảng"),
    "book of nothing": (a_book_of_nothing, "sổ trống"),
    "not SQLite": (no_database, "sao-luu.db"),
    "like encrypted": (like_encrypted, "sao-luu.db"),
    "directory": (a_folder, "không phải tệp sao lưu"),
    "gone": (gone, "Không thấy tệp"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_refused_restore_leaves_every_byte_as_it_was(backed_up: tuple[DataFolder, Path], case: str) -> None:
    # Broken links, triggers, shells and missing tables used to be found only once they had replaced the data.
    folder, backup = backed_up
    spoil, words = BAD[case]
    spoil(backup)
    before = tree(folder.root)
    for act in (backups.preview, backups.restore):
        with pytest.raises(ClerkError) as refused:
            act(folder, backup)
        assert isinstance(refused.value, StoreTooNew if case == "newer" else UnreadableInput)
        assert words in refused.value.message
        assert refused.value.message.endswith(".")
        assert tree(folder.root) == before
    with opened(folder) as book:
        assert check(book).found == ()


def test_a_refused_restore_makes_no_folder(tmp_path: Path, backed_up: tuple[DataFolder, Path]) -> None:
    _, backup = backed_up
    statements("DROP TABLE attendance")(backup)
    with pytest.raises(UnreadableInput):
        backups.restore(DataFolder(tmp_path / "moi"), backup)
    assert not (tmp_path / "moi").exists()


@pytest.mark.parametrize("file", sorted(MUSEUM.glob("*.db")), ids=lambda file: file.stem)
def test_a_backup_of_every_version_is_restored(tmp_path: Path, file: Path) -> None:
    folder = DataFolder(tmp_path / "moi")
    before = dump_file(file)
    summary = backups.restore(folder, file)
    assert summary.findings == summary.missing_files == ()
    assert summary.counts["person"] == len(before["person"])
    with opened(folder) as book:
        assert check(book).found == ()
        assert old_columns(file, dump(book)["change"]) == before["change"]


STALE = "UPDATE person SET name_key = 'z', search_text = '' WHERE id = 1"


def test_what_the_check_finds_in_a_backup_is_told_before(backed_up: tuple[DataFolder, Path]) -> None:
    folder, backup = backed_up
    statements(STALE)(backup)
    before = tree(folder.root)
    preview = backups.preview(folder, backup)
    assert len(preview.findings) == 1
    assert "khóa sắp xếp" in preview.findings[0]
    assert tree(folder.root) == before


def test_what_is_counted_before_is_what_the_lists_show(backed_up: tuple[DataFolder, Path]) -> None:
    folder, _ = backed_up
    backup = folder.root.parent / "usb" / "bo-bot.db"
    with opened(folder) as book:
        gone = [unit(book, f"Phòng bỏ {number}") for number in range(2)]
        put_in_trash(book, "unit", gone)
        backups.back_up(book, backup)
        shown = {kind: lists.count(book, ListQuery(kind)) for kind in ("tasks", "units", "people", "nominations")}
        trashed = lists.count(book, ListQuery("units", in_trash=True))
    preview = backups.preview(folder, backup)
    # As many records as lie in it count where the copy is compared: the trash, too.
    assert preview.counts["unit"] == shown["units"] + trashed
    assert preview.trashed["unit"] == trashed == 2
    words = f"{shown['tasks']} nhiệm vụ, {shown['units']} đơn vị, {shown['people']} người, "
    assert counts_of(preview).startswith(f"{words}{shown['nominations']} đề nghị")
    assert "; trong Thùng rác còn 2 đơn vị" in counts_of(preview)


def test_a_raw_copy_is_restored_with_what_lies_in_its_log(backed_up: tuple[DataFolder, Path], tmp_path: Path) -> None:
    folder, backup = backed_up
    raw = tmp_path / "chep"
    raw.mkdir()
    with closing(sqlite3.connect(backup)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("UPDATE person SET full_name = 'Người Trong Nhật Ký' WHERE id = 1")
        connection.commit()
        for part in backup.parent.glob(f"{backup.name}*"):
            shutil.copyfile(part, raw / part.name)
    before = tree(raw)
    backups.preview(folder, raw / backup.name)
    backups.restore(folder, raw / backup.name)
    with opened(folder) as book:
        assert ("Người Trong Nhật Ký",) in rows_of(book, "person", "full_name")
    assert tree(raw) == before
    assert [*folder.root.glob("*-wal")] == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="such devices are POSIX's")
def test_nothing_is_written_over_what_is_no_file(backed_up: tuple[DataFolder, Path], tmp_path: Path) -> None:
    device = tmp_path / "thiet-bi"
    os.mkfifo(device)
    with opened(backed_up[0]) as book, pytest.raises(UnwritableOutput, match="không phải tệp"):
        backups.back_up(book, device, replace=True)
    assert device.is_fifo()


def test_missing_attached_files_are_told_by_number_and_name(backed_up: tuple[DataFolder, Path], tmp_path: Path) -> None:
    _, backup = backed_up
    (of_task, *_) = DataFolder(backup.parent).attachments.rglob("*")
    shutil.rmtree(of_task.parent)
    elsewhere = DataFolder(tmp_path / "moi")
    summary = backups.restore(elsewhere, backup)
    assert "bao-cao.txt" in summary.missing_files
    assert len(summary.missing_files) == 2
    assert backups.missing_in_words(summary.missing_files).startswith("Thiếu 2 tệp đính kèm: “")


def test_of_many_missing_files_some_are_named() -> None:
    words = backups.missing_in_words([f"tệp {number}" for number in range(7)])
    assert words == "Thiếu 7 tệp đính kèm: “tệp 0”, “tệp 1”, “tệp 2”, “tệp 3”, “tệp 4” và 2 tệp khác."
    assert backups.missing_in_words([]) == ""


def test_a_backup_tells_of_files_the_book_no_longer_has(tmp_path: Path) -> None:
    with book_in(tmp_path / "book", fill) as book:
        shutil.rmtree(book.folder.attachments)
        made = backups.back_up(book)
    assert "bao-cao.txt" in made.missing_files


OWN = ["so-thi-dua.db-wal", "so-thi-dua.db-shm", "so-thi-dua.db-journal", "dang-mo.lock", "nhat-ky.log", "cai-dat.json"]


@pytest.mark.parametrize("name", OWN)
@pytest.mark.parametrize("replace", [False, True])
def test_no_backup_goes_over_the_book_s_own_files(tmp_path: Path, name: str, *, replace: bool) -> None:
    with book_in(tmp_path / "book", fill) as book:
        unit(book, "Phòng thêm sau")
        before = dump(book)
        there = sorted(book.folder.root.iterdir())
        with pytest.raises(UnwritableOutput, match="tệp của sổ"):
            backups.back_up(book, book.folder.root / name, replace=replace)
        assert sorted(book.folder.root.iterdir()) == there
    assert dump_file(book.store.path) == before


def test_no_backup_goes_over_the_book_under_another_name(tmp_path: Path) -> None:
    with book_in(tmp_path / "book", fill) as book:
        (tmp_path / "link.db").hardlink_to(book.store.path)
        with pytest.raises(UnwritableOutput, match="tệp của sổ"):
            backups.back_up(book, tmp_path / "link.db", replace=True)


def test_a_file_that_is_there_is_replaced_only_on_request(tmp_path: Path) -> None:
    letter = tmp_path / "thu.docx"
    letter.write_text("một lá thư")
    with book_in(tmp_path / "book") as book:
        with pytest.raises(UnwritableOutput, match=r"thu\.docx"):
            backups.back_up(book, letter)
        assert letter.read_text() == "một lá thư"
        backups.back_up(book, letter, replace=True)
    assert backups.look_into(letter).counts["unit"] == 0


HOSTILE_NAMES = ["/nha/x.desktop", "../../etc/passwd", "..\\..\\x.exe", "a\0b.txt", "..", "", "CON", "x:y.txt"]


def hostile(backed_up: tuple[DataFolder, Path], name: str, digest: str) -> DataFolder:
    """Restore a backup whose attachment claims this name and hash, and return the folder."""
    folder, backup = backed_up
    connection = sqlite3.connect(backup)
    change = "UPDATE attachment SET file_name = ?, sha256 = coalesce(?, sha256) WHERE table_name = 'task'"
    connection.execute(change, (name, digest or None))
    connection.commit()
    connection.close()
    backups.restore(folder, backup)
    return folder


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_a_foreign_name_of_a_file_is_cut_to_a_plain_one(
    backed_up: tuple[DataFolder, Path], tmp_path: Path, name: str
) -> None:
    folder = hostile(backed_up, name, "")
    with opened(folder) as book:
        (file,) = attachments(book, "task", 6)
        assert Path(file.file_name).name == file.file_name not in ("", ".", "..")
        save_copy(file, tmp_path / file.file_name)
        assert (tmp_path / file.file_name).read_text(encoding="utf-8") == "Báo cáo kết quả"
    assert file.file_name in [row[3] for row in dump_file(folder.database)["attachment"]]


@pytest.mark.parametrize("digest", ["../../../secret.txt", "/etc/passwd", "..", "ab/../../../secret.txt"])
def test_a_foreign_hash_leads_nowhere(backed_up: tuple[DataFolder, Path], tmp_path: Path, digest: str) -> None:
    (tmp_path / "secret.txt").write_text("không cho ai đọc")
    folder = hostile(backed_up, "x.txt", digest)
    with opened(folder) as book:
        (file,) = attachments(book, "task", 6)
        assert file.path.is_relative_to(folder.attachments)
        assert len(file.path.name) == 64
        assert set(file.path.name) <= set("0123456789abcdef")
        with pytest.raises(UnreadableInput):
            save_copy(file, tmp_path / "copy.txt")
        assert any("x.txt" in sentence for sentence in check(book).found)


def test_a_foreign_name_that_is_in_the_book_already_is_cut_when_it_is_used(backed_up: tuple[DataFolder, Path]) -> None:
    folder, _ = backed_up
    statements("UPDATE attachment SET file_name = '../../x.desktop', sha256 = '../../../x'")(folder.database)
    with opened(folder) as book:
        (file,) = attachments(book, "task", 6)
        assert file.file_name == "x.desktop"
        assert file.path.is_relative_to(folder.attachments)


def test_only_what_lies_under_its_own_hash_comes_with_a_backup(
    backed_up: tuple[DataFolder, Path], tmp_path: Path
) -> None:
    folder, backup = backed_up
    beside = DataFolder(backup.parent).attachments
    (tmp_path / "secret.txt").write_text("không cho ai đọc")
    (beside / "aa").mkdir(exist_ok=True)
    if os.name == "posix":  # who is no administrator makes no link on Windows
        (beside / "aa" / ("a" * 64)).symlink_to(tmp_path / "secret.txt")
    (beside / "aa" / ("a" * 63 + "b")).write_text("nội dung khác")
    (beside / "aa" / "x.desktop").write_text("[Desktop Entry]")
    (beside / "aa" / "thu-muc").mkdir()
    good = keep_content(b"that", beside, "that")
    before = tree(folder.attachments)
    backups.restore(folder, backup)
    assert tree(folder.attachments).keys() - before.keys() == {good[:2], f"{good[:2]}/{good}"}


def test_a_restore_is_not_half_done_when_attached_files_cannot_be_copied(
    backed_up: tuple[DataFolder, Path], tmp_path: Path
) -> None:
    _, backup = backed_up
    with book_in(tmp_path / "other") as book:
        unit(book, "Phòng khác")
    folder = book.folder
    folder.attachments.write_text("a file where the folder should be")
    held: Dump = dump_file(folder.database)
    # A damaged data file used to be moved away before the rest was known to succeed.
    damaged = folder.database.read_bytes()[:-4096] + b"\xff" * 4096
    folder.database.write_bytes(damaged)
    with pytest.raises(UnwritableOutput):
        backups.restore(folder, backup)
    assert folder.database.read_bytes() == damaged
    assert held["unit"]


def test_a_backup_whose_layouts_are_no_text_is_refused(backed_up: tuple[DataFolder, Path]) -> None:
    # What the driver says of it came through.
    folder, backup = backed_up
    statements("UPDATE certificate_layout SET layout = CAST(x'7BC3' AS TEXT)")(backup)
    before = {path.name: path.read_bytes() for path in folder.root.iterdir() if path.is_file()}
    for act in (backups.preview, backups.restore):
        with pytest.raises(UnreadableInput, match="chữ không đọc được"):
            act(folder, backup)
    assert {path.name: path.read_bytes() for path in folder.root.iterdir() if path.is_file()} == before
