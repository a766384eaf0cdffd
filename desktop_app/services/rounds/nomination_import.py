"""Nominations from a workbook: each row matched with a person or unit of the book, all taken as one change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.law.catalogue import Award
from desktop_app.domain.office.units import unit_name_key
from desktop_app.domain.round_codes import parse_round_code
from desktop_app.domain.rounds.nominations import NominationFields, NominationState
from desktop_app.domain.vietnamese import fold, sort_key
from desktop_app.domain.vocabulary import CERTIFICATE_OF_MERIT, COMMENDATION_TYPE_LABELS, CommendationType, NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.law import rules
from desktop_app.services.office.people import person_choices
from desktop_app.services.office.units import unit_choices
from desktop_app.services.review_rounds import round_row
from desktop_app.services.rounds.acts import round_values, write_round
from desktop_app.services.rounds.checks import articles_of, left_behind, unexplained_when_entered
from desktop_app.services.rounds.nominations import double_of, nomination_values, nominee_and_award
from desktop_app.store import records
from desktop_app.store.records import Reader, Record
from desktop_app.store.work import UnitOfWork

if TYPE_CHECKING:
    # Loaded when a workbook is read: the page of nominations does without.
    from desktop_app.intake.sheets.nominations import SheetNomination


_BEFORE_A_TYPE: Final = ("khen", "thuong", "theo", "loai", "hinh")
"""Words that may stand before the name of a type, folded: "Khen thưởng theo phong trào"."""


@dataclass(frozen=True, slots=True)
class NominationRow:
    """A row of the workbook: where it stands, the nominee's name, and the nomination it becomes (None: unclear).

    `award` is the award's name; `reason` says why it is unclear, what was filled in, or why it becomes a draft only.
    """

    place: str
    name: str
    fields: NominationFields | None
    reason: str = ""
    award: str = ""


@dataclass(frozen=True, slots=True)
class NominationImport:
    """A workbook held against the book, for one round. `skipped` are the rows that name nobody: place and reason."""

    file_name: str
    round_code: str
    rows: tuple[NominationRow, ...]
    skipped: tuple[tuple[str, str], ...] = ()


def propose_nominations(book: Book, path: Path, round_code: str) -> NominationImport:
    """Read a workbook and say what each row would become; changes nothing. Raises UnreadableInput, InvalidRecord."""
    from desktop_app.intake.sheets.nominations import read_nominations

    code = str(parse_round_code(round_code))
    sheet = read_nominations(path)
    people, units = person_choices(book), unit_choices(book)
    offered = rules.offered(book, code)
    rows = [_proposed(read, code, people, units, offered) for read in sheet.rows]
    with book.store.reading() as connection:
        failing = unexplained_when_entered(connection, _round(connection, code), _entered(rows, range(len(rows))))
    for place, one in failing.items():
        rows[place] = _drafted(rows[place], f"Ghi nháp vì chưa đạt điều kiện ({articles_of(one)}).")
    return NominationImport(path.name, code, tuple(rows), tuple((str(row.place), row.reason) for row in sheet.skipped))


def _round(connection: Reader, code: str) -> Record:
    """Return the record of a round, or what it will be when it is created."""
    found = records.living(connection, "review_round", {"code": code})
    return found[0] if found else {**round_values(connection, parse_round_code(code)), "closed_on": None}


def _entered(rows: Sequence[NominationRow], places: Iterable[int]) -> dict[int, NominationFields]:
    """Return the nominations that rows become if nothing speaks against them: with a summary they are whole."""
    entered = {}
    for place in places:
        fields = rows[place].fields
        if fields is not None:
            state = NominationState.COMPLETE if fields.summary else NominationState.DRAFT
            entered[place] = replace(fields, state=state)
    return entered


def _drafted(row: NominationRow, reason: str = "") -> NominationRow:
    fields = None if row.fields is None else replace(row.fields, state=NominationState.DRAFT)
    return replace(row, fields=fields, reason=" ".join(filter(None, (row.reason, reason))))


def apply_nominations(book: Book, taken: NominationImport, chosen: Sequence[int] | None = None) -> Changes:
    """Write the chosen rows (all that are clear, if none are named) as one change.

    The round is created if there is none and a row is written. A row whose nominee is already in it for the same award
    is passed over, so that taking a workbook in twice adds nothing. One that fails a condition of its award becomes a
    draft, since a workbook has no reason for going on, and the label says so. Raises InvalidRecord naming the row; then
    nothing is written.
    """
    places = range(len(taken.rows)) if chosen is None else chosen
    with book.store.work("Nhập đề nghị khen thưởng") as work:
        entered = _entered(taken.rows, places)
        if entered and not records.living(work.connection, "review_round", {"code": taken.round_code}):
            write_round(work, parse_round_code(taken.round_code))
        new: dict[int, dict[str, object]] = {}
        taken_already: set[tuple[object, ...]] = set()
        for place, fields in entered.items():
            row = taken.rows[place]
            try:
                values = nomination_values(work, fields.checked())
            except InvalidRecord as problem:
                raise InvalidRecord(f"{taken.file_name}, {row.place}: {problem.message}", problem.field) from problem
            key = tuple(nominee_and_award(values).values())
            if key not in taken_already and double_of(work, values) is None:
                taken_already.add(key)
                new[place] = values
        drafts = _draft_failing(work, taken, new)
        work.insert_many("nomination", new.values())
        work.label = f"Nhập {len(new)} đề nghị khen thưởng ({taken.round_code}) từ “{taken.file_name}”{drafts}"
        return work.changes()


def _draft_failing(work: UnitOfWork, taken: NominationImport, new: Mapping[int, dict[str, object]]) -> str:
    """Make drafts of the rows that fail a condition; return how the label says so."""
    if not new:
        return ""
    round_ = round_row(work.connection, taken.round_code)
    failing = unexplained_when_entered(work.connection, round_, _entered(taken.rows, new))
    for place in failing:
        new[place]["state"] = NominationState.DRAFT.value
    rows = taken.rows
    named = [replace(one, name=rows[place].name, award=rows[place].award) for place, one in failing.items()]
    return left_behind(named, "ghi nháp")


def _proposed(
    read: SheetNomination, code: str, people: Sequence[Choice], units: Sequence[Choice], offered: Sequence[Award]
) -> NominationRow:
    row = NominationRow(str(read.place), read.name, None)
    award = award_named(read.award, offered) if read.award else CERTIFICATE_OF_MERIT
    if award is None:
        return replace(row, reason=f"Hình thức “{read.award}” không có trong danh mục.")
    named = {one.code: one for one in offered}[award]
    row = replace(row, award=named.name)
    whole = NominationFields(
        code,
        NomineeKind.COLLECTIVE,
        unit_id=_unit_named(read.unit_name or read.name, units),
        post_title=read.position,
        award=award,
        summary=read.summary,
        note=read.note,
        state=NominationState.COMPLETE if read.summary else NominationState.DRAFT,
        **read.others,
    )
    # A title is for regular merit; a form of which the list says nothing more for the movement.
    preset = CommendationType.MERIT if named.is_title else CommendationType.MOVEMENT
    try:
        whole = replace(whole, commendation_type=type_named(read.type_name, preset))
        kind, nominee_id = nominee_of(read, people, units)
    except InvalidRecord as problem:
        return replace(row, reason=problem.message)
    if _says_nothing(read.type_name) and not named.is_title:
        # The type is mandatory; the clerk is to see that it is the program's word, not the list's.
        row = replace(row, reason=f"Bảng không ghi loại hình: lấy “{COMMENDATION_TYPE_LABELS[preset]}”.")
    if kind is NomineeKind.COLLECTIVE:
        return replace(row, fields=replace(whole, unit_id=nominee_id, post_title=""))
    return replace(row, fields=replace(whole, kind=kind, person_id=nominee_id))


def award_named(text: str, offered: Sequence[Award]) -> str | None:
    """Return the code of the award a cell names, in full or in short; the longest name wins ("Bằng khen của tỉnh")."""
    wanted = fold(text)
    named = [one for one in offered if fold(one.name) in wanted or fold(one.short) == wanted]
    return max(named, key=lambda one: len(one.name)).code if named else None


def _unit_named(name: str, units: Sequence[Choice]) -> int | None:
    wanted = unit_name_key(name)
    return next((one.id for one in units if unit_name_key(one.name) == wanted), None)


def nominee_of(read: SheetNomination, people: Sequence[Choice], units: Sequence[Choice]) -> tuple[NomineeKind, int]:
    """Return the person or unit that a row names. Raises InvalidRecord saying why it is not clear who that is."""
    named_unit = _unit_named(read.name, units)
    if read.kind == "collective" or (not read.kind and named_unit is not None):
        if named_unit is None:
            raise InvalidRecord(f"Chưa có tập thể “{read.name}” trong sổ.")
        return NomineeKind.COLLECTIVE, named_unit
    like = [one for one in people if sort_key(one.name) == sort_key(read.name)]
    if len(like) > 1 and read.unit_name:
        like = [one for one in like if unit_name_key(read.unit_name) in unit_name_key(one.detail)]
    if not like:
        raise InvalidRecord(f"Chưa có người tên “{read.name}” trong sổ.")
    if len(like) > 1:
        raise InvalidRecord(f"Có {len(like)} người tên “{read.name}”, chưa rõ là ai.")
    return NomineeKind.INDIVIDUAL, like[0].id


def type_named(text: str, preset: CommendationType) -> CommendationType:
    """Return the type of commendation that a cell names, in full or in part; `preset` where it is left empty.

    Raises InvalidRecord for a type there is not: what is written there is not for the program to overrule.
    """
    if _says_nothing(text):
        return preset
    words = fold(text).split()
    while words and words[0] in _BEFORE_A_TYPE:
        del words[0]
    wanted = " ".join(words)
    for kind, label in COMMENDATION_TYPE_LABELS.items():
        # "Phong trào thi đua (chuyên đề)" has two names.
        for name in fold(label).removesuffix(")").split(" ("):
            # One syllable of a name may be of another word, too.
            if (len(words) > 1 and f" {wanted} " in f" {name} ") or name in wanted:
                return kind
    known = "; ".join(COMMENDATION_TYPE_LABELS.values())
    raise InvalidRecord(f"Loại hình “{text}” không có trong danh mục (có: {known}).")


def _says_nothing(text: str) -> bool:
    # Signs alone, such as a dash, are how a clerk leaves a cell empty.
    return not any(map(str.isalnum, text))
