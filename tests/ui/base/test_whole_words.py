"""Texts that have no room end between words, wherever rows and boxes draw them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QTableWidget, QTableWidgetItem
from pytestqt.qtbot import QtBot

from desktop_app.domain.shown import plain_codes
from desktop_app.ui.base.dress.tables import CellDelegate
from desktop_app.ui.base.dress.whole_words import elided, elided_lines, elided_middle
from desktop_app.ui.base.theme import set_up_table

DEADLINE = "Ngày Quốc tế thiếu nhi (01/6/2026); Tết Trung thu 25/9/2026"
WORD = st.text("abcđệữ019/-", min_size=1, max_size=9)


def words_of(text: str) -> list[str]:
    return [word.strip(",;:(–-“‘") for word in text.split()]


@pytest.mark.parametrize("room", range(60, 460, 7))
def test_a_line_ends_with_a_whole_word_or_day(qapp: QApplication, room: int) -> None:
    metrics = QFontMetrics(QFont())
    shown = elided(DEADLINE, metrics, room)
    assert metrics.horizontalAdvance(shown) <= room
    if shown != DEADLINE:
        assert shown.endswith("…")
        assert words_of(shown.removesuffix("…")) == words_of(DEADLINE)[: len(shown.split())]


@given(words=st.lists(WORD, min_size=1, max_size=12), room=st.integers(20, 600))
def test_no_word_is_ever_cut_but_one_that_alone_has_no_room(qapp: QApplication, words: list[str], room: int) -> None:
    metrics, text = QFontMetrics(QFont()), " ".join(words)
    shown = elided(text, metrics, room)
    begins = shown.removesuffix("…").rstrip()
    assert text.startswith(begins)
    # Qt rounds what letters take, and cuts by what they take unrounded.
    if shown != text and metrics.horizontalAdvance(f"{words[0]}…") < room and words[0].strip("-"):
        assert re.match(r"\s|[-]|$", text[len(begins) :])


def test_the_last_of_two_lines_ends_so_and_one_more_line_shows_more(qapp: QApplication) -> None:
    font = QFont()
    line = QFontMetrics(font).lineSpacing()
    shown = [elided_lines(DEADLINE, font, QSize(150, lines * line + 2)) for lines in (1, 2, 3, 9)]
    assert shown[-1] == DEADLINE
    assert [text.endswith("…") for text in shown[:2]] == [True, True]
    assert len(shown[0]) < len(shown[1]) <= len(shown[2])
    for text in shown:
        assert words_of(plain_codes(text).removesuffix("…")) == words_of(DEADLINE)[: len(text.split())]


def test_the_middle_is_left_out_between_words(qapp: QApplication) -> None:
    metrics = QFontMetrics(QFont())
    text = "quy định riêng của cơ quan từ 01/01/2026 (đến hết 01/01/2030)"
    shown = elided_middle(text, metrics, metrics.horizontalAdvance(text) - 40)
    begins, _, ends = shown.partition("…")
    assert words_of(begins) == words_of(text)[: len(begins.split())]
    assert ends.split() == text.split()[-len(ends.split()) :]
    assert elided_middle(text, metrics, 1000) == text


@pytest.mark.parametrize("wraps", [False, True])
def test_a_cell_is_drawn_with_whole_words(qtbot: QtBot, wraps: bool) -> None:
    table = QTableWidget(1, 1)
    qtbot.addWidget(table)
    set_up_table(table)
    table.setItem(0, 0, QTableWidgetItem(DEADLINE))
    delegate = table.itemDelegate()
    assert isinstance(delegate, CellDelegate)
    texts = []
    for width in range(100, 330, 13):
        cell = QStyleOptionViewItem()
        cell.widget = table
        cell.rect = QRect(0, 0, width, (1 + wraps) * table.fontMetrics().lineSpacing() + 4)
        if wraps:
            cell.features |= QStyleOptionViewItem.ViewItemFeature.WrapText
        texts.append(plain_codes(delegate.shown(cell, table.model().index(0, 0)).text))
    assert len({*texts}) > 3
    for text in texts:
        assert words_of(text.removesuffix("…")) == words_of(DEADLINE)[: len(text.split())]
