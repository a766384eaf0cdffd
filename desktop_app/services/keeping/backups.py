"""Backups: made and checked, looked into, put back.

A backup is a data file; the files attached to records lie beside it in a folder that all backups there share. They
are copied once the data are, and before the backup has its name: one that is there has every file its records name.

What is put back is first opened, brought up to date and looked at aside, in a room of its own within the data folder;
it takes the place of the data last.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from desktop_app.domain.errors import (
    StoreDamaged,
    StoreFull,
    StoreProblem,
    StoreReadOnly,
    UnreadableInput,
    UnwritableOutput,
)
from desktop_app.domain.keeping.backups import OCCASION_WORDS, Occasion
from desktop_app.domain.record_kinds import RECORD_KINDS
from desktop_app.domain.vocabulary import DepartureWay
from desktop_app.runtime.disk_room import is_full, no_room_words
from desktop_app.runtime.files import FileNotWritten
from desktop_app.runtime.leftovers import ROOM, sweep_attached, sweep_beside
from desktop_app.runtime.paths import DataFolder
from desktop_app.runtime.stored_files import copy_missing
from desktop_app.services.attachments import unsound_in
from desktop_app.services.book import Book, take_folder
from desktop_app.services.departures import note_departure
from desktop_app.services.keeping.differences import differences_in_words
from desktop_app.services.keeping.soundness import findings
from desktop_app.services.practice import refuse_other_sort
from desktop_app.store.backups import returning
from desktop_app.store.backups.automatic import AutomaticBackups, free_name, note_of, take_note
from desktop_app.store.backups.ledger import make_place, read_ledger
from desktop_app.store.data_file import backup as stored
from desktop_app.store.data_file.candidate import admit
from desktop_app.store.data_file.lost import log_left
from desktop_app.store.data_file.opening import Store
from desktop_app.store.data_file.progress import Report, go_on, to_the_end
from desktop_app.store.records import trashed_ids

_NAMED = 5
"""How many missing files a sentence names."""


@dataclass(frozen=True, slots=True)
class BackupSummary:
    """What a backup holds: how many of each kind of record, and when the last change in it was made ("" for never).

    `counts` has those in the trash, too, of which `trashed` says how many there are, once that was asked.
    `missing_files` are the names of attached files that its records have and that do not lie beside it; `findings`
    are sentences about what is not as it should be in it; `made` says when and why it was made, as far as is known,
    `differences` what the book that is used has otherwise.
    """

    path: Path
    counts: dict[str, int]
    last_change: str
    missing_files: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    made: str = ""
    differences: tuple[str, ...] = ()
    trashed: Mapping[str, int] = field(default_factory=dict)


def default_backup_path(folder: DataFolder) -> Path:
    """Return the name of a backup made now, in the data folder's own place for them."""
    return free_name(folder, Occasion.BY_HAND, datetime.now())


def back_up(book: Book, path: Path | None = None, *, replace: bool = False) -> BackupSummary:
    """Write a backup, opened and counted before it counts; over another file only if told to `replace` it.

    Raises UnwritableOutput, StoreProblem.
    """
    if path is None:
        book.store.check_writable()
    target = path or default_backup_path(book.folder)
    _refuse_place(book.folder, target, replace=replace)
    if path is None:
        make_place(book.folder)
    sweep_beside(target)
    sweep_attached(book.folder, book.opened_at)
    attachments, beside = book.folder.attachments, _attachments_beside(target)
    private = book.folder.holds(target)
    summary = stored.back_up(
        book.store.path,
        target,
        lambda: copy_attachments(attachments, beside, private=private),
        private=private,
    )
    if path is None:
        take_note(book.folder, note_of(target, summary, Occasion.BY_HAND, book.store.clock()))
        follower(book).follow_outside()
    if not private:
        _note_backup(book, target, summary)
    with book.store.reading() as connection:
        missing = unsound_in(connection, beside, sound=Path.is_file)
    return BackupSummary(target, summary.counts, summary.last_change, tuple(missing))


