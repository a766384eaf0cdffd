"""A line below a letter, which reads as dấu nặng, is there only while Alt is held."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QStyle, QStyleFactory, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import app
from desktop_app.runtime.paths import DataFolder
from desktop_app.ui.base.keyboard.accelerators import Accelerators, quieten
from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.frame.main_window import MainWindow


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


@pytest.fixture
def themed(qapp: QApplication) -> Iterator[QApplication]:
    apply_theme(qapp)
    yield qapp
    # The other tests go without.
    quieten().deleteLater()
    qapp.setProperty("accelerators", None)
    qapp.setStyle(QStyleFactory.create("Fusion"))


@pytest.fixture
def accelerators(themed: QApplication) -> Accelerators:
    del themed
    return quieten()


def test_a_letter_is_underlined_only_while_alt_is_held(qtbot: QtBot, accelerators: Accelerators) -> None:
    assert quieten() is accelerators
    window, plain = QWidget(), QWidget()
    for shown, words in ((window, "Đề n&ghị"), (plain, "Đề nghị")):
        qtbot.addWidget(shown)
        column = QVBoxLayout(shown)
        label, line = QLabel(words), QLineEdit()
        label.setBuddy(line)
        for widget in (label, line, QPushButton(words)):
            column.addWidget(widget)
    plain.show()
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.setFocus()
    without = picture(plain)
    assert picture(window) == without
    handle = window.windowHandle()
    QTest.keyPress(handle, Qt.Key.Key_Alt, Qt.KeyboardModifier.AltModifier)
    assert accelerators.shown
    assert picture(window) != without
    QTest.keyRelease(handle, Qt.Key.Key_Alt)
    assert picture(window) == without
    # The letter works all the same.
    QTest.keyClick(window, Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    assert isinstance(window.focusWidget(), QLineEdit)


def test_no_letter_is_underlined_where_there_is_no_book_yet(
    qtbot: QtBot, themed: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    underlined = []

    class FirstScreen:
        def exec(self) -> int:
            (window,) = [top for top in themed.topLevelWidgets() if isinstance(top, MainWindow) and top.isVisible()]
            (new,) = [button for button in window.findChildren(QPushButton) if button.text() == "Tạo sổ &mới"]
            qtbot.waitUntil(new.isVisible)
            underlined.append(bool(new.style().styleHint(QStyle.StyleHint.SH_UnderlineShortcut, None, new)))
            window.close()
            qtbot.waitUntil(lambda: not window.isVisible())
            return 0

    monkeypatch.setattr(app, "make_application", FirstScreen)
    monkeypatch.setattr(app, "speak_before_abort", lambda: None)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    app.run(DataFolder(tmp_path / "book"))
    assert underlined == [False]
