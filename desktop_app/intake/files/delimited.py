"""Read lists saved as text (csv and its relatives), detecting the delimiter."""

import csv
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from desktop_app.domain.errors import UnreadableInput
from desktop_app.intake.files.columns import MOST_COLUMNS
from desktop_app.intake.files.containers import read_bytes
from desktop_app.intake.files.encodings.letters import Scheme
from desktop_app.intake.files.encodings.plain import decoded

_PASTED_CELL = re.compile(r'"((?:[^"]|"")*+)"(?=[\t\r\n]|\Z)|[^\t\r\n]*')
_QUOTED = re.compile(r'[\t\r\n]|""')
"""What only a cell in quotes has within: a text between quotes of its own has neither."""
_FORMULAS = ("=", "+", "-", "@")
_DELIMITERS = ",;\t"
_SAMPLE_ROWS = 50
_PIECE = 1 << 18
"""About how many characters are split into lines at a time."""
_TEXT_NAMES = frozenset({".csv", ".txt", ".tsv", ""})
_MARKUP = re.compile(r"\s*<(?:!doctype|html|head|body|table|meta|style|\?xml|\?mso|workbook)\b", re.IGNORECASE)


def read_delimited(path: Path) -> tuple[Iterator[tuple[str | None, ...]], Scheme | None]:
    """Return the rows of a delimited text, an empty value as None, and the scheme of its letters if they are old ones.

    Row n is the n-th record of the text. Delimiters: comma, semicolon, tab. Raises UnreadableInput if the file is no
    such text.
    """
    read = decoded(read_bytes(path))
    if read is None and path.suffix.lower() not in _TEXT_NAMES:
        raise UnreadableInput(
            f"Tệp “{path.name}” hỏng, hoặc không phải là bảng tính dù có đuôi {path.suffix}.",
            "Mở tệp bằng Excel hoặc LibreOffice, lưu lại dạng .xlsx rồi thử lại; nếu không mở được thì xin lại tệp.",
        )
    if read is None:
        raise UnreadableInput(
            f"Tệp “{path.name}” không phải là bảng tính và cũng không phải văn bản đọc được.",
            "Nếu là tệp csv, hãy lưu lại với bảng mã UTF-8.",
        )
    text, scheme = read
    return _rows(path, text), scheme


def _rows(path: Path, text: str) -> Iterator[tuple[str | None, ...]]:
    if _MARKUP.match(text):
        raise UnreadableInput(
            f"Tệp “{path.name}” thực ra là trang web hoặc XML, không phải bảng tính.",
            "Mở tệp bằng Excel hoặc LibreOffice, lưu lại dạng .xlsx rồi thử lại.",
        )
    delimiter, columns = _delimiter(path, text)
    if columns < 2 and path.suffix.lower() not in _TEXT_NAMES:
        raise UnreadableInput(
            f"Tệp “{path.name}” không phải là bảng tính, dù có đuôi {path.suffix}.",
            "Hãy chọn tệp bảng tính xlsx, xls, ods hoặc csv.",
        )
    for record in _records(path, text, delimiter):
        # What a far column was once formatted for comes as so many empty values.
        while len(record) > MOST_COLUMNS and not record[-1]:
            record.pop()
        if len(record) > MOST_COLUMNS:
            raise UnreadableInput(f"Tệp “{path.name}” có dòng dài quá {MOST_COLUMNS} cột nên không đọc được.")
        yield tuple([_plain(value) if value[:1] == "'" else value or None for value in record])


def pasted_rows(text: str) -> list[list[str]]:
    """Return the cells of a block that a spreadsheet put on the clipboard: tabs between them, a line a row.

    A cell of several lines stands in quotes. So may a text that begins with quotes of its own, and these are its own:
    "“Tết ấm” năm 2026" is no cell in quotes, nor does one that is never closed take the rows below it.
    """
    # Other programs leave lone surrogates and null characters in the clipboard, which no record can hold.
    text = text.encode("utf-8", "ignore").decode("utf-8").replace("\0", "")
    rows: list[list[str]] = [[]]
    place = 0
    while cell := _PASTED_CELL.match(text, place):
        quoted = cell[1]
        rows[-1].append(quoted.replace('""', '"') if quoted and _QUOTED.search(quoted) else cell[0])
        place = cell.end()
        if place == len(text):
            break
        if text[place] != "\t":
            rows.append([])
        place += 2 if text.startswith("\r\n", place) else 1
    return rows


def _plain(value: str) -> str:
    """Return a value without the apostrophe that says that it is text and no formula."""
    return value[1:] if value[1:2] in _FORMULAS else value


def _delimiter(path: Path, text: str) -> tuple[str, int]:
    """Return the delimiter by which most of the first rows have the same number of columns, and that number."""
    best = (0, 0, _DELIMITERS[0])
    for delimiter in _DELIMITERS:
        widths = [len(row) for row in islice(_records(path, text, delimiter), _SAMPLE_ROWS) if len(row) > 1]
        if widths:
            commonest = max(sorted(set(widths), reverse=True), key=widths.count)
            best = max(best, (widths.count(commonest), commonest, delimiter), key=lambda candidate: candidate[:2])
    _, columns, delimiter = best
    return delimiter, columns


def _records(path: Path, text: str, delimiter: str) -> Iterator[list[str]]:
    # Not the lines of a StringIO: a line break inside quotes must reach the reader unchanged.
    try:
        yield from csv.reader(_lines(text), delimiter=delimiter)
    except csv.Error as error:
        raise UnreadableInput(
            f"Tệp “{path.name}” có ô dài bất thường (thiếu dấu nháy kép?) nên không đọc được."
        ) from error


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of a text, some at a time: thirty million lines in a list take gigabytes."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + _PIECE) + 1 or len(text)
        yield from text[start:end].splitlines(keepends=True)
        start = end
