"""An extract is a copy of the decision as it was signed, also of one that was changed in Word."""

from datetime import date
from pathlib import Path

import docx
import pytest
from docx.table import _Row as Row

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.papers.document.as_text import from_json
from desktop_app.papers.document.model import (
    Align,
    BodyRow,
    Closing,
    Document,
    Metadata,
    Paragraph,
    Section,
    Table,
    TableColumn,
)
from desktop_app.papers.document.numbered import date_of, number_of, signer_of
from desktop_app.papers.document.text import CellKind, Value
from desktop_app.services.awards.decisions import save_decision
from desktop_app.services.book import Book
from desktop_app.services.certificates import certificates
from desktop_app.services.papers import checks, papers
from desktop_app.services.papers.content.awarded.as_issued import IssuedDecision
from desktop_app.services.papers.edited import take_back
from desktop_app.services.papers.issued import IssueFields, issue, issued_paper, next_issue
from desktop_app.services.papers.kinds.declaration import Options
from tests.books import collective, individual, person, refused, review_round, rows_of, unit
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


def row_of(book: Book, award: str) -> tuple[Value, ...]:
    """Return the row in the extract of an award."""
    (row,) = (
        row.values
        for block in papers.document(book, "award-extract", {"award": award}).annexes[0].body
        if isinstance(block, Table)
        for row in block.rows
        if isinstance(row, BodyRow)
    )
    return row


def without(source: Path, target: Path, text: str) -> None:
    """Write a Word file again without the one row with a cell of this text, those below it numbered anew."""
    package = docx.Document(str(source))
    (table,) = (table for table in package.tables if any(text in cells_of(row) for row in table.rows))
    gone = False
    for row in table.rows:
        if text in cells_of(row):
            row._tr.getparent().remove(row._tr)  # noqa: SLF001 - python-docx takes no rows out
            gone = True
        elif gone and row.cells[0].text.isdecimal():
            row.cells[0].paragraphs[0].runs[0].text = str(int(row.cells[0].text) - 1)
    package.save(str(target))


def cells_of(row: Row) -> list[str]:
    return [cell.text for cell in row.cells]


def test_an_extract_copies_the_decision_as_it_came_back_from_word(decided: Book, tmp_path: Path) -> None:
    assert "chưa phát hành từ sổ" in sentences(decided)
    decision, own = {"round": "2026-H1"}, tmp_path / "quyet-dinh.docx"
    issue(decided, "award-decision", decision, IssueFields())
    assert "chưa phát hành từ sổ" not in sentences(decided)
    papers.save(decided, "award-decision", decision, own)
    words = {"kể từ ngày ký": "kể từ ngày 03 tháng 7 năm 2026", "Bế Quốc Dũng": "Bế Quốc Dụng"}
    take_back(decided, "award-decision", decision, IssueFields(), changed(own, tmp_path / "da-sua.docx", words))
    extract = papers.document(decided, "award-extract", EXTRACT)
    text = docx_text(extract).replace("\u00a0", " ")
    assert "kể từ ngày 03 tháng 7 năm 2026" in text
    assert "kể từ ngày ký" not in text
    assert "Số: 15/QĐ-SNgV" in text
    assert extract.copied is not None
    assert extract.copied.letterhead.copied_as == "TRÍCH SAO"
    assert [block.lead for block in extract.body if isinstance(block, Paragraph) and block.lead] == [
        block.lead
        for block in papers.document(decided, "award-decision", decision).body
        if isinstance(block, Paragraph) and block.lead
    ]
    row = row_of(decided, "3")
    assert row[:2] == (3, "Bế Quốc Dụng")


def test_an_extract_has_title_bases_and_recipients_as_they_came_back_from_word(decided: Book, tmp_path: Path) -> None:
    own = tmp_path / "quyet-dinh.docx"
    papers.save(decided, "award-decision", {"round": "2026-H1"}, own)
    words = {
        "Về việc tặng Giấy khen": "Về việc khen thưởng sơ kết",
        "Theo đề nghị của": "Xét đề nghị của",
        "Như Điều": "Các cá nhân tại Điều",
    }
    take_back(
        decided, "award-decision", {"round": "2026-H1"}, IssueFields(), changed(own, tmp_path / "da-sua.docx", words)
    )
    extract = papers.document(decided, "award-extract", EXTRACT)
    text = docx_text(extract).replace("\u00a0", " ")
    for before, after in words.items():
        assert after in text
        assert before not in text.replace(after, "")
    assert extract.titles is not None
    assert extract.titles.subject.startswith("Về việc khen thưởng sơ kết")
    # Each part once, in its place.
    order = ("GIÁM ĐỐC SỞ NGOẠI VỤ", "Căn cứ Luật", "Xét đề nghị của", "QUYẾT ĐỊNH:", "Điều 1.", "Nơi nhận:", "(Đã ký)")
    places = [text.index(part) for part in order]
    assert places == sorted(places)
    assert text.count("GIÁM ĐỐC SỞ NGOẠI VỤ") == text.count("QUYẾT ĐỊNH:") == 1


