"""The way from a record to those that it names, that name it, and that its parts join it to."""

from datetime import date

from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.activities import ActivityFields, ActivityKind, Participant
from desktop_app.services.book import Book
from desktop_app.services.keeping.fields.links import linked_records
from desktop_app.services.keeping.trash import put_in_trash
from desktop_app.services.office.people import save_person
from desktop_app.services.rounds.nominations import nominate
from desktop_app.services.year.activities import add_activity
from tests.books import person, review_round, unit

DAY = date(2026, 3, 2)


def test_what_a_nomination_rests_on_and_who_took_part_are_links(book: Book) -> None:
    office = unit(book, "Văn phòng")
    lan, dang = person(book, "Nông Thị Lan", office), person(book, "Đặng Ngọc Ánh", office)
    activities = [
        add_activity(
            book,
            ActivityFields(
                DAY, ActivityKind.EVENT, f"Tọa đàm {number}", participants=(Participant(lan), Participant(dang))
            ),
        ).only_id("activity")
        for number in range(7)
    ]
    review_round(book)
    fields = NominationFields(
        "2026-H1", NomineeKind.INDIVIDUAL, lan, summary="Hoàn thành tốt.", activity_ids=(activities[0], activities[1])
    )
    nomination = nominate(book, fields).only_id("nomination")
    rests_on = [link for link in linked_records(book, "nomination", nomination) if link.kind == "activity"]
    assert [(link.label, link.words, link.ids) for link in rests_on] == [
        ("Hoạt động làm căn cứ", "Tọa đàm 0", (activities[0],)),
        ("Hoạt động làm căn cứ", "Tọa đàm 1", (activities[1],)),
    ]
    of_activity = linked_records(book, "activity", activities[0])
    assert [(link.label, link.words) for link in of_activity if link.kind == "person"] == [
        ("Người tham gia", "Nông Thị Lan"),
        ("Người tham gia", "Đặng Ngọc Ánh"),
    ]
    assert [(link.label, link.ids) for link in of_activity if link.kind == "nomination"] == [("Đề nghị", (nomination,))]
    # Many are told by their number; what lies in the trash is not counted.
    put_in_trash(book, "activity", [activities[6]])
    took_part = [link for link in linked_records(book, "person", dang) if link.kind == "activity"]
    assert [(link.label, link.words, link.ids) for link in took_part] == [
        ("Hoạt động", "6 hoạt động", tuple(activities[:6]))
    ]


def test_who_has_left_a_unit_is_not_told_as_of_it(book: Book) -> None:
    office, division = unit(book, "Văn phòng"), unit(book, "Phòng Lãnh sự")
    posts = [
        (None, PostFields(office, "Chuyên viên", None, date(2024, 12, 31))),
        (None, PostFields(division, "Phó Trưởng phòng", date(2025, 1, 1))),
    ]
    save_person(book, None, PersonFields("Hứa Văn Bảo", birth_year=1980), posts)
    stays = person(book, "Nông Thị Lan", office)
    assert [link.ids for link in linked_records(book, "unit", office) if link.kind == "person"] == [(stays,)]
