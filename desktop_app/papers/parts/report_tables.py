"""The tables of a report's annexes: figures, awards given by decision, state of the tasks."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from desktop_app.domain.numbers import format_number
from desktop_app.domain.office.citations import count_words, day_words, joined_words, titled
from desktop_app.domain.office.units import within_sentence
from desktop_app.domain.plan.occurrences import OCCURRENCE_STATES_ON_PAPER, OccurrenceState
from desktop_app.domain.vietnamese import clean_line, clean_text
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.papers.document.model import Align, BodyRow, GroupRow, HeaderCell, Table, TableColumn, TableRow
from desktop_app.papers.document.text import NOTHING_RECORDED, CellKind, Value, capitalised, lowered
from desktop_app.papers.parts.awarded import rows_by_kind
from desktop_app.papers.parts.reports import AnnexContent

NO_INDICATORS = "(Chưa có số liệu.)"
NO_VALUE, NOT_COMPARED = "Chưa có số liệu", "–"
"""What stands for a figure that nobody recorded, and for the comparison with one: neither is 0."""
NO_AWARDS = "(Chưa có khen thưởng theo quyết định đã ký thuộc phạm vi báo cáo trong kỳ.)"
NO_TASKS = "(Không có nhiệm vụ.)"
_NO_LEAD = f"Dấu “{NOTHING_RECORDED}” ở cột Đơn vị chủ trì: Kế hoạch không nêu đơn vị chủ trì."
OVERDUE = OCCURRENCE_STATES_ON_PAPER[OccurrenceState.LATE]
_WITHOUT_TARGETS = (2025, 2030)
_USUAL_TARGETS, _MOST_TARGETS = 2, 3
"""Of how many years targets have a column."""
TASKS_SMALLER_PT = 1
"""By how much tables of tasks are set smaller, those of every year: a plan words some tasks in twenty lines."""


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """A figure of the year: whole numbers as int, anything else as it is printed ("91,67%", "không tính được").

    Rows of one `group` ("Tuyên truyền") that follow each other stand under its name; "" for none. `is_told` says that
    it is no indicator, but a figure that the text tells, `is_unconfirmed` that nobody confirmed its target.
    """

    name: str
    unit: str
    this: int | str
    before: int | str = ""
    difference: int | str = ""
    targets: tuple[tuple[int, str], ...] = ()
    """Each target with its year."""
    due: int | None = None
    """The year of the target that it is measured by."""
    note: str = ""
    group: str = ""
    is_told: bool = False
    is_unconfirmed: bool = False


@dataclass(frozen=True, slots=True)
class FiguresBefore:
    """What the figures are compared with: how it is called, and since when there are figures of it if not of all."""

    called: str
    told_from: date | None = None

    @property
    def columns(self) -> tuple[TableColumn, ...]:
        """The columns for the figures before and the difference."""
        return (
            TableColumn(self.called, 22, Align.CENTER, CellKind.INTEGER),
            TableColumn("So sánh", 24, Align.CENTER, CellKind.INTEGER),
        )

    @property
    def lines(self) -> tuple[str, ...]:
        """The line that says why the figures counted are not compared: those before are of fewer days."""
        if self.told_from is None:
            return ()
        since = f"số liệu chỉ có từ ngày {day_words(self.told_from)}"
        return (f"Không so sánh với {lowered(self.called)}: {since}, không cùng số ngày với kỳ này.",)


YEAR_BEFORE, SAME_HALF = FiguresBefore("Kỳ trước"), FiguresBefore("Cùng\u00a0kỳ năm\u00a0trước")
"""What a report of a year, and one of half a year, call the same days a year before: half a year follows another.

The head of a narrow column breaks between its phrases alone.
"""


@dataclass(frozen=True, slots=True)
class ReportedAward:
    """An award given by a signed decision. Of a collective, `position_and_unit` may be "".

    `recipient` tells those apart who have the same name; "" where names do. `year` is that of a title, None of a form,
    `occasion` what a form was given for, in words.
    """

    kind: NomineeKind
    name: str
    award: str
    decision_number: str
    decision_date: date | None
    position_and_unit: str = ""
    note: str = ""
    recipient: str = ""
    year: int | None = None
    occasion: str = ""


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task and what came of it; `deadline` in the plan's words, `group` its heading in the plan.

    `again`: a further period of a task that has a row above. `counted_as` is its state in words.
    """

    text: str
    leads: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    deadline: str = ""
    result: str = ""
    evidence: str = ""
    group: str = ""
    again: bool = False
    counted_as: str = ""


