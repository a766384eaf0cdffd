from datetime import date

import pytest

from desktop_app.papers.document.wording import cited, cited_article, date_in_words, document_number, place_and_date


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 1, 5), "ngày 05 tháng 01 năm 2026"),
        (date(2026, 2, 10), "ngày 10 tháng 02 năm 2026"),
        (date(2026, 6, 29), "ngày 29 tháng 6 năm 2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (date(2026, 11, 20), "ngày 20 tháng 11 năm 2026"),
    ],
)
def test_only_small_days_and_the_first_two_months_take_a_zero(day: date, expected: str) -> None:
    assert date_in_words(day, 2000).replace("\u00a0", " ") == expected


def test_a_date_given_after_signing_is_a_blank_that_does_not_break() -> None:
    text = place_and_date("Sơn Hạ", None, 2026)
    assert text.split() == ["Sơn", "Hạ,", "ngày", "tháng", "năm", "2026"]
    assert text.split(" ") == ["Sơn", "Hạ,", text.removeprefix("Sơn Hạ, ")]


@pytest.mark.parametrize(
    ("number", "expected"),
    [("5", "05/TTr-SNgV"), ("15", "15/TTr-SNgV"), ("7a", "7a/TTr-SNgV"), ("8/TTr-VP", "8/TTr-VP")],
)
def test_numbers_below_ten_take_a_zero(number: str, expected: str) -> None:
    assert document_number(number, "TTr-SNgV") == expected


def test_a_number_given_after_signing_is_a_blank() -> None:
    assert document_number("", "TTr-SNgV").replace("\u00a0", " ") == "        /TTr-SNgV"


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        (
            "Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15 tháng 6 năm 2022 của Quốc hội",
            "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
        ),
        ("Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;", "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;"),
        (
            "Luật Tổ chức chính quyền địa phương, số: 72/2025/QH15, ngày 16/6/2025 của Quốc hội khóa XV.",
            "Luật Tổ chức chính quyền địa phương, ngày 16/6/2025.",
        ),
        (
            "Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân ngày 20 tháng 11 năm 2015",
            "Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân ngày 20 tháng 11 năm 2015",
        ),
        (
            "Pháp lệnh số 05/2020/UBTVQH14 ngày 01 tháng 6 năm 2020 của Ủy ban thường vụ Quốc hội",
            "Pháp lệnh ngày 01 tháng 6 năm 2020",
        ),
        (
            "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ",
            "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ",
        ),
        ("Căn cứ Nghị quyết số 10/2025/QH15 của Quốc hội", "Căn cứ Nghị quyết số 10/2025/QH15 của Quốc hội"),
    ],
)
def test_a_law_is_cited_by_name_and_date_without_its_number(basis: str, expected: str) -> None:
    assert cited(basis) == expected


@pytest.mark.parametrize(
    ("article", "reads"),
    [
        (
            "Quyết định 1338/QĐ-UBND ngày 17/7/2018 của UBND tỉnh Lạng Sơn",
            "Quyết định số 1338/QĐ-UBND ngày 17 tháng 7 năm 2018 của UBND tỉnh Lạng Sơn",
        ),
        ("Công văn 5/SNV ngày 31/2/2024", "Công văn số 5/SNV ngày 31 tháng 02 năm 2024"),
        ("Nghị định 98/2023/NĐ-CP, Điều 30 khoản 7", "khoản 7 Điều 30 Nghị định số 98/2023/NĐ-CP"),
    ],
)
def test_an_act_is_cited_in_a_text_with_its_day_in_words(article: str, reads: str) -> None:
    assert cited_article(article) == reads
