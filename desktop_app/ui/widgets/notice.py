"""A message across the page that does not block: it stays until it is closed or replaced."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.domain.errors import ClerkError
from desktop_app.domain.shown import shown
from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.keyboard.focused_button import press_focused
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, GROUP, TIGHT
from desktop_app.ui.widgets.heads.folding_words import FoldingWords

if TYPE_CHECKING:
    # The window is painted before anything is asked of the book.
    from desktop_app.domain.changes import Changes, Step
    from desktop_app.ui.base.context import Context


_DONE: Final = "done"
_PROBLEM: Final = "problem"
"""Manners of what tells of one act; the others tell how things stand."""


class Notice(QWidget):
    """Shows one sentence at a time with at most one button. Hidden while there is no sentence.

    It belongs to the page or tab around it, and goes with that, whatever it offers about what is done; a way out of a
    problem waits there.
    `margin` is the space at its sides, and a little of it above; it disappears with the notice.
    """

    def __init__(self, margin: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = FoldingWords()
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QPushButton()
        self.button.clicked.connect(self._do)
        self._manner = ""
        self._act: Callable[[], None] | None = None
        close = QToolButton()
        close.setIcon(icon("close"))
        close.setToolTip("Đóng thông báo")
        close.setAccessibleName("Đóng thông báo")
        close.clicked.connect(self.hide)
        self._band = QFrame()
        self._line = line = QHBoxLayout(self._band)
        line.setContentsMargins(GROUP, TIGHT, TIGHT, TIGHT)
        line.setSpacing(GAP)
        line.addWidget(self._words, 1)
        line.addWidget(self.button)
        line.addWidget(close)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(margin, min(margin, GAP), margin, 0)
        outer.addWidget(self._band)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown last."""
        return self._words.text()

    def say(self, text: str, manner: str = "info", label: str = "", act: Callable[[], None] | None = None) -> None:
        """Show a sentence; `manner` is "info", "done", "warning" or "problem"; `label` and `act` make a button."""
        text = shown(text)
        self._manner = manner
        set_mark(self._band, "banner", manner)
        self._words.setText(text)
        self._words.setAccessibleName(text)
        self.button.setText(label)
        self.button.setVisible(bool(label))
        self._act = act
        self.show()

    def set_folded(self, folded: bool) -> None:
        """Have the sentence on one line where it is whole there, or on as many as it takes: it tells of somebody."""
        on_one_line = folded and self._words.has_room(self._words.width())
        self._words.set_folded(on_one_line)
        # The button to close it leaves air enough around one line: rows of a list below need the rest.
        self._line.setContentsMargins(GROUP, *(0 if on_one_line else TIGHT,) * 3)

    def take_down(self) -> None:
        """Hide what was good news on the page that is left, or a problem that nothing can be done about from here."""
        if self._manner == _DONE or (self._manner == _PROBLEM and self._act is None):
            self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button it is on, in whatever window the notice stands."""
        if not press_focused(self.window(), event):
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stay away when the page or tab around it is left: it would come back as news of what was long ago."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.take_down()

    def _do(self) -> None:
        if self._act is not None:
            self._act()


def say_in(
    notice: Notice,
    context: Context,
    text: str,
    manner: str = "done",
    label: str = "",
    act: Callable[[], None] | None = None,
) -> None:
    """Show the result of long work in a `notice`, or in the status bar if its window was closed meanwhile."""
    if isValid(notice):
        notice.say(text, manner, label, act)
    else:
        context.message.emit(text)


def hide_when_undone(notice: Notice, context: Context, change_id: int) -> None:
    """Hide a notice once the change that it tells of is undone: it would tell of what is no longer so."""
    from desktop_app.services.keeping import history

    text = notice.text

    def look(steps: tuple[Step | None, Step | None]) -> None:
        _, undone = steps
        if undone is not None and undone.change_id == change_id and notice.text == text:
            notice.hide()

    def watch(_: Changes) -> None:
        if isValid(notice) and notice.text == text and not notice.isHidden():
            context.read(history.next_steps, look, asker=notice)
        else:
            context.changed.disconnect(watch)

    context.changed.connect(watch)


def refuse_in(notice: Notice, context: Context, problem: ClerkError) -> None:
    """Show in a `notice` why an act was refused, or in the main window if its own was closed meanwhile.

    It goes once an act begun after it succeeds: what it tells is overtaken then. Changes that are nobody's act, and
    acts that were under way already, leave it.
    """
    if not isValid(notice):
        context.tasks.failed.emit(problem)
        return
    text, last_begun = f"{problem.message} {problem.hint}".strip(), context.acts_begun
    notice.say(text, "problem")

    def look(number: int) -> None:
        is_shown = isValid(notice) and notice.text == text and not notice.isHidden()
        if is_shown and number <= last_begun:
            return
        context.done.disconnect(look)
        if is_shown:
            notice.hide()

    context.done.connect(look)
