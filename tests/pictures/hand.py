"""The program as it runs for the clerk, driven by hand: what is begun, and waited for until all is shown.

Nothing sleeps here: work on the book is waited for by `Tasks.rested`, a form's own pauses by their timers. What a page
needs is not loaded here: a watch over the window has to see it loaded.
"""

import re
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from PySide6.QtCore import QEventLoop, QRect, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QTableView, QTabWidget, QWidget

from desktop_app.app import Program, make_application
from desktop_app.domain.vietnamese import fold
from desktop_app.runtime.paths import DataFolder
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.garbage import GarbageTimer
from desktop_app.ui.base.keyboard.accelerators import quieten
from desktop_app.ui.base.tasks import Tasks
from desktop_app.ui.base.theme import apply_theme
from desktop_app.ui.base.window_size import room_of_main
from desktop_app.ui.frame.main_window import MainWindow
from tests.pictures.views import BLACK, DARK, WHITE

_LONGEST_PAUSE_MS = 2000
_ROUNDS = 3
"""Answers may ask again: nothing is under way when nothing was after so many looks."""
_NOT_A_WINDOW = (Qt.WindowType.Popup, Qt.WindowType.ToolTip, Qt.WindowType.SplashScreen)

type Starter = QAction | QAbstractButton


class Hand:
    """The program on a data folder, on the whole of its screen."""

    def __init__(self, root: Path, scheme: str, letters: int = 100) -> None:
        self.app = make_application()
        # As in the program: found by another thread or while colours change, garbage takes windows from under Qt.
        GarbageTimer(self.app)
        apply_theme(self.app).choose_size(letters)
        self.faults: list[Exception] = []
        self.folder = root.parent
        """Where files may be written."""
        self.program = Program(DataFolder(root))
        self.window: MainWindow = self.program.window
        self.window.setGeometry(QRect(self.window.screen().availableGeometry().topLeft(), room_of_main(self.window)))
        self.window.show()
        self.wait_for(self.program.filled)
        self.tasks.faulted.connect(self.faults.append)
        # Where the book happens to be is nobody's business.
        self.window.show_folder(self.window.windowTitle())
        quieten()
        self.wear(scheme)

    def wear(self, scheme: str) -> None:
        """Choose the colours in which the window is seen."""
        self.window.menus.scheme_asked.emit(Qt.ColorScheme.Dark if scheme in (DARK, BLACK) else Qt.ColorScheme.Light)
        self.window.menus.contrast_asked.emit(scheme in (BLACK, WHITE))
        self.rest()

    @property
    def tasks(self) -> Tasks:
        """The threads of the program."""
        assert self.program.tasks is not None
        return self.program.tasks

    @property
    def context(self) -> Context:
        """The window's hold on the book."""
        assert self.program.context is not None
        return self.program.context

    def at_work(self) -> AbstractContextManager[object]:
        """Say that what is done within is the program's own work."""
        return nullcontext()

    def begin(self, step: str) -> None:
        """Say what is done from now on."""

    def take(self, subject: str, widget: QWidget | None = None) -> None:
        """Look at a window, or at the main one, now that all of it is shown."""

    def start(self, starter: Starter) -> None:
        """Trigger an action or press a button."""
        with self.at_work():
            if isinstance(starter, QAction):
                starter.trigger()
            else:
                starter.click()

    def go_to(self, key: str) -> None:
        """Go to a page."""
        with self.at_work():
            self.window.go_to(key)

    def turn(self, tabs: QTabWidget, place: int) -> None:
        """Turn to a tab."""
        with self.at_work():
            tabs.setCurrentIndex(place)

    def choose_file(self, dialog: QWidget, path: Path) -> None:
        """Answer a dialog that asks for a file."""
        with self.at_work():
            dialog.fileSelected.emit(str(path))  # type: ignore[attr-defined]
            dialog.close()

    def wait_for(self, signal: object) -> None:
        """Let the program go on until a signal is emitted."""
        loop = QEventLoop()
        signal.connect(loop.quit)  # type: ignore[attr-defined]
        loop.exec()

    def rest(self) -> None:
        """Wait until what was asked for is shown."""
        quiet = 0
        while quiet < _ROUNDS:
            with self.at_work():
                self.app.processEvents()
            with self.at_work():
                self.app.sendPostedEvents()
            if self.tasks.busy:
                self.wait_for(self.tasks.rested)
                quiet = 0
                continue
            quiet += 1
            # Looking for it takes its time: once when all else is quiet.
            pause = self._pause() if quiet == _ROUNDS else None
            if pause is not None:
                self.wait_for(pause.timeout)
                quiet = 0

    def choose_rows(self, widget: QWidget) -> None:
        """Choose the first row of every list in a page or window, and of those that are filled by that."""
        for _ in range(_ROUNDS):
            if not choose_rows(widget):
                return
            self.rest()

    def windows(self) -> list[QWidget]:
        """Return the windows that are open beside the main one."""
        tops = QApplication.topLevelWidgets()
        return [top for top in tops if top.isVisible() and top is not self.window and _is_window(top)]

    def close_but(self, stored: Iterable[QWidget]) -> None:
        """Close every window but these (and the main one) without keeping anything that was entered."""
        for window in reversed(self.windows()):
            if window not in stored:
                window.close()
        self.rest()
        if left := [window for window in self.windows() if window not in stored]:
            for window in left:
                # One that asked whether it may be closed, and what it asked with.
                window.hide()
                window.deleteLater()
            self.rest()

    def leave(self) -> None:
        """End the program."""
        self.close_but(())
        self.window.close()
        self.app.processEvents()

    def _pause(self) -> QTimer | None:
        # Pages that are not in sight have thousands of parts, and pause for nobody.
        for owner in (self.window.current_page, *self.windows()):
            for timer in owner.findChildren(QTimer):
                if timer.isActive() and timer.isSingleShot() and timer.interval() <= _LONGEST_PAUSE_MS:
                    return timer
        return None


def choose_rows(widget: QWidget) -> bool:
    """Choose the first row of every list in sight that has none chosen; return whether there was any."""
    chosen = False
    for rows in widget.findChildren(QAbstractItemView):
        model = rows.model()
        if rows.isVisible() and model.rowCount() and not rows.currentIndex().isValid():
            # A current cell in a hidden column is seen nowhere, and the program makes none.
            header = rows.horizontalHeader() if isinstance(rows, QTableView) else None
            rows.setCurrentIndex(model.index(0, header.logicalIndexAt(0) if header is not None else 0))
            chosen = chosen or rows.currentIndex().isValid()
    return chosen


def is_own(window: QWidget) -> bool:
    """Tell whether what can be done in a window was written for it, and not for any window of its sort."""
    return type(window).__module__.startswith("desktop_app.")


def slug(text: str) -> str:
    """Return the words of an action as part of a file's name: "Thêm &người…" is "them-nguoi"."""
    # A number that is counted ("Đề mục (6)") is no part of the name.
    return re.sub(r"(\(\d+\)|[^a-z0-9])+", "-", fold(text.replace("&", ""))).strip("-")


def _is_window(widget: QWidget) -> bool:
    return widget.isWindow() and widget.windowType() not in _NOT_A_WINDOW
