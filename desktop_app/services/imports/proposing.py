"""A file of any kind of list: looked at, compared with the book, and what came of it written down."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.office.people import PersonFields
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.vietnamese import clean_line
from desktop_app.intake.files.workbook import CellPlace, Sheet
from desktop_app.intake.sheets.awards import AWARD_FIELDS
from desktop_app.intake.sheets.header import Fields
from desktop_app.intake.sheets.nominations import NOMINATION_FIELDS
from desktop_app.intake.sheets.people import PEOPLE_FIELDS
from desktop_app.intake.sheets.reading import Reading
from desktop_app.intake.sheets.rows import looks_like_entry
from desktop_app.services.book import Book
from desktop_app.services.import_rows import WRITTEN, ImportProposal, ImportRow, ImportSettings, Report, RowAction
from desktop_app.services.imports.by_act.council_members import COUNCIL_MEMBERS
from desktop_app.services.imports.by_act.decisions import DECISIONS
from desktop_app.services.imports.by_act.indicators import INDICATORS
from desktop_app.services.imports.by_act.movements import MOVEMENTS, REGISTRATIONS
from desktop_app.services.imports.by_act.plan_tasks import PLAN_TASKS
from desktop_app.services.imports.by_act.unit_reviews import UNIT_REVIEWS
from desktop_app.services.imports.by_act.votes import VOTES
from desktop_app.services.imports.lists import (
    AWARD_LABELS,
    NOMINATION_LABELS,
    PEOPLE_LABELS,
    propose_award_list,
    propose_nomination_list,
    propose_people_list,
)
from desktop_app.services.imports.records import ImportTarget, propose_records
from desktop_app.services.imports.standing import HOLDS, INITIATIVES, RATINGS
from desktop_app.services.imports.tasks import RESULTS
from desktop_app.services.imports.units import UNITS
from desktop_app.services.imports.year import ACTIVITIES, GOOD_NEWS, OBSTACLES, REFERRALS
from desktop_app.services.practice import refuse_practised_list

ACTION_LABELS: Final = {
    RowAction.ADD: "Thêm mới",
    RowAction.CHANGE: "Sửa",
    RowAction.SAME: "Đã có",
    RowAction.CONFLICT: "Mâu thuẫn",
    RowAction.UNCLEAR: "Chưa rõ",
    RowAction.LEFT_OUT: "Bỏ qua",
}
"""What writing a row would do, in the clerk's words."""

_ABOVE: Final = "Một bảng ở trên dòng tiêu đề, từ đây đến dòng {}: chọn lại dòng tiêu đề, cột nếu cần nhập bảng đó."
_MOST_ABOVE: Final = 2_000
"""How many rows above a list are looked at."""
TARGETS: Final[Mapping[str, ImportTarget]] = {  # type: ignore[type-arg]
    target.key: target
    for target in (
        ACTIVITIES,
        GOOD_NEWS,
        RESULTS,
        OBSTACLES,
        REFERRALS,
        RATINGS,
        INITIATIVES,
        HOLDS,
        UNITS,
        PLAN_TASKS,
        INDICATORS,
        MOVEMENTS,
        REGISTRATIONS,
        DECISIONS,
        COUNCIL_MEMBERS,
        VOTES,
        UNIT_REVIEWS,
    )
}
"""The kinds of list whose rows are records of one kind each, by their keys."""
_LISTS: Final[
    Mapping[str, tuple[Fields, Mapping[str, str], Callable[[Book, Path, ImportSettings], ImportProposal]]]
] = {
    "people": (PEOPLE_FIELDS, PEOPLE_LABELS, propose_people_list),
    "nominations": (NOMINATION_FIELDS, NOMINATION_LABELS, propose_nomination_list),
    "awards": (AWARD_FIELDS, AWARD_LABELS, propose_award_list),
}
_RECORDS: Final[Mapping[str, type]] = {
    "people": PersonFields,
    "nominations": NominationFields,
    "awards": NominationFields,
}


