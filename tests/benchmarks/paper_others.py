"""The other side of the benchmarks of papers and workbooks: the same rows by hand, or by libraries made for it.

`python -m tests.benchmarks.paper_others NAME …` does one of them in this process and tells its CPU as JSON. docxtpl and
XlsxWriter are no dependencies of the program: where they are not installed, they are not measured.
"""

import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from html import escape
from importlib import import_module
from itertools import accumulate, chain, pairwise
from pathlib import Path
from typing import Any

from tests.benchmarks.paper_rows import (
    LIST_HEAD,
    LIST_MM,
    MM,
    SHEET_HEAD,
    SHEET_WIDTHS,
    TITLE,
    listed,
    measured,
    stored,
)


def canvas_pdf(path: str) -> None:
    """Draw the list by hand on reportlab's canvas: same sheet, margins, letters and widths, rows broken and placed."""
    rows = [listed(row) for row in stored(path)]
    measured(lambda: _draw_by_hand(rows))


def _draw_by_hand(rows: Sequence[tuple[str, ...]]) -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    from desktop_app.papers.pdf.fonts import printing_family

    files = printing_family().files
    pdfmetrics.registerFont(TTFont("Plain", str(files.regular)))
    pdfmetrics.registerFont(TTFont("Bold", str(files.bold)))
    width, height, size, leading, padding = 297 * MM, 210 * MM, 12, 13.8, 1.4 * MM
    edges = list(accumulate((column * MM for column in LIST_MM), initial=30 * MM))
    top, bottom = height - 20 * MM, 20 * MM
    rooms = [right - left - 2 * padding for left, right in pairwise(edges)]
    wrapped = _Wrapped(lambda text: pdfmetrics.stringWidth(text, "Plain", size))
    with tempfile.TemporaryFile() as stream:
        canvas = Canvas(stream, pagesize=(width, height), pageCompression=1)
        for number, page in enumerate(_pages(rows, rooms, wrapped, top - 2 * leading, bottom), start=1):
            canvas.setFont("Bold", size)
            for left, title in zip(edges, LIST_HEAD, strict=False):
                canvas.drawString(left + padding, top - leading, title)
            text = canvas.beginText()
            text.setFont("Plain", size, leading)
            for upper, cells in page:
                for left, lines in zip(edges, cells, strict=False):
                    text.setTextOrigin(left + padding, upper - size)
                    for line in lines:
                        text.textLine(line)
            text.setTextOrigin(width / 2, height - 10 * MM)
            text.textOut(str(number))
            canvas.drawText(text)
            canvas.setLineWidth(0.5)
            last, cells = page[-1]
            lower = last - max(map(len, cells)) * leading - padding
            across = [(edges[0], y, edges[-1], y) for y in (top, lower, *(upper for upper, _ in page))]
            canvas.lines(across + [(x, top, x, lower) for x in edges])
            canvas.showPage()
        canvas.save()


class _Wrapped(dict[tuple[str, float], list[str]]):
    """Lines of a text in a room, broken as they are asked for, those of short texts remembered."""

    def __init__(self, width: Callable[[str], float]) -> None:
        super().__init__()
        self._width = width
        self._words: dict[str, float] = {}
        self._blank = width(" ")

    def __missing__(self, key: tuple[str, float]) -> list[str]:
        text, room = key
        lines: list[str] = []
        line: list[str] = []
        used = 0.0
        for word in text.split(" "):
            wide = self._words.get(word)
            if wide is None:
                wide = self._words[word] = self._width(word)
            if line and used + self._blank + wide > room:
                lines.append(" ".join(line))
                line, used = [word], wide
            else:
                used += wide + (self._blank if line else 0.0)
                line.append(word)
        lines.append(" ".join(line))
        if len(text) < 60:
            self[key] = lines
        return lines


type _PlacedRow = tuple[float, list[list[str]]]


def _pages(
    rows: Sequence[tuple[str, ...]], rooms: Sequence[float], wrapped: _Wrapped, top: float, bottom: float
) -> Iterator[list[_PlacedRow]]:
    page: list[_PlacedRow] = []
    y = top
    for row in rows:
        cells = [wrapped[key] for key in zip(row, rooms, strict=True)]
        tall = max(map(len, cells)) * 13.8 + 1.8 * MM
        if page and y - tall < bottom:
            yield page
            page, y = [], top
        page.append((y, cells))
        y -= tall
    yield page


