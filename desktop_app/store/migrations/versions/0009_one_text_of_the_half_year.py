"""The text of a half year's movements that was written when it told the tasks of the plan, too.

Revision ID: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Name each text after what it tells: a report that has a part of its own beside it was written after the split.

    Of another plan than the first it told the tasks alone; of the first one both, for which stands a key of its own.
    """
    first_plan = "(SELECT min(id) FROM plan WHERE trashed_at IS NULL)"
    connection = op.get_bind()
    # All reports are chosen before any text is named anew: a new name is what tells a report of after the split.
    renamed = [
        (key, report_id)
        for key, of_plan in (
            ("tasks", f"report.plan_id != {first_plan}"),
            ("movements_and_tasks", f"coalesce(report.plan_id, {first_plan}, 0) = coalesce({first_plan}, 0)"),
        )
        for report_id in connection.scalars(
            sa.text(f"""
                SELECT report.id FROM report WHERE report.kind = 'half_year' AND {of_plan} AND report.id NOT IN (
                    SELECT report_id FROM report_part WHERE key IN ('tasks', 'registration')
                    UNION SELECT report_id FROM report_statement WHERE key IN ('tasks', 'registration')
                )
            """)
        )
    ]
    for table in ("report_part", "report_statement"):
        for key, report_id in renamed:
            connection.execute(
                sa.text(f"UPDATE {table} SET key = :key WHERE key = 'movements' AND report_id = :report"),
                {"key": key, "report": report_id},
            )
