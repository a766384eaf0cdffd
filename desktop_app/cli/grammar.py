"""The words of the command line."""

import argparse
from pathlib import Path
from typing import Any, NoReturn

from desktop_app.cli import certificates, commands, council, decisions, issuing
from desktop_app.cli.commands import Run
from desktop_app.cli.statistics import show_statistics
from desktop_app.domain.errors import UsageError
from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.services import history

type Commands = argparse._SubParsersAction[_Parser]  # noqa: SLF001 - argparse gives it no public name


class _Parser(argparse.ArgumentParser):
    """Speaks Vietnamese, and of wrong usage by an error: ending the process is left to `main`."""

    def __init__(self, *, of_its_own: bool = True, **settings: Any) -> None:  # noqa: ANN401 - argparse's own settings
        super().__init__(**{**settings, "add_help": False})
        self._positionals.title, self._optionals.title = "cần có", "tùy chọn"
        if of_its_own:
            self.add_argument("-h", "--help", action="help", help="in hướng dẫn này")

    def format_usage(self) -> str:
        """Return how the command is written."""
        return super().format_usage().replace("usage:", "Cách dùng:")

    def format_help(self) -> str:
        """Return the command's help."""
        return super().format_help().replace("usage:", "Cách dùng:")

    def error(self, message: str) -> NoReturn:
        """Raise UsageError. The library's own message is English; what the command wants says as much."""
        del message
        raise UsageError("Lệnh viết chưa đúng.", self.format_usage().strip())


class _Grammar:
    """The commands as they are put together, each of which takes the options common to all."""

    def __init__(self) -> None:
        self._common = _Parser(of_its_own=False, argument_default=argparse.SUPPRESS)
        self.whole = _Parser(prog="so-thi-dua", description="Sổ Thi đua – Khen thưởng. Không có lệnh: mở cửa sổ.")
        for parser in (self._common, self.whole):
            parser.add_argument("--data", metavar="DIR", help="thư mục dữ liệu")
            parser.add_argument("--json", action="store_true", help="in kết quả cho máy đọc")
        self._commands = self.whole.add_subparsers(metavar="LỆNH", required=True, parser_class=_Parser)

    def add(self, name: str, run: Run, words: str, under: Commands | None = None) -> argparse.ArgumentParser:
        """Add a command, or one under another."""
        commands_there = self._commands if under is None else under
        added = commands_there.add_parser(name, help=words, description=words, parents=[self._common])
        added.set_defaults(run=run)
        return added

    def group(self, name: str, words: str) -> Commands:
        """Add a word that takes a further word."""
        part = self._commands.add_parser(name, help=words, description=words)
        return part.add_subparsers(metavar="VIỆC", required=True, parser_class=_Parser)


def parser() -> argparse.ArgumentParser:
    """Return the grammar of the whole command line."""
    grammar = _Grammar()
    added = grammar.add("init", commands.make_book, "tạo sổ mới trong thư mục dữ liệu")
    added.add_argument("--sample", action="store_true", help="với một cơ quan giả định, hai năm dữ liệu")
    _add_imports(grammar)
    _add_list(grammar)
    _add_council(grammar)
    _add_decisions(grammar)
    _add_papers(grammar)
    _add_keeping(grammar)
    return grammar.whole


def _add_imports(grammar: _Grammar) -> None:
    for group, run, words in (
        ("plan", commands.import_plan, "nhập kế hoạch từ tệp txt, docx hoặc pdf"),
        ("people", commands.import_people, "nhập danh sách người từ xlsx, xls, ods hoặc csv"),
        ("nominations", commands.import_nominations, "nhập đề nghị khen thưởng từ xlsx, xls, ods hoặc csv"),
        ("awards", commands.import_awards, "nhập khen thưởng các năm trước, của cấp trên từ xlsx, xls, ods hoặc csv"),
    ):
        under = grammar.group(group, words)
        added = grammar.add("import", run, words, under)
        added.add_argument("file", type=Path, metavar="FILE")
        added.add_argument("--dry-run", action="store_true", help="chỉ xem trước, không ghi")
        if group == "nominations":
            added.add_argument("--round", required=True, metavar="2026-H1", help="đợt xét")
            words = "kiểm tra các đề nghị của một đợt: điều chưa đạt, điều luật, bản ghi liên quan"
            checked = grammar.add("check", commands.check_nominations, words, under)
            checked.add_argument("--round", required=True, metavar="2026-H1", help="đợt xét")


