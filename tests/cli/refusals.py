"""Commands that are refused, whichever they are."""

from pathlib import Path

import pytest

from desktop_app.cli import main
from desktop_app.runtime.paths import DataFolder
from tests.books import dump_file


def assert_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], status: int, says: str
) -> None:
    """Give a command and check its status, that its first line says these words, and that nothing was changed."""
    before = dump_file(DataFolder(folder).database)
    assert main(["--data", str(folder), *words, "--json"]) == status
    output = capsys.readouterr()
    assert output.out == ""
    assert says in output.err.splitlines()[0]
    assert dump_file(DataFolder(folder).database) == before
