"""The end of a paper for the PDF writer: closing lines, signatures, recipients. Lengths in points."""

from collections.abc import Iterator

from desktop_app.papers.document.model import Align, Closing, Paragraph, Recipients, SignatureBlock, ended
from desktop_app.papers.document.wording import RECIPIENTS_TITLE
from desktop_app.papers.pdf.paragraph import TextPage, TextRun, TextStrip, paragraph_strips, plain_lines

BEFORE_SIGNATURES = 10.0


def closing_strips(page: TextPage, closing: Closing) -> Iterator[TextStrip]:
    """Yield the closing lines and one strip with all signatures; all strips stay together."""
    for line in closing.lines:
        text = Paragraph(line, bold=True, align=Align.LEFT, first_line_indent=False)
        for strip in paragraph_strips(page, text):
            strip.keep_next = True
            yield strip
    words = _columns(page, closing)
    if closing.below:
        below = _recipients(page, closing.below, page.width / 2)
        words += _moved(below, _bottom(words) + BEFORE_SIGNATURES if words else 0.0)
    if words:
        yield TextStrip(_bottom(words) + BEFORE_SIGNATURES, _moved(words, BEFORE_SIGNATURES))


def _columns(page: TextPage, closing: Closing) -> list[TextRun]:
    words: list[TextRun] = []
    columns = closing.columns
    for number, block in enumerate(columns):
        room = page.width / len(columns)
        left = page.left + number * room
        if isinstance(block, Recipients):
            words += _recipients(page, block, room)
        elif block:
            words += _signature(page, block, (left, left + room), closing.signature_lines)
    return words


def _bottom(words: list[TextRun]) -> float:
    return max(piece.top + piece.font.leading for piece in words)


def _signature(page: TextPage, block: SignatureBlock, span: tuple[float, float], lines: int) -> list[TextRun]:
    font = page.font(page.profile.signature_pt, bold=True)
    words: list[TextRun] = []
    for line in block.capacity_lines:
        words += _moved(page.centred(line, font, span), len(words) * font.leading)
    if block.hint:
        hint = page.font(page.profile.recipients_title_pt, italic=True)
        words += _moved(page.centred(block.hint, hint, span), len(words) * font.leading)
    rows = len(words) + (lines or page.profile.signature_lines)
    for line in (block.above_name, block.name):
        if line:
            added = _moved(page.centred(line, font, span), rows * font.leading)
            rows += len(added)
            words += added
    if not block.name:
        # An unnamed block keeps the room for the name to be written by hand.
        words.append(TextRun(span[0], rows * font.leading, "", font))
    return words


def _recipients(page: TextPage, recipients: Recipients, room: float) -> list[TextRun]:
    title = page.font(page.profile.recipients_title_pt, bold=True, italic=True)
    font = page.font(page.profile.recipients_pt)
    lines = [f"- {line}" for line in ended(recipients.lines)]
    heading = TextRun(page.left, 0.0, RECIPIENTS_TITLE, title)
    return [heading, *_moved(plain_lines(page, lines, font, room), title.leading)]


def _moved(words: list[TextRun], down: float) -> list[TextRun]:
    return [piece._replace(top=piece.top + down) for piece in words]
