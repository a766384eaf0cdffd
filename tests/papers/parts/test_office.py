"""A second opinion: LibreOffice prints every Word and Excel file, and no row, name or signature is lost on the way.

`pytest --office` runs these, and only these.
"""

import io
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from desktop_app.papers import PaperFormat, write
from desktop_app.papers.document.model import BodyRow, Document, Paragraph, Table
from desktop_app.papers.document.wording import QUOC_HIEU
from tests.papers.every_kind import KINDS, MANY, blocks
from tests.papers.odd_text import LONG_REASON, ODD, made_long, made_odd
from tests.papers.office import SOFFICE, printed_by_office
from tests.papers.tables import expected_rows

pytestmark = [
    pytest.mark.office,
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not on this machine"),
]

FORMATS = (PaperFormat.DOCX, PaperFormat.XLSX)
type Printed = Mapping[str, pypdf.PdfReader]


def _many(kind: str) -> Callable[[], Document]:
    return lambda: KINDS[kind](MANY)


def _odd(kind: str) -> Callable[[], Document]:
    return lambda: made_odd(KINDS[kind](3), ODD)


def _long(kind: str) -> Callable[[], Document]:
    return lambda: made_long(KINDS[kind](1), LONG_REASON)


PAPERS: Mapping[str, Callable[[], Document]] = {
    **{kind: _many(kind) for kind in KINDS},
    **{f"odd {kind}": _odd(kind) for kind in KINDS},
    # Each of these takes LibreOffice seconds.
    **{f"long {kind}": _long(kind) for kind in ("nomination list", "to director", "rewards")},
}
SIGNED_LISTS = ("nomination list", "rewards", "book", "task table", "minutes", "vote count")


def printed(papers: Mapping[str, Document], format: PaperFormat, folder: Path) -> Printed:
    for name, document in papers.items():
        with (folder / f"{name}.{format.value}").open("wb") as stream:
            write(document, format, stream)
    return printed_by_office(sorted(folder.glob(f"*.{format.value}")), folder)


@pytest.fixture(scope="module")
def documents() -> Mapping[str, Document]:
    return {name: make() for name, make in PAPERS.items()}


@pytest.fixture(scope="module")
def opinions(
    documents: Mapping[str, Document], tmp_path_factory: pytest.TempPathFactory
) -> Mapping[PaperFormat, Printed]:
    return {format: printed(documents, format, tmp_path_factory.mktemp(format.value)) for format in FORMATS}


@pytest.fixture(scope="module")
def words(opinions: Mapping[PaperFormat, Printed]) -> Mapping[tuple[PaperFormat, str], Counter[str]]:
    return {
        (format, name): Counter(words_of(reader.pages))
        for format, readers in opinions.items()
        for name, reader in readers.items()
    }


def words_of(pages: Iterable[pypdf.PageObject]) -> list[str]:
    return unicodedata.normalize("NFC", " ".join(page.extract_text() for page in pages)).split()


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", PAPERS)
def test_no_row_is_lost(
    documents: Mapping[str, Document],
    words: Mapping[tuple[PaperFormat, str], Counter[str]],
    name: str,
    format: PaperFormat,
) -> None:
    wanted = Counter(word for row in expected_rows(documents[name]) for cell in row for word in cell.split())
    words_there = words[format, name]
    text = "".join(words_there.elements())
    for word, count in wanted.items():
        # Its locale is not the clerk's: numbers of a sheet have commas. Emoji come from whatever font it finds.
        if "🎉" not in word and words_there[word] + words_there[word.replace(".", ",")] < count:
            # Cells that touch are one word to the reader of the file.
            assert text.count(word) + text.count(word.replace(".", ",")) >= count, word


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_sheets_and_the_quoc_hieu_are_as_the_decree_wants_them(
    documents: Mapping[str, Document], opinions: Mapping[PaperFormat, Printed], kind: str, format: PaperFormat
) -> None:
    pages = opinions[format][kind].pages
    for page in pages:
        size = sorted(round(float(side) / 72 * 25.4) for side in page.mediabox[2:])
        assert size == [210, 297]
    if documents[kind].letterhead:
        assert QUOC_HIEU in [" ".join(line.split()) for line in layout_lines(pages[0])]


