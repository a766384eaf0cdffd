"""Asking for a file and showing what taking it in would do. Imported when a file is asked for."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.services.import_rows import ImportSettings
from desktop_app.services.imports.kinds import IMPORT_KINDS, ImportKind
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.widgets.file_dialogs import choose_to_read
from desktop_app.ui.widgets.imports.opened_file import LAYOUTS, UNITS, OpenedFile, open_file, units_before
from desktop_app.ui.widgets.imports.window import ImportWindow

_WORKBOOKS: Final = "Bảng tính, Word có bảng (*.xlsx *.xlsm *.xls *.ods *.csv *.tsv *.txt *.docx *.odt)"


def import_file(
    context: Context,
    parent: QWidget,
    key: str,
    settings: ImportSettings | None = None,
    shown: Callable[[], None] | None = None,
) -> None:
    """Ask for a file of a kind of list and show what taking it in would do; `shown` is called before."""
    kind = IMPORT_KINDS[key]
    settings_file = SettingsFile.of(context, context.book.folder.settings)
    choose_to_read(
        parent,
        settings_file,
        f"{kind.title}: nhập từ bảng tính",
        _WORKBOOKS,
        lambda path: import_path(context, parent, kind, path, settings, shown),
    )


def import_path(
    context: Context,
    parent: QWidget,
    kind: ImportKind,
    path: Path,
    settings: ImportSettings | None = None,
    shown: Callable[[], None] | None = None,
) -> None:
    """Show what taking in a file of a kind of list would do; `shown` is called before."""
    settings_file = SettingsFile.of(context, context.book.folder.settings)
    remembered = settings_file.get(LAYOUTS)
    settings = replace(settings or ImportSettings(), before=units_before(settings_file.get(UNITS)))

    def show(opened: OpenedFile) -> None:
        if shown is not None:
            shown()
        context.message.emit("")
        ImportWindow(context, opened, parent).open()

    context.message.emit(f"Đang đọc “{path.name}”…")
    context.read(lambda book: open_file(book, kind, path, remembered, settings), show, None, parent)
