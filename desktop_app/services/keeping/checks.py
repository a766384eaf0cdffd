"""Is the book sound? Checked on request; what can be computed afresh is repaired, after a backup.

A setting or a rule set of the office that cannot be read would hold up every paper: a repair drops it, and what the
program brings holds again.
"""

from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.errors import StoreDamaged
from desktop_app.domain.keeping.backups import Occasion
from desktop_app.runtime.leftovers import sweep_attached
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.attachments import unsound_in
from desktop_app.services.book import Book, damage, take_folder
from desktop_app.services.keeping.backups import keep_former, room_in
from desktop_app.services.keeping.privacy import privacy_in_words
from desktop_app.services.keeping.soundness import findings, unreadable_rule_sets, unreadable_settings
from desktop_app.services.settings import set_setting
from desktop_app.store.backups.returning import can_return
from desktop_app.store.data_file import check as stored
from desktop_app.store.data_file import repair as repairing
from desktop_app.store.data_file.backup import put_in_place, summarise
from desktop_app.store.data_file.lost import backup_files
from desktop_app.store.data_file.opening import Store
from desktop_app.store.data_file.rescue import rescued_copy
from desktop_app.store.data_file.version import is_for_practice, mark_for_practice


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What was found (sentences, empty when sound), how many records were mended, and what is still wrong.

    `lost` says what a repair could not carry over; `kept` is the data file as it was before. `privacy` says who else
    may look into the data ("" for nobody): nothing that a repair could mend.
    """

    found: tuple[str, ...]
    mended: int = 0
    left: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    kept: Path | None = None
    privacy: str = ""


def check(book: Book, *, repair: bool = False) -> CheckResult:
    """Check the data file; with `repair`, keep it as it is and mend on a copy what can be mended. Raises StoreProblem.

    What the repair did is the next step to undo, as after a restore; a file that could only be kept byte for byte
    (`.hong`) is not put back by the program.
    """
    if repair:
        book.store.check_writable()
    if not book.store.read_only:
        sweep_attached(book.folder, book.opened_at)
    problems, privacy = _problems(book.folder, book.store), privacy_in_words(book.folder)
    if not repair or not problems:
        return CheckResult(problems, left=problems, privacy=privacy)
    former = keep_former(book.folder, Occasion.REPAIR)
    with room_in(book.folder) as room, book.store.alone():
        copy = room / book.store.path.name
        lost = repairing.mended_copy(book.store.path, copy)
        mended, left = _mended(book.folder, copy)
        state = summarise(copy).state
        repairing.put_over(copy, book.store.path)
    if former is not None:
        can_return(book.folder, former.name, state)
    return CheckResult(problems, mended, left, tuple(lost), former, privacy)


def repair_closed(folder: DataFolder) -> CheckResult:
    """Save what can be read of a data file that cannot be opened, which is kept as it is; the book must be closed.

    Raises BookDamaged if nothing can be saved, StoreProblem, UnwritableOutput; then the data are as they were.
    """
    lock = take_folder(folder)
    try:
        for_practice = any(map(is_for_practice, (folder.database, *backup_files(folder))))
        former = keep_former(folder, Occasion.REPAIR)
        with room_in(folder) as room:
            copy = room / folder.database.name
            try:
                lost = rescued_copy(folder.database, copy, backup_files(folder))
            except StoreDamaged as problem:
                raise damage(folder, problem) from problem
            if for_practice:
                # Its head may have been made anew.
                mark_for_practice(copy)
            mended, left = _mended(folder, copy)
            put_in_place(copy, folder.database)
    finally:
        lock.release()
    problems = ("Tệp dữ liệu không mở được.",)
    return CheckResult(problems, mended, left, tuple(lost), former, privacy_in_words(folder))


def _mended(folder: DataFolder, copy: Path) -> tuple[int, tuple[str, ...]]:
    """Make good on a copy what can be computed; return how many records that were, and what is still wrong."""
    store = Store(copy)
    try:
        with store.work("Kiểm tra, sửa khóa tìm kiếm") as work:
            mended = stored.rebuild(work)
            for key in list(unreadable_settings(work.connection)):
                set_setting(work, key, "")
                mended += 1
            for set_id, _ in list(unreadable_rule_sets(work.connection)):
                work.delete("rule_set", set_id)
                mended += 1
        return mended, _problems(folder, store)
    finally:
        store.close()


def _problems(folder: DataFolder, store: Store) -> tuple[str, ...]:
    problems = findings(store)
    if not any(stored.lacks(store.path, table) for table in ("attachment", "certificate_layout")):
        with store.reading() as connection:
            unsound = unsound_in(connection, folder.attachments)
        problems += [f"Tệp đính kèm “{name}” bị thiếu hoặc đã thay đổi." for name in unsound]
    return tuple(problems)
