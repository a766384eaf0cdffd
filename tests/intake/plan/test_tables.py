"""Tables in plans: a task a row, what rows hand down, what is no task, and where tables stand."""

from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from desktop_app.domain.plan.plans import PlanProposal, TextSpan
from desktop_app.intake.files.tables import TextCell, TextTable
from desktop_app.intake.plan.columns import ColumnRole, role_of
from desktop_app.intake.plan.reader import propose, read_plan
from tests.corpus import GOALS, measure
from tests.data.corpus import fields, tables

HEAD = ("TT", "Nhiệm vụ", "Chủ trì", "Thời gian")
POINTS = (("TT", "Tiêu chí", "Điểm"), ("1", "Chấp hành kỷ luật", "20"))


def grid(*rows: tuple[str, ...]) -> TextTable:
    return TextTable(tuple(tuple(TextCell(text, place) for place, text in enumerate(row)) for row in rows))


def read(*body: str | TextTable) -> PlanProposal:
    return read_plan(["KẾ HOẠCH", "Phát động thi đua năm 2026", "I. NỘI DUNG", *body], "ke-hoach.docx")


def test_a_part_of_the_corpus_is_read_as_well_as_is_promised() -> None:
    plans = [*fields.plans(), *tables.plans()]
    assert len(plans) >= 80
    scores = measure(plans[::4])
    for kind, (recall, precision) in GOALS.items():
        assert (scores[kind].recall, scores[kind].precision) >= (recall, precision), scores[kind].missed
        assert scores[kind].precision >= precision, scores[kind].missed


def test_a_row_is_a_paragraph_and_its_task_stands_there() -> None:
    plan = read("1. Phân công", grid(HEAD, ("1", "Mở lớp", "Văn phòng Sở", "Quý I/2026")), "2. Thanh tra Sở giám sát.")
    assert plan.paragraphs[5] == "1 | Mở lớp | Văn phòng Sở | Quý I/2026"
    assert [(task.path, task.text, task.span) for task in plan.tasks] == [
        ("I/1", "Mở lớp", TextSpan(5, 5)),
        ("I/2", "Thanh tra Sở giám sát.", TextSpan(6, 6)),
    ]


def test_the_sum_of_a_group_is_no_task() -> None:
    table = grid(HEAD, ("1", "Mở lớp", "Văn phòng Sở", "Quý I/2026"), ("", "Cộng mục I: 01 nhiệm vụ", "", ""))
    assert [task.text for task in read("1. Phân công", table).tasks] == ["Mở lớp"]


def test_what_is_no_table_of_tasks_is_kept_and_said() -> None:
    plan = read("1. Văn phòng Sở mở lớp.", grid(*POINTS), "2. Thanh tra Sở giám sát.", grid(*POINTS))
    assert [task.text for task in plan.tasks] == ["Văn phòng Sở mở lớp.", "Thanh tra Sở giám sát."]
    assert plan.other_tables == (TextSpan(4, 5), TextSpan(7, 8))
    assert "1 | Chấp hành kỷ luật | 20" in plan.paragraphs
    assert plan.left_out == "2 bảng không có nhiệm vụ, giữ nguyên trong văn bản."


def test_a_table_of_the_purposes_holds_no_tasks() -> None:
    table = grid(HEAD, ("1", "Mở lớp", "Văn phòng Sở", "Quý I/2026"))
    plan = read_plan(
        ["KẾ HOẠCH", "Thi đua", "I. MỤC TIÊU", "1. Chỉ tiêu", table, "II. NỘI DUNG", "- Mở hội."], "a.docx"
    )
    assert [task.text for task in plan.tasks] == ["Mở hội."]
    assert len(plan.other_tables) == 1


def test_a_group_that_is_no_unit_ends_the_group_of_a_unit() -> None:
    plan = read(
        "1. Phân công",
        grid(
            *(HEAD, ("I", "Văn phòng Sở", "", ""), ("1", "Mở lớp", "", "Quý I/2026")),
            *(("II", "NHIỆM VỤ KHÁC", "", ""), ("1", "Viết bài", "", "Quý II/2026")),
        ),
    )
    assert [(task.text, task.leads) for task in plan.tasks] == [("Mở lớp", ("Văn phòng",)), ("Viết bài", ())]


def test_a_unit_whose_name_is_like_a_label_leads() -> None:
    plan = read(grid(HEAD, ("1", "Mở lớp", "Phòng Tổ chức", "Quý I/2026"), ("2", "Mở hội", "Ban Tổ chức", "16-20/3")))
    assert [task.leads for task in plan.tasks] == [("Phòng Tổ chức",), ("Ban Tổ chức",)]
    assert plan.tasks[1].deadline.day == 20


