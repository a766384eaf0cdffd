"""Invented reports, tables and letters for the tests of papers."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.document.model import Document
from desktop_app.papers.kinds.reports import annual_report, emulation_report, half_year_report, phase_report
from desktop_app.papers.kinds.reports.annual_report import AnnualReportData
from desktop_app.papers.kinds.reports.emulation_report import EmulationReportData
from desktop_app.papers.kinds.reports.half_year_report import AwardCount, HalfYearReportData
from desktop_app.papers.kinds.reports.phase_report import PhaseReportData, PhaseYear
from desktop_app.papers.kinds.tasks import reminder_letter
from desktop_app.papers.kinds.tasks import task_table as table_paper
from desktop_app.papers.kinds.tasks.reminder_letter import RemindedTask, ReminderLetterData
from desktop_app.papers.kinds.tasks.task_table import TaskTableData, TrackedTask
from desktop_app.papers.parts.activity_table import ActivityRow
from desktop_app.papers.parts.report_tables import IndicatorRow, ReportedAward, TaskRow
from desktop_app.papers.parts.reports import ReportFrame, ReportSection
from tests.papers.samples import ISSUER, SIGNER
from tests.papers.shipped import shipped_wording

PLAN = (
    "Kế hoạch “Giáo dục lý tưởng cách mạng, đạo đức, lối sống văn hóa cho thanh niên, thiếu niên, nhi đồng trên không"
    " gian mạng giai đoạn 2022 - 2030”"
)
RECIPIENTS = ("UBND tỉnh Sơn Hạ (qua Sở Nội vụ)", "Tỉnh đoàn Sơn Hạ")
DAY = date(2026, 11, 10)
COPIES = ("Lãnh đạo Sở", "Các phòng, đơn vị thuộc Sở")

TEXTS = {
    "direction": (
        "Căn cứ Quyết định số 311/QĐ-TTg ngày 05/3/2022 của Thủ tướng Chính phủ, Sở ban hành 4 văn bản triển khai; quán"
        " triệt tới 100% công chức, viên chức, người lao động qua 6 cuộc họp cơ quan.",
    ),
    "plan-1": (
        "Tổ chức 12 buổi tuyên truyền, thu hút 1.250 lượt người tham dự; lồng ghép nội dung Bộ quy tắc ứng xử trong"
        " “Ngày pháp luật” hằng tháng.\n- Chi đoàn tổ chức 2 hoạt động nhân dịp 1/6 và Tết Trung thu.",
    ),
    "plan-2": ("Phát hiện, chuyển cơ quan chức năng 3 vụ việc có thông tin xấu, độc.",),
    "plan-3": ("Đăng và chia sẻ 186 tin tốt, 24 câu chuyện đẹp, tiếp cận 48.500 lượt người.",),
    "emulation": ("Khen thưởng 1 tập thể, 2 cá nhân theo Quyết định số 15/QĐ-SNgV ngày 02/7/2026.",),
    "strengths": ("Công tác tuyên truyền được duy trì thường xuyên, hình thức đa dạng.",),
    "weaknesses": ("Một số đơn vị báo cáo kết quả còn chậm.",),
    "causes": ("Công chức phụ trách kiêm nhiệm nhiều việc.",),
    "next": ("Tiếp tục thực hiện các nhiệm vụ của Kế hoạch năm 2027.",),
    "proposals": ("Đề nghị UBND tỉnh tổ chức tập huấn kỹ năng xử lý thông tin trên không gian mạng.",),
}
INDICATORS = (
    IndicatorRow("Văn bản ban hành", "văn bản", 4, 3, "+1", group="Chỉ đạo, triển khai"),
    IndicatorRow("Cuộc họp, buổi quán triệt", "cuộc", 6, 5, "+1", group="Chỉ đạo, triển khai"),
    IndicatorRow(
        "Tỷ lệ công chức, viên chức được quán triệt",
        "%",
        100,
        "98,5",
        "+1,5",
        ((2025, "100%"), (2030, "100%")),
        group="Chỉ đạo, triển khai",
    ),
    IndicatorRow("Buổi tuyên truyền", "buổi", 12, 9, "+3", group="Tuyên truyền"),
    IndicatorRow("Người tham dự", "lượt", 1250, 900, "+350", group="Tuyên truyền"),
    IndicatorRow("Hoạt động cho thiếu niên, nhi đồng", "hoạt động", 2, 2, "0", group="Tuyên truyền"),
    IndicatorRow("Vụ việc đã chuyển cơ quan chức năng", "vụ", 3, 0, "không tính được", group="Giám sát"),
    IndicatorRow("Tin tốt", "tin", 186, 150, "+36", group="Tin tốt, câu chuyện đẹp"),
    IndicatorRow("Câu chuyện đẹp", "chuyện", 24, 30, "-6", group="Tin tốt, câu chuyện đẹp"),
    IndicatorRow("Lượt tiếp cận", "lượt", 48500, 31200, "+17.300", group="Tin tốt, câu chuyện đẹp"),
)
AWARDS = (
    ReportedAward(
        NomineeKind.INDIVIDUAL,
        "Nông Thị Bích Đào",
        "Giấy khen",
        "15/QĐ-SNgV",
        date(2026, 7, 2),
        "Chuyên viên, Văn phòng",
    ),
    ReportedAward(NomineeKind.COLLECTIVE, "Chi đoàn Sở", "Giấy khen", "15/QĐ-SNgV", date(2026, 7, 2)),
    ReportedAward(
        NomineeKind.INDIVIDUAL,
        "Hoàng Văn Đạt",
        "Giấy khen",
        "15/QĐ-SNgV",
        date(2026, 7, 2),
        "Phó Trưởng phòng, Phòng Lãnh sự - Hợp tác quốc tế",
    ),
)
TASKS = (
    TaskRow(
        "Tuyên truyền Bộ quy tắc ứng xử trên mạng xã hội trong “Ngày pháp luật” định kỳ tại cơ quan",
        ("Phòng Pháp chế",),
        ("Văn phòng", "Chi đoàn Sở"),
        "Hằng tháng",
        "Đã thực hiện",
        "Biên bản các buổi sinh hoạt",
        "1. Tuyên truyền, nâng cao nhận thức, kỹ năng",
    ),
    TaskRow(
        "Đăng tải các văn bản liên quan đến không gian mạng",
        ("Trung tâm Dịch vụ đối ngoại",),
        (),
        "Thường xuyên",
        "Đang thực hiện",
        "",
        "1. Tuyên truyền, nâng cao nhận thức, kỹ năng",
    ),
    TaskRow(
        "Đánh giá, báo cáo kết quả thực hiện kế hoạch",
        ("Văn phòng",),
        (),
        "Trước ngày 20/11 hằng năm",
        "Đang thực hiện",
        "",
        "III. Tổ chức thực hiện",
    ),
)


def filled(sections: tuple[ReportSection, ...], texts: Mapping[str, tuple[str, ...]]) -> tuple[ReportSection, ...]:
    return tuple(replace(section, paragraphs=texts.get(section.key, ())) for section in sections)


def frame(sections: tuple[ReportSection, ...], cut_off: date = date(2026, 11, 15)) -> ReportFrame:
    return ReportFrame(
        issuer=ISSUER,
        signer=SIGNER,
        year=2026,
        first_day=date(2025, 11, 16),
        cut_off=cut_off,
        recipients=RECIPIENTS,
        sections=sections,
        copies_to=COPIES,
    )


def annual_outline(plan_headings: Sequence[str] = ()) -> tuple[ReportSection, ...]:
    """Return the parts of the annual report in the program's own words."""
    return annual_report.outline(shipped_wording(annual_report.ANNUAL_REPORT, DAY), plan_headings)


