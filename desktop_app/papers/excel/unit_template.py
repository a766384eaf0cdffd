"""The workbook that a unit fills in and sends back: a protected head, lists to choose from, checks, instructions.

It carries what it was made for in a sheet that nobody sees, so that it is taken in again without a question.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import BinaryIO, Final

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.papers.excel.cell_styles import write_text
from desktop_app.papers.excel.list_text import cell_text
from desktop_app.papers.excel.list_xml import DAY_ZERO, FONT, SIZE
from desktop_app.papers.excel.writer import save_workbook

HEAD_ROW: Final = 5
"""The row of the heads (from 1); what stands above says what the workbook is for."""
LAST_ROW: Final = 2_000
"""The last row that has checks."""
LIST_SHEET, HELP_SHEET = "Danh sách", "Hướng dẫn"
_CHOICES_SHEET: Final = "Danh mục"
_FIRST_DAY, _LAST_DAY = date(2000, 1, 1), date(2049, 12, 31)
_FIRST_YEAR, _LAST_YEAR = 1945, 2099
_LONGEST_PROMPT, _LONGEST_TITLE = 255, 32
_PLAIN: Final = Font(name=FONT, size=SIZE)
_BOLD: Final = Font(name=FONT, size=SIZE, bold=True)
_TITLE: Final = Font(name=FONT, size=SIZE + 2, bold=True)
_LINE: Final = Side(style="thin", color="FF808080")
_BORDER: Final = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD: Final = PatternFill("solid", fgColor="FFD9E1F2")
_NEEDED: Final = PatternFill("solid", fgColor="FFF8DCC0")


class Check(StrEnum):
    """What a cell of a column may hold."""

    TEXT = "text"
    DAY = "day"
    YEAR = "year"
    COUNT = "count"
    LISTED = "listed"
    """One of a list, and nothing else."""
    OFFERED = "offered"
    """One of a list, or what is typed."""


_WAYS: Final = {
    Check.TEXT: "Gõ chữ.",
    Check.DAY: "Gõ ngày, tháng, năm: 15/03/2026.",
    Check.YEAR: "Gõ bốn chữ số của năm.",
    Check.COUNT: "Gõ số nguyên, không ghi đơn vị tính.",
    Check.LISTED: "Chọn trong danh sách của ô.",
    Check.OFFERED: "Chọn trong danh sách của ô, hoặc gõ nếu danh sách chưa có.",
}
_REFUSALS: Final = {
    Check.DAY: "Ngày gõ theo dạng 15/03/2026, từ năm 2000 đến 2049.",
    Check.YEAR: "Năm gõ bằng bốn chữ số.",
    Check.COUNT: "Chỉ gõ số nguyên, từ 0 trở lên.",
    Check.LISTED: "Chọn một mục trong danh sách của ô.",
}


@dataclass(frozen=True, slots=True)
class TemplateColumn:
    """A column: the field that it holds, its head, what may stand in it, and the name of the list to choose from."""

    field: str
    title: str
    check: Check = Check.TEXT
    choices: str = ""
    needed: bool = False
    help: str = ""


@dataclass(frozen=True, slots=True)
class UnitTemplate:
    """What a unit is asked for, with the lists to choose from; `mark` is what the program reads when it comes back."""

    title: str
    lines: Sequence[str]
    columns: Sequence[TemplateColumn]
    lists: Mapping[str, Sequence[str]]
    mark_sheet: str
    mark: Sequence[Sequence[str]]


def write_template(stream: BinaryIO, template: UnitTemplate) -> None:
    """Write the workbook."""
    book = Workbook()
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError("a new workbook has a sheet")
    sheet.title = LIST_SHEET
    _fill_list(sheet, template)
    _fill_help(book.create_sheet(HELP_SHEET), template)
    lists = {name: list(entries) for name, entries in template.lists.items() if entries}
    choices = book.create_sheet(_CHOICES_SHEET)
    choices.sheet_state = "hidden"
    for number, (name, entries) in enumerate(lists.items(), 1):
        for row, entry in enumerate((name, *entries), 1):
            _put(choices, row, number, entry)
    _protect(choices)
    mark = book.create_sheet(template.mark_sheet)
    mark.sheet_state = "veryHidden"
    for row, cells in enumerate(template.mark, 1):
        for column, text in enumerate(cells, 1):
            _put(mark, row, column, text)
    _protect(mark)
    _add_checks(sheet, template, {name: (number, len(lists[name])) for number, name in enumerate(lists, 1)})
    save_workbook(book, stream)


def _put(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):
        raise TypeError("nothing is merged where texts are written")
    write_text(cell, text)
    cell.font = _PLAIN
    return cell


def _fill_list(sheet: Worksheet, template: UnitTemplate) -> None:
    _put(sheet, 1, 1, template.title).font = _TITLE
    for row, line in enumerate(template.lines[: HEAD_ROW - 2], 2):
        _put(sheet, row, 1, line)
    for number, column in enumerate(template.columns, 1):
        head = _put(sheet, HEAD_ROW, number, column.title)
        head.font = _BOLD
        head.fill = _NEEDED if column.needed else _HEAD
        head.border = _BORDER
        head.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        below = sheet.column_dimensions[get_column_letter(number)]
        below.width = _width(column)
        below.font = _PLAIN
        below.protection = Protection(locked=False)
        below.alignment = Alignment(vertical="top", wrap_text=True)
        # What is typed as text stays it: "08/2026" is no day, "0123" no number.
        below.number_format = {Check.DAY: "dd/mm/yyyy", Check.COUNT: "0", Check.YEAR: "0"}.get(column.check, "@")
    sheet.row_dimensions[HEAD_ROW].height = 36
    sheet.freeze_panes = f"A{HEAD_ROW + 1}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    _protect(sheet)


def _width(column: TemplateColumn) -> float:
    least = {Check.DAY: 14, Check.YEAR: 9, Check.COUNT: 11, Check.LISTED: 26, Check.OFFERED: 30}.get(column.check, 28)
    return float(max(least, min(len(column.title) // 2 + 3, 40)))


def _fill_help(sheet: Worksheet, template: UnitTemplate) -> None:
    lines = (
        f"Cách điền: {template.title}",
        f"Điền ở trang “{LIST_SHEET}”, mỗi việc một dòng, từ dòng {HEAD_ROW + 1} trở xuống, không để cách dòng.",
        "Tiêu đề các cột đã khóa: không đổi tên, không thêm, không bớt cột. Cột nền đậm (màu cam) phải điền.",
        "Ô có danh sách: bấm mũi tên ở góc ô để chọn. Ô ngày, ô số kiểm tra ngay khi gõ.",
        "Dán từ bảng khác: dùng Dán đặc biệt, Giá trị (Paste Special, Values) để giữ danh sách và kiểm tra của ô.",
        "Điền xong lưu lại (giữ dạng xlsx) rồi gửi về Văn phòng; không cần in.",
    )
    for row, line in enumerate(lines, 1):
        _put(sheet, row, 1, line).font = _TITLE if row == 1 else _PLAIN
    top = len(lines) + 2
    for number, text in enumerate(("Cột", "Phải điền", "Cách điền"), 1):
        head = _put(sheet, top, number, text)
        head.font, head.fill, head.border = _BOLD, _HEAD, _BORDER
    for row, column in enumerate(template.columns, top + 1):
        way = " ".join(filter(None, (_WAYS[column.check], _sentence(column.help))))
        for number, text in enumerate((column.title, "Có" if column.needed else "", way), 1):
            cell = _put(sheet, row, number, text)
            cell.border, cell.alignment = _BORDER, Alignment(vertical="top", wrap_text=number == 3)
    for letter, width in (("A", 36), ("B", 12), ("C", 80)):
        sheet.column_dimensions[letter].width = width
    _protect(sheet)


def _sentence(text: str) -> str:
    return text and f"{text[:1].upper()}{text[1:].rstrip('.')}."


def _protect(sheet: Worksheet) -> None:
    """Lock what is not to be changed, without a password: widths, heights and the filter stay free."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
    sheet.protection.autoFilter = False
    sheet.protection.sort = False


