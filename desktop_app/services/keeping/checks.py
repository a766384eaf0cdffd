"""Is the book sound? Checked on request; what can be computed afresh is repaired, after a backup.

A setting that cannot be read would hold up every paper: a repair drops it, and what the program brings holds again.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.domain.errors import ClerkError
from desktop_app.services.attachments import damaged
from desktop_app.services.book import Book
from desktop_app.services.keeping.backups import back_up
from desktop_app.services.settings import set_setting
from desktop_app.store import records
from desktop_app.store.data_file import check as stored
from desktop_app.store.records import Reader


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What was found (sentences, empty when sound), how many records were mended, and what is still wrong."""

    found: tuple[str, ...]
    mended: int = 0
    left: tuple[str, ...] = ()


def check(book: Book, *, repair: bool = False) -> CheckResult:
    """Check the data file; with `repair`, back it up and mend what can be mended. Raises StoreProblem."""
    found = _problems(book)
    if not repair or not found:
        return CheckResult(found, left=found)
    back_up(book)
    with book.store.work("Kiểm tra, sửa khóa tìm kiếm") as work:
        mended = stored.rebuild(work)
        for key in list(_unreadable(work.connection)):
            set_setting(work, key, "")
            mended += 1
    return CheckResult(found, mended, _problems(book))


def _problems(book: Book) -> tuple[str, ...]:
    with book.store.reading() as connection:
        found = list(stored.problems(connection))
        found += [f"Cài đặt “{key}” không đọc được." for key in _unreadable(connection)]
    found += [f"Tệp đính kèm “{name}” bị thiếu hoặc đã thay đổi." for name in damaged(book)]
    return tuple(found)


def _unreadable(connection: Reader) -> Iterator[str]:
    # What reads them loads the rules and the papers.
    from desktop_app.domain.law.province import parse_province_rules
    from desktop_app.services.law import rules
    from desktop_app.services.papers.house_style import column_sets, layouts, wordings

    readers = {
        rules.KEY: parse_province_rules,
        layouts.KEY: layouts.read_measures,
        column_sets.KEY: column_sets.read_columns,
        wordings.KEY: wordings.read_passage,
    }
    for row in records.living(connection, "setting", order="key"):
        read = readers.get(row["key"].split(".")[0])
        try:
            if read is not None:
                read(row["value"])
        except ClerkError:
            yield row["key"]
