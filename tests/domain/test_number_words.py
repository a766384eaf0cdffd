"""Money in words: the table of expected wordings, the words offices differ about, and what is not read."""

import pytest

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.number_words import MOST_IN_WORDS, WORD_CHOICES, WordStyle, money_words, number_words

SOUTHERN = WordStyle(gap="lẻ", four="bốn", thousand="ngàn", milliard="tỉ")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (4, "bốn"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (104, "một trăm linh bốn"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (111, "một trăm mười một"),
        (115, "một trăm mười lăm"),
        (1_000, "một nghìn"),
        (1_001, "một nghìn không trăm linh một"),
        (1_010, "một nghìn không trăm mười"),
        (1_021, "một nghìn không trăm hai mươi mốt"),
        (10_000, "mười nghìn"),
        (21_000, "hai mươi mốt nghìn"),
        (760_000, "bảy trăm sáu mươi nghìn"),
        (1_000_005, "một triệu không trăm linh năm"),
        (1_520_000, "một triệu năm trăm hai mươi nghìn"),
        (2_530_000, "hai triệu năm trăm ba mươi nghìn"),
        (2_005_000, "hai triệu không trăm linh năm nghìn"),
        (10**9, "một tỷ"),
        (1_050_000_005, "một tỷ không trăm năm mươi triệu không trăm linh năm"),
        (1_000_000_000_000, "một nghìn tỷ"),
        (1_000_000_001_000_000, "một triệu tỷ không trăm linh một triệu"),
        (2_003_000_000_000, "hai nghìn không trăm linh ba tỷ"),
    ],
)
def test_numbers_are_read_as_official_papers_write_them(number: int, words: str) -> None:
    assert number_words(number) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (101, "một trăm lẻ một"),
        (24, "hai mươi bốn"),
        (1_001, "một ngàn không trăm lẻ một"),
        (3 * 10**9, "ba tỉ"),
    ],
)
def test_an_office_has_its_own_words(number: int, words: str) -> None:
    assert number_words(number, SOUTHERN.checked()) == words


def test_the_first_word_of_an_amount_has_a_capital_and_dong_ends_it() -> None:
    assert money_words(300_000) == "Ba trăm nghìn đồng"
    assert money_words(0) == "Không đồng"
    assert money_words(1_520_000, SOUTHERN) == "Một triệu năm trăm hai mươi ngàn đồng"


@pytest.mark.parametrize("number", [-1, MOST_IN_WORDS + 1])
def test_what_lies_outside_is_refused(number: int) -> None:
    with pytest.raises(InvalidRecord) as refused:
        number_words(number)
    assert refused.value.field == "amount"


@pytest.mark.parametrize("field", WORD_CHOICES)
def test_no_other_word_is_taken(field: str) -> None:
    with pytest.raises(InvalidRecord) as refused:
        WordStyle(**{field: "mớ"}).checked()
    assert refused.value.field == field


def test_the_defaults_come_first() -> None:
    assert {field: words[0] for field, words in WORD_CHOICES.items()} == {
        field: getattr(WordStyle(), field) for field in WORD_CHOICES
    }