def _add_list(grammar: _Grammar) -> None:
    added = grammar.add("list", commands.show_list, "in một danh sách")
    added.add_argument("kind", metavar="KIND", help=", ".join(LIST_KINDS))
    added.add_argument("--round", metavar="2026-H1")
    added.add_argument("--year", type=int)
    added.add_argument("--state", metavar="late", help="của nhiệm vụ, đề nghị, khó khăn: late, due_soon, draft…")
    added.add_argument("--unit", type=int, metavar="SỐ", help="mã số đơn vị, xem list units --json")
    added.add_argument("--text", default="", help="lọc theo chữ, có dấu hay không")
    added.add_argument("--sort", default="", metavar="CỘT")
    added.add_argument("--descending", action="store_true", help="từ cuối lên")
    added.add_argument("--trash", action="store_true", help="những bản ghi trong thùng rác")
    added = grammar.add("statistics", show_statistics, "thống kê khen thưởng của một năm hoặc một đợt xét")
    added.add_argument("period", metavar="2026|2026-H1")
    added.add_argument("--against", metavar="2025", help="năm hoặc đợt xét để so sánh")


def _add_council(grammar: _Grammar) -> None:
    under = grammar.group("council", "phiên họp của Hội đồng Thi đua - Khen thưởng")
    added = grammar.add("meet", council.open_session, "mở phiên họp, đưa mọi đề nghị đủ hồ sơ ra Hội đồng", under)
    added.add_argument("--round", required=True, metavar="2026-H1", help="đợt xét")
    added.add_argument("--date", required=True, metavar="2026-07-02", help="ngày họp")
    added.add_argument("--hands", action="store_true", help="biểu quyết bằng giơ tay, không bỏ phiếu")
    added = grammar.add("vote", council.record, "ghi kết quả: tất cả đồng ý, trừ các đề nghị nêu riêng", under)
    added.add_argument("--session", required=True, type=int, metavar="SỐ", help="mã số phiên họp, xem list sessions")
    added.add_argument(
        "--agree", action="append", default=[], metavar="MÃ=SỐ", help="12=8: đề nghị mã 12 có 8 người đồng ý"
    )


def _add_decisions(grammar: _Grammar) -> None:
    under = grammar.group("decision", "quyết định khen thưởng: ghi, ký, chi, trao, hủy bỏ")
    made = grammar.add("make", decisions.make, "ghi quyết định trên mọi đề nghị của đợt chưa có quyết định", under)
    made.add_argument("--round", required=True, metavar="2026-H1", help="đợt xét")
    made.add_argument("--number", metavar="SỐ", help="số quyết định, khi đã ký")
    made.add_argument("--date", metavar="2026-07-09", help="ngày ký")
    signed = grammar.add("sign", decisions.sign, "nhập số, ngày của quyết định", under)
    paid = grammar.add("pay", decisions.pay, "ghi đã chi tiền thưởng của quyết định", under)
    handed = grammar.add("hand-over", decisions.hand_over, "ghi đã trao khen thưởng của quyết định", under)
    for added in (signed, paid, handed):
        added.add_argument("--decision", required=True, type=int, metavar="MÃ", help="xem list decisions --json")
        added.add_argument("--date", required=True, metavar="2026-07-15", help="ngày")
    signed.add_argument("--number", required=True, metavar="SỐ", help="số quyết định")
    cancelled = grammar.add("cancel", decisions.cancel, "hủy bỏ khen thưởng theo một văn bản", under)
    cancelled.add_argument(
        "--award", required=True, type=int, action="append", metavar="MÃ", help="xem list awards --json"
    )
    cancelled.add_argument("--document", required=True, metavar="VĂN BẢN", help="số, ngày văn bản hủy bỏ")
    cancelled.add_argument("--date", required=True, metavar="2026-09-01", help="ngày hủy bỏ")


