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


@pytest.mark.parametrize(("mode", "counted", "least"), MODES, ids=[mode.split()[0] for mode, _, _ in MODES])
def test_nothing_is_lost_nor_left_nor_escapes(mode: str, counted: str, least: int) -> None:
    tried = run([sys.executable, "-m", "tests.long", *mode.split()], patience=560)
    assert (tried.returncode, tried.stderr) == (0, ""), tried.stdout
    number = re.search(counted, tried.stdout)
    assert number is not None
    assert int(number[1]) >= least
