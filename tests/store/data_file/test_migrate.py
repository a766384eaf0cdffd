"""Migrations: all of one or nothing, with everybody's rows kept."""

import shutil
import sqlite3
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.domain.errors import StoreDamaged
from desktop_app.runtime.paths import DataFolder
from desktop_app.store.connection import connect
from desktop_app.store.data_file import migrate
from desktop_app.store.data_file.opening import open_store
from desktop_app.store.data_file.version import SCHEMA_VERSION, schema_version
from tests.books import book_in, dump_file, fill, unit

Plant = Callable[[int, str], None]
MUSEUM = Path(__file__).parents[2] / "data" / "schemas"
NOW = SCHEMA_VERSION


@pytest.fixture
def plant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Plant:
    """Adds a migration of a future version to a copy of the scripts: `plant(NOW + 1, "op.execute(...)")`."""
    scripts = tmp_path / "migrations"
    shutil.copytree(Path(migrate.__file__).parent.with_name("migrations"), scripts)
    monkeypatch.setattr("desktop_app.store.data_file.migrate._SCRIPTS", scripts)

    def add(version: int, body: str) -> None:
        head = f'revision, down_revision = "{version:04d}", "{version - 1:04d}"\n'
        source = f"import sqlalchemy as sa\nfrom alembic import op\n\n{head}\n\ndef upgrade():\n"
        file = scripts / "versions" / f"{version:04d}_planted.py"
        file.write_text(source + textwrap.indent(textwrap.dedent(body), "    "), encoding="utf-8")
        for module in ("backup", "migrate", "opening"):
            monkeypatch.setattr(f"desktop_app.store.data_file.{module}.SCHEMA_VERSION", version)

    return add


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A closed data file of today's schema with every kind of record."""
    with book_in(tmp_path / "book", fill) as book:
        pass
    return book.store.path


CHILDREN = """
op.create_table(
    "child",
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("unit_id", sa.Integer, sa.ForeignKey("unit.id", ondelete="CASCADE"), nullable=False),
)
op.execute("INSERT INTO child (unit_id) SELECT id FROM unit")
"""
REBUILD = """
with op.batch_alter_table("unit", recreate="always") as batch:
    batch.add_column(sa.Column("short_name", sa.Text, nullable=False, server_default=""))
"""


def test_rebuilding_a_table_loses_no_children(old: Path, plant: Plant) -> None:
    plant(NOW + 1, CHILDREN)
    open_store(old).close()
    before = dump_file(old)
    assert len(before["child"]) == len(before["unit"]) > 0
    plant(NOW + 2, REBUILD)
    open_store(old).close()
    after = dump_file(old)
    assert after["child"] == before["child"]
    assert [row[:-1] for row in after["unit"]] == before["unit"]
    assert {name: after[name] for name in ("post", "nomination", "change_item")} == {
        name: before[name] for name in ("post", "nomination", "change_item")
    }
    assert schema_version(old) == NOW + 2


