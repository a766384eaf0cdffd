"""Moving the data folder: copied whole, the copy opened and counted, and only then remembered as the place of the book.

What says where the book is lies in the folder it left (`DataFolder.moved`), written whole in one step: before it the
book is where it was, after it where it went. The old folder keeps all that is in it, and takes no more changes.
"""

import filecmp
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop_app.domain.errors import InvalidRecord, UnwritableOutput
from desktop_app.domain.vocabulary import DepartureWay
from desktop_app.runtime.disk_room import missing_room
from desktop_app.runtime.files import FileNotWritten, placed_whole, written_whole
from desktop_app.runtime.instance_lock import FolderInUse, InstanceLock
from desktop_app.runtime.paths import DataFolder, current_folder, end_arrival, has_half_arrived
from desktop_app.runtime.private_files import private_folder
from desktop_app.services.attachments import unsound_in
from desktop_app.services.book import Book, operator_name, take_folder
from desktop_app.services.departures import note_departure
from desktop_app.services.keeping.moving.places import (
    files_of,
    half_marks,
    parts_of,
    planned_move,
    refuse_others,
)
from desktop_app.store.data_file import backup as stored
from desktop_app.store.data_file.opening import Store, open_store
from desktop_app.store.data_file.progress import Report, go_on, pour, to_the_end

_FILE_MODE = 0o600
_PAGE = 4096
"""The bytes that a backup tells of at a time."""


@dataclass(frozen=True, slots=True)
class MovedBook:
    """A book that was moved: from where, to where, how many records and files it has there."""

    source: Path
    target: Path
    records: int
    files: int


def move(folder: DataFolder, target: Path, report: Report = to_the_end, operator: str = "") -> MovedBook:
    """Copy a (closed) data folder to `target` and remember that as the place of the book. `report` hears of percents.

    Raises InvalidRecord, StoreProblem, UnwritableOutput, and Cancelled if `report` says so: all is as it was then.
    """
    name, planned = operator_name(operator), planned_move(folder, target)
    there = DataFolder(planned.target)
    lock = take_folder(folder)
    try:
        with _arriving(there, folder):
            summary = _copy(folder, there, _Percents(planned.size, report))
            records = sum(summary.counts.values())

            def note(store: Store) -> None:
                store.operator = name
                label, way = "Dời thư mục dữ liệu", DepartureWay.BACKUP
                note_departure(Book(there, store, lock), way, label, there.root, records, personal=True)

            files = _compare(folder, there, summary, note)
            go_on(report, 100)
            _remember(folder, there)
            end_arrival(there)
    finally:
        lock.release()
    return MovedBook(folder.root, there.root, records, files)


def use_again(folder: DataFolder) -> None:
    """Have the book be where it was moved away from: what lies there counts again. Raises InvalidRecord.

    Where the book can be found in the place it went to, it is moved back from there.
    """
    if current_folder(folder) != folder:
        raise InvalidRecord(f"Sổ đang ở “{current_folder(folder).root}”, mở được.", "", "Mở sổ ở đó.")
    try:
        folder.moved.unlink()
    except FileNotFoundError as problem:
        raise InvalidRecord(f"Sổ ở “{folder.root}” chưa dời đi đâu.") from problem
    except OSError as problem:
        raise UnwritableOutput(f"Không xóa được “{folder.moved.name}” trong “{folder.root}”.") from problem


