"""Files attached to records as evidence, kept by content beside the data file."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import UnreadableInput
from desktop_app.domain.vocabulary import DepartureWay
from desktop_app.runtime.stored_files import (
    FileNotKept,
    is_whole,
    keep_content,
    keep_file,
    place_of,
    plain_hash,
    plain_name,
)
from desktop_app.services.book import Book
from desktop_app.services.departures import note_departure
from desktop_app.services.outputs import output
from desktop_app.store import records
from desktop_app.store.records import Reader, Record

LARGEST = 100 << 20
"""The largest file that is taken in, in bytes."""
LARGEST_PACKED: Final = 500 << 20
"""The most that the files of a zip come to, in bytes."""
MOST_PACKED: Final = 200
_EVIDENCE: Final = frozenset(
    (
        *(".jpg", ".jpeg", ".png", ".heic", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".mp4", ".mov"),
        *(".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".rtf", ".txt"),
    )
)
"""What the files of a zip may be that is taken apart."""
_UTF8: Final = 0x800


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file attached to a record: the name it came with, its size in bytes, and where its content lies."""

    id: int
    file_name: str
    size: int
    path: Path

    def is_whole(self) -> bool:
        """Tell whether its content is still what was attached."""
        return is_whole(self.path, self.path.name)


def attachments(book: Book, kind: str, row_id: int) -> list[Attachment]:
    """Return the files attached to a record, in the order they were attached."""
    with book.store.reading() as connection:
        rows = records.living(connection, "attachment", {"table_name": kind, "row_id": row_id})
    folder = book.folder.attachments
    return [_attachment(folder, row) for row in rows]


def _attachment(folder: Path, row: Record) -> Attachment:
    # What stands in the row may have come with a backup that somebody else wrote: it leads nowhere but here.
    return Attachment(row["id"], plain_name(row["file_name"]), row["size"], place_of(folder, row["sha256"]))


def attach(book: Book, kind: str, row_id: int, sources: Sequence[Path]) -> Changes:
    """Attach files to a record; a file already attached to it is passed over. Raises UnreadableInput, RecordGone."""
    stored_files = []
    for source in sources:
        try:
            stored_files.append((plain_name(source.name), *keep_file(source, book.folder.attachments, LARGEST)))
        except FileNotKept as problem:
            raise UnreadableInput(problem.sentence) from problem
    return _attach_stored(book, kind, row_id, stored_files)


def _attach_stored(book: Book, kind: str, row_id: int, stored_files: Sequence[tuple[str, str, int]]) -> Changes:
    with book.store.work(f"Đính kèm {len(stored_files)} tệp") as work:
        records.fetch(work.connection, kind, row_id)
        known = records.living(work.connection, "attachment", {"table_name": kind, "row_id": row_id})
        there = {(row["file_name"], row["sha256"]) for row in known}
        for name, digest, size in stored_files:
            if (name, digest) not in there:
                values = {"table_name": kind, "row_id": row_id, "file_name": name, "sha256": digest, "size": size}
                work.insert("attachment", values)
        return work.changes()


def packed_files(path: Path) -> list[str]:
    """Return the names of the files in a zip if all are pictures or papers, [] if it holds anything else.

    Raises UnreadableInput.
    """
    # Loaded with the first zip that is dropped.
    from desktop_app.intake.files.containers import damaged

    try:
        with ZipFile(path) as archive:
            names = [part.filename for part in archive.infolist() if not part.is_dir()]
    except (OSError, BadZipFile, ValueError, NotImplementedError) as problem:
        raise damaged(path) from problem
    return names if all(PurePosixPath(name).suffix.lower() in _EVIDENCE for name in names) else []


