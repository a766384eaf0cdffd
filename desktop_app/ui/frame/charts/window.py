"""The window Biểu đồ: a year, the awards of a period, and titles held for years, each a chart to copy or to save."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.awards import statistics
from desktop_app.services.awards.statistics import AwardStatistics
from desktop_app.services.book import Book
from desktop_app.services.day.year_figures import YearFigures, year_figures
from desktop_app.services.standing.title_streaks import TitleStreak, title_streaks
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import icon_size
from desktop_app.ui.base.tokens import GAP, GROUP, PAGE
from desktop_app.ui.base.window_size import open_at
from desktop_app.ui.emulation.statistics.figures import award_bars, award_chart_title, period_title
from desktop_app.ui.frame.charts.bars import streak_bars, unit_bars
from desktop_app.ui.today.bars import month_bars, state_bars, states_title
from desktop_app.ui.widgets.actions import part_title, window_line
from desktop_app.ui.widgets.charts.chart import Bar, Chart, MonthChart, StateChart
from desktop_app.ui.widgets.charts.picture import offer_picture
from desktop_app.ui.widgets.forms.declared.scrolled import VerticalScrollArea
from desktop_app.ui.widgets.forms.lettered_box import LetteredBox
from desktop_app.ui.widgets.forms.period_box import years_from
from desktop_app.ui.widgets.muted_label import muted_label

_LETTERS: Final = 12


class ChartsWindow(QDialog):
    """Shows the charts. Signal: `asked(ListQuery)` for the list of the bar that was pressed."""

    asked = Signal(object)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Biểu đồ")
        self._context = context
        self.year, self.period = LetteredBox(), LetteredBox()
        self.activities = ChartCard(MonthChart(), context)
        self.news = ChartCard(MonthChart(), context)
        self.stories = ChartCard(MonthChart(), context)
        self.tasks = ChartCard(StateChart(), context)
        self.units = ChartCard(StateChart(), context)
        self.awards = ChartCard(StateChart(), context)
        self.people_streaks = ChartCard(StateChart(), context)
        self.unit_streaks = ChartCard(StateChart(), context)
        self._lay_out()
        for card in self.cards:
            card.chart.asked.connect(self._leave_for)
        self.year.addItems([str(year) for year in years_from(0)])
        self.year.activated.connect(self._read_year)
        self.period.activated.connect(self._read_period)
        self._read_year()
        context.read(statistics.periods, self._offer_periods, asker=self)

    @property
    def cards(self) -> "Sequence[ChartCard]":
        """The charts in the order in which they are read."""
        of_year = (self.activities, self.news, self.stories, self.tasks)
        return (*of_year, self.people_streaks, self.unit_streaks, self.units, self.awards)

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GROUP)
        column.addLayout(_chooser("&Năm", self.year))
        for card in self.cards:
            if card is self.units:
                column.addLayout(_chooser("&Khen thưởng của", self.period))
            column.addWidget(card)
        column.addStretch()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, GAP)
        around.setSpacing(GAP)
        around.addWidget(VerticalScrollArea(content, ()))
        below = window_line(self, [])
        below.setContentsMargins(PAGE, 0, PAGE, 0)
        around.addLayout(below)
        open_at(self, 820, 680)

    def _read_year(self) -> None:
        year = int(self.year.currentText())

        def question(book: Book) -> tuple[YearFigures, list[TitleStreak], list[TitleStreak]]:
            streaks = [
                title_streaks(book, kind, _decided(year)) for kind in (NomineeKind.INDIVIDUAL, NomineeKind.COLLECTIVE)
            ]
            return year_figures(book, year), streaks[0], streaks[1]

        self._context.read(question, lambda answer: self._show_year(*answer), asker=self)

    def _show_year(self, figures: YearFigures, people: Sequence[TitleStreak], units: Sequence[TitleStreak]) -> None:
        year = figures.year
        if str(year) != self.year.currentText():
            return
        nothing = f"Năm {year} chưa ghi {{}} nào."
        for card, title, what, counts in (
            (self.activities, "Hoạt động theo tháng", "hoạt động", figures.activities),
            (self.news, "Tin tốt theo tháng", "tin tốt", figures.news),
            (self.stories, "Câu chuyện đẹp theo tháng", "câu chuyện", figures.stories),
        ):
            card.show_bars(f"{title}, năm {year}", month_bars(counts, what), nothing.format(what))
        tasks = state_bars(figures.tasks)
        self.tasks.show_bars(states_title(year), tasks, f"Năm {year} không có nhiệm vụ nào.")
        last = _decided(year)
        none = f"Chưa có {{}} nào đạt một danh hiệu từ hai năm liền tính đến năm {last}."
        for card, title, who, streaks in (
            (self.people_streaks, "Cá nhân đạt danh hiệu liên tục", "cá nhân", people),
            (self.unit_streaks, "Tập thể đạt danh hiệu liên tục", "tập thể", units),
        ):
            card.show_bars(f"{title}, tính đến năm {last}", streak_bars(streaks, last), none.format(who))

    def _offer_periods(self, periods: Sequence[str]) -> None:
        for code in periods:
            self.period.addItem(period_title(code), code)
        self._read_period()

    def _read_period(self) -> None:
        period = str(self.period.currentData())
        self._context.read(
            lambda book: statistics.statistics(book, period), lambda figures: self._show_period(figures), asker=self
        )

    def _show_period(self, figures: AwardStatistics) -> None:
        if figures.period != self.period.currentData():
            return
        title, nothing = period_title(figures.period), "Kỳ này chưa có khen thưởng nào theo quyết định đã ký."
        self.units.show_bars(f"Khen thưởng theo đơn vị – {title}", unit_bars(figures), nothing)
        self.awards.show_bars(award_chart_title(figures.period), award_bars(figures), nothing)

    def _leave_for(self, query: ListQuery) -> None:
        """Give way to the list of a bar."""
        self.accept()
        self.asked.emit(query)


class ChartCard(QWidget):
    """A chart under its title, with what it is copied and saved by, or the words that there is nothing to draw."""

    def __init__(self, chart: Chart, context: Context) -> None:
        super().__init__()
        self.chart = chart
        self.title, self.nothing = part_title(), muted_label()
        self.title.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self.title, 1)
        self.buttons = []
        for action in offer_picture(chart, context):
            button = QToolButton()
            button.setDefaultAction(action)
            button.setIconSize(icon_size(16))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            head.addWidget(button)
            self.buttons.append(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, GROUP)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(chart)
        column.addWidget(self.nothing)

    def show_bars(self, title: str, bars: Sequence[Bar], nothing: str) -> None:
        """Show bars, or words where there is nothing to count."""
        is_empty = not any(bar.value for bar in bars)
        self.title.setText(title)
        self.chart.show_bars(title, bars)
        self.nothing.setText(nothing)
        self.nothing.setVisible(is_empty)
        self.chart.setVisible(not is_empty)
        for button in self.buttons:
            button.defaultAction().setEnabled(not is_empty)
            button.setAccessibleName(f"{button.text()}: {title}")


def _decided(year: int) -> int:
    """Return the year up to which titles are counted: those of this year are decided at its end."""
    return min(year, date.today().year - 1)


def _chooser(words: str, box: QComboBox) -> QHBoxLayout:
    label = QLabel(words)
    label.setBuddy(box)
    box.setAccessibleName(words.replace("&", ""))
    box.setMinimumContentsLength(_LETTERS)
    # Its periods come later.
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    line = QHBoxLayout()
    line.setSpacing(GAP)
    line.addWidget(label)
    line.addWidget(box)
    line.addStretch()
    return line
