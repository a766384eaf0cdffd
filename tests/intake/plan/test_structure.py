"""How other offices build their plans: levels, letters, units as headings, deadlines below a task, odd frames."""

import sys
from collections.abc import Callable
from types import FrameType, ModuleType
from typing import TYPE_CHECKING

import pytest

from desktop_app.domain.plan.deadlines import DeadlineKind
from desktop_app.domain.plan.plans import PlanProposal, TextSpan
from desktop_app.intake.files.markers import Rank, read_marker
from desktop_app.intake.plan import outline
from desktop_app.intake.plan.outline import short_title
from desktop_app.intake.plan.reader import read_plan

if TYPE_CHECKING:
    from _typeshed import TraceFunction


def read(*body: str) -> PlanProposal:
    return read_plan(["KẾ HOẠCH", "Phát động thi đua năm 2026", *body], "ke-hoach.txt")


def paths(plan: PlanProposal) -> list[str]:
    return [heading.path for heading in plan.headings]


@pytest.mark.parametrize(
    ("text", "marker", "rank"),
    [
        ("I. MỤC ĐÍCH", "I", Rank.ROMAN),
        ("IV.TỔ CHỨC", "IV", Rank.ROMAN),
        ("II - NỘI DUNG", "II", Rank.ROMAN),
        ("A. PHẦN CHUNG", "A", Rank.PART),
        ("1. Nội dung", "1", Rank.NUMBER),
        ("2/ Nội dung", "2", Rank.NUMBER),
        ("3) Nội dung", "3", Rank.NUMBER),
        ("1.1. Nội dung", "1.1", Rank.DECIMAL),
        ("1.1 Nội dung", "1.1", Rank.DECIMAL),
        ("2.1.3. Nội dung", "2.1.3", Rank.DECIMAL + 1),
        ("đ) Nội dung", "đ", Rank.LETTER),
        ("a. Nội dung", "a", Rank.LETTER),
        ("- Nội dung", "-", Rank.DASH),
        ("–Nội dung", "–", Rank.DASH),
        ("• Nội dung", "•", Rank.DASH),
        ("+ Nội dung", "+", Rank.PLUS),
    ],
)
def test_markers(text: str, marker: str, rank: int) -> None:
    parsed = read_marker(text)
    assert parsed is not None
    assert (parsed.text, parsed.rank) == (marker, rank)
    assert "ội dung" in parsed.rest or parsed.rest.isupper()


@pytest.mark.parametrize(
    "text",
    ["20/11 hằng năm", "29/CTr-UBND", "2026. Kết thúc", "1.200 người", "v.v. trong đó", "Iso. Tin", "I", "-", ""],
)
def test_what_only_looks_like_a_marker(text: str) -> None:
    assert read_marker(text) is None


def test_the_commonest_levels() -> None:
    plan = read("I. NỘI DUNG", "1. Tuyên truyền", "a) Hội nghị", "- Mở hội nghị.", "+ Ở cơ quan.", "b) Viết bài.")
    assert paths(plan) == ["I", "I/1", "I/1/a"]
    assert [heading.level for heading in plan.headings] == [1, 2, 3]
    assert [(task.path, task.text) for task in plan.tasks] == [
        ("I/1/a", "Mở hội nghị.\n+ Ở cơ quan."),
        ("I/1/a", "Viết bài."),
    ]
    assert plan.tasks[0].span == TextSpan(5, 6)


def test_the_letters_run_on_after_d() -> None:
    plan = read("I. NỘI DUNG", *(f"{letter}) Việc số {letter}." for letter in "abcdđegh"))
    assert [task.text[-2] for task in plan.tasks] == list("abcdđegh")


def test_plans_numbered_without_roman_figures() -> None:
    plan = read("1. Mục đích", "- Nâng cao.", "2. Nội dung", "2.1. Mở lớp.", "2.2. Viết bài.")
    assert paths(plan) == ["1", "2", "2/2.1", "2/2.2"]
    assert [task.text for task in plan.tasks] == ["Mở lớp.", "Viết bài."]


def test_parts_hold_sections() -> None:
    assert paths(read("A. CHUNG", "I. NỘI DUNG", "1. Mở lớp.", "B. RIÊNG", "I. NỘI DUNG")) == [
        "A",
        "A/I",
        "A/I/1",
        "B",
        "B/I",
    ]


