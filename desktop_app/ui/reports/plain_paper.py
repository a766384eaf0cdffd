"""A paper that is made from the records as they are: what it will hold, and the way to see it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_app.domain.errors import ClerkError
from desktop_app.domain.list_kinds import NOMINATIONS, OCCURRENCES
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.rounds.nominations import NominationState
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.tasks import Job
from desktop_app.ui.base.tokens import GROUP
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.reports.pressed_button import pressed_button
from desktop_app.ui.widgets.actions import offer

NO_ROUND = "Sổ chưa có đợt xét nào: tạo đợt xét ở trang Thi đua – Khen thưởng trước."


@dataclass(frozen=True, slots=True)
class Contents:
    """What a paper will hold, in words, and whether that is anything to print."""

    words: str
    is_printable: bool


Holds = Callable[[Book, str], Contents]
"""Tells what the paper of a period will hold."""


def task_table(book: Book, year: str) -> Contents:
    """Return what the table of a year's tasks will hold."""
    tasks = lists.count(book, ListQuery(OCCURRENCES.key, scope={"year": int(year)}))
    if not tasks:
        return Contents(f"Năm {year} chưa có nhiệm vụ nào để theo dõi.", False)
    words = f"Bảng gồm {format_number(tasks)} việc phải làm trong năm {year}"
    return Contents(f"{words}: đơn vị chủ trì, phối hợp, thời hạn, tiến độ, kết quả và tình trạng đến hôm nay.", True)


def nomination_list(book: Book, code: str) -> Contents:
    """Return what the list of a round's nominations will hold."""

    def counted(**narrowed: str | bool) -> int:
        return lists.count(book, ListQuery(NOMINATIONS.key, scope={"round": code, **narrowed}))

    collectives = counted(kind=NomineeKind.COLLECTIVE.value, proposed=True)
    individuals = counted(kind=NomineeKind.INDIVIDUAL.value, proposed=True)
    drafts = counted(state=NominationState.DRAFT.value)
    left_out = f" {format_number(drafts)} đề nghị còn là nháp, không in." if drafts else ""
    if not collectives and not individuals:
        return Contents(f"Đợt {code} chưa có đề nghị nào đã hoàn tất.{left_out}", False)
    words = f"Danh sách gồm {format_number(collectives)} tập thể, {format_number(individuals)} cá nhân đã hoàn tất."
    return Contents(f"{words}{left_out}", True)


class PlainPaper(QWidget):
    """A sentence on what the paper will hold and the button to see it. Signal: `preview_asked(str)` with the period."""

    preview_asked = Signal(str)

    def __init__(self, context: Context, holds: Holds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._holds = context, holds
        self._period = ""
        self._asked: Job | None = None
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.preview = offer(self, "Xem t&rước…", "preview", "Ctrl+P", lambda: self.preview_asked.emit(self._period))
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

    def show_period(self, period: str) -> None:
        """Show what the paper of a period ("" while there is none) will hold."""
        if period != self._period:
            self._period = period
            self.refresh()

    def refresh(self) -> None:
        """Ask the book anew what the paper will hold."""
        if self._asked is not None:
            self._asked.forget()
        if not self.isVisible():
            return
        period = self._period
        if period:
            self._asked = self._context.read(lambda book: self._holds(book, period), self._show, self._refuse)
        else:
            self._show(Contents(NO_ROUND, False))

    def showEvent(self, event: QShowEvent) -> None:
        """Ask when it comes into sight."""
        super().showEvent(event)
        self.refresh()

    def _show(self, contents: Contents) -> None:
        self.words.setText(contents.words)
        self.preview.setEnabled(contents.is_printable)

    def _refuse(self, problem: ClerkError) -> None:
        self._show(Contents(f"{problem.message} {problem.hint}".rstrip(), False))
