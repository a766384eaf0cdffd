"""Templates for units: a workbook for a kind of list, in which units, people, tasks and awards are chosen."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final, get_type_hints

from desktop_app.domain.errors import InvalidRecord, UnwritableOutput
from desktop_app.domain.fields import Words, words_of
from desktop_app.domain.office.units import UnitKind
from desktop_app.domain.plan.occurrences import period_title
from desktop_app.domain.round_codes import parse_round_code, round_title
from desktop_app.domain.vietnamese import clean_line
from desktop_app.domain.vocabulary import COMMENDATION_TYPE_LABELS, NOMINEE_KIND_LABELS, DepartureWay
from desktop_app.domain.year.activities import ACTIVITY_KIND_LABELS, CHANNELS, POSTED_KINDS
from desktop_app.domain.year.obstacles import ASKED_OF
from desktop_app.papers.excel import unit_template
from desktop_app.papers.excel.unit_template import Check, TemplateColumn, UnitTemplate
from desktop_app.services.awards.choices import award_choices, catalogues
from desktop_app.services.book import Book
from desktop_app.services.dates import from_iso
from desktop_app.services.departures import note_departure
from desktop_app.services.imports.kinds import IMPORT_KINDS, TEMPLATE_KINDS
from desktop_app.services.imports.proposing import column_labels, record_of
from desktop_app.services.imports.tasks import task_labels
from desktop_app.services.imports.unit_files.mark import SHEET, UNIT_FIELDS, TemplateMark
from desktop_app.services.law import rules
from desktop_app.services.office.offices import office
from desktop_app.services.office.people import person_choices, posts_held
from desktop_app.services.office.units import unit_choices
from desktop_app.services.outputs import output
from desktop_app.services.practice import sheet_title
from desktop_app.store import records

_NEVER: Final = frozenset(("family_name", "given_name", "post", "male", "female", "collective", "individual"))
"""Fields that a template asks for by another column: a name has one."""
_LEFT_OUT: Final[Mapping[str, frozenset[str]]] = {
    "good-news": frozenset(
        ("all_reached", "to_date", "partners", "participants", "document", "document_date", "movement_id")
    ),
    "activities": frozenset(("all_reached",)),
    "results": frozenset(("section", "finish")),
    "obstacles": frozenset(("put_on", "answer", "answered_on", "closed_on")),
    "nominations": frozenset(("title",)),
    "awards": frozenset(("title", "summary")),
    "initiatives": frozenset(("share",)),
}
_NEEDED: Final[Mapping[str, frozenset[str]]] = {
    "people": frozenset(("full_name",)),
    "results": frozenset(("task", "result")),
    "obstacles": frozenset(("raised_on", "content")),
    "referrals": frozenset(("passed_on", "kind")),
    "nominations": frozenset(("full_name", "kind", "award", "summary")),
    "awards": frozenset(("full_name", "award", "number", "decided_on")),
    "registrations": frozenset(("movement_id", "subject", "registered_on")),
}
_LISTS_OF_NAMES: Final = ("subject", "full_name", "author_id")
_YEARS: Final = ("year", "birth_year")
_YES_OR_NO: Final = ("Có", "Không")
_WITHOUT_FILES: Final = frozenset((UnitKind.EVERYONE.value, UnitKind.COUNCIL.value))


@dataclass(frozen=True, slots=True)
class TemplateOrder:
    """What a template is made for: a kind of list, and the unit, year and round that its rows are of."""

    kind: str
    unit_id: int | None = None
    year: int | None = None
    round_code: str = ""


def sending_units(book: Book) -> dict[int, str]:
    """Return the units of today that send lists, in their order."""
    with book.store.reading() as connection:
        kinds = {row["id"]: row["kind"] for row in records.living(connection, "unit")}
    return {unit.id: unit.name for unit in unit_choices(book, date.today()) if kinds[unit.id] not in _WITHOUT_FILES}


def write_template(book: Book, path: Path, order: TemplateOrder) -> None:
    """Write the workbook. Raises InvalidRecord, UnwritableOutput; then no file is left."""
    _write(book, path, order)
    title = IMPORT_KINDS[order.kind].title
    note_departure(book, DepartureWay.FILE, f"Mẫu cho đơn vị: {title}", path)


def write_each_unit(
    book: Book, folder: Path, order: TemplateOrder, progress: Callable[[int], bool] | None = None
) -> list[Path]:
    """Write a workbook for each unit into a folder; return them. Raises InvalidRecord, UnwritableOutput."""
    order = _checked(order)
    title, written = IMPORT_KINDS[order.kind].title, []
    units = sending_units(book)
    with _made(folder):
        for (unit_id, _), name in zip(units.items(), _file_names(units.values()), strict=True):
            path = folder / f"{_plain(title)} - {name}.xlsx"
            _write(book, path, replace(order, unit_id=unit_id))
            written.append(path)
            if progress is not None and not progress(len(written)):
                break
    note_departure(book, DepartureWay.FILE, f"Mẫu cho từng đơn vị: {title}", folder, len(written))
    return written


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    """Make a folder for what is written in it; if that fails, no folder that was made is left empty.

    Raises UnwritableOutput.
    """
    try:
        missing = [each for each in (folder, *folder.parents) if not each.exists()]
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as problem:
        raise UnwritableOutput(f"Không tạo được thư mục “{folder}”.", "Chọn nơi khác, hoặc tên khác.") from problem
    try:
        yield
    except BaseException:
        with suppress(OSError):
            for each in missing:
                each.rmdir()
        raise


def _plain(text: str) -> str:
    """Return a text for a file's name, on any system."""
    return "".join(letter if letter.isalnum() or letter in " -,." else "-" for letter in text).strip(" .")[:80]


