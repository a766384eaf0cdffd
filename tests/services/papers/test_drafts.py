"""A draft is not issued: its list, its decision and its tờ trình wait for the Council, or for a reason."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.cli import main
from desktop_app.domain.errors import InvalidRecord
from desktop_app.papers import PaperFormat
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import Book, opened
from desktop_app.services.council.vote_tallies import record_unanimous
from desktop_app.services.papers import papers
from desktop_app.services.papers.checks import remarks
from desktop_app.services.papers.issued import IssueFields, issue
from tests.books import BookIds, book_in, fill, refused
from tests.services.meetings import meeting, without_vote

DAY = date(2026, 7, 20)
FIELDS = IssueFields("15", dated_on=DAY, formats=(PaperFormat.PDF,))
INSIDE = {"round": "2026-H1", "direction": "inside"}
UNVOTED = [
    ("nomination-list", INSIDE, replace(FIELDS, number="")),
    ("submission", INSIDE, FIELDS),
    ("award-decision", {"round": "2026-H1"}, FIELDS),
]


@pytest.mark.parametrize(("kind", "options", "fields"), UNVOTED)
def test_what_the_council_has_not_voted_on_is_not_issued_without_a_reason(
    book: Book, filled: BookIds, kind: str, options: dict[str, str], fields: IssueFields
) -> None:
    sentence = "Hội đồng chưa biểu quyết các đề nghị này: văn bản còn là “DỰ THẢO”, chưa phát hành được."
    assert "DỰ THẢO" in str(papers.document(book, kind, options).titles)
    with refused(book, InvalidRecord, sentence) as refusal:
        issue(book, kind, options, fields)
    assert "hoặc ghi lý do vẫn đề nghị ở từng đề nghị" in refusal.value.hint
    without_vote(book)
    assert "DỰ THẢO" not in str(papers.document(book, kind, options).titles)
    issue(book, kind, options, fields)


@pytest.mark.parametrize(("kind", "options", "fields"), UNVOTED)
def test_where_the_book_has_no_council_a_reason_is_asked_for(
    book: Book, filled: BookIds, kind: str, options: dict[str, str], fields: IssueFields
) -> None:
    earlier = replace(fields, dated_on=date(2025, 3, 3))
    if kind == "nomination-list":
        # It goes with the tờ trình, which asks for the reasons.
        issue(book, kind, options, earlier)
        return
    sentence = "Sổ không ghi Hội đồng nào đến ngày 03/03/2025, 2 đề nghị không có kết quả biểu quyết mà chưa ghi"
    with refused(book, InvalidRecord, sentence) as refusal:
        issue(book, kind, options, earlier)
    assert "Ghi lý do vẫn đề nghị ở từng đề nghị" in refusal.value.hint
    without_vote(book)
    issue(book, kind, options, earlier)


def test_once_the_council_has_voted_its_papers_are_issued(book: Book, filled: BookIds) -> None:
    held = meeting(book, nominations=[filled.of_lan, filled.of_division])
    for kind, options, fields in UNVOTED:
        with refused(book, InvalidRecord, "Hội đồng chưa biểu quyết"):
            issue(book, kind, options, fields)
    record_unanimous(book, held.id)
    # Before its day nobody has voted yet.
    with refused(book, InvalidRecord, "Hội đồng chưa biểu quyết"):
        issue(book, "submission", INSIDE, replace(FIELDS, dated_on=date(2026, 6, 30)))
    for kind, options, fields in UNVOTED:
        issue(book, kind, options, fields)


def test_the_list_of_rewards_waits_for_the_decision(book: Book, filled: BookIds) -> None:
    with refused(book, InvalidRecord, "Quyết định chưa có số, ngày: danh sách còn là “DỰ THẢO”"):
        issue(book, "reward-list", {"round": "2026-H1"}, IssueFields())


def test_the_list_of_exemplars_of_a_draft_says_so_in_its_check(book: Book, filled: BookIds) -> None:
    with book.store.work("Nhân rộng") as work:
        work.update("nomination", filled.of_lan, {"exemplar": 1})
    note = "danh sách in là “DỰ THẢO”"
    assert note in str(remarks(book, "exemplar-list", INSIDE))
    with refused(book, InvalidRecord, "Hội đồng chưa biểu quyết"):
        issue(book, "exemplar-list", INSIDE, replace(FIELDS, number=""))


def test_the_check_tells_of_a_session_to_come_once(book: Book, filled: BookIds) -> None:
    meeting(book, nominations=[filled.of_lan, filled.of_division])
    for kind in ("submission", "award-decision"):
        sentences = [remark.sentence for remark in remarks(book, kind, {"round": "2026-H1"})]
        assert sum("biểu quyết" in sentence for sentence in sentences) == 1
        assert not any("chỉ nêu ngày họp" in sentence for sentence in sentences)


def test_the_command_line_says_the_way_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = DataFolder(tmp_path / "book")
    with book_in(folder.root) as book:
        fill(book)
    typed = ["--data", str(folder.root), "paper", "submission", "--round", "2026-H1", "--direction", "inside"]
    assert main([*typed, "--issue", "--number", "15", "--date", "2026-07-20"]) == 3
    message = capsys.readouterr().err
    assert "chưa phát hành được" in message
    assert "Đưa ra phiên họp và ghi kết quả" in message
    with opened(folder) as book:
        issue(book, "review-guidance", {"round": "2026-H1"}, FIELDS)
