"""A data file that cannot be opened: what can be read of it is saved, into a sound book, and the rest is named."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app import cli
from desktop_app.domain.errors import BookDamaged, StoreDamaged
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import opened
from desktop_app.services.keeping import backups
from desktop_app.services.keeping.checks import check, repair_closed
from tests.books import Dump, book_in, dump, dump_file, fill, unit

PAGE = 4096


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """A closed book with every kind of record, a backup beside it, and one more unit since."""
    with book_in(tmp_path / "book", fill) as book:
        backups.back_up(book)
        unit(book, "Phòng thêm sau")
    return book.folder


def over(start: int, length: int) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        content = bytearray(path.read_bytes())
        content[start : start + length] = random.Random(7).randbytes(length)
        path.write_bytes(content)

    return spoil


def zeros(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[:PAGE] = bytes(PAGE)
    path.write_bytes(content)


def a_flipped_letter(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[3] ^= 0x20
    path.write_bytes(content)


def both_listings(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[: 3 * PAGE] = bytes(3 * PAGE)
    path.write_bytes(content)


DAMAGE = {
    "a letter of the header": a_flipped_letter,
    "the header": over(0, 100),
    "the first page": over(0, PAGE),
    "the first page, zeros": zeros,
}


def without_log(held: Dump) -> Dump:
    return {name: rows for name, rows in held.items() if name != "sqlite_sequence"}


@pytest.mark.parametrize("damage", DAMAGE)
def test_every_row_is_saved_where_only_the_beginning_is_destroyed(folder: DataFolder, damage: str) -> None:
    held = dump_file(folder.database)
    DAMAGE[damage](folder.database)
    damaged = folder.database.read_bytes()
    with pytest.raises(BookDamaged) as refused, opened(folder):
        pass
    assert refused.value.backup
    assert folder.database.read_bytes() == damaged
    result = repair_closed(folder)
    assert result.left == ()
    assert result.kept is not None
    assert result.kept.read_bytes() == damaged
    assert without_log(dump_file(folder.database)) == without_log(held)
    with opened(folder) as book:
        assert check(book).found == ()
        assert unit(book, "Phòng sau khi cứu") == max(row[0] for row in held["unit"]) + 1  # type: ignore[type-var,operator]
    assert list(folder.root.glob(".*")) == []


def test_a_file_cut_short_behind_a_destroyed_page_is_saved_as_far_as_it_goes(folder: DataFolder) -> None:
    held = dump_file(folder.database)
    over(0, PAGE)(folder.database)
    content = folder.database.read_bytes()
    folder.database.write_bytes(content[: len(content) * 3 // 4 // PAGE * PAGE])
    result = repair_closed(folder)
    assert any("có bản ghi không đọc được" in sentence for sentence in result.lost)
    after = dump_file(folder.database)
    assert 0 < sum(map(len, after.values())) < sum(map(len, held.values()))
    for table, rows in after.items():
        if table not in ("sqlite_sequence", "alembic_version"):
            assert len(rows) <= len(held[table])
    with opened(folder) as book:
        dump(book)


def test_nothing_to_save_is_said_and_the_file_is_as_it_was(folder: DataFolder) -> None:
    folder.database.write_bytes(b"not a database at all, whatever it is called" * 400)
    before = folder.database.read_bytes()
    with pytest.raises(BookDamaged, match="không đọc được bản ghi nào") as refused:
        repair_closed(folder)
    assert "so-thi-dua" in refused.value.backup
    assert folder.database.read_bytes() == before
    with pytest.raises(StoreDamaged), opened(folder):
        pass


def test_a_backup_of_another_book_is_no_pattern(folder: DataFolder, tmp_path: Path) -> None:
    with book_in(tmp_path / "other") as book:
        for number in range(30):
            unit(book, f"Phòng {number}")
        other = backups.back_up(book).path
    for backup in folder.backups.glob("*.db"):
        backup.unlink()
    shutil.copy(other, folder.backups / other.name)
    zeros(folder.database)
    with pytest.raises(BookDamaged, match="không đọc được bản ghi nào"):
        repair_closed(folder)


def test_with_no_backup_a_destroyed_list_of_tables_cannot_be_rebuilt(folder: DataFolder) -> None:
    shutil.rmtree(folder.backups)
    both_listings(folder.database)
    with pytest.raises(BookDamaged) as refused:
        repair_closed(folder)
    assert refused.value.backup == ""


def test_the_command_line_says_how_and_does_it(folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    held = dump_file(folder.database)
    zeros(folder.database)
    for words in (["check"], ["list", "units"]):
        assert cli.main(["--data", str(folder.root), *words]) == 4
        sentences = capsys.readouterr().err
        assert f'so-thi-dua --data "{folder.root}" check --repair; hoặc phục hồi: ' in sentences
    assert cli.main(["--data", str(folder.root), "check", "--repair"]) == 0
    out = capsys.readouterr().out
    assert "Tệp dữ liệu không mở được." in out
    assert "đã dựng lại theo “so-thi-dua " in out
    assert "Dữ liệu trước khi sửa được giữ ở" in out
    assert without_log(dump_file(folder.database)) == without_log(held)


def test_an_open_book_is_not_repaired_over(folder: DataFolder) -> None:
    with opened(folder) as book:
        before = dump(book)
        assert cli.main(["--data", str(folder.root), "check", "--repair"]) == 4
        assert dump(book) == before
