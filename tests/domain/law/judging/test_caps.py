"""Caps: how many are allowed, exactly, and what would be if there were more of one or the other."""

from datetime import date
from fractions import Fraction

import pytest

from desktop_app.domain.law.judging.caps import cap_sentence, cap_standing
from desktop_app.domain.law.rules import EXCELLENT_RATED, GOOD_RATED
from tests.rule_sets import rules_on

FIGHTER, WORKER = "grassroots_fighter", "advanced_worker"
RULES = rules_on(2023, 12, 1)
(CAP,) = RULES.caps


@pytest.mark.parametrize(
    ("fighters", "workers", "allowed", "room"),
    [(3, 20, 3, 0), (3, 19, 2, -1), (2, 19, 2, 0), (0, 6, 0, 0), (1, 6, 0, -1), (1, 7, 1, 0), (0, 0, 0, 0)],
)
def test_a_broken_person_is_not_rounded_up(fighters: int, workers: int, allowed: int, room: int) -> None:
    standing = cap_standing(CAP, {FIGHTER: fighters, WORKER: workers})
    assert (standing.allowed, standing.room) == (allowed, room)


def test_the_calculator_adds_to_the_counts() -> None:
    counts = {FIGHTER: 3, WORKER: 19}
    assert cap_standing(CAP, counts, {WORKER: 1}).room == 0
    assert cap_standing(CAP, counts, {FIGHTER: -1}).room == 0
    assert cap_standing(CAP, counts, {FIGHTER: -9}).counted == 0
    assert cap_standing(CAP, counts).least_base == 20
    assert cap_standing(CAP, counts).share == Fraction(3, 19)
    assert cap_standing(CAP, {}).share is None


def test_the_sentence_of_a_cap_has_its_numbers() -> None:
    assert CAP.provision.article == "Nghị định 91/2017/NĐ-CP, Điều 9 khoản 3"
    assert cap_sentence(cap_standing(CAP, {FIGHTER: 3, WORKER: 19}), RULES) == (
        "“Chiến sĩ thi đua cơ sở” không quá 15 % số “Lao động tiên tiến”: có 3/19, bằng 15,79 %, vượt 1."
    )
    assert cap_sentence(cap_standing(CAP, {FIGHTER: 1, WORKER: 20}), RULES).endswith(
        ": có 1/20, bằng 5 %, còn được thêm 2."
    )
    assert cap_sentence(cap_standing(CAP, {}), RULES).endswith(": chưa có “Lao động tiên tiến” nào để tính.")


@pytest.mark.parametrize(
    ("day", "broken"), [(date(2025, 6, 30), False), (date(2025, 7, 1), True), (date(2026, 1, 1), True)]
)
def test_the_cap_on_ratings_holds_from_july_2025(day: date, broken: bool) -> None:
    rules = rules_on(day.year, day.month, day.day)
    standings = [cap_standing(cap, {EXCELLENT_RATED: 3, GOOD_RATED: 10}) for cap in rules.caps if cap.holds_on(day)]
    assert any(standing.room < 0 for standing in standings) is broken
    assert all("“Hoàn thành xuất sắc nhiệm vụ” không quá 20 %" in cap_sentence(each, rules) for each in standings)


def test_no_fighters_are_too_many_in_2024() -> None:
    day = date(2024, 1, 1)
    assert not any(cap.holds_on(day) for cap in rules_on(2024, 1, 1).caps)
