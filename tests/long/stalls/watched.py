"""The program on a book, its whole job done under the watch; one line of JSON says what came of it. For `running.py`.

Nothing is loaded here that the program would load itself at a step: that is part of what the clerk waits for.
"""

import json
import sys
import time
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Final

from PySide6.QtCore import QAbstractEventDispatcher, QObject
from PySide6.QtWidgets import QTabWidget

from desktop_app.app import _load_ahead, _settle
from desktop_app.runtime.paths import DataFolder
from desktop_app.ui.frame.loading.pages_ahead import PagesAhead
from desktop_app.ui.frame.pages import PAGES
from tests.long.stalls.watch import Watch
from tests.pictures.hand import Hand, slug

AGAIN: Final = "lần sau"
_BETWEEN_LOOKS: Final = 0.001


class WatchedHand(Hand):
    """A hand under a watch; with `settled`, all that is loaded ahead is there, as it is a moment after the start."""

    def __init__(self, root: Path, watch: Watch, *, settled: bool = True) -> None:
        self.watch = watch
        watch.begin("mở chương trình")
        super().__init__(root, "light")
        events = QAbstractEventDispatcher.instance()
        assert events is not None
        watch.follow(events)
        watch.begin("ngay sau khi mở")
        with self.at_work():
            _load_ahead(self.program)
        with self.at_work():
            _settle(self.program, DataFolder(root))
        ahead = self.context.findChild(PagesAhead)
        if settled and ahead is not None:
            self.wait_for(ahead.loaded)
            self.rest()

    def at_work(self) -> AbstractContextManager[object]:
        """Count what is done within."""
        return self.watch.at_work()

    def wait_for(self, signal: object) -> None:
        """Look for events until the signal is emitted."""
        heard: list[object] = []
        waiting = signal.connect(lambda *_: heard.append(signal))  # type: ignore[attr-defined]
        while not heard:
            with self.at_work():
                self.app.processEvents()
            time.sleep(_BETWEEN_LOOKS)
        QObject.disconnect(waiting)

    def begin(self, step: str) -> None:
        """Count from now on for this step."""
        self.watch.begin(step)

    def go_to(self, key: str) -> None:
        """Go to a page as a click on its name does."""
        with self.at_work():
            self.window.navigation.chosen.emit(key)

    def tabs(self) -> list[QTabWidget]:
        """Return the tabs of the page that is shown."""
        return self.window.current_page.findChildren(QTabWidget)

    def check(self, what: str, is_so: bool) -> None:
        """Note what did not come of a step: its time says nothing then."""
        if not is_so:
            self.faults.append(AssertionError(f"not so: {what}"))

    def take(self, subject: str, widget: object = None) -> None:
        """Wait until all of a window is painted."""
        del subject, widget
        self.rest()


def main() -> int:
    """Do what is asked for on a book: one page's first visit, or the whole job."""
    asked = json.loads(sys.argv[1])
    watch = Watch()
    hand = WatchedHand(Path(asked["book"]), watch, settled=not asked["page"])
    if asked["page"]:
        visit(hand, asked["page"], "lần đầu, ngay sau khi mở")
    else:
        for when in ("lần đầu", AGAIN):
            for page in PAGES:
                visit(hand, page.key, when)
        from tests.long.stalls import work

        work.do(hand, asked["files"], whole=asked["whole"])
    watch.begin("đóng chương trình")
    hand.leave()
    faults = [repr(fault) for fault in hand.faults]
    sys.stdout.write(json.dumps({"steps": watch.answer(), "faults": faults}) + "\n")
    return 0


def visit(hand: WatchedHand, key: str, when: str) -> None:
    """Go to a page and turn to each of its tabs."""
    hand.begin(f"{key}, {when}")
    hand.go_to(key)
    hand.rest()
    for tabs in hand.tabs():
        for place in range(tabs.count() if tabs.isVisible() else 0):
            hand.begin(f"{key}.{slug(tabs.tabText(place))}, {when}")
            hand.turn(tabs, place)
            hand.rest()


if __name__ == "__main__":
    sys.exit(main())
