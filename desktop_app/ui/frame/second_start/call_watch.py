"""Hears that the program was started once more on the book that is open, and brings its window to the front."""

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.runtime.instance_lock import answer_call
from desktop_app.ui.base.context import Context


class CallWatch(QObject):
    """Watches the data folder for the call of a second start, as long as its book is open."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(context)
        self._folder, self._window = context.book.folder, window
        self._watcher = QFileSystemWatcher([str(self._folder.root)], self)
        self._watcher.directoryChanged.connect(self._look)
        context.closing.connect(self.deleteLater)
        # It may have been called before it listened.
        self._look()

    def _look(self) -> None:
        if answer_call(self._folder.call):
            come_forward(self._window)


def come_forward(window: QWidget) -> None:
    """Show a window before all others, from the task bar too, with what is open over it."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    top = QApplication.activeModalWidget() or window
    top.raise_()
    top.activateWindow()