def _file_names(units: Iterable[str]) -> list[str]:
    """Return a name for the file of each unit: long names may begin alike, and no file is to take another's place."""
    times = Counter[str]()
    names = []
    for name in map(_plain, units):
        times[name.casefold()] += 1
        number = times[name.casefold()]
        names.append(name if number == 1 else f"{name} ({number})")
    return names


def _checked(order: TemplateOrder) -> TemplateOrder:
    """Return the order with its round as the book writes it. Raises InvalidRecord."""
    if order.kind not in TEMPLATE_KINDS:
        raise InvalidRecord(f"Không có mẫu cho “{IMPORT_KINDS[order.kind].title}”: văn phòng tự ghi.")
    if IMPORT_KINDS[order.kind].needs_round:
        if not order.round_code:
            raise InvalidRecord("Chọn đợt xét.", "round")
        return replace(order, round_code=str(parse_round_code(order.round_code)))
    return order


def _write(book: Book, path: Path, order: TemplateOrder) -> None:
    order = _checked(order)
    offers = _Offers(book, order)
    columns = offers.columns()
    unit = offers.units.get(order.unit_id, "") if order.unit_id is not None else ""
    mark = TemplateMark(
        order.kind, unit, order.year, order.round_code, {column.field: column.title for column in columns}
    )
    of_what = [
        f"Năm {order.year}" if order.year else "",
        f"Đợt {round_title(order.round_code)}" if order.round_code else "",
    ]
    lines = (
        office(book).name,
        " – ".join(filter(None, (f"Đơn vị: {unit}" if unit else "", *of_what))),
        f"Điền từ dòng {unit_template.HEAD_ROW + 1}; cột nền màu cam phải điền. Cách điền từng cột: trang “Hướng dẫn”.",
    )
    title = sheet_title(book, IMPORT_KINDS[order.kind].title.upper())
    template = UnitTemplate(title, lines, columns, offers.lists(columns), SHEET, mark.rows())
    with output(path) as stream:
        unit_template.write_template(stream, template)