def test_a_line_that_is_a_time_is_a_heading_of_what_is_done_then() -> None:
    plan = read(
        "I. LỊCH", "THÁNG 01", "- Mở hội nghị.", "THÁNG 3/2026:", "- Viết bài (tối 26/3).", "II. KHÁC", "- Việc."
    )
    assert paths(plan) == ["I", "I/THÁNG 01", "I/THÁNG 3-2026", "II"]
    assert [heading.line for heading in plan.headings] == ["I. LỊCH", "THÁNG 01", "THÁNG 3/2026", "II. KHÁC"]
    dues = [(task.path, task.deadline.day, task.deadline.month) for task in plan.tasks]
    assert dues == [("I/THÁNG 01", None, 1), ("I/THÁNG 3-2026", 26, 3), ("II", None, None)]


def test_two_paragraphs_numbered_alike_have_two_paths() -> None:
    plan = read("I. NỘI DUNG", "1. Mở lớp.", "1. Viết bài.")
    assert paths(plan) == ["I", "I/1", "I/1 (2)"]
    assert [task.path for task in plan.tasks] == ["I/1", "I/1 (2)"]


def test_the_path_of_a_heading_is_not_sought_through_those_of_all_headings_numbered_alike() -> None:
    few, many = ["1. Nhiệm vụ"] * 100, ["1. Nhiệm vụ"] * 400
    assert lines_run(outline, lambda: read(*many)) < 5 * lines_run(outline, lambda: read(*few))


def lines_run(module: ModuleType, act: Callable[[], object]) -> int:
    """Return how many lines of a module run during an act."""
    lines = 0

    def trace(frame: FrameType, event: str, _: object) -> "TraceFunction | None":
        nonlocal lines
        lines += event == "line"
        return trace if frame.f_code.co_filename == module.__file__ else None

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        act()
    finally:
        sys.settrace(before)
    return lines


@pytest.mark.parametrize(
    "title",
    [
        "MỤC ĐÍCH, YÊU CẦU",
        "MỤC TIÊU",
        "QUAN ĐIỂM, MỤC TIÊU, YÊU CẦU",
        "KINH PHÍ THỰC HIỆN",
        "ĐỐI TƯỢNG",
        "Thời gian thực hiện",
    ],
)
def test_sections_that_state_no_work_hold_no_tasks(title: str) -> None:
    plan = read(f"I. {title}", "1. Từ nguồn ngân sách.", "- Nâng cao nhận thức.", "Bảo đảm thiết thực.")
    assert plan.tasks == ()


def test_a_section_of_aims_and_work_holds_tasks() -> None:
    assert len(read("I. MỤC TIÊU, NHIỆM VỤ", "1. Mục tiêu", "- Đạt 100%.", "2. Nhiệm vụ", "- Mở lớp.").tasks) == 1


def test_a_unit_as_heading_leads_what_stands_below_it() -> None:
    plan = read(
        "I. TỔ CHỨC THỰC HIỆN", "1. Văn phòng Sở", "a) Theo dõi.", "- Tổng hợp.", "2. Thanh tra Sở:", "Kiểm tra."
    )
    assert [(task.text, task.leads) for task in plan.tasks] == [
        ("Theo dõi.", ("Văn phòng",)),
        ("Tổng hợp.", ("Văn phòng",)),
        ("Kiểm tra.", ("Thanh tra Sở",)),
    ]


def test_unit_and_duty_in_one_line() -> None:
    plan = read("I. TỔ CHỨC THỰC HIỆN", "1. Giao Văn phòng Sở chủ trì, phối hợp với Thanh tra Sở xét chọn.")
    assert [(task.path, task.leads, task.supports) for task in plan.tasks] == [
        ("I/1", ("Văn phòng",), ("Thanh tra Sở",)),
    ]


def test_a_paragraph_that_introduces_a_list_is_no_task_and_names_its_leads() -> None:
    plan = read("I. NỘI DUNG", "1. Phân công", "Các phòng, đơn vị thực hiện:", "- Mở lớp.", "- Viết bài.")
    assert [(task.text, task.leads) for task in plan.tasks] == [
        ("Mở lớp.", ("Các phòng, đơn vị",)),
        ("Viết bài.", ("Các phòng, đơn vị",)),
    ]


def test_a_deadline_in_its_own_paragraph_belongs_to_the_task_above() -> None:
    plan = read("I. NỘI DUNG", "1. Hội thi", "- Mở hội thi.", "Thời gian hoàn thành: Quý II/2026.", "- Trao giải.")
    assert [(task.text, task.deadline.text) for task in plan.tasks] == [
        ("Mở hội thi.", "Quý II/2026"),
        ("Trao giải.", ""),
    ]
    assert plan.tasks[0].deadline.kind is DeadlineKind.QUARTER
    assert plan.tasks[0].span == TextSpan(4, 5)


