"""The rows of the table of goals: what is compared with what, and when a goal is met."""

import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from desktop_app.domain.vietnamese import fold
from desktop_app.runtime.paths import DataFolder
from tests.benchmarks import peers
from tests.benchmarks.measure import Run, Runs, Side, in_turn, median, ratio
from tests.benchmarks.window import BareWindow, Program

TYPED = ("nguyen thi hong", "đặng văn đạt", "truong tieu hoc")
ROUND = "2026-H1"
SMALL_LIST = 1_000
WRITTEN = 100_000
TASKS = 400


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table; `ratio` is ours divided by the other side's, `goal` the most it may be."""

    row: int
    what: str
    other: str
    ours: str
    ratio: float | None = None
    goal: float | None = None
    met: bool | None = None

    @property
    def verdict(self) -> str:
        """Say whether the goal is met, "" where there is none."""
        session = self.met
        if session is None and self.ratio is not None and self.goal is not None:
            session = self.ratio <= self.goal
        return "" if session is None else "met" if session else "MISSED"


@dataclass(frozen=True)
class Bench:
    """What a run of the benchmarks was asked for, and its data."""

    rows: int
    pairs: int
    page: str
    peers: Path | None = None
    folders: dict[int, Path] = field(default_factory=dict)

    def folder(self, rows: int) -> Path:
        """Return the data folder of so many nominations, made by a process of its own to keep this one small."""
        if rows not in self.folders:
            sys.stderr.write(f"… {rows:,} nominations\n")
            self.folders[rows] = Path(ours("make", rows).run().told["folder"])
        return self.folders[rows]

    def database(self, rows: int) -> Path:
        """Return the data file of that folder."""
        return DataFolder(self.folder(rows)).database

    def compare(self, mine: Side, floor: Side, row: int = 0) -> Runs:
        """Run both sides in turn, and the peers of the row when their scripts are at hand."""
        sides = {"floor": floor.run, "ours": mine.run}
        if self.peers is not None:
            sides |= {name: side.run for name, side in peers.of_row(row, self.peers).items()}
        return in_turn(sides, self.pairs)


def ours(name: str, *arguments: object) -> Side:
    """Return our side of a comparison."""
    return Side(["-m", "tests.benchmarks.ours", name, *map(str, arguments)])


def floor(name: str, *arguments: object) -> Side:
    """Return the other side of a comparison."""
    return Side(["-m", "tests.benchmarks.floors", name, *map(str, arguments)])


def _seconds(key: str) -> Callable[[Run], float]:
    return lambda run: float(run.told[key])


def _peak(run: Run) -> float:
    return run.peak


def _line(row: int, what: str, runs: Runs, value: Callable[[Run], float], goal: float | None, unit: str = "ms") -> Line:
    factor = 1e3 if unit == "ms" else 1.0
    other, mine = (f"{median(runs, side, value) * factor:,.1f} {unit}" for side in ("floor", "ours"))
    return Line(row, what, other, mine, ratio(runs, value), goal)


def _peer_lines(row: int, runs: Runs, key: str, theirs: str = "", goal: float | None = None) -> Iterator[Line]:
    for name in runs:
        if name not in ("floor", "ours"):
            value = _seconds(theirs or key)
            times = [its.told[key] / value(peer) for its, peer in zip(runs["ours"], runs[name], strict=True)]
            answer = f"{median(runs, name, value) * 1e3:,.1f} ms"
            yield Line(row, f"  peer: {name}, {theirs or key}", answer, "", statistics.median(times), goal)


def window(bench: Bench, rows: frozenset[int]) -> Iterator[Line]:
    """Yield rows 1 and 2: the window painted, its first page filled, and the memory three seconds later."""
    stay = 3.0 if 2 in rows else 0.0
    bare = BareWindow(stay, bench.peers)
    runs = in_turn({"floor": bare.run, "ours": Program(bench.folder(bench.rows), bench.page, stay).run}, bench.pairs)
    if 1 in rows:
        page = {"floor": runs["floor"], "ours": [_as_first(run) for run in runs["ours"]]}
        behind = f"{bench.rows:,} nominations behind"
        yield _line(1, f"window painted, {behind}", runs, _seconds("first_paint"), 1.4)
        yield _line(1, f"  CPU until then{bare.kind}", runs, _seconds("first_paint_cpu"), 1.4)
        yield _line(1, f"first page filled ({bench.page})", page, _seconds("first_paint"), 2.8)
        yield _line(1, "  CPU until then", page, _seconds("first_paint_cpu"), 2.8)
    if 2 in rows:
        mine = median(runs, "ours", _peak)
        bare_peak = f"{median(runs, 'floor', _peak):,.0f} MB"
        yield Line(2, "memory 3 s after (goal: at most 100 MB)", bare_peak, f"{mine:,.0f} MB", met=mine <= 100)


