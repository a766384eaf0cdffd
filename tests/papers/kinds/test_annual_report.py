from dataclasses import replace
from datetime import date

import pytest
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics

from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.document.model import Addressees, BodyRow, GroupRow, Orientation, Paragraph, Recipients, Table
from desktop_app.papers.kinds.reports.annual_report import AnnualReportData, numbers_without_source
from desktop_app.papers.parts.activity_table import ActivityRow
from desktop_app.papers.parts.report_tables import NO_INDICATORS, NO_TASKS, TaskRow
from desktop_app.papers.parts.reports import ReportSection, marked, text_blocks
from tests.papers.reading import pdf_pages
from tests.papers.report_samples import COPIES, PLAN, RECIPIENTS, TEXTS, annual, frame
from tests.papers.report_samples import annual_outline as outline
from tests.papers.report_samples import build_annual as build


def texts(data: AnnualReportData) -> list[str]:
    return [block.text for block in build(data).body if isinstance(block, Paragraph)]


def headings(data: AnnualReportData) -> list[str]:
    return [block.text for block in build(data).body if isinstance(block, Paragraph) and block.level]


def test_the_parts_stand_in_the_plans_order_under_their_markers() -> None:
    assert headings(annual()) == [
        "I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI",
        "II. KẾT QUẢ THỰC HIỆN",
        "1. Tuyên truyền, nâng cao nhận thức, kỹ năng khi tham gia các hoạt động trên không gian mạng",
        "2. Giám sát, bảo vệ, ngăn chặn, xử lý thông tin vi phạm pháp luật trên không gian mạng",
        "3. Cuộc vận động “Mỗi ngày một tin tốt, mỗi tuần một câu chuyện đẹp”",
        "4. Thi đua, khen thưởng, nhân rộng điển hình",
        "III. ĐÁNH GIÁ CHUNG",
        "1. Ưu điểm",
        "2. Tồn tại, hạn chế",
        "3. Nguyên nhân",
        "IV. NHIỆM VỤ THỜI GIAN TIẾP THEO",
        "V. ĐỀ XUẤT, KIẾN NGHỊ",
    ]


def test_points_are_lettered_and_begin_again_under_each_heading() -> None:
    levels = (1, 2, 3, 3, 2, 3, 1, 2)
    sections = tuple(ReportSection(str(number), "Mục", level=level) for number, level in enumerate(levels))
    assert [marker for marker, _ in marked(sections)] == ["I.", "1.", "a)", "b)", "2.", "a)", "II.", "1."]


def test_the_report_goes_to_both_recipients_and_names_its_day() -> None:
    document = build(annual())
    assert document.body[0] == Addressees(RECIPIENTS)
    assert texts(annual())[0].endswith("Số liệu tính từ ngày 16/11/2025 đến ngày 15/11/2026.")
    assert document.titles is not None
    assert (document.titles.type_name, document.titles.subject) == ("BÁO CÁO", f"Kết quả thực hiện {PLAN} năm 2026")
    assert document.closing.left == Recipients(("Như trên", *COPIES, "Lưu: VT, VP"))


def test_the_end_mark_stands_once_at_the_end_of_the_text() -> None:
    written = texts(annual())
    assert written[-1].endswith("theo dõi./.")
    assert sum(text.count("./.") for text in written) == 1
    assert [line.keep_next for line in text_blocks(("Có 02 lượt, gồm:\n- Giấy khen.",))] == [True, False]
    own = replace(annual(), frame=replace(annual().frame, conclusion="Trân trọng báo cáo./."))
    assert texts(own)[-1] == "Trân trọng báo cáo./."


def test_number_and_date_are_blank_until_they_are_given_and_then_fill_the_annexes_too() -> None:
    document = build(annual())
    assert document.letterhead is not None
    assert document.letterhead.number_text.split() == ["Số:", "/BC-SNgV"]
    signed = build(replace(annual(), frame=replace(annual().frame, number="7", issued_on=date(2026, 11, 18))))
    assert {annex.titles.attached_to.replace("\u00a0", " ") for annex in signed.annexes if annex.titles} == {
        "(Kèm theo Báo cáo số 07/BC-SNgV ngày 18 tháng 11 năm 2026 của Sở Ngoại vụ)"
    }


