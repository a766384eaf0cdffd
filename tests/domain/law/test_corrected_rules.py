"""Each rule that was corrected, on both sides of the day at which it changes."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from desktop_app.domain.law.catalogue import AwardLevel, Frequency
from desktop_app.domain.law.judging.caps import cap_sentence, cap_standing
from desktop_app.domain.law.judging.checks import check
from desktop_app.domain.law.judging.findings import (
    EarlierAward,
    Finding,
    JudgedRound,
    NomineeFacts,
    Rule,
    Weight,
)
from desktop_app.domain.law.judging.fulfilment import MemberFacts
from desktop_app.domain.law.money import GivenAward, base_salary_on, compute_rewards
from desktop_app.domain.law.rule_lines import rule_lines
from desktop_app.domain.law.rules import EXCELLENT_RATED, GOOD_RATED, Principle, RuleSet
from desktop_app.domain.law.year_facts import HeldAward, Rating, RecordRef, Scope, YearFacts
from desktop_app.domain.round_codes import RoundCode
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.runtime.resources import resource
from tests.rule_sets import (
    a_year,
    by_year,
    collective,
    findings_of,
    person,
    rules,
    rules_on,
    shipped_salaries,
    shipped_sets,
)

PERSON, COLLECTIVE = NomineeKind.INDIVIDUAL, NomineeKind.COLLECTIVE
EXCELLENT, GOOD = Rating.EXCELLENT, Rating.GOOD
FIGHTER, CERTIFICATE, BY_PM = "grassroots_fighter", "provincial_certificate", "pm_certificate"
TO_2023, FROM_2024 = date(2023, 12, 31), date(2024, 1, 1)


def law(day: date) -> RuleSet:
    return rules_on(day.year, day.month, day.day)


def unmet(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.sentence for finding in findings if finding.weight is Weight.FAILED]


@pytest.mark.parametrize(
    ("day", "of_person", "of_collective", "amount"),
    [
        (TO_2023, "1.0", "2.0", 1_800_000),
        (FROM_2024, "1.5", "3.0", 2_700_000),
        (date(2026, 7, 1), "1.5", "3.0", 3_800_000),
    ],
)
def test_a_certificate_of_the_province_had_one_base_salary_to_2023(
    day: date, of_person: str, of_collective: str, amount: int
) -> None:
    terms = law(day).award(CERTIFICATE).terms
    assert (terms[PERSON].coefficient, terms[COLLECTIVE].coefficient) == (Decimal(of_person), Decimal(of_collective))
    given = GivenAward(CERTIFICATE, PERSON, (date(2022, 1, 1), date(2022, 12, 31)))
    (reward,) = compute_rewards([given], law(day), base_salary_on(shipped_salaries(), day))
    assert reward.amount == amount


def test_rounding_up_is_the_rule_of_the_decree_of_2017_too() -> None:
    money = law(TO_2023).money
    assert (money.round_up_to, money.provision.confirmed) == (10_000, True)
    assert money.provision.article == "Nghị định 91/2017/NĐ-CP, Điều 68 khoản 2"


def by_the_prime_minister(day: date, held: int, rating: Rating, fighters: int, initiatives: int) -> list[str]:
    """Return what fails for a person with five years to 2023 and the province's certificate of the year `held`."""
    facts = {
        year: a_year(
            year,
            rating,
            *((FIGHTER,) if year > 2023 - fighters else ()),
            initiatives=(Scope.BASE,) if year > 2023 - initiatives else (),
        )
        for year in range(2019, 2024)
    }
    known = facts.get(held, YearFacts(held))
    facts[held] = replace(known, awards=(*known.awards, HeldAward(CERTIFICATE, "Quyết định 5")))
    nominee = replace(person(year=2023), years=facts)
    return unmet(findings_of(nominee, BY_PM, day))


def test_the_prime_ministers_certificate_took_excellent_years_and_initiatives_to_2023() -> None:
    assert by_the_prime_minister(TO_2023, 2018, EXCELLENT, 0, 5) == []
    assert len(by_the_prime_minister(TO_2023, 2018, GOOD, 3, 5)) == 1
    assert len(by_the_prime_minister(TO_2023, 2018, EXCELLENT, 3, 4)) == 1
    assert len(by_the_prime_minister(TO_2023, 2019, EXCELLENT, 3, 5)) == 1
    assert by_the_prime_minister(FROM_2024, 2018, GOOD, 3, 0) == []
    assert by_the_prime_minister(FROM_2024, 2022, GOOD, 3, 0) == []
    assert len(by_the_prime_minister(FROM_2024, 2022, GOOD, 2, 0)) == 1


