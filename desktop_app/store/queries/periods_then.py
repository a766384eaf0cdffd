"""What periods of tasks were before an adjustment of the plan gave them another day, as the change log has it."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, text

_OF_ITS_DAY: Final = ("due_on", "year", "period_from", "period_to", "approximate")
# The day may be changed by a later act than the words: by hand "kể từ ngày", or as the paper is read once more. The
# order of the joins is kept: a book has few rewordings and a long log.
_MOVED: Final = """
SELECT item.row_id, item.before
FROM earlier_wording AS earlier
CROSS JOIN change_item AS worded
    ON worded.table_name = 'earlier_wording' AND worded.row_id = earlier.id AND worded.before IS NULL
CROSS JOIN occurrence ON occurrence.task_id = earlier.task_id
CROSS JOIN change_item AS item
    ON item.table_name = 'occurrence' AND item.row_id = occurrence.id AND item.after IS NOT NULL
WHERE earlier.to_date >= :on AND item.change_id >= worded.change_id AND json_type(item.before, '$.due_on') IS NOT NULL
    AND (item.change_id = worded.change_id OR EXISTS (
        SELECT 1 FROM change_item AS dated
        WHERE dated.change_id = item.change_id AND (
            dated.table_name = 'task' AND dated.row_id = earlier.task_id OR dated.table_name = 'further_deadline'
        )
    ))
ORDER BY earlier.to_date DESC, item.id DESC
"""

# What was done by the day was there to be told, whenever its period was entered.
_ADDED: Final = """
SELECT occurrence.id
FROM occurrence JOIN task ON task.id = occurrence.task_id
JOIN plan_adjustment AS adjusted ON adjusted.plan_id = task.plan_id AND adjusted.dated_on = task.from_date
WHERE task.from_date > :on AND coalesce(occurrence.done_on, :never) > :on
UNION
SELECT item.row_id
FROM earlier_wording AS earlier
JOIN change_item AS worded
    ON worded.table_name = 'earlier_wording' AND worded.row_id = earlier.id AND worded.before IS NULL
JOIN change_item AS item
    ON item.change_id = worded.change_id AND item.table_name = 'occurrence' AND item.before IS NULL
JOIN occurrence ON occurrence.id = item.row_id AND occurrence.task_id = earlier.task_id
WHERE earlier.to_date >= :on AND coalesce(occurrence.done_on, :never) > :on
    AND coalesce(occurrence.due_on, occurrence.period_to, :never) > earlier.to_date
"""


def moved_since(connection: Connection, on: date) -> dict[int, Mapping[str, Any]]:
    """Return by period the values of its day, as they were on a day, if an adjustment after it gave it another one."""
    moved: dict[int, Mapping[str, Any]] = {}
    # The first adjustment after the day comes last: what it found was so on that day.
    for row_id, before in connection.execute(text(_MOVED), {"on": on.isoformat()}):
        values = json.loads(before)
        moved[row_id] = {**moved.get(row_id, {}), **{name: values[name] for name in _OF_ITS_DAY if name in values}}
    return moved


def added_since(connection: Connection, on: date) -> frozenset[int]:
    """Return the periods that an adjustment of the plan after a day brought, without those that were done by then."""
    days = {"on": on.isoformat(), "never": date.max.isoformat()}
    return frozenset(connection.execute(text(_ADDED), days).scalars())
