"""Files kept by the hash of their content: the same file is kept once, and what is kept never changes."""

import hashlib
from pathlib import Path

from desktop_app.runtime.files import FileNotWritten, written_whole

_BLOCK = 1 << 20


class FileNotKept(Exception):
    """A file could not be taken in. `sentence` says why, in Vietnamese."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def keep_file(source: Path, folder: Path, largest: int) -> tuple[str, int]:
    """Copy a file into `folder` under its hash; return the hash and the size. Raises FileNotKept."""
    try:
        if source.is_dir():
            raise FileNotKept(f"“{source.name}” là một thư mục, không phải tệp.")
        if source.stat().st_size > largest:
            raise FileNotKept(f"Tệp “{source.name}” lớn hơn {largest // _BLOCK} MB, không lưu vào sổ được.")
        content = source.read_bytes()
    except OSError as problem:
        raise FileNotKept(f"Không đọc được tệp “{source.name}”.") from problem
    return keep_content(content, folder, source.name), len(content)


def keep_content(content: bytes, folder: Path, name: str) -> str:
    """Keep a file's content in `folder` under its hash and return that; `name` is what a sentence calls it.

    Raises FileNotKept.
    """
    digest = hashlib.sha256(content).hexdigest()
    target = place_of(folder, digest)
    if not target.exists():
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with written_whole(target) as stream:
                stream.write(content)
        except FileNotWritten as problem:
            raise FileNotKept(problem.sentence) from problem
        except OSError as problem:
            raise FileNotKept(f"Không lưu được tệp “{name}” vào thư mục dữ liệu.") from problem
    return digest


def copy_missing(source: Path, target: Path) -> None:
    """Copy the kept files that `target` does not have yet from `source`. Raises FileNotWritten."""
    for kept in sorted(source.glob("??/*")):
        wanted = place_of(target, kept.name)
        if not wanted.exists():
            wanted.parent.mkdir(parents=True, exist_ok=True)
            with written_whole(wanted) as stream:
                stream.write(kept.read_bytes())


def place_of(folder: Path, digest: str) -> Path:
    """Return where the file with this hash lies."""
    return folder / digest[:2] / digest


def is_whole(path: Path, digest: str) -> bool:
    """Return whether the file is there and still has the content it was kept with."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() == digest
    except OSError:
        return False