def half_year_outline() -> tuple[ReportSection, ...]:
    """Return the parts of the half-year report in the program's own words."""
    return half_year_report.outline(shipped_wording(half_year_report.HALF_YEAR_REPORT, DAY))


ACTIVITIES = (ActivityRow("Quán triệt", "10/02/2026", "Quán triệt Kế hoạch", "Văn phòng", 25),)


def annual(texts: Mapping[str, tuple[str, ...]] = TEXTS) -> AnnualReportData:
    return AnnualReportData(frame(filled(annual_outline(), texts)), PLAN, INDICATORS, AWARDS, TASKS, ACTIVITIES)


HALF_TEXTS = {
    "direction": ("Ban hành kế hoạch thi đua năm 2026, phát động trong toàn cơ quan.",),
    "movements": ("Phong trào thi đua chuyển đổi số được 100% phòng, đơn vị đăng ký.",),
    "commendation": ("Tặng Giấy khen cho 3 tập thể, 12 cá nhân; đang trình Bằng khen cho 1 cá nhân.",),
    "next": ("1. Tiếp tục phát động thi đua 6 tháng cuối năm.", "2. Hoàn thành bình xét trước ngày 10/12."),
}
COUNTS = (
    AwardCount("Công trạng", "Giấy khen", 2, 9, 2, 8, 2, 5, 0, 1, 7_900_000),
    AwardCount("Công trạng", "Bằng khen của Chủ tịch UBND tỉnh", 0, 1, pending_individuals=1),
    AwardCount("Phong trào thi đua (chuyên đề)", "Giấy khen", 1, 4, 1, 4, 0, 3, money=4_450_000),
)


