"""Cached lines of a PDF read the same when they recur, whatever was written in between."""

from desktop_app.papers.document.model import BodyRow, Document, Metadata, Table, TableColumn, TotalRow
from tests.papers.tables import Rows, expected_rows, pdf_rows

RANGES = ((0x41, 0x5A), (0x100, 0x17F), (0x391, 0x3A1), (0x410, 0x44F), (0x1EA0, 0x1EF9))
LETTERS = "".join(chr(code) for first, last in RANGES for code in range(first, last + 1))
WORDS = tuple(LETTERS[start : start + 5] for start in range(0, len(LETTERS), 5))


def without_blanks(rows: Rows) -> Rows:
    """Return the words as they are read: one in two parts where a subset ends within it."""
    return [[cell.replace(" ", "") for cell in row] for row in rows]


def test_lines_that_come_again_read_the_same_with_more_letters_than_a_subset_holds() -> None:
    assert len(set(LETTERS)) > 256
    rows = tuple(BodyRow((word, again)) for word, again in zip(WORDS, reversed(WORDS), strict=True))
    columns = (TableColumn("Chữ", 60), TableColumn("Chữ", 105))
    document = Document(Metadata("Chữ"), body=(Table(columns, rows * 3),))
    assert without_blanks(pdf_rows(document)) == without_blanks(expected_rows(document))


def test_a_line_reads_the_same_in_each_face_it_is_written_in() -> None:
    rows = (BodyRow(("Đặng Thị Hạnh", "Nông Văn Đạt")), TotalRow("Nông Văn Đạt", ("Đặng Thị Hạnh",)))
    columns = (TableColumn("Nông Văn Đạt", 60), TableColumn("Đặng Thị Hạnh", 105))
    document = Document(Metadata("Chữ"), body=(Table(columns, rows),))
    assert pdf_rows(document) == expected_rows(document)
