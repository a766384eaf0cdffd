"""Choosing a file to read or to write, in the folder used last, without the window standing still meanwhile."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.ui.base.settings_file import SettingsFile

Chosen = Callable[[Path], None]


def choose_to_write(
    parent: QWidget, settings: SettingsFile, title: str, name: str, kinds: str, then: Chosen
) -> QFileDialog:
    """Ask where to write a file proposed as `name` ("Danh sách.xlsx"); `kinds` is e.g. "Bảng tính Excel (*.xlsx)"."""
    dialog = _dialog(parent, settings, title, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
    dialog.selectFile(name)
    return _open(dialog, settings, then)


def choose_to_read(parent: QWidget, settings: SettingsFile, title: str, kinds: str, then: Chosen) -> QFileDialog:
    """Ask which file to read."""
    dialog = _dialog(parent, settings, title, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _open(dialog, settings, then)


def show_in_folder(path: Path) -> None:
    """Open the folder that a file lies in, in the system's own program for that."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def _dialog(parent: QWidget, settings: SettingsFile, title: str, kinds: str) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setNameFilter(kinds)
    folder = str(settings.get("files").get("folder", ""))
    if not folder or not Path(folder).is_dir():
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog.setDirectory(folder)
    return dialog


def _open(dialog: QFileDialog, settings: SettingsFile, then: Chosen) -> QFileDialog:
    def chosen(name: str) -> None:
        path = Path(name)
        settings.put("files", {"folder": str(path.parent)})
        then(path)

    dialog.fileSelected.connect(chosen)
    dialog.open()
    return dialog
