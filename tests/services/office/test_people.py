"""People and their posts."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.errors import InvalidRecord, RecordGone
from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.services.book import Book
from desktop_app.services.office import people
from tests.books import BookIds, dump, labels, person, refused, rows_of, unit

LAN = PersonFields("Nông Thị Lan", "female", 1990)


def test_a_person_is_stored_with_posts_the_latest_first(book: Book) -> None:
    office, division = unit(book, "Văn phòng"), unit(book, "Phòng Lễ tân")
    earlier = PostFields(office, "Chuyên viên", date(2015, 1, 1), date(2019, 12, 31))
    held = [PostFields(office, "Nhân viên", None, date(2014, 12, 31)), earlier, PostFields(division, "Trưởng phòng")]
    changes = people.save_person(book, None, LAN, [(None, post) for post in held])
    person_id = changes.only_id("person")
    assert people.person(book, person_id) == LAN
    assert [post.fields for post in people.posts(book, person_id)] == [held[2], earlier, held[0]]
    assert [post.unit_name for post in people.posts(book, person_id)] == ["Phòng Lễ tân", "Văn phòng", "Văn phòng"]
    assert changes.kinds == {"person", "post"}
    assert labels(book)[-1] == "Thêm “Nông Thị Lan”"


def test_posts_are_changed_added_and_removed_together(book: Book) -> None:
    office = unit(book, "Văn phòng")
    person_id = person(book, "Vi Văn An", office, "Chuyên viên")
    (post,) = people.posts(book, person_id)
    promoted = replace(post.fields, to_date=date(2025, 12, 31))
    new = PostFields(office, "Chánh Văn phòng", date(2026, 1, 1))
    changes = people.save_person(book, person_id, PersonFields("Vi Văn An"), [(post.id, promoted), (None, new)])
    assert changes.label == "Sửa “Vi Văn An”"
    assert [held.fields for held in people.posts(book, person_id)] == [new, promoted]
    people.save_person(book, person_id, PersonFields("Vi Văn An"), [])
    assert people.posts(book, person_id) == []


def test_saving_what_is_there_changes_nothing(book: Book) -> None:
    person_id = person(book, "Vi Văn An", unit(book, "Văn phòng"))
    (post,) = people.posts(book, person_id)
    before = dump(book)
    changes = people.save_person(book, person_id, people.person(book, person_id), [(post.id, post.fields)])
    assert changes.change_id is None
    assert dump(book) == before


def test_wrong_fields_are_refused(book: Book) -> None:
    office = unit(book, "Văn phòng")
    with refused(book, InvalidRecord) as why:
        people.save_person(book, None, PersonFields(""), [])
    assert why.value.field == "full_name"
    with refused(book, InvalidRecord):
        people.save_person(book, None, LAN, [(None, PostFields(office, "", date(2026, 1, 2), date(2026, 1, 1)))])
    for person_id, held in ((99, []), (None, [(None, PostFields(99))]), (None, [(7, PostFields(office))])):
        with refused(book, RecordGone):
            people.save_person(book, person_id, LAN, held)
    with refused(book, RecordGone):
        people.person(book, 99)


def test_nobody_takes_another_person_s_post(book: Book) -> None:
    office = unit(book, "Văn phòng")
    first, second = person(book, "Vi Văn An", office), person(book, "Bế Thị Bình", office)
    (post,) = people.posts(book, first)
    with refused(book, RecordGone):
        people.save_person(book, second, PersonFields("Bế Thị Bình"), [(post.id, post.fields)])


def test_a_corrected_name_follows_into_nominations(book: Book, filled: BookIds) -> None:
    held = [(post.id, post.fields) for post in people.posts(book, filled.lan)]
    changes = people.save_person(book, filled.lan, PersonFields("Nông Thị Lân", "female"), held)
    assert changes.kinds == {"person", "nomination"}
    assert rows_of(book, "nomination", "nominee_name", f"person_id = {filled.lan}") == [("Nông Thị Lân",)]


def test_people_are_chosen_by_name_and_distinguished_by_their_post(book: Book) -> None:
    office = unit(book, "Văn phòng")
    person(book, "Vi Văn Bình", office, "Chuyên viên")
    person(book, "Vi Văn Ân")
    moving = [
        (None, PostFields(office, "Nhân viên", None, date(2025, 6, 30))),
        (None, PostFields(office, "Kế toán", date(2025, 7, 1))),
    ]
    people.save_person(book, None, PersonFields("Vi Văn An"), moving)
    on = {day: people.person_choices(book, day) for day in (date(2025, 6, 30), date(2025, 7, 1))}
    assert [choice.name for choice in on[date(2025, 7, 1)]] == ["Vi Văn An", "Vi Văn Ân", "Vi Văn Bình"]
    details = {day: [choice.detail for choice in choices] for day, choices in on.items()}
    assert details[date(2025, 6, 30)] == ["Nhân viên, Văn phòng", "", "Chuyên viên, Văn phòng"]
    assert details[date(2025, 7, 1)] == ["Kế toán, Văn phòng", "", "Chuyên viên, Văn phòng"]


@pytest.mark.parametrize("gender", ["male", "female", ""])
def test_gender_is_stored_as_entered(book: Book, gender: str) -> None:
    assert people.person(book, person(book, "Vi Văn An", gender=gender)).gender == gender


def test_people_of_one_name_are_distinguished_by_their_year_of_birth(book: Book) -> None:
    office = unit(book, "Văn phòng")
    for born in (1980, None, 1992):
        held = [(None, PostFields(office, "Chuyên viên"))]
        people.save_person(book, None, PersonFields("Vi Văn An", birth_year=born), held)
    people.save_person(book, None, LAN, [(None, PostFields(office, "Kế toán"))])
    assert [choice.detail for choice in people.person_choices(book)] == [
        "Chuyên viên, Văn phòng, sinh năm 1980",
        "Chuyên viên, Văn phòng",
        "Chuyên viên, Văn phòng, sinh năm 1992",
        "Kế toán, Văn phòng",
    ]
