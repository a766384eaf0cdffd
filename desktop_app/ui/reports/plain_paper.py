"""The panel for a paper made from the records alone: what it will contain, and a button for its preview."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_app.domain.errors import ClerkError
from desktop_app.services.book import Book
from desktop_app.services.papers.kinds.declaration import Holdings, PaperKind
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.tasks import Job
from desktop_app.ui.base.tokens import GROUP, PAPER
from desktop_app.ui.reports.pressed_button import pressed_button
from desktop_app.ui.widgets.actions import add_action

NO_ROUND = "Sổ chưa có đợt xét nào: tạo đợt xét ở trang Thi đua – Khen thưởng trước."


Holds = Callable[[Book, str, int | None], Holdings]
"""Returns what the paper of a period and a plan will contain."""


def holds_of(kind: PaperKind) -> Holds:
    """Return the function that says what a kind of paper will contain; a general sentence if the kind declares none."""
    return kind.content().holds or (
        lambda _book, _period, _plan: Holdings(f"{kind.title}: lập từ số liệu trong sổ.", True)
    )


class PlainPaper(QWidget):
    """A sentence on what the paper will contain, and a preview button. Signal: `preview_asked(str)` with the period."""

    preview_asked = Signal(str)

    def __init__(self, context: Context, holds: Holds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._holds = context, holds
        self._period = ""
        self._plan_id: int | None = None
        self._job: Job | None = None
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.preview = add_action(
            self, "Xem t&rước…", "preview", "Ctrl+P", lambda: self.preview_asked.emit(self._period)
        )
        self.preview.setProperty(PAPER, True)
        self.preview.setEnabled(False)
        self.actions_menu = [self.preview]
        self.button = pressed_button(self.preview)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GROUP, 0, 0)
        column.setSpacing(GROUP)
        column.addWidget(self.words)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        self.setFocusProxy(self.button)
        context.changed.connect(lambda _: self.refresh())

    def show_period(self, period: str, plan_id: int | None = None) -> None:
        """Show what the paper of a period ("" while there is none) and of a plan (None: the first) will contain."""
        if (period, plan_id) != (self._period, self._plan_id):
            self._period, self._plan_id = period, plan_id
            self.refresh()

    def refresh(self) -> None:
        """Ask the book again what the paper will contain."""
        if self._job is not None:
            self._job.forget()
        if not self.isVisible():
            return
        period, plan_id = self._period, self._plan_id
        if period:
            self._job = self._context.read(lambda book: self._holds(book, period, plan_id), self._show, self._refuse)
        else:
            self._show(Holdings(NO_ROUND, False))

    def showEvent(self, event: QShowEvent) -> None:
        """Ask the book whenever the panel is shown."""
        super().showEvent(event)
        self.refresh()

    def _show(self, holdings: Holdings) -> None:
        self.words.setText(holdings.words)
        self.preview.setEnabled(holdings.is_printable)

    def _refuse(self, problem: ClerkError) -> None:
        self._show(Holdings(f"{problem.message} {problem.hint}".rstrip(), False))