def attach_packed(book: Book, kind: str, row_id: int, path: Path) -> Changes:
    """Attach each file of a zip of pictures or papers to a record. Raises UnreadableInput, RecordGone."""
    from desktop_app.intake.files.containers import check_zip

    names = packed_files(path)
    if not 0 < len(names) <= MOST_PACKED:
        raise UnreadableInput(
            f"“{path.name}” có {len(names)} tệp; mỗi lần đính kèm được từ 1 đến {MOST_PACKED} tệp ảnh, văn bản."
        )
    check_zip(path, LARGEST_PACKED)
    stored_files = []
    with ZipFile(path) as archive:
        parts = [(part, plain_name(_name_within(part))) for part in archive.infolist() if not part.is_dir()]
        too_large = next((name for part, name in parts if part.file_size > LARGEST), None)
        if too_large is not None:
            raise UnreadableInput(f"Tệp “{too_large}” lớn hơn {LARGEST >> 20} MB, không lưu vào sổ được.")
        # Each is read before one is kept: what is kept of a zip that is refused later would lie there unnamed.
        _check_whole(path, archive)
        for part, name in parts:
            content = archive.read(part)
            try:
                stored_files.append((name, keep_content(content, book.folder.attachments, name), len(content)))
            except FileNotKept as problem:
                raise UnreadableInput(problem.sentence) from problem
    return _attach_stored(book, kind, row_id, stored_files)


def _check_whole(path: Path, archive: ZipFile) -> None:
    from desktop_app.intake.files.containers import ARCHIVE_FAULTS, damaged

    try:
        broken = archive.testzip()
    except (*ARCHIVE_FAULTS, OSError, RuntimeError) as problem:
        raise damaged(path) from problem
    if broken is not None:
        raise damaged(path)


def _name_within(part: ZipInfo) -> str:
    """Return the name of a file in a zip; a Windows that writes no mark for UTF-8 writes it all the same."""
    if part.flag_bits & _UTF8:
        return part.filename
    try:
        return part.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return part.filename


def detach(book: Book, attachment_ids: Sequence[int]) -> Changes:
    """Take files off their records; their content stays, so that this can be undone."""
    with book.store.work(f"Bỏ {len(attachment_ids)} tệp đính kèm") as work:
        for attachment_id in attachment_ids:
            records.fetch(work.connection, "attachment", attachment_id)
            work.delete("attachment", attachment_id)
        return work.changes()


def save_with_files(
    book: Book,
    act: Callable[[Book], Changes],
    kind: str,
    row_id: int | None,
    added: Sequence[Path] = (),
    removed: Sequence[int] = (),
) -> Changes:
    """Save a record with its files as one step, under the label of the save; without an id `act` makes the record.

    Raises UnreadableInput, RecordGone, and what `act` raises; then nothing of it is done.
    """
    if not added and not removed:
        return act(book)
    with book.store.one_step("Lưu kèm tệp") as step:
        saved = act(book)
        row_id = saved.only_id(kind) if row_id is None else row_id
        parts = [saved]
        if added:
            parts.append(attach(book, kind, row_id, added))
        if removed:
            parts.append(detach(book, removed))
        step.label = next((changes.label for changes in parts if changes.change_id is not None), saved.label)
        ids: dict[str, frozenset[int]] = {}
        for changes in parts:
            ids |= {name: ids.get(name, frozenset()) | touched for name, touched in changes.ids.items()}
        return Changes(step.label, ids, step.change_id())


def save_copy(attachment: Attachment, target: Path) -> None:
    """Write an attached file to another place, to be looked at. Raises UnreadableInput, UnwritableOutput."""
    if not attachment.path.is_file():
        raise UnreadableInput(f"Tệp “{attachment.file_name}” không còn trong thư mục dữ liệu.")
    with output(target, attachment.size) as stream, attachment.path.open("rb") as source:
        shutil.copyfileobj(source, stream)


def save_outside(book: Book, attachment: Attachment, target: Path) -> None:
    """Write an attached file where the clerk wants it, and write that down. Raises as `save_copy`."""
    save_copy(attachment, target)
    note_departure(book, DepartureWay.FILE, f"Tệp đính kèm {attachment.file_name}", target)


def _whole_at(path: Path) -> bool:
    return is_whole(path, path.name)


def unsound_in(connection: Reader, *folders: Path, sound: Callable[[Path], bool] = _whole_at) -> list[str]:
    """Return the names of the kept files, pictures of certificates among them, that none of the folders has `sound`."""
    named = [(row["file_name"], row["sha256"]) for row in records.living(connection, "attachment")]
    pictures = records.living(connection, "certificate_layout")
    named += [(row["picture_name"], row["picture_sha256"]) for row in pictures if row["picture_sha256"]]
    return [
        plain_name(name)
        for name, digest in named
        if plain_hash(digest) != digest or not any(sound(place_of(folder, digest)) for folder in folders)
    ]
