"""The conditions by which a list is filtered, a chip for each, below its line."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from desktop_app.domain.lists import Condition, ListKind
from desktop_app.domain.vietnamese import shortened
from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.widgets.flow_line import FlowLine
from desktop_app.ui.widgets.lists.filters.condition_words import together, words_together

_LONGEST: Final = 44
_MOST: Final = 5
"""How many chips have room; what is beyond them is counted on the last button."""


@dataclass(frozen=True, slots=True)
class Filtering:
    """What a list is filtered by, and by which column its rows are put together."""

    conditions: tuple[Condition, ...] = ()
    group: str = ""


class FilterChips(QWidget):
    """A button for each condition, which takes it away, and one for all. Signals: `asked(Filtering)`, `opened`."""

    asked = Signal(object)
    opened = Signal()

    def __init__(self, kind: ListKind, parent: QWidget) -> None:
        super().__init__(parent)
        self._kind = kind
        self._line = FlowLine(self)
        self.buttons: list[QToolButton] = []
        self.hide()

    def show_filtering(self, filtering: Filtering) -> None:
        """Show the conditions, or nothing where there are none."""
        while self._line.takeAt(0) is not None:
            pass
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = []
        conditions = together(filtering.conditions)
        for part in conditions[:_MOST]:
            rest = tuple(each for each in filtering.conditions if each not in part)
            self._add(words_together(self._kind, part), "Bỏ điều kiện này", Filtering(rest, filtering.group))
        if beyond := conditions[_MOST:]:
            more = self._button(f"và {len(beyond)} điều kiện nữa", "Xem, sửa các điều kiện lọc")
            more.clicked.connect(self.opened)
        if filtering.group:
            words = f"Nhóm theo {self._kind.column(filtering.group).title.lower()}"
            self._add(words, "Không nhóm nữa", Filtering(filtering.conditions))
        if len(self.buttons) > 1:
            self._button("Bỏ hết", "Bỏ mọi điều kiện lọc").clicked.connect(partial(self.asked.emit, Filtering()))
        self.setVisible(bool(self.buttons))

    def _add(self, words: str, hint: str, rest: Filtering) -> None:
        button = self._button(words, hint)
        button.setIcon(icon("close"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        set_mark(button, "chip")
        button.clicked.connect(partial(self.asked.emit, rest))

    def _button(self, words: str, hint: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(shortened(words, _LONGEST).replace("&", "&&"))
        button.setToolTip(f"{words}. {hint}")
        button.setAccessibleName(f"{words}. {hint}")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._line.addWidget(button)
        self.buttons.append(button)
        return button
