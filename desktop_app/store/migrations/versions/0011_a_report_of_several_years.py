"""The period of a report has room for a phase of several years ("2022-2025").

Revision ID: 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Put the period into a wider column; the table is not made anew, since its ids are never given twice."""
    op.execute("ALTER TABLE report RENAME COLUMN period TO narrow_period")
    op.add_column("report", sa.Column("period", sa.String(length=9), server_default="", nullable=False))
    op.execute("UPDATE report SET period = narrow_period")
    op.drop_column("report", "narrow_period")
