"""Vietnamese text: kept in one form, in the order of the dictionaries, found with and without accents."""

import unicodedata
from itertools import permutations

import pytest

from desktop_app.domain import vietnamese
from desktop_app.domain.vietnamese import (
    clean_line,
    clean_text,
    fold,
    natural_key,
    nfc,
    quoted,
    search_words,
    sort_key,
)

LETTERS = "a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y".split()
TONES = "ma mà mả mã má mạ".split()


def in_order(words: list[str], key: str = "sort_key") -> list[str]:
    return sorted(words, key=getattr(vietnamese, key))


def test_letters_stand_in_the_order_of_the_alphabet() -> None:
    assert in_order(list(reversed(LETTERS))) == LETTERS


def test_foreign_letters_stand_where_the_latin_alphabet_has_them() -> None:
    assert in_order(["z", "w", "x", "f", "e", "g", "j", "i", "k", "v"]) == "e f g i j k v w x z".split()


def test_tones_stand_in_the_order_of_the_dictionaries() -> None:
    assert in_order(list(reversed(TONES))) == TONES


def test_tones_are_weighed_after_the_letters_of_their_own_syllable() -> None:
    assert in_order(["mạ", "mai", "ma", "man"]) == ["ma", "mạ", "mai", "man"]


def test_syllables_are_weighed_one_after_the_other() -> None:
    assert in_order(["má an", "ma xa", "ma"]) == ["ma", "ma xa", "má an"]


@pytest.mark.parametrize(
    ("first", "other"),
    [("hoà", "hòa"), ("thuý", "thúy"), ("HOÀ", "hòa"), ("Quý", "qúy"), ("khoẻ", "khỏe"), ("Nguyễn", "NGUYỄN")],
)
def test_the_place_of_a_tone_and_the_case_make_no_difference(first: str, other: str) -> None:
    assert sort_key(first) == sort_key(other)
    assert fold(first) == fold(other)


def test_names_that_ascii_order_puts_after_z_stand_at_their_place() -> None:
    assert in_order(["Zoan", "Ước", "Đức", "Ân", "Ánh", "Dũng", "Anh"]) == [
        "Anh", "Ánh", "Ân", "Dũng", "Đức", "Ước", "Zoan",
    ]  # fmt: skip


def test_people_stand_by_given_name_then_family_name_then_middle_names() -> None:
    names = ["Vi Văn An", "Bế Thị An", "Bế Đình An", "Lộc An", "Chu Thị Ánh", "An Văn Bình", "Oanh"]
    wanted = ["Bế Đình An", "Bế Thị An", "Lộc An", "Vi Văn An", "Chu Thị Ánh", "An Văn Bình", "Oanh"]
    for start in permutations(names[:4]):
        assert in_order([*names[4:], *start], "name_key") == wanted


def test_of_two_first_parts_the_one_without_middle_name_comes_first() -> None:
    assert in_order(["Bế Thị An", "Bế An"], "name_key") == ["Bế An", "Bế Thị An"]


@pytest.mark.parametrize(
    "wanted",
    [
        ["Phòng 2", "Phòng 10", "Phòng 101"],
        ["Tổ 2", "Tổ 2A", "Tổ 10A"],
        ["Khối 01", "Khối 2", "Khối 03"],
        ["Phòng Á", "Phòng B"],
        ["9", "Phòng"],
        ["Chi bộ", "Chi bộ 1", "Chi đoàn"],
    ],
)
def test_numbers_in_names_of_units_stand_by_value(wanted: list[str]) -> None:
    assert in_order(wanted[::-1], "natural_key") == wanted


def test_figures_of_other_scripts_are_figures_too() -> None:
    assert natural_key("Phòng ٣") == natural_key("Phòng 3")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đặng Ngọc Ánh", "dang ngoc anh"),
        ("ĐƯỜNG", "duong"),
        ("Ð\u1ea1t", "dat"),  # with the Icelandic letter
        ("  nhiều \u00a0 khoảng\ttrắng ", "nhieu khoang trang"),
        (unicodedata.normalize("NFD", "Nguyễn"), "nguyen"),
        ("zero\u200bwidth", "zerowidth"),
        ("", ""),
    ],
)
def test_folded_text_is_what_is_typed_without_a_vietnamese_keyboard(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_the_icelandic_letter_becomes_the_vietnamese_one() -> None:
    assert nfc("\u00d0\u1eb7ng") == "Đặng"
    assert clean_line("\u00f0ồng") == "đồng"


@pytest.mark.parametrize("text", ["Nguyễn", "Ước", "Đặng Thị Hồng Ngọc", "quýt"])
def test_decomposed_text_becomes_composed(text: str) -> None:
    apart = unicodedata.normalize("NFD", text)
    assert apart != text
    assert nfc(apart) == clean_line(apart) == clean_text(apart) == text


@pytest.mark.parametrize("sign", ["\u200b", "\u200d", "\ufeff", "\u00ad", "\x00", "\x1b", "\x7f", "\x9f", "\ud800"])
def test_what_cannot_be_seen_is_left_out(sign: str) -> None:
    assert clean_line(f"Phòng{sign} Lễ tân") == "Phòng Lễ tân"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c", "\x85"])
def test_every_kind_of_line_end_parts_lines_and_words(end: str) -> None:
    assert clean_text(f"một{end}hai") == "một\nhai"
    assert clean_line(f"một{end}hai") == "một hai"


def test_a_text_keeps_its_paragraphs_and_no_more() -> None:
    assert clean_text(" \n\n  một   dòng \t\n\n\n\n hai \n \n") == "một dòng\n\nhai"


def test_search_words_hold_each_word_once() -> None:
    assert search_words("Phòng Quản lý", "phòng biên giới (2026-H1)") == "phong quan ly bien gioi 2026 h1"
    assert search_words("–", "…") == ""


def test_marks_within_quotation_marks_are_the_inner_ones() -> None:
    assert quoted("Thêm đơn vị “Văn phòng”") == "“Thêm đơn vị ‘Văn phòng’”"
