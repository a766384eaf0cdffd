"""What a reader takes from a sentence of a report is what the records say: of whom a number is, and of how many."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.council.votes import Votes
from desktop_app.domain.law.year_facts import Scope
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.plan.occurrences import OccurrenceState
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.standing.year_records import InitiativeFields, Subject
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.activities import ActivityFields, ActivityKind, Participant, PeopleReached
from desktop_app.domain.year.movements import Criterion, MovementFields
from desktop_app.papers.document.faults.words import without_errors
from desktop_app.services import lists
from desktop_app.services.book import Book
from desktop_app.services.council.vote_tallies import record_votes
from desktop_app.services.papers import papers
from desktop_app.services.papers.reports.entered import PHASE, report
from desktop_app.services.papers.reports.facts.tasks import TaskFact, tasks_of_year
from desktop_app.services.papers.reports.papers import annual_data
from desktop_app.services.papers.reports.texts.deeds import deed_words, topic_of
from desktop_app.services.papers.reports.texts.plan import tell_results
from desktop_app.services.papers.reports.texts.sentences import Draft
from desktop_app.services.plan.occurrences import record_result, track_from
from desktop_app.services.rounds.nominations import nominate
from desktop_app.services.standing.year_records import save_initiative
from desktop_app.services.year.activities import add_activity
from desktop_app.services.year.movements import save_movement
from tests.books import book_in, import_shipped_plan, individual, person, review_round, rows_of, unit
from tests.papers.reading import docx_text
from tests.services.meetings import meeting


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A round with two nominees (1, 2) of a unit (1)."""
    with book_in(tmp_path / "book") as year_book:
        unit(year_book, "Phòng Kiểm thử")
        review_round(year_book, "2025-H2")
        for name in ("Bế Thị Bình", "Chu Văn Cường"):
            individual(year_book, person(year_book, name, 1), "2025-H2")
        yield year_book


def text_of(book: Book, kind: str, **options: str) -> str:
    """Return the text of a paper, on one line."""
    return " ".join(docx_text(papers.document(book, kind, options)).split()).replace("\u00a0", " ")


def test_a_number_of_proposals_that_failed_is_none_of_people(book: Book) -> None:
    # Who failed for one of two awards was told as one who failed, and twice where it was for both.
    title = NominationFields(
        "2025-H2",
        NomineeKind.INDIVIDUAL,
        1,
        award="grassroots_fighter",
        summary="Dẫn đầu.",
        exception_reason="Theo đề nghị của Hội đồng.",
    )
    nominate(book, title)
    session = meeting(book, "2025-H2", nominations=[1, 2, 3], held_on=date(2025, 12, 3))
    record_votes(book, session.id, {1: Votes(3, 3, 3, 0, 3), 2: Votes(3, 3, 3, 3), 3: Votes(3, 3, 3, 0, 3)})
    text = text_of(book, "emulation-report", year="2025")
    assert "xét 03 đề nghị cho cá nhân; 1/3 đề nghị đạt tỷ lệ biểu quyết, " in text
    assert ", 02 đề nghị cho cá nhân không đạt (01 cá nhân)." in text


def test_a_criterion_that_begins_with_an_abbreviation_keeps_it(book: Book) -> None:
    # "cCVCNLĐ tham gia", which nothing spelled out any more.
    criteria = (Criterion("CCVCNLĐ tham gia", "100 %", "36/39 người"), Criterion("Tin tốt", "", "đăng 12 tin"))
    fields = MovementFields("Mỗi ngày một tin tốt", date(2025, 1, 15), closed_on=date(2025, 11, 20), criteria=criteria)
    save_movement(book, None, fields)
    text = text_of(book, "emulation-report", year="2025")
    assert "kết quả: công chức, viên chức, người lao động tham gia đạt 36/39 người (chỉ tiêu 100 %); tin tốt:" in text
    # A line that begins with it begins with a capital.
    line = "- Công chức, viên chức, người lao động tham gia: 36/39 người"
    assert line in text_of(book, "movement-report", movement="1")
    assert without_errors("Dự: CCVCNLĐ") == "Dự: công chức, viên chức, người lao động"
    # So does a name in quotation marks.
    assert without_errors("01 chỉ tiêu (“CCVCNLĐ dự”)") == "01 chỉ tiêu (“Công chức, viên chức, người lao động dự”)"


