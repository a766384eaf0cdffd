"""Read lists page by page: any page of the rows of a `ListQuery`, in its order.

The order is total (a sort column, then the id); pages are read along an index, from the nearer end of the list. A page
is read in two steps, first the ids of its rows and then their values, so that no value is computed for skipped rows.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    Select,
    String,
    TextClause,
    and_,
    bindparam,
    false,
    func,
    literal,
    literal_column,
    null,
    select,
)

from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.lists import ListQuery, ListRow
from desktop_app.store.list_rows import make_row_reader
from desktop_app.store.list_sources.conditions import conditions_of, have, in_order, prepare, search_for, shown
from desktop_app.store.list_sources.words import Word, asked_words

Expression = ColumnElement[Any]
Tables = FromClause | TextClause
_ALL_ROWS_CHUNK = 2000
_FEW_ROWS = 2000
"""How many rows can be found and sorted within a few milliseconds."""
_SPREAD_FACTOR = 4
"""If on average fewer than one row in so many has the words, rows are not scanned one by one for them."""
_SCANNED_ROWS = 1000
"""How many rows are scanned for words that many rows have."""


_IDS_AS_ROWS = select(func.json_each(bindparam("ids")).table_valued("value").c.value)
"""Ids bound as one JSON text: for a list of ids SQLAlchemy would build a new statement each time."""


_LIMIT = bindparam("limit", type_=Integer)


def _bind_ids(ids: Sequence[int]) -> dict[str, str]:
    return {"ids": json.dumps(list(ids))}


@dataclass(frozen=True)
class Search:
    """A full-text search, faster than comparing row by row: tables whose rows, in order of `row_id`, are matched."""

    table: FromClause
    source: FromClause
    """The table joined with the list's own."""
    row_id: Expression
    matches: Callable[[Sequence[str]], Expression]
    """The condition that a row has all these words."""


IDS = "ids"
"""The scope that every list has: the rows with these ids."""


@dataclass(frozen=True)
class ListSource:
    """Where a list's rows come from: its tables, an expression for each column, its orders and its filters."""

    source: Tables
    """The joined tables that the columns need."""
    row_id: Expression
    columns: Mapping[str, Expression]
    """An expression for every column of the kind."""
    word: Callable[[Word], Expression]
    """The condition that some word of the row begins with a folded word."""
    sort_keys: Mapping[str, Expression] = field(default_factory=dict)
    """The sort key of columns that are not sorted by their own value; "" is the list's own order."""
    own_order_descending: bool = False
    """Whether the list's own order ("") is descending."""
    trashed: Expression | None = None
    """The column that says when a row went to the trash; None where there is no trash."""
    scopes: Mapping[str, Callable[[Any], Expression]] = field(default_factory=dict)
    """For each scope of the list, the function that returns the condition for a value."""
    scope_orders: Mapping[str, Expression] = field(default_factory=dict)
    """The list's own order while it is filtered by a scope."""
    order_tables: Tables | None = None
    """The tables that conditions and order need, if fewer than all."""
    search: Search | None = None
    searched: Mapping[str, str] = field(default_factory=dict)
    """The columns whose words are among those of the row, each with the words that it shows beside them."""
    formatters: Mapping[str, Callable[[Any], Any]] = field(default_factory=dict)
    """Functions that turn a stored value into the shown one, for columns where they differ."""
    first_pages: dict[tuple[str, bool, bool], Select[Any]] = field(default_factory=dict, compare=False)
    """The statements of first pages asked for before, by list, trash and direction: building one takes as long as
    reading the page."""


def count_rows(connection: Connection, source: ListSource, query: ListQuery) -> int:
    """Return how many rows the query has."""
    if query.by_columns:
        prepare(connection, source, query)
    words, search = _parse_words(source, query)
    narrowed = query.scope or query.in_trash or query.conditions
    if search is not None and source.trashed is not None and not narrowed:
        # Count in the full-text table alone and subtract the few rows in the trash: the list itself is not read.
        matching = select(func.count()).select_from(search.table).where(search.matches(words))
        trashed = select(func.count()).select_from(_order_tables(source))
        trashed = trashed.where(source.trashed > "", *map(source.word, words))
        return int(connection.execute(matching).scalar_one()) - int(connection.execute(trashed).scalar_one())
    return int(connection.execute(select(func.count()).select_from(_ids(source, query).subquery())).scalar_one())


