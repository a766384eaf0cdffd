"""What is written out: lists as they are asked for, in a form of the clerk's own, the whole book, the calendar."""

import argparse
from collections.abc import Callable
from dataclasses import asdict, replace

from desktop_app.cli.answer import Answer
from desktop_app.cli.named import file_path, whole_number
from desktop_app.domain.errors import UsageError
from desktop_app.domain.keeping.export_layouts import ExportLayout, LayoutColumn
from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.lists import ListQuery
from desktop_app.runtime.paths import DataFolder
from desktop_app.services import lists
from desktop_app.services.book import Book, opened
from desktop_app.services.day import calendar

type Run = Callable[[DataFolder, argparse.Namespace, Answer], None]
type Add = Callable[..., argparse.ArgumentParser]

_SHEETS = (".xlsx", ".csv")


def add_commands(add: Add, group: Callable[[str, str], object]) -> None:
    """Add the commands that write the book out."""
    command = add("export", export_book, "xuất toàn bộ ra một tệp xlsx, mỗi loại một trang")
    command.add_argument("--out", type=file_path, required=True, metavar="FILE.xlsx|THƯ-MỤC")
    words = "kèm giới tính, năm sinh, tạm dừng xét (không ghi thì bỏ ra)"
    command.add_argument("--with-personal", action="store_true", help=words)
    whole = "mọi bảng, mọi dòng, ra FILE.xlsx hoặc một thư mục tệp CSV (kèm tệp đính kèm): restore đọc lại được"
    command.add_argument("--whole", action="store_true", help=whole)
    words = "tệp dữ liệu gồm những bảng, cột nào, và mỗi danh sách một câu lệnh SQL để đọc không cần chương trình"
    add("data-file", describe_data_file, words)
    command = add("calendar", write_calendar, "ghi các ngày hạn của một năm ra tệp lịch .ics")
    command.add_argument("--year", type=whole_number, required=True)
    command.add_argument("--out", type=file_path, required=True, metavar="FILE.ics")
    under = group("export-layout", "mẫu xuất danh sách: cột, tiêu đề, thứ tự, giá trị cố định; dùng ở list … --layout")
    add("list", show_layouts, "các mẫu xuất", under)
    command = add("set", save_layout, "lưu một mẫu xuất, thay mẫu cùng tên", under)
    command.add_argument("name", metavar="TÊN")
    command.add_argument("--list", required=True, dest="kind", metavar="KIND", help=", ".join(LIST_KINDS))
    words = "một cột: tiêu đề và khóa của cột trong danh sách (xem list KIND --json); ghi nhiều lần, theo thứ tự"
    command.add_argument("--column", dest="columns", action="append", type=_column, metavar="TIÊU-ĐỀ=KHÓA", help=words)
    words = "một cột có cùng một giá trị ở mọi dòng"
    command.add_argument("--fixed", dest="columns", action="append", type=_fixed, metavar="TIÊU-ĐỀ=CHỮ", help=words)
    add("remove", remove_layout, "bỏ một mẫu xuất", under).add_argument("name", metavar="TÊN")


def add_list_options(command: argparse.ArgumentParser) -> None:
    """Add the options by which a list is narrowed by its columns, and written to a file instead of printed."""
    words = "điều kiện ở một cột, ghi nhiều lần: CỘT~có chữ, CỘT=A|B (một trong), CỘT>=, CỘT<=, CỘT!= (có ghi)"
    command.add_argument("--where", action="append", default=[], metavar="CỘT=…", help=words)
    command.add_argument("--filter", metavar="TÊN", help="bộ lọc đã lưu ở cửa sổ, thêm vào các điều kiện khác")
    command.add_argument("--group", default="", metavar="CỘT", help="xếp các dòng cùng giá trị ở cột này liền nhau")
    command.add_argument("--out", type=file_path, metavar="FILE.xlsx|.csv", help="ghi ra tệp thay vì in ra")
    command.add_argument("--columns", metavar="CỘT,CỘT", help="với --out: khóa của các cột, theo thứ tự")
    command.add_argument("--layout", metavar="TÊN", help="với --out: mẫu xuất, xem export-layout list")
    command.add_argument("--with-personal", action="store_true", help="với --out: kèm giới tính, năm sinh")


