"""A fault of the program never shows a traceback: it is logged, and the clerk is told a sentence with its number.

What is needed only when there is a fault is imported then: this module is loaded before the window is painted.
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
    """Takes what nobody caught, on whatever thread, and tells of it over `window`.

    While one fault is being shown, further ones are logged only: a fault in painting would otherwise fill the screen.
    """

    _came = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.log: Path | None = None
        """Where faults are logged; None until a data folder is open."""
        self._window = window
        self._box: QMessageBox | None = None
        self._came.connect(self.tell, Qt.ConnectionType.QueuedConnection)

    def take_over(self) -> None:
        """Be told of every exception that reaches the interpreter."""
        sys.excepthook = self._hook

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
        # A button of a message box closes it; this one is pressed before she closes it herself.
        copy.clicked.disconnect()
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details(fault_id, problem)))
        close = box.addButton("Đóng", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(close)
        box.setEscapeButton(close)
        box.finished.connect(self._closed)
        self._box = box
        box.open()

    def _closed(self) -> None:
        self._box = None

    def _hook(self, kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, problem, trace)
        elif QThread.currentThread() is self.thread():
            self.tell(problem)
        else:
            self._came.emit(problem)


def keep_crashes(path: Path) -> None:
    """Let the interpreter write its stack to `path` should the process ever crash outright; forgo it if it cannot."""
    try:
        # Left open on purpose: it must be there when nothing else works any more.
        stream = path.open("a", encoding="utf-8")
    except OSError:
        return
    faulthandler.enable(stream)


def speak_before_abort() -> None:
    """Turn what Qt says before it ends the process (no screen, no platform plugin) into a sentence and status 2."""
    qInstallMessageHandler(_hear)


def _hear(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if kind == QtMsgType.QtFatalMsg:
        sys.stderr.write("Không mở được cửa sổ: không có màn hình, hoặc máy thiếu thư viện đồ họa của Qt.\n")
        sys.stderr.flush()
        os._exit(2)
    import logging

    # Of no use to a clerk; kept for whoever is asked to help.
    logging.getLogger("desktop_app.qt").info("%s", message)


def details(fault_id: str, problem: BaseException) -> str:
    """Return what whoever helps needs to know of a fault."""
    import platform
    import traceback

    versions = f"Sổ Thi đua {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    trace = "".join(traceback.format_exception(problem))
    return f"Mã lỗi {fault_id}\n{versions}\n\n{trace}"
