"""The first schema: office, units, people, plan, tasks, rounds, nominations, and the change log.

Revision ID: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, and the full-text table that finds nominations by the beginnings of words."""
    _records()
    _search()


def _records() -> None:
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(length=20), nullable=False),
        sa.Column("actor", sa.Text(), server_default="", nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=5), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=True),
        sa.Column("undone_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["target_id"], ["change.id"], name=op.f("fk_change_target_id")),
        sa.ForeignKeyConstraint(["undone_by"], ["change.id"], name=op.f("fk_change_undone_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_change_target_id"), "change", ["target_id"], unique=False)
    op.create_index(op.f("ix_change_undone_by"), "change", ["undone_by"], unique=False)
    op.create_table(
        "office",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("parent_name", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("name_lines", sa.Text(), server_default="", nullable=False),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column("code", sa.Text(), server_default="", nullable=False),
        sa.Column("signer_title", sa.Text(), server_default="", nullable=False),
        sa.Column("signer_name", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("full_name", sa.Text(), nullable=False),
        sa.Column("gender", sa.Text(), server_default="", nullable=False),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("trashed_at", sa.String(length=20), nullable=True),
        sa.Column("name_key", sa.Text(), server_default="", nullable=False),
        sa.Column("search_text", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_person_trashed_at_name_key", "person", ["trashed_at", "name_key", "id"], unique=False)
    op.create_table(
        "plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("from_year", sa.Integer(), nullable=True),
        sa.Column("to_year", sa.Integer(), nullable=True),
        sa.Column("paragraphs", sa.Text(), server_default="", nullable=False),
        sa.Column("legal_bases", sa.Text(), server_default="", nullable=False),
        sa.Column("recipients", sa.Text(), server_default="", nullable=False),
        sa.Column("signer_title", sa.Text(), server_default="", nullable=False),
        sa.Column("signer_name", sa.Text(), server_default="", nullable=False),
        sa.Column("source_name", sa.Text(), server_default="", nullable=False),
        sa.Column("trashed_at", sa.String(length=20), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "review_round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=7), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("half", sa.Integer(), nullable=False),
        sa.Column("from_date", sa.String(length=10), nullable=False),
        sa.Column("to_date", sa.String(length=10), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("trashed_at", sa.String(length=20), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_round")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_review_round_code", "review_round", ["code"], unique=False)
    op.create_table(
        "unit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("valid_from", sa.String(length=10), nullable=True),
        sa.Column("valid_to", sa.String(length=10), nullable=True),
        sa.Column("successor_id", sa.Integer(), nullable=True),
        sa.Column("trashed_at", sa.String(length=20), nullable=True),
        sa.Column("name_key", sa.Text(), server_default="", nullable=False),
        sa.Column("search_text", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["successor_id"], ["unit.id"], name=op.f("fk_unit_successor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_unit_successor_id"), "unit", ["successor_id"], unique=False)
    op.create_table(
        "change_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(length=30), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["change_id"], ["change.id"], name=op.f("fk_change_item_change_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_item")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_change_item_change_id"), "change_item", ["change_id"], unique=False)
    op.create_index("ix_change_item_table_name_row_id", "change_item", ["table_name", "row_id"], unique=False)
    op.create_table(
        "nomination",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("nominee_name", sa.Text(), nullable=False),
        sa.Column("unit_name", sa.Text(), server_default="", nullable=False),
        sa.Column("post_title", sa.Text(), server_default="", nullable=False),
        sa.Column("award", sa.Text(), nullable=False),
        sa.Column("commendation_type", sa.Text(), server_default="", nullable=False),
        sa.Column("period_from", sa.String(length=10), nullable=True),
        sa.Column("period_to", sa.String(length=10), nullable=True),
        sa.Column("summary", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("trashed_at", sa.String(length=20), nullable=True),
        sa.Column("list_key", sa.Text(), server_default="", nullable=False),
        sa.Column("name_key", sa.Text(), server_default="", nullable=False),
        sa.Column("unit_key", sa.Text(), server_default="", nullable=False),
        sa.Column("post_key", sa.Text(), server_default="", nullable=False),
        sa.Column("search_text", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_nomination_person_id")),
        sa.ForeignKeyConstraint(["round_id"], ["review_round.id"], name=op.f("fk_nomination_round_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_nomination_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nomination")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_nomination_listed", "nomination", ["trashed_at", "list_key", "id"], unique=False)
    op.create_index("ix_nomination_name", "nomination", ["trashed_at", "name_key", "id"], unique=False)
    op.create_index("ix_nomination_newest", "nomination", ["trashed_at", "id"], unique=False)
    op.create_index(op.f("ix_nomination_person_id"), "nomination", ["person_id"], unique=False)
    op.create_index("ix_nomination_printed", "nomination", ["round_id", "trashed_at", "list_key", "id"], unique=False)
    op.create_index(op.f("ix_nomination_round_id"), "nomination", ["round_id"], unique=False)
    op.create_index("ix_nomination_unit", "nomination", ["trashed_at", "unit_key", "id"], unique=False)
    op.create_index(op.f("ix_nomination_unit_id"), "nomination", ["unit_id"], unique=False)
    op.create_table(
        "plan_section",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("marker", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("first_paragraph", sa.Integer(), nullable=True),
        sa.Column("last_paragraph", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_plan_section_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_section")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_plan_section_plan_id"), "plan_section", ["plan_id"], unique=False)
    op.create_table(
        "post",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Text(), server_default="", nullable=False),
        sa.Column("from_date", sa.String(length=10), nullable=True),
        sa.Column("to_date", sa.String(length=10), nullable=True),
        sa.Column("trashed_at", sa.String(length=20), nullable=True),
        sa.Column("position_key", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_post_person_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_post_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_post_person_id"), "post", ["person_id"], unique=False)
    op.create_index(op.f("ix_post_unit_id"), "post", ["unit_id"], unique=False)
    op.create_table(
        "task",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=True),
        sa.Column("section_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("product", sa.Text(), server_default="", nullable=False),
        sa.Column("deadline_text", sa.Text(), server_default="", nullable=False),
        sa.Column("deadline_kind", sa.Text(), server_default="", nullable=False),
        sa.Column("recurrence", sa.Text(), server_default="", nullable=False),
        sa.Column("deadline_day", sa.Integer(), nullable=True),
        sa.Column("deadline_month", sa.Integer(), nullable=True),
        sa.Column("deadline_quarter", sa.Integer(), nullable=True),
        sa.Column("deadline_year", sa.Integer(), nullable=True),
        sa.Column("deadline_from_year", sa.Integer(), nullable=True),
        sa.Column("deadline_to_year", sa.Integer(), nullable=True),
        sa.Column("deadline_until_round", sa.Text(), server_default="", nullable=False),
        sa.Column("recipients", sa.Text(), server_default="", nullable=False),
        sa.Column("first_paragraph", sa.Integer(), nullable=True),
        sa.Column("last_paragraph", sa.Integer(), nullable=True),
        sa.Column("trashed_at", sa.String(length=20), nullable=True),
        sa.Column("text_key", sa.Text(), server_default="", nullable=False),
        sa.Column("search_text", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_task_plan_id")),
        sa.ForeignKeyConstraint(["section_id"], ["plan_section.id"], name=op.f("fk_task_section_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_task_plan_id"), "task", ["plan_id"], unique=False)
    op.create_index(op.f("ix_task_section_id"), "task", ["section_id"], unique=False)
    op.create_table(
        "assignment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_assignment_task_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_assignment_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_assignment_task_id"), "assignment", ["task_id"], unique=False)
    op.create_index(op.f("ix_assignment_unit_id"), "assignment", ["unit_id"], unique=False)
    op.create_table(
        "nomination_task",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nomination_id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["nomination_id"], ["nomination.id"], name=op.f("fk_nomination_task_nomination_id")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_nomination_task_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nomination_task")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_nomination_task_nomination_id"), "nomination_task", ["nomination_id"], unique=False)
    op.create_index(op.f("ix_nomination_task_task_id"), "nomination_task", ["task_id"], unique=False)


def _search() -> None:
    # The words come folded from the program, so the tokenizer has nothing to fold. No Vietnamese syllable has more than
    # seven letters: with these prefixes indexed, whatever is typed is one look-up and its rows come without gathering.
    op.execute(
        "CREATE VIRTUAL TABLE nomination_search USING fts5("
        "search_text, content='nomination', content_rowid='id', tokenize='unicode61 remove_diacritics 0', "
        "detail='none', columnsize=0, prefix='1 2 3 4 5 6 7')"
    )
