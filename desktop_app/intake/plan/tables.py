"""Read the tasks of a plan's tables: one task a row, or a cell of a table of units and months.

A table is one of tasks if its columns say what is done and also who does it, when, or what comes of it. Rows that head
a group hand down the unit or the time they name; heads and numbers of columns that come again on a new page, and sums,
are no tasks. Any other table stays as text beside its place.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from desktop_app.domain.plan.deadlines import Deadline, DeadlineKind, Recurrence
from desktop_app.domain.vietnamese import fold
from desktop_app.intake.files.markers import Rank, read_marker
from desktop_app.intake.files.tables import TextCell, TextTable, row_text
from desktop_app.intake.plan.columns import ColumnRole, TaskColumn, cell_at, read_columns
from desktop_app.intake.plan.deadlines import field_deadlines, read_deadline
from desktop_app.intake.plan.doers.lists import names_only, read_named
from desktop_app.intake.plan.fields import Label, LabelledField, begins_field, read_fields
from desktop_app.intake.plan.names.bound import free
from desktop_app.intake.plan.names.named import Body
from desktop_app.intake.plan.tasks.parts import TaskParts
from desktop_app.intake.plan.words import LOWER, clean_paragraph

type _Row = tuple[TextCell, ...]

_SUM = re.compile(
    r"(?:tổng(?: cộng| số)?|cộng)(?:\s+(?:(?:mục|phần|nhóm)\s+)?(?:[IVX]+|[A-HĐ]|\d{1,2}))?\s*(?::|\(|$)", re.IGNORECASE
)
_COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-Z])\)?$")
_UPPER_NUMBER = re.compile(r"\(?(?:[IVX]{1,6}|[A-HĐ])[.)]?$")
_MARK = re.compile(r"(?:[xXvV✓✔√●•*■+-]|\d{1,2}(?:\s?[/-]\s?\d{1,2})?)$")
_HOUR = re.compile(r"(?:từ\s+)?\d{1,2}\s?(?:h|g|giờ|:)\s?\d{0,2}", re.IGNORECASE)
_TIME_GROUP = re.compile(r"(?:trong |đến )?(?:tháng|quý|năm 20|6 tháng|0?6 tháng)", re.IGNORECASE)
_PARTNER = re.compile(r"^[\s\-–+]*phối hợp(?: với)?:?\s*", re.IGNORECASE)
_LEADS = re.compile(r"^do\s+|\s+(?:chủ trì|phụ trách|thực hiện|chịu trách nhiệm)(?:,? thực hiện)?$", re.IGNORECASE)
_MONTH_OF_YEAR = re.compile(r"(?:tháng )?\d{1,2}\s?[/-]\s?(?P<year>20\d\d)$", re.IGNORECASE)
_DAYS_ALONE = re.compile(r"(?:\d{1,2}(?:/(?P<first>\d{1,2}))?\s?[-–]\s?)?\d{1,2}/(?P<last>\d{1,2})$")
"""Days that stand beside their month in a column of its own: "06/2027", "08–12/06", "28/12–08/01"."""
_MONTHS_ALONE = re.compile(r"\d{1,2}(?:\s?[,;-]\s?\d{1,2})*$")
_QUARTER_ALONE = re.compile(r"(?:IV|I{1,3}|[1-4])$")
_YEAR = re.compile(r"\b20\d\d\b")
_WHAT_COMES = frozenset({ColumnRole.LEAD, ColumnRole.SUPPORT, ColumnRole.BOTH, ColumnRole.TIME, ColumnRole.PRODUCT})
_LONGEST_TIME = 40
_GIVEN = re.compile(r"(?:noi dung )?(?:nhiem vu|cong viec)\b.* giao$")
"""What a work is called by who gave it, beside which stands how it is done: "Nhiệm vụ cấp trên giao"."""
_PARTNERS_IN_BRACKET = re.compile(r"chu tri ?\(.*phoi hop")
_LEAD_AND_PARTNERS = re.compile(r"(?P<lead>[^()]+?)\s*\((?P<partners>[^()]+)\)$")


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table in a plan, each row with its place among the plan's paragraphs."""

    rows: tuple[tuple[int, _Row], ...]
    width: int

    @property
    def first(self) -> int:
        """The place of its first row."""
        return self.rows[0][0]

    @property
    def last(self) -> int:
        """The place of its last row."""
        return self.rows[-1][0]


