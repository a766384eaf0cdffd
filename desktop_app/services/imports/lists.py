"""People, nominations and awards from lists, row by row as all other kinds of list."""

from collections.abc import Callable, ItemsView, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import words_of
from desktop_app.domain.numbers import format_number
from desktop_app.domain.office.citations import day_words
from desktop_app.domain.office.people import GENDER_LABELS, PersonFields, PostFields
from desktop_app.domain.office.post_words import POSITION, UNIT_OF_POST
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.vocabulary import COMMENDATION_TYPE_LABELS, NOMINEE_KIND_LABELS
from desktop_app.intake.sheets.awards import SheetAward
from desktop_app.intake.sheets.nominations import SheetNomination
from desktop_app.intake.sheets.people import PLAIN_FIELDS, SheetPerson
from desktop_app.intake.sheets.rows import SkippedRow
from desktop_app.services.awards.importing import ImportedAward, apply_awards, propose_awards
from desktop_app.services.book import Book
from desktop_app.services.import_rows import (
    ImportProposal,
    ImportRow,
    ImportSettings,
    NameQuestion,
    Report,
    RowAction,
)
from desktop_app.services.office.people_import import PersonRow, apply_people, propose_people
from desktop_app.services.rounds.nomination_import import (
    NominationImport,
    NominationRow,
    apply_nominations,
    propose_nominations,
)

_POST: Final = {"position": POSITION.label, "unit_name": UNIT_OF_POST.label}
PEOPLE_LABELS: Final = {
    **{name: words_of(PersonFields)[name].label for name in ("full_name", "gender", "birth_year", *PLAIN_FIELDS)},
    "family_name": "Họ",
    "given_name": "Tên",
    "post": "Chức vụ, đơn vị",
    "male": "Nam",
    "female": "Nữ",
    **_POST,
    "since": words_of(PostFields)["from_date"].label,
}
"""The columns of a list of people."""
NOMINATION_LABELS: Final = {
    "full_name": "Họ và tên, tên tập thể",
    "family_name": "Họ",
    "given_name": "Tên",
    "collective": "Tên tập thể",
    "individual": "Cá nhân",
    "kind": "Đối tượng",
    "post": "Chức vụ, đơn vị",
    **_POST,
    "award": words_of(NominationFields)["award"].label,
    "title": "Danh hiệu",
    "type_name": words_of(NominationFields)["commendation_type"].label,
    "summary": words_of(NominationFields)["summary"].label,
    "reason_line": words_of(NominationFields)["reason_line"].label,
    "note": words_of(NominationFields)["note"].label,
}
"""The columns of a list of nominations."""
AWARD_LABELS: Final = {
    **NOMINATION_LABELS,
    "number": words_of(DecisionFields)["number"].label,
    "decided_on": words_of(DecisionFields)["signed_on"].label,
    "body": words_of(DecisionFields)["issuing_body"].label,
    "year": "Năm",
    "amount": "Tiền thưởng",
}
"""The columns of a list of awards."""


@dataclass(frozen=True, slots=True, eq=False)
class _Texts[Row, Read](Mapping[str, str]):
    """The texts of a row by field, made when they are asked for: a list may have 300,000 rows."""

    make: Callable[[Row, Read], Mapping[str, str]]
    row: Row
    read: Read

    def __getitem__(self, name: str) -> str:
        return self.make(self.row, self.read)[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.make(self.row, self.read))

    def __len__(self) -> int:
        return len(self.make(self.row, self.read))

    def items(self) -> ItemsView[str, str]:
        """Return the fields with their texts, all made at once."""
        return self.make(self.row, self.read).items()


def propose_people_list(book: Book, path: Path, settings: ImportSettings) -> ImportProposal:
    """Say what each row of a list of people would do. Raises UnreadableInput."""
    proposal = propose_people(book, path, settings)
    rows = [
        ImportRow(
            read.place,
            _Texts(_person_texts, row, read),
            row.action,
            row.reason,
        )
        for row, read in zip(proposal.rows, proposal.sheet.people, strict=True)
    ]

    def apply(book: Book, places: Sequence[int], report: Report | None) -> Changes:
        return apply_people(book, proposal, _of_list(places, rows), report)

    rows_left = _left(proposal.sheet.skipped, proposal.sheet.left_out)
    in_file, dated = (
        _used({name: PEOPLE_LABELS[name] for name in names}, rows) for names in (PLAIN_FIELDS, ("since",))
    )
    labels = {name: PEOPLE_LABELS[name] for name in ("full_name", "gender", "birth_year", *in_file, *_POST, *dated)}
    return ImportProposal("people", path.name, labels, (*rows, *rows_left), proposal.questions, apply)