def test_the_four_annexes_are_numbered_and_lie_across() -> None:
    annexes = build(annual()).annexes
    titles = [(annex.titles.type_name, annex.titles.subject) for annex in annexes if annex.titles]
    assert titles == [
        ("Phụ lục I", "BIỂU SỐ LIỆU"),
        ("Phụ lục II", "DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC KHEN THƯỞNG"),
        ("Phụ lục III", "TÌNH HÌNH THỰC HIỆN NHIỆM VỤ"),
        ("Phụ lục IV", "DANH MỤC HOẠT ĐỘNG VÀ MINH CHỨNG"),
    ]
    assert {annex.orientation for annex in annexes} == {Orientation.LANDSCAPE}
    assert "Phụ lục I, II, III, IV kèm theo" in texts(annual())[-1]
    for annex in annexes:
        (table,) = (block for block in annex.body if isinstance(block, Table))
        assert sum(column.width_mm for column in table.columns) == pytest.approx(252)


def tables(data: AnnualReportData) -> list[Table]:
    return [block for annex in build(data).annexes for block in annex.body if isinstance(block, Table)]


def test_collectives_come_before_individuals_and_every_award_is_counted() -> None:
    rows = tables(annual())[1].rows
    assert [row.text if isinstance(row, GroupRow) else row.values[:2] for row in rows] == [
        "I. TẬP THỂ",
        (1, "Chi đoàn Sở"),
        "II. CÁ NHÂN",
        (2, "Nông Thị Bích Đào"),
        (3, "Hoàng Văn Đạt"),
    ]
    assert build(annual()).annexes[1].closing.lines == ("Tổng cộng: 01 tập thể và 02 cá nhân./.",)
    # Whom there are none of is not counted.
    people = tuple(row for row in annual().awards if row.kind is NomineeKind.INDIVIDUAL)
    assert build(replace(annual(), awards=people)).annexes[1].closing.lines == ("Tổng cộng: 02 cá nhân./.",)


def test_rows_are_numbered_through_their_groups() -> None:
    rows = tables(annual())[0].rows
    assert [row.values[0] for row in rows if isinstance(row, BodyRow)] == list(range(1, 11))
    assert [row.text for row in rows if isinstance(row, GroupRow)] == [
        "Chỉ đạo, triển khai",
        "Tuyên truyền",
        "Giám sát",
        "Tin tốt, câu chuyện đẹp",
    ]


def test_the_annex_of_tasks_counts_tasks_and_apart_their_periods() -> None:
    once, again = (
        TaskRow("Báo cáo trước ngày 20/11", ("Văn phòng",), evidence="Báo cáo số 1290/BC-SNgV"),
        TaskRow("Như TT 1", ("Văn phòng",), again=True),
    )
    annex = build(replace(annual(), tasks=(once, again))).annexes[2]
    assert annex.closing.lines == ("Tổng số: 01 nhiệm vụ (02 kỳ thực hiện)./.",)
    assert build(replace(annual(), tasks=(once,))).annexes[2].closing.lines == ("Tổng số: 01 nhiệm vụ./.",)
    # A row of activities may stand for all of a month, so rows are not counted as activities.
    month = ActivityRow("Tin tốt", "Tháng 10/2026", "Đăng mới 06, chia sẻ lại 02 tin tốt")
    assert build(replace(annual(), activities=(month,))).annexes[3].closing.lines == ("Tổng số: 01 mục./.",)


def test_the_number_of_a_paper_is_not_broken_in_the_annex_of_tasks() -> None:
    table = tables(annual())[2]
    fitting = pdfmetrics.stringWidth("1290/BC-SNgV", "Times-Roman", 12 - table.smaller_pt) / mm
    (evidence,) = (column for column in table.columns if column.title == "Minh chứng")
    assert evidence.width_mm - fitting > 2


