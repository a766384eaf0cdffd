"""Tasks of the plans, from lists: new ones in their sections, and those in the book with other units or deadlines."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import Any, Final

from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import missing_field, words_of
from desktop_app.domain.plan.deadlines import Deadline
from desktop_app.domain.plan.plans import AssignmentRole
from desktop_app.domain.plan.tasks import TaskFields
from desktop_app.domain.vietnamese import clean_line, clean_text, fold, shortened
from desktop_app.intake.sheets.records import RecordColumns, SheetRecord, text_column
from desktop_app.services.book import Book
from desktop_app.services.import_rows import ImportSettings, all_found
from desktop_app.services.imports.records import ImportTarget
from desktop_app.services.imports.tasks import SECTION_HEADINGS, TASK_HEADINGS, path_key
from desktop_app.services.office.names_in_files import Names
from desktop_app.services.office.units import heirs
from desktop_app.services.plan.assignments import present_assignments
from desktop_app.services.plan.deadlines import all_understood, deadline_words, deadlines_of
from desktop_app.services.plan.tasks import TASK_ROWS, add_arisen_task, add_task, change_task, place_in_sections
from desktop_app.store import records
from desktop_app.store.records import Reader
from desktop_app.store.work import UnitOfWork

_APART: Final = re.compile(r"\s*[;\n]\s*")
_ARISEN: Final = ("phat sinh", "ngoai ke hoach")
_ALIKE: Final = 0.8
"""From which likeness on two tasks of a section may be one, reworded."""
_LEADS: Final = ("Chủ trì…", "Đơn vị chủ trì…", "Cơ quan chủ trì…", "Đơn vị thực hiện…", "Cơ quan thực hiện…")
_SUPPORTS: Final = ("Phối hợp…", "Đơn vị phối hợp…", "Cơ quan phối hợp…")
_DEADLINES: Final = ("Thời hạn…", "Thời gian hoàn thành…", "Thời gian thực hiện…", "Hạn hoàn thành…", "Tiến độ…")


@dataclass(frozen=True, slots=True)
class ListedTask:
    """A task as a row has it; `remark` is what to say of a new one beside those in the book."""

    fields: TaskFields
    remark: str = field(default="", compare=False)

    @property
    def key(self) -> Hashable:
        """The section of the task, and its words."""
        return self.fields.section_id, _words(self.fields.text)


def _words(text: str) -> str:
    return fold(clean_line(text))


def _stored(connection: Reader) -> Iterable[tuple[int, ListedTask]]:
    units: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for row in present_assignments(connection):
        units[row["task_id"]][row["role"]].append(row["unit_id"])
    # Of two that are worded alike in a section the first one is meant.
    for row in reversed(records.living(connection, "task", order="position")):
        deadline, *further = deadlines_of(connection, row)
        fields = TASK_ROWS.from_row(
            row,
            leads=tuple(units[row["id"]][AssignmentRole.LEAD]),
            supports=tuple(units[row["id"]][AssignmentRole.SUPPORT]),
            further_deadlines=tuple(further),
        )
        yield row["id"], ListedTask(replace(fields, deadline=deadline))


class _Sections:
    """Finds the section of a plan that a cell names: by its number, or its title."""

    def __init__(self, connection: Reader, settings: ImportSettings) -> None:
        self._plans = {row["id"]: row for row in records.living(connection, "plan")}
        self._within = settings.within.get("plan")
        self._plan_of: dict[int | None, int] = {}
        self._of_path: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._of_title: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for row in records.living(connection, "plan_section", order="position"):
            if row["plan_id"] in self._plans:
                place = row["id"], row["plan_id"]
                self._plan_of[row["id"]] = row["plan_id"]
                self._of_path[path_key(row["path"])].append(place)
                self._of_title[fold(row["title"])].append(place)

    def named(self, text: str, plan: str, known: Iterable[int | None]) -> int | None:
        """Return the section of these words, None for a task that is in no plan.

        Of the sections of several plans it is that of the plan named, or of the list pasted into, or the one of
        `known` sections. Raises InvalidRecord.
        """
        if fold(text).startswith(_ARISEN):
            return None
        places = self._of_path.get(path_key(text)) or self._of_title.get(fold(text)) or []
        meant = self._plan(plan)
        chosen = [section for section, of_plan in places if meant is None or of_plan == meant]
        if len(chosen) > 1:
            chosen = [section for section in chosen if section in set(known)] or chosen
        if not chosen:
            raise InvalidRecord(f"Kế hoạch không có mục “{shortened(text)}”.", "section_id")
        if len(chosen) > 1:
            raise InvalidRecord(f"Có {len(chosen)} kế hoạch có mục “{text}”: thêm cột kế hoạch.", "plan")
        return chosen[0]

    def in_plan(self, known: Mapping[int | None, TaskFields], plan: str) -> Mapping[int | None, TaskFields]:
        """Return the tasks, by their sections, that are in the plan named or pasted into; in no plan, in either.

        Raises InvalidRecord.
        """
        meant = self._plan(plan)
        return {section: task for section, task in known.items() if meant in (None, self._plan_of.get(section, meant))}

    def _plan(self, name: str) -> int | None:
        """Return the plan of a name (None: no plan is named, any is meant). Raises InvalidRecord."""
        if not name:
            return self._within if isinstance(self._within, int) else None
        words = fold(name)
        matching: list[int] = [
            plan_id
            for plan_id, row in self._plans.items()
            if words in (fold(row["title"]), fold(row["number"])) or (len(words) > 8 and words in fold(row["title"]))
        ]
        if len(matching) != 1:
            problem = f"Có {len(matching)} kế hoạch" if matching else "Chưa có kế hoạch nào"
            raise InvalidRecord(f"{problem} tên “{shortened(name)}”.", "plan")
        return matching[0]


def _open(connection: Reader, names: Names, settings: ImportSettings) -> Callable[[SheetRecord], ListedTask]:
    by_words: dict[str, dict[int | None, TaskFields]] = defaultdict(dict)
    of_section: dict[int | None, list[str]] = defaultdict(list)
    for _, listed in _stored(connection):
        by_words[_words(listed.fields.text)][listed.fields.section_id] = listed.fields
        of_section[listed.fields.section_id].append(listed.fields.text)
    sections, heir_of = _Sections(connection, settings), heirs(connection)

    def build(row: SheetRecord) -> ListedTask:
        values = dict(row.values)
        text = clean_text(values.get("text", ""))
        if not text:
            raise missing_field(TaskFields, "text", "nhiệm vụ")
        worded_so = by_words.get(_words(text), {})
        path, plan = clean_line(values.get("section_id", "")), clean_line(values.get("plan", ""))
        alike = sections.in_plan(worded_so, plan)
        if path or len(alike) != 1:
            section = sections.named(path, plan, alike) if path else None
        else:
            section = next(iter(alike))
        before = alike.get(section, TaskFields(text, section))
        is_new = section not in alike
        leads, supports = all_found(
            lambda: _units(values.get("leads", ""), names), lambda: _units(values.get("supports", ""), names)
        )
        fields = replace(
            before,
            text=before.text if clean_line(before.text) == clean_line(text) else text,
            product=values.get("product") or before.product,
            recipients=_listed(values.get("recipients", "")) or before.recipients,
            leads=_as_before(leads, before.leads, heir_of),
            supports=_as_before(supports, before.supports, heir_of),
            **_deadlines(clean_line(values.get("deadline", "")), before),
        ).checked()
        remark = _remark(fields, bool(path), list(worded_so), of_section[section]) if is_new else ""
        return ListedTask(fields, remark)

    return build


def _units(text: str, names: Names) -> tuple[int, ...]:
    """Return the units that a cell names, each once. Raises InvalidRecord."""
    parts = [part for entry in _listed(text) for part in _parted(entry, names)]
    unit_ids = all_found(*((lambda name=part: names.unit(name)) for part in parts))
    return tuple(dict.fromkeys(unit_ids))


def _parted(entry: str, names: Names) -> list[str]:
    """Return the names in an entry that commas part, if each is a unit's: one may have a comma of its own."""
    parts = [clean_line(part) for part in re.split(r",| và ", entry)]
    if len(parts) == 1 or names.knows_unit(entry):
        return [entry]
    return parts if all(part and names.meant_unit(part) is not None for part in parts) else [entry]


