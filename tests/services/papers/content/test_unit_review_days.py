"""A unit that is recorded to have met after the Council, or after the decision was signed, is told."""

from datetime import date

from desktop_app.domain.council.unit_reviews import UnitReviewFields
from desktop_app.domain.law.judging.findings import Rule, Weight
from desktop_app.services.book import Book
from desktop_app.services.council.unit_reviews import save_unit_review
from desktop_app.services.papers.checks import remarks
from desktop_app.services.papers.kinds.options import DATED
from desktop_app.services.rounds.checks import check_round
from tests.books import BookIds, rows_of

CODE = "2025-H2"


def test_a_unit_that_met_after_the_session_or_the_decision_is_told(book: Book, filled: BookIds) -> None:
    del filled
    ((review, unit),) = rows_of(book, "unit_review", "id, unit_id")
    options = {"round": CODE, "unit": str(unit)}
    session, decision = "phiên họp Hội đồng ngày 19/12/2025", "ngày ký quyết định 12/01/2026"
    for day, after in (
        (date(2025, 12, 19), ""),
        (date(2025, 12, 25), session),
        (date(2026, 2, 3), f"{session} và {decision}"),
    ):
        save_unit_review(book, int(str(review)), UnitReviewFields(CODE, int(str(unit)), day, present=2))
        sentence = f"Cuộc họp bình xét của đơn vị ghi ngày {day:%d/%m/%Y}, sau {after}: xem lại ngày họp."
        for kind in ("unit-minutes", "unit-request"):
            words = " ".join(remark.sentence for remark in remarks(book, kind, options))
            assert (sentence in words, "xem lại ngày họp" in words) == (bool(after), bool(after)), kind
        findings = [
            (finding.rule, finding.weight)
            for checked in check_round(book, CODE).nominations
            for finding in checked.findings
            if finding.sentence == sentence
        ]
        assert findings == [(Rule.UNIT_VOTE, Weight.NOTE)] * bool(after)


def test_a_paper_of_a_day_before_the_session_says_whose_votes_the_book_has(book: Book, filled: BookIds) -> None:
    # It said that there are none, above a table that has them.
    del filled
    options = {"round": CODE, DATED: "2025-12-18"}
    words = " ".join(remark.sentence for remark in remarks(book, "submission", options))
    held = "phiên họp Hội đồng ngày 19/12/2025, sau ngày văn bản 18/12/2025"
    assert f"Kết quả biểu quyết trong sổ (đợt cuối năm 2025) là của {held}: tờ trình" in words
    assert "Chưa có kết quả biểu quyết" not in words
