"""The figures of a report and what each stands for, so that every number can be looked up and checked."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.numbers import Number
from desktop_app.services.papers.reports.entered import Report
from desktop_app.services.papers.reports.parts import ReportPart
from desktop_app.services.papers.reports.texts.sentences import Figure, FigureKind, Mention


@dataclass(frozen=True, slots=True)
class ReportFigure:
    """A number or a name in a drafted sentence: how it is written, what it means, and the rows behind it.

    `value` is None for a name. `kind` says how a number follows from the rows: "count", "sum" of their `column`,
    "share" of `whole`, "distinct" recipients; "" for a name.
    """

    part: str
    heading: str
    sentence: str
    text: str
    means: str
    value: Number | None
    query: ListQuery
    kind: str = ""
    column: str = ""
    whole: int = 0


_MEANINGS = {
    FigureKind.COUNT: "số bản ghi",
    FigureKind.SUM: "tổng của các bản ghi",
    FigureKind.SHARE: "tỷ lệ của các bản ghi",
    FigureKind.DISTINCT: "số đối tượng khác nhau trong các bản ghi",
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
        return ReportFigure(part.key, part.title, sentence, link.text, "bản ghi được nêu", None, link.query)
    means = f"{link.name} ({_MEANINGS[link.kind]})"
    return ReportFigure(
        part.key,
        part.title,
        sentence,
        link.text,
        means,
        link.value,
        link.query,
        link.kind.name.lower(),
        link.column,
        link.whole,
    )
