"""The three writers say the same, cell by cell."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.papers.document.model import BodyRow, Document, GroupRow, Table
from desktop_app.papers.document.text import printed
from desktop_app.papers.kinds.proposals.nomination_list import ListEntry, NominationListData
from desktop_app.papers.pdf.fonts import printing_family
from desktop_app.papers.pdf.text import typeface
from tests.papers.reading import docx_table_rows, pdf_pages, squeezed, xlsx_rows
from tests.papers.samples import build, entry, long_list, nomination_list

ODD = (
    replace(entry(0), name="Nguye\u0302\u0303n Thi\u0323 Ho\u0300a", note="a & b < c > d \"e\" 'f'"),
    replace(entry(1), name=" ".join(["Tường"] * 40), note="=A1"),
    replace(entry(2), name="Tab\tvà\x00 điều khiển\x1f", summary="Dòng một.\r\nDòng hai.\n\nDòng ba."),
    replace(entry(3), summary="Hoàn thành xuất sắc nhiệm vụ. " * 30, note="_x0041_ </t> %s {0}"),
)


def expected(document: Document) -> list[list[str]]:
    (table,) = (block for block in document.body if isinstance(block, Table))
    rows = []
    for row in table.rows:
        if isinstance(row, BodyRow):
            cells = zip(row.values, table.columns, strict=True)
            rows.append([squeezed(printed(value, column.kind)) for value, column in cells])
        else:
            assert isinstance(row, GroupRow)
            rows.append([row.text])
    return rows


def from_pdf(document: Document) -> list[list[str]]:
    return [row for page in pdf_pages(document) for row in page.rows()]


def from_docx(document: Document) -> list[list[str]]:
    return docx_table_rows(document)[1:]


def from_xlsx(document: Document) -> list[list[str]]:
    rows = xlsx_rows(document)
    first = next(number for number, row in enumerate(rows) if row[0] == "TT")
    end = next(number for number, row in enumerate(rows) if str(row[0]).startswith(("Tổng cộng", "NGƯỜI LẬP BIỂU")))
    texts = [
        [squeezed(str(int(value)) if isinstance(value, float) else str(value)) for value in row]
        for row in rows[first + 1 : end]
    ]
    # A group row is merged over the whole width.
    return [row[:1] if not any(row[1:]) else row for row in texts if any(row)]


@pytest.mark.parametrize(
    "data",
    [long_list(30, 4), long_list(8, 2, votes="11/12 (91,67%)"), nomination_list(), nomination_list(ODD, ODD)],
    ids=["long", "votes", "empty", "odd"],
)
def test_pdf_word_and_excel_agree(data: NominationListData) -> None:
    document = build(data)
    assert from_docx(document) == expected(document)
    assert from_xlsx(document) == expected(document)
    assert from_pdf(document) == expected(document)


letters = st.characters(codec="utf-8")


def printable(text: str) -> str:
    family = typeface(printing_family())
    return family.drawable(text, family.face())


@settings(max_examples=12)
@given(st.lists(st.text(letters, max_size=60), min_size=4, max_size=4))
def test_whatever_is_typed_is_written_alike(texts: list[str]) -> None:
    name, unit, summary, note = texts
    listed = ListEntry(f"Ông {name} A", unit, "Giấy khen", f"Đã {summary} xong", note=note)
    document = build(nomination_list(individuals=(listed,)))
    wanted = expected(document)
    assert from_docx(document) == wanted
    assert from_xlsx(document) == wanted
    (cells,) = (row for row in from_pdf(document) if len(row) > 1)
    assert compact(" ".join(cells)) == compact(printable(" ".join(wanted[1])))


def compact(text: str) -> str:
    # Lines of a PDF may end inside a long word, and its reader joins letters and their marks.
    return "".join(unicodedata.normalize("NFKD", text).split())
