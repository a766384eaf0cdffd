"""What was read of a row of a list, as the list shows it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.lists import ColumnKind, ListRow


def row_maker(kind: str, shown: Mapping[str, Callable[[Any], Any]]) -> Callable[[Sequence[Any]], ListRow]:
    """Return how an id and the stored values of the columns of a kind of list become a row.

    `shown` holds, by column, how a stored value is shown where that differs; days are read everywhere.
    """
    decoded: list[tuple[int, _DisplayValues]] = []
    for place, column in enumerate(LIST_KINDS[kind].columns):
        if column.key in shown:
            decoded.append((place, _DisplayValues(shown[column.key])))
        elif column.kind is ColumnKind.DATE:
            decoded.append((place, _DisplayValues(_as_date)))

    def make(row: Sequence[Any]) -> ListRow:
        row_id, *values = row
        for place, known in decoded:
            values[place] = known[values[place]]
        return ListRow(row_id, tuple(values))

    return make


class _DisplayValues(dict[Any, Any]):
    """What a column's stored values are shown as, each found once: the same few come again and again in a list."""

    def __init__(self, decode: Callable[[Any], Any]) -> None:
        super().__init__()
        self._decode = decode

    def __missing__(self, value: object) -> object:
        shown = self[value] = self._decode(value)
        return shown


def _as_date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