def place_tables(blocks: Sequence[str | TextTable]) -> tuple[tuple[str, ...], list[PlacedTable]]:
    """Return the paragraphs of a document, each row of a table as one of them, and the tables at their places."""
    paragraphs: list[str] = []
    tables: list[PlacedTable] = []
    for block in blocks:
        if isinstance(block, str):
            paragraphs += filter(None, [clean_paragraph(block)])
            continue
        rows = []
        for row in block.rows:
            if text := clean_paragraph(row_text(row)):
                rows.append((len(paragraphs), row))
                paragraphs.append(text)
        if rows:
            tables.append(PlacedTable(tuple(rows), block.width))
    return tuple(paragraphs), tables


@dataclass(slots=True)
class TaskTable:
    """The table being read: its columns, and what rows above hand down to those below."""

    columns: tuple[TaskColumn, ...]
    path: str
    caption: str
    year: str
    filled: dict[int, str] = field(default_factory=dict)
    inherited: tuple[Body, ...] = ()
    """Who leads by the heading above the table; `leads`, by the last row that heads a group."""
    leads: tuple[Body, ...] = ()
    time: str = ""
    tasks: list[TaskParts] = field(default_factory=list)

    def places(self, *roles: ColumnRole) -> list[int]:
        """Return the columns with one of these roles."""
        return [place for place, column in enumerate(self.columns) if column.role in roles]


def read_table(
    table: PlacedTable, path: str, caption: str, inherited: tuple[Body, ...], year: str, above: TaskTable | None = None
) -> TaskTable | None:
    """Return the tasks of a table under the heading `path`, None if it is no table of tasks.

    `caption` is the paragraph before it, `year` that of the plan; `above` is the table that ends where it begins, whose
    columns it has if it has no head of its own: one table cut by a page.
    """
    rows = [row for _, row in table.rows]
    columns, head = read_columns(rows, table.width)
    if not columns and above is not None and len(above.columns) == table.width:
        read = replace(above, tasks=list(above.tasks))
    elif columns and _holds_tasks(columns, rows[head:]):
        written = {each for column in columns for each in _YEAR.findall(column.words)} or set(_YEAR.findall(caption))
        read = TaskTable(columns, path, caption, written.pop() if len(written) == 1 else year)
        read.inherited = read.leads = inherited
    else:
        return None
    before = len(read.tasks)
    heads = {_folded(row) for row in rows[:head]}
    for number in range(head, len(rows)):
        row = rows[number]
        _fill(read, row)
        if _folded(row) not in heads and not _is_no_entry(row, read):
            below = rows[number + 1] if number + 1 < len(rows) else ()
            _read_row(read, table.rows[number][0], row, below)
    # A page may have cut it below its head.
    goes_on = above is not None or head == len(rows)
    return replace(read, tasks=read.tasks[before:]) if len(read.tasks) > before or goes_on else None


def _holds_tasks(columns: Sequence[TaskColumn], rows: Sequence[_Row]) -> bool:
    roles = {column.role for column in columns}
    if ColumnRole.REFUSED in roles:
        return False
    if ColumnRole.PERIOD in roles:
        return bool(roles & {ColumnRole.TASK, ColumnRole.LEAD})
    times = [place for place, column in enumerate(columns) if column.role is ColumnRole.TIME]
    written = [cell.text for row in rows for place in times if (cell := cell_at(row, place)) and cell.text]
    by_the_hour = sum(_HOUR.match(text) is not None for text in written) * 2 > len(written)
    return ColumnRole.TASK in roles and bool(roles & _WHAT_COMES) and not by_the_hour


def _fill(table: TaskTable, row: _Row) -> None:
    """Remember what stands in each column; a cell that goes on from above says what stands there."""
    for place in range(len(table.columns)):
        cell = cell_at(row, place)
        if cell is None or not cell.continued:
            table.filled[place] = cell.text if cell and cell.first == place else ""


