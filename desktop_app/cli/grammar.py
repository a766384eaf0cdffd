"""The words of the command line."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, NoReturn

from desktop_app.cli import certificates, commands, council, decisions, issuing, nominating, rounds
from desktop_app.cli.commands import Run
from desktop_app.cli.statistics import show_statistics
from desktop_app.domain.awards.decisions import DecisionFields
from desktop_app.domain.council.councils import COUNCIL_ROLE_LABELS, CouncilFields, SessionFields
from desktop_app.domain.errors import UsageError
from desktop_app.domain.fields import words_of
from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.rounds.nominations import NominationFields, NominationState
from desktop_app.domain.vocabulary import CommendationType
from desktop_app.services.keeping import history
from desktop_app.services.papers.kinds.catalogue import paper_kinds
from desktop_app.services.papers.kinds.options import OPTIONS, OptionType
from desktop_app.services.review_rounds import Round

_AWARD: Final = "hình thức, danh hiệu: certificate_of_merit, Giấy khen, CSTĐCS…"

_LARGEST_ID: Final = 2**63 - 1

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


def _said(record: type, field: str, more: str = "") -> str:
    """Return the help of an option that stands for a field: the field's own words, and what more is to be said."""
    return f"{words_of(record)[field].in_sentence}{more}"


def _record_id(text: str) -> int:
    """Return the id of a record as it is written. ValueError for what is none: argparse takes it for wrong usage."""
    number = int(text)
    if not 0 < number <= _LARGEST_ID:
        raise ValueError(text)
    return number


_READERS: Final[Mapping[OptionType, Callable[[str], object]]] = {
    OptionType.TEXT: str,
    OptionType.YEAR: int,
    OptionType.ID: _record_id,
}
"""How the value of a paper's option is read."""


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
    _add_rounds(grammar)
    _add_nominations(grammar)
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
        ("awards", commands.import_awards, "nhập khen thưởng các năm trước, của cấp trên từ xlsx, xls, ods hoặc csv"),
    ):
        _add_import(grammar, grammar.group(group, words), run, words)


def _add_import(grammar: _Grammar, under: Commands, run: Run, words: str) -> argparse.ArgumentParser:
    added = grammar.add("import", run, words, under)
    added.add_argument("file", type=Path, metavar="FILE")
    added.add_argument("--dry-run", action="store_true", help="chỉ xem trước, không ghi")
    return added


def _add_rounds(grammar: _Grammar) -> None:
    under = grammar.group("round", "đợt xét: tạo, mở, đóng, chuyển đề nghị tạm hoãn của đợt trước sang")
    created = grammar.add("create", rounds.create, "tạo đợt xét", under)
    reopened = grammar.add("open", rounds.open_again, "mở đợt xét; đợt đã đóng thì mở lại", under)
    closed = grammar.add("close", rounds.close, "đóng đợt xét: không ghi, không sửa đề nghị nữa", under)
    words = "chuyển đề nghị tạm hoãn của đợt trước sang đợt này, thành nháp"
    carried = grammar.add("carry-over", rounds.carry_over, words, under)
    for added in (created, reopened, closed, carried):
        added.add_argument("code", metavar="2026-H1", help="đợt xét")
    created.add_argument("--note", default="", metavar="GHI CHÚ", help=_said(Round, "note"))
    reopened.add_argument("--date", metavar="2026-06-01", help=_said(Round, "opened_on"))
    closed.add_argument("--date", metavar="2026-07-31", help=_said(Round, "closed_on", ", mặc định là hôm nay"))


