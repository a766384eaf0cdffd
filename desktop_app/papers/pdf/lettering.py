"""The PDF operators of text and lengths.

reportlab's text object builds each line letter by letter, which takes half of the time of a long list. Here the
operators of short lines, which recur, and of lengths are cached.
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


class Lettering:
    """The fonts of one document, embedded as subsets."""

    def __init__(self, canvas: Canvas) -> None:
        untyped: Any = canvas
        # reportlab keeps the subsets by document; the canvas has no public name for it.
        self._document = untyped._doc  # noqa: SLF001
        self._shown: dict[tuple[str, str], Sequence[GlyphRun]] = {}

    def shown(self, text: str, face: str) -> Sequence[GlyphRun]:
        """Return the glyph runs of `text`, each of one subset."""
        glyph_runs = self._shown.get((text, face))
        if glyph_runs is None:
            glyph_runs = [
                GlyphRun(subset, f"({part.decode('latin-1').translate(_ESCAPED)}) Tj")
                for subset, part in _font(face).splitString(text, self._document)
            ]
            if len(text) <= _SHORT and len(self._shown) < _REMEMBERED:
                self._shown[text, face] = glyph_runs
        return glyph_runs

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
