"""Chains through the years: what breaks them, what counts in them, and the next award they lead to."""

from desktop_app.domain.law.judging.next_awards import NextAward, next_awards
from desktop_app.domain.law.judging.streaks import (
    award_records,
    held_in,
    initiatives_within,
    rating_streak,
    settled_year,
    title_streak,
    years_held,
)
from desktop_app.domain.law.year_facts import HeldAward, Rating, RecordRef, Scope, YearFacts, Years
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from tests.rule_sets import a_year, by_year, rules_on

RULES_2024, RULES_2025 = rules_on(2024, 12, 1), rules_on(2025, 12, 1)
GOOD, EXCELLENT = Rating.GOOD, Rating.EXCELLENT
FIGHTER, WORKER = "grassroots_fighter", "advanced_worker"


def fighter(year: int, *more: str, initiatives: tuple[Scope, ...] = ()) -> YearFacts:
    return a_year(year, EXCELLENT, FIGHTER, *more, initiatives=initiatives)


def test_a_streak_is_counted_back_from_its_last_year() -> None:
    years = by_year(fighter(2021), fighter(2023), fighter(2024), fighter(2025))
    assert title_streak(years, FIGHTER, RULES_2025, last=2025) == 3
    assert title_streak(years, FIGHTER, RULES_2025, last=2024) == 2
    assert title_streak(years, FIGHTER, RULES_2025, last=2026) == 0
    assert title_streak({}, FIGHTER, RULES_2025, last=2025) == 0


def test_a_higher_title_counts_for_the_one_it_needs_but_not_the_other_way() -> None:
    years = by_year(a_year(2023, GOOD, WORKER), fighter(2024), a_year(2025, EXCELLENT, "provincial_fighter"))
    assert title_streak(years, WORKER, RULES_2025, last=2025) == 3
    assert title_streak(years, FIGHTER, RULES_2025, last=2025) == 2
    assert title_streak(years, "provincial_fighter", RULES_2025, last=2025) == 1


def test_the_years_of_a_window_are_told_with_their_records() -> None:
    years = by_year(fighter(2020), fighter(2021), fighter(2023), fighter(2025))
    held = years_held(years, FIGHTER, RULES_2025, last=2025, within=5)
    assert held == (2021, 2023, 2025)
    assert award_records(years, FIGHTER, RULES_2025, held) == tuple(
        RecordRef("award", year * 10) for year in (2021, 2023, 2025)
    )


def test_a_year_without_rating_breaks_a_streak_of_ratings() -> None:
    years = by_year(a_year(2022, GOOD), a_year(2023, None), a_year(2024, GOOD), a_year(2025, EXCELLENT))
    assert rating_streak(years, GOOD, last=2025) == 2
    assert rating_streak(years, EXCELLENT, last=2025) == 1
    assert rating_streak(years, GOOD, last=2023) == 0
    assert rating_streak(years, GOOD, last=2027) == 0


def test_initiatives_count_by_their_reach_and_year() -> None:
    base, province = Scope.BASE, Scope.PROVINCE
    years = by_year(
        a_year(2022, initiatives=(province,)),
        a_year(2024, initiatives=(base, province)),
        a_year(2025, initiatives=(base,)),
    )
    assert initiatives_within(years, base, last=2025, within=2) == 3
    assert initiatives_within(years, province, last=2025, within=2) == 1
    assert initiatives_within(years, province, last=2025, within=4) == 2


def test_awards_for_a_movement_do_not_count_where_the_rules_say_so() -> None:
    award = HeldAward("provincial_certificate", "Quyết định 1", CommendationType.MOVEMENT)
    facts = YearFacts(2025, awards=(award,))
    assert held_in(facts, "provincial_certificate", RULES_2025) is None
    assert held_in(facts, "provincial_certificate", RULES_2024) is award


def near(years: Years, kind: NomineeKind = NomineeKind.INDIVIDUAL, year: int = 2025) -> dict[str, NextAward]:
    return {each.award.code: each for each in next_awards(years, kind, RULES_2025, year=year)}


