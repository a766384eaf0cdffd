"""Who heads a unit: the post says of what, and a room within a unit has a head of its own."""

import pytest

from desktop_app.domain.office.heads import heads_unit

CENTRE = "Trung tâm Ứng dụng, Thông tin"
BRANCH = "Chi cục Tiêu chuẩn Đo lường"


@pytest.mark.parametrize(
    ("position", "unit_name"),
    [
        ("Giám đốc", CENTRE),
        ("Giám đốc Trung tâm", CENTRE),
        ("Quyền Giám đốc", CENTRE),
        ("Chi cục trưởng", BRANCH),
        ("Quyền Chi cục trưởng", BRANCH),
        ("Phụ trách Chi cục", BRANCH),
        ("Trưởng phòng", "Phòng Lãnh sự"),
        ("Q. Trưởng phòng", "Phòng Lãnh sự"),
        ("Trưởng phòng", "Lãnh sự"),
        ("Phụ trách phòng", "Phòng Lãnh sự"),
        ("Bí thư chi bộ, Trưởng phòng", "Phòng Lãnh sự"),
        ("Chánh Văn phòng Sở", "Văn phòng"),
        ("Chánh Thanh tra", "Thanh tra Sở"),
        ("Giám đốc Sở", "Ban Giám đốc Sở"),
        ("Giám đốc", "Ban Giám đốc"),
        ("Trưởng Ban Quản lý", "Ban Quản lý dự án"),
        ("Hiệu trưởng", "Trường Trung cấp nghề"),
        ("Hạt trưởng", "Hạt Kiểm lâm"),
        ("Bí thư Chi đoàn", "Đoàn Thanh niên Sở"),
        ("Chủ tịch Công đoàn", "Công đoàn Sở"),
    ],
)
def test_a_post_heads_what_it_names(position: str, unit_name: str) -> None:
    assert heads_unit(position, unit_name)


@pytest.mark.parametrize(
    ("position", "unit_name"),
    [
        ("Trưởng phòng Thông tin", CENTRE),
        ("Trưởng phòng", BRANCH),
        ("Giám đốc Trung tâm Kỹ thuật", BRANCH),
        ("Trưởng trạm", BRANCH),
        ("Phó Giám đốc kiêm Trưởng phòng Tổng hợp", CENTRE),
        ("Phó Giám đốc Trung tâm", CENTRE),
        ("Phó Chi cục trưởng", BRANCH),
        ("Phụ trách kế toán", "Văn phòng"),
        ("Kế toán trưởng", "Văn phòng"),
        ("Giám đốc Sở", "Văn phòng"),
        ("Bí thư Đoàn Thanh niên", "Phòng Lãnh sự"),
        ("Phó Trưởng phòng, Bí thư chi đoàn", "Phòng Lãnh sự"),
        ("Trưởng khoa", "Trường Trung cấp nghề"),
        ("Chuyên viên", "Văn phòng"),
        ("", "Văn phòng"),
    ],
)
def test_a_post_of_a_room_within_or_of_another_body_heads_it_not(position: str, unit_name: str) -> None:
    assert not heads_unit(position, unit_name)
