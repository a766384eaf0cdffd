"""Whether "trước ngày 20/11" still means the 20th, in books in which it meant that unless the office said otherwise.

Revision ID: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Say in a book that has periods of tasks how it counted until now: no due day of it moves unasked."""
    connection = op.get_bind()
    # Another word than the one of then: whoever undid that change now would have the days of one way and the other way.
    connection.execute(sa.text("UPDATE setting SET value = 'late' WHERE key = 'plan.day_in_time'"))
    connection.execute(
        sa.text("""
            INSERT INTO setting (key, value) SELECT 'plan.day_in_time', 'yes'
            WHERE EXISTS (SELECT 1 FROM occurrence)
              AND NOT EXISTS (SELECT 1 FROM setting WHERE key = 'plan.day_in_time')
        """)
    )
