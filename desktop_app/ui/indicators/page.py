"""The page Chỉ tiêu: the target of each indicator, its value in a period, and the comparison with earlier ones."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import ClerkError, InvalidRecord
from desktop_app.domain.list_kinds.read_whole import MEASURED
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.plan.occurrences import period_title
from desktop_app.domain.year.indicator_sets import MET_LABELS
from desktop_app.services.book import Book
from desktop_app.services.keeping import trash
from desktop_app.services.year.indicators import Measured, counted_to, measured, period_span, take_ready_set
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.keyboard.grey_acts import NO_ROWS, allow
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.tasks import Job
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, GROUP, PAGE
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.indicators.indicator_form import IndicatorForm
from desktop_app.ui.indicators.measured_data import seen_table
from desktop_app.ui.indicators.measured_model import (
    HEADERS,
    MET,
    NO_TARGET,
    UNCONFIRMED,
    Groups,
    in_groups,
    one_by_one,
    sorted_by,
    text_of,
)
from desktop_app.ui.indicators.measured_table import MeasuredTable
from desktop_app.ui.indicators.value_form import ValueForm
from desktop_app.ui.widgets.actions import add_action, separator
from desktop_app.ui.widgets.flow_line import FlowLine
from desktop_app.ui.widgets.forms.cut_off_line import CutOffLine
from desktop_app.ui.widgets.forms.period_box import PeriodBox, year_periods
from desktop_app.ui.widgets.forms.record_form import RecordForm
from desktop_app.ui.widgets.heads.page_head import PageHead
from desktop_app.ui.widgets.lists.acts.copy_keys import CopyKeys
from desktop_app.ui.widgets.lists.acts.line_sight import LineSight
from desktop_app.ui.widgets.lists.chips import Chips
from desktop_app.ui.widgets.lists.empty import EmptyList
from desktop_app.ui.widgets.lists.filters.filter_edit import FilterEdit
from desktop_app.ui.widgets.lists.filters.of_lines import LineParts
from desktop_app.ui.widgets.lists.table_export import EXPORT_TIP, asks_export, export_table
from desktop_app.ui.widgets.lists.without_room import ColumnsWithoutRoom
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.page import Page
from desktop_app.ui.widgets.wrapping_line import WrappingLine

_ALL: Final = "all"
_LABELS: Final = {
    _ALL: "Tất cả",
    **{words: words.capitalize() for words in MET_LABELS.values()},
    NO_TARGET: "Không có mục tiêu",
}
"""Each indicator is in one of those after the first, so that they make up its number."""
_CHOOSE: Final = "Chọn một chỉ tiêu trong bảng trước đã."
_SEVERAL: Final = "Đang chọn nhiều chỉ tiêu: chọn một chỉ tiêu rồi làm lại."
_COUNTED: Final = "Chỉ tiêu này do sổ tự đếm."
_OF_PAST: Final = "Danh sách chỉ có những người của hôm nay, không có của ngày đã qua."
_ENTERED: Final = "Chỉ tiêu này nhập tay, không đếm từ danh sách nào."
_BETWEEN: Final = "   ·   "
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
        self._in_sight: Sequence[Measured] = ()
        self._groups: Groups = ()
        self._id_to_choose: int | None = None
        self._deleted: frozenset[int] = frozenset()
        self._is_stale = True
        self._job: Job | None = None
        self.period = PeriodBox("Kỳ")
        self.cut_off = CutOffLine()
        self.notice = Notice()
        self.chips = Chips("Lọc theo đạt, chưa đạt", _LABELS)
        self.filter = FilterEdit("Chỉ tiêu", of_what="chỉ tiêu")
        self.table = MeasuredTable()
        self.sight = LineSight(self.table, self.filter)
        CopyKeys(self.table, context.message.emit)
        self.empty = EmptyList()
        self.parts = LineParts(context, MEASURED, self.table, self.filter, self.empty, self._current_row)
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

    def show_query(self, query: ListQuery) -> None:
        """Choose the indicator that a query asks for, whatever the filters were."""
        match query.scope.get("ids"):
            case [indicator_id, *_]:
                self._id_to_choose = indicator_id
        self.chips.set_key(_ALL)
        self.filter.show_text("")
        self.parts.take_conditions_away()
        self.refresh()

    def focus_filter(self) -> bool:
        """Put the keyboard into the filter."""
        self.sight.focus_filter()
        return True

    def export(self) -> bool:
        """Ask for a file and export the indicators to it as they are shown."""
        title = f"Chỉ tiêu {self._labels[self.period.key].lower()}"
        export_table(self.context, self, self.notice, seen_table(title, self._groups, self.period.key[:4]))
        return True

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
        label = QLabel("&Kỳ")
        label.setBuddy(self.period)
        line = FlowLine()
        line.setSpacing(GROUP)
        line.add_together(label, self.period)
        line.addWidget(self.cut_off)
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        set_mark(self.about, "muted")
        self.about.hide()
        chips, line_to_filter = QHBoxLayout(), QHBoxLayout()
        chips.addWidget(self.chips)
        line_to_filter.addWidget(self.filter)
        line_to_filter.addWidget(ColumnsWithoutRoom(self.table))
        self._over = WrappingLine(chips, line_to_filter, shares=(0, 1))
        self._over.hide()
        self.empty.set_words(_NONE, self.take_set)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GAP)
        column.addWidget(PageHead("Chỉ tiêu", [*self._row_actions, *self._set_actions]))
        column.addLayout(line)
        column.addWidget(self._over)
        column.addWidget(self.notice)
        column.addWidget(self.parts, 1)
        column.addWidget(self.about)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.period.add_keys(self)
        self.period.chosen.connect(self._choose)
        self.cut_off.chosen.connect(lambda _: self.refresh())
        self.chips.chosen.connect(lambda _: self._show_in_sight())
        self.sight.changed.connect(self._show_in_sight)
        self.parts.changed.connect(self._show_in_sight)
        self.parts.opened.connect(self._edit_current)
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
        counts = Counter(text_of(indicator, MET) for indicator in indicators)
        self.chips.set_counts({key: counts[key] for key in _LABELS} | {_ALL: len(indicators)})
        # As over every list: of nothing there is nothing to filter.
        self._over.setVisible(bool(indicators))
        self._show_in_sight()
        for indicator in indicators:
            if indicator.id in self._deleted:
                # What undo brings back is chosen again, as in every list.
                self._id_to_choose, self._deleted = indicator.id, self._deleted - {indicator.id}
        if self._id_to_choose is not None:
            self.table.choose(self._id_to_choose)
            self._id_to_choose = None

    def _show_in_sight(self) -> None:
        key = self.chips.key
        of_chip = [indicator for indicator in self._indicators if key in (_ALL, text_of(indicator, MET))]
        self._in_sight = in_sight = self.sight.of(self.parts.meeting(of_chip, sorted_by), _words, sorted_by)
        self._groups = one_by_one(in_sight) if self.sight.is_sorted else in_groups(in_sight)
        self.table.show_groups(self._groups, headed=not self.sight.is_sorted)
        allow(self.export_action, in_sight, NO_ROWS)
        has_rows = bool(in_sight) or self.sight.composing
        had_focus = self.table.hasFocus() or self.empty.button.hasFocus()
        if self._indicators and not in_sight:
            self.empty.say_no_match(self.filter.seen_text, self._show_all)
        elif not in_sight:
            self.empty.say_empty()
        self.parts.show_rows(has_rows)
        self.setFocusProxy(self.table if has_rows else self.empty)
        if had_focus:
            self.setFocus()

    def _show_all(self) -> None:
        self.chips.set_key(_ALL)
        self.parts.take_conditions_away()
        self.sight.show_all()

    def _current_row(self) -> tuple[int | None, Sequence[str]]:
        indicator = self.table.current()
        return (
            (None, ()) if indicator is None else (indicator.id, [text_of(indicator, at) for at in range(len(HEADERS))])
        )

    def _refuse(self, problem: ClerkError) -> None:
        sentence = f"{problem.message} {problem.hint}".rstrip()
        if isinstance(problem, InvalidRecord) and problem.field == "cut_off":
            self.cut_off.say(sentence)
        else:
            self.notice.say(sentence, "problem", "Đọc lại", self.refresh)

    def _show_current(self) -> None:
        """Show the note on the current indicator and enable the acts that are possible with it."""
        indicator, number = self.table.current(), len(self.table.chosen())
        allow(self.delete, number, _CHOOSE)
        is_single = indicator is not None and number == 1
        why_not = _CHOOSE if number < 2 else _SEVERAL
        allow(self.edit, is_single, why_not)
        counted = is_single and indicator is not None and indicator.draft.automatic is not None
        allow(self.enter_value, is_single and not counted, _COUNTED if counted else why_not)
        has_list = is_single and indicator is not None and indicator.query is not None
        of_no_list = _OF_PAST if counted else _ENTERED
        allow(self.open_list, has_list, of_no_list if is_single else why_not)
        self.about.setText((_about(indicator) if indicator is not None else "") or _sum_words(self._in_sight))
        self.about.setVisible(bool(self.about.text()))

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
        ids = [indicator.id for indicator in self.table.chosen()]
        if ids:
            self.context.act(lambda book: trash.put_in_trash(book, "indicator", ids), self._note_deleted)

    def _note_deleted(self, changes: Changes) -> None:
        self._deleted |= changes.ids.get("indicator", frozenset())

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
        halves = {code: period_title(code) for code in (f"{year}-H2", f"{year}-H1")}
        begun = {key: words for key, words in halves.items() if period_span(key).first <= date.today()}
        periods |= {year: label} | begun
    return periods


def _last_day(period: str) -> date:
    """Return the last day of a period, or today while it is not over."""
    whole = period_span(period)
    return max(min(whole.last, date.today()), whole.first)


def _words(indicator: Measured) -> list[str]:
    """Return the words by which an indicator is looked for: all that its row says, its group and what stands below."""
    texts = [text_of(indicator, column) for column in range(len(HEADERS))]
    return [*texts, indicator.draft.category, indicator.source, indicator.draft.note]


def _sum_words(indicators: Sequence[Measured]) -> str:
    """Return how many indicators are in sight, and of how many of them the period has no figure; "" of none."""
    missing = sum(indicator.value is None for indicator in indicators)
    parts = [f"{format_number(len(indicators))} chỉ tiêu"] if indicators else []
    return _BETWEEN.join([*parts, f"{format_number(missing)} chưa có số liệu kỳ này"] if missing else parts)


def _about(indicator: Measured) -> str:
    """Return what is known of an indicator beside its row; its name stands there."""
    source = f"Nguồn: {indicator.source}." if indicator.source else ""
    mark = "" if indicator.draft.confirmed else f"{UNCONFIRMED.capitalize()}."
    return " ".join(filter(None, [mark, source, indicator.draft.note]))
