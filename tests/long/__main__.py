"""Try for long what the suite tries shortly: kills, cuts of the write-ahead log, damaged pages, files of nonsense, all
papers, and what needs a desktop: the main job as a screen reader does it, and typing through an input method. And
watch the window's thread over the whole job.

    python -m tests.long kill --times 500        killed at random and at every call for a file, over every act
    python -m tests.long wal [--every N]         the write-ahead log cut behind every frame, and within each
    python -m tests.long pages --times 200       a damaged page each: found or not, and what of it a repair brings over
    python -m tests.long fuzz --seconds 600      for so long, mutated files for each reader (--reader NAME for one)
    python -m tests.long papers                  every kind of paper, of the sample, for each of its choices
    python -m tests.long speak                   the main job by names, roles and acts of AT-SPI alone
    python -m tests.long telex                   Telex, VNI through ibus into lists, filters, completers, editors, cells
    python -m tests.long stalls                  the whole job, each step with the longest time in which the window's
                                                 thread answers nothing: CPU and clock; none over 100 ms of CPU

Each prints what it counted, and ends with 1 if anything was lost, left, wrong or escaped. What it tries is drawn from
--seed, which is printed. Work is done in a new folder of --place (else /dev/shm), which is removed at the end.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.long import acts, cuts, every_paper, fuzzing, kills, pages, speaking, telex
from tests.long.stalls import running as stalls
from tests.long.tally import Tally, Untried
from tests.once import compile_statements_once

type Mode = Callable[[argparse.Namespace, Path, random.Random], Tally]

MODES: dict[str, Mode] = {
    "kill": kills.run,
    "wal": cuts.run,
    "pages": pages.run,
    "fuzz": fuzzing.run,
    "papers": every_paper.run,
    "speak": speaking.run,
    "telex": telex.run,
    "stalls": stalls.run,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one mode; return 1 if it found anything."""
    options = _parser().parse_args(arguments)
    seed = options.seed if options.seed is not None else time.time_ns() % 1_000_000
    shared = Path("/dev/shm")
    where = options.place or (shared if shared.is_dir() else None)
    begun = time.monotonic()
    compile_statements_once(pytest.MonkeyPatch())
    with tempfile.TemporaryDirectory(prefix="so-thi-dua-long-", dir=where, ignore_cleanup_errors=True) as name:
        try:
            tally = MODES[options.mode](options, Path(name), random.Random(seed))
        except Untried as lack:
            sys.stdout.write(f"{options.mode}: not tried, {lack}\n")
            return 0
    sys.stdout.write(f"{options.mode}, seed {seed}: {tally} in {time.monotonic() - begun:.0f} s\n")
    for sentence in tally.faults:
        sys.stdout.write(f"  {sentence}\n")
    return 1 if tally.faults else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m tests.long", description=__doc__)
    parser.add_argument("mode", choices=MODES)
    parser.add_argument("--times", type=int, default=500, help="kills or damaged pages")
    parser.add_argument("--every", type=int, default=1, help="wal: only every so many frames")
    parser.add_argument("--seconds", type=float, default=600, help="fuzz: for each reader")
    parser.add_argument("--reader", choices=fuzzing.READERS, help="fuzz: only this one")
    parser.add_argument("--acts", nargs="*", choices=acts.ACTS, help="kill: only these")
    parser.add_argument("--books", nargs="*", choices=stalls.BOOKS, help="stalls: only these")
    parser.add_argument("--windows", action="store_true", help="stalls: open every window on the large book, too")
    parser.add_argument("--seed", type=int)
    parser.add_argument("--place", type=Path)
    parser.add_argument("--keep", type=Path, help="fuzz: a folder for the files that escaped")
    return parser


if __name__ == "__main__":
    sys.exit(main())
