"""Whatever amount is put into words: another reader gets the same amount back, in every office's words."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.number_words import MOST_IN_WORDS, WORD_CHOICES, WordStyle, money_words, number_words

DIGITS = {word: digit for digit, word in enumerate("không một hai ba bốn năm sáu bảy tám chín".split())} | {
    "mốt": 1,
    "tư": 4,
    "lăm": 5,
}
STYLES = [WordStyle(**dict(zip(WORD_CHOICES, words, strict=True))) for words in product(*WORD_CHOICES.values())]

# most amounts have a few figures and many zeros
amounts = st.integers(0, MOST_IN_WORDS) | st.builds(
    lambda figures, zeros: figures * 10**zeros, st.integers(0, 99_999), st.integers(0, 12)
)
styles = st.sampled_from(STYLES)


def read(words: list[str]) -> int:
    """Read a number back: the last "tỷ" splits it, then triệu, nghìn, trăm, mươi."""
    for names, size in ((("tỷ", "tỉ"), 10**9), (("triệu",), 10**6), (("nghìn", "ngàn"), 10**3), (("trăm",), 100)):
        places = [place for place, word in enumerate(words) if word in names]
        if places:
            return read(words[: places[-1]]) * size + read(words[places[-1] + 1 :])
    words = [word for word in words if word not in ("linh", "lẻ")]
    if "mươi" in words:
        place = words.index("mươi")
        return 10 * read(words[:place]) + read(words[place + 1 :])
    if words[:1] == ["mười"]:
        return 10 + read(words[1:])
    return DIGITS[words[0]] if words else 0


@given(amounts, styles)
def test_words_can_be_read_back(amount: int, style: WordStyle) -> None:
    assert read(number_words(amount, style).split()) == amount


@given(amounts, amounts, styles)
def test_different_amounts_have_different_words(first: int, other: int, style: WordStyle) -> None:
    assert (number_words(first, style) == number_words(other, style)) == (first == other)


@given(amounts, styles)
def test_an_amount_is_one_line_with_a_capital(amount: int, style: WordStyle) -> None:
    words = money_words(amount, style)
    assert words == " ".join(words.split())
    assert words.endswith(" đồng")
    assert words[0].isupper()
    assert words[1:] == words[1:].lower()
