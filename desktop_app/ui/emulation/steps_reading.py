"""How far the round shown is, and which of its summaries are older than their records: read in the background."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal

from desktop_app.domain.changes import Changes
from desktop_app.services.rounds.steps import RoundSteps, steps_of
from desktop_app.ui.base.book_questions import BookQuestions
from desktop_app.ui.emulation.steps_line import StepsLine

if TYPE_CHECKING:
    from desktop_app.services.rounds.summaries.age import OlderSummary
    from desktop_app.ui.base.context import Context

_COUNTED: Final = frozenset(("nomination", "decision", "award"))
_BEHIND_SUMMARIES: Final = frozenset(
    ("activity", "participant", "task", "assignment", "occurrence", "initiative", "year_record")
)


class StepsReading(QObject):
    """Reads both for the line of steps, and again when the book changes.

    Signals: `steps_read(RoundSteps)`; `older_read(str)` with the code of the round whose older summaries are known.
    """

    steps_read = Signal(object)
    older_read = Signal(str)

    def __init__(self, context: Context, line: StepsLine, code: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._line, self._code = context, line, code
        self._questions = BookQuestions(context, self)
        self._is_older_awaited = False

    def read(self) -> None:
        """Read how far the round is, if there is one."""
        code = self._code()
        if code:
            self._questions.ask("steps", lambda book: steps_of(book, code), self._show)

    def follow(self, changes: Changes) -> None:
        """Read again what these changes make other than it was."""
        if changes.kinds & _COUNTED:
            self.read()
        elif changes.kinds & _BEHIND_SUMMARIES and self._code():
            self._read_older()

    def _show(self, steps: RoundSteps) -> None:
        self._line.show_steps(steps)
        self.steps_read.emit(steps)
        if not self._is_older_awaited:
            # The page is filled first: what tells the age of summaries takes its time to load.
            self._is_older_awaited = True
            self._context.tasks.rested.connect(self._read_older, Qt.ConnectionType.SingleShotConnection)

    def _read_older(self) -> None:
        from desktop_app.services.rounds.summaries.age import older_summaries

        def show(older: Sequence[OlderSummary]) -> None:
            self._line.show_older([summary.nomination_id for summary in older])
            self.older_read.emit(code)

        self._is_older_awaited = False
        code = self._code()
        self._questions.ask("older", lambda book: older_summaries(book, code), show)
