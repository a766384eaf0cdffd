"""The program, and pieces of it, run as processes of their own."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = (sys.executable, "-m", "desktop_app")

# Whoever is root is refused nothing; imports are done before, since others may not read this checkout.
_DROP = """
import os, sys
from pathlib import Path

def drop_privileges():
    if os.name == "posix" and os.getuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)

"""


def unprivileged(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python code that calls `drop_privileges()` when it has imported what it needs."""
    return run([sys.executable, "-c", _DROP + code, *arguments])


def run(command: Sequence[str | Path], *, patience: int = 100) -> subprocess.CompletedProcess[str]:
    """Run a command to its end, with UTF-8 in and out, in the checkout; `patience` is in seconds."""
    return subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=patience,
        check=False,
    )


def environment() -> dict[str, str]:
    """Return this process's environment, in which Python turns no warning into nothing."""
    return os.environ | {"PYTHONUTF8": "1", "PYTHONWARNINGS": "error"}
