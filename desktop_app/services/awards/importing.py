"""Import of old awards from a workbook: rows are matched with the book and written with their decisions."""

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
from desktop_app.services.dates import to_iso
from desktop_app.services.office.people import person_choices
from desktop_app.services.office.units import unit_choices
from desktop_app.services.rounds.nomination_import import award_named, nominee_of, type_named
from desktop_app.store import records
from desktop_app.store.records import Reader

if TYPE_CHECKING:
    # Loaded when a workbook is read.
    from desktop_app.intake.sheets.awards import SheetAward

_LEVELS: Final = (
    (AwardLevel.UNION, ("doan thanh nien", "tinh doan", "trung uong doan", "doan tncs")),
    (AwardLevel.STATE, ("chu tich nuoc",)),
    (AwardLevel.GOVERNMENT, ("thu tuong", "chinh phu")),
    (AwardLevel.PROVINCE, ("ubnd", "uy ban nhan dan")),
    (AwardLevel.MINISTRY, ("bo ", "bo truong")),
    (AwardLevel.DEPARTMENT, ("so ", "giam doc")),
)
"""Words in the name of an issuing body that tell its level; the first level that fits holds."""


@dataclass(frozen=True, slots=True)
class DecisionKey:
    """The key of a decision within a workbook."""

    number: str
    signed_on: date
    body: str
    level: AwardLevel


@dataclass(frozen=True, slots=True)
class ImportedAward:
    """A row of the workbook: its place, the name, its decision and award (None: unclear, or in the book already)."""

    place: str
    name: str
    award_name: str
    decision: DecisionKey | None
    award: DirectAward | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AwardImport:
    """A workbook compared with the book. `skipped` are the rows that name nobody: place and reason."""

    file_name: str
    rows: tuple[ImportedAward, ...]
    skipped: tuple[tuple[str, str], ...] = ()


def propose_awards(book: Book, path: Path) -> AwardImport:
    """Read a workbook of awards and say what each row would become; changes nothing. Raises UnreadableInput."""
    from desktop_app.intake.sheets.awards import read_awards

    sheet = read_awards(path)
    office = _Office(person_choices(book), unit_choices(book), issuing_bodies(book))
    with book.store.reading() as connection:
        rows = tuple(_proposed_row(connection, office, sheet_row) for sheet_row in sheet.rows)
    return AwardImport(
        path.name, rows, tuple((str(skipped_row.place), skipped_row.reason) for skipped_row in sheet.skipped)
    )


def apply_awards(book: Book, proposal: AwardImport, chosen: Sequence[int] | None = None) -> Changes:
    """Write the chosen rows (None: all that are clear) and their decisions as one change.

    A decision in the book gets the awards it does not have yet. Raises InvalidRecord; then nothing is written.
    """
    places = range(len(proposal.rows)) if chosen is None else chosen
    groups: dict[DecisionKey, list[DirectAward]] = {}
    for place in places:
        row = proposal.rows[place]
        if row.decision is not None and row.award is not None and row.award not in groups.get(row.decision, ()):
            groups.setdefault(row.decision, []).append(row.award)
    with book.store.work("Nhập khen thưởng") as work:
        written = sum(map(len, groups.values()))
        for key, awards in groups.items():
            decision_id = _decision_id(work.connection, key)
            recorded = read_direct(work.connection, decision_id) if decision_id is not None else None
            fields = recorded[0] if recorded is not None else _fields(key, awards)
            recorded_awards = list(recorded[1]) if recorded is not None else []
            write_direct_decision(work, decision_id, fields, [*recorded_awards, *awards])
        work.label = f"Nhập {written} khen thưởng, {len(groups)} quyết định từ “{proposal.file_name}”"
        return work.changes()


@dataclass(frozen=True, slots=True)
class _Office:
    """The people and units that rows can name, and the issuing body of each level."""

    people: Sequence[Choice]
    units: Sequence[Choice]
    bodies: Mapping[AwardLevel, str]