@dataclass(frozen=True, slots=True)
class LateRow:
    """A record of days that an earlier report told without it: what it is ("Hoạt động"), its day, its name.

    `listed` is the key of its list, by which it is known in which annexes it has a row.
    """

    what: str
    day: date
    name: str
    listed: str


type GroupedRow = tuple[str, tuple[Value, ...]]
"""A group's name, "" for none, and the values after the running number."""


def grouped_rows(rows: Sequence[GroupedRow], empty: str) -> tuple[TableRow, ...]:
    """Return `rows` numbered throughout, a line with the group's name wherever it changes.

    Without rows, a line says `empty`.
    """
    return tuple(_grouped(rows)) if rows else (GroupRow(empty),)


def _grouped(rows: Sequence[GroupedRow]) -> Iterator[TableRow]:
    last = ""
    for number, (group, values) in enumerate(rows, start=1):
        if group != last and group:
            yield GroupRow(group)
        last = group
        yield BodyRow((number, *values))


def ordinal() -> TableColumn:
    """Return the column of running numbers."""
    return TableColumn("TT", 12, Align.CENTER, CellKind.ORDINAL)


def names(units: tuple[str, ...]) -> str:
    """Return units as a cell holds them: one, or several separated by semicolons."""
    first, *others = map(clean_line, units or ("",))
    return "; ".join((first, *map(within_sentence, others)))


def late_words(due_on: date) -> str:
    """Return that a task is late, and since when: a number of days is right on one day only."""
    return f"{OVERDUE} từ ngày {day_words(due_on + timedelta(days=1))}"


def indicator_table(rows: Sequence[IndicatorRow], before: FiguresBefore = YEAR_BEFORE) -> Table:
    """Return the table of figures: target, this period, the one before, difference; the last two if there are any."""
    years = _target_years(rows)
    targets = tuple(f"Năm {year}" for year in years)
    compared = before.columns if before.told_from is not None or any(row.before != "" for row in rows) else ()
    results = ("Kết quả kỳ này", *(column.title for column in compared), "Ghi chú")
    return Table(
        (
            ordinal(),
            TableColumn("Chỉ tiêu", 69 - 22 * (len(years) - _USUAL_TARGETS)),
            TableColumn("Đơn vị tính", 24, Align.CENTER),
            *(TableColumn(title, 22, Align.CENTER, if_any=True) for title in targets),
            # As wide as what stands for a figure that nobody recorded.
            TableColumn("Kết quả kỳ này", 33, Align.CENTER, CellKind.INTEGER),
            *compared,
            TableColumn("Ghi chú", 24, if_any=True, may_be_blank=True),
        ),
        grouped_rows(
            [(clean_line(row.group), _indicator(row, years, is_compared=bool(compared))) for row in rows],
            NO_INDICATORS,
        ),
        (
            (
                HeaderCell("TT", rows=2),
                HeaderCell("Chỉ tiêu", rows=2),
                HeaderCell("Đơn vị tính", rows=2),
                HeaderCell("Mục tiêu", columns=len(years)),
                *(HeaderCell(title, rows=2) for title in results),
            ),
            tuple(map(HeaderCell, targets)),
        ),
    )


def _target_years(rows: Sequence[IndicatorRow]) -> tuple[int, ...]:
    """Return the years that have a column for targets: of many those that figures are measured by, and the last one."""
    years = sorted({year for row in rows for year, _ in row.targets})
    if len(years) > _MOST_TARGETS:
        due = sorted({row.due for row in rows if row.due is not None} - {years[-1]})
        years = [*due[1 - _MOST_TARGETS :], years[-1]]
    # Columns without a target are left out.
    return tuple(years) or _WITHOUT_TARGETS


def figures_annex(
    title: str, rows: Sequence[IndicatorRow], late: int = 0, before: FiguresBefore = YEAR_BEFORE
) -> AnnexContent:
    """Return the annex of a report's figures; `late` of them are of days before those of the report."""
    lines = (*_unconfirmed_lines(rows), *_indicator_lines(rows), *before.lines)
    return AnnexContent(title, indicator_table(rows, before), lines, rows_are="số liệu", late=late)


