"""The index of a hand-over package: which file of it is which issued paper, and which attached file belongs where."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from desktop_app.domain.lists import Column, ColumnKind
from desktop_app.domain.record_kinds import RECORD_KINDS
from desktop_app.runtime.stored_files import place_of, plain_name
from desktop_app.services.book import Book
from desktop_app.services.lists import write_sheets
from desktop_app.store import records

_ISSUED = "issued_paper"


@dataclass(frozen=True, slots=True)
class IssuedFile:
    """A file of an issued paper: its name in the package, which tells nothing, where it lies, and what it is."""

    name: str
    path: Path
    number: str
    dated_on: str
    title: str
    file_name: str


def issued_files(book: Book) -> list[IssuedFile]:
    """Return the files of all issued papers, in the order in which they were issued."""
    with book.store.reading() as connection:
        papers = {row["id"]: row for row in records.living(connection, _ISSUED)}
        attached = records.living(connection, "attachment", {"table_name": _ISSUED})
    return [
        IssuedFile(
            f"van-ban/{number:04d}{Path(plain_name(row['file_name'])).suffix}",
            place_of(book.folder.attachments, row["sha256"]),
            papers[row["row_id"]]["number"],
            papers[row["row_id"]]["dated_on"] or "",
            papers[row["row_id"]]["title"],
            plain_name(row["file_name"]),
        )
        for number, row in enumerate((row for row in attached if row["row_id"] in papers), 1)
    ]


def write_index(book: Book, target: Path | BinaryIO, papers: list[IssuedFile]) -> None:
    """Write the workbook: a sheet of issued papers, and one of the attached files."""
    from desktop_app.papers.excel.list_workbook import ListSheet

    def column(title: str, width: int) -> Column:
        return Column(title, title, ColumnKind.LONG_TEXT, width)

    of_papers = [column("Tệp trong gói", 22), column("Số", 18), column("Ngày", 12), column("Văn bản", 60)]
    of_files = [column("Tệp trong gói", 76), column("Tên tệp", 50), column("Loại bản ghi", 24), column("Mã số", 10)]
    rows = ((paper.name, paper.number, paper.dated_on, paper.title or paper.file_name) for paper in papers)
    sheets = [ListSheet("Văn bản đã phát hành", of_papers, rows)]
    sheets.append(ListSheet("Tệp đính kèm", of_files, attached_rows(book)))
    write_sheets(book, target, sheets)


def attached_rows(book: Book) -> Iterator[tuple[object, ...]]:
    """Yield place, name, kind of record and its id for each attached file that is no issued paper."""
    with book.store.reading() as connection:
        attached = [row for row in records.living(connection, "attachment") if row["table_name"] != _ISSUED]
    for row in attached:
        place = place_of(Path("tep-dinh-kem"), row["sha256"]).as_posix()
        kind = RECORD_KINDS.get(row["table_name"])
        yield place, plain_name(row["file_name"]), kind.title if kind is not None else "", row["row_id"]
