"""The papers of one decision name the same people and the same money: each is counted by a query of its own."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from desktop_app.domain.number_words import money_words
from desktop_app.papers.document.model import BodyRow, Document, Table, TotalRow
from desktop_app.services.awards.acts import cancel_awards
from desktop_app.services.book import Book, opened
from desktop_app.services.certificates.texts import certificates_of
from desktop_app.services.papers import papers
from desktop_app.services.papers.checks import remarks
from tests.books import asked, sample_in
from tests.papers.reading import docx_text

SIGNED: Final = "SELECT id FROM decision WHERE level = 'department' AND number != '' AND trashed_at IS NULL ORDER BY id"
CERTIFIED: Final = "('certificate_of_merit', 'grassroots_fighter')"
"""The awards that bring a certificate (Nghị định 152/2025/NĐ-CP, Điều 50 and 54)."""
IN_FORCE: Final = "cancelled_on IS NULL"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """The sample, of whose decisions three have an award that was cancelled later."""
    with opened(sample_in(Path(tmp_path_factory.mktemp("sample")) / "book")) as book:
        for decision in (7, 18, 19):
            (row,) = asked(book, f"SELECT max(id) FROM award WHERE decision_id = {decision}")
            cancel_awards(book, [int(str(row[0]))], "20/QĐ-SNgV", date(2026, 8, 3))
        yield book


def names(book: Book, decision: int, condition: str = "1") -> list[str]:
    rows = asked(
        book, f"SELECT awarded_name FROM award WHERE decision_id = {decision} AND {condition} ORDER BY position"
    )
    return [str(name) for (name,) in rows]


def money(book: Book, decision: int, condition: str = "1") -> int:
    (row,) = asked(book, f"SELECT coalesce(sum(amount), 0) FROM award WHERE decision_id = {decision} AND {condition}")
    return int(str(row[0]))


def of_decision(book: Book, decision: int) -> dict[str, str]:
    code = asked(
        book,
        "SELECT review_round.code FROM decision JOIN review_round ON review_round.id = decision.round_id "
        f"WHERE decision.id = {decision}",
    )
    return {"decision": str(decision), **({"round": str(code[0][0])} if code else {})}


def tables(paper: Document) -> list[Table]:
    return [block for section in paper.sections for block in section.body if isinstance(block, Table)]


def listed(paper: Document) -> list[str]:
    return [str(row.values[1]) for table in tables(paper) for row in table.rows if isinstance(row, BodyRow)]


def totals(paper: Document) -> list[object]:
    rows = [row for table in tables(paper) for row in table.rows if isinstance(row, TotalRow)]
    return [value for row in rows for value in row.values if isinstance(value, int)]


def test_every_paper_of_a_decision_names_whom_it_awards_and_its_money(sample: Book) -> None:
    decisions = [int(str(decision)) for (decision,) in asked(sample, SIGNED)]
    assert len(decisions) > 10
    for decision in decisions:
        options = of_decision(sample, decision)
        signed, notice, rewards, request = (
            papers.document(sample, kind, options)
            for kind in ("award-decision", "award-notice", "reward-list", "payment-request")
        )
        # What was signed names whom it awarded, also those whose award was cancelled later.
        assert sorted(listed(signed)) == sorted(names(sample, decision)), decision
        in_force = names(sample, decision, IN_FORCE)
        assert sorted(listed(notice)) == sorted(in_force), decision
        paid = names(sample, decision, f"{IN_FORCE} AND amount > 0")
        assert listed(rewards) == paid, decision
        due = money(sample, decision, IN_FORCE)
        assert totals(rewards) == [due], decision
        assert totals(request) == [len(paid), due], decision
        for paper in (rewards, request):
            assert money_words(due) in docx_text(paper).replace("\u00a0", " "), decision
        assert totals(signed) in ([], [money(sample, decision)]), decision
        certified = names(sample, decision, f"{IN_FORCE} AND award_code IN {CERTIFIED}")
        assert [certificate.values["tên"] for certificate in certificates_of(sample, decision)] == certified, decision
        for kind in ("award-decision", "award-notice", "reward-list", "payment-request"):
            of_counts = [remark for remark in remarks(sample, kind, options) if "mà danh sách có" in remark.sentence]
            assert of_counts == [], (kind, decision)


def test_the_ceremony_calls_up_whom_the_signed_decisions_of_its_time_award(sample: Book) -> None:
    of_rounds = asked(
        sample,
        "SELECT code, award.awarded_name FROM review_round JOIN decision ON decision.round_id = review_round.id OR "
        "(decision.round_id IS NULL AND decision.level = 'department' AND "
        "decision.period_from = review_round.from_date AND decision.period_to = review_round.to_date) "
        "JOIN award ON award.decision_id = decision.id WHERE decision.number != '' AND decision.trashed_at IS NULL "
        "AND award.cancelled_on IS NULL AND review_round.trashed_at IS NULL",
    )
    codes = sorted({str(code) for code, _ in of_rounds})
    assert len(codes) == 8
    for code in codes:
        called_up = listed(papers.document(sample, "ceremony-list", {"round": code}))
        assert sorted(called_up) == sorted(str(name) for of_code, name in of_rounds if of_code == code), code