@pytest.mark.parametrize(("day", "confirmed"), [(TO_2023, False), (FROM_2024, True), (date(2026, 9, 30), True)])
def test_its_criteria_are_confirmed_from_2024(day: date, confirmed: bool) -> None:
    requirements = law(day).award(BY_PM).terms[PERSON].requirements
    assert {requirement.provision.confirmed for requirement in requirements} == {confirmed}


def test_those_of_the_amended_law_are_not() -> None:
    requirements = law(date(2026, 10, 1)).award(BY_PM).terms[PERSON].requirements
    assert not any(requirement.provision.confirmed for requirement in requirements)


@pytest.mark.parametrize(
    ("day", "by_title"), [(TO_2023, False), (FROM_2024, True), (date(2025, 7, 1), True), (date(2026, 10, 1), True)]
)
def test_two_excellent_titles_of_a_collective_are_as_good_as_two_ratings_from_2024(day: date, by_title: bool) -> None:
    members = MemberFacts(10, 10, {})
    titles = [a_year(year, GOOD, "excellent_collective") for year in (2022, 2023)]
    ratings = [a_year(year, EXCELLENT) for year in (2022, 2023)]
    assert (unmet(findings_of(collective(*titles, members=members, year=2023), CERTIFICATE, day)) == []) is by_title
    assert unmet(findings_of(collective(*ratings, members=members, year=2023), CERTIFICATE, day)) == []


@pytest.mark.parametrize(
    ("day", "has_medal", "counts_on"),
    [(TO_2023, False, False), (FROM_2024, True, True), (date(2025, 6, 30), True, True), (date(2025, 7, 1), True, True)],
)
def test_the_medal_and_the_next_period_came_with_2024(day: date, has_medal: bool, counts_on: bool) -> None:
    rule_set = law(day)
    assert ("commemorative_medal" in rule_set.by_code) is has_medal
    assert (Principle.NEXT_PERIOD in rule_set.principles) is counts_on
    if has_medal:
        terms = rule_set.award("commemorative_medal").terms
        assert list(terms) == [PERSON]
        assert (terms[PERSON].coefficient, terms[PERSON].at_most) == (Decimal("0.6"), True)
        assert "HĐND tỉnh" in rule_set.award("commemorative_medal").provision.note


def nominee_with(titles: dict[int, date]) -> NomineeFacts:
    """Return somebody with the province's title for each year, decided on its day, and an initiative of the nation."""
    facts = {
        year: YearFacts(
            year,
            EXCELLENT,
            (HeldAward("provincial_fighter", f"Quyết định năm {year}", decided_on=day),),
            (Scope.NATION,),
        )
        for year, day in titles.items()
    }
    last = max(titles) + 1
    facts[last] = YearFacts(last, EXCELLENT, (HeldAward(FIGHTER, "Quyết định"),))
    return replace(person(year=last), years=facts)


@pytest.mark.parametrize("rule_set", shipped_sets(), ids=lambda rule_set: rule_set.code)
def test_the_nations_title_may_be_judged_the_year_after_the_second_of_the_province(rule_set: RuleSet) -> None:
    nominee = nominee_with({2021: date(2022, 2, 1), 2024: date(2025, 2, 1)})
    findings = check(
        nominee, rule_set.award("national_fighter"), rule_set, JudgedRound(RoundCode(2025, 2), rule_set.first)
    )
    assert not [finding for finding in findings if finding.rule is Rule.REQUIREMENT]