def test_closing_words_are_no_task() -> None:
    plan = read(
        "I. NỘI DUNG", "1. Mở lớp", "Mở lớp.", "Trong quá trình thực hiện, nếu vướng mắc.", "Trên đây là Kế hoạch."
    )
    assert [task.text for task in plan.tasks] == ["Mở lớp."]


CLOSINGS = ["Trên đây là Kế hoạch của Sở.", "Trong quá trình thực hiện, nếu vướng mắc, báo cáo Văn phòng Sở."]


@pytest.mark.parametrize("closing", CLOSINGS)
def test_a_numbered_task_is_one_with_the_closing_words_behind_it(closing: str) -> None:
    body = ["I. TỔ CHỨC THỰC HIỆN", "1. Văn phòng Sở theo dõi.", "2. Thanh tra Sở giám sát."]
    plan = read(*body, closing)
    assert [(task.path, task.text) for task in plan.tasks] == [
        ("I/1", "Văn phòng Sở theo dõi."),
        ("I/2", "Thanh tra Sở giám sát."),
    ]
    assert plan.tasks == read(*body).tasks


def test_closing_words_make_no_heading_of_a_lettered_item() -> None:
    body = ["I. TỔ CHỨC THỰC HIỆN", "1. Văn phòng Sở", "a) Theo dõi.", "b) Tổng hợp kết quả"]
    assert read(*body, CLOSINGS[0]).headings == read(*body).headings


def test_a_numbered_task_may_have_its_deadline_below_it() -> None:
    plan = read("I. NỘI DUNG", "1. Mở hội thi.", "Thời gian hoàn thành: Quý II/2026.", CLOSINGS[0])
    assert [(task.path, task.text, task.deadline.text) for task in plan.tasks] == [
        ("I/1", "Mở hội thi.", "Quý II/2026")
    ]
    assert plan.tasks[0].span == TextSpan(3, 4)


def test_the_time_of_a_whole_section_is_no_task() -> None:
    plan = read("I. NỘI DUNG", "Thời gian thực hiện: Quý II/2026.", "1. Mở hội thi.")
    assert [task.text for task in plan.tasks] == ["Mở hội thi."]


def test_the_title_s_year_is_the_period_when_the_body_states_none() -> None:
    plan = read("I. NỘI DUNG", "1. Mở lớp.")
    assert (plan.title, plan.from_year, plan.to_year) == ("Phát động thi đua năm 2026", 2026, 2026)


def test_a_plan_annexed_to_a_decision_has_its_own_frame() -> None:
    plan = read_plan(
        [
            "QUYẾT ĐỊNH",
            "Về việc ban hành Kế hoạch thi đua",
            "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch.",
            "Nơi nhận:",
            "- Như Điều 3;",
            "KT. GIÁM ĐỐC",
            "KẾ HOẠCH PHÁT ĐỘNG THI ĐUA",
            "(Kèm theo Quyết định số 12/QĐ-SNgV ngày 05/01/2026)",
            "Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15/6/2022;",
            "I. NỘI DUNG",
            "1. Mở lớp.",
            "Nơi nhận: - Sở Nội vụ; - Lưu: VT.",
            "KT. GIÁM ĐỐC",
            "PHÓ GIÁM ĐỐC",
            "(Đã ký)",
            "Lò Thị Mẫu",
            "PHỤ LỤC",
            "1. Mở lớp.",
        ],
        "ke-hoach.docx",
    )
    assert plan.title.startswith("PHÁT ĐỘNG THI ĐUA")
    assert len(plan.tasks) == 1
    assert plan.recipients == ("Sở Nội vụ", "Lưu: VT")
    assert (plan.signer_title, plan.signer_name) == ("KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC", "Lò Thị Mẫu")
    assert "Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15/6/2022" in plan.legal_bases


def test_who_does_a_work_is_named_in_its_last_clause() -> None:
    plan = read(
        "I. NHIỆM VỤ",
        "- Triển lãm ảnh: từ 20/8 đến 05/9, Phòng Văn hóa phối hợp với Bảo tàng tỉnh.",
        "- Giám sát ca bệnh qua phần mềm. Khoa Khám bệnh thực hiện.",
        "- Phát động Tết trồng cây (Phòng Trồng trọt), ngày 24/02.",
        "- Sửa chữa mặt đường; Ban Quản lý bảo trì đường bộ hoàn thành 31/01/2026.",
    )
    leads = [("Phòng Văn hóa",), ("Khoa Khám bệnh",), ("Phòng Trồng trọt",), ("Ban Quản lý",)]
    assert [task.leads for task in plan.tasks] == leads
    assert plan.tasks[2].deadline.day == 24
    # Where the words do not tell where a name ends, both are offered.
    assert plan.other_names["Ban Quản lý"] == ("Ban Quản lý bảo trì đường bộ",)


