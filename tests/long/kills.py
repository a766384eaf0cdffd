"""The program killed while it acts: at a random moment, and at each call for a file in turn.

A child of this process acts and dies by SIGKILL; whoever opens the folder next must find all of the act or none of it,
a sound book, all attached files, backups that can be restored, and nothing left over.
"""

import argparse
import os
import random
import re
import shutil
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from desktop_app.domain.errors import ClerkError, NoBook
from desktop_app.runtime.paths import DataFolder, current_folder
from desktop_app.services.book import opened
from desktop_app.services.keeping import backups, packages
from desktop_app.services.keeping.checks import check
from desktop_app.services.keeping.data_safety import choose_place
from desktop_app.services.keeping.moving.move import move
from tests.books import Dump, dump_file
from tests.long.acts import ACTS, KEY, Act, back_up, back_up_anew, bring_up_to_date, move_folder
from tests.long.children import ended_with, forked
from tests.long.tally import Tally

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ|\b[0-9a-f]{64}\b|\"size\":\d+")
_FILE_CALLS = ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.listdir", "sqlite3.connect")


@dataclass
class Trial:
    """An act that nobody kills: what there is before and after, how long it takes, its calls for files."""

    act: Act
    template: Path
    before: Dump
    after: Dump
    seconds: float
    calls: int


