"""Line icons of this program, drawn in the colour of the text beside them and sharp at any scale."""

from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from desktop_app.runtime.resources import resource


def icon(name: str, role: QPalette.ColorRole = QPalette.ColorRole.WindowText) -> QIcon:
    """Return the icon `name`: a file of resources/icons without its ending, e.g. `icon("award")`.

    It is read and drawn when first painted, in the colour the application's palette then has for `role`, so it
    follows a change of scheme. On a primary button use `HighlightedText`, on a danger button `BrightText`.
    Raises FileNotFoundError if there is no such icon.
    """
    return QIcon(_LineIcon(_file(name), role))


def application_icon() -> QIcon:
    """Return the icon of the program itself, in its own colours."""
    return QIcon(str(resource("icons", "so-thi-dua.svg")))


@cache
def _file(name: str) -> Path:
    path = resource("icons", f"{name}.svg")
    if not path.is_file():
        raise FileNotFoundError(path)
    return path


@lru_cache(maxsize=128)
def _drawing(path: Path) -> str:
    return path.read_text(encoding="utf-8")


class _LineIcon(QIconEngine):
    """Draws one SVG file at the size and scale asked for, its `currentColor` taken from the palette."""

    def __init__(self, path: Path, role: QPalette.ColorRole) -> None:
        super().__init__()
        self._path = path
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the icon into `rect`."""
        # Asked for the device of the painter, PySide loads all classes that are one (8 ms of the start).
        scale = painter.deviceTransform().m11()
        painter.drawPixmap(rect, self.scaledPixmap(rect.size(), mode, state, scale))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon as `size` pixels."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """Return the icon as `size` device-independent pixels on a screen of `scale`."""
        disabled = mode == QIcon.Mode.Disabled
        group = QPalette.ColorGroup.Disabled if disabled else QPalette.ColorGroup.Active
        colour = QGuiApplication.palette().color(group, self._role).name()
        pixels = size * scale
        if pixels.isEmpty():
            # A toolbar asks for icons of size zero for buttons it has no room for.
            return QPixmap()
        key = f"{self._path}:{colour}:{pixels.width()}x{pixels.height()}"
        cached = QPixmap()
        if QPixmapCache.find(key, cached):
            return cached
        pixmap = self._draw(pixels, colour)
        QPixmapCache.insert(key, pixmap)
        return pixmap

    def _draw(self, pixels: QSize, colour: str) -> QPixmap:
        canvas = QPixmap(pixels)
        canvas.fill(Qt.GlobalColor.transparent)
        side = min(pixels.width(), pixels.height())
        target = QRectF((pixels.width() - side) / 2, (pixels.height() - side) / 2, side, side)
        painter = QPainter(canvas)
        QSvgRenderer(_drawing(self._path).replace("currentColor", colour).encode()).render(painter, target)
        painter.end()
        return canvas

    def clone(self) -> QIconEngine:
        """Return a copy. Qt asks for one only when pictures are added to a shared icon."""
        twin = _LineIcon(self._path, self._role)
        _TWINS.append(twin)
        return twin


# Qt owns the copy without Python knowing, so a reference is kept here for ever.
_TWINS: list[QIconEngine] = []
