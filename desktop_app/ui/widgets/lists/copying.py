"""Rows of a list on the clipboard."""

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication

from desktop_app.ui.base.context import Context
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.widgets.lists.model import ShownRow


def copy_rows(context: Context, rows: Sequence[ShownRow], order: Sequence[int]) -> None:
    """Put rows on the clipboard, their columns by their places in `order`: one line a row, tabs between."""
    text = "\n".join("\t".join(shown.texts[place] for place in order) for shown in rows)
    QGuiApplication.clipboard().setText(text)
    context.said.emit(f"Đã chép {format_number(len(rows))} dòng")
