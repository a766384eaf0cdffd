"""Is the data file sound? What is looked at, and what was found, in the clerk's words."""

from collections.abc import Iterator

from sqlalchemy import Connection, select, text

from desktop_app.domain.errors import StoreDamaged
from desktop_app.store import search
from desktop_app.store.derived import DERIVED, with_derived
from desktop_app.store.schema import RECORD_TABLES, metadata
from desktop_app.store.search import SEARCHED
from desktop_app.store.work import UnitOfWork


def problems(connection: Connection) -> Iterator[str]:
    """Yield a sentence for each thing that is not as it should be; nothing for a sound file."""
    for (finding,) in connection.execute(text("PRAGMA integrity_check(20)")):
        if finding != "ok" and "nomination_search" not in finding:
            yield f"Tệp dữ liệu hỏng về cấu trúc: {finding}."
    for row in connection.execute(text("PRAGMA foreign_key_check")):
        yield f"Bảng {row[0]}, bản ghi {row[1]}: liên kết tới bản ghi không còn trong bảng {row[2]}."
    stale = sum(1 for _ in stale_rows(connection))
    if stale:
        yield f"{stale} bản ghi có khóa sắp xếp, tìm kiếm không khớp với nội dung."
    if not _search_agrees(connection):
        yield "Bảng tìm kiếm đề nghị khen thưởng không khớp với các đề nghị."


def stale_rows(connection: Connection) -> Iterator[tuple[str, int]]:
    """Yield table and id of each row whose derived columns are not what its own values give."""
    for table in RECORD_TABLES:
        if table.name in DERIVED:
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
        fresh = {column: value for column, value in with_derived(name, row).items() if column in DERIVED[name][0]}
        work.connection.execute(table.update().where(table.c.id == row_id).values(fresh))
    for name in SEARCHED:
        search.rebuild(work.connection, name)
    return len(stale)


def _search_agrees(connection: Connection) -> bool:
    ask = "INSERT INTO nomination_search (nomination_search, rank) VALUES ('integrity-check', 1)"
    try:
        connection.execute(text(ask))
    except StoreDamaged:
        # SQLite speaks of a damaged file; it is only this table, which can be made anew from the nominations.
        return False
    return True
