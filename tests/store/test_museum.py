"""A real data file of every schema there ever was: each opens, with every record it held."""

import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.lists import ListQuery
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.awards.decisions import is_signed
from desktop_app.services.book import opened
from desktop_app.services.keeping.checks import check
from desktop_app.services.lists import everything
from desktop_app.services.office.offices import change_office, office
from desktop_app.services.plan.occurrences import day_in_time, set_day_in_time, track_from
from desktop_app.store import records
from desktop_app.store.data_file.version import SCHEMA_VERSION
from desktop_app.store.schema import RECORD_TABLES
from tests.books import dump, dump_file, old_columns, rows_of
from tests.data.schemas.make import main
from tests.replaying import replayed, stored

MUSEUM = Path(__file__).parents[1] / "data" / "schemas"
FILES = sorted(MUSEUM.glob("*.db"))
FIRST_KINDS = ("units", "people", "tasks", "rounds", "nominations", "history", "trash")


BEFORE_A_MIGRATION = """The museum has no data file of schema {missing}, which this checkout cannot make any more.
In a checkout of the commit before the migration run

    python3 packaging/dev.py museum

and commit tests/data/schemas with what that adds there, before the migration."""
COUNTS_AS_BEFORE = "plan.day_in_time"
"""What schema 10 says of an older book, for its due days to stay where they are: the one row that a migration adds."""


def missing_from_museum(stems: Sequence[str], version: int) -> list[str]:
    """Return the schemas before `version` of which there is no file; its own comes before the next."""
    return [f"{earlier:04d}" for earlier in range(1, version) if f"{earlier:04d}" not in stems]


def test_every_schema_before_this_one_has_its_file() -> None:
    missing = missing_from_museum([file.stem for file in FILES], SCHEMA_VERSION)
    assert missing == [], BEFORE_A_MIGRATION.format(missing=", ".join(missing))


def test_there_is_no_file_of_a_schema_to_come() -> None:
    assert {file.stem for file in FILES} <= {f"{version:04d}" for version in range(1, SCHEMA_VERSION + 1)}


@pytest.mark.parametrize(
    ("stems", "version", "missing"),
    [
        (["0001", "0002"], 2, []),
        (["0001", "0002"], 3, []),
        (["0001", "0002"], 4, ["0003"]),
        (["0001", "0003"], 3, ["0002"]),
        ([], 1, []),
    ],
)
def test_a_migration_without_the_file_of_the_schema_before_it_is_noticed(
    stems: list[str], version: int, missing: list[str]
) -> None:
    assert missing_from_museum(stems, version) == missing


def test_what_is_to_be_run_makes_the_file_of_today(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "somebody")
    assert main(tmp_path) == 0
    (file,) = tmp_path.glob("*.db")
    assert file.stem == f"{SCHEMA_VERSION:04d}"
    rows = dump_file(file)
    assert [table.name for table in RECORD_TABLES if not rows[table.name]] == []


def test_a_file_of_the_museum_is_never_made_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stored = tmp_path / f"{SCHEMA_VERSION:04d}.db"
    stored.write_bytes(b"of a schema that was released")
    assert main(tmp_path) == 1
    assert "already" in capsys.readouterr().err
    assert stored.read_bytes() == b"of a schema that was released"


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_it_holds_every_kind_of_record_there_was(file: Path) -> None:
    rows = dump_file(file)
    assert [table.name for table in RECORD_TABLES if rows.get(table.name) == []] == []


