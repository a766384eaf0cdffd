"""The table of a report's parts, as it is drawn."""

import pytest
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.services.papers.reports.parts import ReportPart
from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.reports.parts.part_table import PartTable

_FOOT = 4
"""Pixels that letters hang below their line."""


def left_of_lines(drawn: QImage, ink: QColor) -> list[int]:
    """Return where each line of letters begins."""
    dark = [
        next((x for x in range(4, drawn.width()) if drawn.pixelColor(x, y).lightness() < ink.lightness() + 60), None)
        for y in range(drawn.height())
    ]
    lines: list[list[int]] = [[]]
    for x in dark:
        if x is not None:
            lines[-1].append(x)
        elif lines[-1]:
            lines.append([])
    # What hangs below a line, as the foot of a g does, is none.
    return [min(line) for line in lines if len(line) > _FOOT]


@pytest.mark.parametrize("level", [1, 2, 3])
def test_each_line_of_a_heading_begins_below_the_first(qtbot: QtBot, qapp: QApplication, level: int) -> None:
    """Only the first line of a part within a part stood to the right, by spaces."""
    heading = " ".join(["Hướng dẫn"] * 12)
    apply_theme(qapp)
    table = PartTable()
    qtbot.addWidget(table)
    table.resize(420, 300)
    table.show_parts([ReportPart("tasks", "", heading, level, "", "", edited=False)], stay=False)
    table.show()
    qtbot.waitUntil(lambda: table.rowHeight(0) > 2 * table.fontMetrics().lineSpacing())
    table.clearSelection()
    room = table.visualRect(table.model().index(0, 0))
    begins = left_of_lines(table.viewport().grab(room).toImage(), table.palette().color(QPalette.ColorRole.Text))
    assert len(begins) > 2
    assert max(begins) - min(begins) <= 2
