"""Labelled fields: who leads and supports, when, and what comes of it, in all the forms that offices write."""

import pytest

from desktop_app.domain.plan.deadlines import DeadlineKind
from desktop_app.domain.plan.plans import PlanProposal
from desktop_app.intake.plan.fields import Label, read_fields
from desktop_app.intake.plan.reader import read_plan

OFFICE, INSPECTORATE = "Văn phòng", "Thanh tra Sở"


def read(*body: str) -> PlanProposal:
    return read_plan(["KẾ HOẠCH", "Phát động thi đua năm 2026", "I. NỘI DUNG", "1. Hội thi", *body], "ke-hoach.txt")


FORMS = {
    "dashes": (
        "- Mở hội thi.",
        "- Cơ quan chủ trì: Văn phòng Sở.",
        "- Cơ quan phối hợp: Thanh tra Sở.",
        "- Sản phẩm: Báo cáo kết quả.",
        "- Thời gian hoàn thành: Quý II/2026.",
    ),
    "plus": (
        "- Mở hội thi.",
        "+ Đơn vị chủ trì: Văn phòng Sở;",
        "+ Đơn vị phối hợp: Thanh tra Sở;",
        "+ Kết quả đầu ra: Báo cáo kết quả;",
        "+ Thời hạn ban hành: Quý II/2026.",
    ),
    "plain": (
        "Mở hội thi.",
        "Đơn vị chủ trì (tham mưu): Văn phòng Sở",
        "Phối hợp: Thanh tra Sở",
        "Dự kiến sản phẩm: Báo cáo kết quả",
        "Thời gian thực hiện: Quý II/2026",
    ),
    "letters": (
        "a) Nội dung: Mở hội thi.",
        "b) Đơn vị thực hiện: Văn phòng Sở.",
        "c) Đơn vị phối hợp: Thanh tra Sở.",
        "d) Sản phẩm: Báo cáo kết quả.",
        "đ) Thời gian: Quý II/2026.",
    ),
    "letters over dashes": (
        "a) Nội dung:",
        "- Mở hội thi.",
        "b) Cơ quan chủ trì:",
        "- Văn phòng Sở.",
        "c) Cơ quan phối hợp: Thanh tra Sở",
        "d) Sản phẩm: Báo cáo kết quả",
        "đ) Thời gian: Quý II/2026",
    ),
    "next line": (
        "- Mở hội thi.",
        "- Cơ quan chủ trì:",
        "Văn phòng Sở.",
        "- Cơ quan phối hợp",
        "+ Thanh tra Sở.",
        "- Sản phẩm:",
        "Báo cáo kết quả.",
        "- Thời gian hoàn thành:",
        "Quý II/2026.",
    ),
    "one paragraph": (
        "- Mở hội thi.",
        "- Chủ trì: Văn phòng Sở; phối hợp: Thanh tra Sở; sản phẩm: Báo cáo kết quả; thời gian: Quý II/2026.",
    ),
    "run together": (
        "- Mở hội thi.",
        "Cơ quan chủ trì: Văn phòng Sở Cơ quan phối hợp: Thanh tra Sở Sản phẩm: Báo cáo",
        "kết quả Thời gian hoàn thành: Quý II/2026",
    ),
    "in brackets": (
        "- Mở hội thi (chủ trì: Văn phòng Sở; phối hợp: Thanh tra Sở;",
        "sản phẩm: Báo cáo kết quả; thời gian: Quý II/2026).",
    ),
    "decimals": (
        "1.1. Nội dung: Mở hội thi",
        "1.2. Đơn vị chủ trì: Văn phòng Sở",
        "1.3. Đơn vị phối hợp: Thanh tra Sở",
        "1.4. Sản phẩm: Báo cáo kết quả",
        "1.5. Thời gian hoàn thành: Quý II/2026",
    ),
    "lead with partners": (
        "- Mở hội thi.",
        "- Phân công: Văn phòng Sở chủ trì, phối hợp với Thanh tra Sở.",
        "- Kết quả: Báo cáo kết quả.",
        "- Tiến độ hoàn thành: Quý II/2026.",
    ),
}


