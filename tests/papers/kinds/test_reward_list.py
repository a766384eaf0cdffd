from dataclasses import replace
from fractions import Fraction

import pytest

from desktop_app.papers.document.layout import ND30
from desktop_app.papers.document.measure import times_width
from desktop_app.papers.document.model import Document, Orientation, SignatureBlock, Table, TotalRow
from desktop_app.papers.kinds.awards.reward_list import REWARDS, RewardListData, build
from tests.papers.reading import bodies, docx_table_rows, pdf_pages, xlsx_rows
from tests.papers.round_samples import reward_data, rows, wording


def paper(data: RewardListData | None = None) -> Document:
    return build(data or reward_data(), wording(REWARDS))


def table_of(document: Document) -> Table:
    (table,) = document.body
    assert isinstance(table, Table)
    return table


def test_the_total_is_the_sum_of_the_amounts_in_figures_and_words() -> None:
    document = paper(reward_data(rows(7, 2)))
    assert table_of(document).rows[-1] == TotalRow("Tổng cộng", (8_360_000, "", ""))
    assert document.closing.lines == (
        "Tổng số tiền: 8.360.000 đồng.",
        "(Bằng chữ: Tám triệu ba trăm sáu mươi nghìn đồng)./.",
    )
    assert sum(int(str(row[6])) for row in bodies(document)[0]) == 8_360_000


def test_there_is_room_to_sign_and_three_do() -> None:
    document = paper()
    table = table_of(document)
    column = next(column for column in table.columns if column.title == "Ký nhận")
    share = column.width_mm / sum(column.width_mm for column in table.columns)
    assert share * 252 >= 28
    assert table.row_mm >= 9
    award = table.columns[3].width_mm / sum(column.width_mm for column in table.columns) * 252 - 2 * ND30.cell_padding
    assert award >= times_width("lao động tiên tiến", ND30.table_pt, False, False)
    assert document.orientation is Orientation.LANDSCAPE
    assert document.closing.left == SignatureBlock(("NGƯỜI LẬP BIỂU",), "Lộc Văn Tú", hint="(Ký, họ tên)")
    assert document.closing.middle == SignatureBlock(("KẾ TOÁN TRƯỞNG",), hint="(Ký, họ tên)")
    assert document.closing.right == SignatureBlock(("GIÁM ĐỐC",), "Vương Thị Ánh Tuyết", hint="(Ký, họ tên)")


@pytest.mark.parametrize(
    ("coefficient", "reads"),
    [(Fraction(3, 10), "0,3"), (Fraction(1), "1,0"), (Fraction(9, 20), "0,45"), (Fraction(10), "10,0"), (None, "")],
)
def test_coefficients_read_as_decimals(coefficient: Fraction | None, reads: str) -> None:
    data = reward_data(rows(1, 0))
    data = replace(data, rewards=(replace(data.rewards[0], coefficient=coefficient, base=None),))
    assert bodies(paper(data))[0][0][4:6] == (reads, None)


def test_the_three_formats_have_the_same_cells() -> None:
    document = paper()
    pdf = [row for page in pdf_pages(document) for row in page.rows() if len(row) == 9]
    word = [row for row in docx_table_rows(document)[1:] if len(row) == 9]
    assert pdf == word
    sheet = [row for row in xlsx_rows(document) if isinstance(row[0], float)]
    assert [row[6] for row in sheet] == [1_520_000, 760_000, 760_000, 760_000]
    assert [row[1] for row in sheet] == [row[1] for row in word]


def test_an_empty_list_says_so_and_totals_nothing() -> None:
    document = paper(reward_data(()))
    assert "(Không có khoản tiền thưởng nào.)" in pdf_pages(document)[0].text()
    assert document.closing.lines[1] == "(Bằng chữ: Không đồng)./."


def test_who_takes_the_money_of_a_collective_is_named() -> None:
    data = reward_data(rows(0, 1))
    data = replace(data, rewards=(replace(data.rewards[0], received_by="Lộc Văn Tú"),))
    assert bodies(paper(data))[0][0][-1] == "Lộc Văn Tú"