def _as_first(run: Run) -> Run:
    moments = {"first_paint": run.told["first_page"], "first_paint_cpu": run.told["first_page_cpu"]}
    return Run(run.cpu, run.wall, run.peak, moments)


def long_list(bench: Bench, rows: frozenset[int]) -> Iterator[Line]:
    """Yield rows 3 and 4: the first paint of a list long and short, and a jump to the end of the long one."""
    if 3 in rows:
        short = ours("shown", bench.folder(SMALL_LIST))
        runs = bench.compare(ours("shown", bench.folder(bench.rows)), short)
        yield _line(3, f"list of {bench.rows:,}: first paint (other side: ours of 1,000)", runs, _seconds("first"), 1.1)
        yield _line(3, "  its number of rows known", runs, _seconds("settled"), None)
    if 4 in rows:
        model = floor("query_model", bench.database(bench.rows))
        runs = bench.compare(ours("shown", bench.folder(bench.rows)), model, 4)
        yield _line(4, "to its end (other side: QSqlQueryModel)", runs, _seconds("end"), 0.01)
        yield from _peer_lines(4, runs, "end", goal=0.01)
        yield _line(4, "  memory of the whole process", runs, _peak, 0.12, "MB")
        yield _line(4, "  first paint, opening the file for the other side", runs, _seconds("first"), None)


def _typed() -> list[str]:
    """Return what stands in a line at each key, the words that are typed one after the other."""
    return [fold(word[:length]) for word in TYPED for length in range(1, len(word) + 1)]


def finding(bench: Bench, rows: frozenset[int]) -> Iterator[Line]:
    """Row 5b: what Ctrl+K offers of every kind of record, beside the list of nominations filtered by the same keys."""
    folder = bench.folder(bench.rows)
    runs = bench.compare(ours("anywhere", folder, *_typed()), ours("keys", folder, "", "", *_typed()), 0)
    yield _line(5, "5b: anything found, median key (other side: the list filtered)", runs, _seconds("median"), 1.5)
    yield _line(5, "  worst key", runs, _seconds("worst"), 1.5)


def filtering(bench: Bench, rows: frozenset[int]) -> Iterator[Line]:
    """Row 5: the first hundred rows at each key typed, in the orders a list is read in.

    The goal was drawn from the peers' LIKE, a QSqlTableModel over names in plain order: given their scripts, that is
    measured beside. LIKE over our own table is easier: newest first, or by given name, it soon has its hundred rows.
    """
    keys = _typed()
    for what, order, sort, code, row in (
        ("newest first", "n.id DESC", "", "", 0),
        ("by name", "n.name_key, n.id", "name", "", 5),
        ("in a round, as printed", "n.list_key, n.id", "", ROUND, 0),
    ):
        mine = ours("keys", bench.folder(bench.rows), sort, code, *keys)
        runs = bench.compare(mine, floor("like", bench.database(bench.rows), order, code, *keys), row)
        # The goal is for the whole list; a round is a small part of it, and LIKE has little to look through.
        median_goal, worst_goal = (None, None) if code else (0.02, 0.06)
        yield _line(5, f"filter as typed, {what}: median key (other side: LIKE)", runs, _seconds("median"), median_goal)
        yield _line(5, "  worst key", runs, _seconds("worst"), worst_goal)
        yield from _peer_lines(5, runs, "median", "key", 0.02)
        yield from _peer_lines(5, runs, "worst", "keymax", 0.06)
        counted, slowest = (median(runs, "ours", _seconds(f"counted_{key}")) * 1e3 for key in ("median", "worst"))
        yield Line(5, "  rows and their number: median, worst key", "", f"{counted:,.1f}, {slowest:,.1f} ms")
    for column in ("name", "unit", "award"):
        search = ours("keys", bench.folder(bench.rows), "", ROUND, *keys)
        runs = bench.compare(ours("below", bench.folder(bench.rows), column, ROUND, *keys), search, 0)
        what = f"row of filters in a round, {column}: median key (other side: the filter above)"
        yield _line(5, what, runs, _seconds("median"), None)
    answer = ours("found", bench.folder(bench.rows)).run().told
    yield Line(
        5,
        "rows that `dang` finds (other side: `đặng`); the same rows, and by hand",
        f"{answer['marked']:,}",
        f"{answer['plain']:,}",
        met=bool(answer["same"]),
    )


