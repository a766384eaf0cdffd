"""The papers that follow a decision of which a part is paid, cancelled, or decided on only after the ceremony."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.standing.year_records import InitiativeFields, Subject
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.awards.acts import cancel_awards, pay_awards
from desktop_app.services.awards.decisions import save_decision, sign_decision
from desktop_app.services.book import Book
from desktop_app.services.council.vote_tallies import record_unanimous
from desktop_app.services.office.offices import change_office, office
from desktop_app.services.papers.kinds.options import DATED
from desktop_app.services.review_rounds import round_of
from desktop_app.services.rounds.acts import change_round
from desktop_app.services.standing.year_records import save_initiative
from tests.books import refused, rows_of
from tests.services.meetings import meeting
from tests.services.papers.content.test_awarded import FILLINGS as OF_AWARDED
from tests.services.papers.content.test_awarded import cells_of, made, remarks_of, words_of

CODE = "2026-H1"
LATER = date(2026, 8, 3)
FILLINGS = {"decided": OF_AWARDED["decided"]}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def decided(book: Book) -> Book:
    """A signed decision on a collective (award 1) and two people (2, 3) of a round, a fourth person not decided on."""
    return book


def decided_later(book: Book, number: str = "31/QĐ-SNgV", signed_on: date | None = LATER) -> int:
    """Decide on the fourth person of the round, after the others, and return the decision."""
    ((nomination_id,),) = rows_of(
        book, "nomination", "id", "trashed_at IS NULL AND id NOT IN (SELECT nomination_id FROM award)"
    )
    fields = DecisionFields("Khen thưởng", number, signed_on, round_code=CODE)
    return save_decision(book, None, fields, [int(str(nomination_id))]).only_id("decision")


def test_who_is_decided_on_after_the_ceremony_is_not_called_up_at_it(decided: Book) -> None:
    # What the province gave half a year later stood on the list, and in its total.
    decided_later(decided)
    assert len(cells_of(made(decided, "ceremony-list", round=CODE))) == 4
    change_round(decided, replace(round_of(decided, CODE), ceremony_on=date(2026, 7, 20)))
    names = [name for (name,) in rows_of(decided, "award", "awarded_name", "decision_id = 1")]
    assert sorted(str(row[1]) for row in cells_of(made(decided, "ceremony-list", round=CODE))) == sorted(
        map(str, names)
    )
    sentences = remarks_of(decided, "ceremony-list", round=CODE)
    assert "1 khen thưởng của quyết định ký sau ngày trao (31/QĐ-SNgV) không có trong danh sách." in sentences
    assert "mà không có trong văn bản" not in sentences


def test_of_a_decision_cancelled_whole_nothing_is_announced_and_the_round_goes_by_the_one_in_force(
    decided: Book,
) -> None:
    # The notice of it was issued, over an empty list; that of the round was of it though another one stands.
    later = decided_later(decided)
    awards = [int(str(row[0])) for row in rows_of(decided, "award", "id", f"decision_id = {later}")]
    cancel_awards(decided, awards, "20/QĐ-SNgV", date(2026, 8, 20), "Xét không đúng quy trình")
    gone = "Cả 1 khen thưởng của Quyết định số 31/QĐ-SNgV đã hủy bỏ: không còn kết quả nào để thông báo."
    with refused(decided, InvalidRecord, gone):
        made(decided, "award-notice", decision=str(later))
    assert "Quyết định số 15/QĐ-SNgV" in words_of(made(decided, "award-notice", round=CODE))
    assert "quyết định ghi sau cùng còn hiệu lực (số 15/QĐ-SNgV)" in remarks_of(decided, "award-notice", round=CODE)


def test_a_vote_on_what_was_cancelled_since_is_the_basis_of_its_decision_all_the_same(decided: Book) -> None:
    # Its check said that nobody had voted, under a paper that cites the minutes.
    ids = [int(str(row[0])) for row in rows_of(decided, "nomination", "id", "id IN (SELECT nomination_id FROM award)")]
    record_unanimous(decided, meeting(decided, nominations=ids).id, ids)
    awards = [int(str(row[0])) for row in rows_of(decided, "award", "id")]
    cancel_awards(decided, awards, "20/QĐ-SNgV", date(2026, 8, 20), "Xét không đúng quy trình")
    assert "Xét kết quả họp Hội đồng" in words_of(made(decided, "award-decision", decision="1"))
    assert "Chưa có kết quả biểu quyết" not in remarks_of(decided, "award-decision", decision="1")


def test_once_a_part_is_paid_the_papers_for_paying_are_on_the_rest(decided: Book) -> None:
    # Both asked for all of it again.
    pay_awards(decided, [2], date(2026, 7, 20))
    left = rows_of(decided, "award", "awarded_name, amount", "decision_id = 1 AND id != 2 AND amount > 0")
    assert left
    rewards = cells_of(made(decided, "reward-list", decision="1"))
    assert sorted(str(row[1]).split("\n")[0] for row in rewards) == sorted(str(name) for name, _ in left)
    request = made(decided, "payment-request", decision="1")
    assert sum(int(str(row[-1])) for row in cells_of(request)) == sum(int(str(amount)) for _, amount in left)
    assert " còn lại theo Quyết định số 15/QĐ-SNgV" in words_of(request)
    for kind, paper in (("reward-list", "danh sách"), ("payment-request", "giấy")):
        note = f"1 khen thưởng đã ghi ngày chi, không có trong {paper} này: chỉ còn phần chưa chi."
        assert note in remarks_of(decided, kind, decision="1")


def test_a_number_is_the_same_with_and_without_its_symbol(decided: Book) -> None:
    # Without it, it was taken a second time, though the papers print it with it.
    change_office(decided, replace(office(decided), code="SNgV"))
    later = decided_later(decided, number="", signed_on=None)
    with refused(decided, InvalidRecord, "Số quyết định 15/QĐ-SNgV đã dùng trong năm 2026"):
        sign_decision(decided, later, "15", date(2026, 8, 3))


def test_a_number_that_another_register_has_is_told_of(decided: Book) -> None:
    # Only decisions on awards were compared.
    recognised = InitiativeFields(
        Subject(NomineeKind.INDIVIDUAL, 1), 2026, "Sổ tay", document="15/QĐ-SNgV", recognised_on=date(2026, 2, 3)
    )
    save_initiative(decided, None, recognised)
    used = "Số 15/QĐ-SNgV năm 2026 đã dùng cho quyết định công nhận sáng kiến."
    assert used in remarks_of(decided, "award-decision", decision="1")


def test_a_notice_after_the_end_of_its_own_posting_is_told_of(decided: Book) -> None:
    posted = {"posted_at": "Bảng tin", "posted_from": date(2026, 7, 6), "posted_until": date(2026, 7, 20)}
    change_round(decided, replace(round_of(decided, CODE), **posted))  # type: ignore[arg-type]
    late = "sau hạn công khai, hạn nhận ý kiến 20/07/2026"
    assert late in remarks_of(decided, "award-notice", decision="1", **{DATED: "2026-07-21"})
    assert late not in remarks_of(decided, "award-notice", decision="1", **{DATED: "2026-07-20"})
