"""A list and under it the list of what belongs to its selected row, sharing the height of the window.

The upper one is there to choose from: it is as high as its rows, but at most a third, or five rows as long as the
lower one still has enough, or what that leaves with few rows. The lower one has the rest, it is what one came for.
Neither is scrolled but by its own bar. While there is nothing at all to choose from, the upper one alone says so,
with what to do about it.
"""

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.base.keyboard.reading_order import OrderedSplitter
from desktop_app.ui.base.theme import at_size
from desktop_app.ui.base.tokens import GAP, TIGHT
from desktop_app.ui.base.window_size import is_low
from desktop_app.ui.widgets.heads.folding_words import FoldingWords
from desktop_app.ui.widgets.lists.heights.row_heights import LEAST
from desktop_app.ui.widgets.lists.table import ListTable
from desktop_app.ui.widgets.lists.view import ListView
from desktop_app.ui.widgets.notice import Notice

_SHARE: Final = 3
_TO_CHOOSE_FROM: Final = 5
"""Rows: there is little to choose where fewer are in sight."""
_FEW: Final = 2
"""So few rows above show their texts whole while the lower list has enough."""
_ROUNDS: Final = 3
"""A list that is given its height may lose a bar by that, and need less."""
_ROWS_ONLY: Final = 190
"""In a lower room a line of words would take the place of a row."""


class TwoLists(OrderedSplitter):
    """`first` over `second`, until the clerk moves the handle."""

    def __init__(self, first: ListView, second: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(GAP)
        self.addWidget(first)
        self.addWidget(second)
        self.setStretchFactor(1, 1)
        self._first, self._second = first, second
        self._is_hers = self._is_followed = self._is_fitting = False
        self.splitterMoved.connect(lambda *_: self._leave())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the height anew."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the rows of the upper list, whose widgets are made when it is first shown."""
        super().showEvent(event)
        if not self._is_followed:
            self._is_followed = True
            self._first.refreshed.connect(self._fit)
            self._first.table.rows_fitted.connect(self._fit)
            # What is chosen above is asked for: its rows, which have to have room, come later.
            for below in self._second.findChildren(ListView):
                below.refreshed.connect(self._fit)
        self._fit()

    def _leave(self) -> None:
        self._is_hers = True

    def _fit(self) -> None:
        """Give the upper list what its rows need, and keep the chosen one in sight."""
        if self._is_fitting or not self._first.isVisible():
            return
        self._second.setVisible(not self._is_empty())
        if self._is_hers or self._second.isHidden():
            return
        self._is_fitting = True
        for _ in range(_ROUNDS):
            height, before = self._needed(), self._first.height()
            if height == before:
                break
            self.setSizes([height, self.height() - self.handleWidth() - height])
            if self._first.height() == before:
                break
            self._first.table.scrollTo(self._first.table.currentIndex())
        self._is_fitting = False

    def _is_empty(self) -> bool:
        """Return whether the upper list has no record, and the lower one is of none that could be chosen there."""
        upper, below = self._first, self._second.findChild(ListView)
        of_nothing = below is not None and not all(below.query.scope.values())
        return of_nothing and not upper.total and not upper.query.is_filtered and upper.empty.isVisible()

    def _needed(self) -> int:
        view = self._first
        rows = view.table if view.table.isVisible() else view.empty
        around = view.height() - rows.height()
        most = max(self.height() // _SHARE, self._to_choose_from(around), view.minimumSizeHint().height()) - around
        return around + (view.table.height_for_rows(most) if rows is view.table else view.empty.sizeHint().height())

    def _to_choose_from(self, around: int) -> int:
        """Return how high the upper list is with the rows to choose from, or as many as leave the lower one enough.

        With few rows, all that it leaves.
        """
        below = self._second
        table = below.findChild(ListTable)
        if table is None or not table.isVisible():
            return 0
        words = below.words_that_may_go() if isinstance(below, ListUnderWords) else 0
        beside = self.handleWidth() + below.height() - words - table.height() + table.least_height(LEAST)
        if 0 < self._first.total <= _FEW:
            # What is folded in a low window may come back and take a row.
            return self.height() - beside - table.least_height(LEAST + 1) + table.least_height(LEAST)
        heights = (around + self._first.table.least_height(rows) for rows in range(_TO_CHOOSE_FROM, 1, -1))
        return max(next((height for height in heights if height + beside <= self.height()), 0), self._left_by(table))

    def _left_by(self, table: ListTable) -> int:
        """Return how high the upper list may be where the lower one has so few rows that all are in sight, whole."""
        around, rows = self._second.height() - table.height(), table.model().rowCount()
        needed = table.height_for_rows(self.height()) if rows <= _TO_CHOOSE_FROM else self.height()
        return self.height() - self.handleWidth() - around - needed


class ListUnderWords(QWidget):
    """A list with `words` on it and perhaps a notice above.

    In a low window words that only say whose list it is give way to that, and to the rows; figures do not.
    """

    def __init__(self, words: FoldingWords, rows: ListView, notice: Notice | None = None) -> None:
        super().__init__()
        self._words, self._rows, self._notice = words, rows, notice
        self._column = column = QVBoxLayout(self)
        column.setSpacing(TIGHT)
        if notice is not None:
            column.addWidget(notice)
        column.addWidget(words)
        column.addWidget(rows, 1)
        self.setFocusProxy(rows)

    def words_that_may_go(self) -> int:
        """Return how much of its height words have that give way to rows."""
        stay = self._words.isHidden() or self._words.has_brief or not is_low(self)
        return 0 if stay else self._words.height() + TIGHT

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what stands above the list, or unfold it."""
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        """Do so when a notice comes or goes."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold()
        return super().event(event)

    def _fold(self) -> None:
        low, has_notice = is_low(self), self._notice is not None and not self._notice.isHidden()
        self._words.set_folded(low)
        # As above any other line to filter by, where that takes no row.
        self._column.setSpacing(TIGHT if low else GAP)
        self._column.setContentsMargins(0, self._above(), 0, 0)
        is_scarce = low and (has_notice or not self._has_room())
        self._words.setVisible(self._words.has_brief or not is_scarce)
        if self._notice is not None:
            self._notice.set_folded(low)
        # The room has been shared out already, to what stood here before.
        self._column.activate()

    def _above(self) -> int:
        """Return how much is blank above all of it: in a low window no more than the handle between the lists."""
        return 0 if is_low(self) else TIGHT

    def _has_room(self) -> bool:
        """Return whether enough rows are in sight below the words."""
        table = self._rows.findChild(ListTable)
        if table is None or not table.isVisible():
            return self.height() >= at_size(_ROWS_ONLY)
        above = self._above() + TIGHT + self._words.sizeHint().height()
        return self.height() >= above + self._rows.height() - table.height() + table.least_height(LEAST)
