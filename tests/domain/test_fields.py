"""What the clerk enters, looked at on both sides of every border."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import (
    ClerkError,
    InvalidRecord,
    StoreDamaged,
    StoreFull,
    StoreLocked,
    StoreReadOnly,
    StoreTooNew,
    UndoRefused,
    UnreadableInput,
    UnwritableOutput,
    UsageError,
)
from desktop_app.domain.office.offices import Office
from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.domain.office.units import UnitFields, UnitKind, unit_name_key, within
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.vocabulary import NomineeKind

DAY = date(2026, 6, 30)
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)
YOUNGEST = date.today().year - 15

Fields = UnitFields | PersonFields | PostFields | TaskFields | NominationFields | Office

PERSON = PersonFields("Nông Thị Lan")
TASK = TaskFields("Tổ chức hội thi")
NOMINATION = NominationFields("2026-H1", NomineeKind.INDIVIDUAL, person_id=1, summary="Hoàn thành tốt.")


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        (UnitFields(" \u200b\n "), "name"),
        (UnitFields("P" * 301), "name"),
        (UnitFields("Phòng", valid_from=DAY, valid_to=BEFORE), "valid_to"),
        (PersonFields(""), "full_name"),
        (PersonFields("123 – 45"), "full_name"),
        (PersonFields("L" * 121), "full_name"),
        (replace(PERSON, gender="nam"), "gender"),
        (replace(PERSON, birth_year=1929), "birth_year"),
        (replace(PERSON, birth_year=YOUNGEST + 1), "birth_year"),
        (PostFields(1, "", DAY, BEFORE), "to_date"),
        (TaskFields("\n \t"), "text"),
        (TaskFields("n" * 20_001), "text"),
        (replace(TASK, leads=(1, 2), supports=(3, 2)), "supports"),
        (replace(NOMINATION, person_id=None), "nominee"),
        (replace(NOMINATION, person_id=None, unit_id=3), "nominee"),
        (replace(NOMINATION, kind=NomineeKind.COLLECTIVE), "nominee"),
        (replace(NOMINATION, reason_line="x" * 501), "reason_line"),
        (replace(NOMINATION, period_from=DAY, period_to=BEFORE), "period_to"),
        (replace(NOMINATION, summary="s" * 5_001), "summary"),
        (replace(NOMINATION, summary=" \n "), "summary"),
        (Office(name=" "), "name"),
    ],
)
def test_what_cannot_be_kept_is_refused_at_its_field(fields: Fields, field: str) -> None:
    with pytest.raises(InvalidRecord) as refused:
        fields.checked()
    assert refused.value.field == field
    assert refused.value.message.endswith((".", "!"))


@pytest.mark.parametrize(
    "fields",
    [
        UnitFields("P" * 300, UnitKind.CENTRE, 3, DAY, DAY),
        UnitFields("Phòng", valid_to=BEFORE),
        PersonFields("L" * 120),
        PersonFields("A"),
        replace(PERSON, gender="female", birth_year=1930),
        replace(PERSON, birth_year=YOUNGEST),
        PostFields(1, "Chuyên viên", DAY, DAY),
        TaskFields("n" * 20_000),
        replace(TASK, leads=(1, 2), supports=(3,)),
        replace(NOMINATION, period_from=DAY, period_to=DAY),
        replace(NOMINATION, period_to=BEFORE),
        replace(NOMINATION, summary="s" * 5_000),
        replace(NOMINATION, state=NominationState.DRAFT, summary=""),
        replace(NOMINATION, kind=NomineeKind.COLLECTIVE, person_id=None, unit_id=2),
        Office(),
    ],
)
def test_what_lies_just_inside_a_border_is_kept_as_it_is(fields: Fields) -> None:
    assert fields.checked() == fields


def test_fields_are_cleaned() -> None:
    assert UnitFields("  Phòng \u00a0 Lễ  tân\n").checked().name == "Phòng Lễ tân"
    assert PersonFields("Nguye\u0302\u0303n\tVăn  An").checked().full_name == "Nguyễn Văn An"
    assert PostFields(1, " Trưởng  phòng ").checked().position == "Trưởng phòng"
    assert replace(TASK, product=" Báo  cáo ", recipients=(" Sở  Nội vụ ", " ", "")).checked() == replace(
        TASK, product="Báo cáo", recipients=("Sở Nội vụ",)
    )
    typed = replace(NOMINATION, summary=" Một.\n\n\n\nHai. ", note=" ghi  chú ", post_title=" Chuyên  viên ").checked()
    assert (typed.summary, typed.note, typed.post_title) == ("Một.\n\nHai.", "ghi chú", "Chuyên viên")
    assert Office(name=" Sở  Ngoại vụ ", name_lines="Sở \nNgoại  vụ").checked().name_lines == "Sở\nNgoại vụ"


@pytest.mark.parametrize(
    ("day", "first", "last", "inside"),
    [
        (DAY, DAY, DAY, True),
        (DAY, None, None, True),
        (DAY, None, BEFORE, False),
        (DAY, AFTER, None, False),
        (DAY, BEFORE, None, True),
        (DAY, None, AFTER, True),
    ],
)
def test_both_ends_of_a_time_belong_to_it(day: date, first: date | None, last: date | None, inside: bool) -> None:
    assert within(day, first, last) is inside


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ("Văn phòng", "Văn phòng Sở"),
        ("Văn phòng Sở", "VĂN PHÒNG của Sở"),
        ("Phòng Lãnh sự - Hợp tác quốc tế", "phòng Lãnh sự – Hợp tác quốc tế"),
        ("Phòng Quản lý Biên giới", "phong quan ly bien gioi"),
    ],
)
def test_spellings_of_a_unit_have_the_same_key(first: str, other: str) -> None:
    assert unit_name_key(first) == unit_name_key(other)


@pytest.mark.parametrize(
    ("first", "other"), [("Phòng 1", "Phòng 2"), ("Sở", "Văn phòng"), ("Thanh tra Sở", "Thanh tra tỉnh"), ("Sở", "")]
)
def test_different_units_have_different_keys(first: str, other: str) -> None:
    assert unit_name_key(first) != unit_name_key(other)


def test_changes_say_which_kinds_and_which_one() -> None:
    changes = Changes("Sửa", {"unit": frozenset({3}), "post": frozenset({1, 2})}, 7)
    assert changes.kinds == {"unit", "post"}
    assert changes.only_id("unit") == 3
    with pytest.raises(ValueError, match="unpack"):
        changes.only_id("post")
    with pytest.raises(ValueError, match="unpack"):
        changes.only_id("person")


@pytest.mark.parametrize(
    ("problem", "status"),
    [
        (UsageError, 2),
        (InvalidRecord, 3),
        (UnreadableInput, 3),
        (UnwritableOutput, 3),
        (UndoRefused, 3),
        (StoreLocked, 4),
        (StoreTooNew, 4),
        (StoreDamaged, 4),
        (StoreReadOnly, 4),
        (StoreFull, 4),
    ],
)
def test_each_problem_has_the_exit_status_the_readme_promises(problem: type[ClerkError], status: int) -> None:
    raised = problem("Một câu.")
    assert (raised.exit_status, raised.message, raised.hint, str(raised)) == (status, "Một câu.", "", "Một câu.")
