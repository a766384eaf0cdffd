"""The store of one data folder: opened once, read by anyone, written by one piece of work at a time.

SQLAlchemy is loaded when something is first read with it or written: the window's first page is filled before.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.errors import StoreDamaged, StoreFull, StoreLost, StoreProblem, StoreReadOnly, StoreTooNew
from desktop_app.runtime.account import login
from desktop_app.runtime.disk_room import missing_room
from desktop_app.runtime.private_files import new_private_file
from desktop_app.store.connection import PlainConnection, Snapshot, connect_to_read, no_room, store_problem, unwritten
from desktop_app.store.data_file.version import SCHEMA_VERSION, says_practice, schema_version

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from desktop_app.domain.keeping.backups import Occasion
    from desktop_app.store.work import UnitOfWork


class Store:
    """An open data file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.operator = ""
        """Who works now, by name; "" for whoever uses the account of the machine."""
        self.read_only = ""
        """Why nothing can be written ("không có quyền ghi vào …"); "" where it can."""
        self.taken_by: Callable[[], str] = str
        """Tells, before each step that is written, who else has the book by now; "" for nobody."""
        self._identity = _identity(path)
        self._engine: Engine | None = None
        self._loading = threading.Lock()
        self._writing = threading.Lock()
        self._plain: list[PlainConnection] = []
        self._closed = False
        self._whole: tuple[int, UnitOfWork] | None = None
        """The step of which all is a part that its thread does now, with the thread's number."""
        self.clock: Callable[[], datetime] = datetime.now
        """What tells backups the time."""
        self.passphrase_of_day: tuple[date, str] | None = None
        """What was typed today for the copy in the second place; it is nowhere but here."""

    @property
    def engine(self) -> Engine:
        """SQLAlchemy's engine on the file, made when it is first asked for."""
        with self._loading:
            if self._engine is None:
                from desktop_app.store.data_file.engine import make_engine

                self._engine = make_engine(self.path, self._check_there)
            return self._engine

    def get_ready(self) -> None:
        """Load what reading and writing take, so that the first who does need not wait for it; nothing once closed."""
        import_module("desktop_app.store.lists")
        import_module("desktop_app.store.work")
        with self._writing:
            if not self._closed:
                self.engine.connect().close()

    @cached_property
    def is_for_practice(self) -> bool:
        """Whether it is one to practise with, whose records are the sample's. Raises StoreProblem."""
        with self.plain_reading() as connection:
            return says_practice(connection)

    @contextmanager
    def plain_reading(self) -> Iterator[PlainConnection]:
        """Yield SQLite's own connection, for SQL text that is run without SQLAlchemy (`startup_queries`).

        It sees one unchanging state; nothing written on it is kept. Raises StoreProblem.
        """
        whole = self._current_whole()
        if whole is not None:
            yield whole.plain
            return
        with _speaking(self.path):
            try:
                connection = self._plain.pop()
            except IndexError:
                self._check_there()
                connection = connect_to_read(self.path)
            try:
                yield connection
                connection.rollback()
            except BaseException:
                connection.close()
                raise
        if self._closed or isinstance(connection, Snapshot):
            connection.close()
        else:
            self._plain.append(connection)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Yield a connection that sees one unchanging state; nothing written on it is kept."""
        whole = self._current_whole()
        if whole is not None:
            yield whole.connection
            return
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def work(self, label: str, before: Occasion | None = None) -> Iterator[UnitOfWork]:
        """Yield a unit of work; commit at the end, roll back on any error. One at a time over all threads.

        What is an occasion for a backup has one made `before`, if one is due.
        """
        from desktop_app.store.work import UnitOfWork

        whole = self._current_whole()
        if whole is not None:
            with whole.connection.begin_nested():
                yield UnitOfWork(whole.connection, label, whole.actor, whole.login, whole)
            return
        self.check_writable()
        with self._writing, self._backed_up(before), self.engine.begin() as connection:
            account = login()
            work = UnitOfWork(connection, label, self.operator or account, account)
            if isinstance(work.plain, Snapshot):
                raise unwritten(self.path)
            yield work
            work.finish()
            # A file that was deleted while it is open takes what is written, and nobody will ever read it.
            self._check_there()

    @contextmanager
    def _backed_up(self, before: Occasion | None) -> Iterator[None]:
        if before is not None:
            from desktop_app.store.backups.automatic import AutomaticBackups

            AutomaticBackups(self.path, self.clock).before_work(before)
        yield

    @contextmanager
    def one_step(self, label: str, before: Occasion | None = None) -> Iterator[UnitOfWork]:
        """Make all that this thread writes within a `with` block one step: of undo, and of what a kill can leave.

        What it reads there is what it has written so far. The step, which is yielded, may get another label. A backup
        is made `before`, as by `work`.
        """
        with self.work(label, before) as whole:
            # Made outside of every part, so that one that is refused takes no more with it than its own rows.
            whole.change_id()
            around = self._whole
            self._whole = threading.get_ident(), whole
            try:
                yield whole
            finally:
                # A step within another one gives that back: it goes on.
                self._whole = around

    def _current_whole(self) -> UnitOfWork | None:
        if self._whole is None or self._whole[0] != threading.get_ident():
            return None
        return self._whole[1]

    def _check_there(self) -> None:
        if self._identity is not None and _identity(self.path) != self._identity:
            raise StoreLost(
                f"Tệp dữ liệu “{self.path.name}” đã bị xóa, di chuyển hoặc thay bằng tệp khác trong khi sổ đang mở "
                f"(“{self.path.parent}”); việc vừa rồi chưa được lưu.",
                "Ghi những gì sổ đang mở còn giữ ra một tệp khác, rồi phục hồi từ tệp đó.",
            )

    def check_writable(self) -> None:
        """Raise StoreReadOnly for a book that was opened to be read only, or is not this instance's to write to.

        A closed one is not, nor one that somebody else has opened since.
        """
        if self._closed:
            raise StoreReadOnly("Việc này chưa được lưu: sổ đã đóng.", "Mở lại sổ đó rồi làm lại.")
        if self.read_only:
            raise StoreReadOnly(f"Việc này chưa được lưu: {self.read_only}.")
        if whose := self.taken_by():
            raise StoreReadOnly(f"Việc này chưa được lưu: {whose}.", "Chờ người kia đóng sổ rồi làm lại.")

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Let nobody else of this program write within a `with` block. Raises StoreReadOnly."""
        self.check_writable()
        with self._writing:
            yield

    def close(self) -> None:
        """Close all connections; the last one folds the write-ahead log into the file."""
        with self._writing:
            self._closed = True
            while self._plain:
                self._plain.pop().close()
            if self._engine is not None:
                self._engine.dispose()


