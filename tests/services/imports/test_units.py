"""Units from lists: which one continues a unit that ended, and what kind each is taken for."""

from pathlib import Path

from desktop_app.services.book import Book
from desktop_app.services.import_rows import ImportProposal, ImportSettings, RowAction
from desktop_app.services.imports.proposing import propose
from desktop_app.services.keeping import history
from tests.books import record_rows, rows_of, unit, workbook

SAME = (RowAction.SAME, "Đã có, không khác.")


def listed(book: Book, folder: Path, *rows: tuple[object, ...], kind: str = "units") -> ImportProposal:
    return propose(book, kind, workbook(folder / "bang.xlsx", *rows), ImportSettings())


def outcomes(proposal: ImportProposal) -> list[tuple[RowAction, str]]:
    return [(row.action, row.reason) for row in proposal.rows]


def test_a_unit_that_ended_leads_to_the_one_that_continues_it(book: Book, tmp_path: Path) -> None:
    unit(book, "Phòng Lễ tân")
    rows = (
        ("Tên đơn vị", "Loại", "Đến ngày", "Đơn vị kế thừa"),
        ("Phòng Lễ tân", None, "28/02/2025", "Phòng Hợp tác quốc tế"),
        ("Phòng Hợp tác quốc tế", "Phòng chuyên môn", None, None),
        ("Phòng Báo chí", "Phòng chuyên môn", "28/02/2025", "Phòng Không Có"),
        ("Đội xe", "Khác", "28/02/2025", "Đội xe"),
    )
    before = record_rows(book)
    proposal = listed(book, tmp_path, *rows)
    assert record_rows(book) == before
    assert outcomes(proposal) == [
        (RowAction.CHANGE, "Sửa đến ngày: chưa có → 28/02/2025; đơn vị kế thừa: chưa có → Phòng Hợp tác quốc tế."),
        (RowAction.ADD, ""),
        (RowAction.UNCLEAR, "Chưa có đơn vị kế thừa “Phòng Không Có” trong sổ, cũng không ở dòng nào."),
        (RowAction.UNCLEAR, "Một đơn vị không thể kế thừa chính nó."),
    ]
    changes = proposal.apply(book, proposal.to_write(), None)
    assert rows_of(book, "unit", "name, valid_to, successor_id") == [
        ("Phòng Lễ tân", "2025-02-28", 2),
        ("Phòng Hợp tác quốc tế", None, None),
    ]
    assert outcomes(listed(book, tmp_path, *rows))[:2] == [SAME, SAME]
    history.undo(book, changes.change_id)
    assert record_rows(book) == before


def test_units_that_would_follow_one_another_in_a_circle_are_refused(book: Book, tmp_path: Path) -> None:
    unit(book, "Phòng Một")
    unit(book, "Phòng Hai")
    rows = (
        ("Tên đơn vị", "Đến ngày", "Sáp nhập vào"),
        ("Phòng Một", "28/02/2025", "Phòng Hai"),
        ("Phòng Hai", "28/02/2025", "Phòng Một"),
    )
    assert [action for action, _ in outcomes(listed(book, tmp_path, *rows))] == [RowAction.CHANGE, RowAction.UNCLEAR]


def test_a_kind_that_was_guessed_is_told_whichever_it_is(book: Book, tmp_path: Path) -> None:
    heads = ("Tên đơn vị", "Ngày thành lập")
    units = listed(book, tmp_path, heads, ("Văn phòng", "01/3/2020"), ("Phòng Lãnh sự", "01/3/2020"))
    assert [reason for _, reason in outcomes(units)] == [
        "Dòng không ghi loại, lấy “Văn phòng”.",
        "Dòng không ghi loại, lấy “Phòng chuyên môn”.",
    ]
    rows = (("Ngày", "Nội dung"), ("02/3/2026", "Câu chuyện đẹp: thư viện nhỏ"))
    ((_, reason),) = outcomes(listed(book, tmp_path, *rows, kind="activities"))
    assert "lấy “Câu chuyện đẹp”" in reason
