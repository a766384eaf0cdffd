"""Keys that the widget with the keyboard has no use for: Enter on a button of a page, F4 where there is no list."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QTabWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.frame.help.unanswered import NO_DETAILS, NO_LIST
from desktop_app.ui.frame.pages import PAGES
from desktop_app.ui.settings.office_page import OfficeForm, OfficePage
from desktop_app.ui.settings.rule_forms import RuleSetForm
from desktop_app.ui.settings.rules_page import RulesPage
from desktop_app.ui.tracking.page import TrackingPage
from desktop_app.ui.widgets.forms.declared.mnemonics import letter_of
from desktop_app.ui.widgets.heads.page_head import PageHead
from desktop_app.ui.widgets.page import Page
from tests.books import copied_book, fill, sample_in
from tests.ui.pages import focused, press
from tests.ui.shown_program import ShownProgram

ENTER, F4 = Qt.Key.Key_Return, Qt.Key.Key_F4


def go[Shown: Page](run: ShownProgram, key: str, kind: type[Shown]) -> Shown:
    run.window.go_to(key)
    run.settle()
    page = run.window.current_page
    assert isinstance(page, kind)
    page.setFocus()
    return page


def opened(run: ShownProgram, kind: type[QDialog]) -> int:
    """Return how many windows of a kind were opened, and close them."""
    run.settle()
    windows = [window for window in run.window.findChildren(kind) if window.isVisible()]
    for window in windows:
        window.close()
    run.qtbot.waitUntil(lambda: not any(window.isVisible() for window in windows))
    run.window.activateWindow()
    return len(windows)


def test_what_was_said_of_a_tab_is_taken_back_with_it(qtbot: QtBot, tmp_path: Path) -> None:
    run = ShownProgram(qtbot, copied_book(tmp_path / "book", fill))
    run.show()
    for key in ("people", "emulation", "activities"):
        tabs = go(run, key, Page).findChild(QTabWidget)
        assert isinstance(tabs, QTabWidget)
        run.window.statusBar().showMessage("Chưa chọn dòng nào")
        tabs.setCurrentIndex((tabs.currentIndex() + 1) % tabs.count())
        assert run.window.statusBar().currentMessage() == ""


def test_enter_opens_a_row_or_presses_a_button_and_f4_is_answered(qtbot: QtBot, tmp_path: Path) -> None:
    run = ShownProgram(qtbot, copied_book(tmp_path / "book", fill))
    run.show()
    office = go(run, "office", OfficePage)
    QTest.keyClick(office.table, ENTER)
    assert opened(run, OfficeForm) == 1
    primary = office.findChildren(PageHead)[0].primary
    primary.setFocus()
    QTest.keyClick(primary, ENTER)
    assert opened(run, OfficeForm) == 1
    QTest.keyClick(office.table, F4)
    assert run.window.statusBar().currentMessage() == NO_DETAILS
    rules = go(run, "rules", RulesPage)
    # A set that is shipped is not changed; she hears how one of her own is made.
    QTest.keyClick(rules.table, ENTER)
    assert "Chép thành bộ riêng" in run.window.statusBar().currentMessage()
    primary = rules.findChildren(PageHead)[0].primary
    primary.setFocus()
    QTest.keyClick(primary, ENTER)
    assert opened(run, RuleSetForm) == 1
    tracking = go(run, "tracking", TrackingPage)
    primary = tracking.findChildren(PageHead)[0].primary
    primary.setFocus()
    QTest.keyClick(primary, F4)
    assert tracking.occurrences.details.shown


def test_ctrl_f_filters_or_says_that_there_is_nothing_to_filter_and_keys_open_each_tab(
    qtbot: QtBot, tmp_path: Path
) -> None:
    run = ShownProgram(qtbot, sample_in(tmp_path / "book").root, QSize(1366, 740))
    run.show(painted=False)
    filtered: dict[str, bool] = {}
    for entry in PAGES:
        run.window.go_to(entry.key)
        run.settle()
        tabs = getattr(run.window.current_page, "tabs", None)
        names = [tabs.tabText(place) for place in range(tabs.count())] if isinstance(tabs, QTabWidget) else [""]
        for place, name in enumerate(names):
            if isinstance(tabs, QTabWidget) and place:
                # The first is in front already; a letter that is marked leads to each of the others, or Ctrl+Tab.
                if letter := letter_of(name):
                    press(run.window, Qt.Key[f"Key_{letter.upper()}"], Qt.KeyboardModifier.AltModifier)
                else:
                    press(run.window, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
                run.settle()
                assert tabs.currentIndex() == place, name
            run.window.statusBar().clearMessage()
            press(run.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
            run.settle()
            says_none = run.window.statusBar().currentMessage() == NO_LIST
            # One of both, never neither.
            assert focused(run.window).accessibleName().startswith("Lọc") is not says_none, (entry.key, name)
            filtered[f"{entry.key} {place}"] = not says_none
    assert [place for place, is_filtered in filtered.items() if not is_filtered] == [
        *("today 0", "activities 1", "emulation 3", "reports 0", "papers 0"),
        *("backup 0", "office 0"),
    ]
    run.settle()
