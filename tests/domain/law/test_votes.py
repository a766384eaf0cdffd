"""The Council's vote: its arithmetic, its share as the rule says, and no share that passes by rounding."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.votes import VoteBase, VoteRule, VoteTally, share_words, verdict_sentence
from desktop_app.domain.provisions import Provision

ARTICLE = Provision("Điều 1")
TALLY = VoteTally(issued=10, returned=10, valid=9, agree=7, against=1, abstain=1, members=12, present=9, written=1)


def rule(share: str, base: VoteBase = VoteBase.MEMBERS, *, more_than: bool = False) -> VoteRule:
    return VoteRule(Fraction(share), ARTICLE, base, more_than=more_than)


def agreed(votes: int, members: int) -> VoteTally:
    return VoteTally(members, members, members, votes, members - votes, 0, members, members).checked()


def test_a_tally_whose_figures_agree_is_kept() -> None:
    assert TALLY.checked() == TALLY
    assert TALLY.invalid == 1


@pytest.mark.parametrize(
    ("field", "value", "named", "says"),
    [
        ("members", 0, "members", "Nhập tổng số thành viên"),
        ("members", -1, "members", "không được nhỏ hơn 0"),
        ("agree", -1, "agree", "không được nhỏ hơn 0"),
        ("present", 13, "present", r"\(13\) nhiều hơn tổng số thành viên \(12\)"),
        ("written", 4, "written", r"\(4\) nhiều hơn số thành viên vắng mặt \(3\)"),
        ("issued", 11, "issued", r"\(11\) nhiều hơn .* \(10\)"),
        ("issued", 9, "returned", r"thu về \(10\) nhiều hơn số phiếu phát ra \(9\)"),
        ("returned", 8, "valid", r"hợp lệ \(9\) nhiều hơn số phiếu thu về \(8\)"),
        ("against", 2, "agree", r"cộng lại là 10, khác số phiếu hợp lệ \(9\)"),
        ("abstain", 0, "agree", r"cộng lại là 8, khác"),
    ],
)
def test_figures_that_cannot_be_are_refused_at_their_field(field: str, value: int, named: str, says: str) -> None:
    with pytest.raises(InvalidRecord, match=says) as refused:
        replace(TALLY, **{field: value}).checked()
    assert refused.value.field == named


@pytest.mark.parametrize("field", VoteTally.LABELS)
def test_no_figure_is_below_zero(field: str) -> None:
    with pytest.raises(InvalidRecord, match="không được nhỏ hơn 0") as refused:
        replace(TALLY, **{field: -1}).checked()
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("agree", "members", "share", "passes"),
    [
        (11, 12, "0.92", False),
        (11, 12, "11/12", True),
        (11, 12, "0.9", True),
        (9, 10, "0.9", True),
        (8, 9, "0.9", False),
        (8, 10, "0.8", True),
        (7, 9, "0.8", False),
        (7, 10, "0.7", True),
        (2, 3, "0.67", False),
        (2, 3, "2/3", True),
    ],
)
def test_a_share_passes_only_if_it_is_reached(agree: int, members: int, share: str, passes: bool) -> None:
    assert agreed(agree, members).passes(rule(share)) is passes


def test_more_than_half_is_not_half() -> None:
    half = rule("1/2", more_than=True)
    assert not agreed(5, 10).passes(half)
    assert agreed(6, 10).passes(half)
    assert agreed(6, 10).needed(half) == 6
    assert agreed(6, 11).needed(half) == 6


def test_the_base_is_that_of_the_rule() -> None:
    assert TALLY.share(VoteBase.MEMBERS) == Fraction(7, 12)
    assert TALLY.share(VoteBase.TAKING_PART) == Fraction(7, 10)
    assert not TALLY.passes(rule("0.7"))
    assert TALLY.passes(rule("0.7", VoteBase.TAKING_PART))


def test_where_nobody_came_nothing_passes() -> None:
    nobody = VoteTally(0, 0, 0, 0, 0, 0, members=9, present=0).checked()
    assert nobody.share(VoteBase.TAKING_PART) == 0
    assert not nobody.passes(rule("0.7", VoteBase.TAKING_PART))


def test_minutes_round_a_share_but_never_up_to_the_one_asked_for() -> None:
    assert share_words(Fraction(11, 12)) == "91,67 %"
    assert share_words(Fraction(9999, 10000)) == "99,99 %"
    assert share_words(Fraction(99999, 100000)) == "99,99 %"
    assert share_words(Fraction(1)) == "100 %"
    assert share_words(Fraction(2, 3)) == "66,67 %"
    assert share_words(Fraction(2, 3), Fraction(6667, 10000)) == "66,66 %"


def test_minutes_say_how_the_vote_ended_and_what_it_needed() -> None:
    assert verdict_sentence(agreed(11, 12), rule("0.92")) == (
        "11/12 đồng ý, bằng 91,67 % tổng số thành viên Hội đồng: không đạt (cần từ 92 %, tức ít nhất 12 phiếu)."
    )
    assert "8/12 đồng ý, bằng 66,66 %" in verdict_sentence(agreed(8, 12), rule("0.6667"))
    assert "(cần từ 2/3, tức ít nhất 8 phiếu)" in verdict_sentence(agreed(8, 12), rule("2/3"))
    assert "7/10 đồng ý" in verdict_sentence(TALLY, rule("1/2", VoteBase.TAKING_PART, more_than=True))
    assert "đạt (cần trên 50 %, tức ít nhất 6 phiếu)" in verdict_sentence(
        TALLY, rule("1/2", VoteBase.TAKING_PART, more_than=True)
    )


@pytest.mark.parametrize(
    ("day", "holds"),
    [(date(2025, 6, 30), False), (date(2025, 7, 1), True), (date(2025, 12, 31), True), (date(2026, 1, 1), False)],
)
def test_a_rule_holds_between_its_days(day: date, holds: bool) -> None:
    dated = replace(rule("0.8"), first=date(2025, 7, 1), last=date(2025, 12, 31))
    assert dated.holds_on(day) is holds
    assert rule("0.8").holds_on(day)
