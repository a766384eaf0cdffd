"""Inputs of forms by themselves: what they show and tell."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from desktop_app.ui.emulation.council.member_rows import MemberRows
from desktop_app.ui.emulation.decisions.direct_rows import DirectRows
from desktop_app.ui.indicators.target_rows import TargetRows
from desktop_app.ui.people.post_rows import PostRows
from desktop_app.ui.widgets.forms.declared.mnemonics import letter_of
from desktop_app.ui.widgets.forms.input_rows import InputRow, InputRows
from desktop_app.ui.widgets.forms.value_box import ElidedBox, ValueBox
from desktop_app.ui.widgets.forms.year_box import YearBox


@pytest.mark.parametrize("kind", [PostRows, TargetRows, MemberRows, lambda: DirectRows({}, ())])
def test_the_key_told_for_another_row_is_the_button_s_own(
    qtbot: QtBot, kind: Callable[[], InputRows[InputRow]]
) -> None:
    rows = kind()
    qtbot.addWidget(rows)
    assert f"(Alt+{letter_of(rows.add.text()).upper()})" in rows.add.toolTip()


def test_a_name_longer_than_its_box_ends_in_dots(qtbot: QtBot) -> None:
    box = ValueBox({1: "Phong trào thi đua (chuyên đề)"})
    qtbot.addWidget(box)

    def drawn(width: int) -> str:
        box.resize(width, 32)
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        return option.currentText

    assert drawn(120).endswith("…")
    assert drawn(600) == "Phong trào thi đua (chuyên đề)"


def test_a_box_is_wide_enough_for_each_of_its_periods(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    # With letters of twice the size the style's arrow takes more of a box than its size reckons with.
    room = ElidedBox._room  # noqa: SLF001
    monkeypatch.setattr(ElidedBox, "_room", lambda box, option: room(box, option).adjusted(0, 0, -60, 0))
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
