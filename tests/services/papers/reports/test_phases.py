"""Sơ kết and tổng kết of a phase: several years of one plan, from its records and no others."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.plan.adjustments import AdjustmentFields
from desktop_app.domain.plan.phases import Phase, parse_phase, usual_phases
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.year.activities import ActivityFields, ActivityKind, Participant, PeopleReached, Spread
from desktop_app.domain.year.indicators import AutomaticMeasure
from desktop_app.domain.year.movements import MovementFields
from desktop_app.papers import PaperFormat
from desktop_app.papers.document.model import BodyRow, Document, Paragraph, Table, TotalRow
from desktop_app.services.book import Book
from desktop_app.services.papers.choices import paper_options
from desktop_app.services.papers.issued import IssueFields, issue
from desktop_app.services.papers.papers import document, render
from desktop_app.services.papers.reports import papers, phases, remarks
from desktop_app.services.papers.reports.entered import ANNUAL, PHASE, report
from desktop_app.services.papers.reports.late_entries import late_entries
from desktop_app.services.plan.adjustments import save_adjustment
from desktop_app.services.plan.occurrences import record_result, track_from
from desktop_app.services.plan.plan_records import chosen_plan, save_plan
from desktop_app.services.year.activities import add_activity, change_activity
from desktop_app.services.year.briefings import mark_informed
from desktop_app.services.year.indicators import take_ready_set
from desktop_app.services.year.movements import save_movement
from tests.books import PLAN, book_in, dump, followed_plan, import_plan, person, rows_of, unit
from tests.papers.tables import tables_of

YEARLY = PLAN.replace("phong trào đọc sách giai đoạn 2024 - 2028", "công tác năm 2025").replace(
    "1. Tuyên truyền", "1. Việc của năm 2025"
)
CUT_OFF = date(2025, 12, 31)
CAME = "Lượt người tham gia"


def _fill(book: Book) -> None:
    first = import_plan(book)
    plan = chosen_plan(book)
    assert plan is not None
    named = replace(plan.fields, number="12/KH-SNgV", dated_on=date(2024, 1, 15), late_from=date(2024, 1, 1))
    save_plan(book, first, replace(named, programme="Chương trình số 03/CTr-UBND ngày 09/01/2024 của UBND tỉnh"))
    track_from(book, first, 2024)
    second = followed_plan(book, 2025, YEARLY)
    tasks = {first: 1, second: 6}
    for plan_id, day, title, people in (
        (first, date(2024, 4, 21), "Ngày hội đọc sách 2024", 40),
        (first, date(2025, 4, 21), "Ngày hội đọc sách 2025", 55),
        (second, date(2025, 5, 9), "Hội nghị công tác năm", 300),
    ):
        fields = ActivityFields(day, ActivityKind.CONFERENCE, title, task_id=tasks[plan_id])
        add_activity(book, replace(fields, reached=PeopleReached(staff=people)))
    for year, done_on in ((2024, date(2024, 11, 18)), (2025, date(2025, 11, 25))):
        ((row_id,),) = rows_of(book, "occurrence", "id", f"task_id = 5 AND year = {year}")
        record_result(book, int(str(row_id)), OccurrenceFields("Đã gửi báo cáo", done_on=done_on))


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """The plan 2024 - 2028 with results of 2024 and 2025, and beside it the plan of 2025 with records of its own."""
    with book_in(tmp_path / "book", _fill) as book:
        yield book


def texts(paper: Document) -> str:
    return "\n".join(block.text for block in paper.body if isinstance(block, Paragraph))


def years_of(paper: Document) -> list[tuple[object, ...]]:
    (section,) = [each for each in paper.annexes if "QUA CÁC NĂM" in str(each.titles)]
    (table,) = [block for block in section.body if isinstance(block, Table)]
    return [
        (row.label, *row.values) if isinstance(row, TotalRow) else row.values
        for row in table.rows
        if isinstance(row, BodyRow | TotalRow)
    ]


def test_a_phase_tells_its_years_side_by_side_and_their_sums(book: Book) -> None:
    paper = phases.phase_paper(book, "2024-2025", CUT_OFF)
    # Tasks due, in time, later, open; activities, who came, who saw; posted, shared; awards: none recorded.
    rows = {row[0]: row[1:] for row in years_of(paper)}
    assert rows["2024"][4:] == (1, 40, 0, 0, 0, "–", "–")
    assert rows["2025"][4:] == (1, 55, 0, 0, 0, "–", "–")
    assert rows["Tổng cộng"][4:] == (2, 95, 0, 0, 0, "–", "–")
    due = len(rows_of(book, "occurrence", "id", "year IN (2024, 2025) AND due_on <= '2025-12-31' AND task_id <= 5"))
    in_time, after = rows["Tổng cộng"][1:3]
    assert rows["Tổng cộng"][0] == due
    assert (in_time, after) == (1, 1)


def test_the_readers_of_a_document_are_not_among_those_who_came_in_either_annex(book: Book) -> None:
    take_ready_set(book)
    letter = ActivityFields(date(2025, 3, 3), ActivityKind.DOCUMENT, "Công văn", reached=PeopleReached(staff=7))
    add_activity(book, letter)
    paper = phases.phase_paper(book, "2024-2025", CUT_OFF)
    (figures,) = tables_of(paper.annexes[0])
    (came,) = [row.values[5] for row in figures.rows if isinstance(row, BodyRow) and row.values[1] == CAME]
    assert years_of(paper)[-1][6] == came == 95


def test_plans_do_not_touch_each_other_s_reports(book: Book) -> None:
    first, second = (phases.phase_paper(book, "2024-2025", CUT_OFF), papers.annual_paper(book, "2025", None, 2))
    assert "Ngày hội đọc sách" in str(first)
    assert "Hội nghị công tác năm" not in str(first)
    assert "Việc của năm 2025" not in str(first)
    assert "Hội nghị công tác năm" in str(second)
    assert "Ngày hội đọc sách" not in str(second)
    assert "Việc của năm 2025".casefold() in str(second).casefold()
    before = str(phases.phase_paper(book, "2024-2025", CUT_OFF))
    fields = ActivityFields(date(2025, 6, 2), ActivityKind.CONFERENCE, "Thêm của kế hoạch năm", task_id=6)
    add_activity(book, fields)
    assert str(phases.phase_paper(book, "2024-2025", CUT_OFF)) == before


def test_staff_informed_of_one_plan_and_its_targets_are_not_told_of_another(book: Book) -> None:
    take_ready_set(book)
    office = unit(book, "Phòng Kiểm thử")
    people = [person(book, f"Hứa Văn {letter}", office) for letter in "AB"]
    for task_id, day, present in ((1, date(2025, 3, 3), people[:1]), (6, date(2025, 3, 4), people[1:])):
        briefing = ActivityFields(day, ActivityKind.BRIEFING, "Hội nghị quán triệt", task_id=task_id)
        add_activity(book, replace(briefing, participants=tuple(map(Participant, present))))
    first, second = (report(book, ANNUAL, "2025", CUT_OFF, plan_id).facts for plan_id in (1, 2))
    for facts, informed in ((first, people[:1]), (second, people[1:])):
        assert [each.person_id for each in facts.staff if each.since is not None] == informed
    measured = {each.draft.automatic: each.value for each in first.indicators}
    assert measured[AutomaticMeasure.STAFF_INFORMED] == 50
    assert second.indicators == ()
    mark_informed(book, people[1:], date(2025, 5, 5))
    first, second = (report(book, ANNUAL, "2025", CUT_OFF, plan_id).facts for plan_id in (1, 2))
    assert [sum(each.since is not None for each in facts.staff) for facts in (first, second)] == [2, 1]


def test_a_record_that_changes_its_plan_after_the_report_is_told_late_by_the_other_plan_once(book: Book) -> None:
    entered = ActivityFields(date(2025, 11, 15), ActivityKind.GOOD_NEWS, "Tin", task_id=6)
    moved = add_activity(book, entered).only_id("activity")

    def tellers(*years: str) -> list[str]:
        accounts = {year: report(book, ANNUAL, year).account.activities for year in years}
        return [year for year, activities in accounts.items() if moved in {each.id for each in activities}]

    issue(book, "annual-report", {"year": "2025"}, IssueFields(formats=(PaperFormat.XLSX,)))
    assert tellers("2025", "2026") == []
    change_activity(book, moved, replace(entered, task_id=1))
    assert tellers("2025", "2026") == ["2026"]
    assert [entry.id for entry in late_entries(book, ANNUAL, "2026")] == [moved]
    issue(book, "annual-report", {"year": "2026"}, IssueFields(formats=(PaperFormat.XLSX,)))
    for task_id in (6, 1):
        change_activity(book, moved, replace(entered, task_id=task_id))
    assert tellers("2025", "2026", "2027") == ["2026"]


def test_reports_cite_number_and_day_of_the_plan_the_programme_above_it_and_adjustments_of_the_time(book: Book) -> None:
    save_adjustment(book, 1, None, AdjustmentFields(date(2025, 3, 10), "25/KH-SNgV"))
    save_adjustment(book, 1, None, AdjustmentFields(date(2026, 3, 10), "26/KH-SNgV"))
    cited = (
        "Thực hiện Chương trình số 03/CTr-UBND ngày 09/01/2024 của UBND tỉnh và Kế hoạch số 12/KH-SNgV ngày 15/01/2024 "
        "thực hiện phong trào đọc sách giai đoạn 2024 - 2028 "
        "(được điều chỉnh tại Kế hoạch số 25/KH-SNgV ngày 10/3/2025)"
    )
    assert cited in texts(phases.phase_paper(book, "2024-2025", CUT_OFF))
    assert cited in texts(papers.annual_paper(book, "2025"))
    assert "công tác năm 2025" in texts(papers.annual_paper(book, "2025", None, 2))


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("2022-2025", "nằm ngoài thời gian của kế hoạch"),
        ("2025", "không phải giai đoạn"),
        ("2026-2025", "không phải giai đoạn"),
    ],
)
def test_what_is_no_phase_of_the_plan_is_refused(book: Book, code: str, says: str) -> None:
    before = dump(book)
    with pytest.raises(InvalidRecord, match=says):
        phases.phase_paper(book, code)
    with pytest.raises(InvalidRecord, match="Ngày chốt số liệu"):
        phases.phase_paper(book, "2024-2025", date(2026, 1, 1))
    assert dump(book) == before


def test_the_whole_of_a_plan_is_summed_up_and_a_part_is_reviewed(book: Book) -> None:
    part, running, whole = (
        phases.phase_paper(book, code, cut_off)
        for code, cut_off in (("2024-2025", None), ("2024-2028", date(2027, 12, 31)), ("2024-2028", date(2028, 11, 15)))
    )
    assert "Sơ kết thực hiện" in str(part.titles)
    assert "Sơ kết thực hiện" in str(running.titles)
    assert "Tổng kết thực hiện" in str(whole.titles)
    # What is not over is told for the days that it covers, never as if it had been looked back on.
    assert str(part.titles).count("giai đoạn 2024 - 2025") == 1
    for text in (str(running.titles), texts(running)):
        assert "từ ngày 15/01/2024 đến ngày 31/12/2027" in text
    assert running.titles is not None
    assert running.titles.subject.endswith(", từ ngày 15/01/2024 đến ngày 31/12/2027")
    # The days are told once by the opening: those that are counted.
    opening = next(text for text in texts(running).split("\n") if text.startswith("Thực hiện "))
    assert opening.count("từ ngày 15/01/2024 đến ngày 31/12/2027") == 1
    assert "báo cáo sơ kết thực hiện Kế hoạch, giai đoạn 2024 - 2025. Số liệu tính từ" in texts(part)
    assert "THỜI GIAN TỚI" in texts(running).upper()
    assert "GIAI ĐOẠN TIẾP THEO" not in texts(running).upper()


def test_the_page_of_papers_offers_the_phases_of_the_chosen_plan(book: Book) -> None:
    plan, phase, charts = paper_options(book, "phase-report", {})
    assert [choice.label for choice in plan.choices] == ["Kế hoạch 12/KH-SNgV (2024 - 2028)", "Kế hoạch 2025"]
    assert [choice.label for choice in phase.choices] == ["Giai đoạn 2024 - 2025", "Giai đoạn 2024 - 2028"]
    assert [choice.gives["chart"] for choice in charts.choices] == ["", "awards", "tasks", "both"]
    _, none, _ = paper_options(book, "phase-report", {"plan": "2"})
    assert none.choices == ()
    for format in ("pdf", "docx"):
        assert render(book, "phase-report", {"plan": "", "phase": "2024-2025"}, format).content


def test_phases_of_a_plan_are_its_first_part_and_the_whole() -> None:
    assert usual_phases(2022, 2030) == (Phase(2022, 2025), Phase(2022, 2030))
    assert usual_phases(2027, 2027) == usual_phases(None, 2030) == ()
    assert parse_phase("2022 – 2025") == Phase(2022, 2025)


def test_before_printing_it_is_said_that_a_plan_has_no_number_yet(book: Book) -> None:
    def sentences(plan_id: int | None) -> list[str]:
        source = report(book, ANNUAL, "2025", None, plan_id)
        return [remark.sentence for remark in remarks.remarks(book, source) if "chưa ghi số" in remark.sentence]

    assert sentences(None) == []
    assert len(sentences(2)) == 1


def test_a_phase_tells_no_day_before_its_plan_was_made(book: Book) -> None:
    add_activity(book, ActivityFields(date(2024, 1, 10), ActivityKind.CONFERENCE, "Họp soạn kế hoạch", task_id=1))
    paper = phases.phase_paper(book, "2024-2025", CUT_OFF)
    assert "Số liệu tính từ ngày 15/01/2024 đến ngày 31/12/2025" in texts(paper)
    assert "Họp soạn kế hoạch" not in str(paper)


def test_what_was_to_follow_a_movement_of_years_ago_is_no_task_to_come(book: Book) -> None:
    for year in (2024, 2025):
        fields = MovementFields(
            f"Đọc sách {year}", date(year, 3, 1), date(year, 6, 30), next_steps=f"Mở tủ sách {year}."
        )
        save_movement(book, None, replace(fields, closed_on=date(year, 7, 5)))
    text = texts(phases.phase_paper(book, "2024-2025", CUT_OFF))
    assert "Mở tủ sách 2025 (việc nêu khi tổng kết" in text
    assert "Mở tủ sách 2024" not in text


def test_a_plan_issued_anew_within_the_phase_does_not_cut_what_was_recorded_before(book: Book) -> None:
    plan = chosen_plan(book)
    assert plan is not None
    before = years_of(phases.phase_paper(book, "2024-2025", CUT_OFF))
    save_plan(book, plan.id, replace(plan.fields, number="40/KH-SNgV", dated_on=date(2025, 3, 1)))
    anew = phases.phase_paper(book, "2024-2025", CUT_OFF)
    assert "Số liệu tính từ ngày 01/01/2024 đến ngày 31/12/2025." in texts(anew)
    assert "Ngày hội đọc sách 2024" in str(anew)
    rows = {row[0]: row[5:7] for row in before}
    assert {row[0]: row[5:7] for row in years_of(anew)} == rows


def test_what_was_to_follow_a_movement_of_years_ago_is_left_out_and_said(book: Book) -> None:
    closed = MovementFields(
        "Đọc và làm theo sách", date(2024, 2, 1), closed_on=date(2024, 10, 30), next_steps="Mở tủ sách ở các phòng."
    )
    save_movement(book, None, closed)
    paper = phases.phase_paper(book, "2024-2025", CUT_OFF)
    assert "Mở tủ sách" not in texts(paper)

    def remarked(cut_off: date) -> str:
        source = report(book, PHASE, "2024-2025", cut_off)
        return "\n".join(remark.sentence for remark in remarks.remarks(book, source))

    assert (
        "“Mở tủ sách ở các phòng” (nhiệm vụ tiếp theo của phong trào “Đọc và làm theo sách”) không nêu là việc sẽ làm: "
        "phong trào tổng kết ngày 30/10/2024, quá một năm trước ngày chốt số liệu."
    ) in remarked(CUT_OFF)
    asked = "vẫn nêu là việc sẽ làm, tuy phong trào tổng kết ngày 30/10/2024: nếu đã làm, sửa ở thẻ Phong trào."
    assert asked in remarked(date(2025, 6, 30))
    assert "Mở tủ sách" not in remarked(date(2025, 3, 31))


@pytest.mark.parametrize("phase", [{}, {"phase": "2025-2025"}, {"phase": "2024-2025"}])
def test_a_plan_of_one_year_has_no_phase_and_says_what_it_has(book: Book, phase: dict[str, str]) -> None:
    # Each of the three was refused for what was chosen, or not chosen, as if another choice would help.
    way_out = "Kế hoạch chỉ thực hiện trong năm 2025: lập báo cáo năm."
    with pytest.raises(InvalidRecord) as refused:
        document(book, "phase-report", {"plan": "2", **phase})
    assert refused.value.message == way_out
    assert paper_options(book, "phase-report", {"plan": "2"})[1].missing == way_out


def test_items_of_no_column_are_told_below_the_years(book: Book) -> None:
    # The one of which nobody recorded whether it was posted or shared was in the figures, and nowhere among the years.
    news = ActivityFields(date(2025, 5, 5), ActivityKind.GOOD_NEWS, "Tin tốt", task_id=1)
    for spread in (Spread.POSTED, Spread.NONE):
        add_activity(book, replace(news, spread=spread))
    paper = phases.phase_paper(book, "2024-2025", CUT_OFF)
    (section,) = [each for each in paper.annexes if "QUA CÁC NĂM" in str(each.titles)]
    note = "Ngoài số đăng mới, chia sẻ lại nêu trên, còn có 01 tin, bài (năm 2025)./."
    assert section.closing.lines == ("Tổng số: 02 năm (năm 2024 tính từ ngày 15/01/2024).", note)


def test_years_that_are_no_whole_ones_are_named_below_the_years(book: Book) -> None:
    # They were counted as years in which the plan was carried out.
    paper = phases.phase_paper(book, "2024-2025", date(2025, 6, 30))
    (section,) = [each for each in paper.annexes if "QUA CÁC NĂM" in str(each.titles)]
    parts = "năm 2024 tính từ ngày 15/01/2024; năm 2025 tính đến ngày 30/6/2025"
    assert section.closing.lines == (f"Tổng số: 02 năm ({parts})./.",)
