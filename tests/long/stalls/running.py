"""Every step of the job under the watch, in processes of their own, and the table of what it told."""

import argparse
import json
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from desktop_app.ui.frame.pages import PAGES
from tests.long.stalls.books import files_in, make_large, make_sample
from tests.long.tally import Tally
from tests.pictures.views import FULL, LIGHT, SMALL, View
from tests.processes import ROOT

LIMIT: Final = 100
"""Milliseconds of the window's thread that no step may take at a stretch."""
BOOKS: Final[Mapping[str, Callable[[Path], None]]] = {"sample": make_sample, "large": make_large}


def run(options: argparse.Namespace, place: Path, drawn: random.Random) -> Tally:
    """Do the whole job on each book; then the first visit of each page anew, as the first thing after the start."""
    del drawn
    tally = Tally()
    files = files_in(place)
    for name, make in BOOKS.items():
        if name not in (options.books or BOOKS):
            continue
        book = place / name
        make(book)
        pages = ["", *(page.key for page in PAGES)] if name == "sample" else [""]
        whole = name == "sample" or options.windows
        for page in pages:
            answer = _watched(book, place / "run", {"page": page, "files": files, "whole": whole})
            _tell(name, [step for step in answer["steps"] if not page or page in step["name"]], tally)
            tally.faults.extend(answer["faults"])
    return tally


def _watched(book: Path, own: Path, asked: Mapping[str, object]) -> Mapping[str, Any]:
    # The job changes its book: it has one of its own.
    shutil.copytree(book, own / "so")
    try:
        done = subprocess.run(
            [sys.executable, "-m", "tests.long.stalls.watched", json.dumps({"book": str(own / "so"), **asked})],
            cwd=ROOT,
            env=View(FULL, LIGHT, SMALL).environment(own),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    finally:
        shutil.rmtree(own)
    if done.returncode:
        raise SystemExit(done.stderr)
    answer: Mapping[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def _tell(book: str, steps: list[Mapping[str, Any]], tally: Tally) -> None:
    for step in steps:
        tally.counts["steps"] += 1
        cpu, wall = round(step["cpu"]), round(step["wall"])
        sys.stdout.write(f"{cpu:6} {wall:6}  {book}: {step['name']}\n")
        if cpu > LIMIT:
            tally.faults.append(f"{book}: {step['name']}: {cpu} ms of CPU on the window's thread at a stretch")
    sys.stdout.flush()