def _unconfirmed_lines(rows: Sequence[IndicatorRow]) -> tuple[str, ...]:
    """Return the line that says of which indicators the cells for the target are a dash."""
    numbers = [str(number) for number, row in enumerate(rows, start=1) if row.is_unconfirmed]
    return (f"Chỉ tiêu số {joined_words(tuple(numbers))}: chưa ghi mục tiêu.",) if numbers else ()


def _indicator_lines(rows: Sequence[IndicatorRow]) -> tuple[str, ...]:
    """Return the line that counts the indicators of a table; figures that the text tells are none."""
    number = sum(not row.is_told for row in rows)
    beside = " (không kể số liệu nêu trong báo cáo)" if number < len(rows) else ""
    return (f"Tổng số: {count_words(number)} chỉ tiêu{beside}.",) if number else ()


def _indicator(row: IndicatorRow, years: Sequence[int], *, is_compared: bool) -> tuple[Value, ...]:
    targets = dict(row.targets)
    comparison = (_compared_value(row.before), _compared_value(row.difference)) if is_compared else ()
    return (
        clean_line(row.name),
        clean_line(row.unit),
        *(clean_line(targets.get(year, "")) for year in years),
        NO_VALUE if row.this == "" else row.this,
        *comparison,
        clean_text(row.note),
    )


def _compared_value(figure: int | str) -> int | str:
    return NOT_COMPARED if figure == "" else figure


def award_table(rows: Sequence[ReportedAward]) -> Table:
    """Return the list of those who were commended, with number and date of each decision."""
    only_collectives = bool(rows) and all(row.kind is NomineeKind.COLLECTIVE for row in rows)
    name = "Tên tập thể" if only_collectives else "Họ và tên (tên tập thể)"
    return Table(
        (
            ordinal(),
            TableColumn(name, 48),
            TableColumn("Chức vụ, phòng/đơn vị", 56, if_any=True, of_people=True),
            # As wide as "Tập thể lao động tiên tiến năm 2025".
            TableColumn("Danh hiệu, hình thức khen thưởng", 60),
            TableColumn("Số", 32, Align.CENTER),
            TableColumn("Ngày", 24, Align.CENTER, CellKind.DATE),
            TableColumn("Ghi chú", 20, if_any=True, may_be_blank=True),
        ),
        tuple(rows_by_kind(_awards(rows), NO_AWARDS)),
        (
            (
                HeaderCell("TT", rows=2),
                HeaderCell(name, rows=2),
                HeaderCell("Chức vụ, phòng/đơn vị", rows=2),
                HeaderCell("Danh hiệu, hình thức khen thưởng", rows=2),
                HeaderCell("Quyết định", columns=2),
                HeaderCell("Ghi chú", rows=2),
            ),
            (HeaderCell("Số"), HeaderCell("Ngày")),
        ),
    )


def award_totals(rows: Sequence[ReportedAward], *, total: str = "Tổng cộng", money: int = 0) -> str:
    """Return the line under the list: who was commended; of those who have several awards each of them counts.

    `total` says of what it is one, `money` went with the awards. "" for no award.
    """
    recipients = (
        ([row.recipient or row.name for row in rows if row.kind is kind], noun)
        for kind, noun in ((NomineeKind.COLLECTIVE, "tập thể"), (NomineeKind.INDIVIDUAL, "cá nhân"))
    )
    counts = " và ".join(_times_and_recipients(of_kind, noun) for of_kind, noun in recipients if of_kind)
    paid = f"; {paid_words(money)}" if money else ""
    return f"{total}: {counts}{paid}." if counts else ""


def paid_words(money: int) -> str:
    """Return what money went with awards."""
    return f"tiền thưởng kèm theo: {format_number(money)} đồng"


def awards_title(title: str, rows: Sequence[ReportedAward]) -> str:
    """Return the title of a list of those commended, which names both collectives and people, for whom it has."""
    kinds = {row.kind for row in rows}
    only = (
        {NomineeKind.COLLECTIVE: "tập thể", NomineeKind.INDIVIDUAL: "cá nhân"}[next(iter(kinds))]
        if len(kinds) == 1
        else ""
    )
    return title.replace("tập thể, cá nhân", only, 1) if only else title


def _times_and_recipients(recipients: Sequence[str], noun: str) -> str:
    times, people = len(recipients), len(set(recipients))
    if people == times:
        return f"{count_words(times)} {noun}"
    return f"{count_words(times)} lượt {noun} ({count_words(people)} {noun})"


