"""The day on which a nominee was proposed is the unit's, whatever the Council and the Director do later."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.council.unit_reviews import UnitReviewFields, UnitVote
from desktop_app.domain.council.votes import Votes
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services import lists
from desktop_app.services.awards.decisions import save_decision
from desktop_app.services.book import Book
from desktop_app.services.council.unit_reviews import save_unit_review
from desktop_app.services.council.vote_tallies import record_votes
from desktop_app.services.papers import checks, papers
from desktop_app.services.papers.issued import IssueFields, issue
from desktop_app.services.papers.reports.entered import ANNUAL, HALF_YEAR, report
from desktop_app.services.papers.reports.papers import half_year_data
from desktop_app.services.papers.reports.remarks import remarks
from desktop_app.services.rounds.nomination_acts import SetForMany, set_for_many
from desktop_app.services.rounds.nominations import nominate
from tests.books import book_in, individual, person, review_round, unit
from tests.papers.reading import docx_text
from tests.services.meetings import meeting

MET = date(2025, 6, 10)
VOTED = date(2025, 7, 3)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A round with two nominees (1, 2) of a unit (1) that met on the first of them only."""
    with book_in(tmp_path / "book") as year_book:
        unit(year_book, "Phòng Kiểm thử")
        review_round(year_book, "2025-H1")
        for name in ("Bế Thị Bình", "Chu Văn Cường"):
            individual(year_book, person(year_book, name, 1), "2025-H1")
        yield year_book


def hold_meeting(book: Book, held_on: date, *nominations: int) -> None:
    """Record the meeting of the unit with its votes on nominations."""
    votes = tuple(UnitVote(nomination, 5) for nomination in nominations)
    save_unit_review(book, None, UnitReviewFields("2025-H1", 1, held_on, present=5, votes=votes))


def commendation(book: Book) -> str:
    """Return what the report of the first half of 2025 tells of commendation."""
    return {part.key: part.text for part in report(book, HALF_YEAR, "2025-H1").parts}["commendation"]


def _words(book: Book, kind: str, cut_off: str) -> str:
    """Return the text of a report on 2025 up to a day."""
    text = docx_text(papers.document(book, kind, {"year": "2025", "cut_off": cut_off}))
    return " ".join(text.split()).replace("\u00a0", " ")


def test_a_later_vote_takes_nobody_out_of_the_report_of_the_half_year(book: Book) -> None:
    hold_meeting(book, MET, 1, 2)
    sentence = "Có 02 cá nhân được đề nghị khen thưởng, đến ngày 30/6/2025 chưa có kết quả xét của Hội đồng."
    assert commendation(book) == sentence
    session = meeting(book, "2025-H1", nominations=[1, 2], held_on=VOTED)
    # The second one is voted down in July: in June it was proposed all the same.
    record_votes(book, session.id, {1: Votes(3, 3, 3, 3), 2: Votes(3, 3, 3, 0, 3)})
    assert commendation(book) == sentence
    assert [(row.proposed_individuals, row.individuals) for row in half_year_data(book, "2025-H1").counts] == [(2, 0)]
    of_year = {part.key: part.text for part in report(book, ANNUAL, "2025").parts}["emulation"]
    so_far = "Hội đồng xét không đạt 01 cá nhân; đến ngày 15/11/2025 còn 01 cá nhân chưa có quyết định"
    without = f"Có 02 cá nhân được đề nghị khen thưởng; {so_far}"
    assert f"{without} (Hội đồng đã xét đạt ngày 03/7/2025)." in of_year
    # Who was voted down was counted nowhere by then, and nothing said so.
    assert f"{without}." in _words(book, "emulation-report", "2025-11-15")
    assert "không đạt" not in commendation(book) + _words(book, "emulation-report", "2025-06-30")
    save_decision(book, None, DecisionFields("2025-H1", "88/QĐ-SNgV", date(2025, 8, 25)), [1])
    of_year = {part.key: part.text for part in report(book, ANNUAL, "2025").parts}["emulation"]
    assert "Có 02 cá nhân được đề nghị khen thưởng; Hội đồng xét không đạt 01 cá nhân." in of_year


def test_where_the_council_voted_all_of_them_down_the_report_says_so(book: Book) -> None:
    hold_meeting(book, MET, 1, 2)
    session = meeting(book, "2025-H1", nominations=[1, 2], held_on=date(2025, 6, 20))
    record_votes(book, session.id, {1: Votes(3, 3, 3, 0, 3), 2: Votes(3, 3, 3, 0, 3)})
    assert commendation(book) == "Có 02 cá nhân được đề nghị khen thưởng, Hội đồng xét không đạt."


