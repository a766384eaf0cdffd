"""The papers of the Council, made from a real book and read back."""

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

import docx
import pypdf
import pytest
from sqlalchemy import event

from desktop_app.domain.council.councils import (
    AttendanceFields,
    CouncilFields,
    CouncilRole,
    MemberFields,
    Presence,
    SessionFields,
)
from desktop_app.domain.council.votes import Votes
from desktop_app.domain.errors import InvalidRecord, UsageError
from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.papers import PaperFormat, write
from desktop_app.papers.document.model import Document
from desktop_app.services.book import Book
from desktop_app.services.council.councils import council, save_council
from desktop_app.services.council.sessions import save_session
from desktop_app.services.council.vote_tallies import record_unanimous, record_votes
from desktop_app.services.keeping.history import undo
from desktop_app.services.office.people import save_person
from desktop_app.services.papers import papers
from desktop_app.services.papers.chains.read import chain_of_nomination
from desktop_app.services.papers.content.council import (
    ballot_note,
    ballot_paper,
    minutes_note,
    minutes_paper,
    session_record,
    vote_count_note,
    vote_count_paper,
)
from desktop_app.services.rounds.nominations import change_nomination, nomination
from tests.books import BookIds, dump, individual, person, refused, rows_of
from tests.papers.reading import bodies, body_paragraphs
from tests.services.meetings import Meeting, meeting

ROUND = {"round": "2026-H1"}
KINDS = ["minutes", "vote-count", "ballot"]


def words_of(paper: Document) -> str:
    stream = io.BytesIO()
    write(paper, PaperFormat.PDF, stream)
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(stream).pages).split())


def voted(book: Book, filled: BookIds) -> Meeting:
    """A session of four, one away and one in writing, that turns one of two nominees down."""
    opened_session = meeting(book, members=4, nominations=(filled.of_lan, filled.of_division))
    fields = replace(
        opened_session.fields,
        started_at="8h",
        ended_at="9h15",
        place="Phòng họp Sở",
        secretary="Lộc Văn Tú",
        tellers=("Thành viên 2", "Thành viên 4"),
        guests="Đại diện Công đoàn",
        discussion="Trao đổi kỹ về từng trường hợp.",
        conclusion="Giao Văn phòng hoàn thiện hồ sơ.",
        number="3",
    )
    save_session(
        book, opened_session.id, fields, opened_session.attendance(absent={1: "đi học"}, written={2: "nghỉ ốm"})
    )
    counted = {filled.of_lan: Votes(3, 3, 3, 3), filled.of_division: Votes(3, 3, 2, 1, 1)}
    record_votes(book, opened_session.id, counted)
    return replace(opened_session, fields=fields)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("format", ["pdf", "docx", "xlsx"])
def test_every_paper_of_the_council_is_made_in_every_format(
    book: Book, filled: BookIds, kind: str, format: str
) -> None:
    voted(book, filled)
    before = dump(book)
    paper = papers.render(book, kind, ROUND, format)
    assert paper.file_name.endswith(f"2026-H1.{format}")
    assert paper.content[:4] == (b"%PDF" if format == "pdf" else b"PK\x03\x04")
    assert dump(book) == before


def test_the_minutes_tell_what_is_on_record(book: Book, filled: BookIds) -> None:
    voted(book, filled)
    paper = minutes_paper(book, ROUND)
    text = words_of(paper)
    for sentence in (
        "SỞ NGOẠI VỤ TỈNH LẠNG SƠN",
        "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG",
        "03/BB-HĐTĐKT",
        "08 giờ 00 phút, ngày 02 tháng 7 năm 2026",
        "Quyết định số 45/QĐ-SNgV ngày 10 tháng 3 năm 2021 của Giám đốc Sở Ngoại vụ",
        "Tổng số thành viên Hội đồng: 04; có mặt: 02; vắng mặt: 02 (Thành viên 2: đi học; Thành viên 3: nghỉ ốm)",
        "; thành viên vắng mặt cho ý kiến bằng văn bản: Thành viên 3.",
        "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
        "Ban kiểm phiếu gồm Thành viên 2 (Trưởng ban), Thành viên 4 (Ủy viên).",
        "Kết quả theo Biên bản kiểm phiếu ngày 02 tháng 7 năm 2026:",
        "Chủ trì: Thành viên 1, Trưởng phòng, Chủ tịch Hội đồng.",
        "Thư ký: Lộc Văn Tú.",
        "Khách mời (không tham gia biểu quyết): Đại diện Công đoàn.",
        "bỏ phiếu kín",
        "Tham gia biểu quyết: 03 thành viên (02 phiếu kín tại phiên họp và 01 ý kiến bằng văn bản của thành viên vắng",
        "từ 70% tổng số thành viên Hội đồng trở lên",
        "Trao đổi kỹ về từng trường hợp.",
        "Không đủ tỷ lệ đồng ý: Phòng Quản lý biên giới.",
        "Giao Văn phòng hoàn thiện hồ sơ.",
        "09 giờ 15 phút",
    ):
        assert sentence in text
    members, results = bodies(paper)
    assert [row[-1] for row in members] == ["", "Vắng: đi học", "Vắng: nghỉ ốm; có ý kiến bằng văn bản", ""]
    assert [row[3:] for row in results] == [(1, 1, 0, "25%", "Không đạt"), (3, 0, 0, "75%", "Đạt")]


