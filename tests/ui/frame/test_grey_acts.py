"""The key of a grey act is answered: with what is missing, in the line at the foot of the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.base.keyboard.grey_acts import GreyKeys, allow, why_grey
from desktop_app.ui.base.keyboard.reading_order import words_on
from desktop_app.ui.frame.pages import PAGES
from desktop_app.ui.widgets.actions import add_action
from desktop_app.ui.widgets.page import Page
from tests.books import book_in, sample_in
from tests.ui.pages import focused, press
from tests.ui.shown_program import ShownProgram

CONTROL = Qt.KeyboardModifier.ControlModifier


def tabs_of(run: ShownProgram, key: str) -> Iterator[str]:
    """Turn to each tab of a page, and give its title."""
    run.window.go_to(key)
    run.settle()
    tabs = getattr(run.window.current_page, "tabs", None)
    for place in range(tabs.count() if isinstance(tabs, QTabWidget) else 1):
        if isinstance(tabs, QTabWidget):
            tabs.setCurrentIndex(place)
            run.settle()
        run.window.current_page.setFocus()
        yield tabs.tabText(place) if isinstance(tabs, QTabWidget) else ""


def of_sample(folder: Path) -> Path:
    return sample_in(folder).root


def of_nothing(folder: Path) -> Path:
    with book_in(folder):
        return folder


@pytest.mark.parametrize("make", [of_sample, of_nothing])
def test_the_key_of_every_grey_act_is_answered_on_every_page(make: object, qtbot: QtBot, tmp_path: Path) -> None:
    assert callable(make)
    run = ShownProgram(qtbot, make(tmp_path / "book"))
    run.show(painted=False)
    silent, pressed = [], 0
    for entry in PAGES:
        for tab in tabs_of(run, entry.key):
            page = run.window.current_page
            assert isinstance(page, Page)
            acts = [act for act in page.acts_in_menu() if act.isVisible()]
            usable = {each.toString() for act in acts if act.isEnabled() for each in act.shortcuts()}
            for act in acts:
                if act.isEnabled() or act.shortcut().toString() in {"", *usable}:
                    continue
                run.window.statusBar().clearMessage()
                keyboard = focused(run.window)
                # There these keys take a letter away, or press what has the keyboard.
                taken = {QLineEdit: "Del", QPushButton: "Return"}
                if any(
                    isinstance(keyboard, kind) and keys in act.shortcut().toString() for kind, keys in taken.items()
                ):
                    continue
                QTest.keySequence(keyboard, act.shortcut())
                pressed += 1
                if not run.window.statusBar().currentMessage():
                    silent.append((entry.key, tab, act.text(), act.shortcut().toString()))
    assert silent == []
    assert pressed > 5


def test_an_act_says_what_it_lacks_and_nothing_once_it_can_be_done(qtbot: QtBot, tmp_path: Path) -> None:
    run = ShownProgram(qtbot, of_nothing(tmp_path / "book"))
    run.show()
    status = run.window.statusBar()
    press(run.window, Qt.Key.Key_Z, CONTROL)
    assert status.currentMessage() == "“Hoàn tác” chưa làm được. Chưa có bước nào để hoàn tác."
    run.window.go_to("emulation")
    run.settle()
    run.window.current_page.setFocus()
    press(run.window, Qt.Key.Key_T, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert status.currentMessage().startswith("“Sửa đợt xét” chưa làm được. Sổ chưa có đợt xét nào.")
    run.window.go_to("trash")
    run.settle()
    run.window.current_page.setFocus()
    press(run.window, Qt.Key.Key_R, CONTROL)
    assert status.currentMessage() == "“Khôi phục” chưa làm được. Chọn dòng cần khôi phục trong danh sách trước đã."
    status.clearMessage()
    # A letter, an arrow, and the key of an act that can be done say nothing of the kind.
    for key in (Qt.Key.Key_A, Qt.Key.Key_Down):
        press(run.window, key)
    assert status.currentMessage() == ""


def test_a_key_that_another_act_answers_is_left_to_it(qtbot: QtBot) -> None:
    window, inner, sentences = QWidget(), QWidget(), list[str]()
    inner.setParent(window)
    inner.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    qtbot.addWidget(window)
    GreyKeys(window, lambda: elsewhere, sentences.append)
    grey = add_action(inner, "&Ký…", "edit", "Ctrl+K; F6", lambda: None)
    elsewhere = [other := QAction("Tìm", window)]
    other.setShortcut(QKeySequence("Ctrl+K"))
    allow(grey, False, "Chọn một quyết định trước đã.")
    window.show()
    window.activateWindow()
    inner.setFocus()
    QTest.keyClick(inner, Qt.Key.Key_K, CONTROL)
    assert sentences == []
    other.setEnabled(False)
    QTest.keyClick(inner, Qt.Key.Key_K, CONTROL)
    QTest.keyClick(inner, Qt.Key.Key_F6)
    assert sentences == ["“Ký” chưa làm được. Chọn một quyết định trước đã."] * 2
    # Held down it is said once, and what is not offered at all is not spoken of.
    held = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier, "", True)
    window.eventFilter(window, held)
    grey.setVisible(False)
    QTest.keyClick(inner, Qt.Key.Key_F6)
    assert len(sentences) == 2
    grey.setVisible(True)
    allow(grey, True, "")
    QTest.keyClick(inner, Qt.Key.Key_F6)
    assert len(sentences) == 2


def test_of_an_act_that_does_not_know_why_it_is_said_what_it_is_for(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    grey = add_action(owner, "Gộ&p…", "edit", "", lambda: None)
    grey.setEnabled(False)
    assert why_grey(grey).startswith(f"“{words_on(grey.text()).rstrip('…')}” chưa làm được.")
