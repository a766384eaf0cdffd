"""Where the keyboard is can be seen, in every scheme, and nothing else looks as if it were there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.ui.base.theme import (
    Theme,
    set_mark,
    set_up_number,
)
from tests.ui.colours import contrast, counted, light_theme

theme = pytest.fixture(light_theme)


def _controls() -> list[QWidget]:
    combo, spin, box = QComboBox(), QSpinBox(), QCheckBox("Đã trao")
    combo.addItem("Văn phòng")
    set_up_number(spin)
    return [QPushButton("Không lưu"), QLineEdit("Văn phòng"), QPlainTextEdit(), combo, spin, box]


def test_focus_is_seen_and_moves_nothing(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    for control in _controls():
        control.setParent(window)
        control.ensurePolished()
        control.resize(control.sizeHint())
    window.show()
    for control in window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        window.setFocus()
        calm, size = control.grab().toImage(), control.sizeHint()
        control.setFocus()
        window.activateWindow()
        qtbot.waitUntil(control.hasFocus)
        assert control.sizeHint() == size
        assert counted(control, theme.tokens.accent) > counted(calm, theme.tokens.accent), type(control).__name__


@pytest.mark.parametrize("kind", [QPushButton, QToolButton])
@pytest.mark.parametrize("high", [False, True])
@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
def test_the_ring_of_a_filled_button_is_made_out(
    qtbot: QtBot, theme: Theme, scheme: Qt.ColorScheme, high: bool, kind: type[QPushButton | QToolButton]
) -> None:
    theme.choose(scheme)
    theme.choose_contrast(high=high)
    try:
        window = QWidget()
        qtbot.addWidget(window)
        button = kind(window)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setText("Ghi vào sổ")
        set_mark(button, "primary")
        button.move(20, 20)
        window.show()
        button.setFocus()
        window.activateWindow()
        qtbot.waitUntil(button.hasFocus)
        picture = window.grab().toImage()
        line = [picture.pixelColor(x, 20 + button.height() // 2).name() for x in range(15, 34)]
        colours = [colour for at, colour in enumerate(line) if colour != line[at - 1 if at else -1]]
        # Page, ring, a line of the page, button: each stands out from its neighbours.
        assert colours == [theme.tokens.window, theme.tokens.text, theme.tokens.window, theme.tokens.accent]
        assert min(map(contrast, colours, colours[1:])) >= 3
        assert line.count(theme.tokens.text) >= 2
    finally:
        theme.choose_contrast(high=False)


@pytest.mark.parametrize("is_filled", [False, True])
def test_a_button_reached_by_keys_has_one_ring(qtbot: QtBot, theme: Theme, is_filled: bool) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    buttons = [QPushButton("Tạo đợt xét", window) for _ in range(2)]
    for place, button in enumerate(buttons):
        set_mark(button, "primary", is_filled)
        button.move(20, 20 + 60 * place)
    window.show()
    window.activateWindow()
    looks = []
    for button, by_keys in zip(buttons, (False, True), strict=True):
        button.setFocus()
        qtbot.waitUntil(button.hasFocus)
        # As after a Tab in this window.
        window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange, by_keys)
        looks.append(button.grab().toImage())
    assert looks[0] == looks[1]


def test_what_enter_presses_does_not_look_focused(qtbot: QtBot, theme: Theme) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    line, button = QLineEdit(dialog), QPushButton("Chép", dialog)
    for at, widget in enumerate((line, button)):
        widget.move(20, 20 + 60 * at)
    button.setDefault(True)
    dialog.show()
    line.setFocus()
    usual = QPushButton("Chép", dialog)
    usual.setAutoDefault(False)
    usual.ensurePolished()
    assert button.isDefault()
    assert counted(button, theme.tokens.accent) == 0
    assert counted(button, theme.tokens.text) > counted(usual, theme.tokens.text)
    button.setEnabled(False)
    assert counted(button, theme.tokens.accent) == counted(button, theme.tokens.text) == 0