def test_initiatives_of_one_scope_are_counted_once(book: Book) -> None:
    for title in ("Cổng tra cứu", "Số hóa hồ sơ"):
        subject = Subject(NomineeKind.INDIVIDUAL, 1)
        fields = InitiativeFields(
            subject, 2025, title, scope=Scope.BASE, recognised=True, recognised_on=date(2025, 11, 5)
        )
        save_initiative(book, None, fields)
    text = text_of(book, "emulation-report", year="2025")
    assert " có 02 sáng kiến được công nhận, phạm vi ảnh hưởng cấp cơ sở." in text


def sentence(code_days: dict[str, date], result: str, documents: tuple[str, ...] = ()) -> str:
    """Return what a report tells of periods of a task that were done on days with one result."""
    periods = [
        TaskFact(
            place,
            7,
            "II/1",
            "Sinh hoạt chuyên đề",
            ("Chi đoàn",),
            (),
            "",
            code,
            day,
            day,
            OccurrenceState.DONE_ON_TIME,
            result,
            "",
            "",
            documents[place] if documents else "",
            "",
        )
        for place, (code, day) in enumerate(code_days.items())
    ]
    draft = Draft()
    tell_results(draft, "tasks", periods, "Phụ lục III", {}, "")
    (paragraph,) = draft.paragraphs["tasks"]
    return paragraph.text


def test_the_number_of_each_of_several_periods_is_not_that_of_all() -> None:
    # "01 buổi sinh hoạt (quý I …; quý II …; quý III …)" was three of them.
    days = {"2026-Q1": date(2026, 3, 25), "2026-Q2": date(2026, 6, 29), "2026-Q3": date(2026, 9, 5)}
    assert sentence(days, "01 buổi sinh hoạt").startswith("- Mỗi quý, Chi đoàn: 01 buổi sinh hoạt (quý I năm 2026, ")
    months = {"2026-01": date(2026, 1, 25), "2026-04": date(2026, 4, 29)}
    assert sentence(months, "01 buổi sinh hoạt").startswith("- Mỗi kỳ, Chi đoàn: 01 buổi sinh hoạt (tháng 01 ")
    halves = {"2025-H2": date(2025, 12, 25), "2026-H1": date(2026, 6, 29)}
    assert sentence(halves, "02 buổi").startswith("- Mỗi 6 tháng, Chi đoàn: 02 buổi (")
    # Without a number none is mistaken, and beside the documents of two years none is of every year.
    assert sentence(days, "Đã sinh hoạt").startswith("- Chi đoàn đã sinh hoạt (quý I năm 2026, ")
    years = {"2025": date(2025, 11, 18), "2026": date(2026, 11, 18)}
    sent = sentence(
        years, "Đã gửi báo cáo", ("Báo cáo số 310/BC-SNgV ngày 18/11/2025", "Báo cáo số 298/BC-SNgV ngày 18/11/2026")
    )
    assert sent.startswith("- Chi đoàn đã gửi báo cáo (Báo cáo số 310/BC-SNgV ngày 18/11/2025 và Báo cáo số 298/")
    assert sentence(years, "04 kỳ sinh hoạt").startswith("- Mỗi năm, Chi đoàn: 04 kỳ sinh hoạt (")


