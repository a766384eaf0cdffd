"""What is carried to another machine in one file: the book with its attached files, and for who takes over an index.

A package is a zip (`store/data_file/archives.py`), best under a passphrase: it leaves the machine, whose disk guards
the data file itself. The passphrase is nowhere but in the head of who chose it; a sheet says what to do with a package.
"""

import io
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from desktop_app.domain.errors import (
    InvalidRecord,
    PassphraseNeeded,
    StoreFull,
    StoreReadOnly,
    UnreadableInput,
    UnwritableOutput,
)
from desktop_app.domain.vocabulary import DepartureWay
from desktop_app.runtime.leftovers import sweep_beside
from desktop_app.runtime.paths import DataFolder
from desktop_app.runtime.private_files import private_folder
from desktop_app.services.book import Book
from desktop_app.services.departures import note_departure
from desktop_app.services.keeping import backups
from desktop_app.services.keeping.backups import BackupSummary, room_in
from desktop_app.services.keeping.export import write_everything
from desktop_app.services.keeping.exports.csv_folder import is_folder
from desktop_app.services.keeping.exports.index_page import index_page
from desktop_app.services.keeping.package_index import attached_rows, issued_files, write_index
from desktop_app.services.outputs import output
from desktop_app.services.practice import refuse_in_practice
from desktop_app.store.data_file import backup as stored
from desktop_app.store.data_file.archives import (
    ArchiveLocked,
    ArchiveRefused,
    PackedFile,
    attached_files,
    is_archive,
    is_attached,
    packed_size,
    unpack,
    write_archive,
)
from desktop_app.store.data_file.progress import Report, to_the_end

SUFFIX = ".zip"
_WORKBOOK = ".xlsx"
"""The suffix of a book that was written as a workbook."""
SHORTEST = 10
"""The fewest characters of a passphrase."""
_README, _INDEX, _EVERYTHING = "DOC-TRUOC.txt", "danh-muc.xlsx", "toan-bo-so.xlsx"
_PAGE = "MUC-LUC.html"


@dataclass(frozen=True, slots=True)
class PackageSummary:
    """A package that was written: where, how many records and files it holds, and whether it is under a passphrase."""

    path: Path
    records: int
    files: int
    sealed: bool


def checked_passphrase(text: str) -> str:
    """Return a passphrase that any program for zip files on any system takes as it is. Raises InvalidRecord."""
    if not text:
        raise InvalidRecord("Nhập mật khẩu.", "passphrase")
    if not (text.isascii() and text.isprintable()) or text != text.strip():
        raise InvalidRecord(
            "Mật khẩu chỉ gồm chữ không dấu, số, dấu cách ở giữa và dấu câu: máy khác mới gõ lại được đúng như vậy.",
            "passphrase",
        )
    if len(text) < SHORTEST or len(set(text)) < SHORTEST // 2:
        raise InvalidRecord(f"Mật khẩu cần ít nhất {SHORTEST} ký tự, ví dụ bốn từ không dấu.", "passphrase")
    return text


def write_package(
    book: Book,
    path: Path,
    passphrase: str,
    report: Report = to_the_end,
    *,
    handover: bool = False,
    replace: bool = False,
) -> PackageSummary:
    """Write the book and its attached files to one file; for a `handover` the issued papers and an index as well.

    Without a passphrase ("") only a handover is written. Raises InvalidRecord, UnwritableOutput, StoreProblem, and
    Cancelled if `report` says so; then no file is left.
    """
    refuse_in_practice(book, "lập gói mang đi")
    if passphrase or not handover:
        checked_passphrase(passphrase)
    _refuse_place(book, path, replace=replace)
    sweep_beside(path)
    with _copied(book, report) as (data, counts):
        entries = [data, *attached_files(book.folder.attachments)]
        files = len(entries) - 1
        if handover:
            entries += _for_who_takes_over(book, report)
        with output(path, packed_size(entries)) as stream:
            readme = PackedFile(_README, _readme(bool(passphrase)).encode("utf-8-sig"))
            write_archive(stream, entries, passphrase, [readme], report)
    records, way = sum(counts.values()), DepartureWay.HANDOVER if handover else DepartureWay.BACKUP
    label = "Gói bàn giao" if handover else "Bản sao lưu có mật khẩu"
    note_departure(book, way, label, path, records, personal=True, sealed=bool(passphrase))
    return PackageSummary(path, records, files, bool(passphrase))


@contextmanager
def _copied(book: Book, report: Report) -> Iterator[tuple[PackedFile, dict[str, int]]]:
    """Yield a copy of the data for a package, and what it holds: aside in the data folder, or else in memory.

    So nothing that is not under the passphrase is ever on the disk to which the package goes.
    """
    name = book.folder.database.name
    with ExitStack() as stack:
        try:
            book.store.check_writable()
            room = stack.enter_context(room_in(book.folder))
            summary = stored.back_up(book.store.path, room / name, report=report)
            data = PackedFile(name, room / name)
        except (UnwritableOutput, StoreFull, StoreReadOnly):
            content, summary = stored.in_memory(book.store.path, report)
            data = PackedFile(name, content)
        yield data, summary.counts


def _refuse_place(book: Book, path: Path, *, replace: bool) -> None:
    try:
        within, exists = book.folder.holds(path), path.exists()
    except (OSError, ValueError) as problem:
        raise UnwritableOutput(f"Không ghi được tệp “{path.name}”: tên hoặc đường dẫn không dùng được.") from problem
    if path.suffix.lower() != SUFFIX:
        raise UnwritableOutput(f"Tên gói “{path.name}” phải có đuôi {SUFFIX}.")
    if within:
        raise UnwritableOutput("Gói để mang đi phải ghi ra ngoài thư mục dữ liệu.", "Chọn USB hoặc thư mục khác.")
    if exists and not replace:
        raise UnwritableOutput(f"Đã có tệp “{path.name}” trong “{path.parent}”.", "Chọn tên khác cho gói.")


