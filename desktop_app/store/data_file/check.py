"""Is the data file sound? What is looked at, and what was found, in the clerk's words."""

from collections.abc import Iterator

from sqlalchemy import Connection, select, text

from desktop_app.domain.errors import StoreDamaged
from desktop_app.domain.record_kinds import RECORD_KINDS
from desktop_app.store import search
from desktop_app.store.derived import derived_columns, with_derived
from desktop_app.store.schema import RECORD_TABLES, metadata
from desktop_app.store.search import SEARCHED
from desktop_app.store.work import UnitOfWork


def problems(connection: Connection) -> Iterator[str]:
    """Yield a sentence for each thing that is not as it should be; nothing for a sound file."""
    for (finding,) in connection.execute(text("PRAGMA integrity_check(20)")):
        if finding != "ok" and not any(name in finding for name in SEARCHED.values()):
            yield f"Tệp dữ liệu hỏng về cấu trúc: {finding}."
    for row in connection.execute(text("PRAGMA foreign_key_check")):
        yield f"Bảng {row[0]}, bản ghi {row[1]}: liên kết tới bản ghi không còn trong bảng {row[2]}."
    stale = sum(1 for _ in stale_rows(connection))
    if stale:
        yield f"{stale} bản ghi có khóa sắp xếp, tìm kiếm không khớp với nội dung."
    for name in SEARCHED:
        if not _search_agrees(connection, name):
            kind = RECORD_KINDS[name]
            yield f"Bảng tìm kiếm {kind.title[0].lower()}{kind.title[1:]} không khớp với các {kind.noun}."


def stale_rows(connection: Connection) -> Iterator[tuple[str, int]]:
    """Yield table and id of each row whose derived columns are not what its own values give."""
    for table in RECORD_TABLES:
        if derived_columns(table.name):
            for row in connection.execute(select(table)).mappings():
                if dict(row) != with_derived(table.name, dict(row)):
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


def _search_agrees(connection: Connection, name: str) -> bool:
    ask = f"INSERT INTO {SEARCHED[name]} ({SEARCHED[name]}, rank) VALUES ('integrity-check', 1)"
    try:
        connection.execute(text(ask))
    except StoreDamaged:
        # SQLite speaks of a damaged file; it is only this table, which can be made anew from its records.
        return False
    return True
