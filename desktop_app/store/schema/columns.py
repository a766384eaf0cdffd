"""Functions that make the tables and columns, so that all records have them in the same form."""

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, String, Table, Text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

HOLDS, DAY, MOMENT = "holds", "day", "moment"
"""How a column says, in its `info`, that its texts are days or moments: for the check of a data file."""


def record(name: str, *columns: Column[int] | Column[str] | Column[int | None] | Index) -> Table:
    """Make a kind of record: a table with an id of its own."""
    # AUTOINCREMENT: an id is never used twice, so an id in the change log always means the same record.
    return Table(name, metadata, Column("id", Integer, primary_key=True), *columns, sqlite_autoincrement=True)


def text(name: str) -> Column[str]:
    """Return a column for a text, "" when there is none."""
    return Column(name, Text, nullable=False, default="", server_default="")


def day(name: str, *, required: bool = False) -> Column[str]:
    """Return a column for a date (ISO text)."""
    return Column(name, String(10), nullable=not required, info={HOLDS: DAY})


def number(name: str) -> Column[int]:
    """Return a column for a whole number or NULL."""
    return Column(name, Integer)


def order() -> Column[int]:
    """Return a column for the position of a record in its list."""
    return Column("position", Integer, nullable=False, default=0, server_default="0")


def link(name: str, target: str, *, required: bool = True) -> Column[int]:
    """Return an indexed column that refers to another record."""
    return Column(name, Integer, ForeignKey(f"{target}.id"), nullable=not required, index=True)


def trashed() -> Column[str]:
    """Return a column for the time when the record was put in the trash, NULL for a living record."""
    return Column("trashed_at", String(20), info={HOLDS: MOMENT})
