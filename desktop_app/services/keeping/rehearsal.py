"""A rehearsal: the newest backup is put back into a room aside, to see that it could be; the data are not touched."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from desktop_app.domain.errors import ClerkError, InvalidRecord
from desktop_app.domain.keeping.backups import is_rehearsal_due
from desktop_app.domain.vietnamese import thousands
from desktop_app.runtime.paths import DataFolder
from desktop_app.runtime.stored_files import is_whole, place_of
from desktop_app.services.book import Book
from desktop_app.services.keeping.backups import room_in
from desktop_app.store.backups.automatic import kept_files
from desktop_app.store.backups.ledger import BackupNote, RehearsalNote, change_ledger, read_ledger
from desktop_app.store.data_file.backup import hash_of
from desktop_app.store.data_file.candidate import admit
from desktop_app.store.data_file.progress import Report, go_on, to_the_end


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What came of a rehearsal: of which backup, when, how many records and files came back, and what went wrong."""

    name: str
    at: datetime
    records: int
    files: int
    problem: str = ""

    @property
    def sentence(self) -> str:
        """Say it in words."""
        if self.problem:
            return f"Diễn tập phục hồi từ “{self.name}” chưa được: {self.problem}"
        number = thousands(self.records)
        return (
            f"Đã diễn tập phục hồi từ “{self.name}” trên một bản sao: mở được, đủ {number} bản ghi"
            f" và {self.files} tệp đính kèm."
        )


def rehearse_if_due(book: Book, report: Report) -> Rehearsal | None:
    """Rehearse if the last rehearsal is a year old and there is a backup. Raises StoreProblem, UnwritableOutput."""
    ledger = read_ledger(book.folder)
    last = None if ledger.rehearsal is None or ledger.rehearsal.problem else ledger.rehearsal.at
    return rehearse(book, report) if ledger.newest and is_rehearsal_due(book.store.clock(), last) else None


def rehearse(book: Book, report: Report = to_the_end) -> Rehearsal:
    """Put the newest backup back into a room aside, and write down what came of it.

    Raises InvalidRecord if there is no backup, StoreProblem, UnwritableOutput; Cancelled if `report` says so.
    """
    book.store.check_writable()
    newest = read_ledger(book.folder).newest
    if newest is None:
        raise InvalidRecord("Chưa có bản sao lưu nào để diễn tập phục hồi.", hint="Sao lưu trước.")
    records = files = 0
    problem = ""
    try:
        with room_in(book.folder) as room:
            records, files = _put_back(book.folder.backups / newest.name, newest, room, report)
    except _Unproved as reason:
        problem = str(reason)
    note = RehearsalNote(newest.name, book.store.clock(), records, files, problem)
    change_ledger(book.folder, lambda ledger: replace(ledger, rehearsal=note))
    return Rehearsal(note.name, note.at, note.records, note.files, note.problem)


class _Unproved(Exception):
    """What speaks against a backup, in words."""


def _put_back(path: Path, note: BackupNote, room: Path, report: Report) -> tuple[int, int]:
    go_on(report)
    _compare_bytes(path, note)
    try:
        summary = admit(path, room / "so-thi-dua.db")
    except ClerkError as refused:
        raise _Unproved(refused.message) from refused
    counts = {kind: number for kind, number in summary.counts.items() if number}
    if any(counts.get(kind, 0) != number for kind, number in note.counts.items()):
        raise _Unproved("số bản ghi không đúng như lúc sao lưu.")
    digests, beside = kept_files(room / "so-thi-dua.db"), DataFolder(path.parent).attachments
    for digest in digests:
        go_on(report)
        _compare_file(place_of(beside, digest), digest)
    return sum(counts.values()), len(digests)


def _compare_bytes(path: Path, note: BackupNote) -> None:
    try:
        same = hash_of(path) == note.sha256
    except OSError as problem:
        raise _Unproved("không đọc được tệp.") from problem
    if not same:
        raise _Unproved("tệp đã bị thay đổi hoặc hỏng từ lúc ghi.")


def _compare_file(path: Path, digest: str) -> None:
    if not is_whole(path, digest):
        raise _Unproved("có tệp đính kèm bị thiếu hoặc đã thay đổi.")