def half_year(texts: Mapping[str, tuple[str, ...]] = HALF_TEXTS) -> HalfYearReportData:
    sections = filled(half_year_outline(), texts)
    return HalfYearReportData(frame(sections, date(2026, 6, 30)), COUNTS)


def build_emulation(count: int) -> Document:
    """Return a report on a year's emulation with so many awards; of the assessment only the strengths are written."""
    paragraphs = {"direction": TEXTS["direction"], "strengths": TEXTS["plan-1"]}
    data = EmulationReportData(frame((), DAY), paragraphs, (AWARDS * 20)[:count])
    return emulation_report.build(data, shipped_wording(emulation_report.EMULATION_REPORT, DAY))


def phase(count: int = 4) -> PhaseReportData:
    """Return a report on a phase of so many years, of which nobody recorded the first."""
    outline = phase_report.outline(shipped_wording(phase_report.PHASE_REPORT, DAY))
    figures = ((12, 8, 3, 1), (40, 1_250, 360), (14, 4), (2, 9))
    years = tuple(PhaseYear(2022 + number, *figures) for number in range(1, count))
    return PhaseReportData(
        frame(filled(outline, TEXTS), date(2025, 12, 31)),
        PLAN,
        "2022 - 2025",
        False,
        (PhaseYear(2022), *years) if count else (),
        INDICATORS,
        AWARDS,
    )


def letter(unit: str = "Phòng Lãnh sự - Hợp tác quốc tế") -> ReminderLetterData:
    return ReminderLetterData(
        issuer=ISSUER,
        signer=SIGNER,
        unit=unit,
        plan_title=PLAN,
        as_of=date(2026, 11, 10),
        tasks=(
            RemindedTask("Báo cáo kết quả năm gửi Văn phòng tổng hợp", date(2026, 11, 15), deadline="Trước ngày 15/11"),
            RemindedTask(
                "Theo dõi, nắm bắt thông tin sai lệch trên không gian mạng, báo cáo cơ quan chức năng",
                date(2026, 9, 30),
                deadline="Quý III/2026",
            ),
            RemindedTask("Phối hợp tổ chức buổi tuyên truyền cho đoàn viên", date(2026, 11, 10), "Phối hợp"),
        ),
        reply_by=date(2026, 11, 18),
        copies_to=("Lãnh đạo Sở (b/c)",),
    )


def task_table(count: int = 6) -> TaskTableData:
    states = ("Hoàn thành", "Đang thực hiện", "Quá hạn")
    tasks = tuple(
        TrackedTask(
            TASKS[number % 3].text,
            states[number % 3],
            TASKS[number % 3].leads,
            TASKS[number % 3].supports,
            TASKS[number % 3].deadline,
            progress="Đã tổ chức 2 buổi" if number % 2 else "",
            done_on=date(2026, 10, 5) if number % 3 == 0 else None,
            group="II. Nội dung thực hiện" if number < count // 2 else "III. Tổ chức thực hiện",
        )
        for number in range(count)
    )
    return TaskTableData(ISSUER, SIGNER, 2026, date(2026, 11, 10), PLAN, tasks, prepared_by="Lộc Văn Tú")


def build_annual(data: AnnualReportData) -> Document:
    """Return the annual report in the program's own words."""
    return annual_report.build(data, shipped_wording(annual_report.ANNUAL_REPORT, DAY))


def build_phase(data: PhaseReportData) -> Document:
    """Return the report on a phase in the program's own words."""
    return phase_report.build(data, shipped_wording(phase_report.PHASE_REPORT, DAY))


def build_half_year(data: HalfYearReportData) -> Document:
    """Return the half-year report in the program's own words."""
    return half_year_report.build(data, shipped_wording(half_year_report.HALF_YEAR_REPORT, DAY))


def build_table(data: TaskTableData) -> Document:
    """Return the table in the program's own words."""
    return table_paper.build(data, shipped_wording(table_paper.TASKS, DAY))


def build_letter(*letters: ReminderLetterData) -> Document:
    """Return the letters in the program's own words."""
    words = shipped_wording(reminder_letter.REMINDER, DAY)
    return reminder_letter.build(*letters, words) if len(letters) == 1 else reminder_letter.build_all(letters, words)
