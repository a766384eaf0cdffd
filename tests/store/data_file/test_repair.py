"""A repair works on a copy, cures what can be cured, says what it could not, and can be taken back."""

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.domain.errors import StoreFull, StoreProblem
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import opened
from desktop_app.services.keeping.backups import restore
from desktop_app.services.keeping.checks import CheckResult, check
from desktop_app.store.data_file.migrate import migrate
from desktop_app.store.schema import metadata
from tests.books import Dump, book_in, dump, dump_file, fill, unit

PAGE = 4096
LEAF = 0x0D


def plant(path: Path, *statements: str) -> None:
    for statement in statements:
        # Each on a connection of its own: the schema is read anew.
        with closing(sqlite3.connect(path, autocommit=True)) as connection:
            connection.execute("PRAGMA writable_schema = ON")
            connection.execute(statement)


@pytest.fixture(autouse=True)
def new_file_is_made_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let the new file that rows are carried over into be a copy of one that was made so: it is always the same."""
    made = tmp_path / "new.db"

    def copy(path: Path) -> None:
        if path.exists():
            migrate(path)
            return
        if not made.exists():
            migrate(made)
        shutil.copy(made, path)

    monkeypatch.setattr("desktop_app.store.data_file.repair.migrate", copy)


INDEXED = [
    ("post", "unit_id"),
    ("task", "plan_id"),
    ("nomination", "round_id"),
    ("change_item", "change_id"),
    ("award", "decision_id"),
    ("assignment", "unit_id"),
]


@pytest.mark.parametrize(("table", "column"), INDEXED)
def test_an_index_that_does_not_agree_is_made_anew(tmp_path: Path, table: str, column: str) -> None:
    # None of six such faults used to be cured: the backup that goes before was refused.
    with book_in(tmp_path / "book", fill) as book:
        before = dump(book)
    name = f"ix_{table}_{column}"
    to = "UPDATE sqlite_master SET sql = 'CREATE INDEX {0} ON {1} ({2})' WHERE name = '{0}'"
    with closing(sqlite3.connect(book.folder.database)) as connection:
        (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()
    moved = f"UPDATE {table} SET {column} = {column} + 1 WHERE id = (SELECT min(id) FROM {table} WHERE {column} > 0)"
    back = moved.replace("+ 1", "- 1")
    plant(book.folder.database, moved, to.format(name, table, "id"), back)
    plant(book.folder.database, f"UPDATE sqlite_master SET sql = '{sql}' WHERE name = '{name}'")
    with opened(book.folder) as again:
        assert any("cấu trúc" in sentence for sentence in check(again).found)
        result = check(again, repair=True)
        assert (result.left, result.lost) == ((), ())
        assert dump(again) == before
        unit(again, "Phòng sau khi sửa")


def test_a_repair_is_taken_back_by_restoring_what_was_kept(tmp_path: Path) -> None:
    with book_in(tmp_path / "book", fill) as book:
        plant(book.store.path, "UPDATE person SET name_key = 'z'")
        spoilt = dump(book)
        result = check(book, repair=True)
        assert result.left == ()
        assert result.kept is not None
        assert dump(book) != spoilt
    restore(book.folder, result.kept)
    assert dump_file(book.folder.database) == spoilt


def test_a_missing_index_and_a_foreign_trigger_are_mended(tmp_path: Path) -> None:
    with book_in(tmp_path / "book", fill) as book:
        before = dump(book)
        trigger = "CREATE TRIGGER spy AFTER INSERT ON unit BEGIN SELECT 1; END"
        plant(book.store.path, "DROP INDEX ix_post_unit_id", trigger)
        result = check(book, repair=True)
        assert (len(result.found), result.left, result.lost) == (2, (), ())
        assert dump(book) == before


def test_a_missing_table_is_made_again_and_said_to_be_empty(tmp_path: Path) -> None:
    with book_in(tmp_path / "book", fill) as book:
        before = dump(book)
        plant(book.store.path, "DROP TABLE attendance", "ALTER TABLE task DROP COLUMN product")
        result = check(book, repair=True)
        assert any("attendance" in sentence for sentence in result.lost)
        assert any("task: cột product" in sentence for sentence in result.lost)
        after = dump(book)
    assert after["attendance"] == []
    others = before.keys() - {"attendance", "sqlite_sequence"}
    assert {name: len(after[name]) for name in others} == {name: len(before[name]) for name in others}
    # No id is given again: the history speaks of those that went.
    assert set(after["sqlite_sequence"]) >= set(before["sqlite_sequence"])


def test_what_is_no_text_keeps_what_can_be_read_of_it(tmp_path: Path) -> None:
    with book_in(tmp_path / "book", fill) as book:
        plant(book.store.path, "UPDATE person SET full_name = CAST(x'4e6f6eff67' AS TEXT) WHERE id = 1")
        result = check(book, repair=True)
        assert result.left == ()
        assert any("person, bản ghi 1: cột full_name" in sentence for sentence in result.lost)
        assert ("Non\N{REPLACEMENT CHARACTER}g",) in [row[1:2] for row in dump(book)["person"]]


def test_a_repair_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(copy: Path, database: Path) -> None:
        raise StoreFull(f"Ổ đĩa đã đầy: {copy.name}, {database.name}.")

    with book_in(tmp_path / "book", fill) as book:
        plant(book.store.path, "UPDATE person SET name_key = 'z'")
        before = dump(book)
        monkeypatch.setattr("desktop_app.store.data_file.repair.put_over", refuse)
        with pytest.raises(StoreFull):
            check(book, repair=True)
        assert dump(book) == before
        assert list(book.folder.root.glob(".*")) == []


def test_from_damaged_pages_all_that_can_be_read_is_carried_over(tmp_path: Path) -> None:
    chance = random.Random(5)
    with book_in(tmp_path / "book", fill) as book:
        before = dump(book)
    content = book.folder.database.read_bytes()
    repaired = 0
    for page in sorted(chance.sample(range(2, len(content) // PAGE), 25)):
        damaged = DataFolder(tmp_path / f"damaged-{page}")
        shutil.copytree(book.folder.root, damaged.root)
        start = page * PAGE
        damaged.database.write_bytes(content[:start] + chance.randbytes(PAGE) + content[start + PAGE :])
        result = repaired_in(damaged)
        if result is None:
            continue
        repaired += 1
        assert not [sentence for sentence in result.left if "cấu trúc" in sentence], page
        text = " ".join(result.lost)
        after: Dump = dump_file(damaged.database)
        for table in metadata.sorted_tables:
            stored, was = set(after[table.name]), set(before[table.name])
            named = f"Bảng {table.name}:" in text or f"Bảng {table.name}, bản ghi" in text
            assert named or stored >= was, (page, table.name)
    assert repaired >= 20


def test_rows_whose_page_was_replaced_by_a_readable_one_are_told(tmp_path: Path) -> None:
    # A page without rows, or one of another table, reads without a fault: sixteen rows used to go without a word.
    with book_in(tmp_path / "book", fill) as book:
        before = dump(book)
    content = book.folder.database.read_bytes()
    leaves = [page for page in range(1, len(content) // PAGE) if content[page * PAGE] == LEAF]
    without_rows = bytes([LEAF, 0, 0, 0, 0, PAGE >> 8, 0, 0]).ljust(PAGE, b"\0")
    missed = 0
    for number, page in enumerate(random.Random(3).sample(leaves, 12)):
        damaged = DataFolder(tmp_path / f"damaged-{page}")
        shutil.copytree(book.folder.root, damaged.root)
        other = leaves[number] * PAGE
        put = without_rows if number % 2 else content[other : other + PAGE]
        damaged.database.write_bytes(content[: page * PAGE] + put + content[(page + 1) * PAGE :])
        result = repaired_in(damaged)
        if result is None or result.left:
            continue
        after, text = dump_file(damaged.database), " ".join(result.lost)
        for table in metadata.sorted_tables:
            if not set(after[table.name]) >= set(before[table.name]):
                assert f"Bảng {table.name}:" in text, (page, table.name)
                missed += 1
    assert missed >= 3


def repaired_in(folder: DataFolder) -> CheckResult | None:
    """Return what came of the repair, None where the file cannot even be opened."""
    try:
        with opened(folder) as damaged:
            return check(damaged, repair=True)
    except StoreProblem:
        return None
