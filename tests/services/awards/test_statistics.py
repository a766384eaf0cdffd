"""Awards counted for a year or a round; each number equals the length of the list it counts."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.awards.statistics import AwardName, Recipient
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.numbers import NOT_COMPUTABLE, share_words
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.services import lists
from desktop_app.services.awards import statistics
from desktop_app.services.awards.decisions import save_decision
from desktop_app.services.book import Book
from desktop_app.services.office.units import change_unit
from desktop_app.services.office.units import unit as unit_of
from desktop_app.services.rounds.nominations import nominate
from tests.books import REASON, collective, individual, person, review_round, rows_of, unit
from tests.certificates import decided, given

FORM = AwardName("certificate_of_merit", "Giấy khen")
FIGHTER = AwardName("grassroots_fighter", "Chiến sĩ thi đua cơ sở")


def _fill_awarded(book: Book) -> None:
    office, division = unit(book, "Văn phòng"), unit(book, "Phòng Lãnh sự")
    leader = person(book, "Hứa Văn Đức", division, "Phó Trưởng phòng", "male")
    women = [person(book, name, office, "Chuyên viên", "female") for name in ("Nông Thị Lan", "Bế Thị Hoa")]
    for code in ("2025-H2", "2026-H1"):
        review_round(book, code)
    title = NominationFields("2025-H2", NomineeKind.INDIVIDUAL, women[0], award=FIGHTER.code, summary="Tốt.")
    title = replace(title, commendation_type=CommendationType.MERIT, exception_reason=REASON)
    first = [nominate(book, title).only_id("nomination")]
    first.append(individual(book, women[1], "2025-H2"))
    second = [individual(book, who, "2026-H1") for who in (leader, *women)] + [collective(book, division, "2026-H1")]
    signed = DecisionFields("Khen thưởng năm 2025", "01/QĐ", date(2025, 12, 30), round_code="2025-H2")
    save_decision(book, None, signed, first)
    signed = DecisionFields("Khen thưởng sơ kết", "09/QĐ", date(2026, 7, 9), round_code="2026-H1")
    save_decision(book, None, signed, second)


FILLINGS = {"awarded": _fill_awarded}
"""What the book holds for whoever asks for such a fixture."""


@pytest.fixture
def awarded(book: Book) -> Book:
    """Two units with a man who leads, two women who do not, and themselves awarded in two rounds of two years."""
    return book


def test_periods_are_years_then_rounds_the_latest_first(awarded: Book) -> None:
    assert statistics.periods(awarded) == ("2026", "2025", "2026-H1", "2025-H2")


def test_a_book_without_awards_offers_this_year(book: Book) -> None:
    assert statistics.periods(book) == (str(date.today().year),)
    assert statistics.statistics(book, "2026").units == ()


def test_units_stand_by_titles_and_forms(awarded: Book) -> None:
    award_statistics = statistics.statistics(awarded, "2025")
    assert award_statistics.awards == (FIGHTER, FORM)
    assert [(row.unit_name, row.counts) for row in award_statistics.units] == [("Văn phòng", (1, 1))]
    later = statistics.statistics(awarded, "2026")
    assert {row.unit_name: row.counts for row in later.units} == {"Văn phòng": (2,), "Phòng Lãnh sự": (2,)}


def test_types_and_forms_stand_by_recipients_and_against_another_period(awarded: Book) -> None:
    award_statistics = statistics.statistics(awarded, "2026", "2025")
    rows = {(row.type_label, row.award): row for row in award_statistics.types}
    form = rows["Phong trào thi đua (chuyên đề)", FORM]
    assert form.counts == {
        Recipient.COLLECTIVES: 1,
        Recipient.INDIVIDUALS: 3,
        Recipient.WOMEN: 2,
        Recipient.LEADERS: 1,
        Recipient.WORKERS: 2,
    }
    assert (form.total, form.before, share_words(form.change)) == (4, 1, "+300 %")
    title = rows["Công trạng", FIGHTER]
    assert (title.total, title.before, share_words(title.change)) == (0, 1, "-100 %")
    alone = statistics.statistics(awarded, "2025", "2024").types[0]
    assert share_words(alone.change) == NOT_COMPUTABLE


@pytest.mark.parametrize(
    ("post", "leads"),
    [
        ("Chi cục trưởng", True),
        ("Phó Chi cục Trưởng", True),
        ("Nguyên Phó giám đốc", True),
        ("Phó Hiệu trưởng", True),
        ("Quyền Trưởng phòng", True),
        ("Phụ trách phòng", True),
        ("Phụ trách kế toán", False),
        ("Kế toán trưởng", False),
        ("Chuyên viên", False),
    ],
)
def test_who_leads_is_told_by_the_post(book: Book, post: str, leads: bool) -> None:
    review_round(book)
    nominated = individual(book, person(book, "Hứa Văn Đức", unit(book, "Chi cục Tiêu chuẩn"), post, "male"))
    signed = DecisionFields("Khen thưởng sơ kết", "09/QĐ", date(2026, 7, 9), round_code="2026-H1")
    save_decision(book, None, signed, [nominated])
    (counted,) = statistics.statistics(book, "2026").types
    assert (counted.counts[Recipient.LEADERS], counted.counts[Recipient.WORKERS]) == (int(leads), int(not leads))


def test_who_is_awarded_for_help_from_abroad_is_neither_leader_nor_worker(book: Book) -> None:
    posts = ("Giám đốc điều hành", "Hội viên")
    decided(book, *(given(f"Sato {post}", post_title=post, commendation_type="external") for post in posts))
    award_statistics = statistics.statistics(book, "2026")
    (counted,) = award_statistics.types
    assert counted.counts[Recipient.INDIVIDUALS] == len(posts)
    for recipient in (Recipient.LEADERS, Recipient.WORKERS):
        assert counted.counts[recipient] == 0
        assert lists.count(book, award_statistics.query(counted.award, recipient=recipient)) == 0


def test_every_number_equals_the_length_of_its_list(awarded: Book) -> None:
    award_statistics = statistics.statistics(awarded, "2026", "2025")
    for row in award_statistics.units:
        for award, number in zip(award_statistics.awards, row.counts, strict=True):
            assert lists.count(awarded, award_statistics.query(award, row)) == number
    for of_type in award_statistics.types:
        kind = of_type.commendation_type
        for recipient, number in of_type.counts.items():
            assert lists.count(awarded, award_statistics.query(of_type.award, None, recipient, kind)) == number
        assert lists.count(awarded, award_statistics.query(of_type.award, commendation_type=kind)) == of_type.total
        assert (
            lists.count(awarded, award_statistics.query(of_type.award, commendation_type=kind, before=True))
            == of_type.before
        )


def test_what_is_not_signed_or_was_cancelled_is_not_counted(awarded: Book) -> None:
    ((award_id,),) = rows_of(awarded, "award", "id", "kind = 'collective'")
    assert isinstance(award_id, int)
    with awarded.store.work("Hủy bỏ") as work:
        work.update("award", award_id, {"cancelled_on": "2026-09-01"})
    save_decision(awarded, 1, DecisionFields("Chưa ký", round_code="2025-H2"), [1, 2])
    assert sum(sum(row.counts) for row in statistics.statistics(awarded, "2026-H1").units) == 3
    assert statistics.statistics(awarded, "2025").units == ()


def test_a_renamed_unit_is_one_unit(awarded: Book) -> None:
    change_unit(awarded, 1, replace(unit_of(awarded, 1), name="Văn phòng Sở"))
    review_round(awarded, "2026-H2")
    again = individual(awarded, 2, "2026-H2")
    signed = DecisionFields("Cuối năm", "20/QĐ", date(2026, 12, 28), round_code="2026-H2")
    save_decision(awarded, None, signed, [again])
    award_statistics = statistics.statistics(awarded, "2026")
    (office,) = [row for row in award_statistics.units if row.unit_id == 1]
    assert (office.unit_name, office.counts) == ("Văn phòng Sở", (3,))


@pytest.mark.parametrize("period", ["", "26", "2026-H3", "1700", "năm nay"])
def test_what_is_no_period_is_refused(book: Book, period: str) -> None:
    with pytest.raises(InvalidRecord):
        statistics.statistics(book, period)
