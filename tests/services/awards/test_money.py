"""Money of decisions: every amount of the table, awards that come together, and what the law leaves open."""

from datetime import date

import pytest

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.catalogue import AwardLevel
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.awards.acts import change_amount, pay_awards
from desktop_app.services.awards.direct_awards import DirectAward, direct_decision, save_direct_decision
from desktop_app.services.book import Book
from desktop_app.store.queries.awards import standing_awards
from tests.books import person, refused, rows_of, unit

PERSON, COLLECTIVE = NomineeKind.INDIVIDUAL, NomineeKind.COLLECTIVE

# The last day of each base salary but the last, and the first day of each.
DAYS = (
    (date(2019, 7, 1), date(2023, 6, 30)),
    (date(2023, 7, 1), date(2024, 6, 30)),
    (date(2024, 7, 1), date(2026, 6, 30)),
    (date(2026, 7, 1), date(2026, 12, 31)),
)
TABLE = [
    ("advanced_worker", PERSON, "0.3", (450_000, 540_000, 710_000, 760_000)),
    ("grassroots_fighter", PERSON, "1.0", (1_490_000, 1_800_000, 2_340_000, 2_530_000)),
    ("provincial_fighter", PERSON, "3.0", (4_470_000, 5_400_000, 7_020_000, 7_590_000)),
    ("national_fighter", PERSON, "4.5", (6_710_000, 8_100_000, 10_530_000, 11_390_000)),
    ("advanced_collective", COLLECTIVE, "0.8", (1_200_000, 1_440_000, 1_880_000, 2_030_000)),
    ("excellent_collective", COLLECTIVE, "1.5", (2_240_000, 2_700_000, 3_510_000, 3_800_000)),
    ("provincial_flag", COLLECTIVE, "8.0", (11_920_000, 14_400_000, 18_720_000, 20_240_000)),
    ("government_flag", COLLECTIVE, "12.0", (17_880_000, 21_600_000, 28_080_000, 30_360_000)),
    ("certificate_of_merit", PERSON, "0.3", (450_000, 540_000, 710_000, 760_000)),
    ("certificate_of_merit", COLLECTIVE, "0.6", (900_000, 1_080_000, 1_410_000, 1_520_000)),
    ("pm_certificate", PERSON, "3.5", (5_220_000, 6_300_000, 8_190_000, 8_860_000)),
    ("pm_certificate", COLLECTIVE, "7.0", (10_430_000, 12_600_000, 16_380_000, 17_710_000)),
    ("labour_order_third", PERSON, "4.5", (6_710_000, 8_100_000, 10_530_000, 11_390_000)),
    ("labour_order_third", COLLECTIVE, "9.0", (13_410_000, 16_200_000, 21_060_000, 22_770_000)),
]


# A certificate of the province changed its coefficient between two base salaries.
CERTIFICATES = [
    (PERSON, "1.0", date(2022, 4, 1), 1_490_000),
    (COLLECTIVE, "2.0", date(2023, 6, 30), 2_980_000),
    (PERSON, "1.0", date(2023, 12, 31), 1_800_000),
    (COLLECTIVE, "2.0", date(2023, 12, 31), 3_600_000),
    (PERSON, "1.5", date(2024, 1, 1), 2_700_000),
    (COLLECTIVE, "3.0", date(2024, 1, 1), 5_400_000),
    (PERSON, "1.5", date(2026, 6, 30), 3_510_000),
    (COLLECTIVE, "3.0", date(2026, 7, 1), 7_590_000),
]


def _fill_people(book: Book) -> None:
    person(book, "Lộc Thị Đào", unit(book, "Văn phòng"), "Chuyên viên")


FILLINGS = {"people": _fill_people}


@pytest.fixture
def people(book: Book) -> Book:
    """A unit (1) and a person in it (1)."""
    return book


def fields(day: date, number: str = "163/QĐ-UBND", year: int | None = None) -> DecisionFields:
    span = year or day.year - 1
    first, last = date(span, 1, 1), date(span, 12, 31)
    level = AwardLevel.PROVINCE
    return DecisionFields("Khen thưởng", number, day, "", "UBND tỉnh", "", level, first, last)


