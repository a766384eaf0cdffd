"""How close the rows of lists stand: one choice for all lists, kept with the window's settings."""

from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.ui.base.context import Context
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.widgets.lists.table import ListTable

_SETTING: Final = "lists"


def is_dense(context: Context) -> bool:
    """Return whether rows stand close together."""
    return bool(SettingsFile.of(context, context.book.folder.settings).get(_SETTING).get("dense"))


def set_dense(context: Context, window: QWidget, dense: bool) -> None:
    """Set the rows of all lists close together or apart: of a window, of those around it and those opened from them."""
    settings = SettingsFile.of(context, context.book.folder.settings)
    settings.put(_SETTING, {**settings.get(_SETTING), "dense": dense})
    while (around := window.parentWidget()) is not None:
        window = around.window()
    for table in window.findChildren(ListTable):
        table.set_dense(dense)
