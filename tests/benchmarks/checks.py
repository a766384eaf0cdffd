"""Checking a round of 5,000 nominees with ten years of history each, beside the plain SQL that reads that history.

    python -m tests.benchmarks.checks [--nominees 5000] [--years 10] [--pairs 7]

Both sides run in turn in this process, warm; figures are medians of the clock. Nothing here passes or fails.
"""

import argparse
import random
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import opened
from desktop_app.services.rounds.checks import check_round
from desktop_app.store.data_file.version import SCHEMA_VERSION
from desktop_app.store.work import UnitOfWork
from tests.benchmarks.million import FAMILY, GIVEN, MIDDLE, SCRATCH

YEAR: Final = 2026
CODE: Final = f"{YEAR}-H2"
ACTIVITIES: Final = 2_000
ROUND: Final = "n.round_id = (SELECT id FROM review_round WHERE code = ?) AND n.trashed_at IS NULL"
PROPOSED: Final = {"advanced_worker": 70, "grassroots_fighter": 15, "certificate_of_merit": 12, "provincial_fighter": 3}
HISTORY_SQL: Final = (
    f"SELECT n.id, n.kind, n.person_id, n.award_code, n.state, n.period_from, n.period_to FROM nomination n "
    f"WHERE {ROUND}",
    f"SELECT l.nomination_id, l.activity_id FROM nomination_activity l JOIN nomination n ON n.id = l.nomination_id "
    f"WHERE {ROUND}",
    f"SELECT l.nomination_id, l.paper FROM nomination_paper l JOIN nomination n ON n.id = l.nomination_id "
    f"WHERE {ROUND}",
    f"SELECT y.person_id, y.id, y.year, y.rating, y.registered FROM year_record y WHERE y.trashed_at IS NULL "
    f"AND y.person_id IN (SELECT n.person_id FROM nomination n WHERE {ROUND})",
    f"SELECT a.person_id, a.id, a.award_code, a.commendation_type, d.number, d.signed_on, a.period_from, a.period_to "
    f"FROM award a JOIN decision d ON d.id = a.decision_id WHERE a.cancelled_on IS NULL AND d.trashed_at IS NULL "
    f"AND a.person_id IN (SELECT n.person_id FROM nomination n WHERE {ROUND})",
    f"SELECT i.person_id, i.year, i.scope FROM initiative i WHERE i.trashed_at IS NULL "
    f"AND i.person_id IN (SELECT n.person_id FROM nomination n WHERE {ROUND})",
    f"SELECT h.person_id, h.id, h.from_date, h.to_date, h.document, h.discipline FROM hold h "
    f"WHERE h.trashed_at IS NULL AND h.person_id IN (SELECT n.person_id FROM nomination n WHERE {ROUND})",
    f"SELECT p.person_id, min(p.from_date) FROM post p WHERE p.trashed_at IS NULL "
    f"AND p.person_id IN (SELECT n.person_id FROM nomination n WHERE {ROUND}) GROUP BY p.person_id",
)


def data_folder(nominees: int, years: int) -> DataFolder:
    """Return a data folder with so many nominees of so many years, made on the first call."""
    folder = DataFolder(SCRATCH / f"checks-{nominees}-{years}-{SCHEMA_VERSION}")
    if not folder.database.exists():
        with opened(folder, new=True) as book, book.store.work("Dữ liệu đo tốc độ") as work:
            _fill(work, nominees, years, random.Random(5))
    return folder


def _fill(work: UnitOfWork, nominees: int, years: int, chance: random.Random) -> None:
    units = work.insert_many("unit", ({"name": f"Phòng {number}"} for number in range(1, 101)))
    names = [" ".join(map(chance.choice, (FAMILY, MIDDLE, GIVEN))) for _ in range(nominees)]
    people = work.insert_many("person", ({"full_name": name} for name in names))
    work.insert_many(
        "post",
        (
            {"person_id": person_id, "unit_id": units[person_id % 100], "from_date": "2012-01-01"}
            for person_id in people
        ),
    )
    known = range(YEAR - years + 1, YEAR + 1)
    work.insert_many("year_record", _years(people, known, chance))
    work.insert_many("initiative", _initiatives(people, known, chance))
    for year in known:
        round_id = work.insert("review_round", _round(year))
        rows = list(_nominations(people, names, units, round_id, year, chance))
        proposed = work.insert_many("nomination", rows)
        activities = work.insert_many("activity", [_activity(year)] * ACTIVITIES)
        work.insert_many("nomination_activity", _links(proposed, activities, chance))
        if year < YEAR:
            signed = {"number": f"{year}/QĐ-SNgV", "signed_on": f"{year + 1}-01-12", "round_id": round_id}
            decision = work.insert("decision", signed)
            work.insert_many("award", (_award(decision, *pair) for pair in zip(proposed, rows, strict=True)))


