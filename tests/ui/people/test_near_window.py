"""Đủ và sắp đủ điều kiện: rows that differ only by the end of what is missing are told apart."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.dress.tables import AROUND_TEXT
from desktop_app.ui.base.dress.whole_words import lines_of
from desktop_app.ui.people.near_window import NearWindow
from tests.services.standing.test_award_history import fighter

WindowRest = Callable[[], None]
_NEEDS = 4


def test_what_is_missing_is_read_to_its_end_in_each_row(
    qtbot: QtBot, context: Context, book: Book, settled: WindowRest
) -> None:
    fighter(book, 2025)
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.show()
    window = NearWindow(context, NomineeKind.INDIVIDUAL, 2025, owner)
    window.start()
    settled()
    table = window.table
    line, rows = table.fontMetrics().lineSpacing(), range(table.rowCount())
    needed = []
    for row in rows:
        item = table.item(row, _NEEDS)
        assert item is not None
        needed.append(lines_of(item.text(), table.font(), table.columnWidth(_NEEDS) - AROUND_TEXT, 20))
    assert max(needed) > 2
    assert all(table.rowHeight(row) >= needed[row] * line for row in rows)
