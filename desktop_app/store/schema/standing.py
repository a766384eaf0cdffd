"""The records of people and collectives year by year, and the periods in which they are not considered for awards.

Each row is about a person or a unit: exactly one of the two links is set.
"""

from sqlalchemy import Column, Index, Integer, Text

from desktop_app.store.schema.columns import day, link, number, record, text, trashed

year_record = record(
    "year_record",
    link("person_id", "person", required=False),
    link("unit_id", "unit", required=False),
    Column("year", Integer, nullable=False),
    # `Rating` as its number, NULL while it is not known; whether an emulation title was registered for, NULL unknown.
    number("rating"),
    number("registered"),
    text("document"),
    text("note"),
    text("registered_for"),
    day("registered_on"),
    # Who registered, with post and unit, as they stood on that day; "" while nobody did.
    text("named_as"),
    text("named_post"),
    text("named_unit"),
    trashed(),
)
Index("ix_year_record_year", year_record.c.year, year_record.c.trashed_at, year_record.c.id)

initiative = record(
    "initiative",
    link("person_id", "person", required=False),
    link("unit_id", "unit", required=False),
    Column("year", Integer, nullable=False),
    Column("title", Text, nullable=False),
    # `Scope` as its number.
    Column("scope", Integer, nullable=False),
    text("document"),
    day("recognised_on"),
    # 0: registered, and not recognised (yet); it counts for nothing.
    Column("recognised", Integer, nullable=False, default=1, server_default="1"),
    day("registered_on"),
    # The author, with post and unit, on the day of its recognition; "" while it is not recognised.
    text("named_as"),
    text("named_post"),
    text("named_unit"),
    trashed(),
    text("search_text"),
)

hold = record(
    "hold",
    link("person_id", "person", required=False),
    link("unit_id", "unit", required=False),
    day("from_date", required=True),
    day("to_date"),
    # Only the document is named, never what it is about.
    Column("document", Text, nullable=False),
    Column("discipline", Integer, nullable=False, default=0, server_default="0"),
    trashed(),
)
