"""The program's own tests, run by the Python of Windows part by part, and the table of how each part came out.

A test that comes out otherwise for a reason that is no fault of the program is explained by a line of differences.md,
whose first column begins with the test's address, or with the beginning of it.
"""

import os
import re
import subprocess
from typing import Dict, List, Sequence, Tuple

HERE = os.path.dirname(os.path.abspath(__file__))
OPTIONS = [
    *["-v", "-p", "no:cacheprovider", "-p", "no:randomly", "--no-header", "--tb=short", "-o", "addopts=", "-n", "0"],
    *["--import-mode=importlib", "-o", "faulthandler_timeout=400", "-o", "console_output_style=classic"],
    # One test's, which under Wine beside others takes its time; a test that is ended ends its part.
    "--timeout=600",
]
COLLECTED = re.compile(r"^collecting \.\.\. collected (\d+) items?(?: / (\d+) deselected)?", re.MULTILINE)
OUTCOME = re.compile(r"^(tests/\S+?\.py::.+?) (PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS)\b", re.MULTILINE)
HEAD = "| part | passed | skipped | explained | failed | not run | ended |\n|---|---|---|---|---|---|---|\n"


def run(command: Sequence[str], paths: Sequence[str], seconds: float, seen: str) -> Tuple[str, List[str]]:
    """Run each part's tests for so many seconds at most; return the table and what failed without an explanation.

    A part is a path, or several with commas between. What pytest says of it is kept in a file of the folder
    `seen`, and so is the table.
    """
    known, rows, unexplained = explained(), HEAD, []
    for path in paths:
        kept = os.path.join(seen, re.sub("[/,]", "-", path)[:80] + ".txt")
        said, ended = outcome([*command, *OPTIONS, *path.split(",")], seconds, kept)
        row, failed = row_of(path, said, ended, known)
        rows += row
        unexplained += failed
        with open(os.path.join(seen, "tests.md"), "w", encoding="utf-8") as stream:
            stream.writelines([rows, "\n", *("- `{}`\n".format(test) for test in unexplained)])
    return rows, unexplained


def outcome(command: Sequence[str], seconds: float, kept: str) -> Tuple[str, str]:
    """Return what a part's tests say, which goes into a file at once, and in a word or two how they came to an end."""
    with open(kept, "w+b") as stream:
        try:
            quiet = subprocess.DEVNULL
            done = subprocess.run(command, stdin=quiet, stdout=stream, stderr=subprocess.STDOUT, timeout=seconds)
            ended = "by itself" if done.returncode in (0, 1) else "exit status {}".format(done.returncode)
        except subprocess.TimeoutExpired:
            ended = "after {:.0f} s, not at its end".format(seconds)
        stream.seek(0)
        return stream.read().decode("utf-8", "replace").replace("\r", ""), ended


def row_of(path: str, said: str, ended: str, known: Sequence[str]) -> Tuple[str, List[str]]:
    """Return the row of a part, and its tests that failed and are explained nowhere, or were not run."""
    outcomes: Dict[str, str] = dict(OUTCOME.findall(said))
    failed = sorted(test for test, word in outcomes.items() if word in ("FAILED", "ERROR"))
    unexplained = [test for test in failed if not test.startswith(tuple(known))]
    words = list(outcomes.values())
    passed, skipped = words.count("PASSED") + words.count("XFAIL"), words.count("SKIPPED")
    collected = COLLECTED.search(said)
    waiting = int(collected[1]) - int(collected[2] or 0) - len(words) if collected is not None else "all"
    figures = [passed, skipped, len(failed) - len(unexplained), len(unexplained), waiting]
    if waiting:
        unexplained.append("{}: {} not run".format(path, waiting))
    return "| {} | {} | {} |\n".format(path, " | ".join(map(str, figures)), ended), unexplained


def explained() -> List[str]:
    """Return the beginnings of the addresses of the tests that differences.md explains."""
    with open(os.path.join(HERE, "differences.md"), encoding="utf-8") as stream:
        # The table below it has the same shape and names whole parts.
        known = stream.read().partition("\n| part |")[0]
    return re.findall(r"^\| `(tests/[^`…]+)", known, re.MULTILINE)
