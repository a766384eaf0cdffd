"""Every record is told in exactly one report of a kind: borders, reports sent from outside, late entries."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.council.votes import Votes
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.vocabulary import NomineeKind
from desktop_app.domain.year.activities import ActivityFields, ActivityKind, PeopleReached
from desktop_app.domain.year.obstacles import ObstacleFields, ReferralFields
from desktop_app.domain.year.sent_reports import SentReportFields
from desktop_app.papers import PaperFormat
from desktop_app.services import lists
from desktop_app.services.awards.acts import cancel_awards
from desktop_app.services.awards.decisions import save_decision
from desktop_app.services.book import Book
from desktop_app.services.council.vote_tallies import record_votes
from desktop_app.services.keeping.history import undo
from desktop_app.services.keeping.trash import put_in_trash, restore
from desktop_app.services.papers import papers
from desktop_app.services.papers.issued import IssueFields, issue
from desktop_app.services.papers.reports import papers as report_papers
from desktop_app.services.papers.reports import remarks as report_remarks
from desktop_app.services.papers.reports.entered import ANNUAL, HALF_YEAR, Report, report, save_report
from desktop_app.services.papers.reports.facts.span import Facts
from desktop_app.services.papers.reports.late_entries import late_entries
from desktop_app.services.papers.reports.sent_reports import ReportKey, known_reports, open_again, record_sent
from desktop_app.services.papers.reports.tables.tasks import task_table_paper
from desktop_app.services.plan import plans
from desktop_app.services.plan.occurrences import record_result, track_from
from desktop_app.services.plan.plan_records import save_plan
from desktop_app.services.rounds.nomination_acts import move
from desktop_app.services.rounds.nominations import nominate
from desktop_app.services.year.activities import activity, add_activity, change_activity
from desktop_app.services.year.obstacles import save_obstacle, save_referral
from tests.books import (
    REASON,
    book_in,
    collective,
    import_plan,
    individual,
    person,
    record_rows,
    refused,
    review_round,
    rows_of,
    unit,
)
from tests.services.meetings import meeting

CUT_OFF = date(2025, 11, 15)
DAY = timedelta(days=1)
YEARS = ("2024", "2025", "2026")


def _fill_year_book(book: Book) -> None:
    track_from(book, import_plan(book), 2024)
    unit(book, "Phòng Kiểm thử")


@pytest.fixture
def year_book(tmp_path: Path) -> Iterator[Book]:
    """A book with a plan followed from 2024 on, and one unit."""
    with book_in(tmp_path / "told", _fill_year_book) as book:
        yield book


def news(book: Book, day: date, title: str = "Tin") -> int:
    fields = ActivityFields(day, ActivityKind.GOOD_NEWS, title, reached=PeopleReached(members=10))
    return add_activity(book, fields).only_id("activity")


def issued(book: Book, year: str, cut_off: date | None = None, number: str = "") -> None:
    options = {"year": year} | ({"cut_off": cut_off.isoformat()} if cut_off else {})
    issue(book, "annual-report", options, IssueFields(number, formats=(PaperFormat.XLSX,)))


def told_news(book: Book, year: str) -> set[int]:
    scope = report(book, ANNUAL, year).facts.span.scope_of("activities")
    return {row.id for row in lists.everything(book, ListQuery("activities", scope=scope))}


def facts_of(book: Book, year: str) -> Facts:
    return report(book, ANNUAL, year).facts


def signed(book: Book, day: date, code: str, nominations: list[int]) -> None:
    fields = DecisionFields("Về việc tặng Giấy khen", f"{day:%d%m}/QĐ-SNgV", day, round_code=code)
    save_decision(book, None, fields, nominations)


def test_the_day_of_the_cut_off_and_the_day_after_are_in_different_reports(year_book: Book) -> None:
    on_the_day, day_after = news(year_book, CUT_OFF), news(year_book, CUT_OFF + DAY)
    for _ in range(2):
        assert told_news(year_book, "2025") == {on_the_day}
        assert told_news(year_book, "2026") == {day_after}
        issued(year_book, "2025")


def test_awards_of_december_are_in_exactly_one_annual_report(year_book: Book) -> None:
    people = [person(year_book, name, 1) for name in ("Hứa Văn An", "Bế Thị Bình", "Chu Văn Cường")]
    for year, who in zip(YEARS, people, strict=True):
        review_round(year_book, f"{year}-H2")
        signed(year_book, date(int(year), 12, 24), f"{year}-H2", [individual(year_book, who, f"{year}-H2")])
    for year in YEARS:
        issued(year_book, year)
    awarded = [[award.id for award in facts_of(year_book, year).awards] for year in (*YEARS, "2027")]
    assert awarded == [[], [1], [2], [3]]
    assert [len(report_papers.annual_data(year_book, year).awards) for year in (*YEARS, "2027")] == [0, 1, 1, 1]


def test_a_cancelled_award_is_in_no_report_but_had_been_put_forward(year_book: Book) -> None:
    review_round(year_book, "2025-H1")
    signed(year_book, date(2025, 7, 3), "2025-H1", [collective(year_book, 1, "2025-H1")])
    assert len(facts_of(year_book, "2025").awards) == 1
    cancel_awards(year_book, [1], "20/QĐ-SNgV", date(2025, 9, 3))
    assert facts_of(year_book, "2025").awards == ()
    # The round's list and its tờ trình, too, keep who was put forward.
    assert [proposal.id for proposal in facts_of(year_book, "2025").proposals] == [1]


def test_people_with_two_awards_are_counted_once_as_people(year_book: Book) -> None:
    review_round(year_book, "2025-H1")
    who = person(year_book, "Hứa Văn An", 1)
    signed(year_book, date(2025, 7, 3), "2025-H1", [individual(year_book, who, "2025-H1")])
    review_round(year_book, "2025-H2")
    signed(year_book, date(2025, 11, 3), "2025-H2", [individual(year_book, who, "2025-H2")])
    facts = facts_of(year_book, "2025")
    assert len(facts.awards) == 2
    assert len({award.recipient for award in facts.awards}) == 1
    text = annex_text(year_book, "annual-report", year="2025")
    assert "Tổng cộng: 02 lượt cá nhân (01 cá nhân)." in text


def annex_text(book: Book, kind: str, **options: str) -> str:
    from desktop_app.papers.document.as_text import as_json

    return as_json(papers.document(book, kind, options))


def test_only_good_news_counts_under_good_news(year_book: Book) -> None:
    news(year_book, CUT_OFF)
    add_activity(
        year_book, ActivityFields(CUT_OFF, ActivityKind.CONFERENCE, "Hội nghị", reached=PeopleReached(staff=500))
    )
    sentences = "\n".join(part.text for part in report(year_book, ANNUAL, "2025").parts).split("\n")
    assert "Tính đến ngày 15/11/2025, các tin, bài có 10 lượt người tiếp cận." in sentences
    assert [sentence for sentence in sentences if "500" in sentence] == [
        "Ngày 15/11/2025, Sở Ngoại vụ tổ chức hội nghị, có 500 công chức, viên chức, người lao động tham gia."
    ]


def test_a_report_sent_from_outside_moves_the_next_span_and_is_undone(year_book: Book) -> None:
    inside, after = news(year_book, date(2025, 10, 31)), news(year_book, date(2025, 11, 1))
    before = record_rows(year_book)
    fields = SentReportFields(" 120/BC-SNgV ", date(2025, 11, 3), date(2025, 10, 31))
    record_sent(year_book, ReportKey(ANNUAL, "2025"), fields)
    assert facts_of(year_book, "2026").span.first == date(2025, 11, 1)
    assert (told_news(year_book, "2025"), told_news(year_book, "2026")) == ({inside}, {after})
    (sent,) = known_reports(year_book)
    assert (sent.number, sent.dated_on, sent.change) == ("120/BC-SNgV", date(2025, 11, 3), None)
    # What is entered of its days later was in it: the program does not know its records.
    assert news(year_book, date(2025, 10, 1)) in told_news(year_book, "2025")
    assert late_entries(year_book, ANNUAL, "2026") == []
    undo(year_book)
    undo(year_book)
    assert record_rows(year_book) == before
    assert facts_of(year_book, "2026").span.first == CUT_OFF + DAY


@pytest.mark.parametrize(
    ("number", "dated_on", "cut_off", "field"),
    [
        (" ", date(2025, 11, 18), CUT_OFF, "number"),
        ("1", date(2025, 11, 14), CUT_OFF, "cut_off"),
        ("1", date(9999, 11, 18), CUT_OFF, "dated_on"),
        ("1", date(2026, 2, 1), date(2026, 1, 5), "cut_off"),
        ("1", date(2025, 1, 5), date(2024, 12, 31), "cut_off"),
    ],
)
def test_an_impossible_sent_report_is_refused(
    year_book: Book, number: str, dated_on: date, cut_off: date, field: str
) -> None:
    with refused(year_book, InvalidRecord) as raised:
        record_sent(year_book, ReportKey(ANNUAL, "2025"), SentReportFields(number, dated_on, cut_off))
    assert raised.value.field == field


def test_what_is_entered_late_goes_marked_into_the_next_report_once(year_book: Book) -> None:
    in_time = news(year_book, date(2025, 6, 1))
    issued(year_book, "2025")
    late = news(year_book, date(2025, 6, 2), "Tin ghi muộn")
    obstacle = save_obstacle(year_book, None, ObstacleFields(date(2025, 6, 3), "Thiếu máy")).only_id("obstacle")
    save_referral(year_book, None, ReferralFields(date(2025, 6, 4), "Lừa đảo trên mạng"))
    assert told_news(year_book, "2025") == {in_time}
    assert told_news(year_book, "2026") == {late}
    assert facts_of(year_book, "2025").referrals == {}
    assert sum(facts_of(year_book, "2026").referrals.values()) == 1
    assert [fact.id for fact in facts_of(year_book, "2026").obstacles] == [obstacle]
    entries = late_entries(year_book, ANNUAL, "2026")
    assert [(entry.what, entry.id) for entry in entries] == [
        ("Tin tốt", late),
        ("Khó khăn, vướng mắc", obstacle),
        ("Thông tin đã chuyển", 1),
    ]
    # It is said with what was told late, not in the column of the evidence of it.
    assert "Tin ghi muộn (bổ sung của kỳ trước)" in annex_text(year_book, "annual-report", year="2026")
    assert "Tin ghi muộn" not in annex_text(year_book, "annual-report", year="2025")
    issued(year_book, "2026")
    assert late_entries(year_book, ANNUAL, "2027") == []
    assert told_news(year_book, "2027") == set()


def test_a_record_moved_or_restored_after_its_report_is_told_once(year_book: Book) -> None:
    moved, trashed, back = (news(year_book, date(2025, 6, day)) for day in (1, 2, 3))
    put_in_trash(year_book, "activity", [trashed])
    issued(year_book, "2025")
    change_activity(year_book, moved, ActivityFields(date(2026, 3, 1), ActivityKind.GOOD_NEWS, "Tin"))
    restore(year_book, "activity", [trashed])
    put_in_trash(year_book, "activity", [back])
    restore(year_book, "activity", [back])
    assert told_news(year_book, "2025") == {moved, back}
    assert told_news(year_book, "2026") == {trashed}
    assert activity(year_book, moved).from_date == date(2026, 3, 1)


def test_an_obstacle_is_told_once_as_raised_and_as_open_until_it_is_solved(year_book: Book) -> None:
    fields = ObstacleFields(date(2024, 6, 3), "Thiếu máy", 1, "Cấp máy", closed_on=date(2026, 2, 1))
    obstacle = save_obstacle(year_book, None, fields).only_id("obstacle")

    def ids(name: str) -> list[bool]:
        facts = [facts_of(year_book, year) for year in YEARS]
        return [[fact.id for fact in getattr(fact_entry, name)] == [obstacle] for fact_entry in facts]

    for year in ("2024", "2025"):
        issued(year_book, year)
    assert ids("obstacles") == [True, False, False]
    assert ids("open_obstacles") == [True, True, False]
    assert ids("solved_obstacles") == [False, False, True]
    assert all("thiếu máy" in parts(report(year_book, ANNUAL, year))["weaknesses"] for year in ("2024", "2025"))
    assert "thiếu máy" not in parts(report(year_book, ANNUAL, "2026"))["weaknesses"]


def parts(of: Report) -> dict[str, str]:
    return {part.key: part.text for part in of.parts}


def test_a_result_of_after_the_cut_off_is_one_of_the_next_report(year_book: Book) -> None:
    ((period,),) = rows_of(year_book, "occurrence", "min(id)", "period = '2025'")
    done_on = date(2025, 12, 27)
    record_result(year_book, int(str(period)), OccurrenceFields("Kết quả ngày 27/12", 100, done_on))
    this, after = (
        {task.id: task for task in facts_of(year_book, year).tasks}[int(str(period))] for year in ("2025", "2026")
    )
    assert (this.result, this.done_on) == ("", None)
    assert (after.result, after.done_on) == ("Kết quả ngày 27/12", done_on)
    assert "27/12" not in annex_text(year_book, "annual-report", year="2025")
    assert int(str(period)) not in {task.id for task in facts_of(year_book, "2027").tasks}
    table = task_table_paper(year_book, "2025", date(2025, 12, 1))
    assert "27/12" not in str(table)


def test_tasks_due_after_the_cut_off_are_none_of_the_period_before(year_book: Book) -> None:
    plan = plans.plan_text(year_book, None)
    assert plan is not None
    save_plan(year_book, 1, replace(plan.fields, late_from=date(2024, 1, 1)))
    plain = "due_on IS NOT NULL AND done_on IS NULL AND due_on"
    ((early,),) = rows_of(year_book, "occurrence", "min(id)", f"{plain} BETWEEN '2026-01-01' AND '2026-06-30'")
    record_result(year_book, int(str(early)), OccurrenceFields("Đã làm", 100, date(2026, 2, 3)))
    for kind, period, first, last in (
        (HALF_YEAR, "2026-H1", "2026-01-01", "2026-06-30"),
        (ANNUAL, "2026", "2025-11-16", "2026-11-15"),
    ):
        counted = f"id = {early} OR {plain} BETWEEN '{first}' AND '{last}'"
        ((due,),) = rows_of(year_book, "occurrence", "count(*)", counted)
        assert rows_of(year_book, "occurrence", "id", f"{plain} > '{last}' AND due_on <= '2026-12-31'")
        strengths = {part.key: part.text for part in report(year_book, kind, period).parts}["strengths"]
        assert strengths.startswith(f"Hoàn thành đúng hạn 1/{due} ")


def test_issuing_completes_the_period_of_the_plans_report_and_undo_gives_it_back(book: Book) -> None:
    taken = plans.apply_plan(book, plans.propose_plan(book, plans.shipped_plan()))
    track_from(book, taken.only_id("plan"), 2025)
    before = record_rows(book)
    issued(book, "2025", number="131")
    done = rows_of(book, "occurrence", "period, due_on, done_on, document_number", "done_on IS NOT NULL")
    assert done == [("2025", "2025-11-19", date.today().isoformat(), "131/BC-SNgV")]
    undo(book)
    assert record_rows(book) == before
    ((period,),) = rows_of(book, "occurrence", "id", "due_on = '2025-11-19'")
    record_result(book, int(str(period)), OccurrenceFields("Đã gửi", 100, date(2025, 11, 18)))
    issued(book, "2025", number="131")
    assert rows_of(book, "occurrence", "result, done_on", f"id = {period}") == [("Đã gửi", "2025-11-18")]


def test_a_version_of_the_same_days_leaves_the_span_closed(year_book: Book) -> None:
    issued(year_book, "2025")
    late = news(year_book, date(2025, 6, 2))
    issued(year_book, "2025")
    assert [report.last for report in known_reports(year_book)] == [CUT_OFF]
    assert late in told_news(year_book, "2026")
    open_again(year_book, ReportKey(ANNUAL, "2025"))
    assert late in told_news(year_book, "2025")
    issued(year_book, "2025")
    assert late not in told_news(year_book, "2026")


def test_a_span_is_not_opened_under_a_later_report(year_book: Book) -> None:
    issued(year_book, "2025")
    issued(year_book, "2026")
    for act in (
        lambda: open_again(year_book, ReportKey(ANNUAL, "2025")),
        lambda: issued(year_book, "2025", date(2025, 10, 1)),
        lambda: record_sent(year_book, ReportKey(ANNUAL, "2024"), SentReportFields("1", date(2024, 12, 1), CUT_OFF)),
    ):
        with pytest.raises(InvalidRecord):
            act()
    with refused(year_book, InvalidRecord, "Báo cáo năm 2026 đã phát hành"):
        open_again(year_book, ReportKey(ANNUAL, "2025"))


def test_two_plans_have_reports_of_their_own(year_book: Book) -> None:
    second = import_plan(year_book, PLAN_OF_OTHERS)
    task = rows_of(year_book, "task", "id", f"plan_id = {second}")[0][0]
    fields = ActivityFields(CUT_OFF, ActivityKind.GOOD_NEWS, "Của kế hoạch khác", task_id=int(str(task)))
    add_activity(year_book, fields)
    news(year_book, CUT_OFF)
    save_report(year_book, ANNUAL, "2025", date(2025, 10, 1), {"next": "Làm tiếp."}, plan_id=second)
    first_report, of_second = report(year_book, ANNUAL, "2025"), report(year_book, ANNUAL, "2025", CUT_OFF, second)
    assert (first_report.cut_off, report(year_book, ANNUAL, "2025", plan_id=second).cut_off) == (
        CUT_OFF,
        date(2025, 10, 1),
    )
    assert len(first_report.account.activities) == len(of_second.account.activities) == 1
    assert {task.task_id for task in first_report.facts.tasks}.isdisjoint(
        {task.task_id for task in of_second.facts.tasks}
    )


PLAN_OF_OTHERS = """KẾ HOẠCH

