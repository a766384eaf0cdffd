"""An extract is a copy of the decision as it was signed, also of one that was changed in Word."""

from datetime import date
from pathlib import Path

import docx
import pytest

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.errors import InvalidRecord
from desktop_app.papers.document.model import BodyRow, Paragraph, Table
from desktop_app.services.awards.decisions import save_decision
from desktop_app.services.book import Book
from desktop_app.services.papers import checks, papers
from desktop_app.services.papers.edited import take_back
from desktop_app.services.papers.issued import IssueFields, issue
from tests.books import collective, individual, person, refused, review_round, unit
from tests.papers.reading import docx_text
from tests.word_files import changed

EXTRACT = {"award": "3"}


@pytest.fixture
def decided(book: Book) -> Book:
    """A signed decision on a collective (award 1) and two people (2, 3)."""
    office_unit = unit(book, "Văn phòng")
    people = [person(book, name, office_unit, "Chuyên viên") for name in ("Lộc Thị Đào", "Bế Quốc Dũng")]
    review_round(book, "2026-H1")
    nominations = [collective(book, office_unit), *(individual(book, person_id) for person_id in people)]
    day = date(2026, 7, 2)
    fields = DecisionFields("Về việc tặng Giấy khen", "15/QĐ-SNgV", day, "Nông Văn Hải", "Sở Ngoại vụ", "2026-H1")
    save_decision(book, None, fields, nominations)
    return book


def sentences(book: Book) -> str:
    return " ".join(remark.sentence for remark in checks.remarks(book, "award-extract", EXTRACT))


def test_an_extract_copies_the_decision_as_it_came_back_from_word(decided: Book, tmp_path: Path) -> None:
    assert "chưa phát hành từ sổ" in sentences(decided)
    decision, own = {"round": "2026-H1"}, tmp_path / "quyet-dinh.docx"
    issue(decided, "award-decision", decision, IssueFields())
    assert "chưa phát hành từ sổ" not in sentences(decided)
    papers.save(decided, "award-decision", decision, own)
    words = {"kể từ ngày ký": "kể từ ngày 03 tháng 7 năm 2026", "Bế Quốc Dũng": "Bế Quốc Dụng"}
    take_back(decided, "award-decision", decision, IssueFields(), changed(own, tmp_path / "da-sua.docx", words))
    # A later version of the program's own is not what was signed.
    issue(decided, "award-decision", decision, IssueFields())
    extract = papers.document(decided, "award-extract", EXTRACT)
    text = docx_text(extract).replace("\u00a0", " ")
    assert "kể từ ngày 03 tháng 7 năm 2026" in text
    assert "kể từ ngày ký" not in text
    assert [block.lead for block in extract.body if isinstance(block, Paragraph) and block.lead] == [
        block.lead
        for block in papers.document(decided, "award-decision", decision).body
        if isinstance(block, Paragraph) and block.lead
    ]
    (row,) = (
        row.values
        for block in extract.annexes[0].body
        if isinstance(block, Table)
        for row in block.rows
        if isinstance(row, BodyRow)
    )
    assert row[:2] == (3, "Bế Quốc Dụng")


def test_who_was_taken_out_of_the_decision_in_word_has_no_extract(decided: Book, tmp_path: Path) -> None:
    own, edited = tmp_path / "quyet-dinh.docx", tmp_path / "da-sua.docx"
    papers.save(decided, "award-decision", {"round": "2026-H1"}, own)
    package = docx.Document(str(own))
    (element,) = (
        row._tr  # noqa: SLF001 - python-docx takes no rows out
        for table in package.tables
        for row in table.rows
        if "Bế Quốc Dũng" in [cell.text for cell in row.cells]
    )
    element.getparent().remove(element)
    package.save(str(edited))
    take_back(decided, "award-decision", {"round": "2026-H1"}, IssueFields(), edited)
    with refused(decided, InvalidRecord, "không có dòng của “Bế Quốc Dũng”"):
        papers.document(decided, "award-extract", EXTRACT)
    papers.document(decided, "award-extract", {"award": "2"})