def test_a_second_vote_changes_nothing_in_a_report_up_to_a_day_before_it(book: Book) -> None:
    hold_meeting(book, MET, 1, 2)
    session = meeting(book, "2025-H1", nominations=[1, 2], held_on=date(2025, 6, 20))
    record_votes(book, session.id, {1: Votes(3, 3, 3, 3), 2: Votes(3, 3, 3, 0, 3)})
    in_june = commendation(book)
    assert "Hội đồng xét không đạt 01 cá nhân" in in_june
    again = meeting(book, "2025-H1", nominations=[2], held_on=VOTED)
    record_votes(book, again.id, {2: Votes(3, 3, 3, 3)})
    # In July the Council found for the second one, too: up to June it had not.
    assert commendation(book) == in_june
    of_year = {part.key: part.text for part in report(book, ANNUAL, "2025").parts}["emulation"]
    not_decided = "Có 02 cá nhân được đề nghị khen thưởng, đến ngày 15/11/2025 chưa có quyết định"
    assert f"{not_decided} (Hội đồng đã xét đạt các ngày 20/6/2025 và 03/7/2025)." in of_year


def test_a_second_vote_moves_no_proposal_to_another_day(book: Book) -> None:
    for held_on, votes in ((date(2025, 6, 20), Votes(3, 3, 3, 0, 3)), (VOTED, Votes(3, 3, 3, 3))):
        session = meeting(book, "2025-H1", nominations=[1], held_on=held_on)
        record_votes(book, session.id, {1: votes})
        refused = report(book, HALF_YEAR, "2025-H1", date(2025, 6, 25)).facts.voted_down
        assert [proposal.id for proposal in refused] == [1], held_on


def test_who_is_to_be_spread_is_so_in_a_report_up_to_a_day_before_the_vote(book: Book) -> None:
    hold_meeting(book, MET, 1, 2)
    set_for_many(book, [1, 2], SetForMany(exemplar=True))
    session = meeting(book, "2025-H1", nominations=[1, 2], held_on=VOTED)
    record_votes(book, session.id, {1: Votes(3, 3, 3, 3), 2: Votes(3, 3, 3, 0, 3)})
    # Until June both were proposed, and are counted as such.
    spread = "Có {} gương điển hình tiên tiến được đề nghị nhân rộng."
    assert spread.format("02") in commendation(book)
    assert spread.format("02") in _words(book, "emulation-report", "2025-06-30")
    for kind in ("emulation-report", "annual-report"):
        assert spread.format("01") in _words(book, kind, "2025-11-15")


def test_who_was_not_before_the_meeting_of_the_unit_was_not_proposed_there(book: Book) -> None:
    hold_meeting(book, date(2024, 12, 20), 1)
    days = report(book, ANNUAL, "2025").facts.proposals
    assert [proposal.id for proposal in days] == [1, 2]
    assert "01 cá nhân" in commendation(book)


def test_without_a_meeting_the_day_of_the_units_request_counts(book: Book) -> None:
    issue(
        book,
        "unit-request",
        {"round": "2025-H1", "unit": "1"},
        IssueFields("03", dated_on=date(2024, 12, 5), formats=()),
    )
    assert not report(book, HALF_YEAR, "2025-H1").facts.proposals
    assert len(report(book, ANNUAL, "2025").facts.proposals) == 2


def test_nobody_is_proposed_after_the_decision(book: Book) -> None:
    save_decision(book, None, DecisionFields("2025-H1", "88/QĐ-SNgV", date(2025, 6, 25)), [1])
    # The unit's request was numbered late; of the other one it is the day.
    fields = IssueFields("03", dated_on=date(2025, 7, 5), formats=())
    issue(book, "unit-request", {"round": "2025-H1", "unit": "1"}, fields)
    proposed = report(book, HALF_YEAR, "2025-H1").facts.proposals
    assert [proposal.id for proposal in proposed] == [1]


