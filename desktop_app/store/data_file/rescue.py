"""What can be saved of a data file that SQLite cannot even open: its first page, or its list of tables, is destroyed.

A backup of the same book is the pattern: the tables' places never move once they were made, so the pages that list them
can be taken from it. What is read by a backup's list counts only if most of it stands in that backup, too.
"""

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from desktop_app.domain.errors import StoreDamaged, StoreProblem
from desktop_app.store.backups.comparing import compare
from desktop_app.store.connection import address
from desktop_app.store.data_file.backup import set_aside
from desktop_app.store.data_file.repair import mended_copy
from desktop_app.store.data_file.version import SCHEMA_VERSION
from desktop_app.store.schema import RECORD_TABLES

_MAGIC = b"SQLite format 3\0"
_HEADER = 100
_PAGE = 4096
_INTERIOR, _LEAF = 0x05, 0x0D
"""What the first byte of a page of a table is; `sqlite_master`, which lists all, is one."""
_DONORS = 3


def rescued_copy(source: Path, copy: Path, backups: Sequence[Path]) -> list[str]:
    """Write to `copy` what can be read of a damaged data file, and return in sentences what could not be.

    `backups` of the same book, the newest first, help where it does not say itself what is in it. Raises StoreDamaged
    if nothing can be read, UnwritableOutput.
    """
    raw = copy.with_name(f"goc-{copy.name}")
    set_aside(source, raw)
    best: tuple[int, Path, list[str]] | None = None
    for number, (pattern, remark) in enumerate(_patterns(raw, backups)):
        trial = copy.with_name(f"thu-{number}-{copy.name}")
        try:
            lost = mended_copy(pattern, trial)
            rows = _rows(trial) if remark is None or _is_of_one_book(trial, remark) else 0
        except StoreProblem:
            continue
        if rows and (best is None or rows > best[0]):
            words = [] if remark is None else [f"Phần đầu của tệp dữ liệu hỏng; đã dựng lại theo “{remark.name}”."]
            best = rows, trial, [*words, *lost]
        if rows and not lost:
            break
    if best is None:
        raise StoreDamaged(f"Tệp dữ liệu “{source.name}” hỏng nặng, không đọc được bản ghi nào để cứu.")
    best[1].replace(copy)
    return best[2]


def _patterns(raw: Path, backups: Sequence[Path]) -> Iterator[tuple[Path, Path | None]]:
    """Yield the file as it is, with a new header, and with the list of tables of each backup, which is named then."""
    yield raw, None
    if raw.stat().st_size < 2 * _PAGE:
        return
    headed = raw.with_name(f"dau-{raw.name}")
    shutil.copyfile(raw, headed)
    with headed.open("r+b") as file:
        file.write(_new_header(raw.stat().st_size // _PAGE))
    yield headed, None
    for number, backup in enumerate(backups[:_DONORS]):
        grafted = raw.with_name(f"ghep-{number}-{raw.name}")
        try:
            pages = dict(_listing_pages(backup))
        except (OSError, ValueError, IndexError):
            continue
        shutil.copyfile(raw, grafted)
        with grafted.open("r+b") as file:
            for place, page in pages.items():
                file.seek((place - 1) * _PAGE)
                file.write(page)
            # A list that leads behind the end of the file is not read at all.
            length = max(raw.stat().st_size, backup.stat().st_size) // _PAGE
            file.truncate(length * _PAGE)
            file.seek(0)
            file.write(_new_header(length))
        yield grafted, backup


def _new_header(pages: int) -> bytes:
    """Return the first hundred bytes of a data file of so many pages, none of them said to be free."""
    counter = (1).to_bytes(4)
    fixed = _MAGIC + _PAGE.to_bytes(2) + bytes([1, 1, 0, 64, 32, 32])
    counts = counter + pages.to_bytes(4) + bytes(8)
    schema = counter + (4).to_bytes(4) + bytes(8) + counter + SCHEMA_VERSION.to_bytes(4)
    return (fixed + counts + schema).ljust(92, b"\0") + counter + sqlite3.sqlite_version_info[0].to_bytes(4)


def _listing_pages(backup: Path) -> Iterator[tuple[int, bytes]]:
    """Yield number and content of the pages that list a backup's tables. Raises OSError, ValueError, IndexError."""
    with backup.open("rb") as file:
        waiting, seen = [1], set[int]()
        while waiting:
            number = waiting.pop()
            if number in seen:
                raise ValueError(number)
            seen.add(number)
            file.seek((number - 1) * _PAGE)
            page = file.read(_PAGE)
            start = _HEADER if number == 1 else 0
            if number == 1 and (page[:16] != _MAGIC or int.from_bytes(page[16:18]) != _PAGE):
                raise ValueError(number)
            yield number, page
            waiting += _below(page, start)


def _below(page: bytes, start: int) -> list[int]:
    """Return the numbers of the pages that a page of `sqlite_master` leads to."""
    kind, cells = page[start], int.from_bytes(page[start + 3 : start + 5])
    if kind == _LEAF:
        return [number for cell in range(cells) if (number := _overflow(page, _cell(page, start + 8, cell)))]
    if kind != _INTERIOR:
        raise ValueError(kind)
    children = [_cell(page, start + 12, cell) for cell in range(cells)]
    return [int.from_bytes(page[at : at + 4]) for at in (start + 8, *children)]


def _cell(page: bytes, first: int, number: int) -> int:
    return int.from_bytes(page[first + 2 * number : first + 2 * number + 2])


def _overflow(page: bytes, at: int) -> int:
    """Return the page on which a row of `sqlite_master` goes on, 0 for none: rows of this schema never do."""
    length, place = 0, at
    while page[place] & 0x80:
        length = length << 7 | page[place] & 0x7F
        place += 1
    length = length << 7 | page[place]
    if length > _PAGE - 35:
        raise ValueError(length)
    return 0


def _rows(path: Path) -> int:
    with closing(sqlite3.connect(address(path.resolve(), "mode=ro&immutable=1"), uri=True)) as connection:
        present = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        tables = [table.name for table in RECORD_TABLES if table.name in present]
        return sum(int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for name in tables)


def _is_of_one_book(trial: Path, backup: Path) -> bool:
    """Return whether most of the rows that were read, or of the backup's, are the same in both: it is one book then."""
    difference = compare(trial, backup)
    if difference is None:
        return False
    rows = _rows(trial)
    same = rows - sum(table.gone + table.other for table in difference.tables)
    return 2 * same > min(rows, _rows(backup))
