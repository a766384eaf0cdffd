"""Periods that were let go, and that keep a deadline of before; tasks that begin or end on a day; indicators of a plan.

Revision ID: 0013
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; a period due before an adjustment keeps the words of the deadline that it was due by."""
    for name in ("from_date", "to_date"):
        op.add_column("task", sa.Column(name, sa.String(length=10), nullable=True))
    op.add_column("occurrence", sa.Column("own_deadline", sa.Text(), nullable=True))
    op.add_column("occurrence", sa.Column("not_carried_out", sa.Integer(), server_default="0", nullable=False))
    # Without Alembic's way, which would write the table anew for the sake of the foreign key.
    reference = "CONSTRAINT fk_indicator_plan_id REFERENCES plan (id)"
    op.execute(f"ALTER TABLE indicator ADD COLUMN plan_id INTEGER {reference}")
    op.create_index("ix_indicator_plan_id", "indicator", ["plan_id"], unique=False)
    op.execute("""
        UPDATE occurrence SET own_deadline = (
            SELECT json_extract(earlier.deadlines, '$[' || occurrence.deadline_place || ']')
            FROM earlier_wording AS earlier
            WHERE earlier.task_id = occurrence.task_id
            AND earlier.to_date >= coalesce(occurrence.due_on, occurrence.period_to)
            ORDER BY earlier.to_date LIMIT 1
        )
    """)
