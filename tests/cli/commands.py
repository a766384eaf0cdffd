"""Commands carried out in this process, answered as if each had been a process of its own."""

from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from subprocess import CompletedProcess

from desktop_app.cli import main


def run(folder: Path, *words: str | Path) -> CompletedProcess[str]:
    """Carry out one command on a data folder; return its exit status and what it printed."""
    arguments = ["--data", *map(str, (folder, *words))]
    with redirect_stdout(StringIO()) as output, redirect_stderr(StringIO()) as errors:
        status = main(arguments)
    return CompletedProcess(arguments, status, output.getvalue(), errors.getvalue())
