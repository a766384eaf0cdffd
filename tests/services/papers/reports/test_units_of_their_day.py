"""After an adjustment gave a task to another unit, papers name for each period the unit that led it on its day."""

import re
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.plan.adjustments import AdjustmentFields
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.services.book import Book
from desktop_app.services.keeping import history
from desktop_app.services.office import units
from desktop_app.services.papers.chains.read import chain_of_nomination
from desktop_app.services.papers.reports.entered import ANNUAL, HALF_YEAR, report
from desktop_app.services.papers.reports.facts.tasks import tasks_of_year
from desktop_app.services.papers.reports.papers import annual_data
from desktop_app.services.papers.reports.tables.reminders import reminder_paper, units_to_remind
from desktop_app.services.papers.reports.tables.tasks import task_table_paper
from desktop_app.services.plan.occurrences import record_result
from desktop_app.services.rounds.evidence import draft_summary
from desktop_app.services.rounds.nominations import nominate
from tests.books import PLAN, adjust_plan, followed_plan, review_round, rows_of, unit

TASK = 2
TODAY = date(2026, 11, 20)
OF_INSPECTION = PLAN.replace("định kỳ tại cơ quan", "vào ngày 9 hằng tháng")
OF_OFFICE = OF_INSPECTION.replace("Thanh tra Sở tổ chức", "Văn phòng Sở tổ chức")
INSPECTION, OFFICE = "Thanh tra Sở", "Văn phòng"
WORDS_THEN, WORDS_NOW = ("Thanh tra Sở tổ chức giới thiệu sách", "Văn phòng Sở tổ chức giới thiệu sách")
MONTHS_DONE = ("2025-02", "2025-03", "2026-02", "2026-08", "2026-09")


@pytest.fixture
def book(book: Book) -> Book:
    """A task that was the inspection's until 19/6/2026, done in two months of 2025 and three of 2026."""
    plan = followed_plan(book, 2025, OF_INSPECTION)
    for period in MONTHS_DONE:
        ((period_id,),) = rows_of(book, "occurrence", "id", f"task_id = {TASK} AND period = '{period}'")
        day = date.fromisoformat(f"{period}-09")
        record_result(book, int(str(period_id)), OccurrenceFields("Giới thiệu 02 cuốn", done_on=day))
    adjust_plan(book, plan, OF_OFFICE, AdjustmentFields(date(2026, 6, 20), "31/KH-SNgV"))
    return book


def text_of(book: Book, kind: str, period: str) -> str:
    return "\n".join(part.text for part in report(book, kind, period).parts)


@pytest.mark.parametrize(("kind", "period"), [(ANNUAL, "2025"), (HALF_YEAR, "2025-H1")])
def test_a_report_of_before_names_the_unit_of_then_and_the_words_of_then(book: Book, kind: str, period: str) -> None:
    """It told the year before under the unit that the task was given to later."""
    text = text_of(book, kind, period)
    assert "Thanh tra Sở: Giới thiệu 02 cuốn" in text
    assert "Văn phòng: Giới thiệu" not in text
    # What was still to be done on its last day was to be done by the unit of that day.
    assert WORDS_THEN in text
    assert WORDS_NOW not in text


def test_the_year_of_the_adjustment_names_each_by_its_day(book: Book) -> None:
    text = text_of(book, ANNUAL, "2026")
    assert "Thanh tra Sở: Giới thiệu 02 cuốn (tháng 02 năm 2026" in text
    assert "Văn phòng: Giới thiệu 02 cuốn (tháng 8 năm 2026" in text
    rows = annual_data(book, "2026").tasks
    assert {row.leads for row in rows if "sách pháp luật" in row.text} == {(INSPECTION,), (OFFICE,)}
    # A row that says "as row 5" is worded as that one.
    named = [match for row in rows if (match := re.match(r"Như TT (\d+): (.{30})", row.text))]
    assert named
    assert all(rows[int(match[1]) - 1].text.startswith(match[2]) for match in named)
    whole = {row.text.split(" tổ chức")[0] for row in rows if re.match(r"(?!Như TT).*sách pháp luật", row.text)}
    assert whole == {INSPECTION, f"{OFFICE} Sở"}
    # Worded anew it is the same task: the table told one more than the plan has.
    assert sum(not row.again for row in rows) == len({task.task_id for task in tasks_of_year(book, 2026, TODAY)})


def test_the_table_of_tasks_words_each_period_as_it_was(book: Book) -> None:
    facts = {task.period: task for task in tasks_of_year(book, 2026, TODAY) if task.task_id == TASK}
    assert (facts["2026-02"].leads, facts["2026-08"].leads) == ((INSPECTION,), (OFFICE,))
    assert facts["2026-02"].text.startswith(WORDS_THEN)
    assert facts["2026-08"].text.startswith(WORDS_NOW)
    # As it is known on a day before the adjustment, nobody else has any of it.
    then = {task.period: task for task in tasks_of_year(book, 2026, date(2026, 6, 19)) if task.task_id == TASK}
    assert {task.leads for task in then.values()} == {(INSPECTION,)}
    assert all(task.text.startswith(WORDS_THEN) for task in then.values())
    printed = str(task_table_paper(book, "2026", date(2026, 6, 19)).body)
    assert WORDS_THEN in printed
    assert WORDS_NOW not in printed