@pytest.mark.parametrize("body", FORMS.values(), ids=FORMS)
def test_fields_belong_to_the_task_above_them(body: tuple[str, ...]) -> None:
    (task,) = read(*body).tasks
    assert task.text.rstrip(".") == "Mở hội thi"
    assert (task.leads, task.supports) == ((OFFICE,), (INSPECTORATE,))
    assert task.product.rstrip(".") == "Báo cáo kết quả"
    assert (task.deadline.kind, task.deadline.quarter, task.deadline.year) == (DeadlineKind.QUARTER, 2, 2026)
    assert not task.further_deadlines


def test_a_heading_with_nothing_but_fields_below_it_is_the_task() -> None:
    (task,) = read("- Cơ quan chủ trì: Văn phòng Sở.", "- Thời gian: Tháng 5/2026.", "- Địa điểm: Hội trường.").tasks
    assert (task.path, task.text, task.leads) == ("I/1", "Hội thi\n+ Địa điểm: Hội trường", (OFFICE,))
    assert (task.deadline.month, task.span.last) == (5, 6)


def test_each_task_has_its_own_block() -> None:
    plan = read(
        *("- Mở hội thi.", "+ Chủ trì: Văn phòng Sở.", "+ Thời gian: Quý I/2026."),
        *("- Viết bài.", "+ Chủ trì: Thanh tra Sở.", "+ Thời gian: Quý II/2026.", "- Tổng kết."),
    )
    assert [(task.leads, task.deadline.quarter) for task in plan.tasks] == [
        ((OFFICE,), 1),
        ((INSPECTORATE,), 2),
        ((), None),
    ]


def test_two_tasks_share_the_block_that_names_who_leads() -> None:
    plan = read("- Mở hội thi.", "- Trao giải.", "Đơn vị chủ trì: Văn phòng Sở.", "Thời gian: Quý II/2026.")
    assert [(task.leads, task.deadline.quarter) for task in plan.tasks] == [((OFFICE,), 2), ((OFFICE,), 2)]


def test_a_deadline_alone_or_a_deeper_block_is_of_the_last_task() -> None:
    plan = read("- Mở hội thi.", "- Trao giải.", "Thời gian: Quý II/2026.")
    assert [task.deadline.quarter for task in plan.tasks] == [None, 2]
    plan = read("- Mở hội thi.", "- Trao giải.", "+ Chủ trì: Văn phòng Sở.")
    assert [task.leads for task in plan.tasks] == [(), (OFFICE,)]


@pytest.mark.parametrize(
    ("value", "leads"),
    [
        ("Văn phòng Sở, Thanh tra Sở", (OFFICE, INSPECTORATE)),
        ("Sở Văn hóa, Thể thao và Du lịch; UBND các xã, phường, đặc khu", None),
        ("Các phòng, đơn vị thuộc Sở", ("Các phòng, đơn vị thuộc Sở",)),
        ("Báo và Phát thanh, Truyền hình tỉnh", ("Báo và Phát thanh, Truyền hình tỉnh",)),
        ("Đ/c Nông Thanh Vượng", ()),
        ("Giao Văn phòng Sở", (OFFICE,)),
    ],
)
def test_a_field_of_names(value: str, leads: tuple[str, ...] | None) -> None:
    (task,) = read("- Mở hội thi.", f"- Cơ quan chủ trì: {value}.").tasks
    expected = leads if leads is not None else tuple(value.split("; "))
    assert task.leads == expected


def test_a_list_of_names_in_the_next_lines() -> None:
    (task,) = read("- Mở hội thi.", "- Đơn vị phối hợp:", "+ Thanh tra Sở;", "+ Sở Nội vụ.").tasks
    assert task.supports == (INSPECTORATE, "Sở Nội vụ")


@pytest.mark.parametrize(
    "text",
    [
        "Văn phòng Sở chủ trì, phối hợp với Thanh tra Sở: mở hội thi.",
        "Các phòng, đơn vị thực hiện: mở lớp.",
        "Thời gian qua, các đơn vị đã mở lớp.",
        "Nội dung tuyên truyền: kỹ năng an toàn.",
    ],
)
def test_what_only_looks_like_a_field(text: str) -> None:
    assert read_fields(text) == (text.rstrip(" ;,"), ())


def test_a_label_says_what_its_field_is() -> None:
    _, fields = read_fields("Cơ quan, đơn vị phối hợp: A; thời gian hoàn thành: B")
    assert [(field.label, field.value) for field in fields] == [(Label.SUPPORT, "A"), (Label.DEADLINE, "B")]
