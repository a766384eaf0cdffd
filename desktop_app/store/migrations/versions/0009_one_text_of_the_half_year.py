"""The text of a half year's movements that was written when it told the tasks of the plan, too.

Revision ID: 0009
"""

import json
from typing import Any

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
    _name_in_log(connection, {report_id: key for key, report_id in renamed})


def _name_in_log(connection: sa.Connection, keys: dict[int, str]) -> None:
    """Name the texts in the change log, too: what is undone across this would come back as the part it no longer is."""
    logged = connection.execute(
        sa.text(
            "SELECT id, \"before\", \"after\" FROM change_item WHERE table_name IN ('report_part', 'report_statement')"
        )
    ).all()
    for item_id, *rows in logged:
        named = [_named(row, keys) for row in rows]
        if named != rows:
            connection.execute(
                sa.text('UPDATE change_item SET "before" = :before, "after" = :after WHERE id = :item'),
                {"before": named[0], "after": named[1], "item": item_id},
            )


def _named(logged: str | None, keys: dict[int, str]) -> str | None:
    try:
        row: Any = json.loads(logged) if logged else None
    except ValueError:
        # A damaged log is no reason not to open the book: the check of the book names it.
        return logged
    if not isinstance(row, dict) or row.get("key") != "movements" or row.get("report_id") not in keys:
        return logged
    return json.dumps(row | {"key": keys[row["report_id"]]}, ensure_ascii=False, separators=(",", ":"))
