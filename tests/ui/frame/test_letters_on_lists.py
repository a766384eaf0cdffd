"""A letter on the rows of any list searches; it sets a value in the tables that are made for entry alone."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.frame.pages import PAGES
from desktop_app.ui.widgets.lists.view import ListView
from tests.books import sample_in
from tests.ui.pages import changes
from tests.ui.shown_program import ShownProgram

LETTERS = (Qt.Key.Key_X, Qt.Key.Key_T, Qt.Key.Key_K, Qt.Key.Key_1)


def test_letters_on_the_rows_of_every_list_search_it_and_change_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    run = ShownProgram(qtbot, sample_in(tmp_path / "book").root)
    run.show(painted=False)
    before, wrong, seen = changes(run.book), [], list[str]()
    for entry in PAGES:
        run.window.go_to(entry.key)
        run.settle()
        page = run.window.current_page
        tabs = next((each for each in page.findChildren(QTabWidget) if each.isVisible()), None)
        for place in range(tabs.count() if tabs is not None else 1):
            if tabs is not None:
                tabs.setCurrentIndex(place)
                run.settle()
            for view in [view for view in page.findChildren(ListView) if view.isVisible()]:
                qtbot.waitUntil(lambda: view.count.text() != "" or not view.table.isVisible())  # noqa: B023
                run.settle()
                if not view.total:
                    continue
                seen.append(view.query.kind)
                view.table.selectAll()
                view.table.setFocus()
                for letter in LETTERS:
                    # After the first one the keyboard is where the word is written.
                    QTest.keyClick(QApplication.focusWidget() or view.table, letter)
                run.settle()
                if view.filter.text() != "xtk1":
                    wrong.append(f"{entry.key}: {view.query.kind}: {view.filter.text()}")
                QTest.keyClick(view.filter, Qt.Key.Key_Escape)
                run.settle()
    assert wrong == []
    assert changes(run.book) == before
    assert {"tasks", "occurrences", "activities", "units", "people", "nominations", "history"} <= {*seen}, seen
