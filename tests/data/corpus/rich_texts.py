"""Invented plans as RTF, as word processors write it: numbers and signs in the text, letters as \\u with a number."""

from collections.abc import Sequence

from desktop_app.intake.files.markers import read_marker
from tests.data.corpus.grids import ABOVE, LEFT, Grid

_HEAD = (
    r"{\rtf1\ansi\ansicpg1258\deff0{\fonttbl{\f0\froman\fcharset163 Times New Roman;}{\f1\fnil .VnTime;}}"
    r"{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}}{\*\generator Corpus;}{\info{\title KE HOACH}}"
)


def rich_text(blocks: Sequence[str | Grid]) -> bytes:
    """Return paragraphs and tables as an RTF file."""
    parts = [_HEAD]
    for block in blocks:
        if isinstance(block, str):
            parts.append(_paragraph(block))
        else:
            for row in block:
                cells = ("" if cell in (LEFT, ABOVE) else cell for cell in row)
                parts.append(r"\trowd" + "".join(rf"\cellx{1000 * (place + 1)}" for place in range(len(row))))
                parts.append("".join(rf"\pard\intbl {_signs(cell)}\cell" for cell in cells) + r"\row")
            parts.append(r"\pard")
    return ("\r\n".join(parts) + "}").encode("ascii")


def _paragraph(text: str) -> str:
    marker = read_marker(text)
    if marker is None or "\n" in text:
        return rf"\pard\plain\f0 {_signs(text)}\par"
    number = text[: len(text) - len(marker.rest)].strip()
    return rf"\pard\plain{{\listtext\pard\plain {_signs(number)}\tab}}\f0 {_signs(marker.rest)}\par"


def _signs(text: str) -> str:
    signs = []
    for sign in text:
        if sign == "\n":
            signs.append(r"\line ")
        elif sign in "\\{}":
            signs.append(f"\\{sign}")
        else:
            signs.append(sign if ord(sign) < 128 else rf"\u{ord(sign) if ord(sign) < 32768 else ord(sign) - 65536}?")
    return "".join(signs)
