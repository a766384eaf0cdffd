"""Hears that the program was started once more on the book that is open, and brings its window to the front."""

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.runtime.instance_lock import answer_call
from desktop_app.runtime.paths import DataFolder


class CallWatch(QObject):
    """Watches the data folder for the call of a second start, as long as it is there."""

    def __init__(self, folder: DataFolder, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._folder, self._window = folder, window
        self._watcher = QFileSystemWatcher([str(folder.root)], self)
        self._watcher.directoryChanged.connect(self._look)
        # It may have been called before it listened.
        self._look()

    def _look(self) -> None:
        if self._folder.call.exists() and answer_call(self._folder.call):
            come_forward(self._window)


def come_forward(window: QWidget) -> None:
    """Show a window before all others, from the task bar too, with what is open over it."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    top = QApplication.activeModalWidget() or window
    top.raise_()
    top.activateWindow()
