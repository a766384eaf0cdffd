"""Review rounds, the nominations made in them, the decisions on these, and the awards they give."""

from sqlalchemy import Column, Index, Integer, String, Text

from desktop_app.store.schema.columns import day, link, number, order, record, text, trashed

review_round = record(
    "review_round",
    Column("code", String(7), nullable=False),
    Column("year", Integer, nullable=False),
    Column("half", Integer, nullable=False),
    day("from_date", required=True),
    day("to_date", required=True),
    link("movement_id", "emulation_movement", required=False),
    text("note"),
    day("opened_on"),
    day("closed_on"),
    # The rules it is judged by: the code of the rule set, and the province's own values at that time (JSON).
    text("rule_set"),
    text("province_rules"),
    # The text of the rule set, if it is one of the office: what it said when the round was opened.
    text("rule_text"),
    # The timetable that the units are told, and the paper of a higher level that it follows.
    day("units_by"),
    day("files_by"),
    day("council_on"),
    day("submit_by"),
    text("guided_by"),
    # Where and until when the results are posted, the ceremony, and what the report of the round says of its own.
    text("posted_at"),
    day("posted_from"),
    day("posted_until"),
    day("ceremony_on"),
    text("ceremony_place"),
    text("strengths"),
    text("weaknesses"),
    text("causes"),
    text("next_steps"),
    trashed(),
)
Index("ix_review_round_code", review_round.c.code)

nomination = record(
    "nomination",
    link("round_id", "review_round"),
    Column("kind", String(12), nullable=False),
    link("person_id", "person", required=False),
    link("unit_id", "unit"),
    # Name, unit and post at the time of the nomination: an old list must print unchanged.
    Column("nominee_name", Text, nullable=False),
    text("unit_name"),
    text("post_title"),
    # The award as lists print it, and its code in the round's catalogue.
    Column("award", Text, nullable=False),
    text("award_code"),
    text("commendation_type"),
    link("movement_id", "emulation_movement", required=False),
    day("period_from"),
    day("period_to"),
    # "Đã có thành tích …": the line that decisions and certificates print.
    text("reason_line"),
    text("summary"),
    # The last change that the clerk had before her when she kept the summary although records behind it had changed.
    number("summary_as_of"),
    text("note"),
    Column("state", String(12), nullable=False),
    text("state_reason"),
    # The reason for the nomination although a check fails; printed for the Council.
    text("exception_reason"),
    number("exemplar"),
    # The round it was carried over from ("2026-H1"), "" for a new nomination.
    text("carried_from"),
    # The clerk's own order within the round, NULL while it has the usual one; and the order of the unit at that time.
    number("place"),
    number("unit_place"),
    trashed(),
    text("list_key"),
    text("name_key"),
    text("unit_key"),
    text("post_key"),
    text("search_text"),
)
# Indexes of the orders of the list: trashed_at, NULL for living rows, selects these; the id makes the order total.
Index("ix_nomination_newest", nomination.c.trashed_at, nomination.c.id)
Index("ix_nomination_printed", nomination.c.round_id, nomination.c.trashed_at, nomination.c.list_key, nomination.c.id)
Index("ix_nomination_listed", nomination.c.trashed_at, nomination.c.list_key, nomination.c.id)
Index("ix_nomination_name", nomination.c.trashed_at, nomination.c.name_key, nomination.c.id)
Index("ix_nomination_state", nomination.c.round_id, nomination.c.trashed_at, nomination.c.state)
# Only of the few marked nominations: scanning all of a long round would take half as long as starting the program.
Index(
    "ix_nomination_exemplar",
    nomination.c.round_id,
    nomination.c.trashed_at,
    nomination.c.exemplar,
    sqlite_where=nomination.c.exemplar == 1,
)
Index("ix_nomination_unit", nomination.c.trashed_at, nomination.c.unit_key, nomination.c.id)

nomination_task = record(
    "nomination_task",
    link("nomination_id", "nomination"),
    link("task_id", "task"),
)

nomination_activity = record(
    "nomination_activity",
    link("nomination_id", "nomination"),
    link("activity_id", "activity"),
)

nomination_initiative = record(
    "nomination_initiative",
    link("nomination_id", "nomination"),
    link("initiative_id", "initiative"),
)

nomination_paper = record(
    "nomination_paper",
    link("nomination_id", "nomination"),
    # The required paper that was received, by its key in the catalogue of papers.
    Column("paper", String(30), nullable=False),
    day("received_on"),
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
    # The level that decided: the department itself, or a higher level whose decision is typed in.
    Column("level", String(12), nullable=False, default="department", server_default="department"),
    day("period_from"),
    day("period_to"),
    text("rule_set"),
    number("base_salary"),
    text("signer_title"),
    # What it gives: titles of collectives, of people, forms of commendation, or any of them.
    Column("content", String(20), nullable=False, default="any", server_default="any"),
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
    text("award_code"),
    text("commendation_type"),
    text("reason_line"),
    day("period_from"),
    day("period_to"),
    # The money as decided: a decimal number as text, đồng a month, đồng; NULL where none was recorded.
    text("coefficient"),
    number("base_salary"),
    number("amount"),
    text("unpaid_reason"),
    text("certificate_number"),
    day("paid_on"),
    day("handed_on"),
    day("cancelled_on"),
    text("cancel_document"),
    text("cancel_reason"),
    day("recovered_on"),
    order(),
    text("name_key"),
    text("search_text"),
)
