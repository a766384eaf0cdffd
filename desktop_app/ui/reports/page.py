"""The page Báo cáo: the choice of a paper and a period, and the paper's content."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.services import review_rounds
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.papers.kinds.catalogue import offered_at
from desktop_app.services.papers.kinds.declaration import MenuPlace, PaperKind
from desktop_app.services.papers.kinds.options import HALF_YEAR, LATE_UNIT, PHASE, PLAN, ROUND, YEAR, ChoiceKind
from desktop_app.services.papers.reports.spans import phases_of_plan
from desktop_app.services.papers.reports.tables.charts import CHART_CHOICES
from desktop_app.services.plan.plan_records import plan_choices
from desktop_app.services.review_rounds import Round
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.theme import at_size
from desktop_app.ui.base.tokens import GAP, GROUP, PAGE
from desktop_app.ui.reports.letters import ReminderLetters
from desktop_app.ui.reports.plain_paper import PlainPaper, holds_of
from desktop_app.ui.reports.report_editor import ReportEditor
from desktop_app.ui.reports.unsaved import ShownReport
from desktop_app.ui.widgets.actions import add_action, separator
from desktop_app.ui.widgets.close_guard import CloseGuard
from desktop_app.ui.widgets.flow_line import FlowLine
from desktop_app.ui.widgets.forms.declared.scrolled import ScrolledContent, VerticalScrollArea
from desktop_app.ui.widgets.forms.lettered_box import LetteredBox
from desktop_app.ui.widgets.forms.period_box import PeriodBox, half_year_periods, year_periods
from desktop_app.ui.widgets.heads.page_head import PageHead
from desktop_app.ui.widgets.lists.chips import Chips
from desktop_app.ui.widgets.lists.plan_box import PlanBox
from desktop_app.ui.widgets.page import Page

_PERIODS_WIDTH: Final = 200
_CHART_LETTERS: Final = 16
_LEAST_HEIGHT: Final = 210


_Choices = tuple[Sequence[Round], Sequence[Choice], Mapping[int | None, Mapping[str, str]]]
"""The rounds, the plans, and the phases of each plan by their code, None standing for the only one."""


class ReportsPage(Page):
    """The papers to choose from on top, below them the panel of the chosen one.

    `actions_menu` is what the window's menu offers for it.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._settings = SettingsFile.of(context, context.book.folder.settings)
        self._round_labels: dict[str, str] = {}
        self._phases: Mapping[int | None, Mapping[str, str]] | None = None
        self._periods: dict[str, str] = {}
        self._chart = ""
        offered = offered_at(MenuPlace.REPORTS)
        self._kinds = {kind.key: kind for kind, _ in offered}
        self.papers = Chips("Văn bản", {kind.key: entry.text for kind, entry in offered})
        self.period = PeriodBox("Kỳ")
        self.charts = LetteredBox()
        self.plan_box = PlanBox()
        self.editor = ReportEditor(context)
        self.letters = ReminderLetters(context)
        self.plain = {
            kind.key: PlainPaper(context, holds_of(kind))
            for kind in self._kinds.values()
            if not kind.content().report and LATE_UNIT not in kind.choices
        }
        self._panels: tuple[ReportEditor | ReminderLetters | PlainPaper, ...] = (
            self.editor,
            self.letters,
            *self.plain.values(),
        )
        self._guard = CloseGuard(self, self.editor)
        self.actions_menu = []
        for panel in self._panels:
            # Their shortcuts must also work while the focus is in the choice of papers.
            self.addActions(panel.actions_menu)
            self.actions_menu += panel.actions_menu
        self.actions_menu += [
            separator(self),
            add_action(self, "&Chọn văn bản", "document", "Ctrl+L", self._go_to_papers),
        ]
        self.head = PageHead("Báo cáo", scope=[self.plan_box, self.charts])
        self._lay_out()
        self._take_up()
        self._connect()
        self._show_paper()
        self.context.read(_choices, self._show_choices)

    def refresh(self) -> None:
        """Read the content of the paper again."""
        self.context.read(_choices, self._show_choices)
        for panel in self._panels:
            panel.refresh()

    def works(self) -> Mapping[str, Callable[..., object]]:
        """Return the acts other pages can start here: to draft the annual report, or that on a phase."""
        return {"annual": partial(self._draft, YEAR), "phase": partial(self._draft, PHASE)}

    def _draft(self, choice: ChoiceKind) -> None:
        drafted = next(kind for kind in self._kinds.values() if kind.content().report and choice in kind.choices)
        if self.papers.key != drafted.key:
            self.papers.set_key(drafted.key)
            self._choose()

    def _lay_out(self) -> None:
        self.period.setMinimumWidth(_PERIODS_WIDTH)
        self._period_label = QLabel("&Kỳ")
        self._period_label.setBuddy(self.period)
        self.charts.setAccessibleName("Biểu đồ trong báo cáo")
        self.charts.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.charts.setMinimumContentsLength(_CHART_LETTERS)
        # Like the plans beside it only when the book was read: it would take the keyboard from the parts.
        self.charts.setEnabled(False)
        self.charts.setToolTip("Biểu đồ kèm trong bản in của báo cáo, cùng số với các phụ lục")
        # What is around comes first: whatever is moved with all its parts gives each of them the style anew.
        below, self._stack = ScrolledContent(), QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GAP)
        column.addWidget(self.head)
        column.addWidget(VerticalScrollArea(below, ()), 1)
        line = FlowLine()
        line.setSpacing(GROUP)
        line.add_together(self._period_label, self.period)
        line.addWidget(self.editor.cut_off)
        line.addWidget(self.editor.unsaved_label)
        inside = QVBoxLayout(below)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GAP)
        inside.addWidget(self.papers)
        inside.addLayout(line)
        inside.addWidget(self._stack, 1)
        for panel in self._panels:
            self._stack.addWidget(panel)
        # With large letters what stands above would leave the text of the report no line.
        self._stack.setMinimumHeight(at_size(_LEAST_HEIGHT))

    def _take_up(self) -> None:
        """Show the paper and the period used last."""
        remembered = self._settings.get("reports")
        self.papers.set_key(str(remembered.get("paper", "")))
        periods = remembered.get("periods")
        self._periods = {key: str(value) for key, value in periods.items()} if isinstance(periods, dict) else {}
        self._chart = str(remembered.get("chart", ""))

    def _connect(self) -> None:
        self.papers.chosen.connect(self._choose)
        self.period.chosen.connect(self._choose_period)
        self.period.add_keys(self)
        self.charts.activated.connect(self._choose_chart)
        self.plan_box.chosen.connect(self._choose_plan)
        self.editor.preview_asked.connect(self._preview_report)
        self.editor.span.asked.connect(self.asked)
        self.editor.asked.connect(self.asked)
        self.letters.preview_asked.connect(self._preview_letter)
        for panel in self.plain.values():
            panel.preview_asked.connect(self._preview_plain)
        self.context.changed.connect(self._changed)

    def _changed(self, changes: Changes) -> None:
        if {"review_round", "plan"} & changes.kinds:
            self.context.read(_choices, self._show_choices)

    def _show_choices(self, choices: _Choices) -> None:
        rounds, plans, self._phases = choices
        self.charts.setEnabled(True)
        before = self._plan_id
        self.plan_box.set_plans(plans)
        self.plan_box.setVisible(bool(plans) and PLAN in self._kind.choices)
        if self._plan_id != before:
            self._show_period()
        self._round_labels = {
            str(review_round.code): f"{review_round.code} – {review_round.code.title}" for review_round in rounds
        }
        if self._kind.choices[0] == ROUND or PHASE in self._kind.choices:
            self._show_paper()

    def _choose_plan(self) -> None:
        if PHASE in self._kind.choices:
            self._offer_periods()
        self._show_period()

    def _choose(self) -> None:
        self._keep()
        self._show_paper()

    def _choose_period(self) -> None:
        # The usual period is not saved: next year it is another one.
        self._periods.pop(self.papers.key, None)
        if self.period.key != self._usual():
            self._periods[self.papers.key] = self.period.key
        self._keep()
        self._show_period()

    def _choose_chart(self) -> None:
        self._chart = str(self.charts.currentData())
        self._keep()

    def _keep(self) -> None:
        settings: dict[str, Any] = {"paper": self.papers.key, "periods": self._periods, "chart": self._chart}
        self._settings.put("reports", settings)

    @property
    def _plan_id(self) -> int | None:
        """The plan shown, None for the only one."""
        return self.plan_box.plan_id if self.plan_box.count() > 1 else None

    @property
    def _kind(self) -> PaperKind:
        return self._kinds[self.papers.key]

    def _offered(self) -> Mapping[str, str]:
        first = self._kind.choices[0]
        if PHASE in self._kind.choices:
            return (self._phases or {}).get(self._plan_id, {})
        if first == YEAR:
            # A paper made from the records alone can also be made for next year, which is being prepared.
            return year_periods(ahead=1 if self.papers.key in self.plain else 0)
        if first == HALF_YEAR:
            return half_year_periods()
        return self._round_labels if first == ROUND else {}

    def _usual(self) -> str:
        year = str(date.today().year)
        return year if self._kind.choices[0] == YEAR else next(iter(self._offered()), "")

    def _show_paper(self) -> None:
        key = self.papers.key
        has_period, is_report = LATE_UNIT not in self._kind.choices, bool(self._kind.content().report)
        self._offer_periods()
        self._period_label.setVisible(has_period)
        self.period.setVisible(has_period)
        for of_report in (self.editor.cut_off, self.editor.unsaved_label, self.charts):
            of_report.setVisible(is_report)
        self._offer_charts()
        self.plan_box.setVisible(self.plan_box.count() > 0 and PLAN in self._kind.choices)
        panel = self.editor if is_report else self.plain.get(key, self.letters)
        focus = QApplication.focusWidget()
        had_keyboard = focus is not None and self._stack.isAncestorOf(focus)
        self._stack.setCurrentWidget(panel)
        self.setFocusProxy(panel)
        if had_keyboard and QApplication.focusWidget() is None:
            # What this paper has to press waits for what the book says of it.
            self._go_to_papers()
        for other_panel in self._panels:
            for action in other_panel.actions_menu:
                action.setVisible(other_panel is panel)
        # The other papers have their one act below what is said of them.
        self.head.show_acts([self.editor.preview_action, self.editor.save_action] if is_report else [])
        self._show_period()

    def _offer_periods(self) -> None:
        self.period.set_periods(self._offered(), self._periods.get(self.papers.key, self._usual()))

    def _offer_charts(self) -> None:
        """Offer the charts that the report can have; one it has not is not chosen."""
        self.charts.clear()
        for choice in self._kind.choices:
            for key, words in CHART_CHOICES.get(choice, {}).items():
                self.charts.addItem(words, key)
        self.charts.setCurrentIndex(max(self.charts.findData(self._chart), 0))

    def _show_period(self) -> None:
        report = self._kind.content().report
        if report and PHASE in self._kind.choices and self._phases is None:
            # The phases are those of the plans, which are still being read.
            return
        if report:
            name = self.plan_box.currentText() if self._plan_id is not None else ""
            self.editor.show_report(ShownReport(report, self.period.key, self._plan_id, name))
        elif self.papers.key in self.plain:
            self.plain[self.papers.key].show_period(self.period.key, self._plan_id)
        else:
            self.letters.show_plan(self._plan_id)

    def _go_to_papers(self) -> None:
        self.papers.buttons[self.papers.key].setFocus()

    def _preview_report(self, key: ShownReport, cut_off: date) -> None:
        kind = next(kind for kind in self._kinds.values() if kind.content().report == key.kind)
        plan = {} if key.plan_id is None else {"plan": str(key.plan_id)}
        chart = {"chart": self.charts.currentData()} if self.charts.currentData() else {}
        days = {"cut_off": cut_off.isoformat()}
        self._preview(kind.key, days | dict.fromkeys(kind.needs, key.period) | plan | chart)

    def _preview_plain(self, period: str) -> None:
        self._preview(self.papers.key, dict.fromkeys(self._kind.needs, period) | self._plan_option())

    def _preview_letter(self, unit_id: int, name: str) -> None:
        self._preview(self.papers.key, {"unit": str(unit_id), "unit_name": name} | self._plan_option())

    def _plan_option(self) -> dict[str, str]:
        has_plan = self._plan_id is not None and PLAN in self._kind.choices
        return {"plan": str(self._plan_id)} if has_plan else {}

    def _preview(self, kind: str, options: Mapping[str, str]) -> None:
        # Showing a PDF takes libraries that nothing else of the window needs.
        from desktop_app.ui.widgets.papers.preview import PreviewWindow

        PreviewWindow(self.context, kind, options, self).show()

    def showEvent(self, event: QShowEvent) -> None:
        """Let the guard watch the window that now contains the page."""
        super().showEvent(event)
        self._guard.watch()


def _choices(book: Book) -> _Choices:
    plans = plan_choices(book)
    # Of several the one that is meant where none is named depends on the year.
    ids = [plan.id for plan in plans] if len(plans) > 1 else [None]
    phases = {
        plan_id: {str(phase): f"Giai đoạn {phase.words}" for phase in phases_of_plan(book, plan_id)} for plan_id in ids
    }
    return review_rounds.rounds(book), plans, phases
