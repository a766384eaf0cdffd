"""The grammar of the command line: its commands and their options."""

import argparse
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final, NoReturn

from desktop_app import __version__
from desktop_app.cli import certificates, commands, council, decisions, issuing, nominating, reports, rounds
from desktop_app.cli.asking.why import show_chains
from desktop_app.cli.commands import Run
from desktop_app.cli.keeping import exports, packages
from desktop_app.cli.keeping.data_safety import show_safety
from desktop_app.cli.keeping.history import add_history
from desktop_app.cli.named import file_path, record_id, whole_number
from desktop_app.cli.recording import fields, imports, plans, unit_files
from desktop_app.cli.recording import grammar as recording
from desktop_app.cli.settings.grammar import add_settings
from desktop_app.cli.statistics import show_statistics
from desktop_app.domain.awards.decisions import DecisionContent, DecisionFields
from desktop_app.domain.council.councils import COUNCIL_ROLE_LABELS, CouncilFields, SessionFields
from desktop_app.domain.errors import UsageError
from desktop_app.domain.fields import words_of
from desktop_app.domain.list_kinds import LIST_KINDS
from desktop_app.domain.rounds.nominations import NominationFields
from desktop_app.domain.rounds.states import NominationState
from desktop_app.domain.vocabulary import CommendationType
from desktop_app.services.keeping import history
from desktop_app.services.papers.kinds.catalogue import paper_kinds
from desktop_app.services.papers.kinds.options import OPTIONS, OptionType
from desktop_app.services.review_rounds import OF_PAPERS, Round

_AWARD: Final = "hình thức, danh hiệu: certificate_of_merit, Giấy khen, CSTĐCS…"

type Commands = argparse._SubParsersAction[_Parser]  # noqa: SLF001 - argparse gives it no public name


class _Parser(argparse.ArgumentParser):
    """Prints help in Vietnamese and raises UsageError for wrong usage; ending the process is left to `main`."""

    def __init__(self, *, of_its_own: bool = True, **settings: Any) -> None:  # noqa: ANN401 - argparse's own settings
        super().__init__(**settings, add_help=False)
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
        """Raise UsageError with the usage of the command; the library's own message is English."""
        del message
        raise UsageError("Lệnh viết chưa đúng.", self.format_usage().strip())


def _option_help(record: type, field: str, more: str = "") -> str:
    """Return the help of an option that sets a field: the words of the field, then `more`."""
    return f"{words_of(record)[field].in_sentence}{more}"


def _record_ids(text: str) -> list[int]:
    """Return the ids of records: "3,15". Raises ValueError for anything else."""
    return [record_id(part) for part in text.split(",")]


_READERS: Final[Mapping[OptionType, Callable[[str], object]]] = {
    OptionType.TEXT: str,
    OptionType.YEAR: whole_number,
    OptionType.ID: record_id,
}
"""The function that reads the value of a paper's option, by the type of the option."""


class _Grammar:
    """Builds the commands, each of which takes the options common to all."""

    def __init__(self) -> None:
        self._common = _Parser(of_its_own=False, argument_default=argparse.SUPPRESS)
        self.whole = _Parser(prog="so-thi-dua", description="Sổ Thi đua – Khen thưởng. Không có lệnh: mở cửa sổ.")
        for parser in (self._common, self.whole):
            parser.add_argument("--data", metavar="DIR", help="thư mục dữ liệu")
            words = "người đang làm việc, ghi trong nhật ký (không ghi thì là tài khoản máy)"
            parser.add_argument("--operator", metavar="HỌ-TÊN", help=words)
            words = "chỉ xem, không ghi gì vào sổ; được cả khi sổ đang mở ở nơi khác"
            parser.add_argument("--view", action="store_true", help=words)
            parser.add_argument("--json", action="store_true", help="in kết quả cho máy đọc")
        version = f"Sổ Thi đua {__version__}"
        self.whole.add_argument("--version", action="version", version=version, help="in phiên bản của chương trình")
        self._commands = self.whole.add_subparsers(metavar="LỆNH", required=True, parser_class=_Parser)

    def add(self, name: str, run: Run, words: str, under: Commands | None = None) -> argparse.ArgumentParser:
        """Add a command, or one under another."""
        subparsers = self._commands if under is None else under
        command = subparsers.add_parser(name, help=words, description=words, parents=[self._common])
        command.set_defaults(run=run)
        return command

    def group(self, name: str, words: str) -> Commands:
        """Add a command that has subcommands."""
        command = self._commands.add_parser(name, help=words, description=words)
        return command.add_subparsers(metavar="VIỆC", required=True, parser_class=_Parser)


