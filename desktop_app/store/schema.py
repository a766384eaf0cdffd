"""The tables. Dates are ISO text, money int đồng, texts NFC; keys for sorting and searching are columns (derived.py).

Every record table has `trashed_at`: NULL for a living record, otherwise when it went to the trash. Nothing here may
rely on SQLite alone except the full-text table, which migrations make (nomination_search).
"""

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, String, Table, Text

SCHEMA_VERSION = 1
"""The number of migrations; kept in the data file as PRAGMA user_version."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _table(name: str, *columns: Column[int] | Column[str] | Column[int | None] | Index) -> Table:
    # AUTOINCREMENT: an id is never given twice, so the change log always means the same record.
    return Table(name, metadata, Column("id", Integer, primary_key=True), *columns, sqlite_autoincrement=True)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, default="", server_default="")


def _date(name: str, *, required: bool = False) -> Column[str]:
    return Column(name, String(10), nullable=not required)


def _number(name: str) -> Column[int]:
    return Column(name, Integer)


def _order() -> Column[int]:
    return Column("position", Integer, nullable=False, default=0, server_default="0")


def _link(name: str, target: str, *, required: bool = True) -> Column[int]:
    return Column(name, Integer, ForeignKey(f"{target}.id"), nullable=not required, index=True)


def _trashed() -> Column[str]:
    return Column("trashed_at", String(20))


office = _table(
    "office",
    _text("parent_name"),
    _text("name"),
    _text("name_lines"),
    _text("place"),
    _text("code"),
    _text("signer_title"),
    _text("signer_name"),
)

unit = _table(
    "unit",
    Column("name", Text, nullable=False),
    _text("kind"),
    _order(),
    _date("valid_from"),
    _date("valid_to"),
    _link("successor_id", "unit", required=False),
    _trashed(),
    _text("name_key"),
    _text("search_text"),
)

person = _table(
    "person",
    Column("full_name", Text, nullable=False),
    _text("gender"),
    _number("birth_year"),
    _trashed(),
    _text("name_key"),
    _text("search_text"),
)
Index("ix_person_trashed_at_name_key", person.c.trashed_at, person.c.name_key, person.c.id)

post = _table(
    "post",
    _link("person_id", "person"),
    _link("unit_id", "unit"),
    _text("position"),
    _date("from_date"),
    _date("to_date"),
    _trashed(),
    _text("position_key"),
)

plan = _table(
    "plan",
    Column("title", Text, nullable=False),
    _number("from_year"),
    _number("to_year"),
    _text("paragraphs"),
    _text("legal_bases"),
    _text("recipients"),
    _text("signer_title"),
    _text("signer_name"),
    _text("source_name"),
    _trashed(),
)

plan_section = _table(
    "plan_section",
    _link("plan_id", "plan"),
    Column("path", Text, nullable=False),
    _text("marker"),
    _text("title"),
    Column("level", Integer, nullable=False),
    _order(),
    _number("first_paragraph"),
    _number("last_paragraph"),
)

task = _table(
    "task",
    _link("plan_id", "plan", required=False),
    _link("section_id", "plan_section", required=False),
    _order(),
    Column("text", Text, nullable=False),
    _text("product"),
    _text("deadline_text"),
    _text("deadline_kind"),
    _text("recurrence"),
    _number("deadline_day"),
    _number("deadline_month"),
    _number("deadline_quarter"),
    _number("deadline_year"),
    _number("deadline_from_year"),
    _number("deadline_to_year"),
    _text("deadline_until_round"),
    _text("recipients"),
    _number("first_paragraph"),
    _number("last_paragraph"),
    _trashed(),
    _text("text_key"),
    _text("search_text"),
)

assignment = _table(
    "assignment",
    _link("task_id", "task"),
    _link("unit_id", "unit"),
    Column("role", String(10), nullable=False),
    _order(),
)

review_round = _table(
    "review_round",
    Column("code", String(7), nullable=False),
    Column("year", Integer, nullable=False),
    Column("half", Integer, nullable=False),
    _date("from_date", required=True),
    _date("to_date", required=True),
    _text("note"),
    _trashed(),
)
Index("ix_review_round_code", review_round.c.code)

nomination = _table(
    "nomination",
    _link("round_id", "review_round"),
    Column("kind", String(12), nullable=False),
    _link("person_id", "person", required=False),
    _link("unit_id", "unit"),
    # Name, unit and post as they stood when she was nominated: an old list must print as it was.
    Column("nominee_name", Text, nullable=False),
    _text("unit_name"),
    _text("post_title"),
    Column("award", Text, nullable=False),
    _text("commendation_type"),
    _date("period_from"),
    _date("period_to"),
    _text("summary"),
    _text("note"),
    Column("state", String(12), nullable=False),
    _trashed(),
    _text("list_key"),
    _text("name_key"),
    _text("unit_key"),
    _text("post_key"),
    _text("search_text"),
)
# Lists read by key: the leading trashed_at (always one value) keeps living rows apart, the id makes order total.
Index("ix_nomination_newest", nomination.c.trashed_at, nomination.c.id)
Index("ix_nomination_printed", nomination.c.round_id, nomination.c.trashed_at, nomination.c.list_key, nomination.c.id)
Index("ix_nomination_listed", nomination.c.trashed_at, nomination.c.list_key, nomination.c.id)
Index("ix_nomination_name", nomination.c.trashed_at, nomination.c.name_key, nomination.c.id)
Index("ix_nomination_unit", nomination.c.trashed_at, nomination.c.unit_key, nomination.c.id)

nomination_task = _table(
    "nomination_task",
    _link("nomination_id", "nomination"),
    _link("task_id", "task"),
)

change = _table(
    "change",
    Column("at", String(20), nullable=False),
    _text("actor"),
    Column("label", Text, nullable=False),
    Column("kind", String(5), nullable=False),
    _link("target_id", "change", required=False),
    _link("undone_by", "change", required=False),
)

change_item = _table(
    "change_item",
    _link("change_id", "change"),
    Column("table_name", String(30), nullable=False),
    Column("row_id", Integer, nullable=False),
    Column("before", Text),
    Column("after", Text),
    Index("ix_change_item_table_name_row_id", "table_name", "row_id"),
)

RECORD_TABLES = tuple(table for table in metadata.sorted_tables if table not in (change, change_item))
"""The tables of the office's records, parents before children: all that a change can touch."""
