"""What papers are edited by, decisions of their own kind, the clerk's own order, who did and took out what.

Revision ID: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables and columns, subject by subject."""
    _decisions()
    _order()
    _round_papers()
    _issued_papers()
    _keeping()


def _decisions() -> None:
    """What a decision is of: titles of collectives, of people, Giấy khen, and what its heading says."""


def _order() -> None:
    """The clerk's own order of a list."""


def _round_papers() -> None:
    """What the papers of a round print and nothing recorded until now."""
    op.add_column("council_session", sa.Column("opinions_by", sa.String(length=10), nullable=True))


def _issued_papers() -> None:
    """The version that was changed in Word and taken back."""


def _keeping() -> None:
    """Who did it, and what left the machine."""
