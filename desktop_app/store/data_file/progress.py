"""How work on files that may be long tells how far it is, and is stopped."""

from collections.abc import Callable
from typing import Any

from desktop_app.domain.errors import Cancelled

type Report = Callable[[int], bool]
"""Called with how much is done; returns whether to go on."""

_BLOCK = 1 << 20


def to_the_end(_: int) -> bool:
    """Report to nobody: what is begun is done."""
    return True


def go_on(report: Report, count: int = 0) -> None:
    """Tell how much is done. Raises Cancelled if the answer is to stop."""
    if not report(count):
        raise Cancelled


def pour(source: Any, target: Any, report: Report) -> None:  # noqa: ANN401 - files, and parts of packages without types
    """Write what is left of one stream to another, block by block. Raises Cancelled."""
    done = 0
    while block := source.read(_BLOCK):
        done += len(block)
        go_on(report, done)
        target.write(block)
