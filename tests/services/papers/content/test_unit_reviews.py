"""A unit's minutes and request: the nominees it has on record, under its own name and head."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.cli import main
from desktop_app.domain.council.unit_reviews import UnitReviewFields
from desktop_app.domain.errors import InvalidRecord, UsageError
from desktop_app.papers.document.model import BodyRow, Document, Paragraph, SignatureBlock, Table
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import Book, opened
from desktop_app.services.council.unit_reviews import review_of_unit, save_unit_review
from desktop_app.services.keeping.trash import put_in_trash, restore
from desktop_app.services.papers import papers
from desktop_app.services.papers.checks import remarks
from desktop_app.services.papers.choices import paper_options
from desktop_app.services.papers.issued import IssueFields, issue
from tests.books import BookIds, book_in, fill, refused
from tests.papers.reading import docx_text

KINDS = ["unit-minutes", "unit-request"]


def of_unit(unit: int, code: str = "2026-H1") -> dict[str, str]:
    return {"round": code, "unit": str(unit)}


def nominees_of(paper: Document) -> list[str]:
    (table,) = (block for block in paper.body if isinstance(block, Table))
    return [str(row.values[1]).split("\n")[0] for row in table.rows if isinstance(row, BodyRow)]


@pytest.mark.parametrize("kind", KINDS)
def test_it_names_the_complete_nominations_of_the_unit_only(book: Book, filled: BookIds, kind: str) -> None:
    paper = papers.document(book, kind, of_unit(filled.office_unit))
    assert nominees_of(paper) == ["Nông Thị Lan"]
    # Đặng Ngọc Ánh of the same division is a draft still.
    assert nominees_of(papers.document(book, kind, of_unit(filled.division))) == ["Phòng Quản lý biên giới"]
    assert paper.letterhead is not None
    assert (paper.letterhead.parent_lines, paper.letterhead.issuing_lines) == (
        ("SỞ NGOẠI VỤ TỈNH LẠNG SƠN",),
        ("VĂN PHÒNG",),
    )


def test_the_request_is_signed_by_the_units_head_if_there_is_one(book: Book, filled: BookIds) -> None:
    of_division, of_office = (
        papers.document(book, "unit-request", of_unit(unit)).closing.right
        for unit in (filled.division, filled.office_unit)
    )
    assert of_division is not None
    assert of_office is not None
    assert (of_division.capacity_lines, of_division.name) == (("TRƯỞNG PHÒNG",), "Đặng Ngọc Ánh")
    assert (of_office.capacity_lines, of_office.name) == (("THỦ TRƯỞNG ĐƠN VỊ",), "")


def test_what_only_the_unit_knows_is_left_as_dots_and_told(book: Book, filled: BookIds) -> None:
    options = of_unit(filled.office_unit)
    paper = papers.document(book, "unit-minutes", options)
    dotted = [block.text for block in paper.body if isinstance(block, Paragraph) and block.dotted and block.text]
    assert dotted == ["Thời gian bắt đầu:", "Địa điểm:", "Chủ trì:", "Thư ký:", "Có mặt:", "Vắng mặt (họ tên, lý do):"]
    assert "của đơn vị: 01 người." in docx_text(paper)
    assert remarks(book, "unit-minutes", options)[0].sentence.startswith("Chưa ghi cuộc họp bình xét của đơn vị:")


@pytest.mark.parametrize("kind", KINDS)
def test_it_cites_the_letter_once_that_is_issued(book: Book, filled: BookIds, kind: str) -> None:
    options, remark_words = of_unit(filled.office_unit), "Chưa phát hành công văn hướng dẫn"
    assert remark_words in " ".join(remark.sentence for remark in remarks(book, kind, options))
    issue(book, "review-guidance", {"round": "2026-H1"}, IssueFields("88", date(2026, 5, 20)))
    text = docx_text(papers.document(book, kind, options)).replace("\u00a0", " ")
    assert "Thực hiện Công văn số 88/SNgV-VP ngày 20 tháng 5 năm 2026, Văn phòng" in text
    assert remark_words not in " ".join(remark.sentence for remark in remarks(book, kind, options))


@pytest.mark.parametrize("kind", KINDS)
def test_a_unit_without_nominations_is_refused_and_not_offered(book: Book, filled: BookIds, kind: str) -> None:
    with refused(book, InvalidRecord, "Trung tâm Thông tin chưa có đề nghị nào trong đợt xét."):
        papers.document(book, kind, of_unit(filled.centre))
    with refused(book, UsageError, "“x” không phải mã số đơn vị"):
        papers.document(book, kind, {"round": "2026-H1", "unit": "x"})
    option = paper_options(book, kind, {"round": "2026-H1"})[1]
    assert [choice.label for choice in option.choices] == [
        "Văn phòng (1 đề nghị)",
        "Phòng Quản lý biên giới (1 đề nghị)",
    ]


def test_the_minutes_tell_the_meeting_that_is_on_record(book: Book, filled: BookIds) -> None:
    fields = UnitReviewFields(
        "2026-H1",
        filled.office_unit,
        date(2026, 6, 10),
        "8h",
        "9h15",
        "Phòng họp Văn phòng",
        "Hứa Văn Ước",
        "Nông Thị Lan",
        1,
        discussion="Nhất trí với báo cáo thành tích.",
    )
    save_unit_review(book, None, fields)
    paper = papers.document(book, "unit-minutes", of_unit(filled.office_unit))
    text = docx_text(paper).replace("\u00a0", " ")
    for sentence in (
        "Thời gian bắt đầu: 08 giờ 00, ngày 10 tháng 6 năm 2026.",
        "Địa điểm: Phòng họp Văn phòng.",
        "Có mặt: 01 người.",
        "Vắng mặt (họ tên, lý do): không.",
        "Nhất trí với báo cáo thành tích.",
        "kết thúc vào 09 giờ 15 cùng ngày",
    ):
        assert sentence in text
    assert not [block for block in paper.body if isinstance(block, Paragraph) and block.dotted]
    left, right = paper.closing.left, paper.closing.right
    assert isinstance(left, SignatureBlock)
    assert right is not None
    assert (left.name, right.name) == ("Nông Thị Lan", "Hứa Văn Ước")
    # The request needs nothing of it.
    assert nominees_of(papers.document(book, "unit-request", of_unit(filled.office_unit))) == ["Nông Thị Lan"]


def test_what_the_meeting_lacks_is_told(book: Book, filled: BookIds) -> None:
    save_unit_review(book, None, UnitReviewFields("2026-H1", filled.division, date(2026, 6, 10), "8h"))
    options = of_unit(filled.division)
    paper = papers.document(book, "unit-minutes", options)
    dotted = [block.text for block in paper.body if isinstance(block, Paragraph) and block.dotted and block.text]
    assert dotted == ["Địa điểm:", "Chủ trì:", "Thư ký:", "Có mặt:", "Vắng mặt (họ tên, lý do):"]
    sentence = remarks(book, "unit-minutes", options)[0].sentence
    assert sentence.startswith(
        "Cuộc họp chưa ghi: giờ kết thúc; địa điểm; chủ trì; thư ký; số người có mặt; thảo luận. Kết quả biểu quyết"
    )


def test_a_unit_meets_once_for_a_round(book: Book, filled: BookIds) -> None:
    fields = UnitReviewFields("2026-H1", filled.division, date(2026, 6, 10))
    first = save_unit_review(book, None, fields).only_id("unit_review")
    sentence = "“Phòng Quản lý biên giới” đã có ghi một cuộc họp bình xét cho đợt này."
    with refused(book, InvalidRecord, sentence):
        save_unit_review(book, None, replace(fields, held_on=date(2026, 6, 11)))
    put_in_trash(book, "unit_review", [first])
    save_unit_review(book, None, fields)
    with refused(book, InvalidRecord, sentence):
        restore(book, "unit_review", [first])


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"started_at": "9h", "ended_at": "8h"}, "Giờ kết thúc phải sau giờ bắt đầu."),
        ({"started_at": "25h"}, "không phải là giờ"),
        ({"present": 0}, "Số người có mặt phải từ 1 trở lên."),
    ],
)
def test_a_meeting_that_cannot_be_is_refused(
    book: Book, filled: BookIds, changes: dict[str, object], sentence: str
) -> None:
    fields = UnitReviewFields("2026-H1", filled.division, date(2026, 6, 10))
    with refused(book, InvalidRecord, sentence):
        save_unit_review(book, None, replace(fields, **changes))  # type: ignore[arg-type]


def test_the_command_line_records_a_meeting_and_adds_to_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = DataFolder(tmp_path / "book")
    with book_in(folder.root) as book:
        filled = fill(book)
    typed = ["--data", str(folder.root), "unit-review", "set", "--round", "2026-H1", "--unit", "Văn phòng"]
    assert main([*typed, "--date", "2026-06-10", "--started-at", "8h"]) == 0
    assert main([*typed, "--date", "2026-06-10", "--place", "Phòng họp"]) == 0
    capsys.readouterr()
    with opened(folder) as book:
        fields = review_of_unit(book, "2026-H1", filled.office_unit)
    assert fields == UnitReviewFields("2026-H1", filled.office_unit, date(2026, 6, 10), "08:00", place="Phòng họp")
