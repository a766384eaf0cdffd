"""The round to its end: rules, year records, the Council, votes, money, issued papers, certificates, settings.

Revision ID: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_SETS = ("2017-10-01", "2024-01-01", "2025-07-01", "2026-10-01")


def upgrade() -> None:
    """Add the tables and columns, and say of what there is by which rules it was judged."""
    op.create_table(
        "council",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("decision_number", sa.Text(), server_default="", nullable=False),
        sa.Column("decided_on", sa.String(length=10), nullable=True),
        sa.Column("issuing_body", sa.Text(), server_default="", nullable=False),
        sa.Column("valid_from", sa.String(length=10), nullable=True),
        sa.Column("valid_to", sa.String(length=10), nullable=True),
        sa.Column("trashed_at", sa.String(length=20), nullable=True),
        sa.Column("search_text", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "issued_paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("options", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("number", sa.Text(), server_default="", nullable=False),
        sa.Column("dated_on", sa.String(length=10), nullable=True),
        sa.Column("signer", sa.Text(), server_default="", nullable=False),
        sa.Column("issued_at", sa.String(length=20), nullable=False),
        sa.Column("issued_by", sa.Text(), server_default="", nullable=False),
        sa.Column("content", sa.Text(), server_default="", nullable=False),
        sa.Column("search_text", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issued_paper")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_issued_paper_kind", "issued_paper", ["kind", "options", "version"], unique=False)
    op.create_table(
        "printer_offset",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("printer", sa.Text(), nullable=False),
        sa.Column("right_tenths", sa.Integer(), nullable=True),
        sa.Column("down_tenths", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printer_offset")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "setting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setting")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_setting_key", "setting", ["key"], unique=False)
    op.create_table(
        "certificate_layout",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("award_code", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("layout", sa.Text(), nullable=False),
        sa.Column("picture_name", sa.Text(), server_default="", nullable=False),
        sa.Column("picture_sha256", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_certificate_layout_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate_layout")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_certificate_layout_unit_id"), "certificate_layout", ["unit_id"], unique=False)
    op.create_table(
        "council_member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("full_name", sa.Text(), nullable=False),
        sa.Column("post_title", sa.Text(), server_default="", nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("from_date", sa.String(length=10), nullable=True),
        sa.Column("to_date", sa.String(length=10), nullable=True),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["council_id"], ["council.id"], name=op.f("fk_council_member_council_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_council_member_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_member")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_council_member_council_id"), "council_member", ["council_id"], unique=False)
    op.create_index(op.f("ix_council_member_person_id"), "council_member", ["person_id"], unique=False)
    op.create_table(
        "council_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("council_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.String(length=10), nullable=False),
        sa.Column("started_at", sa.Text(), server_default="", nullable=False),
        sa.Column("ended_at", sa.Text(), server_default="", nullable=False),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column("ballot", sa.Integer(), nullable=True),
        sa.Column("chair", sa.Text(), server_default="", nullable=False),
        sa.Column("secretary", sa.Text(), server_default="", nullable=False),
        sa.Column("guests", sa.Text(), server_default="", nullable=False),
        sa.Column("tellers", sa.Text(), server_default="", nullable=False),
        sa.Column("discussion", sa.Text(), server_default="", nullable=False),
        sa.Column("conclusion", sa.Text(), server_default="", nullable=False),
        sa.Column("number", sa.Text(), server_default="", nullable=False),
        sa.Column("trashed_at", sa.String(length=20), nullable=True),
        sa.ForeignKeyConstraint(["council_id"], ["council.id"], name=op.f("fk_council_session_council_id")),
        sa.ForeignKeyConstraint(["round_id"], ["review_round.id"], name=op.f("fk_council_session_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_session")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_council_session_council_id"), "council_session", ["council_id"], unique=False)
    op.create_index(op.f("ix_council_session_round_id"), "council_session", ["round_id"], unique=False)
    op.create_table(
        "hold",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("from_date", sa.String(length=10), nullable=False),
        sa.Column("to_date", sa.String(length=10), nullable=True),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("discipline", sa.Integer(), server_default="0", nullable=False),
        sa.Column("trashed_at", sa.String(length=20), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_hold_person_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_hold_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hold")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_hold_person_id"), "hold", ["person_id"], unique=False)
    op.create_index(op.f("ix_hold_unit_id"), "hold", ["unit_id"], unique=False)
    op.create_table(
        "initiative",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("scope", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), server_default="", nullable=False),
        sa.Column("recognised_on", sa.String(length=10), nullable=True),
        sa.Column("trashed_at", sa.String(length=20), nullable=True),
        sa.Column("search_text", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_initiative_person_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_initiative_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_initiative")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_initiative_person_id"), "initiative", ["person_id"], unique=False)
    op.create_index(op.f("ix_initiative_unit_id"), "initiative", ["unit_id"], unique=False)
    op.create_table(
        "year_record",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=True),
        sa.Column("registered", sa.Integer(), nullable=True),
        sa.Column("document", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("trashed_at", sa.String(length=20), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_year_record_person_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_year_record_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_year_record")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_year_record_person_id"), "year_record", ["person_id"], unique=False)
    op.create_index(op.f("ix_year_record_unit_id"), "year_record", ["unit_id"], unique=False)
    op.create_index("ix_year_record_year", "year_record", ["year", "trashed_at", "id"], unique=False)
    op.create_table(
        "attendance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("presence", sa.String(length=12), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["council_member.id"], name=op.f("fk_attendance_member_id")),
        sa.ForeignKeyConstraint(["session_id"], ["council_session.id"], name=op.f("fk_attendance_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_attendance_member_id"), "attendance", ["member_id"], unique=False)
    op.create_index(op.f("ix_attendance_session_id"), "attendance", ["session_id"], unique=False)
    op.create_table(
        "nomination_initiative",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nomination_id", sa.Integer(), nullable=False),
        sa.Column("initiative_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["initiative_id"], ["initiative.id"], name=op.f("fk_nomination_initiative_initiative_id")
        ),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_nomination_initiative_nomination_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nomination_initiative")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_nomination_initiative_initiative_id"), "nomination_initiative", ["initiative_id"], unique=False
    )
    op.create_index(
        op.f("ix_nomination_initiative_nomination_id"), "nomination_initiative", ["nomination_id"], unique=False
    )
    op.create_table(
        "nomination_paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nomination_id", sa.Integer(), nullable=False),
        sa.Column("paper", sa.String(length=30), nullable=False),
        sa.Column("received_on", sa.String(length=10), nullable=True),
        sa.ForeignKeyConstraint(["nomination_id"], ["nomination.id"], name=op.f("fk_nomination_paper_nomination_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nomination_paper")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_nomination_paper_nomination_id"), "nomination_paper", ["nomination_id"], unique=False)
    op.create_table(
        "vote_tally",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("nomination_id", sa.Integer(), nullable=False),
        sa.Column("issued", sa.Integer(), nullable=True),
        sa.Column("returned", sa.Integer(), nullable=True),
        sa.Column("valid", sa.Integer(), nullable=True),
        sa.Column("agree", sa.Integer(), nullable=True),
        sa.Column("against", sa.Integer(), nullable=True),
        sa.Column("abstain", sa.Integer(), nullable=True),
        sa.Column("share", sa.Text(), server_default="", nullable=False),
        sa.Column("base", sa.Text(), server_default="", nullable=False),
        sa.Column("more_than", sa.Integer(), nullable=True),
        sa.Column("article", sa.Text(), server_default="", nullable=False),
        sa.Column("passed", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["nomination_id"], ["nomination.id"], name=op.f("fk_vote_tally_nomination_id")),
        sa.ForeignKeyConstraint(["session_id"], ["council_session.id"], name=op.f("fk_vote_tally_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vote_tally")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_vote_tally_nomination_id"), "vote_tally", ["nomination_id"], unique=False)
    op.create_index(op.f("ix_vote_tally_session_id"), "vote_tally", ["session_id"], unique=False)
    op.create_table(
        "nomination_activity",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nomination_id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["activity_id"], ["activity.id"], name=op.f("fk_nomination_activity_activity_id")),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_nomination_activity_nomination_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nomination_activity")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_nomination_activity_activity_id"), "nomination_activity", ["activity_id"], unique=False)
    op.create_index(
        op.f("ix_nomination_activity_nomination_id"), "nomination_activity", ["nomination_id"], unique=False
    )
    op.add_column("award", sa.Column("award_code", sa.Text(), server_default="", nullable=False))
    op.add_column("award", sa.Column("reason_line", sa.Text(), server_default="", nullable=False))
    op.add_column("award", sa.Column("period_from", sa.String(length=10), nullable=True))
    op.add_column("award", sa.Column("period_to", sa.String(length=10), nullable=True))
    op.add_column("award", sa.Column("coefficient", sa.Text(), server_default="", nullable=False))
    op.add_column("award", sa.Column("base_salary", sa.Integer(), nullable=True))
    op.add_column("award", sa.Column("amount", sa.Integer(), nullable=True))
    op.add_column("award", sa.Column("unpaid_reason", sa.Text(), server_default="", nullable=False))
    op.add_column("award", sa.Column("certificate_number", sa.Text(), server_default="", nullable=False))
    op.add_column("award", sa.Column("paid_on", sa.String(length=10), nullable=True))
    op.add_column("award", sa.Column("handed_on", sa.String(length=10), nullable=True))
    op.add_column("award", sa.Column("cancelled_on", sa.String(length=10), nullable=True))
    op.add_column("award", sa.Column("cancel_document", sa.Text(), server_default="", nullable=False))
    op.add_column("award", sa.Column("recovered_on", sa.String(length=10), nullable=True))
    op.add_column("decision", sa.Column("level", sa.String(length=12), server_default="department", nullable=False))
    op.add_column("decision", sa.Column("period_from", sa.String(length=10), nullable=True))
    op.add_column("decision", sa.Column("period_to", sa.String(length=10), nullable=True))
    op.add_column("decision", sa.Column("rule_set", sa.Text(), server_default="", nullable=False))
    op.add_column("decision", sa.Column("base_salary", sa.Integer(), nullable=True))
    op.add_column("nomination", sa.Column("award_code", sa.Text(), server_default="", nullable=False))
    op.add_column("nomination", sa.Column("reason_line", sa.Text(), server_default="", nullable=False))
    op.add_column("nomination", sa.Column("state_reason", sa.Text(), server_default="", nullable=False))
    op.add_column("nomination", sa.Column("exception_reason", sa.Text(), server_default="", nullable=False))
    op.add_column("nomination", sa.Column("exemplar", sa.Integer(), nullable=True))
    op.add_column("nomination", sa.Column("carried_from", sa.Text(), server_default="", nullable=False))
    op.create_index("ix_nomination_state", "nomination", ["round_id", "trashed_at", "state"], unique=False)
    op.add_column("review_round", sa.Column("opened_on", sa.String(length=10), nullable=True))
    op.add_column("review_round", sa.Column("closed_on", sa.String(length=10), nullable=True))
    op.add_column("review_round", sa.Column("rule_set", sa.Text(), server_default="", nullable=False))
    op.add_column("review_round", sa.Column("province_rules", sa.Text(), server_default="", nullable=False))
    for first in _SETS:
        op.execute(sa.text("UPDATE review_round SET rule_set = :s WHERE to_date >= :s").bindparams(s=first))
    for table in ("nomination", "award"):
        op.execute(f"UPDATE {table} SET award_code = 'certificate_of_merit' WHERE award = 'Giấy khen'")
