"""Lazy imports: nothing of them is there before it is used, and then it is the module itself."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.runtime.interpreter.lazy_imports import lazily_imported

NAME = "weighty"
SOURCE = """
LOADED = "yes"


def doubled(number):
    return 2 * number
"""


@pytest.fixture(autouse=True)
def weighty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    (tmp_path / f"{NAME}.py").write_text(SOURCE, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield
    sys.modules.pop(NAME, None)


def test_nothing_is_loaded_until_something_is_asked_for() -> None:
    with lazily_imported({NAME: ["doubled"]}):
        taken = importlib.import_module(NAME)
        function = taken.doubled
    assert NAME not in sys.modules
    assert not hasattr(taken, "__path__")
    assert NAME not in sys.modules
    assert function(4) == 8
    assert sys.modules[NAME].LOADED == "yes"


def test_whoever_asks_for_more_gets_it_of_the_module_itself() -> None:
    with lazily_imported({NAME: []}):
        taken = importlib.import_module(NAME)
        assert taken.doubled(3) == 6
        assert importlib.import_module(NAME) is not taken
    assert taken.LOADED == "yes"
    assert sys.modules[NAME].doubled is taken.doubled


def test_a_module_that_is_there_already_stays() -> None:
    there = importlib.import_module(NAME)
    with lazily_imported({NAME: []}):
        assert importlib.import_module(NAME) is there
    assert sys.modules[NAME] is there


def test_the_module_can_be_imported_as_ever_afterwards() -> None:
    with lazily_imported({NAME: []}):
        importlib.import_module(NAME)
    assert importlib.import_module(NAME).LOADED == "yes"


def test_what_the_module_has_not_is_refused_in_its_own_words() -> None:
    with lazily_imported({NAME: []}):
        taken = importlib.import_module(NAME)
    with pytest.raises(AttributeError, match="module 'weighty' has no attribute 'lighter'"):
        _ = taken.lighter
