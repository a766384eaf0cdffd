"""What holds while the sources are read."""

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def no_garbage_in_trees() -> Iterator[None]:
    """Let no search for garbage go through the trees of the sources, of which none refers back to itself."""
    gc.disable()
    yield
    gc.enable()
