"""The rows of a list on the clipboard, and a block of cells from there into it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from desktop_app.domain.lists import ListKind
from desktop_app.services.lists import cells_that_leave, may_leave
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.widgets.lists.choice import ListChoice
from desktop_app.ui.widgets.lists.model import ShownRow

if TYPE_CHECKING:
    from desktop_app.ui.widgets.lists.view import ListView


def copy_rows(context: Context, kind: ListKind, choice: ListChoice, shown: Sequence[str], *, with_heads: bool) -> None:
    """Put the chosen rows on the clipboard, the columns that are shown: one line a row, tabs between, heads first.

    What an export leaves out unless it is asked for is left out here, where nobody is asked.
    """
    if kind.withheld:
        context.message.emit(f"Danh sách “{kind.title}” không chép ra được; xuất ra tệp (Ctrl+E) thì được hỏi trước")
        return
    columns = [column for key in shown if not (column := kind.column(key)).personal]
    left_out = ", ".join(kind.personal_titles(shown))
    order = [kind.columns.index(column) for column in columns]

    def copy(chosen: Sequence[ShownRow]) -> None:
        rows = [shown_row for shown_row in chosen if may_leave(kind, shown_row.row)]
        lines = [cells_that_leave([_whole(row, place) for place in order], with_personal=False) for row in rows]
        words = put_lines([column.title for column in columns] if with_heads else (), lines)
        context.message.emit(f"{words}, không kèm {left_out} (xuất ra tệp thì chọn được)" if left_out else words)

    choice.with_rows(copy)


def put_lines(heads: Sequence[str], lines: Sequence[Sequence[object]]) -> str:
    """Put lines of cells on the clipboard, the heads first if there are any; return in words what was done."""
    every = (heads, *lines) if heads else lines
    QGuiApplication.clipboard().setText("\n".join("\t".join(_cell(str(cell)) for cell in line) for line in every))
    return f"Đã chép {format_number(len(lines))} dòng{' cùng tiêu đề cột' if heads else ''}"


def _whole(shown_row: ShownRow, place: int) -> str:
    """Return the text of a cell with all its lines, of which the list shows one."""
    value = shown_row.row.values[place]
    return value if isinstance(value, str) else shown_row.texts[place]


def _cell(text: str) -> str:
    """Return a text as a spreadsheet takes it for one cell."""
    if "\n" not in text and "\t" not in text and not text.startswith('"'):
        return text
    doubled = text.replace("\t", " ").replace('"', '""')
    return f'"{doubled}"'


def paste_rows(context: Context, view: ListView, kind: ListKind, shown: Sequence[str]) -> None:
    """Show what a block on the clipboard would do to a list, if lists of its kind can be taken in.

    A block whose heads are not those of this list but of one that is shown with it is pasted there: of units beside
    their people, of votes below their sessions.
    """
    # Imported here: what reads lists is loaded when one is taken in.
    from desktop_app.services.import_rows import ImportSettings
    from desktop_app.services.imports.kinds import import_shown_in
    from desktop_app.ui.widgets.imports.pasting import paste_block

    if not _has_heads_of(view):
        meant = next(filter(_has_heads_of, _shown_with(view)), None)
        if meant is not None:
            meant.paste()
            return
    import_kind = import_shown_in(kind.key)
    if import_kind is None:
        context.message.emit(f"Danh sách “{kind.title}” không nhận dữ liệu dán vào")
        return
    year = view.query.scope.get("year")
    settings = ImportSettings(year=year if isinstance(year, int) else None, within=view.query.scope)
    paste_block(context, view, import_kind, [kind.column(key).title for key in shown], settings)


def _has_heads_of(view: ListView) -> bool:
    """Return whether the block on the clipboard begins with the heads of a list."""
    from desktop_app.services.imports.kinds import import_shown_in
    from desktop_app.services.imports.pasting import has_heads_of

    import_kind = import_shown_in(view.query.kind)
    return import_kind is not None and has_heads_of(import_kind.key, QGuiApplication.clipboard().text())


def _shown_with(view: ListView) -> list[ListView]:
    """Return the other lists of the page or tab that a list is on."""
    from desktop_app.ui.widgets.lists.view import ListView

    around = view.parentWidget()
    while around is not None:
        others = [other for other in around.findChildren(ListView) if other is not view and other.isVisible()]
        if others:
            return others
        around = around.parentWidget()
    return []
