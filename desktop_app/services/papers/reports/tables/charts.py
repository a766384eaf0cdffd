"""The charts that a report may be given: which were asked for, and after which part each stands."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final

from desktop_app.domain.errors import UsageError
from desktop_app.papers.document.model import Document, PrintedChart
from desktop_app.services.papers.kinds.declaration import Options
from desktop_app.services.papers.kinds.options import AWARD_CHART, CHARTS, ChoiceKind

AWARDS: Final = "awards"
TASKS: Final = "tasks"
_BOTH: Final = "both"
_WORDS: Final[Mapping[str, str]] = {
    "": "Không kèm biểu đồ",
    AWARDS: "Kèm biểu đồ khen thưởng",
    TASKS: "Kèm biểu đồ nhiệm vụ",
    _BOTH: "Kèm cả hai biểu đồ",
}
"""The values of the option, and what the window calls them."""
CHART_CHOICES: Final[Mapping[ChoiceKind, Mapping[str, str]]] = {
    CHARTS: _WORDS,
    AWARD_CHART: {key: _WORDS[key] for key in ("", AWARDS)},
}
"""What there is to choose of them."""


def charts_of(options: Options) -> tuple[str, ...]:
    """Return the charts asked for. Raises UsageError for a word that is none of them."""
    asked = options.get("chart", "")
    if asked not in _WORDS:
        raise UsageError(f"Không có biểu đồ “{asked}”; chọn {AWARDS}, {TASKS} hoặc {_BOTH}.", options=("chart",))
    return (AWARDS, TASKS) if asked == _BOTH else (asked,) if asked else ()


def undrawn(paper: Document, options: Options) -> str:
    """Return the sentence on charts that were asked for where there is nothing to draw, "" for none."""
    drawn = {block.about for section in paper.sections for block in section.body if isinstance(block, PrintedChart)}
    missing = [name for name in charts_of(options) if name not in drawn]
    words = ", ".join(_named(name) for name in missing)
    return f"Không có {words}: trong kỳ chưa có số liệu nào để vẽ." if missing else ""


def _named(name: str) -> str:
    """Return a chart as a sentence calls it, without the verb of the choice."""
    return _WORDS[name].removeprefix("Kèm ")


def with_charts(
    asked: Collection[str], drawn: Mapping[str, PrintedChart | None], awards_after: str = "emulation"
) -> dict[str, PrintedChart]:
    """Return the charts asked for by the part that each stands after; one without a number is left out.

    Raises UsageError for one that the report has not.
    """
    for name in asked:
        if name not in drawn:
            raise UsageError(f"Báo cáo này không có {_named(name)}; chỉ có {_named(AWARDS)}.")
    after = {AWARDS: awards_after, TASKS: "strengths"}
    return {after[name]: replace(chart, about=name) for name in asked if (chart := drawn[name]) is not None}
