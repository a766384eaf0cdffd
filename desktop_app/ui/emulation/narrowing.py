"""Showing only some of a round's nominations, and saying so as long as it is done."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from desktop_app.domain.nominations import NOMINEE_KIND_LABELS, STATE_LABELS, NominationState, NomineeKind
from desktop_app.ui.icons import icon


class Narrowing(QToolButton):
    """Names the kind or state the list is narrowed to; hidden while it shows the whole round. Clicked to widen it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scope: dict[str, Any] = {}
        """What narrows the list, beside the round."""
        self.setIcon(icon("close"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setToolTip("Hiện lại cả đợt")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()

    def narrow_to(self, scope: Mapping[str, Any]) -> None:
        """Take what a scope of the list of nominations says of kind and state; {} for the whole round."""
        labels = []
        self.scope = {}
        if "kind" in scope:
            labels.append(NOMINEE_KIND_LABELS[NomineeKind(scope["kind"])])
            self.scope["kind"] = scope["kind"]
        if "state" in scope:
            labels.append(STATE_LABELS[NominationState(scope["state"])])
            self.scope["state"] = scope["state"]
        self.setText(f"Chỉ hiện: {', '.join(labels)}")
        self.setAccessibleName(f"{self.text()}. {self.toolTip()}")
        self.setVisible(bool(labels))