def _listed(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(clean_line, _APART.split(clean_text(text)))))


def _as_before(units: tuple[int, ...], before: tuple[int, ...], heir_of: Mapping[int, int]) -> tuple[int, ...]:
    """Return the units of a row; those on record stay if the row has no others, or their successors as lists do."""
    shown = tuple(dict.fromkeys(heir_of.get(unit, unit) for unit in before))
    return before if not units or units in (before, shown) else units


def _deadlines(words: str, before: TaskFields) -> dict[str, Any]:
    """Return the deadlines that a cell says; those on record stay, as the clerk understood them, if it says them."""
    recorded = (before.deadline, *before.further_deadlines)
    if not words or words == clean_line(deadline_words(recorded)):
        return {}
    deadline, *further = _by_entry(words)
    return {"deadline": deadline, "further_deadlines": tuple(further)}


def _by_entry(words: str) -> tuple[Deadline, ...]:
    return tuple(each for entry in _listed(words) for each in all_understood(entry))


def _remark(fields: TaskFields, has_path: bool, elsewhere: list[int | None], others: list[str]) -> str:
    """Return what to say of a new task: where it goes, and which task in the book it may be a new wording of."""
    words = _words(fields.text)
    close = (text for text in others if SequenceMatcher(None, words, _words(text)).ratio() >= _ALIKE)
    like = next(close, "")
    if like:
        return f"Gần giống nhiệm vụ đã có trong mục: “{shortened(like)}”; nếu chỉ sửa lời thì bỏ dòng này, sửa ở sổ."
    if elsewhere:
        return "Nhiệm vụ cùng lời đã có ở mục khác; dòng này thêm một nhiệm vụ nữa."
    return "" if has_path else "Không ghi mục: là việc phát sinh ngoài kế hoạch."


