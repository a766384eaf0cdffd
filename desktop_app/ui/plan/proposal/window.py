"""The window of a plan read from a document: compared with its text, corrected, and written as one change."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import ClerkError, InvalidRecord
from desktop_app.domain.plan.drafts import DraftAction
from desktop_app.domain.plan.plans import ProposedTask
from desktop_app.services.plan.plans import apply_plan
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.keyboard.reading_order import OrderedSplitter
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, GROUP, PAGE
from desktop_app.ui.base.window_size import is_low, open_at
from desktop_app.ui.plan.outline import OutlineTree
from desktop_app.ui.plan.proposal import facts
from desktop_app.ui.plan.proposal.adjustment_line import AdjustedPlanLine, AdjustmentLine
from desktop_app.ui.plan.proposal.draft_editing import DraftEditing
from desktop_app.ui.plan.proposal.draft_panel import DraftPanel
from desktop_app.ui.plan.proposal.draft_table import ACTION_TONES, DraftTable
from desktop_app.ui.plan.proposal.reading import ReadPlan, read_as
from desktop_app.ui.plan.proposal.text_view import Mark, PlanTextView
from desktop_app.ui.plan.proposal.unit_choices import UnitChoices
from desktop_app.ui.plan.proposal.unsaved import UnsavedProposal, began_with
from desktop_app.ui.widgets.drafts.contents import content_of, put_back, words_in
from desktop_app.ui.widgets.drafts.drafts_file import Drafts, InputDraft
from desktop_app.ui.widgets.drafts.offering import offer_left
from desktop_app.ui.widgets.forms.declared.scrolled import ScrolledPart
from desktop_app.ui.widgets.heads.folding_words import FoldingWords
from desktop_app.ui.widgets.lists.heights.window_growth import WindowGrowth
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.questions import ask_to_save

_LEAST_ROWS = 5
"""Of one line each, the heads among them: two tasks whose texts go over two lines are whole."""


class ProposalWindow(QWidget):
    """Shows what was read from a plan. Only "Ghi vào sổ" changes the book; closing the window does not.

    Signal: `applied(Changes)` when the plan has been written.
    """

    applied = Signal(object)

    def __init__(self, context: Context, reading: ReadPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._reading = reading
        self._drafts = Drafts.of(context)
        self._to_fill: UnsavedProposal | None = None
        proposal = reading.plan_import.proposal
        self.editing = DraftEditing(reading.plan_import.drafts, self)
        self.text = PlanTextView()
        self.text.show_text(proposal.title, proposal.paragraphs, proposal.headings)
        self.outline = OutlineTree()
        self.outline.show_headings(proposal.headings)
        self.table = DraftTable(self.editing)
        WindowGrowth(self, self.table)
        unit_names = (*(unit.name for unit in proposal.units), *reading.unit_names)
        self.panel = DraftPanel(proposal.headings, unit_names)
        self.unit_choices = UnitChoices(reading.plan_import.unsure_units)
        self.notice, self.unchanged_box = Notice(), QCheckBox()
        self.adjusted_plan = AdjustedPlanLine(reading.plans)
        self._summary, self._outcome = FoldingWords(), QLabel()
        self.apply_button, self.cancel_button = QPushButton("&Ghi vào sổ"), QPushButton("Hủ&y")
        self.adjustment_line = AdjustmentLine()
        self.setWindowTitle(f"Kế hoạch đọc từ {reading.plan_import.source_name}")
        open_at(self, 1320, 740)
        self._make_actions()
        column = self._lay_out()
        self._connect()
        self._show_reading()
        self._show_mended(0)
        self._offer_draft(column)
        if unsure := facts.unsure_words(reading.plan_import):
            self.notice.say(unsure)
        if proposal.remarks:
            self.notice.say(" ".join(proposal.remarks), "warning")
        if reading.plans and (words := facts.adjusting_words(proposal.title)):
            self.notice.say(words)
        self.table.setFocus()

    @property
    def summary(self) -> str:
        """The words that say what was read and how it differs from the book."""
        return self._summary.text()

    @property
    def outcome(self) -> str:
        """The words that say what writing the plan would do now."""
        return self._outcome.text()

    def apply(self) -> None:
        """Write the checked tasks, and the plan with its headings and units, into the book."""
        if not self.panel.commit():
            return
        plan_import, drafts = self._reading.plan_import, self.editing.to_write()
        try:
            adjustment = self.adjustment_line.adjustment(asked=self.adjusted_plan.plan_id is not None)
        except InvalidRecord as problem:
            self._refused(problem)
            return
        self.setEnabled(False)
        self._context.act(
            lambda book: apply_plan(book, plan_import, drafts, adjustment=adjustment), self._applied, self._refused
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask what becomes of corrections that would be lost."""
        if self.isEnabled() and (self.editing.can_undo or self.panel.touched):
            event.ignore()
            ask_to_save(self, "Ghi kế hoạch vào sổ trước khi đóng?", self.apply, self._leave)
            return
        self._drafts.leave(self)
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave more rows and inputs in sight where the window is low."""
        super().resizeEvent(event)
        self._fold_summary()
        self.panel.set_low(is_low(self))

    def _fold_summary(self) -> None:
        self._summary.set_folded(is_low(self) and facts.may_be_cut(self._reading.plan_import))

    def draft(self) -> InputDraft | None:
        """Return what is corrected, chosen and entered, and not written."""
        line, edited, touched = self.adjustment_line, self.editing.can_undo, self.panel.touched
        unsaved = UnsavedProposal(
            self.adjusted_plan.plan_id,
            self.editing.drafts if edited else (),
            self.editing.checked if edited else (),
            line.number.text(),
            line.dated_on.text(),
            self.table.current_place() if touched else None,
            {name: content_of(widget) for name, widget in self.panel.inputs().items()} if touched else None,
        )
        if unsaved == UnsavedProposal():
            return None
        words = {"Nhiệm vụ": "\n".join(draft.task.text for draft in unsaved.drafts)} if edited else {}
        if touched:
            words["Đang sửa"] = "\n".join(map(words_in, self.panel.inputs().values()))
        return replace(self._place, contents=unsaved.contents(), words=words)

    def _offer_draft(self, column: QVBoxLayout) -> None:
        """Keep what is done here from now on, and offer what was done with this document when the program stopped."""
        start = began_with(self._reading.plan_import)
        self._place = InputDraft(type(self).__name__, self.windowTitle(), {}, {}, start)
        for signal in (self.editing.changed, self.panel.typed, self.adjusted_plan.box.currentIndexChanged):
            signal.connect(self._drafts.note)
        for line in (self.adjustment_line.number, self.adjustment_line.dated_on):
            line.textChanged.connect(self._drafts.note)
        offer_left(self._drafts, self, self._place, column, self.notice, self._fill_again)

    def _fill_again(self, contents: Mapping[str, Any]) -> None:
        unsaved = UnsavedProposal.of(contents)
        if unsaved.plan_id == self.adjusted_plan.plan_id:
            self._fill(unsaved)
        else:
            self.adjusted_plan.choose(unsaved.plan_id)
            self._to_fill = unsaved
            self._compare()

    def _fill(self, unsaved: UnsavedProposal) -> None:
        if unsaved.drafts:
            self.editing.fill(unsaved.drafts, unsaved.checked)
        self.adjustment_line.number.setText(unsaved.number)
        self.adjustment_line.dated_on.setText(unsaved.dated_on)
        if unsaved.place is not None and unsaved.inputs is not None:
            self.table.select_place(unsaved.place)
            widgets = self.panel.inputs()
            for name, content in unsaved.inputs.items():
                put_back(widgets[name], content)

    def _leave(self) -> None:
        self.setEnabled(False)
        self.close()

    def _make_actions(self) -> None:
        self.merge_action = self._action("Gộ&p", "merge", "Ctrl+M", "Gộp các nhiệm vụ liền nhau đang chọn", self._merge)
        self.split_action = self._action(
            "&Tách", "split", "Ctrl+Shift+S", "Tách nhiệm vụ làm hai tại con trỏ trong nội dung", self._split
        )
        self.drop_action = self._action("&Bỏ", "trash", "Del", "Bỏ các nhiệm vụ đang chọn", self._drop)
        self.drop_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.table.addAction(self.drop_action)
        self.take_over_action = self._action(
            "&Là nhiệm vụ", "add", "Ctrl+L", "Đưa các đoạn để riêng đang chọn vào nhiệm vụ", self._take_over
        )
        does = "Đến nhiệm vụ tiếp theo chưa chắc ai chủ trì"
        self.unsure_action = self._action("", "warning", "F8", does, self._go_to_unsure)
        self.unsure_action.setVisible(False)
        self.undo_action = self._action("Hoàn tác", "undo", "Ctrl+Z", "Hoàn tác bước sửa vừa rồi", self.editing.undo)
        self.redo_action = self._action("Làm lại", "redo", "Ctrl+Y", "Làm lại bước vừa hoàn tác", self.editing.redo)
        self.redo_action.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        self.addActions([self.merge_action, self.split_action, self.take_over_action, self.unsure_action])
        self.addActions([self.undo_action, self.redo_action])
        self.addAction(self._action("Ghi vào sổ", "save", "Ctrl+Return", "", self.apply_button.click))
        self.addAction(self._action("Đóng", "close", "Esc", "", self.close))

    def _action(self, text: str, picture: str, key: str, does: str, act: Callable[[], object]) -> QAction:
        action = QAction(icon(picture), text, self)
        action.setShortcut(key)
        action.setToolTip(f"{does} ({QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)})")
        action.triggered.connect(lambda _checked: self._try(act))
        return action

    def _lay_out(self) -> QVBoxLayout:
        set_mark(self._summary, "muted")
        title = QLabel(self._reading.plan_import.proposal.title)
        title.setWordWrap(True)
        title.setStyleSheet("font-weight: 600")
        split = OrderedSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self._left_side())
        split.addWidget(self._right_side())
        split.setSizes([470, 830])
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GAP)
        of_document = QHBoxLayout()
        of_document.setSpacing(GROUP)
        of_document.addWidget(self.adjusted_plan)
        of_document.addWidget(self._summary, 1)
        column.addWidget(title)
        column.addLayout(of_document)
        column.addWidget(self.notice)
        column.addWidget(split, 1)
        column.addLayout(self._bottom_line())
        return column

    def _left_side(self) -> QTabWidget:
        proposal = self._reading.plan_import.proposal
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.addTab(self.text, "&Văn bản")
        tabs.addTab(self.outline, f"Đề &mục ({len(proposal.headings)})")
        if count := len(self.unit_choices.boxes):
            tabs.addTab(self.unit_choices, f"Đơn vị chưa &rõ ({count})")
        # Last and short: what has to be chosen is not pushed out of sight.
        tabs.addTab(facts.facts_view(proposal), "Căn cứ, nơ&i nhận")
        tabs.currentChanged.connect(self._enter_choices)
        self.tabs = tabs
        return tabs

    def _enter_choices(self) -> None:
        """Put the keyboard into what has to be chosen, unless it is on the tabs themselves."""
        if self.tabs.currentWidget() is self.unit_choices and not self.tabs.tabBar().hasFocus():
            self.unit_choices.setFocus()

    def _right_side(self) -> QWidget:
        bar = QToolBar()
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.addActions([self.merge_action, self.split_action, self.drop_action, self.take_over_action])
        bar.addAction(self.unsure_action)
        bar.addSeparator()
        bar.addActions([self.undo_action, self.redo_action])
        line = QHBoxLayout()
        line.addWidget(bar)
        line.addStretch(1)
        line.addWidget(self.unchanged_box)
        above, right = QWidget(), QWidget()
        above.setFocusProxy(self.table)
        column = QVBoxLayout(above)
        column.setContentsMargins(GAP, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(line)
        column.addWidget(self.table, 1)
        # On a small screen it would be left with less than a row.
        self.table.setMinimumHeight(_LEAST_ROWS * self.table.verticalHeader().defaultSectionSize())
        self.panel.setContentsMargins(GAP, GAP, 0, 0)
        both = QVBoxLayout(right)
        both.setContentsMargins(0, 0, 0, 0)
        both.addWidget(above, 1)
        both.addWidget(ScrolledPart(self.panel))
        return right

    def _bottom_line(self) -> QHBoxLayout:
        set_mark(self.apply_button, "primary")
        self.apply_button.setToolTip("Ctrl+Enter")
        self.cancel_button.setToolTip("Esc")
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(self._outcome, 1)
        line.addWidget(self.adjustment_line)
        line.addWidget(self.apply_button)
        line.addWidget(self.cancel_button)
        return line

    def _connect(self) -> None:
        self.editing.changed.connect(self._show_mended)
        self.unit_choices.chosen.connect(self.editing.rename_unit)
        self.table.place_changed.connect(self._show_place)
        self.table.edit_asked.connect(self.panel.text.setFocus)
        self.text.paragraph_chosen.connect(self._choose_paragraph)
        self.outline.heading_chosen.connect(lambda heading: self.text.show_paragraphs(heading.span))
        self.panel.mended.connect(lambda task: self._try(lambda: self._correct(task)))
        self.unchanged_box.toggled.connect(self._show_unchanged)
        self.apply_button.clicked.connect(self.apply)
        self.cancel_button.clicked.connect(self.close)
        self.adjusted_plan.box.chosen.connect(self._compare)

    def _compare(self) -> None:
        """Compare the document with the plan that it adjusts, or show it as a new plan."""
        reading, plan_id = self._reading, self.adjusted_plan.plan_id
        self.apply_button.setEnabled(False)
        self._context.read(lambda book: read_as(book, reading, plan_id), self._show_compared, self._refused, self)

    def _show_compared(self, reading: ReadPlan) -> None:
        if reading.plan_import.plan_id != self.adjusted_plan.plan_id:
            return
        self._reading = reading
        self.notice.hide()
        self._show_reading()
        self.editing.start(reading.plan_import.drafts)
        if reading.plan_import.plan_id is not None:
            self.adjustment_line.number.setFocus()
        to_fill, self._to_fill = self._to_fill, None
        if to_fill is not None and to_fill.plan_id == reading.plan_import.plan_id:
            self._fill(to_fill)

    def _show_reading(self) -> None:
        plan_import, differs = self._reading.plan_import, self._reading.text_differs
        unchanged = sum(draft.action is DraftAction.KEEP for draft in plan_import.drafts)
        self._summary.setText(facts.reading_words(plan_import, differs), facts.brief_words(plan_import))
        self._fold_summary()
        self.adjustment_line.setVisible(plan_import.plan_id is not None)
        self.unchanged_box.setText(f"Hiện cả {unchanged} nhiệm vụ &không đổi")
        self.unchanged_box.setVisible(unchanged > 0)
        self.unchanged_box.setChecked(not plan_import.differs)

    def _try(self, act: Callable[[], object]) -> None:
        self.notice.hide()
        try:
            act()
        except InvalidRecord as problem:
            self.notice.say(f"{problem.message} {problem.hint}".rstrip(), "warning")

    def _correct(self, task: ProposedTask) -> None:
        place = self.text.chosen
        if place is not None:
            self.editing.mend(place, task)

    def _merge(self) -> None:
        if self.panel.commit():
            self.editing.merge(self.table.places())

    def _split(self) -> None:
        place = self.table.current_place()
        if place is None or not self.panel.commit():
            return
        if not self.panel.text.hasFocus():
            self.panel.offer_split()
            self.notice.say("Đặt con trỏ vào chỗ muốn tách rồi nhấn Ctrl+Shift+S lần nữa.")
            return
        self.editing.split(place, self.panel.cursor_place())

    def _drop(self) -> None:
        if places := self.table.places():
            self.editing.drop(places)

    def _take_over(self) -> None:
        self.editing.take_over(self.table.places())

    def _go_to_unsure(self) -> None:
        if not self.panel.commit():
            return
        place = self.editing.unsure_after(self.table.current_place())
        if place is None:
            self.notice.say("Không còn nhiệm vụ nào chưa chắc ai chủ trì.", "done")
        else:
            self.table.select_place(place)
            self.panel.lead_choice.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_unchanged(self, visible: bool) -> None:
        place = self.table.current_place()
        self.table.drafts.show_unchanged(visible)
        self._mark_text()
        self.table.select_place(place if place is not None else 0)

    def _show_mended(self, place: int) -> None:
        self.table.drafts.refresh()
        self._mark_text()
        if place not in self.table.places():
            self.table.select_place(place)
        self._show_place(self.table.current_place())
        self.take_over_action.setVisible(any(draft.reason for draft in self.editing.drafts))
        self.unit_choices.follow(self.editing.unit_names)
        self.undo_action.setEnabled(self.editing.can_undo)
        self.redo_action.setEnabled(self.editing.can_redo)
        self.adjusted_plan.wait(self.editing.can_undo)
        self._show_outcome()

    def _mark_text(self) -> None:
        drafts = self.editing.drafts
        self.text.set_marks(
            Mark(place, "" if draft.reason else str(place + 1), draft.task.span, ACTION_TONES[draft.action])
            for place, draft in enumerate(drafts)
            if self.table.drafts.row(place) is not None and draft.action in ACTION_TONES
        )

    def _show_place(self, place: int | None) -> None:
        if place is None or not 0 <= place < len(self.editing.drafts):
            self.text.choose(None)
            self.panel.show_task(None)
            return
        draft = self.editing.drafts[place]
        self.text.choose(place if draft.action in ACTION_TONES else None)
        self.outline.select_heading(draft.task.path)
        self.panel.show_task(draft.task, fixed=draft.action not in (DraftAction.ADD, DraftAction.CHANGE))

    def _choose_paragraph(self, paragraph: int) -> None:
        place = self.text.key_at(paragraph)
        if place is not None:
            self.table.select_place(place)

    def _show_outcome(self) -> None:
        words = facts.outcome_words(self.editing)
        self._outcome.setText(words or "Không nhiệm vụ nào được chọn để ghi.")
        self.apply_button.setEnabled(bool(words) or self._reading.text_differs)
        unsure = len(self.editing.unsure)
        self.unsure_action.setText(f"Chưa chắc ({unsure})")
        # At none it stays, to be seen as done.
        self.unsure_action.setVisible(self.unsure_action.isVisible() or unsure > 0)

    def _applied(self, changes: Changes) -> None:
        self.applied.emit(changes)
        self.close()

    def _refused(self, problem: ClerkError) -> None:
        self.setEnabled(True)
        self.notice.say(f"{problem.message} {problem.hint}".rstrip(), "problem")
