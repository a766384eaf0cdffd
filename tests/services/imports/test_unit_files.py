"""Templates that units fill in: what the book asks for comes back without a question; a folder of them is one step."""

import errno
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from desktop_app.domain.errors import InvalidRecord, UnreadableInput, UnwritableOutput
from desktop_app.papers.excel import unit_template
from desktop_app.services.book import Book
from desktop_app.services.import_rows import ImportSettings, RowAction
from desktop_app.services.imports.kinds import TEMPLATE_KINDS
from desktop_app.services.imports.looking import look_at
from desktop_app.services.imports.proposing import propose
from desktop_app.services.imports.unit_files.returned import look_at_folder, take_in_folder
from desktop_app.services.imports.unit_files.templates import TemplateOrder, write_each_unit, write_template
from desktop_app.services.keeping.history import undo
from tests.books import BookIds, person, record_rows, refused, rows_of, unit, workbook

WHO = "Họ và tên, tên tập thể"
TYPED: Mapping[str | None, str | int | date] = {"list": "", "date": date(2026, 3, 15), "whole": 3, None: "Gõ tay"}


def choices_of(path: Path) -> Mapping[str, list[str]]:
    """Return what the cells under each head of a template offer, by the head."""
    file = load_workbook(path)
    sheet = file["Danh sách"]
    offered: dict[str, list[str]] = {}
    for check in sheet.data_validations.dataValidation:
        first_column = range_boundaries(str(check.sqref))[0] or 0
        if check.type == "list":
            column, top, _, bottom = range_boundaries(check.formula1.partition("!")[2])
            rows = file["Danh mục"].iter_rows(top, bottom, column, column, values_only=True)
            offered[str(sheet.cell(5, first_column).value)] = [str(row[0]) for row in rows]
    return offered


def fill_in(path: Path, *rows: Mapping[str, str | int | date | None]) -> None:
    """Write rows under the heads of a template, as a unit does: by choosing, by typing."""
    file = load_workbook(path)
    sheet = file["Danh sách"]
    heads = {str(cell.value): cell.column or 0 for cell in sheet[5] if cell.value}
    for number, row in enumerate(rows, 6):
        for head, value in row.items():
            sheet.cell(number, heads[head]).value = value
    file.save(path)


def first_choices(path: Path) -> dict[str, str | int | date | None]:
    """Return a row with the first that each list offers, and something typed where there is none."""
    sheet = load_workbook(path)["Danh sách"]
    offered = choices_of(path)
    checks = {range_boundaries(str(check.sqref))[0]: check.type for check in sheet.data_validations.dataValidation}
    typed: dict[str, str | int | date | None] = {
        str(head.value): TYPED[checks[head.column]] for head in sheet[5] if head.value
    }
    return typed | {head: entries[0] for head, entries in offered.items()}


def test_what_is_chosen_in_a_template_of_any_kind_comes_back_without_a_question(
    book: Book, filled: BookIds, tmp_path: Path
) -> None:
    del filled
    unit(book, "=HYPERLINK(1)")
    unasked: dict[str, str | int | date | None] = {
        "Năm sinh": 1990,
        "Tiến độ": 100,
        "Liên kết": "https://vidu.vn/tin",
        "CCVCNLĐ tham gia": None,
    }
    for kind in TEMPLATE_KINDS:
        path = tmp_path / f"{kind}.xlsx"
        write_template(book, path, TemplateOrder(kind, year=2026, round_code="2027-H1"))
        row = first_choices(path)
        fill_in(path, {head: unasked.get(head, value) for head, value in row.items()})
        proposal = propose(book, kind, path, look_at(path, kind).as_guessed(ImportSettings()))
        assert [(row.action, row.reason) for row in proposal.rows if row.action is not RowAction.ADD] == [], kind
        assert (len(proposal.rows), proposal.questions) == (1, ()), kind
    with refused(book, UnreadableInput, "là mẫu “Hoạt động”"):
        look_at(tmp_path / "activities.xlsx", "good-news")
    with refused(book, UnreadableInput, "là mẫu của đợt sơ kết 6 tháng đầu năm 2027"):
        look_at(tmp_path / "nominations.xlsx", "nominations").as_guessed(ImportSettings(round_code="2026-H2"))


def test_each_unit_gets_a_file_of_its_own_and_a_folder_that_cannot_be_is_refused(book: Book, tmp_path: Path) -> None:
    # The names of files are cut: these begin alike.
    long = "Trung tâm Hỗ trợ, tư vấn và phát triển kỹ năng công tác của các đơn vị trên địa bàn tỉnh"
    for number in (1, 2):
        unit(book, f"{long} số {number}")
    folder = tmp_path / "mẫu"
    with refused(book, InvalidRecord, "Chọn đợt xét"):
        write_each_unit(book, folder, TemplateOrder("nominations"))
    assert not folder.exists()
    (tmp_path / "tệp").touch()
    for place in (tmp_path / "tệp", tmp_path / "tệp" / "mẫu", tmp_path / ("ữ" * 200), tmp_path / "a\0b"):
        with refused(book, UnwritableOutput, "Không tạo được thư mục"):
            write_each_unit(book, place, TemplateOrder("ratings"))
    paths = write_each_unit(book, folder, TemplateOrder("ratings"))
    assert sorted(folder.iterdir()) == sorted(paths)
    assert [look_at(path, "ratings").mark.unit for path in paths] == [f"{long} số 1", f"{long} số 2"]  # type: ignore[union-attr]


