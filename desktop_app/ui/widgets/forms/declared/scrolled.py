"""The scroll area for a form that is larger than the screen."""

from collections.abc import Iterable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, PAGE, TIGHT
from desktop_app.ui.base.window_size import room_for
from desktop_app.ui.widgets.forms.field import Field
from desktop_app.ui.widgets.heads.folding_words import FoldingWords


@runtime_checkable
class Spreading(Protocol):
    """An input with rows of its own, which it scrolls where it does not stand in what is scrolled."""

    def spread(self) -> None:
        """Show all rows, as long as they are not very many."""


class ScrolledContent(QWidget):
    """Asks at a width for the least height of what is in it: what can be lower gives way before anything is scrolled.

    Qt would ask for the height that each part of it likes best.
    """

    def heightForWidth(self, width: int) -> int:
        """Return the least height at a width."""
        layout = self.layout()
        return layout.minimumHeightForWidth(width) if layout is not None else super().heightForWidth(width)


class VerticalScrollArea(QScrollArea):
    """Lets one scroll through what stands in it; whatever has the keyboard is in sight.

    It is scrolled downwards; sideways only where not even the whole width of the screen holds the content.
    """

    def __init__(self, content: QWidget, fields: Iterable[Field]) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(content)
        self._fields = fields
        self._opened_at: QWidget | None = None
        for field in fields:
            if isinstance(field.widget, Spreading):
                field.widget.spread()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def minimumSizeHint(self) -> QSize:
        """Return a size as wide as the content needs, if the screen has that."""
        content = self.widget()
        width = content.minimumSizeHint().width() if content is not None else 0
        width = min(width + self.verticalScrollBar().sizeHint().width(), room_for(self).width() - 2 * PAGE)
        return QSize(width, super().minimumSizeHint().height())

    def reveal(self) -> None:
        """Bring what has the keyboard into sight, with its note and what is said to be wrong with it."""
        content = self.widget()
        focused = content.focusWidget() if content is not None else None
        if content is None or focused is None or not focused.isVisible():
            return
        layout = content.layout()
        if layout is not None:
            # What was just shown has its place only now.
            layout.activate()
        around = focused.parentWidget()
        while around is not None and around is not content:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(focused, 0, GAP)
            around = around.parentWidget()
        whole = focused.parentWidget()
        is_first = self._opened_at is focused
        if whole is not None and whole is not content and whole.focusProxy() is focused and not is_first:
            # Of an input of several parts what stands below its first one is seen, too.
            self.ensureWidgetVisible(whole, 0, GAP)
        for field in self._fields:
            for below in (field.note, field.sentence):
                if below.isVisible() and field.holds(focused):
                    self.ensureWidgetVisible(below, 0, GAP)
        # Where there is no room for both, the input is seen.
        self._show_whole(focused)

    def open_at_top(self) -> None:
        """Begin at the top, or as little below it as what has the keyboard wants to be seen."""
        content = self.widget()
        self._opened_at = content.focusWidget() if content is not None else None
        self.verticalScrollBar().setValue(0)
        self.reveal()
        self._begin_with_row()
        # The form is laid out a moment later.
        QTimer.singleShot(0, self, self._open_again)

    def _open_again(self) -> None:
        content = self.widget()
        if content is not None and self._opened_at is content.focusWidget():
            self.verticalScrollBar().setValue(0)
            self.reveal()
            self._begin_with_row()

    def _begin_with_row(self) -> None:
        """Go on to the next row that begins in sight: of the one before it only the lower end is to be seen."""
        content, bar = self.widget(), self.verticalScrollBar()
        if content is None or not bar.value():
            return
        parts = [part for field in self._fields for part in (field.label, field.widget) if part.isVisible()]
        tops = [part.mapTo(content, QPoint()).y() - TIGHT for part in parts if content.isAncestorOf(part)]
        bar.setValue(min((top for top in tops if top >= bar.value()), default=bar.value()))

    def _show_whole(self, focused: QWidget) -> None:
        """Bring an input into sight, all its lines where there is room for them: Qt cares for that of the cursor."""
        content, half = self.widget(), focused.height() // 2 + GAP
        if content is not None and 2 * half <= self.viewport().height():
            middle = focused.mapTo(content, focused.rect().center())
            self.ensureVisible(-content.x(), middle.y(), 0, half)
        self.ensureWidgetVisible(focused, 0, GAP)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        content = self.widget()
        if now is not None and now is not self._opened_at:
            self._opened_at = None
        if content is not None and now is not None and content.isAncestorOf(now):
            self.reveal()
            # What came to the front with it is laid out a moment later.
            QTimer.singleShot(0, self, self.reveal)


class ScrolledPart(VerticalScrollArea):
    """A part of a window that is as high as its content where there is room, and is scrolled where there is not.

    What else is in the window has its own bar: nothing is scrolled within what is scrolled.
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__(content, ())
        policy = self.sizePolicy()
        policy.setVerticalPolicy(policy.Policy.Maximum)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Return the size of its content at the width that it has."""
        content = self.widget()
        if content is None:
            return super().sizeHint()
        layout = content.layout()
        follows_width = layout is not None and layout.hasHeightForWidth()
        hint = content.sizeHint()
        return QSize(
            hint.width(), layout.heightForWidth(self.viewport().width()) if layout and follows_width else hint.height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height where texts break elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Do so where the content is another."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def bring_into_sight(window: QWidget, *, opening: bool = False) -> None:
    """Scroll, where a window scrolls, to what has the keyboard, though it had it before; from the top at `opening`."""
    for area in window.findChildren(VerticalScrollArea):
        if opening:
            area.open_at_top()
        else:
            area.reveal()


def scroll_in(column: QVBoxLayout, body: QWidget, fields: Iterable[Field]) -> VerticalScrollArea:
    """Put the inputs of a form into a scroll area, below what the form is about: that may be scrolled out of sight."""
    place = column.indexOf(body)
    column.removeWidget(body)
    area = VerticalScrollArea(body, fields)
    column.insertWidget(place, area, 1)
    put_title_above(column, place)
    return area


def put_title_above(column: QVBoxLayout, place: int) -> QWidget:
    """Put a window's title into it, at a place of its column, and return it."""
    window = column.parentWidget()
    if window is None:
        raise TypeError("the column of a window is its layout")
    title = FoldingWords()
    title.setText(window.windowTitle())
    title.set_folded(True)
    set_mark(title, "heading")
    window.windowTitleChanged.connect(title.setText)
    column.insertWidget(place, title)
    return title
