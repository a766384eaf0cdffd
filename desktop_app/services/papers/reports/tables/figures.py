"""The annex of figures: the indicators, and the figures that only the sentences of a report tell."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from desktop_app.domain.numbers import PERCENT, difference_words, format_number
from desktop_app.domain.year.indicators import ADDING_UP, printed_target
from desktop_app.papers.document.text import NOTHING_RECORDED, capitalised, lowered
from desktop_app.papers.parts.report_tables import IndicatorRow
from desktop_app.services.papers.content.registered import criterion_parts
from desktop_app.services.papers.reports.activities import ClosingFact
from desktop_app.services.papers.reports.texts.sentences import Figure
from desktop_app.services.year.indicators import Measured, is_unconfirmed

_COUNTED = re.compile(r"(\d[\d./,]*) (\D+)")
"""A result that is a number, or a part of one, and its unit: "89 tin, bài"."""
_OF_EACH_YEAR = "cộng các năm; mục tiêu của từng năm"
"""Said of what is counted over several years: no target of one of them is one of the sum."""
_TOLD = "Số liệu nêu trong báo cáo"
"""The group of the figures that are only in the sentences of a report: beside others that are compared, it says so."""


def indicator_rows(
    indicators: Sequence[Measured],
    figures: Sequence[Figure],
    compared_with: str = "",
    closed: Sequence[ClosingFact] = (),
    years: Collection[int] = (),
) -> list[IndicatorRow]:
    """Return the rows of the annex of figures: the indicators, then the figures that only sentences tell.

    `compared_with` is what they are compared with in words; a phase has nothing before it. `closed` are the movements
    whose results are told; `years` those of a phase, each of which may have a target.
    """
    rows = [_of_phase(_indicator_row(measured), measured, years) for measured in indicators]
    if not compared_with:
        rows = [replace(row, before="", difference="") for row in rows]
    measured_values = {(row.name, row.this) for row in rows}
    is_compared = any(row.before != "" for row in rows)
    heading = f"{_TOLD} (không so sánh với {lowered(compared_with)})" if is_compared else _TOLD
    drafted = [
        (
            figure.measure,
            IndicatorRow(figure.name, figure.unit, _value(format_number(figure.value)), group=heading, is_told=True),
        )
        for figure in figures
    ]
    # What a measured row tells already, under words of its own, is not told again.
    measures = {(measured.draft.automatic, row.this) for measured, row in zip(indicators, rows, strict=True)}
    from_text = [
        row
        for measure, row in drafted
        if (row.name, row.this) not in measured_values and (measure is None or (measure, row.this) not in measures)
    ]
    return [*rows, *from_text, *_reached(closed)]


def _reached(closed: Sequence[ClosingFact]) -> Iterator[IndicatorRow]:
    """Yield what was reached by the criteria of each movement: the text tells it, so the annex has it."""
    for movement in closed:
        for criterion in movement.criteria:
            name, reached, target = criterion_parts(criterion)
            group = f"Kết quả phong trào thi đua “{movement.name}”"
            counted = _COUNTED.fullmatch(reached)
            result, unit = (counted[1], counted[2]) if counted else (capitalised(reached), NOTHING_RECORDED)
            yield IndicatorRow(f"{name}{target}", unit, _value(result), group=group, is_told=True)


def _indicator_row(measured: Measured) -> IndicatorRow:
    unit = measured.draft.measure
    # The unit has a column of its own, so no cell repeats it.
    confirmed = () if is_unconfirmed(measured.draft) else measured.draft.targets
    targets = {target.year: printed_target(target, unit).removesuffix(unit).rstrip() for target in confirmed}
    return IndicatorRow(
        name=measured.draft.name,
        unit=unit,
        this="" if measured.value is None else _value(format_number(measured.value, mark=measured.mark)),
        before="" if measured.before is None else _value(format_number(measured.before, mark=measured.mark)),
        difference="" if measured.value is None or measured.before is None else _difference(measured),
        targets=tuple(targets.items()),
        due=None if measured.target is None else measured.target.year,
        note="" if measured.source == "tính từ sổ" else measured.source,
        group=measured.draft.category,
        is_unconfirmed=is_unconfirmed(measured.draft),
    )


def _of_phase(row: IndicatorRow, measured: Measured, years: Collection[int]) -> IndicatorRow:
    """Return a row as the report on several years has it: with the last target of these years, a sum said to be one."""
    due = [year for year, _ in row.targets if year in years]
    if not due:
        return row
    is_sum = len(years) > 1 and measured.draft.automatic in ADDING_UP
    return replace(row, due=max(due), note="; ".join(filter(None, [row.note, _OF_EACH_YEAR if is_sum else ""])))


def _difference(measured: Measured) -> str:
    """Return the difference from the year before; the unit stands in a column of its own, but for points of a share."""
    is_of_shares = measured.draft.measure == PERCENT and bool(measured.change.difference)
    return difference_words(measured.change, PERCENT if is_of_shares else "")


def _value(figure: str) -> int | str:
    """Return a figure as its cell has it: a whole number as one."""
    return int(figure.replace(".", "")) if figure.replace(".", "").isdigit() else figure