def test_a_folder_says_who_has_sent_and_what_ails_a_file_and_is_taken_in_and_back_as_one_step(
    book: Book, tmp_path: Path
) -> None:
    office, border = unit(book, "Văn phòng"), unit(book, "Phòng Biên giới")
    unit(book, "Trung tâm Thông tin")
    person(book, "Nông Thị Lan", office)
    person(book, "Đặng Ngọc Ánh", border)
    folder = tmp_path / "đã gửi"
    folder.mkdir()
    ratings = {"Nông Thị Lan": office, "Đặng Ngọc Ánh": border}
    for number, (name, unit_id) in enumerate(ratings.items()):
        write_template(book, folder / f"{number}.xlsx", TemplateOrder("ratings", unit_id, 2025))
        good = {WHO: name, "Xếp loại": "Hoàn thành tốt nhiệm vụ"}
        # The second unit sends a line of the first as well, and one that is wrong.
        more = [
            {"Họ và tên, tên tập thể": "Nông Thị Lan", "Đơn vị": "Văn phòng", "Xếp loại": "Hoàn thành tốt nhiệm vụ"}
        ]
        fill_in(folder / f"{number}.xlsx", good, *[*more, {**good, "Xếp loại": "Giỏi"}][: 2 * number])
    write_template(book, folder / "tin.xlsx", TemplateOrder("good-news", border))
    fill_in(folder / "tin.xlsx", {"Ngày": "05/03/2026", "Loại": "Tin tốt", "Nội dung": "Trao học bổng cho học sinh"})
    (folder / "Trung tâm Thông tin.xlsx").write_bytes(b"PK no workbook")
    before = record_rows(book)

    sent = look_at_folder(book, folder, ImportSettings())
    by_unit = {(file.kind, file.unit): (file.state, file.rows, file.new, file.same) for file in sent.files}
    assert by_unit[("ratings", "Văn phòng")] == ("Đã gửi", 1, 1, 0)
    assert by_unit[("ratings", "Phòng Biên giới")] == ("Còn chỗ phải sửa", 3, 1, 1)
    assert by_unit[("good-news", "Văn phòng")][0] == "Chưa gửi"
    assert by_unit[("", "Trung tâm Thông tin")][0] == "Chưa dùng được"
    assert next(file.trouble for file in sent.files if file.trouble).startswith("Dòng 8: Xếp loại “Giỏi” không có")
    assert record_rows(book) == before

    changes = take_in_folder(book, sent)
    assert (
        changes.label
        == "Nhập 3 tệp của các đơn vị (tin tốt, câu chuyện đẹp, xếp loại, đăng ký thi đua): 3 dòng từ “đã gửi”"
    )
    assert len(rows_of(book, "year_record")) == 2
    assert rows_of(book, "activity", "unit_id") == [(border,)]
    assert {file.new for file in look_at_folder(book, folder, ImportSettings()).files} == {0}
    undo(book)
    assert record_rows(book) == before
    # Without its mark, a workbook is still of the unit that stands above its list.
    workbook = load_workbook(folder / "tin.xlsx")
    del workbook["so-thi-dua"]
    workbook.save(folder / "tin.xlsx")
    unmarked = look_at_folder(book, folder, ImportSettings(), "good-news")
    assert [file.unit for file in unmarked.files if file.file == "tin.xlsx"] == ["Phòng Biên giới"]
    take_in_folder(book, unmarked)
    assert rows_of(book, "activity", "unit_id") == [(border,)]


def test_a_folder_that_was_made_for_templates_is_not_left_empty_on_a_full_disk(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit(book, "Văn phòng")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(unit_template, "write_template", full)
    with pytest.raises(UnwritableOutput):
        write_each_unit(book, tmp_path / "2026" / "mau", TemplateOrder("ratings"))
    assert not (tmp_path / "2026").exists()


def test_what_writes_nothing_makes_no_backup(book: Book, tmp_path: Path) -> None:
    unit(book, "Văn phòng")
    heads = ("Ngày", "Nội dung", "Đơn vị")
    (tmp_path / "gui").mkdir()
    file = workbook(tmp_path / "gui" / "hd.xlsx", heads, ("02/3/2026", "Tọa đàm", "Phòng chưa có"))
    proposal = propose(book, "activities", file, ImportSettings())
    for places in ([], [0]):
        assert proposal.apply(book, places, None).change_id is None
    with refused(book, InvalidRecord, "Không có dòng nào để ghi."):
        take_in_folder(book, look_at_folder(book, file.parent, ImportSettings(), "activities"))
    assert not list(book.folder.backups.glob("*.db"))


def test_files_of_one_name_from_two_folders_are_both_read(book: Book, tmp_path: Path) -> None:
    heads, files = ("Họ và tên", "Chức vụ"), []
    for unit_name, member in (("Văn phòng", "Lò Thị Pánh"), ("Thanh tra", "Vi Văn Đạt")):
        unit(book, unit_name)
        (tmp_path / unit_name).mkdir()
        files.append(workbook(tmp_path / unit_name / "danh sách.xlsx", heads, (member, "Chuyên viên")))
    sent = look_at_folder(book, tmp_path / "Văn phòng", ImportSettings(), "people", files)
    assert [(file.file, file.rows) for file in sent.files if file.file] == [
        ("danh sách.xlsx (Văn phòng)", 1),
        ("danh sách.xlsx (Thanh tra)", 1),
    ]
    take_in_folder(book, sent)
    assert rows_of(book, "person", "full_name") == [("Lò Thị Pánh",), ("Vi Văn Đạt",)]
