"""A state as the clerk sees it: a dot and its word on a tint, in one set of colours wherever it stands."""

from math import ceil
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF, QPainter
from PySide6.QtWidgets import QApplication, QStyle

from desktop_app.domain.vocabulary import StateTone
from desktop_app.ui.base.dress.whole_words import elided
from desktop_app.ui.base.theme import at_size, theme_of
from desktop_app.ui.base.tokens import GAP, LIGHT, TIGHT, Tokens

_DOT: Final = 7
_SIDE: Final = 7
"""Pixels of the tint beside dot and word."""
_SMALL: Final = 0.85
"""How high the letters of a number beside a name are, by those of the name."""
_SMALLEST: Final = 0.7
"""How high they are in the corner of an icon."""
_FREE: Final = 4
"""Pixels of a row that the tint leaves free: it touches neither of the row's lines."""
_AROUND_NUMBER: Final = 2


def state_around() -> int:
    """Return how much of the tint is beside the word."""
    return 2 * _SIDE + at_size(_DOT + TIGHT)


def state_air() -> int:
    """Return how much of a cell the word of a state does not get."""
    return state_around() + 2 * GAP


def state_colours(tone: StateTone, tokens: Tokens) -> tuple[str, str]:
    """Return the colour of a state's dot and word, and that of the tint below."""
    match tone:
        case StateTone.DONE:
            return tokens.done, tokens.done_ground
        case StateTone.TO_DO:
            return tokens.accent, tokens.info_ground
        case StateTone.WARNING:
            return tokens.warning, tokens.warning_ground
        case StateTone.PROBLEM:
            return tokens.danger, tokens.problem_ground
        case StateTone.NONE:
            return tokens.muted, tokens.hover


def state_width(metrics: QFontMetrics, words: str) -> int:
    """Return how wide a state is, with the tint around dot and word."""
    return metrics.horizontalAdvance(_as_shown(words)) + state_around()


def _as_shown(words: str) -> str:
    """Return a state as the window shows it: on every page with a capital, as at the beginning of a line."""
    return words[:1].upper() + words[1:]


def state_html(words: str, tone: StateTone) -> str:
    """Return a state as rich text."""
    # Rich text is shown beyond the first page, and its letters take time to load.
    from html import escape

    ink, ground = state_colours(tone, shown_tokens())
    words = _as_shown(words)
    return f"<span style='color:{ink}; background-color:{ground}'>&nbsp;●&nbsp;{escape(words)}&nbsp;</span>"


def paint_state(painter: QPainter, room: QRect, words: str, tone: StateTone) -> None:
    """Paint a state at the left of some room, its word cut off only where there is less room than it needs."""
    ink, ground = state_colours(tone, shown_tokens())
    metrics = painter.fontMetrics()
    height = min(metrics.height() + TIGHT, room.height() - _FREE)
    words = _as_shown(words)
    width = min(state_width(metrics, words), room.width())
    # Where Qt puts the texts of the other cells, whose line the word is to stand on.
    letters = ceil(QFontMetricsF(painter.font()).height())
    line = QStyle.alignedRect(
        Qt.LayoutDirection.LeftToRight, Qt.AlignmentFlag.AlignVCenter, QSize(width, letters), room
    )
    tint = QRectF(room.left(), max(line.top() + (line.height() - height) / 2, room.top()), width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(tint, height / 2, height / 2)
    painter.setBrush(QColor(ink))
    dot = at_size(_DOT)
    painter.drawEllipse(QPointF(tint.left() + _SIDE + dot / 2, tint.center().y()), dot / 2, dot / 2)
    painter.setPen(QColor(ink))
    left = round(tint.left()) + _SIDE + at_size(_DOT + TIGHT)
    text = QRect(left, line.top(), width - state_around() + _SIDE // 2, line.height())
    shown = elided(words, metrics, max(text.width(), 0))
    painter.drawText(text, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)
    painter.restore()


def paint_number(painter: QPainter, room: QRect, words: str, *, in_corner: bool = False) -> None:
    """Paint the number of what is late at the right of some room: red, where its word is said elsewhere.

    In the upper corner, and smaller, it leaves what stands in the middle to be seen.
    """
    ink, ground = state_colours(StateTone.PROBLEM, shown_tokens())
    painter.save()
    font = painter.font()
    font.setBold(True)
    font.setPointSizeF(font.pointSizeF() * (_SMALLEST if in_corner else _SMALL))
    painter.setFont(font)
    metrics = painter.fontMetrics()
    height = metrics.capHeight() + 2 * _AROUND_NUMBER if in_corner else metrics.height() + _AROUND_NUMBER
    width = max(metrics.horizontalAdvance(words) + (2 * _AROUND_NUMBER if in_corner else _SIDE + TIGHT), height)
    tint = QRect(room.right() - (0 if in_corner else GAP) - width, room.top(), width, height)
    if not in_corner:
        tint.moveTop(room.center().y() - height // 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(tint, height / 2, height / 2)
    painter.setPen(QColor(ink))
    painter.drawText(tint, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()


def shown_tokens() -> Tokens:
    """Return the colours that are shown now, for what paints itself."""
    app = QApplication.instance()
    theme = theme_of(app) if isinstance(app, QApplication) else None
    return theme.tokens if theme is not None else LIGHT
