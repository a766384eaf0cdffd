"""The text of the plan, with the paragraphs of its tasks marked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from desktop_app.domain.plan.plans import Heading, TextSpan
from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.base.tokens import GAP, PAGE, RADIUS, TIGHT

_MARGIN: Final = 44
_BAR: Final = 3
_LONGEST_CAPTION: Final = 60


class Tone(Enum):
    """The state of the marked task; the value names the colour token of the background."""

    TASK = "stripe"
    ADD = "done_ground"
    CHANGE = "warning_ground"
    KEEP = "hover"


@dataclass(frozen=True, slots=True)
class Mark:
    """The paragraphs of a task in the text. `key` is the owner's key of the task; `label` is shown in the margin."""

    key: int
    label: str
    span: TextSpan
    tone: Tone = Tone.TASK


class PlanTextView(QTextEdit):
    """Shows a plan's paragraphs, one text block each, to read and to copy from.

    Signal: `paragraph_chosen(int)` when a paragraph is clicked or the cursor moves to another one.
    """

    paragraph_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setAccessibleName("Lời văn của kế hoạch")
        self._marks: tuple[Mark, ...] = ()
        self._chosen: int | None = None
        self._paragraph = -1
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._theme = apply_theme(app)
        self._theme.changed.connect(self.viewport().update)
        self.cursorPositionChanged.connect(self._emit_paragraph)

    def show_text(self, title: str, paragraphs: Sequence[str], headings: Iterable[Heading]) -> None:
        """Show a plan's paragraphs with its headings in bold; marks and the chosen mark are cleared."""
        self._marks, self._chosen, self._paragraph = (), None, 0
        by_place = {heading.span.first: heading for heading in headings}
        with QSignalBlocker(self):
            self.clear()
            cursor = QTextCursor(self.document())
            for place, text in enumerate(paragraphs):
                if place:
                    cursor.insertBlock()
                _write(cursor, text, by_place.get(place), centred=_is_caption(text, title))
            frame = self.document().rootFrame().frameFormat()
            frame.setLeftMargin(_MARGIN)
            frame.setRightMargin(PAGE)
            self.document().rootFrame().setFrameFormat(frame)
            self.moveCursor(QTextCursor.MoveOperation.Start)

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Set the marks, replacing earlier ones."""
        self._marks = tuple(marks)
        self.viewport().update()

    def choose(self, key: int | None) -> None:
        """Choose the mark `key` and scroll to its paragraphs; None chooses no mark."""
        self._chosen = key
        matches = [mark for mark in self._marks if mark.key == key]
        if matches:
            self.show_paragraphs(matches[0].span)
        self.viewport().update()

    @property
    def chosen(self) -> int | None:
        """The key of the chosen mark."""
        return self._chosen

    def key_at(self, paragraph: int) -> int | None:
        """Return the key of a mark over `paragraph`: the chosen one if it is there, else the first, None if none is."""
        keys = [mark.key for mark in self._marks if mark.span.first <= paragraph <= mark.span.last]
        return self._chosen if self._chosen in keys else next(iter(keys), None)

    def show_paragraphs(self, span: TextSpan) -> None:
        """Move the cursor to the first of these paragraphs and scroll if they are not fully visible."""
        with QSignalBlocker(self):
            if not span.first <= self.textCursor().blockNumber() <= span.last:
                self.setTextCursor(QTextCursor(self.document().findBlockByNumber(span.first)))
            self._paragraph = self.textCursor().blockNumber()
        area = self._area(span)
        if area.top() < 0 or area.bottom() > self.viewport().height():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(area.top()) - self.viewport().height() // 5)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Emit the clicked paragraph even if the cursor is in it already."""
        before = self._paragraph
        super().mousePressEvent(event)
        if self._paragraph == before and event.button() == Qt.MouseButton.LeftButton:
            self.paragraph_chosen.emit(before)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chosen paragraphs visible when the lines wrap differently."""
        super().resizeEvent(event)
        self.choose(self._chosen)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the marks under the text."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in sorted(self._marks, key=lambda mark: mark.key == self._chosen):
            area = self._area(mark.span)
            if area.bottom() >= event.rect().top() and area.top() <= event.rect().bottom():
                self._paint_mark(painter, mark, area)
        painter.end()
        super().paintEvent(event)

    def _paint_mark(self, painter: QPainter, mark: Mark, area: QRectF) -> None:
        tokens = self._theme.tokens
        chosen = mark.key == self._chosen
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.selection if chosen else getattr(tokens, mark.tone.value)))
        painter.drawRoundedRect(area.adjusted(TIGHT, -1, -TIGHT, 1), RADIUS, RADIUS)
        painter.setBrush(QColor(tokens.accent if chosen else tokens.outline))
        painter.drawRect(QRectF(_MARGIN - GAP, area.top() + 2, _BAR, area.height() - 4))
        painter.setPen(QColor(tokens.accent if chosen else tokens.muted))
        font = QFont(self.font())
        font.setBold(chosen)
        painter.setFont(font)
        badge = QRectF(TIGHT, area.top() + TIGHT, _MARGIN - GAP - 2 * TIGHT, painter.fontMetrics().height())
        painter.drawText(badge, Qt.AlignmentFlag.AlignRight, self._badge(mark))

    def _badge(self, mark: Mark) -> str:
        # Tasks from the same paragraph share one label in the margin.
        here = [other.label for other in self._marks if other.span.first == mark.span.first]
        return mark.label if len(here) == 1 or not mark.label else f"{here[0]}–{here[-1]}"

    def _area(self, span: TextSpan) -> QRectF:
        layout = self.document().documentLayout()
        first = layout.blockBoundingRect(self._block(span.first))
        last = layout.blockBoundingRect(self._block(span.last))
        scrolled = self.verticalScrollBar().value()
        return QRectF(0, first.top() - scrolled, self.viewport().width(), last.bottom() - first.top())

    def _block(self, place: int) -> QTextBlock:
        return self.document().findBlockByNumber(place)

    def _emit_paragraph(self) -> None:
        place = self.textCursor().blockNumber()
        if place != self._paragraph:
            self._paragraph = place
            self.paragraph_chosen.emit(place)


def _is_caption(text: str, title: str) -> bool:
    return text == title or (text.isupper() and len(text) <= _LONGEST_CAPTION)


def _write(cursor: QTextCursor, text: str, heading: Heading | None, *, centred: bool) -> None:
    block = QTextBlockFormat()
    block.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    block.setBottomMargin(TIGHT)
    block.setTopMargin(GAP + TIGHT if heading is not None and heading.level == 1 else TIGHT)
    if centred and heading is None:
        block.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    cursor.setBlockFormat(block)
    plain, bold = QTextCharFormat(), QTextCharFormat()
    bold.setFontWeight(QFont.Weight.DemiBold)
    # A heading with a shortened title is a numbered paragraph of text: only its number is bold.
    running = heading is not None and heading.title.endswith("…")
    strong = len(heading.marker) + 1 if heading is not None and running else len(text)
    if heading is None and not centred:
        strong = 0
    cursor.insertText(text[:strong], bold)
    cursor.insertText(text[strong:], plain)
