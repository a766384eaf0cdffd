"""The money that a list of awards says is kept; where it says none that can be read, what the rules give is told."""

from pathlib import Path

from desktop_app.services.book import Book
from desktop_app.services.import_rows import ImportSettings, RowAction
from desktop_app.services.imports.proposing import propose
from tests.books import rows_of, unit, workbook

OFFERED = ImportSettings(new_people=True, new_awards=True)
HEAD = ("STT", "Họ và tên", "Hình thức", "Số quyết định", "Ngày ký", "Cơ quan", "Tiền thưởng (đồng)")
NO_TYPE = "Dòng không ghi loại hình, lấy “Công trạng”."
BY_RULE = "Tiền thưởng lấy theo mức của ngày quyết định: 710.000 đồng."
DECISION = ("12/QĐ-SNgV", "02/12/2024", "Sở Ngoại vụ")
ROWS = (
    (1, "Vi Văn Đức", "Giấy khen", *DECISION, "760.000"),
    (2, "Nông Thị Lan", "Giấy khen", *DECISION, 710000),
    (3, "Lò Văn Chính", "Giấy khen", *DECISION, "0,3"),
    (4, "Ma Thị Én", "Giấy khen", *DECISION, None),
    (5, "Hoàng Văn Giáp", "Thư khen", *DECISION, "500.000 đồng"),
)


def test_an_award_has_the_money_of_its_list_and_the_row_says_where_the_rules_differ(book: Book, tmp_path: Path) -> None:
    unit(book, "Văn phòng")
    path = workbook(tmp_path / "kt.xlsx", HEAD, *ROWS)
    proposal = propose(book, "awards", path, OFFERED)
    assert proposal.labels["amount"] == "Tiền thưởng"
    assert [row.texts["amount"] for row in proposal.rows] == ["760.000", "710.000", "0,3", "", "500.000"]
    assert [row.reason for row in proposal.rows] == [
        f"Tiền thưởng trong tệp 760.000 đồng, theo mức của ngày quyết định 710.000 đồng: ghi theo tệp. {NO_TYPE}",
        NO_TYPE,
        f"Không rõ tiền thưởng “0,3” trong tệp là bao nhiêu đồng: không lấy số này. {NO_TYPE} {BY_RULE}",
        f"{NO_TYPE} {BY_RULE}",
        f"Không có trong danh mục: ghi theo tên. Tiền thưởng ghi theo tệp 500.000 đồng. {NO_TYPE}",
    ]
    proposal.apply(book, proposal.to_write(), None)
    reason = "Số tiền theo danh sách đã nhập"
    assert rows_of(book, "award", "awarded_name, amount, unpaid_reason") == [
        ("Vi Văn Đức", 760_000, reason),
        ("Nông Thị Lan", 710_000, ""),
        ("Lò Văn Chính", 710_000, ""),
        ("Ma Thị Én", 710_000, ""),
        ("Hoàng Văn Giáp", 500_000, reason),
    ]
    corrected = ((1, "Vi Văn Đức", "Giấy khen", *DECISION, "800.000"), *ROWS[1:])
    again = propose(book, "awards", workbook(tmp_path / "lai.xlsx", HEAD, *corrected), OFFERED)
    assert {row.action for row in again.rows} == {RowAction.SAME}
    assert again.rows[0].reason == "Đã có trong sổ, tiền thưởng 760.000 đồng; trong tệp là 800.000 đồng."
    assert again.rows[1].reason == "Đã có trong sổ."


def test_one_amount_beside_a_title_and_a_form_is_of_neither(book: Book, tmp_path: Path) -> None:
    unit(book, "Văn phòng")
    head = (
        "STT",
        "Họ và tên",
        "Danh hiệu",
        "Hình thức khen thưởng",
        "Số quyết định",
        "Ngày ký",
        "Cơ quan",
        "Mức thưởng",
    )
    row = (1, "Vi Văn Đức", "Lao động tiên tiến", "Giấy khen", *DECISION, "1.500.000")
    proposal = propose(book, "awards", workbook(tmp_path / "kt.xlsx", head, row), OFFERED)
    assert ["“1.500.000”" in row.reason for row in proposal.rows] == [True, True]
    proposal.apply(book, proposal.to_write(), None)
    assert all(amount != 1_500_000 for (amount,) in rows_of(book, "award", "amount"))
