"""The office's own plan, read whole: every heading, every task, as the clerk would write the register by hand."""

import json
import unicodedata
from pathlib import Path

import pytest

from desktop_app.domain.errors import UnreadableInput
from desktop_app.domain.office.units import UnitKind
from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind, Recurrence
from desktop_app.domain.plan.plans import PlanProposal, ProposedUnit, TextSpan
from desktop_app.intake.plan.reader import LONGEST_PARAGRAPH, LONGEST_PLAN, proposal_to_json, propose, read_plan

PLAN = Path(__file__).parents[3] / "resources/plans/ke-hoach-2022-2030.txt"

CHI_DOAN = "Chi đoàn thanh niên Sở"
THANH_TRA = "Thanh tra Sở"
TRUNG_TAM = "Trung tâm Thông tin và Dịch vụ đối ngoại"
LANH_SU = "Phòng Lãnh sự - Hợp tác quốc tế"
BIEN_GIOI = "Phòng Quản lý biên giới"
LIEN_QUAN = "Các phòng, đơn vị liên quan"
TOAN_THE = "Toàn thể CCVCNLĐ"
DOAN_KHOI = "Đoàn khối Các cơ quan tỉnh"
TINH_DOAN = "Tỉnh đoàn"
VAN_PHONG = "Văn phòng"
HOI_DONG = "Hội đồng Thi đua khen thưởng"
CAC_PHONG = "Các phòng chuyên môn, nghiệp vụ, đơn vị trực thuộc Sở"
DOAN_THE = "Các tổ chức chính trị, đoàn thể cơ quan"

NONE = Deadline()
LAW_DAY = Deadline("trong “Ngày pháp luật” định kỳ tại cơ quan", DeadlineKind.MONTH, Recurrence.MONTHLY)
CHILDREN_DAY = Deadline("Ngày Quốc tế thiếu nhi (01/6)", DeadlineKind.DAY, Recurrence.YEARLY, day=1, month=6)
MID_AUTUMN = Deadline("Tết Trung thu", DeadlineKind.MID_AUTUMN, Recurrence.YEARLY)
EACH_ROUND = Deadline(
    "theo giai đoạn 6 tháng và cuối năm từ nay đến năm 2030",
    DeadlineKind.ROUND,
    Recurrence.PER_ROUND,
    until_round="2030-H2",
)
ANNUAL_REPORT = Deadline("trước ngày 20/11 hằng năm", DeadlineKind.DAY, Recurrence.YEARLY, day=20, month=11)

HEADINGS = [
    ("I", "I", 1, "MỤC ĐÍCH, YÊU CẦU"),
    ("I/1", "1", 2, "Mục đích, yêu cầu"),
    ("I/2", "2", 2, "Mục tiêu cụ thể"),
    ("II", "II", 1, "NỘI DUNG THỰC HIỆN"),
    (
        "II/1",
        "1",
        2,
        "Tuyên truyền, nâng cao nhận thức, kỹ năng cho cán bộ, đoàn viên, thanh niên, thiếu niên, nhi đồng khi tham "
        "gia các hoạt động trên không gian mạng an toàn, hiệu quả",
    ),
    ("II/1/1.1", "1.1", 3, "Nội dung tuyên truyền"),
    ("II/1/1.2", "1.2", 3, "Đơn vị thực hiện"),
    (
        "II/2",
        "2",
        2,
        "Giám sát, bảo vệ, ngăn chặn, xử lý thông tin vi phạm pháp luật trên không gian mạng ảnh hưởng tiêu cực đến "
        "thanh niên, thiếu niên, nhi đồng",
    ),
    ("II/2/2.1", "2.1", 3, "Nội dung thực hiện"),
    ("II/2/2.2", "2.2", 3, "Đơn vị thực hiện"),
    (
        "II/3",
        "3",
        2,
        "Triển khai hiệu quả Cuộc vận động “Mỗi ngày một tin tốt, mỗi tuần một câu chuyện đẹp” trên không gian mạng",
    ),
    ("II/3/3.1", "3.1", 3, "Tăng cường đăng tải những thông tin chính thống…"),
    (
        "II/3/3.2",
        "3.2",
        3,
        "Chi đoàn thanh niên Sở phối hợp với Chương trình của Đoàn khối Các cơ quan tỉnh…",
    ),
    (
        "II/3/3.3",
        "3.3",
        3,
        "Văn phòng, Hội đồng Thi đua khen thưởng của Sở theo dõi lồng ghép với các phong trào phát động thi đua của Sở "
        "đề xuất khen thưởng…",
    ),
    ("III", "III", 1, "TỔ CHỨC THỰC HIỆN"),
    ("III/1", "1", 2, "Thời gian thực hiện: Giai đoạn 2022 – 2030"),
    ("III/2", "2", 2, "Đề nghị các phòng chuyên môn, nghiệp vụ, đơn vị trực thuộc Sở…"),
    (
        "III/3",
        "3",
        2,
        "Văn phòng Sở theo dõi đánh giá kết quả thực hiện và thực hiện chế độ báo cáo trước ngày 20/11 hằng năm gửi về "
        "UBND tỉnh qua Sở Nội vụ và…",
    ),
]