def _add_nominations(grammar: _Grammar) -> None:
    _add_nominate(grammar)
    under = grammar.group("nominations", "các đề nghị của một đợt: nhập, kiểm tra, chuyển bước, sửa chung")
    words = "nhập đề nghị khen thưởng từ xlsx, xls, ods hoặc csv"
    taken = _add_import(grammar, under, commands.import_nominations, words)
    words = "kiểm tra các đề nghị của một đợt: điều chưa đạt, điều luật, bản ghi liên quan"
    checked = grammar.add("check", commands.check_nominations, words, under)
    for added in (taken, checked):
        added.add_argument("--round", required=True, metavar="2026-H1", help="đợt xét")
    for name, run, words in (
        ("complete", nominating.step(NominationState.COMPLETE), "hoàn tất (đủ hồ sơ)"),
        ("hold", nominating.hold, "tạm hoãn"),
        ("release", nominating.release, "thôi tạm hoãn"),
        ("to-council", nominating.step(NominationState.COUNCIL), "đưa ra Hội đồng"),
        ("submit", nominating.step(NominationState.SUBMITTED), "ghi đã trình"),
        ("take-back", nominating.take_back, "lùi một bước"),
        ("withdraw", nominating.withdraw, "rút về nháp"),
        ("set", nominating.set_alike, "sửa chung; điều không nêu thì giữ nguyên"),
    ):
        added = grammar.add(name, run, words, under)
        added.add_argument("ids", nargs="+", type=_record_id, metavar="MÃ", help="xem list nominations --json")
        if name == "hold":
            added.add_argument("--reason", required=True, metavar="LÝ DO", help="số, ngày văn bản nếu có")
        if name in ("complete", "to-council", "submit"):
            _add_exception_reason(added)
        if name == "set":
            _add_exception_reason(added, default=None)
            added.add_argument("--award", metavar="MÃ|TÊN", help=_AWARD)
            _add_what_many_have(added)


def _add_nominate(grammar: _Grammar) -> None:
    added = grammar.add("nominate", nominating.nominate, "đề nghị khen thưởng một cá nhân hoặc một tập thể")
    added.add_argument("--round", required=True, metavar="2026-H1", help="đợt xét")
    nominee = added.add_mutually_exclusive_group(required=True)
    nominee.add_argument("--person", metavar="TÊN|MÃ", help="cá nhân: họ và tên, hoặc mã số ở list people --json")
    nominee.add_argument("--unit", metavar="TÊN|MÃ", help="tập thể: tên, hoặc mã số ở list units --json")
    added.add_argument("--award", required=True, metavar="MÃ|TÊN", help=_AWARD)
    added.add_argument(
        "--summary", default="", metavar="TÓM TẮT", help=_said(NominationFields, "summary", "; không có thì là nháp")
    )
    added.add_argument("--draft", action="store_true", help="ghi nháp, hoàn tất sau")
    _add_what_many_have(added)
    words = "nhiệm vụ: mục ở list tasks, hoặc mã số ở list tasks --json"
    added.add_argument("--task", action="append", default=[], metavar="MỤC|MÃ", help=words)
    added.add_argument("--note", default="", metavar="GHI CHÚ", help=_said(NominationFields, "note"))
    _add_exception_reason(added)


def _add_exception_reason(added: argparse.ArgumentParser, default: str | None = "") -> None:
    words = _said(NominationFields, "exception_reason", " khi có điều kiện chưa đạt, in cho Hội đồng")
    added.add_argument("--exception-reason", default=default, metavar="LÝ DO", help=words)


def _add_what_many_have(added: argparse.ArgumentParser) -> None:
    types = _said(NominationFields, "commendation_type", f": {', '.join(CommendationType)}")
    added.add_argument("--type", metavar="movement", help=types)
    added.add_argument("--from", dest="period_from", metavar="2026-01-01", help=_said(NominationFields, "period_from"))
    added.add_argument("--to", dest="period_to", metavar="2026-06-30", help=_said(NominationFields, "period_to"))
    printed = _said(NominationFields, "reason_line", ", in trong quyết định, giấy khen")
    added.add_argument("--reason-line", metavar="LÝ DO", help=printed)
    added.add_argument("--exemplar", choices=("yes", "no"), metavar="yes|no", help=_said(NominationFields, "exemplar"))


