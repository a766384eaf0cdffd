"""Papers, exported lists and read workbooks, beside drawing and writing the same rows by hand or by other libraries.

    python -m tests.benchmarks.papers [--rows 10000] [--pairs 5] [--only pdf,docx,paper,xlsx,memory,read,plans]

Exported and read lists have ten times the rows, the longer PDF five times; a plan has as many signs as 100 pages. Both
sides run in turn, each in a fresh process; figures are medians of the CPU (user and system) without starting Python and
loading the rows, memory is the peak of the whole process unless it is said to be added. docxtpl and XlsxWriter are
measured where they are installed. Nothing here passes or fails.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from tests.benchmarks.measure import Run, Runs, Side, in_turn, median, ratio
from tests.benchmarks.rows import Line


def _cpu(run: Run) -> float:
    return float(run.told["cpu"])


def _peak(run: Run) -> float:
    return run.peak


def _added(run: Run) -> float:
    return float(run.told["added"])


_FORMS: Mapping[Callable[[Run], float], str] = {_cpu: "{:.2f} s", _peak: "{:.0f} MB", _added: "{:.1f} MB"}


@dataclass(frozen=True)
class Bench:
    """What a run was asked for, and where its files are."""

    rows: int
    pairs: int
    folder: Path

    @cache  # noqa: B019 - one for the whole run
    def stored(self, rows: int) -> Path:
        """Return the file of so many rows, made by a process of its own to keep this one small."""
        path = self.folder / f"{rows}.rows"
        ours("make", path, rows).run()
        return path

    @cache  # noqa: B019
    def workbook(self, rows: int) -> Path:
        """Return a list of so many rows as the program exports it."""
        path = self.folder / f"{rows}.xlsx"
        ours("rows", self.stored(rows), path).run()
        return path

    def compared(
        self,
        row: int,
        what: str,
        other: tuple[str, Side],
        mine: Side,
        goal: float | None,
        value: Callable[[Run], float] = _cpu,
    ) -> Line:
        """Run both sides in turn; the other one is given with its name."""
        return line(row, what, other[0], self.runs(other[1], mine), goal, value)

    def runs(self, other: Side, mine: Side) -> Runs:
        """Run both sides in turn."""
        return in_turn({"floor": other.run, "ours": mine.run}, self.pairs)


def line(row: int, what: str, other: str, runs: Runs, goal: float | None, value: Callable[[Run], float]) -> Line:
    """Return the line that compares a value of both sides."""
    theirs, own = (_FORMS[value].format(median(runs, side, value)) for side in ("floor", "ours"))
    return Line(row, what, f"{other} {theirs}", own, ratio(runs, value), goal)


def ours(name: str, *arguments: object) -> Side:
    """Return our side of a comparison."""
    return Side(["-m", "tests.benchmarks.paper_ours", name, *map(str, arguments)])


def others(name: str, *arguments: object) -> Side:
    """Return the other side of a comparison."""
    return Side(["-m", "tests.benchmarks.paper_others", name, *map(str, arguments)])


def pdf(bench: Bench) -> Iterator[Line]:
    """Row 8: a list as PDF beside the same list on reportlab's canvas, and five times the list beside the list."""
    few, many = bench.stored(bench.rows), bench.stored(5 * bench.rows)
    canvas, short = ("reportlab's canvas", others("canvas_pdf", few)), ours("paper", few, "pdf")
    yield bench.compared(8, f"PDF list of {bench.rows:,}", canvas, short, 0.7)
    built = ours("nominations", few, "pdf")
    yield bench.compared(8, "  as the nomination list, built and justified", canvas, built, None)
    long = ours("paper", many, "pdf")
    yield bench.compared(8, f"PDF list of {5 * bench.rows:,}", (f"ours of {bench.rows:,}", short), long, 5.2)
    yield bench.compared(8, "  memory", (f"ours of {bench.rows:,}", short), long, None, _peak)


def docx(bench: Bench) -> Iterator[Line]:
    """Row 9: a list for Word beside docxtpl's, and beside the least that Word opens."""
    rows = bench.stored(bench.rows)
    mine = ours("paper", rows, "docx")
    what = f"DOCX list of {bench.rows:,}"
    if find_spec("docxtpl"):
        yield bench.compared(9, what, ("docxtpl", others("docxtpl_docx", rows)), mine, 0.17)
    else:
        yield Line(9, what, "docxtpl not installed", "")
    yield bench.compared(9, what, ("bare XML", others("xml_docx", rows)), mine, None)


