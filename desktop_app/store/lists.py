"""Lists read by page: the rows a `ListQuery` asks for, in its order, wherever in the list the page lies.

Order is total (a sort column, then the id), read along an index and from the nearer end. A page is read in two steps,
the ids of its rows first and then their values, so that nothing is computed for rows that are only passed over.
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
    Select,
    TextClause,
    and_,
    bindparam,
    false,
    func,
    select,
)

from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.lists import ListQuery, ListRow
from desktop_app.domain.vietnamese import search_words
from desktop_app.store.list_rows import row_maker

Expression = ColumnElement[Any]
Tables = FromClause | TextClause
_ALL_ROWS_CHUNK = 2000
_FEW = 2000
"""Rows that are found and put in order within some milliseconds."""
_SELDOM = 4
"""Words that stand in fewer rows than one of so many are not looked for row by row."""
_PASSED = 1000
"""How many rows are looked through for words that stand in most."""


_GIVEN = select(func.json_each(bindparam("ids")).table_valued("value").c.value)
"""Ids as one text: for a list of them SQLAlchemy would write a statement anew each time, id by id."""


def _given(ids: Sequence[int]) -> dict[str, str]:
    return {"ids": json.dumps(list(ids))}


@dataclass(frozen=True)
class Search:
    """A faster way to find words than row by row: tables whose rows, ordered by `row_id`, match all the words."""

    table: FromClause
    source: FromClause
    """The table joined with the list's own."""
    row_id: Expression
    matches: Callable[[Sequence[str]], Expression]


IDS = "ids"
"""The scope that every list knows: the rows with these ids."""


@dataclass(frozen=True)
class ListSource:
    """Where a list's rows come from: its tables, an expression for each column, and what it can be asked."""

    source: Tables
    """All the tables that the columns need."""
    row_id: Expression
    columns: Mapping[str, Expression]
    """An expression for every column of the kind."""
    word: Callable[[str], Expression]
    """The condition that some word of the row begins with a folded word."""
    sort_keys: Mapping[str, Expression] = field(default_factory=dict)
    """What to order by, for columns whose own value is not right for it; "" is the list's own order."""
    own_order_descending: bool = False
    """Whether the list's own order ("") runs backwards."""
    trashed: Expression | None = None
    """The column that says when a row went to the trash; None where there is no trash."""
    scopes: Mapping[str, Callable[[Any], Expression]] = field(default_factory=dict)
    """For each scope the list knows, the condition for a value."""
    scope_orders: Mapping[str, Expression] = field(default_factory=dict)
    """The list's own order while it is narrowed by a scope."""
    sources_of_order: Tables | None = None
    """The tables that conditions and order need, where those are fewer than all."""
    search: Search | None = None
    shown: Mapping[str, Callable[[Any], Any]] = field(default_factory=dict)
    """How a stored value of a column is shown, where that differs."""


def count_rows(connection: Connection, source: ListSource, query: ListQuery) -> int:
    """Return how many rows the query has."""
    words, search = _words_to_find(source, query)
    if search is not None and source.trashed is not None and not query.scope and not query.in_trash:
        # Counted in the full-text table alone, less the few in the trash: no row of the list is looked at.
        found = select(func.count()).select_from(search.table).where(search.matches(words))
        trashed = select(func.count()).select_from(_tables_of_order(source))
        trashed = trashed.where(source.trashed > "", *map(source.word, words))
        return int(connection.execute(found).scalar_one()) - int(connection.execute(trashed).scalar_one())
    return int(connection.execute(select(func.count()).select_from(_ids(source, query).subquery())).scalar_one())


def read_page(
    connection: Connection, source: ListSource, query: ListQuery, window: range, total: int | None = None
) -> list[ListRow]:
    """Return the rows at the places `window` (from 0) of the query; with `total` known, read from the nearer end."""
    offset, limit, backwards = window.start, len(window), False
    if total is not None and window.stop > total // 2:
        limit = max(0, min(window.stop, total) - window.start)
        offset, backwards = max(0, total - window.start - limit), True
    if offset == 0 and not query.sort and not query.text.strip():
        return _first_rows(connection, source, query, limit, backwards)
    make = row_maker(query.kind, source.shown)
    ids = _found_ids(connection, source, query, range(offset, offset + limit), backwards)
    if ids is None:
        ordered = _ordered_ids(source, query, backwards).limit(limit).offset(offset)
        key, descending = _order(source, query)
        if key is source.row_id:
            # The ids tell the order themselves: found and read in one step.
            rows = connection.execute(_values(source, query).where(source.row_id.in_(ordered))).all()
            return list(map(make, sorted(rows, key=itemgetter(0), reverse=descending)))
        ids = connection.execute(ordered).scalars().all()
    if backwards:
        ids = ids[::-1]
    rows = connection.execute(_values(source, query).where(source.row_id.in_(_GIVEN)), _given(ids)).all()
    found = {row[0]: make(row) for row in rows}
    return [found[row_id] for row_id in ids]


def _first_rows(
    connection: Connection, source: ListSource, query: ListQuery, limit: int, backwards: bool
) -> list[ListRow]:
    """Return the first or last rows in the list's own order, which an index gives: nothing is passed over."""
    key, descending = _order(source, query)
    statement = _values(source, query).where(*_conditions(source, query))
    statement = statement.order_by(*_directed(key, source.row_id, descending != backwards)).limit(limit)
    rows = connection.execute(statement).all()
    return list(map(row_maker(query.kind, source.shown), reversed(rows) if backwards else rows))