def decide(book: Book, day: date, *given: DirectAward, number: str = "163/QĐ-UBND") -> int:
    return save_direct_decision(book, None, fields(day, number), given).only_id("decision")


def amounts(book: Book) -> list[object]:
    return [amount for (amount,) in rows_of(book, "award", "amount")]


@pytest.mark.parametrize(
    ("code", "kind", "coefficient", "day", "amount"),
    [
        (code, kind, coefficient, day, amount)
        for code, kind, coefficient, row in TABLE
        for days, amount in zip(DAYS, row, strict=True)
        for day in days
    ]
    + [("provincial_certificate", kind, coefficient, day, amount) for kind, coefficient, day, amount in CERTIFICATES],
)
def test_every_amount_of_the_table(
    people: Book, code: str, kind: NomineeKind, coefficient: str, day: date, amount: int
) -> None:
    """Nghị định 152/2025/NĐ-CP, Điều 50 đến 54: on the first and the last day of each base salary."""
    decide(people, day, DirectAward(kind, 1, code))
    ((kept_coefficient, base, kept_amount, reason),) = rows_of(
        people, "award", "coefficient, base_salary, amount, unpaid_reason"
    )
    assert (float(str(kept_coefficient)), kept_amount, reason) == (float(coefficient), amount, "")
    assert rows_of(people, "decision", "base_salary") == [(base,)]


def test_of_titles_for_one_period_the_highest_is_paid(people: Book) -> None:
    awards = [DirectAward(PERSON, 1, "advanced_worker"), DirectAward(PERSON, 1, "grassroots_fighter")]
    decide(people, date(2026, 1, 9), *awards)
    assert amounts(people) == [0, 2_340_000]
    assert rows_of(people, "award", "unpaid_reason")[0] == (
        "Chỉ chi mức thưởng của danh hiệu cao nhất trong cùng thời gian: Chiến sĩ thi đua cơ sở.",
    )


def test_titles_for_different_periods_are_each_paid(people: Book) -> None:
    earlier = (date(2024, 1, 1), date(2024, 12, 31))
    awards = [DirectAward(PERSON, 1, "advanced_worker"), DirectAward(PERSON, 1, "grassroots_fighter")]
    first = DirectAward(PERSON, 1, "advanced_worker", period_from=earlier[0], period_to=earlier[1])
    decide(people, date(2026, 1, 9), first, awards[1])
    assert amounts(people) == [710_000, 2_340_000]


def test_a_title_and_a_form_are_both_paid(people: Book) -> None:
    awards = [DirectAward(PERSON, 1, "grassroots_fighter"), DirectAward(PERSON, 1, "certificate_of_merit")]
    decide(people, date(2026, 1, 9), *awards)
    assert amounts(people) == [2_340_000, 710_000]


def test_forms_for_different_achievements_are_each_paid(people: Book) -> None:
    half = DirectAward(PERSON, 1, "certificate_of_merit", period_from=date(2025, 1, 1), period_to=date(2025, 6, 30))
    decide(people, date(2026, 1, 9), half, DirectAward(PERSON, 1, "provincial_certificate"))
    assert amounts(people) == [710_000, 3_510_000]


def test_a_lower_title_of_another_decision_of_the_day_is_not_paid(people: Book) -> None:
    decide(people, date(2026, 1, 9), DirectAward(PERSON, 1, "grassroots_fighter"))
    decide(people, date(2026, 1, 9), DirectAward(PERSON, 1, "advanced_worker"), number="164/QĐ-UBND")
    decide(people, date(2026, 1, 12), DirectAward(PERSON, 1, "advanced_worker"), number="165/QĐ-UBND")
    assert amounts(people) == [2_340_000, 0, 710_000]