@pytest.mark.parametrize("file", FILES[1:], ids=[file.stem for file in FILES[1:]])  # the first has no signed one
def test_its_signed_decisions_keep_the_signer_that_they_printed(file: Path, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    shutil.copy(file, folder.database)
    with opened(folder) as book:
        own_office = office(book)
        change_office(book, replace(own_office, signer_title="KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", signer_name="Lý Thị Mây"))
        with book.store.reading() as connection:
            signed = [row for row in records.living(connection, "decision", {"level": "department"}) if is_signed(row)]
        assert signed
        assert {row["signer_title"] for row in signed} == {own_office.signer_title}
        assert all(row["signer"] not in ("", "Lý Thị Mây") for row in signed)


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_its_log_replayed_from_empty_is_the_file_before_and_after_the_migrations(file: Path, tmp_path: Path) -> None:
    """Migrations are no acts of the clerk: the log knows nothing of the columns that they add and fill."""
    rows = stored(file)
    assert replayed(file) == rows
    folder = DataFolder(tmp_path)
    shutil.copy(file, folder.database)
    shutil.copytree(DataFolder(MUSEUM).attachments, folder.attachments)
    with opened(folder):
        logged, now = replayed(folder.database), stored(folder.database)
    added = {row_id for row_id, row in now.get("setting", {}).items() if row["key"] == COUNTS_AS_BEFORE}
    now = {
        name: {row_id: of[row_id] for row_id in of.keys() - added} if name == "setting" else of
        for name, of in now.items()
    }
    now = {name: of for name, of in now.items() if of}
    assert logged == rows, "the log was not touched"
    assert {name: set(of_table) for name, of_table in now.items()} == {name: set(of) for name, of in rows.items()}
    changed = {
        (name, column)
        for name, of_table in rows.items()
        for row_id, row in of_table.items()
        for column, value in row.items()
        if now[name][row_id].get(column, value) != value
    }
    # The one who signed is kept with the decision since schema 5.
    assert changed <= {("decision", "signer")}


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_it_opens_with_every_record_and_passes_the_check(file: Path, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    shutil.copy(file, folder.database)
    shutil.copytree(DataFolder(MUSEUM).attachments, folder.attachments)
    before = dump_file(file)
    with opened(folder) as book:
        assert check(book).found == ()
        after = dict(dump(book))
        after["setting"] = [row for row in after["setting"] if COUNTS_AS_BEFORE not in row]
        stored = before.keys() - {"sqlite_sequence"}
        assert {name: len(after[name]) for name in stored} == {name: len(before[name]) for name in stored}
        assert old_columns(file, after["change"]) == before["change"]
        assert all(login == actor for actor, login in rows_of(book, "change", "actor, login"))
        for kind in FIRST_KINDS:
            assert everything(book, ListQuery(kind)), kind


def counted(path: Path) -> dict[str, tuple[int, int]]:
    """Return how many rows each table has and the sum of their ids, asked of SQLite itself."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        asked = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%PRIMARY KEY%' AND sql LIKE '%id%'"
        names = [name for (name,) in connection.execute(asked) if not name.startswith(("sqlite", "alembic"))]
        of_then = {"setting": f" WHERE key != '{COUNTS_AS_BEFORE}'"}
        return {
            name: connection.execute(
                f'SELECT count(*), coalesce(sum(id), 0) FROM "{name}"{of_then.get(name, "")}'
            ).fetchone()
            for name in names
            if "id" in [column[1] for column in connection.execute(f'PRAGMA table_info("{name}")')]
        }


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_no_row_of_it_is_lost_on_the_way_to_today(file: Path, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    shutil.copy(file, folder.database)
    before = counted(file)
    assert len(before) > 10
    with opened(folder):
        pass
    after = counted(folder.database)
    assert {name: after[name] for name in before} == before
    if int(file.stem) < SCHEMA_VERSION:
        (backup,) = folder.backups.glob("truoc-nang-cap *.db")
        assert counted(backup) == before


@pytest.mark.parametrize("file", [file for file in FILES if file.stem < "0010"], ids=lambda file: file.stem)
def test_none_of_its_due_days_moves_until_somebody_says_so(file: Path, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    shutil.copy(file, folder.database)
    shutil.copytree(DataFolder(MUSEUM).attachments, folder.attachments)
    due = ("occurrence", "id, due_on", "due_on > ''")
    with opened(folder) as book:
        before = rows_of(book, *due)
        assert day_in_time(book) == bool(before)
        for plan, year in rows_of(book, "plan", "id, tracked_from_year", "tracked_from_year > 0"):
            track_from(book, int(str(plan)), int(str(year)))
        assert rows_of(book, *due) == before
        set_day_in_time(book, in_time=False)
        assert {"2026-04-20", "2026-11-19"} & {day for _, day in rows_of(book, *due)} or not before


def test_whoever_counted_the_day_as_late_does_so_still_and_cannot_undo_half_of_it(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    shutil.copy(MUSEUM / "0009.db", folder.database)
    with closing(sqlite3.connect(folder.database)) as connection, connection:
        connection.execute("INSERT INTO setting (key, value) VALUES ('plan.day_in_time', 'no')")
    with opened(folder) as book:
        assert not day_in_time(book)
        assert rows_of(book, "setting", "value", "key = 'plan.day_in_time'") == [("late",)]
