"""Who is informed of the plan: by a briefing, or by a mark."""

from dataclasses import replace
from datetime import date, timedelta

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.domain.year.activities import ActivityFields, ActivityKind, Participant
from desktop_app.services.book import Book
from desktop_app.services.lists import everything
from desktop_app.services.office.people import save_person
from desktop_app.services.year import activities, briefings
from tests.books import person, refused, unit

MARCH = date(2026, 3, 12)


def activity(**changed: object) -> ActivityFields:
    """Return a conference of one day in March 2026, with some fields changed."""
    return replace(ActivityFields(MARCH, ActivityKind.CONFERENCE, "Hội nghị an toàn mạng"), **changed)  # type: ignore[arg-type]


def test_staff_are_informed_by_a_briefing_or_a_mark_from_that_day_on(book: Book) -> None:
    office = unit(book, "Văn phòng")
    came, marked, missed = (person(book, f"Nông Văn {name}", office) for name in ("An", "Bình", "Cường"))
    activities.add_activity(
        book, activity(kind=ActivityKind.BRIEFING, title="Quán triệt", participants=(Participant(came),))
    )
    briefings.mark_informed(book, [marked, came], date(2026, 4, 1))
    known = {entry.person_id: entry for entry in briefings.informed_staff(book, date(2026, 12, 31))}
    assert (known[came].since, known[came].by) == (MARCH, "Quán triệt")
    assert known[marked].since == date(2026, 4, 1)
    assert known[missed].since is None
    earlier = {entry.person_id: entry.since for entry in briefings.informed_staff(book, date(2026, 3, 31))}
    assert earlier == {came: MARCH, marked: None, missed: None}
    briefings.unmark_informed(book, [came, marked])
    later = {entry.person_id: entry.since for entry in briefings.informed_staff(book, date(2026, 12, 31))}
    assert later == {came: MARCH, marked: None, missed: None}


def test_the_list_of_who_is_informed_says_the_same_and_tells_namesakes_apart(book: Book) -> None:
    office, today = unit(book, "Văn phòng"), date.today()
    held = [(None, PostFields(office, "Chuyên viên"))]
    first, second = (
        save_person(book, None, PersonFields("Nông Văn An", birth_year=born), held).only_id("person")
        for born in (1979, 1985)
    )
    left = save_person(book, None, PersonFields("Nông Văn Bình"), [(None, PostFields(office, "", None, MARCH))])
    came = tuple(Participant(each) for each in (first, left.only_id("person")))
    for title in ("Lần đầu", "Lần sau"):
        activities.add_activity(book, activity(kind=ActivityKind.BRIEFING, title=title, participants=came))
    # On the day of a briefing a mark says less.
    briefings.mark_informed(book, [first], MARCH, "A")
    listed = [row.values for row in everything(book, ListQuery("briefings"))]
    assert listed == [
        ("Nông Văn An (sinh năm 1979)", "Chuyên viên", "Văn phòng", "Đã quán triệt", MARCH, "Lần đầu"),
        ("Nông Văn An (sinh năm 1985)", "Chuyên viên", "Văn phòng", "Chưa quán triệt", None, ""),
    ]
    staff = briefings.informed_staff(book, today)
    assert [(each.person_id, each.since, each.by) for each in staff] == [(first, MARCH, "Lần đầu"), (second, None, "")]
    assert list(briefings.briefing_counts(book).values()) == [1, 1]
    later = activity(kind=ActivityKind.BRIEFING, participants=(Participant(second),))
    activities.add_activity(book, replace(later, from_date=today + timedelta(1), to_date=today + timedelta(1)))
    assert everything(book, ListQuery("briefings"))[1].values[3] == "Chưa quán triệt"


def test_staff_of_a_day_hold_a_post_on_it(book: Book) -> None:
    office = unit(book, "Văn phòng")
    spans = {"An": (None, None), "Bình": (None, date(2025, 6, 30)), "Cường": (date(2026, 9, 1), None)}
    ids = {}
    for name, (first, last) in spans.items():
        held = [(None, PostFields(office, "Chuyên viên", first, last))]
        ids[save_person(book, None, PersonFields(f"Nông Văn {name}"), held).only_id("person")] = name
    staff = {
        day: [ids[entry.person_id] for entry in briefings.informed_staff(book, day)]
        for day in (date(2025, 6, 30), date(2025, 12, 31), date(2026, 9, 1))
    }
    assert list(staff.values()) == [["An", "Bình"], ["An"], ["An", "Cường"]]


def test_nobody_is_informed_on_a_day_to_come(book: Book) -> None:
    who = person(book, "Nông Văn An")
    with refused(book, InvalidRecord, "Ngày quán triệt không thể sau hôm nay") as why:
        briefings.mark_informed(book, [who], date.today() + timedelta(1))
    assert why.value.field == "informed_on"
    assert briefings.mark_informed(book, [who], date.today()).ids["briefing"]


def test_a_conference_informs_nobody(book: Book) -> None:
    office = unit(book, "Văn phòng")
    came = person(book, "Bế Thị Dung", office)
    activities.add_activity(book, activity(participants=(Participant(came),)))
    assert [entry.since for entry in briefings.informed_staff(book, date(2026, 12, 31))] == [None]
