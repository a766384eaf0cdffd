"""What `python -m tests.long` tries for long, tried shortly: kills over every act, cuts, damaged pages, nonsense."""

import os
import re
import sys

import pytest

from tests.processes import run

pytestmark = [
    pytest.mark.process,
    pytest.mark.slow,
    pytest.mark.skipif(os.name != "posix", reason="forks"),
    # Twelve seconds of work, for which a machine with ten other works on two cores has taken more than a hundred.
    pytest.mark.timeout(600),
]

MODES = [
    (
        "kill --times 24 --acts import backup first-backup restore issue attach migration repair hand-over"
        " restore-package move init",
        r"kills (\d+)",
        12,
    ),
    ("wal --every 60", r"cuts (\d+)", 20),
    ("fuzz --seconds 0.02", r"restore (\d+)", 1),
]
ONE_AFTER_THE_OTHER = """
import sys
from tests.long.__main__ import main
sys.exit(max([main(mode.split()) for mode in sys.argv[1:]]))
"""


def test_nothing_is_lost_nor_left_nor_escapes() -> None:
    # One process for all of them: each would load the whole program, and fill a book to begin with.
    command = [sys.executable, "-c", ONE_AFTER_THE_OTHER, *(mode for mode, _, _ in MODES)]
    tried = run(command, patience=560)
    assert (tried.returncode, tried.stderr) == (0, ""), tried.stdout
    for mode, counted, least in MODES:
        number = re.search(rf"^{mode.split()[0]}, .*\b{counted}", tried.stdout, re.MULTILINE)
        assert number is not None, tried.stdout
        assert int(number[1]) >= least, tried.stdout
