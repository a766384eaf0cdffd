"""The tables and the chart of the statistics of awards."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtGui import QPalette

from desktop_app.domain.awards.statistics import RECIPIENT_LABELS, Recipient
from desktop_app.domain.list_kinds.rounds import NOMINATIONS
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.numbers import difference_words, share_words
from desktop_app.domain.round_codes import parse_round_code
from desktop_app.domain.rounds.states import STATE_LABELS, NominationState
from desktop_app.services.awards.statistics import AwardStatistics
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.emulation.statistics.table import Figures, StatisticsCell
from desktop_app.ui.widgets.charts import Bar

_SUM: Final = "Tổng cộng"


def period_title(period: str) -> str:
    """Return the title of a period: "Năm 2026", "2026-H1 – sơ kết 6 tháng đầu năm 2026"."""
    return f"{period} – {parse_round_code(period).title}" if "-" in period else f"Năm {period}"


def unit_figures(statistics: AwardStatistics) -> Figures:
    """Return the table of units by award, with a sum for each award; different awards are not added up."""
    rows = [
        [
            StatisticsCell(row.unit_name),
            *(
                StatisticsCell(number, statistics.query(award, row) if number else None)
                for award, number in zip(statistics.awards, row.counts, strict=True)
            ),
        ]
        for row in statistics.units
    ]
    if rows:
        sums = (sum(row.counts[place] for row in statistics.units) for place in range(len(statistics.awards)))
        summed = zip(statistics.awards, sums, strict=True)
        rows.append(
            [StatisticsCell(_SUM), *(StatisticsCell(number, statistics.query(award)) for award, number in summed)]
        )
    title = f"Khen thưởng theo đơn vị, {period_title(statistics.period)}"
    headers = ("Đơn vị", *(statistics.shorts.get(award.code, award.name) for award in statistics.awards))
    return Figures(title, headers, rows, bool(rows), ("", *(award.name for award in statistics.awards)))


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


def award_bars(statistics: AwardStatistics) -> list[Bar]:
    """Return a bar for each award that was given."""
    bars = []
    for place, award in enumerate(statistics.awards):
        number = sum(row.counts[place] for row in statistics.units)
        words = f"{award.name}: {format_number(number)}"
        bars.append(Bar(award.name, number, statistics.query(award), words, QPalette.ColorRole.Accent))
    return bars
