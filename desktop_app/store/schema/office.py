"""The office, its units, its people and their posts."""

from sqlalchemy import Column, Index, Text

from desktop_app.store.schema.columns import day, link, number, order, record, text, trashed

office = record(
    "office",
    text("parent_name"),
    text("name"),
    text("name_lines"),
    text("place"),
    text("code"),
    text("signer_title"),
    text("signer_name"),
    # What is said here holds from this day on, NULL: from the beginning.
    day("valid_from"),
    text("functions"),
    text("office_rule"),
    text("copies_to"),
    text("payment_requester"),
    text("chief_accountant"),
    # Whom six-month reports go to, a line each.
    text("half_year_to"),
)

unit = record(
    "unit",
    Column("name", Text, nullable=False),
    text("kind"),
    order(),
    day("valid_from"),
    day("valid_to"),
    link("successor_id", "unit", required=False),
    trashed(),
    text("name_key"),
    text("search_text"),
)

person = record(
    "person",
    Column("full_name", Text, nullable=False),
    text("gender"),
    number("birth_year"),
    day("served_from"),
    trashed(),
    text("name_key"),
    text("search_text"),
)
Index("ix_person_trashed_at_name_key", person.c.trashed_at, person.c.name_key, person.c.id)

post = record(
    "post",
    link("person_id", "person"),
    link("unit_id", "unit"),
    text("position"),
    day("from_date"),
    day("to_date"),
    trashed(),
    text("position_key"),
)
