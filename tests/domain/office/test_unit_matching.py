"""Which unit of the book a name in a document means."""

import pytest

from desktop_app.domain.office.unit_matching import KnownUnit, UnitMatch, unit_meant

CENTRE = "Trung tâm Thông tin và Dịch vụ đối ngoại"
UNITS = (
    KnownUnit("Văn phòng"),
    KnownUnit("Thanh tra Sở"),
    KnownUnit("Phòng Quản lý biên giới", ("Phòng Biên giới", "Phòng Lãnh sự")),
    KnownUnit("Phòng Hợp tác quốc tế", ("Phòng Lãnh sự",)),
    KnownUnit(CENTRE),
    KnownUnit("Chi đoàn thanh niên Sở"),
    KnownUnit("Công đoàn Trung tâm"),
)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Văn phòng Sở", "Văn phòng"),
        ("phòng biên giới", "Phòng Quản lý biên giới"),
        ("P. QLBG", "Phòng Quản lý biên giới"),
        ("P. Quản lý biên giới", "Phòng Quản lý biên giới"),
        ("QLBG", "Phòng Quản lý biên giới"),
        ("Phòng QL biên giới", "Phòng Quản lý biên giới"),
        ("Phòng HTQT", "Phòng Hợp tác quốc tế"),
        ("VP Sở", "Văn phòng"),
        ("TT TT&DVĐN", CENTRE),
        ("Chi đoàn Sở", "Chi đoàn thanh niên Sở"),
        ("Chi đoàn TNCS HCM cơ quan", "Chi đoàn thanh niên Sở"),
    ],
)
def test_a_name_a_former_name_or_an_abbreviation_is_surely_the_unit(name: str, meant: str) -> None:
    assert unit_meant(name, UNITS) == UnitMatch(meant)


def test_what_may_be_several_units_or_is_only_like_one_is_to_be_chosen() -> None:
    both = UnitMatch(candidates=("Phòng Quản lý biên giới", "Phòng Hợp tác quốc tế"))
    assert unit_meant("Phòng Lãnh sự", UNITS) == both
    assert unit_meant("Trung tâm Thông tin", UNITS) == UnitMatch(candidates=(CENTRE,))
    assert unit_meant("Phòng Quang lý biên giới", UNITS) == UnitMatch(candidates=("Phòng Quản lý biên giới",))
    assert unit_meant("Phòng Hợp tác quốc tê và", UNITS).candidates == ("Phòng Hợp tác quốc tế",)


@pytest.mark.parametrize(
    "name",
    ["Sở Nội vụ", "Phòng Tổ chức", "P", "", "UBND các xã, phường, đặc khu", "Công đoàn Sở", "Chi đoàn Văn phòng"],
)
def test_a_name_like_none_is_that_of_a_new_unit(name: str) -> None:
    assert unit_meant(name, UNITS) == UnitMatch()
