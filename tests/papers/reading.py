"""Reads finished papers back, independently of the code that wrote them. Lengths in points from the bottom left."""

import io
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import docx
import openpyxl
import pypdf
from docx.document import Document as Package
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from openpyxl.workbook import Workbook
from pypdf.generic import ContentStream
from python_calamine import CalamineWorkbook

from desktop_app.papers import PaperFormat, write
from desktop_app.papers.document.layout import ND30, LayoutProfile
from desktop_app.papers.document.model import BodyRow, Document, Paragraph, Table
from desktop_app.papers.pdf.fonts import printing_family
from desktop_app.papers.pdf.text import typeface

MM = 72 / 25.4
_MARKS = {qn("w:br"): "\n", qn("w:noBreakHyphen"): "-"}
"""The letters that Word writes as elements."""
_SEGMENT = re.compile(r"([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l")


@dataclass(frozen=True)
class Fragment:
    """A line of text on a page and its baseline; `wider` is what each blank is widened by, < 0 if it is narrowed."""

    x: float
    y: float
    text: str
    font: str
    size: float
    wider: float = 0.0


@dataclass(frozen=True)
class Page:
    fragments: list[Fragment]
    segments: list[tuple[float, float, float, float]]

    def text(self) -> str:
        return " ".join(fragment.text for fragment in self.fragments)

    def find(self, text: str) -> Fragment:
        return next(fragment for fragment in self.fragments if text in fragment.text)

    def rows(self) -> list[list[str]]:
        """The rows of the page's table below its head; a row without inner edges is one cell."""
        left, right = min(x for x, *_ in self.segments), max(x2 for _, _, x2, _ in self.segments)
        levels = sorted(
            {y for x, y, x2, y2 in self.segments if y == y2 and x < left + 1 and x2 > right - 1}, reverse=True
        )
        return [self._row(upper, lower) for upper, lower in pairwise(levels)]

    def _row(self, upper: float, lower: float) -> list[str]:
        middle = (upper + lower) / 2
        edges = sorted({x for x, y, x2, y2 in self.segments if x == x2 and min(y, y2) < middle < max(y, y2)})
        cells: list[list[str]] = [[] for _ in edges[1:]]
        for fragment in self.fragments:
            if lower < fragment.y < upper:
                cells[max(i for i, edge in enumerate(edges) if edge <= fragment.x)].append(fragment.text)
        return [squeezed(" ".join(cell)) for cell in cells]


def squeezed(text: str) -> str:
    return " ".join(text.split())


def written(document: Document, kind: PaperFormat, profile: LayoutProfile = ND30) -> io.BytesIO:
    return io.BytesIO(_file(document, kind, profile))


@lru_cache(maxsize=400)
def _file(document: Document, kind: PaperFormat, profile: LayoutProfile) -> bytes:
    """Return a finished file, which several tests of a module read back; as many as one asks for are kept."""
    stream = io.BytesIO()
    write(document, kind, stream, profile)
    return stream.getvalue()


def pdf_reader(document: Document, profile: LayoutProfile = ND30) -> pypdf.PdfReader:
    return pypdf.PdfReader(written(document, PaperFormat.PDF, profile))


@lru_cache(maxsize=200)
def sized_pages(document: Document, profile: LayoutProfile = ND30) -> tuple[tuple[tuple[float, float], Page], ...]:
    """Return the pages of a PDF with their widths and heights, parsed once for the tests of a module, as are all files.

    Nobody changes what is read back.
    """
    pages = pdf_reader(document, profile).pages
    return tuple(((float(page.mediabox[2]), float(page.mediabox[3])), pdf_page(page)) for page in pages)


def pdf_pages(document: Document, profile: LayoutProfile = ND30) -> list[Page]:
    return [page for _, page in sized_pages(document, profile)]


