"""What pages draw is read sooner by the tests than by pypdf, and as pypdf reads it."""

import pypdf
import pytest
from pypdf.generic import ContentStream

from desktop_app.papers import PaperFormat
from tests.contents import operations_in
from tests.papers.every_kind import KINDS
from tests.papers.odd_text import made_odd
from tests.papers.reading import written

_COMMENT = b"%\n"
"""A stream that has one is left to pypdf."""


def by_pypdf(content: bytes) -> list[tuple[list[object], bytes]]:
    assert operations_in(_COMMENT + content) is None
    stream = ContentStream(None, None)
    stream.set_data(_COMMENT + content)
    return stream.operations


@pytest.mark.parametrize("kind", ["annual report", "decision"])
def test_every_operation_has_the_operands_that_pypdf_reads(kind: str) -> None:
    for page in pypdf.PdfReader(written(made_odd(KINDS[kind](3)), PaperFormat.PDF)).pages:
        contents = page.get_contents()
        assert contents is not None
        mine, theirs = operations_in(contents.get_data()), by_pypdf(contents.get_data())
        assert mine == theirs
        texts = [[operand for operands, _ in read or () for operand in operands] for read in (mine, theirs)]
        assert [*map(type, texts[0])] == [*map(type, texts[1])]
        strings = [[text.original_bytes for text in read if hasattr(text, "original_bytes")] for read in texts]
        assert strings[0] == strings[1]
        assert len(strings[0]) > 20


@pytest.mark.parametrize("content", [b"q BI /W 1 ID x EI Q", b"<41> Tj", b"(a\\\nb) Tj", b"(a(b)c) Tj", b"[(a) 3] TJ"])
def test_what_the_program_does_not_write_is_left_to_pypdf(content: bytes) -> None:
    assert operations_in(content) is None


def test_letters_that_are_escaped_are_read() -> None:
    drawn = rb"1 0 0 1 70.5 -3 Tm /F1+0 13 Tf (\(a\)\\\012\t\1771) Tj T* [] 0 d"
    assert operations_in(drawn) == by_pypdf(drawn)