def _folded(row: _Row) -> tuple[str, ...]:
    return tuple(fold(cell.text) for cell in row if cell.text)


def _is_no_entry(row: _Row, table: TaskTable) -> bool:
    texts = [cell.text for cell in row if cell.text and not cell.continued]
    numbers = len(texts) > 1 and all(_COLUMN_NUMBER.match(text) for text in texts)
    months = bool(table.places(ColumnRole.PERIOD))
    return not texts or (numbers and not months) or any(_SUM.match(text) for text in texts[:2])


def _read_row(table: TaskTable, place: int, row: _Row, below: _Row) -> None:
    if group := _group_words(table, row, below):
        marker = read_marker(group)
        words = (marker.rest if marker else group).strip(" .:")
        if words.isupper():
            words = re.sub(r"\bsở\b", "Sở", words.capitalize())
        unit = _LEADS.sub("", words)
        table.leads = read_named(unit) if names_only(unit) else table.inherited
        table.time = words if _TIME_GROUP.match(words) and len(words) <= _LONGEST_TIME else ""
        return
    if table.places(ColumnRole.PERIOD):
        table.tasks += _of_periods(table, place, row)
        return
    own = [cell for at in table.places(ColumnRole.TASK) if (cell := cell_at(row, at)) and cell.text]
    goes_on = own and all(cell.continued for cell in own)
    given = bool(own) and _GIVEN.match(fold(table.columns[own[0].first].words)) is not None
    text = next((cell.text for cell in (own if given else reversed(own)) if not cell.continued), "")
    if table.tasks and (not text or goes_on or _is_detail(table, row, text)):
        task = table.tasks[-1]
        task.last = place
        task.details += [f"+ {line.lstrip('-–+ ')}" for line in text.split("\n") if text and not goes_on]
        _take_cells(table, task, [cell for cell in row if not cell.continued])
        return
    for words in _works(text) if text else ():
        task = TaskParts(table.path, _task_text(words), place, place, inherited=table.leads)
        _take_cells(table, task, _whole(table, row))
        if given:
            task.details += [f"+ {cell.text}".replace("\n", " ") for cell in own[1:] if not cell.continued]
        if not task.deadlines and table.time:
            task.deadlines = _deadlines(table.year, table.time)
        table.tasks.append(task)


def _works(text: str) -> list[str]:
    """Return the tasks of a cell: one, or one a line if every line is a dash of its own."""
    lines = text.split("\n")
    dashes = [marker is not None and marker.rank == Rank.DASH for marker in map(read_marker, lines)]
    return lines if len(lines) > 1 and all(dashes) else [text]


def _whole(table: TaskTable, row: _Row) -> list[TextCell]:
    """Return the cells of a row, those that go on from above with what stands there."""
    return [replace(cell, text=table.filled.get(cell.first, "")) if cell.continued else cell for cell in row]


def _group_words(table: TaskTable, row: _Row, below: _Row) -> str:
    """Return the words of a row that heads those below it, "" for a row of its own."""
    numbers = table.places(ColumnRole.NUMBER)
    cells = [cell for cell in row if cell.text and not (cell.width == 1 and cell.first in numbers)]
    if len(cells) > 1 and _is_stage(table, cells, below):
        cells = cells[:1]
    if len(cells) != 1 or cells[0].continued:
        return ""
    text, number = cells[0].text.replace("\n", " "), _number(table, row)
    marker = read_marker(text)
    next_number = _number(table, below)
    covers = {column.role for column in table.columns[cells[0].first : cells[0].first + cells[0].width]}
    heads = (
        (cells[0].width > 1 and len(covers - {ColumnRole.NUMBER, ColumnRole.OTHER}) > 1)
        or _UPPER_NUMBER.match(number) is not None
        or (marker is not None and marker.rank <= Rank.ROMAN)
        or text.isupper()
        or bool(number and next_number.startswith(f"{number.rstrip('.')}."))
        or (len(text) <= _LONGEST_TIME and _TIME_GROUP.match(text) is not None)
    )
    return text if heads else ""