# path, beginning, end, first and last paragraph, leads, supports, deadline
REGISTER = [
    ("II/1/1.1", "Tuyên truyền sâu rộng các chủ trương", "thiếu niên, nhi đồng.", (13, 13), (), (), NONE),
    ("II/1/1.1", "Hướng dẫn toàn thể CCVCNLD;", "truyền thống văn hóa Việt Nam.", (14, 14), (), (), CHILDREN_DAY),
    ("II/1/1.2", "Chi đoàn thanh niên Sở xây dựng kế hoạch", "con em CCVCNLD Sở.", (16, 16), (CHI_DOAN,), (), NONE),
    ("II/1/1.2", "Thanh tra Sở tổ chức tuyên truyền", "định kỳ tại cơ quan.", (17, 17), (THANH_TRA,), (), LAW_DAY),
    ("II/1/1.2", "Trung tâm Thông tin và", "liên quan đến không gian mạng.", (18, 18), (TRUNG_TAM,), (), NONE),
    ("II/2/2.1", "Tăng cường phối hợp liên ngành", "quy định của pháp luật.", (21, 21), (), (), NONE),
    ("II/2/2.1", "Khi phát hiện những thông tin xấu", "phối hợp xử lý.", (22, 22), (), (), NONE),
    (
        "II/2/2.2",
        "Phòng Lãnh sự - Hợp tác quốc tế; phòng",
        "trên không gian mạng.",
        (24, 24),
        (LANH_SU, BIEN_GIOI),
        (LIEN_QUAN,),
        NONE,
    ),
    ("II/2/2.2", "Toàn thể CCVCNLD cơ quan có", "lợi dụng, lạm dụng.", (25, 25), (TOAN_THE,), (), NONE),
    ("II/3/3.1", "Tăng cường đăng tải những", "tinh thần xây dựng cao.", (27, 27), (), (), NONE),
    (
        "II/3/3.2",
        "Chi đoàn thanh niên Sở phối hợp với",
        "thanh niên, thiếu niên, nhi đồng.",
        (28, 28),
        (CHI_DOAN,),
        (DOAN_KHOI, TINH_DOAN),
        NONE,
    ),
    (
        "II/3/3.3",
        "Văn phòng, Hội đồng Thi đua khen thưởng của Sở theo dõi",
        "từ nay đến năm 2030.",
        (29, 30),
        (VAN_PHONG, HOI_DONG),
        (),
        EACH_ROUND,
    ),
    (
        "III/2",
        "Đề nghị các phòng chuyên môn, nghiệp vụ",
        "báo cáo điều chỉnh.",
        (33, 33),
        (CAC_PHONG, DOAN_THE),
        (),
        NONE,
    ),
    ("III/3", "Văn phòng Sở theo dõi đánh giá", "báo cáo theo quy định.", (34, 34), (VAN_PHONG,), (), ANNUAL_REPORT),
]


