"""The letters that remind units of the plan's tasks, filled from the records."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from desktop_app.domain.errors import InvalidRecord, UsageError
from desktop_app.domain.office.citations import day_words, joined_words
from desktop_app.domain.office.unit_nouns import led_by
from desktop_app.domain.plan.occurrences import period_title
from desktop_app.domain.plan.plan_record import PlanFields
from desktop_app.domain.vietnamese import is_whole_number
from desktop_app.papers.document.model import Document
from desktop_app.papers.kinds.tasks import reminder_letter
from desktop_app.services.awards.decided_periods import OpenPeriod, decided_but_open
from desktop_app.services.book import Book
from desktop_app.services.office.offices import issuer, office, signer
from desktop_app.services.office.units import unit
from desktop_app.services.papers.house_style.wordings import worded
from desktop_app.services.papers.reports.texts.late import inside_lines
from desktop_app.services.plan.adjustments import adjusted_by
from desktop_app.services.plan.plan_records import PLAN_ROWS, followed_plan, plan_row
from desktop_app.store.queries import year as year_queries

_REPLY_WITHIN: Final = timedelta(days=10)
_SHORTEST_REPLY: Final = timedelta(days=2)
_COUNTED: Final = (
    f"{_REPLY_WITHIN.days} ngày sau ngày của công văn, không muộn hơn thời hạn gần nhất sắp đến (sổ không ghi ngày này)"
)
_OPEN_REPLY: Final = (
    f"Hạn gửi báo cáo để dòng chấm vì công văn chưa có ngày: phát hành có ngày thì in ngày ấy, tính {_COUNTED}; "
    "muốn hạn khác thì ghi vào bản in."
)
_REPLY: Final = f"Hạn gửi báo cáo, trước ngày {{}}, do chương trình tính: {_COUNTED}; muốn hạn khác thì sửa bản Word."


def unit_id_of(options: Mapping[str, str]) -> int:
    """Return the id of the unit that a letter goes to. Raises UsageError."""
    text = options["unit"]
    if not is_whole_number(text):
        raise UsageError(f"“{text}” không phải mã số đơn vị.", lists=("units",))
    return int(text)


def reminder_paper(book: Book, unit_id: int, on: date | None = None, plan_id: int | None = None) -> Document:
    """Return the letter that reminds a unit of late and soon due tasks of a plan, without one of all plans in force.

    Raises InvalidRecord without any.
    """
    day = on or date.today()
    name = unit(book, unit_id).name
    if led_by(name) is not None:
        raise InvalidRecord(f"{name} ký công văn đôn đốc, không phải đơn vị được đôn đốc.", "unit")
    with book.store.reading() as connection:
        plan = followed_plan(connection, plan_id)
        due = list(year_queries.due_tasks(connection, unit_id, day, 30, None if plan is None else plan["id"]))
        ids = sorted({of_plan for *_, of_plan, _ in due if of_plan is not None})
        named = [plan] if plan is not None else [plan_row(connection, of_plan) for of_plan in ids]
    if not due:
        raise InvalidRecord(f"{name} không có nhiệm vụ quá hạn hoặc sắp đến hạn.")
    plans = {row["id"]: PLAN_ROWS.from_row(row) for row in named if row is not None}
    own_office = office(book, day)
    return worded(
        book,
        reminder_letter.build,
        reminder_letter.ReminderLetterData(
            issuer=issuer(own_office),
            signer=signer(own_office),
            unit=name,
            plan_title=joined_words(
                tuple(f"{each.cited}{adjusted_by(book, row_id, day)}" for row_id, each in plans.items())
            )
            or "Kế hoạch",
            plan_named=joined_words(tuple(each.cited_shortly for each in plans.values())) or "Kế hoạch",
            as_of=day,
            tasks=tuple(
                reminder_letter.RemindedTask(
                    _asked(text, period, plans, of_plan),
                    due_on,
                    reminder_letter.LEADS if role == "lead" else reminder_letter.SUPPORTS,
                    deadline,
                    inside_lines(difficulty),
                    period_title(period) if period else "",
                    followed,
                )
                for text, period, due_on, role, deadline, difficulty, of_plan, followed in due
            ),
            reply_by=reply_by(day, [due_on for _, _, due_on, *_ in due]) if on is not None else None,
            reply_day_open=on is None,
        ),
        reminder_letter.REMINDER,
        day,
    )


def _asked(text: str, period: str, plans: Mapping[int, PlanFields], of_plan: int | None) -> str:
    """Return the words of a task, of several plans with its own."""
    plan = plans.get(of_plan) if of_plan is not None and len(plans) > 1 else None
    if plan is not None:
        return f"{text.rstrip(' .;')} ({plan.cited_shortly})"
    return text.rstrip(" .;") if period else text


def reminder_note(book: Book, unit_id: int, on: date | None = None, plan_id: int | None = None) -> str:
    """Return a note on where the day of the reply is from, and on tasks whose round has its decision in the book."""
    day = on or date.today()
    with book.store.reading() as connection:
        plan = followed_plan(connection, plan_id)
        due = list(year_queries.due_tasks(connection, unit_id, day, 30, None if plan is None else plan["id"]))
    reply = reply_by(day, [due_on for _, _, due_on, *_ in due])
    counted = _REPLY.format(day_words(reply)) if reply else ""
    contradicted = decided_but_open(book, day, [OpenPeriod(text, period) for text, period, *_ in due])
    return "\n".join(filter(None, (_OPEN_REPLY if on is None else counted, *contradicted)))


def reply_by(day: date, due: Sequence[date]) -> date | None:
    """Return the day before which a reply is asked for, no later than the first deadline to come; None if that is near.

    Within a day or two nobody can answer: the deadline itself is the day then.
    """
    by = min((day + _REPLY_WITHIN, *(due_on for due_on in due if due_on >= day)))
    return by if by >= day + _SHORTEST_REPLY else None


def units_to_remind(book: Book, on: date | None = None, plan_id: int | None = None) -> list[tuple[int, str, int]]:
    """Return the units that lead late tasks of a plan on a day: id, name, number of tasks."""
    day = on or date.today()
    with book.store.reading() as connection:
        plan = followed_plan(connection, plan_id)
        late = list(year_queries.units_with_late_tasks(connection, day, None if plan is None else plan["id"]))
    # The letter is signed by who leads the office: nobody reminds himself.
    return [unit for unit in late if led_by(unit[1]) is None]
