"""Files written where the clerk wants them: whole, or not at all, with an error that says why."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from desktop_app.domain.errors import UnwritableOutput
from desktop_app.runtime.files import FileNotWritten, written_whole


@contextmanager
def output(path: Path, needed: int = 0) -> Iterator[BinaryIO]:
    """Yield a binary stream whose content replaces `path` at the end. Raises UnwritableOutput; then nothing changes.

    On a full disk that says how many bytes are `needed`, where that is known.
    """
    try:
        with written_whole(path, needed=needed) as stream:
            yield stream
    except FileNotWritten as problem:
        raise UnwritableOutput(problem.sentence) from problem
