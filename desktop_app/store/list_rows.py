"""Make list rows, with values as the list shows them, from rows of the database."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.lists import ColumnKind, ListRow


def make_row_reader(
    kind: str, formatters: Mapping[str, Callable[[Any], Any]], keys: Sequence[str] = ()
) -> Callable[[Sequence[Any]], ListRow]:
    """Return a function that makes a row of a list from an id and the stored values of its columns, or of some.

    `formatters` turn stored values into shown ones, by column; dates are parsed in every list.
    """
    formatted: list[tuple[int, _FormattedValues]] = []
    columns = LIST_KINDS[kind].columns
    if keys:
        columns_by_key = {column.key: column for column in columns}
        columns = tuple(columns_by_key[key] for key in keys)
    for place, column in enumerate(columns):
        if column.key in formatters:
            formatted.append((place, _FormattedValues(formatters[column.key])))
        elif column.kind is ColumnKind.DATE:
            formatted.append((place, _FormattedValues(_as_date)))

    def make(row: Sequence[Any]) -> ListRow:
        row_id, *values = row
        for place, values_of in formatted:
            values[place] = values_of[values[place]]
        return ListRow(row_id, tuple(values))

    return make


class _FormattedValues(dict[Any, Any]):
    """The shown value of each stored value of a column. A list has few different ones, so each is computed once."""

    def __init__(self, decode: Callable[[Any], Any]) -> None:
        super().__init__()
        self._decode = decode

    def __missing__(self, value: object) -> object:
        formatted = self[value] = self._decode(value)
        return formatted


def _as_date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
