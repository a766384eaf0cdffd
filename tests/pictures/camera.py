"""Pictures taken of the program's windows, all of them shown; pages of a paper are drawn in the window's thread."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPalette, qGray
from PySide6.QtPdf import QPdfPageRenderer
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

from tests.pictures.hand import Hand
from tests.pictures.squeezed import below_way_out, beyond_screen, has_way_out, off_line, scrolled_within, squeezed_in
from tests.pictures.views import SCHEMES
from tests.ui.spoken import nameless

_QUALITY = 80
"""As Qt counts for PNG, where it is only how little is compressed: pressing harder takes most of a picture's time."""

_DARK: Final = 128
"""As Qt counts a grey: white is 255."""


class Camera(Hand):
    """A hand that takes pictures; they go to a folder, named for what they show. Without one it only looks.

    `in_every_scheme` has each state of a page looked at in all colours, high contrast among them.
    """

    def __init__(
        self, root: Path, scheme: str, out: Path | None, view: str, letters: int = 100, *, in_every_scheme: bool = False
    ) -> None:
        self.taken: dict[str, QSize] = {}
        """The pixels of each picture, whether it was written or not."""
        self.squeezed: list[str] = []
        """What is cut in the windows that were pictured, or lies over something else."""
        self._out, self._view, self._scheme = out, view, scheme
        self._others = [other for other in SCHEMES if in_every_scheme and other != scheme]
        super().__init__(root, scheme, letters)

    def take(self, subject: str, widget: QWidget | None = None) -> None:
        """Take a picture of a window, or of the main one; a subject that was taken already gets a number."""
        shown = widget or self.window
        for pages in previews(shown):
            for renderer in pages.findChildren(QPdfPageRenderer):
                renderer.setRenderMode(QPdfPageRenderer.RenderMode.SingleThreaded)
        # The pages of a paper are asked for when they are first painted.
        shown.grab()
        self.rest()
        name = subject
        number = 2
        while name in self.taken:
            name, number = f"{subject}-{number}", number + 1
        self._look_at(name, shown)
        self.squeezed += [f"{name}: {kind} “{around}” without a name" for kind, around in sorted(nameless(shown))]
        for other in self._others if shown is self.window else ():
            self.wear(other)
            self._look_at(f"{name} ({other})", shown)
        if self._others and shown is self.window:
            self.wear(self._scheme)
        if shown is not self.window:
            self.squeezed += [] if has_way_out(shown) else [f"{name}: nothing in sight closes it"]
            self.squeezed += [f"{name}: {line}" for line in (*scrolled_within(shown), *below_way_out(shown))]
        self.taken[name] = (shown.size().toSizeF() * shown.devicePixelRatio()).toSize()
        if self._out is not None:
            path = self._out / f"{name}-{self._view}.png"
            if not shown.grab().save(str(path), "PNG", _QUALITY):
                raise OSError(f"cannot write {path}")

    def _look_at(self, name: str, shown: QWidget) -> None:
        """Tell what is cut, blank, or larger than the screen."""
        self.squeezed += squeezed_in(name, shown)
        self.squeezed += [f"{name}: {line}" for line in off_line(shown)]
        self.squeezed += [f"{name}: a preview without a letter" for pages in previews(shown) if is_blank(pages)]
        if beyond := beyond_screen(shown):
            self.squeezed.append(f"{name}: {beyond}")


def previews(window: QWidget) -> list[QPdfView]:
    """Return what shows the pages of papers in a window, and is in sight."""
    return [pages for pages in window.findChildren(QPdfView) if pages.isVisible()]


def is_blank(pages: QPdfView) -> bool:
    """Tell whether the pages shown have nothing darker than their paper: they were not drawn, or there are none."""
    picture = pages.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    ground = pages.palette().color(QPalette.ColorRole.Dark).rgb()
    # Each colour is looked at once: asking for every dot took a tenth of a tour through the window.
    colours = {*memoryview(picture.constBits()).cast("I")} - {ground}
    return all(qGray(colour) >= _DARK for colour in colours)
