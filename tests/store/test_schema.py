"""The schema the program speaks of is the one migrations make, and every connection is as the house wants it."""

from contextlib import ExitStack
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Integer
from sqlalchemy.exc import IntegrityError

from desktop_app.services.book import Book
from desktop_app.store.data_file import migrate
from desktop_app.store.data_file.version import SCHEMA_VERSION, schema_version
from desktop_app.store.derived import derived_columns, with_derived
from desktop_app.store.schema import RECORD_TABLES, metadata

SCRIPTS = Path(migrate.__file__).parent.with_name("migrations") / "versions"


def test_migrations_make_the_declared_schema(book: Book) -> None:
    def ours(_object: object, name: str | None, kind: str, *_: object) -> bool:
        return not (kind == "table" and (name or "").startswith("nomination_search"))

    with book.store.reading() as connection:
        context = MigrationContext.configure(
            connection.execution_options(), opts={"compare_type": True, "include_object": ours}
        )
        assert compare_metadata(context, metadata) == []


def test_the_version_is_the_number_of_migrations_and_stands_in_the_file(book: Book) -> None:
    assert len(list(SCRIPTS.glob("[0-9]*.py"))) == SCHEMA_VERSION
    assert schema_version(book.store.path) == SCHEMA_VERSION


def test_every_connection_is_as_the_house_wants_it(book: Book) -> None:
    wanted = {"foreign_keys": 1, "journal_mode": "wal", "synchronous": 2, "busy_timeout": 5000}
    with ExitStack() as stack:
        for _ in range(3):
            connection = stack.enter_context(book.store.reading())
            settings = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in wanted}
            assert settings == wanted
        with book.store.work("Thử") as work:
            settings = {name: work.connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in wanted}
            assert settings == wanted


def test_a_link_to_nothing_is_refused(book: Book) -> None:
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), book.store.work("Thử") as work:
        work.insert("post", {"person_id": 1, "unit_id": 1})


def test_ids_are_never_given_twice(book: Book) -> None:
    with book.store.work("Thử") as work:
        first = work.insert("unit", {"name": "Một"})
    with book.store.work("Thử") as work:
        work.delete("unit", first)
    with book.store.work("Thử") as work:
        assert work.insert("unit", {"name": "Hai"}) > first


def test_records_can_be_written_in_the_order_of_the_tables() -> None:
    names = [table.name for table in RECORD_TABLES]
    for table in RECORD_TABLES:
        for link in table.foreign_keys:
            target = link.column.table.name
            assert target == table.name or names.index(target) < names.index(table.name)


@pytest.mark.parametrize("name", [table.name for table in RECORD_TABLES if derived_columns(table.name)])
def test_derived_columns_are_columns_and_stand_last(name: str) -> None:
    columns = derived_columns(name)
    row = {column.name: None if isinstance(column.type, Integer) else "" for column in metadata.tables[name].columns}
    assert with_derived(name, row).keys() == row.keys()
    assert tuple(row)[-len(columns) :] == columns
