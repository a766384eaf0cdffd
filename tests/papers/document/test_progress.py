"""Writing a long paper reports its progress, ends when the report raises, and writes the same file."""

import io

import pytest

from desktop_app.papers import PaperFormat, write
from desktop_app.papers.document.as_text import as_json
from desktop_app.papers.document.progress import with_progress
from tests.papers.reading import pdf_pages, xlsx_rows
from tests.papers.samples import build, long_list

ROWS = 260


class StopRequest(Exception):
    """What the one who watches raises to stop."""


@pytest.mark.parametrize("format", PaperFormat)
def test_every_writer_tells_how_far_it_is(format: PaperFormat) -> None:
    sentences: list[int] = []
    write(with_progress(build(long_list(ROWS)), sentences.append), format, io.BytesIO())
    assert {100, 200} <= set(sentences)


@pytest.mark.parametrize("format", PaperFormat)
def test_what_is_raised_ends_the_writing(format: PaperFormat) -> None:
    def stop(rows: int) -> None:
        if rows >= 200:
            raise StopRequest

    stream = io.BytesIO()
    with pytest.raises(StopRequest):
        write(with_progress(build(long_list(ROWS)), stop), format, stream)


def test_a_watched_paper_is_the_same_paper() -> None:
    plain = build(long_list(ROWS))
    seen = with_progress(plain, lambda _rows: None)
    assert seen == plain
    assert as_json(seen) == as_json(plain)
    assert xlsx_rows(seen) == xlsx_rows(plain)
    assert [page.text() for page in pdf_pages(seen)] == [page.text() for page in pdf_pages(plain)]


def test_a_short_paper_has_nothing_to_tell() -> None:
    sentences: list[int] = []
    write(with_progress(build(long_list(40)), sentences.append), PaperFormat.DOCX, io.BytesIO())
    assert sentences == []
