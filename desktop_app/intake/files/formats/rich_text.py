"""The text of an RTF file: its paragraphs with the numbers that its writer stored, the rows of its tables with tabs.

Only what stands in the text counts: groups of fonts, styles, pictures and fields' instructions are passed over. Signs
outside ASCII come as \\u with a number, or as bytes of the code page of their font.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from desktop_app.intake.files.encodings.letters import FontLetters, letters_of_font, to_unicode

_TOKEN: Final = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<figure>-?\d{1,10})? ?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z'])"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\"
)
_PASSED_OVER: Final = frozenset(
    b"colortbl stylesheet info pict object fldinst header headerl headerr headerf footer footerl footerr footerf "
    b"footnote annotation bkmkstart bkmkend listtable listoverridetable rsidtbl generator themedata colorschememapping "
    b"datastore latentstyles xmlnstbl datafield template nonshppict private filetbl revtbl pntext".split()
)
_SIGNS: Final = {
    b"par": "\n",
    b"sect": "\n",
    b"page": "\n",
    b"line": "\v",
    b"tab": "\t",
    b"row": "\r",
    b"nestrow": "\r",
    b"cell": "\x1f",
    b"nestcell": "\x1f",
    b"emdash": "—",
    b"endash": "–",
    b"bullet": "•",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
}
_CHARSETS: Final = {163: "cp1258", 238: "cp1250", 204: "cp1251", 161: "cp1253", 162: "cp1254", 134: "gbk"}
_DEEPEST: Final = 1000


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds within a group: whether it is passed over, how many signs follow a \\u, the font."""

    hidden: bool = False
    passed: int = 1
    font: int = 0


@dataclass(slots=True)
class _Font:
    charset: int = 0
    name: str = ""


def rtf_text(content: bytes) -> str:
    """Return the text of an RTF file: paragraphs end with a line break, cells with \\x1f, rows with \\r.

    Raises ValueError if groups are nested too deeply.
    """
    return "".join(_Reader().pieces(content))


class _Reader:
    def __init__(self) -> None:
        self._groups = [_Group()]
        self._fonts: dict[int, _Font] = {}
        self._codepage = "cp1252"
        self._skip = 0
        self._in_fonts = 0
        self._font = _Font()
        self._old = bytearray()
        self._old_letters: FontLetters | None = None

    def pieces(self, content: bytes) -> Iterator[str]:
        """Yield the text piece by piece."""
        starts = False
        for token in _TOKEN.finditer(content):
            if self._old and token["byte"] is None and token["text"] is None:
                yield self._old_text()
            if brace := token["brace"]:
                self._brace(brace)
                starts = brace == b"{"
                continue
            word = token["word"]
            if token["sign"] == b"*" and starts:
                # A destination that older readers do not know.
                self._groups[-1] = replace(self._groups[-1], hidden=True)
            elif word is not None:
                yield self._word(word, token["figure"], starts)
            elif not self._groups[-1].hidden or self._in_fonts:
                yield self._text(token)
            starts = starts and token["text"] is None
        yield self._old_text()

    def _old_text(self) -> str:
        """Return what was gathered in old letters, of which several bytes may make one."""
        letters, text = self._old_letters, self._old.decode("latin-1")
        self._old.clear()
        return to_unicode(text, letters.scheme, letters.capitals) if letters else text

    def _brace(self, brace: bytes) -> None:
        if brace == b"{":
            if len(self._groups) > _DEEPEST:
                raise ValueError("groups too deep")
            self._groups.append(self._groups[-1])
        elif len(self._groups) > 1:
            self._groups.pop()
            if len(self._groups) < self._in_fonts:
                self._in_fonts = 0
        self._skip = 0

    def _word(self, word: bytes, figure: bytes | None, starts: bool) -> str:
        group = self._groups[-1]
        number = int(figure) if figure else 0
        if word == b"fonttbl":
            self._in_fonts = len(self._groups)
            self._groups[-1] = replace(group, hidden=True)
        elif word in _PASSED_OVER and starts:
            self._groups[-1] = replace(group, hidden=True)
        elif word in (b"listtext", b"shptxt") and starts and len(self._groups) > 1:
            # The number of a paragraph, the text of a box: shown, though it is a destination of its own.
            self._groups[-1] = replace(group, hidden=self._groups[-2].hidden and word != b"shptxt")
        elif word == b"f":
            self._choose_font(number)
        elif word == b"fcharset" and self._in_fonts:
            self._font.charset = number
        elif word == b"uc":
            self._groups[-1] = replace(group, passed=min(max(number, 0), 8))
        elif word == b"ansicpg":
            self._codepage = _codepage(number)
        elif word == b"plain":
            self._groups[-1] = replace(group, font=0)
        elif not group.hidden:
            return self._sign(word, number)
        return ""

    def _choose_font(self, number: int) -> None:
        if self._in_fonts:
            self._font = self._fonts[number] = _Font()
        self._groups[-1] = replace(self._groups[-1], font=number)

    def _sign(self, word: bytes, number: int) -> str:
        if word == b"u":
            self._skip = self._groups[-1].passed
            return chr(number % 0x10000)
        return _SIGNS.get(word, "")

    def _text(self, token: re.Match[bytes]) -> str:
        if token["sign"] is not None:
            return {b"~": "\u00a0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}"}.get(token["sign"], "")
        if token["byte"] is None and token["text"] is None:
            return ""
        content = bytes.fromhex(token["byte"].decode()) if token["byte"] else token["text"]
        passed = min(self._skip, len(content))
        self._skip -= passed
        content = content[passed:]
        if self._in_fonts:
            self._font.name += content.decode(self._codepage, "replace").strip(";")
            return ""
        font = self._fonts.get(self._groups[-1].font)
        letters = letters_of_font(font.name) if font else None
        if letters:
            self._old_letters = letters
            self._old += content
            return ""
        return content.decode(_CHARSETS.get(font.charset, self._codepage) if font else self._codepage, "replace")


def _codepage(number: int) -> str:
    name = f"cp{number}"
    try:
        "".encode(name)
    except LookupError:
        return "cp1252"
    return name
