"""The evidence of a nomination: activities, results and initiatives on record, and a summary drafted from them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.domain.law.year_facts import RecordRef, Scope
from desktop_app.domain.rounds.achievements import (
    CitedActivity,
    CitedInitiative,
    Evidence,
    RoleInRecord,
    TaskResult,
    compose_summary,
)
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.activities import ActivityKind, Spread
from desktop_app.services.book import Book
from desktop_app.services.review_rounds import round_row
from desktop_app.store.queries import evidence as stored
from desktop_app.store.records import Reader

_YEARS_BACK: Final = 4
"""For some awards the initiatives of the last five years count."""
_LONGEST_TASK: Final = 160


@dataclass(frozen=True, slots=True)
class EvidenceOffer:
    """The evidence a nominee can cite: activities by date, then initiatives."""

    deeds: tuple[CitedActivity, ...] = ()
    ideas: tuple[CitedInitiative, ...] = ()


def offered_evidence(book: Book, fields: NominationFields) -> EvidenceOffer:
    """Return the evidence a nominee can cite for the entered period, with what is cited already; without nominee none.

    A person can cite the activities she took part in or wrote, a unit its own; both those of the chosen tasks.
    """
    subject = _subject(fields)
    if subject is None:
        return EvidenceOffer()
    with book.store.reading() as connection:
        first, last = _span(connection, fields)
        return EvidenceOffer(
            _deeds(connection, subject, (first, last), fields),
            _ideas(connection, subject, last.year, fields),
        )


def draft_summary(book: Book, fields: NominationFields) -> str:
    """Return a summary written from the tasks, activities and initiatives a nomination cites, "" if it cites none.

    It has one sentence a record, with dates and numbers. The clerk edits it.
    """
    subject = _subject(fields)
    if subject is None:
        return ""
    with book.store.reading() as connection:
        span = _span(connection, fields)
        activities, ideas = set(fields.activity_ids), set(fields.initiative_ids)
        evidence: list[Evidence] = [*_results(connection, fields.task_ids, span)]
        evidence += [item for item in _deeds(connection, subject, span, fields) if item.record.id in activities]
        evidence += [item for item in _ideas(connection, subject, span[1].year, fields) if item.record.id in ideas]
    return compose_summary(evidence, fields.kind)


def _subject(fields: NominationFields) -> tuple[str, int] | None:
    if fields.kind is NomineeKind.INDIVIDUAL:
        return ("person", fields.person_id) if fields.person_id is not None else None
    return ("unit", fields.unit_id) if fields.unit_id is not None else None


def _span(connection: Reader, fields: NominationFields) -> tuple[date, date]:
    row = round_row(connection, fields.round_code)
    first = fields.period_from or date.fromisoformat(row["from_date"])
    return first, fields.period_to or date.fromisoformat(row["to_date"])


def _deeds(
    connection: Reader, subject: tuple[str, int], span: tuple[date, date], fields: NominationFields
) -> tuple[CitedActivity, ...]:
    days = (span[0].isoformat(), span[1].isoformat())
    rows = stored.read_citable_activities(connection, subject, days, fields.task_ids, fields.activity_ids)
    return tuple(
        CitedActivity(
            RecordRef("activity", row.id),
            date.fromisoformat(row.from_date),
            date.fromisoformat(row.to_date),
            ActivityKind(row.kind),
            row.title,
            _part(subject, row.author_id, row.unit_id, took_part=bool(row.took_part)),
            row.channel,
            Spread(row.spread),
            row.reached,
        )
        for row in rows
    )


def _part(subject: tuple[str, int], author_id: int | None, unit_id: int | None, *, took_part: bool) -> RoleInRecord:
    kind, subject_id = subject
    if kind == "unit":
        return RoleInRecord.UNIT if unit_id == subject_id else RoleInRecord.OF_TASK
    if author_id == subject_id:
        return RoleInRecord.AUTHOR
    return RoleInRecord.TOOK_PART if took_part else RoleInRecord.OF_TASK


def _results(connection: Reader, task_ids: Sequence[int], span: tuple[date, date]) -> list[TaskResult]:
    days = (span[0].isoformat(), span[1].isoformat())
    return [
        TaskResult(
            RecordRef("occurrence", row.id),
            _first_sentence(row.text),
            row.result.replace("\n", " "),
            row.progress,
            date.fromisoformat(row.done_on) if row.done_on else None,
            _document(row.document_type, row.document_number, row.document_date),
        )
        for row in stored.read_results(connection, task_ids, days)
    ]


def _first_sentence(text: str) -> str:
    """Return a task's first sentence, or its first whole clause if that is too long: no text may break off."""
    line = text.split("\n")[0]
    if len(line) <= _LONGEST_TASK:
        return line
    heads = (line.split(mark)[0] for mark in (". ", "; ", ", "))
    return next((head for head in heads if len(head) <= _LONGEST_TASK), line)


def _document(kind: str, number: str, day: str | None) -> str:
    if not number:
        return ""
    dated = f" ngày {date.fromisoformat(day):%d/%m/%Y}" if day else ""
    return f"{kind or 'Văn bản'} số {number}{dated}"


def _ideas(
    connection: Reader, subject: tuple[str, int], year: int, fields: NominationFields
) -> tuple[CitedInitiative, ...]:
    rows = stored.read_citable_initiatives(connection, subject, (year - _YEARS_BACK, year), fields.initiative_ids)
    return tuple(
        CitedInitiative(RecordRef("initiative", row.id), row.year, row.title, Scope(row.scope), row.document)
        for row in rows
    )
