"""The program's window, which says as JSON lines where the keyboard is and what is written there. For `telex.py`."""

import json
import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTableView

from desktop_app.app import Program, make_application
from desktop_app.runtime.paths import DataFolder
from desktop_app.ui.base.keyboard.composing import ComposingLine
from desktop_app.ui.frame.finding.finder import Finder
from desktop_app.ui.frame.main_window import MainWindow
from desktop_app.ui.widgets.lists.filters.filter_edit import FilterEdit
from desktop_app.ui.widgets.lists.table import ListTable

_EVERY = 50
"""Milliseconds between two looks."""


def main() -> int:
    """Show the window of a book and say what changes in it, until it is closed."""
    application = make_application()
    program = Program(DataFolder(Path(sys.argv[1])))
    spoken = [""]

    def look() -> None:
        words = json.dumps(state(program.window))
        if words != spoken[0]:
            spoken[0] = words
            sys.stdout.write(f"{words}\n")
            sys.stdout.flush()

    timer = QTimer()
    timer.timeout.connect(look)
    program.filled.connect(lambda: timer.start(_EVERY))
    program.window.show()
    return application.exec()


def state(window: MainWindow) -> dict[str, object]:
    """Return what can be seen: the part with the keyboard, its text, the filters of the page, the rows of its list."""
    focus = QApplication.focusWidget()
    page = window.current_page
    filters = [line.seen_text for line in page.findChildren(FilterEdit) if line.isVisible()]
    tables = [table.model().rowCount() for table in page.findChildren(QTableView) if table.isVisible()]
    return {
        "part": type(focus).__name__,
        "name": focus.accessibleName() if focus is not None else "",
        "text": text_of(focus),
        "filters": filters,
        "rows": tables[0] if tables else 0,
        "chosen": text_of_row(focus),
        **lines_of_finder(window),
    }


def text_of_row(part: object) -> str:
    """Return the first cell of the row that is chosen in a list with the keyboard."""
    if not isinstance(part, ListTable) or not part.currentIndex().isValid():
        return ""
    return str(part.currentIndex().siblingAtColumn(0).data())


def lines_of_finder(window: MainWindow) -> dict[str, object]:
    """Return how many lines Ctrl+K offers, and the words of the one that Enter would choose."""
    finder = next((finder for finder in window.findChildren(Finder) if finder.isVisible()), None)
    item = finder.list.currentItem() if finder is not None else None
    words = finder.choices[item.data(Qt.ItemDataRole.UserRole)].words if finder is not None and item else ""
    return {"lines": len(finder.choices) if finder is not None else 0, "first": words}


def text_of(part: object) -> str:
    """Return what is written in a part, with the letters that the input method still holds."""
    if isinstance(part, ComposingLine):
        return part.seen_text
    if isinstance(part, QLineEdit):
        return part.text()
    if isinstance(part, QPlainTextEdit):
        return part.toPlainText() + part.textCursor().block().layout().preeditAreaText()
    return ""


if __name__ == "__main__":
    sys.exit(main())
