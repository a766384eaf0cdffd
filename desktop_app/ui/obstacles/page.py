"""The page Khó khăn, vướng mắc: obstacles in one tab, referrals in the other."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, cast

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from desktop_app.domain.list_kinds.year import OBSTACLES
from desktop_app.domain.lists import ListQuery
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.tokens import GAP, PAGE
from desktop_app.ui.obstacles.obstacles_tab import ObstaclesTab
from desktop_app.ui.obstacles.referrals_tab import ReferralsTab
from desktop_app.ui.obstacles.register import Register
from desktop_app.ui.widgets.actions import separator
from desktop_app.ui.widgets.heads.page_head import PageHead
from desktop_app.ui.widgets.page import Page

_TAB_KEYS: Final = "Ctrl+Tab"


class ObstaclesPage(Page):
    """Two registers in tabs, each with acts of its own."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.obstacles, self.referrals = ObstaclesTab(context), ReferralsTab(context)
        self.actions_menu = [*self.obstacles.actions_menu, separator(self), *self.referrals.actions_menu]
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for register, title in ((self.obstacles, "Khó khăn, vướng mắc"), (self.referrals, "Thông tin đã chuyển")):
            place = self.tabs.addTab(register, title)
            self.tabs.setTabToolTip(place, f"{title} ({_TAB_KEYS}: sang thẻ kia)")
        self.tabs.currentChanged.connect(self._tab_changed)
        self.head = PageHead("Khó khăn, vướng mắc", [self.obstacles.new])
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GAP)
        column.addWidget(self.head)
        column.addWidget(self.tabs, 1)
        self.setFocusProxy(self.obstacles)

    def acts_in_menu(self) -> list[QAction]:
        """Return the acts of the tab one is on."""
        return cast(Register, self.tabs.currentWidget()).actions_menu

    def refresh(self) -> None:
        """Read both lists again."""
        self.obstacles.rows.refresh()
        self.referrals.rows.refresh()

    def works(self) -> Mapping[str, Callable[..., object]]:
        """Return the acts other pages can start here: to record an obstacle, or what came of one, by its id."""
        return {
            "add": self._add,
            "edit": self._edit,
            "answer": partial(self._go_on, step="answer"),
            "close": partial(self._go_on, step="closed_on"),
        }

    def show_query(self, query: ListQuery) -> None:
        """Show the rows of a query in one of the two lists."""
        register: Register = self.obstacles if query.kind == OBSTACLES.key else self.referrals
        self.tabs.setCurrentWidget(register)
        register.show_query(query)

    def _add(self) -> None:
        self.tabs.setCurrentWidget(self.obstacles)
        self.obstacles.add()

    def _edit(self, obstacle_id: int) -> None:
        self.tabs.setCurrentWidget(self.obstacles)
        self.obstacles.edit(obstacle_id)

    def _go_on(self, obstacle_id: int, step: str) -> None:
        self.tabs.setCurrentWidget(self.obstacles)
        self.obstacles.go_on(obstacle_id, step)

    def _tab_changed(self) -> None:
        register = cast(Register, self.tabs.currentWidget())
        self.setFocusProxy(register)
        self.head.show_acts([register.new])
