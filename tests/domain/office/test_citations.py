from datetime import date

import pytest

from desktop_app.domain.office.citations import cited_document, count_words, day_words, is_same_number, recipients_words

DAY = date(2025, 12, 8)


@pytest.mark.parametrize(
    ("typed", "cited"),
    [
        ("144/QĐ-SNgV", "Quyết định số 144/QĐ-SNgV ngày 08/12/2025"),
        ("số 12/2025/NQ-HĐND", "Nghị quyết số 12/2025/NQ-HĐND ngày 08/12/2025"),
        ("52/SNgV-LS", "Công văn số 52/SNgV-LS ngày 08/12/2025"),
        ("Giấy chứng nhận số 3", "Giấy chứng nhận số 3 ngày 08/12/2025"),
        ("Quyết định số 9/QĐ-UBND ngày 04/5/2025", "Quyết định số 9/QĐ-UBND ngày 04/5/2025"),
        ("", ""),
    ],
)
def test_a_document_is_cited_with_its_kind_and_day_however_it_was_typed(typed: str, cited: str) -> None:
    assert cited_document(typed, DAY) == cited


def test_a_day_pads_days_and_the_first_two_months() -> None:
    assert [day_words(date(2026, month, 5)) for month in (2, 3, 11)] == ["05/02/2026", "05/3/2026", "05/11/2026"]


def test_none_is_never_two_zeros() -> None:
    assert [count_words(number) for number in (0, 3, 10, 1250)] == ["0", "03", "10", "1.250"]


def test_a_number_is_the_same_however_it_is_padded_spaced_or_capitalised_but_not_with_another_symbol() -> None:
    assert is_same_number("05/QĐ-SNgV", "5 / qđ-sngv")
    assert not is_same_number("5/QĐ-SNgV", "5/TTr-SNgV")
    assert not is_same_number("5/QĐ-SNgV", "50/QĐ-SNgV")


def test_collectives_come_before_people_and_who_is_counted_twice_is_said_to_be() -> None:
    assert recipients_words(1, 8) == "01 tập thể và 08 cá nhân"
    assert recipients_words(1, 8, twice=(False, True)) == "01 tập thể và 08 lượt cá nhân"
    assert recipients_words(0, 0) == ""