def test_number_day_and_signer_of_an_extract_are_those_of_the_copy(decided: Book) -> None:
    issue(decided, "award-decision", {"round": "2026-H1"}, IssueFields())
    fields = IssueFields("03", date(2026, 7, 6), "Lộc Thị Mai", signer_title="KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC")
    issued = issue(decided, "award-extract", EXTRACT, fields)
    paper = from_json(issued_paper(decided, issued.only_id("issued_paper")).content)
    assert (number_of(paper), date_of(paper), signer_of(paper)) == ("03/TrS-SNgV", date(2026, 7, 6), "Lộc Thị Mai")
    assert paper.letterhead is not None
    assert paper.letterhead.number_text == "Số: 15/QĐ-SNgV"
    assert paper.closing.right is not None
    assert paper.closing.right.name == "Nông Văn Hải"


def test_who_was_taken_out_of_the_decision_in_word_has_no_extract(decided: Book, tmp_path: Path) -> None:
    own, edited = tmp_path / "quyet-dinh.docx", tmp_path / "da-sua.docx"
    papers.save(decided, "award-decision", {"round": "2026-H1"}, own)
    without(own, edited, "Bế Quốc Dũng")
    take_back(decided, "award-decision", {"round": "2026-H1"}, IssueFields(), edited)
    with refused(decided, InvalidRecord, "không có dòng của “Bế Quốc Dũng”"):
        papers.document(decided, "award-extract", EXTRACT)
    papers.document(decided, "award-extract", {"award": "2"})


def test_those_below_a_row_taken_out_in_word_have_their_row_with_its_new_number(decided: Book, tmp_path: Path) -> None:
    own, edited = tmp_path / "quyet-dinh.docx", tmp_path / "da-sua.docx"
    papers.save(decided, "award-decision", {"round": "2026-H1"}, own)
    before = row_of(decided, "3")
    without(own, edited, "Lộc Thị Đào")
    take_back(decided, "award-decision", {"round": "2026-H1"}, IssueFields(), edited)
    with refused(decided, InvalidRecord, "không có dòng của “Lộc Thị Đào”"):
        papers.document(decided, "award-extract", {"award": "2"})
    assert row_of(decided, "3") == (2, *before[1:])


def test_the_last_issued_version_is_copied_whatever_it_was_issued_for(decided: Book, tmp_path: Path) -> None:
    own, edited = tmp_path / "quyet-dinh.docx", tmp_path / "da-sua.docx"

    def take_back_saying(words: str, options: Options) -> None:
        papers.save(decided, "award-decision", options, own)
        changed(own, edited, {"kể từ ngày ký": words})
        take_back(decided, "award-decision", options, IssueFields(), edited)

    def extract() -> str:
        return docx_text(papers.document(decided, "award-extract", EXTRACT)).replace("\u00a0", " ")

    take_back_saying("kể từ ngày mai", {"round": "2026-H1"})
    issue(decided, "award-decision", {"round": "2026-H1"}, IssueFields())
    assert "kể từ ngày ký" in extract()
    take_back_saying("kể từ ngày kia", {"round": "2026-H1", "decision": "1"})
    assert "kể từ ngày kia" in extract()


LISTED = (
    ("1", "Vi Văn Tú", "Chuyên viên", "Văn phòng", ""),
    ("2", "Vi Văn Tú", "", "Phòng Lãnh sự", ""),
    ("3", "Đặng Ngọc Ánh", "", "Phòng Lãnh sự", ""),
)


def listed(*rows: tuple[str, ...]) -> IssuedDecision:
    """Return a decision on the people of LISTED, with these rows in the Word file."""
    columns = (TableColumn("TT", 12, Align.CENTER, CellKind.ORDINAL), *(TableColumn(title, 40) for title in "abcd"))
    table = Table(columns, tuple(BodyRow((int(row[0]), *row[1:])) for row in LISTED))
    paper = Document(
        Metadata("a", "b"),
        letterhead=None,
        titles=None,
        body=(),
        closing=Closing(),
        annexes=(Section(titles=None, body=(table,)),),
    )
    return IssuedDecision(paper, rows)


