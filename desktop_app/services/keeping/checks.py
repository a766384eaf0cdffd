"""Is the book sound? Checked on request; what can be computed afresh is repaired, after a backup.

A setting that cannot be read would hold up every paper: a repair drops it, and what the program brings holds again.
"""

from dataclasses import dataclass

from desktop_app.runtime.leftovers import sweep_kept_files
from desktop_app.services.attachments import damaged
from desktop_app.services.book import Book
from desktop_app.services.keeping.backups import back_up
from desktop_app.services.keeping.soundness import findings, unreadable_settings
from desktop_app.services.settings import set_setting
from desktop_app.store.data_file import check as stored


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What was found (sentences, empty when sound), how many records were mended, and what is still wrong."""

    found: tuple[str, ...]
    mended: int = 0
    left: tuple[str, ...] = ()


def check(book: Book, *, repair: bool = False) -> CheckResult:
    """Check the data file; with `repair`, back it up and mend what can be mended. Raises StoreProblem."""
    sweep_kept_files(book.folder.attachments, book.opened_at)
    found = _problems(book)
    if not repair or not found:
        return CheckResult(found, left=found)
    back_up(book)
    with book.store.work("Kiểm tra, sửa khóa tìm kiếm") as work:
        mended = stored.rebuild(work)
        for key in list(unreadable_settings(work.connection)):
            set_setting(work, key, "")
            mended += 1
    return CheckResult(found, mended, _problems(book))


def _problems(book: Book) -> tuple[str, ...]:
    found = findings(book.store)
    if not any(stored.lacks(book.store.path, table) for table in ("attachment", "certificate_layout")):
        found += [f"Tệp đính kèm “{name}” bị thiếu hoặc đã thay đổi." for name in damaged(book)]
    return tuple(found)
