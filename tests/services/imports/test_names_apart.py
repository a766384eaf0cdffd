"""People and collectives of one name stay apart where a file tells them apart, and nothing is filled in unsaid."""

from collections.abc import Sequence
from pathlib import Path

from desktop_app.services.book import Book
from desktop_app.services.import_rows import NEW, ImportProposal, ImportSettings, NameKind, RowAction
from desktop_app.services.imports.proposing import propose
from tests.books import person, rows_of, unit
from tests.intake.workbook_files import save_xlsx

PEOPLE = ("Họ và tên", "Chức vụ", "Đơn vị")
NOMINEES = ("Tên tập thể", "Đơn vị", "Hình thức khen thưởng")


def proposal(book: Book, path: Path, kind: str, rows: Sequence[Sequence[object]], **settings: object) -> ImportProposal:
    """Return what the rows of a workbook would do."""
    chosen = ImportSettings(round_code="2026-H2", **settings)  # type: ignore[arg-type]
    return propose(book, kind, save_xlsx(path / "ds.xlsx", {"DS": rows}), chosen)


def test_a_namesake_of_another_unit_never_changes_the_one_who_is_there(book: Book, tmp_path: Path) -> None:
    person(book, "Vi Thị Lan", unit(book, "Văn phòng"), "Chuyên viên")
    rows = [PEOPLE, ("Vi Thị Lan", "Kế toán", "Thanh tra Sở"), ("Vi Thị Lan", "Chuyên viên", "Văn phòng")]
    proposed = proposal(book, tmp_path, "people", rows)
    assert [row.action for row in proposed.rows] == [RowAction.UNCLEAR, RowAction.SAME]
    (question,) = proposed.questions
    assert (question.key.name, question.key.detail) == ("Vi Thị Lan", "Thanh tra Sở")
    settled = proposal(book, tmp_path, "people", rows, answers={question.key: NEW})
    settled.apply(book, settled.to_write(), None)
    assert len(rows_of(book, "person")) == 2
    again = proposal(book, tmp_path, "people", rows)
    assert [row.action for row in again.rows] == [RowAction.SAME, RowAction.SAME]
    ratings = [(*PEOPLE, "Xếp loại", "Năm"), *((*row, "Hoàn thành tốt nhiệm vụ", 2025) for row in rows[1:])]
    rated = proposal(book, tmp_path, "ratings", ratings)
    rated.apply(book, rated.to_write(), None)
    assert len(set(rows_of(book, "year_record", "person_id"))) == 2


def test_collectives_of_one_name_in_several_units_stay_apart(book: Book, tmp_path: Path) -> None:
    named = [
        ("Tổ số 1", "Văn phòng"),
        ("Tổ số 1", "Thanh tra Sở"),
        ("Quang Phú", "Văn phòng"),
        ("Quảng Phú", "Văn phòng"),
    ]
    rows = [NOMINEES, *((*each, "Giấy khen") for each in named)]
    proposed = proposal(book, tmp_path, "nominations", rows, new_units=True)
    assert [row.action for row in proposed.rows] == [RowAction.ADD] * 4
    proposed.apply(book, proposed.to_write(), None)
    names = {name for (name,) in rows_of(book, "unit", "name")}
    assert {"Tổ số 1 (Văn phòng)", "Tổ số 1 (Thanh tra Sở)", "Quang Phú", "Quảng Phú"} <= names
    again = proposal(book, tmp_path, "nominations", rows, new_units=True)
    assert [row.action for row in again.rows] == [RowAction.SAME] * 4


def test_an_award_that_no_row_names_is_told_and_can_be_chosen_for_all(book: Book, tmp_path: Path) -> None:
    person(book, "Vi Thị Lan", unit(book, "Văn phòng"), "Chuyên viên")
    rows = [PEOPLE, ("Vi Thị Lan", "Chuyên viên", "Văn phòng")]
    (row,) = proposal(book, tmp_path, "nominations", rows).rows
    assert row.reason.startswith("Bảng không ghi hình thức: lấy “Giấy khen")
    question = next(
        each for each in proposal(book, tmp_path, "nominations", rows).questions if each.key.kind is NameKind.AWARD
    )
    title = next(option for option in question.options if option.label == "Lao động tiên tiến")
    (chosen,) = proposal(book, tmp_path, "nominations", rows, answers={question.key: title.value}).rows
    assert chosen.texts["award"] == "Lao động tiên tiến"
    titled = [("DANH SÁCH ĐỀ NGHỊ TẶNG DANH HIỆU LAO ĐỘNG TIÊN TIẾN",), *rows]
    (by_title,) = proposal(book, tmp_path, "nominations", titled).rows
    assert by_title.texts["award"] == "Lao động tiên tiến"
