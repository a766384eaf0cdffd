"""The text of a half year's movements that was written when it told the tasks of the plan, too.

Revision ID: 0009
"""

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
    for table in ("report_part", "report_statement"):
        for key, of_plan in (
            ("tasks", f"report.plan_id != {first_plan}"),
            ("movements_and_tasks", f"coalesce(report.plan_id, {first_plan}, 0) = coalesce({first_plan}, 0)"),
        ):
            op.execute(f"""
                UPDATE {table} SET key = '{key}' WHERE key = 'movements' AND report_id IN (
                    SELECT report.id FROM report WHERE report.kind = 'half_year' AND {of_plan}
                ) AND report_id NOT IN (
                    SELECT report_id FROM report_part WHERE key IN ('tasks', 'registration')
                    UNION SELECT report_id FROM report_statement WHERE key IN ('tasks', 'registration')
                )
            """)
