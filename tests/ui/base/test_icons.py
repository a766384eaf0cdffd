import gc
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.runtime.resources import resource
from desktop_app.ui.base.icons import application_icon, icon
from desktop_app.ui.base.keyboard.reading_order import add_clear_button
from desktop_app.ui.base.theme import apply_theme, palette
from desktop_app.ui.base.tokens import DARK, LIGHT

NAMED = (
    "plan people unit award activity obstacle open-outside report today indicator calendar document add edit copy"
    " trash restore import undo redo history search filter sort print preview export-sheet save settings help info"
    " warning check close up down left right merge split attach more rules week"
).split()
CONTROLS = {
    "arrow-up",
    "sorted-up",
    "sorted-down",
    "arrow-down",
    "arrow-left",
    "arrow-right",
    "check-light",
    "check-dark",
    "dash-light",
    "dash-dark",
}


def colours(image: QImage) -> set[str]:
    """The colours of the fully covered pixels."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


@pytest.fixture(autouse=True)
def light(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("PySide6.QtGui.QGuiApplication.palette", lambda: palette(LIGHT))


def test_every_drawing_is_named() -> None:
    names = {path.stem for path in resource("icons").glob("*.svg")}
    assert names == {*NAMED, *CONTROLS, "so-thi-dua"}


@pytest.mark.parametrize("name", NAMED)
def test_icons_are_of_one_hand(name: str) -> None:
    root = Xml.parse(resource("icons", f"{name}.svg")).getroot()
    look = {key: root.get(key) for key in ("viewBox", "stroke", "stroke-width", "fill", "stroke-linecap")}
    assert look == {
        "viewBox": "0 0 24 24",
        "stroke": "currentColor",
        "stroke-width": "1.75",
        "fill": "none",
        "stroke-linecap": "round",
    }
    inks = {part.get(key) for part in root for key in ("fill", "stroke")} - {None}
    assert inks <= {"none", "currentColor"}


@pytest.mark.parametrize("name", NAMED)
@pytest.mark.parametrize(("size", "scale"), [(16, 1.0), (20, 1.5), (24, 2.0)])
def test_icons_are_drawn_at_the_size_of_the_screen(qapp: QApplication, name: str, size: int, scale: float) -> None:
    pixmap = icon(name).pixmap(QSize(size, size), scale)
    assert pixmap.size() == QSize(size, size) * scale
    assert pixmap.devicePixelRatio() == scale
    image = pixmap.toImage()
    inked = [(x, y) for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).alpha() > 64]
    assert len(inked) >= 3 * size * scale / 4


def test_icons_have_the_colour_of_their_role(qapp: QApplication) -> None:
    size = QSize(48, 48)
    assert colours(icon("add").pixmap(size).toImage()) == {LIGHT.text}
    assert colours(icon("add").pixmap(size, QIcon.Mode.Disabled).toImage()) == {LIGHT.disabled}
    on_primary = icon("add", QPalette.ColorRole.HighlightedText)
    assert colours(on_primary.pixmap(size).toImage()) == {LIGHT.on_accent}
    assert colours(icon("trash", QPalette.ColorRole.BrightText).pixmap(size).toImage()) == {LIGHT.danger}


def test_icons_follow_the_palette(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = icon("plan")
    before = colours(plan.pixmap(QSize(48, 48)).toImage())
    monkeypatch.setattr("PySide6.QtGui.QGuiApplication.palette", lambda: palette(DARK))
    assert (before, colours(plan.pixmap(QSize(48, 48)).toImage())) == ({LIGHT.text}, {DARK.text})


def test_a_button_paints_its_icon(qtbot: QtBot) -> None:
    button = QPushButton(icon("print"), "")
    qtbot.addWidget(button)
    button.setIconSize(QSize(24, 24))
    assert LIGHT.text in colours(button.grab().toImage())


def test_an_unknown_icon_is_told_at_once() -> None:
    with pytest.raises(FileNotFoundError):
        icon("con-dau")


def test_a_copy_outlives_the_icon_it_was_made_of(qapp: QApplication) -> None:
    first = icon("award")
    copy = QIcon(first)
    copy.addPixmap(QPixmap(1, 1))
    del first
    gc.collect()
    assert colours(copy.pixmap(QSize(48, 48)).toImage()) == {LIGHT.text}


@pytest.mark.parametrize("size", [16, 32, 256])
def test_the_program_has_its_own_icon(qapp: QApplication, size: int) -> None:
    image = application_icon().pixmap(size, size).toImage()
    assert image.size() == QSize(size, size)
    shades = [QColor(colour) for colour in colours(image)]
    assert any(shade.red() > 150 > shade.blue() + 60 for shade in shades), "the ribbon"
    assert any(shade.blue() > shade.red() + 60 for shade in shades), "the cover"
    assert Path(resource("icons", "so-thi-dua.svg")).stat().st_size < 2000


def test_a_picture_of_no_size_is_no_picture() -> None:
    assert icon("plan").pixmap(QSize(0, 18)).isNull()


def test_the_cross_that_empties_a_line_is_drawn_as_every_other(qtbot: QtBot, qapp: QApplication) -> None:
    """It was a pale grey of its own beside the dark crosses of filters, and no lighter on a dark ground."""
    apply_theme(qapp)
    line = QLineEdit("chữ")
    qtbot.addWidget(line)
    add_clear_button(line)
    line.show()
    (button,) = line.findChildren(QToolButton)
    drawn = button.icon().pixmap(QSize(16, 16)).toImage()
    assert drawn == icon("close").pixmap(QSize(16, 16)).toImage()
