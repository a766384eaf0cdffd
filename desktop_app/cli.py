"""The command line: the same services without a window, for scripts, schedules and checks.

Results go to stdout (with --json for machines), sentences about them to stderr. Exit status: 0 done, 2 wrong usage,
3 bad input (nothing was changed), 4 the data folder cannot be used, 1 a fault of the program.
"""

import argparse
import io
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from desktop_app.domain.errors import ClerkError, StoreProblem, UsageError
from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.lists import ListQuery
from desktop_app.runtime.logs import log_to, record_fault
from desktop_app.runtime.paths import DataFolder, default_data_folder
from desktop_app.services import (
    backups,
    checks,
    export,
    history,
    lists,
    nomination_import,
    papers,
    people_import,
    plans,
    sample,
)
from desktop_app.services.book import Book, opened

type Run = Callable[[DataFolder, argparse.Namespace, _Out], None]
type Commands = argparse._SubParsersAction[_Parser]  # noqa: SLF001 - argparse gives it no public name

_SCOPES = ("round", "year")


class _Parser(argparse.ArgumentParser):
    """Speaks of wrong usage in Vietnamese and leaves ending the process to `main`."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"Lệnh viết chưa đúng ({message}).\n{self.format_usage().strip()}")


class _Out:
    """What a command answers with: a value for machines, lines for people."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json

    def answer(self, value: object, lines: Sequence[str]) -> None:
        """Print the value as JSON, or the lines."""
        if self.as_json:
            print(json.dumps(value, ensure_ascii=False, indent=1, default=_as_json))
        else:
            for line in lines:
                print(line)


def main(arguments: Sequence[str]) -> int:
    """Carry out one command and return the exit status."""
    _speak_utf8()
    try:
        options = _parser().parse_args(arguments)
        folder = DataFolder(Path(options.data)) if options.data else default_data_folder()
        options.run(folder, options, _Out(as_json=options.json))
    except ClerkError as problem:
        for sentence in filter(None, (problem.message, problem.hint)):
            print(sentence, file=sys.stderr)
        return problem.exit_status
    except SystemExit as wanted:
        # argparse ends by itself after --help.
        return int(wanted.code or 0)
    except Exception as fault:
        log_to(default_data_folder().log)
        print(f"Chương trình gặp lỗi (mã {record_fault(fault)}). Dữ liệu đã lưu vẫn nguyên vẹn.", file=sys.stderr)
        return 1
    return 0


def _speak_utf8() -> None:
    # Windows' consoles and pipes default to code pages that lack Vietnamese letters.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


