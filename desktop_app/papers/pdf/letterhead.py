"""The letterhead and titles on the first page of a PDF. Lengths in points."""

from collections.abc import Iterable, Iterator

from desktop_app.papers.document.layout import PT_PER_MM, HeaderLine, plan_letterhead, plan_titles
from desktop_app.papers.document.lines.titles import title_lines
from desktop_app.papers.document.model import Letterhead, Titles
from desktop_app.papers.pdf.paragraph import TextPage, TextRun, TextStrip, centred_strip

RULE_GAP = 3.0
"""Between a line and the rule below it."""
BEFORE_ABOUT = 6.0
"""Between the number and the "V/v …" below it (Phụ lục I, II.5b)."""
AFTER_LETTERHEAD = 11.0
AFTER_TITLES = 7.0


def head_strips(page: TextPage, letterhead: Letterhead | None, titles: Titles | None) -> Iterator[TextStrip]:
    """Yield the letterhead and the titles; all stay with the strip after them."""
    if letterhead is not None:
        yield _letterhead_strip(page, letterhead)
    if titles is not None:
        yield from _title_strips(page, titles)


def _letterhead_strip(page: TextPage, letterhead: Letterhead) -> TextStrip:
    plan = plan_letterhead(letterhead, page.width / PT_PER_MM, page.profile, page.letters.width_mm)
    middle = page.left + plan.left_width * PT_PER_MM
    left, right = (page.left, middle), (middle, page.left + page.width)
    strip = TextStrip(0.0, keep_next=True)
    below = max(_column(page, strip, plan.left, left), _column(page, strip, plan.right, right))
    if plan.number.text or plan.place_date.text:
        top = below + 4
        below = max(_column(page, strip, [plan.number], left, top), _column(page, strip, [plan.place_date], right, top))
    if plan.about:
        below = max(below, _column(page, strip, plan.about, left, below + BEFORE_ABOUT))
    strip.height = below + AFTER_LETTERHEAD
    return strip


def _column(
    page: TextPage, strip: TextStrip, lines: Iterable[HeaderLine], span: tuple[float, float], top: float = 0.0
) -> float:
    """Add `lines` centred in `span` to `strip` from `top` on; return where they end."""
    for line in lines:
        if not line.text:
            continue
        font = page.font(line.size_pt, line.bold, line.italic)
        words = page.centred(line.text, font, span)
        strip.words += [piece._replace(top=piece.top + top) for piece in words]
        top += len(words) * font.leading
        if line.rule:
            strip.rules.append(_centred_rule(span, line.rule, top + RULE_GAP))
            top += 2 * RULE_GAP
    return top


def _centred_rule(span: tuple[float, float], length_mm: float, y: float) -> tuple[float, float, float]:
    middle, half = (span[0] + span[1]) / 2, length_mm * PT_PER_MM / 2
    return middle - half, middle + half, y


def _title_strips(page: TextPage, titles: Titles) -> Iterator[TextStrip]:
    strips: list[TextStrip] = []
    for line in plan_titles(titles, page.profile, page.letters.width_mm):
        lines = title_lines(line, page.width / PT_PER_MM)
        strip = centred_strip(page, "\n".join(lines), page.font(line.size_pt, line.bold, line.italic))
        if line.rule:
            span = (page.left, page.left + page.width)
            length = line.rule / page.profile.short_rule_share * PT_PER_MM
            share = min(1.0, _widest(page, strip.words) / length)
            strip.rules.append(_centred_rule(span, line.rule * share, strip.height + RULE_GAP))
            strip.height += 2 * RULE_GAP
        strips.append(strip)
    if strips:
        strips[-1].height += AFTER_TITLES
    yield from strips


def _widest(page: TextPage, words: Iterable[TextRun]) -> float:
    return max(page.breaker(piece.font).width(piece.text) for piece in words)
