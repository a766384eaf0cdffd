"""The text of a file that says nothing of its encoding: UTF-8, UTF-16, windows-1258, or old letters of one byte."""

import codecs
from typing import Final

from desktop_app.domain.vietnamese import nfc
from desktop_app.intake.files.containers import looks_binary
from desktop_app.intake.files.encodings.letters import Scheme, to_unicode
from desktop_app.intake.files.encodings.looks import syllables_in

_SAMPLE: Final = 200_000
_HEAD: Final = 4096


def decoded(data: bytes) -> tuple[str, Scheme | None] | None:
    """Return the text of these bytes, None if they are none.

    With a scheme the signs are as they stood, one for each byte, and the whole text is in old letters.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _if_text(data, "utf-16")
    if b"\x00" in data[:_HEAD]:
        # Latin letters and delimiters of UTF-16 have their zero byte after (LE) or before (BE) the letter.
        little = data[1:_HEAD:2].count(0) >= data[:_HEAD:2].count(0)
        return _if_text(data, "utf-16-le" if little else "utf-16-be")
    if (text := _if_text(data, "utf-8-sig")) is not None:
        return text
    scheme = _scheme(data[:_SAMPLE])
    if scheme is None:
        return _if_text(data, "cp1258")
    read = _if_text(data, "latin-1")
    return None if read is None else (read[0], scheme)


def _if_text(data: bytes, encoding: str) -> tuple[str, Scheme | None] | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if looks_binary(text) else (text, None)


def _scheme(sample: bytes) -> Scheme | None:
    """Return in which old letters bytes are that are no UTF-8, None for windows-1258."""
    signs = sample.decode("latin-1")
    shares = {scheme: syllables_in(to_unicode(signs, scheme)) for scheme in Scheme}
    best = max(Scheme, key=lambda scheme: shares[scheme])
    return best if shares[best] > syllables_in(nfc(sample.decode("cp1258", "replace"))) else None
