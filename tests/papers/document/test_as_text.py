"""A paper's content as JSON: every kind of paper is read back unchanged."""

import json
from datetime import date, datetime

import pytest

from desktop_app.papers.document.as_text import as_json, from_json
from desktop_app.papers.document.model import (
    Align,
    BodyRow,
    Closing,
    Document,
    GroupRow,
    HeaderCell,
    Metadata,
    Orientation,
    Paragraph,
    Recipients,
    SignatureBlock,
    Table,
    TableColumn,
    TotalRow,
)
from desktop_app.papers.document.text import CellKind
from tests.papers.every_kind import KINDS, MANY


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_paper_comes_back_from_its_text(kind: str) -> None:
    document = KINDS[kind](MANY)
    text = as_json(document)
    assert from_json(text) == document
    assert as_json(from_json(text)) == text


def test_what_no_kind_of_paper_has_comes_back_too() -> None:
    columns = (
        TableColumn("TT", 10, Align.CENTER, CellKind.ORDINAL),
        TableColumn("Ngày", 22.5, kind=CellKind.DATE),
        TableColumn("Số tiền", 30, Align.RIGHT, CellKind.INTEGER),
    )
    header = ((HeaderCell("Đầu", 2), HeaderCell("Số tiền", rows=2)), (HeaderCell("TT"), HeaderCell("Ngày")))
    rows = (GroupRow("I. TẬP THỂ"), BodyRow((1, date(2026, 7, 2), None)), TotalRow("Cộng", (1_520_000,)))
    document = Document(
        Metadata("Danh sách", "Sở", datetime(2026, 7, 2, 8, 30)),
        body=(Paragraph("Lời “trích” & <dấu>", bold=True, first_line_indent=False), Table(columns, rows, header, 9.5)),
        closing=Closing(("Tổng cộng: 1.",), Recipients(("Như trên",)), SignatureBlock(("GIÁM ĐỐC",), "Vi Văn Ước")),
        orientation=Orientation.LANDSCAPE,
        numbered=False,
    )
    assert from_json(as_json(document)) == document


def test_the_text_is_read_by_people_too() -> None:
    answer = json.loads(as_json(KINDS["nomination list"](1)))
    assert answer["is"] == "Document"
    assert answer["titles"]["type_name"] == "DANH SÁCH"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '"Document"',
        '{"is":"Metadata","title":"x"}',
        '{"is":"Os","title":"x"}',
        '{"title":NaN}',
        "{}",
        '{"is":"Table"}',
        '{"is":"Align"}',
    ],
)
def test_what_is_no_document_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"document|Expecting value"):
        from_json(text)
