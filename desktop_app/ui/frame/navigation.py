"""The pages of the window and the list one goes between them by."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.theme import set_up_navigation

_WIDTH: Final = 214
_LOWEST_ROW: Final = 24
_FRAME: Final = 18


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page: its key, title and icon, the class it is made by, and whether it stands at the foot of the list.

    `lists` are the kinds of list that it shows on request, by its `show_query(ListQuery)`.
    """

    key: str
    title: str
    icon: str
    module: str
    class_name: str
    at_foot: bool = False
    lists: tuple[str, ...] = ()


PAGES: Final = (
    PageEntry("today", "Hôm nay", "today", "desktop_app.ui.today.page", "TodayPage"),
    PageEntry("plan", "Kế hoạch", "plan", "desktop_app.ui.plan.page", "PlanPage"),
    PageEntry(
        "tracking",
        "Theo dõi nhiệm vụ",
        "check",
        "desktop_app.ui.tracking.page",
        "TrackingPage",
        lists=("occurrences",),
    ),
    PageEntry(
        "activities",
        "Hoạt động",
        "activity",
        "desktop_app.ui.activities.page",
        "ActivitiesPage",
        lists=("activities",),
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
        lists=("nominations", "awards"),
    ),
    PageEntry("indicators", "Chỉ tiêu", "indicator", "desktop_app.ui.indicators.page", "IndicatorsPage"),
    PageEntry("reports", "Báo cáo", "report", "desktop_app.ui.reports.page", "ReportsPage"),
    PageEntry("papers", "Văn bản", "document", "desktop_app.ui.papers.page", "PapersPage", lists=("issued",)),
    PageEntry("history", "Nhật ký", "history", "desktop_app.ui.settings.history_page", "HistoryPage", True),
    PageEntry("trash", "Thùng rác", "trash", "desktop_app.ui.settings.trash_page", "TrashPage", True),
    PageEntry("backup", "Sao lưu", "save", "desktop_app.ui.settings.backup_page", "BackupPage", True),
    PageEntry("rules", "Quy định khen thưởng", "document", "desktop_app.ui.settings.rules_page", "RulesPage", True),
    PageEntry("office", "Cơ quan", "settings", "desktop_app.ui.settings.office_page", "OfficePage", True),
)


def key_of(page: PageEntry) -> str:
    """Return the digit that goes to a page with Ctrl, in the order of the pages; "" where they have run out."""
    return dict(zip((one.key for one in PAGES), "1234567890", strict=False)).get(page.key, "")


def page_of_list(kind: str) -> PageEntry:
    """Return the page that shows lists of a kind. LookupError if none does."""
    for page in PAGES:
        if kind in page.lists:
            return page
    raise LookupError(f"no page shows lists of {kind}")


class Navigation(QWidget):
    """The pages, the office's work above and the book's own affairs at the foot. Signal: `chosen(str)` with a key."""

    chosen = Signal(str)

    def __init__(self, pages: Sequence[PageEntry] = PAGES, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: dict[str, QListWidgetItem] = {}
        self._work = self._list([page for page in pages if not page.at_foot], "Các trang công việc")
        self._foot = self._list([page for page in pages if page.at_foot], "Các trang của sổ")
        self._row = self._work.sizeHintForRow(0)
        self._work.left_down.connect(lambda: self._go(self._foot, 0))
        self._foot.left_up.connect(lambda: self._go(self._work, self._work.count() - 1))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._work, 1)
        column.addWidget(self._foot)
        self.setFixedWidth(_WIDTH)
        self.setFocusProxy(self._work)

    def choose(self, key: str) -> None:
        """Mark the page now shown, without telling anybody."""
        item = self._items[key]
        for view in (self._work, self._foot):
            view.blockSignals(True)
            if item.listWidget() is view:
                view.setCurrentItem(item)
                self.setFocusProxy(view)
            else:
                view.setCurrentRow(-1, QItemSelectionModel.SelectionFlag.Clear)
            view.blockSignals(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the rows as low as it takes to show all of them in a low window."""
        super().resizeEvent(event)
        views = (self._work, self._foot)
        frames = sum(_frame(view) for view in views)
        room = (self.height() - frames) // sum(view.count() for view in views)
        row = max(_LOWEST_ROW, min(self._row, room))
        for view in views:
            for place in range(view.count()):
                view.item(place).setSizeHint(QSize(0, row))
        self._foot.setFixedHeight(self._foot.count() * row + _frame(self._foot))

    def _list(self, pages: Sequence[PageEntry], name: str) -> "_PageList":
        view = _PageList()
        set_up_navigation(view)
        view.setAccessibleName(name)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for page in pages:
            item = QListWidgetItem(icon(page.icon), page.title, view)
            item.setData(Qt.ItemDataRole.UserRole, page.key)
            self._items[page.key] = item
        view.currentItemChanged.connect(self._tell)
        return view

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def _go(self, view: QListWidget, row: int) -> None:
        view.setFocus()
        view.setCurrentRow(row)


def _frame(view: QListWidget) -> int:
    return 2 * view.contentsMargins().top() or _FRAME


class _PageList(QListWidget):
    """A list that says when one goes over its first or last row. Signals: `left_up`, `left_down`."""

    left_up = Signal()
    left_down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from row to row, and beyond."""
        if event.key() == Qt.Key.Key_Down and self.currentRow() == self.count() - 1:
            self.left_down.emit()
        elif event.key() == Qt.Key.Key_Up and self.currentRow() == 0:
            self.left_up.emit()
        else:
            super().keyPressEvent(event)
