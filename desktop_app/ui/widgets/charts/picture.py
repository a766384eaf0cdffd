"""A chart as a picture: copied (Ctrl+C) or saved as PNG, always on white, with its title, as papers want it."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, Qt
from PySide6.QtGui import QAction, QFont, QFontMetrics, QGuiApplication, QImage, QImageWriter, QKeySequence, QPainter

from desktop_app.ui.base.icons import icon
from desktop_app.ui.base.theme import palette
from desktop_app.ui.base.tokens import GROUP, LIGHT
from desktop_app.ui.widgets.charts.chart import Chart
from desktop_app.ui.widgets.file_dialogs import choose_to_write

if TYPE_CHECKING:
    from desktop_app.ui.base.context import Context

_PICTURES: Final = "Hình (*.png)"
_FINER: Final = 2
"""Pixels of the picture for one of the screen, each way."""
_LEAST_WIDTH: Final = 640
_HIGHEST: Final = 10_000
_OF_TITLE: Final = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


def picture_of(chart: Chart, title: str) -> QImage:
    """Return a chart as a picture under a title, which takes the lines it needs."""
    shown = type(chart)()
    shown.setPalette(palette(LIGHT))
    shown.tokens = LIGHT
    shown.setFont(chart.font())
    shown.show_bars(title, chart.bars)
    width = max(chart.width(), shown.minimumSizeHint().width(), _LEAST_WIDTH)
    shown.resize(width, max(chart.height(), shown.sizeHint().height()))
    letters = QFont(shown.font())
    letters.setBold(True)
    lines = QFontMetrics(letters).boundingRect(QRect(0, 0, width, _HIGHEST), _OF_TITLE, title)
    above = lines.height() + GROUP
    size = shown.size()
    size.setWidth(size.width() + 2 * GROUP)
    size.setHeight(size.height() + above + 2 * GROUP)
    image = QImage(size * _FINER, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_FINER)
    image.fill(LIGHT.surface)
    painter = QPainter(image)
    shown.write(painter, QRect(GROUP, GROUP, width, above), _OF_TITLE, title, strong=True)
    painter.translate(GROUP, GROUP + above)
    shown.paint(painter)
    painter.end()
    return image


def offer_picture(chart: Chart, context: "Context") -> tuple[QAction, QAction]:
    """Let a chart be copied and saved by keys and its menu; return both actions."""

    def picture() -> QImage:
        from desktop_app.services.practice import sheet_title

        return picture_of(chart, sheet_title(context.book, chart.title))

    def copy() -> None:
        QGuiApplication.clipboard().setImage(picture())
        context.message.emit(f"Đã chép hình “{chart.title}”")

    def save() -> None:
        from desktop_app.ui.base.settings_file import SettingsFile

        settings = SettingsFile.of(context, context.book.folder.settings)
        name = f"{chart.title.replace('/', '-').replace(':', '')}.png"
        choose_to_write(chart, settings, "Lưu hình", name, _PICTURES, write)

    def write(path: Path) -> None:
        content = _png(picture())
        context.read(
            lambda _: write_picture(path, content),
            lambda _: context.message.emit(f"Đã lưu hình vào “{path.name}”"),
            asker=chart,
        )

    copying = QAction(icon("copy"), "Chép hình", chart)
    copying.setShortcut(QKeySequence("Ctrl+C"))
    saving = QAction(icon("save"), "Lưu hình (PNG)…", chart)
    saving.setShortcut(QKeySequence("Ctrl+S"))
    for action, act in ((copying, copy), (saving, save)):
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(act)
        chart.addAction(action)
    chart.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
    return copying, saving


def write_picture(path: Path, content: bytes) -> None:
    """Write a picture whole, or leave what stood there. Raises UnwritableOutput."""
    from desktop_app.services.outputs import output

    with output(path, len(content)) as stream:
        stream.write(content)


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