def read_all(connection: Connection, source: ListSource, query: ListQuery) -> Iterator[ListRow]:
    """Yield every row of the query in its order, a few thousand in memory at a time."""
    key, descending = _order(source, query)
    statement = _values(source, query).where(source.row_id.in_(_ids(source, query)))
    statement = statement.order_by(*_directed(key, source.row_id, descending))
    make = row_maker(query.kind, source.shown)
    for row in connection.execution_options(yield_per=_ALL_ROWS_CHUNK).execute(statement):
        yield make(row)


def _values(source: ListSource, query: ListQuery) -> Select[Any]:
    columns = [source.columns[column.key].label(column.key) for column in LIST_KINDS[query.kind].columns]
    return select(source.row_id.label("id"), *columns).select_from(source.source)


def _ids(source: ListSource, query: ListQuery) -> Select[Any]:
    conditions = [*_conditions(source, query), *_has_words(source, query)]
    return select(source.row_id).select_from(_tables_of_order(source)).where(*conditions)


def _ordered_ids(source: ListSource, query: ListQuery, backwards: bool) -> Select[Any]:
    key, descending = _order(source, query)
    words, search = _words_to_find(source, query)
    if search is not None and key is source.row_id:
        # The full-text table gives its rows in the order of their ids: a common word need not be gathered first.
        ids = select(search.row_id).select_from(search.source).where(search.matches(words))
        ids = ids.where(*_conditions(source, query))
        return ids.order_by(search.row_id.desc() if descending != backwards else search.row_id)
    return _ids(source, query).order_by(*_directed(key, source.row_id, descending != backwards))


def _found_ids(
    connection: Connection, source: ListSource, query: ListQuery, window: range, backwards: bool
) -> Sequence[int] | None:
    """Return the ids of a page of rows found by words, None where holding the whole list against the words is best.

    Rows of rare words are found first and then put in order: otherwise all the list would be passed over for a few. Of
    words that stand in every other row, enough stand in the first rows: otherwise they would all be gathered first.
    """
    words, search = _words_to_find(source, query)
    key, descending = _order(source, query)
    if search is None or key is source.row_id:
        return None
    some = select(search.row_id).select_from(search.table).where(search.matches(words)).limit(_FEW)
    found = connection.execute(some).scalars().all()
    order = _directed(key, source.row_id, descending != backwards)
    tables = _tables_of_order(source)
    if len(found) < _FEW:
        conditions = [source.row_id.in_(_GIVEN), *_conditions(source, query, indexed=False)]
        few = select(source.row_id).select_from(tables).where(*conditions).order_by(*order)
        few = few.limit(len(window)).offset(window.start)
        return connection.execute(few, _given(found)).scalars().all()
    # In an order of the list narrowed otherwise, most rows that are passed are not of the list.
    narrowed = query.scope if query.sort else query.scope.keys() - source.scope_orders.keys()
    if narrowed or max(found) - min(found) > _FEW * _SELDOM:
        return None
    walk = select(source.row_id, and_(*map(source.word, words))).select_from(tables)
    walk = walk.where(*_conditions(source, query)).order_by(*order).limit(_PASSED)
    passed = connection.execute(walk).all()
    ids = [row_id for row_id, has_words in passed if has_words]
    return ids[window.start : window.stop] if len(ids) >= window.stop or len(passed) < _PASSED else None


def _order(source: ListSource, query: ListQuery) -> tuple[Expression, bool]:
    if query.sort:
        return source.sort_keys.get(query.sort, source.columns[query.sort]), query.descending
    for scope, key in source.scope_orders.items():
        if scope in query.scope:
            return key, query.descending
    return source.sort_keys.get("", source.row_id), source.own_order_descending != query.descending


def _directed(key: Expression, row_id: Expression, descending: bool) -> list[Expression]:
    keys = [key] if key is row_id else [key, row_id]
    return [part.desc() if descending else part.asc() for part in keys]


def _tables_of_order(source: ListSource) -> Tables:
    return source.source if source.sources_of_order is None else source.sources_of_order


def _conditions(source: ListSource, query: ListQuery, *, indexed: bool = True) -> list[Expression]:
    conditions = [
        source.row_id.in_(value) if name == IDS else source.scopes[name](value) for name, value in query.scope.items()
    ]
    if source.trashed is not None and query.in_trash:
        conditions.append(source.trashed > "")
    elif source.trashed is not None:
        # Said the second way, no index of an order, which all begin with this column, is taken for a short cut.
        conditions.append(source.trashed.is_(None) if indexed else func.coalesce(source.trashed, "") == "")
    return conditions


def _has_words(source: ListSource, query: ListQuery) -> list[Expression]:
    words, search = _words_to_find(source, query)
    if not words:
        # What was typed holds nothing to look for (only signs): it finds nothing rather than everything.
        return [false()] if query.text.strip() else []
    if search is not None:
        return [source.row_id.in_(select(search.row_id).where(search.matches(words)))]
    return [and_(*map(source.word, words))]


def _words_to_find(source: ListSource, query: ListQuery) -> tuple[list[str], Search | None]:
    """Return the folded words that were typed, and the faster way to find them where there are words and it can."""
    words = search_words(query.text).split()
    # What is a letter outside ASCII is for SQLite's tokenizer to say, by an older Unicode than Python's.
    return words, source.search if words and all(map(str.isascii, words)) else None