def test_contents_with_their_times_and_places_are_work() -> None:
    plan = read("I. NỘI DUNG, THỜI GIAN, ĐỊA ĐIỂM", "- Mở hội nghị tối 26/3.", "T/M ĐẢNG ỦY")
    assert [task.text for task in plan.tasks] == ["Mở hội nghị tối 26/3."]


def test_a_signature_without_recipients_ends_the_body() -> None:
    plan = read("I. NỘI DUNG", "1. Mở lớp", "Mở lớp.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Vi Văn Thử")
    assert len(plan.tasks) == 1
    assert (plan.recipients, plan.signer_title, plan.signer_name) == (
        (),
        "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH",
        "Vi Văn Thử",
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Nội dung thực hiện:", "Nội dung thực hiện"),
        ("Tuyên truyền " * 20, ("Tuyên truyền " * 20).strip()),
        (
            f"Mở lớp tập huấn về kỹ năng an toàn thông tin mạng, {'rất bổ ích ' * 20}.",
            "Mở lớp tập huấn về kỹ năng an toàn thông tin mạng…",
        ),
        (f"{'Mở lớp ' * 40}.", f"{('Mở lớp ' * 20).strip()}…"),
    ],
)
def test_a_heading_that_is_a_whole_task_gets_a_short_title(text: str, title: str) -> None:
    assert short_title(text) == title


def test_a_plan_annexed_to_a_decision_ends_where_its_own_annex_begins() -> None:
    paragraphs = ["QUYẾT ĐỊNH:", "Điều 1. Ban hành kèm theo Kế hoạch năm 2026.", "Nơi nhận:", "- Lưu: VT.", "KẾ HOẠCH"]
    paragraphs += ["Triển khai Đề án", "(Kèm theo Quyết định số     /QĐ-UBND ngày   /01/2026)", "I. NỘI DUNG"]
    paragraphs += ["1. Văn phòng Sở mở lớp.", "PHỤ LỤC", "DANH MỤC VĂN BẢN", "- Luật An ninh mạng."]
    plan = read_plan(paragraphs, "ke-hoach.docx")
    assert plan.title == "Triển khai Đề án"
    assert [task.text for task in plan.tasks] == ["Văn phòng Sở mở lớp."]


def test_units_in_every_wording_lead_what_stands_below_them() -> None:
    plan = read(
        "I. TỔ CHỨC THỰC HIỆN",
        "1. Trách nhiệm của Sở Tài chính",
        "- Bố trí kinh phí.",
        "2. Giám đốc các sở, Thủ trưởng các ban, ngành; Chủ tịch UBND các xã, phường",
        "- Chỉ đạo thực hiện.",
        "3. Các đơn vị",
        "- Trung tâm Dịch vụ tổng hợp xã:",
        "+ Tuyên truyền.",
        "+ Tổng hợp số liệu.",
        "4. Các thôn, bản, tổ dân phố",
        "- Triển khai.",
    )
    assert [(task.text, task.leads) for task in plan.tasks] == [
        ("Bố trí kinh phí.", ("Sở Tài chính",)),
        ("Chỉ đạo thực hiện.", ("Các sở", "Các ban, ngành", "UBND các xã, phường")),
        ("Tuyên truyền.", ("Trung tâm Dịch vụ tổng hợp xã",)),
        ("Tổng hợp số liệu.", ("Trung tâm Dịch vụ tổng hợp xã",)),
        ("Triển khai.", ("Các thôn, bản, tổ dân phố",)),
    ]


def test_a_capital_with_a_mark_begins_a_name() -> None:
    plan = read(
        "I. NỘI DUNG", "1. Sở Giáo dục và Đào tạo chỉ đạo các trường.", "2. Đoàn khối Các cơ quan, Ủy ban MTTQ mở lớp."
    )
    assert [task.leads for task in plan.tasks] == [
        ("Sở Giáo dục và Đào tạo",),
        ("Đoàn khối Các cơ quan", "Ủy ban MTTQ"),
    ]
