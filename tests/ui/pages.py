"""Working with a page and its forms as the clerk does, for tests."""

import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.list_kinds.keeping import HISTORY
from desktop_app.domain.lists import ListQuery
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.ui.widgets.drafts.drafts_file import Drafts
from desktop_app.ui.widgets.forms.declared.mnemonics import letter_of
from desktop_app.ui.widgets.forms.record_form import RecordForm
from desktop_app.ui.widgets.lists.view import ListView

of_qt = pytest.mark.skipif(
    sys.platform == "win32", reason="there the dialog is the system's, and none without a printer"
)
"""Tests that print through the dialog of Qt."""


def show_page(qtbot: QtBot, page: QWidget, width: int, height: int) -> None:
    """Show a page in a window of its own, of a size, and wait until the keyboard is in it.

    It is laid out without being painted, which takes a seventh of the time: painted are forms over it, and every page
    in the tests that go through the pages of the program. A test that takes a picture of it lets it be painted first.
    """
    qtbot.addWidget(page)
    page.setUpdatesEnabled(False)
    page.resize(width, height)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()


def open_page(qtbot: QtBot, page: QWidget, view: ListView) -> None:
    """Show a page and wait until its list is read."""
    show_page(qtbot, page, 1200, 700)
    qtbot.waitUntil(lambda: view.count.text() != "")


def go_back(qtbot: QtBot, page: QWidget) -> None:
    """Return to a page from a form that is closed."""
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)


def open_form[F: QDialog](qtbot: QtBot, page: QWidget, kind: type[F]) -> F:
    """Wait for the form that a page opens, and for the keyboard to be in it."""

    def forms() -> list[F]:
        return [form for form in page.findChildren(kind) if form.isVisible()]

    qtbot.waitUntil(lambda: bool(forms()))
    form = forms()[-1]
    form.activateWindow()
    qtbot.waitUntil(lambda: form.isActiveWindow() and form.focusWidget() is not None)
    return form


def focused(window: QWidget) -> QWidget:
    """Return what has the keyboard in a window."""
    widget = window.focusWidget()
    assert widget is not None
    return widget


def letter_key(form: RecordForm, name: str) -> Qt.Key:
    """Return the key of the letter that is marked in the label of an input, or in the words of a check box."""
    field = form.fields[name]
    text = field.widget.text() if isinstance(field.widget, QCheckBox) else field.label.text()
    letter = letter_of(text)
    assert letter, f"{text} has no letter to press"
    return Qt.Key[f"Key_{letter.upper()}"]


def press(window: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(focused(window), key, modifier)


def choose_file(page: QWidget, path: Path) -> None:
    """Choose a file in the dialog that a page has open."""
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    dialog.close()


def pass_a_second(drafts: Drafts) -> None:
    """Let the drafts be written that wait for their second to pass; nothing is written that does not wait."""
    (timer,) = drafts.findChildren(QTimer)
    if timer.isActive():
        drafts.write()


def write_workbook(path: Path, *rows: tuple[Any, ...]) -> Path:
    """Write rows, the first of them the heads, to a workbook."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    workbook.save(path)
    return path


def changes(book: Book) -> int:
    """Return how many changes the book's log holds."""
    return lists.count(book, ListQuery(HISTORY.key))


def opened_menu(menu: QMenu) -> list[QAction]:
    """Return the actions of a menu that is filled when it is opened."""
    menu.aboutToShow.emit()
    return menu.actions()
