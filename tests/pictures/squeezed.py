"""What of a window is cut, lies over something else or beyond the screen, by the sizes its parts ask for and have."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitterHandle,
    QStackedWidget,
    QStatusBar,
    QStyleOptionComboBox,
    QTabBar,
    QToolButton,
    QWidget,
)

from desktop_app.ui.widgets.lists.filters.rows_or_message import RowsOrMessage

_NEAR: Final = 2
"""Pixels that nobody sees."""
_ARROW: Final = 38
"""Pixels of a box with a choice that its words do not get."""
_NARROW: Final = 200
"""A line that is wider may have a text that goes on beyond it."""
_AIR: Final = 20
_LINES: Final = 2.5
"""A field that is higher than so many lines has several."""
_WAYS_OUT: Final = ("Đóng", "Hủy")
_KEY: Final = "Esc: đóng"


def squeezed(window: QWidget) -> Iterator[str]:
    """Yield a line for each part in sight that is cut, and for each two that lie over each other."""
    for part in _parts(window):
        if words := _cut(part):
            yield f"{words}: {_name(part)}"
        yield from _overlapping(part)


def _parts(widget: QWidget) -> Iterator[QWidget]:
    """Yield a widget and those in it, but for what Qt's own widgets are made of."""
    yield widget
    if isinstance(widget, QLineEdit | QAbstractSpinBox | QComboBox | QTabBar | QAbstractButton | QListView):
        return
    for part in _children(widget):
        yield from _parts(part)


def _children(widget: QWidget) -> list[QWidget]:
    children = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    # The button of a toolbar's rest says of itself that it is both once there is room again: it is not drawn.
    return [child for child in children if child.isVisible() and not child.isHidden() and not child.isWindow()]


def _cut(part: QWidget) -> str:
    if isinstance(part, QLabel):
        return _cut_label(part)
    if isinstance(part, QToolButton) and part.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly:
        return "" if part.text() == "" or not part.icon().isNull() else _cut_size(part)
    if isinstance(part, QAbstractButton) and part.text():
        return _cut_size(part)
    if isinstance(part, QLineEdit) and part.width() < _NARROW:
        needed = part.fontMetrics().horizontalAdvance(part.text()) + _AIR
        return f"cut by {needed - part.width()}" if needed > part.width() else ""
    if isinstance(part, QScrollArea) and part.horizontalScrollBar().isVisible():
        return "scrolls sideways"
    if isinstance(part, QComboBox) and part.minimumContentsLength() == 0:
        option = QStyleOptionComboBox()
        part.initStyleOption(option)
        if (drawn := option.currentText) != part.currentText():
            return f"cut to “{drawn}”" if drawn else ""
        needed = part.fontMetrics().horizontalAdvance(part.currentText()) + _ARROW
        return f"cut by {needed - part.width()}" if needed > part.width() + _NEAR else ""
    return ""


def _cut_label(label: QLabel) -> str:
    if not label.text() or label.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Ignored:
        return ""
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        return f"cut by {needed - label.height()} below" if needed > label.height() + _NEAR else ""
    return _cut_size(label)


def _cut_size(part: QWidget) -> str:
    needed, size = part.sizeHint(), part.size()
    if needed.width() > size.width() + _NEAR:
        return f"cut by {needed.width() - size.width()}"
    letters = part.fontMetrics().height()
    return "cut below" if size.height() + _NEAR < min(needed.height(), letters) else ""


def _overlapping(parent: QWidget) -> Iterator[str]:
    if isinstance(parent, QAbstractScrollArea | QStackedWidget | RowsOrMessage | QLineEdit | QStatusBar):
        return
    children = [child for child in _children(parent) if not isinstance(child, QSplitterHandle)]
    if isinstance(parent, QLineEdit | QComboBox | QAbstractSpinBox | QTabBar | QCheckBox):
        return
    for child in children:
        room = parent.rect().adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR)
        if not room.contains(child.geometry()) and not _is_scrolled(child):
            yield f"beyond its pane: {_name(child)} {child.geometry().getRect()} in {parent.size().toTuple()}"
    for first, second in combinations(children, 2):
        common = first.geometry().intersected(second.geometry())
        if common.width() > _NEAR and common.height() > _NEAR:
            yield f"over each other: {_name(first)}, {_name(second)}"


def beyond_screen(window: QWidget) -> str:
    """Return in words how much larger a window is than its screen, "" if it is not."""
    room = window.screen().availableSize()
    if window.width() <= room.width() + _NEAR and window.height() <= room.height() + _NEAR:
        return ""
    return f"{_measures(window.size())} on a screen of {_measures(room)}"


def has_way_out(window: QWidget) -> bool:
    """Return whether something in sight in a window says that it closes it, or which key does."""
    buttons = (button for button in window.findChildren(QAbstractButton) if button.isVisible())
    words = (label.text() for label in window.findChildren(QLabel) if label.isVisible())
    return any(button.text().replace("&", "") in _WAYS_OUT for button in buttons) or any(_KEY in text for text in words)


def below_way_out(window: QWidget) -> Iterator[str]:
    """Yield a line for each part in sight that stands below the button by which a dialog is closed."""
    for close in window.findChildren(QPushButton):
        around = close.parentWidget()
        if around is not None and close.isVisible() and close.text().replace("&", "") == _WAYS_OUT[0]:
            foot = close.geometry().bottom()
            for part in _children(around):
                if part.geometry().top() > foot:
                    yield f"below what closes it: {_name(part)}"


def off_line(window: QWidget) -> Iterator[str]:
    """Yield a line for each label that does not stand on the line of the field at its right."""
    for label in window.findChildren(QLabel):
        field: QWidget | None = label.buddy()
        if field is None or not (label.isVisible() and field.isVisible() and label.text()):
            continue
        line, inside = label.fontMetrics().height(), label.contentsRect()
        letters = QRect(label.mapTo(window, inside.topLeft()), inside.size())
        if label.alignment() & Qt.AlignmentFlag.AlignTop:
            letters.setHeight(line)
        of_field = QRect(field.mapTo(window, QPoint()), field.size())
        in_height = of_field.top() < letters.bottom() and of_field.bottom() > letters.top()
        if in_height and of_field.left() >= letters.right() and of_field.height() < _LINES * line:
            off = letters.center().y() - of_field.center().y()
            if abs(off) > _NEAR:
                yield f"{off} off the line of its field: {_name(label)}"


def scrolled_within(window: QWidget) -> Iterator[str]:
    """Yield a line for each list or table that is scrolled by a bar of its own within what is scrolled, too."""
    for area in window.findChildren(QScrollArea):
        if area.isVisible() and area.verticalScrollBar().maximum():
            for part in area.findChildren(QAbstractItemView):
                if part.isVisible() and part.verticalScrollBar().maximum():
                    yield f"scrolled within what is scrolled: {_name(part)}"


def _measures(size: QSize) -> str:
    return f"{size.width()}x{size.height()}"


def _is_scrolled(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return parent is not None and isinstance(parent.parentWidget(), QAbstractScrollArea)


def _name(part: QWidget) -> str:
    text = getattr(part, "text", lambda: "")
    words = text() if callable(text) and not isinstance(part, QLineEdit) else ""
    words = words or (part.currentText() if isinstance(part, QComboBox) else "") or part.accessibleName()
    return f"{type(part).__name__} “{str(words)[:60]}”"


def squeezed_in(subject: str, window: QWidget) -> Sequence[str]:
    """Return the lines of `squeezed` for a window, each with what it is of."""
    return [f"{subject}: {line}" for line in squeezed(window)]