def _add_papers(grammar: _Grammar) -> None:
    grammar.add("papers", commands.show_papers, "các loại văn bản in được")
    added = grammar.add("paper", commands.write_paper, "ghi một văn bản ra tệp pdf, docx hoặc xlsx")
    added.add_argument("kind", metavar="KIND")
    added.add_argument("--round", metavar="2026-H1")
    added.add_argument("--year", type=int)
    added.add_argument("--unit", type=int, metavar="SỐ", help="mã số đơn vị")
    added.add_argument("--person", type=int, metavar="SỐ", help="mã số người, cho báo cáo thành tích")
    added.add_argument("--nomination", type=int, metavar="SỐ", help="mã số đề nghị, cho báo cáo thành tích")
    added.add_argument("--session", type=int, metavar="SỐ", help="mã số phiên họp Hội đồng, xem list sessions")
    added.add_argument("--cut-off", metavar="2026-11-15", help="ngày chốt số liệu của báo cáo")
    added.add_argument("--direction", metavar="inside|upward", help="tờ trình: trình Giám đốc Sở, hoặc lên tỉnh")
    added.add_argument("--type", metavar="merit", help="tờ trình của một loại hình: merit, movement, sudden…")
    added.add_argument("--decision", type=int, metavar="MÃ", help="một quyết định của đợt, xem list decisions --json")
    added.add_argument("--list-form", metavar="annex|issued", help="danh sách là Phụ lục, hoặc ban hành kèm")
    certificates.add_options(added)
    added.add_argument("--out", type=Path, metavar="FILE")
    added.add_argument("--check", action="store_true", help="chỉ nêu những điều cần xem lại trước khi in")
    added.add_argument("--issue", action="store_true", help="phát hành: giữ nguyên văn bản này trong sổ")
    added.add_argument("--number", metavar="SỐ", help="số văn bản, khi phát hành")
    added.add_argument("--date", metavar="2026-07-15", help="ngày văn bản, khi phát hành")
    added.add_argument("--signer", metavar="TÊN", help="người ký, khi phát hành")
    added = grammar.add("reprint", issuing.reprint, "in lại nguyên một văn bản đã phát hành, xem list issued")
    added.add_argument("id", type=int, metavar="MÃ")
    added.add_argument("--out", type=Path, required=True, metavar="FILE")
    added = grammar.add("export", commands.export_book, "xuất toàn bộ ra một tệp xlsx, mỗi loại một trang")
    added.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx")
    added = grammar.add("calendar", commands.write_calendar, "ghi các ngày hạn của một năm ra tệp lịch .ics")
    added.add_argument("--year", type=int, required=True)
    added.add_argument("--out", type=Path, required=True, metavar="FILE.ics")


def _add_keeping(grammar: _Grammar) -> None:
    added = grammar.add("backup", commands.back_up, "sao lưu, có kiểm tra bản sao")
    added.add_argument("--out", type=Path, metavar="FILE")
    added = grammar.add("restore", commands.restore_backup, "phục hồi từ một bản sao lưu")
    added.add_argument("file", type=Path, metavar="FILE")
    added = grammar.add("check", commands.check_book, "kiểm tra dữ liệu")
    repaired = "sau khi sao lưu, sửa những gì tính lại được và bỏ cài đặt hỏng"
    added.add_argument("--repair", action="store_true", help=repaired)
    grammar.add("history", commands.show_history, "nhật ký thay đổi")
    grammar.add("undo", commands.step(history.undo), "hoàn tác bước vừa làm")
    grammar.add("redo", commands.step(history.redo), "làm lại bước vừa hoàn tác")
