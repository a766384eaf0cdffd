"""Every rule of a set can be read, with its article, and says so where it is not confirmed."""

from dataclasses import replace
from fractions import Fraction

import pytest

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.province import ALL_OTHERS, ProvinceRules, ProvinceVote, apply_province_rules, parse_share
from desktop_app.domain.law.rule_lines import RuleLine, rule_lines
from desktop_app.domain.provisions import UNCONFIRMED_MARK
from tests.rule_sets import shipped_sets

SETS = {rule_set.code: rule_set for rule_set in shipped_sets()}


def lines_of(code: str, group: str) -> dict[str, RuleLine]:
    return {line.subject: line for line in rule_lines(SETS[code], 2026) if line.group == group}


@pytest.mark.parametrize("code", SETS)
def test_every_award_principle_vote_and_cap_of_a_set_has_its_line_and_article(code: str) -> None:
    rule_set = SETS[code]
    lines = rule_lines(rule_set, 2026)
    assert all(line.article and line.value for line in lines)
    assert {line.subject for line in lines if line.group == "Danh mục"} == {award.name for award in rule_set.awards}
    counted = [line.group for line in lines]
    assert counted.count("Nguyên tắc") == len(rule_set.principles)
    assert counted.count("Tỷ lệ") == len(rule_set.caps)
    assert counted.count("Hội đồng") == len(rule_set.votes) + 1


def test_the_cap_on_fighters_stands_in_the_old_rules_only() -> None:
    old = next(iter(lines_of("2017-10-01", "Tỷ lệ").values()))
    assert old.value == "không quá 15 % số “Lao động tiên tiến”"
    assert not any("Chiến sĩ thi đua cơ sở" in subject for subject in lines_of("2024-01-01", "Tỷ lệ"))


def test_what_is_not_confirmed_says_so_and_the_provinces_word_takes_the_mark_away() -> None:
    others = "Các danh hiệu, hình thức khác"
    assert UNCONFIRMED_MARK in lines_of("2025-07-01", "Hội đồng")[others].remark.lower()
    ruled = ProvinceRules("Quyết định số 7/2026/QĐ-UBND", votes={ALL_OTHERS: ProvinceVote(Fraction(3, 4), ballot=True)})
    lines = rule_lines(apply_province_rules(SETS["2025-07-01"], ruled), 2026)
    (own,) = [line for line in lines if line.subject == others]
    assert own.remark == ""
    assert own.article == "Quyết định số 7/2026/QĐ-UBND"
    assert own.value == "từ 75 % tổng số thành viên Hội đồng, bỏ phiếu kín"


def test_a_chain_of_years_is_a_criterion_with_its_words() -> None:
    values = [line.value for line in rule_lines(SETS["2025-07-01"], 2026) if line.subject == "Chiến sĩ thi đua tỉnh"]
    assert any("3 năm" in value and "Chiến sĩ thi đua cơ sở" in value for value in values)


@pytest.mark.parametrize(
    ("written", "share"),
    [("70", Fraction(7, 10)), (" 66,7 % ", Fraction(667, 1000)), ("2/3", Fraction(2, 3)), ("100%", Fraction(1))],
)
def test_a_share_is_read_exactly(written: str, share: Fraction) -> None:
    assert parse_share(written) == share


@pytest.mark.parametrize("written", ["", "0", "101", "4/3", "2/0", "hai phần ba", "1/2/3"])
def test_an_invalid_share_is_refused_at_its_field(written: str) -> None:
    with pytest.raises(InvalidRecord) as refused:
        parse_share(written, "quorum")
    assert refused.value.field == "quorum"


def test_a_set_without_a_note_has_no_stray_remark() -> None:
    newcomer = replace(SETS["2024-01-01"].newcomer.provision, confirmed=True, note="")
    rule_set = replace(SETS["2024-01-01"], newcomer=replace(SETS["2024-01-01"].newcomer, provision=newcomer))
    (line,) = [line for line in rule_lines(rule_set, 2024) if line.group == "Điều kiện"]
    assert line.remark == ""
