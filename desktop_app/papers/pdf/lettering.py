"""The PDF operators of text and lengths.

reportlab's text object builds each line letter by letter, which takes half of the time of a long list. Here the
operators of short lines, which recur, and of lengths are cached, and other lines are translated at once: reportlab is
asked only once for each letter.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple

from reportlab.lib.rl_accel import escapePDF, fp_str
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

_SHORT: Final = 60
"""The longest line, in letters, that is cached."""
_REMEMBERED: Final = 20_000
_ESCAPED: Final = {code: escapePDF(bytes([code])) for code in range(256)}


class GlyphRun(NamedTuple):
    """Letters of one subset of a face, and the operator that shows them."""

    subset: int
    operator: str


class _OtherSubset(Exception):
    """A letter is not in the first subset of its face."""


class _FirstSubset(dict[int, str]):
    """The letters of a face's first subset in this document, as the operator writes them; more as they are met."""

    def __init__(self, face: str, document: object) -> None:
        super().__init__()
        self._face, self._document = face, document

    def __missing__(self, code: int) -> str:
        ((subset, letter),) = _font(self._face).splitString(chr(code), self._document)
        if subset:
            raise _OtherSubset
        written = self[code] = _ESCAPED[letter[0]]
        return written


class Lettering:
    """The fonts of one document, embedded as subsets."""

    def __init__(self, canvas: Canvas) -> None:
        untyped: Any = canvas
        # reportlab keeps the subsets by document; the canvas has no public name for it.
        self._document = untyped._doc  # noqa: SLF001
        self._shown: dict[tuple[str, str], Sequence[GlyphRun]] = {}
        self._letters: dict[str, _FirstSubset] = {}

    def shown(self, text: str, face: str) -> Sequence[GlyphRun]:
        """Return the glyph runs of `text`, each of one subset."""
        glyph_runs = self._shown.get((text, face))
        if glyph_runs is None:
            glyph_runs = self._glyph_runs(text, face)
            if len(text) <= _SHORT and len(self._shown) < _REMEMBERED:
                self._shown[text, face] = glyph_runs
        return glyph_runs

    def _glyph_runs(self, text: str, face: str) -> Sequence[GlyphRun]:
        letters = self._letters.get(face)
        if letters is None:
            letters = self._letters[face] = _FirstSubset(face, self._document)
        try:
            return [GlyphRun(0, f"({text.translate(letters)}) Tj")] if text else []
        except _OtherSubset:
            return [
                GlyphRun(subset, f"({part.decode('latin-1').translate(_ESCAPED)}) Tj")
                for subset, part in _font(face).splitString(text, self._document)
            ]

    def subset(self, face: str, number: int) -> str:
        """Return the name of a subset of `face`, which adds it to the document."""
        name: str = _font(face).getSubsetInternalName(number, self._document)
        return name


def _font(face: str) -> Any:  # noqa: ANN401
    return pdfmetrics.getFont(face)


@lru_cache(maxsize=4096)
def figure(value: float) -> str:
    """Return a length as PDF text."""
    return str(fp_str(value))
