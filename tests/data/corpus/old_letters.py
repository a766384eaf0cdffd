"""Text as old fonts and encodings have it, for files of the corpus: TCVN3, VNI, windows-1258, UTF-16.

The tables are written anew, not taken from the program.
"""

import unicodedata
from typing import Final

_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
_ASCII_MARKS: Final = str.maketrans({"–": "-", "“": '"', "”": '"'})
# TCVN3: the codes of its letters as a standard of 1993 gives them.
_TCVN3: Final = dict(zip(
    "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
    "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
    strict=True,
))  # fmt: skip
_VNI_ROWS: Final = (
    "à aø á aù ả aû ã aõ ạ aï ă aê ằ aè ắ aé ẳ aú ẵ aü ặ aë â aâ ầ aà ấ aá ẩ aå ẫ aã ậ aä đ ñ è eø é eù ẻ eû ẽ eõ ẹ eï "
    "ê eâ ề eà ế eá ể eå ễ eã ệ eä ỉ æ ĩ ó ị ò ò oø ó où ỏ oû õ oõ ọ oï ô oâ ồ oà ố oá ổ oå ỗ oã ộ oä ơ ô ờ ôø ớ ôù "
    "ở ôû ỡ ôõ ợ ôï ù uø ú uù ủ uû ũ uõ ụ uï ư ö ừ öø ứ öù ử öû ữ öõ ự öï ỳ yø ý yù ỷ yû ỹ yõ ỵ î"
).split()
_VNI: Final = dict(zip(_VNI_ROWS[::2], _VNI_ROWS[1::2], strict=True))


def in_tcvn3(text: str) -> str:
    """Return a text in TCVN3; capitals with a tone become small letters, as in a font of capitals."""
    return "".join(_TCVN3.get(sign, _TCVN3.get(sign.lower(), sign)) for sign in text)


def in_vni(text: str) -> str:
    """Return a text in VNI."""
    return "".join(_VNI.get(sign) or _VNI.get(sign.lower(), "").upper() or sign for sign in text)


def tones_apart(text: str) -> str:
    """Return a text as windows-1258 has it: the tone behind the letter."""
    signs = []
    for sign in text:
        parts = unicodedata.normalize("NFD", sign)
        letter = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
        signs.append(letter + "".join(part for part in parts if part in _TONES))
    return "".join(signs)


def encoded(text: str, form: str) -> bytes:
    """Return `text` in an encoding of Python, or "tcvn3", "vni"."""
    match form:
        case "tcvn3":
            return in_tcvn3(text.translate(_ASCII_MARKS)).encode("latin-1", "replace")
        case "vni":
            return in_vni(text.translate(_ASCII_MARKS)).encode("latin-1", "replace")
        case "cp1258":
            return tones_apart(text).encode("cp1258", "replace")
    return text.encode(form)
