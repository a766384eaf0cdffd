"""The table of a year, and the history of a person or unit: awards with decisions, ratings, streaks, next awards."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.errors import RecordGone
from desktop_app.domain.law.year_facts import Rating, RecordRef, Scope
from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.domain.office.units import UnitKind
from desktop_app.domain.standing.year_records import InitiativeFields, Subject, YearRecordFields
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.keeping.trash import put_in_trash
from desktop_app.services.office.offices import change_office
from desktop_app.services.office.offices import office as office_of
from desktop_app.services.office.people import save_person
from desktop_app.services.standing.award_history import AwardHistory, award_history
from desktop_app.services.standing.year_records import save_initiative, save_year_record, set_rating
from desktop_app.services.standing.year_tables import YearRow, year_table
from tests.books import person, unit
from tests.services.standing.test_facts import awarded, decided

INDIVIDUAL, COLLECTIVE = NomineeKind.INDIVIDUAL, NomineeKind.COLLECTIVE


def a_person(subject: int) -> Subject:
    return Subject(INDIVIDUAL, subject)


def fighter(book: Book, *years: int) -> Subject:
    """Return a person who was CSTĐ cơ sở, rated excellent, in these years."""
    lan = a_person(person(book, "Nông Thị Lan", unit(book, "Văn phòng"), "Chuyên viên"))
    for year in years:
        decision = decided(book, f"{year % 100}/QĐ-SNgV", f"{year}-12-20", issuing_body="Giám đốc Sở Ngoại vụ")
        awarded(book, decision, "grassroots_fighter", lan.id, period_to=f"{year}-12-31", award="Chiến sĩ thi đua cơ sở")
        set_rating(book, [lan], year, Rating.EXCELLENT)
    return lan


def test_everybody_with_a_post_in_the_year_is_in_its_table(book: Book) -> None:
    office = unit(book, "Văn phòng")
    lan = person(book, "Nông Thị Lan", office, "Chuyên viên")
    for name, first, last in (
        ("Bế Văn Cũ", None, date(2024, 12, 31)),
        ("Bế Văn Mới", date(2026, 1, 1), None),
        ("Bế Văn Nửa", date(2020, 1, 1), date(2025, 6, 30)),
    ):
        save_person(book, None, PersonFields(name), [(None, PostFields(office, "", first, last))])
    without = person(book, "Vi Thị Oanh")
    rows = year_table(book, INDIVIDUAL, 2025)
    assert [(row.name, row.place) for row in rows] == [
        ("Nông Thị Lan", "Văn phòng"),
        ("Bế Văn Nửa", "Văn phòng"),
        ("Vi Thị Oanh", ""),
    ]
    assert {row.subject for row in rows} >= {a_person(lan), a_person(without)}


def test_a_row_tells_what_is_recorded_and_awarded(book: Book) -> None:
    office = unit(book, "Văn phòng")
    lan = a_person(person(book, "Nông Thị Lan", office, "Chuyên viên"))
    fields = YearRecordFields(lan, 2025, Rating.GOOD, registered=True, document="12/TB", note="ghi chú")
    save_year_record(book, fields)
    save_initiative(book, None, InitiativeFields(lan, 2025, "Số hóa hồ sơ"))
    for code in ("advanced_worker", "grassroots_fighter"):
        awarded(book, decided(book, f"{code}/QĐ"), code, lan.id)
    assert year_table(book, INDIVIDUAL, 2025) == [
        YearRow(fields, "Nông Thị Lan", "Chuyên viên", "Văn phòng", ("CSTĐCS", "LĐTT"), 1)
    ]


def test_people_with_a_record_of_the_year_are_in_its_table_whatever_their_posts(book: Book) -> None:
    office = unit(book, "Văn phòng")
    later = [(None, PostFields(office, "", date(2026, 1, 1)))]
    new = a_person(save_person(book, None, PersonFields("Bế Văn Mới"), later).only_id("person"))
    assert year_table(book, INDIVIDUAL, 2025) == []
    set_rating(book, [new], 2025, Rating.GOOD)
    assert [row.subject for row in year_table(book, INDIVIDUAL, 2025)] == [new]
    put_in_trash(book, "person", [new.id])
    assert year_table(book, INDIVIDUAL, 2025) == []


def test_units_that_existed_in_the_year_stand_in_their_order(book: Book) -> None:
    office = unit(book, "Văn phòng")
    unit(book, "Phòng Lễ tân", valid_from=date(2015, 1, 1), valid_to=date(2024, 12, 31))
    unit(book, "Phòng Mới", valid_from=date(2026, 1, 1))
    centre = unit(book, "Trung tâm")
    unit(book, "Toàn thể CCVCNLĐ", UnitKind.EVERYONE)
    council = unit(book, "Hội đồng", UnitKind.COUNCIL)
    awarded(book, decided(book), "excellent_collective", unit_id=office)
    rows = year_table(book, COLLECTIVE, 2025)
    assert [(row.subject.id, row.awards, row.place) for row in rows] == [(office, ("TTLĐXS",), ""), (centre, (), "")]
    set_rating(book, [Subject(COLLECTIVE, council)], 2025, Rating.GOOD)
    assert [row.name for row in year_table(book, COLLECTIVE, 2025)] == ["Văn phòng", "Trung tâm", "Hội đồng"]


def test_a_unit_tells_of_its_members_at_the_end_of_the_year(book: Book) -> None:
    office = unit(book, "Văn phòng")
    people = [person(book, f"Hà Văn Số {place}", office) for place in range(3)]
    decision = decided(book)
    awarded(book, decision, "advanced_worker", people[0])
    awarded(book, decision, "grassroots_fighter", people[1])
    (row,) = year_table(book, COLLECTIVE, 2025)
    assert row.place == "3 người: 2 LĐTT (66,67 %), 1 CSTĐCS"


def test_a_year_before_all_rules_is_shown_too(book: Book) -> None:
    lan = a_person(person(book, "Nông Thị Lan"))
    awarded(book, decided(book, "1/QĐ", "2014-12-20"), "advanced_worker", lan.id, period_to="2014-12-31")
    assert [row.awards for row in year_table(book, INDIVIDUAL, 2014)] == [("LĐTT",)]


def lines(history: AwardHistory) -> list[tuple[int, str, str, str]]:
    return [(line.year, line.what, line.document, line.note) for line in history.lines]


def test_the_history_has_every_year_s_awards_ratings_and_initiatives_the_latest_first(book: Book) -> None:
    lan = fighter(book, 2024, 2025)
    save_initiative(book, None, InitiativeFields(lan, 2024, "Số hóa hồ sơ", Scope.PROVINCE, "08/QĐ-SNgV"))
    history = award_history(book, lan)
    assert (history.name, history.place, history.year) == ("Nông Thị Lan", "Chuyên viên, Văn phòng", 2025)
    assert lines(history) == [
        (2025, "Chiến sĩ thi đua cơ sở", "Quyết định 25/QĐ-SNgV", ""),
        (2025, "Xếp loại: Hoàn thành xuất sắc nhiệm vụ", "", ""),
        (2024, "Chiến sĩ thi đua cơ sở", "Quyết định 24/QĐ-SNgV", ""),
        (2024, "Sáng kiến: Số hóa hồ sơ", "08/QĐ-SNgV", ""),
        (2024, "Xếp loại: Hoàn thành xuất sắc nhiệm vụ", "", ""),
    ]
    first = history.lines[0]
    assert (first.day, first.detail, first.record) == (
        date(2025, 12, 20),
        "Giám đốc Sở Ngoại vụ",
        RecordRef("award", 2),
    )


def test_the_history_has_streaks_and_the_next_awards_with_what_they_lack(book: Book) -> None:
    history = award_history(book, fighter(book, 2023, 2024, 2025))
    # LĐTT and "tốt trở lên" hold for as long by what is above them, and are not said again
    assert history.streaks == (
        "3 năm liền đạt danh hiệu “Chiến sĩ thi đua cơ sở” (2023–2025)",
        "3 năm liền xếp loại “Hoàn thành xuất sắc nhiệm vụ” (2023–2025)",
    )
    near = {each.award.code: each for each in history.near}
    assert near["provincial_certificate"].years_to_go == 0
    assert near["provincial_fighter"].years_to_go == 1
    assert "sáng kiến" in near["provincial_fighter"].sentence


def test_a_longer_streak_of_a_lower_title_is_returned_too(book: Book) -> None:
    lan = fighter(book, 2024, 2025)
    awarded(book, decided(book, "23/QĐ", "2023-12-20"), "advanced_worker", lan.id, period_to="2023-12-31")
    set_rating(book, [lan], 2023, Rating.GOOD)
    assert award_history(book, lan).streaks == (
        "2 năm liền đạt danh hiệu “Chiến sĩ thi đua cơ sở” (2024–2025)",
        "3 năm liền đạt danh hiệu “Lao động tiên tiến” (2023–2025)",
        "2 năm liền xếp loại “Hoàn thành xuất sắc nhiệm vụ” (2024–2025)",
        "3 năm liền xếp loại từ “Hoàn thành tốt nhiệm vụ” trở lên (2023–2025)",
    )


def test_a_broken_chain_is_none(book: Book) -> None:
    assert award_history(book, fighter(book, 2022, 2023, 2025)).streaks == ()


def test_awards_that_do_not_count_stay_in_the_history_and_say_why(book: Book) -> None:
    lan = fighter(book)
    decision = decided(book)
    awarded(book, decision, "grassroots_fighter", lan.id, cancelled_on="2026-02-01", award="Chiến sĩ thi đua cơ sở")
    awarded(book, decision, "certificate_of_merit", lan.id, commendation_type="movement", award="Giấy khen")
    awarded(book, decision, "", lan.id, award="Giấy khen của Công đoàn")
    history = award_history(book, lan)
    assert [(award.name, award.counts, award.note) for award in history.awards] == [
        ("Chiến sĩ thi đua cơ sở", False, "Đã hủy bỏ"),
        ("Giấy khen", False, "Phong trào thi đua (chuyên đề): không tính vào công trạng"),
        ("Giấy khen của Công đoàn", False, "Không có trong danh mục nên không tính"),
    ]
    assert history.streaks == ()


def test_what_is_not_signed_is_no_part_of_the_history(book: Book) -> None:
    lan = fighter(book)
    awarded(book, decided(book, signed_on=None), "advanced_worker", lan.id)
    assert award_history(book, lan).lines == ()


def test_the_history_as_of_an_earlier_year_tells_its_chains(book: Book) -> None:
    lan = fighter(book, 2022, 2023, 2025)
    history = award_history(book, lan, 2023)
    assert history.year == 2023
    assert "2 năm liền đạt danh hiệu “Chiến sĩ thi đua cơ sở” (2022–2023)" in history.streaks


def test_a_collective_has_a_history_of_its_own(book: Book) -> None:
    office = Subject(COLLECTIVE, unit(book, "Văn phòng"))
    for year in (2024, 2025):
        decision = decided(book, f"{year}/QĐ", f"{year}-12-20")
        awarded(book, decision, "excellent_collective", unit_id=office.id, period_to=f"{year}-12-31")
        set_rating(book, [office], year, Rating.EXCELLENT)
    history = award_history(book, office)
    assert history.streaks[0] == "2 năm liền đạt danh hiệu “Tập thể lao động xuất sắc” (2024–2025)"
    assert [each.award.code for each in history.near]


def test_nobody_s_history_is_refused(book: Book) -> None:
    with pytest.raises(RecordGone):
        award_history(book, a_person(99))


def test_a_year_that_goes_on_breaks_no_streak(book: Book) -> None:
    lan = fighter(book, 2024, 2025)
    before = award_history(book, lan)
    save_year_record(book, YearRecordFields(lan, 2026, registered=True))
    after = award_history(book, lan)
    assert (after.year, after.streaks) == (before.year, before.streaks) == (2025, before.streaks)
    assert after.streaks
    assert all("liên tục 0 năm" not in near.sentence for near in after.near)


def test_who_decided_is_the_office_as_it_was_called_on_that_day(book: Book) -> None:
    change_office(book, replace(office_of(book), name="Sở Ngoại vụ"))
    change_office(book, replace(office_of(book), name="Sở Đối ngoại", valid_from=date(2026, 10, 1)))
    lan = a_person(person(book, "Nông Thị Lan", unit(book, "Văn phòng")))
    # A decision without a body is the office's; one that names it, by any name it had, is its director's.
    for number, body in (("1/QĐ-SNgV", ""), ("2/QĐ-SNgV", "Sở Ngoại vụ"), ("3/QĐ-SNgV", "Giám đốc Sở Ngoại vụ")):
        awarded(book, decided(book, number, "2025-07-10", issuing_body=body), "certificate_of_merit", lan.id)
    assert [each.decided_by for each in award_history(book, lan).awards] == ["Giám đốc Sở Ngoại vụ"] * 3
