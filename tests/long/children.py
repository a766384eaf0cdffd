"""Children of this process, which can die at any moment."""

import os
import sys
from collections.abc import Callable


def forked(work: Callable[[], object]) -> int:
    """Do something in a child of this process; return the child."""
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        return pid
    status = 1
    try:
        work()
        status = 0
    finally:
        os._exit(status)


def ended_with(pid: int) -> int:
    """Wait for a child and return its exit status, that of a signal as a negative number."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