def docxtpl_docx(path: str) -> None:
    """Fill a template of a table with docxtpl's loop over its rows."""
    rows = [listed(row) for row in stored(path)]

    def work() -> None:
        from docx import Document

        shell = Document()
        shell.add_paragraph(TITLE)
        table = shell.add_table(rows=4, cols=len(LIST_HEAD))
        for number, title in enumerate(LIST_HEAD):
            table.rows[0].cells[number].text = title
            table.rows[2].cells[number].text = f"{{{{ row[{number}] }}}}"
        table.rows[1].cells[0].text = "{%tr for row in rows %}"
        table.rows[3].cells[0].text = "{%tr endfor %}"
        with tempfile.TemporaryDirectory() as folder:
            shell.save(str(Path(folder, "template.docx")))
            template: Any = import_module("docxtpl").DocxTemplate(str(Path(folder, "template.docx")))
            template.render({"rows": rows}, autoescape=True)
            template.save(str(Path(folder, "filled.docx")))

    measured(work)


def xml_docx(path: str) -> None:
    """Write the table as text into a package of three parts: the least that Word opens."""
    rows = [listed(row) for row in stored(path)]

    def work() -> None:
        main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        office = "http://schemas.openxmlformats.org/package/2006"
        document = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{round(column * MM * 20)}" w:type="dxa"/></w:tcPr><w:p><w:r>'
            '<w:t xml:space="preserve">%s</w:t></w:r></w:p></w:tc>'
            for column in LIST_MM
        )
        lines = (f"<w:tr>{cells}</w:tr>" % tuple(map(escape, row)) for row in chain((LIST_HEAD,), rows))
        with tempfile.TemporaryFile() as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr(
                "[Content_Types].xml",
                f'<Types xmlns="{office}/content-types"><Default Extension="rels" ContentType="application/'
                'vnd.openxmlformats-package.relationships+xml"/>'
                f'<Override PartName="/word/document.xml" ContentType="{document}"/></Types>',
            )
            package.writestr(
                "_rels/.rels",
                f'<Relationships xmlns="{office}/relationships"><Relationship Id="rId1" Type="http://schemas.'
                'openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
                "</Relationships>",
            )
            body = f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(lines)}</w:tbl><w:p/>"
            package.writestr("word/document.xml", f'<w:document xmlns:w="{main}"><w:body>{body}</w:body></w:document>')

    measured(work)


def openpyxl_paper(path: str) -> None:
    """Write the list with openpyxl's cells, each with its border and its alignment."""
    rows = [listed(row) for row in stored(path)]

    def work() -> None:
        from openpyxl import Workbook
        from openpyxl.styles import Alignment, Border, Font, Side

        book = Workbook()
        sheet = book.create_sheet("Danh sách", 0)
        side = Side("thin")
        border, letters = Border(side, side, side, side), Font("Times New Roman", 12)
        place = Alignment(horizontal="left", vertical="center", wrap_text=True)
        for number, row in enumerate(chain((LIST_HEAD,), rows), start=1):
            for column, value in enumerate(row, start=1):
                cell = sheet.cell(number, column, value)
                cell.font, cell.border, cell.alignment = letters, border, place
        with tempfile.TemporaryFile() as stream:
            book.save(stream)

    measured(work)


def xlsxwriter_rows(path: str, out: str) -> None:
    """Export the twelve columns with XlsxWriter."""
    rows = list(stored(path))

    def work() -> None:
        book: Any = import_module("xlsxwriter").Workbook(out)
        sheet = book.add_worksheet("Danh sách")
        head, day = (
            book.add_format({"bold": True, "bg_color": "#D9E1F2"}),
            book.add_format({"num_format": "dd/mm/yyyy"}),
        )
        for column, (title, width) in enumerate(zip(SHEET_HEAD, SHEET_WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, title, head)
        for line, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(line, column, value)
                elif isinstance(value, bool):
                    sheet.write_boolean(line, column, value)
                elif isinstance(value, date):
                    sheet.write_datetime(line, column, value, day)
                else:
                    sheet.write_number(line, column, value)
        book.close()

    measured(work)


def calamine(path: str) -> None:
    """Fetch the cells of a workbook's first sheet with calamine, nothing looked at."""

    def work() -> None:
        from python_calamine import CalamineWorkbook

        CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()

    measured(work)


def docx_text(path: str) -> None:
    """Fetch the paragraphs of a Word document with python-docx."""

    def work() -> None:
        from docx import Document

        for paragraph in Document(path).paragraphs:
            _ = paragraph.text

    measured(work)


def pdf_text(path: str) -> None:
    """Fetch the text of a PDF with pypdf."""

    def work() -> None:
        from pypdf import PdfReader

        for page in PdfReader(path).pages:
            page.extract_text()

    measured(work)


SIDES: dict[str, Callable[..., None]] = {
    side.__name__: side
    for side in (canvas_pdf, docxtpl_docx, xml_docx, openpyxl_paper, xlsxwriter_rows, calamine, docx_text, pdf_text)
}


def main(arguments: Sequence[str]) -> None:
    """Do the side that is named first, with the other arguments."""
    SIDES[arguments[0]](*arguments[1:])


if __name__ == "__main__":
    main(sys.argv[1:])
