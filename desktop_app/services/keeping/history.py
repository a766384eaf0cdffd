"""Undo and redo of steps of the change log."""

from desktop_app.domain.changes import Changes, Step
from desktop_app.domain.errors import UndoRefused
from desktop_app.services.book import Book
from desktop_app.store import steps


def next_steps(book: Book) -> tuple[Step | None, Step | None]:
    """Return the step that undo would take back and the one that redo would repeat, None for none."""
    with book.store.plain_reading() as connection:
        return steps.next_undo(connection), steps.next_redo(connection)


def undo(book: Book) -> Changes:
    """Undo the last step. Raises UndoRefused if there is none, or if its records have changed since."""
    from desktop_app.store import undo as stored

    with book.store.work("Hoàn tác") as work:
        step = steps.next_undo(work.plain)
        if step is None:
            raise UndoRefused("Không có bước nào để hoàn tác.")
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
