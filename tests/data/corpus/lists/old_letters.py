"""Texts as old fonts have them, for files of the corpus; the tables are written anew, not taken from the program."""

from typing import Final

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
