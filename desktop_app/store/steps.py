"""The next step to undo and the next to redo. Both are read from the change log, so undo works after a restart:

* undo: the newest change of kind "do" that is not undone (`undone_by` is NULL), unless a "final" change is newer;
* redo: the change that was undone last, unless a newer change of kind "do" or "final" exists.

In plain SQL, because the window shows both steps before SQLAlchemy is loaded.
"""

from desktop_app.domain.changes import Step
from desktop_app.store.connection import PlainConnection


def anything_done(connection: PlainConnection) -> bool:
    """Return whether anything was ever written to the book."""
    return connection.execute("SELECT 1 FROM change LIMIT 1").fetchone() is not None


def last_change(connection: PlainConnection) -> int:
    """Return the number of the last entry of the log, 0 for none."""
    return int(connection.execute("SELECT ifnull(max(id), 0) FROM change").fetchone()[0])


def actors(connection: PlainConnection) -> list[str]:
    """Return the names of all who did anything."""
    return [name for (name,) in connection.execute("SELECT DISTINCT actor FROM change WHERE actor != ''")]


def next_undo(connection: PlainConnection) -> Step | None:
    """Return the next step to undo, None if there is none."""
    newest = "SELECT id, label FROM change WHERE kind = 'do' AND undone_by IS NULL ORDER BY id DESC LIMIT 1"
    row = connection.execute(newest).fetchone()
    barrier = connection.execute("SELECT max(id) FROM change WHERE kind = 'final'").fetchone()[0]
    if row is None or (barrier is not None and barrier > row[0]):
        return None
    return Step(*row)


def next_redo(connection: PlainConnection) -> Step | None:
    """Return the next step to redo, None if there is none."""
    newest = "SELECT id, label, undone_by FROM change WHERE undone_by IS NOT NULL ORDER BY undone_by DESC LIMIT 1"
    row = connection.execute(newest).fetchone()
    if row is None:
        return None
    since = "SELECT 1 FROM change WHERE kind IN ('do', 'final') AND id > ? LIMIT 1"
    if connection.execute(since, row[2:]).fetchone() is not None:
        return None
    return Step(*row[:2])


def acts_after(connection: PlainConnection, change_id: int) -> int:
    """Return how many entries the log has after one."""
    return int(connection.execute("SELECT count(*) FROM change WHERE id > ?", (change_id,)).fetchone()[0])


def acts_by_actor(connection: PlainConnection, since: str) -> list[tuple[str, int, str, str]]:
    """Return who wrote to the book since a moment: how often, when last and what; whoever did so last stands first."""
    asked = (
        "SELECT actor, number, at, label FROM change JOIN "
        "(SELECT max(id) AS last_id, count(*) AS number FROM change WHERE at >= ? GROUP BY actor) ON id = last_id "
        "ORDER BY id DESC"
    )
    return [tuple(row) for row in connection.execute(asked, (since,))]
