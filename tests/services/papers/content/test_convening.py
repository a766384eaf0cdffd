"""What sets up and convenes the Council, made from a real book and read back: it says what is recorded, no more."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.domain.council.councils import CouncilFields, CouncilRole, MemberFields
from desktop_app.domain.errors import InvalidRecord, UsageError
from desktop_app.papers.document.model import Paragraph, SignatureBlock, Table
from desktop_app.papers.document.numbered import number_of
from desktop_app.papers.kinds.council.opinion_sheet import OPINION_SHEET, OpinionSheetData, build
from desktop_app.papers.parts.council import CouncilMember
from desktop_app.papers.parts.office import Issuer
from desktop_app.services.book import Book
from desktop_app.services.council.councils import council, save_council
from desktop_app.services.council.sessions import save_session, session
from desktop_app.services.council.vote_tallies import record_unanimous
from desktop_app.services.keeping import history
from desktop_app.services.office.offices import change_office, office
from desktop_app.services.papers import papers
from desktop_app.services.papers.checks import remarks
from desktop_app.services.papers.content.council import session_record
from desktop_app.services.papers.house_style.wordings import worded
from desktop_app.services.papers.issued import IssueFields, issue
from desktop_app.services.papers.kinds.options import DATED
from tests.books import BookIds, person, refused, unit
from tests.papers.reading import bodies, body_paragraphs, docx_text
from tests.services.meetings import meeting

ROUND = {"round": "2026-H1"}
MEMBERS = (
    MemberFields("Vương Thị Ánh Tuyết", CouncilRole.CHAIR, "Giám đốc Sở"),
    MemberFields("Lộc Văn Tú", CouncilRole.SECRETARY, "Chuyên viên Văn phòng"),
)


def set_up(book: Book, number: str = "", decided_on: date | None = None, *members: MemberFields) -> int:
    fields = CouncilFields(decision_number=number, decided_on=decided_on)
    return save_council(book, None, fields, [(None, member) for member in members or MEMBERS]).only_id("council")


def sentences(book: Book, kind: str, options: dict[str, str]) -> list[str]:
    return [remark.sentence for remark in remarks(book, kind, options)]


def test_the_decision_names_the_members_in_office_on_its_day(book: Book) -> None:
    late = MemberFields("Nông Văn Bình", post_title="Trưởng phòng", from_date=date(2026, 9, 1))
    council_id = set_up(book, "45/QĐ-SNgV", date(2026, 3, 10), *reversed(MEMBERS), late)
    paper = papers.document(book, "council-decision", {"council": str(council_id)})
    (table,) = (block for block in paper.body if isinstance(block, Table))
    assert [row.values for row in table.rows] == [  # type: ignore[union-attr]
        (1, "Vương Thị Ánh Tuyết", "Giám đốc Sở", "Chủ tịch"),
        (2, "Lộc Văn Tú", "Chuyên viên Văn phòng", "Thư ký"),
    ]
    text = docx_text(paper).replace("\u00a0", " ")
    assert "gồm 02 thành viên có tên sau đây:" in text
    assert paper.letterhead is not None
    assert paper.letterhead.number_text == "Số: 45/QĐ-SNgV"
    assert "ngày\u00a010 tháng\u00a03 năm\u00a02026" in paper.letterhead.place_date


@pytest.mark.parametrize("recorded", ["Giám đốc, Lãnh đạo Sở", "Giám đốc Sở"])
def test_who_leads_the_office_has_no_unit_of_leaders_in_the_post(book: Book, recorded: str) -> None:
    leaders = unit(book, "Lãnh đạo Sở")
    chair = MemberFields("Lộc Thị Yến", CouncilRole.CHAIR, recorded, person(book, "Lộc Thị Yến", leaders, "Giám đốc"))
    council_id = set_up(book, "45/QĐ-SNgV", date(2026, 3, 10), chair, MEMBERS[1])
    paper = papers.document(book, "council-decision", {"council": str(council_id)})
    (listed,) = bodies(paper)
    assert listed[0] == (1, "Lộc Thị Yến", "Giám đốc Sở", "Chủ tịch")


@pytest.mark.parametrize(("until", "is_told"), [(date(2026, 5, 31), False), (date(2025, 12, 31), True)])
def test_what_set_a_council_up_does_not_tell_that_the_next_one_took_over(
    book: Book, until: date, is_told: bool
) -> None:
    fields = CouncilFields(decision_number="30/QĐ-SNgV", decided_on=date(2025, 2, 10), valid_from=date(2025, 2, 10))
    first = save_council(book, None, replace(fields, valid_to=until), [(None, MEMBERS[0])]).only_id("council")
    options = {"council": str(first)}
    words = f"đến ngày {until:%d}/{until.month}/{until.year}"
    assert words in docx_text(papers.document(book, "council-decision", options)).replace("\u00a0", " ")
    after = replace(fields, decision_number="77/QĐ-SNgV", decided_on=until, valid_from=until + timedelta(days=1))
    save_council(book, None, after, [(None, MEMBERS[0])])
    text = docx_text(papers.document(book, "council-decision", options)).replace("\u00a0", " ")
    assert "Hội đồng hoạt động từ ngày 10/02/2025" in text
    assert (words in text) is is_told


def test_its_law_signer_and_predecessor_are_those_of_its_day(book: Book) -> None:
    first = set_up(book, "18/QĐ-SNgV", date(2022, 2, 17))
    set_up(book, "45/QĐ-SNgV", date(2026, 3, 10))
    change_office(book, replace(office(book), signer_name="Vương Thị Ánh Tuyết"))
    change_office(book, replace(office(book), valid_from=date(2026, 1, 1), signer_name="Nông Văn Bình"))
    new, old = (papers.document(book, "council-decision", options) for options in ({}, {"council": str(first)}))
    assert "152/2025/NĐ-CP" in docx_text(new)
    assert "91/2017/NĐ-CP" not in docx_text(new)
    assert "91/2017/NĐ-CP" in docx_text(old)
    assert "thay thế Quyết định số 18/QĐ-SNgV ngày 17 tháng 02 năm 2022" in docx_text(new).replace("\u00a0", " ")
    assert "thay thế" not in docx_text(old)
    assert new.closing.right is not None
    assert new.closing.right.name == "Nông Văn Bình"
    assert old.closing.right is not None
    assert old.closing.right.name == "Vương Thị Ánh Tuyết"


def test_the_check_tells_of_a_council_without_a_secretary_or_of_another_body(book: Book) -> None:
    council_id = set_up(book, "45/QĐ-SNgV", date(2026, 3, 10), MEMBERS[0])
    stored = council(book, council_id)
    fields = replace(stored.fields, issuing_body="Chủ tịch UBND tỉnh")
    save_council(book, council_id, fields, [(member.id, member.fields) for member in stored.members])
    notes = [words for words in sentences(book, "council-decision", {}) if "Hội đồng" in words]
    assert notes == ["Hội đồng chưa có Thư ký.", "Sổ ghi Hội đồng này do Chủ tịch UBND tỉnh thành lập."]


def test_the_number_it_was_issued_with_is_recorded_on_the_council_and_undone_with_it(book: Book) -> None:
    council_id = set_up(book)
    options = {"council": str(council_id)}
    assert number_of(papers.document(book, "council-decision", options)) == ""
    issue(book, "council-decision", options, IssueFields("45", date(2026, 3, 10)))
    fields = council(book, council_id).fields
    assert (fields.decision_number, fields.decided_on) == ("45/QĐ-SNgV", date(2026, 3, 10))
    with refused(book, InvalidRecord, "mang số 45/QĐ-SNgV theo bản ghi"):
        issue(book, "council-decision", options, IssueFields("46", date(2026, 3, 11)))
    history.undo(book)
    assert (council(book, council_id).fields.decision_number, council(book, council_id).fields.decided_on) == ("", None)


def test_without_a_council_or_of_an_unknown_one_there_is_no_decision(book: Book) -> None:
    with refused(book, InvalidRecord, "Sổ chưa có Hội đồng nào."):
        papers.document(book, "council-decision", {})
    set_up(book)
    with pytest.raises(UsageError, match="Không có Hội đồng mã số “99”"):
        papers.document(book, "council-decision", {"council": "99"})


def called(book: Book, filled: BookIds, **changes: object) -> int:
    held = meeting(book, members=4, nominations=(filled.of_lan, filled.of_division))
    save_session(book, held.id, replace(held.fields, **changes), held.attendance(written={2: "nghỉ ốm"}))  # type: ignore[arg-type]
    return held.id


def test_an_invitation_tells_hour_place_and_agenda_as_they_are_recorded(book: Book, filled: BookIds) -> None:
    called(book, filled, started_at="8h30", place="Phòng họp Sở", guests="Đại diện Công đoàn",
           opinions_by=date(2026, 7, 1))  # fmt: skip
    paper = papers.document(book, "council-invitation", ROUND)
    text = docx_text(paper).replace("\u00a0", " ")
    for sentence in (
        "Thời gian: 08 giờ 30 phút, ngày 02 tháng 7 năm 2026 (thứ Năm).",
        "Địa điểm: Phòng họp Sở.",
        "Chủ trì: Thành viên 1, Trưởng phòng, Chủ tịch Hội đồng.",
        "đối với 01 tập thể và 01 cá nhân",
        "Mời cùng dự (không tham gia biểu quyết): Đại diện Công đoàn.",
        "gửi ý kiến bằng văn bản chậm nhất ngày 01 tháng 7 năm 2026.",
        "thành lập theo Quyết định số 45/QĐ-SNgV ngày 10 tháng 3 năm 2021",
    ):
        assert sentence in text
    assert isinstance(paper.closing.right, SignatureBlock)
    assert paper.closing.right.capacity_lines == ("TM. HỘI ĐỒNG", "CHỦ TỊCH")
    assert not any("giờ họp" in words for words in sentences(book, "council-invitation", ROUND))


def test_what_is_not_recorded_is_left_as_dots_and_told(book: Book, filled: BookIds) -> None:
    called(book, filled)
    paper = papers.document(book, "council-invitation", ROUND)
    lines = [block for block in paper.body if isinstance(block, Paragraph)]
    assert [line.text for line in lines if line.dotted] == ["Địa điểm:"]
    assert any(line.text.startswith("Thời gian: …… giờ …… phút, ngày") for line in lines)
    assert "Chưa ghi: giờ họp; địa điểm; hạn gửi ý kiến bằng văn bản." in sentences(book, "council-invitation", ROUND)
    assert "chậm nhất" not in docx_text(paper)


def test_a_member_asked_in_writing_gets_a_sheet_with_every_nominee(book: Book, filled: BookIds) -> None:
    called(book, filled, opinions_by=date(2026, 7, 1))
    paper = papers.document(book, "opinion-sheet", ROUND)
    assert [section.name for section in paper.sections] == ["Thành viên 3"]
    (table,) = (block for block in paper.body if isinstance(block, Table))
    assert len(table.rows) == 2
    text = " ".join(body_paragraphs(paper))
    assert "nghỉ ốm" in text
    assert "chậm nhất ngày 01 tháng 7 năm 2026" in text.replace("\u00a0", " ")
    assert "đối với bản thân" not in text
    assert "đánh dấu cả hai ô là không hợp lệ" in text
    assert not any(words.startswith("Chưa ghi") for words in sentences(book, "opinion-sheet", ROUND))


def test_who_is_asked_in_writing_gives_no_opinion_on_himself(book: Book, filled: BookIds) -> None:
    held = meeting(book, members=4, nominations=(filled.of_lan, filled.of_division))
    asked = CouncilMember("nông thị  LAN", "Chuyên viên, Văn phòng", absent="nghỉ ốm", in_writing=True)
    candidates = tuple(vote.nominee for vote in session_record(book, ROUND).votes)
    day, council = held.fields.held_on, Issuer("", "Hội đồng", "", "Lạng Sơn")
    data = OpinionSheetData(council, "năm 2026", day, candidates, (asked,))
    sheet = worded(book, build, data, OPINION_SHEET, day)
    (table,) = (block for block in sheet.body if isinstance(block, Table))
    marks = {row.values[1].partition("\n")[0]: row.values[3:] for row in table.rows}  # type: ignore[union-attr]
    assert marks == {"Nông Thị Lan": ("–", "–"), "Phòng Quản lý biên giới": ("", "")}
    assert "Ông (bà) không cho ý kiến đối với bản thân (TT\u00a02)." in " ".join(body_paragraphs(sheet))
    addressed = worded(book, build, replace(data, members=(replace(asked, address="Bà"),)), OPINION_SHEET, day)
    assert "Bà không cho ý kiến đối với bản thân (TT\u00a02)." in " ".join(body_paragraphs(addressed))
    assert "ông (bà)" not in docx_text(addressed).casefold()


def test_a_sheet_without_a_name_is_told_of(book: Book, filled: BookIds) -> None:
    meeting(book, nominations=(filled.of_lan,))
    paper = papers.document(book, "opinion-sheet", ROUND)
    assert any(isinstance(block, Paragraph) and block.dotted and "Kính gửi" in block.text for block in paper.body)
    note = "Chưa ghi: thành viên cho ý kiến bằng văn bản (điểm danh); hạn gửi ý kiến bằng văn bản."
    assert note in sentences(book, "opinion-sheet", ROUND)


def test_where_all_voted_in_the_room_the_check_says_that_no_sheet_is_needed(book: Book, filled: BookIds) -> None:
    held = meeting(book, members=4, nominations=(filled.of_lan,))
    record_unanimous(book, held.id)
    needless = (
        "Hội đồng đã biểu quyết, 04/04 thành viên có mặt, không ai cho ý kiến bằng văn bản: không cần phiếu lấy ý kiến."
    )
    found_sentences = sentences(book, "opinion-sheet", ROUND)
    assert needless in found_sentences
    assert not any(words.startswith("Chưa ghi") for words in found_sentences)
    save_session(book, held.id, held.fields, held.attendance(written={2: "nghỉ ốm"}))
    assert "không cần phiếu" not in str(sentences(book, "opinion-sheet", ROUND))


def test_without_nominations_there_is_no_sheet(book: Book, filled: BookIds) -> None:
    del filled
    meeting(book)
    with refused(book, InvalidRecord, "Chưa có trường hợp nào để lấy ý kiến."):
        papers.document(book, "opinion-sheet", ROUND)


@pytest.mark.parametrize("kind", ["council-invitation", "opinion-sheet"])
def test_what_goes_out_before_a_session_is_of_a_day_before_it_was_held(book: Book, filled: BookIds, kind: str) -> None:
    """A name of the office, a post and a wording that came with the day of the session are not known before it."""
    held_on = date(2026, 7, 2)
    change_office(book, replace(office(book), name="Sở Ngoại vụ cũ"))
    change_office(book, replace(office(book), name="Sở Ngoại vụ mới", valid_from=held_on))

    def named_and_said(**changes: object) -> tuple[bool, str]:
        fields = session(book, session_id).fields
        save_session(book, session_id, replace(fields, **changes), attendance)  # type: ignore[arg-type]
        letterhead = papers.document(book, kind, ROUND).letterhead
        assert letterhead is not None
        sentence = next(words for words in sentences(book, kind, ROUND) if "người ký theo ngày" in words)
        return "SỞ NGOẠI VỤ CŨ" in " ".join(letterhead.parent_lines), sentence

    held = meeting(book, members=4, nominations=(filled.of_lan,))
    session_id, attendance = held.id, held.attendance(written={2: "nghỉ ốm"})
    is_old, sentence = named_and_said()
    assert (is_old, "theo ngày 01/07/2026 (ngày trước ngày họp Hội đồng)" in sentence) == (True, True)
    is_old, sentence = named_and_said(opinions_by=date(2026, 6, 29))
    assert (is_old, "theo ngày 29/06/2026 (hạn gửi ý kiến bằng văn bản)" in sentence) == (True, True)
    issue(book, "council-invitation", ROUND, IssueFields("4/GM-HĐTĐKT", date(2026, 6, 25)))
    _, sentence = named_and_said()
    of_invitation = "theo ngày 25/06/2026 (ngày giấy mời)" in sentence
    assert of_invitation is (kind == "opinion-sheet")
    # The minutes are of the day itself.
    minutes = papers.document(book, "minutes", ROUND).letterhead
    assert minutes is not None
    assert "SỞ NGOẠI VỤ MỚI" in " ".join(minutes.parent_lines)


def test_a_sheet_for_a_session_is_not_of_the_day_of_another_session_s_invitation(book: Book, filled: BookIds) -> None:
    first = meeting(book, members=4, nominations=(filled.of_lan,), held_on=date(2026, 6, 20))
    issue(book, "council-invitation", ROUND, IssueFields("4/GM-HĐTĐKT", date(2026, 6, 15)))
    later = replace(first.fields, held_on=date(2026, 7, 20))
    save_session(book, None, later, nominations=(filled.of_division,))
    issue(book, "council-invitation", ROUND, IssueFields("9/GM-HĐTĐKT", date(2026, 7, 12)))

    def of_day(options: dict[str, str]) -> str:
        return next(words for words in sentences(book, "opinion-sheet", options) if "người ký theo ngày" in words)

    assert "theo ngày 15/06/2026 (ngày giấy mời)" in of_day(ROUND | {"session": str(first.id)})
    assert "theo ngày 12/07/2026 (ngày giấy mời)" in of_day(ROUND)


def test_opinions_cannot_come_after_the_session(book: Book, filled: BookIds) -> None:
    session_id = called(book, filled)
    before = session(book, session_id).fields
    with refused(book, InvalidRecord, "Hạn gửi ý kiến bằng văn bản không được sau ngày họp."):
        save_session(book, session_id, replace(before, opinions_by=date(2026, 7, 3)))
    assert session(book, session_id).fields == before


def test_opinions_asked_for_by_a_day_that_is_over_are_told_of(book: Book, filled: BookIds) -> None:
    held_on = date.today() + timedelta(days=9)
    held = meeting(book, members=4, nominations=(filled.of_lan,), held_on=held_on)
    note = "đã qua vào ngày của văn bản"
    for by, is_over in ((date.today() - timedelta(days=1), True), (date.today(), False)):
        fields = replace(held.fields, opinions_by=by)
        save_session(book, held.id, fields, held.attendance(written={2: "nghỉ ốm"}))
        for kind in ("council-invitation", "opinion-sheet"):
            assert (note in str(sentences(book, kind, {"round": "2026-H1"}))) is is_over
    dated = {"round": "2026-H1", DATED: (date.today() + timedelta(days=1)).isoformat()}
    assert note in str(sentences(book, "council-invitation", dated))