@cache
def parser() -> argparse.ArgumentParser:
    """Return the grammar of the whole command line, which is built once; reading a line of it changes nothing in it."""
    grammar = _Grammar()
    command = grammar.add("init", commands.make_book, "tạo sổ mới trong thư mục dữ liệu")
    commands.add_new_books(command)
    _add_imports(grammar)
    _add_rounds(grammar)
    _add_nominations(grammar)
    _add_recording(grammar)
    _add_list(grammar)
    _add_council(grammar)
    _add_decisions(grammar)
    _add_papers(grammar)
    reports.add_commands(grammar.add, grammar.group)
    add_settings(grammar.group, grammar.add)
    _add_keeping(grammar)
    return grammar.whole


def _add_imports(grammar: _Grammar) -> None:
    words = f"nhập một danh sách từ {imports.LIST_FILES}; kế hoạch từ docx, doc, odt, rtf, pdf, txt"
    _add_import(grammar.add("import", imports.import_list, words), "")
    for word, words in (
        ("people", f"nhập danh sách người từ {imports.LIST_FILES}"),
        ("awards", f"nhập khen thưởng các năm trước, của cấp trên từ {imports.LIST_FILES}"),
    ):
        _add_import(grammar.add("import", imports.import_list, words, grammar.group(word, words)), word)
    unit_files.add_commands(grammar.add)
    words = "nhập kế hoạch từ tệp docx, doc, odt, rtf, pdf hoặc txt; - là văn bản ở đầu vào"
    under = grammar.group("plan", "kế hoạch: nhập, ghi số và ngày, điều chỉnh, theo dõi")
    command = grammar.add("import", plans.import_document, words, under)
    command.add_argument("file", type=file_path, metavar="FILE")
    command.add_argument("--dry-run", action="store_true", help="chỉ xem trước, không ghi")
    plans.add_adjusting(command)
    plans.add_fields(grammar.add("add", plans.add, "thêm kế hoạch không có văn bản để đọc", under))
    changed = grammar.add("set", plans.change, "sửa số, ngày, tên gọi, thời gian của kế hoạch", under)
    adjusted = grammar.add("adjust", plans.adjust, "ghi một lần điều chỉnh kế hoạch", under)
    followed = grammar.add("follow", plans.follow, "theo dõi kế hoạch từ một năm", under)
    for command in (changed, adjusted, followed):
        command.add_argument("id", type=record_id, metavar="MÃ", help="mã số kế hoạch: xem list plans --json")
    plans.add_fields(changed, required=False)
    plans.add_adjustment(adjusted)
    followed.add_argument("--from", dest="year", type=whole_number, required=True, metavar="2022", help="từ năm")
    words = "ngày bắt đầu tính quá hạn; kỳ có hạn trước đó là “chưa ghi”"
    followed.add_argument("--late-from", metavar="2026-01-01", help=words)
    words = "“trước ngày 20/11”: ngày 20 còn trong hạn hay không (sổ mới: không)"
    counted = grammar.add("deadline-day", plans.count_days, words, under)
    counted.add_argument("day", choices=("in-time", "late"), metavar="in-time|late")
    soon = grammar.add("soon-days", plans.remind_before, "còn bao nhiêu ngày thì việc là sắp đến hạn", under)
    soon.add_argument("days", type=whole_number, metavar="15")


def _add_import(command: argparse.ArgumentParser, kind: str) -> argparse.ArgumentParser:
    """Add the options of an import; `kind` is what is taken in, "" if that is to be named."""
    if kind:
        command.set_defaults(kind=kind, day=None)
    else:
        imports.add_kind(command)
    command.add_argument("file", type=file_path, metavar="FILE")
    command.add_argument("--dry-run", action="store_true", help="chỉ xem trước, không ghi")
    imports.add_options(command)
    return command


