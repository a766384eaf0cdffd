"""Every view of the window pictured, each by a process of its own: a screen and its scale are given at the start."""

import json
import os
import pkgutil
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QDialog, QMainWindow

import desktop_app.ui
from tests.pictures.books import make_book
from tests.pictures.camera import Camera
from tests.pictures.openings import FILES, OPENINGS
from tests.pictures.tour import Tour
from tests.pictures.views import EMPTY, FULL, VIEWS, View, view_named

_NOT_OFFERED: Final = "This plugin does not support"
_ROOT: Final = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class ViewPictures:
    """What came of a view: how many pictures, which classes of windows they show, and what went wrong."""

    count: int
    seen: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()


def picture_window(out: Path, views: Sequence[View] = VIEWS) -> int:
    """Picture all views into a folder and tell of them; return 0 if no window was passed over and nothing failed."""
    with tempfile.TemporaryDirectory(prefix="so-thi-dua-shots-") as name:
        folder = Path(name)
        for state in (FULL, EMPTY):
            make_book(folder / state, state)
        with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            taken = list(pool.map(lambda view: _in_process(view, folder, out), views))
    for view, entry in zip(views, taken, strict=True):
        sys.stdout.write(f"{view.name}: {entry.count} pictures\n")
    wrong = [f"{view.name}: {fault}" for view, entry in zip(views, taken, strict=True) for fault in entry.faults]
    wrong += [f"no picture shows {name}" for name in unseen(name for entry in taken for name in entry.seen)]
    sys.stdout.write(f"{sum(entry.count for entry in taken)} pictures in {out}\n")
    sys.stdout.writelines(f"{line}\n" for line in wrong)
    return 1 if wrong else 0


def picture_view(
    name: str,
    root: Path,
    out: Path | None,
    pages: Sequence[str] = (),
    *,
    pages_alone: bool = False,
    in_every_scheme: bool = False,
) -> int:
    """Picture one view of a book, or some pages of it, in this process; say on standard output what came of it.

    Without a folder no picture is written. `pages_alone` leaves out all windows that open from the pages;
    `in_every_scheme` looks at the pages in all colours.
    """
    view = view_named(name)
    qInstallMessageHandler(_hear)
    camera = Camera(root, view.scheme, out, view.name, view.letters, in_every_scheme=in_every_scheme)
    tour = Tour(camera, OPENINGS, FILES, pages_alone=pages_alone)
    tour.go(*pages)
    camera.leave()
    faults = [*map(repr, camera.faults), *camera.squeezed]
    taken = {subject: size.toTuple() for subject, size in camera.taken.items()}
    sys.stdout.write(json.dumps({"taken": taken, "seen": sorted(tour.seen), "faults": faults}) + "\n")
    return 0


def own_windows() -> Iterator[str]:
    """Yield the names of the classes of windows that the program has, but for those that only others are made from."""
    for module in pkgutil.walk_packages(desktop_app.ui.__path__, "desktop_app.ui."):
        import_module(module.name)
    kinds = [*_kinds_of(QDialog), *_kinds_of(QMainWindow)]
    yield from (kind.__name__ for kind in kinds if not any(_kinds_of(kind)))


def unseen(seen: Iterable[str]) -> list[str]:
    """Return the names of the windows of the program that are not among these, without the main one."""
    return sorted({*own_windows()} - {*seen, "MainWindow"})


def _kinds_of(base: type) -> Iterator[type]:
    derived: list[type] = base.__subclasses__()
    for kind in derived:
        if kind.__module__.startswith("desktop_app."):
            yield kind
        yield from _kinds_of(kind)


def _in_process(view: View, folder: Path, out: Path) -> ViewPictures:
    own = folder / view.name
    own.mkdir()
    # A view may change its book: it has one of its own.
    book = shutil.copytree(folder / view.state, own / "so-thi-dua")
    command = [sys.executable, "-m", "tests.pictures", "view", "--out", str(out), view.name, str(book)]
    done = subprocess.run(
        command, cwd=_ROOT, env=view.environment(own), capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode != 0:
        return ViewPictures(0, faults=(done.stderr.strip() or f"status {done.returncode}",))
    answer = json.loads(done.stdout)
    return ViewPictures(len(answer["taken"]), tuple(answer["seen"]), (*answer["faults"], *done.stderr.splitlines()))


def _hear(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    del context
    if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) or message.startswith(_NOT_OFFERED):
        return
    sys.stderr.write(message + "\n")