@contextmanager
def _speaking(path: Path) -> Iterator[None]:
    """Make the errors of SQLite StoreProblem where known."""
    try:
        yield
    except sqlite3.Error as error:
        problem = store_problem(error, path)
        if problem is None:
            raise
        raise problem from error


def open_store(path: Path, read_only: str = "") -> Store:
    """Open the data file at `path`, bringing an older one up to date (after a checked copy). Raises StoreProblem.

    With a reason why it may be `read_only`, nothing is written, and an older one is refused.
    """
    try:
        version = _version(path)
        if version > SCHEMA_VERSION:
            raise StoreTooNew(
                "Dữ liệu này do phiên bản mới hơn của Sổ Thi đua ghi, bản đang chạy không mở được.",
                "Cài đặt phiên bản mới nhất rồi mở lại.",
            )
        if version < SCHEMA_VERSION and read_only:
            raise StoreReadOnly(
                f"Dữ liệu này do phiên bản cũ hơn ghi, phải nâng cấp mới mở được, mà {read_only}.",
                "Chép cả thư mục dữ liệu sang chỗ ghi được rồi mở ở đó.",
            )
        if version < SCHEMA_VERSION:
            _bring_up_to_date(path, version)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        # Python cannot even tell what SQLite says of a damaged schema when the words in it are no text.
        raise store_problem(error, path) or StoreDamaged(f"Không đọc được tệp dữ liệu “{path.name}”.") from error
    store = Store(path)
    store.read_only = read_only
    return store


def _version(path: Path) -> int:
    if not path.exists():
        return 0
    version = schema_version(path)
    if version is None:
        raise StoreDamaged(
            f"Tệp “{path.name}” không phải dữ liệu của Sổ Thi đua.",
            "Chọn thư mục dữ liệu khác hoặc phục hồi bản sao lưu.",
        )
    return version


def _bring_up_to_date(path: Path, version: int) -> None:
    from desktop_app.store.data_file.migrate import migrate

    if version > 0:
        from desktop_app.domain.keeping.backups import Occasion
        from desktop_app.store.backups.automatic import AutomaticBackups

        AutomaticBackups(path).make(Occasion.UPDATE)
    else:
        # Its log and what else SQLite makes beside it are as private as the file is.
        with suppress(OSError):
            new_private_file(path)
    try:
        migrate(path)
    except StoreProblem as problem:
        if version == 0 and isinstance(problem, StoreFull):
            raise _no_room_for_first(path) from problem
        raise
    except BaseException as error:
        is_full = isinstance(error, sqlite3.Error) and no_room(error, path)
        if version == 0:
            # A first file that could not be finished is worth nothing, and half a schema would stop the next start.
            for part in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
                part.unlink(missing_ok=True)
            if is_full:
                raise _no_room_for_first(path) from error
        raise


def _no_room_for_first(path: Path) -> StoreFull:
    """Return what is to be said where there is no book yet: nothing was changed that could be lost."""
    return StoreFull(
        f"Ổ đĩa chứa “{path.parent}” đã đầy{missing_room(path.parent)}; chưa lập được sổ.",
        "Giải phóng dung lượng, hoặc chọn thư mục khác, rồi thử lại.",
    )


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_dev, state.st_ino
