"""The words of the command line."""

import argparse
from pathlib import Path
from typing import NoReturn

from desktop_app.cli import commands
from desktop_app.cli.commands import Run
from desktop_app.domain.errors import UsageError
from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.services import history

type Commands = argparse._SubParsersAction[_Parser]  # noqa: SLF001 - argparse gives it no public name


class _Parser(argparse.ArgumentParser):
    """Speaks of wrong usage in Vietnamese and leaves ending the process to `main`."""

    def error(self, message: str) -> NoReturn:
        # The library's own words are English; what the command wants says as much.
        del message
        usage = self.format_usage().strip().removeprefix("usage: ")
        raise UsageError("Lệnh viết chưa đúng.", f"Cách dùng: {usage}")


def parser() -> _Parser:
    """Return the grammar of the whole command line."""
    common = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--data", metavar="DIR", help="thư mục dữ liệu")
    common.add_argument("--json", action="store_true", help="in kết quả cho máy đọc")
    whole = _Parser(prog="so-thi-dua", description="Sổ Thi đua – Khen thưởng. Không có lệnh nào: mở cửa sổ.")
    whole.add_argument("--data", metavar="DIR", default=None, help="thư mục dữ liệu")
    whole.add_argument("--json", action="store_true", help="in kết quả cho máy đọc")
    words_after = whole.add_subparsers(metavar="LỆNH", required=True, parser_class=_Parser)

    def command(name: str, run: Run, words: str, under: Commands = words_after) -> argparse.ArgumentParser:
        added = under.add_parser(name, help=words, description=words, parents=[common])
        added.set_defaults(run=run)
        return added

    added = command("init", commands.make_book, "tạo sổ mới trong thư mục dữ liệu")
    added.add_argument("--sample", action="store_true", help="với một cơ quan giả định, hai năm dữ liệu")
    for group, run, words in (
        ("plan", commands.import_plan, "nhập kế hoạch từ tệp txt, docx hoặc pdf"),
        ("people", commands.import_people, "nhập danh sách người từ xlsx, xls, ods hoặc csv"),
        ("nominations", commands.import_nominations, "nhập đề nghị khen thưởng từ xlsx, xls, ods hoặc csv"),
    ):
        under = words_after.add_parser(group, help=words).add_subparsers(
            metavar="VIỆC", required=True, parser_class=_Parser
        )
        added = command("import", run, words, under)
        added.add_argument("file", type=Path, metavar="FILE")
        added.add_argument("--dry-run", action="store_true", help="chỉ xem trước, không ghi")
        if group == "nominations":
            added.add_argument("--round", required=True, metavar="2026-H1", help="đợt xét")
    added = command("list", commands.show_list, "in một danh sách")
    added.add_argument("kind", metavar="KIND", help=", ".join(LIST_KINDS))
    added.add_argument("--round", metavar="2026-H1")
    added.add_argument("--year", type=int)
    added.add_argument("--state", metavar="late", help="của nhiệm vụ, đề nghị, khó khăn: late, due_soon, draft…")
    added.add_argument("--unit", type=int, metavar="SỐ", help="mã số đơn vị, xem list units --json")
    added.add_argument("--text", default="", help="lọc theo chữ, có dấu hay không")
    added.add_argument("--sort", default="", metavar="CỘT")
    added.add_argument("--descending", action="store_true")
    added.add_argument("--trash", action="store_true", help="những bản ghi trong thùng rác")
    command("papers", commands.show_papers, "các loại văn bản in được")
    added = command("paper", commands.write_paper, "ghi một văn bản ra tệp pdf, docx hoặc xlsx")
    added.add_argument("kind", metavar="KIND")
    added.add_argument("--round", metavar="2026-H1")
    added.add_argument("--year", type=int)
    added.add_argument("--unit", type=int, metavar="SỐ", help="mã số đơn vị")
    added.add_argument("--cut-off", metavar="2026-11-15", help="ngày chốt số liệu của báo cáo")
    added.add_argument("--out", type=Path, required=True, metavar="FILE")
    added = command("export", commands.export_book, "xuất toàn bộ ra một tệp xlsx, mỗi loại một trang")
    added.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx")
    added = command("calendar", commands.write_calendar, "ghi các ngày hạn của một năm ra tệp lịch .ics")
    added.add_argument("--year", type=int, required=True)
    added.add_argument("--out", type=Path, required=True, metavar="FILE.ics")
    added = command("backup", commands.back_up, "sao lưu, có kiểm tra bản sao")
    added.add_argument("--out", type=Path, metavar="FILE")
    added = command("restore", commands.restore_backup, "phục hồi từ một bản sao lưu")
    added.add_argument("file", type=Path, metavar="FILE")
    added = command("check", commands.check_book, "kiểm tra dữ liệu")
    added.add_argument("--repair", action="store_true", help="sửa những gì tính lại được, sau khi sao lưu")
    command("history", commands.show_history, "nhật ký thay đổi")
    command("undo", commands.step(history.undo), "hoàn tác bước vừa làm")
    command("redo", commands.step(history.redo), "làm lại bước vừa hoàn tác")
    return whole
