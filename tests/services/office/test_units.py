"""Units: entered, changed, ordered, never twice."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.errors import InvalidRecord, RecordGone
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.office.people import PersonFields
from desktop_app.domain.office.units import UnitFields, UnitKind
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.vietnamese import search_words
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.intake.plan.names.named import kind_of
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice, matching
from desktop_app.services.keeping.trash import put_in_trash
from desktop_app.services.lists import everything
from desktop_app.services.office import people, units
from desktop_app.services.review_rounds import round_of
from desktop_app.services.rounds.acts import change_round
from desktop_app.services.rounds.nominations import nominate
from tests.books import (
    REASON,
    BookIds,
    collective,
    dump,
    individual,
    labels,
    person,
    refused,
    review_round,
    rows_of,
    unit,
)


def in_order(book: Book) -> list[object]:
    return [row.values[1] for row in everything(book, ListQuery("units", sort="order"))]


def test_a_unit_is_stored_as_entered_and_comes_last(book: Book) -> None:
    first = unit(book, "Văn phòng", UnitKind.OFFICE)
    fields = UnitFields("Phòng  Lễ tân ", UnitKind.DIVISION, 0, date(2020, 1, 1), date(2025, 6, 30), first)
    changes = units.add_unit(book, fields)
    assert units.unit(book, changes.only_id("unit")) == replace(fields, name="Phòng Lễ tân", position=2)
    assert changes.kinds == {"unit"}
    assert labels(book)[-1] == changes.label == "Thêm đơn vị “Phòng Lễ tân”"


def test_a_unit_may_be_given_a_place(book: Book) -> None:
    unit(book, "Một", position=5)
    assert units.unit(book, unit(book, "Hai")).position == 6


def test_the_same_unit_is_refused_however_it_is_written(book: Book) -> None:
    unit(book, "Văn phòng Sở")
    for name in ("văn phòng", "Van phong so", "VĂN PHÒNG của Sở"):
        with refused(book, InvalidRecord, "“Văn phòng Sở”") as why:
            units.add_unit(book, UnitFields(name))
        assert why.value.field == "name"


def test_a_unit_is_not_its_own_double_and_follows_one_that_ended(book: Book) -> None:
    old = unit(book, "Văn phòng")
    units.change_unit(book, old, UnitFields("Văn phòng", valid_to=date(2024, 12, 31)))
    new = unit(book, "Văn phòng", valid_from=date(2025, 1, 1))
    assert new != old
    assert [choice.id for choice in units.unit_choices(book, date(2024, 12, 31))] == [old]
    assert [choice.id for choice in units.unit_choices(book, date(2025, 1, 1))] == [new]
    assert len(units.unit_choices(book)) == 2


def test_wrong_fields_are_refused(book: Book) -> None:
    only = unit(book, "Văn phòng")
    with refused(book, InvalidRecord) as why:
        units.add_unit(book, UnitFields(" "))
    assert why.value.field == "name"
    with refused(book, InvalidRecord) as why:
        units.change_unit(book, only, UnitFields("Văn phòng", successor_id=only))
    assert why.value.field == "successor_id"
    heir = unit(book, "Chi đoàn", successor_id=only)
    with refused(book, InvalidRecord, "kế thừa chính nó"):
        units.change_unit(book, only, UnitFields("Văn phòng", successor_id=heir))
    with refused(book, RecordGone):
        units.add_unit(book, UnitFields("Khác", successor_id=99))
    with refused(book, RecordGone):
        units.change_unit(book, 99, UnitFields("Khác"))
    with refused(book, RecordGone):
        units.unit(book, 99)


def test_a_corrected_name_follows_into_nominations(book: Book, filled: BookIds) -> None:
    units.change_unit(book, filled.office_unit, UnitFields("Văn phòng Sở", UnitKind.OFFICE))
    assert rows_of(book, "nomination", "unit_name, nominee_name", f"id = {filled.of_lan}") == [
        ("Văn phòng Sở", "Nông Thị Lan")
    ]
    changes = units.change_unit(book, filled.division, UnitFields("Phòng Biên giới"))
    assert changes.kinds == {"unit", "nomination"}
    assert rows_of(book, "nomination", "unit_name, nominee_name", f"id = {filled.of_division}") == [
        ("Phòng Biên giới", "Phòng Biên giới")
    ]


def test_a_later_name_leaves_closed_rounds_and_what_is_decided(book: Book, filled: BookIds) -> None:
    names = "unit_name, nominee_name"
    before = rows_of(book, "nomination", f"id, {names}", "state = 'decided'")
    assert before
    for row_id, unit_name, _ in before:
        ((unit_id, person_id),) = rows_of(book, "nomination", "unit_id, person_id", f"id = {row_id}")
        units.change_unit(book, int(str(unit_id)), replace(units.unit(book, int(str(unit_id))), name="Phòng Mới"))
        if person_id is not None:
            held = [(post.id, post.fields) for post in people.posts(book, int(str(person_id)))]
            people.save_person(book, int(str(person_id)), PersonFields("Lý Thị Mây", "female"), held)
        assert unit_name != "Phòng Mới"
    assert rows_of(book, "nomination", f"id, {names}", "state = 'decided'") == before
    change_round(book, replace(round_of(book, "2026-H1"), closed_on=date.today()))
    of_lan = rows_of(book, "nomination", names, f"id = {filled.of_lan}")
    units.change_unit(book, filled.office_unit, UnitFields("Văn phòng Mới", UnitKind.OFFICE))
    people.save_person(book, filled.lan, PersonFields("Nông Thị Lân", "female"), [])
    assert rows_of(book, "nomination", names, f"id = {filled.of_lan}") == of_lan


def test_changing_anything_else_leaves_nominations_alone(book: Book, filled: BookIds) -> None:
    fields = replace(units.unit(book, filled.division), kind=UnitKind.OTHER)
    assert units.change_unit(book, filled.division, fields).kinds == {"unit"}


def test_saving_what_is_there_changes_nothing(book: Book) -> None:
    only = unit(book, "Văn phòng")
    before = dump(book)
    assert units.change_unit(book, only, units.unit(book, only)).change_id is None
    assert dump(book) == before


def test_units_are_moved_up_and_down_but_not_out(book: Book) -> None:
    ids = [unit(book, name) for name in ("Một", "Hai", "Ba")]
    changes = units.move_unit(book, ids[2], -1)
    assert changes.label == "Đổi thứ tự đơn vị “Ba”"
    assert in_order(book) == ["Một", "Ba", "Hai"]
    units.move_unit(book, ids[2], -5)
    assert in_order(book) == ["Ba", "Một", "Hai"]
    units.move_unit(book, ids[2], 9)
    assert in_order(book) == ["Một", "Hai", "Ba"]
    with refused(book, RecordGone):
        units.move_unit(book, 99, 1)
    put_in_trash(book, "unit", ids[:1])
    with refused(book, RecordGone, "“Một” đang ở trong thùng rác"):
        units.move_unit(book, ids[0], 1)


def test_units_are_found_by_typing(book: Book) -> None:
    unit(book, "Phòng Đối ngoại")
    unit(book, "Thanh tra Sở")
    choices = units.unit_choices(book)
    assert [choice.name for choice in matching(choices, "doi ph")] == ["Phòng Đối ngoại"]
    assert [choice.name for choice in matching(choices, "Đối")] == ["Phòng Đối ngoại"]
    assert matching(choices, "goai") == []
    name = "Hướng dẫn toàn thể thanh niên tra cứu"
    guide = Choice(9, name, "", search_words(name))
    assert [choice.name for choice in matching([guide, *choices], "thanh tra")] == ["Thanh tra Sở", name]
    assert matching(choices, "") == choices


def test_a_unit_that_ended_is_not_nominated_for_a_later_time(book: Book) -> None:
    review_round(book)
    gone = unit(book, "Phòng Lễ tân", valid_to=date(2026, 6, 29))
    staff = person(book, "Vi Văn An", gone)
    ended = "“Phòng Lễ tân” chỉ hoạt động đến ngày 29/06/2026"
    with refused(book, InvalidRecord, ended) as why:
        collective(book, gone)
    assert why.value.field == "nominee"
    with refused(book, InvalidRecord, ended) as why:
        individual(book, staff)
    assert why.value.field == "unit"
    units.change_unit(book, gone, UnitFields("Phòng Lễ tân", valid_to=date(2026, 6, 30)))
    fields = NominationFields("2026-H1", NomineeKind.COLLECTIVE, unit_id=gone, summary="Tốt.", exception_reason=REASON)
    assert nominate(book, fields).only_id("nomination")


def test_units_that_an_import_makes_stand_in_the_order_of_an_office(book: Book) -> None:
    names = (
        "Hội đồng Thi đua – Khen thưởng", "Chi đoàn", "Chi cục Biển", "Trung tâm Dịch vụ", "Phòng Lãnh sự",
        "Thanh tra Sở", "Phòng Biên giới", "Văn phòng",
    )  # fmt: skip
    with book.store.work("Nhập") as work:
        units.find_or_add(work, [(name, kind_of(name)) for name in names])
    in_order = [
        "Văn phòng", "Thanh tra Sở", "Phòng Lãnh sự", "Phòng Biên giới", "Trung tâm Dịch vụ", "Chi cục Biển",
        "Chi đoàn", "Hội đồng Thi đua – Khen thưởng",
    ]  # fmt: skip
    assert [choice.name for choice in units.unit_choices(book)] == in_order
    units.add_unit(book, UnitFields("Lãnh đạo Sở", UnitKind.OTHER))
    units.add_unit(book, UnitFields("Phòng Hợp tác quốc tế", UnitKind.DIVISION))
    in_order[3:4] = ["Phòng Biên giới", "Phòng Hợp tác quốc tế"]
    assert [choice.name for choice in units.unit_choices(book)] == ["Lãnh đạo Sở", *in_order]


def test_a_unit_that_is_added_to_the_clerk_s_own_order_stands_behind_its_like(book: Book) -> None:
    centre = units.add_unit(book, UnitFields("Trung tâm Dịch vụ", UnitKind.CENTRE)).only_id("unit")
    units.add_unit(book, UnitFields("Phòng Lãnh sự", UnitKind.DIVISION))
    units.add_unit(book, UnitFields("Văn phòng", UnitKind.OFFICE))
    units.move_unit(book, centre, -5)
    units.add_unit(book, UnitFields("Trung tâm Lưu trữ", UnitKind.CENTRE))
    units.add_unit(book, UnitFields("Chi đoàn", UnitKind.UNION))
    names = [choice.name for choice in units.unit_choices(book)]
    assert names == ["Trung tâm Dịch vụ", "Trung tâm Lưu trữ", "Văn phòng", "Phòng Lãnh sự", "Chi đoàn"]
