"""Ctrl+, opens all that can be set in one window: each is found by a few letters, changes at once or opens its form."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.services.plan.occurrences import soon_days
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.theme import apply_theme, at_size
from desktop_app.ui.base.tokens import BLACK, DARK
from desktop_app.ui.frame.finding.finder import Finder
from desktop_app.ui.frame.operator_window import OperatorForm
from desktop_app.ui.frame.preferences.settings import SECTIONS, Opening, ValueChoice
from desktop_app.ui.frame.preferences.window import SettingsWindow
from desktop_app.ui.papers.layout_form import LayoutForm
from desktop_app.ui.papers.wording_window import WordingWindow
from desktop_app.ui.settings.office_page import OfficeForm
from desktop_app.ui.widgets.lists.acts.density import is_dense
from desktop_app.ui.widgets.packages.package_form import PackageForm
from tests.books import copied_book, fill
from tests.ui.keyboard import hold
from tests.ui.pages import go_back
from tests.ui.shown_program import ShownProgram

CONTROL = Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key
FORMS = {
    "office": OfficeForm,
    "signer": OfficeForm,
    "code": OfficeForm,
    "operator": OperatorForm,
    "layout": LayoutForm,
    "wording": WordingWindow,
    "place": QFileDialog,
    "move": QFileDialog,
    "package": PackageForm,
}
PAGES = {"font": "papers", "rules": "rules", "backups": "backup", "passphrase": "backup"}


@pytest.fixture
def run(qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> Iterator[ShownProgram]:
    apply_theme(qapp)
    run = ShownProgram(qtbot, copied_book(tmp_path / "book", fill))
    run.show()
    yield run
    run.settle()
    apply_theme(qapp).choose_size(100)
    apply_theme(qapp).choose(Qt.ColorScheme.Unknown)
    apply_theme(qapp).choose_contrast(high=False)


def opened(run: ShownProgram) -> SettingsWindow:
    """Open the settings by their key."""
    go_back(run.qtbot, run.window)
    QTest.keyClick(run.window, KEY.Key_Comma, CONTROL)
    return shown(run)


def shown(run: ShownProgram) -> SettingsWindow:
    """Return the settings that are in sight, once they say what holds."""
    windows = [window for window in run.window.findChildren(SettingsWindow) if window.isVisible()]
    assert len(windows) == 1
    run.settle()
    windows[0].activateWindow()
    run.qtbot.waitUntil(lambda: windows[0].isActiveWindow())
    return windows[0]


def seen(window: SettingsWindow) -> list[str]:
    """Return the keys of the settings in sight."""
    return [key for key, row in window.rows.items() if row.isVisible()]


def test_a_setting_is_found_without_accents_and_holds_at_once_and_after_a_restart(
    run: ShownProgram, qapp: QApplication
) -> None:
    usual = qapp.font().pointSizeF()
    window = opened(run)
    opened_at = window.size()
    assert seen(window) == [setting.key for setting in SECTIONS[0].settings]
    assert window.rows["signer"].said.text() == "GIÁM ĐỐC: Hứa Văn Ước"
    QTest.keyClicks(window.line, "co chu")
    assert seen(window) == ["layout", "letters"]
    QTest.keyClicks(window.line, " man hinh")
    assert seen(window) == ["letters"]
    QTest.keyClick(window.line, KEY.Key_Return)
    box = window.rows["letters"].editor
    assert isinstance(box, QComboBox)
    assert window.focusWidget() is box
    QTest.keyClick(box, KEY.Key_End)
    assert qapp.font().pointSizeF() == 2 * usual
    assert at_size(100) == 200
    # The window grows with its letters as far as the screen lets it.
    assert window.height() > opened_at.height()
    # The section that was seen last is pressed: what was looked for gives way to it.
    place = window.sections.visualItemRect(window.sections.currentItem()).center()
    QTest.mouseClick(window.sections.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.line.text() == ""
    assert seen(window) == [setting.key for setting in SECTIONS[0].settings]
    hold(window.line, "c", "cỡ")
    assert "letters" in seen(window)
    hold(window.line, "")
    assert seen(window) == [setting.key for setting in SECTIONS[0].settings]
    window.line.setText("không có chữ này")
    assert seen(window) == []
    assert window.nothing.isVisible()
    window.accept()
    run.window.settings.write()
    apply_theme(qapp).choose_size(100)
    again = ShownProgram(run.qtbot, run.book.folder.root)
    assert qapp.font().pointSizeF() == 2 * usual
    assert again.window.look.size == 200


def test_what_stands_in_the_file_may_be_anything(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> None:
    root = copied_book(tmp_path / "book", fill)
    settings = SettingsFile(root / "cai-dat.json")
    settings.put("look", {"scheme": ["x"], "letters": "to"})
    settings.write()
    apply_theme(qapp)
    usual = qapp.font().pointSizeF()
    run = ShownProgram(qtbot, root)
    assert (run.window.look.size, run.window.look.scheme) == (100, Qt.ColorScheme.Unknown)
    assert qapp.font().pointSizeF() == usual


def test_a_choice_is_read_by_what_it_is_about(run: ShownProgram, qapp: QApplication) -> None:
    window = opened(run)
    choices = [
        setting.key for section in SECTIONS for setting in section.settings if isinstance(setting.editor, ValueChoice)
    ]
    assert choices == ["letters", "scheme", "contrast", "density", "desktop-notes"]
    window.sections.setCurrentRow(2)
    for key, text in {
        "scheme": "Tối",
        "contrast": "Cao",
        "density": "Sát nhau",
        "desktop-notes": "Cả thông báo của máy",
    }.items():
        box = window.rows[key].editor
        assert isinstance(box, QComboBox)
        QTest.keyClick(box, KEY.Key_End)
        assert box.currentText() == text
    soon = window.rows["soon-days"].editor
    assert isinstance(soon, QComboBox)
    assert soon.currentText() == "15 ngày"
    # Of a box without a label Qt speaks no name on Linux.
    assert soon.accessibleDescription().startswith("Nhắc trước hạn. Việc còn từng này ngày")
    QTest.keyClick(soon, KEY.Key_End)
    run.settle()
    assert soon_days(run.book) == 30
    assert apply_theme(qapp).tokens == BLACK
    assert run.window.settings.get("look") == {"scheme": "Dark", "contrast": True, "letters": 100}
    run.window.menus.contrast_asked.emit(False)
    assert apply_theme(qapp).tokens == DARK
    assert is_dense(run.context)
    assert run.window.menus.desktop_notes.isChecked()
    window.accept()
    # What is chosen elsewhere is what the window says the next time, at the section that was seen last.
    run.window.menus.desktop_notes.setChecked(False)
    window = opened(run)
    assert seen(window) == ["letters", "scheme", "contrast", "density"]
    contrast = window.rows["contrast"].editor
    assert isinstance(contrast, QComboBox)
    assert contrast.currentText() == "Theo hệ thống"
    notes = window.rows["desktop-notes"].editor
    assert isinstance(notes, QComboBox)
    assert notes.currentText() == "Trong cửa sổ"
    soon = window.rows["soon-days"].editor
    assert isinstance(soon, QComboBox)
    assert soon.currentText() == "30 ngày"
    window.accept()


def test_every_other_setting_opens_its_own_form_or_page(run: ShownProgram, monkeypatch: pytest.MonkeyPatch) -> None:
    folders: list[Path] = []
    monkeypatch.setattr("desktop_app.ui.frame.preferences.hands.show_in_folder", folders.append)
    every = [setting for section in SECTIONS for setting in section.settings]
    openings = [setting.key for setting in every if isinstance(setting.editor, Opening)]
    assert sorted(openings) == sorted([*FORMS, *PAGES, "folder"])
    for key in openings:
        run.window.go_to("today")
        run.settle()
        window = opened(run)
        window.line.setText(next(setting.label for setting in every if setting.key == key))
        button = window.rows[key].editor
        assert isinstance(button, QPushButton)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        run.settle()
        forms = [form for form in run.window.findChildren(QDialog) if form.isVisible()]
        assert [type(form) for form in forms] == ([FORMS[key]] if key in FORMS else []), key
        for form in forms:
            form.done(0)
        if key in PAGES:
            assert run.window.navigation.focusProxy() is not None
            assert run.window.settings.get("window")["page"] == PAGES[key]
    assert [path.parent for path in folders] == [run.book.folder.root]


def test_ctrl_k_finds_a_setting_and_enter_opens_it_there(run: ShownProgram) -> None:
    go_back(run.qtbot, run.window)
    QTest.keyClick(run.window, KEY.Key_K, CONTROL)
    finder = next(finder for finder in run.window.findChildren(Finder) if finder.isVisible())
    QTest.keyClicks(finder.line, "co chu tren")
    run.settle()
    first = finder.choices[0]
    assert (first.group, first.words, first.detail) == ("Thiết lập", "Cỡ chữ trên màn hình", "Cách hiển thị")
    QTest.keyClick(finder.line, KEY.Key_Return)
    window = shown(run)
    assert "letters" in seen(window)
    assert window.focusWidget() is window.rows["letters"].editor
    window.accept()
