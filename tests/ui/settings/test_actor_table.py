"""Who did what of late: what was done has the room that the names do not need."""

from datetime import datetime

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.services.keeping.data_safety import ActorLine
from desktop_app.ui.base.theme import apply_theme, at_size
from desktop_app.ui.settings.safety_tables import ActorTable


def test_a_short_name_takes_no_room_from_what_was_done(qtbot: QtBot, qapp: QApplication) -> None:
    theme = apply_theme(qapp)
    try:
        theme.choose_size(200)
        table = ActorTable()
        qtbot.addWidget(table)
        table.resize(1200, 200)
        table.show()
        label = "Xóa hoạt động “Thăm Làng trẻ em SOS”"
        table.show_actors([ActorLine("van-thu", 1_234, datetime(2026, 3, 1, 8, 30), label)])
        QApplication.sendPostedEvents()
        for column in range(table.columnCount()):
            assert table.columnWidth(column) >= table.sizeHintForColumn(column)
        # A long one has no more than it had.
        table.show_actors([ActorLine("van-thu " * 20, 1_234, datetime(2026, 3, 1, 8, 30), label)])
        assert table.columnWidth(1) <= at_size(200)
    finally:
        theme.choose_size(100)
