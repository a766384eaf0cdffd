"""The pages of the window, each registered here once; menus, keys, navigation and help derive from this table."""

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    # Loaded only once the window is painted.
    from desktop_app.ui.base.context import Context
    from desktop_app.ui.widgets.page import Page


class PageEntry(NamedTuple):
    """A page: its key, title, icon and class, and whether it stands at the foot of the navigation.

    `lists` are the kinds of list that its `show_query(ListQuery)` can show; `tells_late` says that the number of tasks
    that are late stands beside its name.
    """

    key: str
    title: str
    icon: str
    module: str
    class_name: str
    at_foot: bool = False
    lists: tuple[str, ...] = ()
    tells_late: bool = False

    @property
    def is_loaded(self) -> bool:
        """Whether all that the page is made of is loaded: its class stands at the end."""
        return hasattr(sys.modules.get(self.module), self.class_name)

    def load(self) -> "Callable[[Context, QWidget | None], Page]":
        """Return the class of the page; its module is loaded now if it is not yet."""
        of_page: Callable[[Context, QWidget | None], Page] = getattr(import_module(self.module), self.class_name)
        return of_page

    def make(self, context: "Context", parent: "QWidget | None" = None) -> "Page":
        """Return the page over an open book.

        A page made where it will stand is quicker: one that comes there later gives all its parts the style anew.
        """
        return self.load()(context, parent)


PAGES: Final = (
    PageEntry("today", "Hôm nay", "today", "desktop_app.ui.today.page", "TodayPage"),
    PageEntry("plan", "Kế hoạch", "plan", "desktop_app.ui.plan.page", "PlanPage", lists=("tasks", "adjustments")),
    PageEntry(
        "tracking",
        "Theo dõi nhiệm vụ",
        "check",
        "desktop_app.ui.tracking.page",
        "TrackingPage",
        lists=("occurrences",),
        tells_late=True,
    ),
    PageEntry(
        "activities",
        "Hoạt động",
        "activity",
        "desktop_app.ui.activities.page",
        "ActivitiesPage",
        lists=("activities", "briefings"),
    ),
    PageEntry(
        "obstacles",
        "Khó khăn, vướng mắc",
        "obstacle",
        "desktop_app.ui.obstacles.page",
        "ObstaclesPage",
        lists=("obstacles", "referrals"),
    ),
    PageEntry(
        "people",
        "Tập thể – cá nhân",
        "people",
        "desktop_app.ui.people.page",
        "PeoplePage",
        lists=("people", "units", "year-records", "initiatives", "holds"),
    ),
    PageEntry(
        "emulation",
        "Thi đua – Khen thưởng",
        "award",
        "desktop_app.ui.emulation.page",
        "EmulationPage",
        lists=(
            *("nominations", "awards", "decisions", "movements", "movement-registrations"),
            *("sessions", "councils", "unit-reviews"),
        ),
    ),
    PageEntry(
        "indicators",
        "Chỉ tiêu",
        "indicator",
        "desktop_app.ui.indicators.page",
        "IndicatorsPage",
        lists=("indicators",),
    ),
    PageEntry("reports", "Báo cáo", "report", "desktop_app.ui.reports.page", "ReportsPage"),
    PageEntry("papers", "Văn bản", "document", "desktop_app.ui.papers.page", "PapersPage", lists=("issued",)),
    PageEntry(
        "history", "Nhật ký", "history", "desktop_app.ui.settings.history_page", "HistoryPage", True, lists=("history",)
    ),
    PageEntry("trash", "Thùng rác", "trash", "desktop_app.ui.settings.trash_page", "TrashPage", True),
    PageEntry("backup", "An toàn dữ liệu", "save", "desktop_app.ui.settings.data_safety_page", "DataSafetyPage", True),
    PageEntry("rules", "Quy định khen thưởng", "rules", "desktop_app.ui.settings.rules_page", "RulesPage", True),
    PageEntry("office", "Cơ quan", "settings", "desktop_app.ui.settings.office_page", "OfficePage", True),
)


def shortcut_digit(page: PageEntry) -> str:
    """Return the digit that opens a page together with Ctrl, "" for pages after the tenth."""
    return dict(zip((entry.key for entry in PAGES), "1234567890", strict=False)).get(page.key, "")


def page_of_list(kind: str) -> PageEntry:
    """Return the page that shows lists of a kind. LookupError if none does."""
    for page in PAGES:
        if kind in page.lists:
            return page
    raise LookupError(f"no page shows lists of {kind}")


def entry_of(key: str) -> PageEntry:
    """Return a page by its key. LookupError if there is none."""
    for page in PAGES:
        if page.key == key:
            return page
    raise LookupError(f"no page is called {key}")
