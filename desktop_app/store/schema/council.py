"""The Council: its members with their dates, its sessions on a round, attendance, and the totals of the votes.

Totals only: no table here could tell who voted how.
"""

from sqlalchemy import Column, Integer, String, Text

from desktop_app.store.schema.columns import day, link, number, order, record, text, trashed

council = record(
    "council",
    Column("name", Text, nullable=False),
    # The decision that set up the Council.
    text("decision_number"),
    day("decided_on"),
    text("issuing_body"),
    day("valid_from"),
    day("valid_to"),
    trashed(),
    text("search_text"),
)

council_member = record(
    "council_member",
    link("council_id", "council"),
    link("person_id", "person", required=False),
    Column("full_name", Text, nullable=False),
    text("post_title"),
    # "chair", "deputy", "member", "secretary".
    Column("role", String(12), nullable=False),
    day("from_date"),
    day("to_date"),
    order(),
)

council_session = record(
    "council_session",
    link("round_id", "review_round"),
    link("council_id", "council"),
    day("held_on", required=True),
    text("started_at"),
    text("ended_at"),
    text("place"),
    # 1: by ballot, 0: by show of hands.
    number("ballot"),
    text("chair"),
    text("secretary"),
    text("guests"),
    text("tellers"),
    text("discussion"),
    text("conclusion"),
    text("number"),
    # The last day for the opinions of members who are asked in writing.
    day("opinions_by"),
    trashed(),
)

attendance = record(
    "attendance",
    link("session_id", "council_session"),
    link("member_id", "council_member"),
    # "present", "absent", "written".
    Column("presence", String(12), nullable=False),
    text("reason"),
)

vote_tally = record(
    "vote_tally",
    link("session_id", "council_session"),
    link("nomination_id", "nomination"),
    number("issued"),
    number("returned"),
    number("valid"),
    number("agree"),
    number("against"),
    number("abstain"),
    # The vote rule at that time: the share as a fraction ("7/10"), its base, and the article that states it.
    text("share"),
    text("base"),
    number("more_than"),
    text("article"),
    number("passed"),
)

unit_review = record(
    "unit_review",
    link("round_id", "review_round"),
    link("unit_id", "unit"),
    day("held_on", required=True),
    text("started_at"),
    text("ended_at"),
    text("place"),
    text("chair"),
    text("secretary"),
    number("present"),
    text("absent"),
    text("discussion"),
    trashed(),
)

# The totals of a unit's own vote on one of its nominees; those present who neither agreed nor not said nothing.
unit_vote = record(
    "unit_vote",
    link("review_id", "unit_review"),
    link("nomination_id", "nomination"),
    Column("agree", Integer, nullable=False),
    Column("against", Integer, nullable=False, default=0, server_default="0"),
)
