"""Decisions and Councils from lists, by the acts of their forms."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.council.councils import CouncilRole, MemberFields
from desktop_app.services.awards.decisions import save_decision
from desktop_app.services.book import Book
from desktop_app.services.council.councils import councils, save_council
from desktop_app.services.import_rows import ImportProposal, ImportSettings, RowAction
from desktop_app.services.imports.proposing import propose
from desktop_app.services.keeping import history
from tests.books import book_in, collective, fill, record_rows, review_round, rows_of, workbook

SAME = (RowAction.SAME, "Đã có, không khác.")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A book with a decision of a round that was paid, a decision of the province, and a Council."""
    with book_in(tmp_path / "book", fill) as book:
        yield book


def listed(book: Book, folder: Path, kind: str, *rows: tuple[object, ...]) -> ImportProposal:
    return propose(book, kind, workbook(folder / "bang.xlsx", *rows), ImportSettings())


def outcomes(proposal: ImportProposal) -> list[tuple[RowAction, str]]:
    return [(row.action, row.reason) for row in proposal.rows]


def test_decisions_of_the_book_change_as_in_their_form_and_new_ones_say_where_they_begin(
    book: Book, tmp_path: Path
) -> None:
    rows = (
        ("Số quyết định", "Ngày ký", "Trích yếu", "Cơ quan ban hành", "Người ký"),
        ("số 163/qđ-ubnd", "22/01/2025", "Tặng Bằng khen", None, "Hứa Văn Ước"),
        ("Số 05/QĐ-SNgV ngày 12/01/2026", None, "Tặng Giấy khen, danh hiệu", None, None),
        ("77/QĐ-SNgV", "12/01/2026", "Khen thưởng", None, None),
        ("05/QĐ-SNgV", "12/01/2023", None, None, None),
    )
    before, awards = record_rows(book), rows_of(book, "award")
    proposal = listed(book, tmp_path, "decisions", *rows)
    assert record_rows(book) == before
    unknown = "quyết định mới phải có người được khen, lập ở đợt xét hoặc nhập “Khen thưởng đã có”."
    assert outcomes(proposal) == [
        (RowAction.CHANGE, "Sửa người ký: chưa có → Hứa Văn Ước."),
        (RowAction.CHANGE, "Sửa trích yếu: Tặng Giấy khen năm 2025 → Tặng Giấy khen, danh hiệu."),
        (RowAction.UNCLEAR, f"Sổ chưa có quyết định “77/QĐ-SNgV”: {unknown}"),
        (RowAction.UNCLEAR, f"Sổ chưa có quyết định “05/QĐ-SNgV”: {unknown}"),
    ]
    changes = proposal.apply(book, proposal.to_write(), None)
    assert rows_of(book, "award") == awards
    assert rows_of(book, "decision", "signer", "number = '163/QĐ-UBND'") == [("Hứa Văn Ước",)]
    assert outcomes(listed(book, tmp_path, "decisions", *rows))[:2] == [SAME, SAME]
    history.undo(book, changes.change_id)
    assert record_rows(book) == before


def test_a_draft_is_signed_by_its_row_unless_its_number_is_taken(book: Book, tmp_path: Path) -> None:
    review_round(book, "2027-H1")
    draft = DecisionFields("Khen thưởng sơ kết 2027", issuing_body="Sở Ngoại vụ", round_code="2027-H1")
    row_id = save_decision(book, None, draft, [collective(book, 1, "2027-H1")]).only_id("decision")
    head = ("Số quyết định", "Ngày ký", "Trích yếu", "Đợt")
    taken = listed(book, tmp_path, "decisions", head, ("05 /QĐ-SNgV", "13/3/2026", draft.subject, "2027-H1"))
    assert outcomes(taken) == [(RowAction.UNCLEAR, "Số quyết định 05 /QĐ-SNgV đã dùng trong năm 2026.")]
    rows = (head, ("31/QĐ-SNgV", "09/7/2027", draft.subject, "2027-H1"))
    proposal = listed(book, tmp_path, "decisions", *rows)
    assert outcomes(proposal) == [
        (RowAction.CHANGE, "Sửa số quyết định: chưa có → 31/QĐ-SNgV; ngày ký: chưa có → 09/07/2027.")
    ]
    proposal.apply(book, proposal.to_write(), None)
    assert rows_of(book, "nomination", "state")[-1] == ("decided",)
    assert rows_of(book, "decision", "number, signed_on", f"id = {row_id}") == [("31/QĐ-SNgV", "2027-07-09")]
    assert outcomes(listed(book, tmp_path, "decisions", *rows)) == [SAME]


@pytest.mark.parametrize("code", ["2025-h2", "6 tháng cuối năm 2025", "Cuối năm 2025"])
def test_a_decision_is_that_of_a_round_in_words(book: Book, tmp_path: Path, code: str) -> None:
    rows = (("Số quyết định", "Ngày ký", "Trích yếu", "Đợt"), ("05/QĐ-SNgV", "12/01/2026", "Khen thưởng", code))
    assert outcomes(listed(book, tmp_path, "decisions", *rows)) == [
        (RowAction.CHANGE, "Sửa trích yếu: Tặng Giấy khen năm 2025 → Khen thưởng.")
    ]