def test_word_has_the_pages_of_our_own_file_but_for_one_at_most(tmp_path: Path) -> None:
    # Every kind with many rows and with one to four, whose signatures just fit on the first page or do not.
    papers = {f"{kind} {count}": make(count) for kind, make in KINDS.items() for count in (1, 2, 3, 4, MANY)}
    theirs = printed(papers, PaperFormat.DOCX, tmp_path)
    counts = {name: (page_count(document), len(theirs[name].pages)) for name, document in papers.items()}
    assert {name: count for name, count in counts.items() if abs(count[0] - count[1]) > 1} == {}
    # A line that fits in one and not in the other moves a page's end; that is rare.
    differing = {name: count for name, count in counts.items() if count[0] != count[1]}
    assert len(differing) < len(counts) / 10, differing


def page_count(document: Document) -> int:
    stream = io.BytesIO()
    write(document, PaperFormat.PDF, stream)
    return len(pypdf.PdfReader(stream).pages)


@pytest.mark.parametrize("count", range(1, 5))
@pytest.mark.parametrize("kind", ["nomination list", "exemplar list", "rewards", "decision with issued list"])
def test_no_letterhead_stands_alone_in_word(kind: str, count: int, tmp_path: Path) -> None:
    (reader,) = printed({kind: KINDS[kind](count)}, PaperFormat.DOCX, tmp_path).values()
    pages = [" ".join(words_of([page])) for page in reader.pages]
    assert [page for page in pages if QUOC_HIEU in page and "Họ và tên" not in page and "Điều 1." not in page] == []


def layout_lines(page: pypdf.PageObject) -> list[str]:
    """The pieces of the lines of a page, those side by side in columns apart."""
    return [piece for line in page.extract_text(extraction_mode="layout").splitlines() for piece in line.split("   ")]


@pytest.mark.parametrize("format", FORMATS)
def test_a_signature_is_never_alone_on_the_last_page(format: PaperFormat, tmp_path: Path) -> None:
    # Every length from 1 to 60, each by one of the lists.
    papers = {
        f"{kind} {count}": replace(KINDS[kind](count), annexes=())
        for count in range(1, 61)
        for kind in (SIGNED_LISTS[count % len(SIGNED_LISTS)],)
    }
    for name, reader in printed(papers, format, tmp_path).items():
        document = papers[name]
        last = words_of(reader.pages[-1:])
        for block in blocks(document.sections[0]):
            assert set(block.name.split()) <= set(last), name
        if isinstance(document.body[-1], Table):
            rows = [row for row in document.body[-1].rows if isinstance(row, BodyRow)]
            numbers = [str(row.values[0]) for row in rows[-2:]]
            assert [number for number in numbers if number in last] == numbers, name
        else:
            closing = document.body[-1]
            assert isinstance(closing, Paragraph)
            assert closing.text.split()[-1] in last, name


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not on this machine")
@pytest.mark.parametrize("kind", KINDS)
def test_pdftotext_finds_every_row_of_our_own_file(
    documents: Mapping[str, Document], kind: str, tmp_path: Path
) -> None:
    file = tmp_path / "paper.pdf"
    with file.open("wb") as stream:
        write(documents[kind], PaperFormat.PDF, stream)
    command = ["pdftotext", "-enc", "UTF-8", str(file), "-"]
    output = subprocess.run(command, capture_output=True, check=True, timeout=60).stdout.decode()
    counts = Counter(unicodedata.normalize("NFC", output).split())
    wanted = Counter(word for row in expected_rows(documents[kind]) for cell in row for word in cell.split())
    # It takes a "-" at the end of a line for a hyphen.
    assert not {word: count for word, count in wanted.items() if word != "-" and counts[word] < count}
