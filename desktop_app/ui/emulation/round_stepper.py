"""The four steps of a round side by side: how far each has come, what is missing, and the papers of each."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from desktop_app.services.rounds.steps import RoundStage, RoundSteps
from desktop_app.ui.base.dress.whole_words import elided
from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.states.colours import shown_tokens
from desktop_app.ui.base.tokens import GAP, RADIUS, TIGHT
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.base.window_size import is_low

TITLES: Final = ("Đề nghị", "Hội đồng", "Quyết định", "Trao, chi")
_CIRCLE: Final = 24
_LINE: Final = 3
_WIDE: Final = 210
"""From this width on a step says on a second line how far it has come, but in a low window."""
_PAPER: Final = 26


class StepButton(QAbstractButton):
    """One step; it paints itself: a circle with its number or a tick, its title, and how far it has come."""

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = number
        self._stage = RoundStage("", (), 0)
        self.is_current = self.is_next = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_stage(self, stage: RoundStage, *, is_next: bool) -> None:
        """Show how far the step has come."""
        self._stage, self.is_next = stage, is_next
        title, progress = TITLES[self._number - 1], self.progress
        self.setText(f"{title}: {progress}" if progress else title)
        self.setAccessibleName(f"Bước {self._number}, {self.text()}")
        self.setToolTip(self.text())
        self.update()

    def show_current(self, *, is_current: bool) -> None:
        """Mark the step whose tab is shown."""
        self.is_current = is_current
        self.update()

    @property
    def progress(self) -> str:
        """How far the step has come, and what is missing."""
        return "; ".join(filter(None, (self._stage.words, *self._stage.missing)))

    @property
    def _has_two_lines(self) -> bool:
        return self.width() >= _WIDE and not is_low(self)

    def sizeHint(self) -> QSize:
        """Return the size with both lines, or with one where there is no room for the other."""
        letters = self.fontMetrics()
        lines = 2 if self._has_two_lines else 1
        width = self._width_of(self._shown_title()) + self._room_for_papers()
        return QSize(width, max(lines * letters.height(), _CIRCLE) + (2 if lines == 2 else 1) * GAP)

    def width_without_papers(self) -> int:
        """Return how wide it is with its whole title alone."""
        return self._width_of(TITLES[self._number - 1] if self._has_two_lines else self._title_with_count())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height of the second line once there is room for it: before, one line was asked for."""
        super().resizeEvent(event)
        if self.height() != self.sizeHint().height():
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the step."""
        tokens = shown_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.fillRect(self.rect(), QColor(tokens.hover))
        if self.is_current:
            # Not `fillRect`: PySide would make the names of all gradients, 2 ms of the start.
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            painter.drawRect(0, self.height() - _LINE, self.width(), _LINE)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), RADIUS, RADIUS)
        self._paint_circle(painter)
        left, right = GAP + _CIRCLE + GAP, self.width() - GAP - self._room_for_papers()
        painter.setFont(self._bold())
        painter.setPen(QColor(tokens.text))
        middle, line = self.height() // 2, self.fontMetrics().height()
        if not self._has_two_lines:
            self._write(painter, QRect(left, middle - line // 2, right - left, line), self._shown_title())
            return
        self._write(painter, QRect(left, middle - line, right - left, line), self._shown_title())
        painter.setFont(self.font())
        below = QRect(left, middle, right - left, line)
        for words, colour in ((self._stage.words, tokens.muted), (", ".join(self._stage.missing), tokens.warning)):
            if words:
                painter.setPen(QColor(colour))
                between = " · " if below.left() > left else ""
                below.setLeft(below.left() + self._write(painter, below, between + words))

    def _bold(self) -> QFont:
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        return bold

    def _room_for_papers(self) -> int:
        """Return what the button for the papers takes, while it stands there."""
        return 0 if all(papers.isHidden() for papers in self.findChildren(QToolButton)) else _PAPER

    def _shown_title(self) -> str:
        """Return the title, with how many have come through the step where no second line says it and it has room."""
        with_count = self._title_with_count()
        has_room = self._width_of(with_count) + self._room_for_papers() <= self.width()
        return with_count if has_room and not self._has_two_lines else TITLES[self._number - 1]

    def _width_of(self, title: str) -> int:
        return GAP + _CIRCLE + GAP + QFontMetrics(self._bold()).horizontalAdvance(title) + GAP

    def _title_with_count(self) -> str:
        count = f" · {format_number(self._stage.passed)}" if self._stage.passed else ""
        return TITLES[self._number - 1] + count

    def _write(self, painter: QPainter, room: QRect, words: str) -> int:
        metrics = QFontMetrics(painter.font())
        shown = elided(words, metrics, max(room.width(), 0))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        return metrics.horizontalAdvance(shown)

    def _paint_circle(self, painter: QPainter) -> None:
        tokens = shown_tokens()
        circle = QRectF(GAP, (self.height() - _CIRCLE) / 2, _CIRCLE, _CIRCLE).adjusted(1, 1, -1, -1)
        if self._stage.is_done:
            ink, ground = tokens.done, tokens.done_ground
        elif self.is_next:
            ink, ground = tokens.on_accent, tokens.accent
        else:
            ink, ground = tokens.muted, tokens.surface
        edge = ground if self.is_next and not self._stage.is_done else ink
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(ground))
        painter.drawEllipse(circle)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(ink), 2 if self._stage.is_done else 1))
        if self._stage.is_done:
            at = circle.center()
            painter.drawPolyline([at + QPointF(-4.5, 0), at + QPointF(-1.5, 3.5), at + QPointF(5, -3.5)])
        else:
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._number))


class RoundStepper(QWidget):
    """The steps of a round on one surface. Signals, with the place of a step: `step_asked`, `papers_asked`."""

    step_asked = Signal(int)
    papers_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: Sequence[StepButton] = [StepButton(number, self) for number in range(1, len(TITLES) + 1)]
        self.papers = [QToolButton(button) for button in self.buttons]
        line = QHBoxLayout(self)
        line.setContentsMargins(1, 1, 1, 1)
        line.setSpacing(1)
        for place, (button, papers) in enumerate(zip(self.buttons, self.papers, strict=True)):
            line.addWidget(button, 1)
            button.clicked.connect(lambda _=False, place=place: self.step_asked.emit(place))
            papers.setIcon(icon("document"))
            papers.setAutoRaise(True)
            papers.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            papers.setCursor(Qt.CursorShape.ArrowCursor)
            papers.setToolTip(f"Văn bản của bước {TITLES[place]}")
            papers.setAccessibleName(papers.toolTip())
            papers.clicked.connect(lambda _=False, place=place: self.papers_asked.emit(place))
            inside = QHBoxLayout(button)
            inside.setContentsMargins(0, 0, TIGHT, 0)
            inside.addWidget(papers, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.has_steps = False
        """Whether there is a round to show."""
        self.setAccessibleName("Các bước của đợt xét")
        self.show_steps(None)

    def show_steps(self, steps: RoundSteps | None) -> None:
        """Show the steps of a round; nothing while there is no round."""
        self.has_steps = steps is not None
        stages = steps.stages if steps is not None else ()
        first = next((place for place, stage in enumerate(stages) if not stage.is_done), -1)
        for place, (button, stage) in enumerate(zip(self.buttons, stages, strict=False)):
            button.show_stage(stage, is_next=place == first)

    def set_current(self, place: int) -> None:
        """Mark the step that is shown, -1 for none."""
        for at, button in enumerate(self.buttons):
            button.show_current(is_current=at == place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the titles where they have none beside their papers, which the head offers, too."""
        super().resizeEvent(event)
        room = (event.size().width() - len(self.buttons)) // len(self.buttons)
        has_room = all(button.width_without_papers() + _PAPER <= room for button in self.buttons)
        for papers in self.papers:
            papers.setVisible(has_room)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the surface and the lines between the steps."""
        tokens = shown_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tokens.border))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        for button in self.buttons[1:]:
            painter.drawLine(button.x() - 1, 1, button.x() - 1, self.height() - 2)
