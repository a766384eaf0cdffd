"""What the page of the day counts, in plain SQL: like `glances`, for it is the page a new book begins with.

Everything here takes the connection of `Store.glancing`; days are given as `date` and kept as text.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from desktop_app.store.connection import Glance

Row = tuple[Any, ...]

_DUE: Final = """
    FROM occurrence JOIN task ON task.id = occurrence.task_id
    WHERE task.trashed_at IS NULL AND occurrence.done_on IS NULL AND occurrence.due_on BETWEEN ? AND ?
"""


def count_due(glance: Glance, first: date | None, last: date) -> int:
    """Return how many occurrences of living tasks are not done and due from `first` (or ever) to `last`."""
    return _number(glance, f"SELECT count(*) {_DUE}", _text(first), _text(last))


def read_due(glance: Glance, last: date, limit: int) -> list[Row]:
    """Return task id, due day (as text), words and leading units of what is due up to `last`, the longest due first."""
    leads = """
        (
            SELECT coalesce(group_concat(unit.name, '; ' ORDER BY assignment.position), '')
            FROM assignment JOIN unit ON unit.id = assignment.unit_id
            WHERE assignment.task_id = task.id AND assignment.role = 'lead'
        )
    """
    statement = f"SELECT task.id, occurrence.due_on, task.text, {leads} {_DUE} ORDER BY due_on, occurrence.id LIMIT ?"
    return glance.execute(statement, ("", _text(last), limit)).fetchall()


def count_occurrence_states(glance: Glance, year: int, today: date, soon: date) -> dict[str, int]:
    """Return how many occurrences of a year (and of none) are in each state, by the word `OccurrenceState` has for it.

    What is due up to `soon` and not before `today` is due soon.
    """
    statement = """
        SELECT CASE
            WHEN done_on IS NOT NULL AND due_on IS NULL THEN 'done'
            WHEN done_on > due_on THEN 'done_late'
            WHEN done_on IS NOT NULL THEN 'done_on_time'
            WHEN due_on IS NULL THEN 'no_due'
            WHEN due_on < :today THEN 'late'
            WHEN due_on <= :soon THEN 'due_soon'
            ELSE 'open'
        END AS state, count(*)
        FROM occurrence JOIN task ON task.id = occurrence.task_id
        WHERE task.trashed_at IS NULL AND (occurrence.year = :year OR occurrence.year IS NULL)
        GROUP BY state
    """
    return dict(glance.execute(statement, {"today": _text(today), "soon": _text(soon), "year": year}))


def next_yearly_report(glance: Glance) -> Row | None:
    """Return the id, the task's id and words, and the due day (as text) of the first thing not yet done that goes to
    others every year, None if none is.
    """
    statement = """
        SELECT occurrence.id, task.id, task.text, occurrence.due_on
        FROM occurrence JOIN task ON task.id = occurrence.task_id
        WHERE task.trashed_at IS NULL AND task.recurrence = 'yearly' AND task.recipients != ''
          AND occurrence.done_on IS NULL AND occurrence.due_on IS NOT NULL
        ORDER BY occurrence.due_on, occurrence.id LIMIT 1
    """
    found: Row | None = glance.execute(statement).fetchone()
    return found


def count_living(glance: Glance, table: str) -> int:
    """Return how many records of a table (of this program, not of the clerk) are not in the trash."""
    return _number(glance, f"SELECT count(*) FROM {table} WHERE trashed_at IS NULL")


def count_open_obstacles(glance: Glance) -> int:
    """Return how many obstacles are not closed."""
    return _number(glance, "SELECT count(*) FROM obstacle WHERE trashed_at IS NULL AND closed_on IS NULL")


def count_by_month(glance: Glance, year: int) -> dict[int, int]:
    """Return for each month of a year (1 to 12) how many activities began in it."""
    statement = """
        SELECT CAST(substr(from_date, 6, 2) AS INTEGER) AS month, count(*) FROM activity
        WHERE trashed_at IS NULL AND from_date BETWEEN ? AND ? GROUP BY month
    """
    found = dict(glance.execute(statement, (f"{year}-01-01", f"{year}-12-31")))
    return {month: found.get(month, 0) for month in range(1, 13)}


def count_posted(glance: Glance, kinds: Sequence[str], first: date, last: date) -> Iterator[tuple[date, str, int]]:
    """Yield day, kind and number of the activities of some kinds that began from `first` to `last`."""
    statement = f"""
        SELECT from_date, kind, count(*) FROM activity
        WHERE trashed_at IS NULL AND kind IN ({", ".join("?" * len(kinds))}) AND from_date BETWEEN ? AND ?
        GROUP BY from_date, kind
    """
    for day, kind, number in glance.execute(statement, (*kinds, _text(first), _text(last))).fetchall():
        yield date.fromisoformat(day), kind, number


def _text(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _number(glance: Glance, statement: str, *values: str) -> int:
    return int(glance.execute(statement, values).fetchone()[0])