def _add_list(grammar: _Grammar) -> None:
    added = grammar.add("list", commands.show_list, "in một danh sách")
    added.add_argument("kind", metavar="KIND", help=", ".join(LIST_KINDS))
    added.add_argument("--round", metavar="2026-H1")
    added.add_argument("--year", type=int)
    added.add_argument("--state", metavar="late", help="của nhiệm vụ, đề nghị, khó khăn: late, due_soon, draft…")
    added.add_argument("--unit", type=_record_id, metavar="SỐ", help="mã số đơn vị, xem list units --json")
    spread = "chỉ những đề nghị nhân rộng gương điển hình"
    added.add_argument("--exemplar", action="store_const", const=True, help=spread)
    added.add_argument("--text", default="", help="lọc theo chữ, có dấu hay không")
    added.add_argument("--sort", default="", metavar="CỘT")
    added.add_argument("--descending", action="store_true", help="từ cuối lên")
    added.add_argument("--trash", action="store_true", help="những bản ghi trong thùng rác")
    added = grammar.add("statistics", show_statistics, "thống kê khen thưởng của một năm hoặc một đợt xét")
    added.add_argument("period", metavar="2026|2026-H1")
    added.add_argument("--against", metavar="2025", help="năm hoặc đợt xét để so sánh")


def _add_council(grammar: _Grammar) -> None:
    under = grammar.group("council", "Hội đồng Thi đua - Khen thưởng: thành lập, họp, biểu quyết")
    added = grammar.add("set-up", council.set_up, "thành lập Hội đồng theo một quyết định", under)
    added.add_argument("--name", metavar="TÊN", help=_said(CouncilFields, "name", ", mặc định như Hội đồng trước"))
    number = _said(CouncilFields, "decision_number", " thành lập")
    added.add_argument("--decision", required=True, metavar="SỐ", help=number)
    added.add_argument("--date", required=True, metavar="2026-03-10", help=_said(CouncilFields, "decided_on"))
    by = _said(CouncilFields, "issuing_body", ", mặc định như Hội đồng trước")
    added.add_argument("--by", default="", metavar="AI", help=by)
    added.add_argument("--from", dest="valid_from", metavar="2026-03-10", help=_said(CouncilFields, "valid_from"))
    added.add_argument("--to", dest="valid_to", metavar="2031-03-09", help=_said(CouncilFields, "valid_to"))
    words = "mỗi thành viên một lần: họ và tên, hoặc mã số ở list people --json; vai trò: "
    words += f"{', '.join(COUNCIL_ROLE_LABELS.values())}, không nêu là Ủy viên"
    added.add_argument("--member", required=True, action="append", metavar="HỌ TÊN: VAI TRÒ", help=words)
    added = grammar.add("meet", council.open_session, "mở phiên họp, đưa mọi đề nghị đủ hồ sơ ra Hội đồng", under)
    added.add_argument("--round", required=True, metavar="2026-H1", help="đợt xét")
    added.add_argument("--date", required=True, metavar="2026-07-02", help=_said(SessionFields, "held_on"))
    added.add_argument("--hands", action="store_true", help="biểu quyết bằng giơ tay, không bỏ phiếu")
    added = grammar.add("vote", council.record, "ghi kết quả: tất cả đồng ý, trừ các đề nghị nêu riêng", under)
    added.add_argument(
        "--session", required=True, type=_record_id, metavar="SỐ", help="mã số phiên họp, xem list sessions"
    )
    added.add_argument(
        "--agree", action="append", default=[], metavar="MÃ=SỐ", help="12=8: đề nghị mã 12 có 8 người đồng ý"
    )


