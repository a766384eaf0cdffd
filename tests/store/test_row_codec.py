"""Records and their rows: every type of field there and back, and nothing left out silently."""

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from enum import IntEnum, StrEnum
from typing import Any

import pytest

from desktop_app.store.row_codec import RowCodec
from desktop_app.store.schema import metadata
from tests.declared import codecs, records_in_columns


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Grade(IntEnum):
    LOW = 1
    HIGH = 2


@dataclass(frozen=True, slots=True)
class Size:
    wide: int
    high: int | None = None


@dataclass(frozen=True, slots=True)
class RecordOfAllTypes:
    name: str
    count: int
    share: Decimal
    since: date
    ready: bool
    colour: Colour
    size: Size
    places: tuple[str, ...] = ()
    until: date | None = None
    perhaps: bool | None = None
    shade: Colour | None = None
    grade: Grade | None = None
    friends: tuple[int, ...] = ()


CODEC = RowCodec(
    RecordOfAllTypes,
    "everything",
    columns={"name": "full_name"},
    parts={"size": RowCodec(Size, "everything", prefix="size_")},
    apart=("friends",),
)
FULL = RecordOfAllTypes(
    "Tên", 3, Decimal("92.50"), date(2026, 2, 1), True, Colour.BLUE, Size(4, 5), ("Một", "Hai"), date(2026, 3, 1),
    False, Colour.RED, Grade.HIGH, (7, 8),
)  # fmt: skip
FULL_ROW = {
    "full_name": "Tên",
    "count": 3,
    "share": "92.50",
    "since": "2026-02-01",
    "ready": 1,
    "colour": "blue",
    "size_wide": 4,
    "size_high": 5,
    "places": "Một\nHai",
    "until": "2026-03-01",
    "perhaps": 0,
    "shade": "red",
    "grade": 2,
}
BARE = RecordOfAllTypes("Tên", 0, Decimal(0), date(2026, 2, 1), False, Colour.RED, Size(0))
BARE_ROW = FULL_ROW | {
    "count": 0,
    "share": "0",
    "ready": 0,
    "colour": "red",
    "size_wide": 0,
    "size_high": None,
    "places": "",
    "until": None,
    "perhaps": None,
    "shade": "",
    "grade": None,
}


@pytest.mark.parametrize(("record", "row"), [(FULL, FULL_ROW), (BARE, BARE_ROW)])
def test_every_type_of_field_goes_into_its_column_and_comes_back(
    record: RecordOfAllTypes, row: dict[str, object]
) -> None:
    assert CODEC.as_row(record) == row
    assert CODEC.from_row(row | {"id": 9, "trashed_at": None}, friends=record.friends) == record


def test_fields_stored_apart_must_be_passed() -> None:
    with pytest.raises(TypeError, match="friends"):
        CODEC.from_row(FULL_ROW)
    with pytest.raises(TypeError, match="count"):
        CODEC.from_row(FULL_ROW, friends=(), count=3)


def test_a_missing_column_is_an_error() -> None:
    with pytest.raises(KeyError, match="until"):
        CODEC.from_row({name: value for name, value in FULL_ROW.items() if name != "until"}, friends=())


def test_a_field_without_a_column_must_be_declared_as_stored_apart() -> None:
    forgetful = RowCodec(RecordOfAllTypes, "everything", parts=CODEC.parts)
    with pytest.raises(TypeError, match=r"RecordOfAllTypes\.friends.*apart"):
        forgetful.as_row(FULL)
    with pytest.raises(TypeError, match=r"no field.*freinds"):
        RowCodec(RecordOfAllTypes, "everything", parts=CODEC.parts, apart=("friends", "freinds")).as_row(FULL)


@dataclass(frozen=True, slots=True)
class Choice:
    colour: Colour = Colour.RED


def test_an_empty_choice_of_an_old_row_is_the_default() -> None:
    assert RowCodec(Choice, "choice").from_row({"colour": ""}) == Choice(Colour.RED)


def strays(codec: RowCodec[Any]) -> list[str]:
    """Return the fields of a record that are neither a column nor said to be kept apart."""
    columns = {*metadata.tables[codec.table].columns.keys()}
    plain = [entry.name for entry in fields(codec.record) if entry.name not in (*codec.apart, *codec.parts)]
    return [name for name in plain if codec.columns.get(name, codec.prefix + name) not in columns]


@pytest.mark.parametrize("record", records_in_columns(), ids=lambda kind: kind.__name__)
def test_every_field_the_clerk_enters_has_a_column_or_is_declared_as_stored_apart(record: type) -> None:
    assert strays(codecs()[record]) == []


@dataclass(frozen=True, slots=True)
class PersonWithTelephone:
    full_name: str
    telephone: str = ""


def test_a_field_without_a_column_is_detected() -> None:
    assert strays(RowCodec(PersonWithTelephone, "person")) == ["telephone"]
