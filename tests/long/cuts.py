"""The write-ahead log of a killed book, cut behind every frame and within each: all acts up to there, whole."""

import argparse
import os
import random
import shutil
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import opened
from desktop_app.services.keeping.checks import check
from tests.books import book_in, fill, person, unit
from tests.long.children import ended_with, forked
from tests.long.tally import Tally

_HEADER, _FRAME_HEADER = 32, 24
_ACTS = 40


def run(options: argparse.Namespace, place: Path, chance: random.Random) -> Tally:
    """Cut the log at each frame; count the acts that are there, which are those that were committed by then."""
    tally = Tally()
    folder = _killed_book(place)
    log = folder.database.with_name(folder.database.name + "-wal").read_bytes()
    page = int.from_bytes(log[8:12], "big")
    frame = _FRAME_HEADER + page
    frames = (len(log) - _HEADER) // frame
    base = _changes_without_log(folder, place)
    commits = 0
    for number in range(frames + 1):
        start = _HEADER + number * frame
        if number:
            commits += int.from_bytes(log[start - frame + 4 : start - frame + 8], "big") != 0
        if number % options.every:
            continue
        for cut in (start, min(len(log), start + chance.randrange(1, frame))):
            tally.counts["cuts"] += 1
            tally.faults += _faults(folder, place / "cut", log[:cut], base + commits, f"{cut} bytes")
    tally.counts["frames"] = frames
    return tally


def _killed_book(place: Path) -> DataFolder:
    with book_in(place / "book", fill) as book:
        unit(book, "Phòng có từ trước")

    def work() -> None:
        with opened(book.folder) as again:
            for number in range(_ACTS):
                unit(again, f"Phòng số {number}")
                person(again, f"Vi Thị Số {number:02d}", 1)
            os.kill(os.getpid(), signal.SIGKILL)

    ended_with(forked(work))
    return book.folder


def _changes_without_log(folder: DataFolder, place: Path) -> int:
    copy = place / "without"
    shutil.copy(folder.database, copy)
    return _changes(copy)


def _changes(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT count(*) FROM change").fetchone()[0])


def _faults(folder: DataFolder, place: Path, log: bytes, expected: int, how: str) -> list[str]:
    shutil.copytree(folder.root, place, ignore=shutil.ignore_patterns("*-shm", "*-wal", "*.lock"))
    copy = DataFolder(place)
    copy.database.with_name(copy.database.name + "-wal").write_bytes(log)
    try:
        with opened(copy) as book:
            findings = check(book).found
        changes = _changes(copy.database)
    finally:
        shutil.rmtree(place)
    faults = [f"cut at {how}: the check finds {findings[0]}"] if findings else []
    if changes != expected:
        faults.append(f"cut at {how}: {changes} acts, not {expected}")
    return faults
