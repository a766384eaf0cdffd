"""Every paper that the sample book can fill has as many pages in Word, as LibreOffice sets it, as in its PDF.

`pytest --office` runs this, and only what is marked so.
"""

import io
from collections.abc import Mapping
from itertools import batched
from pathlib import Path

import pypdf
import pytest

from desktop_app.domain.errors import ClerkError
from desktop_app.papers import PaperFormat
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import opened
from desktop_app.services.papers.kinds.catalogue import paper_kinds
from desktop_app.services.papers.papers import render
from tests.paper_choices import every_choice
from tests.papers.office import SOFFICE, printed_by_office
from tests.pictures.books import make_book
from tests.pictures.hand import slug
from tests.pictures.views import FULL

pytestmark = [
    pytest.mark.office,
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not on this machine"),
]

_AT_ONCE = 60
"""LibreOffice gives up somewhere beyond 200 files."""
_MAY_DIFFER: Mapping[str, tuple[int, int]] = {}
"""Papers with other counts in PDF and Word, and these counts: none."""


def test_every_paper_of_the_sample_has_the_pages_of_its_pdf_in_word(tmp_path: Path) -> None:
    pages: dict[str, int] = {}
    make_book(tmp_path / "book", FULL)
    with opened(DataFolder(tmp_path / "book")) as book:
        for kind in paper_kinds():
            for chosen in every_choice(book, kind.key, {}):
                name = "-".join(filter(None, (kind.key, *(slug(value) for value in chosen.values()))))
                try:
                    pdf, word = (render(book, kind.key, chosen, format).content for format in _BOTH)
                except ClerkError:
                    # What the book cannot fill: other tests know why.
                    continue
                pages[name] = len(pypdf.PdfReader(io.BytesIO(pdf)).pages)
                (tmp_path / f"{name}.docx").write_bytes(word)
    theirs: dict[str, int] = {}
    for files in batched(sorted(tmp_path.glob("*.docx")), _AT_ONCE, strict=False):
        readers = printed_by_office(files, tmp_path)
        theirs |= {name: len(reader.pages) for name, reader in readers.items()}
    assert len(pages) > 200
    assert {name: (count, theirs[name]) for name, count in pages.items() if count != theirs[name]} == _MAY_DIFFER


_BOTH = (PaperFormat.PDF, PaperFormat.DOCX)
