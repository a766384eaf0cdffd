"""Import of a list of any kind: what each row would do, or one change that writes them."""

import argparse
from dataclasses import replace
from typing import Any, Final

from desktop_app.cli.answer import Answer
from desktop_app.cli.days import read_day
from desktop_app.cli.named import whole_number
from desktop_app.cli.recording import plans
from desktop_app.domain.errors import InvalidRecord, UsageError
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import opened
from desktop_app.services.import_rows import ImportProposal, ImportRow, ImportSettings, RowAction
from desktop_app.services.imports.kinds import IMPORT_KINDS

LIST_FILES: Final = "xlsx, xls, ods, csv, tsv, bảng trong docx, odt"
"""The files that a list is taken in from."""
_PLAN: Final = "plan"


def import_list(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Take in a list, or say what each of its rows would do."""
    # Imported here: most commands read no workbook.
    from desktop_app.services.imports.looking import look_at
    from desktop_app.services.imports.proposing import propose

    if options.kind == _PLAN:
        plans.import_document(folder, options, out)
        return
    kind = IMPORT_KINDS.get(options.kind)
    if kind is None:
        raise UsageError(f"Không có loại danh sách “{options.kind}”; có: {', '.join((_PLAN, *IMPORT_KINDS))}.")
    settings = settings_of(options)
    # A template says which round it is of.
    look = look_at(options.file, kind.key) if options.round or not kind.needs_round or options.file.is_file() else None
    settings = look.as_guessed(settings) if look is not None else settings
    if options.day and not kind.of_day:
        dated = "; ".join(each.title.lower() for each in IMPORT_KINDS.values() if each.of_day)
        raise UsageError(f"--day chỉ dùng khi nhập {dated}.")
    if options.day and settings.reading is not None:
        settings = replace(settings, reading=replace(settings.reading, day=read_day(options.day)))
    if kind.needs_round and not settings.round_code:
        raise UsageError(f"“{kind.title}” cần chọn đợt xét: --round 2026-H1.")
    with opened(folder) as book:
        proposal = propose(book, kind.key, options.file, settings)
        if options.strict and (bad := _first_bad(proposal)):
            raise InvalidRecord(f"{proposal.file_name}, {bad.place}: {bad.reason}", "", "Chưa ghi dòng nào.")
        changes = None if options.dry_run else proposal.apply(book, proposal.to_write(), None)
    value: dict[str, Any] = {"kind": kind.key, "rows": [_as_json(row) for row in proposal.rows]}
    value["counts"] = {action.value: count for action, count in proposal.counts().items()}
    lines = [f"{proposal.file_name}, {row.place}: {_in_words(row)}" for row in proposal.rows]
    if remarks := look.remarks() if look is not None else "":
        value["remarks"] = remarks
        lines.insert(0, remarks)
    if changes is not None:
        value["change"] = changes.change_id
        lines.append(f"{changes.label}." if changes.change_id is not None else _nothing_written(proposal))
    out.answer(value, lines)


def _nothing_written(proposal: ImportProposal) -> str:
    """Return why nothing was written: rows that are unclear are not those of the book."""
    unclear = proposal.counts().get(RowAction.UNCLEAR, 0)
    return f"Chưa ghi gì: {unclear} dòng chưa rõ." if unclear else "Không có gì khác với sổ."


def add_kind(command: argparse.ArgumentParser) -> None:
    """Add the kind of list as an argument, and what only some kinds take."""
    command.add_argument("kind", metavar="KIND", help=", ".join((_PLAN, *IMPORT_KINDS)))
    command.add_argument("--day", metavar="2026-06-30", help="ngày của khó khăn, vướng mắc, khi bảng không ghi")


def add_options(command: argparse.ArgumentParser) -> None:
    """Add the options that imports of lists take besides the file."""
    command.add_argument("--round", metavar="2026-H1", help="đợt xét, khi nhập đề nghị")
    command.add_argument("--year", type=whole_number, metavar="2025", help="năm, khi bảng không ghi")
    command.add_argument("--new-people", action="store_true", help="thêm người chưa có trong sổ")
    command.add_argument("--new-units", action="store_true", help="thêm đơn vị chưa có trong sổ")
    command.add_argument("--new-awards", action="store_true", help="ghi cả hình thức không có trong danh mục, theo tên")
    command.add_argument("--strict", action="store_true", help="còn dòng chưa rõ thì không ghi dòng nào")


def settings_of(options: argparse.Namespace) -> ImportSettings:
    """Return what these options say of the reading of a list."""
    return ImportSettings(
        new_people=options.new_people,
        new_units=options.new_units,
        new_awards=options.new_awards,
        round_code=options.round or "",
        year=options.year,
    )


def _first_bad(proposal: ImportProposal) -> ImportRow | None:
    return next((row for row in proposal.rows if row.action in (RowAction.UNCLEAR, RowAction.CONFLICT)), None)


def _as_json(row: ImportRow) -> dict[str, object]:
    return {"place": str(row.place), "action": row.action.value, "reason": row.reason, **row.texts}


def _in_words(row: ImportRow) -> str:
    from desktop_app.services.imports.proposing import ACTION_LABELS

    cells = "; ".join(filter(None, row.texts.values()))
    return ": ".join(filter(None, (ACTION_LABELS[row.action], cells, row.reason)))
