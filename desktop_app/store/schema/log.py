"""The change log: labelled changes, and the values of each changed row before and after."""

from sqlalchemy import Column, Index, Integer, String, Text

from desktop_app.store.schema.columns import link, record, text

change = record(
    "change",
    Column("at", String(20), nullable=False),
    text("actor"),
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
