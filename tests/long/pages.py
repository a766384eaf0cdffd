"""One damaged page each time: is it found, and what does a repair carry over?"""

import argparse
import random
import shutil
from pathlib import Path

from desktop_app.domain.errors import StoreProblem
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import opened
from desktop_app.services.keeping.checks import check
from tests.books import Dump, dump_file, sample_in
from tests.long.tally import Tally

PAGE = 4096
WAYS = ("noise", "zeros", "flipped", "another")


def run(options: argparse.Namespace, place: Path, chance: random.Random) -> Tally:
    """Damage a page of the sample in one of four ways, look, and mend."""
    tally = Tally()
    folder = sample_in(place / "book")
    content, whole = folder.database.read_bytes(), dump_file(folder.database)
    count = len(content) // PAGE
    for number in range(options.times):
        way, page = WAYS[number % len(WAYS)], chance.randrange(count)
        copy = DataFolder(place / "damaged")
        shutil.copytree(folder.root, copy.root)
        copy.database.write_bytes(_damaged(content, page, way, chance))
        if copy.database.read_bytes() != content:
            _try(tally, copy, whole, f"page {page}, {way}")
        shutil.rmtree(copy.root)
    return tally


def _damaged(content: bytes, page: int, way: str, chance: random.Random) -> bytes:
    start = page * PAGE
    old = content[start : start + PAGE]
    match way:
        case "noise":
            new = chance.randbytes(PAGE)
        case "zeros":
            new = bytes(PAGE)
        case "flipped":
            place = chance.randrange(PAGE)
            new = old[:place] + bytes(byte ^ 0xFF for byte in old[place : place + 16]) + old[place + 16 :]
        case _:
            other = chance.randrange(len(content) // PAGE) * PAGE
            new = content[other : other + PAGE]
    return content[:start] + new[:PAGE] + content[start + PAGE :]


def _try(tally: Tally, folder: DataFolder, whole: Dump, how: str) -> None:
    tally.counts["damaged"] += 1
    try:
        with opened(folder) as book:
            if not check(book).found:
                _not_found(tally, folder, whole, how)
                return
            tally.counts["found by the check"] += 1
            result = check(book, repair=True)
        rows = dump_file(folder.database)
    except StoreProblem:
        tally.counts["refused with a sentence"] += 1
        return
    except Exception as fault:
        tally.faults.append(f"{how}: {type(fault).__name__}: {fault}")
        return
    _compare(tally, whole, rows, how, sound=not result.left, says_so=bool(result.lost))


def _not_found(tally: Tally, folder: DataFolder, whole: Dump, how: str) -> None:
    """A page that nothing is on may be anything: then all rows are there all the same."""
    if dump_file(folder.database) == whole:
        tally.counts["on a page without content"] += 1
    else:
        tally.counts["not found"] += 1
        tally.faults.append(f"{how}: not found")


def _compare(tally: Tally, whole: Dump, rows: Dump, how: str, *, sound: bool, says_so: bool) -> None:
    there = {name: set(map(repr, of_table)) for name, of_table in rows.items()}
    expected = {name: set(map(repr, of_table)) for name, of_table in whole.items() if name != "sqlite_sequence"}
    gone = sum(len(of_table - there.get(name, set())) for name, of_table in expected.items())
    tally.counts["rows there were"] += sum(map(len, expected.values()))
    tally.counts["rows brought over"] += sum(map(len, expected.values())) - gone
    tally.counts["sound after the repair" if sound else "not sound after the repair"] += 1
    if not gone:
        tally.counts["repaired without loss"] += 1
    elif not says_so and sound:
        tally.faults.append(f"{how}: {gone} rows lost without a word")
