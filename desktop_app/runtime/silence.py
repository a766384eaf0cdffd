"""Keep what a compiled library prints of its own crash from the terminal; it does not ask Python where that goes."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_STDERR: Final = 2
_ONE_AT_A_TIME = threading.Lock()


@contextmanager
def silent_stderr() -> Iterator[None]:
    """Send whatever the process writes to stderr meanwhile to nowhere; one thread at a time, others wait.

    Where there is no stderr, as in a program without a console, there is nothing to do.
    """
    with _ONE_AT_A_TIME:
        try:
            terminal = os.dup(_STDERR)
        except OSError:
            yield
            return
        try:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, _STDERR)
            os.close(nowhere)
            yield
        finally:
            os.dup2(terminal, _STDERR)
            os.close(terminal)
