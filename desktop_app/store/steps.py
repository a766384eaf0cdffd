"""Which step undo and redo would take next. It follows from the change log alone, so it outlives the program:

* undo next: the newest "do" not yet undone (`undone_by` empty), unless something final came after it;
* redo next: the step undone last, unless something was done since.

In plain SQL: the window names both steps before SQLAlchemy is loaded.
"""

from desktop_app.domain.changes import Step
from desktop_app.store.connection import PlainConnection


def next_undo(connection: PlainConnection) -> Step | None:
    """Return the step that undo would take back, None if there is none."""
    newest = "SELECT id, label FROM change WHERE kind = 'do' AND undone_by IS NULL ORDER BY id DESC LIMIT 1"
    found = connection.execute(newest).fetchone()
    barrier = connection.execute("SELECT max(id) FROM change WHERE kind = 'final'").fetchone()[0]
    if found is None or (barrier is not None and barrier > found[0]):
        return None
    return Step(*found)


def next_redo(connection: PlainConnection) -> Step | None:
    """Return the step that redo would do again, None if there is none."""
    last = "SELECT id, label, undone_by FROM change WHERE undone_by IS NOT NULL ORDER BY undone_by DESC LIMIT 1"
    found = connection.execute(last).fetchone()
    if found is None:
        return None
    since = "SELECT 1 FROM change WHERE kind IN ('do', 'final') AND id > ? LIMIT 1"
    if connection.execute(since, found[2:]).fetchone() is not None:
        return None
    return Step(*found[:2])