def writing(bench: Bench, rows: frozenset[int]) -> Iterator[Line]:
    """Row 10: nominations and their history, in one transaction."""
    count = min(WRITTEN, bench.rows)
    full, empty = bench.folder(count), bench.folder(0)
    for search, what in (("with-search", "and search words"), ("", "alone, no search words on the other side")):
        other = floor("write", DataFolder(empty).database, DataFolder(full).database, search)
        runs = bench.compare(ours("write", empty, full), other, 10)
        yield _line(10, f"writing {count:,} with history {what}", runs, _seconds("cpu"), 3.0)
    yield from _peer_lines(10, runs, "cpu", "op_cpu")


def importing(bench: Bench, rows: frozenset[int]) -> Iterator[Line]:
    """Row 7: a list of tasks taken in, beside one half as long: each row costs the same, so twice as much."""
    runs = bench.compare(ours("import_tasks", 2 * TASKS), ours("import_tasks", TASKS))
    yield _line(7, f"{2 * TASKS} tasks from a list (other side: ours of {TASKS})", runs, _seconds("cpu"), 2.4)


def reading(bench: Bench, rows: frozenset[int]) -> Iterator[Line]:
    """Row 11: every nomination with all its columns."""
    count = min(WRITTEN, bench.rows)
    with tempfile.TemporaryDirectory() as scratch:
        statement = Path(scratch, "statement.json")
        mine = ours("read", bench.folder(count), statement)
        mine.run()
        runs = bench.compare(mine, floor("read", bench.database(count), statement), 11)
    yield _line(11, f"reading {count:,} for lists and exports (other side: fetchall)", runs, _seconds("cpu"), 1.5)
    yield from _peer_lines(11, runs, "cpu", "op_cpu")


def saving(bench: Bench, rows: frozenset[int]) -> Iterator[Line]:
    """Row 12: one save with its history, synchronous FULL, on a copy of the data."""
    with _scratch_copy(bench.database(min(WRITTEN, bench.rows))) as copied:
        runs = bench.compare(ours("save", copied), floor("save", copied))
    yield _line(12, "one save with its history, on the clock of this disk", runs, _seconds("wall"), 3.0)
    yield _line(12, "  CPU alone", runs, _seconds("cpu"), None)


def backing_up(bench: Bench, rows: frozenset[int]) -> Iterator[Line]:
    """Row 13: a backup, checked and with its hash, of a small book and of a large one."""
    for count in (0, min(WRITTEN, bench.rows)):
        database = bench.database(count)
        runs = bench.compare(ours("backup", database), floor("copy", database))
        size = f"{database.stat().st_size / 1e6:,.1f} MB"
        yield _line(
            13, f"backup checked, {size}, on the clock (other side: copy of the file)", runs, _seconds("wall"), 9
        )
        yield _line(13, "  CPU alone", runs, _seconds("cpu"), None)


@contextmanager
def _scratch_copy(database: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as scratch:
        yield Path(shutil.copyfile(database, Path(scratch, database.name)))


GROUPS: tuple[tuple[frozenset[int], Callable[[Bench, frozenset[int]], Iterator[Line]]], ...] = (
    (frozenset({1, 2}), window),
    (frozenset({3, 4}), long_list),
    (frozenset({5}), filtering),
    (frozenset({5}), finding),
    (frozenset({7}), importing),
    (frozenset({10}), writing),
    (frozenset({11}), reading),
    (frozenset({12}), saving),
    (frozenset({13}), backing_up),
)
"""The rows that are measured here, and what measures them."""


def lines(bench: Bench, rows: frozenset[int]) -> Iterator[Callable[[], Iterator[Line]]]:
    """Yield, for each group of rows asked for, what measures it."""
    for members, measure in GROUPS:
        if members & rows:
            yield partial(measure, bench, members & rows)
