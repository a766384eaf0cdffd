"""The tabs of the page: of a round its nominations, Council and decisions; then statistics and movements."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from desktop_app.ui.base.tokens import GAP, GROUP
from desktop_app.ui.emulation.council.opening import session_action
from desktop_app.ui.emulation.steps_line import StepsLine
from desktop_app.ui.widgets.lazy_pane import LazyPane
from desktop_app.ui.widgets.lists.view import ListView

if TYPE_CHECKING:
    # Loaded when its tab is first opened.
    from desktop_app.ui.emulation.statistics.tab import StatisticsTab


class RoundTabs(QTabWidget):
    """Tabs: the list of nominations with its acts, the Council, the decisions, the statistics, the movements."""

    def __init__(
        self,
        nominations: ListView,
        steps: StepsLine,
        record: QAction,
        open_session: Callable[[], object],
        council: QWidget,
        decisions: QWidget,
        statistics: LazyPane[StatisticsTab],
        movements: QWidget,
    ) -> None:
        super().__init__()
        self.setDocumentMode(True)
        self.proposed, self.decisions = QWidget(), decisions
        # The tab of decisions has an act of its own with the same keys.
        for tab in (self.proposed, council):
            tab.addAction(record)
        column = QVBoxLayout(self.proposed)
        column.setContentsMargins(0, GROUP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(steps)
        column.addWidget(nominations, 1)
        self.proposed.setFocusProxy(nominations)
        self.statistics = statistics
        # The tab of the Council has an act of its own with the same keys, too.
        session = session_action(self.proposed, open_session)
        self.of_round = (self.proposed, council, decisions, self.statistics)
        """The tabs that show the chosen round."""
        for tab, title in (
            (self.proposed, "Đề nghị"),
            (council, "Hội đồng"),
            (decisions, "Quyết định"),
            (self.statistics, "Thống kê"),
            (movements, "Phong trào"),
        ):
            if tab is not council:
                tab.addAction(session)
            self.setTabToolTip(self.addTab(tab, title), f"{title} (Ctrl+Tab: sang thẻ sau)")