def save_elsewhere(book: Book, path: Path, *, replace: bool = False) -> BackupSummary:
    """Write what the open book still holds to a new file, when its data file is gone from its place.

    It is a backup like any other, with the attached files that are still there. Raises UnwritableOutput, StoreProblem.
    """
    _refuse_place(book.folder, path, replace=replace)
    attachments, beside = book.folder.attachments, _attachments_beside(path)
    with book.store.reading() as connection:
        summary = stored.back_up(
            connection, path, lambda: copy_attachments(attachments, beside, private=False), private=False
        )
        missing = unsound_in(connection, beside, sound=Path.is_file)
    # The book's own file is gone: what is restored from the new one is to know where it came from.
    copy = Store(path)
    copy.operator = book.store.operator
    try:
        _note_backup(Book(book.folder, copy, book.lock), path, summary)
    finally:
        copy.close()
    return BackupSummary(path, summary.counts, summary.last_change, tuple(missing))


def _note_backup(book: Book, path: Path, summary: stored.FileSummary) -> None:
    records = sum(summary.counts.values())
    note_departure(book, DepartureWay.BACKUP, "Bản sao lưu", path, records, personal=True)


def follower(book: Book) -> AutomaticBackups:
    """Return the backups of a book; what they copy to the second place is written down as having left."""

    def note(copy: Path) -> None:
        newest, sealed = read_ledger(book.folder).newest, copy.suffix == ".zip"
        records = None if newest is None else sum(newest.counts.values())
        note_departure(
            book, DepartureWay.BACKUP, "Bản sao thứ hai (tự động)", copy, records, personal=True, sealed=sealed
        )

    return AutomaticBackups(book.store.path, book.store.clock, passphrase_of_day(book), note)


def passphrase_of_day(book: Book) -> str:
    """Return what was typed today for the copy in the second place, "" for nothing."""
    day, passphrase = book.store.passphrase_of_day or (None, "")
    return passphrase if day == book.store.clock().date() else ""


def _why(problem: OSError, folder: DataFolder) -> str:
    return no_room_words(problem, folder.root) if is_full(problem) else "không ghi được vào đó"


def _refuse_place(folder: DataFolder, target: Path, *, replace: bool) -> None:
    try:
        _refuse_own_file(folder, target)
        if not target.name or target.is_dir():
            raise UnwritableOutput(f"“{target}” là một thư mục.", "Ghi cả tên tệp cho bản sao lưu.")
        if target.is_file() and not replace:
            hint = "Chọn tên khác cho bản sao lưu."
            raise UnwritableOutput(f"Đã có tệp “{target.name}” trong “{target.parent}”.", hint)
    except (OSError, ValueError) as problem:
        raise UnwritableOutput(f"Không ghi được tệp “{target.name}”: tên hoặc đường dẫn không dùng được.") from problem


def _refuse_own_file(folder: DataFolder, target: Path) -> None:
    place = target.resolve()
    if place == folder.database.resolve():
        raise UnreadableInput("Không sao lưu đè lên chính tệp dữ liệu đang dùng.")
    own = folder.own_files
    if (
        place in [file.resolve() for file in own]
        or place.is_relative_to(folder.attachments.resolve())
        or (place.exists() and any(file.exists() and os.path.samefile(file, place) for file in own))
    ):
        raise UnwritableOutput(
            f"“{target.name}” là một tệp của sổ đang dùng, không ghi bản sao lưu đè lên được.",
            "Chọn tên hoặc thư mục khác cho bản sao lưu.",
        )


def look_into(path: Path) -> BackupSummary:
    """Check a backup and count its records. Raises UnreadableInput, StoreTooNew."""
    summary = stored.summarise(path)
    return BackupSummary(path, summary.counts, summary.last_change)


def preview(folder: DataFolder, path: Path, report: Report = to_the_end) -> BackupSummary:
    """Return what restoring a backup would put in place, with what is not as it should be; the book may be open.

    Raises UnreadableInput, StoreProblem, UnwritableOutput for a backup that would be refused; Cancelled if `report`
    says so.
    """
    with room_in(folder) as room:
        summary = _admitted(folder, path, room, report)
        return replace(
            summary,
            made=_made_in_words(folder, path),
            differences=differences_in_words(folder.database, _in_room(folder, room)),
        )


def _made_in_words(folder: DataFolder, path: Path) -> str:
    note = read_ledger(folder).of(path.name)
    if note is not None and (folder.backups / note.name).resolve() == path.resolve():
        return f"{note.at:%H:%M} ngày {note.at:%d/%m/%Y} ({OCCASION_WORDS[note.occasion]})"
    written = datetime.fromtimestamp(path.stat().st_mtime)
    return f"{written:%H:%M} ngày {written:%d/%m/%Y} (theo ngày ghi của tệp)"