def _add_rounds(grammar: _Grammar) -> None:
    under = grammar.group("round", "đợt xét: tạo, mở, đóng, chuyển đề nghị tạm hoãn của đợt trước sang")
    created = grammar.add("create", rounds.create, "tạo đợt xét", under)
    reopened = grammar.add("open", rounds.open_round, "mở đợt xét; đợt đã đóng thì mở lại", under)
    closed = grammar.add("close", rounds.close, "đóng đợt xét: không ghi, không sửa đề nghị nữa", under)
    scheduled = grammar.add("timetable", rounds.set_timetable, "ghi các mốc thời gian của đợt xét", under)
    words = "chuyển đề nghị tạm hoãn của đợt trước sang đợt này, thành nháp"
    carried = grammar.add("carry-over", rounds.carry_over, words, under)
    changed = grammar.add("set", rounds.change, "ghi nơi công khai, ngày trao thưởng, đánh giá, phương hướng", under)
    for command in (created, reopened, closed, scheduled, carried, changed):
        command.add_argument("code", metavar="2026-H1", help="đợt xét")
    for name in ("units_by", "files_by", "council_on", "submit_by"):
        words = _option_help(Round, name)
        scheduled.add_argument(f"--{name.replace('_', '-')}", metavar="2026-11-20", help=words)
    scheduled.add_argument("--guided-by", metavar="VĂN BẢN", help=_option_help(Round, "guided_by"))
    fields.add_options(changed, Round, OF_PAPERS)
    created.add_argument("--note", default="", metavar="GHI CHÚ", help=_option_help(Round, "note"))
    words = "cả đợt cho một phong trào thi đua: mã số ở list movements --json"
    created.add_argument("--movement", type=record_id, metavar="SỐ", help=words)
    reopened.add_argument("--date", metavar="2026-06-01", help=_option_help(Round, "opened_on"))
    closed.add_argument("--date", metavar="2026-07-31", help=_option_help(Round, "closed_on", ", mặc định là hôm nay"))


def _add_nominations(grammar: _Grammar) -> None:
    _add_nominate(grammar)
    under = grammar.group("nominations", "các đề nghị của một đợt: nhập, kiểm tra, chuyển bước, sửa chung")
    words = f"nhập đề nghị khen thưởng từ {imports.LIST_FILES}"
    _add_import(grammar.add("import", imports.import_list, words, under), "nominations")
    words = "kiểm tra các đề nghị của một đợt: điều chưa đạt, điều luật, bản ghi liên quan"
    checked = grammar.add("check", commands.check_nominations, words, under)
    checked.add_argument("--round", required=True, metavar="2026-H1", help="đợt xét")
    for name, run, words in (
        ("complete", nominating.step(NominationState.COMPLETE), "hoàn tất (đủ hồ sơ)"),
        ("hold", nominating.hold, "tạm hoãn"),
        ("release", nominating.release, "thôi tạm hoãn"),
        ("to-council", nominating.step(NominationState.COUNCIL), "đưa ra Hội đồng"),
        ("submit", nominating.step(NominationState.SUBMITTED), "ghi đã trình"),
        ("take-back", nominating.take_back, "lùi một bước"),
        ("withdraw", nominating.withdraw, "rút về nháp"),
        ("set", nominating.set_fields, "sửa chung; điều không nêu thì giữ nguyên"),
        (
            "draft-summary",
            nominating.draft,
            "soạn tóm tắt từ căn cứ; chưa có căn cứ thì lấy mọi việc đã ghi trong kỳ",
        ),
    ):
        command = grammar.add(name, run, words, under)
        command.add_argument("ids", nargs="+", type=record_id, metavar="MÃ", help="xem list nominations --json")
        if name == "hold":
            command.add_argument("--reason", required=True, metavar="LÝ DO", help="số, ngày văn bản nếu có")
        if name in ("complete", "to-council", "submit"):
            _add_exception_reason(command)
        if name == "set":
            _add_exception_reason(command, default=None)
            command.add_argument("--award", metavar="MÃ|TÊN", help=_AWARD)
            _add_common_fields(command)
            words = "căn cứ thay cho căn cứ đang có: activity:12 task:3 initiative:4; để trống thì bỏ hết"
            command.add_argument("--evidence", nargs="*", metavar="LOẠI:MÃ", help=words)
        if name == "draft-summary":
            command.add_argument("--replace", action="store_true", help="thay cả tóm tắt đã viết")
    for name, direction, words in (("up", -1, "đưa lên trong danh sách in"), ("down", 1, "đưa xuống")):
        command = grammar.add(name, nominating.shift(direction), words, under)
        command.add_argument("id", type=record_id, metavar="MÃ", help="xem list nominations --json")
        command.add_argument("--by", type=int, default=1, metavar="N", help="số bậc, mặc định 1")
    usual = grammar.add("usual-order", nominating.restore_order, "xếp danh sách theo thứ tự thường lệ", under)
    usual.add_argument("--round", required=True, metavar="2026-H1", help="đợt xét")