def _write(book: Book, task_id: int | None, listed: ListedTask) -> Changes:
    if task_id is not None:
        return change_task(book, task_id, listed.fields)
    if listed.fields.section_id is None:
        return add_arisen_task(book, listed.fields)
    return add_task(book, listed.fields, to_be_placed=True)


def _place(work: UnitOfWork, added: Mapping[str, Collection[int]]) -> None:
    place_in_sections(work, added.get("task", ()))


_WORDS: Final = words_of(TaskFields)
PLAN_TASKS: Final = ImportTarget(
    "tasks",
    "nhiệm vụ",
    TaskFields,
    RecordColumns(
        (
            text_column("plan", "Kế hoạch", "Tên kế hoạch", "Thuộc kế hoạch"),
            text_column("section_id", _WORDS["section_id"].label, *SECTION_HEADINGS, "Đề mục"),
            text_column("text", *TASK_HEADINGS),
            text_column("product", _WORDS["product"].label, "Sản phẩm…", "Kết quả, sản phẩm"),
            text_column("leads", _WORDS["leads"].label, *_LEADS),
            text_column("supports", _WORDS["supports"].label, *_SUPPORTS),
            text_column("deadline", _WORDS["deadline"].label, *_DEADLINES),
            text_column("recipients", _WORDS["recipients"].label, "Nơi nhận…"),
        ),
        ("text",),
        tuple(frozenset({"text", other}) for other in ("leads", "supports", "deadline", "section_id")),
    ),
    _open,
    lambda listed: listed.key,
    _stored,
    act=_write,
    after_act=_place,
    merge=lambda _, listed, __: listed,
)