def test_two_years_of_three_lead_to_the_next_title() -> None:
    streaks = near(by_year(fighter(2024), fighter(2025, initiatives=(Scope.PROVINCE,))))
    title = streaks["provincial_fighter"]
    assert title.years_to_go == 1
    assert title.sentence == (
        "Sớm nhất năm 2026 có thể xét “Chiến sĩ thi đua tỉnh”: cần 3 năm liên tục đạt danh hiệu “Chiến sĩ thi đua cơ "
        "sở”, tính đến năm 2026, đã có các năm 2024, 2025."
    )
    assert not title.confirmed
    assert title.words == f"{title.sentence.removesuffix('.')} (chưa xác nhận theo quy định của tỉnh)."


def test_what_can_be_proposed_already_comes_first() -> None:
    streaks = near(by_year(fighter(2024), fighter(2025)))
    assert next(iter(streaks)) == "provincial_certificate"
    form = streaks["provincial_certificate"]
    assert (form.years_to_go, form.confirmed) == (0, True)
    assert form.sentence == "Đã đủ điều kiện qua các năm để xét “Bằng khen của tỉnh” năm 2025."
    assert form.words == form.sentence


def test_what_is_held_for_the_year_is_not_ahead() -> None:
    streaks = near(by_year(fighter(2024), fighter(2025, "provincial_certificate")))
    assert "provincial_certificate" not in streaks
    assert "provincial_fighter" in streaks


def test_an_interrupted_chain_leads_nowhere() -> None:
    assert near({}) == {}
    assert near(by_year(fighter(2022), fighter(2023), a_year(2024), a_year(2025))) == {}


def test_a_window_moves_on_with_the_years() -> None:
    # Three years of five are needed; early ones leave the window before the third can come.
    certified = a_year(2019, EXCELLENT, "provincial_certificate")
    early = by_year(certified, fighter(2021), fighter(2022), a_year(2023), a_year(2024), a_year(2025))
    late = by_year(certified, a_year(2021), a_year(2022), a_year(2023), fighter(2024), fighter(2025))
    assert near(early)["pm_certificate"].years_to_go == 3
    assert near(late)["pm_certificate"].years_to_go == 1


def test_a_collective_is_near_by_its_ratings() -> None:
    streaks = near(by_year(a_year(2025, EXCELLENT)), NomineeKind.COLLECTIVE)
    assert {code: each.years_to_go for code, each in streaks.items()} == {"provincial_certificate": 1}
    assert streaks["provincial_certificate"].confirmed
    assert streaks["provincial_certificate"].sentence == (
        "Sớm nhất năm 2026 có thể xét “Bằng khen của tỉnh”: cần một trong các điều kiện: (1) 2 năm liên tục được xếp "
        "loại “Hoàn thành xuất sắc nhiệm vụ”, tính đến năm 2026; (2) 2 năm liên tục đạt danh hiệu “Tập thể lao động "
        "xuất sắc”, tính đến năm 2026, hiện nay: (1) đến năm 2025 đã liên tục 1 năm; (2) chưa có năm nào trong thời "
        "gian đó."
    )


def test_a_year_of_which_nothing_is_decided_yet_breaks_no_chain() -> None:
    years = by_year(fighter(2024), fighter(2025), a_year(2026, None, "department_certificate"))
    assert settled_year(years, 2026, RULES_2025) == settled_year(years, 2025, RULES_2025) == 2025
    ahead, decided = near(years, year=2026), near(years)
    assert "provincial_fighter" in ahead
    for code, award in ahead.items():
        assert "Sớm nhất năm" in award.sentence
        # the year that goes on is the first of those to come
        assert award.years_to_go == max(decided[code].years_to_go - 1, 0)


def test_a_year_of_which_nothing_is_decided_is_not_said_to_suffice() -> None:
    years = by_year(fighter(2024), fighter(2025))
    assert near(years)["provincial_certificate"].sentence.startswith("Đã đủ điều kiện")
    assert near(years, year=2026)["provincial_certificate"].sentence.startswith("Sớm nhất năm 2026")
    assert near(years, year=2026)["provincial_certificate"].years_to_go == 0