@pytest.mark.parametrize(
    ("place", "rows", "signed"),
    [
        # What is written into an empty cell is not written into the others.
        (3, (*LISTED[:2], (*LISTED[2][:4], "Dẫn đầu")), (3, *LISTED[2][1:4], "Dẫn đầu")),
        # Of two of the same name each has the row of its unit.
        (2, (("1", *LISTED[1][1:]), ("2", *LISTED[2][1:])), (1, *LISTED[1][1:])),
        (1, (("1", *LISTED[1][1:]), ("2", *LISTED[2][1:])), None),
        # A name that was mended is that of the row most like it.
        (3, (*LISTED[:2], ("3", "Đặng Ngọc Anh", *LISTED[2][2:])), (3, "Đặng Ngọc Anh", *LISTED[2][2:])),
        (3, (*LISTED[:2], ("3", "Hà Bích", *LISTED[2][2:])), None),
    ],
)
def test_a_row_is_that_of_the_word_file(
    place: int, rows: tuple[tuple[str, ...], ...], signed: tuple[Value, ...] | None
) -> None:
    name = LISTED[place - 1][1]
    if signed is None:
        with pytest.raises(InvalidRecord, match="không có dòng của"):
            listed(*rows).naming(place, name)
        return
    paper, number, signed_name = listed(*rows).naming(place, name)
    (table,) = (block for block in paper.annexes[0].body if isinstance(block, Table))
    assert (number, signed_name, table.rows) == (signed[0], signed[1], (BodyRow(signed),))


@pytest.mark.parametrize(
    ("level", "who"),
    [
        (AwardLevel.PROVINCE, "do Chủ tịch UBND tỉnh Lạng Sơn quyết định"),
        (AwardLevel.GOVERNMENT, "do Thủ tướng Chính phủ quyết định"),
        (AwardLevel.MINISTRY, "do cấp bộ quyết định"),
    ],
)
def test_a_decision_of_another_level_has_no_paper_of_ours_and_is_named_by_who_made_it(
    book: Book, level: AwardLevel, who: str
) -> None:
    office_unit = unit(book, "Văn phòng")
    review_round(book, "2026-H1")
    day = date(2026, 8, 1)
    fields = DecisionFields("Tặng Bằng khen", "99/QĐ", day, round_code="2026-H1", level=level)
    save_decision(book, None, fields, [collective(book, office_unit)])
    for kind in ("award-extract", "award-cancellation"):
        with refused(book, InvalidRecord, who):
            papers.document(book, kind, {"award": "1"})


def test_certificate_print_and_check_know_that_the_decision_came_back_from_word(decided: Book, tmp_path: Path) -> None:
    (decision_id,) = (int(str(row[0])) for row in rows_of(decided, "decision", "id"))
    by_id = {"decision": str(decision_id)}
    in_word = "đã phát hành (bản 1, đã sửa bằng Word)"

    def of_certificates() -> str:
        return " ".join(finding.sentence for finding in certificates.checked(decided, decision_id))

    def of_decision() -> str:
        return " ".join(remark.sentence for remark in checks.remarks(decided, "award-decision", by_id))

    own = tmp_path / "quyet-dinh.docx"
    papers.save(decided, "award-decision", by_id, own)
    assert in_word not in of_certificates() + of_decision()
    edited = changed(own, tmp_path / "da-sua.docx", {"Bế Quốc Dũng": "Bế Quốc Dụng"})
    take_back(decided, "award-decision", by_id, IssueFields(), edited)
    says = f"“Bế Quốc Dũng”: quyết định {in_word} ghi “Bế Quốc Dụng”, giấy in theo sổ"
    assert says in of_certificates()
    assert "“Lộc Thị Đào”: quyết định" not in of_certificates()
    # Whether the round is asked for, or its decision.
    for options in (by_id, {"round": "2026-H1"}):
        assert f"Văn bản này {in_word}" in papers.render(decided, "award-decision", options, "pdf").note, options
    assert f"Văn bản này {in_word}" in of_decision()
    assert "Bản 1 đã phát hành là bản đã sửa bằng Word" in next_issue(decided, "award-decision", by_id).warning
    issue(decided, "award-decision", by_id, IssueFields())
    assert next_issue(decided, "award-decision", by_id).warning == ""
    assert "sửa bằng Word" not in of_certificates() + of_decision()
