"""The preview of a paper: the finished PDF, shown, printed and saved."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QFileDialog, QMainWindow, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import ClerkError, InvalidRecord
from desktop_app.services.book import Book
from desktop_app.services.papers import papers
from desktop_app.services.papers.kinds.catalogue import paper_kind
from desktop_app.services.papers.previews import previewed
from desktop_app.ui.base.book_questions import BookQuestions
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.tokens import GAP
from desktop_app.ui.base.window_size import open_at
from desktop_app.ui.widgets.actions import add_action
from desktop_app.ui.widgets.lists.empty import is_settled
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.page import Page
from desktop_app.ui.widgets.papers.bars import add_bar, add_way_out
from desktop_app.ui.widgets.papers.keeper import ALL_FORMATS, PaperKeeper
from desktop_app.ui.widgets.papers.view import PaperView

_ICON_SIDE: Final = 18
ENTERED_BY: Final = {
    "session": ("emulation", "open_session", "Mở phiên họp…"),
    "decision": ("emulation", "decisions", "Đến thẻ Quyết định"),
    "nomination": ("emulation", "nominations", "Đến thẻ Đề nghị"),
    "council": ("emulation", "councils", "Hội đồng, thành viên…"),
    "recognition": ("people", "years", "Đến thẻ Theo năm"),
    "plan": ("plan", "", "Đến trang Kế hoạch"),
}
"""By the field of what a paper lacks: the page and the work that enters it, and what the button there says."""


class PreviewWindow(QMainWindow):
    """Shows one paper. A PDF that is saved is, byte for byte, the one shown, and its pages are what is printed."""

    def __init__(self, context: Context, kind: str, options: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._questions = BookQuestions(context, self)
        self._kind = kind
        self._options = dict(options)
        self._paper: papers.Paper | None = None
        self._formats: tuple[str, ...] = ALL_FORMATS
        self._view = PaperView()
        self._notice = Notice()
        self._keeper = PaperKeeper(context, self._notice, self)
        self._back = QAction("Đóng bản xem trước", self)
        self._back.triggered.connect(self._close)
        self._work = QAction("", self)
        self._work.triggered.connect(self._enter)
        self._instead = QAction("", self)
        self._instead.triggered.connect(self._make_instead)
        self.setWindowTitle("Xem trước bản in")
        open_at(self, 980, 720)
        self._build()
        context.changed.connect(self._book_changed)
        self.refresh()

    @property
    def paper(self) -> papers.Paper | None:
        """The paper shown, None while it is being made or if that was refused."""
        return self._paper

    @property
    def zoom(self) -> float:
        """How large the page is shown: 1 is one point for 1/72 inch of screen."""
        return self._view.zoom

    def refresh(self) -> None:
        """Make the paper again from the book."""
        self._questions.ask("paper", self._render, self._show, self._refuse)

    def print_paper(self) -> QPrintDialog | None:
        """Ask for the printer and print; None while there is nothing to print."""
        return self._keeper.print_paper()

    def save_paper(self, suffix: str) -> QFileDialog | None:
        """Ask where to save the paper as "pdf", "docx" or "xlsx", and write it there."""
        return self._keeper.save_paper(suffix)

    def go_to_page(self, page: int) -> None:
        """Show the page (from 0), or the nearest there is."""
        self._view.go_to_page(page)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the document before the bytes that it reads are freed."""
        self._context.changed.disconnect(self._book_changed)
        self._view.clear()
        super().closeEvent(event)

    def _build(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(GAP, 0, GAP, GAP)
        column.addWidget(self._notice)
        column.addWidget(self._view, 1)
        self.setCentralWidget(body)
        bar = add_bar(self, "Bản in")
        bar.addActions([self._keeper.print_action, *self._keeper.save_actions.values()])
        bar.addSeparator()
        self._view.add_to(bar, self)
        add_action(self, "Lập lại", "redo", "F5", self.refresh)
        add_way_out(self, add_action(self, "Đóng", "close", "Esc; Ctrl+W", self._close))

    def _close(self) -> None:
        self.close()

    def _render(self, book: Book) -> papers.Paper:
        return previewed(book, self._kind, self._options)

    def _show(self, paper: papers.Paper) -> None:
        self._paper = paper
        self._view.show_pdf(paper.content)
        self._keeper.take(paper, self._write, self._formats)
        self.setWindowTitle(Path(paper.file_name).stem)
        self._notice.hide()
        if paper.note:
            self._notice.say(paper.note)
        self._view.setFocus()

    def _refuse(self, problem: ClerkError) -> None:
        self._paper = None
        self._keeper.take(None, None)
        self._notice.hide()
        if is_settled(problem):
            # What is missing is entered in the window behind; made again, the paper would lack it as before.
            self._view.say(f"{problem.message}\n{problem.hint}".strip(), self._way_from(problem))
        else:
            self._view.refuse(problem, self.refresh)
        self._view.show()
        self._view.setFocus()

    def _way_from(self, problem: ClerkError) -> QAction:
        """Return what does, or leads to, what a paper lacks; from elsewhere than a page only the way back."""
        field = problem.field if isinstance(problem, InvalidRecord) else ""
        # An issued paper is shown as it was kept: it is of no kind that could be made.
        if self._kind and (other := paper_kind(self._kind).instead_of(field)):
            self._instead.setText(paper_kind(other).making)
            self._instead.setData(other)
            return self._instead
        if field not in ENTERED_BY or self._page() is None:
            return self._back
        page, work, words = ENTERED_BY[field]
        self._work.setText(words)
        self._work.setData((page, work))
        return self._work

    def _page(self) -> Page | None:
        """Return the page that it was opened from."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, Page):
            around = around.parentWidget()
        return around

    def _enter(self) -> None:
        page = self._page()
        if page is not None:
            self.close()
            page.work_asked.emit(*self._work.data())

    def _make_instead(self) -> None:
        self._kind = str(self._instead.data())
        self.refresh()

    def _write(self, book: Book, path: Path, report: papers.Progress) -> None:
        papers.save(book, self._kind, self._options, path, report)

    def _book_changed(self, _changes: Changes) -> None:
        if self._paper is None:
            self.refresh()
        else:
            self._notice.say("Sổ đã có thay đổi sau khi lập bản này.", "warning", "Lập lại (F5)", self.refresh)
