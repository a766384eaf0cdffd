"""Whatever text is typed or pasted: it is kept in one form, and its keys order and find it."""

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.vietnamese import (
    clean_line,
    clean_text,
    fold,
    name_key,
    natural_key,
    nfc,
    search_words,
    sort_key,
)

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028\u2029\ufeff\ud800-\udfff]")

anything = st.text()
words = st.text(VIETNAMESE + VIETNAMESE.upper(), min_size=1, max_size=7)
names = st.lists(words, min_size=1, max_size=5).map(" ".join)


@given(anything)
def test_text_is_composed_and_without_control_signs(text: str) -> None:
    assert "\t" not in clean_line(text) + clean_text(text)
    for cleaned in (nfc(text), clean_line(text), clean_text(text)):
        assert unicodedata.is_normalized("NFC", cleaned)
        assert CONTROL.search(cleaned) is None


@given(anything)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert nfc(nfc(text)) == nfc(text)
    assert clean_line(clean_line(text)) == clean_line(text)
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_text(text)) == clean_line(text)


@given(anything)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert search_words(search_words(text)) == search_words(text)


@given(anything)
def test_keys_are_ascii_so_that_every_database_orders_them_alike(text: str) -> None:
    for key in (sort_key(text), name_key(text), natural_key(text)):
        assert key.isascii()
        assert key.isprintable()


@given(anything)
def test_how_a_text_was_composed_makes_no_difference(text: str) -> None:
    apart = unicodedata.normalize("NFD", text)
    assert nfc(apart) == nfc(text)
    assert (sort_key(apart), name_key(apart), fold(apart)) == (sort_key(text), name_key(text), fold(text))


@given(names, names)
def test_only_texts_that_differ_in_case_or_the_place_of_tones_share_a_key(first: str, other: str) -> None:
    if sort_key(first) == sort_key(other):
        assert fold(first) == fold(other)
    assert (name_key(first) == name_key(other)) == (sort_key(first) == sort_key(other))


@given(names, words)
def test_a_text_stands_before_what_it_begins(text: str, word: str) -> None:
    assert sort_key(text) < sort_key(f"{text} {word}")
    assert natural_key(text) < natural_key(f"{text} {word}")


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_numbers_stand_by_value(first: int, other: int) -> None:
    assert (natural_key(f"Phòng {first}") < natural_key(f"Phòng {other}")) == (first < other)


@given(names)
def test_a_name_is_found_by_the_beginning_of_any_of_its_words_typed_plainly(name: str) -> None:
    words = search_words(name).split()
    for word in name.split():
        typed = fold(word)[:2]
        assert any(word.startswith(typed) for word in words)