def _is_stage(table: TaskTable, cells: Sequence[TextCell], below: _Row) -> bool:
    """Return whether `cells` name a stage in capitals and its time, above a work that somebody leads."""
    first, *others = cells
    leads = [cell for at in table.places(ColumnRole.LEAD) if (cell := cell_at(below, at)) and cell.text]
    is_timed = all(_role(table, cell) is ColumnRole.TIME for cell in others)
    return _role(table, first) is ColumnRole.TASK and first.text.isupper() and is_timed and bool(leads)


def _number(table: TaskTable, row: _Row) -> str:
    cells = [cell for at in table.places(ColumnRole.NUMBER) if (cell := cell_at(row, at)) and not cell.continued]
    return cells[0].text.strip() if cells and cells[0].width == 1 else ""


def _is_detail(table: TaskTable, row: _Row, text: str) -> bool:
    """Return whether a row without a number goes on with the task above: the rest of one cut by a page, or a dash."""
    if not table.places(ColumnRole.NUMBER) or _number(table, row):
        return False
    others = [cell for cell in row if cell.text and not cell.continued and cell.text != text]
    marker = read_marker(text)
    return text[:1].islower() or (not others and marker is not None and marker.rank >= Rank.DASH)


def _task_text(text: str) -> str:
    lines: list[str] = []
    for line in text.split("\n"):
        if lines and (line[:1].islower() or lines[-1][-1:] in ",-–"):
            lines[-1] += f" {line}"
        else:
            lines.append(line)
    marker = read_marker(lines[0])
    return "\n".join([marker.rest if marker else lines[0], *lines[1:]])


def _take_cells(table: TaskTable, task: TaskParts, cells: Sequence[TextCell]) -> None:
    times: list[str] = []
    for cell in cells:
        role = _role(table, cell)
        if cell.text and role is ColumnRole.TIME:
            times.append(_time_words(table, cell))
        elif cell.text and role in _WHAT_COMES:
            task.take(_fields(role, cell.text, table.columns[cell.first].words))
    days = _DAYS_ALONE.match(times[1]) if len(times) == 2 else None
    month = _MONTH_OF_YEAR.match(times[0]) if days else None
    year = month["year"] if month else table.year
    if days and month and days["first"] and int(days["first"]) > int(days["last"]):
        year = str(int(year) + 1)
    for words in times[1:] if month else times:
        task.deadlines += _deadlines(year, words)


def _time_words(table: TaskTable, cell: TextCell) -> str:
    words = cell.text.replace("\n", " ").strip()
    column = fold(table.columns[cell.first].words)
    if _MONTHS_ALONE.match(words) and column.startswith("thang"):
        return f"Tháng {words}"
    return f"Quý {words}" if _QUARTER_ALONE.match(words) and column.startswith("quy") else words


def _fields(role: ColumnRole, text: str, heading: str) -> list[LabelledField]:
    if role in (ColumnRole.LEAD, ColumnRole.BOTH) and _PARTNERS_IN_BRACKET.search(fold(heading)):
        return _with_partners(text)
    if role is ColumnRole.PRODUCT:
        return [LabelledField(Label.PRODUCT, "", "; ".join(line.strip(" -–+;.") for line in text.split("\n")))]
    lines = [line for part in text.split("\n") for line in part.split(";") if line.strip()]
    if any(begins_field(line.strip(" -–+")) for line in lines):
        read = [read_fields(line.strip(" -–+")) for line in lines]
        return [each for head, named in read for each in named or (LabelledField(Label.LEAD, "", head),)]
    if role is ColumnRole.BOTH and len(lines) > 1:
        partners = "\n".join(_PARTNER.sub("", line) for line in lines[1:])
        return [LabelledField(Label.LEAD, "", lines[0]), LabelledField(Label.SUPPORT, "", partners)]
    label = Label.SUPPORT if role is ColumnRole.SUPPORT else Label.LEAD
    return [LabelledField(label, "", _joined(text))]


def _with_partners(text: str) -> list[LabelledField]:
    """Return who leads, and in a bracket behind who supports: "Phòng Đào tạo (Khoa Luật)"."""
    named = _LEAD_AND_PARTNERS.match(text.replace("\n", " ").strip())
    if named is None:
        return [LabelledField(Label.LEAD, "", _joined(text))]
    return [LabelledField(Label.LEAD, "", named["lead"]), LabelledField(Label.SUPPORT, "", named["partners"])]


