"""The rows of the annexes of a report on a movement: what was done in it, who was commended."""

from collections.abc import Iterator, Mapping
from datetime import date

from desktop_app.domain.office.citations import day_words
from desktop_app.domain.office.people import post_words
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.activities import ACTIVITY_KINDS_ON_PAPER, POSTED_KINDS, ActivityFields
from desktop_app.papers.kinds import movements
from desktop_app.papers.parts.report_tables import ReportedAward
from desktop_app.services.papers.content.movements.deeds import document_of
from desktop_app.services.papers.content.movements.facts import MovementFacts
from desktop_app.services.papers.content.registered import recipient_of
from desktop_app.services.papers.reports.posted import PostedItem, is_totalled, listed_title, totals
from desktop_app.store.records import Record


def _posted(row: ActivityFields, units: Mapping[int, Record]) -> PostedItem:
    unit = units.get(row.unit_id or 0)
    name, place = (unit["name"], unit["position"]) if unit is not None else ("", 0)
    return PostedItem(row.from_date, row.kind, row.spread, row.channel, name, row.people, place)


def activity_rows(facts: MovementFacts) -> Iterator[movements.MovementActivity]:
    """Yield the activities by kind; news and stories are totalled by month if they are many."""
    for kind, label in ACTIVITY_KINDS_ON_PAPER.items():
        of_kind = [row for row in facts.activities if row.kind is kind]
        if is_totalled(kind, len(of_kind)):
            for total in totals([_posted(row, facts.all_units) for row in of_kind]):
                yield movements.MovementActivity(
                    days=total.days,
                    kind=label,
                    title=total.title,
                    unit=total.units,
                    reached=total.people or None,
                    evidence=total.channels,
                    is_posted=True,
                )
        else:
            yield from (_activity_row(row, facts.units) for row in of_kind)


def _activity_row(row: ActivityFields, units: Mapping[int, str]) -> movements.MovementActivity:
    last = row.to_date or row.from_date
    days = day_words(row.from_date)
    if last != row.from_date:
        days += f" - {day_words(last)}"
    return movements.MovementActivity(
        days=days,
        kind=ACTIVITY_KINDS_ON_PAPER[row.kind],
        title=listed_title(row.title, row.spread),
        unit=", ".join(filter(None, (units.get(row.unit_id or 0, ""), row.partners))),
        reached=row.people or None,
        evidence="\n".join(filter(None, (document_of(row), row.link))),
        is_posted=row.kind in POSTED_KINDS,
    )


def reported_award(row: Record) -> ReportedAward:
    """Return an award in a movement as the annex of reports lists it."""
    individual = row["kind"] == NomineeKind.INDIVIDUAL
    return ReportedAward(
        kind=NomineeKind(row["kind"]),
        name=row["awarded_name"],
        award=row["award"],
        decision_number=row["number"],
        decision_date=date.fromisoformat(row["signed_on"]),
        position_and_unit=post_words(row["post_title"], row["unit_name"]) if individual else "",
        recipient=recipient_of(row),
    )
