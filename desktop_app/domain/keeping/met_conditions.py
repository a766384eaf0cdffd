"""Whether a row meets the conditions on its columns, where the rows are at hand and no database is asked."""

from collections.abc import Sequence
from datetime import date

from desktop_app.domain.lists import Condition, ConditionTest, ListKind
from desktop_app.domain.numbers import Number, as_printed, of_figures, plain_figures
from desktop_app.domain.vietnamese import folded_words, search_words

type Cell = str | Number | date | None
"""What stands in a column of a row."""


def meets_all(kind: ListKind, conditions: Sequence[Condition], cells: Sequence[Cell]) -> bool:
    """Return whether a row, with a cell for each column of its kind, meets all the conditions."""
    places = {column.key: place for place, column in enumerate(kind.columns)}
    return all(_meets(each, cells[places[each.column]]) for each in conditions)


def cell_text(cell: Cell) -> str:
    """Return a cell as the values of conditions are written."""
    match cell:
        case None:
            return ""
        case str():
            return cell
        case date():
            return cell.isoformat()
    return plain_figures(cell)


def _meets(condition: Condition, cell: Cell) -> bool:
    text = cell_text(cell)
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
    from_there = condition.test is ConditionTest.FROM
    if isinstance(cell, str | date):
        return text >= limit if from_there else text <= limit
    # What is read as 92,5 is asked for as 92,5.
    number, bound = as_printed(cell), of_figures(limit)
    return number is not None and (number >= bound if from_there else number <= bound)
