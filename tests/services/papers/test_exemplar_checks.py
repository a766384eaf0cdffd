"""Remarks on the list of exemplars: on those on the list, and on nobody else."""

import pytest

from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.papers.checks import remarks
from desktop_app.services.papers.house_style.wordings import change_wording, wording_file
from desktop_app.services.papers.issued import IssueFields, issue
from desktop_app.services.papers.remarks import PaperRemark
from desktop_app.services.rounds.nomination_acts import SetForMany, set_for_many
from tests.books import BookIds
from tests.services.meetings import without_vote

PAPER, ROUND = "exemplar-list", {"round": "2026-H1"}


def mark(book: Book, *nominations: int, exemplar: bool = True) -> None:
    set_for_many(book, nominations, SetForMany(exemplar=exemplar))


def remarks_saying(book: Book, words: str, kind: str = PAPER) -> list[PaperRemark]:
    return [remark for remark in remarks(book, kind, ROUND) if words in remark.sentence]


def led_to(book: Book, remark: PaperRemark) -> list[int]:
    assert remark.query is not None
    lists.checked_query(remark.query)
    return [row.id for row in lists.everything(book, remark.query)]


def test_whoever_is_not_to_be_spread_is_not_missed(book: Book, filled: BookIds) -> None:
    mark(book, filled.of_lan)
    assert remarks_saying(book, "mà không có trong") == []
    assert remarks_saying(book, "Phòng Quản lý biên giới") == []


def test_only_drafts_of_models_are_left_out(book: Book, filled: BookIds) -> None:
    mark(book, filled.of_lan)
    assert remarks_saying(book, "còn là nháp") == []
    mark(book, filled.draft)
    (remark,) = remarks_saying(book, "còn là nháp")
    assert remark.sentence == "1 đề nghị còn là nháp, không có trong văn bản."
    assert led_to(book, remark) == [filled.draft]


def test_only_exemplars_need_a_description(book: Book, filled: BookIds) -> None:
    mark(book, filled.of_lan)
    with book.store.work("Bỏ tóm tắt") as work:
        for nomination_id in (filled.of_lan, filled.of_division):
            work.update("nomination", nomination_id, {"summary": "", "reason_line": ""})
    (remark,) = remarks_saying(book, "chưa có tóm tắt")
    assert led_to(book, remark) == [filled.of_lan]


@pytest.mark.parametrize("kind", ["nomination-list", "award-decision", "submission"])
def test_an_issued_list_of_models_is_held_against_the_models_of_the_round(
    book: Book, filled: BookIds, kind: str
) -> None:
    without_vote(book)
    mark(book, filled.of_lan)
    issue(book, PAPER, ROUND, IssueFields())
    assert remarks_saying(book, "đã phát hành", kind) == []
    mark(book, filled.of_division)
    mark(book, filled.of_lan, exemplar=False)
    of_list = f"Danh sách gương điển hình tiên tiến đề nghị nhân rộng {ROUND['round']}” đã phát hành (bản 1): "
    sentences = [entry.sentence.removeprefix(f"“{of_list}") for entry in remarks_saying(book, of_list, kind)]
    assert sentences == [
        "“Nông Thị Lan” có trong văn bản mà không có trong danh sách đề nghị nhân rộng của đợt.",
        "“Phòng Quản lý biên giới” có trong danh sách đề nghị nhân rộng mà không có trong văn bản.",
    ]


def test_an_issued_list_of_proposals_is_held_against_all_of_them(book: Book, filled: BookIds) -> None:
    without_vote(book)
    mark(book, filled.of_lan)
    issue(book, "nomination-list", ROUND, IssueFields())
    assert remarks_saying(book, "đã phát hành") == []


def test_the_words_of_the_list_are_the_offices_own(book: Book, filled: BookIds) -> None:
    change_wording(book, wording_file(PAPER, ROUND), "total", None, "Có 09 tập thể.")
    mark(book, filled.of_division)
    (remark,) = remarks_saying(book, "mà danh sách có")
    assert "ghi 9 tập thể mà danh sách có 1." in remark.sentence


def test_models_of_two_submissions_are_said_to_be_of_two_lists(book: Book, filled: BookIds) -> None:
    mark(book, filled.of_lan, filled.of_division)
    words = "Danh sách gồm cả đề nghị trình Giám đốc Sở và trình cấp trên"
    assert remarks_saying(book, words) == []
    with book.store.work("Lên tỉnh") as work:
        work.update(
            "nomination", filled.of_lan, {"award": "Bằng khen của tỉnh", "award_code": "provincial_certificate"}
        )
    for kind in (PAPER, "nomination-list"):
        assert remarks_saying(book, words, kind), kind
