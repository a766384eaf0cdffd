"""A province's own values: laid over the rules, and only where it has any; kept as text and read back."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.errors import InvalidRecord, UnreadableInput
from desktop_app.domain.law.province import (
    ALL_OTHERS,
    ProvinceCap,
    ProvinceRules,
    ProvinceVote,
    apply_province_rules,
    parse_province_rules,
    province_rules_text,
)
from desktop_app.domain.law.votes import VoteBase
from desktop_app.domain.provisions import Provision
from tests.rule_sets import rules_on

RULES = rules_on(2025, 12, 1)
DAY = date(2025, 12, 1)
SOURCE = "Quyết định 70/2026/QĐ-UBND"
FIGHTER = "grassroots_fighter"
OWN = ProvinceRules(
    SOURCE,
    newcomer_months=8,
    quorum=Fraction(4, 5),
    votes={
        FIGHTER: ProvinceVote(Fraction(3, 4), VoteBase.TAKING_PART, ballot=True),
        ALL_OTHERS: ProvinceVote(Fraction(1, 2), more_than=True),
    },
    caps=(ProvinceCap(FIGHTER, "advanced_worker", Fraction(3, 10)),),
)


def test_empty_province_rules_change_nothing() -> None:
    assert apply_province_rules(RULES, ProvinceRules()) is RULES


def test_its_values_take_the_place_of_the_sets_and_name_their_source() -> None:
    rules = apply_province_rules(RULES, OWN)
    own = Provision(SOURCE)
    assert (rules.newcomer.months, rules.newcomer.provision) == (8, own)
    assert rules.newcomer.awards == RULES.newcomer.awards
    assert (rules.quorum, rules.quorum_provision) == (Fraction(4, 5), own)
    fighter = rules.vote_rule(FIGHTER, DAY)
    assert (fighter.share, fighter.base, fighter.ballot, fighter.provision) == (
        Fraction(3, 4),
        VoteBase.TAKING_PART,
        True,
        own,
    )
    other = rules.vote_rule("certificate_of_merit", DAY)
    assert (other.share, other.more_than, other.provision) == (Fraction(1, 2), True, own)
    assert [cap.counted for cap in rules.caps] == ["rating.excellent", "rating.excellent", FIGHTER]


def test_values_not_set_by_the_province_stay() -> None:
    rules = apply_province_rules(RULES, replace(OWN, newcomer_months=None, quorum=None, caps=()))
    assert rules.newcomer is RULES.newcomer
    assert rules.quorum_provision is RULES.quorum_provision
    assert rules.caps == RULES.caps
    for code in ("national_fighter", "provincial_flag"):
        assert rules.vote_rule(code, DAY).provision == RULES.vote_rule(code, DAY).provision
    assert rules.awards is RULES.awards


def test_one_cap_takes_the_place_of_the_laws_for_the_same_title() -> None:
    rules = apply_province_rules(rules_on(2023, 12, 1), replace(OWN, votes={}))
    assert [(cap.counted, cap.share) for cap in rules.caps] == [(FIGHTER, Fraction(3, 10))]


@pytest.mark.parametrize(
    ("settings", "field"),
    [
        (replace(OWN, source=" "), "source"),
        (replace(OWN, newcomer_months=0), "newcomer_months"),
        (replace(OWN, newcomer_months=13), "newcomer_months"),
        (replace(OWN, quorum=Fraction(0)), "quorum"),
        (replace(OWN, quorum=Fraction(3, 2)), "quorum"),
        (replace(OWN, votes={FIGHTER: ProvinceVote(Fraction(2))}), "votes"),
        (replace(OWN, votes={"nobody": ProvinceVote(Fraction(1))}), "award"),
        (replace(OWN, caps=(ProvinceCap("nobody", FIGHTER, Fraction(1)),)), "award"),
        (replace(OWN, caps=(ProvinceCap(FIGHTER, "nobody", Fraction(1)),)), "award"),
        (replace(OWN, caps=(ProvinceCap(FIGHTER, "nobody", Fraction(0)),)), "caps"),
        (replace(OWN, caps=OWN.caps * 2), "caps"),
        (replace(OWN, caps=(ProvinceCap(FIGHTER, FIGHTER, Fraction(1, 5)),)), "caps"),
    ],
)
def test_values_that_cannot_be_are_refused_at_their_field(settings: ProvinceRules, field: str) -> None:
    with pytest.raises(InvalidRecord) as refused:
        apply_province_rules(RULES, settings)
    assert refused.value.field == field


@pytest.mark.parametrize("settings", [OWN, ProvinceRules(), replace(OWN, votes={}, quorum=None)])
def test_they_are_read_back_as_they_were_kept(settings: ProvinceRules) -> None:
    assert parse_province_rules(province_rules_text(settings)) == settings


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{", "không đúng dạng JSON"),
        ("[]", "Quy định của tỉnh không phải một bảng"),
        ('{"quorum": "0"}', "Quy định của tỉnh: mục quorum phải lớn hơn 0"),
        ('{"mood": 1}', "có mục lạ: mood"),
        ('{"votes": [{"share": "2"}]}', "biểu quyết thứ 1: mục share"),
        ('{"caps": [{"counted": "a", "share": "1"}]}', "tỷ lệ thứ 1: thiếu mục of"),
    ],
)
def test_other_text_is_refused(text: str, fault: str) -> None:
    with pytest.raises(UnreadableInput, match=fault):
        parse_province_rules(text)
