"""Is the book sound? Checked on request; what can be computed afresh is repaired, after a backup."""

from dataclasses import dataclass

from desktop_app.services.attachments import damaged
from desktop_app.services.backups import back_up
from desktop_app.services.book import Book
from desktop_app.store import check as stored


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What was found (sentences, empty when sound), how many records were mended, and what is still wrong."""

    found: tuple[str, ...]
    mended: int = 0
    left: tuple[str, ...] = ()


def check(book: Book, *, repair: bool = False) -> CheckResult:
    """Check the data file; with `repair`, back it up and compute afresh what can be. Raises StoreProblem."""
    found = _problems(book)
    if not repair or not found:
        return CheckResult(found, left=found)
    back_up(book)
    with book.store.work("Kiểm tra, sửa khóa tìm kiếm") as work:
        mended = stored.rebuild(work)
    return CheckResult(found, mended, _problems(book))


def _problems(book: Book) -> tuple[str, ...]:
    with book.store.reading() as connection:
        found = list(stored.problems(connection))
    found += [f"Tệp đính kèm “{name}” bị thiếu hoặc đã thay đổi." for name in damaged(book)]
    return tuple(found)