def _add_nominate(grammar: _Grammar) -> None:
    command = grammar.add("nominate", nominating.nominate, "đề nghị khen thưởng một cá nhân hoặc một tập thể")
    command.add_argument("--round", required=True, metavar="2026-H1", help="đợt xét")
    nominee = command.add_mutually_exclusive_group(required=True)
    nominee.add_argument("--person", metavar="TÊN|MÃ", help="cá nhân: họ và tên, hoặc mã số ở list people --json")
    nominee.add_argument("--unit", metavar="TÊN|MÃ", help="tập thể: tên, hoặc mã số ở list units --json")
    command.add_argument("--award", required=True, metavar="MÃ|TÊN", help=_AWARD)
    command.add_argument(
        "--summary",
        default="",
        metavar="TÓM TẮT",
        help=_option_help(NominationFields, "summary", "; không có thì là nháp"),
    )
    command.add_argument("--draft", action="store_true", help="ghi nháp, hoàn tất sau")
    _add_common_fields(command)
    words = "nhiệm vụ: mục ở list tasks, hoặc mã số ở list tasks --json"
    command.add_argument("--task", action="append", default=[], metavar="MỤC|MÃ", help=words)
    command.add_argument("--note", default="", metavar="GHI CHÚ", help=_option_help(NominationFields, "note"))
    _add_exception_reason(command)


def _add_exception_reason(command: argparse.ArgumentParser, default: str | None = "") -> None:
    words = _option_help(NominationFields, "exception_reason", " khi có điều kiện chưa đạt, in cho Hội đồng")
    command.add_argument("--exception-reason", default=default, metavar="LÝ DO", help=words)


def _add_common_fields(command: argparse.ArgumentParser) -> None:
    types = _option_help(NominationFields, "commendation_type", f": {', '.join(CommendationType)}")
    command.add_argument("--type", metavar="movement", help=types)
    named = _option_help(NominationFields, "movement_id", ": tên, hoặc mã số ở list movements --json")
    command.add_argument("--movement", metavar="TÊN|MÃ", help=named)
    command.add_argument(
        "--from", dest="period_from", metavar="2026-01-01", help=_option_help(NominationFields, "period_from")
    )
    command.add_argument(
        "--to", dest="period_to", metavar="2026-06-30", help=_option_help(NominationFields, "period_to")
    )
    printed = _option_help(NominationFields, "reason_line", ", in trong quyết định, giấy khen")
    command.add_argument("--reason-line", metavar="LÝ DO", help=printed)
    command.add_argument(
        "--exemplar", choices=("yes", "no"), metavar="yes|no", help=_option_help(NominationFields, "exemplar")
    )


def _add_recording(grammar: _Grammar) -> None:
    groups: dict[str, Commands] = {}
    for entry in recording.COMMANDS:
        if entry.group not in groups:
            groups[entry.group] = grammar.group(entry.group, recording.GROUPS[entry.group])
        entry.add_options(grammar.add(entry.name, entry.run, entry.words, groups[entry.group]))