def test_who_is_reminded_is_who_has_the_task_now(book: Book) -> None:
    names = {name: row_id for row_id, name, _ in units_to_remind(book, TODAY)}
    assert INSPECTION not in names
    assert WORDS_NOW in str(reminder_paper(book, names[OFFICE], TODAY).body).replace("\N{NO-BREAK SPACE}", " ")


def test_what_a_unit_did_is_its_own(book: Book) -> None:
    """The office was told to have done what the inspection had done."""
    ids = {str(name): int(str(row_id)) for row_id, name in rows_of(book, "unit", "id, name")}
    review_round(book, "2025-H2")
    of_2025 = {
        name: draft_summary(
            book,
            NominationFields(
                "2025-H2",
                NomineeKind.COLLECTIVE,
                unit_id=ids[name],
                period_from=date(2025, 1, 1),
                period_to=date(2025, 12, 31),
                task_ids=(TASK,),
            ),
        ).text
        for name in (INSPECTION, OFFICE)
    }
    assert "giới thiệu sách" in of_2025[INSPECTION]
    assert "chủ trì" in of_2025[INSPECTION].casefold()
    assert "Chủ trì" not in of_2025[OFFICE]
    assert WORDS_NOW not in "".join(of_2025.values())


def test_undone_it_is_all_the_first_units(book: Book) -> None:
    history.undo(book)
    text = text_of(book, ANNUAL, "2026")
    assert "Văn phòng: Giới thiệu" not in text
    assert WORDS_NOW not in text


def test_a_unit_that_ended_later_still_has_what_was_to_come_in_a_report_of_before(book: Book) -> None:
    """The heir of a later year was named in the plans of the year before."""
    history.undo(book)
    heir = unit(book, "Phòng Pháp chế")
    ((inspection,),) = rows_of(book, "unit", "id", f"name = '{INSPECTION}'")
    ended = replace(units.unit(book, int(str(inspection))), valid_to=date(2026, 6, 30), successor_id=heir)
    units.change_unit(book, int(str(inspection)), ended)
    assert "Phòng Pháp chế" not in text_of(book, ANNUAL, "2025")
    assert "Phòng Pháp chế" in text_of(book, ANNUAL, "2026")


def test_what_was_moved_later_is_due_in_a_report_of_before_when_it_was_then(book: Book) -> None:
    """What was put off in June 2026 from that year to the next was missing from what the report of 2025 had to come."""
    plan = int(str(rows_of(book, "plan", "id")[0][0]))
    ((task_id,),) = rows_of(book, "task", "id", "text LIKE '%tủ sách%'")
    first = OF_OFFICE.replace("thời gian hoàn thành trong Quý II/2024", "hoàn thành trong quý III năm 2026")
    later = OF_OFFICE.replace("thời gian hoàn thành trong Quý II/2024", "hoàn thành trước ngày 30/9/2027")
    adjust_plan(book, plan, first, AdjustmentFields(date(2025, 3, 1), "30/KH-SNgV"))
    adjust_plan(book, plan, later, AdjustmentFields(date(2026, 6, 20), "32/KH-SNgV"))
    assert rows_of(book, "occurrence", "due_on", f"task_id = {task_id}") == [("2027-09-29",)]
    to_come = "tủ sách dùng chung của cơ quan, hoàn thành trong quý III năm 2026"
    assert to_come in text_of(book, ANNUAL, "2025")
    assert to_come not in text_of(book, ANNUAL, "2026")

    def of_task(year: int, on: date) -> list[tuple[str, date | None]]:
        facts = tasks_of_year(book, year, on)
        return [(task.deadline, task.due_on) for task in facts if task.task_id == task_id]

    assert of_task(2026, date(2026, 6, 19)) == [("hoàn thành trong quý III năm 2026", date(2026, 9, 30))]
    assert (of_task(2027, date(2026, 6, 19)), of_task(2026, date(2026, 6, 20))) == ([], [])
    assert of_task(2027, date(2026, 6, 20)) == [("hoàn thành trước ngày 30/9/2027", date(2027, 9, 29))]


@pytest.mark.parametrize(
    ("first", "last", "leads"),
    [
        (date(2025, 1, 1), date(2025, 12, 31), INSPECTION),
        (date(2026, 1, 1), date(2026, 12, 31), f"{INSPECTION}, {OFFICE}"),
        (date(2026, 7, 1), date(2026, 12, 31), OFFICE),
    ],
)
def test_what_a_nomination_rests_on_names_who_led_the_task_in_its_days(
    book: Book, first: date, last: date, leads: str
) -> None:
    review_round(book, "2026-H2")
    nominee = unit(book, "Phòng Pháp chế")
    of_days = NominationFields(
        "2026-H2",
        NomineeKind.COLLECTIVE,
        unit_id=nominee,
        summary="Tốt.",
        period_from=first,
        period_to=last,
        task_ids=(TASK,),
    )
    chain = chain_of_nomination(book, nominate(book, of_days).only_id("nomination"))
    (step,) = [step for step in chain.steps if step.text.endswith("chủ trì")]
    assert step.text.endswith(f"; {leads} chủ trì")
    assert (WORDS_NOW in step.text) is (leads == OFFICE)
