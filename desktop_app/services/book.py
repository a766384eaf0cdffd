"""The open book: one data folder, locked for this instance, with its store. Every service function takes it first."""

import errno
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

from desktop_app.domain.errors import (
    BookDamaged,
    BookInUse,
    BookLost,
    BookMoved,
    InvalidRecord,
    NoBook,
    PracticePlace,
    StoreDamaged,
    StoreFull,
    StoreProblem,
    StoreReadOnly,
)
from desktop_app.domain.vietnamese import clean_line, name_key
from desktop_app.runtime.account import login, machine_name
from desktop_app.runtime.disk_room import is_full, no_room_words
from desktop_app.runtime.instance_lock import FolderInUse, Holder, InstanceLock
from desktop_app.runtime.leftovers import ROOM, sweep_attached, sweep_folder
from desktop_app.runtime.paths import (
    DataFolder,
    came_from,
    can_be_seen,
    end_arrival,
    has_half_arrived,
    is_practice_place,
    moved_to,
    portable_folder,
    practice_folder,
    program_folder,
)
from desktop_app.runtime.private_files import make_private, private_folder
from desktop_app.store import steps
from desktop_app.store.data_file.opening import Store, open_store
from desktop_app.store.data_file.version import is_blank

_LONGEST_OPERATOR = 120
_NO_LOCKS = (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS)
"""How a share says that nothing can be locked on it."""
_OPERATOR: ContextVar[str] = ContextVar("operator", default="")
_VIEWING: ContextVar[bool] = ContextVar("viewing", default=False)
_TELL: ContextVar[Callable[[str], None]] = ContextVar("tell", default=lambda _: None)


@dataclass(frozen=True, slots=True)
class Book:
    """An open data folder."""

    folder: DataFolder
    store: Store
    lock: InstanceLock
    opened_at: float = field(default_factory=time.time)


def open_book(folder: DataFolder, *, new: bool = False) -> Book:
    """Open the book in a data folder; with `new`, make folder and book if there are none.

    Raises NoBook (then nothing was made) and any other StoreProblem.
    """
    check_place(folder.root)
    if not (_VIEWING.get() and _is_there(folder.database)):
        _refuse_moved(folder)
    if not new and not _is_there(folder.database):
        _sweep_bookless(folder)
        raise absence(folder) or NoBook(f"Trong “{folder.root}” chưa có sổ.")
    lock, read_only = InstanceLock(folder.lock), ""
    if _VIEWING.get() and not new:
        read_only = _why_only_viewed(folder)
    else:
        try:
            lock = _take(folder)
        except StoreReadOnly as problem:
            if new or not os.access(folder.database, os.R_OK):
                raise
            # Nobody can be shut out of a folder that may only be read; who writes to it elsewhere is not held up.
            read_only = _reason(problem)
    try:
        book = Book(folder, _store_in(folder, read_only, new=new), lock)
    except BaseException:
        lock.release()
        raise
    if not book.store.read_only:
        book.store.taken_by = partial(_taken_by, folder, lock)
    hand_over_to(book, _OPERATOR.get())
    if book.store.read_only:
        _TELL.get()(read_only_in_words(book))
    return book


def read_only_in_words(book: Book) -> str:
    """Return what is to be said of a book that may only be read, "" for any other."""
    if not book.store.read_only:
        return ""
    return f"Sổ mở ra chỉ để đọc, vì {book.store.read_only}: xem, in, xuất ra chỗ khác được, không ghi được gì vào sổ."


def last_change(book: Book) -> int:
    """Return the number of the last entry of the log, 0 for none."""
    with book.store.plain_reading() as connection:
        return steps.last_change(connection)


def is_held(folder: DataFolder) -> bool:
    """Return whether somebody has the book of a folder open, as far as can be told without a claim on it."""
    return InstanceLock(folder.lock).is_held()


@contextmanager
def hearing(tell: Callable[[str], None]) -> Iterator[None]:
    """Have `tell` called with what is to be said of a book that is opened within a `with` block."""
    token = _TELL.set(tell)
    try:
        yield
    finally:
        _TELL.reset(token)


