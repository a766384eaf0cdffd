"""What is carried away in one file, and brought back: packages, under a passphrase that no command line shows."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.answer import Answer
from desktop_app.cli.named import file_path
from desktop_app.domain.errors import PassphraseNeeded, UnreadableInput, UsageError
from desktop_app.runtime.disk_room import amount
from desktop_app.runtime.paths import DataFolder
from desktop_app.services.book import opened

if TYPE_CHECKING:
    from desktop_app.services.keeping import backups

type Add = Callable[[str, Callable[[DataFolder, argparse.Namespace, Answer], None], str], argparse.ArgumentParser]

_HINT = "Ghi --passphrase để gõ mật khẩu, hoặc --passphrase-file TỆP (dòng đầu là mật khẩu)."


def add_commands(add: Add) -> None:
    """Add the commands that carry the book away and bring it back."""
    command = add("backup", back_up, "sao lưu, có kiểm tra bản sao; có mật khẩu thì thành một gói zip")
    command.add_argument("--out", type=file_path, metavar="FILE")
    _add_writing(command)
    command = add("hand-over", hand_over, "gói bàn giao: dữ liệu, tệp đính kèm, văn bản, mục lục")
    command.add_argument("--out", type=file_path, required=True, metavar="FILE.zip")
    _add_writing(command)
    command = add(
        "restore", restore, "phục hồi từ một bản sao lưu, gói, hoặc trọn sổ (tệp xlsx, thư mục: export --whole)"
    )
    command.add_argument("file", type=file_path, metavar="FILE")
    command.add_argument("--dry-run", action="store_true", help="chỉ xem trước bản sao lưu, không thay dữ liệu")
    add_passphrase(command)
    command = add("recovery-sheet", write_recovery_sheet, "tờ hướng dẫn phục hồi để in ra, không có mật khẩu")
    command.add_argument("--out", type=file_path, required=True, metavar="FILE.pdf")
    command.add_argument("--package", default="", metavar="TÊN", help="tên gói ghi trên tờ")
    command.add_argument("--hand-line", action="store_true", help="chừa một dòng để ghi tay mật khẩu")

    command = add("move", move_book, "dời cả thư mục dữ liệu sang chỗ khác; từ đó chương trình mở sổ ở chỗ mới")
    command.add_argument("target", type=file_path, nargs="?", metavar="DIR", help="thư mục trống, hoặc chưa có")
    command.add_argument("--dry-run", action="store_true", help="chỉ kiểm tra chỗ mới, không chép gì")
    command.add_argument("--back", action="store_true", help="chỗ mới mất hẳn: dùng lại sổ ở chỗ cũ, như lúc dời đi")


def _add_writing(command: argparse.ArgumentParser) -> None:
    command.add_argument("--replace", action="store_true", help="ghi đè tệp trùng tên, nếu có")
    add_passphrase(command)


def add_passphrase(command: argparse.ArgumentParser) -> None:
    """Add the two ways to give a passphrase: other users of a machine see the words of a command."""
    given = command.add_mutually_exclusive_group()
    given.add_argument("--passphrase", action="store_true", help="hỏi mật khẩu của gói (không hiện khi gõ)")
    given.add_argument("--passphrase-file", type=Path, metavar="TỆP", help="dòng đầu của tệp là mật khẩu; - là đầu vào")


def back_up(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Write a backup; under a passphrase it is one package."""
    from desktop_app.services.keeping import backups

    if _asks_passphrase(options):
        if options.out is None:
            raise UsageError("Thiếu tên gói: --out FILE.zip.", "Bản sao lưu có mật khẩu ghi ra ngoài thư mục dữ liệu.")
        _write_package(folder, options, out, handover=False)
        return
    with opened(folder) as book:
        summary = backups.back_up(book, options.out, replace=options.replace)
    lines = [f"Đã sao lưu vào “{summary.path}”: {sum(summary.counts.values())} bản ghi."]
    out.answer(asdict(summary), [*lines, *_warnings(summary)])


