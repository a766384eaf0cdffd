"""The conditions of a query on the columns of its list, as expressions.

What a column shows can differ from what is stored in it (the words of a state), so SQLite asks the list's own formatter
for it: one that is written, chosen from a list or read in a workbook is the same text everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Integer, String, and_, false, func, literal, or_, select

from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.lists import ColumnKind, Condition, ConditionTest, ListQuery
from desktop_app.domain.vietnamese import natural_key
from desktop_app.store.list_sources.words import asked_words, begins

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

    from desktop_app.store.lists import ListSource, Search

_ORDER: Final = "order_of_text"
_FUNCTIONS: Final = "functions for lists"
"""Under what a connection keeps the names of the functions that it has been given."""


def prepare(connection: Connection, source: ListSource, query: ListQuery) -> None:
    """Give SQLite the formatters of a list that statements with `shown` in them need, once for each connection."""
    name, known = _function(query.kind), connection.info.setdefault(_FUNCTIONS, set())
    if name in known:
        return
    formatters = source.formatters

    def shown_value(key: str, value: Any) -> Any:  # noqa: ANN401 - whatever is stored
        return formatters[key](value)

    driver: Any = connection.connection.driver_connection
    driver.create_function(name, 2, shown_value)
    driver.create_function(_ORDER, 1, lambda value: natural_key(str(value)) if value is not None else "")
    known.add(name)


def shown(source: ListSource, kind: str, key: str) -> ColumnElement[Any]:
    """Return the expression for what a column shows. Days are ISO text, as they are stored."""
    expression = source.columns[key]
    if key not in source.formatters:
        return expression
    shown_value: ColumnElement[Any] = getattr(func, _function(kind))(literal(key, String), expression)
    return shown_value


def in_order(cell: ColumnElement[Any]) -> ColumnElement[str]:
    """Return the expression by which texts stand in Vietnamese order."""
    order: ColumnElement[str] = getattr(func, _ORDER)(cell)
    return order


def _function(kind: str) -> str:
    return f"shown_in_{kind.replace('-', '_')}"


def conditions_of(source: ListSource, query: ListQuery) -> list[ColumnElement[bool]]:
    """Return the conditions of a query, which all have to hold."""
    return [_expression(source, query, condition) for condition in query.conditions]


def search_for(source: ListSource, words: Sequence[str]) -> Search | None:
    """Return the full-text search of a list, if it can be used for folded words."""
    # Outside ASCII, SQLite's tokenizer decides what is a letter, by an older version of Unicode than Python's.
    return source.search if words and all(map(str.isascii, words)) else None


def have(source: ListSource, words: Sequence[str]) -> ColumnElement[bool]:
    """Return the condition that rows have all these words, one at least."""
    search = search_for(source, words)
    if search is not None:
        return source.row_id.in_(select(search.row_id).where(search.matches(words)))
    return and_(*map(source.word, words))


def _expression(source: ListSource, query: ListQuery, condition: Condition) -> ColumnElement[bool]:
    column, cell = LIST_KINDS[query.kind].column(condition.column), shown(source, query.kind, condition.column)
    text = func.coalesce(cell, "")
    match condition.test:
        case ConditionTest.FILLED:
            return text != ""
        case ConditionTest.IS if column.kind is ColumnKind.INTEGER:
            # A list of numbers would be bound under the text of the cell, which may be a whole statement.
            numbers = [cell == literal(int(value), Integer) for value in condition.values if value]
            return or_(false(), *numbers, *([cell.is_(None)] if "" in condition.values else []))
        case ConditionTest.IS:
            return text.in_(condition.values)
        case ConditionTest.HAS:
            words = asked_words(*condition.values)
            # Words of the row are compared first: they are stored, while the column's are made for each row.
            of_row = [word for word in words if _is_of_row(source, condition.column, word)]
            # Of a whole list the first rows are soon read along its order; a part of it is found by the index.
            by_index = [have(source, of_row)] if query.scope and of_row else map(source.word, of_row)
            of_column = [begins(func.folded_words(text), word) for word in words]
            return and_(*by_index, *of_column) if words else false()
    [limit] = condition.values
    bound = literal(int(limit), Integer) if column.kind is ColumnKind.INTEGER else literal(limit, String)
    # An empty text would stand before every day.
    return and_(text != "", cell >= bound if condition.test is ConditionTest.FROM else cell <= bound)


def _is_of_row(source: ListSource, key: str, word: str) -> bool:
    """Return whether a row that shows a word in a column has it among its own words."""
    beside = source.searched.get(key)
    if not beside:
        return beside is not None
    return not word.isdecimal() and not any(each.startswith(word) for each in beside.split())
