"""The annexes of a report as an office writes them: posts by month, a task's words once."""

from dataclasses import replace
from datetime import date, timedelta

from desktop_app.domain.plan.occurrences import OccurrenceState
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.year.activities import ActivityFields, ActivityKind, Participant, PeopleReached, Spread
from desktop_app.domain.year.indicators import AutomaticMeasure
from desktop_app.papers.document.model import BodyRow, PrintedChart
from desktop_app.papers.kinds.reports.phase_report import PhaseYear, task_chart
from desktop_app.services.book import Book
from desktop_app.services.papers.reports.entered import ANNUAL, report
from desktop_app.services.papers.reports.papers import annual_data
from desktop_app.services.papers.reports.phases import phase_paper
from desktop_app.services.plan.occurrences import record_result, track_from
from desktop_app.services.plan.plan_records import save_plan
from desktop_app.services.plan.plans import plan_text
from desktop_app.services.year import indicators
from desktop_app.services.year.activities import add_activity
from tests.books import import_shipped_plan, person, rows_of, unit
from tests.papers.tables import tables_of


def post(book: Book, day: date, *, spread: Spread = Spread.POSTED, people: int | None = None) -> None:
    reached = PeopleReached(members=people)
    title = f"Tin ngày {day.day}"
    news = ActivityFields(day, ActivityKind.GOOD_NEWS, title, channel="Zalo", spread=spread, reached=reached)
    add_activity(book, news)


def test_many_posts_are_totalled_by_month_in_the_annex(book: Book) -> None:
    for number in range(25):
        spread = Spread.SHARED if number < 3 else Spread.POSTED
        post(book, date(2026, 1, 25) + timedelta(days=number), spread=spread, people=10)
    rows = annual_data(book, "2026").activities
    assert [(row.days, row.title, row.people, row.evidence) for row in rows] == [
        ("Tháng 01/2026", "Đăng mới 04, chia sẻ lại 03 tin tốt", 70, "Zalo: đăng mới 04, chia sẻ lại 03"),
        ("Tháng 02/2026", "Đăng mới 18 tin tốt", 180, "Zalo: đăng mới 18"),
    ]


def test_few_posts_are_listed_one_by_one(book: Book) -> None:
    for number in range(20):
        post(book, date(2026, 1, 2) + timedelta(days=number))
    assert [row.title for row in annual_data(book, "2026").activities] == [f"Tin ngày {2 + n}" for n in range(20)]


def test_who_wrote_a_document_is_nobody_that_it_reached(book: Book) -> None:
    writer = person(book, "Lộc Thị Đào", unit(book, "Văn phòng"), "Chuyên viên")
    participants = (Participant(writer),)
    letter = ActivityFields(date(2026, 1, 6), ActivityKind.DOCUMENT, "Công văn triển khai", participants=participants)
    add_activity(book, letter)
    add_activity(book, replace(letter, kind=ActivityKind.CONFERENCE, title="Hội nghị triển khai"))
    rows = {row.title: row.people for row in annual_data(book, "2026").activities}
    assert rows == {"Công văn triển khai": "", "Hội nghị triển khai": 1}


def test_posts_and_documents_are_not_counted_as_activities_held(book: Book) -> None:
    indicators.take_ready_set(book)
    post(book, date(2026, 1, 5))
    add_activity(book, ActivityFields(date(2026, 1, 6), ActivityKind.DOCUMENT, "Công văn triển khai"))
    add_activity(book, ActivityFields(date(2026, 1, 7), ActivityKind.EVENT, "Gặp mặt"))
    measured = indicators.measured(book, "2026", indicators.period_span("2026"))
    assert [row.value for row in measured if row.draft.automatic is AutomaticMeasure.ACTIVITIES] == [1]


def test_the_words_of_a_task_of_many_periods_stand_once_in_the_annex(book: Book) -> None:
    import_shipped_plan(book)
    tasks = annual_data(book, "2026").tasks
    whole = [task.text for task in tasks if not task.text.startswith("Như TT ")]
    assert len(whole) == len(set(whole)) < len(tasks)
    for task in tasks:
        if task.text.startswith("Như TT "):
            first = tasks[int(task.text.removeprefix("Như TT ").partition(":")[0]) - 1]
            assert task.text.partition(": ")[2].rstrip("…") in first.text
            assert (first.leads, first.group) == (task.leads, task.group)


