"""Icons and the arrows of boxes, beside letters of another size."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QListView,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
    QTableView,
    QToolButton,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.ui.base.dress.field_icons import add_field_icon
from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.states.colours import state_around
from desktop_app.ui.base.theme import Theme
from desktop_app.ui.widgets.forms.date_edit import DateEdit
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


def inked(image: QImage) -> QRect:
    """Return where something is drawn on the ground of a picture."""
    ground = image.pixel(0, 0)
    at = [(x, y) for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) != ground]
    xs, ys = [x for x, _ in at], [y for _, y in at]
    return QRect(min(xs), min(ys), max(xs) - min(xs) + 1, max(ys) - min(ys) + 1)


@pytest.mark.parametrize("is_shown_before", [False, True])
@pytest.mark.parametrize("position", list(QLineEdit.ActionPosition))
def test_an_icon_in_a_line_is_as_large_as_its_letters(
    theme: Theme, qtbot: QtBot, position: QLineEdit.ActionPosition, is_shown_before: bool
) -> None:
    def shown_line() -> QLineEdit:
        line = QLineEdit("28/11/2026")
        qtbot.addWidget(line)
        add_field_icon(line, QAction(icon("calendar"), "Mở lịch", line), position)
        line.resize(500, line.sizeHint().height())
        line.show()
        return line

    line = shown_line()
    (button,) = line.findChildren(QToolButton)
    usual = inked(button.grab().toImage()).size()
    try:
        if not is_shown_before:
            theme.choose_size(200)
            line = shown_line()
            (button,) = line.findChildren(QToolButton)
        else:
            theme.choose_size(200)
            line.resize(500, line.sizeHint().height())
        drawn = inked(button.grab().toImage()).size()
        assert drawn.width() >= 2 * usual.width() - 2
        assert drawn.height() >= 2 * usual.height() - 2
        # It lies in the line, and no letter under it.
        assert line.rect().contains(button.geometry())
        letter = line.cursorRect().center().x()
        assert not button.geometry().adjusted(-2, 0, 2, 0).contains(letter, line.height() // 2)
        line.setCursorPosition(0)
        assert not button.geometry().contains(line.cursorRect().center())
    finally:
        theme.choose_size(100)
    assert inked(button.grab().toImage()).size() == usual


def test_a_day_has_room_beside_its_calendar_in_large_letters(theme: Theme, qtbot: QtBot) -> None:
    theme.choose_size(200)
    try:
        line = DateEdit()
        qtbot.addWidget(line)
        line.setText("28/12/2026")
        line.resize(line.minimumSizeHint())
        line.show()
        (button,) = line.findChildren(QToolButton)
        letters = line.fontMetrics().horizontalAdvance(line.text())
        assert button.x() - line.textMargins().left() >= letters
    finally:
        theme.choose_size(100)


@pytest.mark.parametrize("percent", [100, 200])
def test_how_a_day_is_written_is_whole_beside_its_calendar(theme: Theme, qtbot: QtBot, percent: int) -> None:
    theme.choose_size(percent)
    try:
        line = DateEdit()
        qtbot.addWidget(line)
        line.resize(line.minimumSizeHint())
        line.show()
        assert is_hint_whole(line)
    finally:
        theme.choose_size(100)


def is_hint_whole(line: QLineEdit) -> bool:
    """Return whether the hint of a line with one icon behind it is drawn as the same hint is in a wider line."""
    (button,) = line.findChildren(QToolButton)
    beside = line.width() - button.x()
    room = QRect(0, 0, button.x(), line.height())
    drawn = line.grab(room).toImage()
    line.resize(line.width() + beside, line.height())
    return line.grab(room).toImage() == drawn


@pytest.mark.parametrize("kind", [QListView, QTreeView, QTableView])
def test_icons_in_lists_are_as_large_as_their_letters(theme: Theme, qtbot: QtBot, kind: type[QWidget]) -> None:
    sizes = []
    for percent in (100, 200):
        theme.choose_size(percent)
        try:
            view = kind()
            qtbot.addWidget(view)
            view.show()
            metric = QStyle.PixelMetric
            part = metric.PM_ListViewIconSize if kind is QListView else metric.PM_SmallIconSize
            sizes.append(view.style().pixelMetric(part, None, view))
        finally:
            theme.choose_size(100)
    assert sizes == [16, 32]


def test_the_dot_of_a_state_is_as_large_as_its_letters(theme: Theme, qtbot: QtBot) -> None:
    del qtbot
    usual = state_around()
    theme.choose_size(200)
    try:
        assert state_around() == usual + 11
    finally:
        theme.choose_size(100)