def _add_decisions(grammar: _Grammar) -> None:
    under = grammar.group("decision", "quyết định khen thưởng: ghi, ký, chi, trao, hủy bỏ, thu hồi")
    made = grammar.add("make", decisions.make, "ghi quyết định trên mọi đề nghị của đợt chưa có quyết định", under)
    made.add_argument("--round", required=True, metavar="2026-H1", help="đợt xét")
    made.add_argument("--number", metavar="SỐ", help=_said(DecisionFields, "number", ", khi đã ký"))
    made.add_argument("--date", metavar="2026-07-09", help=_said(DecisionFields, "signed_on"))
    signed = grammar.add("sign", decisions.sign, "nhập số, ngày của quyết định", under)
    paid = grammar.add("pay", decisions.pay, "ghi đã chi tiền thưởng của quyết định", under)
    handed = grammar.add("hand-over", decisions.hand_over, "ghi đã trao khen thưởng của quyết định", under)
    for added in (signed, paid, handed):
        added.add_argument("--decision", required=True, type=_record_id, metavar="MÃ", help="xem list decisions --json")
        added.add_argument("--date", required=True, metavar="2026-07-15", help="ngày")
    signed.add_argument("--number", required=True, metavar="SỐ", help=_said(DecisionFields, "number"))
    cancelled = grammar.add("cancel", decisions.cancel, "hủy bỏ khen thưởng theo một văn bản", under)
    recovered = grammar.add(
        "recover", decisions.recover, "ghi đã thu hồi giấy, bằng, tiền của khen thưởng hủy bỏ", under
    )
    for added in (cancelled, recovered):
        words = "xem list awards --json"
        added.add_argument("--award", required=True, type=_record_id, action="append", metavar="MÃ", help=words)
    recovered.add_argument("--date", required=True, metavar="2026-09-20", help="ngày thu hồi")
    cancelled.add_argument("--document", required=True, metavar="VĂN BẢN", help="số, ngày văn bản hủy bỏ")
    cancelled.add_argument("--date", required=True, metavar="2026-09-01", help="ngày hủy bỏ")


def _add_papers(grammar: _Grammar) -> None:
    grammar.add("papers", commands.show_papers, "các loại văn bản in được")
    added = grammar.add("paper", commands.write_paper, "ghi một văn bản ra tệp pdf, docx hoặc xlsx")
    kinds = [kind.key for kind in paper_kinds()]
    added.add_argument("kind", metavar="KIND", help=", ".join((*kinds, certificates.KIND)))
    for one in filter(lambda option: option.is_typed, OPTIONS.values()):
        added.add_argument(one.flag, type=_READERS[one.type], metavar=one.example, help=one.help)
    certificates.add_options(added)
    added.add_argument("--out", type=Path, metavar="FILE")
    added.add_argument("--check", action="store_true", help="chỉ nêu những điều cần xem lại trước khi in")
    added.add_argument("--issue", action="store_true", help="phát hành: giữ nguyên văn bản này trong sổ")
    added.add_argument("--number", metavar="SỐ", help="số văn bản, khi phát hành")
    added.add_argument("--date", metavar="2026-07-15", help="ngày văn bản, khi phát hành")
    added.add_argument("--signer", metavar="TÊN", help="người ký, khi phát hành")
    added = grammar.add("reprint", issuing.reprint, "in lại nguyên một văn bản đã phát hành, xem list issued")
    added.add_argument("id", type=_record_id, metavar="MÃ")
    added.add_argument("--out", type=Path, required=True, metavar="FILE")
    added = grammar.add("export", commands.export_book, "xuất toàn bộ ra một tệp xlsx, mỗi loại một trang")
    added.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx")
    added = grammar.add("calendar", commands.write_calendar, "ghi các ngày hạn của một năm ra tệp lịch .ics")
    added.add_argument("--year", type=int, required=True)
    added.add_argument("--out", type=Path, required=True, metavar="FILE.ics")


def _add_keeping(grammar: _Grammar) -> None:
    added = grammar.add("backup", commands.back_up, "sao lưu, có kiểm tra bản sao")
    added.add_argument("--out", type=Path, metavar="FILE")
    added.add_argument("--replace", action="store_true", help="ghi đè tệp trùng tên, nếu có")
    added = grammar.add("restore", commands.restore_backup, "phục hồi từ một bản sao lưu")
    added.add_argument("file", type=Path, metavar="FILE")
    added.add_argument("--dry-run", action="store_true", help="chỉ xem trước bản sao lưu, không thay dữ liệu")
    added = grammar.add("check", commands.check_book, "kiểm tra dữ liệu")
    repaired = "sau khi sao lưu, sửa những gì tính lại được và bỏ cài đặt hỏng"
    added.add_argument("--repair", action="store_true", help=repaired)
    grammar.add("history", commands.show_history, "nhật ký thay đổi")
    grammar.add("undo", commands.step(history.undo), "hoàn tác bước vừa làm")
    grammar.add("redo", commands.step(history.redo), "làm lại bước vừa hoàn tác")