def test_a_task_of_many_periods_is_counted_in_each_and_the_report_says_so(book: Book) -> None:
    import_shipped_plan(book)
    due = rows_of(book, "occurrence", "id, due_on", "due_on BETWEEN '2026-01-01' AND '2026-06-30'")
    for row_id, day in due:
        done = OccurrenceFields("Đã thực hiện.", done_on=date.fromisoformat(str(day)))
        record_result(book, int(str(row_id)), done)
    parts = {part.key: part.text for part in report(book, ANNUAL, "2026", date(2026, 6, 30)).parts}
    # "8/8 (đạt 100%), trong đó 08 nhiệm vụ đúng hạn" said three times that it was all of them.
    # Nor are six months of one task six tasks.
    ((tasks,),) = rows_of(book, "occurrence", "count(DISTINCT task_id)", "due_on BETWEEN '2026-01-01' AND '2026-06-30'")
    assert parts["strengths"].split("\n")[0] == (
        f"Hoàn thành đúng hạn {len(due)}/{len(due)} kỳ thực hiện của {tasks:02d} nhiệm vụ có thời hạn trong kỳ."
    )
    # Results without a day: one in a period that is over, one of a period that has not begun on the last day.
    for day, words in (("2026-03-31", "Đang giới thiệu"), ("2026-09-30", "Mới chuẩn bị")):
        (row_id,) = [row_id for row_id, due_on in monthly_of(book) if due_on == day]
        record_result(book, row_id, OccurrenceFields(words))
    sections = report(book, ANNUAL, "2026", date(2026, 6, 30)).parts
    assert [words in str(sections) for words in ("Đang giới thiệu", "Mới chuẩn bị")] == [True, False]
    (strengths,) = [part.text.split("\n")[0] for part in sections if part.key == "strengths"]
    # Sentence and annex of years told different numbers of the same tasks, neither of which added up.
    counted = (len(due) - 1, 1)
    assert strengths.startswith(f"Hoàn thành đúng hạn {counted[0]}/{sum(counted)} kỳ ")
    assert strengths.endswith(f"; {counted[1]:02d} kỳ có thực hiện.")
    (table,) = tables_of(phase_paper(book, "2022-2030", date(2026, 6, 30)).annexes[2])
    of_year = next(row.values for row in table.rows if isinstance(row, BodyRow) and row.values[0] == "2026")
    figures = dict(zip([column.title for column in table.columns], of_year, strict=True))
    assert (figures["Hoàn thành đúng hạn"], figures["Có thực hiện trong kỳ"]) == counted
    assert figures["Kỳ thực hiện đến hạn"] == sum(counted)
    # "Hoàn thành 17/17 kỳ, trong đó 02 kỳ sau hạn" told lateness as a merit: it is a weakness alone.
    first_id, first_day = next((row_id, day) for row_id, day in due if day != "2026-03-31")
    later = date.fromisoformat(str(first_day)) + timedelta(days=2)
    record_result(book, int(str(first_id)), OccurrenceFields("Đã thực hiện.", done_on=later))
    parts = {part.key: part.text for part in report(book, ANNUAL, "2026", date(2026, 6, 30)).parts}
    assert parts["strengths"].startswith(f"Hoàn thành đúng hạn {counted[0] - 1}/{sum(counted)} kỳ ")
    assert "sau hạn" not in parts["strengths"]
    assert "Có 01 nhiệm vụ hoàn thành sau hạn: " in parts["weaknesses"]
    # Five long names ran over the edge of the page.
    chart = task_chart([PhaseYear(2026, (6, 3, 1, 0), unknown=1, carried_out=1)])
    assert chart is not None
    assert " | ".join(chart.series) == "Đúng hạn | Sau hạn | Chưa hoàn thành | Có thực hiện | Chưa có số liệu"


def test_what_was_carried_out_in_a_period_that_is_over_is_left_to_no_later_report(book: Book) -> None:
    # Each month of the year before came again in every report as one of the period before, and never was done.
    plan_id = import_shipped_plan(book)
    track_from(book, plan_id, 2025)
    monthly = {day: row_id for row_id, day in monthly_of(book)}
    ((task_id,),) = rows_of(book, "occurrence", "task_id", f"id = {monthly['2025-03-31']}")
    activity = ActivityFields(date(2025, 3, 12), ActivityKind.LAW_DAY, "Giới thiệu Luật", task_id=int(str(task_id)))
    add_activity(book, activity)
    record_result(book, monthly["2025-04-30"], OccurrenceFields("Đã giới thiệu"))
    record_result(book, monthly["2026-01-31"], OccurrenceFields("Đã giới thiệu Luật", done_on=date(2026, 1, 15)))
    listed = {}
    for year in ("2025", "2026"):
        this = report(book, ANNUAL, year, date(int(year), 6, 30))
        listed[year] = {task.id for task in this.facts.tasks}
    assert [monthly["2025-03-31"] in ids for ids in listed.values()] == [True, False]
    assert [monthly["2025-04-30"] in ids for ids in listed.values()] == [True, False]
    (strengths,) = [part.text.split("\n")[0] for part in this.parts if part.key == "strengths"]
    assert strengths.startswith("Hoàn thành đúng hạn 1/")
    assert "kỳ trước chuyển sang" not in strengths