def _for_who_takes_over(book: Book, report: Report) -> list[PackedFile]:
    papers = issued_files(book)
    index, everything = io.BytesIO(), io.BytesIO()
    write_index(book, index, papers)
    write_everything(book, everything, report, with_personal=True)
    entries = [PackedFile(paper.name, paper.path) for paper in papers if paper.path.is_file()]
    page = PackedFile(_PAGE, index_page(book, papers, attached_rows(book)))
    return [*entries, page, PackedFile(_INDEX, index.getvalue()), PackedFile(_EVERYTHING, everything.getvalue())]


def _readme(sealed: bool) -> str:
    locked = (
        "Gói này có mật khẩu (mã hóa AES-256). Mật khẩu không có ở đâu trong gói: hỏi người đã lập gói.\r\n"
        if sealed
        else "Gói này KHÔNG có mật khẩu: ai có tệp này cũng đọc được. Giữ như giữ sổ.\r\n"
    )
    return (
        "SỔ THI ĐUA – GÓI DỮ LIỆU\r\n\r\n"
        f"{locked}\r\n"
        "Mở bằng Sổ Thi đua: màn hình đầu, “Mở từ bản sao lưu, gói…”; máy đã có sổ thì trang An toàn dữ liệu,\r\n"
        "“Phục hồi từ tệp khác…”; chọn tệp zip này. Hoặc dòng lệnh:\r\n"
        "    so-thi-dua restore TEN-GOI.zip\r\n"
        "Dữ liệu đang có ở máy đó được sao lưu trước.\r\n\r\n"
        "Xem không cần Sổ Thi đua: giải nén bằng 7-Zip. so-thi-dua.db là dữ liệu, tep-dinh-kem là tệp đính kèm.\r\n"
        "Gói bàn giao có thêm MUC-LUC.html (mở bằng trình duyệt, đọc trước), danh-muc.xlsx (mục lục), "
        "toan-bo-so.xlsx (mọi bản ghi), van-ban (đã phát hành).\r\n"
    )


def preview(folder: DataFolder, path: Path, passphrase: str = "", report: Report = to_the_end) -> BackupSummary:
    """Return what restoring a backup or package would put in place. Raises as `backups.preview`, PassphraseNeeded."""
    with _rooted(folder), plain_backup(folder, path, passphrase, report) as plain:
        return replace(backups.preview(folder, plain, report), path=path)


def restore(folder: DataFolder, path: Path, passphrase: str = "", report: Report = to_the_end) -> BackupSummary:
    """Put a backup or package in place of the data. Raises as `backups.restore`, PassphraseNeeded."""
    with plain_backup(folder, path, passphrase, report) as plain:
        return replace(backups.restore(folder, plain, report), path=path)


@contextmanager
def plain_backup(folder: DataFolder, path: Path, passphrase: str = "", report: Report = to_the_end) -> Iterator[Path]:
    """Yield the backup itself, or that in a package, a workbook, a folder of CSV: within the data folder, for a block.

    Raises PassphraseNeeded, UnreadableInput, StoreProblem, and Cancelled if `report` says so; then all is as it was.
    """
    is_book = path.suffix.lower() == _WORKBOOK or is_folder(path)
    if not is_book and not is_archive(path):
        yield path
        return
    with _rooted(folder), room_in(folder) as room:
        if is_book:
            plain = _read_back(folder, path, room, report)
        else:
            plain = _unpacked(folder, path, passphrase, room, report)
        try:
            yield plain
        except UnreadableInput as problem:
            raise UnreadableInput(f"Trong gói “{path.name}”: {problem.message}", problem.hint) from problem


@contextmanager
def _rooted(folder: DataFolder) -> Iterator[None]:
    """Make the data folder for a `with` block, and remove it if it was not there and nothing came of it."""
    was_there = folder.root.exists()
    try:
        _make_root(folder)
        yield
    finally:
        if not was_there and not folder.database.exists():
            shutil.rmtree(folder.root, ignore_errors=True)


def _read_back(folder: DataFolder, path: Path, room: Path, report: Report) -> Path:
    # Imported here: a book is rarely read from a workbook.
    from desktop_app.services.keeping.exports.whole_book import read_whole

    plain = room / folder.database.name
    read_whole(path, plain, report)
    return plain


def _make_root(folder: DataFolder) -> None:
    try:
        folder.root.parent.mkdir(parents=True, exist_ok=True)
        private_folder(folder.root)
    except OSError as problem:
        raise StoreReadOnly(f"Không tạo được thư mục dữ liệu “{folder.root}”.", "Chọn thư mục khác.") from problem


def _unpacked(folder: DataFolder, path: Path, passphrase: str, room: Path, report: Report) -> Path:
    database = folder.database.name
    try:
        names = unpack(path, passphrase, room, lambda name: name == database or is_attached(name), report)
    except ArchiveLocked as problem:
        raise PassphraseNeeded(problem.sentence, "Nhập đúng mật khẩu của gói; gõ hoa, thường khác nhau.") from problem
    except ArchiveRefused as problem:
        raise UnreadableInput(problem.sentence, "Chọn gói hoặc bản sao lưu khác.") from problem
    if database not in names:
        raise UnreadableInput(
            f"“{path.name}” không phải gói dữ liệu của Sổ Thi đua.", "Chọn gói hoặc bản sao lưu khác."
        )
    with suppress(OSError):
        # What says when a backup was made is the day of its file.
        written = path.stat()
        os.utime(room / database, (written.st_atime, written.st_mtime))
    return room / database
