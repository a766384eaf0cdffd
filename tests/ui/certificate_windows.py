"""The window of certificates as the clerk has it before her, for tests."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop_app.domain.certificates.certificates import FieldKey
from desktop_app.ui.base.context import Context
from desktop_app.ui.certificates.window import CertificateWindow

WindowRest = Callable[[], None]


def shown(qtbot: QtBot, context: Context, decision_id: int, settled: WindowRest) -> CertificateWindow:
    window = CertificateWindow(context, decision_id)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window, before_close_func=leave)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    settled()
    return window


def leave(window: CertificateWindow) -> None:
    """Let go of what a test left unsaved, so that its window closes."""
    while window.editor.draft.can_go_back:
        window.editor.go_back()
    panel = window.printer_panel
    panel.printers.activated.emit(panel.printers.currentIndex())


def field_of(window: CertificateWindow, key: FieldKey = FieldKey.NAME) -> tuple[float, float]:
    layout = window.editor.layout_shown
    assert layout is not None
    return layout.layout.field(key).x, layout.layout.field(key).y


def press(
    window: CertificateWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(window.editor.stage, key, modifier)


def choose_file(window: CertificateWindow, path: Path) -> None:
    (dialog,) = (candidate for candidate in window.findChildren(QFileDialog) if candidate.isVisible())
    dialog.fileSelected.emit(str(path))
    dialog.close()