def test_members_join_change_and_found_a_new_council(book: Book, tmp_path: Path) -> None:
    (council,) = councils(book)
    chair = next(each for each in council.members if each.fields.role is CouncilRole.CHAIR)
    day = date.today().year
    rows = (
        ("TT", "Họ và tên", "Chức vụ", "Chức danh trong Hội đồng", "Từ ngày"),
        (1, f"Đ/c {chair.fields.full_name.upper()}", "Giám đốc Sở", "Chủ tịch Hội đồng", None),
        (2, "Vi Văn Thức", "Trưởng phòng", "Ủy viên thường trực", f"01/02/{day}"),
        (3, "Lò Văn Hai", "Phó Giám đốc", "Chủ tịch", None),
        (4, "Lò Thị Ba", "Chuyên viên", "Cố vấn", None),
    )
    before = record_rows(book)
    proposal = listed(book, tmp_path, "council-members", *rows)
    assert record_rows(book) == before
    assert [action for action, _ in outcomes(proposal)] == [
        RowAction.CHANGE,
        RowAction.ADD,
        RowAction.UNCLEAR,
        RowAction.UNCLEAR,
    ]
    assert "đã là Chủ tịch Hội đồng trong thời gian này." in outcomes(proposal)[2][1]
    changes = proposal.apply(book, proposal.to_write(), None)
    assert len(councils(book)[0].members) == len(council.members) + 1
    again = listed(book, tmp_path, "council-members", *rows)
    assert outcomes(again)[1] == SAME
    history.undo(book, changes.change_id)
    assert record_rows(book) == before


def test_a_list_annexed_to_a_decision_sets_up_its_council(book: Book, tmp_path: Path) -> None:
    rows = (
        ("DANH SÁCH HỘI ĐỒNG",),
        ("(Kèm theo Quyết định số 45/QĐ-SNgV ngày 05 tháng 3 năm 2026)",),
        ("TT", "Họ và tên", "Đơn vị", "Chức danh"),
        (1, "Vi Văn Thức", "Phòng Tổng hợp", "Chủ tịch"),
        (2, "Lò Văn Hai", "Văn phòng", "Thư ký"),
    )
    proposal = listed(book, tmp_path, "council-members", *rows)
    changes = proposal.apply(book, proposal.to_write(), None)
    council = next(each for each in councils(book) if each.fields.decision_number == "45/QĐ-SNgV")
    assert council.fields.decided_on == date(2026, 3, 5)
    assert [(each.fields.full_name, each.fields.role) for each in council.members] == [
        ("Vi Văn Thức", CouncilRole.CHAIR),
        ("Lò Văn Hai", CouncilRole.SECRETARY),
    ]
    assert outcomes(listed(book, tmp_path, "council-members", *rows)) == [SAME, SAME]
    history.undo(book, changes.change_id)
    assert len(councils(book)) == 1


def test_a_name_with_other_accents_is_that_of_another_member(book: Book, tmp_path: Path) -> None:
    (council,) = councils(book)
    known = [(member.id, member.fields) for member in council.members]
    save_council(
        book, council.id, council.fields, [*known, (None, MemberFields("Lê Thị Hà", post_title="Chuyên viên"))]
    )
    rows = (
        ("Họ và tên", "Chức vụ", "Chức danh"),
        ("Lê Thị Hạ", "Trưởng phòng", "Ủy viên"),
        ("Lê Thị Hả", "Trưởng phòng", "Ủy viên"),
        ("LÊ THỊ HÀ", "Chuyên viên", "Ủy viên"),
    )
    proposal = listed(book, tmp_path, "council-members", *rows)
    assert [action for action, _ in outcomes(proposal)] == [RowAction.ADD, RowAction.ADD, RowAction.SAME]
    proposal.apply(book, proposal.to_write(), None)
    assert [member.fields.full_name for member in councils(book)[0].members][-3:] == [
        "Lê Thị Hà",
        "Lê Thị Hạ",
        "Lê Thị Hả",
    ]


def test_what_one_row_says_of_a_council_stays_when_the_next_says_nothing_of_it(book: Book, tmp_path: Path) -> None:
    (council,) = councils(book)
    chair, deputy, *_ = [member.fields.full_name for member in council.members]
    rows = (
        ("Họ và tên", "Chức vụ", "Chức danh", "Hội đồng hoạt động đến"),
        (chair, "Giám đốc Sở", None, "31/12/2028"),
        (deputy, "Phó Giám đốc Sở", None, None),
    )
    proposal = listed(book, tmp_path, "council-members", *rows)
    proposal.apply(book, proposal.to_write(), None)
    assert councils(book)[0].fields.valid_to == date(2028, 12, 31)
    assert outcomes(listed(book, tmp_path, "council-members", *rows)) == [SAME, SAME]


def test_rows_of_a_new_council_make_one_whatever_each_says_of_it(book: Book, tmp_path: Path) -> None:
    day = f"01/03/{date.today().year}"
    rows = (
        ("Họ và tên", "Chức danh", "Số quyết định", "Ngày quyết định", "Hội đồng hoạt động đến"),
        ("Vi Văn Thức", "Chủ tịch", "99/QĐ-SNgV", day, "31/12/2098"),
        ("Lò Văn Hai", "Thư ký", "99/QĐ-SNgV", day, None),
    )
    proposal = listed(book, tmp_path, "council-members", *rows)
    proposal.apply(book, proposal.to_write(), None)
    assert [len(council.members) for council in councils(book) if council.fields.decision_number == "99/QĐ-SNgV"] == [2]
    assert outcomes(listed(book, tmp_path, "council-members", *rows)) == [SAME, SAME]
