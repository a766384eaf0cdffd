"""The size of a window when it opens."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.window_size import restore_place, room_for
from desktop_app.ui.widgets.input_dialog import InputDialog


class RoundedScreen:
    """A screen of 1366 × 768 pixels at 150 %, as Qt tells of it: 910.67 pixels wide become 911."""

    def availableSize(self) -> QSize:
        return QSize(911, 512)

    def devicePixelRatio(self) -> float:
        return 1.5


class OnRoundedScreen(QWidget):
    def screen(self) -> RoundedScreen:  # type: ignore[override]
        return RoundedScreen()


def test_no_window_opens_wider_than_the_pixels_of_its_screen(qtbot: QtBot, tmp_path: Path) -> None:
    window = OnRoundedScreen()
    qtbot.addWidget(window)
    restore_place(window, SettingsFile(tmp_path / "settings.json"), QSize(1366, 768))
    assert window.size() == QSize(910, 512)
    assert room_for(window).width() == 910


class FormOnRoundedScreen(InputDialog):
    def screen(self) -> RoundedScreen:  # type: ignore[override]
        return RoundedScreen()


def test_no_form_asks_for_more_than_the_pixels_of_its_screen(parent: QWidget) -> None:
    form = FormOnRoundedScreen("Ghi", 1200, parent)
    assert form.minimumWidth() == 910
