"""What is new: told in resources/CHANGELOG.md, the newest first, and shown in the menu Trợ giúp."""

import re
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QListWidget, QMessageBox, QPlainTextEdit, QPushButton, QTextBrowser
from pytestqt.qtbot import QtBot

from desktop_app.runtime.licences import shipped_works
from desktop_app.runtime.resources import resource
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.frame.help.news import tell_news
from desktop_app.ui.frame.main_window import MainWindow

NEWS = resource("CHANGELOG.md").read_text(encoding="utf-8")
HEADING, ITEM, CONTINUED = re.compile(r"## (\d{2}/\d{2}/\d{4})"), re.compile(r"- \S.*"), re.compile(r"  \S.*")


def faults(text: str) -> list[str]:
    """Return what is wrong with the form of a list of news: headings that are days, newest first, items under each."""
    title, *lines = text.splitlines()
    sentences = [] if title.startswith("# ") else ["no title"]
    days: list[date] = []
    items: list[int] = []
    for line in filter(None, lines):
        heading = HEADING.fullmatch(line)
        if heading:
            days.append(datetime.strptime(heading[1], "%d/%m/%Y").date())
            items.append(0)
        elif not items or not (ITEM.fullmatch(line) or (items[-1] and CONTINUED.fullmatch(line))):
            sentences.append(f"neither a day nor an item: {line}")
        else:
            items[-1] += 1
    if days != sorted(set(days), reverse=True):
        sentences.append("not the newest first")
    return sentences + [f"nothing under {day:%d/%m/%Y}" for day, count in zip(days, items, strict=True) if not count]


def test_the_news_are_in_order_and_none_is_empty() -> None:
    assert faults(NEWS) == []
    assert len(HEADING.findall(NEWS)) >= 3


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("# T\n\n## 02/01/2026\n\n- A\n  b\n\n## 01/01/2026\n\n- B\n", []),
        ("# T\n\n## 01/01/2026\n\n- A\n\n## 02/01/2026\n\n- B\n", ["not the newest first"]),
        ("# T\n\n## 01/01/2026\n\n- A\n\n## 01/01/2026\n\n- B\n", ["not the newest first"]),
        ("# T\n\n## 02/01/2026\n\n## 01/01/2026\n\n- B\n", ["nothing under 02/01/2026"]),
        ("# T\n\n## 01/01/2026\n", ["nothing under 01/01/2026"]),
        (
            "# T\n\n## 2026-01-01\n\n- A\n",
            ["neither a day nor an item: ## 2026-01-01", "neither a day nor an item: - A"],
        ),
        ("## 01/01/2026\n\n- A\n", ["no title", "neither a day nor an item: - A"]),
        ("# T\n\n## 01/01/2026\n\nA\n", ["neither a day nor an item: A", "nothing under 01/01/2026"]),
    ],
)
def test_news_in_another_form_are_noticed(text: str, named: list[str]) -> None:
    assert faults(text) == named


def test_what_is_new_is_read_in_the_menu_of_help(qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(SettingsFile(tmp_path / "settings.json"), str(tmp_path))
    qtbot.addWidget(window)
    window.show()
    window.menus.show_news.trigger()
    (dialog,) = window.findChildren(QDialog)
    assert dialog.windowTitle() == "Có gì mới"
    (news,) = dialog.findChildren(QTextBrowser)
    lines = [line for line in news.toPlainText().splitlines() if line]
    days = [line for line in lines if re.fullmatch(r"\d{2}/\d{2}/\d{4}", line)]
    assert days == HEADING.findall(NEWS)
    assert lines[:2] == ["Có gì mới", days[0]]
    with qtbot.waitSignal(dialog.finished):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_what_the_data_file_holds_is_read_in_the_menu_of_help(qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(SettingsFile(tmp_path / "settings.json"), str(tmp_path))
    qtbot.addWidget(window)
    window.show()
    window.menus.show_data_file.trigger()
    (dialog,) = window.findChildren(QDialog)
    (page,) = dialog.findChildren(QTextBrowser)
    assert "Người: họ và tên; giới tính; năm sinh; bắt đầu công tác" in page.toPlainText()
    assert "TEXT" not in page.toPlainText()
    (more,) = [button for button in dialog.findChildren(QPushButton) if button.text() == "Chi tiết kỹ thuật"]
    more.click()
    assert "full_name: TEXT, Họ và tên, luôn có" in page.toPlainText()
    dialog.reject()


def test_the_licence_of_every_shipped_work_is_read_in_the_window_about(qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(SettingsFile(tmp_path / "settings.json"), str(tmp_path))
    qtbot.addWidget(window)
    window.show()
    window.menus.show_about.trigger()
    (about,) = window.findChildren(QMessageBox)
    assert "LGPL" in about.informativeText()
    (button,) = [button for button in about.findChildren(QPushButton) if button.text() == "&Giấy phép…"]
    button.click()
    (dialog,) = [dialog for dialog in window.findChildren(QDialog) if dialog.windowTitle().startswith("Giấy phép")]
    (titles,), (wording,) = dialog.findChildren(QListWidget), dialog.findChildren(QPlainTextEdit)
    works = shipped_works()
    assert [titles.item(row).text() for row in range(titles.count())] == [work.title for work in works]
    for row, work in enumerate(works):
        titles.setCurrentRow(row)
        assert work.licence in wording.toPlainText()
        assert len(wording.toPlainText()) > 800
    with qtbot.waitSignal(dialog.finished):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_after_an_upgrade_what_is_new_is_offered_once(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for version, offered in (("1.0", False), ("1.0", False), ("1.1", True), ("1.1", False)):
        monkeypatch.setattr("desktop_app.ui.frame.help.news.__version__", version)
        settings = SettingsFile(tmp_path / "cai-dat.json")
        window = MainWindow(settings, str(tmp_path))
        qtbot.addWidget(window)
        window.show()
        tell_news(window)
        settings.write()
        assert ("1.1" in window.notice.text) is offered
        if offered:
            QTest.mouseClick(window.notice.button, Qt.MouseButton.LeftButton)
            (news,) = window.findChildren(QTextBrowser)
            assert news.toPlainText().startswith("Có gì mới")
