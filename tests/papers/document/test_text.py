from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain import vietnamese
from desktop_app.papers.document.model import Document, Metadata, Paragraph
from desktop_app.papers.document.text import CellKind, clean, printed, unparted
from tests.papers.reading import pdf_pages


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        (1234567, CellKind.INTEGER, "1.234.567"),
        (-1500, CellKind.INTEGER, "-1.500"),
        (1234, CellKind.ORDINAL, "1234"),
        (date(2026, 3, 5), CellKind.DATE, "05/3/2026"),
        (None, CellKind.TEXT, ""),
        ("Nguye\u0302\u0303n", CellKind.TEXT, "Nguyễn"),
    ],
)
def test_values_are_printed_in_the_office_way(value: str | int | date | None, kind: CellKind, expected: str) -> None:
    assert printed(value, kind) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a\x00\x07b", "ab"), ("a\tb", "a b"), ("a\r\nb", "a\nb"), ("\u200bĐà\ufeff", "Đà"), ("\u00d0à", "Đà")],
)
def test_what_cannot_be_printed_is_left_out(text: str, expected: str) -> None:
    assert clean(text) == expected


@given(st.text(st.characters(exclude_categories=())))
def test_the_quick_way_agrees_with_the_thorough_one(text: str) -> None:
    assert clean(text) == vietnamese.nfc(text.replace("\t", " "))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ngày 05 tháng 01 năm 2026", "ngày_05_tháng_01_năm_2026"),
        ("Quyết định số 12/QĐ-SNgV", "Quyết định số_12/QĐ-SNgV"),
        ("Quyết định số 12/2025/QĐ-UBND", "Quyết định số_12/2025/QĐ-UBND"),
        ("điểm đ khoản 2 Điều 103 và Phụ lục II", "điểm_đ khoản_2 Điều_103 và Phụ_lục_II"),
        ("giai đoạn 2022 - 2030, quý III", "giai đoạn 2022_-_2030, quý_III"),
        ("03 tập thể và 09 cá nhân; 760.000 đồng", "03_tập thể và 09_cá nhân; 760.000_đồng"),
        ("6 tháng đầu năm 2026, từ 90 % trở lên", "6_tháng đầu năm_2026, từ 90_% trở lên"),
        ("số lượng tháng này; điểm mạnh; Điều lệ; 5 đồng chí", "số lượng tháng này; điểm mạnh; Điều lệ; 5_đồng chí"),
        (
            "Biên bản số ……/BB-HĐTĐKT; 23 người, 39 lượt người dự",
            "Biên bản số_……/BB-HĐTĐKT; 23_người, 39_lượt người dự",
        ),
        ("tại Biên bản số ……… ngày ……/……/……;", "tại Biên bản số_……… ngày_……/……/……;"),
        ("của 05 phòng, đơn vị; 07 quyết định; 02 vụ việc", "của 05_phòng, đơn vị; 07_quyết định; 02_vụ việc"),
        ("02/02 kỳ, 02 đúng hạn; giai đoạn 6 tháng", "02/02_kỳ, 02_đúng hạn; giai đoạn 6_tháng"),
    ],
)
def test_numbers_stay_on_the_line_of_their_word(text: str, expected: str) -> None:
    assert unparted(text).replace("\u00a0", "_") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ban kiểm phiếu: Lương Bích Ước (Trưởng ban), Hứa Quốc Đạt", "Lương_Bích_Ước|Hứa_Quốc_Đạt"),
        ("do Nguyễn Thị Hồng Nhung làm chủ tọa", "Nguyễn_Thị_Hồng_Nhung"),
        ("cho Giàng A Páo và Vàng A Sùng Lỳ, Nhóm A", "Giàng_A_Páo|Vàng_A_Sùng_Lỳ"),
        ("Sở Ngoại vụ, Trung tâm Thông tin và Dịch vụ đối ngoại, UBND TỈNH LẠNG SƠN", ""),
    ],
)
def test_the_name_of_a_person_stays_on_one_line(text: str, expected: str) -> None:
    assert [word for word in unparted(text).replace("\u00a0", "_").split(" ") if "_" in word] == [
        f"{name}," if f"{name}," in text.replace(" ", "_") else name for name in expected.split("|") if name
    ]


def test_no_line_of_a_paper_ends_between_a_number_and_its_word() -> None:
    text = "Căn cứ Quyết định số 12/QĐ-UBND ngày 05 tháng 01 năm 2026, điểm a khoản 2 Điều 103; 03 cá nhân. " * 9
    (page,) = pdf_pages(Document(Metadata(""), body=(Paragraph(text),)))
    for fragment in page.fragments:
        assert fragment.text.split()[-1] not in {"số", "ngày", "tháng", "năm", "điểm", "khoản", "Điều", "03"}