def test_a_law_day_whose_title_goes_on_without_its_subject_keeps_it() -> None:
    law_day = ActivityKind.LAW_DAY
    of_month = deed_words(law_day, "Ngày pháp luật tháng 9: Luật An ninh mạng")
    assert of_month == "tổ chức sinh hoạt “Ngày pháp luật” tháng 9 về Luật An ninh mạng"
    assert deed_words(law_day, "Ngày pháp luật Luật Đất đai") == "tổ chức sinh hoạt “Ngày pháp luật” về Luật Đất đai"
    assert "về Việt Nam" not in deed_words(law_day, "Ngày pháp luật Việt Nam năm 2026")
    assert topic_of("Ngày pháp luật tháng 9: Luật An ninh mạng") == "Luật An ninh mạng"
    # Nor is a verb put before another.
    assert deed_words(ActivityKind.POSTING, "Mở chuyên mục “Văn minh”") == "mở chuyên mục “Văn minh”"


def test_who_did_a_piece_of_work_is_nobody_who_came_to_it(book: Book) -> None:
    done = ActivityFields(date(2025, 3, 4), ActivityKind.OTHER, "Số hóa hồ sơ", participants=(Participant(1),))
    for fields in (done, replace(done, kind=ActivityKind.COOPERATION), replace(done, kind=ActivityKind.EVENT)):
        add_activity(book, fields)
    rows = {row.group: row.people for row in annual_data(book, "2025").activities}
    assert list(rows.values()) == [1, "", ""], rows
    add_activity(book, replace(done, title="Ra quân", reached=PeopleReached(members=40)))
    assert 40 in [row.people for row in annual_data(book, "2025").activities]


def test_what_was_done_late_is_nothing_done_in_the_period_of_its_day(book: Book) -> None:
    plan_id = import_shipped_plan(book)
    track_from(book, plan_id, 2025)
    of_month = "whole_period = 1 AND period IN ('2025-03', '2025-04')"
    (march, task_id), (april, _) = sorted(rows_of(book, "occurrence", "id, task_id", of_month))
    late = date(2025, 4, 5)
    add_activity(book, ActivityFields(late, ActivityKind.LAW_DAY, "Giới thiệu Luật", task_id=int(str(task_id))))

    def states() -> list[OccurrenceState]:
        facts = {task.id: task.state for task in tasks_of_year(book, 2025, date(2025, 5, 31), plan_id)}
        return [facts[int(str(march))], facts[int(str(april))]]

    def listed() -> bool:
        (row,) = lists.everything(book, ListQuery("occurrences", scope={"ids": [april]}))
        return "có hoạt động" in row.values

    assert (states()[1], listed()) == (OccurrenceState.CARRIED_OUT, True)
    record_result(book, int(str(march)), OccurrenceFields("Đã giới thiệu", done_on=late))
    # Nobody asked for it before the plan was followed here; the act of March had made April one with an activity.
    assert states() == [OccurrenceState.DONE_LATE, OccurrenceState.NOT_RECORDED]
    assert not listed()


def test_a_report_on_a_phase_tells_the_yearly_ones_once(book: Book) -> None:
    plan_id = import_shipped_plan(book)
    track_from(book, plan_id, 2024)
    asked = "period IN ('2024', '2025') AND due_on LIKE '%-11-%'"
    for place, (row_id,) in enumerate(rows_of(book, "occurrence", "id", asked)):
        day = date(2024 + place, 11, 15)
        sent = OccurrenceFields(
            "Đã gửi báo cáo.", 100, day, document_type="Báo cáo", document_number=f"{310 + place}/BC-SNgV"
        )
        record_result(book, int(str(row_id)), replace(sent, document_date=day))

    def direction() -> str:
        parts = report(book, PHASE, "2024-2025", date(2025, 12, 31)).parts
        return {part.key: part.text for part in parts}["direction"]

    assert "đã gửi 02 báo cáo kết quả thực hiện Kế hoạch hằng năm: Báo cáo số 310/BC-SNgV" in direction()
    assert direction().count("310/BC-SNgV") == 1
    # What else was done for it is told.
    record_result(book, int(str(row_id)), replace(sent, result="Đã gửi báo cáo, kèm 05 sáng kiến.", document_date=day))
    assert "kèm 05 sáng kiến" in direction()