class _Percents:
    """Tells of bytes as percents of the whole."""

    def __init__(self, size: int, report: Report) -> None:
        self._size, self._report = max(size, 1), report
        self._before = self._told = 0

    def __call__(self, done: int) -> bool:
        """Tell of what is done of the file under way."""
        # What only asks whether to go on tells of nothing done.
        self._told = max(self._told, min(99, (self._before + done) * 100 // self._size))
        return self._report(self._told)

    def next_file(self, size: int) -> None:
        """Take a file as done that has this size."""
        self._before += size


@contextmanager
def _arriving(there: DataFolder, source: DataFolder) -> Iterator[None]:
    """Make the folder that a book comes to for a `with` block; nothing of it is left if that fails.

    Raises UnwritableOutput for what the machine refuses.
    """
    was_there, was_locked = there.root.is_dir(), there.lock.exists()
    lock = InstanceLock(there.lock)
    try:
        there.root.parent.mkdir(parents=True, exist_ok=True)
        private_folder(there.root)
        # What another book is on its way to is no left-over of a killed move.
        lock.take()
        if has_half_arrived(there):
            # A move to here was killed.
            _clear(there)
        refuse_others(there)
        for left in half_marks(there):
            left.unlink()
        with written_whole(there.arriving, private=True) as stream:
            stream.write(
                f"Thư mục này đang nhận Sổ Thi đua dời từ:\n{source.root.absolute()}\n"
                "Còn tệp này là việc dời bị ngắt giữa chừng: sổ vẫn ở chỗ cũ, dời lại vào đây được.\n".encode(
                    "utf-8", "surrogateescape"
                )
            )
        try:
            yield
        except BaseException:
            # What the folder that it left leads to is the book, whatever came between.
            if has_half_arrived(there):
                _clear(there)
            raise
    except FolderInUse as problem:
        raise UnwritableOutput(
            f"“{there.root}” đang được một việc khác của Sổ Thi đua dùng.", "Chờ việc ấy xong, hoặc chọn thư mục khác."
        ) from problem
    except BaseException as problem:
        lock.release()
        if not was_locked:
            with suppress(OSError):
                there.lock.unlink()
        if not was_there:
            with suppress(OSError):
                there.root.rmdir()
        if isinstance(problem, FileNotWritten | OSError):
            raise _not_moved(there, problem) from problem
        raise
    finally:
        lock.release()


def _not_moved(there: DataFolder, problem: FileNotWritten | OSError) -> UnwritableOutput:
    why = f": {problem.sentence}" if isinstance(problem, FileNotWritten) else missing_room(there.root) + "."
    return UnwritableOutput(f"Không chép được sổ sang “{there.root}”{why}", "Sổ vẫn ở chỗ cũ; chọn thư mục khác.")


def _clear(there: DataFolder) -> None:
    for part in parts_of(there):
        if part.is_dir():
            shutil.rmtree(part, ignore_errors=True)
        else:
            with suppress(OSError):
                part.unlink()
    for left in (*there.root.glob(".*.tmp*"), there.arriving):
        with suppress(OSError):
            left.unlink()


def _copy(folder: DataFolder, there: DataFolder, percents: _Percents) -> stored.FileSummary:
    own = folder.data_files
    for file in sorted(files_of(folder)):
        if file not in own:
            _copy_file(file, there.root / file.relative_to(folder.root), there.root, percents)
            percents.next_file(file.stat().st_size)
    # Last: without it there is no book in a folder, whatever else lies there.
    return stored.back_up(folder.database, there.database, report=lambda pages: percents(pages * _PAGE))


def _copy_file(file: Path, target: Path, root: Path, percents: _Percents) -> None:
    for around in reversed(target.relative_to(root).parents[:-1]):
        private_folder(root / around)
    with placed_whole(target, private=True, needed=file.stat().st_size) as aside:
        with file.open("rb") as source, aside.open("r+b") as copy:
            pour(source, copy, percents)
        if not filecmp.cmp(file, aside, shallow=False):
            raise FileNotWritten(f"“{file.name}” chép sang không đúng như cũ; ổ đĩa có thể hỏng.")
        # The day of a backup's file tells when it was made.
        shutil.copystat(file, aside)
        aside.chmod(_FILE_MODE)


def _compare(folder: DataFolder, there: DataFolder, summary: stored.FileSummary, note: Callable[[Store], None]) -> int:
    """Open the copy as a book is opened, and count it beside what was copied; return how many files it has."""
    store = open_store(there.database, "")
    try:
        with store.reading() as connection:
            missing, was_missing = (unsound_in(connection, each.attachments) for each in (there, folder))
        if stored.summarise(folder.database) != summary or missing != was_missing:
            raise FileNotWritten("bản chép không có đủ những gì sổ có; ổ đĩa có thể hỏng.")
        note(store)
    finally:
        store.close()
    return sum(1 for path in files_of(there) if path.is_relative_to(there.attachments))


def _remember(folder: DataFolder, there: DataFolder) -> None:
    """Say in the folder that was left where the book is: that is the moment of the move."""
    with written_whole(folder.moved) as stream:
        words = (
            f"Sổ Thi đua ở thư mục này đã dời sang:\n{there.root}\nlúc {datetime.now():%H:%M ngày %d/%m/%Y}.\n"
            "Sổ Thi đua theo tệp này mà mở sổ ở chỗ mới: đừng xóa, đừng sửa. Dữ liệu cũ ở đây không dùng nữa.\n"
        )
        stream.write(words.encode("utf-8", "surrogateescape"))
