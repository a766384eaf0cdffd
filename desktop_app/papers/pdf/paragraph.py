"""Strips of plain text for the PDF writer: paragraphs line by line, and centred lines. Lengths in points."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Self

from desktop_app.papers.document.layout import PT_PER_MM, LayoutProfile, balanced, plan_addressees
from desktop_app.papers.document.lines.ends import set_text
from desktop_app.papers.document.model import Addressees, Align, LegalBases, Paragraph
from desktop_app.papers.document.text import clean
from desktop_app.papers.document.wording import ADDRESSED_TO
from desktop_app.papers.pdf.drawing import GreyBox, PageDrawing, SizedFont
from desktop_app.papers.pdf.flow import Drawable
from desktop_app.papers.pdf.text import LineBreaker, Typeface

_AROUND_CUT = 9.0
_AROUND_COPY = 7.0
"""The space above and below a line to cut along."""


class TextRun(NamedTuple):
    """A piece of a line: where it begins, from the left edge of the sheet and from the top of its strip."""

    x: float
    top: float
    text: str
    font: SizedFont
    word_space: float = 0.0


@dataclass(slots=True)
class TextStrip:
    """A strip of text, rules (left, right, distance from the top) and boxes that is not cut.

    The boxes are measured from the top of the strip.
    """

    height: float
    words: list[TextRun] = field(default_factory=list)
    rules: list[tuple[float, float, float]] = field(default_factory=list)
    keep_next: bool = False
    dashed: bool = False
    """Whether its rules are lines to cut along."""
    boxes: Sequence[GreyBox] = ()
    gap: float = 0.0
    """What of its height is room above it."""

    @property
    def separates(self) -> bool:
        """A line to cut along separates the strips above and below it."""
        return self.dashed

    @property
    def is_entry(self) -> bool:
        """Text is no entry of a list."""
        return False

    @property
    def may_go_on(self) -> bool:
        """A line never does."""
        return False

    @property
    def header(self) -> Drawable | None:
        """Text has no table header."""
        return None

    @property
    def least(self) -> float:
        """Never cut."""
        return 0.0

    def cut(self, room: float) -> tuple[Self, Self]:
        """Never called, `least` being 0."""
        raise AssertionError(f"a line cannot be cut at {room}")

    def draw(self, drawing: PageDrawing, top: float) -> None:
        """Write the words, draw the rules and the boxes."""
        for box in self.boxes:
            drawing.box(box._replace(top=top + box.top, bottom=top + box.bottom))
        for words in self.words:
            drawing.text(words.x, top + words.top, (words.text,), words.font, words.word_space)
        for left, right, y in self.rules:
            drawing.rule(left, right, top + y, self.dashed)


@dataclass(slots=True)
class TextPage:
    """The area between the margins, with the fonts and line breakers to set text in it."""

    left: float
    width: float
    profile: LayoutProfile
    letters: Typeface
    _breakers: dict[SizedFont, LineBreaker] = field(default_factory=dict)

    def font(self, size: float, bold: bool = False, italic: bool = False) -> SizedFont:
        """Return the face at `size`."""
        return SizedFont(self.letters.face(bold, italic), size)

    def breaker(self, font: SizedFont) -> LineBreaker:
        """Return the line breaker of `font`, the same for every call."""
        if font not in self._breakers:
            self._breakers[font] = LineBreaker(font.face, font.size)
        return self._breakers[font]

    def drawable(self, text: str, font: SizedFont) -> str:
        """Return `text` cleaned and with letters of `font`'s face only."""
        return self.letters.drawable(clean(text), font.face)

    def centred(self, text: str, font: SizedFont, span: tuple[float, float]) -> list[TextRun]:
        """Return each line of `text` centred between the ends of `span`, in as few and as even ones as it fits."""
        breaker = self.breaker(font)
        room = span[1] - span[0]
        lines = [
            line
            for part in self.drawable(text, font).split("\n")
            for even in balanced(part, room, breaker.width) or ("",)
            for line in breaker.lines(even, room)
        ]
        return [
            TextRun(span[0] + (room - breaker.width(line)) / 2, number * font.leading, line, font)
            for number, line in enumerate(lines)
        ]


def centred_strip(page: TextPage, text: str, font: SizedFont) -> TextStrip:
    """Return `text` centred on the page; it stays with the strip after it."""
    words = page.centred(text, font, (page.left, page.left + page.width))
    return TextStrip(len(words) * font.leading, words, keep_next=True)


