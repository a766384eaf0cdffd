"""Review rounds, the nominations made in them, the decisions on these, and the awards they give."""

from sqlalchemy import Column, Index, Integer, String, Text

from desktop_app.store.schema.columns import day, link, order, record, text, trashed

review_round = record(
    "review_round",
    Column("code", String(7), nullable=False),
    Column("year", Integer, nullable=False),
    Column("half", Integer, nullable=False),
    day("from_date", required=True),
    day("to_date", required=True),
    text("note"),
    trashed(),
)
Index("ix_review_round_code", review_round.c.code)

nomination = record(
    "nomination",
    link("round_id", "review_round"),
    Column("kind", String(12), nullable=False),
    link("person_id", "person", required=False),
    link("unit_id", "unit"),
    # Name, unit and post as they stood when she was nominated: an old list must print as it was.
    Column("nominee_name", Text, nullable=False),
    text("unit_name"),
    text("post_title"),
    Column("award", Text, nullable=False),
    text("commendation_type"),
    day("period_from"),
    day("period_to"),
    text("summary"),
    text("note"),
    Column("state", String(12), nullable=False),
    trashed(),
    text("list_key"),
    text("name_key"),
    text("unit_key"),
    text("post_key"),
    text("search_text"),
)
# Lists read by key: the leading trashed_at (always one value) keeps living rows apart, the id makes order total.
Index("ix_nomination_newest", nomination.c.trashed_at, nomination.c.id)
Index("ix_nomination_printed", nomination.c.round_id, nomination.c.trashed_at, nomination.c.list_key, nomination.c.id)
Index("ix_nomination_listed", nomination.c.trashed_at, nomination.c.list_key, nomination.c.id)
Index("ix_nomination_name", nomination.c.trashed_at, nomination.c.name_key, nomination.c.id)
Index("ix_nomination_unit", nomination.c.trashed_at, nomination.c.unit_key, nomination.c.id)

nomination_task = record(
    "nomination_task",
    link("nomination_id", "nomination"),
    link("task_id", "task"),
)

decision = record(
    "decision",
    # Number and date come after signing; a decision without them is not signed yet and counts for nothing.
    text("number"),
    day("signed_on"),
    text("signer"),
    text("issuing_body"),
    text("subject"),
    link("round_id", "review_round", required=False),
    trashed(),
    text("search_text"),
)

award = record(
    "award",
    link("decision_id", "decision"),
    link("nomination_id", "nomination", required=False),
    Column("kind", String(12), nullable=False),
    link("person_id", "person", required=False),
    link("unit_id", "unit", required=False),
    # Frozen with the decision: a list of three years ago prints as it was signed.
    Column("awarded_name", Text, nullable=False),
    text("unit_name"),
    text("post_title"),
    Column("award", Text, nullable=False),
    text("commendation_type"),
    order(),
    text("name_key"),
    text("search_text"),
)
