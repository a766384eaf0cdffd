"""The real program and a bare window, each started as a process of its own, watched until shown, and ended."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop_app.runtime.paths import DataFolder
from tests.benchmarks.measure import ROOT, Run, environment, last_answer

_CLOCKS = ("first_paint", "first_page")


@dataclass(frozen=True, slots=True)
class Program:
    """The program on a data folder, its page `page` in front; it stays `stay` seconds after that page is filled."""

    folder: Path
    page: str
    stay: float

    def run(self) -> Run:
        """Start it, wait until its first page is filled, and end it."""
        settings = {"window": {"page": self.page}}
        DataFolder(self.folder).settings.write_text(json.dumps(settings), encoding="utf-8")
        return watched(["-m", "desktop_app", "--data", str(self.folder)], self.stay)


@dataclass(frozen=True, slots=True)
class BareWindow:
    """A window with nothing behind it; the peers' own, where their scripts are at hand."""

    stay: float
    peers: Path | None

    @property
    def kind(self) -> str:
        """Say whose window it is, for the table."""
        return "" if self.peers is None else " (other side: the peers' bare window)"

    def run(self) -> Run:
        """Start it, wait until it is painted, and end it."""
        if self.peers is None:
            return watched(["-m", "tests.benchmarks.bare_window"], self.stay)
        return watched(["-c", _PEERS_WINDOW], self.stay, PYTHONPATH=str(self.peers))


# Their script tells the seconds since the moment it is given, and goes; this one is to stay, and tell its CPU too.
_PEERS_WINDOW = """
import json, os, time
os.environ["BENCH_T0"] = "0"
from b1_startup import WIN
code = WIN.format(pre="", hard=True)
def told(moment, **_):
    print(json.dumps({"first_paint": moment, "first_paint_cpu": time.process_time()}), flush=True)
exec(code.replace("os._exit(0)", "None"), {"print": told})
"""


def watched(arguments: Sequence[str], stay: float, **more: str) -> Run:
    """Run a Python process with a window until it tells its moments, `stay` seconds longer, then end it."""
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment(SO_THI_DUA_TIMING="1", **more),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    moments = _moments(process)
    try:
        process.wait(stay)
    except subprocess.TimeoutExpired:
        pass
    peak = _peak_of(process.pid)
    process.send_signal(signal.SIGKILL)
    _, _, used = os.wait4(process.pid, 0)
    process.returncode = 0
    since = {name: value - began if name in _CLOCKS else value for name, value in moments.items()}
    return Run(used.ru_utime + used.ru_stime, time.monotonic() - began, peak, since)


def _moments(process: subprocess.Popen[str]) -> Mapping[str, Any]:
    lines: list[str] = []
    if process.stdout is not None:
        for line in process.stdout:
            lines.append(line)
            if line.startswith("{"):
                return last_answer([line])
    raise SystemExit("The window was not shown:\n" + "".join(lines))


def _peak_of(pid: int) -> float:
    """Return the most memory a living process has held, in MB (Linux)."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024