def column_labels(kind: str) -> Mapping[str, str]:
    """Return the fields that a column of a kind of list can hold, with their labels."""
    return _LISTS[kind][1] if kind in _LISTS else TARGETS[kind].columns.labels


def record_of(kind: str) -> type:
    """Return the record whose fields most columns of a kind of list hold."""
    return _RECORDS[kind] if kind in _RECORDS else TARGETS[kind].record


def fields_of(kind: str) -> Fields:
    """Return the fields of a kind of list as they are looked for in a header."""
    return _LISTS[kind][0] if kind in _LISTS else TARGETS[kind].columns.fields


def propose(book: Book, kind: str, path: Path, settings: ImportSettings) -> ImportProposal:
    """Say what each row of a file would do, in the file's order; changes nothing. Raises UnreadableInput."""
    if settings.reading is not None:
        refuse_practised_list(book, settings.reading.sheets, path)
    if kind in _LISTS:
        proposal = _LISTS[kind][2](book, path, settings)
    else:
        proposal = propose_records(book, TARGETS[kind], path, settings)
    if settings.reading is not None:
        above = _rows_above(settings.reading.sheets, proposal)
        proposal = replace(proposal, rows=(*proposal.rows, *above))
    return _in_order(_suggestions_told(proposal, settings), settings.reading)


def _suggestions_told(proposal: ImportProposal, settings: ImportSettings) -> ImportProposal:
    """Return the proposal; the first row with a name that is taken for what is suggested says what that is."""
    taken = {
        question.key.name: next(option.label for option in question.options if option.value == question.suggested)
        for question in proposal.questions
        if question.suggested is not None and question.key not in settings.answers
    }
    rows = list(proposal.rows)
    for place, row in enumerate(rows):
        if not taken:
            break
        for name in map(clean_line, row.texts.values()):
            if name in taken:
                meaning = f"“{name}” lấy là “{taken.pop(name)}”."
                rows[place] = replace(rows[place], reason=f"{rows[place].reason} {meaning}".lstrip())
    return replace(proposal, rows=tuple(rows))


def _rows_above(sheets: Sequence[Sheet], proposal: ImportProposal) -> list[ImportRow]:
    """Return where rows that look like entries stand above the head of a list: they are told of, too, once."""
    first: dict[str, int] = {}
    for row in proposal.rows:
        first[row.place.sheet] = min(row.place.row, first.get(row.place.sheet, row.place.row))
    tables: list[ImportRow] = []
    for sheet in sheets:
        above = sheet.rows[: min(first.get(sheet.name, 1) - 1, _MOST_ABOVE)]
        entries = [number for number, cells in enumerate(above, 1) if looks_like_entry(cells)]
        if entries:
            place = CellPlace(sheet.name, entries[0], "")
            tables.append(ImportRow(place, {}, RowAction.LEFT_OUT, _ABOVE.format(entries[-1])))
    return tables


def _in_order(proposal: ImportProposal, reading: Reading | None) -> ImportProposal:
    """Return a proposal with its rows in the order of the file."""
    sheets = {sheet.name: place for place, sheet in enumerate(reading.sheets if reading is not None else ())}
    for row in proposal.rows:
        sheets.setdefault(row.place.sheet, len(sheets))
    order = sorted(
        range(len(proposal.rows)), key=lambda at: (sheets[proposal.rows[at].place.sheet], proposal.rows[at].place.row)
    )

    def apply(book: Book, places: Sequence[int], report: Report | None) -> Changes:
        chosen = [order[place] for place in places if proposal.rows[order[place]].action in WRITTEN]
        # What writes nothing is no step, and no occasion for a backup.
        return proposal.apply(book, chosen, report) if chosen else Changes("", {})

    return replace(proposal, rows=tuple(proposal.rows[place] for place in order), apply=apply)
