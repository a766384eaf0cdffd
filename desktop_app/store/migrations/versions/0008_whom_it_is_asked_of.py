"""Whom a proposal of an obstacle is made to.

Revision ID: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; of old rows nobody said it, and no word of theirs can."""
    op.add_column("obstacle", sa.Column("asked_of", sa.Text(), server_default="", nullable=False))
