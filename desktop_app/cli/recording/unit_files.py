"""Templates for units, and all that came back in a folder: who has sent, who has not, one change."""

import argparse
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.answer import Answer
from desktop_app.cli.named import file_path, unit_named, whole_number
from desktop_app.cli.recording.imports import add_options, settings_of
from desktop_app.domain.errors import InvalidRecord, UsageError
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import opened
from desktop_app.services.imports.kinds import IMPORT_KINDS, TEMPLATE_KINDS

if TYPE_CHECKING:
    from desktop_app.services.imports.unit_files.returned import SentFile

type Add = Callable[[str, Callable[[DataFolder, argparse.Namespace, Answer], None], str], argparse.ArgumentParser]


def add_commands(add: Add) -> None:
    """Add the commands on what units are asked for and send."""
    command = add("template", write, "mẫu bảng tính cho đơn vị điền: có danh sách để chọn, có kiểm tra ngày, số")
    command.add_argument("kind", metavar="KIND", help=", ".join(TEMPLATE_KINDS))
    command.add_argument("--out", type=file_path, required=True, metavar="FILE.xlsx|DIR")
    whose = command.add_mutually_exclusive_group()
    whose.add_argument("--unit", metavar="TÊN|MÃ", help="mẫu riêng của một đơn vị")
    whose.add_argument("--each-unit", action="store_true", help="mỗi đơn vị một tệp, vào thư mục --out")
    command.add_argument("--year", type=whole_number, metavar="2026", help="năm của mọi dòng")
    command.add_argument("--round", metavar="2026-H1", help="đợt xét, với mẫu đề nghị")
    command = add("import-folder", take_in, "nhập mọi tệp các đơn vị gửi, trong một thư mục: ai đã gửi, ai chưa")
    command.add_argument("folder", type=file_path, metavar="DIR")
    command.add_argument("--kind", metavar="KIND", help="loại danh sách của những tệp không phải mẫu")
    command.add_argument("--dry-run", action="store_true", help="chỉ xem, không ghi")
    add_options(command)


def write(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Write a template, or one for each unit."""
    # Imported here: most commands read and write no workbook.
    from desktop_app.services.imports.unit_files import templates
    from desktop_app.services.office.units import unit_choices

    kind = _checked_kind(options.kind)
    if not options.each_unit and options.out.suffix.lower() != ".xlsx":
        raise UsageError(f"Tên tệp “{options.out.name}” phải có đuôi .xlsx.")
    with opened(folder) as book:
        unit = unit_named(unit_choices(book), options.unit).id if options.unit else None
        order = templates.TemplateOrder(kind, unit, options.year, options.round or "")
        if options.each_unit:
            paths: list[Path] = templates.write_each_unit(book, options.out, order)
        else:
            templates.write_template(book, options.out, order)
            paths = [options.out]
    out.answer({"files": paths}, [f"Đã ghi “{path}”." for path in paths])


def take_in(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Say who has sent what, and write all that is clear as one change."""
    from desktop_app.services.imports.unit_files import returned

    kind = _checked_kind(options.kind) if options.kind else ""
    settings = settings_of(options)
    with opened(folder) as book:
        sent = returned.look_at_folder(book, options.folder, settings, kind)
        bad = next((file for file in sent.files if file.file and file.trouble), None)
        if options.strict and bad is not None:
            raise InvalidRecord(f"{bad.file}: {bad.trouble}", "", "Chưa ghi dòng nào.")
        writes = not options.dry_run and any(file.new for file in sent.files)
        changes = returned.take_in_folder(book, sent) if writes else None
    value = {"files": [asdict(file) | {"state": file.state} for file in sent.files]}
    lines = ["Đơn vị\tDanh sách\tTình trạng\tTệp\tSố dòng\tGhi\tĐã có\tCần xem"]
    lines += ["\t".join(_cells(file)) for file in sent.files]
    if not options.dry_run:
        lines.append("Không có gì khác với sổ." if changes is None else f"{changes.label}.")
    out.answer(value | {"change": changes.change_id if changes is not None else None}, lines)


def _checked_kind(key: str) -> str:
    if key not in IMPORT_KINDS:
        raise UsageError(f"Không có loại danh sách “{key}”; có: {', '.join(TEMPLATE_KINDS)}.")
    return key


def _cells(file: "SentFile") -> tuple[str, ...]:
    kind = IMPORT_KINDS[file.kind].title if file.kind else ""
    counts = (str(file.rows), str(file.new), str(file.same))
    return (file.unit or "(chưa rõ)", kind, file.state, file.file, *counts, file.trouble)
