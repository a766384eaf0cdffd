"""The headings of a plan as a tree."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from desktop_app.domain.plan.plans import Heading
from desktop_app.ui.base.dress.tables import CellDelegate
from desktop_app.ui.base.theme import at_size

_HEADING: Final = Qt.ItemDataRole.UserRole


class OutlineTree(QTreeWidget):
    """A tree of headings. Signal: `heading_chosen(Heading)` when another one becomes current."""

    heading_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setIndentation(at_size(14))
        self.setStyleSheet("QTreeView::item { padding: 3px 0 }")
        self.setItemDelegate(CellDelegate(self))
        self.setAccessibleName("Đề mục của kế hoạch")
        self._items: dict[str, QTreeWidgetItem] = {}
        self.currentItemChanged.connect(self._emit_chosen)

    def show_headings(self, headings: Iterable[Heading]) -> None:
        """Show these headings, all expanded."""
        with QSignalBlocker(self):
            self.clear()
            self._items = {}
            for heading in headings:
                above = self._items.get(heading.path.rpartition("/")[0])
                item = QTreeWidgetItem([heading.line])
                item.setData(0, _HEADING, heading)
                item.setToolTip(0, heading.title)
                if above is not None:
                    above.addChild(item)
                else:
                    self.addTopLevelItem(item)
                self._items[heading.path] = item
            self.expandAll()

    def select_heading(self, path: str) -> None:
        """Select the heading `path` without emitting a signal."""
        item = self._items.get(path)
        if item is not None:
            with QSignalBlocker(self):
                self.setCurrentItem(item)
            self.scrollToItem(item)

    def current_path(self) -> str:
        """Return the path of the current heading, "" for none."""
        item = self.currentItem()
        return item.data(0, _HEADING).path if item is not None else ""

    def _emit_chosen(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.heading_chosen.emit(item.data(0, _HEADING))
