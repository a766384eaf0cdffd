"""Files written whole or not at all."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from desktop_app.runtime import file_names
from desktop_app.runtime.disk_room import is_full, no_room_words

_SENTENCES = {
    errno.EACCES: "Không ghi được tệp “{name}”: không có quyền ghi, hoặc tệp đang mở ở chương trình khác.",
    errno.EPERM: "Không ghi được tệp “{name}”: không có quyền ghi, hoặc tệp đang mở ở chương trình khác.",
    errno.EROFS: "Không ghi được tệp “{name}”: ổ đĩa chỉ cho đọc.",
    errno.ENOENT: "Không ghi được tệp “{name}”: thư mục “{folder}” không có.",
    errno.ENOTDIR: "Không ghi được tệp “{name}”: “{folder}” không phải là thư mục.",
    errno.EISDIR: "Không ghi được tệp “{name}”: đã có thư mục trùng tên.",
    errno.ENAMETOOLONG: "Không ghi được tệp “{name}”: tên tệp quá dài.",
}


class FileNotWritten(Exception):
    """A file could not be written; nothing of it was left behind. `sentence` says why, in Vietnamese."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def _not_written(path: Path, problem: OSError, needed: int = 0) -> FileNotWritten:
    if problem.errno in (errno.ENOENT, errno.ENAMETOOLONG) and (too_long := file_names.length_refusal(path)):
        return FileNotWritten(too_long)
    if is_full(problem):
        return FileNotWritten(f"Không ghi được tệp “{path.name}”: {no_room_words(problem, path.parent, needed)}.")
    sentence = _SENTENCES.get(problem.errno or 0, "Không ghi được tệp “{name}” vào “{folder}”.")
    return FileNotWritten(sentence.format(name=path.name, folder=path.parent))


@contextmanager
def written_whole(path: Path, *, private: bool = False, needed: int = 0) -> Iterator[BinaryIO]:
    """Yield a binary stream whose content replaces `path` at the end, flushed to disk; on any error nothing changes.

    Others may read it as they may read other files, unless it is `private`. Raises FileNotWritten for what the machine
    refuses; on a full disk that says how many bytes are `needed`, where that is known.
    """
    with placed_whole(path, private=private, needed=needed) as aside, aside.open("r+b") as stream:
        yield stream


@contextmanager
def placed_whole(path: Path, *, private: bool = False, needed: int = 0) -> Iterator[Path]:
    """Yield an empty file aside, for whoever writes by its name; it replaces `path` as in `written_whole`."""
    refusal = file_names.refusal(path.name)
    if refusal:
        raise FileNotWritten(refusal)
    try:
        if not path.name or path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "")
        if path.exists() and not path.is_file():
            raise FileNotWritten(f"Không ghi được tệp “{path.name}”: đó là một thiết bị của máy, không phải tệp.")
        handle, aside_name = tempfile.mkstemp(prefix=f".{path.name[:40]}-", suffix=".tmp", dir=path.parent)
    except ValueError as problem:
        raise FileNotWritten(f"Không ghi được tệp “{path.name}”: tên tệp có ký tự không dùng được.") from problem
    except OSError as problem:
        raise _not_written(path, problem, needed) from problem
    aside = Path(aside_name)
    try:
        try:
            os.close(handle)
            yield aside
            with aside.open("r+b") as stream:
                os.fsync(stream.fileno())
            if not private:
                _like_other_files(aside, path)
            os.replace(aside, path)
        except OSError as problem:
            # What was written of it counts as free again.
            with suppress(OSError):
                aside.unlink()
            raise _not_written(path, problem, needed) from problem
        _flush_folder(path.parent)
    finally:
        with suppress(FileNotFoundError):
            aside.unlink()


def _like_other_files(aside: Path, path: Path) -> None:
    # mkstemp makes files only their owner may read; a printed list is an ordinary file.
    if os.name == "posix":
        umask = os.umask(0)
        os.umask(umask)
        aside.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~umask)


def _flush_folder(folder: Path) -> None:
    # On Windows a folder cannot be opened; the file system does this by itself there.
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
