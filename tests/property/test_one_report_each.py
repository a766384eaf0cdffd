"""Over random records, cut-offs and corrections, every record is told in exactly one annual report of the plan."""

import tempfile
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.plan.results import OccurrenceFields
from desktop_app.domain.year.activities import ActivityFields, ActivityKind, PeopleReached
from desktop_app.domain.year.obstacles import ObstacleFields, ReferralFields
from desktop_app.papers import PaperFormat
from desktop_app.services import lists
from desktop_app.services.awards.decisions import save_decision
from desktop_app.services.book import Book
from desktop_app.services.keeping.trash import put_in_trash, restore
from desktop_app.services.papers.issued import IssueFields, issue
from desktop_app.services.papers.reports.entered import ANNUAL, report
from desktop_app.services.plan.occurrences import record_result, track_from
from desktop_app.services.year.activities import add_activity, change_activity
from desktop_app.services.year.obstacles import save_obstacle, save_referral
from tests.books import book_in, import_plan, individual, person, review_round, rows_of, unit

FIRST, LAST = date(2024, 11, 16), date(2027, 12, 31)
YEARS = ("2025", "2026", "2027")
DAYS = st.dates(FIRST, LAST)
STEPS = st.one_of(
    st.tuples(st.just("activity"), DAYS),
    st.tuples(st.just("obstacle"), DAYS),
    st.tuples(st.just("referral"), DAYS),
    st.tuples(st.just("result"), DAYS),
    st.tuples(st.just("award"), DAYS),
    st.tuples(st.just("move"), DAYS),
    st.tuples(st.just("trash"), st.just(FIRST)),
    st.tuples(st.just("restore"), st.just(FIRST)),
)
CUT_OFFS = st.integers(0, 364)


def take(book: Book, step: str, day: date, number: int) -> None:
    living = [int(str(row[0])) for row in rows_of(book, "activity", "id", "trashed_at IS NULL")]
    trashed = [int(str(row[0])) for row in rows_of(book, "activity", "id", "trashed_at IS NOT NULL")]
    fields = ActivityFields(day, ActivityKind.GOOD_NEWS, f"Tin {number}", reached=PeopleReached(members=number))
    match step:
        case "activity":
            add_activity(book, fields)
        case "obstacle":
            save_obstacle(book, None, ObstacleFields(day, f"Khó khăn {number}"))
        case "referral":
            save_referral(book, None, ReferralFields(day, "Lừa đảo trên mạng"))
        case "result":
            waiting = rows_of(book, "occurrence", "id", "done_on IS NULL")
            record_result(
                book, int(str(waiting[number % len(waiting)][0])), OccurrenceFields(f"Xong {number}", 100, day)
            )
        case "award":
            who = individual(book, person(book, f"Người {number}", 1), "2025-H1")
            signed = DecisionFields("Về việc tặng Giấy khen", f"{number}/QĐ-SNgV", day, round_code="2025-H1")
            save_decision(book, None, signed, [who])
        case "move" if living:
            change_activity(book, living[number % len(living)], fields)
        case "trash" if living:
            put_in_trash(book, "activity", [living[number % len(living)]])
        case "restore" if trashed:
            restore(book, "activity", [trashed[number % len(trashed)]])


def told_in(book: Book, year: str, cut_off: date) -> Counter[tuple[str, int]]:
    source = report(book, ANNUAL, year, cut_off)
    facts = source.facts
    counts: Counter[tuple[str, int]] = Counter()
    for list_key in ("activities", "referrals"):
        rows = lists.everything(book, ListQuery(list_key, scope=facts.span.scope_of(list_key)))
        counts.update((list_key, row.id) for row in rows)
    assert len(source.account.activities) == sum(kind == "activities" for kind, _ in counts.elements())
    assert sum(facts.referrals.values()) == sum(kind == "referrals" for kind, _ in counts.elements())
    counts.update(("awards", award.id) for award in facts.awards)
    counts.update(("obstacles", obstacle.id) for obstacle in facts.obstacles)
    counts.update(("results", task.id) for task in facts.tasks if task.done_on is not None)
    return counts


def counted_by_sql(book: Book) -> set[tuple[str, int]]:
    between = f"BETWEEN '{FIRST}' AND '{LAST}'"
    sources = {
        "activities": ("activity", f"trashed_at IS NULL AND from_date {between}"),
        "referrals": ("referral", f"trashed_at IS NULL AND passed_on {between}"),
        "obstacles": ("obstacle", f"trashed_at IS NULL AND raised_on {between}"),
        "results": ("occurrence", f"done_on {between}"),
        "awards": (
            "award",
            "cancelled_on IS NULL AND decision_id IN "
            f"(SELECT id FROM decision WHERE number != '' AND signed_on {between})",
        ),
    }
    return {
        (kind, int(str(row_id)))
        for kind, (table, where) in sources.items()
        for (row_id,) in rows_of(book, table, "id", where)
    }


def begin(book: Book) -> None:
    """Write what every example begins with."""
    track_from(book, import_plan(book), 2024)
    unit(book, "Phòng Kiểm thử")
    review_round(book, "2025-H1")


@settings(max_examples=8, deadline=None)
@given(st.tuples(*[st.lists(STEPS, max_size=10)] * 3), st.tuples(CUT_OFFS, CUT_OFFS))
def test_every_record_is_in_exactly_one_annual_report(
    entered: Sequence[Sequence[tuple[str, date]]], cut_offs: tuple[int, int]
) -> None:
    with tempfile.TemporaryDirectory() as folder, book_in(Path(folder) / "book", begin) as book:
        ends = [date(2025, 1, 1) + timedelta(cut_offs[0]), date(2026, 1, 1) + timedelta(cut_offs[1]), LAST]
        number = 0
        for year, end, steps in zip(YEARS, ends, entered, strict=True):
            for step, day in steps:
                number += 1
                take(book, step, day, number)
            if year != YEARS[-1]:
                issue(
                    book,
                    "annual-report",
                    {"year": year, "cut_off": end.isoformat()},
                    IssueFields(formats=(PaperFormat.XLSX,)),
                )
        counts = Counter[tuple[str, int]]()
        for year, end in zip(YEARS, ends, strict=True):
            counts.update(told_in(book, year, end))
        assert counts == Counter(counted_by_sql(book))
