"""Two bar charts drawn in the palette's colours, states in theirs. Every bar shows its number and opens its list.

The arrow keys go from bar to bar. The current bar in words is the chart's accessible name, all of them together its
accessible description.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.vocabulary import StateTone
from desktop_app.ui.base.keyboard.enter import is_enter
from desktop_app.ui.base.states.colours import shown_tokens, state_colours
from desktop_app.ui.base.tokens import GAP, TIGHT, Tokens
from desktop_app.ui.base.translation import format_number

_MONTHS_HIGH: Final = 132
_THICKEST: Final = 26
_NOWHERE: Final = -1
_SHORTEST_ROOM: Final = 60
"""Pixels that are left to lying bars where the words behind them are long."""
_ALIGN: Final = Qt.AlignmentFlag
_STEPS: Final = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class Bar(NamedTuple):
    """A bar: its label, its number, the query of its list, and its colour: that of a state, or the accent."""

    label: str
    value: int
    query: ListQuery
    words: str
    """The bar in words, for tool tip and screen reader."""
    tone: StateTone | None = None
    """Of the state it counts: it has the colour that the state has in lists."""
    is_strong: bool = False
    """Whether its label stands out (the month now)."""
    parts: "tuple[Part, ...]" = ()
    """What it is made of; () for one look from end to end."""
    number: str = ""
    """What is written behind it, "" for its number alone."""

    @property
    def written(self) -> str:
        """The words behind or above it."""
        return self.number or format_number(self.value)


class Part(NamedTuple):
    """A part of a bar that is made of several: its number, its colour from the palette, and the pattern in it."""

    value: int
    colour: QPalette.ColorRole
    pattern: Qt.BrushStyle


class Chart(QWidget):
    """A chart whose bars can be pressed. Signal: `asked(ListQuery)` for the list of a bar."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ""
        self.bars: Sequence[Bar] = ()
        self.tokens: Tokens | None = None
        """The colours of states; None for those that the program shows now."""
        self._current = 0
        self._hovered = _NOWHERE
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, title: str, bars: Sequence[Bar]) -> None:
        """Show bars under a title."""
        self.title, self.bars = title, tuple(bars)
        self._current = min(self._current, max(len(bars) - 1, 0))
        self.setAccessibleDescription("; ".join(bar.words for bar in bars))
        self._say_current()
        self.updateGeometry()
        self.update()

    def band(self, place: int) -> QRect:
        """Return the area of a bar with its label and its number; all of it can be pressed."""
        raise NotImplementedError

    def draw(self, painter: QPainter, place: int) -> None:
        """Draw a bar with its label and its number."""
        raise NotImplementedError

    @property
    def highest(self) -> int:
        """The number of the longest bar, at least 1."""
        return max((bar.value for bar in self.bars), default=1) or 1

    def fill(self, painter: QPainter, area: QRect, bar: Bar) -> None:
        """Fill the area of a bar; where there is nothing to count, a line remains."""
        if not bar.value:
            painter.fillRect(area, self._colour(QPalette.ColorRole.Mid))
            return
        if not bar.parts:
            painter.fillRect(area, self._colour_of(bar.tone))
        left = area.left()
        for part in bar.parts:
            width = part.value * area.width() // bar.value
            self._fill_part(painter, QRect(left, area.top(), width, area.height()), part)
            left += width

    def _fill_part(self, painter: QPainter, area: QRect, part: Part) -> None:
        colour = self._colour(part.colour)
        if part.pattern is Qt.BrushStyle.SolidPattern:
            painter.fillRect(area, colour)
            return
        painter.setPen(QPen(colour))
        painter.setBrush(QBrush(colour, part.pattern))
        painter.drawRect(area.adjusted(0, 0, -1, -1))

    def write(
        self, painter: QPainter, area: QRect, align: Qt.AlignmentFlag | int, text: str, *, strong: bool = False
    ) -> None:
        """Write a label or a number."""
        painter.setFont(self._strong_font() if strong else self.font())
        painter.setPen(self._colour(QPalette.ColorRole.WindowText))
        painter.drawText(area, align, text)

    def paint(self, painter: QPainter) -> None:
        """Draw the bars, and mark the hovered one."""
        for place in range(len(self.bars)):
            if place == self._hovered:
                painter.fillRect(self.band(place), self._colour(QPalette.ColorRole.Midlight))
            self.draw(painter, place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars, and mark the hovered and the current one."""
        painter = QPainter(self)
        self.paint(painter)
        if self.hasFocus() and self.bars:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._colour(QPalette.ColorRole.Accent))
            painter.drawRect(self.band(self._current).adjusted(0, 0, -1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from bar to bar, and open one."""
        key = Qt.Key(event.key())
        last = len(self.bars) - 1
        if is_enter(event) or key == Qt.Key.Key_Space:
            self._open_list(self._current)
        elif key in _STEPS:
            self._go_to_bar(min(max(self._current + _STEPS[key], 0), last))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to_bar(0 if key == Qt.Key.Key_Home else last)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the bar under the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            place = self._place_at(event.position().toPoint())
            if place != _NOWHERE:
                self._go_to_bar(place)
                self._open_list(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the bar under the pointer."""
        self._hover(self._place_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Unmark the hovered bar."""
        super().leaveEvent(event)
        self._hover(_NOWHERE)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Show the bar under the pointer in words, as tool tip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._place_at(event.pos())
            QToolTip.showText(event.globalPos(), self.bars[place].words if place != _NOWHERE else "", self)
            return True
        return super().event(event)

    def _place_at(self, position: QPoint) -> int:
        return next((place for place in range(len(self.bars)) if self.band(place).contains(position)), _NOWHERE)

    def _hover(self, place: int) -> None:
        if place != self._hovered:
            self._hovered = place
            hand = Qt.CursorShape.PointingHandCursor if place != _NOWHERE else Qt.CursorShape.ArrowCursor
            self.setCursor(hand)
            self.update()

    def _go_to_bar(self, place: int) -> None:
        if self.bars:
            self._current = place
            self._say_current()
            self.update()

    def _say_current(self) -> None:
        words = self.bars[self._current].words if self.bars else ""
        self.setAccessibleName(f"{self.title}: {words}")

    def _open_list(self, place: int) -> None:
        if self.bars:
            self.asked.emit(self.bars[place].query)

    def _colour(self, role: QPalette.ColorRole) -> QColor:
        return self.palette().color(role)

    def _colour_of(self, tone: StateTone | None) -> QColor:
        if tone is None:
            return self._colour(QPalette.ColorRole.Accent)
        return QColor(state_colours(tone, self.tokens or shown_tokens())[0])

    def _strong_font(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font


class MonthChart(Chart):
    """Upright bars, one a month, its number above it."""

    def sizeHint(self) -> QSize:
        """Ask for a height that does not depend on the numbers."""
        return QSize(12 * self._line, _MONTHS_HIGH + 2 * self._line)

    def minimumSizeHint(self) -> QSize:
        """Keep room for the numbers of twelve months side by side."""
        return self.sizeHint()

    def band(self, place: int) -> QRect:
        """Return the column of a month, from its number down to its label."""
        left, right = (self.width() * edge // len(self.bars) for edge in (place, place + 1))
        return QRect(left, 0, right - left, self.height())

    def draw(self, painter: QPainter, place: int) -> None:
        """Draw a month."""
        bar, band = self.bars[place], self.band(place)
        foot = band.bottom() - self._line - TIGHT
        height = max(bar.value * (foot - self._line - TIGHT) // self.highest, 1)
        width = min(band.width() * 3 // 5, _THICKEST)
        area = QRect(band.center().x() - width // 2, foot - height, width, height)
        self.fill(painter, area, bar)
        if bar.value:
            above = QRect(band.left(), area.top() - self._line, band.width(), self._line)
            self.write(painter, above, _ALIGN.AlignCenter, format_number(bar.value))
        below = QRect(band.left(), foot + TIGHT, band.width(), self._line)
        self.write(painter, below, _ALIGN.AlignCenter, bar.label, strong=bar.is_strong)

    @property
    def _line(self) -> int:
        return QFontMetrics(self.font()).height()


class _Measure(NamedTuple):
    """How wide the labels and the numbers of some bars are, in letters of a font."""

    bars: Sequence[Bar]
    font: QFont
    label: int
    number: int


class StateChart(Chart):
    """Bars lying under each other, each with its label before and its number after it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._measure = _Measure((), QFont(), 2 * GAP, 2 * GAP)

    def sizeHint(self) -> QSize:
        """Ask for a row for each bar."""
        measure = self._measured()
        return QSize(2 * measure.label + measure.number, max(len(self.bars), 1) * self._row)

    def minimumSizeHint(self) -> QSize:
        """Keep the labels and the numbers whole."""
        measure = self._measured()
        bar = min(measure.number, _SHORTEST_ROOM)
        return QSize(measure.label + measure.number + bar, self.sizeHint().height())

    def band(self, place: int) -> QRect:
        """Return the row of a bar."""
        return QRect(0, place * self._row, self.width(), self._row)

    def draw(self, painter: QPainter, place: int) -> None:
        """Draw a row."""
        bar, band, measure = self.bars[place], self.band(place), self._measured()
        label = QRect(band.left() + TIGHT, band.top(), measure.label, band.height())
        self.write(painter, label, _ALIGN.AlignLeft | _ALIGN.AlignVCenter, bar.label, strong=bar.is_strong)
        longest = band.width() - measure.label - measure.number
        length = max(bar.value * longest // self.highest, 2)
        area = QRect(measure.label, band.top() + TIGHT, length, band.height() - 2 * TIGHT)
        self.fill(painter, area, bar)
        number = QRect(area.right() + GAP, band.top(), measure.number, band.height())
        self.write(painter, number, _ALIGN.AlignLeft | _ALIGN.AlignVCenter, bar.written)

    @property
    def _row(self) -> int:
        return QFontMetrics(self.font()).height() + GAP

    def _measured(self) -> _Measure:
        """Measure the words once for these bars and letters: each bar that is drawn asks for it."""
        if self._measure.bars is not self.bars or self._measure.font != self.font():
            label, number = QFontMetrics(self._strong_font()), QFontMetrics(self.font())
            self._measure = _Measure(
                self.bars,
                self.font(),
                max((label.horizontalAdvance(bar.label) for bar in self.bars), default=0) + 2 * GAP,
                max((number.horizontalAdvance(bar.written) for bar in self.bars), default=0) + 2 * GAP,
            )
        return self._measure
