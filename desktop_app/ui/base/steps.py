"""The actions Undo and Redo, each named after the change it would undo or redo."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from desktop_app.domain.changes import Changes, Step
from desktop_app.domain.vietnamese import quoted
from desktop_app.services.book import Book
from desktop_app.services.keeping import history
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.keyboard.grey_acts import allow
from desktop_app.ui.base.keyboard.reading_order import words_on

_LONGEST_NAME = 70


class Steps(QObject):
    """Keeps two actions, one to undo and one to redo, named and enabled as the book's history says."""

    def __init__(self, context: Context, undo: QAction, redo: QAction, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._undo, self._redo = undo, redo
        undo.triggered.connect(self._undo_step)
        redo.triggered.connect(self._redo_step)
        context.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Ask the book which changes can be undone and redone next."""
        self._context.read(history.next_steps, self._show)

    def disconnect_actions(self) -> None:
        """Disconnect and disable the actions: the book is being closed."""
        self._undo.triggered.disconnect(self._undo_step)
        self._redo.triggered.disconnect(self._redo_step)
        self._show((None, None))

    def _undo_step(self) -> None:
        self._run(history.undo)

    def _redo_step(self) -> None:
        self._run(history.redo)

    def _run(self, act: Callable[[Book], Changes]) -> None:
        # Disabled until the book has answered: a second press would take a step whose name the clerk has not seen.
        self._undo.setEnabled(False)
        self._redo.setEnabled(False)
        self._context.act(act)
        self._context.tasks.write(lambda: None, lambda _: self.refresh())

    def _show(self, steps: tuple[Step | None, Step | None]) -> None:
        for action, verb, step in ((self._undo, "&Hoàn tác", steps[0]), (self._redo, "&Làm lại", steps[1])):
            action.setText(f"{verb} {quoted(_shortened(step.label))}" if step is not None else verb)
            allow(action, step, f"Chưa có bước nào để {words_on(verb).lower()}.")


def _shortened(label: str) -> str:
    short = label
    if len(label) > _LONGEST_NAME:
        # What is quoted within may have been cut already, and is closed where the name ends.
        short = f"{label[:_LONGEST_NAME].rstrip(' …')}…"
        short += "”" * (short.count("“") - short.count("”"))
    return short.replace("&", "&&")


def leave_undo(line: QLineEdit, event: QKeyEvent) -> bool:
    """Leave undo and redo to the window while `line` is empty and has none of its own; return whether it did.

    What she has just emptied by hand comes back first; a line emptied with its entry has nothing to take back.
    """
    own = {
        QKeySequence.StandardKey.Undo: line.isUndoAvailable(),
        QKeySequence.StandardKey.Redo: line.isRedoAvailable(),
    }
    leaves = not line.text() and any(event.matches(key) and not there for key, there in own.items())
    if leaves:
        event.ignore()
    return leaves
