"""Says, on the page where a first step of a new book was done, which one comes next, and leads there."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject

from desktop_app.domain.changes import Changes
from desktop_app.services.day.today import Today, today
from desktop_app.ui.base.context import Context
from desktop_app.ui.today.figures import PageWork
from desktop_app.ui.today.first_steps import first_steps
from desktop_app.ui.widgets.book_acts import BookActs
from desktop_app.ui.widgets.notice import Notice


class NextStep(NamedTuple):
    """What is said once a first step is done: a sentence, and the button that goes on."""

    sentence: str
    label: str
    work: PageWork


def next_step(taken: PageWork, state: Today) -> NextStep | None:
    """Return what comes after the first step that this work does; None while the records lack what it is for."""
    steps = first_steps(state)
    done = next((step for step in steps if step.work == taken), None)
    if done is None or not done.is_done:
        return None
    left = next((step for step in steps if not step.is_done), None)
    if left is None:
        return NextStep("Năm bước đầu của sổ đã xong cả.", "Về Hôm na&y", PageWork("today"))
    words, following = (step.words[:1].lower() + step.words[1:] for step in (done, left))
    return NextStep(f"Đã xong: {words}. Bước tiếp theo: {following}.", "&Bước tiếp theo…", left.work)


class StepGuide(QObject):
    """Follows the first step that was taken last, until she closes what is said of it or is back on Hôm nay.

    `go` is called with the work of the step to go on with.
    """

    def __init__(self, context: Context, go: Callable[[PageWork], None], parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._go = context, go
        self._taken: PageWork | None = None
        self._sentence = ""
        context.changed.connect(self._changed)

    def follow(self, work: PageWork) -> None:
        """Wait for what a step is for to be recorded."""
        self.leave()
        self._taken = work

    def leave(self) -> None:
        """Say no more of the step."""
        self._unsay()
        self._taken = None

    @property
    def _said_in(self) -> Notice | None:
        """The notice of the window, while it says what comes next."""
        acts = self._context.findChild(BookActs) if self._sentence else None
        if acts is None or acts.notice.isHidden() or acts.notice.text != self._sentence:
            return None
        return acts.notice

    def _unsay(self) -> None:
        if (notice := self._said_in) is not None:
            notice.hide()
        self._sentence = ""

    def _changed(self, changes: Changes) -> None:
        del changes
        if self._sentence and (self._said_in is None or self._taken is None):
            # She has closed it, or gone on after the last: who does more of the same need not be told again.
            self.leave()
        if self._taken is not None:
            self._context.read(lambda book: today(book), self._tell, asker=self)

    def _tell(self, state: Today) -> None:
        following = next_step(self._taken, state) if self._taken is not None else None
        acts = self._context.findChild(BookActs)
        if following is None or acts is None:
            # Not recorded yet, or taken back.
            self._unsay()
            return
        self._sentence = following.sentence
        if not following.work.offer:
            self._taken = None
        acts.notice.say(following.sentence, "done", following.label, lambda: self._go(following.work))