def _add_checks(sheet: Worksheet, template: UnitTemplate, lists: Mapping[str, tuple[int, int]]) -> None:
    for number, column in enumerate(template.columns, 1):
        check = _validation(column, lists.get(column.choices))
        letter = get_column_letter(number)
        check.promptTitle = cell_text(column.title)[:_LONGEST_TITLE]
        check.prompt = " ".join(filter(None, (_WAYS[column.check], _sentence(column.help))))[:_LONGEST_PROMPT]
        check.showInputMessage = True
        check.errorTitle = "Chưa đúng"
        check.error = _REFUSALS.get(column.check, "")
        check.showErrorMessage = column.check in _REFUSALS
        check.add(f"{letter}{HEAD_ROW + 1}:{letter}{LAST_ROW}")
        sheet.add_data_validation(check)


def _validation(column: TemplateColumn, place: tuple[int, int] | None) -> DataValidation:
    if place is not None:
        letter = get_column_letter(place[0])
        return DataValidation("list", formula1=f"'{_CHOICES_SHEET}'!${letter}$2:${letter}${place[1] + 1}")
    if column.check is Check.DAY:
        first, last = (str(day.toordinal() - DAY_ZERO) for day in (_FIRST_DAY, _LAST_DAY))
        return DataValidation("date", operator="between", formula1=first, formula2=last)
    if column.check is Check.YEAR:
        return DataValidation("whole", operator="between", formula1=str(_FIRST_YEAR), formula2=str(_LAST_YEAR))
    if column.check is Check.COUNT:
        return DataValidation("whole", operator="greaterThanOrEqual", formula1="0")
    return DataValidation()
