"""Since when and until when a unit has its part in a task, and how the task was worded before an adjustment.

Revision ID: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the days, which nothing is known of in a book of before: there each unit has always had its part."""
    for name in ("from_date", "to_date"):
        op.add_column("assignment", sa.Column(name, sa.String(length=10), nullable=True))
    op.create_table(
        "earlier_wording",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("to_date", sa.String(length=10), nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("deadlines", sa.Text(), server_default="[]", nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_earlier_wording_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_earlier_wording")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_earlier_wording_task_id"), "earlier_wording", ["task_id"], unique=False)