def restore(folder: DataFolder, path: Path, report: Report = to_the_end) -> BackupSummary:
    """Put a backup in place of the data, which are kept as a backup first; the book must be closed.

    Returns what was put back. Raises UnreadableInput, StoreProblem, UnwritableOutput, and Cancelled if `report` says
    so; then the data are as they were.
    """
    look_into(path)
    was_there = folder.root.exists()
    lock = take_folder(folder)
    try:
        with room_in(folder) as room:
            summary = _admitted(folder, path, room, report)
            former = None
            if folder.database.exists() or log_left(folder):
                former = keep_former(folder, Occasion.RESTORE)
            copy_attachments(
                _attachments_beside(path), folder.attachments, private=True, before_each=lambda: go_on(report)
            )
            state = stored.summarise(_in_room(folder, room)).state
            stored.put_in_place(_in_room(folder, room), folder.database)
            if former is not None:
                returning.can_return(folder, former.name, state)
    finally:
        lock.release()
        if not was_there and not folder.database.exists():
            shutil.rmtree(folder.root, ignore_errors=True)
    return summary


def missing_in_words(names: Sequence[str]) -> str:
    """Return a sentence on attached files that are missing, "" for none."""
    if not names:
        return ""
    named = ", ".join(f"“{name}”" for name in names[:_NAMED])
    more = f" và {len(names) - _NAMED} tệp khác" if len(names) > _NAMED else ""
    return f"Thiếu {len(names)} tệp đính kèm: {named}{more}."


@contextmanager
def room_in(folder: DataFolder) -> Iterator[Path]:
    """Yield a folder within the data folder that is gone afterwards. Raises StoreFull, StoreReadOnly."""
    try:
        room = Path(tempfile.mkdtemp(prefix=ROOM, dir=folder.root))
    except OSError as problem:
        raise (StoreFull if is_full(problem) else StoreReadOnly)(
            f"Không ghi được vào thư mục dữ liệu “{folder.root}”: {_why(problem, folder)}.",
            "Kiểm tra dung lượng và quyền ghi.",
        ) from problem
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _in_room(folder: DataFolder, room: Path) -> Path:
    return room / folder.database.name


def _admitted(folder: DataFolder, path: Path, room: Path, report: Report) -> BackupSummary:
    aside = _in_room(folder, room)
    summary = admit(path, aside, report)
    refuse_other_sort(folder, aside, path)
    store = Store(aside)
    try:
        go_on(report)
        problems = findings(store)
        go_on(report)
        with store.reading() as connection:
            missing = unsound_in(connection, _attachments_beside(path), folder.attachments)
            kinds = [key for key, kind in RECORD_KINDS.items() if kind.trash_number is not None]
            trashed = {key: len(trashed_ids(connection, key)) for key in kinds}
    except StoreDamaged as problem:
        raise UnreadableInput(f"“{path.name}” có chữ không đọc được.", "Chọn bản sao lưu khác.") from problem
    finally:
        store.close()
    return BackupSummary(path, summary.counts, summary.last_change, tuple(missing), tuple(problems), trashed=trashed)


def keep_former(folder: DataFolder, occasion: Occasion) -> Path | None:
    """Keep the data file as it is among the backups, and return where; None if it has nothing in it.

    Raises UnwritableOutput.
    """
    if not log_left(folder) and folder.database.stat().st_size == 0:
        return None
    make_place(folder)
    try:
        return folder.backups / AutomaticBackups(folder.database).make(occasion).name
    except StoreProblem:
        # What is damaged cannot be backed up; it is kept as it is.
        former = free_name(folder, occasion, datetime.now(), ".hong")
        stored.set_aside(folder.database, former)
        return former


def _attachments_beside(backup: Path) -> Path:
    return backup.parent / DataFolder(backup.parent).attachments.name


def copy_attachments(
    source: Path, target: Path, *, private: bool, before_each: Callable[[], None] = lambda: None
) -> None:
    """Copy the attached files that `target` lacks. Raises UnwritableOutput, and what `before_each` raises."""
    if source.resolve() == target.resolve():
        return
    try:
        copy_missing(source, target, private=private, before_each=before_each)
    except FileNotWritten as problem:
        raise UnwritableOutput(problem.sentence) from problem
    except OSError as problem:
        raise UnwritableOutput(f"Không chép được tệp đính kèm vào “{target}”.") from problem
