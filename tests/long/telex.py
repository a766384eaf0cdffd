"""Telex and VNI through a real input method: ibus with Unikey, keys of X, and what arrives in every kind of input."""

import argparse
import json
import random
import re
import subprocess
import sys
import threading
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import opened
from tests.books import rows_of, sample_in
from tests.long.desktops import Desktop, lacking
from tests.long.tally import Tally, Untried

NEEDED = "apt-get install xvfb dbus xdotool ibus ibus-unikey"
WINDOW = Path(__file__).with_name("watched_window.py")
PATIENCE = 30.0
TITLE = "^Sổ Thi đua$"
ENGINE = "Unikey"
NOMINATED = 11
"""How many are nominated in the sample's open round."""
MANY = 90
"""Fewer than its activities of a year, more than those about one word."""
FINDER = "Tìm, làm bất cứ gì"
WRITTEN = "Thành tích xuất sắc, được biểu dương"
_TONES: Final = "\u0301\u0300\u0309\u0303\u0323"


class Method(NamedTuple):
    """A way to write Vietnamese, as Unikey calls it: keys of â (None: its letter again), ă, ơ, đ, and of the tones."""

    name: str
    circumflex: str | None
    breve: str
    horn: str
    stroke: str
    tones: str

    def keys(self, text: str) -> str:
        """Return the keys that write a text: each sign behind its letter, the tone at the end of the word."""
        return "".join(map(self._keys_of_word, re.findall(r"\w+|\W+", text)))

    def _keys_of_word(self, word: str) -> str:
        keys, tone = "", ""
        for letter in word:
            base, *signs = list(unicodedata.normalize("NFD", letter))
            keys += f"d{self.stroke}" if base == "đ" else base
            for sign in signs:
                if sign in _TONES:
                    tone = self.tones[_TONES.index(sign)]
                elif sign == "\N{COMBINING CIRCUMFLEX ACCENT}":
                    keys += self.circumflex or base.lower()
                else:
                    keys += self.breve if sign == "\N{COMBINING BREVE}" else self.horn
        return keys + tone


METHODS: Final = (Method("telex", None, "w", "w", "d", "sfrxj"), Method("vni", "6", "8", "7", "9", "12345"))


class NotArrived(Exception):
    """What was typed is not what was read."""


