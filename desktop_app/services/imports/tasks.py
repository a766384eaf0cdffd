"""Results of tasks from lists, and the tasks that a list names."""

import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, Final

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.fields import Words
from desktop_app.domain.plan.occurrences import period_title
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.plan.told_states import as_told
from desktop_app.domain.vietnamese import clean_line, clean_text, fold, shortened
from desktop_app.domain.year.obstacles import says_none
from desktop_app.intake.sheets.cells import line_of
from desktop_app.intake.sheets.record_fields import days_of, whole_of
from desktop_app.intake.sheets.records import RecordColumns, SheetRecord, record_column, text_column
from desktop_app.intake.sheets.shapes.progress import BOTH_MARKED
from desktop_app.services.dates import from_iso
from desktop_app.services.import_rows import ImportSettings, NameKey, NameKind, NameOption, NameQuestion
from desktop_app.services.imports.records import ImportTarget, merged
from desktop_app.services.office.names_in_files import Names
from desktop_app.services.plan.occurrences import RESULT_ROWS, settle_due_day
from desktop_app.store import records
from desktop_app.store.records import Reader, Record
from desktop_app.store.work import UnitOfWork

_MARKS: Final = re.compile(r"[./\s,-]+")
_PERIODS: Final = (
    (re.compile(r"6 thang dau nam|\bh1\b|nua dau nam"), "{}-H1"),
    (re.compile(r"6 thang cuoi nam|\bh2\b|nua cuoi nam"), "{}-H2"),
)
_QUARTER: Final = re.compile(r"\b(?:quy|q)\s*(iv|iii|ii|i|[1-4])\b")
_MONTH: Final = re.compile(r"\bthang\s*(\d{1,2})\b|\b(\d{1,2})\s*/\s*20\d\d|20\d\d-(\d\d)\b")
_YEAR: Final = re.compile(r"20\d\d")
_PART_OF_YEAR: Final = re.compile(r"\b(?:quy|thang|[qh]\s*\d)")
_DOCUMENT: Final = re.compile(
    r"(?P<document_type>\D*?)(?:\s+số)?\s*(?P<document_number>\d[\w.-]*/[\w/-]*[^\W\d][\w/-]*)[,;:\s]*"
    r"(?P<document_abstract>(?!ngày).*)",
    re.S,
)
"""A document in one cell, as the list of what came of the tasks has it: "Báo cáo 290/BC-SNgV về …"."""
_FINISH: Final = "finish"
_FEWEST_WORDS: Final = 3
"""A progress that is no number and has as many words tells the result: "Đã đăng 32 tin, bài"."""
_UNDER_WAY: Final = re.compile(r"dang\b|chua (?:hoan thanh|xong)\b")
_DONE: Final = re.compile(
    r"(?:da |co ban )*(?:hoan thanh|xong|thuc hien(?: xong)?|trien khai xong|dat)"
    r"(?:\s*\(?(?:xong|(?:truoc|dung|qua|tre|sau) (?:thoi )?han|dung tien do|tot|xuat sac|nhiem vu|yeu cau|ke hoach"
    r"|theo (?:ke hoach|quy dinh)|ngay [\d/.-]+|(?:thang|quy) [\divx]+(?:[/-]\d{4})?)\)?)*[.;]?"
)
_SHARE_DONE: Final = re.compile(
    r"(?:(?:da |co ban |dang )*(?:hoan thanh|thuc hien|dat|xong)(?: duoc| khoang)*|khoang|~)\s*(\d{1,3})\s*%[.;]?"
)
"""How much of a task is done: "Đạt 85%"."""
_NOT_BEGUN: Final = re.compile(r"(?:chua|khong)(?: (?:thuc hien|trien khai|bat dau|lam|co ket qua))?(?: duoc)?[.;]?")
TASK_HEADINGS: Final = (
    "Nhiệm vụ",
    "Nhiệm vụ…",
    "Nội dung nhiệm vụ…",
    "Tên nhiệm vụ…",
    "Nội dung",
    "Nội dung công việc…",
    "Nội dung kế hoạch…",
    "Công việc…",
    "Tên công việc",
    "Đầu việc",
    "Nội dung, nhiệm vụ",
    "Nội dung thực hiện",
)
"""What lists of tasks call a task; its label first."""
SECTION_HEADINGS: Final = ("Mục kế hoạch", "Mục")
_ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def task_labels(connection: Reader) -> dict[int, str]:
    """Return what each task is offered as, in the order of the plan: its number there and its first words."""
    return {row["id"]: _label(row, path) for row, path in _tasks_with_paths(connection)}


def _tasks_with_paths(connection: Reader) -> list[tuple[Record, str]]:
    """Return the tasks in the order of the plan, each with the number of its heading there, "" for none."""
    paths = {row["id"]: str(row["path"]) for row in records.living(connection, "plan_section")}
    return [(row, paths.get(row["section_id"], "")) for row in records.living(connection, "task", order="position")]