def _activity(year: int) -> dict[str, object]:
    return {"from_date": f"{year}-05-01", "to_date": f"{year}-05-01", "kind": "event", "title": "Ngày hội"}


def _round(year: int) -> dict[str, object]:
    days = {"from_date": f"{year}-01-01", "to_date": f"{year}-12-31"}
    return {"code": f"{year}-H2", "year": year, "half": 2, **days}


def _years(people: Sequence[int], years: range, chance: random.Random) -> Iterator[dict[str, object]]:
    for person_id in people:
        for year in years:
            yield {"person_id": person_id, "year": year, "rating": chance.choice((3, 3, 3, 4)), "registered": 1}


def _initiatives(people: Sequence[int], years: range, chance: random.Random) -> Iterator[dict[str, object]]:
    for person_id in people:
        for year in years:
            if chance.random() < 0.3:
                yield {"person_id": person_id, "year": year, "title": "Sáng kiến", "scope": chance.choice((1, 1, 2))}


def _nominations(
    people: Sequence[int], names: Sequence[str], units: Sequence[int], round_id: int, year: int, chance: random.Random
) -> Iterator[dict[str, object]]:
    codes = chance.choices(list(PROPOSED), list(PROPOSED.values()), k=len(people))
    for entry, name, code in zip(people, names, codes, strict=True):
        yield {
            "round_id": round_id,
            "kind": "individual",
            "person_id": entry,
            "unit_id": units[entry % 100],
            "nominee_name": name,
            "award": code,
            "award_code": code,
            "commendation_type": "merit",
            "period_from": f"{year}-01-01",
            "period_to": f"{year}-12-31",
            "state": "complete" if year == YEAR else "decided",
        }


def _links(proposed: Sequence[int], activities: Sequence[int], chance: random.Random) -> Iterator[dict[str, object]]:
    for entry in proposed:
        for activity in chance.sample(activities, 2):
            yield {"nomination_id": entry, "activity_id": activity}


def _award(decision: int, nomination_id: int, row: Mapping[str, object]) -> dict[str, object]:
    same = ("kind", "person_id", "award", "award_code", "commendation_type", "period_from", "period_to")
    given = {"decision_id": decision, "nomination_id": nomination_id, "awarded_name": row["nominee_name"]}
    return given | {name: row[name] for name in same}


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print the row."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nominees", type=int, default=5_000)
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--pairs", type=int, default=7)
    options = parser.parse_args(arguments)
    folder = data_folder(options.nominees, options.years)
    with opened(folder) as book:
        raw = sqlite3.connect(folder.database)

        def floor() -> int:
            return sum(len(raw.execute(sql, (CODE,)).fetchall()) for sql in HISTORY_SQL)

        def ours() -> int:
            return len(check_round(book, CODE, date(YEAR, 12, 20)).with_findings)

        rows, count = floor(), ours()
        runs = [(_seconds(floor), _seconds(ours)) for _ in range(options.pairs)]
        raw.close()
    least, own = (statistics.median(times) * 1000 for times in zip(*runs, strict=True))
    ratio = statistics.median(mine / theirs for theirs, mine in runs)
    sys.stdout.write(
        "| what | rows read | with findings | plain SQL ms | ours ms | ratio | goal |\n|---|---|---|---|---|---|---|\n"
    )
    what = f"check {options.nominees} nominees of {options.years} years"
    sys.stdout.write(f"| {what} | {rows} | {count} | {least:.0f} | {own:.0f} | {ratio:.2f} | ≤ 2 |\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
