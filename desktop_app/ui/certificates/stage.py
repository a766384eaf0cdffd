"""The paper on the screen: the stock's picture, which is not printed, and over it the fields to place."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QPixmap, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QGraphicsPixmapItem, QGraphicsRectItem, QGraphicsScene, QGraphicsView, QWidget

from desktop_app.domain.certificates.certificates import EDGE, STEP, CertificateLayout, FieldKey
from desktop_app.domain.certificates.texts import PlacedText
from desktop_app.ui.certificates.field_item import FieldItem

_FAR: Final = 10 * STEP
_ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_TURNS: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_AROUND: Final = 6.0  # mm of background around the paper
_ZOOM_STEP: Final = 1.2
_LEAST_ZOOM, _MOST_ZOOM = 0.8, 20.0  # pixels a mm
_TREMBLE: Final = 3  # pixels
HOW_TO: Final = (
    "Kéo bằng chuột, hoặc phím mũi tên: 0,5 mm (Shift: 5 mm). Page Up, Page Down: chỗ in khác. "
    "Ctrl và lăn chuột: phóng to."
)
"""The help on moving fields, for the clerk."""


class Stage(QGraphicsView):
    """Shows a layout in mm and emits what the clerk does with it.

    Signals: `chosen(FieldKey)`; `moved(FieldKey, float, float)` with the distance to the right and down in mm; for the
    mouse `drag_begun`, `dragging(FieldKey, float, float)` with the distance from the start, and `dropped`.
    """

    chosen = Signal(object)
    moved = Signal(object, float, float)
    drag_begun = Signal()
    dragging = Signal(object, float, float)
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = QGraphicsScene(self)
        self.setScene(self._scene)
        self._paper, self._edge, self._frame = QGraphicsRectItem(), QGraphicsRectItem(), QGraphicsRectItem()
        self._picture = QGraphicsPixmapItem()
        self._items: dict[FieldKey, FieldItem] = {}
        self._current: FieldKey | None = None
        self._size = (0.0, 0.0)
        self._fits = True
        self._pressed: tuple[FieldKey, QPointF] | None = None
        self._far_enough = False
        self._set_up()

    @property
    def zoom(self) -> float:
        """Pixels a millimetre."""
        return self.transform().m11()

    def item(self, key: FieldKey) -> FieldItem:
        """Return the item of a field. KeyError if it is not shown."""
        return self._items[key]

    def show_layout(self, layout: CertificateLayout, placed: Sequence[PlacedText], current: FieldKey | None) -> None:
        """Show a layout with the lines of one certificate, one of the fields chosen."""
        self._current = current
        self._show_sheet(layout)
        texts = {text.key: text for text in placed}
        written = {field.key: field for field in layout.written()}
        for key in list(self._items):
            if key not in written:
                self._scene.removeItem(self._items.pop(key))
        for key, field in written.items():
            if key not in self._items:
                self._items[key] = FieldItem(key)
                self._scene.addItem(self._items[key])
            self._items[key].show_field(field, texts.get(key), key is current)
        where = ""
        if current in written:
            field = written[current]
            where = f"{field.label}: cách trái {field.x:g} mm, chân chữ cách mép trên {field.y:g} mm"
        self.setAccessibleDescription(where)

    def show_picture(self, pixmap: QPixmap | None) -> None:
        """Show the picture of the stock under the fields, or none."""
        self._picture.setVisible(pixmap is not None)
        self._picture.setPixmap(pixmap or QPixmap())
        self._lay_picture()

    def zoom_by(self, factor: float) -> None:
        """Zoom by a factor."""
        self._fits = False
        scale = min(max(self.zoom * factor, _LEAST_ZOOM), _MOST_ZOOM)
        self.setTransform(QTransform.fromScale(scale, scale))

    def fit(self) -> None:
        """Show the whole paper, now and whenever the window changes its size."""
        self._fits = True
        self.fitInView(self._scene.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the chosen field by an arrow key, go to another one by Page Up and Page Down."""
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ARROWS and self._current is not None and modifiers in _FREE:
            step = _FAR if modifiers else STEP
            across, down = _ARROWS[key]
            self.moved.emit(self._current, across * step, down * step)
        elif key in _TURNS and not modifiers and self._items:
            keys = [key for key in FieldKey if key in self._items]
            place = keys.index(self._current) if self._current in keys else -1
            self.chosen.emit(keys[(place + _TURNS[key]) % len(keys)])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the field under the mouse and begin to drag it."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        key = self._key_at(event.position())
        if key is not None:
            self.chosen.emit(key)
            self._pressed, self._far_enough = (key, self.mapToScene(event.position().toPoint())), False
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the field."""
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        key, start = self._pressed
        distance = self.mapToScene(event.position().toPoint()) - start
        # A click of an unsteady hand must not move anything, even where a pixel is more than half a millimetre.
        if not self._far_enough and distance.manhattanLength() >= max(STEP, _TREMBLE / self.zoom):
            self._far_enough = True
            self.drag_begun.emit()
        if self._far_enough:
            self.dragging.emit(key, distance.x(), distance.y())
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag."""
        if self._pressed is not None and self._far_enough:
            self.dropped.emit()
        self._pressed, self._far_enough = None, False
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, otherwise scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(_ZOOM_STEP if event.angleDelta().y() > 0 else 1 / _ZOOM_STEP)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the whole paper visible if it was."""
        super().resizeEvent(event)
        if self._fits:
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the colours of the scheme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._scene.setBackgroundBrush(self.palette().window())
        super().changeEvent(event)

    def _set_up(self) -> None:
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setAccessibleName("Tờ giấy khen")
        self.setMinimumSize(360, 260)
        self._scene.setBackgroundBrush(self.palette().window())
        self._paper.setBrush(Qt.GlobalColor.white)
        self._paper.setPen(QPen(QColor("#7d8692"), 0))
        self._edge.setPen(QPen(QColor("#c9a24a"), 0, Qt.PenStyle.DotLine))
        self._edge.setToolTip(f"Ngoài vạch này (cách mép {EDGE:g} mm) máy in có thể không in tới")
        self._frame.setPen(QPen(QColor("#6b6b6b"), 0.5))
        self._picture.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        for place, part in enumerate((self._paper, self._picture, self._frame, self._edge)):
            part.setZValue(place - 10)
            self._scene.addItem(part)
        self._picture.hide()

    def _show_sheet(self, layout: CertificateLayout) -> None:
        size = (layout.width, layout.height)
        inside = QRectF(0, 0, *size)
        self._frame.setVisible(layout.plain and layout.frame > 0)
        self._frame.setRect(inside.adjusted(layout.frame, layout.frame, -layout.frame, -layout.frame))
        if size == self._size:
            return
        self._size = size
        self._paper.setRect(inside)
        self._edge.setRect(inside.adjusted(EDGE, EDGE, -EDGE, -EDGE))
        self._scene.setSceneRect(inside.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND))
        self._lay_picture()
        if self._fits:
            self.fit()

    def _lay_picture(self) -> None:
        pixmap = self._picture.pixmap()
        if not pixmap.isNull() and self._size[0]:
            across, down = self._size[0] / pixmap.width(), self._size[1] / pixmap.height()
            self._picture.setTransform(QTransform.fromScale(across, down))

    def _key_at(self, position: QPointF) -> FieldKey | None:
        field_items = [item for item in self.items(position.toPoint()) if isinstance(item, FieldItem)]
        # The smallest first, so that a field within a wide one can be chosen.
        field_items.sort(key=lambda item: item.box.width() * item.box.height())
        return field_items[0].key if field_items else None


_FREE: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
