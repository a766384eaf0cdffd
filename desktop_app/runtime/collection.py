"""The collector of reference cycles, kept away while long lists of rows are made."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collection_paused() -> Iterator[None]:
    """Keep the collector of reference cycles from looking at rows while they pile up; reading makes no cycles.

    It would look at all of them again and again: a tenth of the time of reading a long list.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
