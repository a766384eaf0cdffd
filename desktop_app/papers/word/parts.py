"""The body of a document as WordprocessingML: letterhead, titles, text, closing. Lengths in mm."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from desktop_app.papers.document.layout import (
    PT_PER_MM,
    HeaderLine,
    LayoutProfile,
    of_section,
    plan_addressees,
    plan_letterhead,
    plan_titles,
    text_width,
)
from desktop_app.papers.document.lines.ends import set_text
from desktop_app.papers.document.lines.titles import title_lines
from desktop_app.papers.document.measure import times_width
from desktop_app.papers.document.model import (
    Addressees,
    Align,
    Block,
    Closing,
    CopyBlock,
    LegalBases,
    Letterhead,
    Paragraph,
    PrintedChart,
    Recipients,
    Section,
    SignatureBlock,
    Table,
    Titles,
    ended,
)
from desktop_app.papers.document.wording import ADDRESSED_TO, RECIPIENTS_TITLE
from desktop_app.papers.word.chart import chart_paragraph
from desktop_app.papers.word.table import LINE, TableEnding, table_xml
from desktop_app.papers.word.xml import (
    TAB,
    ParagraphStyle,
    RunStyle,
    paragraph,
    plain_row,
    plain_table,
    rule,
    run,
    twips,
)

# Word needs a paragraph after a last table; hidden and of almost no height, it never starts a new page.
LAST_PARAGRAPH = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:rPr><w:vanish/><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:pPr></w:p>'
)


_RULE_PT = 6
"""What a rule takes with the room around it."""
_GAPS_MM = 8
"""Between letterhead, titles and table."""


def run_parts(sections: Sequence[Section], profile: LayoutProfile) -> Iterator[str]:
    """Yield the body of `sections` that share pages, without page set-up and without a paragraph after a last table."""
    whole = len(sections) > 1
    for number, section in enumerate(sections, start=1):
        yield from _section_parts(section, profile, whole)
        if number < len(sections):
            yield paragraph("", ParagraphStyle(after_pt=9, line_pt=9, bottom_dashed=True))


def _section_parts(section: Section, profile: LayoutProfile, whole: bool) -> Iterator[str]:
    width = text_width(profile, section.orientation)
    profile = of_section(profile, section)
    # The style of the text has the layout's size: only what is set smaller says its own.
    letters = RunStyle(profile.body_pt if section.text_smaller_pt else 0)
    if section.letterhead:
        yield _letterhead(section.letterhead, width, profile)
    if section.titles:
        yield from _titles(section.titles, width, profile)
    ending = _ending(section.closing, profile)
    if section.copied:
        ending = _copied(ending, section.copied, width, profile)
    for number, block in enumerate(section.body, start=1):
        if number > 1 and isinstance(block, Table):
            yield _spacer(profile.paragraph_gap_pt)
        kept_rows = section.kept_rows * (number > len(section.body) - section.kept_blocks)
        if number < len(section.body):
            yield from _block(block, width, profile, letters, whole, kept_rows)
        elif isinstance(block, Table):
            opening = _opening_height(section, width, profile) if number == 1 else 0.0
            yield from table_xml(block, width, profile, ending, whole, opening, section.kept_rows)
        else:
            yield from _block(block, width, profile, letters, bool(ending.columns) or whole, kept_rows)
    if not (section.body and isinstance(section.body[-1], Table)):
        yield from _ending_parts(ending, width)


def _opening_height(section: Section, width: float, profile: LayoutProfile) -> float:
    """Return about how high letterhead and titles are, in mm."""
    lines: list[HeaderLine] = []
    if section.letterhead:
        plan = plan_letterhead(section.letterhead, width, profile, times_width)
        lines += [*max(plan.left, plan.right, key=len), plan.place_date, *plan.about]
    if section.titles:
        lines += plan_titles(section.titles, profile, times_width)
    return sum((line.size_pt * LINE + _RULE_PT * bool(line.rule)) / PT_PER_MM for line in lines) + _GAPS_MM * bool(
        lines
    )


def _letterhead(letterhead: Letterhead, width: float, profile: LayoutProfile) -> str:
    plan = plan_letterhead(letterhead, width, profile, times_width)
    widths = (twips(plan.left_width), twips(width) - twips(plan.left_width))
    left, right = _head_lines(plan.left, plan.left_width, profile), _head_lines(plan.right, plan.right_width, profile)
    names = plain_row((left, right), widths)
    # An annex has none: an empty row would push what is below it down.
    dated = plan.number.text or plan.place_date.text
    dates = plain_row((_centred(plan.number, 4), _centred(plan.place_date, 4)), widths) if dated else ""
    about = "".join(_centred(line, 0 if number else 6) for number, line in enumerate(plan.about))
    rows = names + dates + (plain_row((about, _spacer()), widths) if about else "")
    return plain_table(rows, widths) + _spacer(10)


def _head_lines(lines: Iterable[HeaderLine], room: float, profile: LayoutProfile) -> str:
    parts = []
    for line in lines:
        parts.append(_centred(line))
        if line.rule:
            parts.append(rule(room, line.rule, profile.rule_pt))
    # A cell must hold a paragraph.
    return "".join(parts) or _spacer()


def _centred(line: HeaderLine, before_pt: float = 0) -> str:
    letters = RunStyle(line.size_pt, line.bold, line.italic)
    style = ParagraphStyle(
        Align.CENTER, before_pt=before_pt, keep_next=True, mark=letters if not line.text else RunStyle()
    )
    return paragraph(run(line.text, letters), style)


def _titles(titles: Titles, width: float, profile: LayoutProfile) -> Iterator[str]:
    for line in plan_titles(titles, profile, times_width):
        measure = partial(times_width, size_pt=line.size_pt, bold=line.bold, italic=line.italic)
        # Their blanks are plain: whoever looks for a word of a title in Word finds it, and LibreOffice, which draws a
        # no-break space in italics too wide, ends no line elsewhere.
        lines = title_lines(line, width)
        yield _centred(replace(line, text="\n".join(lines)))
        if line.rule:
            share = max(map(measure, lines)) / measure(line.text)
            yield rule(width, line.rule * share, profile.rule_pt)
    yield _spacer(6)


def _block(
    block: Block, width: float, profile: LayoutProfile, letters: RunStyle, keep_next: bool, kept_rows: int
) -> Iterator[str]:
    stays = kept_rows > 0
    if isinstance(block, Table):
        yield from table_xml(block, width, profile, None, keep_next, kept_rows=kept_rows)
        # Word joins two tables without a paragraph between them.
        yield _spacer(1)
    elif isinstance(block, Letterhead):
        yield _letterhead(block, width, profile)
    elif isinstance(block, LegalBases):
        for text in block.lines:
            yield _paragraph(Paragraph(text, italic=True), profile, letters, width, keep_next, stays)
    elif isinstance(block, Addressees):
        yield from _addressees(block, width, profile, letters)
    elif isinstance(block, PrintedChart):
        yield chart_paragraph(block, width, profile)
        yield _paragraph(block.caption, profile, letters, width, keep_next, stays)
    else:
        yield _paragraph(block, profile, letters, width, keep_next, stays)


def _addressees(block: Addressees, width: float, profile: LayoutProfile, letters: RunStyle) -> Iterator[str]:
    plan = plan_addressees(block, width, profile, times_width)
    gap = 2 * profile.paragraph_gap_pt
    if not plan.dash:
        style = ParagraphStyle(
            before_pt=gap, after_pt=gap, left=plan.names_left, first_line=plan.left - plan.names_left
        )
        yield paragraph(run(f"{ADDRESSED_TO} {''.join(plan.names)}", letters), style)
        return
    yield paragraph(run(ADDRESSED_TO, letters), ParagraphStyle(before_pt=gap, left=plan.left, keep_next=True))
    for number, name in enumerate(plan.names, start=1):
        # Of the room after one paragraph and before the next Word takes the greater.
        after = gap if number == len(plan.names) else 0
        style = ParagraphStyle(after_pt=after, left=plan.names_left + plan.dash, first_line=-plan.dash)
        yield paragraph(run(f"- {name}", letters), style)


def _paragraph(
    block: Paragraph, profile: LayoutProfile, letters: RunStyle, width: float, keep_next: bool, stays: bool
) -> str:
    lead = run(f"{block.lead} ", replace(letters, bold=True, italic=block.italic)) if block.lead else ""
    whole, is_justified = set_text(block, profile, width)
    text = run(whole, replace(letters, bold=block.bold, italic=block.italic))
    style = ParagraphStyle(
        Align.LEFT if block.align is Align.JUSTIFY and not is_justified else block.align,
        before_pt=profile.paragraph_gap_pt,
        first_line=profile.first_line_indent if block.first_line_indent else 0,
        keep_next=keep_next or stays or block.level > 0 or block.keep_next,
        level=block.level,
        dots_to=width if block.dotted else 0,
        keep_lines=stays,
    )
    return paragraph(lead + text + TAB * block.dotted, style)


def _ending(closing: Closing, profile: LayoutProfile) -> TableEnding:
    bold = RunStyle(profile.body_pt, bold=True)
    style = ParagraphStyle(before_pt=profile.paragraph_gap_pt, keep_next=True)
    lines = "".join(paragraph(run(line, bold), style) for line in closing.lines)
    columns = tuple(_spacer(10) + _column(block, profile, closing.signature_lines) for block in closing.columns)
    below = _spacer(10) + _column(closing.below, profile) if closing.below else ""
    return TableEnding(lines, columns, below, _ending_height(closing, profile))


def _copied(ending: TableEnding, copied: CopyBlock, width: float, profile: LayoutProfile) -> TableEnding:
    """Return the end of a paper with the block of who copied it below."""
    plan = plan_letterhead(copied.letterhead, width, profile, times_width)
    heads = (_head_lines(plan.left, width / 2, profile), _head_lines(plan.right, width / 2, profile))
    line = _spacer(7) + rule(width, width, profile.rule_pt) + _spacer(7)
    signed = _ending(copied.closing, profile)
    rows = ((line,), heads, (_centred(plan.number, 4), _centred(plan.place_date, 4)), signed.columns)
    head_mm = (len(plan.left) + 3) * profile.quoc_hieu_pt * LINE / PT_PER_MM
    return replace(ending, copied=rows, height=ending.height + head_mm + signed.height)


def _ending_height(closing: Closing, profile: LayoutProfile) -> float:
    """Return about how high the end of a paper is, in mm."""
    wide = len(closing.lines) * (profile.body_pt * LINE + profile.paragraph_gap_pt)
    blocks = [block for block in closing.columns if isinstance(block, SignatureBlock)]
    # Above and below the room for the signature: capacity and hint, name and post.
    signed = [len(block.capacity_lines) + bool(block.hint) + bool(block.above_name) + 1 for block in blocks]
    room = closing.signature_lines or profile.signature_lines
    columns = (max(signed) + room) * profile.signature_pt * LINE + 10 if signed else 0
    below = len(closing.below.lines) * profile.recipients_pt * LINE + 25 if closing.below else 0
    return (wide + columns + below) / PT_PER_MM


def _ending_parts(ending: TableEnding, width: float) -> Iterator[str]:
    yield ending.wide
    if not ending.columns:
        yield ending.below
    else:
        # In the first cell, since a row is never split: LibreOffice does not keep a paragraph with the table above it.
        first, *others = ending.columns
        widths = _even_widths(width, len(ending.columns))
        yield plain_table(plain_row((first + ending.below, *others), widths), widths)
    if ending.copied:
        (line,), *rows = ending.copied
        halves = _even_widths(width, 2)
        yield line + plain_table("".join(plain_row(row, halves) for row in rows), halves)


def _even_widths(width: float, count: int) -> tuple[int, ...]:
    edges = [twips(width * number / count) for number in range(count + 1)]
    return tuple(right - left for left, right in pairwise(edges))


def _column(block: SignatureBlock | Recipients | None, profile: LayoutProfile, room_lines: int = 0) -> str:
    if block is None:
        return _spacer()
    if isinstance(block, Recipients):
        title = RunStyle(profile.recipients_title_pt, bold=True, italic=True)
        style = ParagraphStyle(keep_next=True)
        lines = "".join(
            paragraph(run(f"- {line}", RunStyle(profile.recipients_pt)), style) for line in ended(block.lines)
        )
        return paragraph(run(RECIPIENTS_TITLE, title), style) + lines
    bold = partial(HeaderLine, size_pt=profile.signature_pt, bold=True)
    hint = (HeaderLine(block.hint, profile.recipients_title_pt, italic=True),) if block.hint else ()
    room = ("",) * (room_lines or profile.signature_lines)
    down = (*room, *((block.above_name,) if block.above_name else ()), block.name)
    return "".join(map(_centred, (*map(bold, block.capacity_lines), *hint, *map(bold, down))))


def _spacer(height_pt: float = 1) -> str:
    return paragraph("", ParagraphStyle(line_pt=height_pt, keep_next=True))