@pytest.mark.parametrize(("day", "weight"), [(date(2026, 12, 31), Weight.NOTE), (date(2027, 1, 1), Weight.FAILED)])
def test_its_file_is_due_by_the_end_of_the_year_after_the_second_decision(day: date, weight: Weight) -> None:
    rule_set = rules_on(2026, 10, 1)
    nominee = nominee_with({2021: date(2022, 2, 1), 2024: date(2025, 2, 1)})
    findings = check(nominee, rule_set.award("national_fighter"), rule_set, JudgedRound(RoundCode(2025, 2), day))
    (filing,) = [finding for finding in findings if finding.rule is Rule.FILING]
    assert filing.weight is weight
    assert filing.sentence.startswith("Hồ sơ phải nộp chậm nhất ngày 31/12/2026 (Quyết định năm 2024)")


def test_five_and_twenty_per_cent_are_said_to_be_within_what_may_be_allowed() -> None:
    rule_set = rules_on(2026, 1, 1)
    (cap,) = [cap for cap in rule_set.caps if cap.holds_on(date(2026, 1, 1))]
    assert (cap.share, cap.at_most) == (Fraction(1, 5), Fraction(1, 4))
    within = cap_sentence(cap_standing(cap, {EXCELLENT_RATED: 5, GOOD_RATED: 20}), rule_set)
    beyond = cap_sentence(cap_standing(cap, {EXCELLENT_RATED: 6, GOOD_RATED: 20}), rule_set)
    assert within.endswith("vượt 1; trong mức 25 % mà cấp có thẩm quyền được quyết định.")
    assert beyond.endswith("vượt 2.")


@pytest.mark.parametrize(
    ("day", "article"),
    [
        (date(2025, 6, 30), None),
        (date(2025, 12, 31), "Nghị định 48/2023/NĐ-CP"),
        (date(2026, 1, 1), "Nghị định 335/2025/NĐ-CP"),
    ],
)
def test_the_share_of_excellent_ratings_was_the_partys_before_it_was_the_decrees(
    day: date, article: str | None
) -> None:
    articles = [cap.provision.article for cap in law(day).caps if cap.holds_on(day)]
    assert articles == ([] if article is None else [article])


@pytest.mark.parametrize(
    ("day", "article"),
    [
        (date(2023, 7, 1), "Nghị định 24/2023/NĐ-CP ngày 14/5/2023"),
        (date(2026, 7, 1), "Nghị định 161/2026/NĐ-CP, Điều 3 khoản 2"),
    ],
)
def test_the_base_salaries_have_their_decrees(day: date, article: str) -> None:
    provision = base_salary_on(shipped_salaries(), day).provision
    assert (provision.article, provision.confirmed, provision.note) == (article, True, "")


@pytest.mark.parametrize(
    ("day", "cited", "not_cited"),
    [
        (date(2023, 12, 31), ["91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ quy định"], ["98/2023"]),
        (date(2024, 4, 14), ["98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định"], ["01/2024/TT-BNV"]),
        (date(2024, 4, 15), ["01/2024/TT-BNV ngày 24 tháng 02 năm 2024 của Bộ trưởng Bộ Nội vụ"], ["15/2025"]),
        (date(2025, 7, 10), ["quy định về phân cấp, phân quyền trong lĩnh vực"], ["01/2024", "15/2025/TT-BNV"]),
        (date(2025, 8, 4), ["152/2025/NĐ-CP"], ["15/2025/TT-BNV"]),
        (date(2025, 8, 5), ["15/2025/TT-BNV ngày 04 tháng 8 năm 2025"], ["23 tháng 4 năm 2026"]),
        (date(2026, 9, 30), ["15/2025/TT-BNV"], ["23 tháng 4 năm 2026"]),
        (date(2026, 10, 1), ["Luật Thi đua, khen thưởng ngày 23 tháng 4 năm 2026"], ["32/2009"]),
    ],
)
def test_papers_cite_with_full_titles_what_is_in_force_on_their_day(
    day: date, cited: list[str], not_cited: list[str]
) -> None:
    bases = "\n".join(law(day).bases_on(day))
    assert all(words in bases for words in cited)
    assert not any(words in bases for words in not_cited)
    decrees = [line for line in law(day).bases_on(day) if line.startswith("Nghị định")]
    assert all(
        re.match(r"Nghị định số \d+/\d{4}/NĐ-CP ngày \d+ tháng \d+ năm \d{4} của Chính phủ quy định ", line)
        for line in decrees
    )


