"""The data file for whoever has no program: what its tables hold, and each list as one statement of plain SQL."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import Label, String, literal_column, select
from sqlalchemy.dialects import sqlite

from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.store.list_sources import LIST_SOURCES
from desktop_app.store.list_sources.texts import PLAN_NAME, TODAY
from desktop_app.store.schema import metadata

_BESIDE: Final[Mapping[str, Label[str]]] = {"tasks": literal_column(PLAN_NAME, String).label("Kế hoạch")}
"""What a list does not show, since the window has one plan at a time, and whoever reads all its rows has to know."""


@dataclass(frozen=True, slots=True)
class StoredColumn:
    """A column of a table: its type in SQLite, whether it may be empty, and the table whose rows it names by id."""

    name: str
    type: str
    may_be_empty: bool
    links_to: str


def tables() -> Iterator[tuple[str, list[StoredColumn]]]:
    """Yield all tables with their columns, those that others refer to first."""
    dialect = sqlite.dialect()
    for table in metadata.sorted_tables:
        yield (
            table.name,
            [
                StoredColumn(
                    column.name,
                    column.type.compile(dialect),
                    bool(column.nullable),
                    next((key.column.table.name for key in column.foreign_keys), ""),
                )
                for column in table.columns
            ],
        )


def plain_query(kind: str) -> str:
    """Return the statement that reads a list in any tool for SQLite: trash apart, codes where a list has words.

    It is kept for years beside the book, so what a list shows of today is of the day on which it is run.
    """
    source = LIST_SOURCES[kind]()
    shown = [
        source.columns[column.key].label(column.title)
        for column in LIST_KINDS[kind].columns
        if column.key in source.columns
    ]
    if kind in _BESIDE:
        shown.append(_BESIDE[kind])
    statement = select(source.row_id.label("id"), *shown).select_from(source.source).order_by(source.row_id)
    if source.trashed is not None:
        statement = statement.where(source.trashed.is_(None))
    plain = str(statement.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))
    return plain.replace(f"'{date.today().isoformat()}'", TODAY)
