"""A line below a letter, which reads as dấu nặng, is there only while Alt is held."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QStyleFactory, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.base.keyboard.accelerators import Accelerators, quieten
from desktop_app.ui.base.theme import apply_theme


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


@pytest.fixture
def accelerators(qapp: QApplication) -> Iterator[Accelerators]:
    apply_theme(qapp)
    accelerators = quieten(qapp)
    yield accelerators
    # The other tests go without.
    qapp.setProperty("accelerators", None)
    accelerators.deleteLater()
    qapp.setStyle(QStyleFactory.create("Fusion"))


def test_a_letter_is_underlined_only_while_alt_is_held(
    qtbot: QtBot, qapp: QApplication, accelerators: Accelerators
) -> None:
    assert quieten(qapp) is accelerators
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
