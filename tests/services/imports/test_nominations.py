"""Nominations from lists: what the round has already, and what a list has twice, is said before it is written."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop_app.services.book import Book
from desktop_app.services.import_rows import ImportSettings, NameKey, NameKind, RowAction
from desktop_app.services.imports.proposing import propose
from desktop_app.services.review_rounds import rounds
from desktop_app.services.rounds.acts import change_round
from tests.books import person, rows_of, unit, workbook

HEAD = ("Họ và tên", "Đơn vị", "Hình thức", "Loại hình", "Tóm tắt thành tích")


def test_a_nomination_that_stands_twice_is_said_and_written_once(book: Book, tmp_path: Path) -> None:
    person(book, "Nông Thị Lan", unit(book, "Văn phòng"), "Chuyên viên")
    row = ("Nông Thị Lan", "Văn phòng", "Giấy khen", "Đột xuất", "Cứu người bị nạn")
    file = workbook(tmp_path / "dn.xlsx", HEAD, row, row, (*row[:4], "Việc khác"))
    settings = ImportSettings(round_code="2026-H1")
    proposal = propose(book, "nominations", file, settings)
    assert [row.action for row in proposal.rows] == [RowAction.ADD, RowAction.SAME, RowAction.CONFLICT]
    assert proposal.rows[1].reason == "Trùng với trang “Danh sách”, dòng 2."
    proposal.apply(book, proposal.to_write(), None)
    again = propose(book, "nominations", file, settings)
    assert [row.action for row in again.rows] == [RowAction.SAME] * 3
    assert again.to_write() == []
    differs = (
        "Đã có đề nghị này trong đợt. Bảng ghi khác tóm tắt thành tích; giữ như trong sổ, sửa ở đề nghị đó nếu cần."
    )
    assert [row.reason for row in again.rows] == ["Đã có đề nghị này trong đợt."] * 2 + [differs]
    assert rows_of(book, "nomination", "summary") == [("Cứu người bị nạn",)]


def test_the_only_unit_that_a_name_shortens_is_taken_and_told_and_what_was_chosen_before_too(
    book: Book, tmp_path: Path
) -> None:
    office = unit(book, "Phòng Hành chính – Tổng hợp")
    heads = ("Ngày", "Nội dung", "Đơn vị", "Phối hợp", "Kênh")
    file = workbook(tmp_path / "hd.xlsx", heads, ("04/3/2025", "Tọa đàm", "P.HCTH", "P.HCTH", "Trang TTĐT của Sở"))
    proposal = propose(book, "activities", file, ImportSettings())
    proposal.apply(book, proposal.to_write(), None)
    assert rows_of(book, "activity", "unit_id, channel") == [(office, "Trang thông tin điện tử")]
    assert [row.action for row in proposal.rows] == [RowAction.ADD]
    assert proposal.rows[0].reason.endswith("“P.HCTH” lấy là “Phòng Hành chính – Tổng hợp”.")
    assert [question.suggested for question in proposal.questions] == [office]
    people = workbook(tmp_path / "n.xlsx", ("Họ và tên", "Chức vụ", "Đơn vị"), ("Nông Thị Lan", "Văn thư", "P. HC-TH"))
    proposal = propose(book, "people", people, ImportSettings())
    proposal.apply(book, proposal.to_write(), None)
    assert rows_of(book, "unit", "name") == [("Phòng Hành chính – Tổng hợp",)]
    assert rows_of(book, "post", "unit_id") == [(office,)]
    # A name that is no abbreviation is asked for, unless it was chosen before.
    other = unit(book, "Phòng Hậu cần, Thiết bị, Hành chính")
    file = workbook(tmp_path / "hd.xlsx", ("Ngày", "Nội dung", "Đơn vị"), ("04/3/2025", "Tọa đàm", "P. Hậu cần"))
    assert [row.action for row in propose(book, "activities", file, ImportSettings()).rows] == [RowAction.UNCLEAR]
    before = {NameKey(NameKind.UNIT, "P. Hậu cần"): other}
    (row,) = propose(book, "activities", file, ImportSettings(before=before)).rows
    assert row.reason.endswith("“P. Hậu cần” lấy là “Phòng Hậu cần, Thiết bị, Hành chính”.")


def test_of_whom_no_unit_is_known_the_row_says_so_before_the_list_is_refused(book: Book, tmp_path: Path) -> None:
    person(book, "Nông Thị Lan")
    rows = (("Nông Thị Lan", "", "Giấy khen", "Đột xuất", "Cứu người"), ("Vi Thị Mới", "", "Giấy khen", "", "Việc tốt"))
    settings = ImportSettings(round_code="2026-H1", new_people=True)
    proposal = propose(book, "nominations", workbook(tmp_path / "dn.xlsx", HEAD, *rows), settings)
    assert [row.action for row in proposal.rows] == [RowAction.UNCLEAR] * 2
    assert proposal.rows[0].reason.startswith("Sổ chưa ghi đơn vị công tác của người này")
    assert proposal.rows[1].reason.startswith("Người mới mà bảng không ghi đơn vị")


def test_a_row_that_no_form_would_save_says_so_and_the_others_are_written(book: Book, tmp_path: Path) -> None:
    person(book, "Nông Thị Lan", unit(book, "Văn phòng"), "Chuyên viên")
    rows = (
        ("Văn phòng", "", "Kỷ niệm chương", "Cống hiến", "Nhiều năm gắn bó"),
        ("Nông Thị Lan", "Văn phòng", "Giấy khen", "Đột xuất", "Việc tốt " * 600),
        ("Văn phòng", "", "Giấy khen", "Đột xuất", "Giúp dân trong lũ"),
    )
    settings = ImportSettings(round_code="2026-H1")
    proposal = propose(book, "nominations", workbook(tmp_path / "dn.xlsx", HEAD, *rows), settings)
    reasons = [row.reason for row in proposal.rows if row.action is RowAction.UNCLEAR]
    assert reasons == ["“Kỷ niệm chương” không tặng cho tập thể.", "Tóm tắt thành tích dài quá 5000 ký tự."]
    proposal.apply(book, proposal.to_write(), None)
    assert rows_of(book, "nomination", "summary") == [("Giúp dân trong lũ",)]


def test_a_round_that_is_closed_gets_nothing_new_and_each_row_says_so(book: Book, tmp_path: Path) -> None:
    person(book, "Nông Thị Lan", unit(book, "Văn phòng"), "Chuyên viên")
    nominee = ("Nông Thị Lan", "Văn phòng", "Giấy khen", "Đột xuất", "Cứu người")
    settings = ImportSettings(round_code="2024-H1")
    proposal = propose(book, "nominations", workbook(tmp_path / "1.xlsx", HEAD, nominee), settings)
    proposal.apply(book, proposal.to_write(), None)
    (round_,) = rounds(book)
    change_round(book, replace(round_, closed_on=date(2024, 7, 5)))
    file = workbook(tmp_path / "2.xlsx", HEAD, nominee, ("Văn phòng", "", "Giấy khen", "Đột xuất", "Giúp dân"))
    recorded, new = propose(book, "nominations", file, settings).rows
    assert recorded.action is RowAction.SAME
    assert (new.action, new.reason[:60]) == (
        RowAction.UNCLEAR,
        "Đợt sơ kết 6 tháng đầu năm 2024 đã đóng từ ngày 05/07/2024. ",
    )


def test_a_post_that_a_list_shortens_is_that_of_the_book(book: Book, tmp_path: Path) -> None:
    centre = unit(book, "Trung tâm Thông tin")
    for name, post in (
        ("Nông Thị Lan", "Giám đốc Trung tâm"),
        ("Vi Văn An", "Chuyên viên"),
        ("Hứa Văn Ba", "Viên chức"),
    ):
        person(book, name, centre, post)
    head = ("Họ và tên", "Chức vụ", "Đơn vị", "Hình thức", "Loại hình", "Tóm tắt thành tích")
    rest = ("Trung tâm Thông tin", "Giấy khen", "Đột xuất", "Cứu người bị nạn")
    written = (("Nông Thị Lan", "GĐ"), ("Vi Văn An", "CV"), ("Hứa Văn Ba", "Phó GĐ"), ("Lục Thị Mới", "VC"))
    file = workbook(tmp_path / "dn.xlsx", head, *((*each, *rest) for each in written))
    settings = ImportSettings(round_code="2026-H1", new_people=True)
    proposal = propose(book, "nominations", file, settings)
    proposal.apply(book, proposal.to_write(), None)
    assert rows_of(book, "nomination", "nominee_name, post_title") == [
        ("Nông Thị Lan", "Giám đốc Trung tâm"),
        ("Vi Văn An", "Chuyên viên"),
        ("Hứa Văn Ba", "Phó Giám đốc"),
        ("Lục Thị Mới", "Viên chức"),
    ]
    assert rows_of(book, "post", "position", "id = 4") == [("Viên chức",)]


def test_a_post_that_the_list_shortens_is_the_book_s_and_another_is_told(book: Book, tmp_path: Path) -> None:
    centre, inspectorate = unit(book, "Trung tâm Thông tin đối ngoại"), unit(book, "Thanh tra Sở")
    person(book, "Nông Thị Lan", centre, "Giám đốc Trung tâm")
    person(book, "Vi Văn Pò", centre, "Phó Giám đốc Trung tâm")
    person(book, "Lương Thị Sen", inspectorate, "Thanh tra viên")
    person(book, "Mã Văn Kim", inspectorate, "Văn thư")
    person(book, "Hứa Thị Mận", inspectorate, "Nhân viên lái xe")
    head = ("Họ và tên", "Chức danh", "Đơn vị", "Hình thức", "Loại hình", "Tóm tắt thành tích")
    rest = ("Giấy khen", "Đột xuất", "Cứu người bị nạn")
    file = workbook(
        tmp_path / "dn.xlsx",
        head,
        ("Nông Thị Lan", "GĐTT", "Trung tâm Thông tin đối ngoại", *rest),
        ("Vi Văn Pò", "PGĐ TT", "Trung tâm Thông tin đối ngoại", *rest),
        ("Lương Thị Sen", "TTV", "Thanh tra Sở", *rest),
        ("Mã Văn Kim", "VT", "Thanh tra Sở", *rest),
        ("Hứa Thị Mận", "NV", "Thanh tra Sở", *rest),
    )
    proposal = propose(book, "nominations", file, ImportSettings(round_code="2026-H1"))
    proposal.apply(book, proposal.to_write(), None)
    assert rows_of(book, "nomination", "nominee_name, post_title") == [
        ("Nông Thị Lan", "Giám đốc Trung tâm"),
        ("Vi Văn Pò", "Phó Giám đốc Trung tâm"),
        ("Lương Thị Sen", "Thanh tra viên"),
        ("Mã Văn Kim", "Văn thư"),
        ("Hứa Thị Mận", "Nhân viên"),
    ]
    remark = "Chức vụ trong tệp “Nhân viên”, sổ: Nhân viên lái xe."
    assert [row.reason for row in proposal.rows] == ["", "", "", "", remark]