def _label(task: Record, path: str) -> str:
    return f"{path or 'phát sinh'}  {shortened(task['text'], 90)}"


class TaskFinder:
    """Finds the task that a cell names: by its number in the plan, by its words, or as the clerk chose."""

    def __init__(self, connection: Reader, names: Names) -> None:
        self._names = names
        self._tasks: list[tuple[int, str]] = []
        self._by_path: dict[str, list[int]] = {}
        self._by_words: dict[str, list[int]] = {}
        self._known: dict[str, int] = {}
        self._options: list[NameOption] = []
        labels: dict[int, str] = {}
        for row, path in _tasks_with_paths(connection):
            task_id, label, words = row["id"], _label(row, path), fold(clean_line(row["text"]))
            self._tasks.append((task_id, words))
            self._by_path.setdefault(path_key(path), []).append(task_id)
            self._by_words.setdefault(words, []).append(task_id)
            self._by_words.setdefault(fold(clean_line(label)), []).append(task_id)
            self._options.append(NameOption(task_id, label))
            labels[task_id] = label
        names.learn(NameKind.TASK, labels)

    def named(self, text: str, section: str = "", recorded: int | None = None) -> int:
        """Return the task that a cell names, of two the one in this section or the `recorded` one of this row.

        Raises InvalidRecord, and asks for it.
        """
        line = clean_line(text)
        asked = NameKey(NameKind.TASK, line) in self._names.answers
        if (
            section
            and not asked
            and len(here := self._within(self._matching(line), self._matching(clean_line(section)))) == 1
        ):
            return here[0]
        if recorded is not None and not asked and recorded in self._matching(line):
            # A list that the program wrote has the number of a heading, which several tasks may share.
            return recorded
        if line not in self._known:
            key = NameKey(NameKind.TASK, line)
            matches = [] if key in self._names.answers else self._matching(line)
            if len(matches) == 1:
                self._known[line] = matches[0]
            else:
                problem = f"Có {len(matches)} nhiệm vụ" if matches else "Chưa rõ là nhiệm vụ nào"
                question = NameQuestion(key, tuple(self._options), can_be_new=False)
                self._known[line] = int(self._names.choice(question, f"{problem}: “{shortened(line)}”."))
        return self._known[line]

    def _within(self, tasks: Sequence[int], section: Sequence[int]) -> list[int]:
        return [task for task in tasks or section if task in section or not section]

    def _matching(self, line: str) -> list[int]:
        words = fold(line)
        exact = self._by_path.get(path_key(line)) or self._by_words.get(words)
        if exact:
            return exact
        if len(words) < 12:
            return []
        return [task_id for task_id, task in self._tasks if words in task or task in words]


class MovementFinder:
    """Finds the emulation movement that a cell names: by its words, or as the clerk chose."""

    def __init__(self, connection: Reader, names: Names) -> None:
        self._names = names
        rows = records.living(connection, "emulation_movement")
        self._movements: list[tuple[int, str]] = [(row["id"], str(row["name"])) for row in rows]
        names.learn(NameKind.MOVEMENT, dict(self._movements))

    def named(self, text: str) -> int:
        """Return the movement that a cell names. Raises InvalidRecord, and asks for it."""
        key = NameKey(NameKind.MOVEMENT, clean_line(text))
        words = fold(key.name)
        matches: list[int] = []
        if key not in self._names.answers:
            matches = [row_id for row_id, name in self._movements if words == fold(name)]
            matches = matches or [row_id for row_id, name in self._movements if words in fold(name)]
        if len(matches) == 1:
            return matches[0]
        options = tuple(NameOption(row_id, name) for row_id, name in self._movements)
        problem = f"Chưa rõ là phong trào nào: “{shortened(key.name)}”."
        return int(self._names.choice(NameQuestion(key, options, can_be_new=False), problem))


def path_key(text: str) -> str:
    """Return a key that is the same for all ways to write the number of a heading: "II/1", "II.1.", "ii - 1"."""
    return _MARKS.sub("/", fold(text)).strip("/")


@dataclass(frozen=True, slots=True)
class Result:
    """The result of a task in a period; `occurrence_id` is the id of that occurrence.

    `period` is the title of a period that no cell names.
    """

    occurrence_id: int
    fields: OccurrenceFields
    period: Annotated[str, Words("Kỳ")] = field(compare=False)


