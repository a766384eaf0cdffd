"""The main job done as assistive software does it, through AT-SPI alone; then the book and the paper are read."""

import argparse
import json
import random
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pypdf

from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import opened
from tests.books import rows_of, sample_in
from tests.long.desktops import LAUNCHER, SYSTEM_PYTHON, Desktop, lacking
from tests.long.tally import Tally, Untried

NEEDED = "apt-get install xvfb dbus at-spi2-core python3-gi gir1.2-atspi-2.0"
JOB = Path(__file__).with_name("spoken_job.py")
SUMMARY = "Tham mưu kịp thời, hoàn thành tốt nhiệm vụ được giao."
NUMBER, HELD_ON, SIGNED_ON = "45/QĐ-SNgV", "2026-07-02", "2026-07-09"
IN_ROUND = "trashed_at IS NULL AND round_id = (SELECT id FROM review_round WHERE code = '2026-H1')"
FREE = f"trashed_at IS NULL AND full_name NOT IN (SELECT nominee_name FROM nomination WHERE {IN_ROUND})"
LIMIT = 600
"""Seconds for the whole job on a busy machine; a quiet one needs thirty."""


def run(options: argparse.Namespace, place: Path, drawn: random.Random) -> Tally:
    """Do the job in a desktop of its own, for somebody who is drawn."""
    del options
    _check_machine()
    folder = sample_in(place / "book")
    name, nominated = _before(folder, drawn)
    job = {"name": name, "summary": SUMMARY, "number": NUMBER, "paper": str(place / "danh-sach.pdf")}
    job |= {"held_on": _day(HELD_ON), "signed_on": _day(SIGNED_ON)}
    with Desktop(place) as desktop:
        desktop.environment |= {"QT_ACCESSIBILITY": "1", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        desktop.start([LAUNCHER, "--launch-immediately"])
        desktop.start_program(folder.root)
        work = desktop.start([SYSTEM_PYTHON, JOB, json.dumps(job)])
        steps = work.communicate(timeout=LIMIT)[0].splitlines()
    tally = Tally()
    tally.counts["steps"] = len(steps)
    if work.returncode:
        tally.faults.append(steps[-1] if steps else "the client said nothing")
    else:
        tally.faults.extend(_untrue(folder, job, nominated))
    return tally


def _check_machine() -> None:
    speaking = [SYSTEM_PYTHON, "-c", "import gi; gi.require_version('Atspi', '2.0')"]
    missing = lacking("Xvfb", "dbus-daemon", LAUNCHER, SYSTEM_PYTHON)
    if missing or subprocess.run(speaking, capture_output=True, check=False).returncode:
        raise Untried(f"assistive software is not on this machine: {NEEDED}")


def _day(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{day}/{month}/{year}"


def _before(folder: DataFolder, drawn: random.Random) -> tuple[str, int]:
    """Return somebody who is not nominated yet, and how many are."""
    with opened(folder) as book:
        names = sorted(str(name) for (name,) in rows_of(book, "person", "full_name", FREE))
        return drawn.choice(names), len(rows_of(book, "nomination", "id", IN_ROUND))


def _untrue(folder: DataFolder, job: dict[str, str], nominated: int) -> Iterator[str]:
    """Yield a sentence for whatever the book or the paper holds otherwise than it was entered."""
    with opened(folder) as book:
        rows = rows_of(book, "nomination", "nominee_name, summary, state, id", IN_ROUND)
        if (len(rows), rows[-1][:3]) != (nominated + 1, (job["name"], SUMMARY, "decided")):
            yield f"{len(rows)} nominations after {nominated}, the last is {rows[-1]}"
        sessions = rows_of(book, "council_session", "held_on, id", IN_ROUND)
        # Of a member who is nominated the Council's other members agree: that one is counted as giving no opinion.
        votes = rows_of(book, "vote_tally", "against, passed", f"session_id = {sessions[0][1]}")
        if ([day for day, _ in sessions], votes) != ([HELD_ON], [(0, 1)] * len(rows)):
            yield f"sessions {sessions}, votes {votes}"
        decision = f"number = '{NUMBER}' AND signed_on = '{SIGNED_ON}'"
        awards = rows_of(book, "award", "nomination_id", f"decision_id = (SELECT id FROM decision WHERE {decision})")
        if {nomination for (nomination,) in awards} != {nomination for *_, nomination in rows}:
            yield f"awards {awards} of nominations {rows}"
    printed = " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(job["paper"]).pages).split())
    if job["name"] not in printed:
        yield f"“{job['name']}” does not stand in {job['paper']}"
