"""How a list is sorted by its heads: first one way, then the other, then in its own order where it has one."""

from dataclasses import replace

from desktop_app.domain.lists import ListKind, ListQuery


def is_descending(kind: ListKind, query: ListQuery) -> bool:
    """Return whether the column that a list is sorted by stands from its last value to the first."""
    return query.descending if query.sort else kind.default_descending != query.descending


def sorted_by(kind: ListKind, query: ListQuery, key: str) -> ListQuery:
    """Return the query once the head of a column was pressed."""
    sort_key = query.sort or kind.default_sort
    descending = key == sort_key and not is_descending(kind, query)
    if key == sort_key and not descending and not kind.default_sort:
        # A list with an order of its own (as printed) returns to it after both directions.
        return replace(query, sort="", descending=False)
    return replace(query, sort=key, descending=descending)