@contextmanager
def viewing(*, only: bool = True) -> Iterator[None]:
    """Have the books opened within a `with` block only looked at, though somebody else has them open; if `only` so."""
    token = _VIEWING.set(only)
    try:
        yield
    finally:
        _VIEWING.reset(token)


def _why_only_viewed(folder: DataFolder) -> str:
    lock = InstanceLock(folder.lock)
    try:
        moved = "đây là sổ cũ, sổ đang dùng đã dời đi nơi khác" if can_be_seen(folder.moved) else ""
        return moved or _taken_by(folder, lock) or "đã chọn chỉ xem"
    finally:
        # Who looks at a book keeps nobody from writing to it.
        lock.release()


def _reason(problem: StoreProblem) -> str:
    return f"{problem.message[:1].lower()}{problem.message[1:].rstrip('.')}"


def _in_use(folder: DataFolder, holder: Holder) -> BookInUse:
    hint = "Chờ người kia đóng sổ rồi thử lại, hoặc mở để xem, không ghi."
    if not holder.since:
        return BookInUse(f"Thư mục dữ liệu “{folder.root}” đang được mở ở một cửa sổ Sổ Thi đua khác.", hint)
    try:
        since = f"{datetime.fromisoformat(holder.since):%H:%M ngày %d/%m/%Y}"
    except ValueError:
        since = holder.since
    who = ", ".join(filter(None, (holder.name, holder.machine and f"máy {holder.machine}", f"từ {since}")))
    return BookInUse(f"Sổ ở “{folder.root}” đang được mở ở nơi khác: {who}.", hint)


def _taken_by(folder: DataFolder, lock: InstanceLock) -> str:
    """Return who else has the book; "" for nobody, and then its lock is held by this instance."""
    try:
        lock.take()
    except FolderInUse as problem:
        return _reason(_in_use(folder, problem.holder))
    except OSError:
        # A folder that is gone is told by what is written there.
        pass
    return ""


@contextmanager
def working_as(name: str) -> Iterator[None]:
    """Have the books opened within a `with` block written by this operator; "" is whoever has the machine's account.

    Raises InvalidRecord for what is no name.
    """
    token = _OPERATOR.set(operator_name(name))
    try:
        yield
    finally:
        _OPERATOR.reset(token)


def operator_name(text: str) -> str:
    """Return the name of who works now as it is written into the log. Raises InvalidRecord for what is no name."""
    name = clean_line(text)
    if len(name) > _LONGEST_OPERATOR or (name and not any(letter.isalpha() for letter in name)):
        raise InvalidRecord(f"Tên người làm việc là họ và tên, không quá {_LONGEST_OPERATOR} ký tự.", "operator")
    return name


def hand_over_to(book: Book, name: str) -> None:
    """Have what is done from now on written down as this operator's. Raises InvalidRecord for what is no name."""
    book.store.operator = operator_name(name)
    since = datetime.fromtimestamp(book.opened_at).isoformat(timespec="minutes")
    book.lock.write_holder(Holder(book.store.operator or login(), machine_name(), since))


def machine_account() -> str:
    """Return the name of the machine's account, which the log has beside whoever works."""
    return login()


def current_operator(book: Book) -> str:
    """Return the name of who works at an open book, "" for whoever has the machine's account."""
    return book.store.operator


def operators(book: Book) -> list[str]:
    """Return the names under which anything was ever done, by the alphabet."""
    with book.store.plain_reading() as connection:
        return sorted(steps.actors(connection), key=name_key)


def _store_in(folder: DataFolder, read_only: str, *, new: bool) -> Store:
    missing = None if new else absence(folder)
    if missing is not None:
        raise missing
    if not read_only:
        sweep_folder(folder)
    if os.access(folder.database, os.R_OK):
        # Where the lock could be taken, data may still be closed to writing.
        if not os.access(folder.root, os.W_OK):
            read_only = read_only or f"không có quyền ghi vào thư mục dữ liệu “{folder.root}”"
        elif not os.access(folder.database, os.W_OK):
            read_only = f"tệp dữ liệu “{folder.database.name}” chỉ cho đọc"
    try:
        return open_store(folder.database, read_only)
    except StoreDamaged as problem:
        raise damage(folder, problem) from problem


