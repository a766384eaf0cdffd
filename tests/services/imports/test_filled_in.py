"""Whatever the program fills in because a list does not say it is told at its row, in the preview and in the report."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.services.book import Book
from desktop_app.services.import_rows import ImportSettings, RowAction
from desktop_app.services.imports.looking import save_report
from desktop_app.services.imports.proposing import propose
from desktop_app.services.plan.occurrences import track_from
from tests.books import PLAN, import_plan, rows_of, unit, workbook

OFFERED = ImportSettings(new_people=True, round_code="2026-H1", year=2025)
WORK = ("Tên sáng kiến", "Tác giả", "Đơn vị")
LISTS = {
    "initiatives": (
        ("Tên sáng kiến", "Tác giả", "Đơn vị"),
        ("Số hóa sổ sách", "Vi Văn Thức", "Văn phòng"),
        "Dòng không ghi năm xét công nhận, lấy “2025”; không ghi phạm vi, lấy “cấp cơ sở”; "
        "không ghi kết quả, lấy “Đã công nhận”.",
    ),
    "ratings": (
        ("Họ và tên", "Đơn vị", "Xếp loại"),
        ("Vi Văn Thức", "Văn phòng", "HTTNV"),
        "Dòng không ghi năm, lấy “2025”.",
    ),
    "holds": (
        ("Họ và tên", "Đơn vị", "Từ ngày", "Quyết định kỷ luật"),
        ("Vi Văn Thức", "Văn phòng", "02/3/2025", "12/QĐ-SNgV"),
        "Dòng không ghi kỷ luật, lấy “Không”.",
    ),
    "activities": (
        ("Ngày", "Nội dung", "Đơn vị"),
        ("02/3/2025", "Tọa đàm", "Văn phòng"),
        "Dòng không ghi loại, lấy “Hoạt động khác”.",
    ),
    "results": (
        ("Nhiệm vụ", "Kết quả thực hiện"),
        ("III/1", "Đã báo cáo"),
        "Dòng không ghi kỳ, lấy “năm 2025”.",
    ),
    "awards": (
        ("Họ và tên", "Đơn vị", "Hình thức", "Số quyết định", "Ngày ký"),
        ("Vi Văn Thức", "Văn phòng", "Giấy khen", "12/QĐ-SNgV", "02/3/2025"),
        "Dòng không ghi cơ quan ban hành, lấy “Sở Ngoại vụ”; không ghi loại hình, lấy “Công trạng”. "
        "Tiền thưởng lấy theo mức của ngày quyết định: 710.000 đồng.",
    ),
    "nominations": (
        ("Họ và tên", "Đơn vị", "Hình thức"),
        ("Vi Văn Thức", "Văn phòng", "Giấy khen"),
        "Bảng không ghi loại hình: lấy “Công trạng”. Bảng không ghi thành tích: ghi nháp.",
    ),
}
"""A list of each kind that leaves out what it can: its head, a row, and what has to be said of it."""


@pytest.mark.parametrize("kind", LISTS)
def test_what_is_filled_in_is_told_in_the_row_and_in_the_report(book: Book, tmp_path: Path, kind: str) -> None:
    unit(book, "Văn phòng")
    track_from(book, import_plan(book, PLAN), 2025)
    head, cells, told_of = LISTS[kind]
    proposal = propose(book, kind, workbook(tmp_path / "ds.xlsx", head, cells), OFFERED)
    assert [(row.action, row.reason) for row in proposal.rows] == [(RowAction.ADD, told_of)]
    save_report(book, tmp_path / "bao-cao.xlsx", proposal, [0], with_personal=True)
    (sheet,) = load_workbook(tmp_path / "bao-cao.xlsx").worksheets
    assert told_of in list(sheet.values)[-1]


@pytest.mark.parametrize("head", ["Phạm vi áp dụng", "Phạm vi ảnh hưởng của sáng kiến", "Cấp công nhận"])
def test_the_scope_of_an_initiative_is_read_in_the_words_of_offices(book: Book, tmp_path: Path, head: str) -> None:
    unit(book, "Văn phòng")
    scopes = ("Có tác dụng trong toàn tỉnh", "Cấp tỉnh", "Trong cơ quan", "Cấp cơ sở", "Toàn quốc", "Rộng rãi")
    rows = [(f"Giải pháp {place}", "Vi Văn Thức", "Văn phòng", scope) for place, scope in enumerate(scopes)]
    proposal = propose(book, "initiatives", workbook(tmp_path / "sk.xlsx", (*WORK, head), *rows), OFFERED)
    assert [row.action for row in proposal.rows] == [RowAction.ADD] * 5 + [RowAction.UNCLEAR]
    proposal.apply(book, proposal.to_write(), None)
    assert rows_of(book, "initiative", "scope") == [(2,), (2,), (1,), (1,), (3,)]


def test_children_are_counted_as_lists_call_them(book: Book, tmp_path: Path) -> None:
    unit(book, "Văn phòng")
    file = workbook(tmp_path / "hd.xlsx", ("Ngày", "Nội dung", "Thiếu nhi"), ("01/6/2025", "Tặng quà", "120 cháu"))
    proposal = propose(book, "activities", file, OFFERED)
    proposal.apply(book, proposal.to_write(), None)
    assert rows_of(book, "activity", "reached_children") == [(120,)]


def test_an_award_that_may_be_of_several_levels_is_asked_for(book: Book, tmp_path: Path) -> None:
    unit(book, "Văn phòng")
    rows = (("Vi Văn Thức", "Văn phòng", "Bằng khen"), ("Vi Văn Đức", "Văn phòng", "BK"))
    file = workbook(tmp_path / "dn.xlsx", ("Họ và tên", "Đơn vị", "Hình thức"), *rows)
    proposal = propose(book, "nominations", file, OFFERED)
    assert [row.action for row in proposal.rows] == [RowAction.UNCLEAR] * 2
    assert all(
        row.reason.startswith(f"Chưa rõ “{words}” là hình thức nào: Bằng khen ")
        for row, words in zip(proposal.rows, ("Bằng khen", "BK"), strict=True)
    )
    asked = [question for question in proposal.questions if question.key.kind == "award"]
    assert [question.options[0].label.startswith("Bằng khen") for question in asked] == [True, True]
    assert [question.suggested for question in asked] == [None, None]


@pytest.mark.parametrize(
    ("title", "kind"), [("Câu chuyện đẹp: thư viện nhỏ", "story"), ("Câu chuyện đẹp", "good_news")]
)
def test_a_piece_whose_title_says_its_kind_is_of_that(book: Book, tmp_path: Path, title: str, kind: str) -> None:
    file = workbook(tmp_path / "tin.xlsx", ("Ngày đăng", "Tên tin, bài"), ("02/3/2025", title))
    proposal = propose(book, "good-news", file, OFFERED)
    proposal.apply(book, proposal.to_write(), None)
    assert rows_of(book, "activity", "kind") == [(kind,)]
    label = "Câu chuyện đẹp" if kind == "story" else "Tin tốt"
    assert proposal.rows[0].reason == f"Dòng không ghi loại, lấy “{label}”."


def test_a_branch_of_the_union_is_known_by_its_short_name(book: Book, tmp_path: Path) -> None:
    branch = unit(book, "Chi đoàn thanh niên Sở")
    rows = [("02/3/2025", f"Việc {place}", name) for place, name in enumerate(("Chi đoàn Sở", "Chi đoàn cơ quan"))]
    proposal = propose(
        book, "activities", workbook(tmp_path / "hd.xlsx", ("Ngày", "Nội dung", "Đơn vị"), *rows), OFFERED
    )
    assert [row.action for row in proposal.rows] == [RowAction.ADD] * 2
    assert "“Chi đoàn Sở” lấy là “Chi đoàn thanh niên Sở”." in proposal.rows[0].reason
    proposal.apply(book, proposal.to_write(), None)
    assert rows_of(book, "activity", "unit_id") == [(branch,)] * 2
