"""Inputs of forms by themselves: what they show and tell."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QScrollArea, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from desktop_app.ui.emulation.council.member_rows import MemberRows
from desktop_app.ui.emulation.decisions.direct_rows import DirectRows
from desktop_app.ui.indicators.target_rows import TargetRows
from desktop_app.ui.people.post_rows import PostRows
from desktop_app.ui.widgets.forms.declared.mnemonics import letter_of
from desktop_app.ui.widgets.forms.input_rows import InputRow, InputRows
from desktop_app.ui.widgets.forms.lettered_box import LetteredBox
from desktop_app.ui.widgets.forms.year_box import YearBox

AIR = 10
"""Pixels of a line that its text does not get, at most."""


@pytest.mark.parametrize("kind", [PostRows, TargetRows, MemberRows, lambda: DirectRows({}, ())])
def test_the_key_told_for_another_row_is_the_button_s_own(
    qtbot: QtBot, kind: Callable[[], InputRows[InputRow]]
) -> None:
    rows = kind()
    qtbot.addWidget(rows)
    assert f"(Alt+{letter_of(rows.add.text()).upper()})" in rows.add.toolTip()


def test_a_name_longer_than_its_box_ends_in_dots(qtbot: QtBot) -> None:
    box = LetteredBox()
    box.addItem("Phong trào thi đua (chuyên đề)")
    qtbot.addWidget(box)

    def drawn(width: int) -> str:
        box.resize(width, 32)
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        return option.currentText

    assert drawn(120).endswith("…")
    assert drawn(600) == "Phong trào thi đua (chuyên đề)"


def test_a_text_longer_than_its_line_ends_in_dots(qtbot: QtBot) -> None:
    rows = MemberRows()
    qtbot.addWidget(rows)
    rows.add.click()
    line = rows.rows[0].post
    rows.resize(600, 200)
    rows.show()
    rows.add.setFocus()
    post = "Phó Giám đốc Trung tâm Thông tin và Dịch vụ đối ngoại"
    line.setText(post)
    line.setCursorPosition(0)
    # The text that stands there ends in dots, as the same one written out does.
    cut = line.grab().toImage()
    shorter = [f"{post[:end].rstrip()}…" for end in range(10, len(post))]
    with_room = [text for text in shorter if line.fontMetrics().horizontalAdvance(text) < line.width() - AIR]
    assert any(drawn_as(line, text, cut) for text in with_room)


def drawn_as(line: QLineEdit, text: str, picture: QImage) -> bool:
    """Return whether a line looks as in a picture when this is its text."""
    line.setText(text)
    line.setCursorPosition(0)
    return line.grab().toImage() == picture


def test_a_box_is_wide_enough_for_each_of_its_periods(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    # With letters of twice the size the style's arrow takes more of a box than its size reckons with.
    room = LetteredBox._room  # noqa: SLF001
    monkeypatch.setattr(LetteredBox, "_room", lambda box, option: room(box, option).adjusted(0, 0, -60, 0))
    box = YearBox()
    qtbot.addWidget(box)
    box.resize(box.sizeHint())
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    assert option.currentText == "Mọi năm"


def test_the_keyboard_never_comes_to_what_does_not_show_it(qtbot: QtBot) -> None:
    rows = DirectRows({}, ())
    qtbot.addWidget(rows)
    rows.resize(900, 600)
    rows.show()
    # What the form leaves stands under the button, not between it and the rows.
    assert rows.add.mapTo(rows, rows.add.rect().topLeft()).y() < 120
    assert [area.focusPolicy() for area in rows.findChildren(QScrollArea)] == [Qt.FocusPolicy.NoFocus]
