"""The open book: one data folder, locked for this instance, with its store. Every service function takes it first."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from desktop_app.domain.errors import StoreDamaged, StoreLocked, StoreProblem, StoreReadOnly
from desktop_app.runtime.instance_lock import FolderInUse, InstanceLock
from desktop_app.runtime.paths import DataFolder
from desktop_app.store.data_file.opening import Store, open_store

_PROGRAM = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Book:
    """An open data folder."""

    folder: DataFolder
    store: Store
    lock: InstanceLock


def open_book(folder: DataFolder) -> Book:
    """Open a data folder, making it (and an empty data file in it) if there is none. Raises StoreProblem."""
    lock = take_folder(folder)
    try:
        return Book(folder, open_store(folder.database), lock)
    except BaseException:
        lock.release()
        raise


def take_folder(folder: DataFolder) -> InstanceLock:
    """Make the folder if need be and lock it for this instance. Raises StoreProblem."""
    root = folder.root
    if root.resolve().is_relative_to(_PROGRAM):
        raise StoreProblem("Thư mục dữ liệu không được nằm trong thư mục của chương trình.", "Chọn thư mục khác.")
    try:
        root.mkdir(parents=True, exist_ok=True)
        lock = InstanceLock(folder.lock)
        lock.take()
    except FolderInUse:
        raise StoreLocked(
            f"Thư mục dữ liệu “{root}” đang được mở ở một cửa sổ Sổ Thi đua khác.", "Đóng cửa sổ kia rồi mở lại."
        ) from None
    except (FileExistsError, NotADirectoryError):
        raise StoreProblem(f"“{root}” không phải là thư mục.", "Chọn một thư mục để chứa dữ liệu.") from None
    except PermissionError:
        raise StoreReadOnly(f"Không có quyền ghi vào thư mục dữ liệu “{root}”.", "Chọn thư mục khác.") from None
    except OSError as problem:
        raise StoreReadOnly(f"Không dùng được thư mục dữ liệu “{root}”.", "Kiểm tra ổ đĩa và quyền ghi.") from problem
    if folder.database.is_dir():
        lock.release()
        raise StoreDamaged(f"“{folder.database.name}” trong thư mục dữ liệu là một thư mục, không phải tệp dữ liệu.")
    return lock


def close_book(book: Book) -> None:
    """Close the data file and let another instance have the folder."""
    book.store.close()
    book.lock.release()


@contextmanager
def made(folder: DataFolder) -> Iterator[Book]:
    """Make a new, empty book for a `with` block. Raises StoreProblem if the folder has one already."""
    if folder.database.exists():
        raise StoreProblem(f"“{folder.root}” đã có dữ liệu của Sổ Thi đua.", "Chọn thư mục khác.")
    with opened(folder) as book:
        yield book


@contextmanager
def opened(folder: DataFolder) -> Iterator[Book]:
    """Open a book for a `with` block. Raises StoreProblem."""
    book = open_book(folder)
    try:
        yield book
    finally:
        close_book(book)
