"""Choices found by letters: with accents or without, by the beginnings of words, closed and open."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

import desktop_app.ui
from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.widgets.forms.lettered_box import LetteredBox

KINDS = ("Mọi loại", "Hoạt động khác", "Hội nghị, tập huấn", "Tin tốt", "Đoàn thanh niên", "Câu chuyện đẹp")
UI = Path(desktop_app.ui.__file__).parent


@pytest.fixture
def box(qtbot: QtBot) -> LetteredBox:
    shown = LetteredBox()
    shown.addItems(KINDS)
    qtbot.addWidget(shown)
    shown.show()
    shown.setFocus()
    return shown


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("hoi", "Hội nghị, tập huấn"),
        ("hoi nghi", "Hội nghị, tập huấn"),
        ("doan", "Đoàn thanh niên"),
        ("nien", "Đoàn thanh niên"),
        ("t", "Tin tốt"),
        ("hh", "Hội nghị, tập huấn"),
        ("dep", "Câu chuyện đẹp"),
        ("xyz", "Mọi loại"),
    ],
)
def test_letters_choose(box: LetteredBox, typed: str, chosen: str) -> None:
    QTest.keyClicks(box, typed)
    assert box.currentText() == chosen


def test_what_letters_choose_counts_as_chosen(box: LetteredBox) -> None:
    chosen = QSignalSpy(box.activated)
    QTest.keyClicks(box, "tin")
    assert [chosen.at(place) for place in range(chosen.count())] == [[3]]


def test_letters_go_over_the_open_choices(box: LetteredBox, qtbot: QtBot) -> None:
    QTest.keyClick(box, Qt.Key.Key_Space)
    qtbot.waitUntil(box.view().isVisible)
    QTest.keyClicks(box.view(), "hoi")
    assert box.view().currentIndex().data() == "Hội nghị, tập huấn"
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    assert box.currentText() == "Hội nghị, tập huấn"


def test_every_box_that_is_only_chosen_from_knows_letters() -> None:
    plain = []
    for path in UI.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        made = re.findall(r"(?<!case )\bQComboBox\(\)|class \w+\(QComboBox\)", text)
        if len(made) > text.count(".setEditable(True)"):
            plain.append(path.name)
    assert plain == ["lettered_box.py"]


def shown_in(box: LetteredBox, width: int) -> str:
    """Return what a box of a width shows."""
    box.resize(width, box.height())
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    return option.currentText


@pytest.mark.parametrize("percent", [100, 200])
def test_what_is_chosen_is_whole_where_the_arrow_leaves_it_room(
    box: LetteredBox, qapp: QApplication, percent: int
) -> None:
    """The room of the arrow was taken twice while the box had no focus; the least width was reckoned without it."""
    theme = apply_theme(qapp)
    theme.choose_size(percent)
    box.clearFocus()
    try:
        assert shown_in(box, box.minimumSizeHint().width()) == "Mọi loại"
        arrow = 22 * percent // 100
        assert shown_in(box, box.fontMetrics().horizontalAdvance("Mọi loại") + arrow + 20) == "Mọi loại"
    finally:
        theme.choose_size(100)


@pytest.mark.parametrize("choice", ["Phó Chủ tịch", "Không có thời hạn", "Mọi ngày"])
def test_a_box_asks_for_the_room_of_its_widest_choice_in_large_letters(
    qtbot: QtBot, qapp: QApplication, choice: str
) -> None:
    theme = apply_theme(qapp)
    theme.choose_size(200)
    try:
        box = LetteredBox()
        qtbot.addWidget(box)
        box.addItems([choice, "Khác"])
        box.show()
        assert shown_in(box, box.sizeHint().width()) == choice
        assert shown_in(box, box.minimumSizeHint().width()) == choice
    finally:
        theme.choose_size(100)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2026-H1 – sơ kết 6 tháng đầu năm 2026", "2026-H1 – sơ kết", "…2026"),
        ("Nghị định 152, áp dụng từ 01/01/2026", "Nghị định 152", "…01/01/2026"),
        ("Danh sách đề nghị khen thưởng tập thể", "Danh s", "tập thể"),
        ("Danh sách không giống danh sách nào", "Danh sách kh", "…"),
    ],
)
def test_what_tells_choices_apart_stays(box: LetteredBox, qapp: QApplication, text: str, start: str, end: str) -> None:
    apply_theme(qapp)
    box.clear()
    box.addItems([text, "Danh sách đề nghị khen thưởng cá nhân"])
    shown = shown_in(box, box.fontMetrics().horizontalAdvance(text) * 4 // 5 + 40)
    assert shown.startswith(start)
    assert shown.endswith(end)
    assert "…" in shown


def test_what_is_cut_closes_no_bracket_that_it_does_not_open(qtbot: QtBot) -> None:
    choice = "quy định riêng của cơ quan từ 01/10/2026 (đến 01/01/2030)"
    box = LetteredBox()
    box.addItems([choice, "quy định chung"])
    box.setMinimumContentsLength(5)
    qtbot.addWidget(box)
    cut = []
    for width in range(200, box.fontMetrics().horizontalAdvance(choice), 10):
        box.resize(width, box.sizeHint().height())
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        cut.append(option.currentText)
    assert any(text.endswith("01/01/2030") for text in cut)
    assert not [text for text in cut if ")" in text and "(" not in text]
