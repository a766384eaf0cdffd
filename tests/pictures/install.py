"""The pictures of the page that says how to install: what is seen at the first start, and of a package."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QInputDialog, QLabel, QMessageBox, QWidget

from desktop_app.app import Program, make_application
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.keeping.packages import write_package
from tests.books import book_in
from tests.pictures.books import make_book
from tests.pictures.views import FULL

SIZE: Final = QSize(1000, 600)
PASSPHRASE: Final = "ban giao 2026"
PLACE: Final = r"C:\Users\…\AppData\Local\so-thi-dua"
SMALLEST: Final = 0
"""As Qt counts for PNG: pressed as hard as can be."""


def picture_install(out: Path) -> int:
    """Take the pictures into a folder; return 0."""
    app = make_application()
    with tempfile.TemporaryDirectory(prefix="so-thi-dua-shots-") as name:
        folder = Path(name)
        make_book(folder / "other", FULL)
        with book_in(folder / "other") as book:
            write_package(book, folder / "goi-du-lieu.zip", PASSPHRASE)
        program = Program(DataFolder(folder / "so"), folder / "goi-du-lieu.zip")
        window = program.window
        window.resize(SIZE)
        window.show()

        def settle(come: Callable[[], bool] = lambda: True) -> None:
            while program.tasks is None or program.tasks.busy or not come():
                app.processEvents()

        settle(lambda: bool(window.findChildren(QInputDialog)))
        window.show_folder(window.windowTitle())
        (asked,) = window.findChildren(QInputDialog)
        asked.hide()
        for label in window.findChildren(QLabel):
            label.setText(label.text().replace(str(folder / "so"), PLACE))
        take(window, out / "install-first.png")
        asked.setTextValue(PASSPHRASE)
        asked.accept()
        settle(lambda: bool(window.findChildren(QMessageBox)))
        (question,) = window.findChildren(QMessageBox)
        question.setText(question.text().replace(str(folder / "so"), PLACE))
        take(question, out / "install-package.png")
        question.done(0)
        window.close()
        app.processEvents()
    return 0


def take(widget: QWidget, path: Path) -> None:
    """Take a picture of a window as it is shown."""
    QApplication.processEvents()
    if not widget.grab().save(str(path), "PNG", SMALLEST):
        raise OSError(f"cannot write {path}")