Phòng, chống rác thải nhựa giai đoạn 2024 - 2028

I. MỤC ĐÍCH

Giảm rác thải.

II. NỘI DUNG THỰC HIỆN

1. Tuyên truyền

- Văn phòng Sở đặt thùng phân loại rác, thời gian hoàn thành trong Quý II/2025.

Nơi nhận:

- Lưu: VT.
"""


def half_year_counts(book: Book) -> list[tuple[str, int | None, int, int, int, int | None, int, int]]:
    return [
        (
            count.award,
            count.proposed_individuals,
            count.individuals,
            count.leaders,
            count.collectives,
            count.women,
            count.pending_individuals,
            count.money,
        )
        for count in report_papers.half_year_data(book, "2026-H1").counts
    ]


def test_the_half_year_annex_counts_leaders_women_money_and_what_a_higher_level_has_not_decided(
    year_book: Book,
) -> None:
    review_round(year_book, "2026-H1")
    head = person(year_book, "Bế Thị Bình", 1, "Trưởng phòng", "female")
    clerk = person(year_book, "Chu Văn Cường", 1, "Chuyên viên", "male")
    pending = person(year_book, "Hứa Thị Dung", 1, "Chuyên viên", "female")
    signed(year_book, date(2026, 6, 30), "2026-H1", [individual(year_book, who) for who in (head, clerk)])
    fields = NominationFields(
        "2026-H1",
        NomineeKind.INDIVIDUAL,
        pending,
        award="provincial_certificate",
        summary="Tốt.",
        exception_reason=REASON,
        state=NominationState.COMPLETE,
    )
    of_province = nominate(year_book, fields).only_id("nomination")
    move(year_book, [of_province], NominationState.SUBMITTED)
    money = sum(int(str(amount)) for (amount,) in rows_of(year_book, "award", "amount"))
    province, merit = half_year_counts(year_book)
    assert merit == ("Giấy khen", 2, 2, 1, 0, 1, 0, money)
    assert money > 0
    assert province[1:] == (1, 0, 0, 0, 0, 1, 0)
    assert rows_of(year_book, "decision", "signed_on") == [("2026-06-30",)]


def test_the_half_year_annex_leaves_out_columns_that_nobody_recorded(year_book: Book) -> None:
    review_round(year_book, "2026-H1")
    signed(year_book, date(2026, 6, 30), "2026-H1", [individual(year_book, person(year_book, "Bế Thị Bình", 1))])
    text = annex_text(year_book, "half-year-report", round="2026-H1")
    assert "Lãnh đạo" in text
    assert '"Nữ"' not in text
    sentences = [
        remark.sentence for remark in report_remarks.remarks(year_book, report(year_book, HALF_YEAR, "2026-H1"))
    ]
    assert "Phụ lục không in cột “Nữ”: chưa ghi giới tính của Bế Thị Bình." in sentences
    assert "Đang trình" not in text
    # The day after the half year belongs to the next report.
    review_round(year_book, "2025-H2")
    signed(
        year_book,
        date(2026, 7, 1),
        "2025-H2",
        [individual(year_book, person(year_book, "Chu Văn Cường", 1), "2025-H2")],
    )
    assert [count[2] for count in half_year_counts(year_book)] == [1]


def test_a_proposal_counts_on_the_day_of_the_vote_and_not_if_it_was_voted_down(year_book: Book) -> None:
    review_round(year_book, "2025-H2")
    passed, failed = (
        individual(year_book, person(year_book, name, 1), "2025-H2") for name in ("Bế Thị Bình", "Chu Văn Cường")
    )
    unvoted = facts_of(year_book, "2025").proposed["individual"] + facts_of(year_book, "2026").proposed["individual"]
    assert sorted(unvoted) == [passed, failed]
    session = meeting(year_book, "2025-H2", nominations=[passed, failed], held_on=date(2025, 12, 16))
    record_votes(year_book, session.id, {passed: Votes(3, 3, 3, 3), failed: Votes(3, 3, 3, 0, 3)})
    assert facts_of(year_book, "2025").proposed["individual"] == ()
    assert facts_of(year_book, "2026").proposed["individual"] == (passed,)
