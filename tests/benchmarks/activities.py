"""A first page, a year's calendar and an annual report over 200,000 activities, beside plain SQL that reads the same.

    python -m tests.benchmarks.activities [--rows 200000] [--pairs 5]

Both sides run in turn in this process, warm; figures are medians of the clock. Nothing here passes or fails.
"""

import argparse
import random
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from desktop_app.domain.lists import ListQuery
from desktop_app.domain.year.activities import ActivityKind
from desktop_app.runtime.paths import DataFolder
from desktop_app.services import lists
from desktop_app.services.book import opened
from desktop_app.services.papers.reports.entered import ANNUAL, report
from desktop_app.services.year.posted_days import posted_days
from tests.benchmarks.million import SCRATCH
from tests.books import import_plan

YEAR = 2026
GOALS = {"first page": 2.5, "calendar of a year": 2, "annual report": 3}
"""How many times the plain SQL each may take."""
PAGE_SQL = """
SELECT a.id, a.from_date, a.to_date, a.kind, a.title, coalesce(u.name, ''), a.channel, a.spread, a.link,
    coalesce(p.full_name, ''), coalesce(a.reached_staff, 0) + coalesce(a.reached_children, 0),
    (SELECT count(*) FROM participant WHERE activity_id = a.id), a.note
FROM activity a LEFT JOIN unit u ON u.id = a.unit_id LEFT JOIN person p ON p.id = a.author_id
WHERE a.trashed_at IS NULL ORDER BY a.from_date DESC, a.id DESC LIMIT 100
"""
CALENDAR_SQL = """
SELECT from_date, kind, count(*) FROM activity
WHERE trashed_at IS NULL AND kind IN ('good_news', 'story', 'exemplar') AND from_date BETWEEN ? AND ?
GROUP BY from_date, kind
"""
REPORT_SQL = (
    """
SELECT coalesce(t.section_id, 0), a.kind, coalesce(u.name, ''), a.channel, a.title, count(*), min(a.from_date),
    max(a.to_date), sum(coalesce(a.reached_staff, 0) + coalesce(a.reached_members, 0) + coalesce(a.reached_teenagers, 0)
    + coalesce(a.reached_children, 0) + coalesce(a.reached_others, 0))
FROM activity a LEFT JOIN task t ON t.id = a.task_id LEFT JOIN unit u ON u.id = a.unit_id
WHERE a.trashed_at IS NULL AND a.from_date BETWEEN ? AND ? GROUP BY 1, 2, 3, 4, 5
""",
    """
SELECT t.text, o.period, o.due_on, o.done_on, o.result, o.difficulty FROM occurrence o JOIN task t ON t.id = o.task_id
WHERE t.trashed_at IS NULL AND o.year BETWEEN substr(?, 1, 4) AND substr(?, 1, 4)
""",
)
"""The sums of a report: activities told alike, and the year's tasks."""


def data_folder(rows: int) -> DataFolder:
    """Return a data folder with so many activities over nine years, made on the first call."""
    folder = DataFolder(SCRATCH / f"activities-{rows}")
    if not folder.database.exists():
        with opened(folder, new=True) as book:
            import_plan(book)
            with book.store.work("Dữ liệu đo tốc độ") as work:
                units = work.insert_many("unit", ({"name": f"Phòng {number}"} for number in range(1, 40)))
                work.insert_many("activity", _activities(rows, units))
    return folder


def _activities(rows: int, units: Sequence[int]) -> Iterator[dict[str, object]]:
    chance = random.Random(11)
    for number in range(rows):
        day = (date(2022, 1, 1) + timedelta(days=chance.randrange(9 * 365))).isoformat()
        yield {
            "from_date": day,
            "to_date": day,
            "kind": chance.choice(list(ActivityKind)).value,
            "title": f"Hoạt động tuyên truyền số {number}",
            "unit_id": chance.choice(units),
            "channel": "Facebook",
            "reached_staff": chance.randrange(40),
        }


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print the three rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--pairs", type=int, default=9)
    options = parser.parse_args(arguments)
    folder = data_folder(options.rows)
    span = (f"{YEAR}-01-01", f"{YEAR}-12-31")
    reported = (f"{YEAR - 1}-11-16", f"{YEAR}-11-15")
    with opened(folder) as book:
        raw = sqlite3.connect(folder.database)
        query = ListQuery("activities")
        pairs: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
            "first page": (
                lambda: raw.execute(PAGE_SQL).fetchall(),
                lambda: lists.page(book, query, range(100)),
            ),
            "calendar of a year": (
                lambda: raw.execute(CALENDAR_SQL, span).fetchall(),
                lambda: posted_days(book, date(YEAR, 1, 1), date(YEAR, 12, 31), date(YEAR, 12, 31)),
            ),
            "annual report": (
                lambda: [raw.execute(sql, reported).fetchall() for sql in REPORT_SQL],
                lambda: report(book, ANNUAL, str(YEAR)),
            ),
        }
        sys.stdout.write("| what | plain SQL ms | ours ms | ratio | goal |\n|---|---|---|---|---|\n")
        for what, (floor, ours) in pairs.items():
            floor()
            ours()
            runs = [(_seconds(floor), _seconds(ours)) for _ in range(options.pairs)]
            least, own = (statistics.median(times) * 1000 for times in zip(*runs, strict=True))
            ratio = statistics.median(mine / theirs for theirs, mine in runs)
            sys.stdout.write(f"| {what} | {least:.2f} | {own:.2f} | {ratio:.2f} | ≤ {GOALS[what]} |\n")
        raw.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
