"""Documents that LibreOffice, where it is installed, turns into Word documents: old Word files and OpenDocument."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_LONGEST: Final = 60.0
_PROGRAMS: Final = ("soffice", "libreoffice")
_FOLDERS: Final = ("ProgramFiles", "ProgramFiles(x86)")


def office_program() -> str | None:
    """Return the LibreOffice of this machine, None if there is none."""
    for name in _PROGRAMS:
        if path := shutil.which(name):
            return path
    for name in _FOLDERS:
        installed = Path(os.environ.get(name, "")) / "LibreOffice" / "program" / "soffice.exe"
        if os.environ.get(name) and installed.is_file():
            return str(installed)
    return None


@contextmanager
def as_word(path: Path, ending: str) -> Iterator[Path | None]:
    """Yield the document at `path` as a Word document in a folder that is removed afterwards, None if that failed.

    LibreOffice works on a copy named by its true `ending`, with settings of its own: beside another window of it, it
    would do nothing; macros do not run with settings as they come.
    """
    program = office_program()
    if program is None:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="so-thi-dua-", ignore_cleanup_errors=True) as folder:
        source = Path(folder) / f"van-ban{ending}"
        shutil.copyfile(path, source)
        command = [program, f"-env:UserInstallation={(Path(folder) / 'cai-dat').as_uri()}", "--headless", "--norestore"]
        command += ["--convert-to", "docx", "--outdir", folder, str(source)]
        try:
            subprocess.run(command, capture_output=True, check=False, timeout=_LONGEST, stdin=subprocess.DEVNULL)
        except (OSError, subprocess.TimeoutExpired):
            yield None
            return
        made = source.with_suffix(".docx")
        yield made if made.is_file() else None
