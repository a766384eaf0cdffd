"""The head of a page: its title, what it is about (plan, year, round), and the acts of the page in one line."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.theme import icon_size, set_mark
from desktop_app.ui.base.tokens import GAP, GROUP
from desktop_app.ui.widgets.forms.lettered_box import LetteredBox
from desktop_app.ui.widgets.heads.acts_line import ActsLine, show_act
from desktop_app.ui.widgets.heads.page_title import PageTitle

MOST: Final = 4
"""How many acts of a page stand in words."""
_MORE: Final = "Việc khác của trang"
_MORE_SIDE: Final = 16


class PageHead(ActsLine):
    """Title, `scope` and acts; the first act is the filled one, the fifth and those without room stand under “⋯”.

    What is done with chosen rows is no act of the page: it stands in the bar of its list. On a page too narrow for
    title, first act and what is chosen in the scope the title is written smaller: what a page is called stays in sight.
    """

    def __init__(
        self, title: str, acts: Sequence[QAction] = (), *, scope: Sequence[QWidget] = (), has_primary: bool = True
    ) -> None:
        super().__init__(GAP)
        self.title = PageTitle(title)
        self.more = QToolButton()
        self.more.setIcon(icon("more"))
        self.more.setIconSize(icon_size(_MORE_SIDE))
        self.more.setToolTip(_MORE)
        self.more.setAccessibleName(_MORE)
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more.clicked.connect(self._open_more)
        self._filled = [QToolButton()] if has_primary else []
        self.acts: Sequence[QAction] = ()
        """What it offers, the filled one first."""
        self._scope = list(scope)
        self.line.addWidget(self.title)
        for widget in scope:
            grows = widget.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Expanding
            self.line.addWidget(widget, int(grows))
        # Without a factor, so that a scope that asks for more room gets some of it.
        self.line.addStretch()
        self._first_act = self.line.count()
        self.line.addWidget(self.more)
        for button in self._filled:
            set_mark(button, "primary")
            self.line.addWidget(button)
        self.show_acts(acts)

    @property
    def primary(self) -> QToolButton:
        """The filled button, of a head that has one."""
        return self._filled[0]

    def show_acts(self, acts: Sequence[QAction], *, is_first_filled: bool = True) -> None:
        """Show the acts of a page, or of the tab one is on; none is filled where none of them is what comes next."""
        self.acts = [action for action in acts if not action.isSeparator()]
        first = self.acts[: len(self._filled) if is_first_filled else 0]
        for action in first:
            show_act(self.primary, action, Qt.ToolButtonStyle.ToolButtonTextOnly)
        for button in self._filled:
            button.setVisible(bool(first))
        self.put_in_words(self.acts[len(first) : MOST], self._first_act)

    def offered(self) -> list[QAction]:
        """Return what “⋯” offers now: the acts that no button in sight is for."""
        in_sight = [button.defaultAction() for button in self._filled if not button.isHidden()] + self.acts_in_sight()
        return [action for action in self.acts if action not in in_sight]

    def sizeHint(self) -> QSize:
        """Return the size with the title and the whole scope, too."""
        return self._as_high(super().sizeHint()) + QSize(self.title.whole_width + self._rest_of_scope(), 0)

    def minimumSizeHint(self) -> QSize:
        """Return a size that is as high on a tab without a filled act: the title stays where it is."""
        return self._as_high(super().minimumSizeHint())

    def _as_high(self, size: QSize) -> QSize:
        heights = (button.sizeHint().height() for button in self._filled)
        return QSize(size.width(), max(size.height(), *heights, 0))

    def least_width(self) -> int:
        """Return the width of the scope and the first act."""
        shown = [widget for widget in (*self._scope, *self._filled) if not widget.isHidden()]
        widths = [_least(widget) for widget in shown]
        return sum(width + GAP for width in (*widths, self.more.sizeHint().width())) + GROUP

    def room_for_acts(self, width: int) -> int:
        """Return what title, whole scope and first act leave."""
        room = super().room_for_acts(width)
        return room - self.title.fit(room, self._chosen_of_scope()) - self._rest_of_scope()

    def _chosen_of_scope(self) -> int:
        """Return what the scope takes beyond its least for all words of what is chosen in it."""
        boxes = [box for box in self._scope if isinstance(box, LetteredBox) and not box.isHidden()]
        return sum(max(box.whole_width() - _least(box), 0) for box in boxes)

    def _rest_of_scope(self) -> int:
        """Return what the scope takes beyond its least: what one is looking at is read before what can be done."""
        shown = [widget for widget in self._scope if not widget.isHidden()]
        wanted = [min(widget.sizeHint().width(), widget.maximumWidth()) for widget in shown]
        return sum(max(hint - _least(widget), 0) for widget, hint in zip(shown, wanted, strict=True))

    def fit(self) -> None:
        """Show the first acts that have room, and “⋯” where there are others."""
        super().fit()
        self.more.setVisible(bool(self.offered()))

    def _open_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.offered())
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))


def _least(widget: QWidget) -> int:
    return max(widget.minimumSizeHint().width(), widget.minimumWidth())
