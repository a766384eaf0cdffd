"""Edits for texts of several lines, no higher than those lines, or than what stood in them when they were opened."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop_app.ui.base.tokens import TIGHT
from desktop_app.ui.base.window_size import room_for

_MOST_MORE: Final = 8
"""Lines: what is longer is scrolled."""
_PASSES: Final = 2
"""An edit that is higher has no bar, and another width."""


class LinesEdit(QPlainTextEdit):
    """An edit that is `lines` lines high, and grows where there is more room. (Qt's own asks for a dozen lines.)"""

    def __init__(self, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines, self._more = lines, 0

    def lines_out_of_sight(self) -> int:
        """Return how many lines of what stands in it now are to be scrolled to, of very many not all."""
        missing = round(self.document().size().height()) - self._lines
        return max(min(missing, _MOST_MORE) - self._more, 0)

    def show_more(self, lines: int) -> None:
        """Ask for so many lines more."""
        self._more += lines
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the size it would like to have."""
        return QSize(super().sizeHint().width(), self.height_of(self._lines + self._more))

    def minimumSizeHint(self) -> QSize:
        """Return the size it does not shrink below."""
        return QSize(super().minimumSizeHint().width(), self.height_of(self._lines))

    def height_of(self, lines: int) -> int:
        """Return how high an edit of so many lines is."""
        margins = 2 * (self.frameWidth() + round(self.document().documentMargin()) + TIGHT)
        return lines * self.fontMetrics().lineSpacing() + margins


def show_whole_texts(window: QWidget) -> None:
    """Enlarge a window that was just opened by the lines of its texts that are out of sight, where the screen has room.

    Nothing is as high as that before: how many lines a text takes depends on the width it was given.
    """
    for _ in range(_PASSES):
        added = _let_grow(window) * window.fontMetrics().lineSpacing()
        if not added:
            return
        window.setGeometry(window.geometry().adjusted(0, -added // 2, 0, added - added // 2))
        layout = window.layout()
        if layout is not None:
            layout.activate()


def _let_grow(window: QWidget) -> int:
    """Have the texts ask for what they miss, those beside each other for the same; return for how many lines in all."""
    rows: dict[int, list[LinesEdit]] = defaultdict(list)
    for edit in window.findChildren(LinesEdit):
        if edit.isVisible() and edit.lines_out_of_sight():
            rows[edit.mapTo(window, edit.rect().topLeft()).y()].append(edit)
    spare = room = (room_for(window).height() - window.height()) // window.fontMetrics().lineSpacing()
    for _, edits in sorted(rows.items()):
        more = min(max(edit.lines_out_of_sight() for edit in edits), spare)
        if more > 0:
            spare -= more
            for edit in edits:
                edit.show_more(more)
    return room - spare


class LineList(LinesEdit):
    """A list of texts, each on a line of its own."""

    def value(self) -> tuple[str, ...]:
        """Return the lines that are not blank."""
        return tuple(line for line in self.toPlainText().split("\n") if line.strip())

    def set_value(self, lines: Sequence[str]) -> None:
        """Show lines."""
        self.setPlainText("\n".join(lines))
