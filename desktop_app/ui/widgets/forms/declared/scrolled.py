"""The scroll area for a form that is higher than the screen."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from desktop_app.ui.widgets.forms.field import Field


class VerticalScrollArea(QScrollArea):
    """Scrolls its content vertically only, and keeps the input with the focus visible."""

    def __init__(self, content: QWidget, fields: Iterable[Field]) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(content)
        for field in fields:
            (field.widget.focusProxy() or field.widget).installEventFilter(self)

    def minimumSizeHint(self) -> QSize:
        """Return a size as wide as the content needs."""
        content = self.widget()
        width = content.minimumSizeHint().width() if content is not None else 0
        return QSize(width + self.verticalScrollBar().sizeHint().width(), super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Scroll to the input that gets the focus."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.ensureWidgetVisible(watched)
        return super().eventFilter(watched, event)
