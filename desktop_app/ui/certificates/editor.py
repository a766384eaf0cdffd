"""The editor of the layouts: it moves and changes fields, chooses stocks, shows their pictures."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QWidget

from desktop_app.domain.certificates.certificates import FieldKey, FieldLayout
from desktop_app.domain.certificates.texts import Certificate
from desktop_app.domain.errors import ClerkError, InvalidRecord
from desktop_app.services.certificates.certificates import placed
from desktop_app.services.certificates.layouts import Picture, Stock, StoredLayout, copied, take_picture
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.certificates.draft import LayoutDraft
from desktop_app.ui.certificates.field_panel import FieldPanel
from desktop_app.ui.certificates.stage import Stage
from desktop_app.ui.certificates.stock_panel import StockPanel, StockView
from desktop_app.ui.certificates.window_data import screen_picture
from desktop_app.ui.widgets.file_dialogs import choose_to_read

_PICTURES: Final = "Ảnh (*.png *.jpg *.jpeg *.bmp *.webp)"
_STRETCHED: Final = "Ảnh không cùng tỷ lệ với khổ giấy đang chọn nên bị kéo giãn; kiểm tra khổ giấy."


class CertificateEditor(QObject):
    """Connects the draft of the layouts with the three widgets that edit it.

    Signals: `altered` after everything was shown again; `refused(ClerkError)`; `warned(str)`.
    """

    altered = Signal()
    refused = Signal(object)
    warned = Signal(str)

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._settings = SettingsFile.of(context, context.book.folder.settings)
        self._certificate: Certificate | None = None
        self._units: Mapping[int, str] = {}
        self._current = FieldKey.NAME
        self._dragged_from: StoredLayout | None = None
        self._pictures: dict[str, QPixmap] = {}
        self.draft = LayoutDraft(())
        self.stage, self.field_panel, self.stock_panel = Stage(), FieldPanel(), StockPanel()
        self._connect()

    @property
    def layout_shown(self) -> StoredLayout | None:
        """The layout that is edited."""
        return self.draft.layout_of(self._certificate) if self._certificate is not None else None

    def take(self, draft: LayoutDraft, units: Mapping[int, str]) -> None:
        """Set another draft, and the names of the units."""
        self.draft, self._units = draft, units

    def show_certificate(self, certificate: Certificate) -> None:
        """Show a certificate on its stock."""
        self._certificate = certificate
        self.show()

    def show(self) -> None:
        """Show the draft in all three widgets."""
        certificate, stored_layout = self._certificate, self.layout_shown
        if certificate is None or stored_layout is None:
            return
        self.stage.show_layout(stored_layout.layout, placed(stored_layout.layout, certificate), self._current)
        field = stored_layout.layout.field(self._current)
        self.field_panel.show_field(field, field in tuple(stored_layout.layout.written()))
        self.stock_panel.show_stock(self._stock_view(certificate, stored_layout))
        self._show_picture(stored_layout.picture)
        self.altered.emit()

    def go_back(self) -> None:
        """Undo the last step."""
        self.draft.go_back()
        self.show()

    def go_on(self) -> None:
        """Redo the step that was undone last."""
        self.draft.go_on()
        self.show()

    def choose_field(self, key: FieldKey) -> None:
        """Show a field in the panel."""
        self._current = key
        self.show()

    def _connect(self) -> None:
        stage, fields, stock = self.stage, self.field_panel, self.stock_panel
        stage.chosen.connect(self.choose_field)
        stage.moved.connect(self._move)
        stage.drag_begun.connect(self._begin_drag)
        stage.dragging.connect(self._drag)
        stage.dropped.connect(self._drop)
        fields.key_chosen.connect(self.choose_field)
        fields.changed.connect(self._change_field)
        stock.changed.connect(self._change_stock)
        stock.own_asked.connect(self._set_own)
        stock.picture_asked.connect(self._ask_picture)
        stock.copy_asked.connect(self._copy_from)
        stock.default_asked.connect(self._go_back_to_default)

    def _stock_view(self, certificate: Certificate, stored_layout: StoredLayout) -> StockView:
        units = self._units
        sources = []
        for other in self.draft.layouts:
            if other.stock != stored_layout.stock:
                unit = f", riêng {units.get(other.stock.unit_id, '')}" if other.stock.unit_id is not None else ""
                sources.append((other.stock, f"{other.stock.title}{unit}"))
        unit_name = units.get(certificate.unit_id, "") if certificate.unit_id is not None else ""
        is_kept = any(other.stock == stored_layout.stock for other in self.draft.layouts)
        return StockView(stored_layout, unit_name, self.draft.has_own(certificate), is_kept, sources)

    def _change(self, changed: StoredLayout, name: str, refuse: Callable[[str], None]) -> None:
        try:
            changed.layout.checked()
        except InvalidRecord as problem:
            refuse(problem.message)
            return
        self.draft.change(changed, name)
        self.show()

    def _change_field(self, field: FieldLayout, name: str) -> None:
        if self._certificate is not None:
            stored_layout = self.draft.layout_of(self._certificate)
            changed = replace(stored_layout, layout=stored_layout.layout.with_field(field))
            self._change(changed, f"{stored_layout.stock}.{field.key}.{name}", self.field_panel.refuse)

    def _change_stock(self, changed: StoredLayout, name: str) -> None:
        self._change(changed, f"{changed.stock}.{name}", self.stock_panel.say)

    def _move(self, key: FieldKey, across: float, down: float) -> None:
        if self._certificate is not None:
            stored_layout = self.draft.layout_of(self._certificate)
            self.draft.change(replace(stored_layout, layout=stored_layout.layout.moved(key, across, down)))
            self.show()

    def _begin_drag(self) -> None:
        if self._certificate is not None:
            self._dragged_from = self.draft.layout_of(self._certificate)
            self.draft.begin()

    def _drag(self, key: FieldKey, across: float, down: float) -> None:
        start = self._dragged_from
        if start is not None:
            self.draft.show(replace(start, layout=start.layout.moved(key, across, down)))
            self.show()

    def _drop(self) -> None:
        self._dragged_from = None
        self.draft.end()
        self.show()

    def _set_own(self, own: bool) -> None:
        certificate = self._certificate
        if certificate is not None:
            if own:
                self.draft.make_own(certificate)
            else:
                self.draft.drop(Stock(certificate.award_code, certificate.kind, certificate.unit_id))
            self.show()

    def _go_back_to_default(self) -> None:
        if self._certificate is not None:
            self.draft.drop(self.draft.layout_of(self._certificate).stock)
            self.show()

    def _copy_from(self, stock: Stock) -> None:
        source = next((layout for layout in self.draft.layouts if layout.stock == stock), None)
        if source is not None and self._certificate is not None:
            self.draft.change(copied(source, self.draft.layout_of(self._certificate)))
            self.show()

    def _ask_picture(self) -> None:
        book = self._context.book

        def read(path: Path) -> tuple[Picture, QImage]:
            # Read before it is attached: a file that is no picture must not get into the book.
            image = screen_picture(Picture(path.name, "", path))
            return take_picture(book, path), image

        def on_selected(path: Path) -> None:
            self._context.tasks.read(lambda: read(path), self._take_picture, self.refused.emit, asker=self)

        choose_to_read(self._window, self._settings, "Chọn ảnh phôi", _PICTURES, on_selected)

    def _take_picture(self, picture_and_image: tuple[Picture, QImage]) -> None:
        picture, image = picture_and_image
        self._pictures[picture.sha256] = QPixmap.fromImage(image)
        if self._certificate is not None:
            stored_layout = self.draft.layout_of(self._certificate)
            self.draft.change(replace(stored_layout, picture=picture))
            self.show()
            share = image.width() / image.height() / (stored_layout.layout.width / stored_layout.layout.height)
            if not 0.97 < share < 1.03:
                self.warned.emit(_STRETCHED)

    def _show_picture(self, picture: Picture | None) -> None:
        if picture is None or picture.sha256 in self._pictures:
            self.stage.show_picture(self._pictures[picture.sha256] if picture else None)
            return

        def show(image: QImage) -> None:
            self._pictures[picture.sha256] = QPixmap.fromImage(image)
            self.show()

        def refuse(problem: ClerkError) -> None:
            # Not read again: the layout can be edited without its picture.
            self._pictures[picture.sha256] = QPixmap()
            self.refused.emit(problem)

        self.stage.show_picture(None)
        self._context.tasks.read(lambda: screen_picture(picture), show, refuse, asker=self)