def test_an_empty_report_says_so_in_its_annexes_and_has_none_of_what_nobody_recorded() -> None:
    data = AnnualReportData(frame(outline()), PLAN)
    assert [table.rows for table in tables(data)] == [
        (GroupRow(f"{empty.strip('(.)')}./."),) for empty in (NO_INDICATORS, NO_TASKS)
    ]
    without_awards = build(replace(annual(), awards=()))
    assert [annex.titles.type_name for annex in without_awards.annexes if annex.titles] == [
        "Phụ lục I",
        "Phụ lục II",
        "Phụ lục III",
    ]
    assert "Phụ lục I, II, III kèm theo" in str(without_awards.body[-1])


def test_a_heading_without_text_is_not_printed_and_the_others_close_up() -> None:
    written = headings(annual({**TEXTS, "strengths": (" \n ",), "plan-1": (), "next": ()}))
    assert "1. Giám sát, bảo vệ, ngăn chặn, xử lý thông tin vi phạm pháp luật trên không gian mạng" in written
    assert "1. Tồn tại, hạn chế" in written
    assert "IV. ĐỀ XUẤT, KIẾN NGHỊ" in written
    bare = headings(annual({**TEXTS, "strengths": (), "weaknesses": (), "causes": ()}))
    assert not [heading for heading in bare if "ĐÁNH GIÁ CHUNG" in heading]
    assert headings(AnnualReportData(frame(outline()), PLAN)) == []


def test_the_plans_own_headings_win() -> None:
    keys = [(section.key, section.heading) for section in outline(("Mở kênh truyền thông",)) if section.level == 2]
    assert keys[:2] == [
        ("plan-1", "Mở kênh truyền thông"),
        ("others", "Hoạt động khác"),
    ]


def test_every_number_of_the_sample_has_its_source() -> None:
    assert numbers_without_source(annual()) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tổ chức 13 buổi tuyên truyền.", ("13 buổi tuyên truyền",)),
        ("Thu hút 1.251 lượt người.", ("1.251 lượt người",)),
        ("Khen thưởng 3 lượt, gồm 1 tập thể, 2 cá nhân.", ()),
        ("Tặng Giấy khen cho 17 cá nhân.", ("17 cá nhân",)),
        ("Theo Quyết định số 15/QĐ-SNgV ngày 02/7/2026.", ()),
    ],
)
def test_numbers_that_no_annex_shows_are_named(text: str, expected: tuple[str, ...]) -> None:
    assert numbers_without_source(annual({**TEXTS, "strengths": (text,)})) == expected


def test_running_numbers_and_decision_numbers_are_no_source() -> None:
    # The tenth indicator and decision 15 exist, but nothing counts ten or fifteen of anything.
    assert numbers_without_source(annual({"next": ("Mở 10 lớp, 15 kênh.",)})) == ("10 lớp", "15 kênh")


def test_an_opening_of_the_clerks_own_is_checked_too() -> None:
    data = replace(annual(), frame=replace(annual().frame, opening="Sở có 57 công chức."))
    assert numbers_without_source(data) == ("57 công chức",)


def test_a_task_that_a_plan_words_in_a_thousand_letters_leaves_no_page_with_one_row_and_every_year_has_one_size() -> (
    None
):
    wording = (
        "Tuyên truyền, vận động thanh niên, thiếu niên, nhi đồng thực hiện tốt Bộ quy tắc ứng xử trên mạng xã hội; "
    )
    result = "Các đoàn thể của cơ quan đã hướng dẫn đoàn viên, hội viên và con em ứng xử trên mạng dịp 01/6/2024."
    long = [TaskRow((wording * 10)[:letters], ("Văn phòng",), (), "Năm 2024", result) for letters in (620, 1_000, 560)]
    short = TaskRow("Như TT 2: Tuyên truyền, vận động thanh niên…", ("Thanh tra Sở",), (), "Tháng 5 năm 2024", result)
    for count in (6, 12, 17):
        document = build(replace(annual(), tasks=(*long[:2], *[short] * count, *long)))
        annex = replace(
            document, body=document.annexes[2].body, annexes=(), letterhead=None, orientation=Orientation.LANDSCAPE
        )
        annex = replace(annex, titles=document.annexes[2].titles, closing=document.annexes[2].closing)
        *pages, _ = pdf_pages(annex)
        assert all(sum(row[0].isdigit() for row in page.rows() if row) > 1 for page in pages)
        assert {fragment.size for page in pages for fragment in page.fragments if "Như TT 2" in fragment.text} == {11}
