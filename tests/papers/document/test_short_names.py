"""What the text of a paper names by initials in the records is spelled out; letterhead, tables, recipients keep it."""

import pytest

from desktop_app.papers.document.faults.short_names import spelled_out
from desktop_app.papers.document.model import (
    Addressees,
    BodyRow,
    Closing,
    Document,
    LegalBases,
    Metadata,
    Paragraph,
    Recipients,
    Section,
    Table,
    TableColumn,
    Titles,
)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("trình Chủ tịch UBND tỉnh Lạng Sơn", "trình Chủ tịch Ủy ban nhân dân tỉnh Lạng Sơn"),
        ("UBND, HĐND tỉnh", "Ủy ban nhân dân, Hội đồng nhân dân tỉnh"),
        ("Chương trình số 29/CTr-UBND, Quyết định 30/2014/QĐ-UBND", None),
        ("KẾT QUẢ THEO CHƯƠNG TRÌNH CỦA UBND TỈNH", "KẾT QUẢ THEO CHƯƠNG TRÌNH CỦA ỦY BAN NHÂN DÂN TỈNH"),
        ("Ủy ban nhân dân tỉnh", None),
    ],
)
def test_a_body_is_named_in_full_and_the_number_of_a_document_kept(text: str, printed: str | None) -> None:
    body = (Paragraph(text), LegalBases((text,)), Addressees((text,)))
    annex = Section(titles=Titles("Phụ lục", attached_to=text), body=(Paragraph(text),))
    paper = spelled_out(Document(Metadata("", ""), titles=Titles("TỜ TRÌNH", text), body=body, annexes=(annex,)))
    expected = printed or text
    assert paper.titles == Titles("TỜ TRÌNH", expected)
    assert paper.body == (Paragraph(expected), LegalBases((expected,)), Addressees((expected,)))
    assert paper.annexes == (Section(titles=Titles("Phụ lục", attached_to=expected), body=(Paragraph(expected),)),)


def test_tables_and_the_list_of_recipients_keep_the_short_name() -> None:
    table = Table((TableColumn("Cơ quan", 40),), (BodyRow(("UBND tỉnh",)),))
    paper = Document(Metadata("", ""), body=(table,), closing=Closing(left=Recipients(("UBND tỉnh (b/c)",))))
    assert spelled_out(paper) == paper
