"""The people and units that a file names: found in the book, chosen by the clerk, or added with the file."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import Final

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.office.people import FORMS_OF_ADDRESS, PersonFields, PostFields
from desktop_app.domain.office.unit_matching import KnownUnit, begins_as_unit, union_named, unit_meant
from desktop_app.domain.office.units import is_unit_named_in, same_unit_name, unit_name_key
from desktop_app.domain.vietnamese import caseless, clean_line, fold, sort_key
from desktop_app.services.book import Book
from desktop_app.services.choices import Choice
from desktop_app.services.import_rows import NEW, Answers, ImportSettings, NameKey, NameKind, NameOption, NameQuestion
from desktop_app.services.office.people import PERSON_ROWS, person_choices, post_values
from desktop_app.services.office.units import ended_units, find_or_add, known_units, unit_choices
from desktop_app.store.work import UnitOfWork

_SHORT: Final = re.compile(r"(?<!\w)(?:p|[bcdghklmnpqrstvx]{2,})(?!\w)")
"""A folded name that may be an abbreviation: a word has a vowel, "HCTH" has none."""
_NO_SETTINGS: Final = ImportSettings()


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody, or a unit, that the file brings into the book."""

    kind: NameKind
    name: str
    unit_name: str = ""
    position: str = ""
    gender: str = ""


class Namesakes[P]:
    """The people of a book by their names, for those whom a file names."""

    def __init__(self, named: Iterable[tuple[str, P]]) -> None:
        self._by_name: dict[str, list[P]] = defaultdict(list)
        self._by_bare_name: dict[str, list[P]] = defaultdict(list)
        for name, person in named:
            self._by_name[sort_key(name)].append(person)
            self._by_bare_name[fold(name)].append(person)

    def of(self, name: str) -> Sequence[P]:
        """Return those of this very name: Lê Thị Hà is not Lê Thị Hạ."""
        return self._by_name.get(sort_key(name), ())

    def without_address(self, name: str) -> str:
        """Return a name without the "Ông", "Bà" before one of these: "Sato" is no family name that is known."""
        address, _, rest = clean_line(name).partition(" ")
        is_address = address.capitalize() in FORMS_OF_ADDRESS.values()
        return rest if is_address and self.of(rest) and not self.of(name) else name

    def perhaps(self, name: str) -> Sequence[P]:
        """Return those whom a name that nobody has may mean because it was typed wholly without accents."""
        bare = fold(name)
        return () if bare != caseless(name) or self.of(name) else self._by_bare_name.get(bare, ())


def bare_name_problem(names: Iterable[str]) -> str:
    """Return what to say of a name without accents that may mean one of those with these names."""
    return (
        f"Tên viết không dấu; sổ có {', '.join(f'“{name}”' for name in dict.fromkeys(names))}, chưa rõ có phải không."
    )


