"""The dialog for a template that units fill in: which list, which unit, which year or round, and where to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import ClerkError
from desktop_app.services.book import Book
from desktop_app.services.imports.kinds import IMPORT_KINDS, TEMPLATE_KINDS
from desktop_app.services.imports.unit_files.templates import (
    TemplateOrder,
    sending_units,
    write_each_unit,
    write_template,
)
from desktop_app.services.review_rounds import rounds
from desktop_app.ui.base.context import Context
from desktop_app.ui.base.settings_file import SettingsFile
from desktop_app.ui.base.translation import format_number
from desktop_app.ui.widgets.file_dialogs import choose_folder, choose_to_write, show_in_folder
from desktop_app.ui.widgets.forms.declared.grid import FormGrid
from desktop_app.ui.widgets.forms.declared.inputs import Input
from desktop_app.ui.widgets.forms.field import Field
from desktop_app.ui.widgets.forms.value_box import ValueBox
from desktop_app.ui.widgets.input_dialog import InputDialog
from desktop_app.ui.widgets.lists.table_export import WORKBOOK
from desktop_app.ui.widgets.muted_label import muted_label
from desktop_app.ui.widgets.notice import Notice

_EACH, _ALL = -1, 0
"""Whose template it is, where it is not one unit's."""
_YEARS: Final = 6


@dataclass(frozen=True, slots=True)
class TemplateFormData:
    """The units that send lists, by id, and the titles of the rounds, by code."""

    units: Mapping[int, str]
    rounds: Mapping[str, str]


class TemplateWindow(InputDialog):
    """Asks what a template is for and where it goes, and writes it; `notice` shows the result."""

    def __init__(self, context: Context, notice: Notice, form_data: TemplateFormData, parent: QWidget) -> None:
        super().__init__("Mẫu cho đơn vị điền", 720, parent)
        self._context, self._notice = context, notice
        self._settings = SettingsFile.of(context, context.book.folder.settings)
        self.kind: ValueBox[str] = ValueBox({key: IMPORT_KINDS[key].title for key in TEMPLATE_KINDS})
        self.unit: ValueBox[int] = ValueBox({_ALL: "Một mẫu chung", _EACH: "Mỗi đơn vị một tệp", **form_data.units})
        this_year = date.today().year
        years = {year: str(year) for year in range(this_year + 1, this_year + 1 - _YEARS, -1)}
        self.year: ValueBox[int] = ValueBox({0: "Ghi ở từng dòng"} | years)
        self.round: ValueBox[str] = ValueBox(form_data.rounds or {"": ""})
        body = QWidget()
        fields = (
            Field("kind", "&Danh sách", self.kind),
            Field("unit", "Đơ&n vị", self.unit),
            Field("year", "Nă&m", self.year),
            Field("round", "Đợt &xét", self.round),
        )
        grid = FormGrid(body)
        for field in fields:
            grid.add_inputs([(field, Input(QWidget, of=field.name, half=False))])
        words = muted_label(
            "Tệp Excel có sẵn danh sách để chọn (đơn vị, người, nhiệm vụ, hình thức khen thưởng), có kiểm tra ngày, số "
            "và trang hướng dẫn. Đơn vị điền rồi gửi lại; nhập cả thư mục một lần: menu Sổ, Nhập từ bảng tính."
        )
        self.lay_out((words, body), "&Lưu mẫu…")
        self.kind.currentIndexChanged.connect(self._show_needs)
        self._show_needs()

    def order(self) -> TemplateOrder:
        """Return what is chosen."""
        unit, kind = self.unit.value(), self.kind.value()
        code = self.round.value() if IMPORT_KINDS[kind].needs_round else ""
        return TemplateOrder(kind, unit if unit > 0 else None, self.year.value() or None, code)

    def accept(self) -> None:
        """Ask where the template goes, and close."""
        if self.unit.value() == _EACH:
            choose_folder(self._notice.window(), self._settings, "Mẫu cho từng đơn vị: chọn thư mục", self.write_each)
        else:
            order = self.order()
            whose = f" - {self.unit.currentText()}" if order.unit_id is not None else ""
            name = f"Mẫu {IMPORT_KINDS[order.kind].title}{whose}.xlsx".replace("/", "-")
            choose_to_write(self._notice.window(), self._settings, "Lưu mẫu", name, WORKBOOK, self.write)
        super().accept()

    def write(self, path: Path) -> None:
        """Write one template."""
        order = self.order()
        self._context.read(
            lambda book: write_template(book, path, order),
            lambda _: self._say(f"Đã ghi mẫu “{path.name}”.", path),
            self._refuse,
            self._notice,
        )

    def write_each(self, folder: Path) -> None:
        """Write a template for each unit into a folder."""
        book, order = self._context.book, self.order()
        self._context.tasks.long(
            "Đang ghi mẫu cho từng đơn vị",
            lambda report: write_each_unit(book, folder, order, report),
            lambda paths: self._say(f"Đã ghi {format_number(len(paths))} mẫu vào “{folder.name}”.", folder / "x"),
            self._refuse,
            writes=False,
        )

    def _show_needs(self) -> None:
        self.round.setEnabled(IMPORT_KINDS[self.kind.value()].needs_round)

    def _say(self, sentence: str, path: Path) -> None:
        self._notice.say(sentence, "done", "Mở thư mục", lambda: show_in_folder(path))

    def _refuse(self, problem: ClerkError) -> None:
        self._notice.say(f"{problem.message} {problem.hint}".strip(), "problem")


def ask_template(context: Context, notice: Notice, parent: QWidget) -> None:
    """Read what can be chosen, then ask for a template."""

    def show(form_data: TemplateFormData) -> None:
        TemplateWindow(context, notice, form_data, parent).open()

    context.read(_form_data, show, asker=parent)


def _form_data(book: Book) -> TemplateFormData:
    return TemplateFormData(sending_units(book), {str(each.code): each.code.title for each in rounds(book)})
