"""A unit's minutes and request: the nominees it has on record, under its own name and head."""

from datetime import date

import pytest

from desktop_app.domain.errors import InvalidRecord, UsageError
from desktop_app.papers.document.model import BodyRow, Document, Paragraph, Table
from desktop_app.services.book import Book
from desktop_app.services.papers import papers
from desktop_app.services.papers.checks import remarks
from desktop_app.services.papers.choices import paper_options
from desktop_app.services.papers.issued import IssueFields, issue
from tests.books import Filled, refused
from tests.papers.reading import docx_text

KINDS = ["unit-minutes", "unit-request"]


def of_unit(unit: int, code: str = "2026-H1") -> dict[str, str]:
    return {"round": code, "unit": str(unit)}


def nominees_of(paper: Document) -> list[str]:
    (table,) = (block for block in paper.body if isinstance(block, Table))
    return [str(row.values[1]).split("\n")[0] for row in table.rows if isinstance(row, BodyRow)]


@pytest.mark.parametrize("kind", KINDS)
def test_it_names_the_complete_nominations_of_the_unit_only(book: Book, filled: Filled, kind: str) -> None:
    paper = papers.document(book, kind, of_unit(filled.office_unit))
    assert nominees_of(paper) == ["Nông Thị Lan"]
    # Đặng Ngọc Ánh of the same division is a draft still.
    assert nominees_of(papers.document(book, kind, of_unit(filled.division))) == ["Phòng Quản lý biên giới"]
    assert paper.letterhead is not None
    assert (paper.letterhead.parent_lines, paper.letterhead.issuing_lines) == (("SỞ NGOẠI VỤ",), ("VĂN PHÒNG",))


def test_the_request_is_signed_by_the_units_head_if_there_is_one(book: Book, filled: Filled) -> None:
    of_division, of_office = (
        papers.document(book, "unit-request", of_unit(unit)).closing.right
        for unit in (filled.division, filled.office_unit)
    )
    assert of_division is not None
    assert of_office is not None
    assert (of_division.capacity_lines, of_division.name) == (("TRƯỞNG PHÒNG",), "Đặng Ngọc Ánh")
    assert (of_office.capacity_lines, of_office.name) == (("THỦ TRƯỞNG ĐƠN VỊ",), "")


def test_what_only_the_unit_knows_is_left_as_dots_and_told(book: Book, filled: Filled) -> None:
    options = of_unit(filled.office_unit)
    paper = papers.document(book, "unit-minutes", options)
    dotted = [block.text for block in paper.body if isinstance(block, Paragraph) and block.dotted and block.text]
    assert dotted == ["Thời gian bắt đầu:", "Địa điểm:", "Chủ trì:", "Thư ký:", "Có mặt:", "Vắng mặt (họ tên, lý do):"]
    assert "của đơn vị: 01 người." in docx_text(paper)
    assert remarks(book, "unit-minutes", options)[0].sentence.startswith("Sổ không ghi cuộc họp của đơn vị:")


@pytest.mark.parametrize("kind", KINDS)
def test_it_cites_the_letter_once_that_is_issued(book: Book, filled: Filled, kind: str) -> None:
    options, remark_words = of_unit(filled.office_unit), "Chưa phát hành công văn hướng dẫn"
    assert remark_words in " ".join(remark.sentence for remark in remarks(book, kind, options))
    issue(book, "review-guidance", {"round": "2026-H1"}, IssueFields("88", date(2026, 5, 20)))
    text = docx_text(papers.document(book, kind, options)).replace("\u00a0", " ")
    assert "Thực hiện Công văn số 88/SNgV-VP ngày 20 tháng 5 năm 2026, Văn phòng" in text
    assert remark_words not in " ".join(remark.sentence for remark in remarks(book, kind, options))


@pytest.mark.parametrize("kind", KINDS)
def test_a_unit_without_nominations_is_refused_and_not_offered(book: Book, filled: Filled, kind: str) -> None:
    with refused(book, InvalidRecord, "Trung tâm Thông tin chưa có đề nghị nào trong đợt xét."):
        papers.document(book, kind, of_unit(filled.centre))
    with refused(book, UsageError, "“x” không phải mã số đơn vị"):
        papers.document(book, kind, {"round": "2026-H1", "unit": "x"})
    option = paper_options(book, kind, {"round": "2026-H1"})[1]
    assert [choice.label for choice in option.choices] == [
        "Văn phòng (1 đề nghị)",
        "Phòng Quản lý biên giới (1 đề nghị)",
    ]
