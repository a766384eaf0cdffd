"""Import of people from a workbook: rows are compared with the book, and the chosen ones written as one change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import words_of
from desktop_app.domain.keeping.backups import Occasion
from desktop_app.domain.numbers import format_number
from desktop_app.domain.office.people import PersonFields, PostFields
from desktop_app.domain.office.units import same_unit_name, within
from desktop_app.domain.vietnamese import shortened, sort_key
from desktop_app.services.book import Book
from desktop_app.services.import_rows import (
    ImportSettings,
    NameKey,
    NameKind,
    NameOption,
    NameQuestion,
    Place,
    Report,
    RowAction,
    report_to,
)
from desktop_app.services.office.names_in_files import Names, Namesakes, bare_name_problem
from desktop_app.services.office.people import PERSON_ROWS, post_fields, post_values, posts_held
from desktop_app.services.office.units import find_or_add
from desktop_app.store import records
from desktop_app.store.work import UnitOfWork

if TYPE_CHECKING:
    # Loaded when a workbook is read: the page of people does without.
    from desktop_app.intake.sheets.people import PeopleWorkbook, SheetPerson

_NAME: Final = "full_name"
"""The field by which a row is matched with a person: a row never changes it."""
_SINCE: Final = words_of(PostFields)["from_date"].label
_NO_UNIT: Final = "Chưa rõ đơn vị nên chưa ghi chức vụ."
_EMPTY: Final = ("", None)
"""The values of an empty cell: they change nothing."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A row of the workbook, its place, and what writing it would do; `reason` says so in words."""

    place: Place
    fields: PersonFields
    position: str
    unit_name: str
    action: RowAction
    person_id: int | None = None
    reason: str = ""
    since: date | None = None
    """From when the post is held."""

    def post_from(self, before: date | None) -> date:
        """Return from when a post holds that replaces one held since a day, or follows one that was held to it.

        That is from today, unless the row says otherwise. The post before it is kept, for papers of the time.
        """
        today = date.today()
        is_later = self.since is not None and self.since <= today and (before is None or before < self.since)
        return self.since if self.since is not None and is_later else today


@dataclass(frozen=True, slots=True)
class PeopleImport:
    """A workbook compared with the book. `skipped` are the rows that name nobody: place and reason.

    `sheet` is the workbook as it was read; `questions` are the names of which the book has several.
    """

    file_name: str
    rows: tuple[PersonRow, ...]
    skipped: tuple[tuple[str, str], ...]
    sheet: PeopleWorkbook
    questions: tuple[NameQuestion, ...] = ()

    def to_take(self) -> list[int]:
        """Return the places of the rows that would change something."""
        return [place for place, row in enumerate(self.rows) if row.action in (RowAction.ADD, RowAction.CHANGE)]


@dataclass(frozen=True, slots=True)
class _BookPeople:
    id: int
    fields: PersonFields
    unit_name: str
    position: str
    before: date | None = None
    """From when the post is held; of somebody who holds none, to when the last one was."""


def propose_people(book: Book, path: Path, settings: ImportSettings | None = None) -> PeopleImport:
    """Read a workbook of people and say what each row would do; changes nothing. Raises UnreadableInput."""
    from desktop_app.intake.sheets.people import read_people

    settings = settings or ImportSettings()
    sheet = read_people(path, settings.reading)
    names = Names.of_units(book, settings, date.today())
    known = {each.id: each for each in _known_people(book)}
    by_name = Namesakes((each.fields.full_name, each) for each in known.values())
    rows: list[PersonRow] = []
    place_by_key: dict[tuple[str, str, int | None], Place] = {}
    meant = {name: _known_name(name, names) for name in {each.unit_name for each in sheet.people}}
    whole = names.whole_names(meant.values())
    unsettled = {name: problem for name in meant if (problem := _unsettled_unit(name, names))}
    untold = dict(whole)
    for each in sheet.people:
        unit_name = meant[each.unit_name]
        sheet_person = each._replace(unit_name=whole.get(unit_name, unit_name))
        row = _proposed(sheet_person, by_name, names)
        if sheet_person.since_unread:
            unread = f"“{_SINCE}” ghi “{shortened(sheet_person.since_unread)}” không phải là ngày, chưa ghi."
            row = replace(row, reason=f"{row.reason} {unread}")
        if each.unit_name in unsettled:
            row = replace(row, action=RowAction.UNCLEAR, reason=unsettled[each.unit_name])
        if taken := untold.pop(unit_name, ""):
            row = replace(row, reason=f"{row.reason} “{unit_name}” lấy là “{taken}”.")
        key = (
            sort_key(sheet_person.fields.full_name),
            sort_key(sheet_person.unit_name),
            sheet_person.fields.birth_year,
        )
        if key in place_by_key:
            row = replace(row, action=RowAction.UNCLEAR, reason=f"Trùng với {place_by_key[key]}.")
        place_by_key.setdefault(key, sheet_person.place)
        rows.append(row)
    _part_namesakes(rows, known, by_name, names)
    _tell_lost_posts(rows, known.values())
    _tell_new_units(book, rows)
    skipped = tuple((str(row.place), row.reason) for row in sheet.skipped)
    return PeopleImport(path.name, tuple(rows), skipped, sheet, tuple(names.questions.values()))


