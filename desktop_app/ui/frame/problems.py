"""Faults of the program: each is logged, and the clerk sees a sentence with its number instead of a traceback.

Modules that only a fault needs are imported when there is one: this module is loaded before the window is painted.
"""

import faulthandler
import os
import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QThread,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop_app import __version__

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox


class UncaughtErrors(QObject):
    """Shows exceptions that nobody caught, on any thread, in a box over `window`.

    While one fault is being shown, further ones are logged only: a fault in painting would otherwise fill the screen.
    """

    _caught = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.log: Path | None = None
        """Where faults are logged; None until a data folder is open."""
        self._window = window
        self._box: QMessageBox | None = None
        self._caught.connect(self.tell, Qt.ConnectionType.QueuedConnection)

    def take_over(self) -> None:
        """Install this as the interpreter's hook for uncaught exceptions."""
        sys.excepthook = self._take_exception

    def tell(self, problem: BaseException) -> None:
        """Log a fault and show its number; to be called on the window's thread."""
        from PySide6.QtWidgets import QMessageBox

        from desktop_app.runtime.logs import log_to, record_fault

        if self.log is not None:
            log_to(self.log)
        fault_id = record_fault(problem)
        if self._box is not None:
            return
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Critical)
        box.setWindowTitle("Chương trình gặp lỗi")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(f"Chương trình gặp lỗi (mã {fault_id}). Dữ liệu đã lưu vẫn nguyên vẹn.")
        box.setInformativeText("Việc vừa rồi có thể chưa xong. Chép chi tiết để báo cho người hỗ trợ.")
        copy = box.addButton("&Chép chi tiết", QMessageBox.ButtonRole.ActionRole)
        # Qt closes a message box on any of its buttons; copying must leave it open.
        copy.clicked.disconnect()
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details(fault_id, problem)))
        close = box.addButton("Đóng", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(close)
        box.setEscapeButton(close)
        box.finished.connect(self._forget_box)
        self._box = box
        box.open()

    def _forget_box(self) -> None:
        self._box = None

    def _take_exception(self, kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, problem, trace)
        elif QThread.currentThread() is self.thread():
            self.tell(problem)
        else:
            self._caught.emit(problem)


def keep_crashes(path: Path) -> None:
    """Let the interpreter write its stack to `path` if the process crashes; do nothing if the file cannot be opened."""
    from desktop_app.runtime.private_files import private_append

    try:
        # Left open on purpose: it must be there when nothing else works any more.
        stream = private_append(path)
    except OSError:
        return
    faulthandler.enable(stream)


def speak_before_abort() -> None:
    """Replace the message with which Qt ends the process (no screen, no platform plugin) by a sentence and status 2."""
    qInstallMessageHandler(_log_qt_message)


def _log_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if kind == QtMsgType.QtFatalMsg:
        sys.stderr.write("Không mở được cửa sổ: không có màn hình, hoặc máy thiếu thư viện đồ họa của Qt.\n")
        sys.stderr.flush()
        os._exit(2)
    import logging
    import re

    # Of no use to a clerk; kept for whoever is asked to help, without what Qt quotes: it may be text of a record.
    logging.getLogger("desktop_app.qt").info("%s", re.sub(r"""(["'“]).*["'”]""", "…", message, flags=re.DOTALL))


def details(fault_id: str, problem: BaseException) -> str:
    """Return the text that the clerk can send to whoever helps: number, versions, traceback."""
    import platform
    import traceback

    versions = f"Sổ Thi đua {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    trace = "".join(traceback.format_exception(problem))
    return f"Mã lỗi {fault_id}\n{versions}\n\n{trace}"
