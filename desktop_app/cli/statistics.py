"""Awards counted for a year or a round, as the command line tells it."""

import argparse
from typing import Any

from desktop_app.cli.answer import Answer
from desktop_app.domain.awards.statistics import RECIPIENT_LABELS, Recipient, TypeRow
from desktop_app.domain.numbers import difference_words, share_words
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.awards.statistics import AwardStatistics, statistics
from desktop_app.services.book import opened


def show_statistics(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Print the awards of a period by unit and by type, and against another period."""
    with opened(folder) as book:
        found = statistics(book, options.period, options.against or "")
    out.answer(_as_json(found), _in_words(found))


def _as_json(found: AwardStatistics) -> dict[str, Any]:
    return {
        "period": found.period,
        "against": found.against or None,
        "units": [
            {"id": row.unit_id, "unit": row.unit_name}
            | {
                award.code or award.name: number
                for award, number in zip(found.awards, row.counts, strict=True)
                if number
            }
            for row in found.units
        ],
        "types": [_type_as_json(found, row) for row in found.types],
    }


def _type_as_json(found: AwardStatistics, row: TypeRow) -> dict[str, Any]:
    value: dict[str, Any] = {"type": row.commendation_type, "award": row.award.code, "name": row.award.name}
    value |= {recipient.value: row.counts[recipient] for recipient in Recipient} | {"amount": row.amount}
    if found.against:
        value |= {"total": row.total, "before": row.before, "change": share_words(row.change)}
    return value


def _in_words(found: AwardStatistics) -> list[str]:
    lines = ["\t".join(("Đơn vị", *(award.name for award in found.awards)))]
    lines += ["\t".join((row.unit_name, *map(str, row.counts))) for row in found.units]
    heads = ["Loại hình", "Danh hiệu, hình thức", *RECIPIENT_LABELS.values(), "Tiền thưởng (đồng)"]
    lines += ["", "\t".join([*heads, *([found.period, found.against, "Tăng, giảm"] if found.against else [])])]
    for row in found.types:
        cells = [row.type_label, row.award.name, *(str(row.counts[one]) for one in Recipient), str(row.amount)]
        if found.against:
            cells += [str(row.total), str(row.before), difference_words(row.change, "")]
        lines.append("\t".join(cells))
    return lines