def test_a_typed_reason_for_an_exception_is_printed_for_the_council(book: Book, filled: BookIds) -> None:
    voted(book, filled)
    entered = nomination(book, filled.of_lan).fields
    change_nomination(book, filled.of_lan, replace(entered, exception_reason="Mới công tác 5 tháng"))
    assert "- Nông Thị Lan: Mới công tác 5 tháng." in words_of(minutes_paper(book, ROUND))
    assert "Chuyên viên, Văn phòng (Mới công tác 5 tháng)" in words_of(ballot_paper(book, ROUND))


@pytest.mark.parametrize("hour", ["08:00", ""])
def test_the_count_says_at_which_session_it_was_and_no_hour_that_is_not_on_record(
    book: Book, filled: BookIds, hour: str
) -> None:
    held = voted(book, filled)
    with book.store.work("Giờ họp") as work:
        work.update("council_session", held.id, {"started_at": hour})
    *_, paragraph = (text for text in body_paragraphs(vote_count_paper(book, ROUND)) if "Ban kiểm phiếu gồm" in text)
    opening = "Tại phiên họp ngày 02 tháng 7 năm 2026, tại Phòng họp Sở, Hội đồng Thi đua - Khen thưởng (thành lập"
    assert paragraph.replace("\u00a0", " ").startswith(opening)
    assert paragraph.count("Hội đồng") == 1
    assert "giờ" not in " ".join(body_paragraphs(vote_count_paper(book, ROUND)))


def test_the_share_needed_is_told_with_its_article_and_what_nobody_compared_is_told(
    book: Book, filled: BookIds
) -> None:
    held = voted(book, filled)
    needed = "từ 70% tổng số thành viên Hội đồng trở lên (theo Quy chế làm việc của Hội đồng)"
    for paper in (minutes_paper(book, ROUND), vote_count_paper(book, ROUND)):
        assert needed in words_of(paper)
    unconfirmed = "Tỷ lệ cần đạt theo “Quy chế làm việc của Hội đồng”: chưa xác nhận theo quy định của tỉnh."
    assert unconfirmed in minutes_note(book, ROUND)
    with book.store.work("Điều khác") as work:
        where = "Nghị định 98/2023/NĐ-CP, Điều 30 khoản 7; Nghị định 152/2025/NĐ-CP, Điều 60 khoản 2"
        for (tally_id,) in rows_of(book, "vote_tally", "id", f"session_id = {held.id}"):
            work.update("vote_tally", int(str(tally_id)), {"article": where})
    cited = "(theo khoản 7 Điều 30 Nghị định số 98/2023/NĐ-CP; khoản 2 Điều 60 Nghị định số 152/2025/NĐ-CP)"
    assert cited in words_of(minutes_paper(book, ROUND))
    assert "Tỷ lệ cần đạt" not in minutes_note(book, ROUND)


def test_the_count_is_held_against_who_voted_on_himself_as_the_minutes_are(book: Book, filled: BookIds) -> None:
    held = meeting(book, members=6, nominations=(filled.of_lan,))
    with book.store.work("Người được xét là thành viên") as work:
        work.update("council_member", held.members[2], {"full_name": "Nông Thị Lan", "person_id": filled.lan})
    record_votes(book, held.id, {filled.of_lan: Votes(6, 6, 6, 6)})
    contradicted = "gồm cả phiếu của chính người được xét"
    assert contradicted in minutes_note(book, ROUND)
    assert contradicted in vote_count_note(book, ROUND)
    record_unanimous(book, held.id, [filled.of_lan])
    assert contradicted not in vote_count_note(book, ROUND)


