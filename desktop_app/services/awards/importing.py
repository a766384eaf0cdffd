"""Old awards from a workbook: each row held against the book, its decision found or made, all taken as one change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.catalogue import Award, AwardLevel
from desktop_app.domain.vietnamese import clean_line, fold
from desktop_app.domain.vocabulary import CommendationType
from desktop_app.services.awards.choices import issuing_bodies
from desktop_app.services.awards.direct_awards import DirectAward, read_direct, write_direct_decision
from desktop_app.services.awards.money import catalogue_on
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.dates import stored
from desktop_app.services.office.people import person_choices
from desktop_app.services.office.units import unit_choices
from desktop_app.services.rounds.nomination_import import award_named, nominee_of, type_named
from desktop_app.store import records
from desktop_app.store.records import Reader

if TYPE_CHECKING:
    # Loaded when a workbook is read.
    from desktop_app.intake.sheets.awards import SheetAward

_LEVELS: Final = (
    (AwardLevel.STATE, ("chu tich nuoc",)),
    (AwardLevel.GOVERNMENT, ("thu tuong", "chinh phu")),
    (AwardLevel.PROVINCE, ("ubnd", "uy ban nhan dan")),
    (AwardLevel.MINISTRY, ("bo ", "bo truong")),
    (AwardLevel.DEPARTMENT, ("so ", "giam doc")),
)
"""By what the name of a body tells its level; the first that fits."""


@dataclass(frozen=True, slots=True)
class DecisionKey:
    """What tells one decision of a workbook from another."""

    number: str
    signed_on: date
    body: str
    level: AwardLevel


@dataclass(frozen=True, slots=True)
class ImportedAward:
    """A row of the workbook: where it stands, who is named, and its decision and award (None: unclear, or known)."""

    place: str
    name: str
    award_name: str
    decision: DecisionKey | None
    award: DirectAward | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AwardImport:
    """A workbook held against the book. `skipped` are the rows that name nobody: place and reason."""

    file_name: str
    rows: tuple[ImportedAward, ...]
    skipped: tuple[tuple[str, str], ...] = ()


def propose_awards(book: Book, path: Path) -> AwardImport:
    """Read a workbook of awards and say what each row would become; changes nothing. Raises UnreadableInput."""
    from desktop_app.intake.sheets.awards import read_awards

    sheet = read_awards(path)
    office = _Office(person_choices(book), unit_choices(book), issuing_bodies(book))
    with book.store.reading() as connection:
        rows = tuple(_proposed(connection, office, read) for read in sheet.rows)
    return AwardImport(path.name, rows, tuple((str(one.place), one.reason) for one in sheet.skipped))


def apply_awards(book: Book, taken: AwardImport, chosen: Sequence[int] | None = None) -> Changes:
    """Write the chosen rows (all that are clear, if none are named) as one change, a decision for each there is.

    To a decision that was typed in before its missing awards are added. Raises InvalidRecord; then nothing is written.
    """
    places = range(len(taken.rows)) if chosen is None else chosen
    groups: dict[DecisionKey, list[DirectAward]] = {}
    for place in places:
        row = taken.rows[place]
        if row.decision is not None and row.award is not None and row.award not in groups.get(row.decision, ()):
            groups.setdefault(row.decision, []).append(row.award)
    with book.store.work("Nhập khen thưởng") as work:
        written = sum(map(len, groups.values()))
        for key, given in groups.items():
            known = _decision_id(work.connection, key)
            before = read_direct(work.connection, known) if known is not None else None
            fields = before[0] if before is not None else _fields(key, given)
            kept = list(before[1]) if before is not None else []
            write_direct_decision(work, known, fields, [*kept, *given])
        work.label = f"Nhập {written} khen thưởng, {len(groups)} quyết định từ “{taken.file_name}”"
        return work.changes()


@dataclass(frozen=True, slots=True)
class _Office:
    """Who can be meant, and who decides at each level."""

    people: Sequence[Choice]
    units: Sequence[Choice]
    bodies: Mapping[AwardLevel, str]


def _proposed(connection: Reader, office: _Office, read: SheetAward) -> ImportedAward:
    row = ImportedAward(str(read.row.place), read.row.name, read.row.award, None, None)
    try:
        decision, award = _decided(read, office.bodies)
        given = _given(read, award, office)
        _refuse_known(connection, decision, given)
    except InvalidRecord as problem:
        return replace(row, reason=problem.message)
    return replace(row, award_name=award.name, decision=decision, award=given)


def _given(read: SheetAward, award: Award, office: _Office) -> DirectAward:
    kind, recipient_id = nominee_of(read.row, office.people, office.units)
    if kind not in award.terms:
        raise InvalidRecord(f"“{award.name}” không tặng cho {'tập thể' if kind == 'collective' else 'cá nhân'}.")
    first, last = (date(read.year, 1, 1), date(read.year, 12, 31)) if read.year else (None, None)
    type_ = type_named(read.row.type_name, CommendationType.MERIT)
    return DirectAward(kind, recipient_id, award.code, type_, first, last, clean_line(read.row.summary))


def _decided(read: SheetAward, bodies: Mapping[AwardLevel, str]) -> tuple[DecisionKey, Award]:
    """Return the decision and the award a row names. Raises InvalidRecord for what is lacking or unknown."""
    if not read.number:
        raise InvalidRecord("Thiếu số quyết định.")
    if read.decided_on is None:
        raise InvalidRecord("Thiếu ngày quyết định.")
    if not read.row.award:
        raise InvalidRecord("Thiếu danh hiệu, hình thức khen thưởng.")
    awards = catalogue_on(read.decided_on).awards
    code = award_named(read.row.award, awards)
    if code is None:
        raise InvalidRecord(f"“{read.row.award}” không có trong danh mục.")
    award = next(one for one in awards if one.code == code)
    level = _level(read.body) or award.level
    body = read.body or bodies[level] or award.decided_by
    return DecisionKey(read.number, read.decided_on, body, level), award


def _level(body: str) -> AwardLevel | None:
    words = f"{fold(body)} "
    return next((level for level, names in _LEVELS if any(name in words for name in names)), None)


def _refuse_known(connection: Reader, key: DecisionKey, given: DirectAward) -> None:
    decision_id = _decision_id(connection, key)
    if decision_id is None:
        return
    if records.fetch(connection, "decision", decision_id)["round_id"] is not None:
        raise InvalidRecord(f"Quyết định {key.number} đã ghi theo đợt xét.")
    _, known = read_direct(connection, decision_id)
    if any((one.kind, one.recipient_id, one.award) == (given.kind, given.recipient_id, given.award) for one in known):
        raise InvalidRecord("Đã có trong sổ.")


def _decision_id(connection: Reader, key: DecisionKey) -> int | None:
    match = {"number": key.number, "signed_on": stored(key.signed_on)}
    rows = records.living(connection, "decision", match)
    return next((row["id"] for row in rows if fold(row["issuing_body"]) == fold(key.body)), None)


def _fields(key: DecisionKey, given: Sequence[DirectAward]) -> DecisionFields:
    days = {(one.period_from, one.period_to) for one in given}
    first, last = days.pop() if len(days) == 1 else (None, None)
    subject = f"Về việc khen thưởng năm {last.year}" if last is not None else "Về việc khen thưởng"
    return DecisionFields(subject, key.number, key.signed_on, "", key.body, "", key.level, first, last)
