"""Sheets as a folder of separated texts, which any program reads in ten years: `whole_book` says what stands in them.

Beside the tables the folder has the lists as the clerk sees them, the attached files, a page that tells what each
table and column is, and the sums of all files. It comes to its place whole, or not at all.
"""

import csv
import errno
import os
import shutil
import tempfile
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from hashlib import file_digest
from pathlib import Path
from typing import Final

from desktop_app.domain.errors import Cancelled, UnreadableInput, UnwritableOutput
from desktop_app.intake.files.workbook import Sheet
from desktop_app.papers.excel.list_csv import write_csv
from desktop_app.papers.excel.list_text import looks_like_formula
from desktop_app.papers.excel.list_workbook import ListSheet
from desktop_app.runtime import file_names
from desktop_app.runtime.leftovers import sweep_folders_beside
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.lists import Progress
from desktop_app.services.outputs import output

BEGINNING: Final = "TRON-SO.csv"
"""The file that stands for the folder where one is asked for; it has the first of the sheets."""
TABLES, LISTS = "bang", "danh-sach"
_PAGE, _SUMS = "DOC-TRUOC.md", "SHA256SUMS"
_SUFFIX, _GUARD = ".csv", "'"


def named_folder(path: Path) -> Path:
    """Return the folder that is to be written by a name, to which a dialog adds the suffix of the files in it."""
    return path.with_suffix("") if path.suffix.lower() == _SUFFIX else path


def folder_of(path: Path) -> Path:
    """Return the folder that a file stands for, as dialogs choose one; a folder stands for itself."""
    return path.parent if path.name == BEGINNING else path


def is_folder(path: Path) -> bool:
    """Return whether a path stands for a folder that was written here."""
    folder = folder_of(path)
    # Not asked of the paths: a name that is too long is no folder, and no fault.
    return os.path.isfile(folder / BEGINNING) and os.path.isdir(folder / TABLES)


@contextmanager
def made_folder(path: Path) -> Iterator[Path]:
    """Yield a folder aside, which is `path` at the end with the sums of its files. Raises UnwritableOutput.

    On any error nothing of it stays.
    """
    if refused := file_names.refusal(path.name):
        raise UnwritableOutput(refused)
    try:
        if path.exists():
            raise UnwritableOutput(f"Đã có “{path.name}” trong “{path.parent}”.", "Chọn tên khác.")
        aside = Path(tempfile.mkdtemp(prefix=f".{path.name[:40]}-", suffix=".tmp", dir=path.parent))
    except (OSError, ValueError) as problem:
        raise UnwritableOutput(f"Không tạo được thư mục “{path}”.", "Chọn nơi khác, hoặc tên khác.") from problem
    sweep_folders_beside(path, {BEGINNING, TABLES, LISTS, _PAGE, _SUMS, DataFolder(path).attachments.name})
    try:
        for name in (TABLES, LISTS):
            (aside / name).mkdir()
        yield aside
        write_text(aside / _SUMS, "".join(_sum_lines(aside)))
        aside.rename(path)
    except OSError as problem:
        raise UnwritableOutput(f"Không ghi được thư mục “{path}”.", "Chọn nơi khác.") from problem
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def write_text(path: Path, text: str) -> None:
    """Write a text of the folder."""
    with output(path) as stream:
        stream.write(text.encode())


def write_page(folder: Path, text: str) -> None:
    """Write what tells of the folder."""
    write_text(folder / _PAGE, text)


def write_tables(folder: Path, sheets: Sequence[ListSheet], progress: Progress | None = None) -> int:
    """Write the sheets, each to a file of its name; return how many rows they have. Raises Cancelled."""
    written = 0

    def tell_all(of_sheet: int) -> None:
        tell(progress, written + of_sheet)

    for place, sheet in enumerate(sheets):
        with output(_file(folder, sheet.title, first=not place)) as stream:
            written += write_csv(stream, sheet, tell_all, cell=_guarded)
    return written


def tell(progress: Progress | None, written: int) -> None:
    """Say how many rows are written. Raises Cancelled."""
    if progress is not None and not progress(written):
        raise Cancelled


def read_tables(path: Path, first: str, tables: Collection[str]) -> dict[str, Sheet]:
    """Return the sheets of a folder: the first by this name, and those of `tables`, some in parts ("award~2").

    What else lies there is not read: other systems put files of their own beside those that are copied. Raises
    UnreadableInput, which names the file.
    """
    folder = folder_of(path)
    there = {file.stem: file for file in sorted((folder / TABLES).glob(f"*{_SUFFIX}"))}
    files = {first: folder / BEGINNING} | {name: _file(folder, name, first=False) for name in tables}
    files |= {name: file for name, file in there.items() if name.partition("~")[0] in tables}
    sheets = {}
    for name, file in files.items():
        try:
            sheets[name] = Sheet(name, tuple(_rows(file)))
        except (OSError, UnicodeDecodeError, csv.Error) as problem:
            what = "Không đọc được" if file.exists() else "Không có"
            raise UnreadableInput(
                f"{what} tệp “{file.relative_to(folder).as_posix()}” trong thư mục “{folder.name}”.",
                "Chép lại cả thư mục.",
            ) from problem
    return sheets


def _rows(file: Path) -> Iterator[tuple[str | None, ...]]:
    if not file.is_file():
        # What is no file (a queue of the system, a folder) is never read to its end.
        raise FileNotFoundError(errno.ENOENT, "")
    with file.open(encoding="utf-8-sig", newline="") as stream:
        # A line of nothing is no row: an editor adds one at the end.
        for row in filter(None, csv.reader(stream, strict=True)):
            yield tuple((cell[1:] if cell[:1] == _GUARD else cell) or None for cell in row)


def _file(folder: Path, title: str, *, first: bool) -> Path:
    return folder / BEGINNING if first else folder / TABLES / f"{title}{_SUFFIX}"


def _guarded(value: object) -> object:
    """Return a cell that no spreadsheet takes for a formula; reading takes one apostrophe away again."""
    if isinstance(value, str) and (looks_like_formula(value) or value[:1] == _GUARD):
        return _GUARD + value
    return value


def _sum_lines(folder: Path) -> Iterator[str]:
    """Yield the lines of the sums as `sha256sum -c` reads them."""
    for root, _folders, names in sorted(os.walk(folder)):
        for name in sorted(names):
            file = Path(root, name)
            with file.open("rb") as stream:
                yield f"{file_digest(stream, 'sha256').hexdigest()}  {file.relative_to(folder).as_posix()}\n"
