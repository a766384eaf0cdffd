"""Công văn đôn đốc: to one unit, the tasks of the plan that are late or soon due. One letter a unit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.office.citations import count_words, day_words, joined_words
from desktop_app.domain.office.units import within_sentence
from desktop_app.domain.plan.deadlines import due_words
from desktop_app.domain.vietnamese import clean_line, clean_text, fold
from desktop_app.papers.document.model import (
    Addressees,
    Align,
    Closing,
    Document,
    Metadata,
    Recipients,
    Section,
    Table,
    TableColumn,
)
from desktop_app.papers.document.numbering import numbered_head
from desktop_app.papers.document.text import capitalised, lowered
from desktop_app.papers.parts.endings import ended_text
from desktop_app.papers.parts.office import Issuer, Signer, letterhead
from desktop_app.papers.parts.passages import FilledPassages, Passages, Wording
from desktop_app.papers.parts.report_tables import GroupedRow, grouped_rows, late_words, ordinal
from desktop_app.papers.parts.reports import AS_ABOVE, FILED, text_blocks

REMINDER = Passages(
    "cong-van-don-doc",
    "Công văn đôn đốc",
    texts=("subject", "opening", "late_heading", "soon_heading", "conclusion", "own_conclusion"),
    blanks=(
        *("năm", "kế hoạch", "kế hoạch gọi tắt", "ngày", "cơ quan", "đơn vị", "số nhiệm vụ", "hạn báo cáo"),
        *("việc quá hạn", "kỳ đã qua", "việc sắp đến hạn"),
    ),
    titles={
        "late_heading": "Đề mục: nhiệm vụ quá hạn",
        "soon_heading": "Đề mục: nhiệm vụ sắp đến hạn",
        "own_conclusion": "Kết thúc, khi gửi Văn phòng",
    },
)

LEADS, SUPPORTS = "Chủ trì", "Phối hợp"


@dataclass(frozen=True, slots=True)
class RemindedTask:
    """A task of the unit, or one `period` of it, and its last day in time; `deadline` in the plan's words.

    Period and deadline are "" where it has none; `difficulty` is what stands in its way as recorded, as one clause, ""
    for nothing. `is_followed` says that a later period of it has fallen due: it can be done no more.
    """

    text: str
    due_on: date
    role: str = LEADS
    deadline: str = ""
    difficulty: str = ""
    period: str = ""
    is_followed: bool = False

    @property
    def with_difficulty(self) -> str:
        """The task, below it the difficulty: the office has it on its table, and does not ask as if it knew nothing."""
        which = f"{clean_text(self.text)}{f' ({clean_line(self.period)})' if self.period else ''}"
        if not self.difficulty:
            return which
        who = "Đơn vị" if self.role == LEADS else "Đơn vị chủ trì"
        return f"{which}\n({who} đã báo cáo vướng mắc: {clean_line(self.difficulty)})"


@dataclass(frozen=True, slots=True)
class ReminderLetterData:
    """The data of the letter. Late tasks are those whose due day is before `as_of`.

    `plan_title` names the plan in a sentence, `plan_named` shortly above it; `reply_by` None asks for no report, or
    leaves its day to be written by hand (`reply_day_open`);
    `drafted_by` are the letters of the drafting unit in the number ("VP"). `number` "" and `issued_on` None leave the
    blanks for after signing.
    """

    issuer: Issuer
    signer: Signer
    unit: str
    plan_title: str
    as_of: date
    tasks: tuple[RemindedTask, ...]
    reply_by: date | None = None
    reply_day_open: bool = False
    plan_named: str = "Kế hoạch"
    drafted_by: str = "VP"
    copies_to: tuple[str, ...] = ()
    filed: str = FILED
    number: str = ""
    issued_on: date | None = None


def build(data: ReminderLetterData, wording: Wording) -> Document:
    """Return the letter on A4 portrait. InvalidRecord if the unit has no task to be reminded of."""
    return build_all((data,), wording)


def build_all(letters: Sequence[ReminderLetterData], wording: Wording) -> Document:
    """Return the letters as one file, each on pages of its own numbered from 1.

    InvalidRecord if there is no letter, or one without tasks.
    """
    if not letters:
        raise InvalidRecord("Không có đơn vị nào có nhiệm vụ quá hạn hoặc sắp đến hạn.")
    first, *others = (_section(data, wording.filled(_values(data))) for data in letters)
    title = f"Công văn {lowered(wording.filled(_values(letters[0]))['subject'])}"
    return Document(
        metadata=Metadata(title=title, author=letters[0].issuer.name),
        letterhead=first.letterhead,
        body=first.body,
        closing=first.closing,
        annexes=tuple(others),
        name=first.name,
    )


def _section(data: ReminderLetterData, words: FilledPassages) -> Section:
    if not data.tasks:
        raise InvalidRecord(f"{clean_line(data.unit)} không có nhiệm vụ quá hạn hoặc sắp đến hạn.", "tasks")
    head = letterhead(
        data.issuer, data.issued_on, data.as_of.year, data.number, f"{data.issuer.code}-{data.drafted_by}"
    )
    return Section(
        name=clean_line(data.unit),
        letterhead=replace(head, about=f"V/v {words['subject']}"),
        body=(
            Addressees((clean_line(data.unit),)),
            *text_blocks((words["opening"],)),
            Table(_COLUMNS, grouped_rows(_rows(data, words), "")),
            *ended_text(text_blocks((words["own_conclusion" if _to_itself(data) else "conclusion"],))),
        ),
        closing=Closing(
            left=Recipients((AS_ABOVE, *map(clean_line, data.copies_to), data.filed)), right=data.signer.block()
        ),
    )


def _to_itself(data: ReminderLetterData) -> bool:
    """Return whether the unit is the Văn phòng, to which the others report: it reports to the head of the office."""
    return fold(data.unit).startswith(_DRAFTS)


_DRAFTS = "van phong"
_OPEN_DAY = "……/……/……"
_NAMES_DAY = re.compile(r"\d{1,2}/\d{1,2}")
_COLUMNS = (
    ordinal(),
    TableColumn("Nhiệm vụ", 71, Align.JUSTIFY),
    TableColumn("Vai trò", 22, Align.CENTER),
    TableColumn("Thời hạn", 28, Align.CENTER),
    TableColumn("Tình trạng", 32, Align.CENTER),
)


def _late(data: ReminderLetterData) -> tuple[RemindedTask, ...]:
    return tuple(task for task in data.tasks if task.due_on < data.as_of)


def _soon(data: ReminderLetterData) -> tuple[RemindedTask, ...]:
    return tuple(task for task in data.tasks if task.due_on >= data.as_of)


def _values(data: ReminderLetterData) -> dict[str, str]:
    late, soon = _counted(_late(data), "quá hạn"), _counted(_soon(data), "sắp đến hạn")
    over = [task for task in _late(data) if task.is_followed]
    to_do = [task for task in _late(data) if not task.is_followed]
    return {
        "năm": str(data.as_of.year),
        "kế hoạch": clean_line(data.plan_title),
        "kế hoạch gọi tắt": clean_line(data.plan_named),
        "ngày": day_words(data.as_of),
        "cơ quan": data.issuer.name,
        "đơn vị": within_sentence(clean_line(data.unit)),
        "số nhiệm vụ": joined_words(tuple(filter(None, (late, soon)))),
        "hạn báo cáo": day_words(data.reply_by) if data.reply_by else _OPEN_DAY if data.reply_day_open else "",
        "việc quá hạn": _counted(to_do, "quá hạn"),
        "kỳ đã qua": f"{count_words(len(over))} kỳ quá hạn đã có kỳ sau" if over else "",
        "việc sắp đến hạn": soon,
    }


def _counted(tasks: Sequence[RemindedTask], state: str) -> str:
    """Return how many tasks are in a state, and how many periods of them where these are more; "" for none."""
    if not tasks:
        return ""
    number = len({task.text if task.period else task for task in tasks})
    periods = f" ({count_words(len(tasks))} kỳ)" if number < len(tasks) else ""
    return f"{count_words(number)} nhiệm vụ{periods} {state}"


def _rows(data: ReminderLetterData, words: FilledPassages) -> list[GroupedRow]:
    groups = ((words["late_heading"], _late(data)), (words["soon_heading"], _soon(data)))
    present = [(title, tasks) for title, tasks in groups if tasks]
    return [
        (
            numbered_head(place, title.upper(), len(present)),
            (task.with_difficulty, task.role, _deadline(task, data.as_of), _state(task, data.as_of)),
        )
        for place, (title, tasks) in enumerate(present, start=1)
        for task in sorted(tasks, key=lambda task: task.due_on)
    ]


def _deadline(task: RemindedTask, as_of: date) -> str:
    """Return the deadline in the plan's words, with the day where they name none; of a late task the day itself.

    The words of a late one would mean each year's.
    """
    words, day = clean_line(task.deadline), due_words(task.due_on, task.deadline)
    if not words or task.due_on < as_of:
        return capitalised(day)
    return capitalised(words if _NAMES_DAY.search(words) else f"{words} ({day})")


def _state(task: RemindedTask, as_of: date) -> str:
    # So many days on the day to which the letter says it counts, whenever it is signed.
    if task.due_on < as_of:
        return f"{late_words(task.due_on)} (chậm {count_words((as_of - task.due_on).days)} ngày)"
    day = due_words(task.due_on, task.deadline)
    return f"Hạn {day}" if day.startswith("trước") else f"Hạn ngày {day}"