@pytest.fixture(scope="module")
def plan() -> PlanProposal:
    return propose(PLAN)


def test_the_plan_has_its_eighteen_numbered_headings(plan: PlanProposal) -> None:
    assert [(heading.path, heading.marker, heading.level, heading.title) for heading in plan.headings] == HEADINGS


def test_the_plan_has_its_tasks_and_no_others(plan: PlanProposal) -> None:
    assert [task.path for task in plan.tasks] == [row[0] for row in REGISTER]


@pytest.mark.parametrize("number", range(len(REGISTER)))
def test_each_task_is_as_the_clerk_would_mark_it(plan: PlanProposal, number: int) -> None:
    path, beginning, end, span, leads, supports, deadline = REGISTER[number]
    task = plan.tasks[number]
    assert task.path == path
    assert task.text.startswith(beginning)
    assert task.text.endswith(end)
    assert task.span == TextSpan(*span)
    assert task.leads == leads
    assert task.supports == supports
    assert task.deadline == deadline
    assert task.further_deadlines == ((MID_AUTUMN,) if deadline is CHILDREN_DAY else ())


def test_a_task_s_text_is_the_words_of_its_paragraphs(plan: PlanProposal) -> None:
    for task in plan.tasks:
        words = " ".join(plan.paragraphs[task.span.first : task.span.last + 1])
        assert words.endswith(task.text)


def test_only_the_annual_report_is_sent_to_someone(plan: PlanProposal) -> None:
    sent = {task.path: task.recipients for task in plan.tasks if task.recipients}
    assert sent == {"III/3": ("UBND tỉnh qua Sở Nội vụ", "Tỉnh Đoàn Lạng Sơn")}


def test_a_sentence_broken_over_two_paragraphs_is_one_task(plan: PlanProposal) -> None:
    task = next(task for task in plan.tasks if task.path == "II/3/3.3")
    assert "khen thưởng, nhân rộng gương điển hình những tập thể" in task.text
    assert "\n" not in task.text


def test_the_plan_names_its_units(plan: PlanProposal) -> None:
    assert plan.units == (
        ProposedUnit(CHI_DOAN, UnitKind.UNION),
        ProposedUnit(THANH_TRA, UnitKind.INSPECTORATE),
        ProposedUnit(TRUNG_TAM, UnitKind.CENTRE),
        ProposedUnit(LANH_SU, UnitKind.DIVISION),
        ProposedUnit(BIEN_GIOI, UnitKind.DIVISION),
        ProposedUnit(LIEN_QUAN, UnitKind.EVERYONE),
        ProposedUnit(TOAN_THE, UnitKind.EVERYONE),
        ProposedUnit(DOAN_KHOI, UnitKind.OTHER),
        ProposedUnit(TINH_DOAN, UnitKind.OTHER),
        ProposedUnit(VAN_PHONG, UnitKind.OFFICE),
        ProposedUnit(HOI_DONG, UnitKind.COUNCIL),
        ProposedUnit(CAC_PHONG, UnitKind.EVERYONE),
        ProposedUnit(DOAN_THE, UnitKind.EVERYONE),
    )


def test_the_plan_s_frame_is_read(plan: PlanProposal) -> None:
    assert plan.title == (
        "Thực hiện “Giáo dục lý tưởng cách mạng, đạo đức, lối sống văn hóa cho thanh niên, thiếu niên, nhi đồng trên "
        "không gian mạng giai đoạn 2022 - 2030”"
    )
    assert plan.legal_bases == (
        "Chương trình số 29/CTr-UBND ngày 02/6/2022",
        "Quyết định số 311/QĐ-TTg ngày 05/3/2022",
        "Quyết định số 874/QĐ-BTTTT ngày 17/6/2021",
    )
    assert plan.recipients == (
        "UBND tỉnh (B/c)",
        "Sở Nội vụ",
        "Tỉnh đoàn",
        "Lãnh đạo Sở",
        "Các phòng CM, NV, Trung tâm",
        "Lưu: VT",
    )
    assert plan.signer_title == "GIÁM ĐỐC"
    # The plan as it is shipped names nobody.
    assert plan.signer_name == ""
    assert (plan.from_year, plan.to_year) == (2022, 2030)


