"""Writes a document as Word: python-docx makes package, styles and page set-up; the body is written as XML text."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import batched, chain
from typing import Any, BinaryIO

import docx
from docx.document import Document as Package
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section as PageSetup
from docx.shared import Mm, Pt

from desktop_app.papers.document.layout import LayoutProfile, page_size
from desktop_app.papers.document.model import IDENTITY, Document, Metadata, Orientation, Section
from desktop_app.papers.word.chart import add_charts
from desktop_app.papers.word.parts import LAST_PARAGRAPH, run_parts
from desktop_app.papers.word.table import CELL_STYLE

FONT = "Times New Roman"
_BODY = "word/document.xml"
_PARTS_AT_ONCE = 64
"""Rows of a table that are compressed together: one by one takes longer, all of them memory."""
_PLACE = "w:here"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" '
    f'name="{IDENTITY}">'
)
_FLAT = (
    '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>'
)


def write_docx(document: Document, stream: BinaryIO, profile: LayoutProfile) -> None:
    """Write `document` to `stream`."""
    package = docx.Document()
    _describe(package, document.metadata)
    if document.metadata.identity:
        _identify(package, document.metadata.identity)
    _set_compatibility(package)
    _set_fonts(package, profile)
    runs = document.page_runs
    for number, run in enumerate(runs):
        _add_section(package, run[0], profile, first=number == 0)
    add_charts(package.part, document)
    shell = io.BytesIO()
    package.save(shell)
    parts = [run_parts(run, profile) for run in runs]
    parts[-1] = chain(parts[-1], (LAST_PARAGRAPH,))
    _fill(shell, parts, stream)


def _add_section(package: Package, section: Section, profile: LayoutProfile, first: bool) -> None:
    """Add the page set-up of `section` to the body, and a mark where its content goes."""
    setup = package.sections[0] if first else package.add_section(WD_SECTION.NEW_PAGE)
    _set_page(setup, section.orientation, profile)
    body = package.element.body
    # A linked header would be taken from the section before.
    setup.header.is_linked_to_previous = False
    if section.numbered:
        _number_pages(setup, profile)
    if profile.mark:
        _mark(setup, profile)
    if not first:
        # Each annex is numbered from page 1 (Nghị định 30/2020/NĐ-CP, Phụ lục I, III).
        _start_numbers(setup)
        _shrink(body[-2])
    body.insert(len(body) - 1, OxmlElement(_PLACE))


def _fill(shell: BinaryIO, sections: Sequence[Iterator[str]], stream: BinaryIO) -> None:
    """Copy the package `shell` to `stream`, the parts of each section in the place that its body marks."""
    with zipfile.ZipFile(shell) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename != _BODY:
                target.writestr(entry.filename, content)
                continue
            before, *after = content.split(f"<{_PLACE}/>".encode())
            with target.open(_BODY, "w") as body:
                body.write(before)
                for parts, setup in zip(sections, after, strict=True):
                    for batch in batched(parts, _PARTS_AT_ONCE):
                        body.write("".join(batch).encode())
                    body.write(setup)


def _describe(package: Package, metadata: Metadata) -> None:
    properties = package.core_properties
    properties.title, properties.author, properties.language = metadata.title, metadata.author, "vi-VN"
    properties.comments = ""
    properties.created = properties.modified = datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def _identify(package: Package, identity: str) -> None:
    """Give the file a property of its own, which Word and LibreOffice keep."""
    content = f"{_PROPERTIES}<vt:lpwstr>{identity}</vt:lpwstr></property></Properties>".encode()
    whole = package.part.package
    whole.relate_to(Part(PackURI("/docProps/custom.xml"), _PROPERTIES_TYPE, content, whole), RT.CUSTOM_PROPERTIES)


def _set_fonts(package: Package, profile: LayoutProfile) -> None:
    normal: Any = package.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(profile.body_pt)
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = profile.line_spacing
    cells: Any = package.styles.add_style(CELL_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    cells.base_style, cells.font.size = normal, Pt(profile.table_pt)
    cells.paragraph_format.line_spacing = 1.0
    root = package.styles.element
    for fonts in list(root.iter(qn("w:rFonts"))):
        # The template's theme would override the font's name.
        fonts.attrib.clear()
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), FONT)
    for language in root.iter(qn("w:lang")):
        language.set(qn("w:val"), "vi-VN")
        language.set(qn("w:eastAsia"), "vi-VN")


def _set_compatibility(package: Package) -> None:
    # The layout of Word 2013 and later: the edge of a table, not the text of its cells, is at the margin.
    for setting in package.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    for compatibility in package.settings.element.iter(qn("w:compat")):
        # A justified text of several paragraphs in a cell has line breaks: the line before one is not stretched.
        compatibility.insert(0, OxmlElement("w:doNotExpandShiftReturn"))
    for language in package.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), "vi-VN")


def _set_page(section: PageSetup, orientation: Orientation, profile: LayoutProfile) -> None:
    width, height = page_size(orientation)
    section.orientation = WD_ORIENT.LANDSCAPE if orientation is Orientation.LANDSCAPE else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(profile.top), Mm(profile.bottom)
    section.left_margin, section.right_margin = Mm(profile.left), Mm(profile.right)
    section.header_distance = section.footer_distance = Mm(profile.page_number_from_edge)
    section.different_first_page_header_footer = True


def _number_pages(section: PageSetup, profile: LayoutProfile) -> None:
    """Put the page number into the header."""
    header = section.header.paragraphs[0]
    header.alignment = WD_ALIGN_PARAGRAPH.CENTER
    number = header.add_run()
    number.font.size = Pt(profile.page_number_pt)
    for kind in ("begin", None, "end"):
        number._r.append(_field_part(kind))  # noqa: SLF001 - python-docx has no call for a field


def _mark(section: PageSetup, profile: LayoutProfile) -> None:
    """Put the mark of a paper that is none below the text of every page."""
    for footer in (section.first_page_footer, section.footer):
        footer.is_linked_to_previous = False
        line = footer.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        words = line.add_run(profile.mark)
        words.font.size, words.font.bold = Pt(profile.page_number_pt), True


def _start_numbers(section: PageSetup) -> None:
    properties: Any = section._sectPr  # noqa: SLF001 - python-docx has no call for page numbers
    for number_type in properties.findall(qn("w:pgNumType")):
        properties.remove(number_type)
    numbers = OxmlElement("w:pgNumType")
    numbers.set(qn("w:start"), "1")
    properties.find(qn("w:pgMar")).addnext(numbers)


def _shrink(paragraph: Any) -> None:  # noqa: ANN401 - an lxml element
    """Reduce the height of the paragraph with a section's page set-up, so that it does not start a new page."""
    flat = parse_xml(f"<w:pPr {nsdecls('w')}>{_FLAT}</w:pPr>")
    for number, piece in enumerate(list(flat)):
        paragraph.pPr.insert(number, piece)


def _field_part(kind: str | None) -> BaseOxmlElement:
    if kind is None:
        instruction = OxmlElement("w:instrText")
        instruction.text = "PAGE"
        return instruction
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    return mark