def monthly_of(book: Book) -> list[tuple[int, str]]:
    """Return id and due day of the periods of the task of every month."""
    rows = rows_of(book, "occurrence", "id, due_on", "whole_period = 1 AND period LIKE '____-__' AND period > '2025'")
    return [(int(str(row_id)), str(due_on)) for row_id, due_on in rows]


def test_what_was_due_before_the_plan_was_followed_is_in_no_later_report(book: Book) -> None:
    plan_id = import_shipped_plan(book)
    track_from(book, plan_id, 2024)
    plan = plan_text(book, plan_id)
    assert plan is not None
    save_plan(book, plan_id, replace(plan.fields, late_from=date(2026, 3, 1)))
    report_of_year = report(book, ANNUAL, "2026", date(2026, 11, 15))
    first = report_of_year.facts.span.first
    dated = [task.due_on for task in report_of_year.facts.tasks if task.due_on is not None]
    assert min(dated) >= first
    assert rows_of(book, "occurrence", "id", f"due_on < '{first}'")
    unknown = [task for task in report_of_year.facts.tasks if task.state is OccurrenceState.NOT_RECORDED]
    done, *_ = [task for task in report_of_year.facts.tasks if task.due_on and task.due_on > date(2026, 3, 1)]
    record_result(book, done.id, OccurrenceFields("Đã thực hiện.", done_on=done.due_on))
    text = {part.key: part.text for part in report(book, ANNUAL, "2026", date(2026, 11, 15)).parts}["strengths"]
    asked = [day for day in dated if day <= date(2026, 11, 15)]
    assert text.startswith(f"Hoàn thành đúng hạn 1/{len(asked)} kỳ thực hiện của ")
    assert f"; {len(unknown):02d} kỳ chưa có số liệu." in text
    # On its last day no more is known of such a task; it was told as not done by a report to that day alone.
    last = max(task.due_on for task in unknown if task.due_on)
    weak = {part.key: part.text for part in report(book, ANNUAL, "2026", last).parts}["weaknesses"]
    assert "chưa hoàn thành" not in weak
    # The annex of a phase counted only those of which something is recorded; its sentence counts all that were due.
    phase = phase_paper(book, "2022-2030", date(2026, 11, 15), charts=("tasks",))
    (years,) = tables_of(phase.annexes[2])
    assert years.columns[5].title == "Chưa có số liệu"
    for row in years.rows:
        if isinstance(row, BodyRow) and row.values[0] in ("2024", "2025", "2026"):
            of_year = f"due_on LIKE '{row.values[0]}%' AND due_on <= '2026-11-15'"
            ((due, before),) = rows_of(book, "occurrence", "count(*), sum(due_on < '2026-03-01')", of_year)
            assert (row.values[1], row.values[5]) == (due, before)
            assert sum(figure for figure in row.values[2:6] if isinstance(figure, int)) == due
    (chart,) = [block for block in phase.body if isinstance(block, PrintedChart)]
    of_years = {row.values[0]: row.values[2:6] for row in years.rows if isinstance(row, BodyRow)}
    assert {row.label: row.values for row in chart.rows if any(row.values)} == {
        year: figures for year, figures in of_years.items() if figures[0] != "–"
    }
    save_plan(book, plan_id, replace(plan.fields, late_from=date(2026, 3, 1), dated_on=date(2026, 2, 20)))
    after = {task.id for task in report(book, ANNUAL, "2026", date(2026, 11, 15)).facts.tasks}
    assert [task.due_on for task in unknown if task.id in after] == [date(2026, 2, 28)]


def test_what_was_only_shared_is_marked_in_the_list_of_activities(book: Book) -> None:
    post(book, date(2026, 1, 5), spread=Spread.SHARED)
    post(book, date(2026, 1, 6))
    assert [row.title for row in annual_data(book, "2026").activities] == ["Tin ngày 5 (chia sẻ lại)", "Tin ngày 6"]
