"""The whole window of a program, driven by its keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.books import copied_book, fill
from tests.ui.frame.test_main_window import Run
from tests.ui.keyboard import Keys


@pytest.fixture
def keys(qtbot: QtBot, tmp_path: Path) -> Iterator[Keys[Run]]:
    """The keyboard of a program over a book with every kind of record."""
    copied_book(tmp_path / "book", fill)
    run = Run(qtbot, tmp_path / "book").start()
    run.settle()
    yield Keys(run)
    run.close()