def test_a_table_behind_the_signature_without_a_caption_has_no_heading() -> None:
    table = grid(HEAD, ("1", "Mở lớp", "Văn phòng Sở", "Quý I/2026"))
    plan = read("1. Thanh tra Sở giám sát.", "Nơi nhận:", "- UBND tỉnh;", "GIÁM ĐỐC", table)
    assert [(task.path, task.text) for task in plan.tasks] == [("I/1", "Thanh tra Sở giám sát."), ("", "Mở lớp")]
    assert plan.recipients == ("UBND tỉnh",)


def test_rows_and_cells_of_word_are_read_as_they_stand(tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("KẾ HOẠCH", "Phát động thi đua", "I. NỘI DUNG", "1. Phân công"):
        document.add_paragraph(text)
    table = document.add_table(rows=3, cols=4)
    for row, texts in zip(table.rows, (HEAD, ("1", "Mở lớp", "", "Quý I/2026"), ("2", "Bỏ", "", "")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    inner = table.cell(1, 2).add_table(rows=1, cols=1)
    inner.cell(0, 0).text = "Văn phòng Sở"
    *_, last = document.element.body.iter(qn("w:tr"))
    last.get_or_add_trPr().append(parse_xml(f"<w:del {nsdecls('w')} w:id='1' w:author='A'/>"))
    document.save(str(tmp_path / "ke-hoach.docx"))
    (task,) = propose(tmp_path / "ke-hoach.docx").tasks
    assert (task.text, task.leads, task.deadline.quarter) == ("Mở lớp", ("Văn phòng",), 1)


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("STT", ColumnRole.NUMBER),
        ("Nội dung, nhiệm vụ", ColumnRole.TASK),
        ("Thời gian thực hiện", ColumnRole.TIME),
        ("Cơ quan, đơn vị thực hiện", ColumnRole.LEAD),
        ("Đơn vị", ColumnRole.LEAD),
        ("Đơn vị tính", ColumnRole.OTHER),
        ("Phòng chủ trì tham mưu", ColumnRole.LEAD),
        ("Cơ quan phối hợp thực hiện", ColumnRole.SUPPORT),
        ("Chủ trì/Phối hợp", ColumnRole.BOTH),
        ("Kết quả, sản phẩm", ColumnRole.PRODUCT),
        ("Theo dõi, kiểm tra", ColumnRole.OTHER),
        ("Tháng 12", ColumnRole.PERIOD),
        ("Quý IV/2026", ColumnRole.PERIOD),
        ("Điểm tối đa", ColumnRole.REFUSED),
        ("Họ và tên", ColumnRole.REFUSED),
        ("Ghi chú", ColumnRole.OTHER),
    ],
)
def test_the_heading_of_a_column_says_what_stands_in_it(words: str, role: ColumnRole) -> None:
    assert role_of(words) is role


def test_who_only_supervises_does_not_lead_and_a_unit_called_like_a_label_does() -> None:
    head = ("TT", "Công việc", "Đơn vị thực hiện", "Lãnh đạo phụ trách")
    plan = read(
        "1. Phân công",
        grid(head, ("A", "Văn phòng chủ trì", "", ""), ("1", "Mở lớp", "", "Phó Giám đốc")),
        "2. Chuẩn bị",
        "- Đồng chí Chánh Văn phòng: Chuẩn bị hội trường.",
        "- Phòng Tổ chức: Mời đại biểu, viết diễn văn.",
        "- Lắp bảng tin (Trung tâm Thông tin chủ trì; Chi đoàn Sở phối hợp; xong trước 30/9/2026).",
    )
    assert [(task.text, task.leads, task.supports) for task in plan.tasks] == [
        ("Mở lớp", ("Văn phòng",), ()),
        ("Đồng chí Chánh Văn phòng: Chuẩn bị hội trường.", ("Văn phòng",), ()),
        ("Phòng Tổ chức: Mời đại biểu, viết diễn văn.", ("Phòng Tổ chức",), ()),
        ("Lắp bảng tin", ("Trung tâm Thông tin",), ("Chi đoàn Sở",)),
    ]


def test_a_table_that_a_page_cuts_below_its_head_keeps_its_columns() -> None:
    plan = read("1. Phân công", grid(HEAD), grid(("1", "Mở lớp", "Văn phòng Sở", "Tháng 3 - 5")))
    (task,) = plan.tasks
    assert (task.leads, task.deadline.month, task.deadline.to_year) == (("Văn phòng",), 5, 2026)
    assert not plan.other_tables
