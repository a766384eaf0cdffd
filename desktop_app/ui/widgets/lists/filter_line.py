"""What a list is narrowed to beyond its page's own filters, said as long as it is so."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from desktop_app.ui.base.icons import icon


class FilterLine(QToolButton):
    """Names what alone is shown, hidden while there is no such thing; to be clicked to widen the list again."""

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scope: dict[str, Any] = {}
        """What narrows the list, beside the page's own filters."""
        self.setIcon(icon("close"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setToolTip(hint)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()

    def narrow_to(self, scope: Mapping[str, Any], words: str) -> None:
        """Take a scope and say it in words; an empty one shows the whole again."""
        self.scope = dict(scope)
        self.setText(f"Chỉ hiện: {words}")
        self.setAccessibleName(f"{self.text()}. {self.toolTip()}")
        self.setVisible(bool(scope))