def narrowed(book: Book, query: ListQuery, options: argparse.Namespace) -> ListQuery:
    """Return the query with the kept filter that was asked for."""
    if not options.filter:
        return query
    # Imported here: most lists are asked for without one.
    from desktop_app.services.keeping.lists.list_filters import filter_named

    chosen = filter_named(book, query.kind, options.filter)
    conditions = (*query.conditions, *chosen.conditions)
    return replace(query, conditions=conditions, group=query.group or chosen.group)


def write_list(book: Book, query: ListQuery, options: argparse.Namespace, out: Answer) -> None:
    """Write a list to a file, as it is asked for or in a form of the clerk's own."""
    if options.out.suffix.lower() not in _SHEETS:
        raise UsageError(f"Tên tệp “{options.out.name}” phải có đuôi {' hoặc '.join(_SHEETS)}.")
    kind, personal = LIST_KINDS[query.kind], options.with_personal
    if options.layout:
        from desktop_app.services.keeping.exports.layouts import export_by_layout

        rows = export_by_layout(book, query, options.layout, options.out, with_personal=personal)
    else:
        known = [column.key for column in kind.columns]
        keys = options.columns.split(",") if options.columns else known
        if unknown := [key for key in keys if key not in known]:
            raise UsageError(f"Danh sách “{query.kind}” không có cột “{unknown[0]}”; có: {', '.join(known)}.")
        rows = lists.export_list(book, query, keys, options.out, with_personal=personal)
    out.answer({"out": options.out, "rows": rows}, [f"Đã ghi {rows} dòng vào “{options.out}”."])


def export_book(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Write everything to a workbook, or to a folder."""
    from desktop_app.services.keeping import export

    if options.out.suffix.lower() != ".xlsx" and (not options.whole or options.out.suffix):
        folder_too = ", hoặc không có đuôi: thư mục tệp CSV" if options.whole else ""
        raise UsageError(f"Tên tệp “{options.out.name}” phải có đuôi .xlsx{folder_too}.")
    if options.whole:
        # Imported here: it is rarely asked for.
        from desktop_app.services.keeping.exports.whole_book import export_whole

        with opened(folder) as book:
            rows = export_whole(book, options.out).rows
    else:
        with opened(folder) as book:
            rows = export.export_everything(book, options.out, with_personal=options.with_personal)
    out.answer({"out": options.out, "rows": rows}, [f"Đã ghi {rows} dòng vào “{options.out}”."])


def describe_data_file(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Print what the data file holds, table by table, and a statement for each list; no book is needed."""
    from desktop_app.services.keeping.exports.data_file_page import data_file_page

    del folder, options
    page = data_file_page()
    out.answer({"page": page}, page.splitlines())


def write_calendar(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Write the year's due days to a calendar file."""
    if options.out.suffix.lower() != ".ics":
        raise UsageError(f"Tên tệp “{options.out.name}” phải có đuôi .ics.")
    with opened(folder) as book:
        days = calendar.save_calendar(book, options.year, options.out)
    out.answer({"out": options.out, "days": days}, [f"Đã ghi {days} ngày hạn vào “{options.out}”."])


def show_layouts(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Print the forms."""
    from desktop_app.services.keeping.exports.layouts import layouts

    del options
    with opened(folder) as book:
        forms = layouts(book)
    lines = [f"{each.name}\t{each.kind}\t{'; '.join(map(_in_words, each.columns))}" for each in forms]
    out.answer([asdict(each) for each in forms], lines or ["Chưa có mẫu xuất nào."])


def _in_words(column: LayoutColumn) -> str:
    return f"{column.head}={column.key}" if column.key else f"{column.head}: “{column.fixed}”"


def save_layout(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Keep a form."""
    from desktop_app.services.keeping.exports import layouts

    layout = ExportLayout(options.name, options.kind, tuple(options.columns or ()))
    with opened(folder) as book:
        changes = layouts.save_layout(book, layout)
    out.answer({"change": changes.change_id}, [f"{changes.label}."])


def remove_layout(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Forget a form."""
    from desktop_app.services.keeping.exports import layouts

    with opened(folder) as book:
        changes = layouts.remove_layout(book, options.name)
    out.answer({"change": changes.change_id}, [f"{changes.label}."])


def _column(text: str) -> LayoutColumn:
    head, sign, key = text.rpartition("=")
    if not sign or not key:
        raise ValueError(text)
    return LayoutColumn(head, key)


def _fixed(text: str) -> LayoutColumn:
    head, sign, value = text.partition("=")
    if not sign:
        raise ValueError(text)
    return LayoutColumn(head, "", value)
