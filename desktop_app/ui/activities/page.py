"""The page Hoạt động: the list of activities, the good news of the month, and who is informed of the plan."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final, Protocol, cast

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.year.activities import POSTED_KINDS, ActivityKind
from desktop_app.ui.activities.briefings.pane import BriefingPane
from desktop_app.ui.activities.news.pane import NewsPane
from desktop_app.ui.activities.register import ActivityRegister
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.tokens import GAP, PAGE
from desktop_app.ui.widgets.actions import separator
from desktop_app.ui.widgets.heads.page_head import PageHead
from desktop_app.ui.widgets.page import Page, begin_tab

_TABS: Final = "activities.tab"


class _Pane(Protocol):
    actions_menu: list[QAction]

    def refresh(self) -> None:
        """Read the content of the pane again."""


class ActivitiesPage(Page):
    """Three tabs, the one used last in front. `actions_menu` is what the window's menu offers for the page."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._settings = SettingsFile.of(context, context.book.folder.settings)
        self.register = ActivityRegister(context)
        self.news = NewsPane(context)
        self.briefing = BriefingPane(context)
        self.tabs = QTabWidget()
        self.head = PageHead("Hoạt động")
        self._lay_out()
        self._connect()
        self.actions_menu = self._all_actions()
        self._show_tab()

    def refresh(self) -> None:
        """Read everything again."""
        for pane in self._panes():
            pane.refresh()

    def works(self) -> Mapping[str, Callable[..., object]]:
        """Return the acts other pages can start here: to enter good news, or a story, of today."""
        return {
            "add_news": lambda: self._add_post(ActivityKind.GOOD_NEWS),
            "add_story": lambda: self._add_post(ActivityKind.STORY),
        }

    def show_query(self, query: ListQuery) -> None:
        """Show the rows of a query in the list; for a month of good news or stories show the calendar."""
        scope = query.scope
        if scope.keys() == {"month", "kind"} and scope["kind"] in POSTED_KINDS:
            month, today = str(scope["month"]), date.today()
            self.show_month(today if f"{today:%Y-%m}" == month else date.fromisoformat(f"{month}-01"))
            return
        self.tabs.setCurrentWidget(self.register)
        self.register.show_query(query)
        self.register.setFocus()

    def show_month(self, day: date) -> None:
        """Show the calendar of the month of a day."""
        self.tabs.setCurrentWidget(self.news)
        self.news.show_month(day)

    def _add_post(self, kind: ActivityKind) -> None:
        self.tabs.setCurrentWidget(self.news)
        self.news.begin_post(kind)

    def export(self) -> None:
        """Export the list of activities, or the staff if their tab is in front."""
        if self.tabs.currentWidget() is self.briefing:
            self.briefing.export()
        else:
            super().export()

    def focus_filter(self) -> None:
        """Focus the filter of the current tab, if it has one."""
        if self.tabs.currentWidget() is self.briefing:
            self.briefing.focus_filter()
        else:
            super().focus_filter()

    def _lay_out(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.register, "&Danh sách")
        self.tabs.addTab(self.news, "&Tin tốt – Chuyện đẹp")
        self.tabs.addTab(self.briefing, "&Quán triệt")
        tab = self._settings.get(_TABS).get("tab")
        self.tabs.setCurrentIndex(tab if isinstance(tab, int) else 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GAP)
        column.addWidget(self.head)
        column.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._tab_changed)
        self.news.edit_asked.connect(self.register.edit)
        self.news.list_asked.connect(self.show_query)
        self.briefing.activity_asked.connect(lambda: self.register.add(ActivityKind.BRIEFING))

    def _all_actions(self) -> list[QAction]:
        actions: list[QAction] = []
        for pane in self._panes():
            actions += [*pane.actions_menu, separator(self)]
        return actions[:-1]

    def _panes(self) -> Sequence[_Pane]:
        return [cast(_Pane, pane) for pane in (self.register, self.news, self.briefing)]

    def _tab_changed(self, tab: int) -> None:
        self._settings.put(_TABS, {"tab": tab})
        self._show_tab()

    def _show_tab(self) -> None:
        """Offer in the menu only the acts of the current tab."""
        begin_tab(self, self.tabs)
        for place, pane in enumerate(self._panes()):
            for action in pane.actions_menu:
                action.setVisible(place == self.tabs.currentIndex())
        acts = {self.register: [self.register.new_activity], self.briefing: self.briefing.actions_menu}
        self.head.show_acts(acts.get(self.tabs.currentWidget(), []))