def paragraph_strips(page: TextPage, paragraph: Paragraph) -> Iterator[TextStrip]:
    """Yield the lines of `paragraph`; its first two and last two stay together, a heading with the text after it."""
    font = page.font(page.profile.body_pt, paragraph.bold, paragraph.italic)
    bold = page.font(page.profile.body_pt, True, paragraph.italic)
    indent = page.profile.first_line_indent * PT_PER_MM if paragraph.first_line_indent else 0.0
    lead = page.drawable(f"{paragraph.lead} ", bold) if paragraph.lead else ""
    after_lead = indent + page.breaker(bold).width(lead)
    text, is_justified = set_text(paragraph, page.profile, page.width / PT_PER_MM)
    lines = page.breaker(font).lines(page.drawable(text, font), page.width, page.width - after_lead, is_justified)
    height = font.leading * page.profile.line_spacing
    align = Align.LEFT if paragraph.align is Align.JUSTIFY and not is_justified else paragraph.align
    for number, line in enumerate(lines):
        shift = after_lead if number == 0 else 0.0
        last = number == len(lines) - 1
        gap = page.profile.paragraph_gap_pt if number == 0 else 0.0
        text_words = _aligned(page, line, font, shift, align, "" if last else lines[number + 1])
        words = [TextRun(page.left + indent, 0.0, lead, bold)] if number == 0 and lead else []
        words.append(text_words)
        if last and paragraph.dotted:
            words += _dots(page, text_words)
        words = [piece._replace(top=gap) for piece in words]
        keep = paragraph.level > 0 or paragraph.keep_next or (len(lines) > 1 and number in (0, len(lines) - 2))
        yield TextStrip(height + gap, words, keep_next=keep, gap=gap)


def _dots(page: TextPage, text: TextRun) -> list[TextRun]:
    """Return the dots between the end of `text` and the right margin, ending there."""
    breaker = page.breaker(text.font)
    right, dot = page.left + page.width, breaker.width(".")
    count = int((right - text.x - breaker.width(text.text)) / dot)
    return [TextRun(right - count * dot, 0.0, "." * count, text.font)] if count > 0 else []


def _aligned(page: TextPage, line: str, font: SizedFont, shift: float, align: Align, following: str) -> TextRun:
    left, room, breaker = page.left + shift, page.width - shift, page.breaker(font)
    match align:
        case Align.CENTER:
            return TextRun(left + (room - breaker.width(line)) / 2, 0.0, line, font)
        case Align.RIGHT:
            return TextRun(left + room - breaker.width(line), 0.0, line, font)
        case Align.JUSTIFY:
            space = breaker.word_space(line, room, following) if following else breaker.last_space(line, room)
            return TextRun(left, 0.0, line, font, space)
        case _:
            return TextRun(left, 0.0, line, font)


def legal_bases_strips(page: TextPage, bases: LegalBases) -> Iterator[TextStrip]:
    """Yield each basis as an italic paragraph."""
    for text in bases.lines:
        yield from paragraph_strips(page, Paragraph(text, italic=True))


def addressees_strip(page: TextPage, addressees: Addressees) -> TextStrip:
    """Return "Kính gửi:" and the names."""
    plan = plan_addressees(addressees, page.width / PT_PER_MM, page.profile, page.letters.width_mm)
    font = page.font(page.profile.body_pt)
    gap = 2 * page.profile.paragraph_gap_pt
    names_left, dash = page.left + plan.names_left * PT_PER_MM, plan.dash * PT_PER_MM
    words = [TextRun(page.left + plan.left * PT_PER_MM, gap, ADDRESSED_TO, font)]
    top = gap + (font.leading if dash else 0.0)
    for name in plan.names:
        if dash:
            words.append(TextRun(names_left, top, "- ", font))
        for line in page.breaker(font).lines(page.drawable(name, font), page.left + page.width - names_left - dash):
            words.append(TextRun(names_left + dash, top, line, font))
            top += font.leading
    return TextStrip(top + gap - page.profile.paragraph_gap_pt, words)


def cut_strip(page: TextPage) -> TextStrip:
    """Return the dashed line along which the part below it is cut off."""
    rule = (page.left, page.left + page.width, _AROUND_CUT)
    return TextStrip(2 * _AROUND_CUT, rules=[rule], keep_next=True, dashed=True)


def copy_strip(page: TextPage) -> TextStrip:
    """Return the line over the whole width between what is copied and who copied it."""
    rule = (page.left, page.left + page.width, _AROUND_COPY)
    return TextStrip(2 * _AROUND_COPY, rules=[rule], keep_next=True)


def plain_lines(page: TextPage, lines: Sequence[str], font: SizedFont, room: float) -> list[TextRun]:
    """Return `lines` flush left at the left margin, broken at `room`."""
    broken = [part for line in lines for part in page.breaker(font).lines(page.drawable(line, font), room)]
    return [TextRun(page.left, number * font.leading, line, font) for number, line in enumerate(broken)]