def _add_list(grammar: _Grammar) -> None:
    command = grammar.add("list", commands.show_list, "in một danh sách")
    command.add_argument("kind", metavar="KIND", help=", ".join(LIST_KINDS))
    command.add_argument("--round", metavar="2026-H1")
    command.add_argument("--year", type=whole_number)
    command.add_argument("--state", metavar="late", help="của nhiệm vụ, đề nghị, khó khăn: late, due_soon, draft…")
    command.add_argument("--unit", type=record_id, metavar="SỐ", help="mã số đơn vị, xem list units --json")
    spread = "chỉ những đề nghị nhân rộng gương điển hình"
    movement = "mã số phong trào thi đua, xem list movements --json"
    command.add_argument("--movement", type=record_id, metavar="SỐ", help=movement)
    words = "mã số kế hoạch, xem list plans --json; nhiệm vụ: mặc định là mọi kế hoạch đang thực hiện"
    command.add_argument("--plan", type=record_id, metavar="MÃ", help=words)
    command.add_argument("--exemplar", action="store_const", const=True, help=spread)
    words = "chỉ các bản ghi có mã số này, như report figures nêu"
    command.add_argument("--ids", type=_record_ids, metavar="3,15,27", help=words)
    command.add_argument("--text", default="", help="lọc theo chữ, có dấu hay không")
    command.add_argument("--sort", default="", metavar="CỘT")
    command.add_argument("--descending", action="store_true", help="từ cuối lên")
    command.add_argument("--trash", action="store_true", help="những bản ghi trong thùng rác")
    exports.add_list_options(command)
    command = grammar.add("why", show_chains, "vì sao có tên trong danh sách: từ nhiệm vụ đến khi trao")
    whose = command.add_mutually_exclusive_group(required=True)
    for name, words in (("award", "list awards"), ("nomination", "list nominations"), ("person", "list people")):
        whose.add_argument(f"--{name}", type=record_id, metavar="MÃ", help=f"xem {words} --json")
    whose.add_argument("--unit", type=record_id, metavar="MÃ", help="xem list units --json")
    command = grammar.add("statistics", show_statistics, "thống kê khen thưởng của một năm hoặc một đợt xét")
    command.add_argument("period", metavar="2026|2026-H1")
    command.add_argument("--against", metavar="2025", help="năm hoặc đợt xét để so sánh")


def _add_council(grammar: _Grammar) -> None:
    under = grammar.group("council", "Hội đồng Thi đua - Khen thưởng: thành lập, họp, biểu quyết")
    command = grammar.add("set-up", council.set_up, "thành lập Hội đồng theo một quyết định", under)
    command.add_argument(
        "--name", metavar="TÊN", help=_option_help(CouncilFields, "name", ", mặc định như Hội đồng trước")
    )
    number = _option_help(CouncilFields, "decision_number", " thành lập")
    command.add_argument("--decision", required=True, metavar="SỐ", help=number)
    command.add_argument("--date", required=True, metavar="2026-03-10", help=_option_help(CouncilFields, "decided_on"))
    by = _option_help(CouncilFields, "issuing_body", ", mặc định như Hội đồng trước")
    command.add_argument("--by", default="", metavar="AI", help=by)
    command.add_argument(
        "--from", dest="valid_from", metavar="2026-03-10", help=_option_help(CouncilFields, "valid_from")
    )
    command.add_argument("--to", dest="valid_to", metavar="2031-03-09", help=_option_help(CouncilFields, "valid_to"))
    words = "mỗi thành viên một lần: họ và tên, hoặc mã số ở list people --json; vai trò: "
    words += f"{', '.join(COUNCIL_ROLE_LABELS.values())}, không nêu là Ủy viên"
    command.add_argument("--member", required=True, action="append", metavar="HỌ TÊN: VAI TRÒ", help=words)
    command = grammar.add("meet", council.open_session, "mở phiên họp, đưa mọi đề nghị đủ hồ sơ ra Hội đồng", under)
    command.add_argument("--round", required=True, metavar="2026-H1", help="đợt xét")
    command.add_argument("--date", required=True, metavar="2026-07-02", help=_option_help(SessionFields, "held_on"))
    command.add_argument("--hands", action="store_true", help="biểu quyết bằng giơ tay, không bỏ phiếu")
    command = grammar.add("vote", council.record, "ghi kết quả: tất cả đồng ý, trừ các đề nghị nêu riêng", under)
    command.add_argument(
        "--session", required=True, type=record_id, metavar="SỐ", help="mã số phiên họp, xem list sessions"
    )
    command.add_argument(
        "--agree", action="append", default=[], metavar="MÃ=SỐ", help="12=8: đề nghị mã 12 có 8 người đồng ý"
    )


