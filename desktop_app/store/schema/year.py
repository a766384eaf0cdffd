"""The records of the year: activities, obstacles, matters passed on, indicators, attached files, reports.

Children are only counted: no table here has a column for a child's name, nor for the author of harmful content.
"""

from sqlalchemy import Column, Index, Integer, String, Text

from desktop_app.store.schema.columns import day, link, number, order, record, text, trashed

emulation_movement = record(
    "emulation_movement",
    Column("name", Text, nullable=False),
    day("from_date", required=True),
    day("to_date"),
    # The paper that launched it.
    text("document_type"),
    text("document_number"),
    day("document_date"),
    text("document_abstract"),
    text("content"),
    day("closed_on"),
    text("weaknesses"),
    text("causes"),
    text("next_steps"),
    trashed(),
    text("name_key"),
    text("search_text"),
)

movement_criterion = record(
    "movement_criterion",
    link("movement_id", "emulation_movement"),
    order(),
    Column("text", Text, nullable=False),
    text("target"),
    text("result"),
    text("evidence"),
)

movement_registration = record(
    "movement_registration",
    link("movement_id", "emulation_movement"),
    # Exactly one of the two.
    link("person_id", "person", required=False),
    link("unit_id", "unit", required=False),
    day("registered_on", required=True),
    text("content"),
    text("note"),
    trashed(),
)

activity = record(
    "activity",
    day("from_date", required=True),
    day("to_date", required=True),
    Column("kind", String(20), nullable=False),
    Column("title", Text, nullable=False),
    link("unit_id", "unit", required=False),
    link("task_id", "task", required=False),
    link("author_id", "person", required=False),
    link("movement_id", "emulation_movement", required=False),
    text("channel"),
    text("link"),
    # "posted" or "shared", "" where neither applies.
    text("spread"),
    number("reached_staff"),
    number("reached_members"),
    number("reached_teenagers"),
    number("reached_children"),
    number("reached_others"),
    # Who took part in it with the unit, and the document it was done by or is.
    text("partners"),
    text("document"),
    day("document_date"),
    Column("notable", Integer, nullable=False, default=0, server_default="0"),
    text("note"),
    trashed(),
    text("title_key"),
    text("search_text"),
)
Index("ix_activity_day", activity.c.trashed_at, activity.c.from_date, activity.c.id)
# What was done for a task in a period is asked of every period of a list.
Index("ix_activity_task", activity.c.task_id, activity.c.trashed_at, activity.c.from_date)
Index("ix_activity_kind", activity.c.trashed_at, activity.c.kind, activity.c.from_date, activity.c.id)

participant = record(
    "participant",
    link("activity_id", "activity"),
    link("person_id", "person"),
    # In which role: a word of `ParticipantRole`.
    Column("role", String(12), nullable=False, default="took_part", server_default="took_part"),
)

briefing = record("briefing", link("person_id", "person"), day("informed_on", required=True), text("note"))

obstacle = record(
    "obstacle",
    link("unit_id", "unit", required=False),
    day("raised_on", required=True),
    Column("content", Text, nullable=False),
    text("cause"),
    text("proposal"),
    text("asked_of"),
    day("put_on"),
    text("answer"),
    day("answered_on"),
    day("closed_on"),
    trashed(),
    text("search_text"),
)

referral = record(
    "referral",
    day("passed_on", required=True),
    Column("kind", Text, nullable=False),
    text("receiving_body"),
    text("document_number"),
    text("outcome"),
    trashed(),
    text("search_text"),
)

indicator = record(
    "indicator",
    # NULL: of the whole office.
    link("plan_id", "plan", required=False),
    Column("name", Text, nullable=False),
    text("measure"),
    text("category"),
    # What it is counted from, "" for one that is typed in.
    text("automatic"),
    Column("confirmed", Integer, nullable=False, default=1, server_default="1"),
    text("note"),
    order(),
    trashed(),
    text("search_text"),
)

indicator_target = record(
    "indicator_target",
    link("indicator_id", "indicator"),
    Column("year", Integer, nullable=False),
    text("comparison"),
    # A decimal number as text: shares are compared exactly.
    Column("value", Text, nullable=False),
)

indicator_value = record(
    "indicator_value",
    link("indicator_id", "indicator"),
    Column("period", String(7), nullable=False),
    Column("value", Text, nullable=False),
    text("source"),
)

attachment = record(
    "attachment",
    Column("table_name", String(30), nullable=False),
    Column("row_id", Integer, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("size", Integer, nullable=False),
    Index("ix_attachment_table_name_row_id", "table_name", "row_id"),
)

report = record(
    "report",
    # One of REPORT_PERIODS: "annual", "half_year", "phase".
    Column("kind", String(10), nullable=False),
    # NULL for the report of a book without a plan. No link: the record of a report that was issued or sent outlasts its
    # plan, which can be deleted for good.
    number("plan_id"),
    Column("period", String(9), nullable=False),
    day("cut_off", required=True),
    # The days it tells of, once it was issued here or recorded as sent from outside; NULL before.
    day("issued_from"),
    day("issued_to"),
    # Its place in the change log: what was entered after it is not in it. NULL for one sent from outside.
    number("issued_change"),
    text("number"),
    day("dated_on"),
)

report_part = record(
    "report_part", link("report_id", "report"), Column("key", String(30), nullable=False), text("text")
)

report_statement = record(
    "report_statement",
    link("report_id", "report"),
    # The part of the report that has no records.
    Column("key", String(30), nullable=False),
    Column("text", Text, nullable=False),
    day("stated_on", required=True),
    Column("stated_by", Text, nullable=False),
)
