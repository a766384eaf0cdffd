"""The strips of a chart for the PDF writer: lying bars drawn as vectors, and its caption. Lengths in points."""

from collections.abc import Iterator

from desktop_app.papers.document.layout import CHART_GREYS, PlannedChart, PlannedRow, plan_chart
from desktop_app.papers.document.model import ChartRow, PrintedChart
from desktop_app.papers.pdf.drawing import GreyBox, SizedFont
from desktop_app.papers.pdf.paragraph import TextPage, TextRun, TextStrip, paragraph_strips

_BAR_SHARE = 0.7
"""How much of the height of a line a bar takes."""


def chart_strips(page: TextPage, chart: PrintedChart) -> Iterator[TextStrip]:
    """Yield the bars, which stay on the page of the caption, and the caption."""
    font = page.font(page.profile.table_pt)
    plan = plan_chart(chart, page.width, font.size, page.breaker(font).width)
    gap = 2 * page.profile.paragraph_gap_pt
    strip = TextStrip(gap + plan.height, keep_next=True, gap=gap)
    drawn = _ChartDrawing(page, plan, font, max((each or 0 for row in chart.rows for each in row.values), default=0))
    top = gap
    if plan.is_named:
        drawn.name_series(chart.series, top)
        top += 2 * plan.line
    drawn.axis(top)
    for row, planned in zip(chart.rows, plan.rows, strict=True):
        drawn.row(row, planned, top)
        top += planned.height
    strip.words, strip.boxes = drawn.words, drawn.boxes
    yield strip
    yield from paragraph_strips(page, chart.caption)


class _ChartDrawing:
    """Collects the words and the boxes of a chart."""

    def __init__(self, page: TextPage, plan: PlannedChart, font: SizedFont, most: int) -> None:
        self.words: list[TextRun] = []
        self.boxes: list[GreyBox] = []
        self._page, self._plan, self._font = page, plan, font
        self._left = page.left + plan.label
        self._scale = plan.longest / max(most, 1)

    def name_series(self, series: tuple[str, ...], top: float) -> None:
        """Draw the look of each series and its name on one line, begun before the bars where it is too long."""
        apart = self._plan.line + self._font.size * 4 / 3
        whole = sum(apart + self._page.breaker(self._font).width(name) for name in series) - self._font.size
        x = max(self._page.left, min(self._left, self._page.left + self._page.width - whole))
        for name, grey in zip(series, CHART_GREYS, strict=False):
            self._box(x, top, self._plan.line, grey)
            x += self._plan.line + self._font.size / 3
            self._write(x, top, name)
            x += self._page.breaker(self._font).width(name) + self._font.size

    def axis(self, top: float) -> None:
        """Draw the line at which the bars begin."""
        self.boxes.append(GreyBox(self._left, top, self._left, top + sum(row.height for row in self._plan.rows), 0.0))

    def row(self, row: ChartRow, planned: PlannedRow, top: float) -> None:
        """Draw a label and its bars, each with its number behind it."""
        line = self._plan.line
        label_top = top + (planned.height - len(planned.lines) * line) / 2
        for number, text in enumerate(planned.lines):
            self._write(self._page.left, label_top + number * line, text)
        # A series of which a row has no number takes no line of it: the label would stand below the others' bars.
        written = [place for place, text in enumerate(planned.numbers) if text]
        bar_top = top + (planned.height - len(written) * line) / 2
        for place in written:
            length = (row.values[place] or 0) * self._scale
            if length:
                self._box(self._left, bar_top, length, CHART_GREYS[place])
            self._write(self._left + length + self._font.size / 3, bar_top, planned.numbers[place])
            bar_top += line

    def _box(self, left: float, top: float, length: float, grey: float) -> None:
        aside = self._plan.line * (1 - _BAR_SHARE) / 2
        self.boxes.append(GreyBox(left, top + aside, left + length, top + self._plan.line - aside, grey))

    def _write(self, left: float, top: float, text: str) -> None:
        self.words.append(TextRun(left, top, self._page.drawable(text, self._font), self._font))
