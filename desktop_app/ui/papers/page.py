"""The page Văn bản: choose a paper, see its preview, follow the remarks, save it or issue it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import ClerkError, InvalidRecord
from desktop_app.domain.lists import ListQuery
from desktop_app.services.book import Book
from desktop_app.services.papers import papers
from desktop_app.services.papers.checks import render_with_remarks
from desktop_app.services.papers.edited import EditedPaper, edited_paper
from desktop_app.services.papers.house_style.column_sets import ListColumns, has_columns, list_columns
from desktop_app.services.papers.house_style.layouts import LayoutMeasure, layout_measures
from desktop_app.services.papers.house_style.wordings import wording_file
from desktop_app.services.papers.issued import IssueFields, NextIssue, next_issue, options_of
from desktop_app.services.papers.kinds.catalogue import paper_kind
from desktop_app.services.papers.kinds.declaration import PaperGroup
from desktop_app.services.papers.law_day import LawDay, law_day, other_law_day
from desktop_app.services.papers.remarks import PaperRemark, RemarkPlace
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.keyboard.reading_order import OrderedSplitter
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.tasks import Job
from desktop_app.ui.base.tokens import GAP, GROUP, PAGE, PAPER
from desktop_app.ui.base.window_size import is_low
from desktop_app.ui.papers.choosing.paper_day import PaperDay
from desktop_app.ui.papers.columns_form import ColumnsForm
from desktop_app.ui.papers.edited.take_back_form import TakeBackForm
from desktop_app.ui.papers.issue_form import IssueForm
from desktop_app.ui.papers.issued_list import IssuedList
from desktop_app.ui.papers.issued_register import IssuedRegister
from desktop_app.ui.papers.issued_window import IssuedWindow
from desktop_app.ui.papers.layout_form import LayoutForm
from desktop_app.ui.papers.paper_chooser import PaperChooser
from desktop_app.ui.papers.paper_pane import PaperPane
from desktop_app.ui.papers.remark_list import PaperRemarkList
from desktop_app.ui.papers.wording_window import WordingWindow
from desktop_app.ui.widgets.actions import add_action, separator
from desktop_app.ui.widgets.file_dialogs import choose_to_read
from desktop_app.ui.widgets.heads.page_head import PageHead
from desktop_app.ui.widgets.notice import Notice, refuse_in
from desktop_app.ui.widgets.page import Page
from desktop_app.ui.widgets.papers.keeper import PaperKeeper

_PAPER_WIDTH, _SIDE_WIDTH = 760, 340
_REMARKS_HEIGHT, _ISSUED_HEIGHT = 300, 220
_OF_ROUNDS: Final = ("emulation", "Thi đua – Khen thưởng")
_OF_YEAR: Final = ("people", "Tập thể – cá nhân")
ENTERED_ON: Final = {
    "recognition": _OF_YEAR,
    "plan": ("plan", "Kế hoạch"),
    "round": _OF_ROUNDS,
    "movement": _OF_ROUNDS,
    "council": _OF_ROUNDS,
    "award": _OF_ROUNDS,
}
"""By what is chosen for a paper: the page, by key and title, on which what it lacks is entered."""
_ISSUING: Final = frozenset({"issued_paper", "attachment"})


type _Made = tuple[papers.Paper, tuple[PaperRemark, ...], LawDay | None, tuple[date, str] | None]
"""A paper, what is said of it, the day by which it is made, and that of the law that it cites."""


class PapersPage(Page):
    """The chooser on top, the paper below it, beside it the remarks and the issued versions.

    `actions_menu` is what the window's menu offers for it. Signals: `asked(ListQuery)` for a list that a remark leads
    to; `work_asked(str, str)` for another page, by its key.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._settings = SettingsFile.of(context, context.book.folder.settings)
        self._jobs: dict[str, Job] = {}
        self._is_stale = True
        self._is_side_hers = False
        self._shown_paper: tuple[str, Mapping[str, str]] | None = None
        self._asked_paper: tuple[str, Mapping[str, str]] | None = None
        self.chooser = PaperChooser(context)
        self.notice = Notice()
        self.pane = PaperPane(self.stop)
        self.remarks = PaperRemarkList()
        self.day = PaperDay()
        self.keeper = PaperKeeper(context, self.notice, self, "Ctrl+Shift+E")
        self.issue_action = add_action(self, "Phát &hành…", "check", "Ctrl+Shift+P", self._ask_to_issue)
        self.take_back_action = add_action(
            self, "Lấy l&ại bản sửa bằng Word…", "import", "Ctrl+Shift+R", self._ask_for_edited
        )
        self.wording_action = add_action(self, "Sửa &lời văn mẫu…", "edit", "Ctrl+Shift+A", self._edit_wording)
        self.layout_action = add_action(self, "&Trình bày…", "settings", "Ctrl+Shift+T", self._ask_for_layout)
        self.columns_action = add_action(self, "&Cột của bảng…", "sort", "Ctrl+Shift+B", self._ask_for_columns)
        self.register_action = add_action(
            self, "Mọi văn &bản đã phát hành…", "history", "Ctrl+Shift+I", self.open_register
        )
        self.next_remark = add_action(self, "Điều cần &xem tiếp theo", "warning", "F8", self.remarks.go_on)
        self.choose_action = add_action(self, "Chọn &văn bản", "document", "Ctrl+L", self.chooser.kinds.setFocus)
        self.to_page = QAction(self)
        self.again = QAction("Lập lại", self)
        self.instead = QAction(self)
        self.issue_action.setProperty(PAPER, True)
        self.issue_action.setEnabled(False)
        self.take_back_action.setEnabled(False)
        for action, short in (
            *zip(self.keeper.save_actions.values(), ("PDF", "Word", "Excel"), strict=True),
            (self.keeper.open_action, "Mở Word"),
            (self.take_back_action, "Lấy lại"),
            (self.wording_action, "Lời văn"),
            (self.columns_action, "Cột"),
            (self.register_action, "Mọi văn bản"),
        ):
            action.setIconText(short)
        self.actions_menu = [
            *self.keeper.actions,
            separator(self),
            self.issue_action,
            self.take_back_action,
            self.wording_action,
            self.columns_action,
            self.layout_action,
            self.register_action,
            self.next_remark,
            self.choose_action,
        ]
        self.issued = IssuedList(context, self.register_action)
        self._lay_out()
        self._connect()
        remembered = self._settings.get("papers")
        options = remembered.get("options")
        self.chooser.take_up(str(remembered.get("kind", "")), options if isinstance(options, dict) else {})

    def refresh(self) -> None:
        """Read the choices and make the paper again, as soon as the page is visible."""
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self.chooser.ask()

    def show_query(self, query: ListQuery) -> None:
        """Show the paper whose issued versions the query asks for, or one that was issued."""
        if "ids" in query.scope:
            self._show_issued(query.scope["ids"][0])
        else:
            self.chooser.choose(str(query.scope["kind"]), options_of(str(query.scope["options"])))

    def works(self) -> Mapping[str, Callable[..., object]]:
        """Return the acts other pages can start here: the layout of all papers, and their wording."""
        return {"layout": self.layout_action.trigger, "wording": self.wording_action.trigger}

    def choose_paper(self, kind: str, options: Mapping[str, str]) -> None:
        """Choose a kind of paper with these options and make it."""
        self.chooser.choose(kind, options)

    def stop(self) -> None:
        """Stop making the paper."""
        self._forget("paper")
        self.pane.say("Đã dừng, chưa lập bản in.", self.again)

    def open_wording(self) -> WordingWindow:
        """Open the editor of the papers' wording, at that of the paper shown."""
        window = WordingWindow(self.context, wording_file(self.chooser.kind, self.chooser.options), self)
        window.show()
        return window

    def open_register(self) -> None:
        """Open the list of everything that was issued."""
        IssuedRegister(self.context, self).show()

    def _edit_wording(self) -> None:
        self.open_wording()

    def _lay_out(self) -> None:
        of_paper = [action for action in self.actions_menu if action not in self.keeper.actions[:2]]
        of_paper.remove(self.issue_action)
        self._side = OrderedSplitter(Qt.Orientation.Vertical)
        self._side.addWidget(self.remarks)
        self._side.addWidget(self.issued)
        self._side.setSizes([_REMARKS_HEIGHT, _ISSUED_HEIGHT])
        self._side.splitterMoved.connect(lambda *_: self._leave_side())
        self._beside = QWidget()
        side_column = QVBoxLayout(self._beside)
        side_column.setContentsMargins(0, 0, 0, 0)
        side_column.setSpacing(GAP)
        side_column.addWidget(self.day)
        side_column.addWidget(self._side, 1)
        self._body = OrderedSplitter(Qt.Orientation.Horizontal)
        for place, part in enumerate((self.pane, self._beside)):
            self._body.addWidget(part)
            self._body.setStretchFactor(place, 1 - place)
        self._body.setSizes([_PAPER_WIDTH, _SIDE_WIDTH])
        for splitter in (self._side, self._body):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(GROUP)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GAP)
        column.addWidget(PageHead("Văn bản", [*self.keeper.actions[:2], self.issue_action, *of_paper]))
        column.addWidget(self.chooser)
        column.addWidget(self.notice)
        column.addWidget(self._body, 1)
        self.setFocusProxy(self.chooser)

    def _connect(self) -> None:
        self.chooser.chosen.connect(self._make)
        self.day.chosen.connect(self._make)
        self.chooser.missing.connect(self._say_missing)
        self.chooser.refused.connect(self._refuse)
        self.remarks.asked.connect(self._go_to)
        self.issued.fitted.connect(self._share_side)
        self.issued.entered.connect(self._show_issued)
        self.again.triggered.connect(self.refresh)
        self.instead.triggered.connect(lambda: self.chooser.choose(self.instead.data(), dict(self.chooser.options)))
        self.to_page.triggered.connect(lambda: self.work_asked.emit(self.to_page.data(), ""))
        self.context.tasks.progressed.connect(self._count)
        self.context.changed.connect(self._changed)

    def _make(self) -> None:
        kind, options = self.chooser.kind, dict(self.chooser.options)
        self._settings.put("papers", {"kind": kind, "options": self.chooser.remembered})
        self._beside.show()
        self.issued.show_versions(kind, options)
        self.columns_action.setEnabled(has_columns(kind))
        if self._asked_paper != (kind, options):
            # A day is that of one paper.
            self._asked_paper = (kind, options)
            self.day.clear()
        is_same = self._shown_paper == (kind, options)
        if not is_same:
            self.notice.hide()
            # Of a paper that is still being made nobody knows that there is nothing to look at.
            self.remarks.show_remarks(None)
        self.pane.wait()
        self._forget("paper")
        dated_options = self.day.among(options)
        book, done = self.context.book, partial(self._show, kind, options, is_same)

        def make(report: Callable[[int], bool]) -> _Made:
            made = render_with_remarks(book, kind, dated_options, report)
            return *made, law_day(book, kind, dated_options), other_law_day(book, kind, dated_options)

        self._jobs["paper"] = self.context.tasks.long("", make, done, self._refuse, writes=False)

    def _show(
        self,
        kind: str,
        options: Mapping[str, str],
        is_same: bool,
        made: _Made,
    ) -> None:
        paper, remarks, past, law_of = made
        dated_options = self.day.among(options)
        self.day.show_day(past, law_of)
        self._shown_paper = (kind, options)
        self.pane.show_pdf(paper.content, stay=is_same)
        self.remarks.show_remarks(remarks)
        self.keeper.take(paper, lambda book, path, report: papers.save(book, kind, dated_options, path, report))
        self.issue_action.setEnabled(True)
        self.take_back_action.setEnabled(True)

    def _refuse(self, problem: ClerkError) -> None:
        self._clear_paper()
        if isinstance(problem, InvalidRecord):
            words = f"{problem.message}\n{problem.hint}".strip()
            if other := paper_kind(self.chooser.kind).instead_of(problem.field):
                self.instead.setText(paper_kind(other).making)
                self.instead.setData(other)
                self.pane.say(words, self.instead)
            else:
                self._say_what_to_enter(words)
        else:
            self.pane.refuse(problem, self.refresh)

    def _say_missing(self, words: str) -> None:
        self._clear_paper()
        self._forget("paper")
        self.issued.show_versions(self.chooser.kind, {})
        # Of what cannot be made yet there is neither a day nor a remark nor a version.
        self._beside.hide()
        self._say_what_to_enter(words)

    def _say_what_to_enter(self, words: str) -> None:
        """Say what a paper lacks, with the way to the page where that is entered."""
        kind = paper_kind(self.chooser.kind)
        of_group = _OF_YEAR if kind.group is PaperGroup.YEAR else _OF_ROUNDS
        page, title = next((page for name, page in ENTERED_ON.items() if name in self.chooser.asks), of_group)
        self.to_page.setData(page)
        self.to_page.setText(f"Đến trang {title}")
        self.pane.say(words, self.to_page)

    def _clear_paper(self) -> None:
        self._shown_paper = None
        self.keeper.take(None, None)
        self.remarks.show_remarks(None)
        self.issue_action.setEnabled(False)
        self.take_back_action.setEnabled(False)
        self.notice.hide()

    def _changed(self, changes: Changes) -> None:
        if not changes.kinds <= _ISSUING:
            self.refresh()

    def _go_to(self, remark: PaperRemark) -> None:
        match remark.place:
            case RemarkPlace.OFFICE:
                self.work_asked.emit("office", "")
            case RemarkPlace.WORDING:
                self.open_wording()
            case RemarkPlace.ISSUE:
                self._ask_to_issue()
            case RemarkPlace.REPORT:
                self.work_asked.emit("reports", "")
            case None if remark.query is not None and remark.query.kind == "issued":
                self.show_query(remark.query)
            case None if remark.query is not None:
                self.asked.emit(remark.query)

    def _ask_to_issue(self) -> None:
        if self._shown_paper is not None and self.issue_action.isEnabled():
            (kind, options), day = self._shown_paper, self.day.value()
            self._ask("issue", lambda book: next_issue(book, kind, options, day), self._open_issue)

    def _open_issue(self, issue: NextIssue) -> None:
        if self._shown_paper is not None:
            form = IssueForm(self.context, *self._shown_paper, issue, self)
            form.offer_day(self.day.value())
            form.saved.connect(lambda changes: self.notice.say(f"{changes.label}.", "done"))
            form.show_form(form.first_field)

    def _ask_for_edited(self) -> None:
        if self._shown_paper is not None and self.take_back_action.isEnabled():
            words = "Văn bản Word đã sửa (*.docx)"
            choose_to_read(self, self._settings, "Lấy lại bản sửa bằng Word", words, self.take_back)

    def take_back(self, path: Path) -> None:
        """Compare a changed Word file with the paper shown, and offer to keep it as issued."""
        if self._shown_paper is None:
            return
        (kind, options), book = self._shown_paper, self.context.book
        dated_options = self.day.among(options)

        def compared(report: Callable[[int], bool]) -> tuple[NextIssue, EditedPaper]:
            edited = edited_paper(book, kind, dated_options, IssueFields(), path, report)
            return next_issue(book, kind, options, edited.fields.dated_on), edited

        def show(answer: tuple[NextIssue, EditedPaper]) -> None:
            form = TakeBackForm(self.context, (kind, options), *answer, path, self)
            form.saved.connect(lambda changes: self.notice.say(f"{changes.label}.", "done"))
            form.show_form(form.first_field)

        self._forget("issue")
        self._jobs["issue"] = self.context.tasks.long(
            "Đang so tệp Word với văn bản", compared, show, self._say_problem, writes=False, asker=self
        )

    def _say_problem(self, problem: ClerkError) -> None:
        refuse_in(self.notice, self.context, problem)

    def _ask_for_layout(self) -> None:
        self._ask("layout", layout_measures, self._open_layout)

    def _open_layout(self, measures: Sequence[LayoutMeasure]) -> None:
        LayoutForm(self.context, measures, self).show_form("top")

    def _ask_for_columns(self) -> None:
        kind = self.chooser.kind
        if has_columns(kind):
            self._ask("columns", lambda book: list_columns(book, kind), self._open_columns)

    def _open_columns(self, columns: ListColumns) -> None:
        title = paper_kind(columns.paper).title
        ColumnsForm(self.context, columns, title, self).show_form("columns")

    def _show_issued(self, issued_id: int) -> None:
        IssuedWindow(self.context, issued_id, self).show()

    def _ask[T](self, name: str, question: Callable[[Book], T], done: Callable[[T], None]) -> None:
        self._forget(name)
        self._jobs[name] = self.context.read(question, done, self._refuse)

    def _forget(self, name: str) -> None:
        """Forget a job and cancel its work, which ends at its next report."""
        if name in self._jobs:
            job = self._jobs.pop(name)
            job.forget()
            job.cancel()

    def _count(self, job: Job, rows: int) -> None:
        if job is self._jobs.get("paper"):
            self.pane.count(rows)

    def _leave_side(self) -> None:
        self._is_side_hers = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give what is to be seen before printing the room of a low window, until the clerk moves the handle."""
        super().resizeEvent(event)
        self._share_side()

    def _share_side(self) -> None:
        if not self._is_side_hers:
            self._side.setSizes([self.height(), 0] if is_low(self) else [_REMARKS_HEIGHT, _ISSUED_HEIGHT])

    def showEvent(self, event: QShowEvent) -> None:
        """Make the paper when the page is shown."""
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Mark the page as stale if its paper was not finished."""
        super().hideEvent(event)
        self._is_stale = self._is_stale or not self.pane.is_shown