def paper(bench: Bench) -> Iterator[Line]:
    """A list as a workbook to be printed, beside openpyxl with the same cells; there is no goal for it."""
    rows = bench.stored(bench.rows)
    other = ("openpyxl", others("openpyxl_paper", rows))
    yield bench.compared(6, f"XLSX paper of {bench.rows:,}", other, ours("paper", rows, "xlsx"), None)


def xlsx(bench: Bench) -> Iterator[Line]:
    """Row 6: an exported list beside XlsxWriter's."""
    count = 10 * bench.rows
    rows, out = bench.stored(count), bench.folder / "written.xlsx"
    what = f"XLSX out, {count:,} × 12"
    if find_spec("xlsxwriter"):
        other = ("XlsxWriter", others("xlsxwriter_rows", rows, out))
        yield bench.compared(6, what, other, ours("rows", rows, out, "together"), 0.5)
    else:
        yield Line(6, what, "XlsxWriter not installed", "")


def memory(bench: Bench) -> Iterator[Line]:
    """Row 6: the memory of an exported list, beside that of a tenth of it; a tenth more counts as flat.

    Of a paper, whose cells are all in memory until it is saved, it is what its writing adds; there is no goal for it.
    """
    few, many = bench.rows, 10 * bench.rows
    sides = [ours("rows", bench.stored(count), bench.folder / "written.xlsx") for count in (few, many)]
    yield bench.compared(6, f"XLSX out, memory of {many:,}", (f"ours of {few:,}", sides[0]), sides[1], 1.1, _peak)
    runs = bench.runs(*(ours("built", bench.stored(count)) for count in (few, many)))
    yield line(6, f"XLSX paper, memory added by {many:,}", f"ours of {few:,}", runs, None, _added)
    yield line(6, "  time", f"ours of {few:,}", runs, None, _cpu)


def read(bench: Bench) -> Iterator[Line]:
    """Row 7: people read from a workbook, every row checked, beside fetching its cells."""
    count = 10 * bench.rows
    book = bench.workbook(count)
    other = ("calamine", others("calamine", book))
    yield bench.compared(7, f"XLSX in, {count:,} × 12", other, ours("people", book), 1.5)


def plans(bench: Bench) -> Iterator[Line]:
    """Row 7b: a plan read to its tasks, beside the library's own text of the file."""
    for file_type, library in (("docx", "python-docx"), ("pdf", "pypdf")):
        path = bench.folder / f"plan.{file_type}"
        ours("plan_file", path).run()
        other = (library, others(f"{file_type}_text", path))
        yield bench.compared(7, f"plan of 100 pages, {file_type}", other, ours("plan", path), 2)


def _shown(line: Line) -> str:
    numbers = ("" if value is None else f"{value:.2f}" for value in (line.ratio, line.goal))
    return f"| {' | '.join([str(line.row), line.what, line.other, line.ours, *numbers, line.verdict])} |\n"


GROUPS: Mapping[str, Callable[[Bench], Iterator[Line]]] = {
    group.__name__: group for group in (pdf, docx, paper, xlsx, memory, read, plans)
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what is asked for and print it; always 0 for what was measured."""
    parser = argparse.ArgumentParser("python -m tests.benchmarks.papers", description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000, help="rows of a printed list")
    parser.add_argument("--pairs", type=int, default=5, help="how often each side runs")
    parser.add_argument("--only", type=lambda text: text.split(","), default=list(GROUPS), metavar="pdf,docx")
    options = parser.parse_args(arguments)
    unknown = set(options.only) - set(GROUPS)
    if unknown:
        parser.error(f"--only knows {', '.join(GROUPS)}")
    sys.stdout.write("| row | what | other side | ours | ratio | goal | |\n|---|---|---|---|---|---|---|\n")
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(options.rows, options.pairs, Path(folder))
        for name in options.only:
            for line in GROUPS[name](bench):
                sys.stdout.write(_shown(line))
                sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
