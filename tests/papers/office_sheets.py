"""LibreOffice opens workbooks and keeps them as its own sheets: a look at what Excel would read in their cells."""

import os
import signal
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from python_calamine import CalamineWorkbook

from tests.papers.office import SOFFICE

_SECONDS = 120


def kept_by_office(workbooks: Iterable[Path], folder: Path) -> Mapping[str, CalamineWorkbook]:
    """The workbooks as LibreOffice understands them, by their names without extension.

    Only their cells' values and kinds are looked at, which it writes anew. AssertionError if it fails on one.
    """
    assert SOFFICE
    sources, out = list(workbooks), folder / "kept"
    profile = (folder / "profile").as_uri()
    command = [SOFFICE, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "ods"]
    process = subprocess.Popen(
        [*command, "--outdir", str(out), *map(str, sources)],
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
    made = {source.stem: out / f"{source.stem}.ods" for source in sources}
    missing = [name for name, file in made.items() if not file.is_file()]
    assert not missing, said.decode(errors="replace")
    return {name: CalamineWorkbook.from_path(file) for name, file in made.items()}
