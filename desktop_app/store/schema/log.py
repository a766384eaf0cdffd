"""The logs: labelled changes with the values of each changed row before and after; and what left the machine."""

from sqlalchemy import Column, Index, Integer, String, Text

from desktop_app.store.schema.columns import HOLDS, MOMENT, link, number, record, text

change = record(
    "change",
    Column("at", String(20), nullable=False),
    text("actor"),
    text("login"),
    Column("label", Text, nullable=False),
    Column("kind", String(5), nullable=False),
    link("target_id", "change", required=False),
    link("undone_by", "change", required=False),
)

change_item = record(
    "change_item",
    link("change_id", "change"),
    Column("table_name", String(30), nullable=False),
    Column("row_id", Integer, nullable=False),
    Column("before", Text),
    Column("after", Text),
    Index("ix_change_item_table_name_row_id", "table_name", "row_id"),
)

departure = record(
    "departure",
    Column("at", String(20), nullable=False, info={HOLDS: MOMENT}),
    text("actor"),
    text("login"),
    Column("way", String(10), nullable=False),
    Column("label", Text, nullable=False),
    text("place"),
    number("amount"),
    Column("personal", Integer, nullable=False, default=0, server_default="0"),
    Column("sealed", Integer, nullable=False, default=0, server_default="0"),
)
