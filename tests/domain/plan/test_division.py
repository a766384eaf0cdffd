"""Under which headings of a plan a report tells its results, and what is direction."""

from desktop_app.domain.plan.division import division_of
from desktop_app.domain.plan.plans import Heading, TextSpan


def headings(*lines: str) -> list[Heading]:
    """Return headings of "II/1 Tuyên truyền": its path, and its title."""
    named = [line.split(" ", 1) for line in lines]
    return [
        Heading(path, path.split("/")[-1], title, path.count("/") + 1, TextSpan(place, place))
        for place, (path, title) in enumerate(named)
    ]


PLAN = headings(
    "I MỤC ĐÍCH, YÊU CẦU",
    "I/1 Mục đích",
    "II CHỈ TIÊU",
    "II/1 Hằng năm, 100% được quán triệt",
    "III NHIỆM VỤ VÀ GIẢI PHÁP",
    "III/1 Tuyên truyền",
    "III/1/1.1 Mở diễn đàn",
    "III/2 Hỗ trợ sáng tạo",
    "IV TỔ CHỨC THỰC HIỆN",
    "IV/1 Phân công nhiệm vụ (theo bảng)",
    "IV/2 Văn phòng báo cáo",
)


def test_a_report_has_the_headings_of_the_section_that_holds_the_tasks() -> None:
    division = division_of(PLAN, ["II/1", "III/1/1.1", "III/2", "IV/1", "IV/2"])
    assert [heading.path for heading in division.headings] == ["III/1", "III/2"]
    paths = ("IV/2", "IV", "IV/1", "III/1/1.1", "II/1", "")
    assert [division.is_direction(path) for path in paths] == [True, True, False, False, False, False]


def test_two_sections_of_work_are_both_told_and_one_without_headings_by_its_own() -> None:
    plan = headings("I NỘI DUNG", "I/1 Tuyên truyền", "II GIẢI PHÁP", "III TỔ CHỨC THỰC HIỆN", "III/1 Văn phòng")
    division = division_of(plan, ["I/1", "II", "III/1"])
    assert [heading.path for heading in division.headings] == ["I/1", "II"]
    assert division.is_direction("III/1")


def test_a_plan_whose_work_is_given_out_at_its_end_is_told_by_that() -> None:
    plan = headings("I MỤC TIÊU", "II TỔ CHỨC THỰC HIỆN", "II/1 Văn phòng", "II/2 Thanh tra")
    division = division_of(plan, ["II/1", "II/2"])
    assert [heading.path for heading in division.headings] == ["II/1", "II/2"]
    assert not division.is_direction("II/1")


def test_a_plan_without_parts_has_no_headings() -> None:
    assert division_of(headings("I NỘI DUNG", "II TỔ CHỨC THỰC HIỆN"), ["I", "II"]).headings == ()
    assert division_of((), ()).headings == ()