def read_page(
    connection: Connection, source: ListSource, query: ListQuery, window: range, total: int | None = None
) -> list[ListRow]:
    """Return the rows of the query at the positions `window` (from 0); `total` allows reading from the nearer end."""
    if query.by_columns:
        prepare(connection, source, query)
    offset, limit, backwards = window.start, len(window), False
    if total is not None and window.stop > total // 2:
        limit = max(0, min(window.stop, total) - window.start)
        offset, backwards = max(0, total - window.start - limit), True
    if offset == 0 and not query.sort and not query.text.strip() and not query.group:
        return _first_rows(connection, source, query, limit, backwards)
    make = make_row_reader(query.kind, source.formatters)
    ids = _ids_of_page_by_words(connection, source, query, range(offset, offset + limit), backwards)
    if ids is None:
        ordered = _ordered_ids(source, query, backwards).limit(limit).offset(offset)
        key, descending = _order(source, query)
        if key is source.row_id and not query.group:
            # The list is sorted by id, so ids and values are read in one step.
            rows = connection.execute(_values(source, query).where(source.row_id.in_(ordered))).all()
            return list(map(make, sorted(rows, key=itemgetter(0), reverse=descending)))
        ids = connection.execute(ordered).scalars().all()
    if backwards:
        ids = ids[::-1]
    rows = connection.execute(_values(source, query).where(source.row_id.in_(_IDS_AS_ROWS)), _bind_ids(ids)).all()
    rows_by_id = {row[0]: make(row) for row in rows}
    return [rows_by_id[row_id] for row_id in ids]


def _first_rows(
    connection: Connection, source: ListSource, query: ListQuery, limit: int, backwards: bool
) -> list[ListRow]:
    """Return the first or last rows in the list's own order, read along an index without skipping rows."""
    key, descending = _order(source, query)
    shape = (query.kind, query.in_trash, descending != backwards)
    own = query.scope or query.conditions
    statement = None if own else source.first_pages.get(shape)
    if statement is None:
        statement = _values(source, query).where(*_conditions(source, query))
        statement = statement.order_by(*_directed(key, source.row_id, descending != backwards)).limit(_LIMIT)
        if not own:
            source.first_pages[shape] = statement
    rows = connection.execute(statement, {_LIMIT.key: limit}).all()
    return list(map(make_row_reader(query.kind, source.formatters), reversed(rows) if backwards else rows))


def read_all(connection: Connection, source: ListSource, query: ListQuery) -> Iterator[ListRow]:
    """Yield all rows of the query in its order, with a few thousand in memory at a time."""
    if query.by_columns:
        prepare(connection, source, query)
    statement = _values(source, query).where(source.row_id.in_(_ids(source, query)))
    statement = statement.order_by(*_ordered_by(source, query, backwards=False))
    make = make_row_reader(query.kind, source.formatters)
    for row in connection.execution_options(yield_per=_ALL_ROWS_CHUNK).execute(statement):
        yield make(row)


def read_ids(connection: Connection, source: ListSource, query: ListQuery) -> list[int]:
    """Return the ids of all rows of the query in its order."""
    if query.by_columns:
        prepare(connection, source, query)
    return list(connection.execute(_ordered_ids(source, query, backwards=False)).scalars())


def read_values(connection: Connection, source: ListSource, query: ListQuery, key: str, limit: int) -> list[Any]:
    """Return the different values that a column shows in the rows of the query, at most `limit` of them."""
    prepare(connection, source, query)
    cell = shown(source, query.kind, key)
    statement = select(cell).distinct().select_from(source.source).where(source.row_id.in_(_ids(source, query)))
    return list(connection.execute(statement.limit(limit)).scalars())


def read_figures(
    connection: Connection, source: ListSource, query: ListQuery, sums: Sequence[str]
) -> list[tuple[Any, ...]]:
    """Return number of rows and sums of some columns for each value of the column `query.group`, or once for all.

    Each is the shown value of the group (None for all), the number, the sums.
    """
    prepare(connection, source, query)
    groups = [_grouped(source, query)] if query.group else []
    added = [func.coalesce(func.sum(source.columns[key]), 0) for key in sums]
    statement = select(*(groups or [null()]), func.count(), *added).select_from(source.source)
    statement = statement.where(source.row_id.in_(_ids(source, query))).group_by(*groups)
    return [tuple(row) for row in connection.execute(statement)]


def first_with(
    source: ListSource, query: ListQuery, conditions: Sequence[Expression], cells: Sequence[Expression], limit: int
) -> Select[Any]:
    """Return the statement for ids and cells of the first rows that fulfil conditions, in the list's own order."""
    order = _ordered_by(source, query, backwards=False)
    # The limit is written out, for SQLite prepares a statement anew for each value of one that is bound. The ids are
    # joined: for `IN` it would open a table of its own, which costs more than all the rest where few rows match.
    ids = select(source.row_id.label("id")).select_from(_order_tables(source))
    ids = ids.where(*_conditions(source, query), *conditions).order_by(*order)
    first = ids.limit(literal_column(str(limit))).subquery()
    statement = select(source.row_id, *cells).select_from(first, source.source)
    return statement.where(source.row_id == first.c.id).order_by(*order)


def _values(source: ListSource, query: ListQuery) -> Select[Any]:
    columns = [source.columns[column.key].label(column.key) for column in LIST_KINDS[query.kind].columns]
    return select(source.row_id.label("id"), *columns).select_from(source.source)


def _ids(source: ListSource, query: ListQuery) -> Select[Any]:
    conditions = [*_conditions(source, query), *_word_conditions(source, query)]
    return select(source.row_id).select_from(_tables_of(source, query)).where(*conditions)