def _as_json(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    raise TypeError(type(value))


# --- The commands -----------------------------------------------------------------------------------------------------


def _init(folder: DataFolder, options: argparse.Namespace, out: _Out) -> None:
    if folder.database.exists():
        raise StoreProblem(f"“{folder.root}” đã có dữ liệu của Sổ Thi đua.", "Chọn thư mục khác.")
    with opened(folder) as book:
        if options.sample:
            sample.fill(book)
    out.answer({"data": str(folder.root), "sample": options.sample}, [f"Đã tạo sổ mới trong “{folder.root}”."])


def _plan_import(folder: DataFolder, options: argparse.Namespace, out: _Out) -> None:
    with opened(folder) as book:
        taken = plans.propose_plan(book, options.file)
        value = plans.as_json(taken)
        if options.dry_run:
            out.answer(value, plans.in_words(taken))
            return
        changes = plans.apply_plan(book, taken)
        done = "Kế hoạch này đã có trong sổ, không có gì khác." if changes.change_id is None else f"{changes.label}."
        out.answer(value | {"change": changes.change_id}, [done])


def _people_import(folder: DataFolder, options: argparse.Namespace, out: _Out) -> None:
    with opened(folder) as book:
        taken = people_import.propose_people(book, options.file)
        value: dict[str, Any] = {"rows": [asdict(row) for row in taken.rows], "skipped": taken.skipped}
        lines = [f"{row.place}: {row.full_name}: {row.reason}" for row in taken.rows]
        lines += [f"{place}: bỏ qua: {reason}" for place, reason in taken.skipped]
        if not options.dry_run:
            changes = people_import.apply_people(book, taken)
            value["change"] = changes.change_id
            lines.append("Không có gì khác với sổ." if changes.change_id is None else f"{changes.label}.")
        out.answer(value, lines)


def _nominations_import(folder: DataFolder, options: argparse.Namespace, out: _Out) -> None:
    with opened(folder) as book:
        taken = nomination_import.propose_nominations(book, options.file, options.round)
        value: dict[str, Any] = {"rows": [asdict(row) for row in taken.rows], "skipped": taken.skipped}
        lines = [f"{row.place}: {row.name}: {row.reason}" for row in taken.rows if row.reason]
        lines += [f"{place}: bỏ qua: {reason}" for place, reason in taken.skipped]
        if not options.dry_run:
            changes = nomination_import.apply_nominations(book, taken)
            value["change"] = changes.change_id
            lines.append("Không có gì khác với sổ." if changes.change_id is None else f"{changes.label}.")
        out.answer(value, lines)


def _list(folder: DataFolder, options: argparse.Namespace, out: _Out) -> None:
    given = {name: getattr(options, name) for name in _SCOPES if getattr(options, name) is not None}
    query = ListQuery(options.kind, options.text, options.sort, options.descending, given, options.trash)
    _answer_list(folder, lists.checked_query(query), out)


def _history(folder: DataFolder, options: argparse.Namespace, out: _Out) -> None:
    del options
    _answer_list(folder, ListQuery("history"), out)


def _answer_list(folder: DataFolder, query: ListQuery, out: _Out) -> None:
    columns = LIST_KINDS[query.kind].columns
    with opened(folder) as book:
        rows = lists.everything(book, query)
    value = [{"id": row.id} | dict(zip((c.key for c in columns), row.values, strict=True)) for row in rows]
    lines = ["\t".join(column.title for column in columns)]
    lines += ["\t".join(_as_text(cell) for cell in row.values) for row in rows]
    out.answer(value, lines)


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return " ".join(str(value).split())


def _papers(folder: DataFolder, options: argparse.Namespace, out: _Out) -> None:
    del folder, options
    kinds = papers.paper_kinds()
    value = [{"kind": kind.key, "title": kind.title, "needs": kind.needs} for kind in kinds]
    out.answer(value, [f"{kind.key}\t{kind.title}\t{' '.join(f'--{name}' for name in kind.needs)}" for kind in kinds])


def _paper(folder: DataFolder, options: argparse.Namespace, out: _Out) -> None:
    given = {name: str(getattr(options, name)) for name in _SCOPES if getattr(options, name) is not None}
    papers.paper_kind(options.kind)
    papers.paper_format(options.out)
    with opened(folder) as book:
        paper = papers.save(book, options.kind, given, options.out)
    lines = [f"Đã ghi “{options.out}”.", *filter(None, [paper.note])]
    out.answer({"out": options.out, "bytes": len(paper.content), "note": paper.note}, lines)


def _export(folder: DataFolder, options: argparse.Namespace, out: _Out) -> None:
    if options.out.suffix.lower() != ".xlsx":
        raise UsageError(f"Tên tệp “{options.out.name}” phải có đuôi .xlsx.")
    with opened(folder) as book:
        rows = export.export_everything(book, options.out)
    out.answer({"out": options.out, "rows": rows}, [f"Đã ghi {rows} dòng vào “{options.out}”."])


def _backup(folder: DataFolder, options: argparse.Namespace, out: _Out) -> None:
    with opened(folder) as book:
        summary = backups.back_up(book, options.out)
    out.answer(asdict(summary), [f"Đã sao lưu vào “{summary.path}”: {sum(summary.counts.values())} bản ghi."])


def _restore(folder: DataFolder, options: argparse.Namespace, out: _Out) -> None:
    summary = backups.restore(folder, options.file)
    out.answer(asdict(summary), [f"Đã phục hồi từ “{summary.path}”: {sum(summary.counts.values())} bản ghi."])


def _check(folder: DataFolder, options: argparse.Namespace, out: _Out) -> None:
    with opened(folder) as book:
        result = checks.check(book, repair=options.repair)
    lines = list(result.found) or ["Dữ liệu nguyên vẹn."]
    if options.repair and result.found:
        lines.append("Còn lỗi chưa sửa được." if result.left else f"Đã sửa xong ({result.mended} bản ghi).")
    out.answer(asdict(result), lines)
    if result.left:
        raise StoreProblem("Dữ liệu có lỗi." if not options.repair else "Dữ liệu còn lỗi.", "Phục hồi từ bản sao lưu.")


def _step(act: Callable[[Book], Any]) -> Callable[[DataFolder, argparse.Namespace, _Out], None]:
    def run(folder: DataFolder, options: argparse.Namespace, out: _Out) -> None:
        del options
        with opened(folder) as book:
            changes = act(book)
        touched = {kind: sorted(ids) for kind, ids in changes.ids.items()}
        out.answer({"label": changes.label, "change": changes.change_id, "ids": touched}, [f"{changes.label}."])

    return run


# --- The grammar ------------------------------------------------------------------------------------------------------


def _parser() -> _Parser:
    common = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--data", metavar="DIR", help="thư mục dữ liệu")
    common.add_argument("--json", action="store_true", help="in kết quả cho máy đọc")
    parser = _Parser(prog="so-thi-dua", description="Sổ Thi đua – Khen thưởng. Không có lệnh nào: mở cửa sổ.")
    parser.add_argument("--data", metavar="DIR", default=None, help="thư mục dữ liệu")
    parser.add_argument("--json", action="store_true", help="in kết quả cho máy đọc")
    commands = parser.add_subparsers(metavar="LỆNH", required=True, parser_class=_Parser)

    def command(name: str, run: Run, words: str, under: Commands = commands) -> argparse.ArgumentParser:
        added = under.add_parser(name, help=words, description=words, parents=[common])
        added.set_defaults(run=run)
        return added

    added = command("init", _init, "tạo sổ mới trong thư mục dữ liệu")
    added.add_argument("--sample", action="store_true", help="với một cơ quan giả định, hai năm dữ liệu")
    for group, run, words in (
        ("plan", _plan_import, "nhập kế hoạch từ tệp txt, docx hoặc pdf"),
        ("people", _people_import, "nhập danh sách người từ xlsx, xls, ods hoặc csv"),
        ("nominations", _nominations_import, "nhập đề nghị khen thưởng từ xlsx, xls, ods hoặc csv"),
    ):
        under = commands.add_parser(group, help=words).add_subparsers(
            metavar="VIỆC", required=True, parser_class=_Parser
        )
        added = command("import", run, words, under)
        added.add_argument("file", type=Path, metavar="FILE")
        added.add_argument("--dry-run", action="store_true", help="chỉ xem trước, không ghi")
        if group == "nominations":
            added.add_argument("--round", required=True, metavar="2026-H1", help="đợt xét")
    added = command("list", _list, "in một danh sách")
    added.add_argument("kind", metavar="KIND", help=", ".join(LIST_KINDS))
    added.add_argument("--round", metavar="2026-H1")
    added.add_argument("--year", type=int)
    added.add_argument("--text", default="", help="lọc theo chữ, có dấu hay không")
    added.add_argument("--sort", default="", metavar="CỘT")
    added.add_argument("--descending", action="store_true")
    added.add_argument("--trash", action="store_true", help="những bản ghi trong thùng rác")
    command("papers", _papers, "các loại văn bản in được")
    added = command("paper", _paper, "ghi một văn bản ra tệp pdf, docx hoặc xlsx")
    added.add_argument("kind", metavar="KIND")
    added.add_argument("--round", metavar="2026-H1")
    added.add_argument("--year", type=int)
    added.add_argument("--out", type=Path, required=True, metavar="FILE")
    added = command("export", _export, "xuất toàn bộ ra một tệp xlsx, mỗi loại một trang")
    added.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx")
    added = command("backup", _backup, "sao lưu, có kiểm tra bản sao")
    added.add_argument("--out", type=Path, metavar="FILE")
    added = command("restore", _restore, "phục hồi từ một bản sao lưu")
    added.add_argument("file", type=Path, metavar="FILE")
    added = command("check", _check, "kiểm tra dữ liệu")
    added.add_argument("--repair", action="store_true", help="sửa những gì tính lại được, sau khi sao lưu")
    command("history", _history, "nhật ký thay đổi")
    command("undo", _step(history.undo), "hoàn tác bước vừa làm")
    command("redo", _step(history.redo), "làm lại bước vừa hoàn tác")
    return parser
