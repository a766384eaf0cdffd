"""Text in the encodings that offices still have: UTF-16, windows-1258, TCVN3, VNI."""

import unicodedata

from desktop_app.intake.files.encodings.letters import OLD_SIGNS, Scheme, to_unicode

_TONES = "\u0300\u0301\u0303\u0309\u0323"


def encoded(text: str, form: str) -> bytes:
    """Return `text` in an encoding of Python, or "tcvn3", "vni"."""
    match form:
        case "tcvn3":
            return _old(text, _tcvn3())
        case "vni":
            return _old(text, _vni())
        case "cp1258":
            return "".join(map(_with_tone_apart, text)).encode("cp1258", "replace")
    return text.encode(form)


def _old(text: str, signs: dict[str, str]) -> bytes:
    ascii_marks = text.translate({ord("–"): "-", ord("“"): '"', ord("”"): '"'})
    return "".join(signs.get(sign, signs.get(sign.lower(), sign)) for sign in ascii_marks).encode("latin-1", "replace")


def _tcvn3() -> dict[str, str]:
    return {to_unicode(sign, Scheme.TCVN3): sign for sign in sorted(OLD_SIGNS[Scheme.TCVN3])}


def _vni() -> dict[str, str]:
    signs = sorted(OLD_SIGNS[Scheme.VNI])
    letters = [*signs, *(letter + sign for letter in "aeouyAEOUYôöÔÖ" for sign in signs)]
    return {
        made: sign for sign in reversed(letters) if len(made := to_unicode(sign, Scheme.VNI)) == 1 and made != sign
    } | {"ô": "oâ", "Ô": "OÂ", "â": "aâ", "Â": "AÂ", "ê": "eâ", "Ê": "EÂ"}


def _with_tone_apart(sign: str) -> str:
    parts = unicodedata.normalize("NFD", sign)
    tones = "".join(part for part in parts if part in _TONES)
    return unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES)) + tones
