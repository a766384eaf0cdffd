"""LibreOffice opens finished papers and prints them to PDF: a look at what Word and Excel would make of them."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

import pypdf

SOFFICE = shutil.which("soffice")
_SECONDS = 240
_LARGEST_KB = 200_000


def printed_by_office(papers: Iterable[Path], folder: Path) -> Mapping[str, pypdf.PdfReader]:
    """The papers as LibreOffice prints them, by their names without extension. AssertionError if it fails on one."""
    assert SOFFICE
    sources = list(papers)
    profile = (folder / "profile").as_uri()
    out = folder / "out"
    command = [SOFFICE, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "pdf"]
    # No file it writes may grow without end, whatever it makes of a paper.
    limited = ["/bin/sh", "-c", f'ulimit -f {_LARGEST_KB * 2}; exec "$@"', "sh", *command]
    process = subprocess.Popen(
        [*limited, "--outdir", str(out), *map(str, sources)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        said, _ = process.communicate(timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise
    made = {source.stem: out / f"{source.stem}.pdf" for source in sources}
    missing = [name for name, file in made.items() if not file.is_file()]
    assert not missing, said.decode(errors="replace")
    return {name: pypdf.PdfReader(file) for name, file in made.items()}