def _open(connection: Reader, names: Names, settings: ImportSettings) -> Callable[[SheetRecord], Result]:
    tasks = TaskFinder(connection, names)
    periods: dict[int, dict[str, dict[str, int]]] = {}
    documents: dict[int, tuple[str, ...]] = {}
    titles: dict[int, str] = {}
    for row in records.living(connection, "occurrence"):
        titles[row["id"]] = period_title(row["period"]) if row["period"] else ""
        periods.setdefault(row["task_id"], {}).setdefault(row["period"], {})[row["due_on"] or ""] = row["id"]
        documents[row["id"]] = tuple(str(row[name]) for name in _DOCUMENT.groupindex)

    def build(row: SheetRecord) -> Result:
        values = dict(row.values)
        section = values.pop("section", "")
        task = values.pop("task", "") or section
        if not task:
            raise InvalidRecord("Thiếu nhiệm vụ.", "task")
        task_id = tasks.named(task, section)
        year = settings.year or row.year
        _finished(row, values, periods.get(task_id, {}))
        text = " ".join(str(values.pop(name)) for name in ("period", "year") if name in values)
        if not text and year is None and "done_on" in values:
            year = values["done_on"].year
        occurrence_id = _due(_occurrences(periods.get(task_id, {}), text, year), values.pop("due_on", ""))
        if values.get("progress", 0) is None:
            _progress_told(values, row.texts["progress"])
        elif not values.get("result") and fold(row.texts.get("progress", "")).startswith("khong "):
            values["result"] = row.texts["progress"]
        if says_none(values.get("difficulty", "")):
            del values["difficulty"]
        fields = as_told(OccurrenceFields(**_with_document(values, documents[occurrence_id]))).checked()
        if fields.is_blank:
            raise InvalidRecord("Không có kết quả, ngày hoàn thành hay văn bản nào.")
        return Result(occurrence_id, fields, "" if text else titles[occurrence_id])

    return build


def _finished(row: SheetRecord, values: dict[str, Any], periods: Mapping[str, Mapping[str, int]]) -> None:
    """Take "Thời gian hoàn thành" as the day on which the task was done, or as its last day or period.

    It is the day done if the list says a day on which nothing was due, of a task that is not under way.
    """
    text = clean_line(values.pop(_FINISH, ""))
    if not text:
        return
    try:
        day = days_of(text, _FINISH)[-1]
    except InvalidRecord:
        day = None
    words = (fold(row.texts.get(name, "")) for name in ("result", "progress"))
    is_open = any(_UNDER_WAY.match(each) or _NOT_BEGUN.fullmatch(each) for each in words)
    is_open = is_open or values.get("progress") not in (None, 100)
    due = {last for occurrences in periods.values() for last in occurrences}
    if day is None or is_open or "done_on" in values or day.isoformat() in due:
        values.setdefault("due_on" if day is not None else "period", text)
    else:
        values["done_on"] = day


def _progress_told(values: dict[str, Any], text: str) -> None:
    """Take what a column of progress tells in words as the result, or with it; "Đang thực hiện" tells no more."""
    result = clean_text(values.get("result", ""))
    if not result or (_UNDER_WAY.match(fold(text)) is None and text not in result.split("\n")):
        values["result"] = "\n".join(filter(None, (result, text)))


def _with_document(values: dict[str, Any], known: tuple[str, ...]) -> dict[str, Any]:
    """Return the values with what one cell says of a document in its parts; the one on record stays as it is."""
    text = clean_line(values.get("document_type", ""))
    if not text or "document_number" in values or "document_abstract" in values:
        return values
    if text == clean_line(" ".join(known)):
        return values | dict(zip(_DOCUMENT.groupindex, known, strict=True))
    parts = _DOCUMENT.fullmatch(text)
    return values | {name: words for name, words in parts.groupdict().items() if words} if parts else values


def _due(occurrences: Mapping[str, int], text: str) -> int:
    """Return the one of a period's occurrences, by their last days, that a cell names. Raises InvalidRecord."""
    if len(occurrences) == 1:
        return next(iter(occurrences.values()))
    try:
        day = days_of(text, "due_on")[-1].isoformat()
    except InvalidRecord:
        day = ""
    if not day or day not in occurrences:
        days = ", ".join(f"{from_iso(due):%d/%m/%Y}" for due in sorted(occurrences) if due)
        raise InvalidRecord(
            f"Nhiệm vụ này có {len(occurrences)} thời hạn trong kỳ: ghi rõ thời hạn ({days}).", "due_on"
        )
    return occurrences[day]


def _occurrences(periods: dict[str, dict[str, int]], text: str, year: int | None) -> Mapping[str, int]:
    """Return the occurrences in the period that a cell names, by their last days. Raises InvalidRecord."""
    if not periods:
        raise InvalidRecord("Nhiệm vụ này chưa có kỳ nào.", "period")
    if not text and len(periods) == 1:
        return next(iter(periods.values()))
    code = period_code(text, year)
    if code in periods:
        return periods[code]
    if "" in periods and len(periods) == 1:
        return periods[""]
    within = [occurrences for period, occurrences in periods.items() if code and period.startswith(code)]
    if len(within) == 1:
        return within[0]
    title = period_title(code) if code else clean_line(text) or "không ghi"
    if within:
        raise InvalidRecord(f"Nhiệm vụ này có {len(within)} kỳ trong {title}: ghi rõ quý, tháng.", "period")
    raise InvalidRecord(f"Nhiệm vụ này không có kỳ “{title}”; theo dõi kế hoạch từ năm đó trước.", "period")