def damage(folder: DataFolder, problem: StoreDamaged) -> BookDamaged:
    """Return what is to be said of a data file that cannot be opened, with the backup that could take its place."""
    from desktop_app.store.data_file import lost

    newest = lost.newest_good(lost.backup_files(folder))
    if newest is None:
        return BookDamaged(problem.message, "Sửa chữa để cứu những gì còn đọc được.")
    backup, summary = newest
    there = f"bản sao lưu mới nhất còn tốt “{backup.name}” ({sum(summary.counts.values())} bản ghi)"
    hint = f"Sửa chữa để cứu những gì còn đọc được, hoặc phục hồi từ {there}."
    return BookDamaged(problem.message, hint, str(backup))


def absence(folder: DataFolder) -> NoBook | None:
    """Return what is to be said of a folder without a book, or with one that is lost; None if there is one."""
    if not is_blank(folder.database):
        return None
    # Only a folder without a book has to pay for finding out what became of it.
    from desktop_app.store.data_file import lost

    files = lost.backup_files(folder)
    if not files and not lost.log_left(folder):
        return NoBook(
            f"Trong “{folder.root}” chưa có sổ.",
            "Tạo sổ mới, mở từ bản sao lưu hay gói bàn giao, hoặc chọn thư mục khác.",
        )
    state = "trống" if folder.database.exists() else "không còn"
    message = f"Tệp dữ liệu “{folder.database.name}” trong “{folder.root}” {state}"
    newest = lost.newest_good(files)
    if newest is None:
        there = "các bản sao lưu bên cạnh đều không đọc được" if files else "chỉ còn tệp ghi tạm của nó"
        return BookLost(f"{message}; {there}.", "Tìm bản sao lưu ở nơi khác, hoặc hỏi người quản trị máy.")
    backup, summary = newest
    count = sum(summary.counts.values())
    return BookLost(
        f"{message}; bản sao lưu mới nhất còn tốt là “{backup.name}” ({count} bản ghi).",
        "Phục hồi từ bản sao lưu đó.",
        str(backup),
    )


def _sweep_bookless(folder: DataFolder) -> None:
    """Remove the room of a restore that was killed where there was no book yet: it holds a whole one."""
    if any(folder.root.glob(f"{ROOM}*")):
        with suppress(StoreProblem):
            lock = take_folder(folder)
            try:
                sweep_folder(folder)
                sweep_attached(folder, time.time())
            finally:
                lock.release()


def _is_there(path: Path) -> bool:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        # Taking the folder says what is the matter with it.
        return True
    return True


def check_place(root: Path) -> None:
    """Raise StoreProblem for what can be no data folder, whatever lies there."""
    try:
        beside = portable_folder()
        within = root.resolve().is_relative_to(program_folder())
        if beside is not None and any(root.resolve().is_relative_to(own) for own in (beside, practice_folder().root)):
            within = False
        is_file = root.is_file()
    except (OSError, ValueError) as problem:
        raise StoreProblem(
            f"Không dùng được thư mục dữ liệu “{root}”: tên quá dài hoặc có ký tự không dùng được.",
            "Chọn thư mục khác.",
        ) from problem
    if within:
        raise StoreProblem("Thư mục dữ liệu không được nằm trong thư mục của chương trình.", "Chọn thư mục khác.")
    if is_file:
        raise StoreProblem(f"“{root}” không phải là thư mục.", "Chọn một thư mục để chứa dữ liệu.")


def _refuse_moved(folder: DataFolder) -> None:
    """Raise BookMoved where the book has gone from: two of it would each know what the other does not."""
    if has_half_arrived(folder):
        source = came_from(folder)
        still = "chỗ cũ" if source is None else f"“{source}”"
        raise StoreProblem(
            f"Việc dời sổ đến “{folder.root}” chưa xong hoặc đã bị ngắt: sổ vẫn ở {still}.",
            f"Mở sổ ở đó rồi dời lại; chỗ cũ mất hẳn thì xóa tệp “{folder.arriving.name}” ở đây.",
        )
    end_arrival(folder)
    if can_be_seen(folder.moved):
        place = moved_to(folder)
        there = "nơi khác" if place is None else f"“{place}”, nơi đó hiện không thấy sổ"
        raise BookMoved(
            f"Sổ ở “{folder.root}” đã dời sang {there}.", "Cắm ổ đĩa hoặc nối mạng có thư mục ấy rồi thử lại."
        )


