"""Ctrl+N, Insert, Ctrl+P, Ctrl+S and F1 mean what one is on, or a sentence says why they do nothing there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget

from desktop_app.ui.activities.page import ActivitiesPage
from desktop_app.ui.emulation.council.session_form import SessionForm
from desktop_app.ui.emulation.decisions.form import DecisionForm
from desktop_app.ui.emulation.movements.movement_form import MovementForm
from desktop_app.ui.emulation.nominations.form import NominationForm
from desktop_app.ui.frame.help.unanswered import NO_NEW, NO_PAPER, SOME_PAPERS
from desktop_app.ui.frame.help.window import HelpWindow
from desktop_app.ui.people.unit_form import UnitForm
from desktop_app.ui.widgets.forms.record_form import RecordForm
from desktop_app.ui.widgets.papers.preview import PreviewWindow
from tests.ui.frame.test_main_window import Run
from tests.ui.keyboard import Keys

KEY = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def status(keys: Keys[Run]) -> str:
    return keys.run.window.statusBar().currentMessage()


def turn_to(keys: Keys[Run], page: str, title: str = "") -> None:
    """Show a page with a tab of it."""
    keys.run.window.go_to(page)
    keys.run.settle()
    if title:
        tabs = keys.run.window.current_page.findChildren(QTabWidget)[0]
        titles = [tabs.tabText(place).replace("&", "") for place in range(tabs.count())]
        tabs.setCurrentIndex(titles.index(title))
        keys.run.settle()
    keys.run.window.current_page.setFocus()
    keys.run.window.statusBar().clearMessage()


def opened(keys: Keys[Run]) -> list[type[QWidget]]:
    """Return the kinds of form and preview that are open, and put them away."""
    keys.run.settle()
    tops = [top for top in QApplication.topLevelWidgets() if isinstance(top, RecordForm | PreviewWindow)]
    shown = [top for top in tops if top.isVisible()]
    for each in shown:
        each.close()
    kinds: list[type[QWidget]] = []
    kinds += map(type, shown)
    return kinds


@pytest.mark.parametrize("key", [KEY.Key_N, KEY.Key_Insert])
def test_on_every_tab_of_a_round_a_record_of_that_tab_is_added(keys: Keys[Run], key: Qt.Key) -> None:
    modifier = CONTROL if key is KEY.Key_N else Qt.KeyboardModifier.NoModifier
    for title, form in (
        ("Đề nghị", NominationForm),
        ("Hội đồng", SessionForm),
        ("Quyết định", DecisionForm),
        ("Phong trào", MovementForm),
    ):
        turn_to(keys, "emulation", title)
        keys.press(key, modifier)
        assert opened(keys) == [form], title
    turn_to(keys, "emulation", "Thống kê")
    keys.press(key, modifier)
    assert (opened(keys), status(keys)) == ([], NO_NEW)


def test_a_paper_of_another_tab_is_not_shown(keys: Keys[Run]) -> None:
    for title, sentence in (("Hội đồng", SOME_PAPERS), ("Quyết định", SOME_PAPERS), ("Thống kê", NO_PAPER)):
        turn_to(keys, "emulation", title)
        keys.press(KEY.Key_P, CONTROL)
        assert (opened(keys), status(keys)) == ([], sentence), title
    for page in ("today", "plan", "tracking", "activities", "obstacles"):
        turn_to(keys, page)
        keys.press(KEY.Key_P, CONTROL)
        assert status(keys) == NO_PAPER, page


def test_insert_adds_on_the_pages_that_had_another_key_for_it(keys: Keys[Run]) -> None:
    turn_to(keys, "office")
    keys.press(KEY.Key_Insert)
    assert len(opened(keys)) == 1
    turn_to(keys, "activities", "Tin tốt – Chuyện đẹp")
    page = keys.run.window.current_page
    assert isinstance(page, ActivitiesPage)
    for key, modifier in ((KEY.Key_Insert, Qt.KeyboardModifier.NoModifier), (KEY.Key_N, CONTROL)):
        page.news.month.setFocus()
        keys.press(key, modifier)
        assert page.news.entry.line.hasFocus()


def test_a_form_is_saved_by_ctrl_s_and_explained_by_f1(keys: Keys[Run]) -> None:
    run = keys.run
    turn_to(keys, "people", "Danh sách")
    keys.press(KEY.Key_N, CONTROL | SHIFT)
    assert [form for form in run.window.findChildren(UnitForm) if form.isVisible()]
    keys.type("Phong moi")
    keys.press(KEY.Key_F1)
    (help_window,) = run.window.findChildren(HelpWindow)
    assert help_window.isVisible()
    help_window.close()
    keys.press(KEY.Key_S, CONTROL)
    assert "Phong moi" in run.unit_names()