def _known_name(unit_name: str, names: Names) -> str:
    """Return the name in the book of a unit that the list shortens, or that the clerk said it is; else as it stands."""
    unit = names.label(NameKind.UNIT, names.meant_unit(unit_name)) if unit_name else ""
    return unit if unit and not same_unit_name(unit, unit_name) else unit_name


def _unsettled_unit(unit_name: str, names: Names) -> str:
    """Return what is to be asked of a name that begins like a unit of the book, which a second one may be or not."""
    if not unit_name or names.meant_unit(unit_name) is not None or not names.shortens_unit(unit_name):
        return ""
    try:
        names.unit(unit_name)
    except InvalidRecord as problem:
        return problem.message
    return ""


def _part_namesakes(
    rows: list[PersonRow], known: Mapping[int, _BookPeople], by_name: Namesakes[_BookPeople], names: Names
) -> None:
    """Let two rows never change one person: of a name in several units one is that person, the others are asked for."""
    places: dict[int, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        if row.person_id is not None and row.action in (RowAction.SAME, RowAction.CHANGE):
            places[row.person_id].append(place)
    for person_id, of_person in places.items():
        if len(of_person) < 2:
            continue
        namesakes = by_name.of(known[person_id].fields.full_name)
        unit_name = known[person_id].unit_name
        in_unit = [place for place in of_person if same_unit_name(rows[place].unit_name, unit_name)]
        for place in set(of_person) - set(in_unit[:1]):
            rows[place] = _chosen(replace(rows[place], action=RowAction.ADD, person_id=None), namesakes, names)


def _tell_lost_posts(rows: list[PersonRow], book_people: Iterable[_BookPeople]) -> None:
    """Say of each row whose position is not recorded that it is not: a post is held in a unit."""
    in_unit = {known.id for known in book_people if known.unit_name}
    for place, row in enumerate(rows):
        is_lost = row.position and not row.unit_name and row.person_id not in in_unit
        if is_lost and row.action is not RowAction.UNCLEAR:
            rows[place] = replace(row, reason=f"{row.reason} {_NO_UNIT}")


def apply_people(
    book: Book, proposal: PeopleImport, chosen: Sequence[int] | None = None, report: Report | None = None
) -> Changes:
    """Write the chosen rows (None: all that change something) as one change. Raises InvalidRecord, Cancelled."""
    from desktop_app.intake.plan.names.named import kind_of

    places = proposal.to_take() if chosen is None else list(chosen)
    rows = [
        proposal.rows[place] for place in places if proposal.rows[place].action in (RowAction.ADD, RowAction.CHANGE)
    ]
    label = f"Nhập danh sách người: {format_number(len(rows))} dòng từ “{proposal.file_name}”"
    with book.store.work(label, Occasion.IMPORT) as work:
        names = [(row.unit_name, kind_of(row.unit_name)) for row in rows if row.unit_name]
        units = find_or_add(work, dict.fromkeys(names))
        added = [row for row in rows if row.action is RowAction.ADD]
        ids = work.insert_many("person", [PERSON_ROWS.as_row(row.fields.checked()) for row in added])
        posts = [
            post_values(person_id, PostFields(units[row.unit_name], row.position, row.since))
            for person_id, row in zip(ids, added, strict=True)
            if row.unit_name
        ]
        work.insert_many("post", posts)
        report_to(report, len(added))
        for done, row in enumerate((row for row in rows if row.action is RowAction.CHANGE), len(added) + 1):
            _change(work, row, units)
            report_to(report, done)
        return work.changes()


def _known_people(book: Book) -> list[_BookPeople]:
    with book.store.reading() as connection:
        people = records.living(connection, "person")
        units = {row["id"]: str(row["name"]) for row in records.of_kind(connection, "unit")}
        current = posts_held(connection, date.today())
        left: dict[int, list[PostFields]] = defaultdict(list)
        for post_row in records.living(connection, "post"):
            left[post_row["person_id"]].append(post_fields(post_row))
    book_people = []
    for row in people:
        post = current.get(row["id"])
        fields = PERSON_ROWS.from_row(row)
        book_people.append(
            _BookPeople(row["id"], fields, units[post.unit_id], post.position, post.from_date)
            if post
            else _BookPeople(row["id"], fields, "", "", _left_on(left[row["id"]]))
        )
    return book_people


def _left_on(posts: Iterable[PostFields]) -> date | None:
    """Return the last day of the last post of somebody who holds none today, None without one."""
    today = date.today()
    return max((post.to_date for post in posts if post.to_date is not None and post.to_date < today), default=None)


def _proposed(sheet_person: SheetPerson, by_name: Namesakes[_BookPeople], names: Names) -> PersonRow:
    row = PersonRow(
        sheet_person.place,
        sheet_person.fields,
        sheet_person.position,
        sheet_person.unit_name,
        RowAction.ADD,
        since=sheet_person.since,
    )
    try:
        sheet_person.fields.checked()
    except InvalidRecord as problem:
        return replace(row, action=RowAction.UNCLEAR, reason=problem.message)
    if perhaps := by_name.perhaps(row.fields.full_name):
        in_order = sorted(perhaps, key=lambda each: not same_unit_name(each.unit_name, row.unit_name))
        return _chosen(row, in_order, names)
    namesakes = by_name.of(row.fields.full_name)
    matches = [
        book_person
        for book_person in namesakes
        if _years_agree(book_person.fields.birth_year, sheet_person.fields.birth_year)
    ]
    if len(matches) > 1:
        matches = [
            book_person for book_person in matches if same_unit_name(book_person.unit_name, sheet_person.unit_name)
        ]
    if len(matches) != 1:
        if (namesakes and len(matches) != 0) or len(namesakes) > 1:
            return _chosen(row, namesakes, names)
        reason = "Thêm người mới, khác năm sinh với người cùng tên đã có." if namesakes else "Thêm người mới."
        return _in_small_letters(replace(row, reason=reason))
    return _compared(row, matches[0])


def _in_small_letters(row: PersonRow) -> PersonRow:
    """Return a new person's row with a name that the list has in capitals as decisions and certificates print names."""
    name = row.fields.full_name
    if not name.isupper() or " " not in name:
        return row
    fields = replace(row.fields, full_name=name.title())
    return replace(row, fields=fields, reason=f"{row.reason[:-1]}, ghi là “{fields.full_name}”.")


def _tell_new_units(book: Book, rows: list[PersonRow]) -> None:
    """Say of the first row of each new unit that it adds it: one written in another way would become a second unit."""
    with book.store.reading() as connection:
        known = [str(unit["name"]) for unit in records.living(connection, "unit")]
    looked_at = {""}
    for place, row in enumerate(rows):
        if row.action not in (RowAction.ADD, RowAction.CHANGE) or row.unit_name in looked_at:
            continue
        looked_at.add(row.unit_name)
        if not any(same_unit_name(row.unit_name, name) for name in known):
            known.append(row.unit_name)
            rows[place] = replace(row, reason=f"{row.reason} Thêm đơn vị “{row.unit_name}”.")


def _chosen(row: PersonRow, namesakes: Sequence[_BookPeople], names: Names) -> PersonRow:
    """Return what a row does of which it is not clear whom it means, as the clerk chose."""
    details = [
        (
            namesake.id,
            namesake.fields.full_name,
            ", ".join(filter(None, (namesake.position, namesake.unit_name, str(namesake.fields.birth_year or "")))),
        )
        for namesake in namesakes
    ]
    options = tuple(NameOption(row_id, f"{name} ({detail})" if detail else name) for row_id, name, detail in details)
    question = NameQuestion(NameKey(NameKind.PERSON, row.fields.full_name, row.unit_name), options)
    problem = f"Sổ đã có {len(namesakes)} người cùng tên, chưa rõ là ai."
    of_other_name = [name for _, name, _ in details if sort_key(name) != sort_key(row.fields.full_name)]
    if of_other_name:
        problem = bare_name_problem(of_other_name)
    try:
        answer = names.choice(question, problem)
    except InvalidRecord as problem:
        return replace(row, action=RowAction.UNCLEAR, reason=problem.message)
    person = next((namesake for namesake in namesakes if namesake.id == answer), None)
    return (
        replace(row, reason=f"Thêm người mới{'' if of_other_name else ', cùng tên với người đã có'}.")
        if person is None
        else _compared(row, person)
    )


def _compared(row: PersonRow, book_person: _BookPeople) -> PersonRow:
    differences = []
    if row.unit_name and not same_unit_name(row.unit_name, book_person.unit_name):
        differences.append(f"đơn vị: {book_person.unit_name or 'chưa có'} → {row.unit_name}")
    if row.position and row.position != book_person.position and (row.unit_name or book_person.unit_name):
        differences.append(f"chức vụ: {book_person.position or 'chưa có'} → {row.position}")
    day, is_held = row.post_from(book_person.before), bool(differences)
    since = f"Từ {'hôm nay, ' if day == date.today() else 'ngày '}{day:%d/%m/%Y}"
    follows = book_person.unit_name or book_person.before is not None
    remark = f" {since}; trước đó giữ như trong sổ." if is_held and follows else ""
    differences += _changed_fields(row.fields, book_person.fields)
    if not is_held and row.since not in (None, book_person.before):
        remark = f" “{_SINCE}” {row.since:%d/%m/%Y} chưa ghi: sửa ở chức vụ của người này."
    if not differences:
        return replace(row, action=RowAction.SAME, person_id=book_person.id, reason=f"Đã có, không khác.{remark}")
    return replace(
        row, action=RowAction.CHANGE, person_id=book_person.id, reason=f"Sửa {'; '.join(differences)}.{remark}"
    )


def _years_agree(year: int | None, other_year: int | None) -> bool:
    return year is None or other_year is None or year == other_year


def _changed_fields(row_fields: PersonFields, book_fields: PersonFields) -> list[str]:
    """Return in words the fields in which a row differs from the stored person; empty cells are passed over."""
    differences = []
    for name, words in words_of(PersonFields).items():
        value = getattr(row_fields, name)
        if name != _NAME and value not in _EMPTY and value != getattr(book_fields, name):
            differences.append(f"{words.in_sentence}: {words.values.get(value, value)}")
    return differences


def _change(work: UnitOfWork, row: PersonRow, units: Mapping[str, int]) -> None:
    if row.person_id is None:
        raise ValueError("a row that changes nobody")
    person_id = row.person_id
    cells = PERSON_ROWS.as_row(row.fields.checked()).items()
    work.update("person", person_id, {name: cell for name, cell in cells if name != _NAME and cell not in _EMPTY})
    today = date.today()
    posts = records.living(work.connection, "post", {"person_id": person_id}, order="from_date")
    current = [post for post in posts if within(today, post_fields(post).from_date, post_fields(post).to_date)]
    before = post_fields(current[-1]) if current else None
    position = row.position or (before.position if before else "")
    unit_id = units.get(row.unit_name, before.unit_id if before else None)
    if unit_id is None or (before and before.unit_id == unit_id and before.position == position):
        return
    # The workbook is the state of today: what it tells does not reach over posts that were held before.
    day = row.post_from(before.from_date if before else _left_on(map(post_fields, posts)))
    after = PostFields(unit_id, position, day if posts else row.since)
    if before and before.from_date == today:
        work.update("post", current[-1]["id"], post_values(person_id, after))
        return
    if before:
        ended = replace(before, to_date=day - timedelta(days=1))
        work.update("post", current[-1]["id"], post_values(person_id, ended))
    work.insert("post", post_values(person_id, after))
