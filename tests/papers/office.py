"""LibreOffice opens finished papers and workbooks: a look at what Word and Excel would make of them."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

import pypdf
from python_calamine import CalamineWorkbook

SOFFICE = shutil.which("soffice")
_SECONDS = 240
_LARGEST_KB = 200_000


def printed_by_office(papers: Iterable[Path], folder: Path) -> Mapping[str, pypdf.PdfReader]:
    """The papers as LibreOffice prints them, by their names without extension. AssertionError if it fails on one."""
    return {name: pypdf.PdfReader(file) for name, file in _converted(papers, folder, "pdf").items()}


def kept_by_office(workbooks: Iterable[Path], folder: Path) -> Mapping[str, CalamineWorkbook]:
    """The workbooks as LibreOffice understands them, by their names without extension.

    Only their cells' values and kinds are looked at, which it writes anew. AssertionError if it fails on one.
    """
    return {name: CalamineWorkbook.from_path(file) for name, file in _converted(workbooks, folder, "ods").items()}


def _converted(files: Iterable[Path], folder: Path, suffix: str) -> Mapping[str, Path]:
    assert SOFFICE
    sources = list(files)
    profile = (folder / "profile").as_uri()
    out = folder / "out"
    command = [SOFFICE, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", suffix]
    # No file it writes may grow without end, whatever it makes of a paper.
    limited = ["/bin/sh", "-c", f'ulimit -f {_LARGEST_KB * 2}; exec "$@"', "sh", *command]
    process = subprocess.Popen(
        [*limited, "--outdir", str(out), *map(str, sources)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        output, _ = process.communicate(timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise
    made = {source.stem: out / f"{source.stem}.{suffix}" for source in sources}
    missing = [name for name, file in made.items() if not file.is_file()]
    assert not missing, output.decode(errors="replace")
    return made
