"""The remarks on a paper are read whole, however wide the list is."""

from typing import cast

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QApplication, QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from desktop_app.services.papers.remarks import PaperRemark
from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.papers.remark_list import PaperRemarkList

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
        assert room.height() >= lines_in(rows, room.width()) * rows.fontMetrics().height(), width


def lines_in(rows: QListWidget, width: int) -> int:
    """Return how many lines the sentence takes, broken as a style breaks it: by fractions of a pixel."""
    layout = QTextLayout(SENTENCE, rows.font())
    layout.beginLayout()
    number = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        number += 1
    layout.endLayout()
    return number


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