class Names:
    """Finds the people and units that a file names.

    Whom the book does not have gets a negative id, which `add_newcomers` replaces. What is not clear is asked for:
    `questions` holds every name that had or has to be settled.
    """

    def __init__(
        self,
        people: Sequence[Choice],
        units: Sequence[Choice],
        settings: ImportSettings = _NO_SETTINGS,
        known: Sequence[KnownUnit] = (),
        ended: Mapping[int, date] = MappingProxyType({}),
        on: date | None = None,
    ) -> None:
        self.questions: dict[NameKey, NameQuestion] = {}
        self.remark = ""
        """What to say of the person found last: a file that names another unit may mean somebody else of that name."""
        self._settings = settings
        self._newcomers: list[Newcomer] = []
        self._new_ids: dict[NameKey, int] = {}
        self._people = Namesakes((each.name, each) for each in people)
        self._units: dict[str, list[Choice]] = defaultdict(list)
        self._unit_of: dict[str, str] = {}
        self._shared: set[str] = set()
        self._all_units = units
        self._known = known
        self._ended = ended
        self._on = on
        self._former = {unit_name_key(former) for known_unit in known for former in known_unit.former}
        self._meant: dict[NameKey, int | None] = {}
        self._labels: dict[tuple[NameKind, int], str] = {}
        for person in people:
            self._labels[NameKind.PERSON, person.id] = person.name
        for unit in units:
            self._units[unit_name_key(unit.name)].append(unit)
            self._labels[NameKind.UNIT, unit.id] = unit.name

    @classmethod
    def of(cls, book: Book, settings: ImportSettings, on: date | None = None) -> "Names":
        """Return the finder for a book. A unit that was no more on a day is not meant by a list of that day."""
        units = _units_by_all_names(book)
        return cls(person_choices(book), unit_choices(book), settings, units, ended_units(book), on)

    @classmethod
    def of_units(cls, book: Book, settings: ImportSettings, on: date) -> "Names":
        """Return the finder of the units that a list of a day may name, who knows of no people."""
        return cls((), unit_choices(book), settings, _units_by_all_names(book), ended_units(book), on)

    def label(self, kind: NameKind, row_id: int | None) -> str:
        """Return the name of a person or unit that the book has or gets, "" for none."""
        if row_id is None:
            return ""
        return self._newcomers[-row_id - 1].name if row_id < 0 else self._labels.get((kind, row_id), "")

    def learn(self, kind: NameKind, labels: Mapping[int, str]) -> None:
        """Learn what other records that a file may name are called."""
        self._labels |= {(kind, row_id): label for row_id, label in labels.items()}

    @property
    def has_newcomers(self) -> bool:
        """Whether the file names anybody, or any unit, that it brings into the book."""
        return bool(self._newcomers)

    @property
    def answers(self) -> Answers:
        """What the clerk chose so far."""
        return self._settings.answers

    def knows_unit(self, name: str) -> bool:
        """Return whether the book has a unit of this name, or the clerk said which one it is."""
        key = NameKey(NameKind.UNIT, clean_line(name))
        return self.known_unit(name) is not None or key in self._settings.answers

    def shortens_unit(self, name: str) -> bool:
        """Return whether a name that no unit has may mean one of the book's whose name begins with it."""
        return self.known_unit(name) is None and begins_as_unit(name, (unit.name for unit in self._all_units))

    def known_unit(self, name: str, on: date | None = None) -> int | None:
        """Return the unit of this name that the book has (and that was there on a day), None if it has none.

        A name without diacritics may be that of any unit; "Quang Phú" is not "Quảng Phú".
        """
        day = on or self._on
        namesakes = self._units.get(unit_name_key(name), [])
        if day is not None and self._ended:
            namesakes = [unit for unit in namesakes if self._ended.get(unit.id, day) >= day]
        as_written = [unit.id for unit in namesakes if same_unit_name(unit.name, name)]
        if clean_line(name).isascii():
            return as_written[0] if len(as_written) == 1 else None
        return as_written[0] if as_written else None

    def _past_unit(self, name: str) -> int | None:
        return next((unit.id for unit in self._units.get(unit_name_key(name), []) if unit.id in self._ended), None)

    def meant_unit(self, name: str) -> int | None:
        """Return the unit that a name means, also one that it shortens: what it is taken for is asked, and shown."""
        if (unit_id := self.known_unit(name)) is not None:
            return unit_id
        key = NameKey(NameKind.UNIT, clean_line(name))
        if not key.name or (self._suggested(key) is None and key not in self._settings.answers):
            return None
        with suppress(InvalidRecord):
            answer = self.unit(name)
            return answer if answer > 0 else None
        return None

    def whole_names(self, written: Iterable[str]) -> dict[str, str]:
        """Return, by the names of new units that only shorten another new one of the same file, what they shorten."""
        new = {unit_name_key(name): name for name in written if name and not self.knows_unit(name)}
        short = [name for name in new.values() if _SHORT.search(fold(name))]
        full = [KnownUnit(name) for name in new.values() if name not in short]
        whole = {}
        for name in short:
            others = [KnownUnit(other) for other in short if other != name]
            if meant := unit_meant(name, full).name or unit_meant(name, others).name:
                whole[name] = meant
        return whole

    def tell_apart(self, named: Iterable[tuple[str, str]]) -> None:
        """Learn which names the file has in several units, from each row's name and unit: they are not one."""
        for name, unit_name in named:
            if name and unit_name:
                key, unit_key = sort_key(name), sort_key(unit_name)
                if self._unit_of.setdefault(key, unit_key) != unit_key:
                    self._shared.add(key)

    def collective(self, name: str, unit_name: str = "", on: date | None = None) -> int:
        """Return the collective of this name; of several in one file the one in the unit. Raises InvalidRecord."""
        if unit_name and self._is_shared(name) and unit_name_key(name) != unit_name_key(unit_name):
            name = f"{name} ({unit_name})"
        return self.unit(name, on)

    def unit(self, name: str, on: date | None = None) -> int:
        """Return the unit of this name; on a day when it was no more, that which followed it.

        Raises InvalidRecord, and asks for it.
        """
        key = NameKey(NameKind.UNIT, clean_line(name))
        unit_id = self.known_unit(name, on)
        # What is chosen for a name on later days does not hold for the days when its unit was there.
        if unit_id is not None and (unit_id in self._ended or key not in self._settings.answers):
            return unit_id
        problem = f"Chưa có đơn vị “{key.name}” trong sổ."
        past = self._past_unit(name)
        if past is not None:
            problem = f"Đơn vị “{key.name}” chỉ hoạt động đến ngày {self._ended[past]:%d/%m/%Y}."
        question = self.questions.get(key)
        if question is None:
            suggested = self._suggested(key)
            options = tuple(self._like(key.name))
            question = NameQuestion(key, options, past is None, suggested if suggested != past else None)
        answer = self.choice(question, problem, new=self._settings.new_units)
        return answer if isinstance(answer, int) else self._new_id(Newcomer(NameKind.UNIT, key.name), key)

    def person(self, name: str, unit_name: str = "", position: str = "", gender: str = "") -> int:
        """Return the person of this name, of several the one in the unit. Raises InvalidRecord, and asks for it."""
        name = self._people.without_address(name)
        key = NameKey(NameKind.PERSON, clean_line(name), clean_line(unit_name))
        namesakes, perhaps = self._people.of(name), self._people.perhaps(name)
        if (len(namesakes) > 1 or perhaps) and unit_name:
            unit_name = self.label(NameKind.UNIT, self.meant_unit(unit_name)) or unit_name
        in_unit = [namesake for namesake in namesakes if unit_name and is_unit_named_in(unit_name, namesake.detail)]
        # Where the file has several of a name, each is of the unit that it says.
        is_shared = self._is_shared(name)
        matching = in_unit if is_shared or (len(namesakes) > 1 and in_unit) else namesakes
        self.remark = ""
        if len(matching) == 1 and key not in self._settings.answers:
            if unit_name and not in_unit and matching[0].detail and not self._shortens(unit_name, matching[0]):
                self.remark = f"Lấy người cùng tên trong sổ: {matching[0].detail}."
            return matching[0].id
        problem = f"Có {len(namesakes)} người tên “{key.name}”, chưa rõ là ai."
        if is_shared and namesakes and not in_unit:
            problem = f"Sổ có “{key.name}”, nhưng ở đơn vị khác; tệp có nhiều người tên này."
        if not namesakes:
            problem = f"Chưa có người tên “{key.name}” trong sổ."
        if perhaps:
            problem = bare_name_problem(namesake.name for namesake in perhaps)
            perhaps = sorted(perhaps, key=lambda each: not (unit_name and is_unit_named_in(unit_name, each.detail)))
        options = [
            NameOption(namesake.id, f"{namesake.name} ({namesake.detail})" if namesake.detail else namesake.name)
            for namesake in namesakes or perhaps
        ]
        in_full = self.label(NameKind.UNIT, self.meant_unit(key.detail)) or key.detail
        newcomer = Newcomer(NameKind.PERSON, key.name, in_full, position, gender)
        new = self._settings.new_people and not perhaps and (not namesakes or (is_shared and not in_unit))
        answer = self.choice(NameQuestion(key, tuple(options)), problem, new=new)
        return answer if isinstance(answer, int) else self._new_id(newcomer, key)

    def only_person(self, name: str) -> int | None:
        """Return the person of this name if the book has one alone, None otherwise: nothing is asked."""
        namesakes = self._people.of(clean_line(name))
        return namesakes[0].id if len(namesakes) == 1 else None

    def add_newcomers(self, work: UnitOfWork, used: Iterable[int]) -> dict[int, int]:
        """Add the newcomers of these negative ids; return the id each has in the book."""
        from desktop_app.intake.plan.names.named import kind_of

        chosen = {new_id: self._newcomers[-new_id - 1] for new_id in sorted(set(used), reverse=True)}
        people = {new_id: newcomer for new_id, newcomer in chosen.items() if newcomer.kind is NameKind.PERSON}
        unit_names = [newcomer.name for newcomer in chosen.values() if newcomer.kind is NameKind.UNIT]
        unit_names += [newcomer.unit_name for newcomer in people.values() if newcomer.unit_name]
        units = find_or_add(work, dict.fromkeys((name, kind_of(name)) for name in unit_names))
        fields = [PersonFields(newcomer.name, newcomer.gender).checked() for newcomer in people.values()]
        person_ids = work.insert_many("person", [PERSON_ROWS.as_row(person) for person in fields])
        ids = dict(zip(people, person_ids, strict=True))
        posts = [
            post_values(ids[new_id], PostFields(units[newcomer.unit_name], newcomer.position).checked())
            for new_id, newcomer in people.items()
            if newcomer.unit_name
        ]
        work.insert_many("post", posts)
        return ids | {
            new_id: units[newcomer.name] for new_id, newcomer in chosen.items() if newcomer.kind is NameKind.UNIT
        }

    def choice(self, question: NameQuestion, problem: str, *, new: bool = False) -> int | str:
        """Return what the clerk chose for a name; unless she says otherwise what is suggested, or NEW if it is `new`.

        Raises InvalidRecord with the problem while she has not chosen; the question is asked in any case.
        """
        self.questions.setdefault(question.key, question)
        unless = question.suggested if question.suggested is not None else NEW if new else None
        answer = self._settings.answers.get(question.key, unless)
        offered = question.can_be_new if answer == NEW else any(answer == option.value for option in question.options)
        # What she chose then may be in the trash by now.
        if answer is None or not offered:
            raise InvalidRecord(problem)
        return answer

    def _suggested(self, key: NameKey) -> int | None:
        """Return the unit that the clerk chose for a name before, or the only one that it shortens or had as a name."""
        chosen = self._settings.before.get(key)
        if chosen is not None and (NameKind.UNIT, chosen) in self._labels:
            return int(chosen)
        if key not in self._meant:
            # Of any other name all units would be looked through for nothing.
            may_mean_one = (
                unit_name_key(key.name) in self._former or _SHORT.search(fold(key.name)) or union_named(key.name)
            )
            name = unit_meant(key.name, self._known).name if may_mean_one else ""
            self._meant[key] = self.known_unit(name) if name else None
        return self._meant[key]

    def _shortens(self, unit_name: str, namesake: Choice) -> bool:
        """Return whether a name is another one of the unit that somebody is in: "P. QLBG"."""
        meant = self.label(NameKind.UNIT, self._suggested(NameKey(NameKind.UNIT, clean_line(unit_name))))
        return bool(meant) and is_unit_named_in(meant, namesake.detail)

    def _is_shared(self, name: str) -> bool:
        return sort_key(name) in self._shared

    def _new_id(self, newcomer: Newcomer, key: NameKey) -> int:
        if key not in self._new_ids:
            self._newcomers.append(newcomer)
            self._new_ids[key] = -len(self._newcomers)
        return self._new_ids[key]

    def _like(self, name: str) -> list[NameOption]:
        """Return the units that a name may mean: those most like it first, then all others."""
        words = fold(name)
        likeness: Mapping[int, float] = {
            unit.id: SequenceMatcher(None, words, fold(unit.name)).ratio() for unit in self._all_units
        }
        in_order = sorted(self._all_units, key=lambda unit: -likeness[unit.id])
        return [NameOption(unit.id, unit.name) for unit in in_order]


def _units_by_all_names(book: Book) -> Sequence[KnownUnit]:
    with book.store.reading() as connection:
        return known_units(connection)


def new_ids(value: object) -> set[int]:
    """Return the negative ids in a record: links to people and units that are not in the book yet."""
    from dataclasses import fields, is_dataclass

    if isinstance(value, tuple):
        return set().union(*(new_ids(part) for part in value))
    if is_dataclass(value) and not isinstance(value, type):
        return set().union(*(new_ids(getattr(value, entry.name)) for entry in fields(value)))
    return {value} if type(value) is int and value < 0 else set()
