"""Undo and redo of steps of the change log."""

from typing import TYPE_CHECKING

from desktop_app.domain.changes import Changes, Step
from desktop_app.domain.errors import UndoRefused
from desktop_app.services.book import Book
from desktop_app.store import steps
from desktop_app.store.connection import PlainConnection

if TYPE_CHECKING:
    from desktop_app.services.keeping.restore_step import RestoreStep


def next_steps(book: Book) -> tuple[Step | None, Step | None]:
    """Return the step that undo would take back and the one that redo would repeat, None for none."""
    with book.store.plain_reading() as connection:
        returning = _next_return(book, connection)
        undone = steps.next_undo(connection) if returning is None else Step(0, returning.label)
        return undone, steps.next_redo(connection)


def _next_return(book: Book, connection: PlainConnection) -> "RestoreStep | None":
    """Return the restore, or repair, that is the next step to undo, None if it is another step."""
    # Seldom is there one, and the window asks before anything but the first page is loaded.
    patterns = ("truoc-phuc-hoi *.db", "truoc-sua-chua *.db")
    if not any(path for pattern in patterns for path in book.folder.backups.glob(pattern)):
        return None
    from desktop_app.services.keeping.restore_step import next_restore_step

    return next_restore_step(book, connection)


def undo(book: Book, change_id: int | None = None) -> Changes:
    """Undo the last step, only that one if a change is named.

    Raises UndoRefused if there is none, if it is another, or if its records have changed since.
    """
    from desktop_app.store import undo as stored

    with book.store.plain_reading() as connection:
        returning = _next_return(book, connection)
    if returning is not None:
        return returning.undo(book)
    with book.store.work("Hoàn tác") as work:
        step = steps.next_undo(work.plain)
        if step is None:
            raise UndoRefused("Không có bước nào để hoàn tác.")
        if change_id not in (None, step.change_id):
            raise UndoRefused("Sau việc này đã có việc khác.", "Hoàn tác việc đó trước (Ctrl+Z).")
        work.label = f"Hoàn tác: {step.label}"
        stored.undo(work, step)
        return work.changes()


def redo(book: Book) -> Changes:
    """Redo the step that was undone last. Raises UndoRefused if there is none, or if its records have changed since."""
    from desktop_app.store import undo as stored

    with book.store.work("Làm lại") as work:
        step = steps.next_redo(work.plain)
        if step is None:
            raise UndoRefused("Không có bước nào để làm lại.")
        work.label = f"Làm lại: {step.label}"
        stored.redo(work, step)
        return work.changes()
