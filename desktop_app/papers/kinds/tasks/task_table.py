"""Bảng theo dõi nhiệm vụ: the tasks of one year with leading units, deadline and progress."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.office.citations import count_words, day_words
from desktop_app.domain.vietnamese import clean_line, clean_text
from desktop_app.papers.document.model import (
    Align,
    Document,
    Metadata,
    Orientation,
    Table,
    TableColumn,
    Titles,
)
from desktop_app.papers.document.text import NOTHING_RECORDED, CellKind, Value, capitalised
from desktop_app.papers.parts.endings import ended_lines
from desktop_app.papers.parts.office import Issuer, Signer, letterhead, list_closing
from desktop_app.papers.parts.passages import Passages, Wording
from desktop_app.papers.parts.report_tables import TASKS_SMALLER_PT, grouped_rows, lead_notes, names, ordinal

TASKS = Passages(
    "bang-theo-doi-nhiem-vu",
    "Bảng theo dõi nhiệm vụ",
    texts=("title", "subject", "as_of", "empty", "prepared_by"),
    lists=("total",),
    blanks=("năm", "kế hoạch", "số, ngày", "ngày", "nhiệm vụ quá hạn từ trước", "số nhiệm vụ", "trạng thái"),
)


@dataclass(frozen=True, slots=True)
class TrackedTask:
    """A task of the table: `deadline` in the plan's words, `state` in the window's ("Quá hạn"), `group` its heading."""

    text: str
    state: str
    leads: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    deadline: str = ""
    product: str = ""
    progress: str = ""
    done_on: date | None = None
    note: str = ""
    group: str = ""
    counted_as: str = ""
    """The state the total counts it under, if `state` is more detailed ("Quá hạn từ ngày …"); "" for `state` itself."""
    again: bool = False
    """Whether it is a further period of a task that has a row above."""


@dataclass(frozen=True, slots=True)
class TaskTableData:
    """The data of the table, as of the day `as_of`. `plan_title` names the plan: "Kế hoạch “Giáo dục …”";
    `plan_cited` is its number and day: "số 12/KH-SNgV ngày 05/7/2022"."""

    issuer: Issuer
    signer: Signer
    year: int
    as_of: date
    plan_title: str
    tasks: tuple[TrackedTask, ...]
    prepared_by: str = ""
    prepared_on: date | None = None
    states: tuple[str, ...] = ()
    """The states in the order in which the total counts them."""
    plan_cited: str = ""
    overdue_before: int = 0
    """The number of tasks of earlier years that are overdue: the table is of one year, the reminder has them."""


def build(data: TaskTableData, wording: Wording) -> Document:
    """Return the table as a document on A4 landscape."""
    words = wording.filled(
        {
            "năm": str(data.year),
            "kế hoạch": clean_line(data.plan_title),
            "số, ngày": data.plan_cited,
            "ngày": day_words(data.as_of),
            "nhiệm vụ quá hạn từ trước": (
                f"{count_words(data.overdue_before)} nhiệm vụ của năm trước đã quá hạn" if data.overdue_before else ""
            ),
            "số nhiệm vụ": count_words(sum(not task.again for task in data.tasks)),
            "trạng thái": _counted(data.tasks, data.states),
        }
    )
    closing = list_closing(words, data.prepared_by, data.signer)
    notes = lead_notes(task.leads for task in data.tasks)
    return Document(
        metadata=Metadata(title=words["title"], author=data.issuer.name),
        letterhead=letterhead(data.issuer, data.prepared_on, data.as_of.year),
        titles=Titles(words["title"].upper(), words["subject"], words["as_of"]),
        body=(_table(data.tasks, words["empty"]),),
        closing=replace(closing, lines=ended_lines((*words.lines("total"), *notes))),
        orientation=Orientation.LANDSCAPE,
        name="Bảng theo dõi nhiệm vụ",
    )


def _table(tasks: tuple[TrackedTask, ...], empty: str) -> Table:
    columns = (
        TableColumn("Nhiệm vụ", 98, Align.JUSTIFY),
        TableColumn("Đơn vị chủ trì", 26),
        TableColumn("Đơn vị phối hợp", 22, if_any=True),
        TableColumn("Thời hạn", 24, Align.CENTER),
        TableColumn("Sản phẩm", 26, if_any=True),
        TableColumn("Tiến độ, kết quả", 40),
        TableColumn("Ngày hoàn thành", 24, Align.CENTER, CellKind.DATE),
        TableColumn("Trạng thái", 22, Align.CENTER),
        TableColumn("Ghi chú", 20, if_any=True, may_be_blank=True),
    )
    rows = [(clean_line(task.group), _values(task)) for task in tasks]
    return Table((ordinal(), *columns), grouped_rows(rows, empty), smaller_pt=TASKS_SMALLER_PT, long_rows=True)


def _values(task: TrackedTask) -> tuple[Value, ...]:
    return (
        clean_text(task.text),
        names(task.leads) or NOTHING_RECORDED,
        names(task.supports) or NOTHING_RECORDED,
        capitalised(clean_line(task.deadline)),
        clean_text(task.product),
        capitalised(clean_text(task.progress)),
        task.done_on or NOTHING_RECORDED,
        clean_line(task.state),
        clean_text(task.note),
    )


def _counted(tasks: tuple[TrackedTask, ...], order: tuple[str, ...]) -> str:
    words = (clean_line(task.counted_as or task.state).lower() for task in tasks)
    states = Counter(filter(None, words))
    places = {state.lower(): place for place, state in enumerate(order)}
    ordered = sorted(states.items(), key=lambda item: places.get(item[0], len(places)))
    counts = ", ".join(f"{count_words(count)} {state}" for state, count in ordered)
    return f"{count_words(len(tasks))} kỳ thực hiện: {counts}" if any(task.again for task in tasks) else counts