@pytest.mark.parametrize(("day", "is_met"), [(TO_2023, False), (FROM_2024, False), (date(2026, 10, 1), False)])
def test_a_collective_with_a_disciplined_member_is_not_advanced(day: date, is_met: bool) -> None:
    members = MemberFacts(10, 10, {"advanced_worker": 8}, disciplined=1)
    findings = findings_of(collective(a_year(2023, GOOD), members=members, year=2023), "advanced_collective", day)
    assert ([finding.rule for finding in findings] == []) is is_met


@pytest.mark.parametrize(("day", "noted"), [(TO_2023, False), (FROM_2024, True)])
def test_an_initiative_that_served_a_title_does_not_serve_a_form(day: date, noted: bool) -> None:
    idea = RecordRef("initiative", 7)
    title = EarlierAward(
        FIGHTER,
        "Chiến sĩ thi đua cơ sở",
        "Quyết định 5",
        CommendationType.MERIT,
        record=None,
        initiatives=frozenset((idea,)),
    )
    facts = [a_year(year, EXCELLENT, FIGHTER) for year in (2022, 2023)]
    nominee = replace(person(*facts, year=2023), earlier=(title,))
    notes = [finding for finding in findings_of(nominee, CERTIFICATE, day) if finding.rule is Principle.ONE_INITIATIVE]
    assert [(note.weight, note.records) for note in notes] == ([(Weight.NOTE, (idea,))] if noted else [])
    # a title after a title is not barred
    fighter = replace(person(a_year(2023, EXCELLENT, "advanced_worker"), year=2023), earlier=(title,))
    assert Principle.ONE_INITIATIVE not in rules(findings_of(fighter, FIGHTER, day))


@pytest.mark.parametrize("half", [1, 2])
def test_a_certificate_in_mid_year_is_judged_over_the_completed_years(half: int) -> None:
    rule_set = rules_on(2026, 1, 1)
    excellent = by_year(*(a_year(of, EXCELLENT, FIGHTER) for of in (2024, 2025)))
    period = (date(2024, 1, 1), date(2026, 6, 30) if half == 1 else date(2026, 12, 31))
    nominee = replace(person(year=2026), years=excellent, period=period)
    round_ = JudgedRound(RoundCode(2026, half), date(2026, 6, 30))
    assert (check(nominee, rule_set.award(CERTIFICATE), rule_set, round_) == ()) is (half == 1)
    # the years of the achievement, where it ended before the round's year
    ended = replace(nominee, period=(date(2024, 1, 1), date(2025, 12, 31)))
    assert check(ended, rule_set.award(CERTIFICATE), rule_set, round_) == ()


@pytest.mark.parametrize("rule_set", shipped_sets(), ids=lambda rule_set: rule_set.code)
def test_awards_of_ministries_and_the_union_are_recorded_and_never_proposed(rule_set: RuleSet) -> None:
    recorded = [award for award in rule_set.awards if award.frequency is Frequency.RECORDED]
    assert {award.short for award in recorded} >= {
        *("BK Tỉnh đoàn", "BK TƯ Đoàn", "KNC thế hệ trẻ"),
        *("BK BNG", "KNC ngoại giao"),
    }
    assert not [award for award in recorded if award.offered_in(1) or award.offered_in(2)]
    of_union = [award for award in recorded if award.level is AwardLevel.UNION]
    assert all(terms.coefficient is None for award in of_union for terms in award.terms.values())
    if rule_set.first >= FROM_2024:
        of_ministry = rule_set.award("ministry_certificate").terms
        assert (of_ministry[PERSON].coefficient, of_ministry[COLLECTIVE].coefficient) == (
            Decimal("1.5"),
            Decimal("3.0"),
        )


@pytest.mark.parametrize("rule_set", shipped_sets(), ids=lambda rule_set: rule_set.code)
def test_no_note_for_developers_reaches_the_clerk(rule_set: RuleSet) -> None:
    remarks = [line.remark for line in rule_lines(rule_set, 2026, shipped_salaries())]
    remarks += [rule_set.note, resource("rules", "giay-to.toml").read_text(encoding="utf-8")]
    words = re.compile(
        r"chưa đọc|nguyên văn|mới đọc|nguồn thứ cấp|trong tay|chương trình|tạm (?!dừng)|chưa rõ", re.IGNORECASE
    )
    assert [remark for remark in remarks if words.search(remark)] == []