def take_folder(folder: DataFolder) -> InstanceLock:
    """Make the folder if need be, lock it for this instance and make it this user's alone. Raises StoreProblem."""
    check_place(folder.root)
    _refuse_moved(folder)
    return _take(folder)


def _take(folder: DataFolder) -> InstanceLock:
    """Take a folder whose place was looked at. Raises StoreProblem."""
    root = folder.root
    if _VIEWING.get():
        raise StoreReadOnly("Việc này ghi vào sổ, mà đã chọn chỉ xem.", "Làm lại, không chọn chỉ xem.")
    try:
        root.parent.mkdir(parents=True, exist_ok=True)
        private_folder(root)
        lock = InstanceLock(folder.lock)
        lock.take()
    except FolderInUse as problem:
        raise _in_use(folder, problem.holder) from None
    except (FileExistsError, NotADirectoryError):
        raise StoreProblem(f"“{root}” không phải là thư mục.", "Chọn một thư mục để chứa dữ liệu.") from None
    except PermissionError:
        raise StoreReadOnly(f"Không có quyền ghi vào thư mục dữ liệu “{root}”.", "Chọn thư mục khác.") from None
    except OSError as problem:
        if is_full(problem):
            raise StoreFull(
                f"Không ghi được vào “{root}”: {no_room_words(problem, root)}; chưa mở được sổ.",
                "Giải phóng dung lượng rồi thử lại.",
            ) from problem
        if problem.errno == errno.EROFS:
            raise StoreReadOnly(f"Ổ đĩa chứa “{root}” chỉ cho đọc.", "Chọn thư mục khác.") from problem
        if problem.errno in _NO_LOCKS:
            raise StoreReadOnly(
                f"Nơi chứa “{root}” không khóa được tệp nên không biết được có ai khác đang ghi vào sổ.",
                "Chép thư mục dữ liệu về ổ đĩa của máy rồi mở ở đó.",
            ) from problem
        raise StoreReadOnly(f"Không dùng được thư mục dữ liệu “{root}”.", "Kiểm tra ổ đĩa và quyền ghi.") from problem
    make_private(folder)
    if folder.database.is_dir():
        lock.release()
        raise StoreDamaged(f"“{folder.database.name}” trong thư mục dữ liệu là một thư mục, không phải tệp dữ liệu.")
    return lock


def close_book(book: Book) -> None:
    """Close the data file and let another instance have the folder."""
    book.store.close()
    book.lock.release()


@contextmanager
def made(folder: DataFolder, *, or_blank: bool = False) -> Iterator[Book]:
    """Make a new, empty book for a `with` block. Raises StoreProblem if the folder has one already, or had one.

    With `or_blank`, one in which nothing was ever written is as good as a new one. The place for practising takes none:
    the window would take it for the book to practise with.
    """
    if is_practice_place(folder):
        raise PracticePlace(
            f"“{folder.root}” là chỗ của sổ thực hành, không lập sổ thật ở đó được.", "Chọn thư mục khác."
        )
    missing = absence(folder)
    if missing is None and or_blank:
        with opened(folder) as book:
            with book.store.plain_reading() as connection:
                is_blank_book = not steps.anything_done(connection)
            if is_blank_book:
                yield book
                return
    if missing is None:
        raise StoreProblem(f"“{folder.root}” đã có dữ liệu của Sổ Thi đua.", "Chọn thư mục khác.")
    if isinstance(missing, BookLost):
        raise missing
    with opened(folder, new=True) as book:
        yield book


@contextmanager
def opened(folder: DataFolder, *, new: bool = False) -> Iterator[Book]:
    """Open a book for a `with` block, a `new` one if there is none and that is wanted. Raises StoreProblem."""
    book = open_book(folder, new=new)
    try:
        yield book
    finally:
        close_book(book)