def test_with_keys_on_rebuilding_would_lose_them_silently(
    tmp_path: Path, plant: Plant, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The trap that `migrate` goes round, so that nobody takes its care for superfluous.
    with book_in(tmp_path / "units") as book:
        unit(book, "Văn phòng")
    path = book.store.path
    plant(NOW + 1, CHILDREN)
    open_store(path).close()
    assert len(dump_file(path)["child"]) == 1
    plant(NOW + 2, REBUILD)
    monkeypatch.setattr("desktop_app.store.data_file.migrate._connect_for_migration", connect)
    open_store(path).close()
    assert dump_file(path)["child"] == []


def test_before_it_is_brought_up_to_date_the_file_is_kept(old: Path, plant: Plant) -> None:
    before = dump_file(old)
    plant(NOW + 1, CHILDREN)
    open_store(old).close()
    (backup,) = DataFolder(old.parent).backups.glob("truoc-nang-cap *.db")
    assert dump_file(backup) == before


HALF = """
op.execute("CREATE TABLE one (id INTEGER)")
op.execute("CREATE TABLE two (id INTEGER)")
op.execute("UPDATE unit SET name = 'Hỏng'")
raise RuntimeError("planted")
"""


def test_a_migration_that_fails_leaves_nothing_behind(old: Path, plant: Plant) -> None:
    before = dump_file(old)
    plant(NOW + 1, HALF)
    with pytest.raises(RuntimeError, match="planted"):
        open_store(old)
    assert dump_file(old) == before
    assert schema_version(old) == NOW


@pytest.mark.parametrize("file", sorted(MUSEUM.glob("*.db")), ids=lambda file: file.stem)
def test_a_migration_that_fails_leaves_an_old_file_as_it_was_to_the_byte(
    file: Path, tmp_path: Path, plant: Plant
) -> None:
    path = tmp_path / "so-thi-dua.db"
    shutil.copy(file, path)
    plant(NOW + 1, HALF)
    with pytest.raises(RuntimeError, match="planted"):
        open_store(path)
    assert path.read_bytes() == file.read_bytes()
    assert not [part for part in ("-wal", "-shm", "-journal") if path.with_name(path.name + part).exists()]


def test_a_first_file_that_cannot_be_finished_is_removed(tmp_path: Path, plant: Plant) -> None:
    plant(NOW + 1, HALF)
    path = tmp_path / "new.db"
    with pytest.raises(RuntimeError, match="planted"):
        open_store(path)
    assert [file.name for file in tmp_path.glob("new*")] == []


def test_a_migration_that_breaks_a_link_is_taken_back(old: Path, plant: Plant) -> None:
    before = dump_file(old)
    plant(NOW + 1, 'op.execute("DELETE FROM unit WHERE id = 1")')
    with pytest.raises(StoreDamaged):
        open_store(old)
    assert dump_file(old) == before


def test_keys_are_on_again_afterwards(old: Path, plant: Plant) -> None:
    plant(NOW + 1, CHILDREN)
    store = open_store(old)
    with store.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
    store.close()


def test_a_file_cut_off_in_the_middle_of_writing_is_read_as_it_was(tmp_path: Path) -> None:
    """Whoever reads first after a crash must roll back, which a reader that may not write refuses to do."""
    whole, cut = tmp_path / "whole.db", tmp_path / "cut.db"
    shutil.copy(MUSEUM / "0001.db", whole)
    writer = sqlite3.connect(whole, autocommit=True)
    writer.execute("PRAGMA journal_mode=DELETE")
    writer.execute("PRAGMA cache_size=1")
    writer.execute("BEGIN")
    writer.execute("CREATE TABLE half_done(words)")
    writer.executemany("INSERT INTO half_done VALUES (?)", [("x" * 4_000,)] * 50)
    shutil.copy(whole, cut)
    shutil.copy(f"{whole}-journal", f"{cut}-journal")
    writer.close()
    assert schema_version(cut) == 1
    assert not Path(f"{cut}-journal").exists()


def test_a_report_issued_before_reports_had_spans_told_the_days_up_to_the_cut_off_it_prints(tmp_path: Path) -> None:
    book = tmp_path / "so-thi-dua.db"
    shutil.copyfile(MUSEUM / "0004.db", book)
    content = '{"body": ["Số liệu tính đến ngày 10/11/2024."]}'
    connection = sqlite3.connect(book)
    with connection:
        paper = connection.execute(
            "INSERT INTO issued_paper (kind, options, version, number, dated_on, issued_at, content) VALUES "
            "('annual-report', '{\"year\": \"2024\"}', 1, '98/BC-SNgV', '2024-11-18', '2024-11-18T01:00:00Z', ?)",
            (content,),
        ).lastrowid
        change = connection.execute(
            "INSERT INTO change (at, label, kind) VALUES ('2024-11-18T01:00:00Z', 'Phát hành', 'do')"
        ).lastrowid
        connection.execute(
            "INSERT INTO change_item (change_id, table_name, row_id, after) VALUES (?, 'issued_paper', ?, '{}')",
            (change, paper),
        )
    connection.close()
    open_store(book).close()
    connection = sqlite3.connect(book)
    columns = "period, issued_from, issued_to, issued_change, number, dated_on"
    rows = connection.execute(f"SELECT {columns} FROM report ORDER BY period").fetchall()
    connection.close()
    assert ("2024", "2024-01-01", "2024-11-10", change, "98/BC-SNgV", "2024-11-18") in rows
    assert all(row[2] is None for row in rows if row[0] != "2024")
