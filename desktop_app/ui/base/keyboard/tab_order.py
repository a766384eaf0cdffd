"""Tab goes through a window in the order in which it is read: each pane from top to bottom, each line from the left.

Qt keeps an order of its own, by when widgets were made. In this window lists make theirs when they are first seen, so
that order would put a filter behind its list and the second list before the first. And a pane that hands its focus on
to its list makes Qt leave out what stands before that list.
"""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

_LEADS_HERE = Qt.FocusPolicy.TabFocus.value


def step_to_neighbour(window: QWidget, *, forward: bool) -> bool:
    """Give the focus to what comes after (or before) what has it now in a window; False if nothing has it."""
    stops = list(_stops(window))
    place = _place_of_focus(stops)
    if place is None:
        return False
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stops[(place + (1 if forward else -1)) % len(stops)].setFocus(reason)
    return True


def _place_of_focus(stops: Sequence[QWidget]) -> int | None:
    widget = QApplication.focusWidget()
    while widget is not None:
        if widget in stops:
            return stops.index(widget)
        widget = widget.parentWidget()
    return None


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if not widget.isVisible() or not widget.isEnabled():
        return
    if _is_stop(widget):
        yield widget
        # The step of a round is a button that has the button of its papers in it.
        if not isinstance(widget, QScrollArea | QAbstractButton):
            return
    parts = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    for part in _as_read([part for part in parts if part.isVisible() and not part.isWindow()]):
        yield from _stops(part)


def _is_stop(widget: QWidget) -> bool:
    if not widget.focusPolicy().value & _LEADS_HERE or widget.focusProxy() is not None:
        return False
    # Of buttons that exclude each other the chosen one is the stop; arrows lead to the others.
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    chosen = group.checkedButton() if group is not None and group.exclusive() else None
    return chosen is None or chosen is widget


def _as_read(parts: Sequence[QWidget]) -> list[QWidget]:
    """Cut what stands in a pane into lines, these into columns, and so on, and return it in that order."""
    for span in (_rows, _columns):
        groups = _groups(parts, span)
        if len(groups) > 1:
            return [part for group in groups for part in _as_read(group)]
    return list(parts)


def _groups(parts: Sequence[QWidget], span: Callable[[QRect], tuple[int, int]]) -> list[list[QWidget]]:
    groups: list[list[QWidget]] = []
    end = 0
    for part in sorted(parts, key=lambda part: span(part.geometry())):
        first, last = span(part.geometry())
        if not groups or first > end:
            groups.append([])
        groups[-1].append(part)
        end = max(end, last)
    return groups


def _rows(place: QRect) -> tuple[int, int]:
    return place.top(), place.bottom()


def _columns(place: QRect) -> tuple[int, int]:
    return place.left(), place.right()
