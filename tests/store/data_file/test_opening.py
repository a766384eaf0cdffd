"""Opening a data file: ours, new, older, newer, somebody else's, damaged, read-only, full."""

import os
import sqlite3
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import Any

import pytest

from desktop_app.domain.errors import StoreDamaged, StoreFull, StoreProblem, StoreReadOnly, StoreTooNew
from desktop_app.services.book import Book
from desktop_app.services.keeping.checks import check
from desktop_app.store.connection import address, store_problem
from desktop_app.store.data_file.opening import open_store
from tests.books import book_in, dump, dump_file, fill, rows_of, unit
from tests.processes import unprivileged


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """A closed data file with every kind of record."""
    with book_in(tmp_path / "book", fill) as book:
        unit(book, "Phòng Mới")
    assert not book.store.path.with_name(book.store.path.name + "-wal").exists()
    return book.store.path


def refused(path: Path, problem: type[StoreProblem]) -> None:
    """Check that a file is refused with a sentence, and not a byte of it changes."""
    before = path.read_bytes()
    with pytest.raises(problem) as raised:
        open_store(path)
    assert raised.value.message.endswith(".")
    assert path.read_bytes() == before


def test_a_new_file_is_made_and_opens_again(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    for _ in range(2):
        store = open_store(path)
        store.close()
    assert dump_file(path)["change"] == []


@pytest.mark.parametrize("pragma", ["", "PRAGMA journal_mode=WAL"])
def test_what_an_interrupted_first_start_left_is_begun_anew(tmp_path: Path, pragma: str) -> None:
    path = tmp_path / "new.db"
    path.touch()
    connection = sqlite3.connect(path)
    connection.execute(pragma)
    connection.close()
    open_store(path).close()
    assert dump_file(path)["unit"] == []


def test_a_newer_file_is_refused_untouched(closed: Path) -> None:
    connection = sqlite3.connect(closed)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    refused(closed, StoreTooNew)


@pytest.mark.parametrize("version", [0, 1, 99])
def test_a_file_of_another_program_is_refused_untouched(tmp_path: Path, version: int) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bookmark (id INTEGER)")
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    refused(path, StoreDamaged)


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04" + bytes(4096), b"not a database" * 100, b"SQLite format 3\0" + b"x" * 84]
)
def test_what_is_no_database_is_refused_untouched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "garbage.db"
    path.write_bytes(content)
    refused(path, StoreDamaged)


def cut_short(content: bytearray) -> None:
    del content[len(content) // 2 :]


def flip_pages(content: bytearray) -> None:
    for place in range(4096, len(content)):
        content[place] ^= 0xFF


@pytest.mark.parametrize("spoil", [cut_short, flip_pages])
def test_damage_found_while_reading_is_said_in_a_sentence(closed: Path, spoil: Callable[[bytearray], None]) -> None:
    content = bytearray(closed.read_bytes())
    spoil(content)
    closed.write_bytes(content)
    with pytest.raises(StoreDamaged), book_in(closed.parent) as book:
        dump_through_engine(book)


def dump_through_engine(book: Book) -> None:
    with book.store.reading() as connection:
        for table in ("unit", "person", "task", "nomination", "change_item"):
            connection.exec_driver_sql(f"SELECT * FROM {table}").all()


def test_on_a_full_disk_nothing_is_half_written(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    unit(book, "Văn phòng")
    before = dump(book)
    monkeypatch.setattr("desktop_app.store.connection.free_bytes", lambda _: 5000)
    monkeypatch.setattr("desktop_app.runtime.disk_room.free_bytes", lambda _: 5000)
    with pytest.raises(StoreFull, match=r"\(cần 4 MB, còn trống 5 KB\); thay đổi"):
        fill_the_disk(book)
    assert dump(book) == before
    assert check(book).found == ()
    book.store.engine.dispose()
    unit(book, "Thanh tra")
    assert rows_of(book, "unit", "name") == [("Văn phòng",), ("Thanh tra",)]


def fill_the_disk(book: Book) -> None:
    with book.store.work("Nhập nhiều") as work:
        pages = work.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        work.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 5}")
        work.insert_many("unit", [{"name": f"Phòng {number}" * 20} for number in range(500)])


def test_two_threads_write_one_after_the_other(book: Book) -> None:
    inside = threading.Semaphore(1)
    faults: list[BaseException] = []

    def write(name: str) -> None:
        try:
            for number in range(20):
                with book.store.work(f"Thêm {name} {number}") as work:
                    assert inside.acquire(blocking=False), "two at once"
                    work.insert("unit", {"name": f"{name} {number}"})
                    inside.release()
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=write, args=(name,)) for name in ("Phòng", "Tổ", "Ban")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert len(rows_of(book, "unit")) == len(rows_of(book, "change")) == 60