def _proposed_row(connection: Reader, office: _Office, sheet_row: SheetAward) -> ImportedAward:
    row = ImportedAward(str(sheet_row.row.place), sheet_row.row.name, sheet_row.row.award, None, None)
    try:
        decision, award = _decision_and_award(sheet_row, office.bodies)
        direct_award = _direct_award(sheet_row, award, office)
        _refuse_recorded(connection, decision, direct_award)
    except InvalidRecord as problem:
        return replace(row, reason=problem.message)
    return replace(row, award_name=award.name, decision=decision, award=direct_award)


def _direct_award(sheet_row: SheetAward, award: Award, office: _Office) -> DirectAward:
    kind, recipient_id = nominee_of(sheet_row.row, office.people, office.units)
    if kind not in award.terms:
        raise InvalidRecord(f"“{award.name}” không tặng cho {'tập thể' if kind == 'collective' else 'cá nhân'}.")
    first, last = (date(sheet_row.year, 1, 1), date(sheet_row.year, 12, 31)) if sheet_row.year else (None, None)
    type_ = type_named(sheet_row.row.type_name, CommendationType.MERIT)
    return DirectAward(kind, recipient_id, award.code, type_, first, last, clean_line(sheet_row.row.summary))


def _decision_and_award(sheet_row: SheetAward, bodies: Mapping[AwardLevel, str]) -> tuple[DecisionKey, Award]:
    """Return the decision and the award a row names. Raises InvalidRecord for what is lacking or unknown."""
    if not sheet_row.number:
        raise InvalidRecord("Thiếu số quyết định.")
    if sheet_row.decided_on is None:
        raise InvalidRecord("Thiếu ngày quyết định.")
    if not sheet_row.row.award:
        raise InvalidRecord("Thiếu danh hiệu, hình thức khen thưởng.")
    awards = catalogue_on(sheet_row.decided_on).awards
    code = award_named(sheet_row.row.award, awards)
    if code is None:
        raise InvalidRecord(f"“{sheet_row.row.award}” không có trong danh mục.")
    award = next(catalogue_award for catalogue_award in awards if catalogue_award.code == code)
    level = _level(sheet_row.body) or award.level
    body = sheet_row.body or bodies[level] or award.decided_by
    return DecisionKey(sheet_row.number, sheet_row.decided_on, body, level), award


def _level(body: str) -> AwardLevel | None:
    words = f"{fold(body)} "
    return next((level for level, names in _LEVELS if any(name in words for name in names)), None)


def _refuse_recorded(connection: Reader, key: DecisionKey, award: DirectAward) -> None:
    decision_id = _decision_id(connection, key)
    if decision_id is None:
        return
    if records.fetch(connection, "decision", decision_id)["round_id"] is not None:
        raise InvalidRecord(f"Quyết định {key.number} đã ghi theo đợt xét.")
    _, recorded = read_direct(connection, decision_id)
    if any(
        (recorded_award.kind, recorded_award.recipient_id, recorded_award.award)
        == (award.kind, award.recipient_id, award.award)
        for recorded_award in recorded
    ):
        raise InvalidRecord("Đã có trong sổ.")


def _decision_id(connection: Reader, key: DecisionKey) -> int | None:
    match = {"number": key.number, "signed_on": to_iso(key.signed_on)}
    rows = records.living(connection, "decision", match)
    return next((row["id"] for row in rows if fold(row["issuing_body"]) == fold(key.body)), None)


def _fields(key: DecisionKey, awards: Sequence[DirectAward]) -> DecisionFields:
    days = {(award.period_from, award.period_to) for award in awards}
    first, last = days.pop() if len(days) == 1 else (None, None)
    subject = f"Về việc khen thưởng năm {last.year}" if last is not None else "Về việc khen thưởng"
    return DecisionFields(subject, key.number, key.signed_on, "", key.body, "", key.level, first, last)
