"""A pane whose content is made when it is first shown."""

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget


class LazyPane[Content: QWidget](QWidget):
    """A placeholder for a widget, which is made when the pane is shown or `content` is read."""

    def __init__(self, make: Callable[[], Content], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._content: Content | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def content(self) -> Content:
        """The widget; it is made now if it does not exist yet."""
        if self._content is None:
            self._content = self._make()
            self._column.addWidget(self._content)
            self.setFocusProxy(self._content)
        return self._content

    @property
    def is_made(self) -> bool:
        """Whether the widget exists."""
        return self._content is not None

    def showEvent(self, event: QShowEvent) -> None:
        """Make the widget."""
        super().showEvent(event)
        self.content.show()