def run(options: argparse.Namespace, place: Path, chance: random.Random) -> Tally:
    """Kill so many times, over all acts in turn; every other time at a call for a file, one after the other."""
    tally = Tally()
    names = options.acts or list(ACTS)
    beginnings = {
        begin: _begun(begin, place / f"begun-{begin.__name__}") for begin in {ACTS[name].begin for name in names}
    }
    trials = {name: _trial(ACTS[name], beginnings[ACTS[name].begin], place / name) for name in names}
    for number in range(options.times):
        name = names[number % len(names)]
        trial, turn = trials[name], number // len(names)
        copy = place / f"killed-{number}"
        shutil.copytree(trial.template, copy)
        if turn % 2:
            spread = max(1, trial.calls // max(1, options.times // len(names) // 2))
            how = f"call {1 + (turn // 2 * spread + chance.randrange(spread)) % trial.calls}"
            ended = _killed_at_call(trial.act, copy, int(how.split()[1]))
        else:
            moment = chance.uniform(0, 1.1 * trial.seconds)
            how = f"{moment * 1000:.0f} ms"
            ended = _killed_after(trial.act, copy, moment)
        tally.counts["acts ended before they were killed" if ended else "kills"] += 1
        tally.faults += [f"{name}, killed at {how}: {fault}" for fault in _faults(trial, copy, ended=ended)]
        shutil.rmtree(copy)
    return tally


def _begun(begin: Callable[[Path], DataFolder], place: Path) -> Path:
    """Make the folder that acts begin in, once for all of them; return it."""
    place.mkdir()
    begin(place)
    return place


def _trial(act: Act, beginning: Path, template: Path) -> Trial:
    shutil.copytree(beginning, template)
    before = _rows(DataFolder(template / "book"))
    whole = template.with_name(f"{template.name}-whole")
    shutil.copytree(template, whole)
    # Once to load what it takes, so that the children find it loaded.
    act.run(_folder_in(whole), whole)
    after = _rows(_folder_in(whole))
    counted = template.with_name(f"{template.name}-counted")
    shutil.copytree(template, counted)
    reading, writing = os.pipe()
    begun = time.monotonic()
    pid = forked(lambda: _count_calls(act, counted, writing))
    os.close(writing)
    with os.fdopen(reading) as stream:
        calls = int(stream.read() or 0)
    status = ended_with(pid)
    seconds = time.monotonic() - begun
    if status != 0:
        raise RuntimeError(f"{template.name} does not end well when it is left alone")
    return Trial(act, template, before, after, seconds, calls)


def _folder_in(place: Path) -> DataFolder:
    return current_folder(DataFolder(place / "book"))


def _killed_after(act: Act, place: Path, seconds: float) -> bool:
    """Kill a child some seconds after it begins to act; return whether it had ended by then."""
    pid = forked(lambda: act.run(_folder_in(place), place))
    time.sleep(seconds)
    ended, status = os.waitpid(pid, os.WNOHANG)
    if not ended:
        os.kill(pid, signal.SIGKILL)
        return ended_with(pid) == 0
    return os.waitstatus_to_exitcode(status) == 0


def _killed_at_call(act: Act, place: Path, call: int) -> bool:
    """Let a child die at its so many-th call for a file; return whether it came to its end before."""

    def die(number: int) -> None:
        if number == call:
            os.kill(os.getpid(), signal.SIGKILL)

    def work() -> None:
        _watch_calls(place, die)
        act.run(_folder_in(place), place)

    return ended_with(forked(work)) == 0


def _count_calls(act: Act, place: Path, writing: int) -> None:
    calls = 0

    def count(number: int) -> None:
        nonlocal calls
        calls = number

    _watch_calls(place, count)
    act.run(_folder_in(place), place)
    os.write(writing, str(calls).encode())


def _watch_calls(place: Path, then: Callable[[int], None]) -> None:
    """Call `then` with the number of each call for a file below a folder, before the call is made."""
    calls = 0

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal calls
        if event in _FILE_CALLS and str(place) in str(arguments[0]):
            calls += 1
            then(calls)

    sys.addaudithook(hear)


def _rows(folder: DataFolder) -> Dump:
    """Return the rows of a book, times and hashes apart: an act done again has others."""
    return _rows_in(folder.database) if folder.database.exists() else {}


def _rows_in(file: Path) -> Dump:
    rows = dump_file(file)
    return {
        name: [
            tuple(_MOMENT.sub("*", cell) if isinstance(cell, str) else cell for cell in row) for row in rows_of_table
        ]
        for name, rows_of_table in rows.items()
        if name not in ("sqlite_sequence", "departure") and not name.endswith(("_search_data", "_search_docsize"))
    }


def _without_sizes(rows: Dump) -> Dump:
    """Leave out the sizes of attached files: a paper issued again may be some bytes longer."""
    return {**rows, "attachment": [row[:5] for row in rows.get("attachment", [])]}


def _faults(trial: Trial, place: Path, *, ended: bool) -> list[str]:
    """Return what is not as it should be when the folder is opened after the kill."""
    folder = _folder_in(place)
    try:
        with opened(folder) as book:
            findings = check(book).found
    except NoBook:
        # Nothing was made yet, and it can be begun again.
        findings = ()
        if trial.before or ended:
            return ["the book is gone"]
    rows = _without_sizes(_rows(folder))
    before, after = _without_sizes(trial.before), _without_sizes(trial.after)
    faults = []
    if ended and rows != after:
        faults.append("an act that was said to be done is not there")
    blank = not trial.before and not any(rows.get(name) for name in ("change", "unit", "person"))
    if rows not in (before, after) and not blank and not _migrated(before, after, rows):
        faults.append("half of the act is there")
    if findings and not (trial.act.damaged and rows == before):
        faults.append(f"the check finds: {findings[0]}")
    left = [path.name for path in folder.root.rglob(".*")]
    if left:
        faults.append(f"left in the data folder: {left}")
    if blank:
        faults += _not_begun_again(trial, place)
    if trial.act.run is bring_up_to_date:
        faults += _not_stored_as_it_was(trial, folder)
    if trial.act.run in (back_up, back_up_anew):
        faults += _half_made_backups(trial, place, rows)
    return faults + (_left_by_move(place) if trial.act.run is move_folder else _left_outside(place))


def _not_begun_again(trial: Trial, place: Path) -> list[str]:
    """Tell if what was not done yet does not come to its end when it is asked for anew."""
    trial.act.run(_folder_in(place), place)
    rows = _without_sizes(_rows(_folder_in(place)))
    return ["begun again it does not come to its end"] * (rows != _without_sizes(trial.after))


def _not_stored_as_it_was(trial: Trial, folder: DataFolder) -> list[str]:
    """Return what is wrong with the backups that are made before a book is brought up to date."""
    stored = [*folder.backups.glob("truoc-nang-cap *.db")]
    faults = ["no backup of the older book"] * (not stored)
    return faults + [f"{file.name} is not the older book" for file in stored if _rows_in(file) != trial.before]


def _half_made_backups(trial: Trial, place: Path, now: Dump) -> list[str]:
    """Return which backups outside are neither what the book holds now nor, if they replaced one, what that held."""
    outside, older = place / "ngoai", trial.template / "ngoai"
    faults = []
    for number, backup in enumerate(sorted(outside.rglob("*.db"))):
        former = older / backup.relative_to(outside)
        expected = (now, *([_without_sizes(_held_before(former))] if former.exists() else []))
        try:
            counts, held = backups.look_into(backup).counts, _restored(backup, place / f"restored-{number}")
        except ClerkError as refused:
            faults.append(f"{backup.name} cannot be restored: {refused.message}")
            continue
        if not counts or _without_sizes(held) not in expected:
            faults.append(f"{backup.name} holds something else")
    return faults


@cache
def _held_before(backup: Path) -> Dump:
    return _restored(backup, backup.with_suffix(".restored"))


def _restored(backup: Path, root: Path) -> Dump:
    """Return what a backup holds, put into a new folder; nothing if that is not sound, the attached files too."""
    folder = DataFolder(root)
    backups.restore(folder, backup)
    with opened(folder) as book:
        return {} if check(book).found else _rows(folder)


def _left_by_move(place: Path) -> list[str]:
    """Return what is left of a move in either folder once it is asked for anew, to the same place."""
    folder, target = DataFolder(place / "book"), DataFolder(place / "cho-moi")
    if not folder.moved.exists():
        move(folder, target.root)
    with opened(target) as book:
        findings = [f"in the new place: {finding}" for finding in check(book).found]
    left = [path.name for path in target.root.rglob(".*") if target.root.is_dir()]
    return findings + [f"left in the new place: {left}"] * bool(left) + ["half arrived"] * target.arriving.exists()


def _migrated(before: Dump, after: Dump, rows: Dump) -> bool:
    """Tell whether a book that was killed before it was brought up to date is so now that it was opened."""
    return before.get("alembic_version") != after.get("alembic_version") and rows == after


def _left_outside(place: Path) -> list[str]:
    """Return what a later backup to the same place does not sweep, once it is an hour old."""
    if (place / "usb").is_dir():
        return _left_on_stick(place, place / "usb")
    outside = place / "ngoai"
    if not outside.is_dir():
        return []
    _make_old(outside)
    faults = []
    with opened(_folder_in(place)) as book:
        for backup in (outside / "sao-luu.db", outside / "lan-dau" / "sao-luu.db"):
            backups.back_up(book, backup, replace=True)
        if (outside / "ban-giao.zip").exists():
            packages.preview(book.folder, outside / "ban-giao.zip", KEY)
        packages.write_package(book, outside / "ban-giao.zip", KEY, replace=True)
    left = [path.name for path in outside.rglob(".*")]
    if left:
        faults.append(f"left beside the backup: {left}")
    return faults


def _left_on_stick(place: Path, stick: Path) -> list[str]:
    """Return what the next copy to the second place does not sweep, once it is an hour old, or is no copy."""
    _make_old(stick)
    with opened(_folder_in(place)) as book:
        choose_place(book, stick, KEY)
        for package in stick.glob("*.zip"):
            packages.preview(book.folder, package, KEY)
    left = [path.name for path in stick.rglob(".*")]
    there = [path.name for path in stick.glob("*.zip")]
    return [f"left on the stick: {left}"] * bool(left) + ["nothing on the stick"] * (not there)


def _make_old(folder: Path) -> None:
    old = time.time() - 2 * 3600
    for path in folder.rglob("*"):
        os.utime(path, (old, old))
