"""The steps of a chain as a table: what is said once stands once, and the text has the room."""

from dataclasses import replace
from datetime import date, datetime

from pytestqt.qtbot import QtBot

from desktop_app.domain.awards.chains import Authorship, ChainStage, ChainStep
from desktop_app.domain.law.year_facts import RecordRef
from desktop_app.ui.widgets.records.chain_table import ChainTable
from tests.ui.list_cells import PADDING

TEXT = "Kết quả 6 tháng đầu năm 2025: Văn phòng đã hướng dẫn các phòng, đơn vị bình xét, giới thiệu gương điển hình"
MORNING, EVENING = Authorship(datetime(2026, 11, 28, 8, 5), "van-thu"), Authorship(datetime(2026, 11, 28, 19, 46), "")


def step(stage: ChainStage, entry: Authorship | None) -> ChainStep:
    return ChainStep(stage, TEXT, RecordRef("task", 1), date(2025, 5, 16), entry=entry)


def table_of(qtbot: QtBot, *entries: Authorship | None) -> ChainTable:
    table = ChainTable()
    qtbot.addWidget(table)
    table.resize(880, 400)
    table.show()
    table.show_steps([step(ChainStage.TASK, entry) for entry in entries])
    return table


def test_steps_entered_together_say_so_once(qtbot: QtBot) -> None:
    table = table_of(qtbot, MORNING, MORNING, EVENING, None, None, MORNING)
    entered = [table.steps.texts(row)[3] for row in range(6)]
    assert entered == ["28/11/2026 08:05, van-thu", "", "28/11/2026 19:46", "–", "–", "28/11/2026 08:05, van-thu"]
    # The workbook has each with its own.
    assert [row[3] for row in table.steps.seen("Vì sao").rows][:2] == ["28/11/2026 08:05, van-thu"] * 2


def test_the_text_has_what_the_words_of_the_others_leave(qtbot: QtBot) -> None:
    table = table_of(qtbot, MORNING, EVENING)
    others = [table.columnWidth(column) for column in (0, 1, 3)]
    assert others == [
        max(table.sizeHintForColumn(at), table.horizontalHeader().sectionSizeHint(at)) for at in (0, 1, 3)
    ]
    assert table.columnWidth(2) == table.viewport().width() - sum(others)


def test_when_and_by_whom_it_was_entered_leaves_the_text_the_room_of_a_line(qtbot: QtBot) -> None:
    table = table_of(qtbot, MORNING, EVENING)
    measure = table.fontMetrics().horizontalAdvance
    assert measure("28/11/2026 08:05,") <= table.columnWidth(3) - PADDING < measure("28/11/2026 08:05, van-thu")
    # Both lines are seen where the text has no more.
    table.show_steps([replace(step(ChainStage.TASK, MORNING), text="Xong")])
    assert table.rowHeight(0) >= 2 * table.fontMetrics().lineSpacing()