def _joined(text: str) -> str:
    """Return the lines of a cell, those joined that one name was broken into."""
    return re.sub(rf"\n(?=[{LOWER}])", " ", re.sub(r"(,|\bvà)\n", r"\1 ", text))


def _deadlines(year: str, bound_words: str) -> tuple[Deadline, ...]:
    words = free(bound_words)
    first, *others = field_deadlines(words)
    dated = (DeadlineKind.DAY, DeadlineKind.MONTH, DeadlineKind.QUARTER)
    undated = first.kind is DeadlineKind.ONGOING or (first.kind in dated and first.year is None)
    if year and undated and first.recurrence is Recurrence.ONCE:
        of_year = read_deadline(f"{words.strip(' .;')} năm {year}")
        if (of_year.kind in dated and of_year.year == int(year)) or of_year.to_year == int(year):
            first = of_year
    return (first, *others)


def _of_periods(table: TaskTable, place: int, row: _Row) -> Iterator[TaskParts]:
    """Yield the tasks of a row with a column for each month: one a row for marks, one a cell for words."""
    cells = [(cell, _period_words(table, cell)) for cell in _whole(table, row)]
    written = [(cell, words) for cell, words in cells if cell.text and words]
    others = [cell for cell, words in cells if not (cell.text and words)]
    text = next((cell.text for cell in others if cell.text and _role(table, cell) is ColumnRole.TASK), "")
    marks = all(_MARK.match(cell.text) for cell, _ in written)
    if not written and not text:
        return
    units = next((cell.text for cell in others if cell.text and _role(table, cell) is ColumnRole.LEAD), "")
    if text or marks:
        whole = _task_text(text) if text else f"{table.caption.rstrip(' .:')}: {units}"
        task = TaskParts(table.path, whole, place, place, inherited=table.leads)
        _take_cells(table, task, others)
        for words in _runs([words for _, words in written], table.year):
            task.deadlines += _deadlines(table.year, words)
        if not marks:
            task.details += [f"+ {words}: {cell.text}".replace("\n", " ") for cell, words in written]
        yield task
        return
    for cell, words in written:
        task = TaskParts(table.path, _task_text(cell.text), place, place, inherited=table.leads)
        _take_cells(table, task, others)
        task.deadlines = _deadlines(table.year, words)
        yield task


def _role(table: TaskTable, cell: TextCell) -> ColumnRole:
    covered = [column.role for column in table.columns[cell.first : cell.first + cell.width]]
    # "Thường xuyên" over the beginning and the end.
    if ColumnRole.TIME in covered and set(covered) <= {ColumnRole.TIME, ColumnRole.OTHER}:
        return ColumnRole.TIME
    return covered[0] if covered else ColumnRole.OTHER


def _period_words(table: TaskTable, cell: TextCell) -> str:
    """Return the months that a cell stands under: "Tháng 3", or "Tháng 3 - tháng 5" for one over three columns."""
    columns = table.columns[cell.first : cell.first + cell.width]
    words = [_period(column.words) for column in columns if column.role is ColumnRole.PERIOD]
    return words[0] if len(words) == 1 else f"{words[0]} - {words[-1].lower()}" if words else ""


def _period(heading: str) -> str:
    match = re.search(r"(?:tháng|T)\s?(\d{1,2}(?:\s?/\s?20\d\d)?)$", heading, re.IGNORECASE)
    return f"Tháng {match[1]}" if match else heading


def _runs(words: Sequence[str], year: str) -> list[str]:
    """Return the months of a row, those that follow each other as one time, if the year is known."""
    runs: list[list[str]] = []
    for each in words:
        month = re.fullmatch(r"Tháng (\d{1,2})", each)
        before = re.fullmatch(r"Tháng (\d{1,2})", runs[-1][-1]) if runs and year else None
        if month and before and int(month[1]) == int(before[1]) + 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    return [run[0] if len(run) == 1 else f"{run[0]} - {run[-1].lower()}/{year}" for run in runs]
