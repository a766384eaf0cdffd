"""What the window is pictured as: which book is open, in which colours, on what screen."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Final

FULL, EMPTY = "full", "empty"
LIGHT, DARK = "light", "dark"
BLACK, WHITE = "black", "white"
"""High contrast, on a dark and on a light ground."""
SCHEMES: Final = (LIGHT, DARK, BLACK, WHITE)
LARGE_LETTERS = 200


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen: its pixels, and how many of them stand for one of a program's."""

    width: int
    height: int
    percent: int = 100

    @property
    def name(self) -> str:
        """Its name in the name of a file: "1366x768", "1366x768-150"."""
        return f"{self.width}x{self.height}" + (f"-{self.percent}" if self.percent != 100 else "")


SMALL, SMALL_ENLARGED, LARGE = Screen(1366, 768), Screen(1366, 768, 150), Screen(1920, 1080)


@dataclass(frozen=True, slots=True)
class View:
    """One way to see the whole window: the state of the book, the colours, the screen, the per cent of the letters."""

    state: str
    scheme: str
    screen: Screen
    letters: int = 100

    @property
    def name(self) -> str:
        """Its name in the name of a file: "full-light-1366x768"."""
        letters = f"-letters-{self.letters}" if self.letters != 100 else ""
        return f"{self.state}-{self.scheme}-{self.screen.name}{letters}"

    def environment(self, folder: Path) -> dict[str, str]:
        """Return what a process that pictures it is started with; the screen is described in a file in `folder`."""
        # Qt writes about what the screenless platform does without; that concerns nobody here.
        return {
            **os.environ,
            "QT_QPA_PLATFORM": f"offscreen:configfile={_described(self.screen, folder)}",
            "QT_SCALE_FACTOR": str(self.screen.percent / 100),
            "QT_LOGGING_RULES": "qt.qpa.*=false",
            "LC_ALL": "C.UTF-8",
        }


VIEWS: Final = (
    *(View(*parts) for parts in product((FULL, EMPTY), (LIGHT, DARK), (SMALL, SMALL_ENLARGED))),
    *(View(FULL, scheme, LARGE) for scheme in (LIGHT, DARK)),
    View(FULL, BLACK, SMALL),
    View(FULL, WHITE, SMALL),
    *(View(FULL, LIGHT, screen, LARGE_LETTERS) for screen in (SMALL, LARGE)),
)


def view_named(name: str) -> View:
    """Return the view of this name. LookupError if there is none."""
    for view in VIEWS:
        if view.name == name:
            return view
    raise LookupError(name)


def _described(screen: Screen, folder: Path) -> Path:
    described: Mapping[str, object] = {
        "name": "screen",
        "x": 0,
        "y": 0,
        "width": screen.width,
        "height": screen.height,
        "logicalDpi": 96,
        "logicalBaseDpi": 96,
        "dpr": 1,
    }
    file = folder / f"{screen.name}.json"
    file.write_text(json.dumps({"screens": [described]}), encoding="utf-8")
    return file
