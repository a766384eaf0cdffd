"""Choices found by letters: with accents or without, by the beginnings of words, closed and open."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

import desktop_app.ui
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
