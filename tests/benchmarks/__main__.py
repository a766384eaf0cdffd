"""Print the table of goals for speed and memory, ours beside the least that is possible.

Both sides run in turn, each in a fresh process; figures are medians, ratios the median over the pairs. Time is of the
clock where the table says "painted", "filled", "key" or "clock", otherwise CPU (user and system) of the work alone.
Nothing here passes or fails: the machine decides how fast it is.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.rows import GROUPS, Bench, Line, lines

_ALL = frozenset().union(*(members for members, _ in GROUPS))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what is asked for and print it; always 0 for what was measured."""
    options = _options(arguments)
    bench = Bench(options.rows, options.pairs, options.page, options.peers)
    write = sys.stdout.write
    write("| row | what | floor | ours | ratio | goal | |\n|---|---|---|---|---|---|---|\n")
    for measure in lines(bench, options.only):
        for line in measure():
            write(_shown(line))
            sys.stdout.flush()
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000, help="nominations in the data file")
    parser.add_argument("--only", type=_rows, default=_ALL, metavar="1,5", help="rows of the table")
    parser.add_argument("--pairs", type=int, default=5, help="how often each side runs")
    parser.add_argument("--page", default="emulation", help="the page of the window that is in front")
    peers = os.environ.get("PEERS_DIR")
    parser.add_argument("--peers", type=Path, default=Path(peers) if peers else None, help="folder of peers' scripts")
    return parser.parse_args(arguments)


def _rows(text: str) -> frozenset[int]:
    return frozenset(map(int, text.split(",")))


def _shown(line: Line) -> str:
    numbers = (f"{value:.3g}" if value is not None else "" for value in (line.ratio, line.goal))
    return f"| {' | '.join([str(line.row), line.what, line.other, line.ours, *numbers, line.verdict])} |\n"


if __name__ == "__main__":
    sys.exit(main())
