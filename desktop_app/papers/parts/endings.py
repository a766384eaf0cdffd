"""How the text of a paper and of its annexes ends: with "./." (Nghị định 30/2020/NĐ-CP, Phụ lục III)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop_app.papers.document.model import Paragraph, Section
from desktop_app.papers.document.wording import THE_END


def ended_text(blocks: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the blocks, the last ending in "./." as a paper does."""
    *before, last = blocks
    return (*before, replace(last, text=_ended(last.text)))


def ended_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the lines below a table, the last ending in "./."."""
    return (*lines[:-1], *map(_ended, lines[-1:]))


def ended_annex(annex: Section) -> Section:
    """Return an annex with "./." at its end: its last line, its last paragraph, or a line of its own below a table."""
    closing, last = annex.closing, annex.body[-1] if annex.body else None
    if not closing.lines and isinstance(last, Paragraph):
        return replace(annex, body=(*annex.body[:-1], *ended_text((last,))))
    return replace(annex, closing=replace(closing, lines=ended_lines(closing.lines or ("",))))


def _ended(line: str) -> str:
    return f"{line.removesuffix(THE_END).rstrip(' .;')}{THE_END}"
