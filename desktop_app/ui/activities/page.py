"""The page Hoạt động: the list of activities, the good news of the month, and who is informed of the plan."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final, Protocol, cast

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from desktop_app.domain.list_kinds.year import BRIEFINGS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.year.activities import POSTED_KINDS, ActivityKind
from desktop_app.ui.activities.briefings.pane import BriefingPane
from desktop_app.ui.activities.news.pane import NewsPane
from desktop_app.ui.activities.register import ActivityRegister
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.tokens import GAP, PAGE
from desktop_app.ui.widgets.heads.page_head import PageHead
from desktop_app.ui.widgets.lazy_pane import LazyPane
from desktop_app.ui.widgets.page import Page, begin_tab

_TABS: Final = "activities.tab"


class _Pane(Protocol):
    actions_menu: list[QAction]

    def refresh(self) -> None:
        """Read the content of the pane again."""


class ActivitiesPage(Page):
    """Three tabs, the one used last in front; the others are made when they are first turned to."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._settings = SettingsFile.of(context, context.book.folder.settings)
        self.register = ActivityRegister(context)
        self.news_tab = LazyPane(self._make_news)
        self.briefing_tab = LazyPane(self._make_briefing)
        self.tabs = QTabWidget()
        self.head = PageHead("Hoạt động")
        self._lay_out()
        self._connect()
        self.actions_menu = self.register.actions_menu
        self._show_tab()

    @property
    def news(self) -> NewsPane:
        """The posts of a month, made when they are first asked for."""
        return self.news_tab.content

    @property
    def briefing(self) -> BriefingPane:
        """Who is informed of the plan, made when it is first asked for."""
        return self.briefing_tab.content

    def acts_in_menu(self) -> list[QAction]:
        """Return the acts of the tab one is on."""
        return self._pane().actions_menu

    def refresh(self) -> None:
        """Read everything again."""
        for pane in self._panes():
            pane.refresh()

    def works(self) -> Mapping[str, Callable[..., object]]:
        """Return the acts other pages can start here: to enter an activity, good news, or a story, of today."""
        return {
            "add": self._add_activity,
            "add_news": lambda: self._add_post(ActivityKind.GOOD_NEWS),
            "add_story": lambda: self._add_post(ActivityKind.STORY),
        }

    def show_query(self, query: ListQuery) -> None:
        """Show the rows of a query in their list; for a month of good news or stories show the calendar."""
        if query.kind == BRIEFINGS.key:
            self.tabs.setCurrentWidget(self.briefing_tab)
            self.briefing.show_query(query)
            self.briefing.setFocus()
            return
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
        self.tabs.setCurrentWidget(self.news_tab)
        self.news.show_month(day)

    def _add_activity(self) -> None:
        self.tabs.setCurrentWidget(self.register)
        self.register.add()

    def _add_post(self, kind: ActivityKind) -> None:
        self.tabs.setCurrentWidget(self.news_tab)
        self.news.begin_post(kind)

    def _lay_out(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.register, "&Danh sách")
        self.tabs.addTab(self.news_tab, "&Tin tốt – Chuyện đẹp")
        self.tabs.addTab(self.briefing_tab, "&Quán triệt")
        tab = self._settings.get(_TABS).get("tab")
        self.tabs.setCurrentIndex(tab if isinstance(tab, int) else 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GAP)
        column.addWidget(self.head)
        column.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._tab_changed)

    def _make_news(self) -> NewsPane:
        pane = NewsPane(self.context)
        pane.edit_asked.connect(self.register.edit)
        pane.list_asked.connect(self.show_query)
        return pane

    def _make_briefing(self) -> BriefingPane:
        pane = BriefingPane(self.context)
        pane.activity_asked.connect(lambda: self.register.add(ActivityKind.BRIEFING))
        pane.people_asked.connect(lambda: self.work_asked.emit("people", ""))
        return pane

    def _panes(self) -> list[_Pane]:
        """Return the panes that are made."""
        made = [tab.content for tab in (self.news_tab, self.briefing_tab) if tab.is_made]
        return [cast(_Pane, pane) for pane in (self.register, *made)]

    def _pane(self) -> _Pane:
        tab = self.tabs.currentWidget()
        return cast(_Pane, tab.content if isinstance(tab, LazyPane) else tab)

    def _tab_changed(self, tab: int) -> None:
        self._settings.put(_TABS, {"tab": tab})
        self._show_tab()

    def _show_tab(self) -> None:
        """Offer in the menu only the acts of the current tab."""
        begin_tab(self, self.tabs, self.context)
        shown = self._pane()
        for pane in self._panes():
            for action in pane.actions_menu:
                action.setVisible(pane is shown)
        acts = {self.register: [self.register.new_activity], self.briefing_tab: shown.actions_menu[:1]}
        self.head.show_acts(acts.get(self.tabs.currentWidget(), []))
