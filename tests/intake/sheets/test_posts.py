"""Position and unit in one cell, or a unit where a position belongs: each is told from the other."""

from pathlib import Path

import pytest

from desktop_app.intake.sheets.nominations import read_nominations
from desktop_app.intake.sheets.people import read_people
from desktop_app.intake.sheets.posts import bare_collective, split_post
from tests.intake.workbook_files import Grid, save_xlsx

UNITS = [
    "Văn phòng",
    "VĂN PHÒNG",
    "Văn phòng Sở",
    "Phòng Lãnh sự - Hợp tác quốc tế",
    "Thanh tra",
    "Thanh tra Sở",
    "Tổ 35",
    "P. Quản lý biên giới",
]
POSITIONS = [
    "Chánh Văn phòng",
    "Phó Trưởng phòng",
    "Thanh tra viên",
    "Tổ trưởng",
    "Tổ chức cán bộ",
    "Thanh tra giao thông",
]
WITH_POST = "Chức vụ, đơn vị công tác"


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_alone_is_no_position(unit: str) -> None:
    assert split_post(unit) == ("", unit)


@pytest.mark.parametrize("position", POSITIONS)
def test_a_position_alone_is_no_unit(position: str) -> None:
    assert split_post(position) == (position, "")


@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("joint", [", ", " - ", "; "])
def test_a_position_and_its_unit(position: str, joint: str, unit: str) -> None:
    assert split_post(f"{position}{joint}{unit}") == (position, unit)


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Tập thể Phòng Quản lý biên giới", "Phòng Quản lý biên giới"),
        ("Tập thể cán bộ, công chức và người lao động Văn phòng", "Văn phòng"),
        ("Tập thể nữ Văn phòng", "Tập thể nữ Văn phòng"),
        ("Tập thể nhỏ số 1", "Tập thể nhỏ số 1"),
    ],
)
def test_a_unit_that_is_meant_as_a_whole_is_that_unit(name: str, bare: str) -> None:
    assert bare_collective(name) == bare


def test_a_unit_and_the_body_it_belongs_to_are_no_position() -> None:
    assert split_post("Phòng Tổng hợp, Sở Ngoại vụ") == ("", "Phòng Tổng hợp, Sở Ngoại vụ")


@pytest.mark.parametrize(
    ("rows", "post"),
    [
        ([("Họ tên", WITH_POST), ("Lò Thị Hạnh", "Văn phòng")], ("", "Văn phòng")),
        ([("Họ tên", WITH_POST), ("Lò Thị Hạnh", "Chuyên viên Văn phòng")], ("Chuyên viên", "Văn phòng")),
        ([("Họ tên", WITH_POST), ("Lò Thị Hạnh", "Phó Chánh Văn phòng")], ("Phó Chánh Văn phòng", "")),
        ([("Họ tên", "Chức vụ"), ("Lò Thị Hạnh", "Văn phòng")], ("", "Văn phòng")),
        ([("Họ tên", "Chức vụ", "Đơn vị"), ("Lò Thị Hạnh", "Văn phòng", "Văn phòng")], ("", "Văn phòng")),
        ([("Họ tên", "Chức vụ", "Đơn vị"), ("Lò Thị Hạnh", "Văn phòng", "Phòng A")], ("", "Phòng A")),
        ([("Họ tên", "Chức vụ", "Đơn vị"), ("Lò Thị Hạnh", "Kế toán", "Phòng A")], ("Kế toán", "Phòng A")),
    ],
)
def test_lists_read_a_unit_below_a_heading_of_positions_as_the_unit(
    tmp_path: Path, rows: Grid, post: tuple[str, str]
) -> None:
    file = save_xlsx(tmp_path / "ds.xlsx", {"DS": rows})
    (person,), (nomination,) = read_people(file).people, read_nominations(file).rows
    assert (person.position, person.unit_name) == post
    assert (nomination.position, nomination.unit_name) == post
