"""Invented plans as Word documents: as they stand, numbered by Word itself, or with tracked changes."""

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from desktop_app.intake.files.markers import Rank, read_marker
from tests.data.corpus.grids import ABOVE, LEFT, Grid, merged_cells

_LEVELS = (("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "-"), ("bullet", "+"))
_DEPTHS = {Rank.ROMAN: 0, Rank.NUMBER: 1, Rank.LETTER: 2, Rank.DASH: 3, Rank.PLUS: 4}
_LIST = 71


def write_word(path: Path, blocks: Sequence[str | Grid], form: str = "") -> None:
    """Write paragraphs and tables as a Word document; `form` is "numbered" (by Word itself), "tracked" or nothing."""
    document = docx.Document() if form == "numbered" else docx.Document(BytesIO(_plain_document()))
    if form == "numbered":
        _add_list(document)
    before: str | Grid = ""
    for block in blocks:
        if isinstance(block, str):
            _add_paragraph(document, block, form)
        else:
            if not isinstance(before, str):
                document.add_paragraph("")  # else Word would make one table of both
            _add_table(document, block)
        before = block
    document.save(str(path))


@cache
def _plain_document() -> bytes:
    """Return an empty document with the styles that plans use alone: all that Word knows takes most of the time."""
    document = docx.Document()
    styles = document.styles.element
    for style in list(styles.style_lst):
        if style.name_val not in ("Normal", "Default Paragraph Font", "Normal Table", "Table Grid"):
            styles.remove(style)
    for owner in (document.part, document.part.package):
        for key, relation in list(owner.rels.items()):
            if not relation.reltype.endswith(("/styles", "/officeDocument", "/settings")):
                owner.rels.pop(key)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _add_paragraph(document: Any, text: str, form: str) -> None:  # noqa: ANN401 - python-docx's document
    marker = read_marker(text) if form == "numbered" else None
    depth = _DEPTHS.get(Rank(marker.rank)) if marker and marker.rank in _DEPTHS else None
    if marker and depth is not None:
        paragraph = document.add_paragraph(marker.rest)
        numbers = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{_LIST}"/></w:numPr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(numbers))  # noqa: SLF001 - python-docx sets no numbers
        return
    paragraph = document.add_paragraph("" if form == "tracked" else text)
    if form == "tracked":
        half = len(text) // 2
        for change, words in (("", text[:half]), ("del", " cũ"), ("ins", text[half:])):
            run = f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'
            whole = f'<w:{change} w:id="1" w:author="A" {nsdecls("w")}>{run}</w:{change}>' if change else ""
            paragraph._p.append(parse_xml(whole or run.replace("<w:r>", f"<w:r {nsdecls('w')}>")))  # noqa: SLF001


def _add_list(document: Any) -> None:  # noqa: ANN401
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        '<w:lvlJc w:val="left"/></w:lvl>'
        for depth, (form, text) in enumerate(_LEVELS)
    )
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{_LIST}"><w:multiLevelType w:val="multilevel"/>{levels}'
    numbering.find(qn("w:num")).addprevious(parse_xml(f"{abstract}</w:abstractNum>"))
    number = f'<w:num {nsdecls("w")} w:numId="{_LIST}"><w:abstractNumId w:val="{_LIST}"/></w:num>'
    numbering.append(parse_xml(number))


def _add_table(document: Any, grid: Grid) -> None:  # noqa: ANN401
    table = document.add_table(rows=len(grid), cols=len(grid[0]))
    table.style = "Table Grid"
    cells = [row.cells for row in table.rows]
    for row, line in enumerate(grid):
        for column, text in enumerate(line):
            if text not in (LEFT, ABOVE):
                cells[row][column].text = text
    for row, column, width, height in merged_cells(grid):
        merged = cells[row][column].merge(cells[row + height - 1][column + width - 1])
        merged.text = grid[row][column]