def propose_nomination_list(book: Book, path: Path, settings: ImportSettings) -> ImportProposal:
    """Say what each row of a list of nominations would do for a round. Raises UnreadableInput, InvalidRecord."""
    if not settings.round_code:
        raise InvalidRecord("Chọn đợt xét.", "round")
    return nomination_list(propose_nominations(book, path, settings.round_code, settings))


def nomination_list(proposal: NominationImport) -> ImportProposal:
    """Return nominations that are to be taken in, row by row."""
    rows = [
        ImportRow(
            read.place,
            _Texts(_nomination_texts, row, read),
            row.repeats or (RowAction.ADD if row.fields is not None else RowAction.UNCLEAR),
            row.reason,
        )
        for row, read in zip(proposal.rows, proposal.sheet.rows, strict=True)
    ]

    def apply(book: Book, places: Sequence[int], report: Report | None) -> Changes:
        return apply_nominations(book, proposal, _of_list(places, rows), report)

    rows_left = _left(proposal.sheet.skipped, proposal.sheet.left_out)
    labels = _used(NOMINATION_LABELS, rows)
    questions = tuple(proposal.names.questions.values())
    return ImportProposal("nominations", proposal.file_name, labels, (*rows, *rows_left), questions, apply)


def _resolved(row: NominationRow) -> dict[str, str]:
    if row.fields is None:
        return {}
    type_name = COMMENDATION_TYPE_LABELS[row.fields.commendation_type]
    return {"kind": NOMINEE_KIND_LABELS[row.fields.kind], "type_name": type_name}


def propose_award_list(book: Book, path: Path, settings: ImportSettings) -> ImportProposal:
    """Say what each row of a list of awards would do. Raises UnreadableInput."""
    proposal = propose_awards(book, path, settings)
    rows = [
        ImportRow(
            read.row.place,
            _Texts(_award_texts, row, read),
            RowAction.SAME if row.is_recorded else RowAction.UNCLEAR if row.award is None else RowAction.ADD,
            row.reason,
        )
        for row, read in zip(proposal.rows, proposal.sheet.rows, strict=True)
    ]

    def apply(book: Book, places: Sequence[int], report: Report | None) -> Changes:
        return apply_awards(book, proposal, _of_list(places, rows), report)

    rows_left = _left(proposal.sheet.skipped, proposal.sheet.left_out)
    questions: tuple[NameQuestion, ...] = tuple(proposal.names.questions.values())
    return ImportProposal("awards", path.name, _used(AWARD_LABELS, rows), (*rows, *rows_left), questions, apply)


def _person_texts(row: PersonRow, read: SheetPerson) -> dict[str, str]:
    return {
        "full_name": row.fields.full_name,
        "gender": GENDER_LABELS.get(row.fields.gender, ""),
        "birth_year": str(row.fields.birth_year or ""),
        **{name: _plain_text(row.fields, name) for name in PLAIN_FIELDS},
        "position": row.position,
        "unit_name": read.unit_name,
        "since": day_words(read.since) if read.since else read.since_unread,
    }


def _nomination_texts(row: NominationRow, read: SheetNomination) -> dict[str, str]:
    return _nominee_texts(read) | _resolved(row) | {"award": row.award or read.award}


def _nominee_texts(read: SheetNomination) -> dict[str, str]:
    return {
        "full_name": read.name,
        "position": read.position,
        "unit_name": read.unit_name,
        "award": read.award,
        "type_name": read.type_name,
        "summary": read.summary,
        "note": read.note,
    }


def _award_texts(row: ImportedAward, read: SheetAward) -> dict[str, str]:
    return _nominee_texts(read.row) | {
        "number": read.number,
        "decided_on": f"{read.decided_on:%d/%m/%Y}" if read.decided_on is not None else "",
        "body": read.body,
        "year": str(read.year or ""),
        "amount": read.amount_text if read.amount is None else format_number(read.amount),
        "award": row.award_name,
    }


def _plain_text(fields: PersonFields, name: str) -> str:
    value, labels = getattr(fields, name), words_of(PersonFields)[name].values
    if value in labels:
        return labels[value]
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else str(value)


def _used(labels: Mapping[str, str], rows: Iterable[ImportRow]) -> dict[str, str]:
    filled = {name for row in rows for name, text in row.texts.items() if text}
    return {name: label for name, label in labels.items() if name in filled}


def _left(skipped: Iterable[SkippedRow], left_out: Iterable[SkippedRow]) -> list[ImportRow]:
    rows = [ImportRow(row.place, {}, RowAction.UNCLEAR, row.reason) for row in skipped]
    return rows + [ImportRow(row.place, {}, RowAction.LEFT_OUT, row.reason) for row in left_out]


def _of_list(places: Sequence[int], rows: Sequence[ImportRow]) -> list[int]:
    """Return the places that are entries of the list: the rows that are none stand after them."""
    return [place for place in places if place < len(rows)]
