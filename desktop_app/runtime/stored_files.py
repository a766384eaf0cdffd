"""Files kept by the hash of their content: the same file is kept once, and what is kept never changes."""

import hashlib
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from desktop_app.runtime import file_names
from desktop_app.runtime.files import FileNotWritten, written_whole
from desktop_app.runtime.private_files import private_folder

_BLOCK = 1 << 20
_HASH_LENGTH = 64
_LONGEST_NAME = 150
_UNNAMED = "tep"


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
            private_folder(folder)
            private_folder(target.parent)
            with written_whole(target, private=True, needed=len(content)) as stream:
                stream.write(content)
        except (FileNotWritten, OSError) as problem:
            # A folder made for it alone goes with it; one with other files stays.
            with suppress(OSError):
                target.parent.rmdir()
            if isinstance(problem, FileNotWritten):
                raise FileNotKept(problem.sentence.replace(target.name, name)) from problem
            raise FileNotKept(f"Không lưu được tệp “{name}” vào thư mục dữ liệu.") from problem
    return digest


def _nothing() -> None:
    pass


def copy_missing(source: Path, target: Path, *, private: bool, before_each: Callable[[], None] = _nothing) -> None:
    """Copy the kept files that `target` does not have yet from `source`.

    What does not lie there under the hash of its own content is not taken along: it is no kept file, or no longer one.
    Raises FileNotWritten, and what `before_each` raises.
    """
    for file in sorted(source.glob("??/*")):
        wanted = place_of(target, file.name)
        if wanted.name == file.name and not wanted.exists() and not file.is_symlink() and is_whole(file, file.name):
            before_each()
            for part in (target, wanted.parent):
                private_folder(part) if private else part.mkdir(parents=True, exist_ok=True)
            with written_whole(wanted, private=private, needed=file.stat().st_size) as stream:
                stream.write(file.read_bytes())


def place_of(folder: Path, digest: str) -> Path:
    """Return where the file with this hash lies: always within `folder`, whatever stands in place of a hash."""
    name = plain_hash(digest)
    return folder / name[:2] / name


def plain_hash(digest: str) -> str:
    """Return what a data file gives as a hash, cut to the hexadecimal digits of one; a hash stays as it is."""
    digits = "".join(letter for letter in str(digest) if letter in "0123456789abcdef")
    return digits[:_HASH_LENGTH].ljust(_HASH_LENGTH, "0")


def plain_name(name: str) -> str:
    """Return what is given as a file's name, cut to a name that any system takes and that leads to no other folder."""
    text = unicodedata.normalize("NFC", str(name)).replace("\\", "/").rstrip("/").rpartition("/")[2]
    # Control and format letters: among them those that turn "cod.exe" into what reads as "exe.doc".
    text = "".join(letter for letter in text if unicodedata.category(letter) not in ("Cc", "Cf", "Cs"))
    text = " ".join(file_names.SIGNS.sub("-", text).split()).strip(" .")
    stem, dot, suffix = text.rpartition(".")
    if dot and len(text) > _LONGEST_NAME:
        text = f"{stem[: _LONGEST_NAME - len(suffix[:10]) - 1].rstrip(' .')}.{suffix[:10]}"
    text = text[:_LONGEST_NAME].rstrip(" .")
    return f"{_UNNAMED} {text}".strip() if not text or file_names.DEVICES.fullmatch(text) else text


def is_whole(path: Path, digest: str) -> bool:
    """Return whether the file is there and still has the content it was kept with."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() == digest
    except OSError:
        return False