def test_a_higher_title_of_another_decision_of_the_day_tells_of_the_lower_one(people: Book) -> None:
    decide(people, date(2026, 1, 9), DirectAward(PERSON, 1, "advanced_worker"))
    decide(people, date(2026, 1, 9), DirectAward(PERSON, 1, "grassroots_fighter"), number="164/QĐ-UBND")
    assert amounts(people) == [710_000, 2_340_000]
    lower, higher = rows_of(people, "award", "unpaid_reason")
    assert lower == ("",)
    assert higher == (
        "Quyết định khác cùng ngày đã ghi 710.000 đồng cho danh hiệu Lao động tiên tiến cùng thời gian: chỉ chi mức "
        "cao nhất, cần sửa số tiền.",
    )


def test_of_the_other_decisions_of_a_day_only_the_awards_of_the_same_recipients_are_read(people: Book) -> None:
    other = person(people, "Vi Thị Mai", 1, "Kế toán")
    everybody = [DirectAward(PERSON, each, "advanced_worker") for each in (1, other)]
    decision_id = decide(people, date(2026, 1, 9), *everybody, DirectAward(COLLECTIVE, 1, "excellent_collective"))
    with people.store.reading() as connection:
        read = standing_awards(connection, [decision_id], {other})
    assert [(row["person_id"], row["kind"]) for row in read] == [(other, "individual"), (None, "collective")]


def test_a_person_and_a_unit_with_one_id_are_distinguished(people: Book) -> None:
    awards = [DirectAward(COLLECTIVE, 1, "excellent_collective"), DirectAward(PERSON, 1, "advanced_worker")]
    decide(people, date(2026, 1, 9), *awards)
    assert amounts(people) == [3_510_000, 710_000]


def test_what_is_at_most_is_typed_in(people: Book) -> None:
    decide(people, date(2026, 7, 1), DirectAward(PERSON, 1, "commemorative_medal"))
    assert amounts(people) == [None]
    with refused(people, InvalidRecord, "chưa có số tiền"):
        pay_awards(people, [1], date(2026, 8, 1))
    with refused(people, InvalidRecord, "tối đa là 1.520.000 đồng"):
        change_amount(people, 1, 1_520_001, "")
    change_amount(people, 1, 1_520_000, "")
    pay_awards(people, [1], date(2026, 8, 1))
    assert amounts(people) == [1_520_000]


def test_an_amount_is_mended_with_its_reason_until_it_is_paid(people: Book) -> None:
    decide(people, date(2026, 7, 1), DirectAward(PERSON, 1, "certificate_of_merit"))
    with refused(people, InvalidRecord, "Nhập lý do") as problem:
        change_amount(people, 1, 900_000, " ")
    assert problem.value.field == "reason"
    with refused(people, InvalidRecord, "không được âm"):
        change_amount(people, 1, -1, "Nhầm")
    change_amount(people, 1, 900_000, "Theo quy chế chi tiêu nội bộ")
    assert rows_of(people, "award", "amount, unpaid_reason") == [(900_000, "Theo quy chế chi tiêu nội bộ")]
    pay_awards(people, [1], date(2026, 8, 1))
    with refused(people, InvalidRecord, "đã chi"):
        change_amount(people, 1, 760_000, "Đúng mức")


def test_awards_from_before_the_known_salaries_have_no_amount(people: Book) -> None:
    decide(people, date(2016, 1, 20), DirectAward(PERSON, 1, "advanced_worker"))
    assert rows_of(people, "award", "award, amount, base_salary") == [("Lao động tiên tiến", None, None)]
    assert rows_of(people, "decision", "rule_set") == [("2017-10-01",)]


def test_stored_money_is_not_computed_again(people: Book) -> None:
    decision_id = decide(people, date(2026, 7, 1), DirectAward(PERSON, 1, "certificate_of_merit"))
    change_amount(people, 1, 900_000, "Theo quy chế chi tiêu nội bộ")
    stored, given = direct_decision(people, decision_id)
    more = DirectAward(COLLECTIVE, 1, "certificate_of_merit")
    save_direct_decision(people, decision_id, stored, [*given, more])
    assert amounts(people) == [900_000, 1_520_000]
