"""Whether a row meets the conditions on its columns, where the rows are at hand and no database is asked."""

from collections.abc import Sequence
from datetime import date

from desktop_app.domain.lists import ColumnKind, Condition, ConditionTest, ListKind
from desktop_app.domain.vietnamese import folded_words, search_words

type Cell = str | int | date | None
"""What stands in a column of a row."""


def meets_all(kind: ListKind, conditions: Sequence[Condition], cells: Sequence[Cell]) -> bool:
    """Return whether a row, with a cell for each column of its kind, meets all the conditions."""
    places = {column.key: place for place, column in enumerate(kind.columns)}
    return all(meets(kind.column(each.column).kind, each, cells[places[each.column]]) for each in conditions)


def meets(kind: ColumnKind, condition: Condition, cell: Cell) -> bool:
    """Return whether a cell of a column meets a condition on it."""
    text = "" if cell is None else cell.isoformat() if isinstance(cell, date) else str(cell)
    match condition.test:
        case ConditionTest.FILLED:
            return text != ""
        case ConditionTest.IS:
            return text in condition.values
        case ConditionTest.HAS:
            typed, words = search_words(*condition.values).split(), folded_words(text)
            return bool(typed) and all(f" {word}" in words for word in typed)
    [limit] = condition.values
    if not text:
        return False
    at, bound = (int(text), int(limit)) if kind is ColumnKind.INTEGER else (text, limit)
    return at >= bound if condition.test is ConditionTest.FROM else at <= bound  # type: ignore[operator]
