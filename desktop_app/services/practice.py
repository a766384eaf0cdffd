"""What keeps a book to practise with apart from one at work: neither takes the other's data, and it hands over none.

Whether a book is one stands in the head of its data file (`store/data_file/version.py`), so a backup says it, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop_app.domain.errors import InvalidRecord, UnreadableInput
from desktop_app.runtime.paths import DataFolder, is_practice_place
from desktop_app.services.book import Book
from desktop_app.store.data_file.version import is_for_practice

if TYPE_CHECKING:
    # Loaded with the first file that is read.
    from desktop_app.intake.files.workbook import Sheet

MARK: Final = "THỰC HÀNH"
"""What stands on each page that is printed from such a book."""
_OF_LISTS: Final = f"SỔ {MARK} – "
"""How the title of a list, or of a paper's sheet, of such a book begins. Real ones say "Thực hành tiết kiệm",
too."""
_FOOT: Final = r"word/footer\d*\.xml"
_ROWS_ABOVE: Final = 3
"""How many rows of a sheet may be its title."""


def refuse_in_practice(book: Book, act: str) -> None:
    """Raise InvalidRecord for an act by which the data of a book to practise with would pass for real ones."""
    if book.store.is_for_practice:
        raise InvalidRecord(
            f"Đây là sổ thực hành, chỉ có dữ liệu mẫu: không {act}.", "", "Về sổ thật rồi làm việc này."
        )


def mark_of(book: Book) -> str:
    """Return what stands on each page that is printed from a book to practise with, "" for one at work."""
    return MARK if book.store.is_for_practice else ""


def refuse_place_of_practice(place: Path) -> None:
    """Raise InvalidRecord for a folder of a book to practise with, or one in it: it is cleared to begin afresh."""
    if any(is_for_practice(DataFolder(each).database) for each in (place.absolute(), *place.absolute().parents)):
        raise InvalidRecord(
            f"“{place}” là thư mục của sổ thực hành, bị xóa khi làm lại từ đầu.", "place", "Chọn thư mục khác."
        )


def sheet_title(book: Book, title: str) -> str:
    """Return the title of a sheet with a list of a book, by which one to practise with is known."""
    return f"{_OF_LISTS}{title}" if book.store.is_for_practice else title


def line_above(book: Book, title: str) -> str:
    """Return what stands above a list where a file has no room for the title of a sheet: "" but for such a book."""
    return sheet_title(book, title) if book.store.is_for_practice else ""


def refuse_practised_list(book: Book, sheets: Iterable[Sheet], path: Path) -> None:
    """Raise UnreadableInput for a file with lists or a paper of a book to practise with, where the book is none."""
    if not book.store.is_for_practice and (any(map(_is_practised, sheets)) or _is_practised_paper(path)):
        raise UnreadableInput(
            f"“{path.name}” xuất từ sổ thực hành, chỉ có dữ liệu mẫu: không nhập vào sổ thật được.", "Chọn tệp khác."
        )


def _is_practised(sheet: Sheet) -> bool:
    titles = (cell for row in sheet.rows[:_ROWS_ABOVE] for cell in row if isinstance(cell, str))
    return any(text.startswith(_OF_LISTS) for text in (sheet.name, *titles))


def _is_practised_paper(path: Path) -> bool:
    """Return whether a Word file has the mark below its text."""
    if path.suffix.lower() != ".docx" or not path.is_file():
        return False
    # Loaded with the first of them.
    import zipfile

    from desktop_app.intake.files.containers import ARCHIVE_FAULTS

    try:
        with zipfile.ZipFile(path) as archive:
            feet = [archive.read(name) for name in archive.namelist() if re.fullmatch(_FOOT, name)]
    except (OSError, *ARCHIVE_FAULTS):
        return False
    return any(f">{MARK}<".encode() in foot for foot in feet)


def refuse_other_sort(folder: DataFolder, content: Path, backup: Path) -> None:
    """Raise UnreadableInput if the `content` of a backup is of a book to practise with and the folder's is not, or so.

    A folder without a book is going to have one to work with, unless it is the place for practising.
    """
    for_practice = is_for_practice(folder.database) or is_practice_place(folder)
    if is_for_practice(content) == for_practice:
        return
    if for_practice:
        raise UnreadableInput(f"“{backup.name}” là dữ liệu của sổ thật; đây là sổ thực hành, không nhận dữ liệu ấy.")
    raise UnreadableInput(
        f"“{backup.name}” là bản sao lưu của sổ thực hành, chỉ có dữ liệu mẫu: không đưa vào sổ thật được.",
        "Chọn bản sao lưu khác.",
    )
