"""Is the data file sound? What is looked at, and what was found, in the clerk's words.

It is read with SQLite's own connection, past whatever cannot be read: damage is a finding and never stops the check.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, select

from desktop_app.domain.errors import StoreLocked
from desktop_app.domain.record_kinds import RECORD_KINDS
from desktop_app.store import search
from desktop_app.store.connection import connect_to_read, connect_to_try, store_problem
from desktop_app.store.data_file import shape
from desktop_app.store.data_file.values import is_text, odd_columns
from desktop_app.store.derived import derived_columns, with_derived
from desktop_app.store.schema import RECORD_TABLES, metadata
from desktop_app.store.search import SEARCHED
from desktop_app.store.work import UnitOfWork

_NAMED = 5
"""How many faults of one kind in one table are named; the others are counted."""
_SHOWN = 40
"""How many letters of a value are shown."""


def problems(path: Path) -> Iterator[str]:
    """Yield a sentence for each thing that is not as it should be; nothing for a sound file."""
    with closing(connect_to_try(path)) as connection:
        connection.text_factory = _as_far_as_it_goes
        connection.row_factory = sqlite3.Row
        yield from _structure(connection)
        missing = _parts(lambda: list(shape.missing_parts(connection)))
        yield from (f"Tệp dữ liệu thiếu {part}." for part in missing)
        for name in _parts(lambda: shape.missing_indexes(connection)):
            yield f"Tệp dữ liệu thiếu chỉ mục {name}."
        for name in _parts(lambda: shape.acting_parts(connection) + shape.foreign_parts(connection)):
            yield f"Tệp dữ liệu có phần không do Sổ Thi đua ghi: {name}."
        yield from _broken_links(connection)
        lacking = {part.split(",")[0].removeprefix("bảng ") for part in missing}
        stale = 0
        for table in metadata.sorted_tables:
            if table.name not in lacking:
                sentences, stale_here = _rows(connection, table)
                yield from sentences
                stale += stale_here
        if stale:
            yield f"{stale} bản ghi có khóa sắp xếp, tìm kiếm không khớp với nội dung."
        for name, words in SEARCHED.items():
            if not lacking & {name, words} and not _search_agrees(connection, words):
                kind = RECORD_KINDS[name]
                yield f"Bảng tìm kiếm {kind.title[0].lower()}{kind.title[1:]} không khớp với các {kind.noun}."


def lacks(path: Path, table: str) -> bool:
    """Return whether a table, or a column of it, is not there or has texts that cannot be read."""
    with closing(connect_to_read(path)) as connection:
        try:
            columns = ", ".join(f'"{column.name}"' for column in metadata.tables[table].columns)
            for _ in connection.execute(f'SELECT {columns} FROM "{table}"'):
                pass
        except sqlite3.Error:
            return True
    return False


def _as_far_as_it_goes(text_of_value: bytes) -> str:
    return text_of_value.decode("utf-8", "surrogateescape")


def _parts(read: Callable[[], list[str]]) -> list[str]:
    try:
        return read()
    except sqlite3.Error:
        # That it cannot be read is said of the structure.
        return []


def _structure(connection: sqlite3.Connection) -> Iterator[str]:
    try:
        sentences = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)")]
    except sqlite3.Error as error:
        sentences = [str(error)]
    for finding in sentences:
        if finding != "ok" and not any(words in finding for words in SEARCHED.values()):
            yield f"Tệp dữ liệu hỏng về cấu trúc: {finding}."


def _broken_links(connection: sqlite3.Connection) -> Iterator[str]:
    try:
        for row in connection.execute("PRAGMA foreign_key_check"):
            yield f"Bảng {row[0]}, bản ghi {row[1]}: liên kết tới bản ghi không còn trong bảng {row[2]}."
    except sqlite3.Error as error:
        yield f"Không kiểm tra được liên kết giữa các bản ghi: {error}."


def _rows(connection: sqlite3.Connection, table: Table) -> tuple[list[str], int]:
    """Return what is odd in the rows of a table, and how many have stale keys."""
    odd_in, odd, stale = odd_columns(table), 0, 0
    sentences: list[str] = []
    try:
        for row in map(dict, connection.execute(f'SELECT * FROM "{table.name}"')):
            faults = list(odd_in(row))
            odd += len(faults)
            for column, value in faults[: _NAMED - len(sentences)] if len(sentences) < _NAMED else []:
                sentences.append(f"Bảng {table.name}, bản ghi {row['id']}: {_fault_words(column, value)}.")
            stale += not faults and bool(derived_columns(table.name)) and row != with_derived(table.name, row)
    except sqlite3.Error as error:
        sentences.append(f"Bảng {table.name} không đọc được hết: {error}.")
    if odd > _NAMED:
        sentences.append(f"Bảng {table.name}: còn {odd - _NAMED} giá trị khác không đúng.")
    return sentences, stale


def _fault_words(column: str, value: object) -> str:
    if value is None:
        return f"cột {column} trống"
    if not is_text(value):
        return f"cột {column} có chữ không đọc được"
    shown = str(value)
    return f"cột {column} có giá trị “{shown[:_SHOWN]}{'…' if len(shown) > _SHOWN else ''}” không dùng được"


def stale_rows(connection: Connection) -> Iterator[tuple[str, int]]:
    """Yield table and id of each row whose derived columns are not what its own values give."""
    for table in RECORD_TABLES:
        if derived_columns(table.name):
            odd = odd_columns(table)
            for row in map(dict[str, Any], connection.execute(select(table)).mappings()):
                # Of what is no value nothing can be computed.
                if not any(odd(row)) and row != with_derived(table.name, row):
                    yield table.name, row["id"]


def rebuild(work: UnitOfWork) -> int:
    """Compute stale keys afresh and rebuild the search table; return how many rows were mended.

    Nothing of the office's own words changes, so the change log holds no entry for it.
    """
    stale = list(stale_rows(work.connection))
    for name, row_id in stale:
        table = metadata.tables[name]
        row = dict(work.connection.execute(select(table).where(table.c.id == row_id)).mappings().one())
        whole = with_derived(name, row)
        fresh = {column: whole[column] for column in derived_columns(name)}
        work.connection.execute(table.update().where(table.c.id == row_id).values(fresh))
    for name in SEARCHED:
        search.rebuild(work.connection, name)
    return len(stale)


def _search_agrees(connection: sqlite3.Connection, words: str) -> bool:
    # In a transaction of its own: one that has been reading for long may not write once somebody else has.
    connection.rollback()
    try:
        connection.execute(f"INSERT INTO {words} ({words}, rank) VALUES ('integrity-check', 1)")
    except sqlite3.Error as error:
        problem = store_problem(error)
        if isinstance(problem, StoreLocked):
            raise problem from error
        # SQLite speaks of a damaged file; it is only this table, which can be made anew from its records.
        return False
    finally:
        connection.rollback()
    return True
