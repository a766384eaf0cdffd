"""A unit's minutes and request: the nominees it has on record, under its own name and head."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.cli import main
from desktop_app.domain.council.unit_reviews import UnitReviewFields, UnitVote
from desktop_app.domain.errors import InvalidRecord, UsageError
from desktop_app.domain.law.judging.findings import Finding, Rule, Weight
from desktop_app.domain.rounds.states import NominationState
from desktop_app.papers.document.model import (
    BodyRow,
    Document,
    LegalBases,
    Paragraph,
    Recipients,
    SignatureBlock,
    Table,
)
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import Book, opened
from desktop_app.services.council.unit_reviews import review_of_unit, save_unit_review, unit_review
from desktop_app.services.keeping.history import undo
from desktop_app.services.keeping.trash import put_in_trash, restore
from desktop_app.services.papers import papers
from desktop_app.services.papers.checks import remarks
from desktop_app.services.papers.choices import paper_options
from desktop_app.services.papers.issued import IssueFields, issue
from desktop_app.services.papers.kinds.options import DATED
from desktop_app.services.rounds.checks import ReasonRequired, check_round
from desktop_app.services.rounds.nomination_acts import move
from tests.books import BookIds, book_in, collective, fill, individual, person, refused, year_without_day
from tests.papers.reading import docx_text

KINDS = ["unit-minutes", "unit-request"]


def of_unit(unit: int, code: str = "2026-H1") -> dict[str, str]:
    return {"round": code, "unit": str(unit)}


def table_of(paper: Document) -> Table:
    """Return the only table of minutes, or that of the list which a request has with it."""
    (table,) = (block for section in paper.sections for block in section.body if isinstance(block, Table))
    return table


def nominees_of(paper: Document) -> list[str]:
    table = table_of(paper)
    return [str(row.values[1]).split("\n")[0] for row in table.rows if isinstance(row, BodyRow)]


@pytest.mark.parametrize("kind", KINDS)
def test_it_names_the_complete_nominations_of_the_unit_only(book: Book, filled: BookIds, kind: str) -> None:
    paper = papers.document(book, kind, of_unit(filled.office_unit))
    assert nominees_of(paper) == ["Nông Thị Lan"]
    # Đặng Ngọc Ánh of the same division is a draft still.
    assert nominees_of(papers.document(book, kind, of_unit(filled.division))) == ["Phòng Quản lý biên giới"]
    # Whom the Council refuses later was asked for: minutes and request of a unit named 02 people and 01 of one round.
    with book.store.work("Không đạt") as work:
        work.update("nomination", filled.of_lan, {"state": NominationState.FAILED.value})
    assert nominees_of(papers.document(book, kind, of_unit(filled.office_unit))) == ["Nông Thị Lan"]
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
    titles = papers.document(book, "unit-request", of_unit(filled.office_unit)).titles
    assert titles is not None
    assert (titles.type_name, titles.subject[:30]) == ("TỜ TRÌNH", "Về việc đề nghị tặng Giấy khen")
    assert (of_division.capacity_lines, of_division.name) == (("TRƯỞNG PHÒNG",), "Đặng Ngọc Ánh")
    assert (of_office.capacity_lines, of_office.name) == (("THỦ TRƯỞNG ĐƠN VỊ",), "")


def test_the_request_is_based_on_the_law_of_its_day_and_on_the_units_meeting(book: Book, filled: BookIds) -> None:
    options = {**of_unit(filled.division), DATED: "2026-06-20"}
    asked = papers.document(book, "unit-request", options)
    (bases,) = (block.lines for block in asked.body if isinstance(block, LegalBases))
    assert bases[0].startswith("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022")
    assert not any("họp bình xét" in basis for basis in bases)
    held = UnitReviewFields("2026-H1", filled.division, date(2026, 6, 16))
    save_unit_review(book, None, held)
    asked = papers.document(book, "unit-request", options)
    (bases,) = (block.lines for block in asked.body if isinstance(block, LegalBases))
    assert (
        bases[-1].replace("\u00a0", " ")
        == "Xét kết quả họp bình xét của Phòng Quản lý biên giới ngày 16 tháng 6 năm 2026."
    )


def test_a_unit_files_its_papers_itself_and_only_a_centre_has_a_van_thu(book: Book, filled: BookIds) -> None:
    division, centre, room = (of_unit(unit) for unit in (filled.division, filled.centre, filled.office_unit))
    collective(book, filled.centre)
    for kind, options, filed in (
        ("unit-request", division, ("Như trên", "Lưu: Phòng Quản lý biên giới")),
        ("unit-minutes", division, ("Lưu: Phòng Quản lý biên giới, Hồ sơ",)),
        ("unit-request", centre, ("Như trên", "Lưu: VT")),
        ("unit-minutes", room, ("Lưu: VT, VP, Hồ sơ",)),
    ):
        paper = papers.document(book, kind, options)
        closing, letterhead = paper.closing, paper.letterhead
        assert letterhead is not None
        # The book knows the letters of the Văn phòng alone.
        code = "VP" if options == room else "…"
        assert letterhead.number_text.split() == ["Số:", f"/{'TTr' if kind == 'unit-request' else 'BB'}-{code}"]
        assert Recipients(filed) in (closing.left, closing.below)
        assert [remark for remark in remarks(book, kind, options) if "thiếu dòng" in remark.sentence] == []


def test_what_only_the_unit_knows_is_left_as_dots_and_told(book: Book, filled: BookIds) -> None:
    options = of_unit(filled.office_unit)
    paper = papers.document(book, "unit-minutes", options)
    dots = "…" * 15
    text = docx_text(paper).replace("\u00a0", " ")
    for sentence in (
        f"Vào hồi …… giờ …… phút, ngày     tháng     năm {year_without_day(2026)}, tại {dots}, Văn phòng tổ chức họp.",
        f"Cuộc họp do {dots} làm chủ tọa; {dots} làm thư ký.",
        f"của đơn vị: 01 người; có mặt: …… người; vắng mặt: {dots}.",
    ):
        assert sentence in text
    left, right = paper.closing.left, paper.closing.right
    assert isinstance(left, SignatureBlock)
    assert right is not None
    assert (left.capacity_lines, left.hint) == (("THƯ KÝ",), "(Ký, ghi rõ họ tên)")
    assert (right.capacity_lines, right.hint) == (("CHỦ TỌA",), "(Ký, ghi rõ họ tên)")
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
        "Vào hồi 08 giờ 00 phút, ngày 10 tháng 6 năm 2026, tại Phòng họp Văn phòng, Văn phòng tổ chức họp.",
        "Cuộc họp do Hứa Văn Ước làm chủ tọa; bà Nông Thị Lan - Chuyên viên làm thư ký.",
        "01 người; có mặt: 01 người; vắng mặt: không.",
        "Nhất trí với báo cáo thành tích.",
        "kết thúc vào 09 giờ 15 phút cùng ngày",
    ):
        assert sentence in text
    assert not [block for block in paper.body if isinstance(block, Paragraph) and block.dotted]
    left, right = paper.closing.left, paper.closing.right
    assert isinstance(left, SignatureBlock)
    assert right is not None
    assert (left.name, left.hint, right.name, right.hint) == ("Nông Thị Lan", "", "Hứa Văn Ước", "")
    # The request needs nothing of it.
    assert nominees_of(papers.document(book, "unit-request", of_unit(filled.office_unit))) == ["Nông Thị Lan"]


def votes_of(paper: Document) -> list[tuple[object, ...]]:
    return [row.values[3:] for row in table_of(paper).rows if isinstance(row, BodyRow)]


def test_the_minutes_print_the_votes_of_the_unit_and_the_check_tells_those_that_are_missing_or_too_few(
    book: Book, filled: BookIds
) -> None:
    other = individual(book, person(book, "Triệu Thị Én", filled.office_unit, "Nhân viên"))
    options = of_unit(filled.office_unit)
    held = UnitReviewFields("2026-H1", filled.office_unit, date(2026, 6, 10), present=7)
    review = save_unit_review(book, None, replace(held, votes=(UnitVote(filled.of_lan, 5, 1),))).only_id("unit_review")
    paper = papers.document(book, "unit-minutes", options)
    assert dict(zip(nominees_of(paper), votes_of(paper), strict=True)) == {
        "Nông Thị Lan": (5, 1, 1, "71,43%"),
        "Triệu Thị Én": (None, None, None, ""),
    }
    assert "Chưa ghi kết quả biểu quyết của đơn vị đối với: Triệu Thị Én." in note_of(book, options)
    votes = (UnitVote(filled.of_lan, 5, 1), UnitVote(other, 3, 4))
    save_unit_review(book, review, replace(held, votes=votes))
    assert unit_review(book, review).votes == votes
    # Three of seven are not more than half: told by the paper, and by the checks of the round, which ask for a reason.
    article = "Quy chế thi đua, khen thưởng của cơ quan"
    assert f"Triệu Thị Én: 3/7 đồng ý, chưa đạt trên 50 % số người dự họp ({article})." in note_of(book, options)
    findings = {checked.id: of_votes(checked.findings) for checked in check_round(book, "2026-H1").nominations}
    sentence = "Họp bình xét của đơn vị ngày 10/06/2026: 3/7 đồng ý, bằng 42,86 %; cần trên 50 % số người dự họp."
    assert (findings[filled.of_lan], findings[other]) == ([], [(sentence, Weight.FAILED)])
    assert findings[filled.of_division] == [("Chưa ghi cuộc họp bình xét của đơn vị.", Weight.MISSING)]
    with refused(book, ReasonRequired, "3/7 đồng ý"):
        move(book, [other], NominationState.SUBMITTED)
    undo(book)
    findings = {checked.id: of_votes(checked.findings) for checked in check_round(book, "2026-H1").nominations}
    untold = "Cuộc họp bình xét của đơn vị ngày 10/06/2026 chưa ghi kết quả biểu quyết."
    assert findings[other] == [(untold, Weight.MISSING)]


def test_a_request_has_its_list_by_the_form_of_the_guidance_with_the_share_of_the_units_vote(
    book: Book, filled: BookIds
) -> None:
    other = individual(book, person(book, "Triệu Thị Én", filled.office_unit, "Nhân viên"))
    options = of_unit(filled.office_unit)
    held = UnitReviewFields("2026-H1", filled.office_unit, date(2026, 6, 10), present=7)
    review = save_unit_review(book, None, replace(held, votes=(UnitVote(filled.of_lan, 5, 1),))).only_id("unit_review")
    request = papers.document(book, "unit-request", options)
    (annex,) = request.annexes
    form = papers.document(book, "review-guidance", {"round": "2026-H1"}).annexes[0]
    (blank,) = form.body
    assert isinstance(blank, Table)
    assert [column.title for column in table_of(request).columns] == [column.title for column in blank.columns]
    rows = [row.values for row in table_of(request).rows if isinstance(row, BodyRow)]
    assert [(row[1], row[5]) for row in rows] == [("Nông Thị Lan", "5/7 (71,43%)"), ("Triệu Thị Én", "")]
    assert annex.titles is not None
    assert annex.titles.attached_to.replace("\u00a0", " ").startswith("(Kèm theo Tờ trình số")
    assert annex.closing.lines == ("Tổng cộng: 02 cá nhân./.",)
    assert "cho 02 cá nhân (có danh sách kèm theo)." in docx_text(request).replace("\u00a0", " ")
    # The check tells whose vote is missing, or too small, as it does of the minutes.
    assert "Chưa ghi kết quả biểu quyết của đơn vị đối với: Triệu Thị Én." in remarks_on_request(book, options)
    votes = (UnitVote(filled.of_lan, 5, 1), UnitVote(other, 3, 4))
    save_unit_review(book, review, replace(held, votes=votes))
    assert "Triệu Thị Én: 3/7 đồng ý, chưa đạt" in remarks_on_request(book, options)


def remarks_on_request(book: Book, options: dict[str, str]) -> str:
    return " ".join(remark.sentence for remark in remarks(book, "unit-request", options))


def test_the_minutes_name_who_passed_and_how_many_had_to_agree(book: Book, filled: BookIds) -> None:
    options = of_unit(filled.office_unit)
    other = individual(book, person(book, "Triệu Thị Én", filled.office_unit, "Nhân viên"))
    held = UnitReviewFields("2026-H1", filled.office_unit, date(2026, 6, 10), present=2, absent="không")
    review = save_unit_review(book, None, held).only_id("unit_review")
    assert conclusion(book, options) == (
        "Cuộc họp thống nhất đề nghị cấp có thẩm quyền tặng Giấy khen 6 tháng đầu năm 2026 theo loại hình "
        "phong trào thi đua (chuyên đề) đối với các trường hợp có đủ tỷ lệ đồng ý nêu trên."
    )
    votes = (UnitVote(filled.of_lan, 2), UnitVote(other, 1, 1))
    save_unit_review(book, review, replace(held, votes=votes))
    assert conclusion(book, options) == (
        "Cuộc họp thống nhất đề nghị cấp có thẩm quyền tặng Giấy khen 6 tháng đầu năm 2026 theo loại hình "
        "phong trào thi đua (chuyên đề) đối với 01 cá nhân được 100% số người dự họp đồng ý: Nông Thị Lan. "
        "Không đề nghị do không đủ tỷ lệ đồng ý: Triệu Thị Én."
    )


def conclusion(book: Book, options: dict[str, str]) -> str:
    paragraphs = [
        block for block in papers.document(book, "unit-minutes", options).body if isinstance(block, Paragraph)
    ]
    return paragraphs[-2].text.replace("\u00a0", " ")


def minutes_text(book: Book, options: dict[str, str]) -> str:
    return docx_text(papers.document(book, "unit-minutes", options)).replace("\u00a0", " ")


def test_minutes_whose_numbers_of_people_disagree_do_not_print_them_all_and_the_check_says_so(
    book: Book, filled: BookIds
) -> None:
    options = of_unit(filled.office_unit)
    for name in ("Triệu Thị Én", "Lộc Văn Yến"):
        person(book, name, filled.office_unit, "Nhân viên")
    held = UnitReviewFields("2026-H1", filled.office_unit, date(2026, 6, 10), present=1, absent="Triệu Thị Én (nghỉ)")
    review = save_unit_review(book, None, held).only_id("unit_review")
    total, untrue = (
        "của đơn vị: 03 người;",
        "theo sổ đơn vị có 03 người, nhưng ghi có mặt 01 người, vắng mặt: Triệu Thị",
    )
    assert untrue in note_of(book, options)
    assert total not in minutes_text(book, options)
    for absent in ("Triệu Thị Én (nghỉ, có phép), Lộc Văn Yến", "Triệu Thị Én, nghỉ; Lộc Văn Yến, đi công tác"):
        save_unit_review(book, review, replace(held, absent=absent))
        assert "theo sổ đơn vị có" not in note_of(book, options)
        assert total in minutes_text(book, options)
    save_unit_review(book, review, replace(held, absent=""))
    assert "ai vắng mặt, lý do" in note_of(book, options)


def test_the_minutes_take_nobody_for_another_whose_name_differs_by_accents(book: Book, filled: BookIds) -> None:
    for name, position in (("Lê Thị Hà", "Phó Trưởng phòng"), ("Lê Thị Hạ", "Chuyên viên")):
        person(book, name, filled.office_unit, position)
    held = UnitReviewFields("2026-H1", filled.office_unit, date(2026, 6, 10), chair="Lê Thị Hà", secretary="Lê Thị Hạ")
    review = save_unit_review(book, None, held).only_id("unit_review")
    text = minutes_text(book, of_unit(filled.office_unit))
    assert "Lê Thị Hà - Phó Trưởng phòng" in text
    assert "Lê Thị Hạ - Chuyên viên" in text
    person(book, "Lê Thị Hạ", filled.office_unit, "Văn thư")
    save_unit_review(book, review, held)
    assert "Lê Thị Hạ làm thư ký" in minutes_text(book, of_unit(filled.office_unit))


def of_votes(findings: Iterable[Finding]) -> list[tuple[str, Weight]]:
    return [(finding.sentence, finding.weight) for finding in findings if finding.rule is Rule.UNIT_VOTE]


def note_of(book: Book, options: dict[str, str]) -> str:
    return " ".join(remark.sentence for remark in remarks(book, "unit-minutes", options))


@pytest.mark.parametrize(
    ("votes", "sentence"),
    [
        ([(1, 6, 2)], "Đồng ý và không đồng ý cộng lại là 8, nhiều hơn số người có mặt (7)."),
        ([(1, 0, 0)], "Ghi số người đồng ý hoặc không đồng ý"),
        ([(1, 4, 0), (1, 5, 0)], "Một đề nghị có hai kết quả biểu quyết."),
        ([(2, 4, 0)], "không phải là đề nghị của đơn vị này trong đợt sơ kết 6 tháng đầu năm 2026."),
    ],
)
def test_votes_that_cannot_be_are_refused(
    book: Book, filled: BookIds, votes: list[tuple[int, int, int]], sentence: str
) -> None:
    held = UnitReviewFields("2026-H1", filled.office_unit, date(2026, 6, 10), present=7)
    with refused(book, InvalidRecord, sentence):
        save_unit_review(book, None, replace(held, votes=tuple(UnitVote(*vote) for vote in votes)))


def test_what_the_meeting_lacks_is_told(book: Book, filled: BookIds) -> None:
    save_unit_review(book, None, UnitReviewFields("2026-H1", filled.division, date(2026, 6, 10), "8h"))
    options = of_unit(filled.division)
    paper = papers.document(book, "unit-minutes", options)
    assert "Vào hồi 08 giờ 00 phút, ngày 10 tháng 6 năm 2026, tại ……" in docx_text(paper).replace("\u00a0", " ")
    meeting, votes, *_ = (remark.sentence for remark in remarks(book, "unit-minutes", options))
    lacking = "giờ kết thúc; địa điểm; chủ trì; thư ký; số người có mặt; thảo luận"
    assert meeting == f"Cuộc họp chưa ghi: {lacking}."
    assert votes.startswith("Chưa ghi kết quả")


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
    of_lan = filled.of_lan
    assert main([*typed, "--date", "2026-06-10", "--place", "Phòng họp", "--vote", f"{of_lan}=4-1"]) == 0
    assert main([*typed, "--date", "2026-06-10", "--vote", f"{of_lan}=5"]) == 0
    with opened(folder) as book:
        fields = review_of_unit(book, "2026-H1", filled.office_unit)
    held = UnitReviewFields("2026-H1", filled.office_unit, date(2026, 6, 10), "08:00", place="Phòng họp")
    assert fields == replace(held, votes=(UnitVote(of_lan, 5),))
    assert main([*typed, "--date", "2026-06-10", "--vote", f"{of_lan}:5"]) == 2
    assert "không phải kết quả biểu quyết" in capsys.readouterr().err
    assert main([*typed, "--date", "2026-06-10", "--vote", f"{of_lan}=0"]) == 0
    with opened(folder) as book:
        assert review_of_unit(book, "2026-H1", filled.office_unit) == held


def test_who_is_counted_among_those_that_voted_on_him_is_told(book: Book, filled: BookIds) -> None:
    options = of_unit(filled.office_unit)
    person(book, "Triệu Thị Én", filled.office_unit, "Nhân viên")
    held = UnitReviewFields("2026-H1", filled.office_unit, date(2026, 6, 10), present=2)
    review = save_unit_review(book, None, replace(held, votes=(UnitVote(filled.of_lan, 2),))).only_id("unit_review")
    own = "gồm cả phiếu của chính người được xét: Nông Thị Lan."
    assert own in note_of(book, options)
    # Left open, or away, she is not among them.
    for changes in ({"votes": (UnitVote(filled.of_lan, 1),)}, {"absent": "Nông Thị Lan (đi học)"}):
        votes = (UnitVote(filled.of_lan, 2),)
        save_unit_review(book, review, replace(held, **{"votes": votes, **changes}))  # type: ignore[arg-type]
        assert own not in note_of(book, options)
    # The minutes say who is the one without an opinion.
    alone = "từng trường hợp (Nông Thị Lan không biểu quyết đối với bản thân), kết quả"
    assert alone not in docx_text(papers.document(book, "unit-minutes", options)).replace("\u00a0", " ")
    inferred = "Biên bản ghi sẵn Nông Thị Lan không biểu quyết đối với bản thân: sổ chỉ ghi số phiếu"
    assert inferred not in note_of(book, options)
    save_unit_review(book, review, replace(held, votes=(UnitVote(filled.of_lan, 1),)))
    assert alone in docx_text(papers.document(book, "unit-minutes", options)).replace("\u00a0", " ")
    # Whose vote is missing the book does not say: it is a guess that the clerk looks over.
    assert inferred in note_of(book, options)


def test_a_request_without_somebody_whom_the_unit_reviewed_is_told_of(book: Book, filled: BookIds) -> None:
    # Who was put on hold since was left out of it, and counted in the minutes, without a word.
    other = individual(book, person(book, "Lộc Thị Hoa", filled.office_unit, "Chuyên viên"))
    voted = tuple(UnitVote(row_id, 5, 0) for row_id in (filled.of_lan, other))
    fields = UnitReviewFields("2026-H1", filled.office_unit, date(2026, 6, 3), present=5, votes=voted)
    save_unit_review(book, None, fields)
    move(book, (other,), NominationState.HELD, "Chờ xác minh")
    left = "Đơn vị đã bình xét mà văn bản không có: “Lộc Thị Hoa” (tạm hoãn)."
    sentences = {kind: [r.sentence for r in remarks(book, kind, of_unit(filled.office_unit))] for kind in KINDS}
    assert left in sentences["unit-request"]
    assert left not in sentences["unit-minutes"]
