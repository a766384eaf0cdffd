"""The way in: the window for `so-thi-dua [--data DIR] [PACKAGE.zip]`, the command line for everything else."""

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop_app.runtime.interpreter.garbage_collection import stop_collection
from desktop_app.runtime.paths import DataFolder, current_folder, default_data_folder

FAULT = 1
"""The exit status of a fault of the program."""
INTERRUPTED = 130
"""The exit status of a command that was broken off from the keyboard, as shells have it."""
NO_WINDOW = 2
"""The exit status when this machine, as it is, can show no window."""

_LIBRARIES = (
    "libegl1 libgl1 libdbus-1-3 libfontconfig1 libglib2.0-0 libxkbcommon0 libxkbcommon-x11-0 libxcb-cursor0 "
    "libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1"
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _have_streams()
    package = handed_package(arguments)
    folder = window_folder(arguments if package is None else arguments[:-1])
    if folder is None:
        try:
            from desktop_app import cli

            return cli.main(arguments)
        except KeyboardInterrupt:
            _say("Đã dừng theo yêu cầu (Ctrl+C). Việc đang làm dở không để lại gì trong sổ.")
            return INTERRUPTED
    if not has_display():
        return _say("Không có màn hình để mở cửa sổ (biến DISPLAY và WAYLAND_DISPLAY đều trống).")
    if package is None and is_open_already(folder):
        return 0
    stop_collection()
    try:
        from desktop_app import app
    except ModuleNotFoundError as fault:
        return _tell(fault, folder)
    except ImportError as problem:
        # What is missing is a library of the system that Qt is linked to; its name stands first in the loader's words.
        named = re.match(r"lib[\w.+-]+", problem.msg)
        return _say(
            f"Máy thiếu thư viện {named[0] if named else 'đồ họa'} nên không mở được cửa sổ.", *how_to_install()
        )
    except Exception as fault:
        return _tell(fault, folder)
    try:
        return app.run(folder, package)
    except Exception as fault:
        # Before the window is there nobody else hears of it; what happens in it is told over it.
        return _tell(fault, folder)


def window_folder(arguments: Sequence[str]) -> DataFolder | None:
    """Return the data folder if the arguments ask for the window, None if they are the command line's business."""
    match list(arguments):
        case []:
            return default_data_folder()
        case ["--data", name] if name:
            return current_folder(DataFolder(Path(name).absolute()))
        case [one] if one.startswith("--data=") and one != "--data=":
            return current_folder(DataFolder(Path(one.removeprefix("--data=")).absolute()))
    return None


def handed_package(arguments: Sequence[str]) -> Path | None:
    """Return the package that the window is asked to open, as a desktop asks when one is double-clicked."""
    named = arguments[-1] if arguments else ""
    if named.lower().endswith(".zip") and window_folder(arguments[:-1]) is not None:
        return Path(named).absolute()
    return None


def is_open_already(folder: DataFolder) -> bool:
    """Return whether this user's window on a folder is there and has come to the front, where one may be."""
    try:
        if not folder.lock.stat().st_size:
            return False
    except OSError:
        return False
    from desktop_app.runtime.instance_lock import call_holder

    if sys.platform == "win32":
        import ctypes

        # Only a program that was just started may give another one the right to stand before all windows.
        ctypes.windll.user32.AllowSetForegroundWindow(-1)
    return call_holder(folder.lock, folder.call)


def has_display() -> bool:
    """Return whether there is somewhere to show a window. Without, Qt would end the process by abort()."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"))


def how_to_install() -> list[str]:
    """Return the line that says how the system's libraries are installed, where that is known."""
    return [f"Cài bằng lệnh: sudo apt-get install {_LIBRARIES}"] if sys.platform.startswith("linux") else []


def _have_streams() -> None:
    """Give a program of Windows without a console somewhere to write what then nobody reads."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # for as long as the process lives


def _tell(fault: Exception, folder: DataFolder) -> int:
    """Log a fault by which no window comes to be, and tell its number; return the exit status."""
    from desktop_app.runtime.logs import log_to, record_fault

    log_to(folder.log)
    sentence = f"Chương trình gặp lỗi khi khởi động (mã {record_fault(fault)}). Dữ liệu đã lưu vẫn nguyên vẹn."
    _say(sentence)
    if sys.platform == "win32":
        import ctypes

        # Qt may be what is at fault; 0x10 is the sign of an error.
        ctypes.windll.user32.MessageBoxW(None, sentence, "Sổ Thi đua", 0x10)
    return FAULT


def _say(*lines: str) -> int:
    sys.stderr.write("\n".join(lines) + "\n")
    return NO_WINDOW


if __name__ == "__main__":
    sys.exit(main())
