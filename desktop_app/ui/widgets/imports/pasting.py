"""Pasting a block of cells into a list: shown row by row before anything is written, as a file is."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import ClerkError
from desktop_app.services.import_rows import ImportSettings
from desktop_app.services.imports.kinds import IMPORT_KINDS, ImportKind
from desktop_app.services.imports.looking import FileLook
from desktop_app.services.imports.pasting import look_at_pasted
from desktop_app.ui.base.context import Context
from desktop_app.ui.widgets.imports.opened_file import opened_look
from desktop_app.ui.widgets.imports.window import ImportWindow


def paste_block(
    context: Context, parent: QWidget, kind: ImportKind, titles: Sequence[str], settings: ImportSettings
) -> None:
    """Show what the block on the clipboard would do to a list with these titles."""
    text = QGuiApplication.clipboard().text()
    paste_look(context, parent, kind.key, lambda: look_at_pasted(text, kind.key, titles), settings)


def paste_look(
    context: Context, parent: QWidget, key: str, look: Callable[[], FileLook], settings: ImportSettings
) -> None:
    """Show what a pasted block would do to a list of a kind; `look` reads it, off the window's thread."""

    def refuse(problem: ClerkError) -> None:
        context.message.emit(f"{problem.message} {problem.hint}".strip())

    context.read(
        lambda book: opened_look(book, IMPORT_KINDS[key], look(), settings),
        lambda opened: ImportWindow(context, opened, parent).open(),
        refuse,
        parent,
    )
