from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.papers.document.model import Align, BodyRow, GroupRow, Table, TableColumn, TotalRow
from desktop_app.papers.document.text import CellKind
from desktop_app.papers.parts.figures import figures_in, figures_of, without_source


@pytest.mark.parametrize(
    "text",
    [
        # Years and dates.
        "Thực hiện nhiệm vụ năm 2026, giai đoạn 2022 - 2030 và đến năm 2030.",
        "Các năm 2024, 2025 và 2026; nhiệm kỳ 2025-2030; mục tiêu 2025/2030.",
        "Ngày 05/3/2022, ngày 02 tháng 6 năm 2026, 15.11.2026, tháng 6/2026, quý 2/2026, Quý III/2026.",
        "Trước ngày 20/11 hằng năm; từ 01/6 đến 30/6; dịp 26/3; chào mừng 8/3 và 20/10.",
        "Từ ngày 01 đến 15/6 và các ngày 05, 06, 07 tháng 9.",
        "Ngày Quốc tế thiếu nhi (01/6), Ngày thành lập Đoàn (26/3 hằng năm).",
        "Lúc 14 giờ 30, 8h30, 7:45; trực 24/24, 24/7.",
        # Periods.
        "Sơ kết 6 tháng đầu năm, 9 tháng và 5 năm; kỷ niệm 96 năm ngày thành lập.",
        # Numbers of documents.
        "Quyết định số 311/QĐ-TTg, Chương trình số 29/CTr-UBND, Nghị định số 152/2025/NĐ-CP, Luật số 06/2026/QH16.",
        "Kế hoạch số 12-KH/ĐTN, Nghị quyết số 57-NQ/TW, Hướng dẫn 36-HD/VPTW, Công văn số 45 ngày 01/9/2026.",
        "Các Quyết định số 15, 16 và 17/QĐ-SNgV; Nghị quyết 57, Kết luận 01.",
        # Articles, ordinals, markers.
        "Theo Điều 5, khoản 2 Điều 33, điểm đ khoản 1; Mục 3.1; Phụ lục 2; mẫu số 01; lần thứ 3, khóa 12, đợt 2.",
        "Điều 5, 6 và 7 của Quy chế.",
        "1. Nội dung thứ nhất",
        "1.2. Nội dung",
        "2) Nội dung gồm: (1) tuyên truyền; (2) giám sát.",
        # Names.
        "Phối hợp với Ban Chỉ đạo 35 tỉnh, Tiểu ban 02.",
        "Phòng, chống COVID-19, mạng 5G, khổ A4, công nghiệp 4.0, phong trào “5 không, 3 sạch”.",
        "Xem https://tin.sonha.example/2026/11/15-ngay.html",
    ],
)
def test_what_is_no_quantity_is_passed_over(text: str) -> None:
    assert figures_in(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tổ chức 12 buổi tuyên truyền.", ["12 buổi tuyên truyền"]),
        ("Thu hút 1.250 lượt người; đạt 91,67% kế hoạch.", ["1.250 lượt người", "91,67% kế hoạch"]),
        ("Tổng số 15 tập thể; khoảng 3 vụ", ["15 tập thể", "3 vụ"]),
        ("Mỗi tháng 2 buổi, mỗi ngày 1 tin tốt, mỗi quý 3 chuyên đề", ["2 buổi", "1 tin tốt", "3 chuyên đề"]),
        ("Đăng 2026 lượt tin, năm 2026 tin tốt tăng", ["2026 lượt tin"]),
        ("Năm 2026 có 8 phòng, 2025 có 7", ["8 phòng", "7"]),
        ("11/12 phiếu đồng ý", ["11", "12 phiếu đồng ý"]),
        ("quán triệt đến 8/10 phòng, đơn vị", ["8", "10 phòng"]),
        ("theo Quyết định số 15/QĐ-SNgV cho 4 cá nhân", ["4 cá nhân"]),
        ("Theo Điều 5, 12 đơn vị đã đăng ký", ["12 đơn vị đã"]),
        ("đã hướng dẫn 30 lượt người, thông báo 2 đơn vị", ["30 lượt người", "2 đơn vị"]),
        ("kinh phí 12.350.000 đồng", ["12.350.000 đồng"]),
        ("1. Tổ chức 4 lớp tập huấn\n2. Mở 2 kênh", ["4 lớp tập huấn", "2 kênh"]),
        ("đạt 100%, tăng 3,5 % so với năm trước", ["100%", "3,5 % so với năm"]),
        ("đạt 91.5%", ["91.5%"]),
        ("khoản 12.000.000 đồng", ["12.000.000 đồng"]),
    ],
)
def test_quantities_are_found_with_the_words_after_them(text: str, expected: list[str]) -> None:
    assert [figure.words for figure in figures_in(text)] == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.250 lượt", "1250"),
        ("07 buổi", "7"),
        ("91,67%", "91.67"),
        ("1,5 triệu đồng", "1500000"),
        ("2 tỷ đồng", "2000000000"),
        ("48,5 nghìn lượt", "48500"),
    ],
)
def test_numbers_are_read_the_vietnamese_way(text: str, value: str) -> None:
    (figure,) = figures_in(text)
    assert Decimal(value) in figure.values


def table() -> Table:
    columns = (
        TableColumn("STT", 10, Align.CENTER, CellKind.ORDINAL),
        TableColumn("Chỉ tiêu", 60),
        TableColumn("Kết quả", 20, kind=CellKind.INTEGER),
        TableColumn("Ngày", 20, kind=CellKind.DATE),
    )
    rows = (
        GroupRow("Nhóm có 77 dòng"),
        BodyRow((5, "Đạt 98,5% theo Quyết định số 33/QĐ-SNgV", 1250, date(2026, 11, 20))),
        BodyRow((6, "Buổi", 12, None)),
        TotalRow("Cộng", (1262, None)),
    )
    return Table(columns, rows)


def test_a_table_shows_its_cells_but_not_running_numbers_and_dates() -> None:
    assert figures_of(table()) == {Decimal("98.5"), Decimal(1250), Decimal(12), Decimal(1262)}


def test_a_number_of_the_text_that_no_table_shows_is_named_once() -> None:
    texts = ("Tổ chức 12 buổi, 1.250 lượt người.", "Thêm 13 buổi; thêm 13 buổi; đạt 98,5%.")
    assert without_source(texts, figures_of(table())) == ("13 buổi",)


@given(st.integers(0, 10**12))
def test_every_count_is_found_and_read_back(number: int) -> None:
    written = f"{number:,}".replace(",", ".")
    (figure,) = figures_in(f"Tiếp cận {written} lượt người trong năm 2026.")
    assert Decimal(number) in figure.values


@given(st.text("0123456789/.,- ngàythángđến%Điều(“”)", max_size=60))
def test_any_text_is_read_to_its_end(text: str) -> None:
    for figure in figures_in(text):
        assert figure.words[0].isdigit()
