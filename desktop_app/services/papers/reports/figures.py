"""The figures of a report and what each stands for, so that every number can be looked up and checked."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.numbers import Number
from desktop_app.services.papers.reports.entered import Report
from desktop_app.services.papers.reports.parts import ReportPart
from desktop_app.services.papers.reports.texts.sentences import Figure, Mention


@dataclass(frozen=True, slots=True)
class ReportFigure:
    """A number or a name in a drafted sentence: how it is written, what it counts, and the rows behind it.

    Of a name `value` is None and `name` "". `kind` says how a number follows from the rows: "count", "sum" of their
    `column`, "share" of `whole`, "distinct" recipients; "" for a name.
    """

    part: str
    heading: str
    sentence: str
    text: str
    name: str
    value: Number | None
    query: ListQuery
    kind: str = ""
    column: str = ""
    whole: int = 0

    @property
    def meaning(self) -> str:
        """What it counts and how: "Văn bản (số bản ghi)"."""
        return f"{self.name} ({MEANINGS[self.kind]})" if self.name else MEANINGS[""]


MEANINGS: Final = {
    "": "bản ghi được nêu",
    "count": "số bản ghi",
    "sum": "tổng của các bản ghi",
    "share": "tỷ lệ của các bản ghi",
    "distinct": "số đối tượng khác nhau trong các bản ghi",
}


def figures_of(source: Report) -> tuple[ReportFigure, ...]:
    """Return the figures and names in the drafted sentences of a report, in order."""
    return tuple(figure for part in source.parts for figure in part_figures(part))


def part_figures(part: ReportPart) -> Iterator[ReportFigure]:
    """Yield the figures and names in the drafted sentences of a part."""
    for placed in part.links:
        first = part.drafted.rfind("\n", 0, placed.first) + 1
        end = part.drafted.find("\n", placed.first)
        sentence = part.drafted[first:] if end < 0 else part.drafted[first:end]
        yield _figure(part, sentence, placed.link)


def _figure(part: ReportPart, sentence: str, link: Figure | Mention) -> ReportFigure:
    if isinstance(link, Mention):
        return ReportFigure(part.key, part.title, sentence, link.text, "", None, link.query)
    return ReportFigure(
        part.key,
        part.title,
        sentence,
        link.text,
        link.name,
        link.value,
        link.query,
        link.kind.name.lower(),
        link.column,
        link.whole,
    )