def _ordered_ids(source: ListSource, query: ListQuery, backwards: bool) -> Select[Any]:
    key, descending = _order(source, query)
    words, search = _parse_words(source, query)
    if search is not None and key is source.row_id and not query.by_columns:
        # The full-text table returns rows in the order of their ids, so the matches of a common word are not collected.
        ids = select(search.row_id).select_from(search.source).where(search.matches(words))
        ids = ids.where(*_conditions(source, query))
        return ids.order_by(search.row_id.desc() if descending != backwards else search.row_id)
    return _ids(source, query).order_by(*_ordered_by(source, query, backwards=backwards))


def _ids_of_page_by_words(
    connection: Connection, source: ListSource, query: ListQuery, window: range, backwards: bool
) -> Sequence[int] | None:
    """Return the ids of a page of rows with the words searched for, None if matching the whole list is the best way.

    Few matches are collected and then sorted, without scanning the list. If the words are common, the first rows of the
    list hold enough matches for a page, and the rest need not be collected.
    """
    words, search = _parse_words(source, query)
    key, _ = _order(source, query)
    if search is None or (key is source.row_id and not query.group):
        return None
    first_ids = select(search.row_id).select_from(search.table).where(search.matches(words)).limit(_FEW_ROWS)
    matching = connection.execute(first_ids).scalars().all()
    order = _ordered_by(source, query, backwards=backwards)
    tables = _tables_of(source, query)
    if len(matching) < _FEW_ROWS:
        conditions = [source.row_id.in_(_IDS_AS_ROWS), *_conditions(source, query, indexed=False)]
        ordered = select(source.row_id).select_from(tables).where(*conditions).order_by(*order)
        ordered = ordered.limit(len(window)).offset(window.start)
        return connection.execute(ordered, _bind_ids(matching)).scalars().all()
    # If the list is filtered by a scope that its order does not follow, most scanned rows would be outside of it.
    filtered = query.scope if query.sort else query.scope.keys() - source.scope_orders.keys()
    if filtered or query.by_columns or max(matching) - min(matching) > _FEW_ROWS * _SPREAD_FACTOR:
        return None
    scan = select(source.row_id, and_(*map(source.word, words))).select_from(tables)
    scan = scan.where(*_conditions(source, query)).order_by(*order).limit(_SCANNED_ROWS)
    scanned = connection.execute(scan).all()
    ids = [row_id for row_id, has_words in scanned if has_words]
    return ids[window.start : window.stop] if len(ids) >= window.stop or len(scanned) < _SCANNED_ROWS else None


def _order(source: ListSource, query: ListQuery) -> tuple[Expression, bool]:
    if query.sort:
        return source.sort_keys.get(query.sort, source.columns[query.sort]), query.descending
    for scope, key in source.scope_orders.items():
        if scope in query.scope:
            return key, query.descending
    return source.sort_keys.get("", source.row_id), source.own_order_descending != query.descending


def _ordered_by(source: ListSource, query: ListQuery, *, backwards: bool) -> list[Expression]:
    key, descending = _order(source, query)
    if not query.group:
        return _directed(key, source.row_id, descending != backwards)
    cell = _grouped(source, query)
    groups = [in_order(cell), cell]
    return [
        *(each.desc() if backwards else each.asc() for each in groups),
        *_directed(key, source.row_id, descending != backwards),
    ]


def _grouped(source: ListSource, query: ListQuery) -> Expression:
    # A cell with an empty text and one with nothing in it belong together: both show nothing.
    return func.coalesce(shown(source, query.kind, query.group), literal("", String))


def _directed(key: Expression, row_id: Expression, descending: bool) -> list[Expression]:
    keys = [key] if key is row_id else [key, row_id]
    return [part.desc() if descending else part.asc() for part in keys]


def _tables_of(source: ListSource, query: ListQuery) -> Tables:
    """Return the tables that conditions and order of a query need."""
    return source.source if query.by_columns else _order_tables(source)


def _order_tables(source: ListSource) -> Tables:
    return source.source if source.order_tables is None else source.order_tables


def _conditions(source: ListSource, query: ListQuery, *, indexed: bool = True) -> list[Expression]:
    conditions = [
        source.row_id.in_(value) if name == IDS else source.scopes[name](value) for name, value in query.scope.items()
    ]
    if source.trashed is not None and query.in_trash:
        conditions.append(source.trashed > "")
    elif source.trashed is not None:
        # The indexes of the orders begin with this column; coalesce keeps SQLite from choosing one of them.
        conditions.append(source.trashed.is_(None) if indexed else func.coalesce(source.trashed, "") == "")
    return conditions + conditions_of(source, query)


def _word_conditions(source: ListSource, query: ListQuery) -> list[Expression]:
    words = asked_words(query.text)
    if not words:
        # A text that holds only punctuation matches no row rather than every row.
        return [false()] if query.text.strip() else []
    return [have(source, words)]


def _parse_words(source: ListSource, query: ListQuery) -> tuple[list[str], Search | None]:
    """Return the folded words of the query's text, and the full-text search if it can be used for them."""
    words = asked_words(query.text)
    return words, search_for(source, words)
