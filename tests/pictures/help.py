"""The pictures of the help, each of the part of a page or window that its topic tells of.

`python3 packaging/dev.py shots --of-help` makes them anew where the help looks for them; the topics name them.
"""

import io
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect, QSize
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from desktop_app.runtime.resources import resource
from desktop_app.ui.activities.page import ActivitiesPage
from desktop_app.ui.emulation.page import EmulationPage
from desktop_app.ui.frame.help.text import PIXELS
from desktop_app.ui.people.page import PeoplePage
from desktop_app.ui.plan.page import PlanPage
from desktop_app.ui.today.page import TodayPage
from tests.pictures.books import make_book
from tests.pictures.camera import Camera
from tests.pictures.views import EMPTY, FULL, LIGHT, Screen, View

_ROOT: Final = Path(__file__).parents[2]
_WINDOW: Final = QSize(1000, 720)
"""A window in which a page is hardly wider than the text of the help."""
_SCREEN: Final = Screen(round(_WINDOW.width() * PIXELS), round(_WINDOW.height() * PIXELS), round(PIXELS * 100))
_COLOURS: Final = 64
_MARGIN: Final = 8


@dataclass(frozen=True, slots=True)
class HelpPicture:
    """A picture: its file's name, the book and the page it is taken of, and what is seen of that.

    `part` is given the page and returns the widget; only its upper `height` is taken, all of it if that is 0.
    """

    name: str
    state: str
    page: str
    part: Callable[[QWidget], QWidget]
    height: int = 0


def _whole(page: QWidget) -> QWidget:
    return page


def _steps(page: QWidget) -> QWidget:
    return cast(TodayPage, page).first_steps


def _proposal(page: QWidget) -> QWidget:
    cast(PlanPage, page).read_plan(resource("plans", "ke-hoach-2022-2030.txt"))
    return page


def _rated(page: QWidget) -> QWidget:
    tabs, years = cast(PeoplePage, page).tabs, cast(PeoplePage, page).years
    tabs.setCurrentWidget(years)
    years.year.setValue(years.year.value() - 1)
    return tabs


def _posted(page: QWidget) -> QWidget:
    tabs = cast(ActivitiesPage, page).tabs
    tabs.setCurrentWidget(cast(ActivitiesPage, page).news_tab)
    return tabs


def _proposed(page: QWidget) -> QWidget:
    return cast(EmulationPage, page).tabs


PICTURES: Final = (
    HelpPicture("buoc-dau", EMPTY, "today", _steps),
    HelpPicture("viec-hom-nay", FULL, "today", _whole, 430),
    HelpPicture("de-xuat", EMPTY, "plan", _proposal, 380),
    HelpPicture("tinh-trang", FULL, "tracking", _whole, 400),
    HelpPicture("lich-thang", FULL, "activities", _posted, 620),
    HelpPicture("vuong-mac", FULL, "obstacles", _whole, 380),
    HelpPicture("theo-nam", FULL, "people", _rated, 400),
    HelpPicture("dai-buoc", FULL, "emulation", _whole, 130),
    HelpPicture("de-nghi", FULL, "emulation", _proposed, 380),
    HelpPicture("chi-tieu", FULL, "indicators", _whole, 380),
    HelpPicture("bao-cao", FULL, "reports", _whole, 440),
    HelpPicture("van-ban", FULL, "papers", _whole, 440),
    HelpPicture("nhat-ky", FULL, "history", _whole, 300),
    HelpPicture("thung-rac", FULL, "trash", _whole, 200),
    HelpPicture("an-toan", FULL, "backup", _whole, 440),
    HelpPicture("quy-dinh", FULL, "rules", _whole, 400),
    HelpPicture("co-quan", FULL, "office", _whole, 340),
)


def picture_help(out: Path) -> int:
    """Make all pictures anew in a folder; return 0, or 1 if one could not be taken."""
    with tempfile.TemporaryDirectory(prefix="so-thi-dua-shots-") as name:
        for state in (FULL, EMPTY):
            folder = Path(name, state)
            folder.mkdir()
            make_book(folder / "so-thi-dua", state)
            command = [sys.executable, "-m", "tests.pictures", "help-of", state, str(folder / "so-thi-dua"), str(out)]
            done = subprocess.run(command, cwd=_ROOT, env=View(state, LIGHT, _SCREEN).environment(folder), check=False)
            if done.returncode:
                return 1
    return 0


def picture_topics(state: str, root: Path, out: Path) -> int:
    """Take the pictures of one book, in this process; return 0."""
    camera = Camera(root, LIGHT, out, state)
    for picture in PICTURES:
        if picture.state == state:
            take(camera, picture, out / f"{picture.name}.png")
    camera.leave()
    return 0


def take(camera: Camera, picture: HelpPicture, path: Path) -> None:
    """Take a picture into a file of few bytes."""
    camera.window.go_to(picture.page)
    camera.rest()
    part = picture.part(camera.window.current_page)
    camera.rest()
    (window,) = camera.windows() or (camera.window,)
    seen = part if window is camera.window else window
    camera.choose_rows(seen)
    # The pages of a paper are asked for when they are first painted.
    window.grab()
    camera.rest()
    path.write_bytes(_pressed(window.grab(_area(seen, window, picture.height))))
    camera.close_but(())


def _area(seen: QWidget, window: QWidget, height: int) -> QRect:
    area = seen.childrenRect().adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
    area.translate(seen.mapTo(window, QPoint(0, 0)))
    if height:
        area.setHeight(min(area.height(), height))
    return area.intersected(window.rect())


def _pressed(picture: QPixmap) -> bytes:
    whole = QBuffer()
    whole.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(whole, "PNG")
    small = io.BytesIO()
    image = Image.open(io.BytesIO(whole.data().data())).convert("RGB")
    image.quantize(_COLOURS, dither=Image.Dither.NONE).save(small, "PNG", optimize=True)
    return small.getvalue()
