"""The editor of a report, part by part: drafted from the records up to a day, edited by the clerk, checked.

How it holds together: the saved report comes from the book; unsaved changes are in `UnsavedReports` and take
precedence wherever a part is shown. When the book or the day changes, the report is counted again and the unsaved
changes stay.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import ClerkError, InvalidRecord
from desktop_app.services.book import Book
from desktop_app.services.papers.reports import entered, statements
from desktop_app.services.papers.reports.entered import Report, with_edits
from desktop_app.services.papers.reports.parts import ReportPart
from desktop_app.services.papers.reports.remarks import Remark, remarks
from desktop_app.services.papers.reports.spans import usual_cut_off
from desktop_app.ui.base.book_questions import BookQuestions
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.keyboard.reading_order import OrderedSplitter
from desktop_app.ui.base.theme import at_size, set_mark
from desktop_app.ui.base.tokens import GAP, GROUP, PAPER
from desktop_app.ui.base.translation import format_date
from desktop_app.ui.reports.parts.part_pane import PartPane
from desktop_app.ui.reports.parts.part_states import part_state, part_state_words
from desktop_app.ui.reports.parts.part_table import PartTable
from desktop_app.ui.reports.remark_list import ReportRemarkList
from desktop_app.ui.reports.span_line import SpanLine
from desktop_app.ui.reports.unsaved import ShownReport, UnsavedReports
from desktop_app.ui.widgets.actions import add_action, separator
from desktop_app.ui.widgets.drafts.drafts_file import Drafts, InputDraft
from desktop_app.ui.widgets.forms.cut_off_line import CutOffLine
from desktop_app.ui.widgets.forms.declared.scrolled import ScrolledContent
from desktop_app.ui.widgets.notice import Notice

_CHECK_AFTER_MS: Final = 500
_PARTS_WIDTH, _PANE_WIDTH = 440, 660

Counted = tuple[Report, list[Remark]]


class ReportEditor(ScrolledContent):
    """The editor of one report at a time.

    Signals: `preview_asked(ShownReport, date)` for the paper of a report that has just been saved; `asked(ListQuery)`
    for the rows that a number of it counts.
    """

    preview_asked = Signal(object, object)
    asked = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.unsaved = UnsavedReports()
        self._key: ShownReport | None = None
        self._report: Report | None = None
        self._headings: dict[tuple[ShownReport, str], str] = {}
        self._saving = False
        self._is_stale = False
        self._keyboard_due = False
        self._stated_by = ""
        self._questions = BookQuestions(context, self)
        self.cut_off, self.span = CutOffLine(), SpanLine(context)
        self.parts, self.pane, self.remarks = PartTable(), PartPane(), ReportRemarkList()
        self.notice = Notice()
        self.unsaved_label = QLabel()
        """Which reports are not saved; it stands beside the days of the report."""
        self._check_timer = QTimer(self)
        self._check_timer.setSingleShot(True)
        self._check_timer.setInterval(_CHECK_AFTER_MS)
        self.actions_menu = [*self._make_actions(), separator(self), *self.span.actions_menu]
        self._lay_out()
        self._connect()
        self._drafts = Drafts.of(context)
        self._show_unsaved()
        self._offer_draft()

    def show_report(self, key: ShownReport) -> None:
        """Show a report. Unsaved changes of other reports are kept."""
        if key != self._key:
            if self._key is not None:
                self.notice.hide()
            self._key = key
            self._report = None
            focus = QApplication.focusWidget()
            # What is disabled loses the keyboard: it comes back with the report.
            self._keyboard_due |= focus is not None and self._body.isAncestorOf(focus)
            self._body.setEnabled(False)
            self.cut_off.say("")
            self._show_unsaved()
            self.refresh()

    def refresh(self) -> None:
        """Count the report again, as soon as the editor is visible."""
        self._is_stale = not self.isVisible()
        key = self._key
        if self._is_stale or key is None:
            return
        unsaved = self.unsaved.of(key)
        cut_off, edits = unsaved.cut_off, dict(unsaved.edits)

        def count(book: Book) -> Counted:
            report = entered.report(book, key.kind, key.period, cut_off, key.plan_id)
            return report, remarks(book, with_edits(report, edits))

        self._questions.ask("report", count, partial(self._show, key), self._refuse)

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Save every report that was changed, then call `then`."""
        if not self._saving and self.cut_off.is_right():
            self._save_next(then)

    def unsaved_words(self) -> str:
        """Return which reports hold unsaved changes, as a sentence; "" if none does."""
        names = [key.words for key, _ in self.unsaved]
        return f"{'; '.join(names)} có phần sửa chưa lưu." if names else ""

    def draft(self) -> InputDraft | None:
        """Return the texts and days that are not saved, of all reports."""
        reports = self.unsaved.packed()
        words = {
            f"{key.words}: {self._headings.get((key, part), part)}": text or ""
            for key, unsaved in self.unsaved
            for part, text in unsaved.edits.items()
        }
        return InputDraft(type(self).__name__, "Soạn báo cáo", {"reports": reports}, words) if reports else None

    def _offer_draft(self) -> None:
        """Keep what is typed from now on, and offer what was typed here when the program stopped."""
        self._drafts.watch(self)
        left = self._drafts.left_for(type(self).__name__)
        if left is None:
            return

        def fill_again() -> None:
            self.unsaved.take(left.contents["reports"])
            self._drafts.drop(left)
            self.notice.hide()
            self._show_unsaved()
            self.refresh()

        self.notice.say(f"Lời văn nhập dở lúc {left.when}, chưa lưu.", "warning", "Điền lại", fill_again)

    def _make_actions(self) -> list[QAction]:
        self.save_action = add_action(self, "&Lưu", "save", "Ctrl+S", self.save)
        self.preview_action = add_action(self, "Xem t&rước…", "preview", "Ctrl+P", self._preview)
        self.give_back = add_action(self, "Lấy lại theo &số liệu", "undo", "Ctrl+R", self._restore_draft)
        self.see_draft = add_action(self, "Xem bản theo số liệ&u", "document", "Ctrl+T", self._toggle_draft)
        self.see_draft.setCheckable(True)
        self.next_remark = add_action(self, "Điều cần xem &tiếp theo", "down", "F8", self.remarks.go_on)
        self.preview_action.setProperty(PAPER, True)
        self.preview_action.setToolTip("Lưu rồi xem trước bản in (Ctrl+P)")
        self.give_back.setToolTip("Bỏ phần đã sửa, lấy lại lời văn soạn từ số liệu của sổ (Ctrl+R)")
        for action, short in (
            (self.give_back, "Lấy lại"),
            (self.see_draft, "Bản số liệu"),
            (self.next_remark, "Tiếp theo"),
        ):
            action.setIconText(short)
        keys = "Ctrl+Return; Ctrl+Enter"
        self.open_list = add_action(self, "&Mở bản ghi của số liệu", "search", keys, self.pane.open_list)
        self.state_nothing = add_action(self, "Xác nhận &không có…", "check", "F7", self._state_nothing)
        self.withdraw = add_action(self, "Bỏ &xác nhận", "close", "", self._withdraw_statement)
        self.pane.offer_acts([self.give_back, self.see_draft, self.state_nothing])
        self.remarks.offer_act(self.next_remark)
        for keys, step in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            step_action = QAction(self)
            step_action.setShortcut(keys)
            step_action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            step_action.triggered.connect(partial(self.parts.step, step))
            self.addAction(step_action)
        return [
            *(self.save_action, self.preview_action, self.give_back, self.see_draft, self.next_remark),
            *(self.open_list, self.state_nothing, self.withdraw),
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room between the text and the remarks."""
        super().resizeEvent(event)
        self.remarks.fit(event.size().height())

    def _lay_out(self) -> None:
        set_mark(self.unsaved_label, "muted")
        self.unsaved_label.setWordWrap(True)
        self._body = OrderedSplitter(Qt.Orientation.Horizontal)
        self._body.setChildrenCollapsible(False)
        self._body.setHandleWidth(GROUP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.span)
        column.addWidget(self.notice)
        column.addWidget(self._body, 1)
        self._body.addWidget(self.parts)
        self._body.addWidget(self.pane)
        self._body.setSizes([at_size(_PARTS_WIDTH), at_size(_PANE_WIDTH)])
        self._body.setStretchFactor(0, 1)
        self._body.setStretchFactor(1, 2)
        column.addWidget(self.remarks)
        column.addStretch()
        self.setFocusProxy(self.parts)

    def _connect(self) -> None:
        self.parts.chosen.connect(self._show_part)
        self.parts.entered.connect(self.pane.setFocus)
        self.pane.edited.connect(self._take_text)
        self.pane.list_asked.connect(self.asked)
        self.remarks.asked.connect(self._go_to)
        self.cut_off.chosen.connect(self._take_cut_off)
        self.span.refused.connect(self._refuse)
        self._check_timer.timeout.connect(self._check)
        self.context.changed.connect(lambda _: self.refresh())
        self.context.tasks.faulted.connect(self._stop_saving)

    def _show(self, key: ShownReport, counted: Counted) -> None:
        report, report_remarks = counted
        unsaved = self.unsaved.of(key)
        if unsaved.cut_off is None:
            unsaved.kept_cut_off = report.cut_off
        is_new = self._report is None
        self._report = report
        self._headings |= {(key, part.key): part.heading for part in report.parts}
        self._body.setEnabled(True)
        self._show_rooms(shown=True)
        self.cut_off.say("")
        self.cut_off.show_day(report.cut_off)
        self.span.show_report(report)
        if is_new:
            self.pane.forget()
        self.parts.show_parts(report.parts, stay=not is_new)
        self.remarks.show_remarks(report_remarks)
        self._show_part(self.parts.key)
        self._show_state()
        if self._keyboard_due and QApplication.focusWidget() is None:
            self.parts.setFocus()
        self._keyboard_due = False

    def _refuse(self, problem: ClerkError) -> None:
        sentence = f"{problem.message} {problem.hint}".rstrip()
        if isinstance(problem, InvalidRecord) and problem.field == "cut_off":
            self.cut_off.say(sentence)
            if self._key is not None:
                # The refused day stays in its input, to be corrected; the report is still counted to the previous day.
                self.unsaved.of(self._key).cut_off = None
        else:
            self.notice.say(sentence, "problem")
            if self._report is None:
                # Nothing is left in sight of the report that was shown before.
                self._show_rooms(shown=False)

    def _show_rooms(self, *, shown: bool) -> None:
        self.cut_off.setEnabled(shown)
        for room in (self.span, self._body, self.remarks):
            room.setVisible(shown)

    def _part(self, key: str) -> ReportPart | None:
        parts: Sequence[ReportPart] = self._report.parts if self._report is not None else ()
        return next((part for part in parts if part.key == key), None)

    def _show_part(self, part_key: str) -> None:
        part = self._part(part_key)
        if part is not None:
            self.pane.show_part(part, self._text_of(part))
            self._show_part_state(part)

    def _text_of(self, part: ReportPart) -> str:
        edit = self._edits.get(part.key, part.text)
        return part.drafted if edit is None else edit

    @property
    def _edits(self) -> Mapping[str, str | None]:
        return self.unsaved.of(self._key).edits if self._key is not None else {}

    def _take_text(self, text: str) -> None:
        part = self._part(self.parts.key)
        if part is not None and self._key is not None:
            self.unsaved.of(self._key).take_text(part, text)
            self._show_state()
            self._check_timer.start()

    def _take_cut_off(self, day: date) -> None:
        key = self._key
        if key is not None and key.period and (self._report is None or day != self._report.cut_off):
            self.unsaved.of(key).take_cut_off(day)
            self._show_unsaved()
            self.refresh()

    def _restore_draft(self) -> None:
        part = self._part(self.parts.key)
        if part is not None:
            self.pane.write(part.drafted)
            self.pane.setFocus()

    def _state_nothing(self) -> None:
        from desktop_app.ui.reports.parts.statement_form import StatementForm

        part, key = self._part(self.parts.key), self._key
        if part is not None and key is not None:
            form = StatementForm(self.context, key, part, self._stated_by, self.window())
            form.saved.connect(lambda _: self._remember_stater(form.stated_by.text()))
            form.show_form("stated_by")

    def _remember_stater(self, name: str) -> None:
        self._stated_by = name

    def _withdraw_statement(self) -> None:
        part, key = self._part(self.parts.key), self._key
        if part is not None and key is not None:
            part_key = part.key
            self.context.act(
                lambda book: statements.withdraw_statement(book, key.kind, key.period, part_key, key.plan_id),
                None,
                self._refuse,
            )

    def _toggle_draft(self) -> None:
        self.pane.show_draft(self.see_draft.isChecked())

    def _check(self) -> None:
        """Check the report with its unsaved changes."""
        report = self._report
        self._is_stale = self._is_stale or not self.isVisible()
        if report is not None and not self._is_stale:
            edited_report = with_edits(report, dict(self._edits))
            self._questions.ask("remarks", lambda book: remarks(book, edited_report), self._show_remarks, self._refuse)

    def _show_remarks(self, report_remarks: Sequence[Remark]) -> None:
        self.remarks.show_remarks(report_remarks)
        self._show_state()

    def _go_to(self, remark: Remark) -> None:
        self.parts.choose(remark.part)
        if remark.words:
            self.pane.mark(remark.words)
        self.pane.setFocus()

    def _preview(self) -> None:
        key, report = self._key, self._report
        if key is not None and report is not None:
            self.save(lambda: self.preview_asked.emit(key, self.unsaved.of(key).kept_cut_off or report.cut_off))

    def _save_next(self, then: Callable[[], None] | None) -> None:
        key, unsaved = next(iter(self.unsaved), (None, None))
        self._saving = key is not None
        if key is None or unsaved is None:
            if then is not None:
                then()
            return
        cut_off = unsaved.cut_off or unsaved.kept_cut_off or usual_cut_off(key.kind, key.period)
        edits = dict(unsaved.edits)

        def on_saved(_changes: Changes) -> None:
            unsaved.settle(cut_off, edits)
            if key == self._key and self._report is not None:
                self._report = with_edits(self._report, edits)
            self._show_state()
            self._save_next(then)

        def on_refused(problem: ClerkError) -> None:
            self._saving = False
            self._refuse(problem)

        self.context.act(
            lambda book: entered.save_report(book, key.kind, key.period, cut_off, edits, key.plan_id),
            on_saved,
            on_refused,
        )

    def _show_state(self) -> None:
        """Show the states of the parts, and what is unsaved."""
        if self._report is not None:
            self.parts.show_titles(with_edits(self._report, dict(self._edits)).parts)
            empty = {remark.part for remark in self.remarks.remarks if not remark.words}
            self.parts.show_standing(
                {part.key: part_state(part, self._text_of(part), self._edits, empty) for part in self._report.parts}
            )
        part = self._part(self.parts.key)
        if part is not None:
            self._show_part_state(part)
        self._show_unsaved()

    def _show_part_state(self, part: ReportPart) -> None:
        day = format_date(self._report.facts.span.last) if self._report is not None else ""
        has_parts = self._report is not None and part.key in self._report.parents
        self.pane.standing.setText(part_state_words(part, self._edits, day, has_parts=has_parts))
        is_own = self._edits[part.key] is not None if part.key in self._edits else part.edited
        self.give_back.setEnabled(is_own)
        self.state_nothing.setEnabled(not has_parts and not part.has_records)
        self.withdraw.setEnabled(part.statement is not None)

    def _show_unsaved(self) -> None:
        others = [key.words for key, _ in self.unsaved if key != self._key]
        here = self._key is not None and bool(self.unsaved.of(self._key))
        self.unsaved_label.setText(f"Chưa lưu: {', '.join(others)}" if others else "Chưa lưu" if here else "")
        # Where it has nothing to say it takes no line.
        self.unsaved_label.setVisible(here or bool(others))
        self.save_action.setEnabled(here or bool(others))
        self._drafts.note()
        for action in (self.preview_action, self.see_draft, self.next_remark):
            action.setEnabled(self._report is not None)

    def _stop_saving(self) -> None:
        # The window reports the fault; saving must still be possible after it.
        self._saving = False

    def showEvent(self, event: QShowEvent) -> None:
        """Count the report if that was postponed while the editor was hidden."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._refresh_stale)

    def _refresh_stale(self) -> None:
        # Another report may have been shown since then, which counts anyway.
        if self._is_stale:
            self.refresh()