def test_the_count_is_as_the_minutes(book: Book, filled: BookIds) -> None:
    voted(book, filled)
    paper = vote_count_paper(book, ROUND)
    (rows,) = bodies(paper)
    assert [row[:3] for row in rows] == [row[:3] for row in bodies(minutes_paper(book, ROUND))[1]]
    text = words_of(paper)
    assert ", tại Phòng họp Sở, Hội đồng Thi đua - Khen thưởng (thành lập theo " in text
    assert "Ban kiểm phiếu gồm: Thành viên 2 (Trưởng ban), Thành viên 4 (Ủy viên)." in text
    assert "có mặt: 02; vắng mặt: 02 (Thành viên 2: đi học; Thành viên 3: nghỉ ốm)" in text
    assert "phát ra: 03 (02 phiếu kín của thành viên có mặt và 01 phiếu lấy ý kiến bằng văn bản của" in text
    # The dossier tells the same numbers.
    council_steps = " ".join(step.text for step in chain_of_nomination(book, filled.of_lan).steps)
    assert "2/4 thành viên có mặt, 01 thành viên cho ý kiến bằng văn bản" in council_steps
    assert "(02 phiếu kín tại phiên họp và 01 ý kiến bằng văn bản của thành viên vắng mặt)" in council_steps
    assert "số phiếu hợp lệ: từ 02 đến 03 tùy trường hợp" in text


def test_there_is_a_ballot_for_each_who_is_present_and_nothing_tells_them_apart(book: Book, filled: BookIds) -> None:
    voted(book, filled)
    text = words_of(ballot_paper(book, ROUND))
    assert text.count("PHIẾU BẦU") == text.count("Nông Thị Lan") == text.count("Phòng Quản lý biên giới") == 2
    assert "Thành viên" not in text
    # Only who votes by ballot is told to leave his own row open: who is asked in writing has a sheet.
    set_up = CouncilFields(decision_number="46/QĐ-SNgV", decided_on=date(2026, 1, 5))
    members = [MemberFields("Lộc Thị Yến", CouncilRole.CHAIR), MemberFields("Nông Thị Lan")]
    council_id = save_council(book, None, set_up, [(None, member) for member in members]).only_id("council")
    chair, own = (member.id for member in council(book, council_id).members)
    for away, is_reminded in (((), True), ((Presence.WRITTEN, "đi công tác"), False)):
        attendance = [AttendanceFields(chair), AttendanceFields(own, *away)]
        fields = SessionFields("2026-H1", council_id, date(2026, 7, 3))
        session = save_session(book, None, fields, attendance, (filled.of_lan,)).only_id("council_session")
        ballots = ballot_paper(book, ROUND | {"session": str(session)})
        assert ("để trống dòng của mình (TT 1)" in words_of(ballots)) is is_reminded
        undo(book)


def test_before_the_vote_the_papers_leave_room_to_write(book: Book, filled: BookIds) -> None:
    meeting(book, nominations=(filled.of_lan,))
    (_, results) = bodies(minutes_paper(book, ROUND))
    assert [row[3:] for row in results] == [(None, None, None, "", "")]
    assert [row[3:] for row in bodies(vote_count_paper(book, ROUND))[0]] == [(None, None, None, None, "")]


