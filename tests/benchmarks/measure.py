"""Both sides of a comparison, each run in a fresh process, in turn, and what they cost."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
_COMPILED = Path(os.environ.get("BENCH_TMP", tempfile.gettempdir()), "so-thi-dua-compiled")
_GIVEN_UP_AFTER = 900.0

type Runs = Mapping[str, Sequence["Run"]]


@dataclass(frozen=True, slots=True)
class Run:
    """One process: seconds of CPU (user and system) and of the clock, peak memory in MB, and what it told as JSON."""

    cpu: float
    wall: float
    peak: float
    told: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Side:
    """One side: the arguments of a Python process that tells a JSON object in the last line it writes."""

    arguments: Sequence[str]
    folder: Path = ROOT

    def run(self) -> Run:
        """Run it to its end. Raises CalledProcessError."""
        command = [sys.executable, *self.arguments]
        with tempfile.TemporaryFile() as written:
            began = time.monotonic()
            process = subprocess.Popen(
                command, cwd=self.folder, env=environment(), stdin=subprocess.DEVNULL, stdout=written
            )
            _, status, used = os.wait4(process.pid, 0)
            wall = time.monotonic() - began
            process.returncode = os.waitstatus_to_exitcode(status)
            written.seek(0)
            lines = written.read().decode("utf-8").splitlines()
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, command)
        return Run(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024, last_answer(lines))


def environment(**more: str) -> dict[str, str]:
    """Return what every process of a comparison is started with. Modules stay compiled, as where one is installed."""
    outer = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    compiled = {"PYTHONPYCACHEPREFIX": str(_COMPILED)}
    return {**outer, **compiled, "QT_QPA_PLATFORM": "offscreen", "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", **more}


def last_answer(lines: Sequence[str]) -> dict[str, Any]:
    """Return the JSON object in the last line that holds one, {} if none does."""
    for line in reversed(lines):
        if line.startswith("{"):
            answer: dict[str, Any] = json.loads(line)
            return answer
    return {}


def in_turn(sides: Mapping[str, Callable[[], Run]], pairs: int) -> dict[str, list[Run]]:
    """Run all sides one after the other, `pairs` times over, after one uncounted round."""
    runs: dict[str, list[Run]] = {name: [] for name in sides}
    for turn in range(pairs + 1):
        for name, side in sides.items():
            run = side()
            if turn:
                runs[name].append(run)
    return runs


def median(runs: Runs, side: str, value: Callable[[Run], float]) -> float:
    """Return the median of a value over the runs of one side."""
    return statistics.median(map(value, runs[side]))


def ratio(runs: Runs, value: Callable[[Run], float], ours: str = "ours", floor: str = "floor") -> float:
    """Return the median, over the pairs, of our value divided by the other side's."""
    pairs = zip(runs[ours], runs[floor], strict=True)
    return statistics.median(value(mine) / value(its) for mine, its in pairs)
