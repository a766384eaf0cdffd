"""A chart in a Word file: DrawingML in a part of its own, which Word and LibreOffice draw and let one restyle."""

from collections.abc import Iterator
from functools import partial
from xml.sax.saxutils import escape

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from desktop_app.papers.document.layout import CHART_GREYS, PT_PER_MM, LayoutProfile, plan_chart
from desktop_app.papers.document.measure import times_width
from desktop_app.papers.document.model import Document, PrintedChart
from desktop_app.papers.document.text import clean
from desktop_app.papers.word.xml import ParagraphStyle, paragraph

_DRAWINGML = "http://schemas.openxmlformats.org/drawingml/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EMU_PER_PT = 12700


def add_charts(part: Part, document: Document) -> None:
    """Add a part for each chart of `document` to the package of its text, related to the text by name."""
    for section in document.sections:
        for block in section.body:
            if isinstance(block, PrintedChart):
                place = PackURI(f"/word/charts/chart{block.number}.xml")
                own = Part(place, CT.DML_CHART, _chart_xml(block).encode(), part.package)
                part.load_rel(RT.CHART, own, _relation(block))


def chart_paragraph(chart: PrintedChart, width: float, profile: LayoutProfile) -> str:
    """Return the paragraph that shows a chart `width` mm wide, on the page of its caption."""
    measure = partial(_width_pt, size=profile.table_pt)
    plan = plan_chart(chart, width * PT_PER_MM, profile.table_pt, measure)
    size = f'cx="{round(width * PT_PER_MM * _EMU_PER_PT)}" cy="{round(plan.height * _EMU_PER_PT)}"'
    words = escape(f"{chart.caption.text}: {'; '.join(_rows_in_words(chart))}", {'"': "&quot;"})
    drawing = (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWINGML}/wordprocessingDrawing" distT="0" distB="0" distL="0" '
        f'distR="0"><wp:extent {size}/><wp:docPr id="{chart.number}" name="Biểu đồ {chart.number}" descr="{words}"/>'
        f'<a:graphic xmlns:a="{_DRAWINGML}/main"><a:graphicData uri="{_DRAWINGML}/chart">'
        f'<c:chart xmlns:c="{_DRAWINGML}/chart" xmlns:r="{_OFFICE}" r:id="{_relation(chart)}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    return paragraph(drawing, ParagraphStyle(before_pt=2 * profile.paragraph_gap_pt, keep_next=True))


def _relation(chart: PrintedChart) -> str:
    return f"chart{chart.number}"


def _width_pt(text: str, size: float) -> float:
    return times_width(text, size, False, False) * PT_PER_MM


def _rows_in_words(chart: PrintedChart) -> Iterator[str]:
    """Yield the rows in words, for who cannot see them."""
    for row in chart.rows:
        numbers = (f"{name} {number}".strip() for name, number in zip(chart.series, row.values, strict=True))
        yield f"{clean(row.label)}: {', '.join(numbers)}"


def _chart_xml(chart: PrintedChart) -> str:
    """Return the chart part: a group of lying bars for each row, the first row on top, numbers behind the bars."""
    series = "".join(map(partial(_series, chart), range(len(chart.series))))
    key = '<c:legend><c:legendPos val="t"/><c:overlay val="0"/></c:legend>' if any(chart.series) else ""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace xmlns:c="{_DRAWINGML}/chart" xmlns:a="{_DRAWINGML}/main">'
        '<c:roundedCorners val="0"/>'
        '<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:barChart><c:barDir val="bar"/>'
        f'<c:grouping val="clustered"/><c:varyColors val="0"/>{series}<c:gapWidth val="40"/>'
        '<c:axId val="1"/><c:axId val="2"/></c:barChart>'
        f"{_axis('catAx', 1, 2, 'maxMin', 'l', 0)}{_axis('valAx', 2, 1, 'minMax', 'b', 1)}"
        f'</c:plotArea>{key}<c:plotVisOnly val="1"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        '<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200"><a:latin typeface="Times New Roman"/>'
        '<a:cs typeface="Times New Roman"/></a:defRPr></a:pPr><a:endParaRPr lang="vi-VN"/></a:p></c:txPr>'
        "</c:chartSpace>"
    )


def _series(chart: PrintedChart, place: int) -> str:
    count = len(chart.rows)
    labels = "".join(
        f'<c:pt idx="{n}"><c:v>{escape(clean(row.label))}</c:v></c:pt>' for n, row in enumerate(chart.rows)
    )
    numbers = "".join(
        f'<c:pt idx="{n}"><c:v>{row.values[place]}</c:v></c:pt>'
        for n, row in enumerate(chart.rows)
        if row.values[place] is not None
    )
    name = escape(chart.series[place])
    named = f'<c:tx><c:strRef><c:f>n</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{name}</c:v></c:pt>'
    named += "</c:strCache></c:strRef></c:tx>"
    grey = f"{round(CHART_GREYS[place] * 255):02X}" * 3
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/>{named if name else ""}'
        f'<c:spPr><a:solidFill><a:srgbClr val="{grey}"/></a:solidFill>'
        '<a:ln w="6350"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></c:spPr>'
        '<c:invertIfNegative val="0"/>'
        '<c:dLbls><c:numFmt formatCode="#,##0" sourceLinked="0"/><c:dLblPos val="outEnd"/><c:showLegendKey val="0"/>'
        '<c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>'
        '<c:showBubbleSize val="0"/></c:dLbls>'
        f'<c:cat><c:strRef><c:f>n</c:f><c:strCache><c:ptCount val="{count}"/>{labels}</c:strCache></c:strRef></c:cat>'
        f'<c:val><c:numRef><c:f>n</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="{count}"/>'
        f"{numbers}</c:numCache></c:numRef></c:val></c:ser>"
    )


def _axis(kind: str, own: int, other: int, direction: str, side: str, deleted: int) -> str:
    """Return an axis; that of the numbers is left out, since each bar has its own behind it."""
    least = '<c:min val="0"/>' if deleted else ""
    return (
        f'<c:{kind}><c:axId val="{own}"/><c:scaling><c:orientation val="{direction}"/>'
        f"{least}</c:scaling>"
        f'<c:delete val="{deleted}"/><c:axPos val="{side}"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        '<c:tickLblPos val="low"/><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
        f'</c:spPr><c:crossAx val="{other}"/></c:{kind}>'
    )
