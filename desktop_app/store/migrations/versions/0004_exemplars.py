"""Who is to be spread as a model, counted without reading a round.

Revision ID: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the index, which holds the few that are marked and no other."""
    columns, marked = ["round_id", "trashed_at", "exemplar"], sa.text("exemplar = 1")
    op.create_index("ix_nomination_exemplar", "nomination", columns, unique=False, sqlite_where=marked)