def _add_decisions(grammar: _Grammar) -> None:
    under = grammar.group("decision", "quyết định khen thưởng: ghi, ký, chi, trao, hủy bỏ, thu hồi")
    made = grammar.add("make", decisions.make, "ghi quyết định trên mọi đề nghị của đợt chưa có quyết định", under)
    made.add_argument("--round", required=True, metavar="2026-H1", help="đợt xét")
    made.add_argument("--number", metavar="SỐ", help=_option_help(DecisionFields, "number", ", khi đã ký"))
    made.add_argument("--date", metavar="2026-07-09", help=_option_help(DecisionFields, "signed_on"))
    made.add_argument("--of", choices=[*DecisionContent], default="any", help=_option_help(DecisionFields, "content"))
    made.add_argument("--type", choices=[*CommendationType], help=_option_help(NominationFields, "commendation_type"))
    signed = grammar.add("sign", decisions.sign, "nhập số, ngày của quyết định", under)
    paid = grammar.add("pay", decisions.pay, "ghi đã chi tiền thưởng của quyết định", under)
    handed = grammar.add("hand-over", decisions.hand_over, "ghi đã trao khen thưởng của quyết định", under)
    for command in (signed, paid, handed):
        command.add_argument(
            "--decision", required=True, type=record_id, metavar="MÃ", help="xem list decisions --json"
        )
        command.add_argument("--date", required=True, metavar="2026-07-15", help="ngày")
    signed.add_argument("--number", required=True, metavar="SỐ", help=_option_help(DecisionFields, "number"))
    cancelled = grammar.add("cancel", decisions.cancel, "hủy bỏ khen thưởng theo một văn bản", under)
    recovered = grammar.add(
        "recover", decisions.recover, "ghi đã thu hồi giấy, bằng, tiền của khen thưởng hủy bỏ", under
    )
    for command in (cancelled, recovered):
        words = "xem list awards --json"
        command.add_argument("--award", required=True, type=record_id, action="append", metavar="MÃ", help=words)
    recovered.add_argument("--date", required=True, metavar="2026-09-20", help="ngày thu hồi")
    cancelled.add_argument("--reason", default="", metavar="LÝ DO", help="vì sao hủy bỏ; quyết định hủy bỏ in ra")
    words = "văn bản hủy bỏ; chưa có thì chỉ ghi lý do, khen thưởng vẫn còn hiệu lực"
    cancelled.add_argument("--document", default="", metavar="VĂN BẢN", help=words)
    cancelled.add_argument("--date", metavar="2026-09-01", help="ngày hủy bỏ")


def _add_papers(grammar: _Grammar) -> None:
    grammar.add("papers", commands.show_papers, "các loại văn bản in được")
    command = grammar.add("paper", commands.write_paper, "ghi một văn bản ra tệp pdf, docx hoặc xlsx")
    kinds = [kind.key for kind in paper_kinds()]
    command.add_argument("kind", metavar="KIND", help=", ".join((*kinds, certificates.KIND)))
    for option in filter(lambda option: option.is_typed, OPTIONS.values()):
        command.add_argument(option.flag, type=_READERS[option.type], metavar=option.example, help=option.help)
    certificates.add_options(command)
    command.add_argument("--out", type=file_path, metavar="FILE")
    command.add_argument("--check", action="store_true", help="chỉ nêu những điều cần xem lại trước khi in")
    command.add_argument("--issue", action="store_true", help="phát hành: giữ nguyên văn bản này trong sổ")
    issuing.add_options(command)
    command = grammar.add("reprint", issuing.reprint, "in lại nguyên một văn bản đã phát hành, xem list issued")
    command.add_argument("id", type=record_id, metavar="MÃ")
    command.add_argument("--out", type=file_path, required=True, metavar="FILE")
    exports.add_commands(grammar.add, grammar.group)


def _add_keeping(grammar: _Grammar) -> None:
    packages.add_commands(grammar.add)
    command = grammar.add("safety", show_safety, "dữ liệu an toàn tới đâu: bản sao lưu gần nhất, nên làm gì")
    place = command.add_mutually_exclusive_group()
    place.add_argument("--place", type=file_path, metavar="DIR", help="nơi giữ bản sao thứ hai (USB, ổ đĩa khác)")
    place.add_argument("--no-place", action="store_true", help="không giữ bản sao thứ hai")
    packages.add_passphrase(command)
    command.add_argument("--rehearse", action="store_true", help="diễn tập phục hồi bản mới nhất trên một bản sao")
    command = grammar.add("check", commands.check_book, "kiểm tra dữ liệu")
    repaired = "sau khi sao lưu, sửa những gì tính lại được và bỏ cài đặt hỏng"
    command.add_argument("--repair", action="store_true", help=repaired)
    add_history(grammar.add)
    grammar.add("undo", commands.step(history.undo), "hoàn tác bước vừa làm")
    grammar.add("redo", commands.step(history.redo), "làm lại bước vừa hoàn tác")