def pdf_page(page: pypdf.PageObject) -> Page:
    fragments: list[Fragment] = []
    widened = shown = 0.0

    def take_operator(operator: bytes, operands: list[Any], *_: object) -> None:
        nonlocal widened, shown
        if operator == b"Tw":
            widened = float(operands[0])
        elif operator == b"Tj":
            shown = widened

    def take_text(text: str, _: object, matrix: list[float], font: dict[str, object] | None, size: float) -> None:
        if text.strip():
            name = str(font and font["/BaseFont"])
            fragments.append(Fragment(matrix[4], matrix[5], text.strip(), name, size, shown))

    page.extract_text(visitor_operand_before=take_operator, visitor_text=take_text)
    contents = page.get_contents()
    drawn = contents.get_data().decode("latin-1") if contents is not None else ""
    segments = [tuple(map(float, match.groups())) for match in _SEGMENT.finditer(drawn)]
    return Page(fragments, [(a, b, c, d) for a, b, c, d in segments])


def pdf_right_edges(document: Document) -> list[float]:
    """Return where each line on the first page ends as drawn, its blanks widened; text of one subset a font."""
    reader = pdf_reader(document)
    page = reader.pages[0]
    fragments = iter(pdf_page(page).fragments)
    letters, wider, edges = typeface(printing_family()), 0.0, []
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator == b"Tw":
            wider = float(operands[0])
        elif operator == b"Tj" and operands[0]:
            fragment = next(fragments)
            wide = (
                letters.width_mm(fragment.text, fragment.size, "Bold" in fragment.font, "Italic" in fragment.font) * MM
            )
            edges.append(fragment.x + wide + wider * operands[0].original_bytes.count(b" "))
    return edges


@lru_cache(maxsize=100)
def xlsx_book(document: Document) -> Workbook:
    return openpyxl.load_workbook(written(document, PaperFormat.XLSX))


@lru_cache(maxsize=100)
def docx_package(document: Document, profile: LayoutProfile = ND30) -> Package:
    return docx.Document(written(document, PaperFormat.DOCX, profile))


def docx_table_rows(document: Document) -> list[list[str]]:
    """The cells of the ruled table of a Word file: a spanning cell once, rows without borders left out."""
    table = docx_package(document).tables[1]._tbl  # noqa: SLF001 - python-docx repeats merged cells
    rows = []
    for row in table.tr_lst:
        cells = [cell for cell in row.tc_lst if cell.find(f"{qn('w:tcPr')}/{qn('w:tcBorders')}") is None]
        texts = [docx_cell_text(cell) for cell in cells]
        if cells:
            rows.append([squeezed(text) for text in texts])
    return rows


def docx_cell_text(cell: Any) -> str:  # noqa: ANN401 - cells as written have no type
    return "\n".join(_paragraph(paragraph) for paragraph in cell.p_lst)


def _paragraph(paragraph: CT_P) -> str:
    return "".join(_MARKS.get(part.tag, part.text or "") for part in paragraph.iter(qn("w:t"), *_MARKS))


def docx_text(document: Document) -> str:
    """Return all text of a Word file's body."""
    body: Any = docx_package(document).element.body
    marks = {**_MARKS, qn("w:p"): "\n"}
    return "".join(marks.get(part.tag, part.text or "") for part in body.iter(qn("w:t"), *marks))


def xlsx_text(document: Document) -> str:
    """Return all text of all sheets of an Excel file, as a reader other than the writer's library finds it."""
    book = CalamineWorkbook.from_filelike(written(document, PaperFormat.XLSX))
    sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    return " ".join(str(value) for sheet in sheets for row in sheet for value in row)


def xlsx_rows(document: Document) -> list[list[Any]]:
    book = CalamineWorkbook.from_filelike(written(document, PaperFormat.XLSX))
    return book.get_sheet_by_index(0).to_python()


def body_paragraphs(document: Document) -> list[str]:
    """Return the paragraphs of a paper's body as they read, without its tables."""
    return [
        f"{block.lead} {block.text}".strip() for block in document.body if isinstance(block, Paragraph) and block.text
    ]


def bodies(document: Document) -> list[list[tuple[object, ...]]]:
    """The values of the body rows of each table of a paper, its annexes' too."""
    return [
        [row.values for row in block.rows if isinstance(row, BodyRow)]
        for section in document.sections
        for block in section.body
        if isinstance(block, Table)
    ]
