"""Causes of weaknesses that nobody recorded: dots to write them on, and what says which are still to be written."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from desktop_app.domain.vietnamese import quoted, shortened
from desktop_app.papers.document.model import Document, Paragraph
from desktop_app.papers.document.text import lowered
from desktop_app.services.papers.reports.texts.sentences import BULLET, Draft, Piece, Pieces

CAUSE_TO_FILL: Final = f" Nguyên nhân: {'.' * 40}"
"""Ends the sentence on a weakness of which nobody recorded the cause, in a report that has no part for causes."""

DAY_TO_FILL: Final = f"; xong trước ngày {'.' * 12}"
"""Ends the sentence on a task that is overdue: the plan's day is over, and nobody recorded a new one."""

LINE_TO_FILL: Final = "." * 110
"""Dots on a line of their own, nearly as long as that: behind a sentence they would begin the next line, unindented."""

CAUSES_OF: Final = "Nguyên nhân của "
"""Begins the line on weaknesses whose cause is still to be written, in the part for causes; a colon ends it."""

CAUSES_OF_REST: Final = " còn lại:"
"""Ends that line where the causes of others of them are on record."""

_BEFORE_COLON: Final = re.compile(r"(?:[^:“]|“[^“”]*(?:“[^“”]*”[^“”]*)*”)+")
"""What stands before the first colon of a sentence: those within the name of a task are part of that."""


def written_causes(text: str) -> list[str]:
    """Return the lines of a part that tell causes: neither dots nor whose cause the dots wait for."""
    return [line for line in text.split("\n") if line and line != LINE_TO_FILL and not _is_owed(line)]


def _is_owed(line: str) -> bool:
    return line.startswith(CAUSES_OF) and line.endswith(":")


def with_cause(weakness: str, cause: str, dots: str = CAUSE_TO_FILL) -> str:
    """Return a weakness, with dots to write its cause on where nobody recorded one; "" where these stand elsewhere."""
    return weakness if cause or not weakness else f"{weakness.rstrip(' .;')}.{dots}"


def tell_owed_cause(draft: Draft, key: str, *weakness: Piece | Pieces) -> None:
    """Tell of which weakness the cause is still to be written, and dots to write it on."""
    draft.say(key, CAUSES_OF, *weakness, ":")
    draft.say(key, LINE_TO_FILL)


def open_causes(paper: Document) -> str:
    """Return the sentences on each weakness that a report prints with dots for its cause, "" for none."""
    texts = (block.text for section in paper.sections for block in section.body if isinstance(block, Paragraph))
    return "\n".join(causes_to_fill("\n".join(texts)))


def causes_to_fill(text: str) -> Iterator[str]:
    """Yield a sentence on each weakness of a part whose cause is still dots."""
    lines = text.split("\n")
    for before, line in pairwise(("", *lines)):
        if line == LINE_TO_FILL and before.startswith(CAUSES_OF):
            yield f"Chưa ghi {lowered(before.rstrip(' :'))}: báo cáo để dòng chấm."
        elif line == LINE_TO_FILL and before:
            yield f"Mục “{before}” để dòng chấm."
        elif line.endswith(DAY_TO_FILL):
            overdue, _, name = line.removesuffix(DAY_TO_FILL).partition(": ")
            # Named by its place alone it has no name behind a colon.
            # A name that its place follows stands in quotation marks already.
            name = name[1:].partition("” tại ")[0] if name.startswith("“") else name
            task = f"nhiệm vụ quá hạn “{shortened(name)}”" if name else overdue.removeprefix(f"{BULLET}Hoàn thành ")
            yield f"Chưa có thời hạn mới của {task}: báo cáo để dòng chấm."
        elif line != LINE_TO_FILL and line.endswith(CAUSE_TO_FILL.rpartition(" ")[2]):
            weakness = line.removeprefix(BULLET).partition(" Nguyên nhân")[0]
            if (named := _BEFORE_COLON.match(weakness)) is not None:
                weakness = named[0]
            yield f"Chưa ghi nguyên nhân của tồn tại, hạn chế {_marked(weakness.rstrip(' .'))}: báo cáo để dòng chấm."


def _marked(weakness: str) -> str:
    """Return a weakness in quotation marks; the name of a task that stands in them already has no second pair."""
    name, mark, days = weakness.rpartition("”")
    if not weakness.startswith("“") or not mark or (days and not days.startswith(" (")):
        return f"“{weakness}”"
    return f"{quoted(shortened(name[1:]))}{days}"