def test_the_check_says_of_unjudged_awards_that_the_report_tells_them_apart_where_it_does(book: Book) -> None:
    hold_meeting(book, MET, 1, 2)
    session = meeting(book, "2025-H1", nominations=[1], held_on=date(2025, 6, 20))
    record_votes(book, session.id, {1: Votes(3, 3, 3, 3)})
    review_round(book, "2025-H2")
    individual(book, 2, "2025-H2")
    for code, number, nomination in (("2025-H1", "88/QĐ-SNgV", 1), ("2025-H2", "99/QĐ-SNgV", 3)):
        save_decision(book, None, DecisionFields(code, number, date(2025, 9, 25)), [nomination])
    (remark,) = [
        each.sentence for each in remarks(book, report(book, ANNUAL, "2025")) if "không qua phiên họp" in each.sentence
    ]
    assert remark.startswith("1/2 lượt khen thưởng (Giấy khen) không qua phiên họp nào của Hội đồng")
    # Both came of a proposal: the sentence on awards has one number for them.
    of_year = {part.key: part.text for part in report(book, ANNUAL, "2025").parts}["emulation"]
    assert "ngoài các đề nghị" not in of_year
    assert "nêu số này riêng" not in remark


def test_what_a_session_of_the_year_before_judged_is_outside_of_no_session(book: Book) -> None:
    """A Bằng khen judged in December and decided in February was told as an award past the Council."""
    review_round(book, "2024-H2")
    individual(book, 1, "2024-H2")
    hold_meeting(book, MET, 1, 2)
    for code, nomination, day in (("2024-H2", 3, date(2024, 12, 13)), ("2025-H1", 1, date(2025, 6, 20))):
        session = meeting(book, code, nominations=[nomination], held_on=day)
        record_votes(book, session.id, {nomination: Votes(3, 3, 3, 3)})
    save_decision(book, None, DecisionFields("2024-H2", "15/QĐ-SNgV", date(2025, 2, 20)), [3])
    save_decision(book, None, DecisionFields("2025-H1", "88/QĐ-SNgV", date(2025, 6, 25)), [1])
    text = _words(book, "emulation-report", "2025-12-31")
    assert "trong đó 01 lượt (là Giấy khen) đã được Hội đồng xét tại phiên ngày 13/12/2024" in text
    assert "không thuộc các đề nghị" not in text
    options = {"year": "2025", "cut_off": "2025-12-31"}
    assert not [each for each in checks.remarks(book, "emulation-report", options) if "không qua phiên" in str(each)]


def test_what_is_decided_in_part_is_told_in_both_numbers(book: Book) -> None:
    hold_meeting(book, MET, 1, 2)
    session = meeting(book, "2025-H1", nominations=[1, 2], held_on=date(2025, 6, 20))
    record_votes(book, session.id, {1: Votes(3, 3, 3, 3), 2: Votes(3, 3, 3, 3)})
    save_decision(book, None, DecisionFields("2025-H1", "88/QĐ-SNgV", date(2025, 6, 25)), [1])
    sentence = "Có 02 cá nhân được đề nghị khen thưởng; đến ngày 30/6/2025 còn 01 cá nhân chưa có quyết định"
    assert commendation(book).split("\n")[0] == f"{sentence} (Hội đồng đã xét đạt ngày 20/6/2025)."
    figures = {row.name: row.this for row in half_year_data(book, "2025-H1").indicators}
    assert figures["Cá nhân được đề nghị khen thưởng, Hội đồng đã xét đạt, chưa có quyết định"] == 1
    emulation = _words(book, "emulation-report", "2025-06-30")
    assert "Còn 01 cá nhân được đề nghị khen thưởng, đến ngày 30/6/2025 chưa có quyết định." in emulation
    assert len(lists.everything(book, ListQuery("awards"))) == 1


def test_who_failed_for_one_award_and_passed_for_another_did_not_fail(book: Book) -> None:
    # "Hội đồng xét không đạt 01 cá nhân" was said of somebody who got the other title in the same session.
    review_round(book, "2025-H2")
    refused = individual(book, 1, "2025-H2")
    asked = NominationFields("2025-H2", NomineeKind.INDIVIDUAL, 1, award="advanced_worker", summary="Hoàn thành.")
    passed = nominate(book, replace(asked, exception_reason="Đã xét.")).only_id("nomination")
    session = meeting(book, "2025-H2", nominations=[refused, passed], held_on=date(2025, 11, 10))
    record_votes(book, session.id, {refused: Votes(3, 3, 3, 0, 3), passed: Votes(3, 3, 3, 3)})
    of_year = {part.key: part.text for part in report(book, ANNUAL, "2025").parts}["emulation"]
    assert "; Hội đồng xét không đạt 01 đề nghị cho cá nhân; " in of_year
