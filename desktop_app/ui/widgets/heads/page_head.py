"""The head of a page: its title, what it is about (plan, year, round), and the acts of the page in one line."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.theme import set_mark
from desktop_app.ui.base.tokens import GAP, GROUP
from desktop_app.ui.widgets.actions import heading

MOST: Final = 4
"""How many acts of a page stand in words."""
_ICON_SIDE: Final = 18
_MORE: Final = "Việc khác của trang"


class PageHead(QWidget):
    """Title, `scope` and acts; the first act is the filled one, the fifth and those without room stand under “⋯”.

    What is done with chosen rows is no act of the page: it stands in the bar of its list. On a page too narrow for
    title, scope and the first act the title goes: the navigation names the page.
    """

    def __init__(
        self, title: str, acts: Sequence[QAction] = (), *, scope: Sequence[QWidget] = (), has_primary: bool = True
    ) -> None:
        super().__init__()
        self.title = heading(title)
        self.more = QToolButton()
        self.more.setIcon(icon("more"))
        self.more.setIconSize(QSize(_ICON_SIDE, _ICON_SIDE))
        self.more.setToolTip(_MORE)
        self.more.setAccessibleName(_MORE)
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more.clicked.connect(self._open_more)
        self._filled = [QToolButton()] if has_primary else []
        self.acts: Sequence[QAction] = ()
        """What it offers, the filled one first."""
        self._buttons: list[QToolButton] = []
        self._in_words: Sequence[QToolButton] = ()
        self._scope = list(scope)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(GAP)
        self._line.addWidget(self.title)
        for widget in scope:
            self._line.addWidget(widget)
        # Without a factor, so that a scope that asks for more room gets some of it.
        self._line.addStretch()
        self._line.addWidget(self.more)
        for button in self._filled:
            set_mark(button, "primary")
            self._line.addWidget(button)
        self.show_acts(acts)

    @property
    def primary(self) -> QToolButton:
        """The filled button, of a head that has one."""
        return self._filled[0]

    def show_acts(self, acts: Sequence[QAction]) -> None:
        """Show the acts of a page, or of the tab one is on."""
        self.acts = [action for action in acts if not action.isSeparator()]
        first = self.acts[: len(self._filled)]
        for action in first:
            _offer(self.primary, action, Qt.ToolButtonStyle.ToolButtonTextOnly)
        for button in self._filled:
            button.setVisible(bool(first))
        in_words = self.acts[len(first) : MOST]
        while len(self._buttons) < len(in_words):
            # They are never deleted: PySide would take their actions with them.
            button = QToolButton()
            button.setIconSize(QSize(_ICON_SIDE, _ICON_SIDE))
            self._buttons.append(button)
            self._line.insertWidget(self._line.indexOf(self.more), button)
        for button, action in zip(self._buttons, in_words, strict=False):
            _offer(button, action, Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for button in self._buttons[len(in_words) :]:
            button.hide()
        self._in_words = self._buttons[: len(in_words)]
        self._fit(self.width())

    def offered(self) -> list[QAction]:
        """Return what “⋯” offers now: the acts that no button in sight is for."""
        buttons = (*self._in_words, *self._filled)
        in_sight = [button.defaultAction() for button in buttons if not button.isHidden()]
        return [action for action in self.acts if action not in in_sight]

    def sizeHint(self) -> QSize:
        """Return the size with every act that may stand in words."""
        words = sum(button.sizeHint().width() + GAP for button in self._in_words)
        return QSize(self._fixed() + self.title.sizeHint().width() + words, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the size with the scope and the first act only."""
        return QSize(self._fixed(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many acts in words as there is room for."""
        super().resizeEvent(event)
        self._fit(event.size().width())

    def event(self, event: QEvent) -> bool:
        """Fit again when one of the parts has another size or is shown or hidden."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit(self.width())
        return super().event(event)

    def _fixed(self) -> int:
        shown = [widget for widget in (*self._scope, *self._filled) if not widget.isHidden()]
        widths = [max(widget.minimumSizeHint().width(), widget.minimumWidth()) for widget in shown]
        return sum(width + GAP for width in (*widths, self.more.sizeHint().width())) + GROUP

    def _fit(self, width: int) -> None:
        room = width - self._fixed() - self.title.sizeHint().width()
        self.title.setVisible(room >= 0)
        if room < 0:
            room += self.title.sizeHint().width()
        for button in self._in_words:
            room -= button.sizeHint().width() + GAP
            button.setVisible(room >= 0)
        self.more.setVisible(bool(self.offered()))

    def _open_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.offered())
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))


def _offer(button: QToolButton, action: QAction, style: Qt.ToolButtonStyle) -> None:
    for before in button.actions():
        # A button of several actions would show the arrow of a menu.
        button.removeAction(before)
    menu = action.menu()
    if isinstance(menu, QMenu):
        button.setMenu(menu)
    button.setDefaultAction(action)
    mode = QToolButton.ToolButtonPopupMode
    button.setPopupMode(mode.InstantPopup if isinstance(menu, QMenu) else mode.DelayedPopup)
    button.setToolButtonStyle(style)
    button.setAccessibleName(action.toolTip())
