"""Dialogs for a file to read or to write, opened in the folder used last; none of them blocks the window.

Qt's classes for them are taken when the first is asked for: every page can open one, and none does at the start.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog, QWidget

    from desktop_app.ui.base.settings_file import SettingsFile

PathReceiver = Callable[[Path], None]


def choose_to_write(
    parent: QWidget, settings: SettingsFile, title: str, name: str, name_filter: str, then: PathReceiver
) -> QFileDialog:
    """Ask where to write a file proposed as `name` ("Danh sách.xlsx"); `kinds` is e.g. "Bảng tính Excel (*.xlsx)"."""
    from PySide6.QtWidgets import QFileDialog

    dialog = _dialog(parent, settings, title, name_filter)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
    dialog.selectFile(name)
    dialog.filterSelected.connect(lambda chosen: _follow(dialog, chosen))
    return _open(dialog, settings, then)


def choose_to_read(
    parent: QWidget, settings: SettingsFile, title: str, name_filter: str, then: PathReceiver
) -> QFileDialog:
    """Ask which file to read."""
    from PySide6.QtWidgets import QFileDialog

    dialog = _dialog(parent, settings, title, name_filter)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _open(dialog, settings, then)


def choose_folder(parent: QWidget, settings: SettingsFile, title: str, then: PathReceiver) -> QFileDialog:
    """Ask which folder to use."""
    from PySide6.QtWidgets import QFileDialog

    dialog = _dialog(parent, settings, title, "")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _open(dialog, settings, then)


def show_in_folder(path: Path) -> None:
    """Open the folder that a file lies in, in the system's own program for that."""
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def last_folder(settings: SettingsFile) -> Path:
    """Return the folder used last, or that of her documents."""
    from PySide6.QtCore import QStandardPaths

    folder = str(settings.get("files").get("folder", ""))
    if not folder or not Path(folder).is_dir():
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(folder)


def _follow(dialog: QFileDialog, chosen: str) -> None:
    """Give the file the suffix of the chosen kind: "Tệp CSV (*.csv)"."""
    suffix = chosen.rpartition("*.")[2].rstrip(")")
    dialog.setDefaultSuffix(suffix)
    for name in dialog.selectedFiles()[:1]:
        dialog.selectFile(Path(name).with_suffix(f".{suffix}").name)


def _dialog(parent: QWidget, settings: SettingsFile, title: str, name_filter: str) -> QFileDialog:
    from PySide6.QtWidgets import QFileDialog

    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setNameFilter(name_filter)
    dialog.setDirectory(str(last_folder(settings)))
    return dialog


def _open(dialog: QFileDialog, settings: SettingsFile, then: PathReceiver) -> QFileDialog:
    def on_selected(name: str) -> None:
        path = Path(name)
        settings.put("files", {"folder": str(path.parent)})
        then(path)

    dialog.fileSelected.connect(on_selected)
    dialog.open()
    return dialog