def test_the_signer_is_read_below_the_title(plan: PlanProposal) -> None:
    signed = read_plan([*plan.paragraphs, "Nông Thanh Vượng"], PLAN.name)
    assert (signed.signer_title, signed.signer_name) == ("GIÁM ĐỐC", "Nông Thanh Vượng")


def test_no_mark_of_emphasis_is_left(plan: PlanProposal) -> None:
    assert "**" in PLAN.read_text("utf-8")
    assert not any("*" in text for text in plan.paragraphs)


def test_decomposed_letters_make_the_same_proposal(plan: PlanProposal) -> None:
    lines = unicodedata.normalize("NFD", PLAN.read_text("utf-8")).splitlines()
    assert read_plan(lines, PLAN.name) == plan


def test_the_proposal_as_json_has_the_agreed_shape(plan: PlanProposal) -> None:
    shown = json.loads(json.dumps(proposal_to_json(plan)))
    assert shown["headings"][5] == {"path": "II/1/1.1", "marker": "1.1", "title": "Nội dung tuyên truyền", "level": 3}
    fields = ["path", "text", "leads", "lead_choices", "supports", "product", "deadline", "further_deadlines"]
    assert list(shown["tasks"][0]) == fields
    assert shown["tasks"][0]["deadline"] == {
        "text": "",
        "kind": "none",
        "month": None,
        "day": None,
        "recurrence": "once",
    }
    assert shown["tasks"][-1]["leads"] == [VAN_PHONG]
    assert shown["tasks"][-1]["deadline"] == {
        "text": "trước ngày 20/11 hằng năm",
        "kind": "day",
        "month": 11,
        "day": 20,
        "recurrence": "yearly",
    }
    assert shown["units"][0] == CHI_DOAN
    assert shown["recipients"][0] == "UBND tỉnh (B/c)"


@pytest.mark.parametrize(
    ("lines", "part"),
    [
        ([], "không thấy tiêu đề"),
        (["Thông báo nghỉ lễ", "I. NỘI DUNG"], "không thấy tiêu đề"),
        (["SỞ KẾ HOẠCH VÀ ĐẦU TƯ", "BÁO CÁO", "I. KẾT QUẢ"], "không thấy tiêu đề"),
        (["KẾ HOẠCH VÀ ĐẦU TƯ", "I. KẾT QUẢ"], "không thấy tiêu đề"),
        (["KẾ HOẠCH", "Tổ chức hội thi"], "không có mục nào được đánh số"),
        # Headings that lost their numbers: what stands below them would all be taken for tasks.
        (
            ["KẾ HOẠCH", "Sở lập kế hoạch như sau:", "MỤC ĐÍCH", "- Nâng cao nhận thức."],
            "không có mục nào được đánh số",
        ),
        (
            ["KẾ HOẠCH", "I. NỘI DUNG", *["x" * LONGEST_PARAGRAPH] * (LONGEST_PLAN // LONGEST_PARAGRAPH)],
            "” dài quá mức",
        ),
        (["KẾ HOẠCH", "I. NỘI DUNG", "x" * (LONGEST_PARAGRAPH + 1)], "một đoạn dài quá mức"),
    ],
)
def test_a_file_without_a_plan_is_refused_with_a_sentence_that_names_it(lines: list[str], part: str) -> None:
    with pytest.raises(UnreadableInput) as refused:
        read_plan(lines, "thong-bao.docx")
    assert "thong-bao.docx" in refused.value.message
    assert part in refused.value.message