def period_code(text: str, year: int | None = None) -> str:
    """Return the code of a period as lists write it ("Quý I/2023", "tháng 3/2023", "2023"), "" if it names none.

    A quarter or a month that no year has ("Quý V", "13/2023") is not the whole year.
    """
    folded = fold(text)
    named_year = _YEAR.search(folded)
    code = named_year[0] if named_year else str(year or "")
    if not code:
        return ""
    for pattern, form in _PERIODS:
        if pattern.search(folded):
            return form.format(code)
    if quarter := _QUARTER.search(folded):
        number = _ROMAN.get(quarter[1]) or int(quarter[1])
        return f"{code}-Q{number}"
    if month := _MONTH.search(folded):
        number = int(next(filter(None, month.groups())))
        return f"{code}-{number:02d}" if 1 <= number <= 12 else ""
    return "" if _PART_OF_YEAR.search(folded) else code


def _key(result: Result) -> Hashable:
    return result.occurrence_id


def _stored(connection: Reader) -> Iterable[tuple[int, Result]]:
    for row in records.living(connection, "occurrence"):
        fields = RESULT_ROWS.from_row(row)
        if not fields.is_blank:
            yield row["id"], Result(row["id"], fields, "")


def _add(work: UnitOfWork, results: Sequence[Result]) -> None:
    for result in results:
        _change(work, result.occurrence_id, result)


def _change(work: UnitOfWork, occurrence_id: int, result: Result) -> None:
    work.update("occurrence", occurrence_id, RESULT_ROWS.as_row(result.fields))
    settle_due_day(work, occurrence_id)


def _merge(known: Result, row: Result, values: Mapping[str, Any]) -> Result:
    """Return a stored result with what a row says: one that tells what came of it settles whether it was let go."""
    result: Result = merged(known, row, values)
    before, new = known.fields, row.fields
    is_as_before = new.done_on is None and new.progress is None and new.result in ("", before.result)
    let_go = new.not_carried_out or (before.not_carried_out and is_as_before)
    let_go = let_go and result.fields.done_on is None
    return replace(result, fields=replace(result.fields, not_carried_out=let_go).checked())


def _columns() -> tuple[Any, ...]:
    plain = ("result", "progress", "done_on", "difficulty", "needs_direction", "document_type", "document_number")
    names = (*plain, "document_date", "document_abstract")
    columns = [record_column(OccurrenceFields, name) for name in names]
    return tuple(column._replace(read=_progress) if column.name == "progress" else column for column in columns)


def _progress(cell: Any, name: str) -> object:  # noqa: ANN401 - a cell
    """Return the share that is done, also of words; None for what is under way or told at length.

    Raises InvalidRecord.
    """
    if isinstance(cell, int | float) and not isinstance(cell, bool) and 0 < cell <= 1:
        # A share as a workbook keeps it: 0.8 is shown as 80 %.
        return round(cell * 100)
    text = line_of(cell)
    words = fold(text)
    if share := _SHARE_DONE.fullmatch(words):
        return int(share[1])
    if _DONE.fullmatch(words):
        return 100
    if _NOT_BEGUN.fullmatch(words):
        return 0
    try:
        return whole_of(cell, name)
    except InvalidRecord:
        is_told = _UNDER_WAY.match(words) or len(words.split()) >= _FEWEST_WORDS
        if text.startswith(BOTH_MARKED) or not is_told:
            raise
        return None


RESULTS: Final = ImportTarget(
    "results",
    "kết quả nhiệm vụ",
    Result,
    RecordColumns(
        (
            text_column("task", *TASK_HEADINGS),
            text_column("section", *SECTION_HEADINGS),
            text_column("period", "Kỳ", "Kỳ báo cáo", "Thời gian thực hiện", "Quý", "Tháng"),
            text_column("year", "Năm"),
            text_column("due_on", "Thời hạn", "Thời hạn hoàn thành", "Hạn hoàn thành", "Thời hạn thực hiện"),
            text_column(_FINISH, "Thời gian hoàn thành (ngày xong hoặc thời hạn)", "Thời gian hoàn thành…"),
            *_columns(),
        ),
        ("task", "section"),
        tuple(
            frozenset({task, result})
            for task in ("task", "section")
            for result in ("result", "done_on", "document_number", "progress")
        ),
    ),
    _open,
    _key,
    _stored,
    _add,
    _change,
    merge=_merge,
)
