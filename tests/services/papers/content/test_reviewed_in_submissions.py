"""What a tờ trình says the Council reviewed is what it voted on, also of who was put on hold since."""

from desktop_app.domain.rounds.states import NominationState
from desktop_app.papers.document.as_text import as_json
from desktop_app.services.book import Book
from desktop_app.services.council.vote_tallies import record_unanimous
from desktop_app.services.papers import papers
from desktop_app.services.papers.checks import remarks
from desktop_app.services.rounds.nomination_acts import move
from tests.books import BookIds
from tests.services.meetings import meeting

ROUND = {"round": "2026-H1"}


def test_who_was_put_on_hold_after_the_vote_is_told_beside_those_proposed(book: Book, filled: BookIds) -> None:
    nominations = (filled.of_lan, filled.of_division)
    record_unanimous(book, meeting(book, nominations=nominations).id, nominations)
    put_off = "01 tập thể Hội đồng xét, đạt tỷ lệ biểu quyết, tạm thời chưa đề nghị."
    assert "tạm thời chưa đề nghị" not in as_json(papers.document(book, "submission", ROUND))
    move(book, (filled.of_division,), NominationState.HELD, "Chờ kết luận kiểm tra")
    paper = as_json(papers.document(book, "submission", ROUND)).replace("\N{NO-BREAK SPACE}", " ")
    assert put_off in paper


def test_who_was_put_on_hold_after_the_vote_is_not_said_to_be_left_out_of_the_councils_papers(
    book: Book, filled: BookIds
) -> None:
    nominations = (filled.of_lan, filled.of_division)
    record_unanimous(book, meeting(book, nominations=nominations).id, nominations)
    move(book, (filled.of_division,), NominationState.HELD, "Chờ kết luận kiểm tra")
    sentence = "1 đề nghị đang tạm hoãn, không có trong văn bản."
    for kind, is_left_out in (("minutes", False), ("vote-count", False), ("ballot", False), ("submission", True)):
        assert (sentence in [remark.sentence for remark in remarks(book, kind, ROUND)]) is is_left_out, kind
