"""A pane whose content is made when it is first seen: what nobody looks at costs neither time nor questions."""

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget


class LazyPane[Content: QWidget](QWidget):
    """Holds the place of a widget; `content` makes it, as does being shown."""

    def __init__(self, make: Callable[[], Content], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._content: Content | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def content(self) -> Content:
        """The widget, made now if it is not there yet."""
        if self._content is None:
            self._content = self._make()
            self._column.addWidget(self._content)
            self.setFocusProxy(self._content)
        return self._content

    @property
    def is_made(self) -> bool:
        """Whether the widget is there."""
        return self._content is not None

    def showEvent(self, event: QShowEvent) -> None:
        """Make the widget."""
        super().showEvent(event)
        self.content.show()