def hand_over(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Write the package for who takes over."""
    _write_package(folder, options, out, handover=True)


def _write_package(folder: DataFolder, options: argparse.Namespace, out: Answer, *, handover: bool) -> None:
    from desktop_app.services.keeping import packages

    passphrase = passphrase_of(options, twice=True)
    with opened(folder) as book:
        package = packages.write_package(book, options.out, passphrase, handover=handover, replace=options.replace)
    sealed = "có mật khẩu" if package.sealed else "KHÔNG có mật khẩu"
    line = f"Đã ghi gói {sealed} vào “{package.path}”: {package.records} bản ghi, {package.files} tệp đính kèm."
    out.answer(asdict(package), [line])


def restore(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Put a backup or package in place of the data, or say what would be put there."""
    from desktop_app.services.keeping import packages

    act = packages.preview if options.dry_run else packages.restore
    try:
        summary = act(folder, options.file, passphrase_of(options))
    except PassphraseNeeded as problem:
        hint = problem.hint if _asks_passphrase(options) else _HINT
        raise PassphraseNeeded(problem.message, hint) from problem
    done = "Sẽ phục hồi" if options.dry_run else "Đã phục hồi"
    lines = [f"{done} từ “{summary.path}”: {sum(summary.counts.values())} bản ghi."]
    lines += [f"Lập lúc {summary.made}."] if summary.made else []
    out.answer(asdict(summary), [*lines, *summary.differences, *_warnings(summary)])


def move_book(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Move the data folder, or say what that would be, or take the book back to where it was moved from."""
    # Imported here: a book is rarely moved.
    from desktop_app.services.keeping.moving.move import move, use_again
    from desktop_app.services.keeping.moving.places import planned_move

    if options.back == (options.target is not None):
        raise UsageError("Ghi hoặc thư mục mới, hoặc --back.")
    if options.back:
        use_again(folder)
        out.answer({"data": folder.root}, [f"Sổ lại ở “{folder.root}”, như lúc dời đi."])
    elif options.dry_run:
        planned = planned_move(folder, options.target)
        share = " Chỗ mới ở trên mạng." if planned.on_share else ""
        line = f"Sẽ dời sổ từ “{planned.source}” sang “{planned.target}”: {amount(planned.size)}.{share}"
        out.answer(asdict(planned), [line])
    else:
        moved = move(folder, options.target, operator=options.operator or "")
        lines = [
            f"Đã dời sổ sang “{moved.target}”: {moved.records} bản ghi, {moved.files} tệp đính kèm; đã mở và đếm lại.",
            f"Chỗ cũ “{moved.source}” còn nguyên, không dùng nữa; giữ lại tệp da-doi-di.txt ở đó.",
        ]
        out.answer(asdict(moved), lines)


def write_recovery_sheet(folder: DataFolder, options: argparse.Namespace, out: Answer) -> None:
    """Write the sheet that says what to do with a package."""
    if options.out.suffix.lower() != ".pdf":
        raise UsageError(f"Tên tệp “{options.out.name}” phải có đuôi .pdf.")
    # Imported here because it loads the PDF library, which most commands do not need.
    from desktop_app.services.keeping.recovery import save_recovery_sheet

    with opened(folder) as book:
        save_recovery_sheet(book, options.out, options.package, hand_line=options.hand_line)
    out.answer({"out": options.out}, [f"Đã ghi “{options.out}”."])


def _warnings(summary: backups.BackupSummary) -> list[str]:
    from desktop_app.services.keeping import backups

    return list(filter(None, [backups.missing_in_words(summary.missing_files), *summary.findings]))


def _asks_passphrase(options: argparse.Namespace) -> bool:
    return bool(options.passphrase or options.passphrase_file is not None)


def passphrase_of(options: argparse.Namespace, *, twice: bool = False) -> str:
    """Return the passphrase that was asked for, "" if none was. Raises UnreadableInput, UsageError."""
    if options.passphrase_file is not None:
        return _first_line(options.passphrase_file)
    if not options.passphrase:
        return ""
    return _typed(getpass.getpass, twice=twice)


def _typed(ask: Callable[[str], str], *, twice: bool) -> str:
    try:
        typed = ask("Mật khẩu: ")
        if twice and ask("Nhập lại mật khẩu: ") != typed:
            raise UsageError("Hai lần nhập mật khẩu không giống nhau.")
    except (EOFError, OSError) as problem:
        raise UsageError("Không hỏi được mật khẩu ở đây.", "Dùng --passphrase-file TỆP.") from problem
    return typed


def _first_line(path: Path) -> str:
    try:
        if str(path) == "-":
            return sys.stdin.readline().rstrip("\r\n")
        # Editors on Windows begin a text with a mark that nobody sees.
        with path.open(encoding="utf-8-sig") as stream:
            return stream.readline().rstrip("\r\n")
    except (OSError, ValueError) as problem:
        raise UnreadableInput(f"Không đọc được tệp mật khẩu “{path.name}”.") from problem