def _awards(rows: Sequence[ReportedAward]) -> dict[NomineeKind, list[tuple[Value, ...]]]:
    return {kind: [_award(row) for row in rows if row.kind is kind] for kind in NomineeKind}


def _award(row: ReportedAward) -> tuple[Value, ...]:
    return (
        clean_line(row.name),
        clean_text(row.position_and_unit),
        clean_line(f"{titled(row.award, (row.year,))}{f' ({row.occasion})' if row.occasion else ''}"),
        clean_line(row.decision_number),
        row.decision_date,
        clean_text(row.note),
    )


def task_state_table(rows: Sequence[TaskRow]) -> Table:
    """Return the table of the tasks and their results."""
    return Table(
        (
            ordinal(),
            TableColumn("Nhiệm vụ", 102, Align.JUSTIFY),
            TableColumn("Đơn vị chủ trì", 24),
            TableColumn("Đơn vị phối hợp", 20, if_any=True),
            TableColumn("Thời hạn", 20, Align.CENTER),
            TableColumn("Kết quả", 46),
            # As wide as "1290/BC-SNgV": a number is never broken.
            TableColumn("Minh chứng", 28),
        ),
        grouped_rows([(clean_line(row.group), _task(row)) for row in rows], NO_TASKS),
        smaller_pt=TASKS_SMALLER_PT,
    )


def task_total(rows: Sequence[TaskRow]) -> str:
    """Return "Tổng số: 31 nhiệm vụ", with tasks of several periods "Tổng số: 16 nhiệm vụ (31 kỳ thực hiện)"."""
    tasks, *periods = task_counts(rows)
    return " ".join((f"Tổng số: {tasks}", *(f"({words})" for words in periods))) if rows else ""


def lead_notes(leads: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Return the line below a table of tasks that says what its dash for the lead means, if one has none."""
    return () if all(leads) else (_NO_LEAD,)


def task_counts(rows: Sequence[TaskRow]) -> tuple[str, ...]:
    """Return how many tasks there are in words, and, if some have several periods, how many periods."""
    tasks = sum(not row.again for row in rows)
    periods = (f"{count_words(len(rows))} kỳ thực hiện",) if tasks < len(rows) else ()
    return f"{count_words(tasks)} nhiệm vụ", *periods


def late_table(rows: Sequence[LateRow]) -> Table:
    """Return the list of the records entered after the report of their days was issued."""
    return Table(
        (
            ordinal(),
            TableColumn("Nội dung", 170),
            TableColumn("Loại số liệu", 50),
            TableColumn("Ngày", 28, Align.CENTER, CellKind.DATE),
        ),
        tuple(BodyRow((number, clean_line(row.name), row.what, row.day)) for number, row in enumerate(rows, start=1)),
    )


def late_counts(rows: Sequence[LateRow]) -> tuple[int, Counter[str]]:
    """Return how many late records figures count (no obstacle is), and how many there are of each list."""
    counts = Counter(row.listed for row in rows)
    return counts.total() - counts["obstacles"], counts


def _task(row: TaskRow) -> tuple[Value, ...]:
    return (
        clean_text(row.text),
        names(row.leads) or NOTHING_RECORDED,
        names(row.supports) or NOTHING_RECORDED,
        capitalised(clean_line(row.deadline)),
        capitalised(clean_text(row.result)),
        clean_text(row.evidence) or NOTHING_RECORDED,
    )


def row_counts(
    awards: Sequence[ReportedAward], activity_groups: Iterable[str], tasks: Sequence[TaskRow] = ()
) -> set[Decimal]:
    """Return how many rows of a kind the annexes of a report have: numbers of its text that are in no cell."""
    counts: Counter[tuple[object, ...]] = Counter()
    for award in awards:
        number = clean_line(award.decision_number)
        counts.update(((award.kind,), (award.kind, award.award), ("award", award.award), ("decision", number)))
        counts[award.kind, award.award, number] += 1
        counts[award.kind, award.award, number, award.occasion] += 1
    counts.update(("group", task.group) for task in tasks)
    counts.update(("activity", group) for group in activity_groups)
    counts["awards",], counts["tasks",] = len(awards), len(tasks)
    decisions = len({clean_line(award.decision_number) for award in awards})
    return set(map(Decimal, {*counts.values(), decisions} - {0}))
