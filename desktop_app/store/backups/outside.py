"""The second place: a folder on another disk or a stick, which has the newest backup too whenever it is there.

Under a passphrase it is a package, which anybody who finds the stick cannot read; without the passphrase it waits.
"""

import threading
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from desktop_app.domain.errors import ClerkError, UnwritableOutput
from desktop_app.domain.keeping.backups import Made, Occasion, to_drop
from desktop_app.runtime.files import FileNotWritten, placed_whole, written_whole
from desktop_app.runtime.leftovers import sweep_beside
from desktop_app.runtime.paths import DataFolder
from desktop_app.runtime.stored_files import copy_missing
from desktop_app.store.backups.ledger import BackupNote, Ledger, OutsideNote, change_ledger, read_ledger
from desktop_app.store.data_file.archives import (
    ArchiveRefused,
    PackedFile,
    attached_files,
    hash_within,
    packed_size,
    write_archive,
)
from desktop_app.store.data_file.backup import hash_of, summarise
from desktop_app.store.data_file.progress import Report, go_on, pour, to_the_end

_FOLLOWING = threading.Lock()
"""One at a time: two would write the same files."""
ABSENT = "chưa thấy thư mục đó (ổ đĩa chưa cắm, hoặc thư mục đã đổi tên)"
LOCKED = "bản sao này có mật khẩu, hôm nay chưa nhập"
UNSURE = "sổ theo dõi bị hỏng, không rõ bản sao ở đó có mật khẩu không"


def follow(folder: DataFolder, now: datetime, report: Report = to_the_end, passphrase: str = "") -> Path | None:
    """Copy the newest backup to the second place if it is there and has not got it yet; note why if that cannot be.

    Returns the copy that was written, None for none. Raises Cancelled if `report` says so; then the copy is not there,
    and the next time makes it.
    """
    with _FOLLOWING:
        return _follow(folder, now, report, passphrase)


def _follow(folder: DataFolder, now: datetime, report: Report, passphrase: str) -> Path | None:
    ledger = read_ledger(folder)
    newest = ledger.newest
    if not ledger.place or newest is None:
        return None
    last, place = ledger.outside, Path(ledger.place)
    target = place / (Path(newest.name).with_suffix(".zip").name if ledger.sealed else newest.name)
    if last is not None and last.name == target.name and not last.waits and target.is_file():
        return None
    waits = ""
    try:
        if not place.is_dir():
            raise UnwritableOutput(ABSENT)
        if ledger.damage is not None and not ledger.damage.seal_known:
            raise UnwritableOutput(UNSURE)
        if ledger.sealed and not passphrase:
            raise UnwritableOutput(LOCKED)
        # What a kill left there of an earlier one.
        sweep_beside(target)
        if ledger.sealed:
            _seal(folder, newest, target, passphrase, report)
        else:
            _copy(folder, newest, place, report)
    except ClerkError as problem:
        waits = problem.message
    note = OutsideNote(target.name, now)
    if waits:
        note = OutsideNote("" if last is None else last.name, None if last is None else last.at, waits)
    if note == last:
        return None
    names = ledger.outside_names if waits else (*ledger.outside_names, target.name)
    with suppress(ClerkError):
        change_ledger(folder, lambda ledger: replace(ledger, outside=note, outside_names=_thinned(ledger, names, now)))
    return None if waits else target


def opens_last(folder: DataFolder, passphrase: str) -> bool:
    """Return whether a passphrase opens the last package in the second place; also where there is none to try."""
    ledger = read_ledger(folder)
    if not ledger.place or ledger.outside is None or not ledger.outside.name.endswith(".zip"):
        return True
    last = Path(ledger.place) / ledger.outside.name
    return not last.is_file() or _hash_within(folder, last, passphrase) != ""


def _hash_within(folder: DataFolder, package: Path, passphrase: str, report: Report = to_the_end) -> str:
    """Return the hash of the data file in a package, "" if it cannot be opened. Raises Cancelled."""
    try:
        return hash_within(package, passphrase, folder.database.name, report)
    except ArchiveRefused:
        return ""


def _seal(folder: DataFolder, newest: BackupNote, target: Path, passphrase: str, report: Report) -> None:
    """Write a backup and the files of its records to one package under a passphrase, and open it again.

    Raises UnwritableOutput, Cancelled; then there is none.
    """
    data = PackedFile(folder.database.name, folder.backups / newest.name)
    entries = [data, *attached_files(DataFolder(folder.backups).attachments)]
    try:
        with placed_whole(target, needed=packed_size(entries)) as aside:
            with aside.open("r+b") as stream:
                write_archive(stream, entries, passphrase, report=report)
            # Looked at before it has its name: stopped meanwhile, nothing of it is there.
            if _hash_within(folder, aside, passphrase, report) != newest.sha256:
                raise UnwritableOutput(f"gói ghi ở “{target.parent}” không mở lại được")
    except FileNotWritten as problem:
        raise UnwritableOutput(problem.sentence.rstrip(".")) from problem
    except OSError as problem:
        raise UnwritableOutput(f"không đọc, ghi được ở “{target.parent}”") from problem


def _copy(folder: DataFolder, newest: BackupNote, place: Path, report: Report) -> None:
    """Write a backup and the files of its records to another place, where it is opened and compared.

    Raises UnwritableOutput, Cancelled.
    """
    source, target = folder.backups / newest.name, place / newest.name
    try:
        with written_whole(target, needed=newest.size) as stream, source.open("rb") as content:
            beside, there = DataFolder(folder.backups).attachments, DataFolder(place).attachments
            copy_missing(beside, there, private=False, before_each=lambda: go_on(report))
            pour(content, stream, report)
        if hash_of(target) != newest.sha256 or summarise(target).state != newest.state:
            target.unlink()
            raise UnwritableOutput(f"bản chép ở “{place}” không giống bản gốc")
    except FileNotWritten as problem:
        raise UnwritableOutput(problem.sentence.rstrip(".")) from problem
    except OSError as problem:
        raise UnwritableOutput(f"không đọc, ghi được ở “{place}”") from problem


def _thinned(ledger: Ledger, names: tuple[str, ...], now: datetime) -> tuple[str, ...]:
    """Remove what the program itself copied there and others make needless; return the names that stay."""
    place = Path(ledger.place)
    known = {made.name: made for made in ledger.made}
    there = [known.get(name) or _by_name(name) for name in dict.fromkeys(names) if (place / name).is_file()]
    dropped = set(to_drop([made for made in there if made is not None], now))
    for name in dropped:
        with suppress(OSError):
            (place / name).unlink()
    return tuple(made.name for made in there if made is not None and made.name not in dropped)


def _by_name(name: str) -> Made | None:
    """Return what the name of a backup tells, None if it is no such name."""
    parts = Path(name).stem.split(" ")
    try:
        return Made(name, datetime.strptime(" ".join(parts[1:3]), "%Y-%m-%d %H%M%S"), Occasion.CLOSING)
    except ValueError:
        return None
