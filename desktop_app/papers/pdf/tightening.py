"""Sets a short paper a little tighter where that spares it a page which only its last rows and signatures would be on.

A table becomes a point or two smaller and its rows lower, the room to sign a line less, the text a point smaller (13,
the least that Nghị định 30 allows), as a clerk does by hand.
It is decided by the pages of the PDF, for Word as well, so that both have the same.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from desktop_app.domain.errors import UnwritableOutput
from desktop_app.papers.document.layout import LayoutProfile
from desktop_app.papers.document.model import Closing, Document, Paragraph, Section, Table
from desktop_app.papers.pdf.fonts import printing_family
from desktop_app.papers.pdf.text import Typeface, typeface
from desktop_app.papers.pdf.writer import pages_filled

_MOST_ROWS, _MOST_PARAGRAPHS = 60, 60
"""Of what is surely longer the pages are not even counted."""
_LOWEST_ROW_MM: Final = 9
"""The room to sign in a row."""
_FEWER_LINES: Final = 3
_SPARE, _SPARE_A_ROW = 2.0, 0.75
"""The points that are left free on the page: Word and LibreOffice set lines and rows a hair higher."""
_NEARLY_EMPTY: Final = 1 / 3
"""So full is a third page at most that is spared: of a fuller one the others could not take up what is on it."""
_STEPS: Final = ((0, 1, False), (0, 0, True), (0, 1, True), (0, 2, True), (1, 0, True), (1, 1, True), (1, 2, True))
"""By how many points the text is smaller, by how many tables are, and whether the room to sign is."""


def tightened(document: Document, profile: LayoutProfile) -> Document:
    """Return a paper whose parts have a page less if that can hold them; as it is where no font is to measure by."""
    try:
        letters = typeface(printing_family())
    except UnwritableOutput:
        return document
    own, *annexes = document.sections
    if any(annex.cut_off for annex in annexes):
        # They share its pages, and the size of their text.
        return document
    own, annexes = _tightened(own, profile, letters), [_tightened(annex, profile, letters) for annex in annexes]
    smaller_pt = own.text_smaller_pt
    return replace(document, body=own.body, closing=own.closing, annexes=tuple(annexes), text_smaller_pt=smaller_pt)


def _tightened(section: Section, profile: LayoutProfile, letters: Typeface) -> Section:
    if not _is_short(section):
        return section
    filled = pages_filled(section, profile, letters)
    # On more pages than three one less is not worth smaller letters on all others.
    if len(filled) == 2 or (len(filled) == 3 and filled[-1] < _NEARLY_EMPTY):
        spare = _SPARE + _SPARE_A_ROW * _rows(section)
        for tighter in _tighter(section, profile):
            if len(pages_filled(tighter, profile, letters, spare)) < len(filled):
                return tighter
    return section


def _is_short(section: Section) -> bool:
    paragraphs = sum(isinstance(block, Paragraph) for block in section.body)
    return _rows(section) <= _MOST_ROWS and paragraphs <= _MOST_PARAGRAPHS


def _rows(section: Section) -> int:
    return sum(len(block.rows) for block in section.body if isinstance(block, Table))


def _tighter(section: Section, profile: LayoutProfile) -> Iterator[Section]:
    has_table = any(isinstance(block, Table) and block.rows for block in section.body)
    has_text = any(not isinstance(block, Table) for block in section.body)
    for text_points, points, less_room in _STEPS:
        if (points and not has_table) or (text_points and not has_text):
            continue
        if less_room and not section.closing.columns and not text_points:
            continue
        body = tuple(_smaller(block, points) if isinstance(block, Table) else block for block in section.body)
        closing = _lower(section.closing, profile) if less_room and section.closing.columns else section.closing
        yield replace(section, body=body, closing=closing, text_smaller_pt=text_points)


def _smaller(table: Table, points: int) -> Table:
    if not points:
        return table
    return replace(table, smaller_pt=max(table.smaller_pt, points), row_mm=min(table.row_mm, _LOWEST_ROW_MM))


def _lower(closing: Closing, profile: LayoutProfile) -> Closing:
    return replace(closing, signature_lines=min(_FEWER_LINES, profile.signature_lines))
