"""The table of a history in a narrow window."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.law.year_facts import RecordRef
from desktop_app.services.standing.award_history import HistoryLine
from desktop_app.ui.people.history_table import HistoryTable


@pytest.mark.parametrize("width", [620, 720, 880, 1340])
def test_a_history_is_not_scrolled_sideways(qtbot: QtBot, width: int) -> None:
    line = HistoryLine(
        year=2025,
        what="Chiến sĩ thi đua cơ sở, phong trào thi đua công chức đối ngoại sáng tạo trên không gian mạng",
        detail="Giám đốc Sở Ngoại vụ tỉnh",
        document="Quyết định số 185/QĐ-SNgV",
        day=date(2025, 12, 24),
        note="Chưa công nhận",
        record=RecordRef("award", 1),
    )
    table = HistoryTable()
    qtbot.addWidget(table)
    table.resize(width, 300)
    table.show()
    table.show_lines([line])
    assert table.horizontalScrollBar().maximum() == 0
