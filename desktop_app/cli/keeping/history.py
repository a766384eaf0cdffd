"""The history on the command line: what was done, of a record field by field, and one field put back."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from desktop_app.cli.answer import Answer
from desktop_app.cli.commands import answer_change, answer_list
from desktop_app.cli.days import read_day
from desktop_app.cli.named import record_id
from desktop_app.cli.recording.fields import value_typed
from desktop_app.domain.errors import InvalidRecord
from desktop_app.domain.lists import ListQuery
from desktop_app.domain.vietnamese import clean_line
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import opened

if TYPE_CHECKING:
    from desktop_app.services.keeping.record_log.record_history import HistoryStep


def add_history(add: Callable[..., Any]) -> None:
    """Add the commands on the history, undo and redo apart."""
    command = add("history", show_history, "nhật ký thay đổi: của một bản ghi, một ngày, một người")
    words = "chỉ những việc đã làm với một bản ghi và các phần của nó"
    command.add_argument("--record", metavar="person:12", help=words)
    command.add_argument("--day", metavar="2026-11-16", help="chỉ những việc của một ngày")
    command.add_argument("--actor", metavar="TÊN", help="chỉ những việc của một người")
    command.add_argument("--fields", action="store_true", help="với --record: từng mục trước và sau mỗi lần")
    command.add_argument("--change", type=record_id, metavar="MÃ", help="từng mục mà một việc đã đổi")
    command = add("put-back", put_field_back, "lấy lại nội dung trước đó của một mục, theo nhật ký")
    command.add_argument("--record", required=True, metavar="person:12", help="bản ghi")
    command.add_argument("--field", required=True, metavar="full_name", help="mục, như history --fields ghi")
    command.add_argument("--change", required=True, type=record_id, metavar="MÃ", help="trước việc này")
    command = add("set-field", set_field, "ghi một nội dung vào một mục của nhiều bản ghi, thành một bước")
    command.add_argument("records", nargs="+", metavar="activity:12", help="các bản ghi, cùng một loại")
    command.add_argument("--field", required=True, metavar="kind", help="mục, như history --fields ghi")
    command.add_argument("--value", required=True, metavar="NỘI-DUNG", help="nội dung mới; để trống ('') là xóa mục")
    command.add_argument("--dry-run", action="store_true", help="chỉ xem mỗi bản ghi trước và sau, không ghi")


def show_history(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Print the change log, filtered by record, day and person; with `fields` each change field by field."""
    from desktop_app.services.keeping.record_log.record_history import change_fields, parse_record, record_history

    scope: dict[str, Any] = {}
    if options.actor:
        scope["actor"] = clean_line(options.actor)
    if options.day:
        scope["day"] = read_day(options.day)
    if options.record:
        scope["record"] = parse_record(options.record)
    with opened(folder) as book:
        if options.change is not None:
            step = change_fields(book, options.change)
            _answer_steps([step] if step is not None else [], out)
        elif options.record and options.fields:
            _answer_steps(record_history(book, *scope["record"]), out)
        else:
            answer_list(book, ListQuery("history", scope=scope), out)


def put_field_back(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Give one field of a record the value it had before a change."""
    from desktop_app.services.keeping.record_log.put_back import put_back
    from desktop_app.services.keeping.record_log.record_history import parse_record

    with opened(folder) as book:
        changes = put_back(book, *parse_record(options.record), options.field, options.change)
    answer_change(changes, out)


def set_field(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Set a field of many records to one value, or show what that would do."""
    from desktop_app.services.keeping.fields.many import preview, record_with, set_for_all
    from desktop_app.services.keeping.record_log.record_history import parse_record

    chosen = [parse_record(text) for text in options.records]
    (kind, *others) = dict.fromkeys(kind for kind, _ in chosen)
    if others:
        raise InvalidRecord("Các bản ghi phải cùng một loại.", "records")
    ids = [row_id for _, row_id in chosen]
    with opened(folder) as book:
        value = value_typed(book, record_with(kind, options.field), options.field, options.value)
        if options.dry_run:
            lines = preview(book, kind, ids, options.field, value)
            words = [f"{line.name}\t{line.before} → {line.after if line.changes else 'như cũ'}" for line in lines]
            out.answer([asdict(line) for line in lines], words)
            return
        changes = set_for_all(book, kind, ids, options.field, value)
    answer_change(changes, out)


def _answer_steps(steps: list[HistoryStep], out: Answer) -> None:
    lines = []
    for step in steps:
        lines.append(f"{step.change_id}\t{step.at}\t{step.actor}\t{step.label}")
        lines += [
            f"\t{field.record}: {field.label} ({field.kind}:{field.row_id} {field.column})\t"
            f"{field.before or '(trống)'} → {field.after or '(trống)'}"
            for field in step.fields
        ]
    out.answer([asdict(step) for step in steps], lines)
