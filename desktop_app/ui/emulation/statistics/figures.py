"""The tables and the chart of the statistics of awards."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from desktop_app.domain.awards.statistics import RECIPIENT_LABELS, Recipient, UnitRow
from desktop_app.domain.list_kinds.rounds import NOMINATIONS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.numbers import difference_words, share_words
from desktop_app.domain.round_codes import round_title
from desktop_app.domain.rounds.states import STATE_LABELS, NominationState
from desktop_app.services.awards.statistics import AwardStatistics
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.emulation.statistics.table import Figures, StatisticsCell
from desktop_app.ui.widgets.charts.chart import Bar

_SUM: Final = "Tổng cộng"


def period_title(period: str) -> str:
    """Return the title of a period: "Năm 2026", "2026-H1 – sơ kết 6 tháng đầu năm 2026"."""
    return f"{period} – {round_title(period)}" if "-" in period else f"Năm {period}"


def unit_figures(statistics: AwardStatistics) -> Figures:
    """Return the table of units by award, beside each the period compared with if any; awards are not added up."""
    rows = [[StatisticsCell(row.unit_name), *_award_cells(statistics, row)] for row in statistics.units]
    if rows:
        rows.append([StatisticsCell(_SUM), *_award_cells(statistics, None)])
    title = f"Khen thưởng theo đơn vị, {period_title(statistics.period)}"
    headers, hints, whole, legend = ["Đơn vị"], [""], ["Đơn vị"], []
    for award in statistics.awards:
        short = statistics.shorts.get(award.code, award.name)
        for period in (statistics.period, statistics.against) if statistics.against else ("",):
            headers.append(f"{short} {period}".rstrip())
            whole.append(f"{award.name} {period}".rstrip())
            hints.append(f"{award.name}, {period_title(period)}" if period else award.name)
        if short != award.name:
            legend.append(f"{short}: {award.name}")
    return Figures(title, tuple(headers), rows, bool(rows), tuple(hints), tuple(whole), "; ".join(legend))


def _award_cells(statistics: AwardStatistics, row: UnitRow | None) -> list[StatisticsCell]:
    """Return a unit's numbers, or those of all units together: of each award now, and before if that is compared."""
    cells = []
    for place, award in enumerate(statistics.awards):
        for before in (False, True) if statistics.against else (False,):
            rows = statistics.units if row is None else (row,)
            number = sum((unit.before if before else unit.counts)[place] for unit in rows)
            cells.append(StatisticsCell(number, statistics.query(award, row, before=before) if number else None))
    return cells


def type_figures(statistics: AwardStatistics) -> Figures:
    """Return the table of types and awards by recipient with the money, compared with the other period if any."""
    headers = ["Loại hình", "Danh hiệu, hình thức", *RECIPIENT_LABELS.values(), "Tiền thưởng (đồng)"]
    if statistics.against:
        headers += [statistics.period, statistics.against, "Tăng, giảm", "Tỷ lệ"]
    rows = []
    for row in statistics.types:
        kind = row.commendation_type
        cells = [StatisticsCell(row.type_label), StatisticsCell(row.award.name)]
        for recipient in Recipient:
            number = row.counts[recipient]
            cells.append(StatisticsCell(number, statistics.query(row.award, None, recipient, kind) if number else None))
        cells.append(StatisticsCell(row.amount))
        if statistics.against:
            now = statistics.query(row.award, commendation_type=kind) if row.total else None
            before = statistics.query(row.award, commendation_type=kind, before=True) if row.before else None
            change = row.change
            cells += [StatisticsCell(row.total, now), StatisticsCell(row.before, before)]
            cells += [StatisticsCell(difference_words(change, "")), StatisticsCell(share_words(change))]
        rows.append(cells)
    title = f"Khen thưởng theo loại hình, {period_title(statistics.period)}"
    return Figures(title, tuple(headers), rows)


def round_figures(rounds: Mapping[str, Mapping[NominationState, int]]) -> Figures:
    """Return the table of rounds, the latest first, by the state of their nominations."""
    states = [state for state in NominationState if any(state in counts for counts in rounds.values())]
    rows = []
    for code, counts in rounds.items():
        whole = ListQuery(NOMINATIONS.key, scope={"round": code})
        cells = [StatisticsCell(period_title(code)), StatisticsCell(sum(counts.values()), whole)]
        for state in states:
            number = counts.get(state, 0)
            query = replace(whole, scope={"round": code, "state": state.value})
            cells.append(StatisticsCell(number, query if number else None))
        rows.append(cells)
    return Figures(
        "Đề nghị theo đợt xét", ("Đợt xét", "Đề nghị", *(STATE_LABELS[shown_state] for shown_state in states)), rows
    )


def award_chart_title(period: str) -> str:
    """Return the title of the chart of awards, which says by itself what a copied picture shows."""
    return f"Khen thưởng theo danh hiệu, hình thức – {period_title(period)}"


def award_bars(statistics: AwardStatistics) -> list[Bar]:
    """Return a bar for each award that was given."""
    bars = []
    for place, award in enumerate(statistics.awards):
        number = sum(row.counts[place] for row in statistics.units)
        words = f"{award.name}: {format_number(number)}"
        if number:
            bars.append(Bar(award.name, number, statistics.query(award), words))
    return bars
