"""Proposals without a decision: whom the Council found for and whom it has not judged are two numbers, with rounds."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.council.votes import Votes
from desktop_app.services.book import Book
from desktop_app.services.council.vote_tallies import record_votes
from desktop_app.services.papers import papers
from desktop_app.services.papers.reports.entered import ANNUAL, HALF_YEAR, PHASE, report
from desktop_app.services.papers.reports.remarks import remarks
from desktop_app.services.plan.occurrences import track_from
from tests.books import book_in, import_plan, individual, person, review_round, unit
from tests.papers.reading import docx_text
from tests.services.meetings import meeting

ALL_VOTES = Votes(3, 3, 3, 3)
AWAITED = "- Hoàn thành thủ tục, quyết định khen thưởng đối với 01 cá nhân Hội đồng đã xét đạt ngày 20/6/2025"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A nominee (1) of the first half of 2025 whom the Council found for in June."""
    with book_in(tmp_path / "book") as year_book:
        unit(year_book, "Phòng Kiểm thử")
        review_round(year_book, "2025-H1")
        individual(year_book, person(year_book, "Bế Thị Bình", 1), "2025-H1")
        session = meeting(year_book, "2025-H1", nominations=[1], held_on=date(2025, 6, 20))
        record_votes(year_book, session.id, {1: ALL_VOTES})
        yield year_book


def _parts(book: Book, kind: str, period: str, cut_off: date | None = None) -> dict[str, str]:
    return {part.key: part.text for part in report(book, kind, period, cut_off).parts}


def test_a_proposal_of_the_only_round_says_when_the_council_found_for_it(book: Book) -> None:
    parts = _parts(book, HALF_YEAR, "2025-H1")
    assert parts["commendation"] == (
        "Có 01 cá nhân được đề nghị khen thưởng, đến ngày 30/6/2025 chưa có quyết định (Hội đồng đã xét đạt ngày "
        "20/6/2025)."
    )
    assert f"{AWAITED}." in parts["next"].split("\n")


def test_the_two_kinds_of_waiting_are_two_numbers_each_with_its_round(book: Book) -> None:
    review_round(book, "2025-H2")
    individual(book, person(book, "Chu Văn Cường", 1), "2025-H2")
    meeting(book, "2025-H2", nominations=[2], held_on=date(2025, 12, 20))
    source = report(book, ANNUAL, "2025", date(2025, 12, 31))
    parts = {part.key: part.text for part in source.parts}
    first, second = "đợt sơ kết 6 tháng đầu năm 2025", "đợt cuối năm 2025"
    assert parts["emulation"].split("\n")[0] == (
        "Có 02 cá nhân được đề nghị khen thưởng; đến ngày 31/12/2025 còn 01 cá nhân chưa có quyết định (Hội đồng đã "
        f"xét đạt ngày 20/6/2025, {first}); 01 cá nhân chưa có kết quả xét của Hội đồng ({second})."
    )
    of_emulation = docx_text(papers.document(book, "emulation-report", {"year": "2025", "cut_off": "2025-12-31"}))
    assert (
        "Có 02 cá nhân được đề nghị khen thưởng; đến ngày 31/12/2025 còn 01 cá nhân chưa có quyết định; 01 cá nhân "
        "chưa có kết quả xét của Hội đồng."
    ) in of_emulation.replace("\u00a0", " ")
    assert f"{AWAITED} ({first})." in parts["next"]
    assert (
        f"- Hoàn thành việc xét, quyết định khen thưởng đối với 01 cá nhân đã được đề nghị ({second})." in parts["next"]
    )
    figures = {figure.name: figure.value for figure in source.figures}
    assert figures["Cá nhân được đề nghị khen thưởng, Hội đồng đã xét đạt, chưa có quyết định"] == 1
    assert figures["Cá nhân được đề nghị khen thưởng, chưa có kết quả xét của Hội đồng"] == 1


def test_who_waits_for_more_than_a_year_is_named_before_printing(book: Book) -> None:
    plan = import_plan(book)
    track_from(book, plan, 2025)

    def named(last: date) -> list[str]:
        of_report = remarks(book, report(book, PHASE, "2025-2026", last, plan))
        return [each.sentence for each in of_report if "Hội đồng đã xét đạt" in each.sentence]

    assert named(date(2026, 6, 20)) == []
    assert named(date(2026, 6, 30)) == [
        "“Bế Thị Bình”: Hội đồng đã xét đạt ngày 20/6/2025 (đợt sơ kết 6 tháng đầu năm 2025), quá một năm trước ngày "
        "chốt số liệu, báo cáo nêu là chưa có quyết định: ghi số, ngày quyết định nếu đã ký; nếu thôi khen thưởng, "
        "chuyển đề nghị sang “Tạm hoãn”."
    ]
