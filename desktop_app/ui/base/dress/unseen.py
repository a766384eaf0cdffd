"""What is not in sight while the look changes: it gets the new one when it is shown.

Put on every widget of every page that was ever turned to, a style sheet keeps the window waiting four tenths of a
second; on what is in sight, a twentieth. Qt leaves out a widget that is not polished, and tells nothing to one that
says it has a style of its own: both are said of what is out of sight, until it is shown.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

_IS_POLISHED = Qt.WidgetAttribute.WA_WState_Polished
_HAS_OWN_STYLE = Qt.WidgetAttribute.WA_SetStyle


class Unseen(QObject):
    """Leaves the widgets out of sight as they are, and dresses them anew when they are shown."""

    @contextmanager
    def left_out(self) -> Iterator[None]:
        """Change the look of the application within, of what is in sight alone."""
        for widget in QApplication.allWidgets():
            if widget.isVisible() or not widget.testAttribute(_IS_POLISHED) or widget.testAttribute(_HAS_OWN_STYLE):
                continue
            widget.setAttribute(_IS_POLISHED, False)
            widget.setAttribute(_HAS_OWN_STYLE, True)
            if widget.isHidden():
                widget.installEventFilter(self)
        # What colours a widget had before the sheet gave it others is forgotten with the last style of a sheet.
        remembering = QWidget()
        remembering.setStyleSheet("QWidget {}")
        yield
        remembering.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Dress what is shown."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            watched.removeEventFilter(self)
            _dress([widget for widget in (watched, *watched.findChildren(QWidget)) if _is_shown_as_it_was(widget)])
        return super().eventFilter(watched, event)


def _is_shown_as_it_was(widget: QWidget) -> bool:
    return widget.isVisible() and widget.testAttribute(_HAS_OWN_STYLE) and not widget.testAttribute(_IS_POLISHED)


def _dress(widgets: list[QWidget]) -> None:
    for widget in widgets:
        widget.setAttribute(_HAS_OWN_STYLE, False)
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
        widget.setAttribute(_IS_POLISHED)
    changed = QEvent(QEvent.Type.StyleChange)
    for widget in widgets:
        QCoreApplication.sendEvent(widget, changed)
