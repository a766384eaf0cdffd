"""WordprocessingML as text: runs, paragraphs and cells. For long tables text is many times faster than a tree."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from desktop_app.papers.document.layout import PT_PER_MM
from desktop_app.papers.document.model import Align
from desktop_app.papers.document.text import clean

TAB = "<w:r><w:tab/></w:r>"
"""A run that goes to the next tab stop."""

_ALIGN = {Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right", Align.JUSTIFY: "both"}


TWIPS_PER_MM = PT_PER_MM * 20
"""Word's unit of length is a twentieth of a point."""


def twips(mm: float) -> int:
    """Return `mm` in Word's unit."""
    return round(mm * TWIPS_PER_MM)


@dataclass(frozen=True, slots=True)
class RunStyle:
    """The formatting of a run; `size_pt` 0 leaves the size of the style."""

    size_pt: float = 0
    bold: bool = False
    italic: bool = False

    def xml(self) -> str:
        """Return the run's properties, "" for none."""
        size = round(self.size_pt * 2)
        marks = "<w:b/><w:bCs/>" * self.bold + "<w:i/><w:iCs/>" * self.italic
        marks += f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' * bool(size)
        return f"<w:rPr>{marks}</w:rPr>" if marks else ""


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """The formatting of a paragraph: spacings in pt, indents in mm; `line_pt` > 0 fixes the height of its lines.

    A `first_line` < 0 hangs to the left of the other lines. `level` is that of a heading, 0 for none. `dots_to` > 0 is
    where the dots of a TAB end, `bottom_dashed` a line to cut along. With `keep_lines` all its lines are on one page.
    An empty paragraph is as high as letters of `mark`.
    """

    align: Align = Align.LEFT
    style: str = ""
    before_pt: float = 0
    after_pt: float = 0
    line_pt: float = 0
    left: float = 0
    right: float = 0
    first_line: float = 0
    keep_next: bool = False
    top_rule_pt: float = 0
    level: int = 0
    dots_to: float = 0
    bottom_dashed: bool = False
    keep_lines: bool = False
    mark: RunStyle = RunStyle()

    def xml(self) -> str:
        """Return the paragraph's properties, in the order the schema wants."""
        parts = [f'<w:pStyle w:val="{self.style}"/>' * bool(self.style), "<w:keepNext/>" * self.keep_next]
        parts += ["<w:keepLines/>"] * self.keep_lines
        if self.top_rule_pt:
            width = max(2, round(self.top_rule_pt * 8))
            parts.append(f'<w:pBdr><w:top w:val="single" w:sz="{width}" w:space="0" w:color="000000"/></w:pBdr>')
        if self.bottom_dashed:
            parts.append('<w:pBdr><w:bottom w:val="dashed" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>')
        if self.dots_to:
            parts.append(f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{twips(self.dots_to)}"/></w:tabs>')
        if self.before_pt or self.after_pt or self.line_pt:
            exact = f' w:line="{round(self.line_pt * 20)}" w:lineRule="exact"' * bool(self.line_pt)
            before, after = round(self.before_pt * 20), round(self.after_pt * 20)
            parts.append(f'<w:spacing w:before="{before}" w:after="{after}"{exact}/>')
        if self.left or self.right or self.first_line:
            left, right, first = twips(self.left), twips(self.right), twips(abs(self.first_line))
            side = "hanging" if self.first_line < 0 else "firstLine"
            parts.append(f'<w:ind w:left="{left}" w:right="{right}" w:{side}="{first}"/>')
        parts.append(f'<w:jc w:val="{_ALIGN[self.align]}"/>')
        if self.level:
            parts.append(f'<w:outlineLvl w:val="{self.level - 1}"/>')
        parts.append(self.mark.xml())
        return f"<w:pPr>{''.join(parts)}</w:pPr>"


_NUMBER = re.compile(r"[^\W_]*/[^\W_]+(?:-[^\W_]+)+")
"""Number and symbol of a document ("18/QĐ-SNgV"), also while the number is still blank."""
_UNBROKEN_HYPHEN = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'


def _unbroken(number: re.Match[str]) -> str:
    return number.group().replace("-", _UNBROKEN_HYPHEN)


def words(text: str) -> str:
    """Return the text of a run, cleaned and escaped, a line break for each "\\n"; no line ends within a number."""
    return clean_words(clean(text))


def clean_words(text: str) -> str:
    """Return the text of a run, as `words` does, for a text that is clean."""
    if "&" in text or "<" in text or ">" in text:
        text = escape(text)
    if "\n" in text:
        text = text.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    if "-" in text and "/" in text:
        text = _NUMBER.sub(_unbroken, text)
    return f'<w:t xml:space="preserve">{text}</w:t>'


def run(text: str, run_style: RunStyle) -> str:
    """Return a run, "" for no text."""
    return f"<w:r>{run_style.xml()}{words(text)}</w:r>" if text else ""


def paragraph(content: str, style: ParagraphStyle) -> str:
    """Return a paragraph of runs."""
    return f"<w:p>{style.xml()}{content}</w:p>"


def rule(room: float, length: float, rule_pt: float, keep_next: bool = True) -> str:
    """Return a line `length` long in the middle of `room`: the upper border of a paragraph of almost no height."""
    side = max(0.0, (room - length) / 2)
    style = ParagraphStyle(before_pt=3, line_pt=3, left=side, right=side, keep_next=keep_next, top_rule_pt=rule_pt)
    return paragraph("", style)


def cell(content: str, width: int, more: str = "") -> str:
    """Return a cell of paragraphs, `width` twips wide; `more` are further properties in the schema's order."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{more}</w:tcPr>{content}</w:tc>'


def plain_table(rows: str, widths: Sequence[int]) -> str:
    """Return a table without borders and padding: the frame of letterhead and signatures."""
    no_padding = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{no_padding}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def plain_row(contents: Sequence[str], widths: Sequence[int]) -> str:
    """Return a row of `plain_table`, not broken across pages."""
    cells = "".join(map(cell, contents, widths))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"
