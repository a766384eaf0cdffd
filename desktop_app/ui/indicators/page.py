"""The page Chỉ tiêu: the target of each indicator, its value in a period, and the comparison with earlier ones."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import ClerkError, InvalidRecord
from desktop_app.services.book import Book
from desktop_app.services.keeping import trash
from desktop_app.services.year.indicators import Measured, counted_to, measured, period_span, take_ready_set
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.keyboard.grey_acts import allow
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.tasks import Job
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, GROUP, PAGE
from desktop_app.ui.indicators.indicator_form import IndicatorForm
from desktop_app.ui.indicators.measured_data import seen_table
from desktop_app.ui.indicators.measured_model import HEADERS, UNCONFIRMED
from desktop_app.ui.indicators.measured_table import MeasuredTable
from desktop_app.ui.indicators.value_form import ValueForm
from desktop_app.ui.widgets.actions import add_action, separator
from desktop_app.ui.widgets.flow_line import FlowLine
from desktop_app.ui.widgets.forms.cut_off_line import CutOffLine
from desktop_app.ui.widgets.forms.period_box import PeriodBox, year_periods
from desktop_app.ui.widgets.forms.record_form import RecordForm
from desktop_app.ui.widgets.heads.page_head import PageHead
from desktop_app.ui.widgets.lists.acts.copy_keys import CopyKeys
from desktop_app.ui.widgets.lists.empty import EmptyList
from desktop_app.ui.widgets.lists.table_export import EXPORT_TIP, asks_export, export_table
from desktop_app.ui.widgets.lists.without_room import ColumnsWithoutRoom
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.page import Page

_CHOOSE: Final = "Chọn một chỉ tiêu trong bảng trước đã."
_COUNTED: Final = "Chỉ tiêu này do sổ tự đếm."
_ENTERED: Final = "Chỉ tiêu này nhập tay, không đếm từ danh sách nào."
_NONE: Final = "Sổ chưa có chỉ tiêu nào. Lấy bộ chỉ tiêu có sẵn của Quyết định 311, hoặc thêm từng chỉ tiêu."


class IndicatorsPage(Page):
    """Period and cut-off day on top, the indicators below.

    `actions_menu` is what the window's menu offers. Signal: `asked(ListQuery)` for the list that a value counts.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._settings = SettingsFile.of(context, context.book.folder.settings)
        self._labels = _periods()
        self._indicators: Sequence[Measured] = ()
        self._id_to_choose: int | None = None
        self._is_stale = True
        self._job: Job | None = None
        self.period = PeriodBox("Kỳ")
        self.cut_off = CutOffLine()
        self.notice = Notice()
        self.table = MeasuredTable()
        CopyKeys(self.table, context.message.emit)
        self.empty = EmptyList()
        self.about = QLabel()
        self._row_actions = self._make_row_actions()
        self._set_actions = self._make_set_actions()
        self.actions_menu = [*self._row_actions, separator(self), *self._set_actions]
        self._lay_out()
        self._connect()
        self.period.set_periods(self._labels, str(self._settings.get("indicators").get("period", "")))
        self._show_period()

    def works(self) -> Mapping[str, Callable[..., object]]:
        """Return what is done from other pages: a new indicator."""
        return {"add": partial(self._edit, None)}

    def refresh(self) -> None:
        """Measure again, or when the page is next shown."""
        self._is_stale = not self.isVisible()
        if self._is_stale:
            return
        if self._job is not None:
            self._job.forget()
        period, day = self.period.key, self.cut_off.day

        def measure(book: Book) -> list[Measured]:
            return measured(book, period, counted_to(period, day))

        self._job = self.context.read(measure, self._show, self._refuse)

    def export(self) -> None:
        """Ask for a file and export the indicators to it as they are shown."""
        title = f"Chỉ tiêu {self._labels[self.period.key].lower()}"
        export_table(self.context, self, self.notice, seen_table(title, self._indicators))

    def paste(self) -> None:
        """Show what a block on the clipboard would do; values without a year in their head are of the period shown."""
        from desktop_app.services.import_rows import ImportSettings
        from desktop_app.services.imports.kinds import IMPORT_KINDS
        from desktop_app.ui.widgets.imports.pasting import paste_block

        settings = ImportSettings(year=int(self.period.key[:4]), within={"period": self.period.key})
        paste_block(self.context, self, IMPORT_KINDS["indicators"], HEADERS, settings)

    def _make_row_actions(self) -> list[QAction]:
        self.new = add_action(self, "&Thêm chỉ tiêu…", "add", "Ctrl+N; Ins", lambda: self._edit(None))
        self.enter_value = add_action(self, "&Ghi số liệu…", "document", "Ctrl+G", self._enter_value)
        self.open_list = add_action(self, "&Mở danh sách", "search", "Ctrl+O", self._open_list)
        self.edit = add_action(self, "&Sửa chỉ tiêu…", "edit", "F2", self._edit_current)
        self.delete = add_action(self.table, "Xó&a", "trash", "Del", self._delete)
        return [self.new, self.enter_value, self.open_list, self.edit, self.delete]

    def _make_set_actions(self) -> list[QAction]:
        self.take_set = add_action(self, "Lấy bộ chỉ tiêu &Quyết định 311", "import", "Ctrl+I", self._take_set)
        self.take_set.setToolTip("Thêm các chỉ tiêu của Quyết định số 311/QĐ-TTg chưa có trong sổ (Ctrl+I)")
        self.paste_action = add_action(self, "Dán &bảng từ Excel…", "import", "Ctrl+V", self.paste)
        self.export_action = add_action(self, "&Xuất ra Excel…", "export-sheet", "", self.export)
        self.export_action.setToolTip(EXPORT_TIP)
        return [self.take_set, self.paste_action, self.export_action]

    def _lay_out(self) -> None:
        label = QLabel("&Kỳ:")
        label.setBuddy(self.period)
        line = FlowLine()
        line.setSpacing(GROUP)
        line.add_together(label, self.period)
        line.addWidget(self.cut_off)
        line.addWidget(ColumnsWithoutRoom(self.table))
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        set_mark(self.about, "muted")
        self.empty.set_words(_NONE, self.take_set)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GAP)
        column.addWidget(PageHead("Chỉ tiêu", [*self._row_actions, *self._set_actions]))
        column.addLayout(line)
        column.addWidget(self.notice)
        column.addWidget(self._stack, 1)
        column.addWidget(self.about)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.period.add_keys(self)
        self.period.chosen.connect(self._choose)
        self.cut_off.chosen.connect(lambda _: self.refresh())
        self.table.entered.connect(self._enter)
        self.table.value_pressed.connect(self._open_list)
        self.table.moved.connect(self._show_current)
        self.context.changed.connect(lambda _: self.refresh())

    def _choose(self) -> None:
        # The default period is not saved, because next year the default is another one.
        usual = self.period.key == next(iter(self._labels))
        self._settings.put("indicators", {} if usual else {"period": self.period.key})
        self._show_period()

    def _show_period(self) -> None:
        self.cut_off.say("")
        self.cut_off.show_day(_last_day(self.period.key))
        self.refresh()

    def _show(self, indicators: Sequence[Measured]) -> None:
        self._indicators = indicators
        self.notice.hide()
        self.table.show_indicators(indicators)
        if self._id_to_choose is not None:
            self.table.choose(self._id_to_choose)
            self._id_to_choose = None
        had_focus = self.table.hasFocus() or self.empty.button.hasFocus()
        if not indicators:
            self.empty.say_empty()
        self._stack.setCurrentWidget(self.table if indicators else self.empty)
        self.setFocusProxy(self.table if indicators else self.empty)
        if had_focus:
            self.setFocus()

    def _refuse(self, problem: ClerkError) -> None:
        sentence = f"{problem.message} {problem.hint}".rstrip()
        if isinstance(problem, InvalidRecord) and problem.field == "cut_off":
            self.cut_off.say(sentence)
        else:
            self.notice.say(sentence, "problem", "Đọc lại", self.refresh)

    def _show_current(self) -> None:
        """Show the note on the current indicator and enable the acts that are possible with it."""
        indicator = self.table.current()
        for action in (self.edit, self.delete):
            allow(action, indicator, _CHOOSE)
        counted = indicator is not None and indicator.draft.automatic is not None
        allow(self.enter_value, indicator is not None and not counted, _COUNTED if counted else _CHOOSE)
        has_list = indicator is not None and indicator.query is not None
        allow(self.open_list, has_list, _ENTERED if indicator is not None else _CHOOSE)
        self.about.setText(_about(indicator) if indicator is not None else "")

    def _enter(self) -> None:
        """Do the most usual act with an indicator: open the list that its value counts, or enter the value."""
        for action in (self.open_list, self.enter_value, self.edit):
            if action.isEnabled():
                action.trigger()
                return

    def _open_list(self) -> None:
        indicator = self.table.current()
        if indicator is not None and indicator.query is not None:
            self.asked.emit(indicator.query)

    def _enter_value(self) -> None:
        indicator = self.table.current()
        if indicator is not None and indicator.draft.automatic is None:
            key = self.period.key
            form = ValueForm(self.context, indicator, (key, self._labels[key]), self)
            self._follow(form)
            form.show_form("value")

    def _edit_current(self) -> None:
        indicator = self.table.current()
        if indicator is not None:
            self._edit(indicator.id)

    def _edit(self, indicator_id: int | None) -> None:
        form = IndicatorForm(
            self.context, indicator_id, [indicator.draft.category for indicator in self._indicators], self
        )
        form.saved.connect(self._select_new if indicator_id is None else lambda _: None)
        self._follow(form)
        form.start()

    def _follow(self, form: RecordForm) -> None:
        form.finished.connect(lambda: self.setFocus())

    def _select_new(self, changes: Changes) -> None:
        self._id_to_choose = changes.only_id("indicator")

    def _delete(self) -> None:
        indicator = self.table.current()
        if indicator is not None:
            self.context.act(lambda book: trash.put_in_trash(book, "indicator", [indicator.id]))

    def _take_set(self) -> None:
        def report(changes: Changes) -> None:
            if changes.change_id is None:
                self.context.message.emit("Sổ đã có đủ các chỉ tiêu của Quyết định 311")

        self.context.act(take_ready_set, report)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Export on Ctrl+E."""
        if asks_export(event):
            self.export()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Measure again if the values became stale while the page was hidden, after the first paint."""
        super().showEvent(event)
        if self._is_stale:
            QTimer.singleShot(0, self, self.refresh)


def _periods() -> Mapping[str, str]:
    periods: dict[str, str] = {}
    for year, label in year_periods().items():
        halves = {f"{year}-H2": f"6 tháng cuối năm {year}", f"{year}-H1": f"6 tháng đầu năm {year}"}
        begun = {key: words for key, words in halves.items() if period_span(key).first <= date.today()}
        periods |= {year: label} | begun
    return periods


def _last_day(period: str) -> date:
    """Return the last day of a period, or today while it is not over."""
    whole = period_span(period)
    return max(min(whole.last, date.today()), whole.first)


def _about(indicator: Measured) -> str:
    source = f"Nguồn: {indicator.source}." if indicator.source else ""
    mark = "" if indicator.draft.confirmed else f"{UNCONFIRMED.capitalize()}."
    return " ".join(filter(None, [f"{indicator.draft.name}.", mark, source, indicator.draft.note]))
