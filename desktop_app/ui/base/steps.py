"""Undo and redo, each named by the step it would take, offered wherever the window has a button for them."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from desktop_app.domain.changes import Changes, Step
from desktop_app.services.book import Book
from desktop_app.services.keeping import history
from desktop_app.ui.base.context import Context

_LONGEST_NAME = 70


class Steps(QObject):
    """Keeps two actions, one to undo and one to redo, named and enabled as the book's history says."""

    def __init__(self, context: Context, undo: QAction, redo: QAction, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._undo, self._redo = undo, redo
        undo.triggered.connect(self._take_back)
        redo.triggered.connect(self._do_again)
        context.changed.connect(self.look)
        self.look()

    def look(self) -> None:
        """Ask the book anew which steps come next."""
        self._context.read(history.next_steps, self._show)

    def let_go(self) -> None:
        """Leave the actions alone, switched off: the book is being closed."""
        self._undo.triggered.disconnect(self._take_back)
        self._redo.triggered.disconnect(self._do_again)
        self._show((None, None))

    def _take_back(self) -> None:
        self._act(history.undo)

    def _do_again(self) -> None:
        self._act(history.redo)

    def _act(self, act: Callable[[Book], Changes]) -> None:
        # Until the book has answered, a second press would ask for a step whose name she has not read.
        self._undo.setEnabled(False)
        self._redo.setEnabled(False)
        self._context.act(act)
        self._context.tasks.write(lambda: None, lambda _: self.look())

    def _show(self, steps: tuple[Step | None, Step | None]) -> None:
        for action, verb, step in ((self._undo, "&Hoàn tác", steps[0]), (self._redo, "&Làm lại", steps[1])):
            action.setText(f"{verb} “{_shortened(step.label)}”" if step is not None else verb)
            action.setEnabled(step is not None)


def _shortened(label: str) -> str:
    short = label if len(label) <= _LONGEST_NAME else label[:_LONGEST_NAME].rstrip() + "…"
    return short.replace("&", "&&")
