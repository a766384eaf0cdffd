"""Spells out in the text of a finished paper the bodies that records and letterheads name by their initials.

A reader of the province's sends back a text with "UBND": the letterhead, tables and the list of recipients keep it.
"""

import re
from dataclasses import replace
from typing import Final

from desktop_app.papers.document.model import Addressees, Block, Document, LegalBases, Paragraph, Titles

_FULL: Final = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân"}
_SHORT: Final = re.compile(rf"(?<![\w/-])({'|'.join(_FULL)})(?![\w/-])(?=(\W+\w*)?)")
"""A body by itself, not the letters in the number of a document; with what follows it."""


def spelled_out(document: Document) -> Document:
    """Return a paper whose text, and that of its annexes, names such bodies in full."""
    annexes = tuple(
        replace(annex, titles=_titles(annex.titles), body=tuple(map(_block, annex.body))) for annex in document.annexes
    )
    body = tuple(map(_block, document.body))
    return replace(document, titles=_titles(document.titles), body=body, annexes=annexes)


def _titles(titles: Titles | None) -> Titles | None:
    if titles is None:
        return None
    return replace(titles, subject=_full(titles.subject), attached_to=_full(titles.attached_to))


def _block(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, text=_full(block.text))
    if isinstance(block, LegalBases):
        return replace(block, bases=tuple(map(_full, block.bases)))
    return replace(block, names=tuple(map(_full, block.names))) if isinstance(block, Addressees) else block


def _full(text: str) -> str:
    return _SHORT.sub(_in_full, text)


def _in_full(match: re.Match[str]) -> str:
    """Return the name in full, in capitals where the words behind it are."""
    full, behind = _FULL[match[1]], (match[2] or "").split()
    in_capitals = bool(behind) and behind[-1].isupper() and behind[-1] not in _FULL
    return full.upper() if in_capitals else full
