"""A layout that sets its widgets side by side and begins another line where the next one has no room.

Where one line is enough for all once what can be narrower gives up to a third of its width, they share that.
"""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QLayoutItem, QSizePolicy, QWidget

from desktop_app.ui.base.tokens import GAP, TIGHT
from desktop_app.ui.widgets.forms.lettered_box import LetteredBox

_LEFT: Final = 2 / 3
"""What of its width a widget keeps at least so that all stand on one line."""


class FlowLine(QLayout):
    """Asks for one line of all its widgets, but for no more than the widest of them; what expands fills its line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        """How high it is at a width, until one of its widgets asks for another size: Qt asks several times."""
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(TIGHT)

    def add_together(self, *widgets: QWidget) -> QWidget:
        """Put widgets at the end that stay side by side, such as an input with its label; return what holds both."""
        together = QWidget()
        line = QHBoxLayout(together)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        # Where an input is as wide as it may be, what is over goes to nobody: else its label would stand far from it.
        line.setSizeConstraint(QLayout.SizeConstraint.SetMaximumSize)
        for widget in widgets:
            if isinstance(widget, QLabel):
                widget.setSizePolicy(QSizePolicy.Policy.Maximum, widget.sizePolicy().verticalPolicy())
            line.addWidget(widget)
        self.addWidget(together)
        return together

    def addItem(self, item: QLayoutItem) -> None:
        """Put an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items it has."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, None beyond the last one."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out, None beyond the last one."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return that it takes no more than it asks for."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return that its height hangs on its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        if width not in self._heights:
            self._heights[width] = max((place.bottom() + 1 for _, place in self._placed(width)), default=0)
        return self._heights[width]

    def invalidate(self) -> None:
        """Reckon anew: a widget came, went or asks for another size."""
        self._heights.clear()
        super().invalidate()

    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(len(hints) - 1, 0)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """Return the size of the widest of its widgets."""
        least = QSize(0, 0)
        for item in self._shown():
            least = least.expandedTo(item.minimumSize())
        return least

    def setGeometry(self, rect: QRect) -> None:
        """Give each widget its place."""
        super().setGeometry(rect)
        for item, place in self._placed(rect.width()):
            item.setGeometry(place.translated(rect.topLeft()))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _placed(self, width: int) -> Iterator[tuple[QLayoutItem, QRect]]:
        """Yield each item with its place; those of one line stand on one height."""
        above = 0
        for line in self._lines(width):
            left, height = 0, max(size.height() for _, size in line)
            for item, size in line:
                yield item, QRect(QPoint(left, above + (height - size.height()) // 2), size)
                left += size.width() + self.spacing()
            above += height + self.spacing()

    def _lines(self, width: int) -> Iterator[list[tuple[QLayoutItem, QSize]]]:
        if (narrowed := self._narrowed(width)) is not None:
            yield narrowed
            return
        line: list[tuple[QLayoutItem, QSize]] = []
        room = width
        for item in self._shown():
            size = item.sizeHint()
            if line and size.width() > room:
                yield _filled(line, room + self.spacing())
                line, room = [], width
            # What is wider than the whole line has its least width, and no less.
            size.setWidth(max(min(size.width(), width), item.minimumSize().width()))
            line.append((item, size))
            room -= size.width() + self.spacing()
        if line:
            yield _filled(line, room + self.spacing())

    def _narrowed(self, width: int) -> list[tuple[QLayoutItem, QSize]] | None:
        """Return all widgets on one line that is too narrow for what they ask for, but for no more than they give."""
        items = self._shown()
        sizes = [item.sizeHint() for item in items]
        over = sum(size.width() for size in sizes) + self.spacing() * max(len(items) - 1, 0) - width
        given = [
            max(size.width() - max(item.minimumSize().width(), round(size.width() * _LEFT)), 0)
            for item, size in zip(items, sizes, strict=True)
        ]
        if len(items) < 2 or not 0 < over <= sum(given):
            return None
        left = sum(given)
        for size, most in zip(sizes, given, strict=True):
            less = -(-over * most // left) if left else 0
            size.setWidth(size.width() - less)
            over, left = over - less, left - most
        return list(zip(items, sizes, strict=True))


def _filled(line: list[tuple[QLayoutItem, QSize]], room: int) -> list[tuple[QLayoutItem, QSize]]:
    """Let what expands take what is over of a line."""
    growing = [(item, size) for item, size in line if item.expandingDirections() & Qt.Orientation.Horizontal]
    # First what is chosen in a box is whole.
    for item, size in growing:
        more = min(_cut_in(item, size.width()), item.maximumSize().width() - size.width(), room)
        size.setWidth(size.width() + max(more, 0))
        room -= max(more, 0)
    for number, (item, size) in enumerate(growing):
        more = min(room // (len(growing) - number), item.maximumSize().width() - size.width())
        size.setWidth(size.width() + max(more, 0))
        room -= max(more, 0)
    return line


def _cut_in(item: QLayoutItem, width: int) -> int:
    """Return what the words chosen in a box lack where the box, or what holds it, has this width."""
    widget = item.widget()
    boxes = [widget] if isinstance(widget, LetteredBox) else widget.findChildren(LetteredBox) if widget else []
    around = item.sizeHint().width() - sum(box.sizeHint().width() for box in boxes)
    return max(sum(box.whole_width() for box in boxes) + around - width, 0) if boxes else 0