class Typist:
    """Presses keys of the screen, and reads what the window says of itself."""

    def __init__(self, desktop: Desktop, window: subprocess.Popen[str], method: Method) -> None:
        self._desktop = desktop
        self._method = method
        self._window = window
        self.state: dict[str, Any] = {}
        self.arrived = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self._window.stdout is not None
        for line in self._window.stdout:
            self.state = json.loads(line)

    def run(self, *command: str) -> str:
        """Run a command of the desktop; return what it writes."""
        ended = subprocess.run(
            command, env=self._desktop.environment, capture_output=True, text=True, timeout=60, check=False
        )
        return ended.stdout

    def press(self, *keys: str) -> None:
        """Press keys one after the other, as xdotool calls them."""
        self.run("xdotool", "key", "--delay", "60", *keys)

    def write(self, text: str) -> None:
        """Type a text by the keys of the method."""
        self.run("xdotool", "type", "--delay", "60", self._method.keys(text))

    def focus_window(self) -> None:
        """Give the keyboard to the window, as a window manager would."""
        self.run("xdotool", "search", "--onlyvisible", "--name", TITLE, "windowfocus", "--sync")

    def expect(self, what: str, fits: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Wait until what the window says fits, and return it."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            state = self.state
            if state and fits(state):
                self.arrived += 1
                return state
            time.sleep(0.05)
        raise NotArrived(f"{what}: {self.state}")


def run(options: argparse.Namespace, place: Path, drawn: random.Random) -> Tally:
    """Type into lists, filters, completers, editors and cells of the program's window; then read the book."""
    del options, drawn
    missing = lacking("Xvfb", "dbus-daemon", "xdotool", "ibus-daemon", "ibus", "/usr/libexec/ibus-engine-unikey")
    if missing:
        raise Untried(f"no input method for Vietnamese is on this machine: {NEEDED}")
    tally = Tally()
    for method in METHODS:
        (own := place / method.name).mkdir()
        tally.faults.extend(f"{method.name}: {fault}" for fault in _written_by(method, own, tally))
    return tally


def _written_by(method: Method, place: Path, tally: Tally) -> Iterator[str]:
    """Type with a method on a desktop of its own, count what arrived, and yield what did not."""
    folder = sample_in(place / "book")
    # What Unikey writes by is a setting of the desktop.
    settings = place / ".config/glib-2.0/settings"
    settings.mkdir(parents=True)
    (settings / "keyfile").write_text(f"[org/freedesktop/ibus/engine/unikey]\ninput-method='{method.name}'\n")
    with Desktop(place) as desktop:
        desktop.environment |= {"QT_IM_MODULE": "ibus", "GSETTINGS_BACKEND": "keyfile"}
        desktop.start(["ibus-daemon", "--panel", "disable"])
        window = desktop.start([sys.executable, WINDOW, folder.root])
        typist = Typist(desktop, window, method)
        try:
            typist.expect("the window", lambda state: bool(state["part"]))
            typist.focus_window()
            _choose_engine(typist)
            type_everywhere(typist)
        except NotArrived as difference:
            yield str(difference)
    tally.counts["texts"] += typist.arrived
    yield from _unrecorded(folder)


def _choose_engine(typist: Typist) -> None:
    """Have the keyboard write Vietnamese. ibus complains of a keyboard's layout that Xvfb has not, and goes on."""
    end = time.monotonic() + PATIENCE
    while typist.run("ibus", "engine").strip() != ENGINE:
        typist.run("ibus", "engine", ENGINE)
        if time.monotonic() > end:
            raise NotArrived("ibus does not take its engine")


def type_everywhere(typist: Typist) -> None:
    """Type one text into each kind of input."""
    typist.press("ctrl+4")
    typist.expect("the list of activities", lambda state: state["part"] == "ListTable" and state["rows"] > MANY)
    typist.write("tuyên")
    # The first letter on the rows starts the search, and the filter follows the word that is not given over yet.
    typist.expect("search from the rows", lambda state: state["filters"] == ["tuyên"] and 0 < state["rows"] < MANY)
    typist.press("space")
    typist.write("truyền")
    typist.expect("two words", lambda state: state["filters"][:1] == ["tuyên truyền"])
    typist.press("ctrl+f", "ctrl+a", "BackSpace")
    typist.expect("an empty filter", lambda state: state["text"] == "" and state["rows"] > MANY)
    typist.write("tiếng việt đà")
    typist.expect("the filter", lambda state: state["text"] == "tiếng việt đà")
    typist.press("ctrl+a", "BackSpace")
    find_everywhere(typist)
    typist.press("ctrl+7")
    typist.expect("the round", lambda state: state["part"] == "ListTable" and state["rows"] == NOMINATED)
    typist.press("ctrl+n")
    typist.expect("the form", lambda state: state["name"] == "Họ và tên")
    typist.write("nông quốc bình")
    typist.expect("the completer", lambda state: state["text"] == "nông quốc bình")
    typist.press("Return")
    typist.expect("the chosen name", lambda state: state["text"] == "Nông Quốc Bình")
    _tab_to(typist, "Tóm tắt thành tích")
    typist.write(WRITTEN)
    typist.expect("an editor of several lines", lambda state: state["text"] == WRITTEN)
    # The last word is still with the input method: what saves takes it, too.
    typist.press("ctrl+s")
    typist.expect("the draft in the list", lambda state: state["rows"] == NOMINATED + 1)
    typist.focus_window()
    typist.press("ctrl+6")
    typist.expect("the people", lambda state: state["filters"] != [] and state["rows"] != NOMINATED + 1)
    typist.press("ctrl+Tab")
    typist.expect("a year", lambda state: state["part"] == "YearTable" and state["rows"] > 1)
    typist.press("End", "F2")
    typist.expect("the editor of a cell", lambda state: state["name"] == "Ghi chú")
    typist.write(WRITTEN)
    typist.expect("a cell", lambda state: state["text"] == WRITTEN.removesuffix("dương"))
    typist.press("Return")
    typist.expect("the table again", lambda state: state["part"] == "YearTable")


def find_everywhere(typist: Typist) -> None:
    """Find a person by Ctrl+K, whose window follows the word that the input method still holds, and go there."""
    typist.press("ctrl+k")
    typist.expect("the finder", lambda state: state["name"] == FINDER and state["lines"] > 0)
    typist.write("nông quốc bình")
    typist.expect(
        "a person found while the last word is held",
        lambda state: state["text"] == "nông quốc bình" and state["first"] == "Nông Quốc Bình",
    )
    typist.press("Return")
    typist.expect("the finder closed", lambda state: state["lines"] == 0)
    typist.focus_window()
    typist.expect("the people", lambda state: state["part"] == "ListTable" and state["chosen"] == "Nông Quốc Bình")


def _tab_to(typist: Typist, name: str) -> None:
    for _ in range(20):
        if typist.state["name"] == name:
            return
        before = typist.state
        typist.press("Tab")
        typist.expect(f"Tab from {before['name']}", lambda state: state["name"] != before["name"])  # noqa: B023


def _unrecorded(folder: DataFolder) -> Iterator[str]:
    """Yield a sentence for what was typed and is not in the book, letter for letter."""
    with opened(folder) as book:
        summaries = rows_of(book, "nomination", "nominee_name, summary, state")
        if summaries[-1] != ("Nông Quốc Bình", WRITTEN, "draft"):
            yield f"nomination {summaries[-1]}"
        notes = rows_of(book, "year_record", "note", "note <> ''")
        if (WRITTEN,) not in notes:
            yield f"notes of the year {notes}"
