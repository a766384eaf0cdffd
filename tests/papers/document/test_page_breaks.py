"""Every list with few rows, signed for the director: no page has the letterhead alone, none the signatures alone."""

from dataclasses import replace

import pytest

from desktop_app.papers.document.model import BodyRow, Section, SignatureBlock, Table
from desktop_app.papers.document.wording import QUOC_HIEU
from tests.papers.every_kind import KINDS
from tests.papers.reading import pdf_pages

ACTING = SignatureBlock(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Vương Thị Ánh Tuyết", hint="(Ký, họ tên)")


def is_list(section: Section) -> bool:
    """Tell whether a section is a table alone under its titles, as lists are."""
    return bool(section.letterhead) and len(section.body) == 1 and isinstance(section.body[0], Table)


LISTS = [name for name, make in KINDS.items() if is_list(make(3).sections[0])]


def test_the_lists_of_the_program_are_among_them() -> None:
    assert {"nomination list", "exemplar list", "rewards", "book", "task table"} <= set(LISTS)


@pytest.mark.parametrize("count", [1, 2, 3, 8])
@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize("row_mm", [0, 22])
def test_rows_stand_with_the_letterhead_and_with_the_signatures(kind: str, count: int, row_mm: float) -> None:
    document = KINDS[kind](count)
    (table,) = document.body
    assert isinstance(table, Table)
    entries = sum(isinstance(row, BodyRow) for row in table.rows)
    # Rows as high as long texts would make them, but which cannot be cut.
    higher = replace(table, row_mm=max(table.row_mm, row_mm))
    closing = replace(document.closing, right=ACTING)
    pages = pdf_pages(replace(document, body=(higher,), closing=closing, annexes=()))
    numbered = [[row for row in page.rows() if row and row[0].strip().isdigit()] for page in pages]
    opened = [rows for page, rows in zip(pages, numbered, strict=True) if QUOC_HIEU in page.text()]
    signed = [rows for page, rows in zip(pages, numbered, strict=True) if "PHÓ GIÁM ĐỐC" in page.text()]
    assert len(opened) == len(signed) == 1
    if entries > 1:
        assert opened[0]
        assert signed[0]