def test_readers_of_a_new_file_change_its_kind_of_log_one_after_the_other(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Which of two that change it together SQLite refuses, and whether, is a matter of microseconds.
    together, overlapping, connect = threading.Barrier(2), [], sqlite3.connect

    def trace(statement: str) -> None:
        if statement.startswith("PRAGMA journal_mode"):
            with suppress(threading.BrokenBarrierError):
                together.wait(0.2)
                overlapping.append(statement)

    def connect_traced(place: str, **settings: Any) -> sqlite3.Connection:  # noqa: ANN401 - SQLite's own settings
        connection: sqlite3.Connection = connect(place, **settings)
        connection.set_trace_callback(trace)
        return connection

    def read() -> None:
        with book.store.plain_reading() as connection:
            counts.append(connection.execute("SELECT count(*) FROM change").fetchone())

    counts: list[object] = []
    monkeypatch.setattr(sqlite3, "connect", connect_traced)
    threads = [threading.Thread(target=read) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == [(0,), (0,)]
    assert overlapping == []


def test_a_reader_sees_one_state_while_another_writes(book: Book) -> None:
    count = "SELECT count(*) FROM unit"
    with book.store.reading() as connection:
        assert connection.exec_driver_sql(count).scalar_one() == 0
        unit(book, "Văn phòng")
        assert connection.exec_driver_sql(count).scalar_one() == 0
    with book.store.reading() as connection:
        assert connection.exec_driver_sql(count).scalar_one() == 1


def test_what_is_written_while_reading_is_not_kept(book: Book) -> None:
    with book.store.reading() as connection:
        connection.exec_driver_sql("INSERT INTO unit (name) VALUES ('Lạc')")
    assert rows_of(book, "unit") == []


OPEN_AND_WRITE = """
from desktop_app.domain.errors import ClerkError
from desktop_app.domain.office.units import UnitFields
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import opened
from desktop_app.services.office.units import add_unit
import desktop_app.store.data_file.backup, desktop_app.store.data_file.migrate, alembic.command
drop_privileges()
try:
    with opened(DataFolder(Path(sys.argv[1]))) as book:
        add_unit(book, UnitFields("Phòng Lễ tân"))
except ClerkError as problem:
    print(type(problem).__name__, problem.message)
"""


@pytest.mark.process
@pytest.mark.parametrize(
    ("part", "mode"),
    [
        ("so-thi-dua.db", 0o444),
        pytest.param(".", 0o555, marks=pytest.mark.skipif(os.name == "nt", reason="there such a folder is written in")),
        ("dang-mo.lock", 0o444),
    ],
)
def test_what_may_not_be_written_is_said_in_a_sentence(open_folder: Path, part: str, mode: int) -> None:
    with book_in(open_folder) as book:
        unit(book, "Văn phòng")
    before = dump_file(book.store.path)
    for file in open_folder.iterdir():
        file.chmod(0o666)
    (open_folder / part).chmod(mode)
    output = unprivileged(OPEN_AND_WRITE, str(open_folder))
    assert output.stdout.startswith(StoreReadOnly.__name__), output
    (open_folder / part).chmod(0o777)
    assert dump_file(book.store.path) == before


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that anybody may use; those of pytest are closed to others."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o777)
        yield folder


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        (sqlite3.SQLITE_IOERR_READ, StoreDamaged),
        # Where somebody may have no more on the disk nothing is damaged.
        (sqlite3.SQLITE_IOERR_WRITE, StoreFull),
        (sqlite3.SQLITE_IOERR_SHMSIZE, StoreFull),
        (sqlite3.SQLITE_READONLY_DBMOVED, StoreReadOnly),
        (sqlite3.SQLITE_CORRUPT_VTAB, StoreDamaged),
        (sqlite3.SQLITE_CANTOPEN, StoreReadOnly),
    ],
)
def test_sqlite_s_refusals_are_known_by_their_numbers(code: int, problem: type[StoreProblem]) -> None:
    error = sqlite3.OperationalError("whatever it says")
    error.sqlite_errorcode = code
    assert type(store_problem(error)) is problem


def test_a_fault_of_the_program_stays_a_fault() -> None:
    error = sqlite3.OperationalError("no such table")
    error.sqlite_errorcode = sqlite3.SQLITE_ERROR
    assert store_problem(error) is None
    assert store_problem(sqlite3.ProgrammingError("closed")) is None
    assert store_problem(ValueError()) is None


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        (PureWindowsPath(r"\\may-chu\dung chung\sổ.db"), "file:////may-chu/dung%20chung/s%E1%BB%95.db?mode=ro"),
        (PureWindowsPath(r"C:\sổ thi đua\a#b.db"), "file:///C:/s%E1%BB%95%20thi%20%C4%91ua/a%23b.db?mode=ro"),
        (PurePosixPath("/home/a?b/so.db"), "file:///home/a%3Fb/so.db?mode=ro"),
    ],
)
def test_sqlite_is_given_a_network_share_as_the_beginning_of_a_path(place: PurePath, wanted: str) -> None:
    uri = address(place, "mode=ro")
    assert uri == wanted
    # Whatever is there: SQLite says that it cannot open the file, and not that the address has a host.
    with pytest.raises(sqlite3.OperationalError, match="unable to open database file"):
        sqlite3.connect(uri, uri=True).execute("PRAGMA user_version")


def test_whoever_has_no_name_on_the_machine_can_write(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    def nameless() -> str:
        # What Python 3.12 says on a Windows without USERNAME: it goes on to look for what POSIX has.
        raise ModuleNotFoundError("No module named 'pwd'")

    monkeypatch.setattr("getpass.getuser", nameless)
    unit(book, "Phòng Mới")
    assert rows_of(book, "change", "actor")[-1] == ("",)
