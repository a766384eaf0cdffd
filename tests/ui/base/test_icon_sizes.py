"""Icons and the arrows of boxes, beside letters of another size."""

import pytest
from PySide6.QtWidgets import QComboBox, QPushButton, QStyle, QStyleOptionComboBox, QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.theme import Theme
from tests.ui.colours import light_theme

theme = pytest.fixture(light_theme)


def test_icons_and_arrows_grow_with_the_letters_once(theme: Theme, qtbot: QtBot) -> None:
    before = [QPushButton("Lưu"), QToolButton()]
    for button in before:
        qtbot.addWidget(button)
        button.setIcon(icon("save"))
        button.show()
    theme.choose_size(200)
    try:
        later = [QPushButton("Lưu"), QToolButton()]
        for button in later:
            qtbot.addWidget(button)
            button.show()
        assert [button.iconSize().width() for button in (*before, *later)] == [32] * 4
        box = QComboBox()
        qtbot.addWidget(box)
        box.show()
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxArrow
        arrow = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box)
        assert arrow.width() == 44
    finally:
        theme.choose_size(100)
    assert [button.iconSize().width() for button in (*before, *later)] == [16] * 4