def test_a_member_has_the_post_of_the_sessions_day(book: Book, filled: BookIds) -> None:
    held = [
        (None, PostFields(filled.division, "Chuyên viên", to_date=date(2026, 6, 30))),
        (None, PostFields(filled.division, "Phó Trưởng phòng", from_date=date(2026, 7, 1))),
    ]
    who = save_person(book, None, PersonFields("Lộc Thị Yến"), held).only_id("person")
    set_up = CouncilFields(decision_number="45/QĐ-SNgV", decided_on=date(2026, 1, 5))
    for recorded, in_june, in_july in (
        (
            "Phó Trưởng phòng Quản lý biên giới",
            "Chuyên viên, Phòng Quản lý biên giới",
            "Phó Trưởng phòng Quản lý biên giới",
        ),
        ("Chủ tịch Công đoàn", "Chủ tịch Công đoàn", "Chủ tịch Công đoàn"),
    ):
        member = MemberFields("Lộc Thị Yến", CouncilRole.CHAIR, recorded, who)
        council_id = save_council(book, None, set_up, [(None, member)]).only_id("council")
        for day, post in ((date(2026, 6, 30), in_june), (date(2026, 7, 2), in_july)):
            fields = SessionFields("2026-H1", council_id, day)
            session = save_session(book, None, fields, nominations=(filled.of_lan,)).only_id("council_session")
            table, _ = bodies(minutes_paper(book, ROUND | {"session": str(session)}))
            assert table[0][1:3] == ("Lộc Thị Yến", post)
            undo(book)
        # Among the nominees the same paper names the same post, whatever it was when she was proposed.
        of_member = individual(book, who)
        session = save_session(book, None, fields, nominations=(of_member,)).only_id("council_session")
        listed, voted_on = bodies(minutes_paper(book, ROUND | {"session": str(session)}))
        assert listed[0][2] == post
        assert str(voted_on[0][1]).endswith("Phó Trưởng phòng Quản lý biên giới")
        undo(book)
        undo(book)
        undo(book)


def test_a_member_whose_name_was_corrected_is_one_person_in_all_papers_of_a_session(
    book: Book, filled: BookIds
) -> None:
    who = person(book, "Trịnh Ngân", filled.division, "Chuyên viên")
    own = individual(book, who)
    held = meeting(book, members=3, nominations=(filled.of_lan, own))
    with book.store.work("Người được xét là thành viên") as work:
        work.update("council_member", held.members[2], {"full_name": "Trịnh Ngân", "person_id": who})
    save_session(
        book,
        held.id,
        replace(held.fields, secretary="Trịnh Ngân", tellers=("Trịnh Ngân", "Thành viên 2")),
        held.attendance(),
    )
    record_votes(book, held.id, {filled.of_lan: Votes(3, 3, 3, 3), own: Votes(3, 3, 3, 2, 0, 1)})
    (post,) = rows_of(book, "post", "id", f"person_id = {who}")
    save_person(
        book, who, PersonFields("Trịnh Thị Ngân"), [(int(str(post[0])), PostFields(filled.division, "Chuyên viên"))]
    )
    for kind in ("minutes", "vote-count", "council-invitation", "opinion-sheet"):
        text = words_of(papers.document(book, kind, ROUND))
        assert "Trịnh Thị Ngân" in text
        assert "Trịnh Ngân" not in text
    # Where she was decided on under the name of then, the session's papers keep it for the member, too.
    with book.store.work("Đã có quyết định dưới tên cũ") as work:
        work.update("nomination", own, {"nominee_name": "Trịnh Ngân"})
    for kind in ("minutes", "vote-count"):
        assert "Trịnh Thị Ngân" not in words_of(papers.document(book, kind, ROUND))


def test_another_session_is_asked_for_by_its_number(book: Book, filled: BookIds) -> None:
    first = voted(book, filled)
    later = replace(first.fields, held_on=date(2026, 7, 20), number="4")
    second = save_session(book, None, later).only_id("council_session")
    assert "04/BB-HĐTĐKT" in words_of(minutes_paper(book, ROUND))
    assert "03/BB-HĐTĐKT" in words_of(minutes_paper(book, ROUND | {"session": str(first.id)}))
    for strange in ("99", "đầu", str(-second)):
        with refused(book, UsageError, "không có phiên họp mã số"):
            minutes_paper(book, ROUND | {"session": strange})


@pytest.mark.parametrize("make", [minutes_paper, vote_count_paper, ballot_paper])
def test_a_round_without_a_session_gives_no_paper(
    book: Book, filled: BookIds, make: Callable[[Book, Mapping[str, str]], Document]
) -> None:
    with refused(book, InvalidRecord, "chưa có phiên họp nào"):
        make(book, ROUND)


@pytest.mark.parametrize("make", [vote_count_paper, ballot_paper])
def test_of_hands_there_is_nothing_to_count(
    book: Book, filled: BookIds, make: Callable[[Book, Mapping[str, str]], Document]
) -> None:
    opened_session = meeting(book, ballot=False, nominations=(filled.of_lan,))
    record_unanimous(book, opened_session.id)
    assert "biểu quyết bằng hình thức giơ tay" in words_of(minutes_paper(book, ROUND))
    with refused(book, InvalidRecord, "biểu quyết bằng giơ tay"):
        make(book, ROUND)


