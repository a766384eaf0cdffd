"""The tabs of the page that are made when they are first opened: what they ask for, and which round they show."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from desktop_app.ui.widgets.lazy_pane import LazyPane

if TYPE_CHECKING:
    # Loaded when its tab is first opened, so that the page is filled sooner.
    from desktop_app.ui.base.context import Context
    from desktop_app.ui.emulation.council.tab import CouncilTab
    from desktop_app.ui.emulation.decisions.tab import DecisionsTab
    from desktop_app.ui.emulation.movements.tab import MovementsTab
    from desktop_app.ui.emulation.statistics.tab import StatisticsTab


class RoundPanes(QObject):
    """The Council, the decisions, the statistics and the movements; `new_round` returns the act that creates a round.

    Signals: `certificates_asked(int)` for the certificates of a decision; `asked(ListQuery)` for the list that contains
    a source record of a finding; `counted_asked(ListQuery)` for the rows that a number of the statistics counts;
    `decision_asked(int)` for a decision in its round, `decisions_tab_asked` for all of the round;
    `paper_asked(str, object)` for a paper of a step.
    """

    certificates_asked = Signal(int)
    asked = Signal(object)
    counted_asked = Signal(object)
    decision_asked = Signal(int)
    decisions_tab_asked = Signal()
    paper_asked = Signal(str, object)

    def __init__(
        self, context: Context, new_round: Callable[[], QAction], code: Callable[[], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._new_round, self._code = context, new_round, code
        self.council = LazyPane(self._make_council)
        self.decisions = LazyPane(self._make_decisions)
        self.statistics = LazyPane(self._make_statistics)
        self.movements = LazyPane(self._make_movements)

    def refresh(self) -> None:
        """Read the lists of those that are made again."""
        for pane in (self.council, self.decisions, self.movements):
            if pane.is_made:
                pane.content.refresh()

    def show_round(self, code: str) -> None:
        """Show a round on those that are made and are of one."""
        for pane in (self.council, self.decisions, self.statistics):
            if pane.is_made:
                pane.content.show_round(code)

    def _make_council(self) -> CouncilTab:
        from desktop_app.ui.emulation.council.tab import CouncilTab

        tab = CouncilTab(self._context, self._new_round())
        tab.asked.connect(self.asked)
        tab.papers.paper_asked.connect(self.paper_asked)
        tab.show_round(self._code())
        return tab

    def _make_decisions(self) -> DecisionsTab:
        from desktop_app.ui.emulation.decisions.tab import DecisionsTab

        tab = DecisionsTab(self._context, self._new_round())
        tab.certificates_asked.connect(self.certificates_asked)
        tab.asked.connect(self.asked)
        tab.decision_asked.connect(self.decision_asked)
        tab.papers.paper_asked.connect(self.paper_asked)
        tab.show_round(self._code())
        return tab

    def _make_movements(self) -> MovementsTab:
        from desktop_app.ui.emulation.movements.tab import MovementsTab

        return MovementsTab(self._context)

    def _make_statistics(self) -> StatisticsTab:
        from desktop_app.ui.emulation.statistics.tab import StatisticsTab

        tab = StatisticsTab(self._context, self._new_round())
        tab.asked.connect(self.counted_asked)
        tab.decisions_asked.connect(self.decisions_tab_asked)
        tab.show_round(self._code())
        return tab
