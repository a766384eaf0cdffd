"""The calendar of a month of posts: counts by day, days without a post, weeks without a story."""

from collections.abc import Sequence
from datetime import date
from typing import Final, cast

from PySide6.QtCore import QEvent, QMargins, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop_app.ui.activities.news.month_model import CELL, HEADERS, NO_STORY, CalendarCell, DayWording, MonthModel
from desktop_app.ui.base.keyboard.enter import is_enter
from desktop_app.ui.base.theme import at_size, theme_of
from desktop_app.ui.base.tokens import GAP, LIGHT, PAGE, TIGHT, Tokens

Index = QModelIndex | QPersistentModelIndex

_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_SMALLEST: Final = 62
_WEEKS: Final = 6
_INSIDE: Final = QMargins(TIGHT + 1, TIGHT + 1, 2, TIGHT + 1)
MORE_SIDE: Final = 8
_DAY: Final = "30 0 tin"
_WEEK: Final = "44 (0)"


class MonthView(QTableView):
    """The grid of a month; arrow keys move by day, Page Up and Page Down by month.

    Signals: `span_chosen(date, date)` with the first and last day of the current cell; `span_entered` for Enter or a
    double click on it; `turned(int)` to move on by a number of months.
    """

    span_chosen = Signal(object, object)
    span_entered = Signal()
    turned = Signal(int)

    def __init__(self, model: MonthModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._month = model
        self.setModel(model)
        self.setItemDelegate(_Cells(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Lịch tin tốt, câu chuyện đẹp")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setSectionsClickable(False)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        # Of Qt's least widths with large letters the first columns would be scrolled out of sight.
        self.horizontalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setDefaultAlignment(_LEFT)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setMinimumSectionSize(self._least_height())
        self.verticalHeader().setVisible(False)
        self._is_resized = False
        self.horizontalHeader().sectionResized.connect(lambda *_: self._fit_to_room())
        self.verticalHeader().sectionResized.connect(lambda *_: self._fit_to_room())
        model.dataChanged.connect(self._fit_to_content)
        model.modelReset.connect(self._fit_words)
        self.selectionModel().currentChanged.connect(self._emit_span)
        self.doubleClicked.connect(lambda _: self.span_entered.emit())

    def select_day(self, day: date) -> None:
        """Select a day that is shown."""
        self.setCurrentIndex(self._month.place_of(day))

    def minimumSizeHint(self) -> QSize:
        """Return a size for the weeks of a month, the same for all months, so that the page does not jump.

        A month of which some weeks are in sight says nothing: it is scrolled nowhere.
        """
        weeks = _WEEKS * self._least_height()
        around = self.height() - self.viewport().height() - self.horizontalHeader().height()
        return QSize(8 * _SMALLEST, weeks + self.horizontalHeader().sizeHint().height() + max(around, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the weeks what they say, in a narrow month no more than their name: all days are in sight."""
        advance = self.fontMetrics().horizontalAdvance
        days = (self.model().columnCount() - 1) * (advance(_DAY) + 2 * TIGHT)
        room = event.size().width() - days
        # Every column and week tells of its new size: fitted to each in turn, the words cost a tenth of a second.
        self._is_resized = True
        self.setColumnWidth(0, max(min(advance(NO_STORY) + PAGE, room), advance(_WEEK) + 2 * GAP))
        super().resizeEvent(event)
        self._is_resized = False
        self._fit_words()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the words to the room that was given while nobody looked."""
        super().showEvent(event)
        self._fit_words()

    def changeEvent(self, event: QEvent) -> None:
        """Keep room for the letters when they become larger."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.verticalHeader().setMinimumSectionSize(self._least_height())

    def _least_height(self) -> int:
        return self.fontMetrics().height() + TIGHT

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the month on Page Up and Page Down, open the day on Enter."""
        step = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(event.key()), 0)
        if step and not event.modifiers():
            self.turned.emit(step)
        elif is_enter(event):
            self.span_entered.emit()
        else:
            super().keyPressEvent(event)

    def _fit_words(self) -> None:
        """Shorten the names of the weekdays, and what all cells say, until nothing of them is cut."""
        header = self.horizontalHeader()
        widest = max(header.fontMetrics().horizontalAdvance(name) for name in HEADERS[1:])
        self._month.shorten_headers(header.sectionSize(1) < widest + PAGE + GAP)
        self._month.word(next((wording for wording in DayWording if self._is_room_for(wording)), DayWording.COUNT))

    def _fit_to_room(self) -> None:
        if self.isVisible() and not self._is_resized:
            self._fit_words()

    def _fit_to_content(self, _first: QModelIndex, _last: QModelIndex, roles: Sequence[int]) -> None:
        """Fit the words to what was posted; a change of roles alone is another wording of the same."""
        if not roles:
            self._fit_words()

    def _is_room_for(self, wording: DayWording) -> bool:
        columns = self.model().columnCount()
        return all(
            is_whole(cell, self._area(at // columns, at % columns), self.font())
            for at, cell in enumerate(self._month.worded(wording))
        )

    def _area(self, row: int, column: int) -> QSize:
        return QRect(0, 0, self.columnWidth(column), self.rowHeight(row)).marginsRemoved(_INSIDE).size()

    def _emit_span(self, index: QModelIndex) -> None:
        if index.isValid():
            cell = self._month.cell(index.row(), index.column())
            self.span_chosen.emit(cell.first, cell.last)


class _Cells(QStyledItemDelegate):
    """The delegate that draws a day or a week: its number, and below it what was posted or is missing."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = index.data(CELL)
        if not isinstance(cell, CalendarCell):
            return
        tokens = _tokens()
        box = option.rect.adjusted(1, 1, -1, -1)
        painter.save()
        painter.fillRect(box, QColor(_ground(cell, index.column() == 0, tokens)))
        if cell.more:
            self._mark_more(painter, box, tokens)
        self._frame(painter, box, cell, option, tokens)
        self._write(painter, option.rect.marginsRemoved(_INSIDE), cell, option, tokens)
        painter.restore()

    def _frame(
        self, painter: QPainter, box: QRect, cell: CalendarCell, option: QStyleOptionViewItem, tokens: Tokens
    ) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        of_today = cell.today and cell.first == cell.last
        pen = QPen(QColor(tokens.accent if chosen else tokens.text if of_today else tokens.border))
        pen.setWidth(2 if chosen else 1)
        painter.setPen(pen)
        painter.drawRect(box.adjusted(1, 1, -1, -1) if chosen else box.adjusted(0, 0, -1, -1))

    def _mark_more(self, painter: QPainter, box: QRect, tokens: Tokens) -> None:
        """Draw a corner for the story of a day that has room for the number of its news alone."""
        side, corner = at_size(MORE_SIDE), box.topRight()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent))
        painter.drawPolygon([corner, corner - QPoint(side, 0), corner + QPoint(0, side)])
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _write(
        self, painter: QPainter, area: QRect, cell: CalendarCell, option: QStyleOptionViewItem, tokens: Tokens
    ) -> None:
        height = option.fontMetrics.height()
        strong = _title_font(cell, option.font)
        painter.setFont(strong)
        painter.setPen(QColor(tokens.muted if cell.outside else tokens.text))
        beside, lines = _placed(cell, area.size(), option.fontMetrics)
        if beside:
            # In a low window what is to be said of a day stands after its number.
            area = QRect(area.left(), area.center().y() - height // 2, area.width(), height)
        painter.drawText(QRect(area.left(), area.top(), area.width(), height), int(_LEFT), cell.title)
        if beside:
            area.adjust(QFontMetrics(strong).horizontalAdvance(cell.title) + _apart(option.fontMetrics), -height, 0, 0)
        painter.setFont(option.font)
        for place, line in enumerate(lines, 1):
            gap = cell.gap and place == 1
            painter.setPen(QColor(tokens.warning if gap else tokens.muted if cell.outside else tokens.text))
            painter.drawText(QRect(area.left(), area.top() + place * height, area.width(), height), int(_LEFT), line)


def is_whole(cell: CalendarCell, area: QSize, font: QFont) -> bool:
    """Return whether there is room in an area for all that a cell says."""
    metrics = QFontMetrics(font)
    title = QFontMetrics(_title_font(cell, font)).horizontalAdvance(cell.title)
    beside, lines = _placed(cell, area, metrics)
    widest = max((metrics.horizontalAdvance(line) for line in lines), default=0)
    return (title + (_apart(metrics) + widest if widest else 0) if beside else max(title, widest)) <= area.width()


def _apart(metrics: QFontMetrics) -> int:
    """Return what stands free between a day and what is told beside it: nearer, 2 and "0 tin" were read as 20."""
    return max(metrics.horizontalAdvance("0"), TIGHT)


def _placed(cell: CalendarCell, area: QSize, metrics: QFontMetrics) -> tuple[bool, tuple[str, ...]]:
    """Return whether the lines of a cell stand beside its title, and the lines as there are places for them."""
    beside = area.height() < 2 * metrics.height()
    room = 1 if beside else area.height() // metrics.height() - 1
    return beside, cell.lines if len(cell.lines) <= room else (", ".join(cell.lines),)


def _title_font(cell: CalendarCell, font: QFont) -> QFont:
    title = QFont(font)
    title.setBold(cell.today or bool(cell.lines))
    return title


def _ground(cell: CalendarCell, week: bool, tokens: Tokens) -> str:
    if cell.gap and not cell.outside:
        return tokens.warning_ground
    if cell.good and not cell.outside:
        return tokens.done_ground
    return tokens.window if week or cell.outside else tokens.surface


def _tokens() -> Tokens:
    theme = theme_of(cast(QApplication, QApplication.instance()))
    return theme.tokens if theme is not None else LIGHT
