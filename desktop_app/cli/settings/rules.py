"""Rule sets on the command line: listed, shown, copied, changed rule by rule, exported and taken in as files."""

import argparse
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from desktop_app.cli.answer import Answer
from desktop_app.cli.days import read_day, read_optional_day
from desktop_app.cli.named import file_path
from desktop_app.domain.changes import Changes
from desktop_app.domain.errors import UsageError
from desktop_app.domain.law.rules import rule_set_for
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import Book, opened

_SHIPPED = "kèm theo chương trình"


def add_commands(add: Callable[..., argparse.ArgumentParser]) -> None:
    """Add the commands under `rules`: `add` takes name, function and words."""
    add("list", list_sets, "các bộ quy định: kèm theo chương trình và riêng của cơ quan")
    shown = add("show", show_set, "các mục của một bộ quy định, mặc định là bộ của hôm nay")
    shown.add_argument("code", nargs="?", metavar="MÃ", help="xem rules list")
    shown.add_argument("--date", metavar="2026-07-05", help="bộ quy định áp dụng ngày này")
    copied = add("copy", copy_set, "chép thành bộ quy định riêng của cơ quan, áp dụng từ một ngày")
    copied.add_argument("code", metavar="MÃ")
    copied.add_argument("--from", dest="first", required=True, metavar="2027-03-01", help="áp dụng từ ngày")
    copied.add_argument("--to", dest="last", metavar="2027-12-31", help="đến ngày")
    copied.add_argument("--name", required=True, metavar="TÊN", help="tên bộ quy định")
    changed = add(
        "set", set_rule, "sửa, thêm một mục của bộ riêng, ví dụ award.certificate_of_merit individual.coefficient=0.4"
    )
    confirmed = add("confirm", confirm, "ghi đã đối chiếu một mục với văn bản")
    removed = add("remove", remove, "xóa một mục của bộ riêng; không nêu mục thì xóa cả bộ")
    for command in (changed, confirmed, removed):
        command.add_argument("code", metavar="MÃ")
    changed.add_argument("path", metavar="MỤC", help="xem rules show --json")
    confirmed.add_argument("path", metavar="MỤC", help="xem rules show --json")
    removed.add_argument("path", metavar="MỤC", nargs="?", help="xem rules show --json")
    changed.add_argument(
        "values", nargs="+", metavar="TÊN=GIÁ-TRỊ", help="giá trị viết như trong tệp TOML; trống là bỏ"
    )
    exported = add("export", export, "ghi một bộ quy định ra tệp TOML")
    exported.add_argument("code", metavar="MÃ")
    exported.add_argument("--out", type=file_path, required=True, metavar="FILE.toml")
    imported = add("import", take_in, "nhập một bộ quy định riêng từ tệp TOML, thay bộ riêng cùng mã")
    imported.add_argument("file", type=file_path, metavar="FILE.toml")
    imported.add_argument("--dry-run", action="store_true", help="chỉ kiểm tra")


def list_sets(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Print the rule sets, the latest first."""
    from desktop_app.services.law import own_sets

    del options
    with opened(folder) as book:
        sets = own_sets.listed_sets(book)
    value: list[dict[str, Any]] = [
        {
            "code": listed.rule_set.code,
            "name": listed.rule_set.name,
            "first": listed.rule_set.first,
            "last": listed.rule_set.last,
            "own": listed.own,
        }
        for listed in sets
    ]
    lines = [
        "\t".join((row["code"], str(row["first"]), str(row["last"] or ""), row["name"], "" if row["own"] else _SHIPPED))
        for row in value
    ]
    out.answer(value, lines)


def show_set(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Print the rules of a set, with the province's values."""
    from desktop_app.services.law import rules

    day = read_optional_day(options.date) or date.today()
    with opened(folder) as book:
        code = options.code or _code_on(book, day)
        try:
            lines = rules.rule_lines_in_force(book, code, day.year)
        except LookupError:
            raise UsageError(f"Không có bộ quy định mã “{code}”.", "Xem lệnh rules list.") from None
    value = [
        {
            "path": line.path,
            "group": line.group,
            "subject": line.subject,
            "value": line.value,
            "article": line.article,
            "remark": line.remark,
            "confirmed": line.confirmed,
        }
        for line in lines
    ]
    words = [f"{line.group}\t{line.subject}\t{line.value}\t{line.article}\t{line.remark}".rstrip() for line in lines]
    out.answer({"code": code, "rules": value}, [f"Bộ quy định {code}", *words])


def _code_on(book: Book, day: date) -> str:
    from desktop_app.services.law import rules

    return rule_set_for(rules.sets_of(book), day).code


def copy_set(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Make a set of the office from a copy."""
    from desktop_app.services.law import own_sets

    fields = own_sets.SetFields(options.name, read_day(options.first), read_optional_day(options.last))
    with opened(folder) as book:
        changes = own_sets.copy_set(book, options.code, fields)
        code = own_sets.code_of(book, changes.only_id("rule_set"))
    out.answer({"code": code, "change": changes.change_id}, [f"{changes.label} (mã {code})."])


def set_rule(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Change or add one rule of a set of the office."""
    from desktop_app.services.law import own_sets

    values = dict(map(_value, options.values))
    _act(folder, out, lambda book: own_sets.change_rule(book, options.code, options.path, values))


def confirm(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Record that a rule was compared with its article."""
    from desktop_app.services.law import own_sets

    _act(folder, out, lambda book: own_sets.confirm_rule(book, options.code, options.path))


def remove(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Take away one rule of a set of the office, or the set."""
    from desktop_app.services.law import own_sets

    if options.path:
        _act(folder, out, lambda book: own_sets.remove_rule(book, options.code, options.path))
    else:
        _act(folder, out, lambda book: own_sets.remove_set(book, options.code))


def export(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Write a set to a file."""
    from desktop_app.services.law import own_sets

    with opened(folder) as book:
        own_sets.export_set(book, options.code, options.out)
    out.answer({"out": options.out}, [f"Đã ghi “{options.out}”."])


def take_in(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Take in a set from a file."""
    from desktop_app.services.law import own_sets

    with opened(folder) as book:
        rule_set, changes = own_sets.import_set(book, options.file, dry_run=options.dry_run)
    done = f"{changes.label}." if changes is not None else f"Tệp đúng: “{rule_set.name}”, chưa ghi."
    value = {"code": rule_set.code, "name": rule_set.name, "first": rule_set.first, "last": rule_set.last}
    out.answer(value | {"change": changes.change_id if changes is not None else None}, [done])


def _act(folder: DataFolder, out: Answer, act: Callable[[Book], Changes]) -> None:
    with opened(folder) as book:
        changes = act(book)
    out.answer({"label": changes.label, "change": changes.change_id}, [f"{changes.label}."])


def _value(typed: str) -> tuple[str, Any]:
    """Return a name and its value as TOML has it, the text itself where it is none, None for an empty one."""
    name, equals, text = typed.partition("=")
    if not equals or not name.strip():
        raise UsageError(f"“{typed}” phải viết dạng TÊN=GIÁ-TRỊ, ví dụ months=8.")
    if not text.strip():
        return name.strip(), None
    try:
        values: Mapping[str, Any] = tomllib.loads(f"value = {text}", parse_float=Decimal)
    except (tomllib.TOMLDecodeError, RecursionError):
        return name.strip(), text.strip()
    return name.strip(), values["value"]
