"""The groups of things to do: a card for each, a button for each row, which paints itself and its act.

One widget a row, whatever stands in it: the first page is filled sooner. Enter or Space does the act, as does a click
on its words; a click elsewhere on a row opens its records. The arrow keys go from row to row.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextLayout,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.vocabulary import StateTone
from desktop_app.ui.base.dress.whole_words import elided
from desktop_app.ui.base.keyboard.enter import is_enter
from desktop_app.ui.base.states.colours import shown_tokens, state_colours
from desktop_app.ui.base.theme import at_size
from desktop_app.ui.base.tokens import GAP, GROUP, RADIUS, TIGHT, Tokens
from desktop_app.ui.today.to_do_rows import ToDoGroup, ToDoRow

_CIRCLE: Final = 14
_DOT: Final = 6
_CORNER: Final = 2 * RADIUS
_LINES_OF_TITLE: Final = 2
_LINES_OF_DETAIL: Final = 4
"""How late a thing is stands at the end of its line: in large letters it is not cut either."""
_ALIGN: Final = Qt.AlignmentFlag


class ToDoList(QWidget):
    """Groups of rows below each other. Signals: `asked(Target)` for what a row does or opens; `entered(QWidget)` with
    the row that the keyboard has come to.
    """

    asked = Signal(object)
    entered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ToDoButton] = []
        """The rows in sight, from above."""
        self._made: list[ToDoButton] = []
        self._heads: list[_GroupHead] = []
        self._shown: Sequence[QWidget] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_groups(self, groups: Sequence[ToDoGroup]) -> None:
        """Show groups, reusing the widgets that are there; the keyboard stays at the same row or place."""
        place = next((number for number, row in enumerate(self.rows) if row.hasFocus()), None)
        shown: list[QWidget] = []
        self.rows = []
        for number, group in enumerate(groups):
            if number == len(self._heads):
                self._heads.append(_GroupHead())
            head = self._heads[number]
            head.show_group(group, is_first=number == 0)
            shown.append(head)
            for row in group.rows:
                button = self._row(len(self.rows))
                button.show_row(row, is_last=row is group.rows[-1])
                self.rows.append(button)
                shown.append(button)
        self._lay_out(shown)
        if place is not None and self.rows:
            self.rows[min(place, len(self.rows) - 1)].setFocus()

    def _lay_out(self, shown: Sequence[QWidget]) -> None:
        if shown == self._shown:
            return
        for widget in self._shown:
            self._column.removeWidget(widget)
            if widget not in shown:
                widget.hide()
        self._shown = shown
        for widget in shown:
            self._column.addWidget(widget)
            widget.show()

    def _row(self, number: int) -> "ToDoButton":
        if number == len(self._made):
            button = ToDoButton()
            button.chosen.connect(self.asked)
            button.left.connect(lambda step, button=button: self._step(button, step))
            button.entered.connect(lambda button=button: self.entered.emit(button))
            self._made.append(button)
        return self._made[number]

    def _step(self, button: "ToDoButton", step: int) -> None:
        place = self.rows.index(button) + step
        if 0 <= place < len(self.rows):
            self.rows[place].setFocus(Qt.FocusReason.TabFocusReason)


class _GroupHead(QWidget):
    """The title of a group in a mark of its colour, and a few words."""

    def __init__(self) -> None:
        super().__init__()
        self._group = ToDoGroup("", "", StateTone.NONE, ())
        self._above = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_group(self, group: ToDoGroup, *, is_first: bool) -> None:
        """Show the title of a group; below another one there is room above it."""
        self._group, self._above = group, 0 if is_first else GROUP
        self.setAccessibleName(f"{group.title} {group.words}".strip())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of one line with the room around it."""
        return QSize(200, self._above + self.fontMetrics().height() + 2 * GAP + 2 * TIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the upper part of the card and the title."""
        colours = shown_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = self.rect().adjusted(0, self._above, 0, 0)
        _draw_card(painter, card, colours, first=True, last=not self._group.rows)
        ink, ground = state_colours(self._group.tone, colours)
        strong = _strong(self.font())
        title_width = QFontMetrics(strong).horizontalAdvance(self._group.title)
        high = self.fontMetrics().height() + TIGHT
        dot = at_size(_DOT)
        before = GAP + dot + GROUP - _DOT
        mark = QRect(GROUP, card.center().y() - high // 2, before + title_width + GAP, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(mark, high / 2, high / 2)
        painter.setBrush(QColor(ink))
        painter.drawEllipse(QPointF(mark.left() + GAP + dot / 2, mark.center().y() + 0.5), dot / 2, dot / 2)
        painter.setPen(QColor(ink))
        painter.setFont(strong)
        painter.drawText(mark.adjusted(before, 0, 0, 0), _ALIGN.AlignVCenter, self._group.title)
        painter.setPen(QColor(colours.muted))
        painter.setFont(self.font())
        painter.drawText(card.adjusted(mark.right() + GAP, 0, -GROUP, 0), _ALIGN.AlignVCenter, self._group.words)


class ToDoButton(QPushButton):
    """A row. Signals: `chosen(Target)` with what its act or its records open; `left(int)` when an arrow key leaves it
    down (1) or up (-1); `entered()` when the keyboard comes to it.
    """

    chosen = Signal(object)
    left = Signal(int)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.row: ToDoRow | None = None
        self._laid: dict[tuple[int, str], tuple[list[str], list[str]]] = {}
        """The lines of the row's words by its width and letters: a page being laid out asks for them often."""
        self._is_last = False
        self._on_words = False
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._choose)

    def show_row(self, row: ToDoRow, *, is_last: bool) -> None:
        """Show a row; the last one closes the card."""
        if (row, is_last) == (self.row, self._is_last):
            return
        self.row, self._is_last = row, is_last
        self._laid.clear()
        state = "Đã xong: " if row.is_done else ""
        self.setAccessibleName(f"{state}{row.title.rstrip('.')}. {row.label}")
        self.setAccessibleDescription(row.detail)
        self.setToolTip(f"{row.title}\n{row.detail}".strip())
        self.updateGeometry()
        self.update()

    def act_area(self) -> QRect:
        """Return where the words of the act stand."""
        label = self.row.label if self.row is not None else ""
        size = QSize(
            self.fontMetrics().horizontalAdvance(label) + 2 * GROUP + TIGHT, self.fontMetrics().height() + GROUP
        )
        area = QRect(0, 0, size.width(), size.height())
        area.moveCenter(self.rect().center())
        area.moveRight(self.width() - GROUP)
        return area

    def sizeHint(self) -> QSize:
        """Return the size at the width it has."""
        return QSize(240, self.heightForWidth(max(self.width(), 240)))

    def minimumSizeHint(self) -> QSize:
        """Return the same: the rows of a narrow page go over two lines."""
        return self.sizeHint()

    def hasHeightForWidth(self) -> bool:
        """Say that the words go over two lines where the row is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the words, and of the act at least."""
        if self.row is None:
            return 0
        words = sum(map(len, self._words(width))) * self.fontMetrics().lineSpacing()
        return max(words, self.fontMetrics().height() + GROUP) + 2 * GAP

    def shown_words(self) -> tuple[list[str], list[str]]:
        """Return the lines of the title, and those of what is known of it, as they are drawn."""
        return self._words(self.width())

    def _words(self, width: int) -> tuple[list[str], list[str]]:
        """Return the lines of the title, and those of what is known of it."""
        place = width, self.font().key()
        if place not in self._laid:
            room = max(width - _text_at() - self.act_area().width() - 2 * GROUP, 60)
            title, detail = (self.row.title, self.row.detail) if self.row is not None else ("", "")
            of_detail = self._lines(detail, room, _LINES_OF_DETAIL) if detail else []
            self._laid[place] = self._lines(title, room, _LINES_OF_TITLE), of_detail
        return self._laid[place]

    def _lines(self, text: str, room: int, most: int) -> list[str]:
        """Return a text in as few lines as it needs, the last of the `most` cut where the words are longer."""
        if self.fontMetrics().horizontalAdvance(text) <= room:
            return [text]
        layout = QTextLayout(text, self.font())
        layout.beginLayout()
        ends = [0]
        while len(ends) < most and (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            ends.append(line.textStart() + line.textLength())
        layout.endLayout()
        lines = [text[start:end].rstrip() for start, end in pairwise(ends)]
        rest = text[ends[-1] :]
        return [*lines, elided(rest, self.fontMetrics(), room)] if rest else lines

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw its part of the card, the circle, the words and the act."""
        if self.row is None:
            return
        colours = shown_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw_card(painter, self.rect(), colours, last=self._is_last)
        self._draw_circle(painter, colours)
        title, detail = self.shown_words()
        high = self.fontMetrics().lineSpacing()
        area = QRect(_text_at(), (self.height() - (len(title) + len(detail)) * high) // 2, self.width(), high)
        painter.setFont(self.font())
        of_title = colours.muted if self.row.is_done else colours.text
        of_detail = colours.danger if self.row.is_late else colours.muted
        for lines, colour in ((title, of_title), (detail, of_detail)):
            painter.setPen(QColor(colour))
            for line in lines:
                painter.drawText(area, _ALIGN.AlignVCenter, line)
                area.translate(0, high)
        self._draw_act(painter, colours)

    def _draw_circle(self, painter: QPainter, colours: Tokens) -> None:
        is_done = self.row is not None and self.row.is_done
        side = at_size(_CIRCLE)
        painter.save()
        painter.translate(GROUP + 0.5, (self.height() - side) / 2)
        painter.scale(side / _CIRCLE, side / _CIRCLE)
        circle = QRectF(0, 0, _CIRCLE, _CIRCLE)
        painter.setPen(QPen(QColor(colours.done if is_done else colours.outline), 1))
        painter.setBrush(QColor(colours.done_ground) if is_done else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)
        if is_done:
            painter.setPen(QPen(QColor(colours.done), 1.6))
            left, middle = circle.left(), circle.center()
            painter.drawPolyline(
                [
                    QPointF(left + 3.5, middle.y() + 0.5),
                    QPointF(middle.x() - 0.8, middle.y() + 3),
                    QPointF(left + 10.8, middle.y() - 2.8),
                ]
            )
        painter.restore()

    def _draw_act(self, painter: QPainter, colours: Tokens) -> None:
        area = self.act_area()
        focused = self.hasFocus()
        ground = colours.selection if self.isDown() else colours.hover if self.underMouse() else colours.surface
        painter.setBrush(QColor(ground))
        painter.setPen(QPen(QColor(colours.accent if focused else colours.outline), 2 if focused else 1))
        painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        done = self.row is not None and self.row.is_done
        painter.setPen(QColor(colours.muted if done else colours.text))
        painter.drawText(area, _ALIGN.AlignCenter, self.row.label if self.row is not None else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do the act by Enter, and go to the next row or the one before by the arrow keys."""
        if is_enter(event):
            self.click()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.left.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do the act only where it stands; elsewhere the records are opened."""
        self._on_words = not self.act_area().contains(event.position().toPoint())
        super().mouseReleaseEvent(event)
        self._on_words = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the keyboard is here."""
        super().focusInEvent(event)
        self.entered.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height where the width is another."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Ask for another height where the letters are of another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def _choose(self) -> None:
        if self.row is not None:
            opens = self.row.opens if self._on_words else None
            self.chosen.emit(self.row.target if opens is None else opens)


def _text_at() -> int:
    return GROUP + at_size(_CIRCLE) + GROUP


def _strong(font: QFont) -> QFont:
    strong = QFont(font)
    strong.setBold(True)
    return strong


def _draw_card(painter: QPainter, area: QRect, colours: Tokens, *, first: bool = False, last: bool = False) -> None:
    """Draw a part of a card: the first has its upper corners, the last its lower ones, each a line above it."""
    frame = QRectF(area).adjusted(0.5, 0.5 if first else 0, -0.5, -0.5 if last else 0)
    path = QPainterPath()
    # Corners that belong to another part of the card are drawn outside of this one.
    path.addRoundedRect(frame.adjusted(0, 0 if first else -_CORNER, 0, 0 if last else _CORNER), _CORNER, _CORNER)
    painter.save()
    painter.setClipRect(area)
    painter.setPen(QPen(QColor(colours.border), 1))
    painter.setBrush(QColor(colours.surface))
    painter.drawPath(path)
    if not first:
        painter.drawLine(QPointF(frame.left(), area.top() + 0.5), QPointF(frame.right(), area.top() + 0.5))
    painter.restore()
