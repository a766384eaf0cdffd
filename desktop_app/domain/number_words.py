"""Numbers and money in Vietnamese words, as decisions and payment lists print them: "Bảy trăm sáu mươi nghìn đồng"."""

from dataclasses import dataclass

from desktop_app.domain.errors import InvalidRecord

MOST_IN_WORDS = 10**18 - 1
"""The greatest number that can be written in words."""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_MILLIARD = 10**9


@dataclass(frozen=True, slots=True)
class WordStyle:
    """The words for which usage differs between offices; the defaults are those of official papers in the North."""

    gap: str = "linh"
    """Before a digit whose tens are zero: "linh" or "lẻ"."""
    four: str = "tư"
    """For 4 after twenty and more: "tư" or "bốn"."""
    thousand: str = "nghìn"
    """ "nghìn" or "ngàn"."""
    milliard: str = "tỷ"
    """ "tỷ" or "tỉ"."""

    def checked(self) -> "WordStyle":
        """Return the style. Raises InvalidRecord naming the field if its word is not one of the choices."""
        for field, words in WORD_CHOICES.items():
            if getattr(self, field) not in words:
                raise InvalidRecord(f"Chỉ chọn “{words[0]}” hoặc “{words[1]}”.", field)
        return self


WORD_CHOICES = {
    "gap": ("linh", "lẻ"),
    "four": ("tư", "bốn"),
    "thousand": ("nghìn", "ngàn"),
    "milliard": ("tỷ", "tỉ"),
}
"""The words to choose from, by field of WordStyle, the default first."""

OFFICIAL = WordStyle()


def number_words(number: int, style: WordStyle = OFFICIAL) -> str:
    """Return a whole number in words, in lower case. Raises InvalidRecord below zero and above MOST_IN_WORDS."""
    if not 0 <= number <= MOST_IN_WORDS:
        raise InvalidRecord("Chỉ đọc thành chữ số tiền từ 0 đến dưới một tỷ tỷ đồng.", "amount")
    return " ".join(_words(number, style)) if number else _DIGITS[0]


def money_words(amount: int, style: WordStyle = OFFICIAL) -> str:
    """Return an amount in đồng as printed after "Bằng chữ:", capitalised and with "đồng" at the end."""
    words = number_words(amount, style)
    return f"{words[0].upper()}{words[1:]} đồng"


def _words(number: int, style: WordStyle) -> list[str]:
    # Above a milliard the count of milliards is read like any number: một nghìn tỷ, hai triệu tỷ.
    milliards, rest = divmod(number, _MILLIARD)
    words = [*_words(milliards, style), style.milliard] if milliards else []
    for size, name in ((10**6, "triệu"), (10**3, style.thousand), (1, "")):
        group, rest = divmod(rest, size)
        if group:
            words += _group_words(group, style, follows=bool(words))
            words += [name] if name else []
    return words


def _group_words(group: int, style: WordStyle, *, follows: bool) -> list[str]:
    # 1 to 999; after a higher group the hundreds are read even when they are zero.
    hundreds, rest = divmod(group, 100)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or follows else []
    tens, ones = divmod(rest, 10)
    if tens:
        words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    elif ones and words:
        words.append(style.gap)
    if ones:
        words.append(_ones_word(ones, tens, style))
    return words


def _ones_word(ones: int, tens: int, style: WordStyle) -> str:
    if ones == 5 and tens:
        return "lăm"
    if tens > 1 and ones == 1:
        return "mốt"
    return style.four if tens > 1 and ones == 4 else _DIGITS[ones]
