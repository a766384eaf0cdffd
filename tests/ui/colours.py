"""What colours a picture has, how well they are told apart, and the theme that shows them."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.ui.base.theme import Theme, apply_theme


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, other: str) -> float:
    """The ratio of contrast of two colours."""
    dark, light = sorted((luminance(first), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def light_theme(qapp: QApplication) -> Iterator[Theme]:
    """The theme in its light colours: a fixture."""
    theme = apply_theme(qapp)
    theme.choose(Qt.ColorScheme.Light)
    yield theme
    theme.choose(Qt.ColorScheme.Unknown)


def counted(picture: QWidget | QImage, colour: str) -> int:
    """Return how many pixels have a colour."""
    image = picture.grab().toImage() if isinstance(picture, QWidget) else picture
    rgb = QColor(colour).rgb()
    return sum(image.pixel(x, y) == rgb for x in range(image.width()) for y in range(image.height()))
