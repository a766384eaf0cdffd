"""The remarks on a paper are read whole, however wide the list is."""

from typing import cast

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from desktop_app.services.papers.remarks import PaperRemark
from desktop_app.services.papers.reports.remarks import Remark
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.papers.remark_list import PaperRemarkList
from desktop_app.ui.reports.remark_list import ReportRemarkList
from tests.books import BookIds
from tests.ui.conftest import WindowRest
from tests.ui.list_cells import broken_lines
from tests.ui.paper_pages import ROUND, choose, opened

SENTENCE = "Chưa có họ tên dưới chữ ký “NGƯỜI LẬP BIỂU”."


@pytest.fixture
def remarks(qtbot: QtBot, qapp: QApplication) -> PaperRemarkList:
    apply_theme(qapp)
    remark_list = PaperRemarkList()
    qtbot.addWidget(remark_list)
    remark_list.show_remarks([PaperRemark(SENTENCE)])
    remark_list.show()
    return remark_list


def test_a_row_is_as_high_as_its_sentence_at_every_width(qtbot: QtBot, remarks: PaperRemarkList) -> None:
    rows = remarks.list
    sentence_width = rows.fontMetrics().horizontalAdvance(SENTENCE)
    for width in range(sentence_width - 20, sentence_width + 60):
        remarks.resize(width, 200)
        qtbot.wait(0)
        room = room_of_text(rows)
        assert room.height() >= broken_lines(SENTENCE, rows.font(), room.width()) * rows.fontMetrics().height(), width


def room_of_text(rows: QListWidget) -> QRect:
    """Return where the style writes the first row's sentence."""
    option, index = QStyleOptionViewItem(), rows.model().index(0, 0)
    rows.initViewItemOption(option)
    cast(QStyledItemDelegate, rows.itemDelegate()).initStyleOption(option, index)
    option.rect = rows.visualItemRect(rows.item(0))
    # However wide a row is, a list paints no further than this.
    option.rect.setWidth(min(option.rect.width(), rows.viewport().width() - 2 * rows.spacing()))
    style = rows.style()
    margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, rows) + 1
    room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, rows)
    return room.adjusted(margin, 0, -margin, 0)


def test_remarks_on_a_report_are_whole_where_there_is_room_and_one_line_each_where_there_is_not(
    qtbot: QtBot, qapp: QApplication
) -> None:
    apply_theme(qapp)
    remarks = ReportRemarkList()
    qtbot.addWidget(remarks)
    remarks.show_remarks([Remark(f"{number}. {SENTENCE} {SENTENCE}", "weaknesses") for number in range(6)])
    remarks.resize(round(1.6 * remarks.list.fontMetrics().horizontalAdvance(SENTENCE)), 300)
    remarks.show()
    rows, line = remarks.list, remarks.list.fontMetrics().lineSpacing()
    for height, lines, in_sight in ((1000, 2, 2), (300, 2, 1), (200, 1, 1)):
        remarks.fit(height)
        qtbot.wait(0)
        first = rows.visualItemRect(rows.item(0))
        last = rows.visualItemRect(rows.item(in_sight - 1))
        assert lines * line <= first.height() < (lines + 1) * line
        assert last.bottom() + 1 <= rows.viewport().height()


def test_nothing_is_said_of_a_paper_that_is_still_being_made(
    filled: BookIds, qtbot: QtBot, context: Context, settled: WindowRest
) -> None:
    assert PaperRemarkList().words.text() == ReportRemarkList().words.text() == ""
    page = opened(qtbot, context, settled)
    choose(page, settled, "nomination-list")
    assert page.remarks.remarks
    shown_meanwhile = []
    page.chooser.chosen.connect(lambda: shown_meanwhile.append((page.remarks.words.text(), page.remarks.remarks)))
    page.chooser.choose("submission", ROUND)
    settled()
    assert shown_meanwhile
    assert set(shown_meanwhile) == {("", ())}
    assert page.remarks.words.text()
