"""The first records of many lists that have the words searched for: one statement for all lists.

Composing and sending one for each takes SQLAlchemy ten times as long as SQLite takes to answer them.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache, partial
from typing import Any, Final, NamedTuple

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Select,
    String,
    bindparam,
    func,
    literal,
    literal_column,
    null,
    or_,
    select,
    type_coerce,
    union_all,
)
from sqlalchemy.types import NullType

from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.lists import ListQuery, ListRow
from desktop_app.store.list_rows import make_row_reader
from desktop_app.store.list_sources import LIST_SOURCES
from desktop_app.store.list_sources.words import Word, asked_words, begins, pattern
from desktop_app.store.lists import first_with, read_page
from desktop_app.store.schema import attachment

type _Shown = tuple[tuple[str, tuple[str, ...]], ...]

_USUAL_WORDS: Final = 3
"""Up to so many words are asked for by one statement: one for each number would be made at the key after a space."""


class _Prepared(NamedTuple):
    """The statement for lists whose words are compared, what makes rows of its answer, and the lists with an index."""

    statement: CompoundSelect[Any]
    readers: Mapping[str, Callable[[Sequence[Any]], ListRow]]
    indexed: Sequence[str]


def first_rows(
    connection: Connection, shown: Mapping[str, Sequence[str]], text: str, limit: int
) -> dict[str, list[ListRow]]:
    """Return for each kind of list the first rows with all words of a text, with the columns `shown` alone."""
    words = asked_words(text)
    results: dict[str, list[ListRow]] = {kind: [] for kind in shown}
    if not words:
        return results
    prepared = _prepared(shown, words, limit)
    for kind, *row in connection.execute(prepared.statement, _patterns(words)):
        results[kind].append(prepared.readers[kind](row[: len(shown[kind]) + 1]))
    for kind in prepared.indexed:
        places_of = {column.key: place for place, column in enumerate(LIST_KINDS[kind].columns)}
        places = [places_of[key] for key in shown[kind]]
        rows = read_page(connection, LIST_SOURCES[kind](), ListQuery(kind, text), range(limit))
        results[kind] = [ListRow(row.id, tuple(row.values[place] for place in places)) for row in rows]
    return results


def prepare(connection: Connection, shown: Mapping[str, Sequence[str]], limit: int) -> None:
    """Make the statement that `first_rows` sends for the usual number of words, and have SQLite prepare it."""
    # Without a word it would be for the first rows of each list.
    connection.execute(_prepared(shown, (), limit).statement, _patterns(())).close()


def files_named(connection: Connection, text: str) -> list[tuple[str, int, str]]:
    """Return table, row and name of the files in whose names every word of a text begins a word, in their order."""
    words = asked_words(text)
    return (
        [tuple(row) for row in connection.execute(_files_statement(_asked(words)), _patterns(words))] if words else []
    )


def _prepared(shown: Mapping[str, Sequence[str]], words: Sequence[str], limit: int) -> _Prepared:
    # Who holds which post depends on the day, which stands in the statement.
    return _prepare(tuple((kind, tuple(keys)) for kind, keys in shown.items()), _asked(words), limit, date.today())


@lru_cache(maxsize=8)
def _prepare(shown: _Shown, number: int, limit: int, _day: date) -> _Prepared:
    width = max(len(keys) for _, keys in shown)
    statements: list[Select[Any]] = []
    readers: dict[str, Callable[[Sequence[Any]], ListRow]] = {}
    indexed = []
    for kind, keys in shown:
        source = LIST_SOURCES[kind]()
        if source.search is not None:
            indexed.append(kind)
            continue
        # Columns of one place have different types; each list has formatters of its own for what is stored.
        cells = [type_coerce(source.columns[key], NullType()).label(f"cell_{at}") for at, key in enumerate(keys)]
        cells += [null().label(f"cell_{at}") for at in range(len(keys), width)]
        rows = first_with(source, ListQuery(kind), _have_words(source.word, number), cells, limit).subquery()
        statements.append(select(literal(kind), rows))
        readers[kind] = make_row_reader(kind, source.formatters, keys)
    return _Prepared(union_all(*statements), readers, indexed)


@lru_cache(maxsize=8)
def _files_statement(number: int) -> Select[Any]:
    name = func.folded_words(attachment.c.file_name)
    statement = select(attachment.c.table_name, attachment.c.row_id, attachment.c.file_name)
    conditions = _have_words(partial(begins, name), number)
    return statement.where(*conditions).order_by(attachment.c.id)


def _have_words(has: Callable[[Word], ColumnElement[bool]], number: int) -> list[ColumnElement[bool]]:
    """Return the conditions that a row has so many words, of which those that are not asked for count as there."""
    # SQLite prepares a statement anew for each value of a bare parameter behind LIKE: it might use an index for it.
    words = [bindparam(_name(at), type_=String).concat(literal_column("''")) for at in range(number)]
    return [or_(word == literal_column("''"), has(word)) for word in words]


def _asked(words: Sequence[str]) -> int:
    return max(len(words), _USUAL_WORDS)


def _patterns(words: Sequence[str]) -> dict[str, str]:
    patterns = [*map(pattern, words), *("" for _ in range(_asked(words) - len(words)))]
    return {_name(at): each for at, each in enumerate(patterns)}


def _name(at: int) -> str:
    return f"word_{at}"
