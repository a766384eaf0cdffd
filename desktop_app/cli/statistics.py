"""Statistics of awards for a year or a round, on the command line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from desktop_app.cli.answer import Answer
from desktop_app.domain.awards.statistics import RECIPIENT_LABELS, Recipient, TypeRow
from desktop_app.domain.numbers import difference_words, share_words
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import opened

if TYPE_CHECKING:
    from desktop_app.services.awards.statistics import AwardStatistics


def show_statistics(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Print how many awards a period has by unit and by type, compared with another period if one is named."""
    from desktop_app.services.awards.statistics import statistics

    with opened(folder) as book:
        result = statistics(book, options.period, options.against or "")
    out.answer(_as_json(result), _in_words(result))


def _as_json(result: AwardStatistics) -> dict[str, Any]:
    return {
        "period": result.period,
        "against": result.against or None,
        "units": [
            {"id": row.unit_id, "unit": row.unit_name}
            | _numbers_of(result, row.counts)
            | ({"before": _numbers_of(result, row.before)} if result.against else {})
            for row in result.units
        ],
        "types": [_type_as_json(result, row) for row in result.types],
    }


def _numbers_of(result: AwardStatistics, counts: Sequence[int]) -> dict[str, Any]:
    return {award.code or award.name: number for award, number in zip(result.awards, counts, strict=True) if number}


def _type_as_json(result: AwardStatistics, row: TypeRow) -> dict[str, Any]:
    value: dict[str, Any] = {"type": row.commendation_type, "award": row.award.code, "name": row.award.name}
    value |= {recipient.value: row.counts[recipient] for recipient in Recipient} | {"amount": row.amount}
    if result.against:
        value |= {"total": row.total, "before": row.before, "change": share_words(row.change)}
    return value


def _in_words(result: AwardStatistics) -> list[str]:
    names = [award.name for award in result.awards]
    names += [f"{name} {result.against}" for name in names] if result.against else []
    lines = ["\t".join(("Đơn vị", *names))]
    for unit in result.units:
        numbers = (*unit.counts, *unit.before) if result.against else unit.counts
        lines.append("\t".join((unit.unit_name, *map(str, numbers))))
    headers = ["Loại hình", "Danh hiệu, hình thức", *RECIPIENT_LABELS.values(), "Tiền thưởng (đồng)"]
    lines += ["", "\t".join([*headers, *([result.period, result.against, "Tăng, giảm"] if result.against else [])])]
    for row in result.types:
        cells = [
            row.type_label,
            row.award.name,
            *(str(row.counts[recipient]) for recipient in Recipient),
            str(row.amount),
        ]
        if result.against:
            cells += [str(row.total), str(row.before), difference_words(row.change, "")]
        lines.append("\t".join(cells))
    return lines