class _Offers:
    """What the columns of a template hold, and what there is to choose from."""

    def __init__(self, book: Book, order: TemplateOrder) -> None:
        self._book = book
        self._order = order
        self.units = {unit.id: unit.name for unit in unit_choices(book)}
        self._words, self._hints = _words_and_hints(record_of(order.kind))
        self._lists: dict[str, Sequence[str]] = {}

    def columns(self) -> list[TemplateColumn]:
        """Return the columns, without those that could hold nothing."""
        kind = self._order.kind
        columns = []
        for name, title in column_labels(kind).items():
            if name in _NEVER or name in _LEFT_OUT.get(kind, ()):
                continue
            if name == "year" and self._order.year:
                continue
            words = self._words.get(name, Words(title))
            choices = self._choices(name, words)
            if choices is not None and not choices and name in ("task_id", "movement_id", "due_on"):
                continue
            check = Check.TEXT
            if choices:
                self._lists[title] = choices
                check = Check.OFFERED if self._may_be_typed(name) else Check.LISTED
            elif name in _YEARS:
                check = Check.YEAR
            elif self._hints.get(name) in (date, date | None) or name == "decided_on":
                check = Check.DAY
            elif self._hints.get(name) in (int, int | None):
                check = Check.COUNT
            needed = name in _NEEDED[kind] if kind in _NEEDED else words.required
            columns.append(TemplateColumn(name, title, check, title if choices else "", needed, words.help))
        return columns

    def lists(self, columns: Sequence[TemplateColumn]) -> Mapping[str, Sequence[str]]:
        """Return what there is to choose from in these columns."""
        return {column.choices: self._lists[column.choices] for column in columns if column.choices}

    def _may_be_typed(self, name: str) -> bool:
        return name in (*_LISTS_OF_NAMES, "channel", "registered_for", "period", "due_on", "body", "asked_of") or (
            self._order.kind in ("people", "awards") and name in ("unit_name", "award")
        )

    def _choices(self, name: str, words: Words) -> Sequence[str] | None:
        """Return what a column offers, None if it is typed."""
        kind = self._order.kind
        if name == "full_name" and kind == "people":
            return None
        by_name: Mapping[str, Callable[[], Sequence[str]]] = {
            **dict.fromkeys(UNIT_FIELDS, lambda: list(self.units.values())),
            "subject": self._nominees,
            "full_name": self._nominees,
            "author_id": self._people,
            "task": self._tasks,
            "task_id": self._tasks,
            "movement_id": self._movements,
            "period": self._periods,
            "due_on": self._last_days,
            "award": self._awards,
            "registered_for": self._awards,
            "type_name": lambda: list(COMMENDATION_TYPE_LABELS.values()),
            "channel": lambda: CHANNELS,
            "asked_of": lambda: ASKED_OF,
        }
        if name in by_name:
            return by_name[name]()
        if name == "kind" and kind == "good-news":
            return [ACTIVITY_KIND_LABELS[posted] for posted in POSTED_KINDS]
        if name == "kind" and kind in ("ratings", "initiatives", "nominations", "awards", "registrations"):
            return list(NOMINEE_KIND_LABELS.values())
        if self._hints.get(name) in (bool, bool | None):
            return _YES_OR_NO
        return list(filter(None, words.values.values())) or None

    def _people(self) -> Sequence[str]:
        choices = person_choices(self._book)
        if self._order.unit_id is not None:
            with self._book.store.reading() as connection:
                posts = posts_held(connection, date.today())
            of_unit = {person for person, post in posts.items() if post.unit_id == self._order.unit_id}
            choices = [person for person in choices if person.id in of_unit]
        return list(dict.fromkeys(person.name for person in choices))

    def _nominees(self) -> Sequence[str]:
        own = self.units.get(self._order.unit_id, "") if self._order.unit_id is not None else ""
        return [*([own] if own else self.units.values()), *self._people()]

    def _tasks(self) -> Sequence[str]:
        with self._book.store.reading() as connection:
            return [clean_line(label) for label in task_labels(connection).values()]

    def _movements(self) -> Sequence[str]:
        with self._book.store.reading() as connection:
            return [str(row["name"]) for row in records.living(connection, "emulation_movement")]

    def _periods(self) -> Sequence[str]:
        """Return the periods that the tasks have in the year, those of all years where none is given."""
        year = str(self._order.year or "")
        with self._book.store.reading() as connection:
            codes = {row["period"] for row in records.living(connection, "occurrence")}
        return [period_title(code) for code in sorted(codes) if code and code.startswith(year)]

    def _last_days(self) -> Sequence[str]:
        """Return the last days of the tasks that have more than one in a period."""
        year = str(self._order.year or "")
        days: dict[tuple[int, str], list[str]] = {}
        with self._book.store.reading() as connection:
            for row in records.living(connection, "occurrence"):
                if row["due_on"] and row["period"].startswith(year):
                    days.setdefault((row["task_id"], row["period"]), []).append(row["due_on"])
        several = sorted({day for of_period in days.values() if len(of_period) > 1 for day in of_period})
        return [f"{from_iso(day):%d/%m/%Y}" for day in several]

    def _awards(self) -> Sequence[str]:
        if self._order.round_code:
            return [award.name for award in rules.offered(self._book, self._order.round_code)]
        return [choice.name for _, choice in award_choices(catalogues(self._book), None)]


def _words_and_hints(record: type) -> tuple[dict[str, Words], dict[str, object]]:
    """Return words and types of the fields of a record and of the records in it."""
    words: dict[str, Words] = dict(words_of(record))
    hints: dict[str, object] = dict(get_type_hints(record))
    for part in list(hints.values()):
        if isinstance(part, type) and is_dataclass(part):
            inner_words, inner_hints = _words_and_hints(part)
            words = inner_words | words
            hints = inner_hints | hints
    return words, hints