def test_notes_say_what_the_papers_lack(book: Book, filled: BookIds) -> None:
    opened_session = meeting(book, members=4, nominations=(filled.of_lan, filled.of_division))
    save_session(book, opened_session.id, opened_session.fields, opened_session.attendance(absent={2: "ốm", 3: "ốm"}))
    lacking, *findings = minutes_note(book, ROUND).split("\n")
    assert lacking == ("Chưa ghi: giờ bắt đầu; giờ kết thúc; địa điểm; thư ký; kết quả biểu quyết của 2 đề nghị.")
    assert findings[0].startswith("Có mặt 2/4 thành viên, cần ít nhất 3")
    assert "Ban kiểm phiếu (Trưởng ban và ít nhất một ủy viên)" in vote_count_note(book, ROUND)


def test_a_note_counts_complete_nominations_in_no_session(book: Book, filled: BookIds) -> None:
    opened_session = meeting(book, nominations=(filled.of_lan,))
    answer = "1 đề nghị đủ hồ sơ chưa được đưa ra phiên họp nào của Hội đồng."
    assert ballot_note(book, ROUND) == answer
    assert answer in minutes_note(book, ROUND)
    save_session(book, None, replace(opened_session.fields, held_on=date(2026, 7, 20)))
    assert ballot_note(book, ROUND | {"session": str(opened_session.id)}) == ""


def test_papers_that_lack_nothing_say_nothing(book: Book, filled: BookIds) -> None:
    vote = voted(book, filled)
    asked = vote.attendance(absent={1: "đi học"})
    record_votes(book, vote.id, dict.fromkeys((filled.of_lan, filled.of_division)))
    save_session(book, vote.id, vote.fields, asked)
    record_unanimous(book, vote.id)
    assert vote_count_note(book, ROUND) == ""
    # A count goes with the minutes of its session, and has no number of its own.
    assert "BB-HĐTĐKT" not in words_of(vote_count_paper(book, ROUND))
    chair = "Thành viên 1"
    who = f"Phiên họp chưa ghi chủ tọa ({chair}): biên bản lấy theo chức danh trong Hội đồng."
    assert who in minutes_note(book, ROUND).split("\n")
    save_session(book, vote.id, replace(vote.fields, chair=chair), asked)
    # Only what the form says by itself, which no record tells.
    assert minutes_note(book, ROUND) == (
        "Tỷ lệ cần đạt theo “Quy chế làm việc của Hội đồng”: chưa xác nhận theo quy định của tỉnh.\n"
        "Câu có sẵn mà sổ không ghi, đối chiếu với diễn biến cuộc họp trước khi ký: “Chủ tọa nêu đối tượng, điều kiện, "
        "tiêu chuẩn khen thưởng quy định tại”; “Thư ký báo cáo hồ sơ và tóm tắt thành tích của từng trường hợp”."
    )


def test_word_has_the_same_names_and_shares(book: Book, filled: BookIds) -> None:
    voted(book, filled)
    made = docx.Document(io.BytesIO(papers.render(book, "minutes", ROUND, "docx").content))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    assert any("Nông Thị Lan" in cell for cell in cells)
    assert {"75%", "25%", "Đạt", "Không đạt"} <= set(cells)


def test_sixty_nominees_are_all_in_the_minutes(book: Book, filled: BookIds) -> None:
    nominees = [individual(book, person(book, f"Người Thứ {place}", filled.division)) for place in range(60)]
    opened_session = meeting(book, members=7, nominations=nominees)
    record_unanimous(book, opened_session.id)
    (_, results) = bodies(minutes_paper(book, ROUND))
    assert len(results) == 60
    assert {row[-1] for row in results} == {"Đạt"}


def test_the_sessions_of_a_round_are_read_once_for_the_chosen_one(book: Book, filled: BookIds) -> None:
    # They were read to choose among them, the chosen one by itself, and all of them to tell whether it is the latest.
    voted(book, filled)
    statements: list[str] = []
    event.listen(book.store.engine, "before_cursor_execute", lambda *asked: statements.append(asked[2]))
    session_record(book, ROUND)
    # Who was there is asked for the session, and for its votes.
    assert len([statement for statement in statements if "FROM attendance" in statement]) == 2
