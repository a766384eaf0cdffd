import io

import pytest

from desktop_app.papers import PaperFormat, write
from desktop_app.papers.document.model import (
    BodyRow,
    Closing,
    Document,
    GroupRow,
    Letterhead,
    Metadata,
    Recipients,
    SignatureBlock,
    Table,
    TableColumn,
    Titles,
)

BEGINNINGS = {PaperFormat.PDF: b"%PDF-1.7", PaperFormat.DOCX: b"PK\x03\x04", PaperFormat.XLSX: b"PK\x03\x04"}
COLUMN = (TableColumn("Nội dung", 10),)
SMALLEST = (
    Document(Metadata("")),
    Document(Metadata(""), Letterhead((), ()), Titles("")),
    Document(Metadata(""), body=(Table(COLUMN, ()), Table(COLUMN, (GroupRow(""), BodyRow((None,)))))),
    Document(Metadata(""), body=(Table(COLUMN, ()),), closing=Closing(("",), Recipients(()), SignatureBlock(()))),
)


@pytest.mark.parametrize("kind", PaperFormat)
@pytest.mark.parametrize("document", SMALLEST, ids=["nothing", "empty head", "empty tables", "empty ending"])
def test_a_paper_of_next_to_nothing_is_still_a_file(document: Document, kind: PaperFormat) -> None:
    stream = io.BytesIO()
    write(document, kind, stream)
    assert stream.getvalue().startswith(BEGINNINGS[kind])
