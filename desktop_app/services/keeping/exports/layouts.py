"""Lists written out in a form that the clerk has defined: for typing into the provincial system, for another office."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.keeping.export_layouts import ExportLayout, LayoutColumn
from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.list_kinds.keeping import TRASH
from desktop_app.domain.lists import Column, ColumnKind, ListKind, ListQuery
from desktop_app.domain.vietnamese import caseless, sort_key
from desktop_app.domain.vocabulary import DepartureWay
from desktop_app.services.book import Book
from desktop_app.services.departures import note_departure
from desktop_app.services.lists import Progress, cells_that_leave, write_sheets
from desktop_app.services.settings import damaged, read_values, set_setting, setting
from desktop_app.store import lists as stored
from desktop_app.store.list_sources import LIST_SOURCES

KEY: Final = "export_layouts"
_WHAT: Final = "Mẫu xuất"
_FIXED_WIDTH: Final = 20


def layouts(book: Book, kind: str = "") -> list[ExportLayout]:
    """Return the forms by name, all or those for a kind of list. Raises UnreadableInput for a damaged setting."""
    with book.store.reading() as connection:
        forms = layouts_in(setting(connection, KEY))
    return sorted((each for each in forms if not kind or each.kind == kind), key=lambda each: sort_key(each.name))


def layouts_in(text: str) -> list[ExportLayout]:
    """Return the forms of a setting. Raises UnreadableInput if it is damaged."""
    try:
        return [_layout(name, value) for name, value in read_values(text, _WHAT).items()]
    except (AttributeError, TypeError, ValueError) as error:
        raise damaged(_WHAT) from error


def layout_named(book: Book, name: str) -> ExportLayout:
    """Return the form of this name. Raises InvalidRecord."""
    for layout in layouts(book):
        if caseless(layout.name) == caseless(name):
            return layout
    raise InvalidRecord(f"Không có mẫu xuất “{name}”.", "layout")


def save_layout(book: Book, layout: ExportLayout) -> Changes:
    """Keep a form under its name, in place of one of that name. Raises InvalidRecord."""
    layout = layout.checked()
    kind = _kind(layout.kind)
    known = {column.key for column in kind.columns}
    for column in layout.columns:
        if column.key and column.key not in known:
            raise InvalidRecord(f"Danh sách “{kind.title}” không có cột “{column.key}”.", "columns")
    others = [each for each in layouts(book) if caseless(each.name) != caseless(layout.name)]
    return _keep(book, f"Lưu mẫu xuất “{layout.name}”", [*others, layout])


def remove_layout(book: Book, name: str) -> Changes:
    """Forget a form. Raises InvalidRecord."""
    layout = layout_named(book, name)
    return _keep(book, f"Bỏ mẫu xuất “{layout.name}”", [each for each in layouts(book) if each.name != layout.name])


def export_by_layout(
    book: Book,
    query: ListQuery,
    name: str,
    path: Path,
    progress: Progress | None = None,
    *,
    with_personal: bool = False,
) -> int:
    """Write a list (its filter, its order) in the form of this name to .xlsx or .csv; return the number of rows.

    Columns of personal facts stay empty, unless it is to be `with_personal` ones. Raises InvalidRecord,
    UnwritableOutput, Cancelled.
    """
    from desktop_app.papers.excel.list_workbook import ListSheet

    layout, kind = layout_named(book, name), _kind(query.kind)
    if layout.kind != query.kind:
        raise InvalidRecord(f"Mẫu xuất “{layout.name}” là của danh sách “{_kind(layout.kind).title}”.", "layout")
    # The trash holds records of every kind.
    if (kind.withheld or kind is TRASH) and not with_personal:
        raise InvalidRecord(f"Danh sách “{kind.title}” chỉ xuất khi chọn kèm thông tin cá nhân.")
    by_key = {column.key: (place, column) for place, column in enumerate(kind.columns)}
    columns, sources = [], []
    for number, column in enumerate(layout.columns):
        place, source = by_key.get(column.key, (-1, None))
        is_written = source is not None and (with_personal or not source.personal)
        width, cells = (source.width, source.kind) if source is not None else (_FIXED_WIDTH, ColumnKind.TEXT)
        columns.append(Column(str(number), column.head, cells, width))
        sources.append((place if is_written else -1, column.fixed if source is None else ""))
    with book.store.reading() as connection:
        rows = stored.read_all(connection, LIST_SOURCES[query.kind](), query)
        leaving = (cells_that_leave(row, with_personal) for row in _cells(rows, sources))
        written = write_sheets(book, path, [ListSheet(kind.title, columns, leaving)], progress)
    personal = with_personal and bool(kind.personal_titles([column.key for column in layout.columns]))
    note_departure(book, DepartureWay.FILE, f"{kind.title}, mẫu “{layout.name}”", path, written, personal=personal)
    return written


def _cells(rows: Any, sources: Sequence[tuple[int, str]]) -> Iterator[list[object]]:  # noqa: ANN401 - rows of a list
    for row in rows:
        yield [row.values[place] if place >= 0 else fixed for place, fixed in sources]


def _kind(key: str) -> ListKind:
    if key not in LIST_KINDS:
        raise InvalidRecord(f"Không có danh sách “{key}”.", "kind")
    return LIST_KINDS[key]


def _layout(name: str, value: Any) -> ExportLayout:  # noqa: ANN401 - what a setting holds
    columns = tuple(LayoutColumn(*map(str, column)) for column in value.get("columns", ()))
    return ExportLayout(name, str(value.get("kind", "")), columns)


def _keep(book: Book, label: str, forms: Sequence[ExportLayout]) -> Changes:
    values = {
        layout.name: {
            "kind": layout.kind,
            "columns": [[column.head, column.key, column.fixed] for column in layout.columns],
        }
        for layout in forms
    }
    with book.store.work(label) as work:
        set_setting(work, KEY, json.dumps(values, ensure_ascii=False, sort_keys=True) if values else "")
        return work.changes()
