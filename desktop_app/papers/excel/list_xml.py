"""The parts of a workbook of lists as SpreadsheetML text."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import IntEnum
from xml.sax.saxutils import escape, quoteattr

HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
FONT, SIZE = "Times New Roman", 12
DAY_ZERO = date(1899, 12, 30).toordinal()
"""The day from which Excel counts."""


class Style(IntEnum):
    """The cell styles, by their index in `STYLES`."""

    PLAIN = 0
    HEADER = 1
    TEXT = 2
    LONG_TEXT = 3
    DATE = 4
    TEXT_NOT_FORMULA = 5
    LONG_TEXT_NOT_FORMULA = 6


def _font(bold: str = "") -> str:
    return f'<font>{bold}<sz val="{SIZE}"/><name val="{FONT}"/><family val="1"/></font>'


def _format(number: int = 0, font: int = 0, fill: int = 0, quoted: bool = False, alignment: str = "") -> str:
    quote = ' quotePrefix="1"' * quoted
    return (
        f'<xf numFmtId="{number}" fontId="{font}" fillId="{fill}" borderId="{int(font > 0)}" xfId="0"{quote} '
        f'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">'
        f'<alignment vertical="top"{alignment}/></xf>'
    )


_WRAP = ' wrapText="1"'
_EDGES = "".join(f'<{side} style="thin"><color auto="1"/></{side}>' for side in ("left", "right", "top", "bottom"))
STYLES = (
    f'{HEADER}<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>'
    f'<fonts count="2">{_font()}{_font("<b/>")}</fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFD9E1F2"/><bgColor indexed="64"/></patternFill></fill>'
    "</fills>"
    f'<borders count="2"><border/><border>{_EDGES}</border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    f'<cellXfs count="7">{_format()}{_format(font=1, fill=2, alignment=' horizontal="center"' + _WRAP)}{_format()}'
    f"{_format(alignment=_WRAP)}{_format(164)}{_format(quoted=True)}{_format(quoted=True, alignment=_WRAP)}</cellXfs>"
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)

ROOT_RELATIONS = (
    f'{HEADER}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)


def content_types(sheets: int) -> str:
    """Return [Content_Types].xml for a number of sheets."""
    parts = [("workbook", "sheet.main"), ("styles", "styles")]
    parts += [(f"worksheets/sheet{number}", "worksheet") for number in range(1, sheets + 1)]
    overrides = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{_TYPES}.{kind}+xml"/>' for name, kind in parts
    )
    return (
        f'{HEADER}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def workbook_relations(sheets: int) -> str:
    """Return the relations of a workbook with a number of sheets; rId1 is the first sheet, the styles come last."""
    targets = [("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, sheets + 1)]
    targets.append(("styles", "styles.xml"))
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{HEADER}<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'


def workbook(sheets: Sequence[tuple[str, str]]) -> str:
    """Return workbook.xml for sheets given by name and area, the header included ("$A$1:$F$20")."""
    entries, names = [], []
    for number, (name, area) in enumerate(sheets):
        entries.append(f'<sheet name={quoteattr(name)} sheetId="{number + 1}" r:id="rId{number + 1}"/>')
        quoted = escape("'" + name.replace("'", "''") + "'")
        names.append(
            f'<definedName name="_xlnm._FilterDatabase" localSheetId="{number}" hidden="1">{quoted}!{area}'
            f'</definedName><definedName name="_xlnm.Print_Titles" localSheetId="{number}">{quoted}!$1:$1'
            "</definedName>"
        )
    return (
        f'{HEADER}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{''.join(entries)}</sheets><definedNames>{''.join(names)}</definedNames></workbook>"
    )


def sheet_opening(widths: Iterable[int]) -> str:
    """Return the beginning of a sheet up to its rows: column widths in characters, the first row frozen."""
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(widths, start=1)
    )
    return (
        f'{HEADER}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" '
        'state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15.75"/><cols>{columns}</cols><sheetData>'
    )


def sheet_closing(area: str) -> str:
    """Return the end of a sheet: the filter over `area`, and A4 landscape one page wide for printing."""
    return (
        f'</sheetData><autoFilter ref="{area.replace("$", "")}"/>'
        '<printOptions gridLines="1"/>'
        '<pageMargins left="0.6" right="0.6" top="0.75" bottom="0.75" header="0.4" footer="0.4"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        "<headerFooter><oddFooter>&amp;C&amp;P/&amp;N</oddFooter></headerFooter></worksheet>"
    )
