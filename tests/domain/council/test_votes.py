"""The totals of a vote as typed: one number is enough, and what cannot be stays for the check to name."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.council.councils import AttendanceCount, CouncilFields
from desktop_app.domain.council.votes import Votes, ballot_findings, outcome_words, quorum_finding, validity_finding
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.votes import VoteBase, VoteRule
from desktop_app.domain.provisions import Provision

ELEVEN = AttendanceCount(members=12, present=9, written=2)
ALL = Votes.unanimous(ELEVEN)
RULE = VoteRule(Fraction(7, 10), Provision("Quy chế"), VoteBase.TAKING_PART)


def test_unanimous_is_everybody_who_takes_part() -> None:
    assert Votes(11, 11, 11, 11, 0, 0) == ALL
    assert ALL.checked(ELEVEN, ballot=True) == ALL.checked(ELEVEN, ballot=False) == ALL


@pytest.mark.parametrize(
    ("before", "figure", "number", "after"),
    [
        (ALL, "agree", 8, Votes(11, 11, 11, 8, 3, 0)),
        (ALL, "against", 3, Votes(11, 11, 11, 8, 3, 0)),
        (ALL, "abstain", 1, Votes(11, 11, 11, 10, 0, 1)),
        (Votes(11, 11, 11, 10, 0, 1), "against", 2, Votes(11, 11, 11, 8, 2, 1)),
        (Votes(11, 11, 11, 8, 2, 1), "agree", 11, ALL),
        (Votes(11, 11, 11, 8, 2, 1), "agree", 9, Votes(11, 11, 11, 9, 1, 1)),
        (ALL, "valid", 10, Votes(11, 11, 10, 10, 0, 0)),
        (ALL, "returned", 9, Votes(11, 9, 9, 9, 0, 0)),
        (ALL, "issued", 10, Votes(10, 10, 10, 10, 0, 0)),
        (Votes(11, 10, 9, 9), "issued", 8, Votes(8, 8, 8, 8)),
        (Votes(11, 10, 9, 8, 1), "issued", 12, Votes(12, 10, 9, 8, 1)),
        (ALL, "agree", 12, Votes(11, 11, 11, 12, 0, 0)),
        (ALL, "against", 12, Votes(11, 11, 11, 0, 12, 0)),
    ],
)
def test_what_follows_from_one_number_is_filled_in(before: Votes, figure: str, number: int, after: Votes) -> None:
    assert before.typed(figure, number) == after


@pytest.mark.parametrize(("figure", "number"), [("agree", 12), ("against", 12), ("valid", 12), ("issued", 12)])
def test_what_cannot_be_is_refused_by_the_check(figure: str, number: int) -> None:
    with pytest.raises(InvalidRecord):
        ALL.typed(figure, number).checked(ELEVEN, ballot=True)


def test_a_hand_not_raised_is_missed() -> None:
    short = Votes(10, 10, 10, 10)
    assert short.checked(ELEVEN, ballot=True) == short
    with pytest.raises(InvalidRecord, match=r"cộng lại là 10, khác .*\(11\)") as refused:
        short.checked(ELEVEN, ballot=False)
    assert refused.value.field == "agree"


def test_the_outcome_is_told_with_its_share_cut_off() -> None:
    assert outcome_words(ALL.typed("agree", 8).tally(ELEVEN), RULE) == "đạt (8/11 = 72,73 %)"
    of_all = replace(RULE, base=VoteBase.MEMBERS)
    assert outcome_words(ALL.typed("agree", 8).tally(ELEVEN), of_all) == "không đạt (8/12 = 66,67 %)"


def test_too_few_in_the_room_warns_with_its_article() -> None:
    unconfirmed = Provision("Quy chế làm việc của Hội đồng", confirmed=False)
    assert quorum_finding(AttendanceCount(12, 8, 0), Fraction(2, 3), unconfirmed) is None
    finding = quorum_finding(AttendanceCount(12, 7, 5), Fraction(2, 3), unconfirmed)
    assert finding is not None
    assert finding.words == (
        "Có mặt 7/12 thành viên, cần ít nhất 8 (từ 2/3 tổng số thành viên) "
        "(Quy chế làm việc của Hội đồng; chưa xác nhận theo quy định của tỉnh)."
    )


def test_raising_hands_where_ballots_are_due_warns_once_for_an_article() -> None:
    secret = replace(RULE, ballot=True, provision=Provision("Nghị định 98/2023/NĐ-CP, Điều 30 khoản 7"))
    rules = [("Chiến sĩ thi đua cơ sở", secret), ("Giấy khen", RULE), ("Chiến sĩ thi đua cơ sở", secret)]
    (finding,) = ballot_findings(rules, ballot=False)
    assert finding.words == (
        "Phải bỏ phiếu kín đối với: Chiến sĩ thi đua cơ sở (Nghị định 98/2023/NĐ-CP, Điều 30 khoản 7)."
    )
    assert ballot_findings(rules, ballot=True) == ()


def test_a_session_outside_the_councils_days_warns_with_its_decision() -> None:
    council = CouncilFields(decision_number="45/QĐ-SNgV", decided_on=date(2026, 3, 10))
    assert validity_finding(council, date(2026, 3, 10)) is None
    finding = validity_finding(council, date(2026, 3, 9))
    assert finding is not None
    assert finding.words == (
        "Ngày họp 09/03/2026 không nằm trong thời gian hoạt động của Hội đồng (Quyết định số 45/QĐ-SNgV)."
    )
    assert validity_finding(CouncilFields(), date(2026, 3, 9)) is None
