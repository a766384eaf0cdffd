"""Filters of lists that the clerk keeps under a name and chooses again, in the window and on the command line."""

import json
from collections.abc import Sequence
from typing import Any, Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord, UsageError
from desktop_app.domain.keeping.list_filters import ListFilter
from desktop_app.domain.list_kinds import kind_called
from desktop_app.domain.lists import read_condition
from desktop_app.domain.vietnamese import caseless, sort_key
from desktop_app.services.book import Book
from desktop_app.services.settings import damaged, read_values, set_setting, setting

KEY: Final = "list_filters"
_WHAT: Final = "Bộ lọc danh sách"


def list_filters(book: Book, kind: str = "") -> list[ListFilter]:
    """Return the filters by name, all or those of a kind of list. Raises UnreadableInput for a damaged setting."""
    with book.store.reading() as connection:
        filters = filters_in(setting(connection, KEY))
    return sorted((each for each in filters if not kind or each.kind == kind), key=lambda each: sort_key(each.name))


def filters_in(text: str) -> list[ListFilter]:
    """Return the filters of a setting. Raises UnreadableInput if it is damaged."""
    try:
        kinds = read_values(text, _WHAT)
        return [_filter(kind, name, value) for kind, named in kinds.items() for name, value in named.items()]
    except (AttributeError, KeyError, TypeError, ValueError, UsageError) as error:
        raise damaged(_WHAT) from error


def filter_named(book: Book, kind: str, name: str) -> ListFilter:
    """Return the filter of this name for a kind of list. Raises InvalidRecord."""
    for each in list_filters(book, kind):
        if caseless(each.name) == caseless(name):
            return each
    raise InvalidRecord(f"Danh sách “{kind_called(kind).title}” không có bộ lọc “{name}”.", "filter")


def save_filter(book: Book, list_filter: ListFilter) -> Changes:
    """Keep a filter under its name, in place of one of that name for the same list. Raises InvalidRecord."""
    list_filter = list_filter.checked()
    return _keep(book, f"Lưu bộ lọc “{list_filter.name}”", [*_others(book, list_filter), list_filter])


def remove_filter(book: Book, kind: str, name: str) -> Changes:
    """Forget a filter. Raises InvalidRecord."""
    list_filter = filter_named(book, kind, name)
    return _keep(book, f"Xóa bộ lọc “{list_filter.name}”", _others(book, list_filter))


def _others(book: Book, list_filter: ListFilter) -> list[ListFilter]:
    own = (list_filter.kind, caseless(list_filter.name))
    return [each for each in list_filters(book) if (each.kind, caseless(each.name)) != own]


def _filter(kind: str, name: str, value: Any) -> ListFilter:  # noqa: ANN401 - what a setting holds
    list_kind, group = kind_called(kind), str(value["group"])
    if group:
        list_kind.column(group)
    conditions = tuple(read_condition(list_kind, str(text)) for text in value["conditions"])
    return ListFilter(name, kind, conditions, group)


def _keep(book: Book, label: str, filters: Sequence[ListFilter]) -> Changes:
    values: dict[str, dict[str, object]] = {}
    for each in filters:
        written = [condition.written for condition in each.conditions]
        values.setdefault(each.kind, {})[each.name] = {"conditions": written, "group": each.group}
    with book.store.work(label) as work:
        set_setting(work, KEY, json.dumps(values, ensure_ascii=False, sort_keys=True) if values else "")
        return work.changes()
