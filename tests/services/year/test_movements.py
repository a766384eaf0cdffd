"""Emulation movements: launched, registered for, closed; rounds, nominations and activities that belong to one."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.errors import InvalidRecord, RecordGone
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.vocabulary import CommendationType, NomineeKind
from desktop_app.domain.year.activities import ActivityFields, ActivityKind
from desktop_app.domain.year.movements import Criterion, MovementFields, MovementState, RegistrationFields
from desktop_app.services.book import Book
from desktop_app.services.keeping import history
from desktop_app.services.keeping.trash import put_in_trash, restore
from desktop_app.services.lists import everything
from desktop_app.services.review_rounds import round_of
from desktop_app.services.rounds.acts import change_round, create_round
from desktop_app.services.rounds.nomination_acts import SetForMany, set_for_many
from desktop_app.services.rounds.nominations import change_nomination, nominate, nomination
from desktop_app.services.year.activities import activity, add_activity, change_activity
from desktop_app.services.year.movements import movement, movement_choices, save_movement
from desktop_app.services.year.registrations import register, registration, save_registration
from tests.books import book_in, dump, labels, person, refused, rows_of, unit

FIRST, LAST = date(2026, 1, 15), date(2026, 12, 15)
GOOD_NEWS = MovementFields(
    "Mỗi ngày một tin tốt, mỗi tuần một câu chuyện đẹp",
    FIRST,
    LAST,
    document_type="Kế hoạch",
    document_number="07/KH-SNgV",
    document_date=date(2026, 1, 12),
    criteria=(Criterion("Tin tốt đăng trong năm", "từ 200 tin"), Criterion("Công chức tham gia", "trên 90%")),
)


def _fill_office(book: Book) -> None:
    for number, name in enumerate(("Văn phòng", "Phòng Quản lý biên giới"), 1):
        unit(book, name)
        person(book, ("Nông Thị Lan", "Đặng Ngọc Ánh")[number - 1], number, "Chuyên viên")
    save_movement(book, None, GOOD_NEWS)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Book]:
    """A book with two units (1, 2), a person in each (1, 2), and a running movement (1)."""
    with book_in(tmp_path / "book", _fill_office) as book:
        yield book


def listed(book: Book, kind: str, **scope: object) -> list[tuple[object, ...]]:
    return [row.values for row in everything(book, ListQuery(kind, scope=scope))]


@pytest.mark.parametrize(
    ("day", "closed", "state"),
    [
        (date(2026, 1, 14), None, MovementState.PLANNED),
        (FIRST, None, MovementState.RUNNING),
        (LAST, None, MovementState.RUNNING),
        (date(2026, 12, 16), None, MovementState.ENDED),
        (date(2026, 12, 16), date(2026, 12, 16), MovementState.CLOSED),
        (date(2026, 6, 30), date(2026, 6, 30), MovementState.CLOSED),
        (date(2026, 6, 29), date(2026, 6, 30), MovementState.RUNNING),
    ],
)
def test_the_state_follows_from_the_days(day: date, closed: date | None, state: MovementState) -> None:
    assert replace(GOOD_NEWS, closed_on=closed).state_on(day) is state


def test_a_movement_without_an_end_goes_on() -> None:
    assert replace(GOOD_NEWS, to_date=None).state_on(date(2099, 1, 1)) is MovementState.RUNNING


def test_criteria_are_kept_in_their_order_and_get_their_results(office: Book) -> None:
    assert movement(office, 1) == GOOD_NEWS
    first, second = GOOD_NEWS.criteria
    other_order = (replace(second, result="38/40 người", evidence="Danh sách"), first, Criterion("Không để sai sót"))
    save_movement(office, 1, replace(GOOD_NEWS, criteria=other_order))
    assert movement(office, 1).criteria == other_order
    save_movement(office, 1, replace(GOOD_NEWS, criteria=(first,)))
    assert movement(office, 1).criteria == (first,)
    history.undo(office)
    assert movement(office, 1).criteria == other_order


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": " "}, "Nhập tên phong trào"),
        ({"to_date": date(2026, 1, 14)}, "phải sau ngày bắt đầu"),
        ({"closed_on": date(2026, 1, 14)}, "Ngày tổng kết phải sau"),
        ({"criteria": (Criterion("", "từ 200 tin"),)}, "Nhập tiêu chí trước"),
        ({"content": "x" * 5_001}, "dài quá 5000 ký tự"),
    ],
)
def test_what_cannot_be_is_refused(office: Book, wrong: dict[str, object], words: str) -> None:
    with refused(office, InvalidRecord, words):
        save_movement(office, 1, replace(GOOD_NEWS, **wrong))  # type: ignore[arg-type]


def test_the_same_movement_is_not_recorded_twice(office: Book) -> None:
    with refused(office, InvalidRecord, "đã có trong sổ"):
        save_movement(office, None, GOOD_NEWS)
    save_movement(office, None, replace(GOOD_NEWS, from_date=date(2027, 1, 15), to_date=None))
    assert movement_choices(office)[0].detail.startswith("từ 15/01/2027")


def test_units_and_people_register_in_one_step(office: Book) -> None:
    register(office, 1, date(2026, 2, 2), units=[1, 2], people=[2], content="Mỗi tuần 05 tin tốt")
    assert labels(office)[-1] == f"Ghi đăng ký phong trào “{GOOD_NEWS.name}” của 3 tập thể, cá nhân"
    rows = listed(office, "movement-registrations", movement=1)
    # Collectives first in their order, then people by name.
    assert [row[1:4] for row in rows] == [
        ("Tập thể", "Văn phòng", ""),
        ("Tập thể", "Phòng Quản lý biên giới", ""),
        ("Cá nhân", "Đặng Ngọc Ánh", "Chuyên viên, Phòng Quản lý biên giới"),
    ]
    (row,) = listed(office, "movements")
    assert row[8:10] == (2, 1)
    register(office, 1, date(2026, 2, 3), units=[1], people=[1])
    assert labels(office)[-1].endswith("của “Nông Thị Lan”")
    history.undo(office)
    history.undo(office)
    assert rows_of(office, "movement_registration") == []


def test_nobody_registers_twice_or_after_the_end(office: Book) -> None:
    register(office, 1, date(2026, 2, 2), people=[1])
    with refused(office, InvalidRecord, "đều đã đăng ký"):
        register(office, 1, date(2026, 2, 3), people=[1])
    with refused(office, InvalidRecord, "“Nông Thị Lan” đã đăng ký"):
        save_registration(office, None, RegistrationFields(1, date(2026, 2, 3), 1))
    with refused(office, InvalidRecord, "kết thúc ngày 15/12/2026"):
        register(office, 1, date(2026, 12, 16), units=[1])
    with refused(office, InvalidRecord, "sau ngày kết thúc"):
        save_movement(office, 1, replace(GOOD_NEWS, closed_on=date(2026, 2, 1)))
    with refused(office, InvalidRecord, "ít nhất một"):
        register(office, 1, date(2026, 2, 3))
    with refused(office, RecordGone):
        register(office, 9, date(2026, 2, 3), units=[1])
    with refused(office, RecordGone):
        register(office, 1, date(2026, 2, 3), units=[99])


def test_a_movement_takes_its_registrations_to_the_trash_and_back(office: Book) -> None:
    register(office, 1, date(2026, 2, 2), units=[1])
    put_in_trash(office, "emulation_movement", [1])
    assert listed(office, "movements") == listed(office, "movement-registrations") == []
    with refused(office, InvalidRecord, "thùng rác"):
        register(office, 1, date(2026, 2, 3), units=[2])
    restore(office, "movement_registration", [1])
    assert [row[0] for row in listed(office, "movements")] == [GOOD_NEWS.name]
    put_in_trash(office, "movement_registration", [1])
    save_registration(office, None, RegistrationFields(1, date(2026, 2, 4), unit_id=1))
    with refused(office, InvalidRecord, "“Văn phòng” đã đăng ký"):
        restore(office, "movement_registration", [1])
    assert registration(office, 2).registered_on == date(2026, 2, 4)


def test_the_list_of_a_year_has_what_went_on_in_it(office: Book) -> None:
    save_movement(office, None, MovementFields("Cả giai đoạn", date(2022, 6, 2), date(2030, 12, 31)))
    save_movement(office, None, MovementFields("Năm 2025", date(2025, 1, 2), None, closed_on=date(2025, 12, 20)))
    assert [row[0] for row in listed(office, "movements", year=2024)] == ["Cả giai đoạn"]
    assert [row[0] for row in listed(office, "movements", year=2025)] == ["Năm 2025", "Cả giai đoạn"]
    assert [row[0] for row in listed(office, "movements", year=2026)] == [GOOD_NEWS.name, "Cả giai đoạn"]
    assert [row[0] for row in listed(office, "movements", state="closed")] == ["Năm 2025"]


def individual(person_id: int, **fields: object) -> NominationFields:
    common: dict[str, object] = {"summary": "Hoàn thành tốt."} | fields
    return NominationFields("2026-H1", NomineeKind.INDIVIDUAL, person_id, **common)  # type: ignore[arg-type]


def test_nominations_of_a_round_for_a_movement_belong_to_it(office: Book) -> None:
    create_round(office, "2026-H1", movement_id=1)
    of_movement = nominate(office, individual(1)).only_id("nomination")
    of_merit = nominate(office, individual(2, commendation_type=CommendationType.MERIT)).only_id("nomination")
    assert nomination(office, of_movement).fields.movement_id == 1
    assert nomination(office, of_merit).fields.movement_id is None
    # Taken out by hand, it stays out.
    change_nomination(office, of_movement, individual(1))
    assert nomination(office, of_movement).fields.movement_id is None
    change_nomination(office, of_movement, individual(1, movement_id=1))
    assert [row[2] for row in listed(office, "nominations", movement=1)] == ["Nông Thị Lan"]
    assert [row[0] for row in listed(office, "rounds", movement=1)] == ["2026-H1"]


def test_only_a_nomination_of_this_type_belongs_to_a_movement(office: Book) -> None:
    create_round(office, "2026-H1")
    with refused(office, InvalidRecord, "Chỉ loại hình “Phong trào thi đua (chuyên đề)”"):
        nominate(office, individual(1, movement_id=1, commendation_type=CommendationType.MERIT))
    ids = [nominate(office, individual(1)).only_id("nomination")]
    ids.append(nominate(office, individual(2, commendation_type=CommendationType.MERIT)).only_id("nomination"))
    with refused(office, InvalidRecord, "Đặng Ngọc Ánh"):
        set_for_many(office, ids, SetForMany(movement_id=1))
    set_for_many(office, ids, SetForMany(commendation_type=CommendationType.MOVEMENT, movement_id=1))
    assert [nomination(office, row_id).fields.movement_id for row_id in ids] == [1, 1]
    with refused(office, InvalidRecord, "Nông Thị Lan"):
        set_for_many(office, ids, SetForMany(commendation_type=CommendationType.MERIT))
    set_for_many(office, ids, SetForMany(reason_line="Đã có thành tích"))
    assert [nomination(office, row_id).fields.movement_id for row_id in ids] == [1, 1]


def test_what_belongs_to_a_movement_keeps_it_while_it_lies_in_the_trash(office: Book) -> None:
    create_round(office, "2026-H1", movement_id=1)
    news = ActivityFields(date(2026, 3, 2), ActivityKind.GOOD_NEWS, "Tin về ngày hội", movement_id=1)
    add_activity(office, news)
    nominate(office, individual(1, state=NominationState.DRAFT))
    assert [row[3] for row in listed(office, "activities", movement=1)] == ["Tin về ngày hội"]
    put_in_trash(office, "emulation_movement", [1])
    change_activity(office, 1, replace(activity(office, 1), note="Đã đăng"))
    change_round(office, replace(round_of(office, "2026-H1"), note="Đợt chuyên đề"))
    stored_fields_before = nomination(office, 1).fields
    change_nomination(office, 1, replace(stored_fields_before, note="Bổ sung"))
    assert activity(office, 1).movement_id == round_of(office, "2026-H1").movement_id == 1
    assert nomination(office, 1).fields.movement_id == 1
    before = dump(office)
    with pytest.raises(InvalidRecord, match="thùng rác"):
        add_activity(office, replace(news, title="Tin khác"))
    assert dump(office) == before
    assert [choice.id for choice in movement_choices(office)] == []
    assert [choice.id for choice in movement_choices(office, 1)] == [1]
