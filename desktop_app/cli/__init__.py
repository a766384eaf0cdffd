"""The command line: the same services without a window, for scripts, schedules and checks.

Results go to stdout (with --json for machines), sentences about them to stderr. Exit status: 0 done, 2 wrong usage,
3 bad input (nothing was changed), 4 the data folder cannot be used, 1 a fault of the program,
130 broken off by Ctrl+C.
"""

import argparse
import io
import logging
import os
import sys
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop_app.cli.answer import Answer
from desktop_app.cli.grammar import parser
from desktop_app.domain.errors import (
    BookDamaged,
    BookInUse,
    BookLost,
    BookMoved,
    ClerkError,
    NoBook,
    PracticePlace,
    SettingDamaged,
    UnreadableInput,
    UsageError,
)
from desktop_app.domain.shown import shown
from desktop_app.runtime.logs import log_to, record_fault
from desktop_app.runtime.paths import DataFolder, current_folder, default_data_folder
from desktop_app.services.book import hearing, viewing, working_as


def main(arguments: Sequence[str]) -> int:
    """Carry out one command and return the exit status."""
    _speak_utf8()
    _silence_libraries()
    folder = default_data_folder()
    try:
        options = parser().parse_args(arguments)
        folder = _data_folder(options.data)
        _refuse_bytes(options)
        with (
            working_as(options.operator or ""),
            viewing(only=options.view),
            hearing(lambda sentence: print(shown(sentence), file=sys.stderr)),
        ):
            options.run(folder, options, Answer(as_json=options.json))
        sys.stdout.flush()
    except ClerkError as problem:
        for sentence in filter(None, (problem.message, _hint(problem, folder))):
            print(shown(sentence), file=sys.stderr)
        return problem.exit_status
    except SystemExit as ending:
        # argparse ends by itself after --help.
        return int(ending.code or 0)
    except BrokenPipeError:
        # The reader closed the pipe ("| head"); without this Python would fail again when it flushes stdout at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as fault:
        log_to(folder.log)
        print(f"Chương trình gặp lỗi (mã {record_fault(fault)}). Dữ liệu đã lưu vẫn nguyên vẹn.", file=sys.stderr)
        return 1
    return 0


def _data_folder(name: str | None) -> DataFolder:
    if name is None:
        return default_data_folder()
    if not name.strip() or "\0" in name:
        raise UsageError("Tên thư mục dữ liệu để trống hoặc có ký tự không dùng được.")
    return current_folder(DataFolder(Path(name)))


def _hint(problem: ClerkError, folder: DataFolder) -> str:
    """Return what to do about a problem, as a command where there is one."""
    if isinstance(problem, BookLost):
        if problem.backup:
            return f'Phục hồi bằng lệnh: so-thi-dua --data "{folder.root}" restore "{problem.backup}"'
    elif isinstance(problem, BookDamaged):
        command = f'so-thi-dua --data "{folder.root}"'
        restore = f'; hoặc phục hồi: {command} restore "{problem.backup}"' if problem.backup else ""
        return f"Cứu những gì còn đọc được: {command} check --repair{restore}"
    elif isinstance(problem, BookInUse):
        return f'Chờ người kia đóng sổ; chỉ xem, không ghi thì: so-thi-dua --data "{folder.root}" --view LỆNH'
    elif isinstance(problem, BookMoved):
        return f'{problem.hint} Dùng lại chỗ này thì: so-thi-dua --data "{folder.root}" move --back'
    elif isinstance(problem, NoBook):
        return f'Tạo sổ mới bằng lệnh: so-thi-dua --data "{folder.root}" init'
    elif isinstance(problem, PracticePlace):
        return f"{problem.hint} Lập sổ thực hành: so-thi-dua init --practice"
    elif isinstance(problem, SettingDamaged):
        return f'{problem.hint} Bỏ phần hỏng bằng lệnh: so-thi-dua --data "{folder.root}" check --repair'
    return " ".join(filter(None, (problem.hint, *_typed(problem))))


def _typed(problem: ClerkError) -> Iterator[str]:
    """Yield what is typed for the choices that a refusal names by their labels, and where their ids are shown."""
    if problem.options:
        flags = ", ".join(f"--{name.replace('_', '-')}" for name in problem.options)
        yield f"Trên dòng lệnh: {flags}."
    if problem.lists:
        yield f"Mã số: xem {', '.join(f'list {name}' for name in problem.lists)} với --json."


def _refuse_bytes(options: argparse.Namespace) -> None:
    """Refuse options and names of files that are no text: neither records nor labels hold bytes.

    Raises UsageError, UnreadableInput.
    """
    for name, given in vars(options).items():
        for value in given if isinstance(given, list | tuple) else [given]:
            if name == "data" or not isinstance(value, str | Path) or _is_text(str(value)):
                continue
            if isinstance(value, Path):
                raise UnreadableInput(f"Tên tệp “{value}” có ký tự không phải UTF-8.", "Đổi tên tệp rồi thử lại.")
            raise UsageError(f"“{value}” có ký tự không phải UTF-8.")


def _is_text(text: str) -> bool:
    return not any("\ud800" <= sign <= "\udfff" for sign in text)


def _silence_libraries() -> None:
    # What readers of office files and PDF warn of is in English, and for whoever wrote them.
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    logging.lastResort = logging.NullHandler()


def _speak_utf8() -> None:
    # Windows' consoles and pipes default to code pages that lack Vietnamese letters; and to name a folder whose name is
    # no text must not end in a fault.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
