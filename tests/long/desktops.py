"""A desktop session of one's own: a screen nobody sees, a session bus, and what is started in it."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from tests.processes import ROOT

SYSTEM_PYTHON = "/usr/bin/python3"
"""The packages of Debian that speak to the desktop are for this one alone."""
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")


def lacking(*programs: str | Path) -> list[str]:
    """Return which of some programs this machine does not have."""
    return [str(program) for program in programs if shutil.which(str(program)) is None]


class Desktop:
    """Xvfb and a session bus; every process ends with it. Its folder has the settings of whoever works there."""

    def __init__(self, folder: Path) -> None:
        self.environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("QT_", "XDG_", "GTK_", "DBUS_"))
        }
        self.environment |= {
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONUTF8": "1",
            "LANG": "C.UTF-8",
        }
        folder.chmod(0o700)
        self._processes: list[subprocess.Popen[str]] = []

    def __enter__(self) -> Self:
        screen = self.start(["Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"])
        self.environment["DISPLAY"] = f":{first_line(screen)}"
        bus = self.start(["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"])
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = first_line(bus)
        return self

    def __exit__(self, *_: object) -> None:
        for process in reversed(self._processes):
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
            process.wait(timeout=30)
            if process.stdout is not None:
                process.stdout.close()

    def start(self, command: Sequence[str | Path]) -> subprocess.Popen[str]:
        """Start a process that ends with the desktop."""
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        self._processes.append(process)
        return process

    def start_program(self, book: Path) -> subprocess.Popen[str]:
        """Start the window of the program on a book."""
        return self.start([sys.executable, "-m", "desktop_app", "--data", book])


def first_line(process: subprocess.Popen[str]) -> str:
    """Return the first line that a process writes."""
    assert process.stdout is not None
    return process.stdout.readline().strip()
