"""Papers about what two sessions of the Council voted on: each case by its own last vote, the minutes of both cited."""

from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from desktop_app.domain.council.votes import Votes
from desktop_app.domain.vocabulary import CommendationType
from desktop_app.papers.document.as_text import as_json
from desktop_app.services.book import Book
from desktop_app.services.council.sessions import save_session
from desktop_app.services.council.vote_tallies import record_votes
from desktop_app.services.papers import papers
from desktop_app.services.papers.checks import remarks
from desktop_app.services.papers.kinds.options import DATED
from tests.books import BookIds, person
from tests.services.judging import decide, propose
from tests.services.meetings import DAY, Meeting, meeting

ROUND: Final = "2026-H1"
SECOND: Final = date(2026, 7, 9)
AFTER: Final = date(2026, 7, 15)
FIRST_MINUTES: Final = "Biên bản số 03/BB-HĐTĐKT ngày 02 tháng 7 năm 2026"
BOTH_MINUTES: Final = f"{FIRST_MINUTES} và Biên bản số 04/BB-HĐTĐKT ngày 09 tháng 7 năm 2026"


def printed(book: Book, kind: str, day: date = AFTER, **options: str) -> str:
    """Return the words of a paper of the round on a day."""
    paper = papers.document(book, kind, {"round": ROUND, DATED: day.isoformat(), **options})
    return as_json(paper).replace("\N{NO-BREAK SPACE}", " ")


def held(book: Book, first: Meeting, again: list[int]) -> int:
    """Return a second session of the Council of the first, on these nominations."""
    fields = replace(first.fields, held_on=SECOND, number="04/BB-HĐTĐKT")
    return save_session(book, None, fields, nominations=again).only_id("council_session")


@pytest.fixture
def first(book: Book, filled: BookIds) -> Meeting:
    """A session of ten, one in writing: all but one agreed to the division, half of them to the woman."""
    opened = meeting(book, members=10, nominations=[filled.of_lan, filled.of_division])
    session = replace(opened, fields=replace(opened.fields, number="03/BB-HĐTĐKT"))
    save_session(book, session.id, session.fields, session.attendance(written={9: "đi công tác"}))
    record_votes(
        book, session.id, {filled.of_lan: Votes(10, 10, 10, 5, 5), filled.of_division: Votes(10, 10, 10, 9, 1)}
    )
    return session


def test_papers_on_what_two_sessions_voted_on_cite_both(book: Book, filled: BookIds, first: Meeting) -> None:
    # Only the later one was cited, as if it had voted on all; without votes on all, nothing was said of the votes.
    record_votes(book, held(book, first, [filled.of_lan]), {filled.of_lan: Votes(10, 10, 10, 8, 2)})
    submission = printed(book, "submission")
    assert f"tại {BOTH_MINUTES}" in submission
    assert "đã họp ngày 02 tháng 7 năm 2026 và ngày 09 tháng 7 năm 2026, xét và biểu quyết" in submission
    in_writing = "Tại phiên họp ngày 02 tháng 7 năm 2026, 01 thành viên Hội đồng vắng mặt cho ý kiến bằng văn bản."
    assert in_writing in submission
    assert "tỷ lệ đồng ý từ 80% tổng số thành viên Hội đồng trở lên" in submission
    assert "không đạt tỷ lệ" not in submission
    assert "(Có các biên bản họp và danh sách kèm theo)" in submission
    assert f"tại {BOTH_MINUTES}" in printed(book, "award-decision")
    listed = printed(book, "nomination-list")
    assert "9/10 (90%)" in listed
    assert "8/10 (80%)" in listed


def test_what_the_second_session_did_not_find_for_either_is_told_with_the_minutes_of_the_first(
    book: Book, filled: BookIds, first: Meeting
) -> None:
    record_votes(book, held(book, first, [filled.of_lan]), {filled.of_lan: Votes(10, 10, 10, 4, 6)})
    submission = printed(book, "submission")
    assert f"tại {FIRST_MINUTES}" in submission
    assert "04/BB-HĐTĐKT" not in submission
    assert "Trong số 01 tập thể và 01 cá nhân Hội đồng xét, 01 cá nhân không đạt tỷ lệ biểu quyết" in submission


def test_a_paper_of_a_day_before_the_second_session_tells_of_the_first_alone(
    book: Book, filled: BookIds, first: Meeting
) -> None:
    record_votes(book, held(book, first, [filled.of_lan]), {filled.of_lan: Votes(10, 10, 10, 8, 2)})
    assert "5/10 (50%)" in printed(book, "nomination-list", DAY)
    assert "04/BB-HĐTĐKT" not in printed(book, "submission", DAY)


def test_the_checks_of_a_session_tell_of_no_other(book: Book, filled: BookIds, first: Meeting) -> None:
    # The minutes of a show of hands were told of the tellers of the session before.
    fields = replace(first.fields, tellers=("Nông Thị Lan", "Thành viên 2"))
    save_session(book, first.id, fields, first.attendance(written={9: "đi công tác"}))
    second = held(book, first, [filled.of_division])
    record_votes(book, second, {filled.of_division: Votes(10, 10, 10, 9, 1)})
    save_session(book, second, replace(first.fields, held_on=SECOND, number="04/BB-HĐTĐKT"))

    def sentences(session: int) -> str:
        options = {"round": ROUND, "session": str(session)}
        return " ".join(remark.sentence for remark in remarks(book, "minutes", options))

    assert "ở trong Ban kiểm phiếu ngày 02/07/2026" in sentences(first.id)
    assert "Ban kiểm phiếu" not in sentences(second)


def test_a_submission_is_compared_with_the_decision_on_whom_it_proposes(
    book: Book, filled: BookIds, first: Meeting
) -> None:
    # It was said to come after the decision on somebody else.
    record_votes(book, first.id, {filled.of_lan: Votes(10, 10, 10, 9, 1)})
    decide(book, ROUND, [filled.of_lan], "15/QĐ-SNgV", DAY)
    options = {"round": ROUND, DATED: AFTER.isoformat()}
    assert "Đợt đã có quyết định" in " ".join(r.sentence for r in remarks(book, "submission", options))
    guest = person(book, "Lộc Thị Hoa", filled.office_unit, "Chuyên viên")
    propose(book, ROUND, guest, "certificate_of_merit", commendation_type=CommendationType.EXTERNAL)
    options["type"] = "external"
    assert "Đợt đã có quyết định" not in " ".join(r.sentence for r in remarks(book, "submission", options))


def test_members_who_came_after_the_decision_that_the_minutes_cite_are_told_of(book: Book, filled: BookIds) -> None:
    # The minutes said that the decision set up a Council with people who are not in it.
    held_with = meeting(book, members=3, nominations=[filled.of_lan], first=date(2026, 1, 1))
    options = {"round": ROUND, "session": str(held_with.id)}
    since = "Thành viên mới giữ chức danh trong Hội đồng sau Quyết định số 45/QĐ-SNgV thành lập Hội đồng"
    assert since in " ".join(remark.sentence for remark in remarks(book, "minutes", options))


def test_typed_words_of_the_minutes_end_with_a_full_stop(book: Book, first: Meeting) -> None:
    save_session(book, first.id, replace(first.fields, discussion="Hội đồng thống nhất"), first.attendance())
    assert "Hội đồng thống nhất." in printed(book, "minutes")
